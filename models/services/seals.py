"""The year's seal: given out only over what closing has frozen, and typed back years later."""

from __future__ import annotations

import json
from collections.abc import Iterator

from models.rules import seal
from models.rules.errors import Refused
from models.rules.periods import Period
from models.rules.seal import SealCheck, SealedRow
from models.services import periods, reading
from models.storage.office import Office
from models.tables.honours import Book, BookPeriod, HonourEntry
from models.tables.paper import BookPage, BookPrint


def of(book: Book) -> tuple[str, ...]:
    """Return a book's seal; empty while a period with numbers is open, or where there is nothing to seal."""
    if open_periods(book):
        return ()
    rows = _frozen(book)
    return seal.year_seal(rows) if rows else ()


def open_periods(book: Book) -> tuple[str, ...]:
    """Return the periods with numbers that are not closed now."""
    return tuple(sorted(_numbered(book) - periods.closed_keys(book)))


def _numbered(book: Book) -> set[str]:
    query = HonourEntry.select(HonourEntry.period).where(HonourEntry.book == book, HonourEntry.number.is_null(False))
    return {key for (key,) in query.distinct().tuples()}


def _frozen(book: Book) -> list[SealedRow]:
    """Return the list that was frozen at the last closing of each period, of one opened again since too."""
    query = BookPeriod.select().where(BookPeriod.book == book, BookPeriod.digests.is_null(False))
    return [
        SealedRow(stored.period, entry, digest)
        for stored in query.where(BookPeriod.deleted.is_null())
        for entry, digest in json.loads(stored.digests)["rows"].items()
    ]


def check(office: Office, book_uuid: str, typed: str) -> SealCheck:
    """Compare a seal as typed with the frozen list, and the list with the entries.

    Refused seal_digits, seal_letters, seal_open (a period with numbers was never closed, so there is no list).
    """
    book, given = reading.find(Book, book_uuid), seal.read(typed)
    rows = _frozen(book)
    never = _numbered(book) - {row.period for row in rows}
    if never or not rows:
        raise Refused("seal_open", year=book.year, periods=", ".join(sorted(never)))
    sealed = seal.year_seal(rows)
    if given != sealed:
        return _another(book, given, sealed)
    differing = next(_differing(book, rows), None)
    return differing or SealCheck("whole", book.year, len(rows), printed=_printed(book, given))


def _another(book: Book, given: tuple[str, ...], sealed: tuple[str, ...]) -> SealCheck:
    """Tell a slip of the finger from the seal of another year and from a list that is another."""
    for other in Book.select().where(Book.id != book.id, Book.deleted.is_null()):
        rows = _frozen(other)
        if rows and seal.year_seal(rows) == given:
            return SealCheck("other_year", other.year)
    wrong = seal.mistyped(given, sealed)
    if wrong:
        return SealCheck("mistyped", book.year, groups=wrong)
    return SealCheck("list", book.year, printed=_printed(book, given))


def _printed(book: Book, given: tuple[str, ...]) -> str:
    """Return when a closing sheet with this very seal was printed, "" where the paper book does not know."""
    query = BookPage.select(BookPrint.at).join(BookPrint)
    query = query.where(BookPrint.book == book, BookPage.seal == " ".join(given))
    found = query.order_by(BookPage.id.desc()).tuples().first()
    return str(found[0]) if found else ""


def _differing(book: Book, rows: list[SealedRow]) -> Iterator[SealCheck]:
    """Give the entries that are not as they were sealed, by number."""
    listed = {row.entry: row for row in rows}
    inside = HonourEntry.period.in_(sorted({row.period for row in rows})) & HonourEntry.number.is_null(False)
    known = (HonourEntry.book == book) & (HonourEntry.uuid.in_(sorted(listed)) | inside)
    query = HonourEntry.select().where(known).order_by(HonourEntry.number)
    found = {entry.uuid: entry for entry in query}
    for uuid in listed:
        if uuid not in found:
            yield SealCheck("entry", book.year, period=listed[uuid].period, how="gone")
    for entry in found.values():
        how = _how(entry, listed.get(entry.uuid))
        if how:
            key = entry.period or listed[entry.uuid].period
            yield SealCheck("entry", book.year, 0, (), entry.number, entry.name, Period.parse(key).key, how)


def _how(entry: HonourEntry, row: SealedRow | None) -> str:
    if row is None:
        return "added"
    if entry.number is None or entry.deleted is not None:
        return "gone"
    return "" if periods.digest(entry) == row.digest else "changed"
