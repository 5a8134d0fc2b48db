"""Phản hồi: what was entered, what was not and why, what is missing; and the sheets of a month."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import Desk
from slip_kit import MAY, deed, slip

from models.rules.errors import Refused
from models.rules.paper import PageKind, PrintedPage, PrintedRow
from models.rules.slip_facts import EnteredDeed, Feedback
from models.rules.slips import NOT_THIS_TIME, REASONS
from models.services import calendar_days, deeds, history, honours, pages, paper, prints, rounds, slips, topics, units
from models.services import office as offices
from models.tables.honours import HonourEntry, ReportedDeed
from models.tables.people import Discipline, Person


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.office.close()


def told(desk: Desk, unit: str = "Nà Lốc") -> Feedback:
    return slips.feedback(desk.office, builders.named(unit), MAY)


def reasons(desk: Desk) -> dict[str, str]:
    return {left.name: left.reason for left in told(desk).left}


def entry_of(uuid: str) -> HonourEntry:
    return HonourEntry.get(HonourEntry.source_deed == ReportedDeed.get(ReportedDeed.uuid == uuid))


def entered(desk: Desk, *uuids: str) -> None:
    made = rounds.open_round(desk.office, "month", MAY)
    rounds.add_deeds(desk.office, made, uuids)
    rounds.enter(desk.office, made)


def test_what_was_taken_in(desk: Desk) -> None:
    slip(desk.office, way="zalo", petitions="Cống tràn vỡ\nCầu treo", reviewed="31", commended="2")
    found = told(desk)
    assert (found.unit_name, found.month, found.state) == ("Chi bộ Nà Lốc", MAY, "received")
    assert (found.received_on, found.way) == (date(2026, 5, 4), "zalo")
    assert found.stated == {
        "members": 33, "present": 31, "reviewed": 31, "sessions": 2, "listeners": 118, "households": 74, "commended": 2,
    }  # fmt: skip
    assert found.petitions == ("Cống tràn vỡ", "Cầu treo")
    assert found.lacking == ("not_reviewed",)
    assert [(event.kind.value, event.day.day) for event in found.dates] == [
        ("slips", 10), ("round_half", 10), ("meeting", 14),
    ]  # fmt: skip


def test_what_is_missing_is_named(desk: Desk) -> None:
    slip(desk.office, households="", reviewed="33")
    assert (told(desk).state, told(desk).lacking) == ("incomplete", ("households",))


def test_a_slip_that_never_came(desk: Desk) -> None:
    found = told(desk)
    assert (found.state, found.received_on, found.stated, found.lacking) == ("missing", None, {}, ())
    units.save(desk.office, builders.named("Nà Lốc"), {"valid_from": "01/06/2026"})
    assert told(desk).state == "not_asked"


def test_the_chosen_one_of_two_slips_is_told(desk: Desk) -> None:
    slip(desk.office)
    second = slip(desk.office, present="29")
    assert told(desk).stated["present"] == 31
    slips.choose(desk.office, second.uuid)
    assert told(desk).stated["present"] == 29


def test_what_was_entered_stands_with_number_and_page(desk: Desk) -> None:
    saved = slip(desk.office, deed())
    entered(desk, *saved.deeds)
    assert told(desk).entered == (EnteredDeed("Hoàng Văn Ấn", "Hiến 180 m² đất làm nhà văn hoá", 1),)
    assert told(desk).left == ()
    page = PrintedPage(13, PageKind.ENTRIES, MAY, (PrintedRow(entry_of(saved.deeds[0]).uuid, 12.2),))
    paper.start(desk.office, pages.book_facts(desk.office, 2026, periods=(MAY,)), (page,))
    assert told(desk).entered[0].page == 13


def test_why_a_deed_is_not_in_the_book(desk: Desk) -> None:
    saved = slip(
        desk.office,
        deed("Người chờ", "Việc thứ nhất làm ở đầu làng", result="tốt"),
        deed("Người thiếu", "Việc thứ hai làm ở cuối làng"),
        deed("Người đang xét", "Việc thứ ba ở trường học"),
        deed("Người không", "Việc thứ tư ở trạm y tế", result="tốt"),
        deed("Người đưa về", "Việc thứ năm ở nhà máy chè"),
    )
    made = rounds.open_round(desk.office, "month", MAY)
    rounds.add_deeds(desk.office, made, [saved.deeds[2], saved.deeds[4]])
    rounds.put_back(desk.office, [entry_of(saved.deeds[4]).uuid])
    deeds.reject(desk.office, [saved.deeds[3]])
    assert reasons(desk) == {
        "Người chờ": "waiting",
        "Người thiếu": "lacks",
        "Người đang xét": "in_round",
        "Người không": NOT_THIS_TIME,
        "Người đưa về": "waiting",
    }
    assert told(desk).left[1].values == {"fields": ("result",)}
    assert set(reasons(desk).values()) < set(REASONS)


def test_a_deed_told_before_names_the_month(desk: Desk) -> None:
    before = desk.luot(name="Tổ hoà giải", deed="Hoà giải bốn vụ tranh chấp đất", month="03/2026", kind="collective")
    made = rounds.open_round(desk.office, "month", "2026-03")
    rounds.add_entries(desk.office, made, [before])
    rounds.enter(desk.office, made)
    slip(
        desk.office,
        deed("Tổ hoà giải", "Hoà giải bốn vụ tranh chấp đất", kind="collective"),
        deed("Tổ hoà giải", "Trồng hai trăm cây quế ven suối", kind="collective", result="tốt"),
    )
    slip(desk.office, deed("Tổ hoà giải", "Hoà giải bốn vụ tranh chấp đất", kind="collective"), unit="Khe Mạ")
    assert [(left.reason, left.values) for left in told(desk).left] == [
        ("same_deed", {"month": "2026-03"}), ("waiting", {}),
    ]  # fmt: skip
    assert [left.reason for left in told(desk, "Khe Mạ").left] == ["lacks"]


def test_discipline_is_never_told(desk: Desk) -> None:
    """Whoever was left out, for whatever reason, reads the same."""
    person = builders.person(desk.office, "Hoàng Văn Ấn", unit="Nà Lốc")
    with desk.office.act("discipline") as writer:
        row = Person.get(Person.uuid == person)
        writer.create(Discipline, person=row, from_day=date(2026, 1, 1), document_number="12-QĐ/UBKT")
    saved = slip(desk.office, deed(result="tốt"), deed("Lý Thị Khé", "Dạy chữ Dao buổi tối", result="tốt"))
    made = rounds.open_round(desk.office, "month", MAY)
    rounds.add_deeds(desk.office, made, saved.deeds)
    honours.reject(desk.office, [entry_of(saved.deeds[0]).uuid], "đang bị kỷ luật")
    honours.reject(desk.office, [entry_of(saved.deeds[1]).uuid], "đã có nhiều lượt")
    assert reasons(desk) == {"Hoàng Văn Ấn": NOT_THIS_TIME, "Lý Thị Khé": NOT_THIS_TIME}
    assert "kỷ luật" not in repr(told(desk)) and "UBKT" not in repr(told(desk))


def test_a_name_that_was_withdrawn_reads_like_any_other(desk: Desk) -> None:
    saved = slip(desk.office, deed())
    entered(desk, *saved.deeds)
    honours.withdraw(desk.office, entry_of(saved.deeds[0]).uuid, date(2026, 5, 4), "08-TB", "UBKT", "vi phạm")
    assert (told(desk).entered, reasons(desk)) == ((), {"Hoàng Văn Ấn": NOT_THIS_TIME})


def test_only_units_that_hand_in_slips_are_answered(desk: Desk) -> None:
    with pytest.raises(Refused, match="slip_unit_kind"):
        slips.feedback(desk.office, builders.named("Đảng uỷ xã Yên Bình"), MAY)


# The printed sheets.


def test_all_sheets_of_a_month_in_the_offices_order(desk: Desk) -> None:
    offices.change(desk.office, keeper="Hoàng Thị Mỷ")
    topics.save(desk.office, None, {"month": "06/2026", "kind": "all", "occasion": "month", "title": "Giữ lời hứa"})
    quarter = {"month": "06/2026", "kind": "rural", "occasion": "quarter", "title": "Nêu gương"}
    topics.save(desk.office, None, quarter)
    slip(desk.office, unit="Khe Mạ")
    found = slips.sheets(desk.office, "2026-06")
    assert [(s.place, s.total, s.unit_name, s.feedback.state) for s in found] == [
        (1, 3, "Chi bộ Nà Lốc", "missing"), (2, 3, "Chi bộ Khe Mạ", "received"), (3, 3, "Chi bộ Làng Mới", "missing"),
    ]  # fmt: skip
    first = found[0]
    assert (first.office, first.ask, first.month, first.due) == (
        "ĐẢNG UỶ XÃ YÊN BÌNH", "Hoàng Thị Mỷ", "2026-06", date(2026, 6, 10),
    )  # fmt: skip
    assert (first.topic.title, first.quarter_topic.title, first.unit_kind) == ("Giữ lời hứa", "Nêu gương", "cell_rural")
    assert first.feedback.month == MAY
    assert first.dates == calendar_days.of_month(desk.office, "2026-06", ["slips", "meeting", "round_half"])


def test_one_sheet_keeps_its_place(desk: Desk) -> None:
    (sheet,) = slips.sheets(desk.office, "2026-06", [builders.named("Làng Mới")])
    assert (sheet.place, sheet.total, sheet.topic, sheet.quarter_topic) == (3, 3, None, None)
    units.close(desk.office, builders.named("Nà Lốc"), date(2026, 5, 31))
    assert [(s.place, s.total) for s in slips.sheets(desk.office, "2026-06")] == [(1, 2), (2, 2)]
    with pytest.raises(Refused, match="slip_unit_kind"):
        slips.sheets(desk.office, "2026-06", [builders.named("Nà Lốc")])
    with pytest.raises(Refused, match="slip_period"):
        slips.sheets(desk.office, "2026-H1")


def test_the_print_job_of_a_month(desk: Desk) -> None:
    saved = slip(desk.office, deed())
    entered(desk, *saved.deeds)
    assert slips.printed(desk.office, "2026-06").sheets[0].feedback.entered[0].page is None
    page = PrintedPage(13, PageKind.ENTRIES, MAY, (PrintedRow(entry_of(saved.deeds[0]).uuid, 12.2),))
    paper.start(desk.office, pages.book_facts(desk.office, 2026, periods=(MAY,)), (page,))
    job = slips.printed(desk.office, "2026-06")
    assert (job.body, job.month, job.dated, job.practice) == (
        "ĐẢNG UỶ XÃ YÊN BÌNH", "2026-06", date(2026, 6, 1), False,
    )  # fmt: skip
    assert [sheet.place for sheet in job.sheets] == [1, 2, 3]
    assert job.sheets[0].feedback.entered[0].page == 13
    (one,) = slips.printed(desk.office, "2026-06", [builders.named("Khe Mạ")]).sheets
    assert (one.place, one.feedback.month) == (2, MAY)


def test_a_month_that_nobody_owes_is_not_printed(desk: Desk) -> None:
    for name in ("Nà Lốc", "Khe Mạ", "Làng Mới"):
        units.close(desk.office, builders.named(name), date(2026, 5, 31))
    with pytest.raises(Refused, match="slips_none"):
        slips.printed(desk.office, "2026-06")


def test_numbers_told_to_the_units_are_on_paper(desk: Desk) -> None:
    """What a unit was told is no longer taken back by Hoàn tác; the slip's own month is nobody's number."""
    saved = slip(desk.office, deed())
    entered(desk, *saved.deeds)
    act = history.acts(desk.office)[0]
    assert act.kind == "enter"
    prints.note(desk.office, "phieu-thang", slips.noted(MAY, saved.uuid))
    history.undo(desk.office, act.seq)
    rounds.enter(desk.office, rounds.listed(desk.office, 2026)[0].uuid)
    again = history.acts(desk.office)[0]
    prints.note(desk.office, "phieu-thang", slips.noted("2026-06"))
    with pytest.raises(Refused, match="undo_printed"):
        history.undo(desk.office, again.seq)
