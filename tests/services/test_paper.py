"""The paper book's ledger: what was printed, what became of it, and what paper and office say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from luot_kit import Desk

from models.rules import paper as rules
from models.rules.errors import Refused
from models.rules.pages import Place
from models.rules.paper import PageFact, PageKind, PrintedPage, PrintedRow, Rest, SheetState
from models.services import care, forms, history, honours, pages, paper, paper_check, paper_ledger, periods, settings
from models.services.doors import Office
from models.tables.honours import Book
from models.tables.paper import BookPage, BookPrint
from reports import render

MAY, JUNE = "2026-05", "2026-06"
PDF = b"%PDF-1.4 k\xc3\xbd"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        yield made


def facts_of(office: Office, *keys: str, **parts: object) -> pages.BookFacts:
    from dataclasses import replace

    facts = pages.book_facts(office, 2026, periods=keys)
    return replace(facts, parts=replace(facts.parts, **parts))


def send(office: Office, *keys: str, **parts: object) -> str:
    facts = facts_of(office, *keys, **parts)
    return paper.start(office, facts, render.printed(facts), "HP")


def printed(office: Office, *keys: str, **parts: object) -> str:
    made = send(office, *keys, **parts)
    paper.done(office, made)
    return made


def listed(desk: Desk) -> dict[int | None, PageFact]:
    return {page.number: page for page in paper_check.listed(desk.office, desk.book())}


def page_of(desk: Desk, number: int) -> PageFact:
    return listed(desk)[number]


# Printing.


def test_every_print_is_an_event_with_its_pages_rows_form_time_and_hand(desk: Desk) -> None:
    first, second = desk.entered("Một", "Hai")
    printed(desk.office, MAY)
    (made,) = BookPrint.select()
    assert (made.at, made.who, made.printer, made.state) == ("2026-05-04 09:12:00", "lan", "HP", "done")
    may = listed(desk)
    assert sorted(may) == [3, 4]
    page = may[3]
    assert (page.kind, page.period, page.first, page.last, page.state) == (PageKind.ENTRIES, MAY, 1, 2, SheetState.OUT)
    assert (page.at, page.who, page.printer, page.form_from) == ("2026-05-04 09:12:00", "lan", "HP", None)
    assert (page.signing, page.unsigned, page.replaces, page.differs) == (True, True, False, False)
    assert may[4].kind is PageKind.EMPTY and not may[4].signing
    (held,) = paper_ledger.lie(Book.get()).held[MAY]
    assert [row.uuid for row in held.rows] == [first, second]
    assert all(5 < row.height < 40 for row in held.rows) and held.foot
    where = (Place(first, 3, 1), Place(second, 3, 2))
    assert paper_ledger.places(Book.get()) == where
    assert tuple(pages.poster(desk.office, uuid).place for uuid in (first, second)) == where
    assert all(line.sound for line in care.check(desk.office))


def test_the_form_of_the_date_is_kept_with_the_page(desk: Desk) -> None:
    desk.entered("Một")
    form = forms.default()
    forms.save(desk.office, date(2026, 5, 1), form)
    printed(desk.office, MAY)
    assert page_of(desk, 3).form_from == date(2026, 5, 1)


def test_a_period_printed_before_keeps_its_pages_and_the_next_goes_on_after_them(desk: Desk) -> None:
    desk.entered("Một", period="2026-04")
    desk.entered("Hai")
    printed(desk.office, MAY)
    assert sorted(listed(desk)) == [5, 6]
    # April grows by pages, which would push May away; on paper May stays where it lies.
    desk.entered(*(f"Tên {n}" for n in range(20)), period="2026-04", deed="Việc dài " * 40)
    (may,) = [sheet for sheet in pages.book_facts(desk.office, 2026, periods=(MAY,)).periods if sheet.key == MAY]
    assert may.start_page == 5
    desk.on(date(2026, 6, 10))
    desk.entered("Ba", period=JUNE)
    june = pages.book_facts(desk.office, 2026, periods=(JUNE,)).periods[-1]
    assert (june.key, june.start_page) == (JUNE, 7)
    with pytest.raises(Refused) as taken:
        send(desk.office, "2026-04")
    assert (taken.value.code, taken.value.values) == ("page_taken", {"page": 5, "period": MAY})
    # The whole book may be laid out anew: May moves behind April.
    facts = pages.book_facts(desk.office, 2026)
    numbers = {page.period: page.number for page in reversed(render.printed(facts)) if page.rows}
    assert numbers["2026-04"] == 3 and numbers[MAY] > 7


def test_a_sheet_printed_again_takes_the_place_of_the_old_one(desk: Desk) -> None:
    desk.entered("Một")
    printed(desk.office, MAY)
    old = page_of(desk, 3).uuid
    paper.attach(desk.office, old, "trang 3.pdf", PDF)
    assert page_of(desk, 3).signed == ("trang 3.pdf",) and not page_of(desk, 3).unsigned
    waiting = send(desk.office, MAY, replacing=(3, 4))
    assert page_of(desk, 3).state is SheetState.SENT
    paper.done(desk.office, waiting)
    page = page_of(desk, 3)
    assert (page.uuid != old, page.replaces, page.signed, page.state) == (True, True, (), SheetState.OUT)
    assert BookPage.get(BookPage.uuid == old).state == "replaced"


def test_a_tail_that_the_period_no_longer_has_leaves_the_book(desk: Desk) -> None:
    uuids = desk.entered(*(f"Tên {n}" for n in range(12)), deed="Việc dài " * 30)
    printed(desk.office, MAY)
    before = sorted(listed(desk))
    assert len(before) >= 4
    for uuid in uuids[1:]:
        honours.cancel(desk.office, uuid, date(2026, 5, 4), "trùng")
    printed(desk.office, MAY, replacing=tuple(before))
    after = sorted(listed(desk))
    assert len(after) < len(before) and after == before[: len(after)]


def test_one_spoilt_sheet_alone_is_replaced(desk: Desk) -> None:
    desk.entered(*(f"Tên {n}" for n in range(12)), deed="Việc dài " * 30)
    printed(desk.office, MAY)
    first = page_of(desk, 3)
    assert paper.numbers_on_sheet(desk.office, first.uuid) == (3, 4)
    with pytest.raises(Refused, match="reason_missing"):
        paper.spoil(desk.office, first.uuid, " ")
    paper.spoil(desk.office, first.uuid, "kẹt giấy")
    told = listed(desk)
    assert [told[n].state for n in (3, 4, 5)] == [SheetState.SPOILT, SheetState.SPOILT, SheetState.OUT]
    assert (told[3].reason, told[3].unsigned) == ("kẹt giấy", False)
    printed(desk.office, MAY, pages=(3, 4), replacing=(3, 4))
    told = listed(desk)
    assert [told[n].state for n in (3, 4, 5)] == [SheetState.OUT] * 3
    assert (told[3].replaces, told[5].replaces) == (True, False)


def test_the_cover_is_a_sheet_without_a_number(desk: Desk) -> None:
    desk.entered("Một")
    facts = pages.book_facts(desk.office, 2026)
    paper.done(desk.office, paper.start(desk.office, facts, render.printed(facts)))
    told = listed(desk)
    assert (told[None].kind, told[1].kind, told[2].kind) == (PageKind.COVER, PageKind.OPENING, PageKind.EMPTY)
    assert told[1].signing and not told[None].signing and told[None].printer == ""
    paper.spoil(desk.office, told[None].uuid, "rách")
    paper.spoil(desk.office, told[1].uuid, "ướt")
    told = listed(desk)
    assert [told[n].state for n in (None, 1, 2, 3)] == [SheetState.SPOILT] * 3 + [SheetState.OUT]
    assert paper.numbers_on_sheet(desk.office, told[None].uuid) == ()


# What came out.


def test_a_printer_that_takes_nothing_leaves_nothing_in_the_book(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    paper.failed(desk.office, send(desk.office, MAY))
    assert listed(desk) == {} and paper.unanswered(desk.office) == ()
    assert paper_ledger.places(Book.get()) == ()
    assert not paper_ledger.on_paper(Book.get(), [uuid])
    assert pages.book_facts(desk.office, 2026, periods=(MAY,)).periods[0].start_page is None


def test_a_print_cut_off_is_asked_about_and_answered_sheet_by_sheet(desk: Desk) -> None:
    desk.entered("Một")
    made = send(desk.office, MAY)
    assert paper.unanswered(desk.office) == ()
    paper.stopped(desk.office, made)
    (asked,) = paper.unanswered(desk.office)
    assert (asked.uuid, asked.year, asked.at, asked.printer) == (made, 2026, "2026-05-04 09:12:00", "HP")
    (sheet,) = asked.sheets
    assert sheet.numbers == (3, 4)
    with pytest.raises(Refused) as waits:
        send(desk.office, MAY)
    assert waits.value.code == "print_unanswered"
    paper.answer(desk.office, made, {sheet.pages[0]})
    assert paper.unanswered(desk.office) == () and sorted(listed(desk)) == [3]
    printed(desk.office, MAY, replacing=(3,))
    assert sorted(listed(desk)) == [3, 4]


def test_nothing_came_out_is_an_answer_too(desk: Desk) -> None:
    desk.entered("Một")
    made = send(desk.office, MAY)
    paper.answer(desk.office, made, ())
    assert listed(desk) == {}


# Paper beside office.


def test_what_changed_since_is_named_row_by_row(desk: Desk) -> None:
    one, two, three, four = desk.entered("Một", "Hai", "Ba", "Bốn")
    printed(desk.office, MAY)
    honours.correct(desk.office, one, {"result": "Ba hộ cấy kịp"}, "thiếu kết quả")
    honours.cancel(desk.office, two, date(2026, 5, 4), "trùng")
    honours.withdraw(desk.office, three, date(2026, 5, 4), "08-TB", "UBKT")
    desk.entered("Năm")
    page = page_of(desk, 3)
    found = {(one.code, one.number): one for one in page.differences}
    assert set(found) == {("corrected", 1), ("cancelled", 2), ("withdrawn", 3), ("missing", 5)}
    assert found[("corrected", 1)].columns == ("ket_qua",) and found[("missing", 5)].name == "Năm"
    assert page.sums and page.differs
    printed(desk.office, MAY, replacing=(3, 4))
    assert not page_of(desk, 3).differs
    assert desk.row(four).state == "entered"


def test_a_row_that_is_gone_from_the_office_is_named_by_its_number(desk: Desk) -> None:
    desk.entered("Một")
    printed(desk.office, MAY)
    with desk.office.act("test") as act:
        act.update(BookPage.get(BookPage.number == 3), rows='[{"entry":"x","number":9,"mm":7.3,"marks":{}}]')
    assert [(one.code, one.number) for one in page_of(desk, 3).differences] == [("gone", 9), ("missing", 1)]
    (line,) = [line for line in care.check(desk.office) if line.code == "paper"]
    assert (line.sound, line.count, line.values) == (False, 2, {"pages": "3"})


def test_a_book_never_printed_has_no_pages(desk: Desk) -> None:
    desk.entered("Một")
    assert listed(desk) == {}


# Undo, closing, dump.


def test_no_print_is_undone_and_no_number_that_is_on_paper(desk: Desk) -> None:
    desk.entered("Một")
    entered = history.last(desk.office)
    assert entered is not None and entered.kind == "enter"
    printed(desk.office, MAY)
    assert history.last(desk.office) == entered
    for seq in (entered.seq + 1, entered.seq + 2):
        with pytest.raises(Refused, match="undo_print"):
            history.undo(desk.office, seq)
    with pytest.raises(Refused) as found:
        history.undo_last(desk.office)
    assert (found.value.code, found.value.values) == ("undo_printed", {"number": 1})


def test_a_print_that_failed_keeps_nothing_from_being_undone(desk: Desk) -> None:
    desk.entered("Một")
    paper.failed(desk.office, send(desk.office, MAY))
    history.undo_last(desk.office)
    assert desk.numbers() == []


def test_spoiling_by_mistake_is_undone(desk: Desk) -> None:
    desk.entered("Một")
    printed(desk.office, MAY)
    paper.spoil(desk.office, page_of(desk, 3).uuid, "nhầm")
    history.undo_last(desk.office)
    assert page_of(desk, 3).state is SheetState.OUT


def test_the_ledger_is_no_fact_of_the_office(desk: Desk) -> None:
    desk.entered("Một")
    before = list(care.facts(desk.office))
    printed(desk.office, MAY)
    assert list(care.facts(desk.office)) == before


def test_a_page_drawn_by_hand_may_have_no_sums(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    page = PrintedPage(13, PageKind.ENTRIES, MAY, (PrintedRow(uuid, 12.2),))
    paper.done(desk.office, paper.start(desk.office, facts_of(desk.office, MAY), (page,)))
    told = page_of(desk, 13)
    assert not told.signing and not told.differs
    periods.close(desk.office, desk.book(), MAY)
    assert not page_of(desk, 13).differs


# In tiếp trang.


def test_pages_are_gone_on_with_only_where_the_office_prints_so(desk: Desk) -> None:
    desk.entered("Một", "Hai")
    facts = facts_of(desk.office, MAY)
    assert paper.ends(desk.office, facts) and paper.open_sheets(desk.office, 2026) == ()
    settings.change(desk.office, continue_pages=True)
    assert not paper.ends(desk.office, facts)
    assert paper.ends(desk.office, pages.book_facts(desk.office, 2026)), "a whole year always has its sums"
    assert paper.open_sheets(desk.office, 2019) == paper.open_sheets(desk.office, 2026) == ()
    printed(desk.office, MAY, foot=False)
    assert paper.open_sheets(desk.office, 2026) == ((MAY, 3),)
    assert page_of(desk, 3).state is SheetState.OUT and not page_of(desk, 3).signing
    (three,) = desk.entered("Ba")
    assert [one.code for one in page_of(desk, 3).differences] == ["missing"]
    printed(desk.office, MAY, foot=False, rest=Rest.ONTO)
    told = page_of(desk, 3)
    assert (told.first, told.last, told.differs) == (1, 3, False)
    assert paper_ledger.places(Book.get())[-1] == Place(three, 3, 3)
    periods.close(desk.office, desk.book(), MAY)
    assert paper.ends(desk.office, facts_of(desk.office, MAY))
    printed(desk.office, MAY, rest=Rest.ONTO)
    assert sorted(listed(desk)) == [3, 4] and page_of(desk, 3).unsigned
    assert paper.open_sheets(desk.office, 2026) == ()


def test_rows_that_did_not_come_out_are_not_on_the_sheet(desk: Desk) -> None:
    settings.change(desk.office, continue_pages=True)
    desk.entered("Một")
    printed(desk.office, MAY, foot=False)
    desk.entered("Hai")
    paper.failed(desk.office, send(desk.office, MAY, foot=False, rest=Rest.ONTO))
    assert (page_of(desk, 3).last, page_of(desk, 3).state) == (1, SheetState.OUT)
    cut = send(desk.office, MAY, foot=False, rest=Rest.ONTO)
    assert page_of(desk, 3).state is SheetState.SENT
    paper.answer(desk.office, cut, [page.uuid for page in BookPage.select().where(BookPage.state == "sent")])
    assert (page_of(desk, 3).last, page_of(desk, 3).state) == (2, SheetState.OUT)
    paper.spoil(desk.office, page_of(desk, 3).uuid, "lệch dòng")
    assert page_of(desk, 3).state is SheetState.SPOILT and paper.open_sheets(desk.office, 2026) == ()
    printed(desk.office, MAY, foot=False, replacing=(3,))
    assert (page_of(desk, 3).last, page_of(desk, 3).replaces) == (2, True)


# What the rules say.


@given(st.sets(st.integers(1, 60)))
def test_page_numbers_are_said_as_runs(numbers: set[int]) -> None:
    told = rules.spans([*numbers, None])
    again = set()
    for run in told.split(", ") if told else ():
        first, _dash, last = run.partition("–")
        again |= set(range(int(first), int(last or first) + 1))
    assert again == numbers


@given(number=st.integers(1, 500), two_sided=st.booleans())
def test_the_pages_of_one_sheet_know_each_other(number: int, two_sided: bool) -> None:
    sheet = rules.sheet_of(number, two_sided)
    assert number in sheet and len(sheet) == 1 + two_sided and sheet[0] % 2 == (1 if two_sided else number % 2)
    assert all(rules.sheet_of(other, two_sided) == sheet for other in sheet)
    start = rules.next_start(number, True, two_sided)
    assert start > number and (not two_sided or start % 2 == 1) and rules.next_start(number, False, True) == number + 1


def test_a_row_longer_than_a_page_lies_where_it_begins(desk: Desk) -> None:
    (uuid,) = desk.entered("Một", deed="\n".join(["Việc dài"] * 70))
    printed(desk.office, MAY)
    assert [place for place in paper_ledger.places(Book.get()) if place.uuid == uuid] == [Place(uuid, 3, 1)]
    assert not any(page.differs for page in listed(desk).values()) and page_of(desk, 5).first == 1
