"""From a typed name or a UUID to the record that is meant, and back to the name that is shown."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from models.rules.errors import Refused
from models.rules.names import fold, same_name
from models.services import schema
from models.tables.base import Record
from models.tables.people import Person
from models.tables.system import Alias
from models.tables.units import Unit

_SHOWN = 5
# What a record may be called, the shortest first.
_NAMES = ("short_name", "name", "title")


def find(model: type[Record], uuid: str) -> Any:
    """Return a record that is there, by its UUID or by that of one merged into it; Refused record_missing."""
    seen: set[str] = set()
    while uuid not in seen:
        seen.add(uuid)
        found = _at(model, uuid)
        if found is not None:
            return found
        alias = Alias.get_or_none(Alias.old_uuid == uuid, Alias.withdrawn == False)  # noqa: E712 - a column, not a value
        uuid = alias.kept_uuid if alias is not None else uuid
    raise Refused("record_missing", table=model._meta.table_name)


def _at(model: type[Record], uuid: str) -> Any:
    """Return the record of a UUID that is there, or None."""
    return next(iter(model.raw(_by_uuid(model), uuid)), None)


# Building a statement's text costs more than running it, and these two run at every key that commits.
@lru_cache(maxsize=64)
def _by_uuid(model: type[Record]) -> str:
    return str(model.select().where(model.uuid == "", model.deleted.is_null()).sql()[0])


def label(table: str, value: Any) -> str:
    """Return the name shown for a record given as record, row id or UUID; empty for one without a name."""
    model = schema.model(table)
    names = tuple(name for name in _NAMES if name in model._meta.fields)
    if isinstance(value, Record):
        told = tuple(getattr(value, name) for name in names)
    else:
        rows = model._meta.database.execute_sql(_names_by(model, isinstance(value, str)), (value,)) if names else ()
        told = next(iter(rows), ())
    return next((str(name) for name in told if name), "")


@lru_cache(maxsize=64)
def _names_by(model: type[Record], uuid: bool) -> str:
    fields = [model._meta.fields[name] for name in _NAMES if name in model._meta.fields]
    key = model.uuid == "" if uuid else model.id == 0
    return str(model.select(*fields).where(key).sql()[0])


class Names:
    """Find units and people by what was typed; units are looked up once for many rows."""

    def __init__(self) -> None:
        self._units: dict[str, list[Unit]] = {}
        self._rows: dict[tuple[str, str, frozenset[str]], int] = {}
        self._names: dict[tuple[str, int], str] = {}

    def row_id(self, table: str, text: str, kinds: frozenset[str] = frozenset()) -> int:
        """Return the row that a UUID or a name stands for; Refused link_unknown, or link_ambiguous with the names.

        `kinds` are those that the field is for: of a chi bộ and a thôn of one name the field Chi bộ means the first.
        """
        key = (table, text, kinds)
        if key not in self._rows:
            self._rows[key] = self._found(table, text, kinds)
        return self._rows[key]

    def _found(self, table: str, text: str, kinds: frozenset[str]) -> int:
        model = schema.model(table)
        known = _at(model, text)
        found = [known] if known is not None else _meant(self._called(model, text), kinds)
        if len(found) != 1:
            names = tuple(_full(record) for record in found[:_SHOWN])
            raise Refused("link_ambiguous" if found else "link_unknown", text=text, table=table, names=names)
        return int(found[0].id)

    def name_of(self, table: str, row_id: int) -> str:
        """Return the shortest name that is read back as this row; its UUID where no name tells it apart."""
        key = (table, row_id)
        if key not in self._names:
            self._names[key] = self._telling(schema.model(table).get_by_id(row_id), table)
        return self._names[key]

    def _telling(self, record: Any, table: str) -> str:
        for name in (label(table, record), record.name):
            if [found.id for found in self._called(type(record), name)] == [record.id]:
                return str(name)
        return str(record.uuid)

    def _called(self, model: type[Record], text: str) -> list[Any]:
        if model is Unit:
            return _closest(self._units_called(fold(text)), text)
        if model is Person:
            query = Person.select().where(Person.folded_name == fold(text), Person.deleted.is_null())
            return _closest(list(query), text)
        return []

    def _units_called(self, folded: str) -> list[Unit]:
        if not self._units:
            for unit in Unit.select().where(Unit.deleted.is_null()).order_by(Unit.rank, Unit.id):
                for name in {fold(unit.name), fold(unit.short_name or "")} - {""}:
                    self._units.setdefault(name, []).append(unit)
        return self._units.get(folded, [])


def _closest(found: list[Any], text: str) -> list[Any]:
    """Narrow namesakes to those that still work, then to those spelt with the same marks, as long as any is left."""
    open_ones = [record for record in found if record.valid_to is None] or found
    spelt = [r for r in open_ones if same_name(r.name, text) or same_name(getattr(r, "short_name", "") or "", text)]
    return spelt or open_ones


def _meant(found: list[Any], kinds: frozenset[str]) -> list[Any]:
    return [record for record in found if getattr(record, "kind", None) in kinds] or found


def _full(record: Any) -> str:
    apart = getattr(record, "former_commune", None) or getattr(record, "birth_year", None)
    return f"{record.name} ({apart})" if apart else str(record.name)
