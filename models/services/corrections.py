"""Which rows were mended after they were entered: the journal knows when and why (đính chính)."""

from __future__ import annotations

from datetime import date

from models.rules.pages import StateNote
from models.storage import undo
from models.tables.honours import Book, Contribution, HonourEntry
from models.tables.system import Act, Change

KIND = "correct"


def of_book(book: Book) -> dict[str, StateNote]:
    """Return the last đính chính of each mended row of a book; one that was undone does not count."""
    fallen = undo.fallen()
    query = Change.select(Change.uuid, Change.of_table, Act.seq, Act.at, Act.subject).join(Act)
    found: dict[str, StateNote] = {}
    for uuid, table, seq, at, reason in query.where(Act.kind == KIND).order_by(Act.seq).tuples():
        entry = uuid if table == "honour_entry" else _entry_of(uuid)
        if seq not in fallen and entry is not None:
            found[entry] = StateNote(on=date.fromisoformat(at[:10]), reason=reason)
    mine = HonourEntry.select(HonourEntry.uuid).where(HonourEntry.uuid.in_(list(found)), HonourEntry.book == book)
    return {uuid: found[uuid] for (uuid,) in mine.tuples()}


def _entry_of(uuid: str) -> str | None:
    """Return the row that a contribution hangs on."""
    query = HonourEntry.select(HonourEntry.uuid).join(Contribution, on=(Contribution.entry == HonourEntry.id))
    row = query.where(Contribution.uuid == uuid).tuples().first()
    return str(row[0]) if row else None
