"""Days, months and numbers as offices type them; the unclear is asked."""

from __future__ import annotations

from datetime import date, time
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.dates import (
    doc_date,
    doc_slash,
    month_name,
    number_text,
    parse_date,
    parse_month,
    parse_number,
    parse_whole,
    parse_year,
    short_date,
    time_words,
    weekday_name,
)
from models.rules.errors import Refused

TODAY = date(2027, 5, 3)
DAYS = st.dates(date(1900, 1, 1), date(2028, 12, 31))


def refusal(read, *args) -> Refused:
    with pytest.raises(Refused) as caught:
        read(*args)
    return caught.value


@pytest.mark.parametrize(
    "typed",
    [
        "05/02/2026",
        "5/2/2026",
        "05-02-2026",
        "5.2.2026",
        "05 02 2026",
        "05022026",
        "2026-02-05",
        "2026-2-5",
        " ngày 05 tháng 02 năm 2026 ",
        "Ngày 5/2/2026",
        "０５／０２／２０２６",
    ],
)
def test_a_whole_day_is_read(typed: str) -> None:
    assert parse_date(typed, TODAY) == date(2026, 2, 5)


@given(DAYS)
def test_what_is_written_is_read_back(day: date) -> None:
    for text in (short_date(day), doc_date(day), doc_slash(day), day.isoformat(), day.strftime("%d%m%Y")):
        assert parse_date(text, TODAY) == day


@pytest.mark.parametrize("typed", ["31/2/2026", "31/2", "0/5/2026", "5/13/2026", "29/02/2026", "31/04/27", "32012026"])
def test_no_such_day(typed: str) -> None:
    refused = refusal(parse_date, typed, TODAY)
    assert (refused.code, refused.values) == ("date_impossible", {"text": typed})


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("3/2", (date(2027, 2, 3), date(2026, 2, 3))),
        ("ngày 3 tháng 2", (date(2027, 2, 3), date(2026, 2, 3))),
        ("29/2", (date(2024, 2, 29), date(2020, 2, 29))),
        ("3/2/26", (date(2026, 2, 3), date(1926, 2, 3))),
        ("3/2/28", (date(2028, 2, 3), date(1928, 2, 3))),
        ("3/2/29", (date(1929, 2, 3),)),
        ("29/2/00", (date(2000, 2, 29),)),
        ("", ()),
        ("hôm qua", ()),
        ("2026", ()),
        ("030226", ()),
        ("5/2/2026x", ()),
        ("5/2/202", ()),
        ("5/2/1", ()),
        ("005/2/2026", ()),
        ("5/2026", ()),
        ("2026/02/2026", ()),
        ("1/2/3/2026", ()),
        ("5/2/123456789", ()),
    ],
)
def test_an_unclear_day_is_asked(typed: str, candidates: tuple[date, ...]) -> None:
    refused = refusal(parse_date, typed, TODAY)
    assert (refused.code, refused.values) == ("date_unclear", {"text": typed, "candidates": candidates})


@pytest.mark.parametrize("typed", ["31/12/1899", "01/01/2029", "5/2/9999"])
def test_a_far_day_is_refused(typed: str) -> None:
    refused = refusal(parse_date, typed, TODAY)
    assert (refused.code, refused.values) == ("date_far", {"text": typed, "low": 1900, "high": 2028})


def test_the_edges_are_near() -> None:
    assert parse_date("01/01/1900", TODAY) == date(1900, 1, 1)
    assert parse_date("31/12/2028", TODAY) == date(2028, 12, 31)


@pytest.mark.parametrize("typed", ["05/2027", "5/2027", "052027", "2027-05", "2027-5", "tháng 5 năm 2027", "5.2027"])
def test_a_month_is_read(typed: str) -> None:
    assert parse_month(typed) == (2027, 5)


@pytest.mark.parametrize(
    "typed", ["13/2027", "0/2027", "5", "", "5/27", "005/2027", "5/1899", "5/2101", "05/05/2027", "x/2027", "2027/2027"]
)
def test_an_unclear_month_is_refused(typed: str) -> None:
    refused = refusal(parse_month, typed)
    assert (refused.code, refused.values) == ("month_unclear", {"text": typed})


def test_the_edges_of_months_and_years() -> None:
    assert parse_month("1/1900") == (1900, 1)
    assert parse_month("12/2100") == (2100, 12)
    assert parse_year("1900") == 1900
    assert parse_year(" năm 2100") == 2100


@pytest.mark.parametrize("typed", ["84", "1899", "2101", "", "19 84", "1984?x", "01984"])
def test_an_unclear_year_is_refused(typed: str) -> None:
    refused = refusal(parse_year, typed)
    assert (refused.code, refused.values) == ("year_unclear", {"text": typed})


@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("0", "0"),
        ("1234567", "1234567"),
        ("1.234,5", "1234.5"),
        ("1 234", "1234"),
        ("1\u00a0234\u202f567,25", "1234567.25"),
        ("85.000.000 đồng", "85000000"),
        ("85.000.000đ", "85000000"),
        ("2.300.000 VNĐ", "2300000"),
        ("85,000,000", "85000000"),
        ("1,234.5", "1234.5"),
        ("1,8", "1.8"),
        ("12,25", "12.25"),
        ("0,125", "0.125"),
        ("1234,567", "1234.567"),
        ("-5", "-5"),
        ("\u22121.000", "-1000"),
        (" 1.234 ", "1234"),
    ],
)
def test_a_number_is_read(typed: str, number: str) -> None:
    assert parse_number(typed) == Decimal(number)


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [
        ("1,234", ("1234", "1.234")),
        ("-85,000", ("-85000", "-85.000")),
        ("1.5", ("1.5",)),
        ("12.34", ("12.34",)),
        ("1234.567", ("1234.567",)),
        ("", ()),
        ("đồng", ()),
        ("abc", ()),
        ("12.34.567", ()),
        ("1.234 567", ()),
        ("1,2,3", ()),
        ("+5", ()),
        ("--5", ()),
        ("1e5", ()),
        ("٣٤", ()),
        ("5 kg", ()),
    ],
)
def test_an_unclear_number_is_asked(typed: str, candidates: tuple[str, ...]) -> None:
    refused = refusal(parse_number, typed)
    assert refused.code == "number_unclear"
    assert refused.values == {"text": typed, "candidates": tuple(map(Decimal, candidates))}


def test_whole_numbers() -> None:
    assert parse_whole("85.000.000 đồng") == 85_000_000
    assert parse_whole("12,0") == 12
    refused = refusal(parse_whole, "1,5")
    assert (refused.code, refused.values) == ("number_not_whole", {"text": "1,5"})
    assert refusal(parse_whole, "năm").code == "number_unclear"


@given(st.integers(-(10**15), 10**15))
def test_a_whole_number_is_read_back(number: int) -> None:
    assert parse_whole(number_text(number)) == number


# Three decimals after up to three digits are the one form that is asked about.
@given(st.decimals(-(10**9), 10**9, places=2) | st.decimals(1000, 10**9, places=3))
def test_a_decimal_is_read_back(number: Decimal) -> None:
    assert parse_number(number_text(number)) == number


def test_numbers_as_offices_write_them() -> None:
    assert number_text(85_000_000) == "85.000.000"
    assert number_text(999) == "999"
    assert number_text(Decimal("1234.50")) == "1.234,50"


@pytest.mark.parametrize(
    ("day", "words", "slash"),
    [
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026", "05/02/2026"),
        (date(2026, 5, 27), "ngày 27 tháng 5 năm 2026", "27/5/2026"),
        (date(2025, 7, 9), "ngày 09 tháng 7 năm 2025", "09/7/2025"),
        (date(2026, 10, 9), "ngày 09 tháng 10 năm 2026", "09/10/2026"),
        (date(2026, 1, 10), "ngày 10 tháng 01 năm 2026", "10/01/2026"),
        (date(2026, 3, 1), "ngày 01 tháng 3 năm 2026", "01/3/2026"),
    ],
)
def test_dates_of_documents(day: date, words: str, slash: str) -> None:
    assert doc_date(day) == words
    assert doc_slash(day) == slash


def test_dates_of_screens() -> None:
    assert short_date(date(2027, 5, 3)) == "03/05/2027"
    assert [weekday_name(date(2027, 5, day)) for day in (3, 4, 5, 6, 7, 8, 9)] == [
        "thứ Hai",
        "thứ Ba",
        "thứ Tư",
        "thứ Năm",
        "thứ Sáu",
        "thứ Bảy",
        "Chủ nhật",
    ]
    assert [month_name(month) for month in range(1, 13)] == [f"tháng {month}" for month in range(1, 13)]
    assert time_words(time(7, 30)) == "7 giờ 30"
    assert time_words(time(14, 5)) == "14 giờ 05"
