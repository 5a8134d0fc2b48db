"""Periods of a book: closing freezes their figures and rows; what comes later is bổ sung kỳ trước."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from typing import Any

import peewee

from models.rules import periods as rules
from models.rules import seal
from models.rules.codes import State
from models.rules.errors import Refused
from models.rules.facts import PeriodFact, Problem
from models.rules.periods import Period
from models.services import books, children, counting, reading, settings, slips_grid
from models.services.unit_records import default_cycle
from models.storage.office import Office
from models.tables.honours import Book, BookPeriod, HonourEntry, SelectionRound


def listed(office: Office, book_uuid: str) -> tuple[PeriodFact, ...]:
    """Return the periods of a book's year in their order: those of its cycle, and any other that holds numbers."""
    book = reading.find(Book, book_uuid)
    told, stored = _numbers(book), _stored(book)
    cutoff_day = settings.facts(office).cutoff_day
    facts = []
    for period in _with_others(book, {*told, *stored}):
        fact = _fact(office, period, told.get(period.key), stored.get(period.key), cutoff_day)
        open_now = fact.closed_on is None and period.first <= office.source.today()
        earlier = sum(Period.parse(key) < period and not _shut(stored.get(key)) for key in told)
        facts.append(replace(fact, points=_points(office, book, period, earlier)) if open_now else fact)
    return tuple(facts)


def of_book(book: Book) -> tuple[Period, ...]:
    """Return the periods of a book: those of its cycle and any other that holds numbers or was closed, by their end."""
    return _with_others(book, {*_numbers(book), *_stored(book)})


def _with_others(book: Book, keys: set[str]) -> tuple[Period, ...]:
    length = cycle(book)
    usual = {Period(book.year, end, length) for end in range(length, 13, length)}
    return tuple(sorted(usual | {Period.parse(key) for key in keys}))


def cycle(book: Book) -> int:
    """Return how many months a period of the book's unit has."""
    unit = book.unit
    return int(unit.cycle or default_cycle(unit.kind) or "1")


def of_month(book: Book, month: str) -> Period:
    """Return the period of the book's cycle that a month (2027-05) falls in, of whatever year."""
    return Period.for_cycle(Period.parse(month).first, cycle(book))


def within(book: Book, day: date) -> Period:
    """Return the period of a book that a day falls in; the nearest one where the day is of another year."""
    nearest = min(max(day, date(book.year, 1, 1)), date(book.year, 12, 31))
    return Period.for_cycle(nearest, cycle(book))


def _numbers(book: Book) -> dict[str, tuple[Any, ...]]:
    """Return for each period the count of numbers, the first, the last, and how many came late."""
    number = HonourEntry.number
    columns = (HonourEntry.period, peewee.fn.COUNT(number), peewee.fn.MIN(number), peewee.fn.MAX(number))
    query = HonourEntry.select(*columns).where(HonourEntry.book == book, number.is_null(False))
    late = _late(book)
    return {row[0]: (*row[1:], late.get(row[0], 0)) for row in query.group_by(HonourEntry.period).tuples()}


def _late(book: Book) -> dict[str, int]:
    query = HonourEntry.select(HonourEntry.period, peewee.fn.COUNT(HonourEntry.id))
    query = query.where(HonourEntry.book == book, HonourEntry.late_from.is_null(False))
    return dict(query.group_by(HonourEntry.period).tuples())


def _stored(book: Book) -> dict[str, BookPeriod]:
    query = BookPeriod.select().where(BookPeriod.book == book, BookPeriod.deleted.is_null())
    return {stored.period: stored for stored in query}


def _fact(
    office: Office, period: Period, told: tuple[Any, ...] | None, stored: BookPeriod | None, day: int | None
) -> PeriodFact:
    numbers, first, last, late = told or (0, None, None, 0)
    shut = stored if _shut(stored) else None
    return PeriodFact(
        key=period.key,
        label=period.label,
        numbers=numbers,
        first=first,
        last=last,
        cutoff=rules.cutoff(period, day),
        closed_on=shut.closed_on if shut else None,
        closed_by=(shut.closed_by or "") if shut else "",
        reopened_on=stored.reopened_on if stored else None,
        late=late,
    )


def _shut(stored: BookPeriod | None) -> bool:
    return stored is not None and is_closed(stored)


def is_closed(stored: BookPeriod) -> bool:
    """Tell whether a stored period is closed now."""
    return stored.closed_on is not None and stored.reopened_on is None


def closed_keys(book: Book) -> frozenset[str]:
    """Return the keys of the periods that are closed now."""
    return frozenset(key for key, stored in _stored(book).items() if is_closed(stored))


def holds_closed(entry: HonourEntry) -> bool:
    """Tell whether an entered row stands in a period that is closed now."""
    return entry.period in closed_keys(entry.book)


def close(office: Office, book_uuid: str, key: str) -> None:
    """Freeze a period's figures and a digest of each row; nothing of it is counted anew after that.

    Refused period_closed, period_not_begun, period_not_of_book.
    """
    book = reading.find(Book, book_uuid)
    period = _period_of(book, key)
    if period.key in closed_keys(book):
        raise Refused("period_closed", period=period.label)
    if period.first > office.source.today():
        raise Refused("period_not_begun", period=period.label)
    values = {
        "cutoff": rules.cutoff(period, settings.facts(office).cutoff_day),
        "closed_on": office.source.today(),
        "closed_by": office.who,
        "figures": _dump({**counting.freeze(office, book, period.key), "signed": books.signed(office, book)}),
        "digests": _dump(_digests(book, period.key)),
    }
    with office.act("period_close", period.label) as writer:
        found = BookPeriod.get_or_none(BookPeriod.book == book, BookPeriod.period == period.key)
        if found is None:
            writer.create(BookPeriod, book=book, period=period.key, **values)
            return
        if found.deleted is not None:
            writer.restore(found)
        writer.update(found, **values, reopened_on=None, reopened_by=None, reopen_reason=None)


def _period_of(book: Book, key: str) -> Period:
    period = Period.parse(key)
    if period.length == rules.QUARTER:
        raise Refused("period_unclear", text=key)
    if period.year != book.year:
        raise Refused("period_not_of_book", period=period.label, year=book.year)
    return period


def _digests(book: Book, key: str) -> dict[str, Any]:
    query = HonourEntry.select().where(HonourEntry.book == book, HonourEntry.period == key)
    rows = list(query.where(HonourEntry.number.is_null(False)).order_by(HonourEntry.number))
    gifts = children.gifts_of(rows)
    return {"format": seal.SEAL_FORMAT, "rows": {row.uuid: _digest(row, gifts.get(row.id, [])) for row in rows}}


def digest(entry: HonourEntry) -> str:
    """Return the digest of a row as it stands now."""
    return _digest(entry, children.of(entry, "contribution"))


def _digest(entry: HonourEntry, gifts: list[Any]) -> str:
    given = [f"{gift.kind} {gift.amount or ''} {gift.what or ''} {gift.value or ''}" for gift in gifts]
    return seal.digest({**entry.__data__, "contributions": "; ".join(given)})


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True)


def reopen(office: Office, book_uuid: str, key: str, reason: str) -> None:
    """Open a closed period again, with who, when and why; Refused period_open, reason_missing, period_not_of_book."""
    book = reading.find(Book, book_uuid)
    period = _period_of(book, key)
    said = reading.line(reason)
    if not said:
        raise Refused("reason_missing")
    stored = _stored(book).get(period.key)
    if stored is None or not is_closed(stored):
        raise Refused("period_open", period=period.label)
    with office.act("period_reopen", period.label) as writer:
        writer.update(stored, reopened_on=office.source.today(), reopened_by=office.who, reopen_reason=said)


def points(office: Office, book_uuid: str, key: str) -> tuple[Problem, ...]:
    """Return what to look at before a period is closed; every point may be passed."""
    book = reading.find(Book, book_uuid)
    period, shut = _period_of(book, key), closed_keys(book)
    return _points(office, book, period, sum(Period.parse(k) < period and k not in shut for k in _numbers(book)))


def _points(office: Office, book: Book, period: Period, earlier: int) -> tuple[Problem, ...]:
    months = (f"{period.first:%Y-%m}", f"{period.last:%Y-%m}")
    mine = (HonourEntry.book == book, HonourEntry.deleted.is_null())
    waiting = HonourEntry.state.in_([str(State.PROPOSED), str(State.DRAFT)]) & HonourEntry.month.between(*months)
    unmet = (HonourEntry.state == str(State.ENTERED)) & HonourEntry.approved_on.is_null()
    inside = (HonourEntry.period == period.key, HonourEntry.number.is_null(False))
    rounds = SelectionRound.select().where(
        SelectionRound.book == book,
        SelectionRound.period == period.key,
        SelectionRound.state == "open",
        SelectionRound.deleted.is_null(),
    )
    own = book.unit.uuid == settings.facts(office).unit
    counted = {
        "rows_waiting": HonourEntry.select().where(*mine, waiting).count(),
        "round_open": rounds.count(),
        "rows_without_meeting": HonourEntry.select().where(*mine, *inside, unmet).count(),
        "slips_lacking": slips_grid.incomplete(office, period) if own else 0,
        "earlier_open": earlier,
    }
    return tuple(Problem("", code, {"count": count}, "ask") for code, count in counted.items() if count)


class Placing:
    """Say for the rows of one round in which period each is entered, and for which closed one it comes late."""

    def __init__(self, office: Office, book: Book, target: Period) -> None:
        self._office, self._book, self._target = office, book, target
        self._shut = closed_keys(book)
        self._known: dict[str, tuple[str, str]] = {}

    def of(self, month: str) -> tuple[str, str]:
        """Return the period and the closed one or "" for a row of a month; Refused year_closed."""
        if month not in self._known:
            self._known[month] = self._placed(of_month(self._book, month))
        return self._known[month]

    def _placed(self, own: Period) -> tuple[str, str]:
        late = next((p.key for p in (own, self._target) if p.key in self._shut_in(p)), "")
        if self._target.key not in self._shut:
            return self._target.key, late
        return _first_open(self._office, self._book, self._shut).key, late

    def _shut_in(self, period: Period) -> frozenset[str]:
        """Return the closed keys of the year that a period lies in; a December row may be late for last year's book."""
        if period.year == self._book.year:
            return self._shut
        unit, year = self._book.unit_id, period.year
        before = Book.get_or_none(Book.unit == unit, Book.year == year, Book.deleted.is_null())
        return closed_keys(before) if before is not None else frozenset()


def _first_open(office: Office, book: Book, shut: frozenset[str]) -> Period:
    period = within(book, office.source.today())
    while period.key in shut:
        period = period.next()
    if period.year != book.year:
        raise Refused("year_closed", year=book.year)
    return period
