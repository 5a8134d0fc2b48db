"""How a person is written: last in the unit's own order, the year of birth out of the day."""

from __future__ import annotations

from typing import Any

import peewee

from models.rules.facts import Problem
from models.services import ranks
from models.storage.acts import Writer
from models.tables.people import Person


def completed(values: dict[str, Any], stored: dict[str, Any]) -> tuple[dict[str, Any], list[Problem]]:
    """Take the year of birth out of the day where nobody gave it; ask where the two differ."""
    day, year = values.get("birth_date"), stored.get("birth_year")
    if day is not None and year is None:
        return {**values, "birth_year": day.year}, []
    known = stored.get("birth_date")
    if known is None or year is None or known.year == year:
        return values, []
    return values, [Problem("birth_year", "birth_differs", {"year": year, "day": known}, "ask")]


def last_rank(unit_id: int | None) -> int:
    """Return the rank of the last person of a unit, 0 where there is none."""
    where = Person.unit.is_null() if unit_id is None else Person.unit == unit_id
    return int(Person.select(peewee.fn.max(Person.rank)).where(where).scalar() or 0)


def add(writer: Writer, values: dict[str, Any]) -> Person:
    """Create a person behind the others of the unit."""
    return writer.create(Person, **values, rank=last_rank(values.get("unit")) + ranks.STEP)
