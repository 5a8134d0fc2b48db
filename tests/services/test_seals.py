"""The year's seal: eight groups over what closing froze, typed back years later."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from luot_kit import Desk

from models.rules import seal as rules
from models.rules.errors import Refused
from models.rules.seal import SealedRow
from models.services import books, history, honours, pages, paper, periods, seals
from models.tables.honours import Book, HonourEntry
from reports import render

APRIL, MAY = "2026-04", "2026-05"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        yield made


def sealed(desk: Desk) -> str:
    desk.entered("Một", "Hai", period=APRIL)
    desk.entered("Ba")
    for key in (APRIL, MAY):
        periods.close(desk.office, desk.book(), key)
    return " ".join(seals.of(Book.get()))


def verdict(desk: Desk, typed: str) -> rules.SealCheck:
    return seals.check(desk.office, desk.book(), typed)


rows = st.lists(st.builds(SealedRow, st.sampled_from((APRIL, MAY)), st.uuids().map(str), st.text("0123456789abcdef")))


@given(rows)
def test_a_seal_is_eight_groups_of_four_digits_whatever_the_order(listed: list[SealedRow]) -> None:
    seal = rules.year_seal(listed)
    assert [len(group) for group in seal] == [4] * 8 and "".join(seal).isdecimal()
    assert rules.year_seal(reversed(listed)) == seal
    assert rules.read(" ".join(seal)) == rules.read(".".join(seal)) == rules.read("\n".join(seal)) == seal


@given(rows.filter(len), st.data())
def test_any_change_of_the_list_gives_another_seal(listed: list[SealedRow], data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(listed) - 1))
    other = [*listed[:place], replace(listed[place], digest=listed[place].digest + "0"), *listed[place + 1 :]]
    assert rules.year_seal(other) != rules.year_seal(listed) != rules.year_seal(listed[:-1])


def test_format_one_of_the_years_seal_never_changes() -> None:
    listed = [SealedRow("2027-05", "b", "02"), SealedRow("2027-04", "a", "01")]
    assert rules.year_seal(listed) == SEAL_OF_TWO


SEAL_OF_TWO = ("6645", "4801", "5827", "2232", "6489", "8478", "3651", "0752")


@pytest.mark.parametrize(
    ("typed", "code", "values"),
    [
        ("4827 1093", "seal_digits", {"count": 8, "wanted": 32}),
        ("", "seal_digits", {"count": 0, "wanted": 32}),
        ("4827 1O93", "seal_letters", {"letter": "O"}),
    ],
)
def test_what_is_no_seal_is_said(typed: str, code: str, values: dict[str, object]) -> None:
    with pytest.raises(Refused) as found:
        rules.read(typed)
    assert (found.value.code, found.value.values) == (code, values)


def test_there_is_no_seal_while_a_period_with_numbers_is_open(desk: Desk) -> None:
    assert seals.of(Book.get_by_id(books.made(desk.office, books.own_book(desk.office, 2026).unit, 2026))) == ()
    desk.entered("Một", period=APRIL)
    desk.entered("Hai")
    periods.close(desk.office, desk.book(), APRIL)
    assert seals.of(Book.get()) == () and seals.open_periods(Book.get()) == (MAY,)
    with pytest.raises(Refused) as found:
        verdict(desk, "0000 " * 8)
    assert (found.value.code, found.value.values) == ("seal_open", {"year": 2026, "periods": MAY})
    periods.close(desk.office, desk.book(), MAY)
    assert len(seals.of(Book.get())) == 8


def test_typed_back_it_proves_every_entry_unchanged(desk: Desk) -> None:
    typed = sealed(desk)
    (first,) = HonourEntry.select().where(HonourEntry.number == 1)
    # What is written beside the row is no part of it.
    honours.withdraw(desk.office, first.uuid, date(2026, 5, 4), "08-TB", "UBKT")
    found = verdict(desk, typed)
    assert (found.verdict, found.year, found.entries, found.printed) == ("whole", 2026, 3, "")
    desk.on(date(2027, 1, 5))
    facts = pages.book_facts(desk.office, 2026)
    assert facts.closing is not None and " ".join(facts.closing.seal) == typed
    paper.done(desk.office, paper.start(desk.office, facts, render.printed(facts)))
    assert verdict(desk, typed).printed == "2027-01-05 09:12:00"


def test_the_first_entry_that_differs_is_named(desk: Desk) -> None:
    typed = sealed(desk)
    _one, two, three = HonourEntry.select().order_by(HonourEntry.number)
    honours.correct(desk.office, three.uuid, {"deed": "Việc khác"}, "nhầm")
    assert verdict(desk, typed).number == 3
    honours.correct(desk.office, two.uuid, {"deed": "Việc khác nữa"}, "nhầm")
    found = verdict(desk, typed)
    assert (found.verdict, found.number, found.name, found.period, found.how) == ("entry", 2, "Hai", APRIL, "changed")


def test_an_entry_that_came_or_went_is_named(desk: Desk) -> None:
    typed = sealed(desk)
    with desk.office.act("test") as act:
        act.update(HonourEntry.get(HonourEntry.number == 2), number=None, number_key=10**9)
    assert (verdict(desk, typed).how, verdict(desk, typed).name) == ("gone", "Hai")
    HonourEntry.update(uuid="khác").where(HonourEntry.name == "Hai").execute()
    gone = verdict(desk, typed)
    assert (gone.how, gone.number, gone.period) == ("gone", None, APRIL)


def test_an_entry_added_since_is_named(desk: Desk) -> None:
    typed = sealed(desk)
    periods.reopen(desk.office, desk.book(), MAY, "sót")
    desk.entered("Thêm")
    found = verdict(desk, typed)
    assert (found.how, found.number, found.name) == ("added", 4, "Thêm")


def test_a_list_that_is_another_names_no_entry(desk: Desk) -> None:
    typed = sealed(desk)
    desk.on(date(2027, 1, 5))
    facts = pages.book_facts(desk.office, 2026)
    paper.done(desk.office, paper.start(desk.office, facts, render.printed(facts)))
    desk.on(date(2026, 5, 20))
    periods.reopen(desk.office, desk.book(), MAY, "sót")
    desk.entered("Thêm")
    periods.close(desk.office, desk.book(), MAY)
    found = verdict(desk, typed)
    assert (found.verdict, found.number, found.printed) == ("list", None, "2027-01-05 09:12:00")
    assert verdict(desk, "1234 " * 8).printed == ""


def test_mistyped_groups_are_told_apart(desk: Desk) -> None:
    groups = sealed(desk).split(" ")
    other = f"{(int(groups[2]) + 1) % 10_000:04d}"
    found = verdict(desk, " ".join([*groups[:2], other, *groups[3:]]))
    assert (found.verdict, found.groups) == ("mistyped", (3,))


def test_the_seal_of_another_year_is_recognised(desk: Desk) -> None:
    typed = sealed(desk)
    desk.on(date(2027, 2, 5))
    desk.entered("Bốn", period="2027-01")
    periods.close(desk.office, desk.book(2027), "2027-01")
    found = seals.check(desk.office, desk.book(2027), typed)
    assert (found.verdict, found.year) == ("other_year", 2026)


def test_neither_this_year_nor_another_has_such_a_seal(desk: Desk) -> None:
    sealed(desk)
    desk.on(date(2027, 2, 5))
    desk.entered("Bốn", period="2027-01")
    periods.close(desk.office, desk.book(2027), "2027-01")
    assert verdict(desk, "1234 " * 8).verdict == "list"


def test_a_closing_under_a_printed_seal_is_not_undone(desk: Desk) -> None:
    sealed(desk)
    history.undo_last(desk.office)
    periods.close(desk.office, desk.book(), MAY)
    desk.on(date(2027, 1, 5))
    facts = pages.book_facts(desk.office, 2026)
    paper.done(desk.office, paper.start(desk.office, facts, render.printed(facts)))
    with pytest.raises(Refused) as found:
        history.undo_last(desk.office)
    assert (found.value.code, found.value.values) == ("undo_sealed", {"year": 2026})
