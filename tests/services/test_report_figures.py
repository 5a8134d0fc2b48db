"""A report's numbers: up to the cut-off, nothing twice, what came late told in the next one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import BODY, Desk

from models.rules.periods import Period
from models.rules.slip_facts import DeedRow
from models.services import honours, periods, report_figures, rounds, settings, slips, units
from models.tables.honours import HonourEntry

MAY, JUNE = Period.parse("2026-05"), Period.parse("2026-06")
CUT = date(2026, 5, 20)
APRIL_CUT = date(2026, 4, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    made.on(CUT)
    with made.office:
        yield made


def slip(desk: Desk, unit: str, month: str = "05/2026", came: str = "08/05/2026", deeds: int = 0, **texts: str) -> None:
    rows = tuple(DeedRow({n: v for n, v in desk.texts().items() if n not in ("unit", "month")}) for _ in range(deeds))
    given = {"unit": unit, "month": month, "received_on": came, **texts}
    slips.save(desk.office, None, given, rows)


def told(desk: Desk, period: Period = MAY, cut: date = CUT, before: date = APRIL_CUT) -> report_figures.ReportFacts:
    return report_figures.facts(desk.office, period, cut, before)


def test_sums_of_what_slips_state(desk: Desk) -> None:
    slip(desk, "Nà Lốc", members="30", present="28", reviewed="25", commended="2", reminded="1", petitions="một\n\nhai")
    slip(desk, "Khe Mạ", members="20", present="20", sessions="3", listeners="90", households="12", deeds=2)
    found = told(desk)
    sums = found.slips
    assert (sums.total, sums.received, sums.missing) == (3, 2, ("Làng Mới",))
    assert (sums.members, sums.present, sums.of_present, sums.reviewed, sums.of_reviewed) == (50, 48, 50, 25, 30)
    assert (sums.commended, sums.reminded, sums.petitions) == (2, 1, 2)
    assert (sums.sessions, sums.listeners, sums.households, found.deeds) == (3, 90, 12, 2)


def test_what_comes_after_the_cutoff_is_told_in_the_next_report(desk: Desk) -> None:
    slip(desk, "Nà Lốc", members="30", deeds=1)
    before = told(desk)
    slip(desk, "Khe Mạ", came="22/05/2026", members="20", deeds=1)
    desk.deed(month="05/2026")
    after = told(desk)
    assert after.slips == before.slips
    assert (before.deeds, after.deeds) == (1, 2)
    june = told(desk, JUNE, date(2026, 6, 20), CUT)
    assert june.slips.late == (("Khe Mạ", "2026-05"),)
    assert told(desk, JUNE, date(2026, 6, 20), date(2026, 5, 25)).slips.late == ()


def test_a_unit_that_hands_in_no_more_is_not_named_late(desk: Desk) -> None:
    slip(desk, "Khe Mạ", month="04/2026", came="08/05/2026")
    units.save(desk.office, builders.named("Khe Mạ"), {"kind": "village", "cell": "Nà Lốc"})
    assert told(desk).slips.late == ()


def test_a_month_before_a_unit_began_is_not_owed(desk: Desk) -> None:
    units.save(desk.office, builders.named("Làng Mới"), {"valid_from": "11/05/2026"})
    assert told(desk, Period.parse("2026-04"), date(2026, 4, 30), date(2026, 3, 31)).slips.total == 2
    assert told(desk, Period.parse("2026-Q2"), CUT, date(2026, 3, 31)).slips.total == 4


def test_half_a_year_adds_up_and_members_are_those_of_the_last_slip(desk: Desk) -> None:
    for month in ("04", "05"):
        slip(desk, "Nà Lốc", f"{month}/2026", f"08/{month}/2026", members=f"3{month[1]}", present="30")
    slip(desk, "Khe Mạ", "01/2026", "08/01/2026")
    half = told(desk, Period.parse("2026-H1"), CUT, date(2025, 12, 31))
    assert (half.slips.received, half.slips.members, half.slips.present, half.slips.of_present) == (3, 35, 60, 69)
    assert half.slips.total == 15
    assert half.slips.missing[0] == "Nà Lốc (tháng 1, 2, 3)"


def test_nobody_owes_a_month_before_the_first_slip_of_all(desk: Desk) -> None:
    slip(desk, "Nà Lốc", "04/2026", "08/04/2026")
    half = told(desk, Period.parse("2026-H1"), CUT, date(2025, 12, 31)).slips
    assert (half.received, half.total) == (1, 6)
    assert half.missing == ("Nà Lốc (tháng 5)", "Khe Mạ (tháng 4, 5)", "Làng Mới (tháng 4, 5)")
    removed = slips.find(desk.office, builders.named("Nà Lốc"), "2026-04")
    assert removed is not None
    slips.remove(desk.office, removed)
    assert told(desk, Period.parse("2026-H1"), CUT, date(2025, 12, 31)).slips.total == 15


def test_numbers_of_the_book(desk: Desk) -> None:
    assert told(desk).entered.luot == 0
    desk.on(date(2026, 4, 10))
    desk.entered("Lù A", period="2026-04")
    desk.on(date(2026, 5, 12))
    first, second = desk.entered("Lù B", "Lù C", kind="collective")
    desk.on(date(2026, 5, 22))
    desk.entered("Lù D")
    found = told(desk)
    assert (found.entered.luot, found.entered.collective_luot, found.cumulative.luot) == (2, 2, 3)
    assert (found.late, found.cancelled, found.withdrawn) == ((), (), ())
    desk.on(date(2026, 5, 25))
    honours.withdraw(desk.office, first, "25/05/2026", "9", BODY)
    desk.on(date(2026, 5, 26))
    may = told(desk)
    june = told(desk, JUNE, date(2026, 6, 20), CUT)
    assert (may.entered.luot, may.withdrawn) == (2, ())
    assert (june.withdrawn, june.late, june.entered.luot) == ((2,), (4,), 0)
    assert second


def test_what_ended_on_the_cutoff_is_told_and_never_twice(desk: Desk) -> None:
    (entry,) = desk.entered("Lù A")
    honours.withdraw(desk.office, entry, "20/05/2026", "9", BODY)
    assert told(desk).withdrawn == (1,)
    assert told(desk, JUNE, date(2026, 6, 20), CUT).withdrawn == ()


def test_a_late_one_of_a_closed_period(desk: Desk) -> None:
    desk.on(date(2026, 4, 10))
    desk.entered("Lù A", period="2026-04")
    periods.close(desk.office, desk.book(), "2026-04")
    desk.on(date(2026, 5, 12))
    late = desk.luot(month="04/2026")
    rounds.enter(desk.office, desk.round(late, period="2026-05"))
    assert told(desk).late == (2,)
    assert told(desk).entered.luot == 1


def test_december_is_told_in_january(desk: Desk) -> None:
    desk.on(date(2026, 12, 28))
    desk.entered("Lù A", period="2026-12")
    january = told(desk, Period.parse("2027-01"), date(2027, 1, 20), date(2026, 12, 20))
    assert (january.late, january.cumulative.luot) == ((1,), 0)


def test_a_longer_period_of_the_book_counts_by_its_day(desk: Desk) -> None:
    units.save(desk.office, settings.facts(desk.office).unit, {"cycle": "6"})
    desk.on(date(2026, 5, 12))
    rounds.enter(desk.office, desk.round(desk.luot(month="05/2026"), period="2026-H1", kind="half"))
    assert told(desk).entered.luot == 1
    assert told(desk, JUNE, date(2026, 6, 20), CUT).entered.luot == 0
    HonourEntry.update(entered_on=None).execute()
    assert told(desk).entered.luot == 0


def test_the_annex_by_unit(desk: Desk) -> None:
    slip(desk, "Nà Lốc", members="30", present="28", reviewed="25", sessions="2", listeners="1200", deeds=1)
    slip(desk, "Khe Mạ", came="12/05/2026", members="20", present="20")
    desk.deed(unit="Làng Mới")
    desk.entered("Lù A")
    HonourEntry.update(entered_on=date(2026, 5, 12)).execute()
    table = report_figures.by_unit(desk.office, MAY, CUT)
    assert table.rows[1:] == (
        ("1", "Chi bộ Nà Lốc", "30", "28", "25", "2", "1.200", "1", "1", ""),
        ("2", "Chi bộ Khe Mạ", "20", "20", "0", "0", "0", "0", "0", "Nộp ngày 12/5/2026"),
        ("3", "Chi bộ Làng Mới", "", "", "", "", "", "1", "", "Chưa nộp phiếu"),
        ("", "Cộng", "50", "48", "25", "2", "1.200", "2", "1", ""),
    )
    assert (table.total, sum(table.widths_mm), len(table.rows[0])) == (True, 257.0, len(table.widths_mm))
    slip(desk, "Khe Mạ", "01/2026", "08/01/2026")
    half = report_figures.by_unit(desk.office, Period.parse("2026-H1"), CUT)
    assert half.rows[1][-1] == "Chưa nộp phiếu tháng 1, 2, 3, 4"


def test_the_annex_of_a_year_without_a_book(desk: Desk) -> None:
    assert report_figures.by_unit(desk.office, MAY, CUT).rows[-1][2:9] == ("0",) * 7
    assert len(report_figures.entered(desk.office, MAY, CUT).rows) == 1


def test_the_annex_of_what_was_entered(desk: Desk) -> None:
    first, _second = desk.entered("Lù A", "Lù B")
    honours.withdraw(desk.office, first, "20/05/2026", "9", BODY)
    table, unit = report_figures.entered(desk.office, MAY, CUT), "Chi bộ Nà Lốc"
    assert [row[:3] + row[4:] for row in table.rows[1:]] == [
        ("01", "Lù A", unit, "20/5/2026", "Rút tên"), ("02", "Lù B", unit, "20/5/2026", ""),
    ]  # fmt: skip
    assert sum(table.widths_mm) == 257.0
    HonourEntry.update(entered_on=None).execute()
    assert report_figures.entered(desk.office, MAY, CUT).rows[1][4] == ""
