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
# Of a word that stands in every other text only the newest texts are looked at.
_LOOKED_AT = 2000
# Behind every letter and digit that a folded name can go on with.
_LAST = "\U0010ffff"


def search(office: Office, text: str, limit: int = 20) -> tuple[Hit, ...]:
    """Return the best finds: names that begin so, names that hold the words, then other texts; newest first in each."""
    asked = fold(text)
    if not asked:
        return ()
    found: list[tuple[int, Any]] = []
    for model in _SEARCHED:
        found += [(_nearness(record, asked), record) for record in _of(model, text, asked, limit)]
    found.sort(key=_first)
    return tuple(_hit(record) for _, record in found[:limit])


def _first(pair: tuple[int, Any]) -> int:
    return pair[0]


def _of(model: Any, text: str, asked: str, limit: int) -> list[Any]:
    """Return a register's finds, the nearest first, asking for the farther ones only while there is room."""
    name = _name(model)
    held = [name.startswith(word) | name.contains(f" {word}") for word in asked.split()]
    rows = model.select(model.id).order_by(model.id.desc()).limit(_LOOKED_AT)
    begun = rows.where(name >= asked, name < asked + _LAST)
    newest = rows.where(index.matching(model, text))
    found: dict[int, Any] = {}
    for narrowed in ([model.id.in_(begun)], [model.id.in_(newest), *held], [model.id.in_(newest)]):
        if len(found) < limit:
            query = model.select().where(model.deleted.is_null(), model.id.not_in(list(found)), *narrowed)
            found |= {record.id: record for record in query.order_by(model.id.desc()).limit(limit - len(found))}
    return list(found.values())


def _name(model: Any) -> Any:
    # A unit's folded text begins with its name.
    return model.folded if model is Unit else model.folded_name


def _nearness(record: Any, asked: str) -> int:
    names = [fold(record.name), fold(getattr(record, "short_name", None) or "")]
    if any(name.startswith(asked) for name in names):
        return 0
    words = {word for name in names for word in name.split()}
    return 1 if all(any(word.startswith(part) for word in words) for part in asked.split()) else 2


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
