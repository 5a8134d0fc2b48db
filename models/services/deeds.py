"""Gương chi bộ báo lên: what units below report; their own paper book and its numbers stay with them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from models.rules.codes import DeedState
from models.rules.counting import Counted
from models.rules.errors import BugError, Refused
from models.rules.facts import HonourRow, ListQuery, PasteRow, Problem, Record
from models.services import counts, deed_paste, entries, lists, narrowing, reading, settings
from models.services.children import children, remove_all, remove_child, save_child
from models.services.lists import Key, Listing, Test
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.honours import HonourEntry, ReportedDeed

__all__ = [
    "add", "at", "check", "children", "count", "figures", "get", "page", "paste_preview", "preview_paste", "reject",
    "remove", "remove_child", "report_again", "rows_text", "save", "save_child", "set_many", "take_paste", "uuids",
]  # fmt: skip

TABLE = "reported_deed"
COLUMNS = ("uuid", "kind", "name", "unit_name", "month", "state", "deed", "paper_number")
# A reported deed has no number here, so the book's order is the order of months.
ORDERS = {
    "number": ("month", "id"),
    "month": ("month", "id"),
    "name": ("name_key", "id"),
    "unit": ("unit_id", "month", "id"),
    "state": ("state", "month", "id"),
}
# Conditions that a third of the rows and more pass.
_COMMON = frozenset({"month", "state"})
MANY = frozenset(
    {
        "meeting_on", "minutes_number", "field", "consent", "consent_on", "topic", "campaign", "source", "proposer",
        "higher", "higher_on", "higher_result", "award", "award_number", "award_on",
    }
)  # fmt: skip


def count(office: Office, query: ListQuery) -> int:
    """Return how many reported deeds a query finds."""
    return lists.count(office, listing(query))


def page(
    office: Office, query: ListQuery, after: Key | None = None, size: int = 100, backwards: bool = False
) -> tuple[HonourRow, ...]:
    """Return up to `size` deeds after a row's key, or before it when going backwards, always in the list's order."""
    return lists.page(office, listing(query), after, size, backwards)


def at(office: Office, query: ListQuery, index: int) -> Key | None:
    """Return the key of the deed at an index, None outside; page(after=at(i - 1)) begins with the one at i."""
    return lists.at(office, listing(query), index)


def uuids(office: Office, query: ListQuery) -> tuple[str, ...]:
    """Return every deed that a query finds, for acts on many rows."""
    return lists.uuids(office, listing(query))


def figures(office: Office, query: ListQuery) -> Counted:
    """Count what a query finds: lượt, and distinct people and collectives."""
    return counts.listed(office, listing(query))


def listing(query: ListQuery) -> Listing:
    """Return what a query means; a year narrows by month, a book means nothing here."""
    order, runs = narrowing.order(TABLE, ORDERS, query)
    where = (*_year(query), *narrowing.tests(TABLE, query))
    if query.order == "name":
        where = tuple(replace(test, beside=test.field in _COMMON) for test in where)
    return Listing(TABLE, COLUMNS, where, order, _row, query.descending, runs)


def _year(query: ListQuery) -> tuple[Test, ...]:
    if query.year is None or query.period:
        return ()
    return (Test("month", "between", (f"{query.year:04d}-01", f"{query.year:04d}-12")),)


def _row(row: Sequence[Any], key: Key) -> HonourRow:
    uuid, kind, name, unit_name, month, state, deed, paper_number = row[:8]
    return HonourRow(uuid, None, kind, name, unit_name, month, state, deed, key, source=paper_number or "")


def get(office: Office, uuid: str) -> Record:
    """Return one reported deed as its form shows it; Refused record_missing."""
    return reading.as_record(office, reading.find(ReportedDeed, uuid))


def check(office: Office, uuid: str | None, texts: dict[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong or worth asking about in typed texts, without writing."""
    record = None if uuid is None else reading.find(ReportedDeed, uuid)
    return entries.read(office, ReportedDeed, record, texts).problems


def save(office: Office, uuid: str | None, texts: dict[str, str]) -> str:
    """Write a new reported deed or the texts given of a known one; returns its UUID.

    Refused fields_wrong, deeds_not_kept for an office of level chi bộ, deed_picked once a round or the book holds it.
    """
    record = None if uuid is None else reading.find(ReportedDeed, uuid)
    _refuse_level(office)
    read = entries.read(office, ReportedDeed, record, texts)
    reading.refuse_wrong(read.problems)
    if record is None:
        with office.act("deed_new", read.values["name"]) as writer:
            return str(add(office, writer, read.values).uuid)
    if not _may_change(record, read.values):
        raise Refused("deed_picked", name=record.name, state=record.state)
    with office.act("deed_edit", record.name) as writer:
        writer.update(record, **entries.completed(office, record, read.values))
    return str(record.uuid)


def add(office: Office, writer: Writer, values: dict[str, Any]) -> ReportedDeed:
    """Create a reported deed as part of the act that runs."""
    return writer.create(ReportedDeed, **entries.completed(office, None, values))


def _refuse_level(office: Office) -> None:
    if settings.setting(office, "level") == "cell":
        raise Refused("deeds_not_kept")


def _may_change(record: ReportedDeed, values: dict[str, Any]) -> bool:
    """Once picked its words were copied into the office's own row: only what stands beside them may still change."""
    free = record.state in (DeedState.REPORTED, DeedState.REJECTED)
    return free or set(entries.differing(record, values)) <= MANY


def set_many(office: Office, uuids: Sequence[str], texts: dict[str, str]) -> int:
    """Write the same texts (fields of MANY) in many deeds in one act; returns how many. Refused fields_wrong."""
    if not MANY.issuperset(texts):
        raise BugError("not for many rows", sorted(set(texts) - MANY))
    read = reading.read_texts(office, "reported_deed", texts)
    reading.refuse_wrong(read.problems)
    records = [reading.find(ReportedDeed, uuid) for uuid in uuids]
    with office.act("deed_many", str(len(records))) as writer:
        for record in records:
            writer.update(record, **read.values)
    return len(records)


def reject(office: Office, uuids: Sequence[str]) -> None:
    """Decide that reported deeds are not taken up (không ghi danh); Refused deed_picked."""
    _mark(office, uuids, DeedState.REPORTED, DeedState.REJECTED)


def report_again(office: Office, uuids: Sequence[str]) -> None:
    """Bring deeds that were not taken up back among those reported; Refused deed_picked."""
    _mark(office, uuids, DeedState.REJECTED, DeedState.REPORTED)


def _mark(office: Office, uuids: Sequence[str], before: DeedState, after: DeedState) -> None:
    records = [reading.find(ReportedDeed, uuid) for uuid in uuids]
    for record in records:
        if record.state != before or _rows_of(record).exists():
            raise Refused("deed_picked", name=record.name, state=record.state)
    with office.act(f"deed_{after.value}", records[0].name if len(records) == 1 else str(len(records))) as writer:
        for record in records:
            writer.update(record, state=str(after))


def remove(office: Office, uuid: str) -> None:
    """Take away a reported deed that no row of the book came from; Refused deed_picked."""
    record = reading.find(ReportedDeed, uuid)
    if _rows_of(record).exists():
        raise Refused("deed_picked", name=record.name, state=record.state)
    with office.act("deed_remove", record.name) as writer:
        remove_all(writer, record)
        writer.remove(record)


def _rows_of(record: ReportedDeed) -> Any:
    return HonourEntry.select().where(HonourEntry.source_deed == record, HonourEntry.deleted.is_null())


def paste_preview(office: Office, text: str) -> tuple[PasteRow, ...]:
    """Return the pasted lines with what each would become; nothing is written."""
    return deed_paste.preview(office, ReportedDeed, text)


preview_paste = paste_preview


def take_paste(office: Office, rows: Sequence[PasteRow]) -> int:
    """Write the lines marked to be taken in one act; returns how many. Refused line_wrong, deeds_not_kept."""
    _refuse_level(office)
    return deed_paste.take(office, ReportedDeed, add, rows)


def rows_text(office: Office, uuids: Sequence[str]) -> str:
    """Return rows as a spreadsheet takes them."""
    return deed_paste.rows_text(office, ReportedDeed, uuids, ("paper_number", "state"))
