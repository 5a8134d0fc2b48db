"""Counts of the books: lượt and distinct people, by period, unit, field and level; stated totals beside them."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any, Literal

from models.rules import codes, counting
from models.rules.codes import State
from models.rules.counting import Counted, CountRow, Difference
from models.rules.errors import BugError
from models.rules.fact import fact
from models.rules.fields import N_
from models.rules.pages import Figures
from models.rules.periods import Period
from models.services import books, prepared, ranks, reading, unit_records
from models.storage.office import Office
from models.tables.honours import Book, BookPeriod, Deed, HonourEntry, ReportedDeed, StatedNumber
from models.tables.units import Unit

By = Literal["unit", "field", "level", "period"]
UNKNOWN = N_("chưa có thông tin")
MEASURES = ("luot", "person_luot", "persons", "collective_luot", "collectives")
_LEVEL = {"province": "upper", "district": "upper", "commune": "commune"}
_WHO = ("kind", "person", "collective", "folded_name", "birth_year", "unit", "field", "state")


@fact
class Numbered:
    """One number of a book as counting sees it."""

    number: int
    row: CountRow
    late: bool


@fact
class Ended:
    """Numbers given up or withdrawn on days of a period, of whatever period they are."""

    withdrawn: tuple[int, ...]
    cancelled: tuple[int, ...]


@fact
class StatedLine:
    """What one unit stated for a period beside what was counted of its reported deeds."""

    unit: str
    label: str
    difference: Difference


def numbered(office: Office, book: Book, keys: frozenset[str] | None = None) -> list[Numbered]:
    """Return the numbers of a book in their order, of all periods or of some.

    In a closed period a number counts as cancelled only if it was so at closing: closed totals stay.
    """
    level = _LEVEL.get(book.unit.kind, "cell")
    kept = {key: frozenset(told["cancelled_numbers"]) for key, told in closings(book).items()}
    found = []
    for row in prepared.rows(office, _numbers, book.id):
        number, period, late = row[8:]
        if keys is None or period in keys:
            ended = number in kept[period] if period in kept else row[7] == State.CANCELLED
            found.append(Numbered(number, _count_row(row, ended, level, period), bool(late)))
    return found


def _numbers(book: int) -> Any:
    fields = [getattr(HonourEntry, name) for name in (*_WHO, "number", "period", "late_from")]
    query = HonourEntry.select(*fields).where(HonourEntry.book == book, HonourEntry.number.is_null(False))
    return query.order_by(HonourEntry.number)


def _count_row(row: tuple[Any, ...], cancelled: bool = False, level: str = "", period: str = "") -> CountRow:
    kind, person, collective, folded, born, unit, field, state = row[:8]
    identity = str(person or collective or f"{folded}|{born if born is not None else f'u{unit}'}")
    return CountRow(kind, identity, cancelled, state == State.WITHDRAWN, level, str(unit), field or "", period)


def summed(rows: Iterable[Numbered]) -> Figures:
    """Return what pages state of a run of numbers."""
    every = list(rows)
    told = counting.count(numbered.row for numbered in every)
    return Figures(
        first=every[0].number if every else 0,
        last=every[-1].number if every else 0,
        numbers=len(every),
        cancelled=told.cancelled,
        luot=told.luot,
        person_luot=told.person_luot,
        persons=told.persons,
        collective_luot=told.collective_luot,
        collectives=told.collectives,
        withdrawn=tuple(n.number for n in every if n.row.withdrawn),
        late=tuple(n.number for n in every if n.late),
    )


def of_period(office: Office, book: Book, key: str) -> Figures:
    """Return the figures of one period: as frozen when it is closed, otherwise as counted now."""
    kept = frozen(book, key)
    return summed(numbered(office, book, frozenset({key}))) if kept is None else kept


def frozen(book: Book, key: str) -> Figures | None:
    """Return the figures that a closed period was frozen with, or None while it is open."""
    told = closings(book).get(key)
    return None if told is None else figures_of(told)


def figures_of(told: dict[str, Any]) -> Figures:
    """Return figures as a closing has stored them."""
    mine = {name: value for name, value in told.items() if name in Figures.__dataclass_fields__}
    values: dict[str, Any] = {n: tuple(value) if isinstance(value, list) else value for n, value in mine.items()}
    return Figures(**values)


def closings(book: Book) -> dict[str, dict[str, Any]]:
    """Return what each closed period of a book was frozen with, by key."""
    query = BookPeriod.select(BookPeriod.period, BookPeriod.figures).where(
        BookPeriod.book == book,
        BookPeriod.closed_on.is_null(False),
        BookPeriod.reopened_on.is_null(),
        BookPeriod.deleted.is_null(),
    )
    return {key: json.loads(figures) for key, figures in query.tuples()}


def freeze(office: Office, book: Book, key: str) -> dict[str, Any]:
    """Return what a closing stores: the period's figures, the year's until then, and which numbers were cancelled."""
    rows, end = numbered(office, book), Period.parse(key)
    mine = [n for n in rows if n.row.period == key]
    until = [n for n in rows if Period.parse(n.row.period) <= end]
    cancelled = [n.number for n in mine if n.row.cancelled]
    return {**asdict(summed(mine)), "cumulative": asdict(summed(until)), "cancelled_numbers": cancelled}


def figures(office: Office, of: int | str, period: str = "") -> Counted:
    """Count this office's book of a year, or a book by its UUID: whole, or what lies in a month, half-year or year.

    A closed period has its frozen figures.
    """
    book = _book(office, of)
    if book is None:
        return counting.count(())
    kept = frozen(book, Period.parse(period).key) if period else None
    return _counted(kept) if kept is not None else counting.count(n.row for n in _inside(office, book, period))


def _book(office: Office, of: int | str) -> Book | None:
    return books.known(office, of) if isinstance(of, int) else reading.find(Book, of)


def _counted(told: Figures) -> Counted:
    amounts = {name: getattr(told, name) for name in (*MEASURES, "cancelled")}
    return Counted(**amounts, withdrawn=len(told.withdrawn))


def _inside(office: Office, book: Book, period: str) -> list[Numbered]:
    if not period:
        return numbered(office, book)
    wanted = Period.parse(period)
    every = numbered(office, book)
    keys = {n.row.period for n in every}
    held = {k for k in keys if wanted.contains(Period.parse(k).first) and wanted.contains(Period.parse(k).last)}
    return [n for n in every if n.row.period in held]


def split(office: Office, year: int, by: By, period: str = "") -> tuple[tuple[str, Counted], ...]:
    """Open a year's total to its parts, each with its label; levels span all books kept here, the rest the own book.

    People counted in two parts stand in both: distinct people do not add up.
    """
    kept = _books_of(year) if by == "level" else _own(office, year)
    rows = [n.row for book in kept for n in _inside(office, book, period)]
    parts = counting.by(rows, by)
    return tuple((label, parts[value]) for value, label in _labels(by, parts))


def _own(office: Office, year: int) -> list[Book]:
    book = books.known(office, year)
    return [] if book is None else [book]


def _books_of(year: int) -> list[Book]:
    return list(Book.select().where(Book.year == year, Book.deleted.is_null()).order_by(Book.id))


def _labels(by: By, parts: dict[str, Counted]) -> Iterator[tuple[str, str]]:
    """Yield the values that occur with their labels, in the order that people know."""
    if by == "unit":
        units = [*ranks.present(), *Unit.select().where(Unit.deleted.is_null(False)).order_by(Unit.id)]
        known = {str(unit.id): unit_records.label(unit) for unit in units}
    elif by == "period":
        known = {key: Period.parse(key).label for key in sorted(parts, key=Period.parse)}
    else:
        known = {**codes.labels(codes.FIELDS if by == "field" else codes.LEVELS), "": UNKNOWN}
    return ((value, label) for value, label in known.items() if value in parts)


def repeated(office: Office, of: int | str, period: str = "") -> tuple[tuple[str, int], ...]:
    """Return the names of those with more than one lượt and how many, most first."""
    book = _book(office, of)
    rows = [] if book is None else _inside(office, book, period)
    names = {n.row.identity: n.number for n in rows}
    again = counting.repeated(n.row for n in rows)
    return tuple((_name_of(book, names[one.identity]), one.times) for one in again)


def _name_of(book: Book | None, number: int) -> str:
    query = HonourEntry.select(HonourEntry.name).where(HonourEntry.book == book, HonourEntry.number == number)
    return str(query.scalar())


def ended(office: Office, of: int | str, period: str) -> Ended:
    """Return what a period's report names as rút tên and huỷ ghi: ended on its days, whatever period it is of."""
    book, days = _book(office, of), Period.parse(period)
    query = HonourEntry.select(HonourEntry.number, HonourEntry.state).where(
        HonourEntry.book == book, HonourEntry.end_on.between(days.first, days.last), HonourEntry.number.is_null(False)
    )
    rows = [] if book is None else list(query.order_by(HonourEntry.number).tuples())
    withdrawn, cancelled = (tuple(n for n, s in rows if s == state) for state in (State.WITHDRAWN, State.CANCELLED))
    return Ended(withdrawn, cancelled)


def stated(office: Office, unit: str, period: str) -> dict[str, int]:
    """Return what a unit stated on paper for a period, by measure (MEASURES)."""
    query = _stated(Period.parse(period).key).where(StatedNumber.unit == reading.find(Unit, unit))
    return {row.measure: row.value for row in query}


def _stated(key: str) -> Any:
    return StatedNumber.select().where(StatedNumber.period == key, StatedNumber.deleted.is_null())


def save_stated(office: Office, unit: str, period: str, measure: str, text: str) -> None:
    """Write, change or (with an empty text) take away what a unit stated; Refused fields_wrong, period_unclear."""
    if measure not in MEASURES:
        raise BugError("measure", measure)
    owner, key = reading.find(Unit, unit), Period.parse(period).key
    clean = reading.line(text)
    read = reading.read_texts(office, "stated_number", {"value": clean} if clean else {})
    reading.refuse_wrong(read.problems)
    mine = (StatedNumber.unit == owner, StatedNumber.period == key, StatedNumber.measure == measure)
    found = StatedNumber.get_or_none(*mine)
    with office.act("stated", owner.name) as writer:
        if found is None and clean:
            writer.create(StatedNumber, unit=owner, period=key, measure=measure, value=read.values["value"])
        elif found is not None and clean:
            if found.deleted is not None:
                writer.restore(found)
            writer.update(found, value=read.values["value"])
        elif found is not None and found.deleted is None:
            writer.remove(found)


def difference(office: Office, period: str, measure: str = "luot") -> tuple[StatedLine, ...]:
    """Return each unit that stated or reported anything for a period, in the office's order."""
    wanted = Period.parse(period)
    said = {row.unit_id: row.value for row in _stated(wanted.key) if row.measure == measure}
    counted = {int(unit): told for unit, told in counting.by(_reported(wanted), "unit").items()}
    return tuple(
        StatedLine(
            unit.uuid,
            unit_records.label(unit),
            Difference(said.get(unit.id), getattr(counted.get(unit.id, counting.count(())), measure)),
        )
        for unit in ranks.present()
        if unit.id in said or unit.id in counted
    )


def _reported(period: Period) -> Iterator[CountRow]:
    months = (f"{period.first:%Y-%m}", f"{period.last:%Y-%m}")
    model: type[Deed] = ReportedDeed
    fields = [getattr(model, name) for name in _WHO]
    query = model.select(*fields).where(model.month.between(*months), model.deleted.is_null())
    return (_count_row(row) for row in query.tuples().iterator())


def total(lines: Iterable[StatedLine]) -> Difference:
    """Add up a list of differences; nothing is stated in all where no unit stated anything."""
    every = [line.difference for line in lines]
    said = [one.stated for one in every if one.stated is not None]
    return Difference(sum(said) if said else None, sum(one.computed for one in every))
