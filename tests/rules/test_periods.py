"""Months, half-years, years; their order, cut-off, and what is told in the next one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.errors import BugError, Refused
from models.rules.periods import HALF, MONTH, YEAR, Period, belongs_late, cutoff, told_in

LENGTHS = st.sampled_from([MONTH, HALF, YEAR])
PERIODS = st.builds(Period.for_cycle, st.dates(date(1900, 1, 1), date(2100, 12, 31)), LENGTHS)


@pytest.mark.parametrize(
    ("key", "label", "wording", "short", "first", "last"),
    [
        ("2027-05", "tháng 5 năm 2027", "tháng {month} năm {year}", "5/2027", date(2027, 5, 1), date(2027, 5, 31)),
        ("2028-02", "tháng 2 năm 2028", "tháng {month} năm {year}", "2/2028", date(2028, 2, 1), date(2028, 2, 29)),
        (
            "2027-H1",
            "6 tháng đầu năm 2027",
            "6 tháng đầu năm {year}",
            "6T đầu 2027",
            date(2027, 1, 1),
            date(2027, 6, 30),
        ),
        (
            "2027-H2",
            "6 tháng cuối năm 2027",
            "6 tháng cuối năm {year}",
            "6T cuối 2027",
            date(2027, 7, 1),
            date(2027, 12, 31),
        ),
        ("2027-Q2", "quý II năm 2027", "quý II năm {year}", "Q2/2027", date(2027, 4, 1), date(2027, 6, 30)),
        ("2027", "năm 2027", "năm {year}", "2027", date(2027, 1, 1), date(2027, 12, 31)),
    ],
)
def test_a_period_names_itself(key: str, label: str, wording: str, short: str, first: date, last: date) -> None:
    period = Period.parse(key)
    assert (period.key, period.label, period.wording, period.short) == (key, label, wording, short)
    assert (period.first, period.last, period.year) == (first, last, first.year)
    assert period.months == tuple(range(first.month, last.month + 1))


def test_keys_are_read_kindly() -> None:
    assert Period.parse(" 2027-h1 ").key == "2027-H1"


@pytest.mark.parametrize(
    "key",
    [
        "",
        "2027-13",
        "2027-00",
        "2027-5",
        "2027-H3",
        "2027-Q5",
        "2027-Q0",
        "2027-",
        "0000",
        "0000-01",
        "27",
        "5/2027",
        "2027-05-01",
    ],
)
def test_unclear_keys_are_refused(key: str) -> None:
    with pytest.raises(Refused) as caught:
        Period.parse(key)
    assert (caught.value.code, caught.value.values) == ("period_unclear", {"text": key})


@pytest.mark.parametrize(
    "parts",
    [(2027, 5, 6), (2027, 6, 12), (2027, 13, 1), (2027, 0, 1), (2027, 4, 2), (0, 5, 1), (10000, 5, 1)],
)
def test_no_crooked_period(parts: tuple[int, int, int]) -> None:
    with pytest.raises(BugError):
        Period(*parts)


def test_the_calendars_own_ends() -> None:
    assert Period.parse("0001-01") == Period(1, 1)
    assert Period.parse("9999-12").last == date.max


def test_no_crooked_cycle() -> None:
    with pytest.raises(BugError):
        Period.for_cycle(date(2027, 5, 1), 3)


def test_a_half_year_follows_its_months() -> None:
    keys = ["2026", "2027-01", "2027-06", "2027-H1", "2027-07", "2027-12", "2027-H2", "2027", "2028-01"]
    assert [period.key for period in sorted(map(Period.parse, reversed(keys)))] == keys


@given(PERIODS)
def test_the_key_reads_back(period: Period) -> None:
    assert Period.parse(period.key) == period


@given(PERIODS)
def test_neighbours_touch(period: Period) -> None:
    later = period.next()
    assert later.previous() == period < later
    assert later.length == period.length == len(period.months)
    assert later.first == period.last + timedelta(days=1)


@given(st.dates(date(1900, 1, 1), date(2100, 12, 31)), LENGTHS)
def test_the_cycle_holds_the_day(day: date, length: int) -> None:
    period = Period.for_cycle(day, length)
    assert period.length == length
    assert period.contains(day)
    assert not period.next().contains(day) and not period.previous().contains(day)


@pytest.mark.parametrize(
    ("key", "day", "expected"),
    [
        ("2027-05", 20, date(2027, 5, 20)),
        ("2027-05", None, date(2027, 5, 31)),
        ("2027-02", 31, date(2027, 2, 28)),
        ("2027-02", 0, date(2027, 2, 1)),
        ("2027-H1", 25, date(2027, 6, 25)),
        ("2027", 15, date(2027, 12, 15)),
    ],
)
def test_cut_off(key: str, day: int | None, expected: date) -> None:
    assert cutoff(Period.parse(key), day) == expected


def test_late_is_after_the_closing() -> None:
    assert not belongs_late(date(2027, 6, 5), None)
    assert not belongs_late(date(2027, 5, 20), date(2027, 5, 20))
    assert belongs_late(date(2027, 5, 21), date(2027, 5, 20))


@pytest.mark.parametrize(
    ("key", "entered", "closed", "told"),
    [
        ("2027-05", date(2027, 6, 5), None, "2027-05"),
        ("2027-05", date(2027, 5, 19), date(2027, 5, 20), "2027-05"),
        ("2027-05", date(2027, 5, 22), date(2027, 5, 20), "2027-06"),
        ("2027-05", date(2027, 9, 1), date(2027, 5, 31), "2027-09"),
        ("2027-12", date(2028, 1, 2), date(2027, 12, 31), "2028-01"),
        ("2027-H1", date(2027, 7, 2), date(2027, 6, 30), "2027-H2"),
    ],
)
def test_a_late_entry_is_told_later(key: str, entered: date, closed: date | None, told: str) -> None:
    assert told_in(Period.parse(key), entered, closed).key == told
