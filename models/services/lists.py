"""Long lists by key: a page costs the same wherever it stands, and only the columns of a line are read.

The text of a statement is made once for each shape of a list; building it anew would cost as much as running it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import peewee

from models.rules.fact import fact
from models.storage import search
from models.storage.office import Office
from models.tables.base import Record

Key = tuple[Any, ...]
MATCH = "match"


@fact
class Test:
    """One condition of a list: a field, one of OPS, and the stored values that it is held against.

    `beside` hides a text field's index from the engine, which then walks in the list's order and tests each row:
    right for a condition that most rows pass, where gathering and sorting them all would cost more.
    """

    field: str
    op: str
    values: tuple[Any, ...] = ()
    beside: bool = False


@fact
class Listing:
    """One list: its lines' columns, what narrows it, and the fields that order it, of which the last is the id.

    `runs` parts the list by the first field of the order, in an order which that field itself does not have (the
    office's order of units); each run is then a search of its own in the index.
    """

    model: type[Record]
    columns: tuple[str, ...]
    where: tuple[Test, ...]
    order: tuple[str, ...]
    line: Callable[[Sequence[Any], Key], Any]
    descending: bool = False
    runs: tuple[Any, ...] | None = None


def _is(_model: Any, column: Any, values: Key) -> Any:
    return column == values[0]


def _any(_model: Any, column: Any, values: Key) -> Any:
    return column.in_(list(values))


def _null(_model: Any, column: Any, _values: Key) -> Any:
    return column.is_null()


def _empty(_model: Any, column: Any, _values: Key) -> Any:
    return column.is_null() | (column == peewee.SQL("''"))


def _between(_model: Any, column: Any, values: Key) -> Any:
    return column.between(*values)


def _period(model: Any, column: Any, values: Key) -> Any:
    return (column == values[0]) | (column.is_null() & model.month.between(*values[1:]))


def _match(model: Any, column: Any, values: Key) -> Any:
    """Walk in the list's order and test each row: a common word would otherwise sort half of the table."""
    found: Any = search.matching(model, values[0])
    return peewee.Expression(column + peewee.SQL("0"), found.op, found.rhs)


OPS: dict[str, Callable[[Any, Any, Key], Any]] = {
    "is": _is,
    "any": _any,
    "null": _null,
    "empty": _empty,
    "between": _between,
    "period": _period,
    MATCH: _match,
}
_PRESENT = Test("deleted", "null")


def page(office: Office, listing: Listing, after: Key | None, size: int, backwards: bool = False) -> tuple[Any, ...]:
    """Return up to `size` lines after a key in the list's order, or before it when going backwards."""
    found: list[Any] = []
    down = listing.descending != backwards
    for run, start in _runs(listing, after, backwards):
        found += _lines(office, listing, run, start, size - len(found), down)
        if len(found) >= size:
            break
    return tuple(reversed(found)) if backwards else tuple(found)


def at(office: Office, listing: Listing, index: int) -> Key | None:
    """Return the key of the line at an index, or None outside the list; page(after=at(i - 1)) begins with line i."""
    for run, _start in _runs(listing, None, False):
        inside = None if run is None else _count(office, listing, run)
        if inside is None or index < inside:
            return _key_at(office, listing, run, index)
        index -= inside
    return None


def count(office: Office, listing: Listing) -> int:
    """Return how many lines there are."""
    return _count(office, listing, None)


def uuids(office: Office, listing: Listing) -> tuple[str, ...]:
    """Return the UUIDs of all lines, in no order of their own."""
    return tuple(row[0] for row in _rows(office, listing, ("uuid",), None))


def _runs(listing: Listing, after: Key | None, backwards: bool) -> Iterator[tuple[Any, Key | None]]:
    """Yield each run that remains with the key to go on from; None stands for a list of a single run."""
    if listing.runs is None:
        yield None, after
        return
    runs = listing.runs if listing.descending == backwards else listing.runs[::-1]
    first = runs.index(after[0]) if after is not None else 0
    for place, run in enumerate(runs[first:]):
        yield run, after if place == 0 else None


def _lines(office: Office, listing: Listing, run: Any, start: Key | None, size: int, down: bool) -> list[Any]:
    rows = _rows(office, listing, listing.columns + listing.order, run, start, down, (size,))
    width = len(listing.columns)
    return [listing.line(row, row[width:]) for row in rows]


def _key_at(office: Office, listing: Listing, run: Any, index: int) -> Key | None:
    if index < 0:
        return None
    rows = _rows(office, listing, listing.order, run, None, listing.descending, (1, index))
    return rows[0] if rows else None


def _count(office: Office, listing: Listing, run: Any) -> int:
    return int(_rows(office, listing, (), run)[0][0])


def _rows(
    office: Office,
    listing: Listing,
    columns: tuple[str, ...],
    run: Any,
    start: Key | None = None,
    down: bool = False,
    part: tuple[int, ...] = (),
) -> list[Any]:
    """Run one statement; no columns ask for the number of rows, no part (limit, offset) for all in no order."""
    tests = (_PRESENT, *listing.where) + (() if run is None else (Test(listing.order[0], "is", (run,)),))
    order = listing.order if run is None else listing.order[1:]
    beyond = listing.order if start is not None else ()
    shape = _Statement(listing.model, columns, order if part else (), down, beyond, len(part))
    values = [value for test in tests for value in test.values] + [*(start or ()), *part]
    if any(test.op == MATCH for test in tests):
        sql, values = _query(shape, tests, start or (), part).sql()
    else:
        sql = _text(shape, tuple(replace(test, values=("",) * len(test.values)) for test in tests))
    return list(office.database.execute_sql(sql, values).fetchall())


@fact
class _Statement:
    model: type[Record]
    columns: tuple[str, ...]
    order: tuple[str, ...]
    down: bool
    beyond: tuple[str, ...]
    parts: int


@lru_cache(maxsize=512)
def _text(shape: _Statement, tests: tuple[Test, ...]) -> str:
    return str(_query(shape, tests, (0,) * len(shape.beyond), (0,) * shape.parts).sql()[0])


def _condition(model: Any, test: Test) -> Any:
    column = getattr(model, test.field)
    return OPS[test.op](model, column.concat(peewee.SQL("''")) if test.beside else column, test.values)


def _query(shape: _Statement, tests: tuple[Test, ...], start: Key, part: tuple[int, ...]) -> Any:
    model = shape.model
    columns = [getattr(model, name) for name in shape.columns] or [peewee.fn.COUNT(peewee.SQL("*"))]
    query = model.select(*columns).where(*(_condition(model, test) for test in tests))
    if shape.beyond:
        query = query.where(_beyond(model, shape.beyond, start, shape.down))
    fields = [getattr(model, name) for name in shape.order]
    query = query.order_by(*(field.desc() if shape.down else field.asc() for field in fields))
    return query.limit(part[0]).offset(part[1] if len(part) > 1 else None) if part else query


def _beyond(model: Any, names: tuple[str, ...], key: Key, down: bool) -> peewee.Expression:
    """Compare as one row value: the engine then seeks in the index instead of testing alternatives."""
    fields = peewee.EnclosedNodeList([getattr(model, name) for name in names])
    marks = peewee.EnclosedNodeList([peewee.Value(part, converter=False) for part in key])
    return peewee.Expression(fields, peewee.OP.LT if down else peewee.OP.GT, marks)


def grouped(listing: Listing, columns: tuple[Any, ...], by: peewee.Field) -> list[Any]:
    """Return sums over the rows of a list, one line for each value of a field."""
    model = listing.model
    query = model.select(*columns).where(*(_condition(model, test) for test in (_PRESENT, *listing.where)))
    return list(query.group_by(by).tuples())
