"""Sổ ghi danh: one book a unit and year, made when the first lượt asks for it."""

from __future__ import annotations

from models.rules.errors import BugError, Refused
from models.rules.facts import BookFact, Record
from models.services import own_books, reading, settings
from models.storage.office import Office
from models.tables.honours import Book, HonourEntry
from models.tables.units import Unit

# What the numbering rests on; it cannot move under numbers that are given.
_NUMBERING = frozenset({"first_number", "year", "unit"})


def books(office: Office) -> tuple[BookFact, ...]:
    """Return every book, the newest year first, this office's own before those it prints for others."""
    own = settings.facts(office).unit
    query = Book.select(Book, Unit).join(Unit).where(Book.deleted.is_null()).order_by(Book.year.desc(), Book.id)
    return tuple(sorted((_fact(office, book, own) for book in query), key=_own_first))


def _own_first(fact: BookFact) -> tuple[int, bool]:
    return -fact.year, not fact.own


def own_book(office: Office, year: int) -> BookFact:
    """Return this office's book of a year; it is made where there is none."""
    return unit_book(office, settings.facts(office).unit, year)


def unit_book(office: Office, unit: str, year: int) -> BookFact:
    """Return a unit's book of a year; it is made where there is none."""
    return fact(office, Book.get_by_id(made(office, unit, year)))


def made(office: Office, unit: str, year: int) -> int:
    """Return the row of a unit's book of a year, making it as part of the act that runs."""
    if not unit:
        raise BugError("this office has no unit of its own")
    found = own_books.row(office, unit, year)
    return int(_new(office, reading.find(Unit, unit), year).id) if found is None else found


def own_made(office: Office, year: int) -> int:
    """Return the row of this office's own book of a year, making it as part of the act that runs."""
    return made(office, settings.setting(office, "unit", ""), year)


def _new(office: Office, unit: Unit, year: int) -> Book:
    """Make a book, or bring back the one whose making was undone."""
    gone = Book.get_or_none(Book.unit == unit, Book.year == year)
    with office.act("book_new", f"{year}") as writer:
        if gone is None:
            return writer.create(Book, unit=unit, year=year, owner=office.uuid)
        writer.restore(gone)
    return gone


def known(office: Office, year: int) -> Book | None:
    """Return this office's stored book of a year, or None before its first lượt."""
    found = own_books.known(office, year)
    return None if found is None else Book.get_by_id(found)


def get(office: Office, uuid: str) -> Record:
    """Return one book as its form shows it."""
    return reading.as_record(office, reading.find(Book, uuid))


def fact(office: Office, book: Book) -> BookFact:
    """Return a stored book as a fact."""
    return _fact(office, book, settings.facts(office).unit)


def title(office: Office, book: Book) -> str:
    """Return the book's own title, or the usual one with the name of its unit."""
    return book.title or _usual_title(office, book)


def _usual_title(office: Office, book: Book) -> str:
    facts = settings.facts(office)
    name = facts.name if facts.name and book.unit.uuid == facts.unit else book.unit.name
    return f"Sổ ghi danh của {name}"


def signed(office: Office, book: Book) -> dict[str, str]:
    """Return who signs a book's pages now; what is closed keeps who signed then, never a successor."""
    facts = settings.facts(office)
    if book.unit.uuid == facts.unit:
        signer = {"authority": facts.authority, "title": facts.signatory_title, "name": facts.signatory}
        return {"keeper": book.keeper or facts.keeper, **signer}
    signer = {"authority": "T/M CHI BỘ", "title": "BÍ THƯ", "name": book.unit.contact or ""}
    return {"keeper": book.keeper or "", **signer}


def save(office: Office, uuid: str, texts: dict[str, str]) -> None:
    """Write the texts given; Refused fields_wrong, or book_numbered when numbers already stand on what changes."""
    book = reading.find(Book, uuid)
    read = reading.read_texts(office, "book", texts)
    reading.refuse_wrong(read.problems)
    changed = {name for name, value in read.values.items() if value != book.__data__.get(name)}
    if changed & _NUMBERING and _has_numbers(book):
        raise Refused("book_numbered", year=book.year)
    with office.act("book_edit", f"{book.year}") as writer:
        writer.update(book, **read.values)


def _has_numbers(book: Book) -> bool:
    return bool(HonourEntry.select().where(HonourEntry.book == book, HonourEntry.number.is_null(False)).exists())


def _fact(office: Office, book: Book, own: str) -> BookFact:
    unit = book.unit
    return BookFact(
        uuid=book.uuid,
        unit=unit.uuid,
        unit_name=unit.name,
        year=book.year,
        title=title(office, book),
        own=unit.uuid == own,
        closed_on=book.closed_on,
    )
