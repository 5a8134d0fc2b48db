"""Which stored row is the book of a unit and a year; read before the tables are loaded, for the list begins with it."""

from __future__ import annotations

from models.services import settings
from models.storage.office import Office

_ROW = """SELECT book.id FROM book JOIN unit ON unit.id = book.unit_id
WHERE unit.uuid = ? AND book.year = ? AND book.deleted IS NULL"""


def row(office: Office, unit: str, year: int) -> int | None:
    """Return the row of a unit's book of a year, or None before its first lượt."""
    found = office.rows(_ROW, (unit, year))
    return int(found[0][0]) if found else None


def known(office: Office, year: int) -> int | None:
    """Return the row of this office's own book of a year, or None before its first lượt."""
    return row(office, settings.setting(office, "unit", ""), year)


def every(office: Office) -> list[int]:
    """Return the rows of all books, the oldest first."""
    return [int(found[0]) for found in office.rows("SELECT id FROM book WHERE deleted IS NULL ORDER BY year, id")]
