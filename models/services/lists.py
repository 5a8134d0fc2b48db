"""Long lists by key: a page costs the same wherever it stands, and only the columns of a line are read.

The text of a statement is made once for each shape of a list; building it anew would cost as much as running it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any

from models.rules.fact import fact
from models.storage.office import Office

Key = tuple[Any, ...]
Shape = tuple[str, str, int, bool]
MATCH = "match"


@fact
class Test:
    """One condition of a list: a column, an operation, and the stored values that it is held against.

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

    table: str
    columns: tuple[str, ...]
    where: tuple[Test, ...]
    order: tuple[str, ...]
    line: Callable[[Sequence[Any], Key], Any]
    descending: bool = False
    runs: tuple[Any, ...] | None = None


_OPS = {
    "is": "{column} = ?",
    "any": "{column} IN ({marks})",
    "null": "{column} IS NULL",
    "empty": "({column} IS NULL OR {column} = '')",
    "between": "{column} BETWEEN ? AND ?",
    "period": "({column} = ? OR ({column} IS NULL AND month BETWEEN ? AND ?))",
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
    shape = _Statement(listing.table, columns, order if part else (), down, beyond, len(part))
    values = (*_values(tests), *(start or ()), *part)
    return office.rows(_text(shape, _shapes(tests)), values)


@fact
class _Statement:
    table: str
    columns: tuple[str, ...]
    order: tuple[str, ...]
    down: bool
    beyond: tuple[str, ...]
    parts: int


def _shapes(tests: tuple[Test, ...]) -> tuple[Shape, ...]:
    return tuple((test.field, test.op, len(test.values), test.beside) for test in tests)


def _values(tests: tuple[Test, ...]) -> list[Any]:
    return [value for test in tests for value in test.values]


@lru_cache(maxsize=512)
def _text(shape: _Statement, tests: tuple[Shape, ...]) -> str:
    where = _where(shape.table, tests)
    if shape.beyond:
        # Compared as one row value: the engine then seeks in the index instead of testing alternatives.
        marks = ", ".join("?" * len(shape.beyond))
        where += f" AND ({', '.join(shape.beyond)}) {'<' if shape.down else '>'} ({marks})"
    text = f"SELECT {', '.join(shape.columns) or 'COUNT(*)'} FROM {shape.table} WHERE {where}"
    if shape.order:
        text += " ORDER BY " + ", ".join(f"{name} {'DESC' if shape.down else 'ASC'}" for name in shape.order)
    return text + ("", " LIMIT ?", " LIMIT ? OFFSET ?")[shape.parts]


def _where(table: str, tests: tuple[Shape, ...]) -> str:
    return " AND ".join(_condition(table, *test) for test in tests)


def _condition(table: str, name: str, op: str, count: int, beside: bool) -> str:
    column = f"({name} || '')" if beside else name
    if op == MATCH:
        from models.storage import search

        # Walks in the list's order and tests each row: a common word would otherwise sort half of the table.
        return f"{column} + 0 {search.condition(table)}"
    return _OPS[op].format(column=column, marks=", ".join("?" * count))


def grouped(office: Office, listing: Listing, columns: tuple[str, ...], by: str) -> list[Any]:
    """Return sums over the rows of a list, one line for each value of a column."""
    tests = (_PRESENT, *listing.where)
    where = _where(listing.table, _shapes(tests))
    text = f"SELECT {', '.join(columns)} FROM {listing.table} WHERE {where} GROUP BY {by}"
    return office.rows(text, tuple(_values(tests)))
