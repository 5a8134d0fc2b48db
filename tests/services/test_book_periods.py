from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
import slip_kit
from luot_kit import Desk, refused

from models.rules import seal
from models.rules.errors import Refused
from models.services import books, care, counting, history, honours, periods, rounds, settings, units
from models.tables.honours import Book, BookPeriod, HonourEntry


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        yield made


def fact(desk: Desk, key: str) -> periods.PeriodFact:
    return next(f for f in periods.listed(desk.office, desk.book()) if f.key == key)


def stored(key: str) -> BookPeriod:
    return BookPeriod.get(BookPeriod.period == key)


def codes(desk: Desk, key: str) -> dict[str, int]:
    return {p.code: p.values["count"] for p in periods.points(desk.office, desk.book(), key)}


def test_a_book_has_the_periods_of_its_units_cycle(desk: Desk) -> None:
    told = periods.listed(desk.office, desk.book())
    assert [f.key for f in told] == [f"2026-{month:02d}" for month in range(1, 13)]
    assert (told[4].label, told[4].numbers, told[4].first, told[4].closed_on) == ("tháng 5 năm 2026", 0, None, None)
    units.save(desk.office, builders.named("Đảng uỷ xã Yên Bình"), {"cycle": "6 tháng"})
    assert [f.key for f in periods.listed(desk.office, desk.book())] == ["2026-H1", "2026-H2"]
    units.save(desk.office, builders.named("Chi bộ Nà Lốc"), {"cycle": ""})
    cell = books.unit_book(desk.office, builders.named("Chi bộ Nà Lốc"), 2026)
    assert len(periods.listed(desk.office, cell.uuid)) == 12
    village = builders.unit(desk.office, "Thôn Nà Lốc", "village")
    assert len(periods.listed(desk.office, books.unit_book(desk.office, village, 2026).uuid)) == 12


def test_a_period_of_another_length_stands_after_its_months_once_it_holds_numbers(desk: Desk) -> None:
    rounds.enter(desk.office, desk.round(desk.luot(), kind="half", period="2026-H1"))
    keys = [f.key for f in periods.listed(desk.office, desk.book())]
    assert keys[5:7] == ["2026-06", "2026-H1"]


def test_the_cut_off_is_a_setting(desk: Desk) -> None:
    assert fact(desk, "2026-02").cutoff == date(2026, 2, 28)
    settings.change(desk.office, cutoff_day=20)
    assert fact(desk, "2026-02").cutoff == date(2026, 2, 20)


def test_numbers_and_late_ones_are_told(desk: Desk) -> None:
    desk.entered("Một", "Hai", period="2026-04")
    periods.close(desk.office, desk.book(), "2026-04")
    desk.entered("Ba")
    late = desk.luot(month="04/2026")
    rounds.enter(desk.office, desk.round(late))
    told = fact(desk, "2026-05")
    assert (told.numbers, told.first, told.last, told.late) == (2, 3, 4, 1)
    assert (fact(desk, "2026-04").numbers, fact(desk, "2026-04").late) == (2, 0)


# Closing.


def test_closing_freezes_the_figures(desk: Desk) -> None:
    first, second, _third = desk.entered("Một", "Hai", "Ba")
    honours.cancel(desk.office, first, date(2026, 5, 4), "trùng")
    before = counting.of_period(desk.office, Book.get(), "2026-05")
    periods.close(desk.office, desk.book(), "2026-05")
    told = fact(desk, "2026-05")
    assert (told.closed_on, told.closed_by, told.cutoff) == (date(2026, 5, 4), "lan", date(2026, 5, 31))
    desk.on(date(2026, 5, 25))
    honours.cancel(desk.office, second, date(2026, 5, 25), "trùng")
    assert counting.of_period(desk.office, Book.get(), "2026-05") == before
    assert (before.numbers, before.cancelled, before.luot) == (3, 1, 2)
    assert counting.figures(desk.office, 2026).luot == 2
    assert counting.ended(desk.office, 2026, "2026-05").cancelled == (1, 2)


def test_rut_ten_after_closing_is_told_by_the_next_report(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    periods.close(desk.office, desk.book(), "2026-05")
    desk.on(date(2026, 6, 10))
    honours.withdraw(desk.office, uuid, date(2026, 6, 10), "08-TB", "UBKT")
    assert counting.figures(desk.office, 2026, "2026-05").withdrawn == 0
    assert counting.figures(desk.office, 2026, "2026-05").luot == 1
    assert counting.ended(desk.office, 2026, "2026-06").withdrawn == (1,)
    assert counting.ended(desk.office, 2026, "2026-05").withdrawn == ()


def test_closing_keeps_a_digest_of_each_row(desk: Desk) -> None:
    first, second = desk.entered("Một", "Hai")
    honours.save_child(desk.office, "contribution", None, first, {"kind": "dong", "amount": "5.000"}, "thiếu")
    periods.close(desk.office, desk.book(), "2026-05")
    kept = json.loads(stored("2026-05").digests)
    assert kept["format"] == seal.SEAL_FORMAT == 1
    assert set(kept["rows"]) == {first, second}
    assert kept["rows"][first] == periods.digest(desk.row(first))
    honours.save(desk.office, first, {"consent": "slip"})
    honours.withdraw(desk.office, first, date(2026, 5, 4), "08", "UBKT")
    assert kept["rows"][first] == periods.digest(desk.row(first))
    honours.correct(desk.office, second, {"result": "Xong"}, "thiếu")
    assert kept["rows"][second] != periods.digest(desk.row(second))


def test_every_field_of_the_seal_counts_and_empty_is_empty() -> None:
    row = {name: f"{place}" for place, name in enumerate(seal.FIELDS)}
    whole = seal.digest(row)
    assert len({whole, *(seal.digest({**row, name: "khác"}) for name in seal.FIELDS)}) == len(seal.FIELDS) + 1
    assert seal.digest({**row, "note": None}) == seal.digest({**row, "note": ""}) != whole
    assert seal.digest({**row, "consent": "slip"}) == whole
    assert seal.digest({"approved_on": date(2026, 5, 3)}) == seal.digest({"approved_on": "2026-05-03"})
    assert seal.digest({"number": 1}) != seal.digest({"number": "1"})


def test_format_one_of_the_seal_never_changes() -> None:
    row = {"number": 41, "kind": "person", "name": "Thào Seo Lềnh", "approved_on": date(2027, 5, 13)}
    assert seal.digest(row) == "7e098a93a383b298caec5ef100bdcfd4f00b90ee176bd73397350cc611da9632"


def test_what_cannot_be_closed_is_refused(desk: Desk) -> None:
    periods.close(desk.office, desk.book(), "2026-04")
    for key, code in (
        ("2026-04", "period_closed"), ("2026-06", "period_not_begun"), ("2025-12", "period_not_of_book"),
        ("2026-Q1", "period_unclear"),
        ("tháng 5", "period_unclear"),
    ):  # fmt: skip
        with pytest.raises(Refused) as found:
            periods.close(desk.office, desk.book(), key)
        assert refused(found) == code


def test_the_health_check_agrees_with_what_was_closed(desk: Desk) -> None:
    desk.entered("Một")
    periods.close(desk.office, desk.book(), "2026-05")
    assert all(line.sound for line in care.check(desk.office))


# Reopening.


def test_a_period_is_reopened_with_who_when_and_why_and_closed_again(desk: Desk) -> None:
    desk.entered("Một")
    periods.close(desk.office, desk.book(), "2026-05")
    desk.on(date(2026, 5, 28))
    periods.reopen(desk.office, desk.book(), "2026-05", " sót một lượt ")
    told = fact(desk, "2026-05")
    assert (told.closed_on, told.reopened_on) == (None, date(2026, 5, 28))
    kept = stored("2026-05")
    assert (kept.reopened_by, kept.reopen_reason) == ("lan", "sót một lượt")
    desk.entered("Hai")
    periods.close(desk.office, desk.book(), "2026-05")
    assert counting.of_period(desk.office, Book.get(), "2026-05").numbers == 2
    assert (stored("2026-05").reopened_on, stored("2026-05").closed_on) == (None, date(2026, 5, 28))


def test_only_a_closed_period_is_reopened_and_never_without_a_reason(desk: Desk) -> None:
    desk.entered("Một")
    for reason, code in (("", "reason_missing"), ("sót", "period_open")):
        with pytest.raises(Refused) as found:
            periods.reopen(desk.office, desk.book(), "2026-05", reason)
        assert refused(found) == code
    periods.close(desk.office, desk.book(), "2026-05")
    periods.reopen(desk.office, desk.book(), "2026-05", "sót")
    with pytest.raises(Refused) as found:
        periods.reopen(desk.office, desk.book(), "2026-05", "nữa")
    assert refused(found) == "period_open"


def test_a_closing_that_was_undone_can_be_done_again(desk: Desk) -> None:
    desk.book()
    periods.close(desk.office, desk.book(), "2026-05")
    history.undo_last(desk.office)
    assert fact(desk, "2026-05").closed_on is None
    periods.close(desk.office, desk.book(), "2026-05")
    assert fact(desk, "2026-05").closed_on == date(2026, 5, 4)


# Points.


def test_points_are_named_before_closing_and_may_be_passed(desk: Desk) -> None:
    desk.entered("Một", period="2026-04")
    waiting = desk.luot()
    entered = desk.luot()
    rounds.enter(desk.office, desk.round(entered, met=""))
    desk.round(waiting)
    assert codes(desk, "2026-05") == {
        "rows_waiting": 1, "round_open": 1, "rows_without_meeting": 1, "earlier_open": 1,
    }  # fmt: skip
    assert {p.code for p in fact(desk, "2026-05").points} == set(codes(desk, "2026-05"))
    periods.close(desk.office, desk.book(), "2026-05")
    assert fact(desk, "2026-05").points == ()


def test_slips_that_lack_something_are_a_point_of_the_offices_own_book_alone(desk: Desk) -> None:
    desk.entered("Một")
    slip_kit.slip(desk.office, unit="Nà Lốc")
    assert "slips_lacking" not in codes(desk, "2026-05")
    slip_kit.slip(desk.office, unit="Khe Mạ", listeners="")
    assert (codes(desk, "2026-05"), codes(desk, "2026-04")) == ({"slips_lacking": 1}, {})
    assert [p.code for p in fact(desk, "2026-05").points] == ["slips_lacking"]
    cell = books.unit_book(desk.office, builders.named("Chi bộ Khe Mạ"), 2026)
    assert periods.points(desk.office, cell.uuid, "2026-05") == ()


def test_a_period_in_order_has_no_points(desk: Desk) -> None:
    desk.entered("Một", period="2026-04")
    assert codes(desk, "2026-04") == {}
    assert fact(desk, "2026-12").points == ()
    assert HonourEntry.select().count() == 1
