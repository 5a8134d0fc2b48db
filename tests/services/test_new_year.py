"""Sang năm mới: closed, begun at 01, carried over, and back again while nothing stands in the new book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import Desk
from slip_kit import slip

from models.rules.errors import Refused
from models.services import books, history, honours, new_year, periods, rounds
from models.storage import health
from models.tables.honours import Book, BookPeriod, SelectionRound


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.office.close()


def at_years_end(desk: Desk) -> list[str]:
    """Enter two lượt, leave one waiting and one in an open round, and go to 28 December."""
    desk.entered("Lù A Tủa", "Giàng Seo Páo")
    waiting, rounded = desk.luot(month="12/2026"), desk.luot(month="12/2026")
    desk.on(date(2026, 12, 28))
    made = desk.round(rounded, period="2026-12", met="20/12/2026")
    rounds.set_votes(desk.office, rounded, 9, 0)
    return [waiting, rounded, made]


def book(year: int) -> Book:
    return Book.get(Book.year == year)


def test_what_turning_the_year_would_do(desk: Desk) -> None:
    at_years_end(desk)
    periods.close(desk.office, desk.book(), "2026-05")
    slip(desk.office, month="12/2026")
    found = new_year.preview(desk.office, 2027)
    assert (found.year, found.last_number, found.first_number, found.started) == (2027, 2, 1, False)
    assert (len(found.periods), found.periods[-1]) == (11, "2026-12")
    assert (found.rounds, found.waiting, found.missing) == (("Đợt xét tháng 12 năm 2026",), 2, 35)
    assert (found.owing, found.due, found.began) == (3, date(2027, 1, 10), date(2026, 12, 1))
    assert (found.petitions, found.reversible) == (0, False)


def test_petitions_of_the_old_year_are_counted(desk: Desk) -> None:
    desk.luot()
    slip(desk.office, petitions="Cống vỡ")
    slip(desk.office, unit="Khe Mạ")
    assert new_year.preview(desk.office, 2027).petitions == 1


def test_it_is_taken_back_by_its_year(desk: Desk) -> None:
    at_years_end(desk)
    with pytest.raises(Refused, match="new_year_not_started"):
        new_year.take_back(desk.office, 2027)
    new_year.start(desk.office, 2027)
    desk.luot(month="12/2026")
    assert new_year.preview(desk.office, 2027).reversible
    new_year.take_back(desk.office, 2027)
    assert (book(2026).closed_on, new_year.preview(desk.office, 2027).started) == (None, False)
    with pytest.raises(Refused, match="new_year_not_started"):
        new_year.take_back(desk.office, 2027)
    new_year.start(desk.office, 2027)
    desk.on(date(2027, 1, 4))
    honours.save(desk.office, None, desk.texts(month="01/2027"))
    assert not new_year.preview(desk.office, 2027).reversible
    with pytest.raises(Refused, match="undo_depends"):
        new_year.take_back(desk.office, 2027)


def test_the_old_book_is_closed_and_the_new_one_begins_at_one(desk: Desk) -> None:
    waiting, rounded, made = at_years_end(desk)
    before = len(history.acts(desk.office))
    done = new_year.start(desk.office, 2027)
    assert (done.last_number, len(history.acts(desk.office))) == (2, before + 1)
    assert book(2026).closed_on == date(2026, 12, 28)
    assert (book(2027).opened_on, book(2027).first_number) == (date(2027, 1, 1), 1)
    assert all(fact.closed_on for fact in periods.listed(desk.office, desk.book()))
    assert SelectionRound.get(SelectionRound.uuid == made).deleted
    row = desk.row(rounded)
    assert (row.state, row.round_id, row.votes_for) == ("proposed", None, None)
    assert desk.row(waiting).state == "proposed"
    assert [line.code for line in health.check(desk.office) if not line.sound] == []


def test_what_was_open_is_entered_late_in_the_new_book(desk: Desk) -> None:
    waiting, rounded, _ = at_years_end(desk)
    new_year.start(desk.office, 2027)
    desk.on(date(2027, 1, 20))
    made = desk.round(waiting, rounded, period="2027-01", met="18/01/2027")
    assert rounds.enter(desk.office, made) == (1, 2)
    row = desk.row(waiting)
    assert (row.book.year, row.period, row.late_from) == (2027, "2027-01", "2026-12")


def test_it_is_undone_until_something_stands_in_the_new_book(desk: Desk) -> None:
    _, rounded, made = at_years_end(desk)
    new_year.start(desk.office, 2027)
    history.undo_last(desk.office)
    assert (book(2026).closed_on, book(2027).deleted is not None) == (None, True)
    assert BookPeriod.select().where(BookPeriod.deleted.is_null()).count() == 0
    assert (desk.row(rounded).round.uuid, desk.row(rounded).votes_for) == (made, 9)
    history.redo_last(desk.office)
    assert book(2026).closed_on is not None
    desk.on(date(2027, 1, 4))
    honours.save(desk.office, None, desk.texts(month="01/2027"))
    turned = next(act.seq for act in history.acts(desk.office) if act.kind == "new_year")
    again = next(act.seq for act in history.acts(desk.office) if act.kind == "undo" and act.reverses != turned)
    with pytest.raises(Refused, match="undo_depends"):
        history.undo(desk.office, again)


def test_it_is_undone_no_more_once_something_stands_in_the_new_book(desk: Desk) -> None:
    at_years_end(desk)
    new_year.start(desk.office, 2027)
    turned = history.last(desk.office).seq
    desk.on(date(2027, 1, 4))
    honours.save(desk.office, None, desk.texts(month="01/2027"))
    with pytest.raises(Refused, match="undo_depends"):
        history.undo(desk.office, turned)


def test_in_january_the_old_book_ends_with_its_year(desk: Desk) -> None:
    desk.entered("Lù A Tủa")
    desk.on(date(2027, 1, 6))
    honours.save(desk.office, None, desk.texts(month="01/2027"))
    assert new_year.preview(desk.office, 2027).first_number == 1
    new_year.start(desk.office, 2027)
    assert (book(2026).closed_on, book(2027).opened_on) == (date(2026, 12, 31), date(2027, 1, 6))


def test_the_books_kept_for_units_are_closed_too(desk: Desk) -> None:
    desk.luot()
    books.unit_book(desk.office, builders.named("Nà Lốc"), 2026)
    desk.on(date(2026, 12, 1))
    new_year.start(desk.office, 2027)
    assert Book.select().where(Book.closed_on.is_null(False)).count() == 2
    assert Book.select().where(Book.year == 2027).count() == 1


def test_when_it_cannot_be_done(desk: Desk) -> None:
    with pytest.raises(Refused, match="book_missing") as missing:
        new_year.start(desk.office, 2027)
    assert missing.value.values == {"year": 2026}
    desk.luot()
    desk.on(date(2026, 11, 30))
    with pytest.raises(Refused, match="new_year_early") as early:
        new_year.start(desk.office, 2027)
    assert early.value.values == {"year": 2027, "day": date(2026, 12, 1)}
    desk.on(date(2026, 12, 1))
    new_year.start(desk.office, 2027)
    found = new_year.preview(desk.office, 2027)
    assert (found.started, found.periods, found.rounds) == (True, (), ())
    with pytest.raises(Refused, match="new_year_started"):
        new_year.start(desk.office, 2027)
