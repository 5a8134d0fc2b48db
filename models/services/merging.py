"""Doubled people and units: found, laid side by side, and made one in an act that can be undone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import combinations
from typing import Any

from models.rules.errors import BugError, Refused
from models.rules.facts import Duplicate
from models.services import reading, schema, settings, unit_kinds
from models.services.unit_records import own_id, refuse_ring, settle
from models.storage import acts
from models.storage.acts import Changes, Writer
from models.storage.office import Office
from models.tables.base import Record
from models.tables.honours import Book, StatedNumber
from models.tables.people import Person, YearRating
from models.tables.registry import RECORDS
from models.tables.system import Alias, Attachment
from models.tables.units import Unit, UnitLink

_APART = "apart"
# Where two records of one owner cannot stand: what tells them apart besides the owner, and what must agree.
_ONE_EACH: dict[type[Record], tuple[tuple[str, ...], str]] = {
    Book: (("year",), ""),
    StatedNumber: (("period", "measure"), "value"),
    YearRating: (("year",), "grade"),
}


def duplicates(office: Office, table: str) -> tuple[Duplicate, ...]:
    """Return pairs of people or units that may be one; those said to be two (`keep_apart`) are left out.

    People: same folded name, and the same year of birth, or the same unit and no other year. Units: same name and
    parent.
    """
    pairs = {"person": _people, "unit": _units}[table]()
    apart = {frozenset(pair) for pair in settings.setting(office, _APART, [])}
    return tuple(
        Duplicate(table, reading.as_record(office, one), reading.as_record(office, other), reason)
        for one, other, reason in pairs
        if frozenset((one.uuid, other.uuid)) not in apart
    )


def keep_apart(office: Office, one: str, other: str) -> None:
    """Remember that two records alike in name are two, so that they are not offered again."""
    known = settings.setting(office, _APART, [])
    if sorted((one, other)) not in known:
        settings.put_setting(office, _APART, [*known, sorted((one, other))])


def _people() -> Iterator[tuple[Person, Person, str]]:
    people = Person.select().where(Person.deleted.is_null()).order_by(Person.folded_name, Person.id)
    for one, other in _pairs((person.folded_name, person) for person in people):
        year, other_year = one.birth_year, other.birth_year
        if year is not None and year == other_year:
            yield one, other, "name_year"
        elif one.unit_id is not None and one.unit_id == other.unit_id and None in (year, other_year):
            yield one, other, "name_unit"


def _units() -> Iterator[tuple[Unit, Unit, str]]:
    units = list(Unit.select().where(Unit.deleted.is_null()).order_by(Unit.rank, Unit.id))
    keyed = [((unit.parent_id, *key), unit) for unit in units for key in sorted(_names(unit))]
    for one, other in dict.fromkeys(_pairs(keyed)):
        yield one, other, "name_parent"


def _names(unit: Unit) -> set[tuple[str, str]]:
    return unit_kinds.keys(unit.kind, unit.name, unit.short_name)


def _pairs(keyed: Iterable[tuple[Any, Any]]) -> Iterator[tuple[Any, Any]]:
    groups: dict[Any, list[Any]] = {}
    for key, record in keyed:
        groups.setdefault(key, []).append(record)
    for group in groups.values():
        yield from combinations(group, 2)


def merge(office: Office, table: str, keep: str, drop: str, texts: dict[str, str] | None = None) -> Changes:
    """Make two records one: all that names the dropped one names the kept one from now on.

    `texts` are the values chosen for the kept record; its other empty fields take what the dropped one knew.
    Refused merge_same, merge_own_unit, merge_books and merge_differs (what both state differently), fields_wrong.
    """
    model = schema.model(table)
    if model not in (Person, Unit):
        raise BugError(f"{table} is not merged")
    kept, dropped = reading.find(model, keep), reading.find(model, drop)
    if kept == dropped:
        raise Refused("merge_same", name=kept.name)
    if model is Unit and dropped.id == own_id(office):
        raise Refused("merge_own_unit", name=dropped.name)
    read = reading.read_texts(office, table, texts or {})
    reading.refuse_wrong(read.problems)
    told: list[Changes] = [acts.NOTHING]
    office.listeners.append(told.append)
    try:
        with office.act("merge", kept.name) as writer:
            _merge(office, writer, kept, dropped, read.values)
    finally:
        office.listeners.remove(told.append)
    return told[-1]


def _merge(office: Office, writer: Writer, kept: Any, dropped: Any, chosen: dict[str, Any]) -> None:
    values = _combined(kept, dropped, chosen)
    if isinstance(kept, Unit):
        values = _loosened(kept, dropped, values)
    writer.update(kept, **values)
    for model in RECORDS:
        if reading.links_to(model, type(kept)):
            _point_over(writer, model, kept, dropped)
    for attachment in Attachment.select().where(Attachment.owner_uuid == dropped.uuid):
        writer.update(attachment, owner_uuid=kept.uuid)
    writer.remove(dropped)
    _write_alias(writer, type(kept)._meta.table_name, kept.uuid, dropped.uuid)


def _combined(kept: Any, dropped: Any, chosen: dict[str, Any]) -> dict[str, Any]:
    """Return the chosen values, and what only the dropped record knew."""
    table = type(kept)._meta.table_name
    known = {spec.name: (_raw(kept, spec.name), _raw(dropped, spec.name)) for spec in schema.fields(table)}
    filled = {name: theirs for name, (ours, theirs) in known.items() if ours in (None, "") and theirs not in (None, "")}
    return {**filled, **chosen}


def _raw(record: Record, name: str) -> Any:
    """Return a stored value, a link as its row id."""
    return record.__data__.get(name)


def _loosened(kept: Unit, dropped: Unit, values: dict[str, Any]) -> dict[str, Any]:
    """Keep the unit out of the one that goes: it takes that one's place in the tree where it stood beneath it."""
    found = dict(values)
    after = reading.with_stored(kept, found)
    if after["parent"] in (dropped.id, kept.id) or _is_beneath(kept, dropped):
        found["parent"] = dropped.parent_id
    if after["cell"] in (dropped.id, kept.id):
        found["cell"] = None
    refuse_ring(kept, found)
    return found


def _is_beneath(unit: Unit, other: Unit) -> bool:
    parent = unit.parent
    while parent is not None and parent != other:
        parent = parent.parent
    return parent is not None


def _point_over(writer: Writer, model: type[Record], kept: Any, dropped: Any) -> None:
    """Let a register's records name the kept record, those that were taken away too, for they may come back."""
    for row in reading.pointing(model, dropped, removed=True):
        given = {f.name: kept.id for f in reading.links_to(model, type(kept)) if _raw(row, f.name) == dropped.id}
        if _is_doubled(model, row, kept, given):
            _drop_doubled(writer, row)
        else:
            writer.update(row, **given)
            if isinstance(row, Unit) and "parent" in given and row.deleted is None:
                settle(writer, row)


def _drop_doubled(writer: Writer, row: Record) -> None:
    if row.deleted is None:
        writer.remove(row)


def _is_doubled(model: type[Record], row: Any, kept: Any, given: dict[str, int]) -> bool:
    """Tell whether the kept record has the same already; Refused merge_books, merge_differs where it says another."""
    if model is UnitLink:
        ends = {**row.__data__, **given}
        return bool(ends["predecessor"] == ends["successor"])
    if model not in _ONE_EACH:
        return False
    keys, agreeing = _ONE_EACH[model]
    same = [model._meta.fields[key] == _raw(row, key) for key in keys]
    other = reading.pointing(model, kept, removed=True).where(*same).first()
    if other is None or row.deleted is not None:
        return other is not None
    period = _raw(row, keys[0])
    if not agreeing:
        raise Refused("merge_books", name=kept.name, year=period)
    if other.deleted is not None or _raw(other, agreeing) != _raw(row, agreeing):
        raise Refused("merge_differs", name=kept.name, period=period, register=model._meta.table_name)
    return True


def _write_alias(writer: Writer, table: str, kept: str, dropped: str) -> None:
    """Let the dropped identity lead to the kept one; storage withdraws and renews it with undo and redo."""
    alias = Alias.get_or_none(Alias.old_uuid == dropped)
    if alias is None:
        Alias.create(of_table=table, old_uuid=dropped, kept_uuid=kept, stamp=writer.stamp)
        return
    Alias.update(kept_uuid=kept, stamp=writer.stamp, withdrawn=False).where(Alias.id == alias.id).execute()
