"""What lies in the paper book, read from the ledger of prints: pages, the rows on them, and where a period begins."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from models.rules.fact import fact
from models.rules.pages import Place
from models.rules.paper import GONE, HeldPage, PageKind, PrintedRow, RowMark, SheetState
from models.tables.honours import Book
from models.tables.paper import BookPage, BookPrint


@fact
class Filed:
    """One page of the paper book: what was printed first, and what was added to the sheet since."""

    base: BookPage
    more: tuple[BookPage, ...] = ()
    rows: tuple[dict[str, Any], ...] = ()

    @property
    def kind(self) -> PageKind:
        """Return what the page holds."""
        return PageKind(self.base.kind)

    @property
    def parts(self) -> tuple[BookPage, ...]:
        """Return every record of the sheet, the first print first."""
        return (self.base, *self.more)

    @property
    def foot(self) -> str:
        """Return the digest of the sums printed on the page, "" where it has none."""
        return next((part.foot for part in self.parts if part.foot), "")

    def printed(self) -> tuple[PrintedRow, ...]:
        """Return the rows with their heights."""
        return tuple(PrintedRow(row["entry"], row["mm"]) for row in self.rows)

    def marks(self) -> tuple[RowMark, ...]:
        """Return what stands in each row."""
        return tuple(RowMark(row["entry"], row["number"], row["marks"]) for row in self.rows)


def filed(book: Book) -> tuple[Filed, ...]:
    """Return the pages of a book that lie on paper or may, in their order; the cover stands first."""
    found: dict[tuple[str, int], Filed] = {}
    for page in _pages(book):
        key = (page.kind if page.number is None else "", page.number or 0)
        if page.onto and key in found:
            known = found[key]
            found[key] = Filed(known.base, (*known.more, page), (*known.rows, *json.loads(page.rows)))
        else:
            found[key] = Filed(page, rows=tuple(json.loads(page.rows)))
    return tuple(found[key] for key in sorted(found, key=_order))


def _order(key: tuple[str, int]) -> int:
    return key[1]


def _pages(book: Book) -> list[BookPage]:
    """Return the pages not given up, in the order of printing, each with its print at hand."""
    query = BookPage.select(BookPage, BookPrint).join(BookPrint)
    query = query.where(BookPrint.book == book, BookPage.deleted.is_null(), BookPage.state.not_in(sorted(GONE)))
    return list(query.order_by(BookPage.id))


@fact
class Lie:
    """Where a book's periods lie on paper: first and last page by key, an empty back counted with its period."""

    first: dict[str, int]
    last: dict[str, int]
    held: dict[str, tuple[HeldPage, ...]]


def lie(book: Book) -> Lie:
    """Return where a book's periods lie on paper."""
    first: dict[str, int] = {}
    last: dict[str, int] = {}
    held: dict[str, tuple[HeldPage, ...]] = {}
    for page in filed(book):
        key, number = page.base.period, page.base.number
        if not key or number is None:
            continue
        last[key] = number
        if page.kind is PageKind.ENTRIES:
            first.setdefault(key, number)
            held[key] = (*held.get(key, ()), HeldPage(number, page.printed(), bool(page.foot)))
    return Lie(first, last, held)


def places(book: Book) -> tuple[Place, ...]:
    """Return page and row of each entry as it lies on paper."""
    found: dict[str, Place] = {}
    for page in filed(book):
        for row, mark in enumerate(page.marks(), start=1):
            if mark.uuid not in found and page.base.number is not None:
                found[mark.uuid] = Place(mark.uuid, page.base.number, row)
    return tuple(found.values())


def sealed(book: Book) -> bool:
    """Tell whether a closing sheet with a seal of this book lies on paper."""
    return any(page.base.seal for page in filed(book))


def on_paper(book: Book, entries: Iterable[str]) -> frozenset[str]:
    """Return which entries ever went to a printer in this book, on a page given up since too."""
    wanted = set(entries)
    query = (
        BookPage.select(BookPage.rows)
        .join(BookPrint)
        .where(BookPrint.book == book, BookPage.deleted.is_null(), BookPage.state != str(SheetState.LOST))
    )
    told = {row["entry"] for (rows,) in query.tuples() for row in json.loads(rows)}
    return frozenset(wanted & told)
