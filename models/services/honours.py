"""Sổ ghi danh của Đảng uỷ: the one door to its list and to what may be done to a lượt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from models.rules.codes import DeedState, State
from models.rules.errors import BugError, Refused
from models.rules.facts import PasteRow, Problem, Record
from models.services import books, deed_paste, entries, periods, reading
from models.services.children import children, publish_many, remove_all, remove_child, save_child
from models.services.endings import cancel, consequences, correct, withdraw
from models.services.honour_list import at, count, figures, page, uuids
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.honours import Book, HonourEntry

__all__ = [
    "add", "at", "back", "cancel", "check", "children", "consequences", "correct", "count", "figures", "get",
    "mark_deed", "page", "paste_preview", "propose", "propose_again", "publish_many", "reject", "reject_one", "remove",
    "remove_child", "rows_text", "save", "save_child", "set_many", "take_paste", "uuids", "withdraw",
]  # fmt: skip

# Stands in the list's order above every number there can be.
UNNUMBERED = 1_000_000_000
WAITING = frozenset({State.DRAFT, State.PROPOSED})
# No part of the row on paper: may change after it was entered.
BESIDE = frozenset(
    {
        "consent", "consent_on", "review", "review_by", "review_on", "higher", "higher_on", "higher_result",
        "award", "award_number", "award_on",
    }
)  # fmt: skip
# Part of the row: until its period is closed what was empty may be filled in; what was said is only corrected.
FILLED_IN = frozenset({"meeting_on", "minutes_number", "field", "topic", "campaign", "source", "proposer"})
MANY = BESIDE | FILLED_IN


def get(office: Office, uuid: str) -> Record:
    """Return one lượt as its form shows it; Refused record_missing."""
    return reading.as_record(office, reading.find(HonourEntry, uuid))


def check(office: Office, uuid: str | None, texts: dict[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong or worth asking about in typed texts, without writing."""
    record = None if uuid is None else reading.find(HonourEntry, uuid)
    return entries.read(office, HonourEntry, record, texts).problems


def save(office: Office, uuid: str | None, texts: dict[str, str], book: str = "") -> str:
    """Write a new lượt, proposed in the book of its month's year or a named one, or the texts given of a known one.

    Returns its UUID. Refused fields_wrong; entry_entered when an entered row would change, entry_ended.
    """
    record = None if uuid is None else reading.find(HonourEntry, uuid)
    read = entries.read(office, HonourEntry, record, texts)
    reading.refuse_wrong(read.problems)
    if record is None:
        with office.act("honour_new", read.values["name"]) as writer:
            return str(add(office, writer, read.values, book).uuid)
    _refuse_fixed(record, read.values)
    with office.act("honour_edit", record.name) as writer:
        writer.update(record, **_rebooked(office, record, entries.completed(office, record, read.values)))
    return str(record.uuid)


def add(office: Office, writer: Writer, values: dict[str, Any], book: str = "", **more: Any) -> HonourEntry:
    """Create a proposed lượt as part of the act that runs."""
    found = reading.find(Book, book).id if book else books.own_made(office, int(values["month"][:4]))
    made = {"state": str(State.PROPOSED), "number_key": UNNUMBERED, "book": found, **more}
    return writer.create(HonourEntry, **entries.completed(office, None, values), **made)


def _rebooked(office: Office, record: HonourEntry, values: dict[str, Any]) -> dict[str, Any]:
    """Follow the month into another year's book, unless a round already holds the row."""
    year = int(values.get("month", record.month)[:4])
    if record.round_id is not None or record.number is not None or year == int(record.month[:4]):
        return values
    return {**values, "book": books.made(office, record.book.unit.uuid, year)}


def _refuse_fixed(record: HonourEntry, values: dict[str, Any]) -> None:
    if not _may_change(record, values):
        code = "entry_entered" if record.state == State.ENTERED else "entry_ended"
        raise Refused(code, number=record.number, name=record.name, state=record.state)


def _may_change(record: HonourEntry, values: dict[str, Any]) -> bool:
    if record.number is None:
        return True
    if record.state != State.ENTERED:
        return False
    inside = set(entries.differing(record, values)) - BESIDE
    new = all(name in FILLED_IN and record.__data__.get(name) in (None, "") for name in inside)
    return not inside or (new and not periods.holds_closed(record))


def set_many(office: Office, uuids: Sequence[str], texts: dict[str, str]) -> int:
    """Write the same texts (fields of MANY) in many rows in one act; returns how many took them.

    Entered rows take what was empty or stands beside the row, otherwise they stay as they are. Refused fields_wrong.
    """
    if not MANY.issuperset(texts):
        raise BugError("not for many rows", sorted(set(texts) - MANY))
    read = reading.read_texts(office, "honour_entry", texts)
    reading.refuse_wrong(read.problems)
    records = [reading.find(HonourEntry, uuid) for uuid in uuids]
    taking = [record for record in records if _may_change(record, read.values)]
    with office.act("honour_many", str(len(taking))) as writer:
        for record in taking:
            writer.update(record, **read.values)
    return len(taking)


def reject(office: Office, uuids: Sequence[str], reason: str = "") -> None:
    """Decide that rows are not entered (không ghi danh); they leave their round. Refused entry_not_waiting."""
    records = [_in_state(uuid, WAITING) for uuid in uuids]
    with office.act("honour_reject", _named(records)) as writer:
        for record in records:
            reject_one(writer, record, reason, round=None, place=None)


def reject_one(writer: Writer, record: HonourEntry, reason: str = "", **more: Any) -> None:
    """Mark a row không ghi danh; in the list it keeps the place of this time."""
    last = HonourEntry.select(HonourEntry.number).where(HonourEntry.book == record.book_id)
    last = last.where(HonourEntry.number.is_null(False)).order_by(HonourEntry.number.desc()).limit(1)
    said = reading.line(reason) or None
    key = last.scalar() or 0
    decision = {"state": str(State.REJECTED), "number_key": key, "verdict": None, "end_reason": said}
    writer.update(record, **{**decision, **more})
    mark_deed(writer, record, DeedState.REJECTED)


def propose_again(office: Office, uuids: Sequence[str]) -> None:
    """Bring rows that were not entered back to đề nghị; Refused entry_not_rejected."""
    records = [_in_state(uuid, frozenset({State.REJECTED})) for uuid in uuids]
    with office.act("honour_propose", _named(records)) as writer:
        for record in records:
            propose(writer, record)


def propose(writer: Writer, record: HonourEntry) -> None:
    """Put a row back to đề nghị with nothing of a round left on it."""
    writer.update(
        record,
        state=str(State.PROPOSED),
        number_key=UNNUMBERED,
        round=None,
        place=None,
        verdict=None,
        votes_for=None,
        votes_against=None,
        end_reason=None,
    )
    mark_deed(writer, record, DeedState.PICKED)


def back(office: Office, writer: Writer, record: HonourEntry) -> None:
    """Put a row that leaves its round back to đề nghị, in the book of its own month's year."""
    propose(writer, record)
    writer.update(record, book=books.made(office, record.book.unit.uuid, int(record.month[:4])))


def remove(office: Office, uuid: str) -> None:
    """Take away a row that was never entered, with all that hangs on it; Refused entry_entered."""
    record = reading.find(HonourEntry, uuid)
    if record.number is not None:
        raise Refused("entry_entered", number=record.number, name=record.name, state=record.state)
    with office.act("honour_remove", record.name) as writer:
        remove_all(writer, record)
        mark_deed(writer, record, DeedState.REPORTED)
        writer.remove(record)


def mark_deed(writer: Writer, record: HonourEntry, state: DeedState) -> None:
    """Tell the reported deed behind a row, where there is one, what became of it here."""
    if record.source_deed_id is not None:
        writer.update(record.source_deed, state=str(state))


def _in_state(uuid: str, states: frozenset[State]) -> HonourEntry:
    record = reading.find(HonourEntry, uuid)
    if record.state not in states:
        code = "entry_not_rejected" if State.REJECTED in states else "entry_not_waiting"
        raise Refused(code, name=record.name, state=record.state)
    return record


def _named(records: Sequence[HonourEntry]) -> str:
    return records[0].name if len(records) == 1 else str(len(records))


def paste_preview(office: Office, text: str) -> tuple[PasteRow, ...]:
    """Return the pasted lines with what each would become; nothing is written."""
    return deed_paste.preview(office, HonourEntry, text)


def take_paste(office: Office, rows: Sequence[PasteRow]) -> int:
    """Write the lines marked to be taken in one act; returns how many. Refused line_wrong."""
    return deed_paste.take(office, HonourEntry, add, rows)


def rows_text(office: Office, uuids: Sequence[str]) -> str:
    """Return rows as a spreadsheet takes them."""
    return deed_paste.rows_text(office, HonourEntry, uuids, ("number", "state"))
