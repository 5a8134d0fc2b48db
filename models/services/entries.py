"""What both books share in taking a lượt: reading it, asking about it, and linking it to who is already known."""

from __future__ import annotations

from typing import Any

import peewee

from models.rules.codes import PERSON
from models.rules.errors import BugError
from models.rules.facts import Problem
from models.rules.names import sort_key, text_key
from models.services import linking, prepared, reading, schema
from models.storage.office import Office
from models.tables.base import Record
from models.tables.honours import Deed
from models.tables.people import Person
from models.tables.units import Unit

_WHO = frozenset({"kind", "name", "birth_year", "unit"})


def read(
    office: Office,
    model: type[Deed],
    record: Deed | None,
    texts: dict[str, str],
    names: linking.Names | None = None,
) -> reading.Read:
    """Read typed texts of a new or known lượt with what is odd about it as a whole; hidden fields are not typed."""
    table = model._meta.table_name
    typed = {spec.name for spec in schema.fields(table)}
    if not typed.issuperset(texts):
        raise BugError("not typed by people", sorted(set(texts) - typed))
    found = reading.read_texts(office, table, texts, whole=record is None, names=names)
    whole = reading.with_stored(record, found.values)
    return reading.Read(found.values, (*found.problems, *_odd(whole)))


def _odd(values: dict[str, Any]) -> tuple[Problem, ...]:
    order = reading.days_in_order(values, "done_from", "done_to")
    return (*order, *_votes(values), *_meeting(values), *_birth(values))


def _votes(values: dict[str, Any]) -> tuple[Problem, ...]:
    present = values.get("present")
    votes = (values.get("agreed") or 0) + (values.get("disagreed") or 0)
    if present is None or votes <= present:
        return ()
    return (Problem("agreed", "votes_over_present", {"votes": votes, "present": present}, "ask"),)


def _meeting(values: dict[str, Any]) -> tuple[Problem, ...]:
    day, month = values.get("meeting_on"), values.get("month")
    if day is None or not month or f"{day:%Y-%m}" >= month:
        return ()
    return (Problem("meeting_on", "meeting_before_month", {"day": day, "month": month}, "ask"),)


def _birth(values: dict[str, Any]) -> tuple[Problem, ...]:
    born, month = values.get("birth_year"), values.get("month")
    if born is None or not month or born <= int(month[:4]):
        return ()
    return (Problem("birth_year", "born_after_month", {"year": born, "month": month}, "ask"),)


def completed(office: Office, record: Deed | None, values: dict[str, Any]) -> dict[str, Any]:
    """Add what follows from who is named: the link where exactly one fits, and the unit's name of this time."""
    if not _WHO & set(values):
        return values
    whole = reading.with_stored(record, values)
    made = {**values, **_links(office, whole)}
    if record is None or "unit" in values:
        made["unit_name"] = prepared.rows(office, _unit_name, whole["unit"])[0][0]
    return made


def _links(office: Office, values: dict[str, Any]) -> dict[str, int | None]:
    if values["kind"] == PERSON:
        alike = prepared.rows(office, _people, sort_key(values["name"]))
        return {"person": _only([row[0] for row in alike if _fits(values, *row[1:])]), "collective": None}
    alike = prepared.rows(office, _units, text_key(values["name"]))
    return {"person": None, "collective": _only([row[0] for row in alike])}


def _unit_name(unit: int) -> peewee.Query:
    return Unit.select(Unit.name).where(Unit.id == unit)


def _people(key: bytes) -> peewee.Query:
    known = Person.select(Person.id, Person.birth_year, Person.unit, Person.village)
    return known.where(Person.name_key == key, Person.deleted.is_null())


def _units(key: bytes) -> peewee.Query:
    return Unit.select(Unit.id).where(Unit.name_key == key, Unit.deleted.is_null())


def _fits(values: dict[str, Any], born: int | None, unit: int | None, village: int | None) -> bool:
    """Tell whether the birth year says the same or, where one is unknown, the unit or village does."""
    if born is not None and values.get("birth_year") is not None:
        return bool(born == values["birth_year"])
    return values["unit"] in (unit, village)


def _only(found: list[int]) -> int | None:
    return found[0] if len(found) == 1 else None


def differing(record: Record, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that are not what the record holds already."""
    return {name: value for name, value in values.items() if record.__data__.get(name) != value}
