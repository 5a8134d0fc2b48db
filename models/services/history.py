"""What was done: a record's history as lines, and undo that survives a restart."""

from __future__ import annotations

import json
from collections.abc import Iterable

from models.rules.errors import Refused
from models.rules.facts import HistoryLine
from models.services import paper_ledger, reading, schema
from models.storage import undo as storage_undo
from models.storage.acts import Changes
from models.storage.office import Office
from models.tables.documents import DocumentUpload, IssuedCopy, OfficialDocument
from models.tables.honours import BookPeriod, HonourEntry
from models.tables.system import Act, Change

# Kind of an act → the fields whose values its own words, day and subject say already.
_SAID_BY_THE_ACT = {"correct": frozenset({"corrected_on", "corrected_why"})}


def of_record(office: Office, uuid: str) -> tuple[HistoryLine, ...]:
    """Return every act that touched a record, oldest first."""
    changes = Change.select(Change, Act).join(Act).where(Change.uuid == uuid).order_by(Change.id)
    return tuple(_line(office, c.act, (c,)) for c in changes)


def acts(office: Office, before: int | None = None, size: int = 100) -> tuple[HistoryLine, ...]:
    """Return acts newest first, `size` of them before a number."""
    query = Act.select().order_by(Act.seq.desc()).limit(size)
    if before is not None:
        query = query.where(Act.seq < before)
    return tuple(_line(office, act, act.changes) for act in query)


def _line(office: Office, act: Act, changes: Iterable[Change]) -> HistoryLine:
    aside = _SAID_BY_THE_ACT.get(str(act.kind), frozenset())
    told = tuple(part for change in changes for part in _fields(office, change, aside))
    return HistoryLine(act.seq, act.at, act.who, act.kind, act.subject, act.reverses, told)


def _fields(office: Office, change: Change, aside: frozenset[str]) -> list[tuple[str, str, str]]:
    before = json.loads(change.before) if change.before else {}
    after = json.loads(change.after) if change.after else {}
    found = []
    for spec in schema.fields(change.of_table, hidden=True):
        if spec.name not in aside and (spec.name in before or spec.name in after):
            old, new = (reading.text_of_json(office, change.of_table, spec, v.get(spec.name)) for v in (before, after))
            found.append((spec.label or spec.name, old, new))
    return found


def last(office: Office) -> HistoryLine | None:
    """Return the act that Hoàn tác would undo, or None."""
    act = storage_undo.undoable()
    return None if act is None else _line(office, act, act.changes)


def undo(office: Office, seq: int) -> Changes:
    """Undo one act; Refused undo_print, undo_numbered, undo_printed or undo_closed where paper already knows of it.

    Refused undo_document where a document's number is on a print, under a signed copy or handed over; undo_sealed
    where a closing sheet carries the seal.
    """
    _guard_print(seq)
    _guard_documents(seq)
    _guard_sealed(seq)
    _guard_numbers(seq)
    _guard_closed(seq)
    _guard_printed(seq)
    return storage_undo.reverse(office, seq)


def _guard_print(seq: int) -> None:
    act = Act.get_or_none(Act.seq == seq)
    if act is not None and act.kind in storage_undo.NEVER:
        raise Refused("undo_print")


def _guard_documents(seq: int) -> None:
    """A number that the act gave, or a signed copy that it attached, is undone only while nothing rests on it."""
    changes = Change.select().where(
        Change.act == seq, Change.of_table == "official_document", Change.after.is_null(False)
    )
    for change in changes:
        told = json.loads(str(change.after))
        document = OfficialDocument.get(OfficialDocument.uuid == change.uuid)
        if _rests_on(document, told):
            raise Refused("undo_document", number=document.number)


def _rests_on(document: OfficialDocument, told: dict[str, object]) -> bool:
    """Tell whether a print with its number, a signed copy or a hand-over came after what an act has written."""
    if told.get("number") is None and told.get("signed_on") is None:
        return False
    there = (DocumentUpload.document == document, DocumentUpload.deleted.is_null())
    if DocumentUpload.select().where(*there).exists():
        return True
    numbered = (IssuedCopy.document == document, IssuedCopy.state == "numbered", IssuedCopy.deleted.is_null())
    signed = document.signed_on is not None
    return told.get("number") is not None and (signed or bool(IssuedCopy.select().where(*numbered).exists()))


def _guard_sealed(seq: int) -> None:
    """Refuse to take back the closing of a period whose seal stands on a printed closing sheet."""
    act = Act.get_or_none(Act.seq == seq)
    if act is None or act.kind != "period_close":
        return
    closed = [change.uuid for change in act.changes]
    for period in BookPeriod.select().where(BookPeriod.uuid.in_(closed)):
        if paper_ledger.sealed(period.book):
            raise Refused("undo_sealed", year=period.book.year)


def undo_last(office: Office) -> Changes:
    """Undo the newest act that stands; Refused undo_nothing."""
    act = storage_undo.undoable()
    if act is None:
        raise Refused("undo_nothing")
    return undo(office, act.seq)


def redo_last(office: Office) -> Changes:
    """Undo the newest undo; Refused redo_nothing."""
    act = storage_undo.redoable()
    if act is None:
        raise Refused("redo_nothing")
    return storage_undo.reverse(office, act.seq)


def _numbered(seq: int) -> list[HonourEntry]:
    """Return the entries that the act gave a number."""
    changes = Change.select().where(Change.act == seq, Change.of_table == "honour_entry", Change.after.is_null(False))
    uuids = [c.uuid for c in changes if json.loads(str(c.after)).get("number") is not None]
    return list(HonourEntry.select().where(HonourEntry.uuid.in_(uuids)))


def _guard_numbers(seq: int) -> None:
    mine = _numbered(seq)
    if not mine:
        return
    lowest = min(e.number for e in mine if e.number is not None)
    ids = [e.id for e in mine]
    later = HonourEntry.select().where(
        HonourEntry.book == mine[0].book, HonourEntry.number > lowest, HonourEntry.id.not_in(ids)
    )
    if later.exists():
        raise Refused("undo_numbered", number=lowest)


def _guard_closed(seq: int) -> None:
    for entry in _numbered(seq):
        closed = BookPeriod.select().where(
            BookPeriod.book == entry.book, BookPeriod.period == entry.period, BookPeriod.closed_on.is_null(False)
        )
        if closed.where(BookPeriod.reopened_on.is_null()).exists():
            raise Refused("undo_closed", period=entry.period)


def _guard_printed(seq: int) -> None:
    """Refuse when a page with the act's numbers has gone to paper or into a file since."""
    mine = _numbered(seq)
    printed = {act.subject for act in Act.select().where(Act.kind == "print", Act.seq > seq)} if mine else set()
    parts = {part for subject in printed for part in subject.partition(" ")[2].split(",")}
    sent = paper_ledger.on_paper(mine[0].book, [e.uuid for e in mine]) if mine else frozenset()
    on_paper = [e.number for e in mine if e.uuid in sent or parts & {e.uuid, e.period, str(e.book.year)}]
    if on_paper:
        raise Refused("undo_printed", number=min(n for n in on_paper if n is not None))
