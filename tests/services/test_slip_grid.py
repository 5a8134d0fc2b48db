"""Units × months: states and counts, the next slip to come, the reminder, and who owes one at all."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import Desk
from slip_kit import MAY, deed, slip

from models.rules.slips import ASKED, NOT_ASKED, SlipState
from models.services import calendar_days, slips, slips_units, units


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.office.close()


def words(desk: Desk, row: int, year: int = 2026) -> str:
    """Return a row's twelve states by their first letters, "." for what is not asked."""
    letters = {"missing": "c", "incomplete": "t", "no_news": "k", "late": "m", "received": "n", "not_asked": "."}
    return "".join(letters[cell.standing.state] for cell in slips.grid(desk.office, year).rows[row].cells)


def test_a_year_of_three_units_in_the_offices_order(desk: Desk) -> None:
    slip(desk.office, month="01/2026", received_on="09/01/2026")
    slip(desk.office, month="02/2026", received_on="13/02/2026")
    slip(desk.office, month="03/2026", received_on="05/03/2026", households="")
    slip(desk.office, unit="Làng Mới", month="04/2026", received_on="05/04/2026", no_news="có")
    found = slips.grid(desk.office, 2026)
    assert [(row.place, row.name) for row in found.rows] == [(1, "Nà Lốc"), (2, "Khe Mạ"), (3, "Làng Mới")]
    assert words(desk, 0) == "nmtcc......."
    assert words(desk, 2) == "ccckc......."
    assert [(row.on_time, row.judged) for row in found.rows] == [(2, 4), (0, 4), (1, 4)]
    assert (found.year, found.current) == (2026, MAY)
    april = found.months[3]
    assert (april.month, april.due, april.received, april.total) == ("2026-04", date(2026, 4, 10), 1, 3)
    assert april.states == {"missing": 2, "incomplete": 0, "no_news": 1, "late": 0, "received": 0}
    assert [name for _, name in april.missing] == ["Nà Lốc", "Khe Mạ"]
    assert slips.grid(desk.office, 2025).current == ""
    assert slips.grid(desk.office, 2027).months[0].total == 0


def test_a_cell_says_how_and_when_it_came(desk: Desk) -> None:
    first = slip(desk.office, way="zalo", received_on="07/05/2026")
    slip(desk.office, present="20")
    cell = slips.grid(desk.office, 2026).rows[0].cells[4]
    assert (cell.month, cell.slip, cell.way, cell.received_on) == (MAY, first.uuid, "zalo", date(2026, 5, 7))
    assert cell.doubles == 1
    assert slips.grid(desk.office, 2026).rows[1].cells[5].standing == NOT_ASKED


def test_what_came_in_counts_whatever_its_state(desk: Desk) -> None:
    slip(desk.office, received_on="06/05/2026")
    slip(desk.office, unit="Khe Mạ", reviewed="", received_on="08/05/2026")
    counted = slips.month(desk.office, MAY)
    assert (counted.received, counted.total, counted.finished_on) == (2, 3, None)
    slips.no_news(desk.office, [builders.named("Làng Mới")], MAY, {"received_on": "07/05/2026"})
    counted = slips.month(desk.office, MAY)
    assert (counted.received, counted.missing, counted.finished_on) == (3, (), date(2026, 5, 8))
    assert counted == slips.grid(desk.office, 2026).months[4]


def test_no_news_with_a_deed_is_news(desk: Desk) -> None:
    slip(desk.office, deed(), no_news="có")
    assert slips.grid(desk.office, 2026).rows[0].cells[4].standing.state is SlipState.RECEIVED


def test_a_unit_owes_from_its_first_month_to_its_last(desk: Desk) -> None:
    desk.on(date(2026, 8, 20))
    slip(desk.office, month="01/2026")
    units.close(desk.office, builders.named("Khe Mạ"), date(2026, 6, 10))
    units.save(desk.office, builders.named("Làng Mới"), {"valid_from": "11/05/2026"})
    assert words(desk, 1) == "cccccc......"
    assert words(desk, 2) == ".....ccc...."
    units.close(desk.office, builders.named("Khe Mạ"), date(2025, 12, 31))
    assert [row.name for row in slips.grid(desk.office, 2026).rows] == ["Nà Lốc", "Làng Mới"]
    assert [row.place for row in slips.grid(desk.office, 2026).rows] == [1, 2]


def test_months_before_the_first_slip_of_all_are_blank_in_a_new_office(desk: Desk) -> None:
    desk.on(date(2026, 8, 20))
    assert words(desk, 0) == ".......c...."
    slip(desk.office, month="06/2026", unit="Khe Mạ")
    assert words(desk, 0) == ".....ccc...."
    assert slips.grid(desk.office, 2026).rows[0].judged == 3
    assert slips.month(desk.office, "2026-03").total == 3, "whoever looks at an earlier month finds it whole"


def test_an_old_slip_of_a_unit_that_owes_nothing_is_shown(desk: Desk) -> None:
    slip(desk.office, month="02/2026")
    units.close(desk.office, builders.named("Nà Lốc"), date(2025, 12, 31))
    assert words(desk, 0) == ".m.........."


def test_slips_due_in_the_month_after(desk: Desk) -> None:
    calendar_days.change(desk.office, slip_next_month=True, slip_day=5)
    slip(desk.office, month="04/2026", received_on="04/05/2026")
    assert words(desk, 0) == "...nc......."
    assert slips.month(desk.office, "2026-04").due == date(2026, 5, 5)
    units.close(desk.office, builders.named("Khe Mạ"), date(2026, 4, 30))
    assert words(desk, 1) == "...c........"


def test_the_next_one_to_come_goes_round(desk: Desk) -> None:
    first, second, third = (builders.named(n) for n in ("Nà Lốc", "Khe Mạ", "Làng Mới"))
    assert slips.next_missing(desk.office, MAY) == first
    assert slips.next_missing(desk.office, MAY, first) == second
    assert slips.next_missing(desk.office, MAY, third) == first
    slip(desk.office, unit="Khe Mạ")
    assert slips.next_missing(desk.office, MAY, first) == third
    slip(desk.office, unit="Nà Lốc")
    assert slips.next_missing(desk.office, MAY, third) == third
    slip(desk.office, unit="Làng Mới")
    assert slips.next_missing(desk.office, MAY, first) is None


def test_nothing_is_to_come_in_a_month_that_has_not_begun(desk: Desk) -> None:
    assert slips.next_missing(desk.office, "2026-06") is None


def test_the_one_that_follows_has_a_slip_or_owes_one(desk: Desk) -> None:
    first, second, third = (builders.named(n) for n in ("Nà Lốc", "Khe Mạ", "Làng Mới"))
    slip(desk.office, unit="Khe Mạ")
    assert [slips.following(desk.office, MAY, unit) for unit in (first, second, third)] == [second, third, None]
    units.close(desk.office, second, date(2026, 1, 31))
    assert slips.following(desk.office, MAY, first) == second, "it has a slip all the same"
    units.close(desk.office, third, date(2026, 1, 31))
    assert slips.following(desk.office, MAY, second) is None


def test_the_reminder_names_units_and_the_day_and_nobody(desk: Desk) -> None:
    units.save(desk.office, builders.named("Khe Mạ"), {"contact": "Lù A Tủa"})
    slip(desk.office)
    assert slips.reminder_text(desk.office, MAY) == (
        "Phiếu tháng 5 năm 2026: đã nhận 1/3, hạn 10/05/2026. Chưa nộp: Khe Mạ, Làng Mới. "
        "Đề nghị gửi về Đảng uỷ xã Yên Bình."
    )
    slips.no_news(desk.office, [builders.named(n) for n in ("Khe Mạ", "Làng Mới")], MAY)
    assert slips.reminder_text(desk.office, MAY) == ""


def test_units_called_alike_are_told_apart(desk: Desk) -> None:
    builders.unit(desk.office, "Chi bộ Nà Lốc", former_commune="Yên Thành")
    units.save(desk.office, builders.named("Chi bộ Nà Lốc"), {"former_commune": "Yên Bình"})
    builders.unit(desk.office, "Chi bộ khe mạ")
    names = [unit.name for unit in slips_units.listed(desk.office)]
    assert sorted(names) == sorted(
        ["Nà Lốc (Yên Bình)", "Nà Lốc (Yên Thành)", "Khe Mạ (Chi bộ Khe Mạ)", "Khe mạ (Chi bộ khe mạ)", "Làng Mới"]
    )
    same = builders.unit(desk.office, "HTX Quế", kind="cell_agency")
    units.save(desk.office, same, {"short_name": "HTX Quế"})
    builders.unit(desk.office, "HTX Quế", kind="cell_agency")
    assert [unit.name for unit in slips_units.listed(desk.office)][-2:] == ["HTX Quế", "HTX Quế"]


def test_who_hands_in_slips(desk: Desk) -> None:
    base = builders.unit(desk.office, "Đảng bộ Công an xã", kind="grassroots")
    builders.unit(desk.office, "Chi bộ Đội 1", kind="cell_agency", parent=base)
    builders.unit(desk.office, "Thôn Nà Lốc", kind="village")
    builders.unit(desk.office, "Thôn Bản Xa", kind="village")
    builders.unit(desk.office, "Thôn Khác", kind="village", cell=builders.named("Nà Lốc"))
    builders.unit(desk.office, "Câu lạc bộ", kind="collective")
    found = [unit.full_name for unit in slips_units.listed(desk.office)]
    assert found == ["Chi bộ Nà Lốc", "Chi bộ Khe Mạ", "Chi bộ Làng Mới", "Đảng bộ Công an xã", "Thôn Bản Xa"]


def test_a_chi_bo_office_has_no_grid(tmp_path: Path) -> None:
    with builders.new_office(tmp_path, "cell") as office:
        assert slips.grid(office, 2026).rows == ()
        assert slips.month(office, MAY).total == 0


def test_an_office_says_what_a_slip_must_fill(desk: Desk) -> None:
    assert slips.asked_of(desk.office) == ASKED
    slips.ask(desk.office, "cell_rural", ["meeting_on", "members", "note"])
    slips.ask(desk.office, "village", [])
    assert slips.asked_of(desk.office) == {**ASKED, "cell_rural": ("members", "meeting_on"), "village": ()}
    slip(desk.office, reviewed="")
    assert slips.grid(desk.office, 2026).rows[0].cells[4].standing.lacking == ("meeting_on",)
