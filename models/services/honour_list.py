"""The list of a Sổ ghi danh: narrowed, ordered, a page at a time."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Any

from models.rules.counting import Counted
from models.rules.facts import HonourRow, ListQuery
from models.services import counts, lists, narrowing, own_books
from models.services.lists import Key, Listing, Test
from models.storage.office import Office

TABLE = "honour_entry"
COLUMNS = (
    "uuid", "number", "kind", "name", "unit_name", "month", "state", "deed", "round_id", "late_from",
    "source_deed_id",
)  # fmt: skip
ORDERS = {
    "number": ("number_key", "id"),
    "name": ("name_key", "id"),
    "unit": ("unit_id", "number_key", "id"),
    "state": ("state", "number_key", "id"),
    "month": ("month", "id"),
}


def count(office: Office, query: ListQuery) -> int:
    """Return how many lượt a query finds."""
    found = listing(office, query)
    return lists.count(office, found) if found else 0


def page(
    office: Office, query: ListQuery, after: Key | None = None, size: int = 100, backwards: bool = False
) -> tuple[HonourRow, ...]:
    """Return up to `size` lượt after a row's key, or before it when going backwards, always in the list's order."""
    found = listing(office, query)
    return lists.page(office, found, after, size, backwards) if found else ()


def at(office: Office, query: ListQuery, index: int) -> Key | None:
    """Return the key of the lượt at an index, None outside; page(after=at(i - 1)) begins with the one at i."""
    found = listing(office, query)
    return lists.at(office, found, index) if found else None


def uuids(office: Office, query: ListQuery) -> tuple[str, ...]:
    """Return every lượt that a query finds, for acts on many rows."""
    found = listing(office, query)
    return lists.uuids(office, found) if found else ()


def figures(office: Office, query: ListQuery) -> Counted:
    """Count what a query finds: lượt, and distinct people and collectives."""
    found = listing(office, query)
    return counts.listed(office, found) if found else counts.NONE


def listing(office: Office, query: ListQuery) -> Listing | None:
    """Return what a query means, or None where the year has no book yet."""
    kept = _books(office, query)
    if not kept:
        return None
    where = (*narrowing.tests(TABLE, query), *_round(query))
    order, runs = narrowing.order(TABLE, ORDERS, query)
    if len(kept) == 1:
        where = (Test("book_id", "is", (kept[0],)), *where)
    else:
        order, runs = ("book_id", *order), tuple(kept)
    return Listing(TABLE, COLUMNS, where, order, partial(_row, office), query.descending, runs)


def _books(office: Office, query: ListQuery) -> list[int]:
    """Return the rows of the books that are looked at, oldest first."""
    if query.book:
        from models.services import linking
        from models.tables.honours import Book

        return [int(linking.find(Book, query.book).id)]
    if query.year is not None:
        known = own_books.known(office, query.year)
        return [] if known is None else [known]
    return own_books.every(office)


def _round(query: ListQuery) -> tuple[Test, ...]:
    if not query.round:
        return ()
    from models.services import linking
    from models.tables.honours import SelectionRound

    return (Test("round_id", "is", (linking.find(SelectionRound, query.round).id,)),)


def _row(office: Office, row: Sequence[Any], key: Key) -> HonourRow:
    uuid, number, kind, name, unit_name, month, state, deed, round_id, late_from, source = row[:11]
    return HonourRow(
        uuid,
        number,
        kind,
        name,
        unit_name,
        month,
        state,
        deed,
        key,
        office.links.uuid("selection_round", round_id) if round_id else None,
        late_from or "",
        office.links.uuid("reported_deed", source) if source else "",
    )
