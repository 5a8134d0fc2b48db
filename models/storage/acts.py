"""One act = one named transaction, one journal line with what it changed, and the news of it after commit."""

from __future__ import annotations

import datetime
import json
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

import peewee

from models.rules.errors import BugError
from models.storage import chain, derived
from models.storage.source import Source
from models.storage.writing import NOTHING as NOTHING
from models.storage.writing import Changes as Changes
from models.storage.writing import Links as Links
from models.storage.writing import Writer as Writer
from models.tables.base import SYSTEM_FIELDS, Base, LinkField, Record, declared
from models.tables.system import Act, Change, Identity

SCHEMA = 1


@lru_cache(maxsize=256)
def _insert_sql(model: type[Base], columns: tuple[str, ...]) -> str:
    names = ", ".join(f'"{model._meta.fields[c].column_name}"' for c in columns)
    marks = ", ".join("?" for _ in columns)
    return f'INSERT INTO "{model._meta.table_name}" ({names}) VALUES ({marks})'


def insert(database: peewee.SqliteDatabase, model: type[Base], values: dict[str, Any]) -> int:
    """Insert one row with a cached statement and return its row id."""
    fields = model._meta.fields
    columns = tuple(values)
    made = [fields[c].db_value(values[c]) for c in columns]
    return int(database.execute_sql(_insert_sql(model, columns), made).lastrowid)


def to_json(model: type[Record], name: str, value: Any, links: Links) -> Any:
    """Return a field's value as the journal writes it: links as UUIDs, days as text."""
    target = model._meta.fields[name]
    if value is None:
        return None
    if isinstance(target, LinkField):
        return links.uuid(target.rel_model._meta.table_name, _row_id(value))
    if isinstance(value, datetime.date):
        return value.isoformat()
    return value if isinstance(value, (bool, int, str)) else str(value)


def from_json(model: type[Record], name: str, value: Any, links: Links) -> Any:
    """Return the value that a journal line stands for."""
    target = model._meta.fields[name]
    if value is None:
        return None
    if isinstance(target, LinkField):
        return links.row_id(target.rel_model._meta.table_name, value)
    return target.python_value(value)


def _row_id(value: Any) -> int:
    return int(value.id) if isinstance(value, Record) else int(value)


@dataclass(slots=True)
class ActWriter:
    """Collect what one act does; made by Office.act, never by hand."""

    database: peewee.SqliteDatabase
    source: Source
    links: Links
    kind: str
    subject: str
    who: str
    seq: int
    previous: str
    stamp: str
    reverses: int | None = None
    pending: list[tuple[str, str, str | None, str | None]] = field(default_factory=list)
    noted: bool = False

    def create(self, model: type[Record], **values: Any) -> Any:
        """Insert a record and return it; derived columns, identity and stamps are filled here."""
        given = _plain(model, values)
        uuid = given.pop("uuid", None) or self.source.new_uuid()
        given = _with_defaults(model, given)
        row = {"uuid": uuid, "rev": 1, "stamps": _dump({"": self.stamp}), **given, **derived.fill(model, given)}
        row_id = insert(self.database, model, row)
        self.links.known[(model._meta.table_name, row_id)] = uuid
        after = {n: to_json(model, n, v, self.links) for n, v in given.items() if v is not None}
        self._note(model, uuid, None, after)
        return model(id=row_id, **row)

    def update(self, record: Record, **values: Any) -> bool:
        """Write the fields that differ; return whether anything did."""
        model = type(record)
        given = {n: v for n, v in _plain(model, values).items() if _differs(model, record, n, v)}
        if not given:
            return False
        before = {n: to_json(model, n, _raw(record, n), self.links) for n in given}
        for name, value in given.items():
            _set_raw(record, name, value)
        after = {n: to_json(model, n, v, self.links) for n, v in given.items()}
        self._write(record, given)
        self._note(model, record.uuid, before, after)
        return True

    def remove(self, record: Record) -> None:
        """Mark a record as taken away by this act; its values stay for undo."""
        model = type(record)
        before = {n: to_json(model, n, _raw(record, n), self.links) for n in declared(model)}
        record.deleted = 1
        self._write(record, {"deleted": 1})
        self._note(model, record.uuid, {n: v for n, v in before.items() if v is not None}, None)

    def restore(self, record: Record) -> None:
        """Bring a removed record back with the values it had."""
        model = type(record)
        record.deleted = None
        self._write(record, {"deleted": None})
        after = {n: to_json(model, n, _raw(record, n), self.links) for n in declared(model)}
        self._note(model, record.uuid, None, {n: v for n, v in after.items() if v is not None})

    def _write(self, record: Record, given: dict[str, Any]) -> None:
        model = type(record)
        changed = dict(given)
        if derived.touches(model, set(given)):
            changed.update(derived.fill(model, {n: _raw(record, n) for n in declared(model)}))
        stamps = json.loads(record.stamps)
        for name in given:
            stamps[name] = _stamped(self.stamp, stamps.get(name) or stamps.get("", ""))
        record.stamps, record.rev = _dump(stamps), record.rev + 1
        changed.update(stamps=record.stamps, rev=record.rev)
        model.update({model._meta.fields[n]: v for n, v in changed.items()}).where(model.id == record.id).execute()

    def _note(self, model: type[Record], uuid: str, before: object, after: object) -> None:
        self.pending.append((model._meta.table_name, uuid, _dump_or_none(before), _dump_or_none(after)))

    def note(self) -> None:
        """Leave a journal line even where no record changes: something left the office or was looked through."""
        self.noted = True

    def finish(self) -> Changes:
        """Write the journal line of what was collected; an act that changed nothing leaves none."""
        if not self.pending and not self.noted:
            return NOTHING
        salts = [self.source.token() for _ in self.pending]
        digests = [chain.change_digest(s, *c) for s, c in zip(salts, self.pending, strict=True)]
        seq = self._write_act(digests)
        for salt, digest, (table, uuid, before, after) in zip(salts, digests, self.pending, strict=True):
            row = {"act": seq, "of_table": table, "uuid": uuid, "before": before, "after": after, "salt": salt}
            insert(self.database, Change, {**row, "digest": digest})
        return Changes(seq, self.kind, frozenset((t, u) for t, u, _, _ in self.pending))

    def _write_act(self, digests: list[str]) -> int:
        seq = self.seq
        at = self.source.now().isoformat(" ")
        words = [seq, self.source.new_uuid(), self.kind, self.subject, self.who, at, self.reverses, SCHEMA]
        names = ("seq", "uid", "kind", "subject", "who", "at", "reverses", "schema")
        row = dict(zip(names, words, strict=True))
        insert(self.database, Act, {**row, "hash": chain.act_hash(self.previous, words, digests)})
        return seq


def next_link(database: peewee.SqliteDatabase) -> tuple[int, str]:
    """Return the number of the act to come and the link it hangs on; call inside its transaction."""
    last = database.execute_sql("SELECT seq, hash FROM act ORDER BY seq DESC LIMIT 1").fetchone()
    return (last[0] + 1, last[1]) if last else (1, chain.START)


def new_identity(database: peewee.SqliteDatabase, office: str, program: str) -> None:
    """Write the office's own line; once, when the office is made."""
    insert(database, Identity, {"office": office, "epoch": 1, "program": program})


def _stamped(now: str, seen: str) -> str:
    return f"{now}<{seen.partition('<')[0]}"


def _dump(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _dump_or_none(value: object) -> str | None:
    return None if value is None else chain.canonical(value)


def _plain(model: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    fields = model._meta.fields
    return {n: (v.id if isinstance(v, Record) else v) for n, v in values.items() if n in fields or _unknown(model, n)}


def _unknown(model: type[Record], name: str) -> bool:
    raise BugError(f"{model._meta.table_name} has no field {name}")


@lru_cache(maxsize=64)
def _defaults(model: type[Record]) -> dict[str, Any]:
    fields = model._meta.fields
    plain = dict.fromkeys(declared(model))
    aside = SYSTEM_FIELDS | derived.COLUMNS
    kept = {n: f.default for n, f in fields.items() if f.default is not None and n not in aside}
    return {**plain, **kept}


def _with_defaults(model: type[Record], given: dict[str, Any]) -> dict[str, Any]:
    return {**_defaults(model), **given}


def _raw(record: Record, name: str) -> Any:
    return record.__data__.get(name)


def _set_raw(record: Record, name: str, value: Any) -> None:
    setattr(record, name, value)


def _differs(model: type[Record], record: Record, name: str, value: Any) -> bool:
    target = model._meta.fields[name]
    return target.db_value(_raw(record, name)) != target.db_value(value)
