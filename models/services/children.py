"""What hangs on a lượt: contributions, where it was made public, what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Any

from models.rules.codes import State
from models.rules.errors import BugError, Refused
from models.rules.facts import Record
from models.services import corrections, reading
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.base import Record as Stored
from models.tables.honours import Contribution, Deed, FollowUp, HonourEntry, Publication, ReportedDeed

TABLES: dict[str, type[Stored]] = {"contribution": Contribution, "publication": Publication, "follow_up": FollowUp}
# The engine takes only so many values in one statement.
_AT_ONCE = 500


def children(office: Office, uuid: str) -> dict[str, tuple[Record, ...]]:
    """Return what hangs on a lượt of either book, by table, in the order of writing."""
    parent = _parent(uuid)
    return {table: tuple(reading.as_record(office, c) for c in of(parent, table)) for table in _tables(parent)}


def of(parent: Deed, table: str) -> list[Any]:
    """Return the stored children of one kind."""
    model: Any = TABLES[table]
    return list(model.select().where(_link(model, parent) == parent.id, model.deleted.is_null()).order_by(model.id))


def gifts_of(entries: Sequence[HonourEntry]) -> dict[int, list[Contribution]]:
    """Return what was contributed to many rows of the book, by row."""
    found: dict[int, list[Contribution]] = {}
    for start in range(0, len(entries), _AT_ONCE):
        some = [entry.id for entry in entries[start : start + _AT_ONCE]]
        query = Contribution.select().where(Contribution.entry.in_(some), Contribution.deleted.is_null())
        for gift in query.order_by(Contribution.id):
            found.setdefault(gift.entry_id, []).append(gift)
    return found


def save_child(
    office: Office, table: str, uuid: str | None, parent_uuid: str, texts: dict[str, str], reason: str = ""
) -> str:
    """Write a new child or the texts given of a known one; returns its UUID.

    What was contributed stands in the entered row: it changes only as an Đính chính, with its reason.
    Refused fields_wrong, entry_entered, entry_ended.
    """
    parent, model = _parent(parent_uuid), _model(table)
    child = None if uuid is None else reading.find(model, uuid)
    read = reading.read_texts(office, table, texts, whole=child is None)
    reading.refuse_wrong(read.problems)
    with _act(office, parent, table, reason) as writer:
        _say_mended(office, writer, parent, table, reason)
        if child is None:
            made = writer.create(model, **read.values, **{_link(model, parent).name: parent.id})
            return str(made.uuid)
        writer.update(child, **read.values)
    return str(child.uuid)


def remove_child(office: Office, table: str, uuid: str, reason: str = "") -> None:
    """Take a child away; a contribution of an entered row only as an Đính chính. Refused entry_entered, entry_ended."""
    child = reading.find(_model(table), uuid)
    parent = child.entry if table != "contribution" or child.entry_id is not None else child.reported
    with _act(office, parent, table, reason) as writer:
        writer.remove(child)
        _say_mended(office, writer, parent, table, reason)


def publish_many(office: Office, uuids: tuple[str, ...], texts: dict[str, str]) -> int:
    """Note one publication for many entered lượt in one act; returns how many took it, others stay as they are."""
    read = reading.read_texts(office, "publication", texts, whole=True)
    reading.refuse_wrong(read.problems)
    entries = [entry for entry in map(_entry, uuids) if entry.state == State.ENTERED]
    with office.act("publication", str(len(entries))) as writer:
        for entry in entries:
            writer.create(Publication, **read.values, entry=entry)
    return len(entries)


def copy_contributions(writer: Writer, source: ReportedDeed, entry: HonourEntry) -> None:
    """Give an entry what its reported deed says was contributed."""
    for found in of(source, "contribution"):
        values = {name: found.__data__[name] for name in ("kind", "amount", "what", "value")}
        writer.create(Contribution, **values, entry=entry)


def remove_all(writer: Writer, parent: Deed) -> None:
    """Take away all that hangs on a lượt that is itself taken away."""
    for table in _tables(parent):
        for child in of(parent, table):
            writer.remove(child)


def _entry(uuid: str) -> HonourEntry:
    return reading.find(HonourEntry, uuid)


def _parent(uuid: str) -> Deed:
    deed = ReportedDeed.get_or_none(ReportedDeed.uuid == uuid, ReportedDeed.deleted.is_null())
    return deed if deed is not None else _entry(uuid)


def _tables(parent: Deed) -> tuple[str, ...]:
    return tuple(TABLES) if isinstance(parent, HonourEntry) else ("contribution",)


def _model(table: str) -> Any:
    if table not in TABLES:
        raise BugError(f"{table} hangs on no lượt")
    return TABLES[table]


def _link(model: Any, parent: Deed) -> Any:
    if isinstance(parent, HonourEntry):
        return model.entry
    if model is not Contribution:
        raise BugError("a reported deed has contributions only")
    return model.reported


def _stands_in_row(parent: Deed, table: str) -> bool:
    return isinstance(parent, HonourEntry) and table == "contribution" and parent.number is not None


def _say_mended(office: Office, writer: Writer, parent: Deed, table: str, reason: str) -> None:
    if _stands_in_row(parent, table):
        writer.update(parent, **corrections.note(office, reason))


def _act(office: Office, parent: Deed, table: str, reason: str) -> AbstractContextManager[Writer]:
    """Open the act that this change of a child is; what cannot be changed so is refused before it begins."""
    if not _stands_in_row(parent, table):
        return office.act(table, parent.name)
    if parent.state != State.ENTERED:
        raise Refused("entry_ended", number=parent.number, name=parent.name, state=parent.state)
    if not reason:
        raise Refused("entry_entered", number=parent.number, name=parent.name)
    return office.act("correct", reason)
