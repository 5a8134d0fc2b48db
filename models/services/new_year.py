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
from models.rules.schedule import EventKind
from models.services import books, calendar_days, entering, history, periods, rounds, slips_grid, slips_units
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.honours import Book, HonourEntry, SelectionRound
from models.tables.slips import MonthlySlip
from models.tables.system import Act

# From the first of this month of the old year the turn is offered: all its periods have begun.
_EARLIEST = 12
_KIND = "new_year"


@fact
class NewYear:
    """What turning the year would do, and what is worth finishing before.

    `last_number` is the old book's last, `first_number` what the new one begins with; `periods` (keys) will be closed,
    `rounds` (titles) are open and their rows go back to đề nghị. `waiting` lượt, `missing` slips and slips with
    `petitions` are carried as they are; `owing` units hand in the new January's slip by `due`. `began` is the day from
    which it can be done; once `started` it can be taken back while `reversible`.
    """

    year: int
    last_number: int | None
    first_number: int
    periods: tuple[str, ...]
    rounds: tuple[str, ...]
    waiting: int
    missing: int
    petitions: int
    owing: int
    due: date
    began: date
    started: bool
    reversible: bool


def preview(office: Office, year: int) -> NewYear:
    """Return what beginning a year would do; nothing is written. Refused book_missing without a book of the old one."""
    old = _own(office, year - 1)
    new = books.known(office, year)
    open_ones = _books(year - 1) if old.closed_on is None else []
    due = calendar_days.due(office, EventKind.SLIPS, f"{year:04d}-01")
    turned = _turned(year)
    return NewYear(
        year=year,
        last_number=HonourEntry.select(peewee.fn.MAX(HonourEntry.number)).where(HonourEntry.book == old).scalar(),
        first_number=entering.next_number(new) if new is not None else 1,
        periods=tuple(period.key for book in open_ones for period in _open_periods(book)),
        rounds=tuple(entering.title_of(made) for book in open_ones for made in _open_rounds(book)),
        waiting=_waiting(year - 1),
        missing=sum(len(month.missing) for month in slips_grid.grid(office, year - 1).months),
        petitions=_petitions(year - 1),
        owing=sum(unit.owes(f"{year:04d}-01", due) for unit in slips_units.listed(office)),
        due=due,
        began=date(year - 1, _EARLIEST, 1),
        started=old.closed_on is not None,
        reversible=turned is not None and not _written(new),
    )


def _turned(year: int) -> Act | None:
    """Return the act that turned to a year and still stands."""
    fallen = Act.select(Act.reverses).where(Act.reverses.is_null(False))
    query = Act.select().where(Act.kind == _KIND, Act.subject == str(year), Act.seq.not_in(fallen))
    found: Act | None = query.order_by(Act.seq.desc()).first()
    return found


def _written(book: Book | None) -> bool:
    return book is not None and HonourEntry.select().where(HonourEntry.book == book).exists()


def start(office: Office, year: int) -> NewYear:
    """Close every book of the year before and begin this office's new one; returns what was done.

    Refused book_missing; new_year_started; new_year_early before December, with the day from which it can be done.
    """
    done = preview(office, year)
    if done.started:
        raise Refused("new_year_started", year=year)
    if office.source.today() < done.began:
        raise Refused("new_year_early", year=year, day=done.began)
    with office.act(_KIND, str(year)) as writer:
        for book in _books(year - 1):
            _close(office, writer, book)
        new = Book.get_by_id(books.own_made(office, year))
        writer.update(new, opened_on=max(office.source.today(), date(year, 1, 1)))
    return done


def take_back(office: Office, year: int) -> None:
    """Open the old year's books again as they stood before; Refused new_year_not_started, undo_depends."""
    turned = _turned(year)
    if turned is None:
        raise Refused("new_year_not_started", year=year)
    history.undo(office, turned.seq)


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


def _petitions(year: int) -> int:
    """Count the slips of a year that hold a petition."""
    inside = MonthlySlip.month.between(f"{year:04d}-01", f"{year:04d}-12")
    told = MonthlySlip.petitions.is_null(False) & (MonthlySlip.petitions != "")
    return int(MonthlySlip.select().where(inside, told, MonthlySlip.deleted.is_null()).count())


def _close(office: Office, writer: Writer, book: Book) -> None:
    for made in _open_rounds(book):
        rounds.remove(office, made.uuid)
    for period in _open_periods(book):
        periods.close(office, book.uuid, period.key)
    writer.update(book, closed_on=min(office.source.today(), date(book.year, 12, 31)))
