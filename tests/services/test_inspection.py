"""Hồ sơ kiểm tra: what an inspector asks, gathered years later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import builders
import pytest
import slip_kit
from luot_kit import BODY, Desk

from models.rules.errors import Refused
from models.rules.inspection import InspectedEntry, InspectionFacts
from models.rules.pages import Place
from models.rules.periods import Period
from models.services import (
    attachments,
    deeds,
    documents,
    history,
    honours,
    inspection,
    pages,
    paper,
    paper_check,
    periods,
    rounds,
    settings,
)
from models.tables.documents import OfficialDocument
from models.tables.honours import HonourEntry
from reports import render

APRIL, MAY, JUNE = "2026-04", "2026-05", "2026-06"
PHOTO = b"\xff\xd8\xff\xe0 no picture, but kept"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        yield made


def of_may(desk: Desk) -> InspectionFacts:
    return inspection.of_period(desk.office, MAY)


def codes(facts: InspectionFacts) -> list[tuple[str, int | None]]:
    return [(one.code, one.values.get("number")) for one in facts.exceptions]


def only(facts: InspectionFacts) -> InspectedEntry:
    (entry,) = facts.entries
    return entry


def test_a_lượt_is_followed_from_the_slip_to_the_page(desk: Desk) -> None:
    saved = slip_kit.slip(desk.office, slip_kit.deed(), received_on="04/05/2026", way="paper")
    attachments.add(desk.office, "monthly_slip", saved.uuid, "phiếu.jpg", PHOTO)
    made = rounds.open_round(desk.office, "month", MAY)
    rounds.add_deeds(desk.office, made, list(saved.deeds))
    told = {"meeting_on": "03/05/2026", "body": BODY, "present": "9", "total": "11", "resolution_number": "12-NQ/ĐU"}
    rounds.save(desk.office, made, {**told, "resolution_on": "04/05/2026", "chair": "Lò Quang Vinh"})
    (row,) = HonourEntry.select()
    rounds.set_votes(desk.office, row.uuid, 8, 1)
    rounds.enter(desk.office, made)
    facts = pages.book_facts(desk.office, 2026, periods=(MAY,))
    paper.done(desk.office, paper.start(desk.office, facts, render.printed(facts)))
    honours.save_child(desk.office, "publication", None, row.uuid, {"channel": "loa", "on_day": "04/05/2026"})
    up = honours.save_child(desk.office, "publication", None, row.uuid, {"channel": "fanpage"})
    honours.save_child(desk.office, "publication", up, row.uuid, {"removed_on": "04/05/2026"})
    entry = only(of_may(desk))
    assert entry.slip is not None and entry.round is not None
    assert (entry.slip.month, entry.slip.received_on, entry.slip.way) == ("tháng 5 năm 2026", date(2026, 5, 4), "giấy")
    assert [(file.name, file.data) for file in entry.slip.files] == [("phiếu.jpg", PHOTO)]
    made_of = entry.round
    assert (made_of.meeting_on, made_of.present, made_of.total, made_of.votes_for, made_of.votes_against) == (
        date(2026, 5, 3), 9, 11, 8, 1,
    )  # fmt: skip
    assert (made_of.chair, entry.decision.body, entry.decision.document) == ("Lò Quang Vinh", BODY, "12-NQ/ĐU")
    assert (entry.place, entry.printed_on, entry.signed_sheet) == (Place(row.uuid, 3, 1), date(2026, 5, 4), False)
    assert entry.published == ("loa truyền thanh ngày 04/5/2026", "fanpage, đã gỡ ngày 04/5/2026")
    assert of_may(desk).exceptions == ()
    page = next(page for page in paper_check.listed(desk.office, desk.book()) if page.number == 3)
    paper.attach(desk.office, page.uuid, "trang 3.jpg", PHOTO)
    assert only(of_may(desk)).signed_sheet


def test_what_was_told_above_is_named_with_its_days(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    honours.save(desk.office, uuid, {"higher": "honour", "higher_on": "04/05/2026", "higher_result": "đã ghi danh"})
    settings.change(desk.office, signatory="Lý Thị Nhàn")
    desk.on(date(2026, 5, 26))
    sent = documents.new(desk.office, "bao_cao", MAY, subject="kết quả tháng 5")
    documents.number(desk.office, sent, "23", "25/05/2026")
    documents.attach_signed(desk.office, sent, [("ký.jpg", PHOTO)], "same")
    documents.tick(desk.office, [sent])
    with desk.office.act("test") as act:
        common = {"kind": "bao_cao", "subject": "kết quả tháng 5", "near": date(2026, 5, 25), "symbol": "BC/ĐU"}
        act.create(OfficialDocument, period="2026-H1", number=31, dated_on=date(2026, 6, 25), **common)
        act.create(OfficialDocument, period=JUNE, number=30, dated_on=date(2026, 6, 25), **common)
        act.create(OfficialDocument, number=29, dated_on=date(2026, 6, 20), **common)
    sending = only(of_may(desk)).sent
    assert [(one.what, one.on, one.handed_on, one.result) for one in sending] == [
        ("Đề nghị cấp trên ghi danh", date(2026, 5, 4), None, "đã ghi danh"),
        ("Báo cáo số 23-BC/ĐU (kết quả tháng 5)", date(2026, 5, 25), date(2026, 5, 26), ""),
        ("Báo cáo số 31-BC/ĐU (kết quả tháng 5)", date(2026, 6, 25), None, ""),
    ]


def test_every_exception_of_a_period_is_told(desk: Desk) -> None:
    desk.on(date(2026, 5, 25))
    one, two, three = desk.entered("Một", "Hai", "Ba")
    with desk.office.act("test") as act:
        act.update(desk.row(one), override_number="05-CV/UBKT", override_on=date(2026, 5, 2))
    facts = pages.book_facts(desk.office, 2026, periods=(MAY,))
    paper.done(desk.office, paper.start(desk.office, facts, render.printed(facts)))
    honours.correct(desk.office, one, {"result": "Ba hộ"}, "thiếu kết quả")
    honours.correct(desk.office, one, {"result": "Bốn hộ"}, "nhầm")
    history.undo_last(desk.office)
    honours.cancel(desk.office, two, date(2026, 5, 25), "trùng")
    honours.withdraw(desk.office, three, date(2026, 5, 25), "08-TB/UBKT", "UBKT", "vi phạm")
    again = pages.book_facts(desk.office, 2026, periods=(MAY,))
    replaced = replace(again, parts=replace(again.parts, replacing=(3, 4)))
    paper.done(desk.office, paper.start(desk.office, replaced, render.printed(replaced)))
    periods.close(desk.office, desk.book(), MAY)
    periods.reopen(desk.office, desk.book(), MAY, "sót một lượt")
    periods.close(desk.office, desk.book(), MAY)
    periods.reopen(desk.office, desk.book(), MAY, "nhầm")
    history.undo_last(desk.office)
    desk.on(date(2026, 6, 5))
    late = desk.luot(name="Bốn", month="05/2026")
    rounds.enter(desk.office, desk.round(late, period=JUNE))
    told = of_may(desk)
    assert codes(told) == [
        ("override", 1), ("corrected", 1), ("cancelled", 2), ("withdrawn", 3), ("late_in", 4), ("reopened", None),
        ("replaced", None),
    ]  # fmt: skip
    found = {one.code: one.values for one in told.exceptions}
    assert found["override"]["document"] == "05-CV/UBKT"
    assert found["corrected"]["cells"] == "Kết quả: “” thành “Ba hộ”"
    assert (found["corrected"]["reason"], found["corrected"]["who"]) == ("thiếu kết quả", "lan")
    assert (found["withdrawn"]["document"], found["withdrawn"]["body"]) == ("08-TB/UBKT", "UBKT")
    assert found["reopened"] == {
        "period": "tháng 5 năm 2026", "on": date(2026, 5, 25), "who": "lan", "reason": "sót một lượt",
    }  # fmt: skip
    assert found["replaced"] == {"pages": "3–4", "on": date(2026, 5, 25)}
    assert found["late_in"]["period"] == "tháng 6 năm 2026"
    june = inspection.of_period(desk.office, JUNE)
    assert codes(june) == [("late", 4)] and june.exceptions[0].values["own"] == "tháng 5 năm 2026"
    year = inspection.of_period(desk.office, "2026")
    assert len(year.entries) == 4 and ("late", 4) in codes(year) and ("late_in", 4) not in codes(year)


def test_a_person_is_found_by_record_or_by_one_lượt(desk: Desk) -> None:
    uuid = builders.person(desk.office, "Giàng Seo Páo", unit=builders.named("Nà Lốc"), birth_year="1960")
    linked = desk.entered("Giàng Seo Páo", "Lù A Tủa", birth_year="1960")
    with desk.office.act("test") as act:
        act.update(desk.row(linked[0]), person=inspection.Person.get(inspection.Person.uuid == uuid))
    facts = inspection.of_record(desk.office, uuid)
    assert (facts.kind, facts.of, [entry.uuid for entry in facts.entries]) == ("person", "Giàng Seo Páo", [linked[0]])
    assert [entry.uuid for entry in inspection.of_record(desk.office, linked[0]).entries] == [linked[0]]
    assert [entry.uuid for entry in inspection.of_record(desk.office, linked[1]).entries] == [linked[1]]


def test_without_a_record_the_same_name_and_year_or_unit_are_one(desk: Desk) -> None:
    first = desk.entered("Lù A Tủa", period=APRIL, birth_year="1984")
    again = desk.entered("Lù A Tủa", birth_year="1984")
    other = desk.entered("Lù A Tủa", birth_year="1990")
    bare = desk.entered("Sùng A Chư", "Sùng A Chư")
    assert [e.uuid for e in inspection.of_record(desk.office, again[0]).entries] == [*first, *again]
    assert [e.uuid for e in inspection.of_record(desk.office, other[0]).entries] == other
    assert {e.uuid for e in inspection.of_record(desk.office, bare[0]).entries} == set(bare)


def test_a_collective_in_the_list_is_followed_too(desk: Desk) -> None:
    (uuid,) = desk.entered("Tổ Nà Lốc", kind="collective")
    village = builders.unit(desk.office, "Thôn Nà Lốc", "village")
    with desk.office.act("test") as act:
        act.update(desk.row(uuid), collective=inspection.Unit.get(inspection.Unit.uuid == village))
    assert only(inspection.of_record(desk.office, uuid)).name == "Tổ Nà Lốc"


def test_who_was_never_entered_has_no_file(desk: Desk) -> None:
    for uuid in (builders.person(desk.office, "Vàng Thị Mỷ"), desk.luot(name="Vàng Thị Mỷ")):
        with pytest.raises(Refused) as found:
            inspection.of_record(desk.office, uuid)
        assert (found.value.code, found.value.values) == ("inspection_empty", {"name": "Vàng Thị Mỷ"})
    with pytest.raises(Refused, match="record_missing"):
        inspection.of_record(desk.office, "không có")


def test_a_year_without_a_book_is_said(desk: Desk) -> None:
    with pytest.raises(Refused, match="book_missing"):
        inspection.of_period(desk.office, "2019-05")
    desk.book()
    assert of_may(desk).entries == () and of_may(desk).of == Period.parse(MAY).label


def test_a_deed_without_a_slip_has_none(desk: Desk) -> None:
    deed = desk.deed(name="Một")
    made = rounds.open_round(desk.office, "month", MAY)
    rounds.add_deeds(desk.office, made, [deed])
    rounds.enter(desk.office, made)
    entry = only(of_may(desk))
    assert entry.slip is None and deeds.get(desk.office, deed).values["name"] == "Một"
    with desk.office.act("test") as act:
        act.update(desk.row(entry.uuid), round=None)
    assert only(of_may(desk)).round is None
