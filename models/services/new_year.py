"""Sang năm mới: the old year's books are closed, the new ones begin at 01, and what is still open is carried over.

One act, undone like any other until something stands in the new book.
"""

from __future__ import annotations

from datetime import date

import peewee

from models.rules.codes import State
from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.periods import Period
from models.services import books, entering, periods, rounds, slips_grid
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.honours import Book, HonourEntry, SelectionRound

# From the first of this month of the old year the turn is offered: all its periods have begun.
_EARLIEST = 12


@fact
class NewYear:
    """What turning the year would do, and what is worth finishing before.

    `last_number` is the old book's last, `first_number` what the new one begins with; `periods` will be closed,
    `rounds` are open and their rows go back to đề nghị; `waiting` lượt and `missing` slips are carried as they are.
    """

    year: int
    last_number: int | None
    first_number: int
    periods: tuple[str, ...]
    rounds: tuple[str, ...]
    waiting: int
    missing: int
    started: bool


def preview(office: Office, year: int) -> NewYear:
    """Return what beginning a year would do; nothing is written. Refused book_missing without a book of the old one."""
    old = _own(office, year - 1)
    new = books.known(office, year)
    open_ones = _books(year - 1) if old.closed_on is None else []
    return NewYear(
        year=year,
        last_number=HonourEntry.select(peewee.fn.MAX(HonourEntry.number)).where(HonourEntry.book == old).scalar(),
        first_number=entering.next_number(new) if new is not None else 1,
        periods=tuple(period.label for book in open_ones for period in _open_periods(book)),
        rounds=tuple(entering.title_of(made) for book in open_ones for made in _open_rounds(book)),
        waiting=_waiting(year - 1),
        missing=sum(len(month.missing) for month in slips_grid.grid(office, year - 1).months),
        started=old.closed_on is not None,
    )


def start(office: Office, year: int) -> NewYear:
    """Close every book of the year before and begin this office's new one; returns what was done.

    Refused book_missing; new_year_started; new_year_early before December, with the day from which it can be done.
    """
    done = preview(office, year)
    if done.started:
        raise Refused("new_year_started", year=year)
    day = date(year - 1, _EARLIEST, 1)
    if office.source.today() < day:
        raise Refused("new_year_early", year=year, day=day)
    with office.act("new_year", str(year)) as writer:
        for book in _books(year - 1):
            _close(office, writer, book)
        new = Book.get_by_id(books.own_made(office, year))
        writer.update(new, opened_on=max(office.source.today(), date(year, 1, 1)))
    return done


def _own(office: Office, year: int) -> Book:
    book = books.known(office, year)
    if book is None:
        raise Refused("book_missing", year=year)
    return book


def _books(year: int) -> list[Book]:
    query = Book.select().where(Book.year == year, Book.closed_on.is_null(), Book.deleted.is_null())
    return list(query.order_by(Book.id))


def _open_periods(book: Book) -> list[Period]:
    shut = periods.closed_keys(book)
    return [period for period in periods.of_book(book) if period.key not in shut]


def _open_rounds(book: Book) -> list[SelectionRound]:
    query = SelectionRound.select().where(
        SelectionRound.book == book, SelectionRound.state == "open", SelectionRound.deleted.is_null()
    )
    return list(query.order_by(SelectionRound.id))


def _waiting(year: int) -> int:
    """Count the lượt of a year that are still proposed, in a round or not."""
    states = [str(State.DRAFT), str(State.PROPOSED)]
    inside = Book.select(Book.id).where(Book.year == year, Book.deleted.is_null())
    query = HonourEntry.select().where(HonourEntry.book.in_(inside), HonourEntry.state.in_(states))
    return int(query.where(HonourEntry.deleted.is_null()).count())


def _close(office: Office, writer: Writer, book: Book) -> None:
    for made in _open_rounds(book):
        rounds.remove(office, made.uuid)
    for period in _open_periods(book):
        periods.close(office, book.uuid, period.key)
    writer.update(book, closed_on=min(office.source.today(), date(book.year, 12, 31)))
