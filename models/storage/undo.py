"""Undo is a new act that writes the old values as a new version (decisions.md, Writing)."""

from __future__ import annotations

import json
from typing import Any

from peewee import fn

from models.rules.errors import Refused
from models.storage import acts
from models.storage.acts import Changes, Writer
from models.storage.handle import Office
from models.tables.base import LinkField, Record
from models.tables.registry import BY_NAME, KEPT
from models.tables.system import Act, Alias, Change

# What the printer did cannot be taken back by writing.
NEVER = frozenset({"paper_print", "paper_done", "paper_failed", "paper_answer", "document_print"})


def reverse(office: Office, seq: int) -> Changes:
    """Reverse one act by a new one; Refused undo_missing, undo_done, or undo_depends with the acts that came after."""
    act = Act.get_or_none(Act.seq == seq)
    if act is None:
        raise Refused("undo_missing", seq=seq)
    if seq in fallen():
        raise Refused("undo_done", seq=seq)
    changes = list(Change.select().where(Change.act == seq).order_by(Change.id.desc()))
    later = dependents(seq, changes)
    if later:
        raise Refused("undo_depends", acts=tuple(later))
    told: list[Changes] = []
    office.listeners.append(told.append)
    try:
        with office.act("undo", act.kind, reverses=seq) as writer:
            for change in changes:
                _reverse_change(office, writer, change)
    finally:
        office.listeners.remove(told.append)
    return told[-1] if told else acts.NOTHING


def _reverse_change(office: Office, writer: Writer, change: Change) -> None:
    model = BY_NAME[change.of_table]
    record = model.get(model.uuid == change.uuid)
    if change.before is None:
        writer.remove(record)
        _turn_alias(change.uuid, withdrawn=False)
    elif change.after is None:
        writer.restore(record)
        _turn_alias(change.uuid, withdrawn=True)
    else:
        before = json.loads(change.before)
        writer.update(record, **{n: acts.from_json(model, n, v, office.links) for n, v in before.items()})


def _turn_alias(uuid: str, withdrawn: bool) -> None:
    """Let a merged record's alias follow it: undoing the merge withdraws the alias, redoing it brings it back."""
    Alias.update(withdrawn=withdrawn).where(Alias.old_uuid == uuid).execute()


def dependents(seq: int, changes: list[Change]) -> list[int]:
    """Return the later acts that build on what an act wrote: the same fields again, or links to what it made."""
    found: set[int] = set()
    for change in changes:
        found.update(_same_fields_later(seq, change))
        if change.before is None:
            found.update(_linked_later(seq, change))
    return sorted(found)


def fallen() -> frozenset[int]:
    """Return the acts that no longer stand: reversed by an act that itself stands."""
    gone: set[int] = set()
    query = Act.select(Act.seq, Act.reverses).where(Act.reverses.is_null(False)).order_by(Act.seq.desc())
    for seq, reverses in query.tuples():
        if seq not in gone:
            gone.add(reverses)
    return frozenset(gone)


def _standing(seq: int) -> Any:
    return Act.select(Act.seq).where(Act.seq > seq, Act.reverses.is_null(), Act.seq.not_in(fallen()))


def _same_fields_later(seq: int, change: Change) -> list[int]:
    mine = _names(change)
    query = Change.select().where(Change.uuid == change.uuid, Change.act.in_(_standing(seq)))
    return [c.act_id for c in query if mine is None or _names(c) is None or mine & (_names(c) or set())]


def _names(change: Change) -> set[str] | None:
    if change.before is None or change.after is None:
        return None
    return set(json.loads(change.after))


def _linked_later(seq: int, change: Change) -> list[int]:
    model = BY_NAME[change.of_table]
    record = model.get(model.uuid == change.uuid)
    uuids = [r.uuid for r in _pointing_to(model, record)]
    if not uuids:
        return []
    query = Change.select(Change.act).where(Change.uuid.in_(uuids), Change.act.in_(_standing(seq))).distinct()
    return [c.act_id for c in query]


def _pointing_to(model: type[Record], record: Record) -> list[Record]:
    found: list[Record] = []
    for other in KEPT:
        for target in other._meta.sorted_fields:
            if isinstance(target, LinkField) and target.rel_model is model:
                found.extend(other.select(other.uuid).where(target == record.id, other.deleted.is_null()))
    return found


def undoable() -> Act | None:
    """Return the newest act that changed something, still stands and is not itself an undo."""
    changed = fn.EXISTS(Change.select(Change.id).where(Change.act == Act.seq))
    query = Act.select().where(Act.reverses.is_null(), Act.seq.not_in(fallen()), changed)
    query = query.where(Act.kind.not_in(sorted(NEVER)))
    return query.order_by(Act.seq.desc()).first()


def redoable() -> Act | None:
    """Return the newest undo that still stands, when nothing new was done after it."""
    first = Act.alias()
    newest = Act.select(fn.MAX(Act.seq)).where(Act.reverses.is_null()).scalar() or 0
    query = Act.select().join(first, on=(first.seq == Act.reverses)).where(first.reverses.is_null())
    return query.where(Act.seq > newest, Act.seq.not_in(fallen())).order_by(Act.seq.desc()).first()
