"""One search over units, people and both books: names first, then what was done."""

from __future__ import annotations

from typing import Any

from models.rules.codes import UNIT_KINDS, labels
from models.rules.facts import Hit
from models.rules.names import fold
from models.storage import search as index
from models.storage.office import Office
from models.tables.base import Record
from models.tables.honours import HonourEntry, ReportedDeed
from models.tables.people import Person
from models.tables.units import Unit

_SEARCHED: tuple[type[Record], ...] = (Unit, Person, HonourEntry, ReportedDeed)
_EXCERPT = 80


def search(office: Office, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return the best finds: names that begin so, names that hold the words, then other texts; newest first in each."""
    asked = fold(text)
    if not asked:
        return ()
    found: list[tuple[int, Any]] = []
    for model in _SEARCHED:
        names = _named(model, text, asked, limit)
        rest = _others(model, text, limit, {record.id for record in names}) if len(names) < limit else []
        found += [(_nearness(record, asked), record) for record in names] + [(2, record) for record in rest]
    found.sort(key=_first)
    return tuple(_hit(record) for _, record in found[:limit])


def _first(pair: tuple[int, Any]) -> int:
    return pair[0]


def _named(model: Any, text: str, asked: str, limit: int) -> list[Any]:
    """Return records whose name holds every word's beginning, those whose name begins so before the others."""
    name = _name(model)
    held = [name.startswith(word) | name.contains(f" {word}") for word in asked.split()]
    query = model.select().where(model.deleted.is_null(), index.matching(model, text), *held)
    begins = name.startswith(asked)
    return list(query.order_by(begins.desc(), model.id.desc()).limit(limit))


def _others(model: Any, text: str, limit: int, known: set[int]) -> list[Any]:
    query = model.select().where(model.deleted.is_null(), index.matching(model, text))
    return list(query.where(model.id.not_in(list(known))).order_by(model.id.desc()).limit(limit))


def _name(model: Any) -> Any:
    # A unit's folded text begins with its name.
    return model.folded if model is Unit else model.folded_name


def _nearness(record: Any, asked: str) -> int:
    names = [fold(record.name), fold(getattr(record, "short_name", None) or "")]
    return 0 if any(name.startswith(asked) for name in names) else 1


def _hit(record: Any) -> Hit:
    table = type(record)._meta.table_name
    if isinstance(record, Unit):
        return Hit(table, record.uuid, record.name, _joined(labels(UNIT_KINDS)[record.kind], record.former_commune))
    if isinstance(record, Person):
        unit = record.unit.short_name or record.unit.name if record.unit else ""
        return Hit(table, record.uuid, record.name, _joined(record.birth_year, unit, record.position))
    number = f"{record.number:02d}" if getattr(record, "number", None) else ""
    month = f"{record.month[5:]}/{record.month[:4]}"
    detail = _joined(number, month, record.unit_name, _excerpt(record.deed))
    return Hit(table, record.uuid, record.name, detail, int(record.month[:4]))


def _joined(*parts: object) -> str:
    return " · ".join(str(part) for part in parts if part)


def _excerpt(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _EXCERPT else line[:_EXCERPT].rsplit(" ", 1)[0] + "…"
