"""Đợt xét: rows looked at together, decided once, and written to the book in one act."""

from __future__ import annotations

from collections.abc import Sequence
from operator import attrgetter
from typing import Any

import peewee

from models.rules import codes, eligibility
from models.rules.codes import DeedState, State
from models.rules.errors import BugError, Refused
from models.rules.facts import Record, RoundFact, RoundRow
from models.rules.periods import Period
from models.services import books, children, entries, honours, periods, reading
from models.services.assessing import Assessor, assess
from models.services.entering import decided, enter, enterable, open_one, preview, rows_of, title_of
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.base import declared
from models.tables.honours import Book, Deed, HonourEntry, ReportedDeed, SelectionRound

__all__ = [
    "add_deeds", "add_entries", "assess", "enter", "enterable", "get", "listed", "open_round", "preview", "put_back",
    "remove", "rows", "save", "set_override", "set_verdict", "set_votes", "title_of",
]  # fmt: skip

_LENGTHS = {"month": 1, "half": 6, "year": 12}
_DECIDED = frozenset({"kind", "period", "meeting_on", "body"})
_COPIED = tuple(name for name in declared(Deed))


def listed(office: Office, year: int | None = None) -> tuple[RoundFact, ...]:
    """Return the rounds of all books of a year (None: of all years), the newest first, with their rows counted."""
    query = SelectionRound.select(SelectionRound, Book).join(Book).where(SelectionRound.deleted.is_null())
    if year is not None:
        query = query.where(Book.year == year)
    made = list(query.order_by(SelectionRound.id.desc()))
    counted = _counted([one.id for one in made])
    return tuple(_fact(one, *counted.get(one.id, (0, 0))) for one in made)


def _counted(rounds: list[int]) -> dict[int, tuple[int, int]]:
    entry = HonourEntry
    columns = (entry.round, peewee.fn.COUNT(entry.id), peewee.fn.COUNT(entry.number))
    query = entry.select(*columns).where(entry.round.in_(rounds), entry.deleted.is_null()).group_by(entry.round)
    return {row[0]: row[1:] for row in query.tuples()}


def _fact(made: SelectionRound, rows: int, entered: int) -> RoundFact:
    return RoundFact(
        uuid=made.uuid,
        book=made.book.uuid,
        kind=made.kind,
        period=made.period,
        title=title_of(made),
        state=made.state,
        rows=rows,
        entered=entered,
        meeting_on=made.meeting_on,
        resolution_number=made.resolution_number or "",
    )


def open_round(office: Office, kind: str, period: str, title: str = "", book: str = "") -> str:
    """Open a round in the own book of the period's year or a named one; returns its UUID.

    Refused round_kind for a period of another length, round_already_open with its title, fields_wrong, period_unclear.
    """
    wanted = _period(kind, period)
    read = reading.read_texts(office, "selection_round", {"title": title})
    reading.refuse_wrong(read.problems)
    with office.act("round_new", wanted.label) as writer:
        row = reading.find(Book, book).id if book else books.own_made(office, wanted.year)
        same = SelectionRound.select().where(
            SelectionRound.book == row,
            SelectionRound.kind == kind,
            SelectionRound.period == wanted.key,
            SelectionRound.state == "open",
            SelectionRound.deleted.is_null(),
        )
        if kind != "campaign" and same.exists():
            raise Refused("round_already_open", title=title_of(same.get()))
        made = writer.create(SelectionRound, book=row, kind=kind, period=wanted.key, title=read.values["title"])
    return str(made.uuid)


def _period(kind: str, key: str) -> Period:
    if kind not in codes.labels(codes.ROUND_KINDS):
        raise BugError("round_kind", kind)
    period = Period.parse(key)
    if period.length != _LENGTHS.get(kind, period.length):
        raise Refused("round_kind", kind=kind, period=period.label)
    return period


def get(office: Office, uuid: str) -> Record:
    """Return one round as its form shows it; Refused record_missing."""
    return reading.as_record(office, reading.find(SelectionRound, uuid))


def save(office: Office, uuid: str, texts: dict[str, str]) -> None:
    """Write the texts given. Once entered, the meeting's day and body may be filled in where empty, not changed.

    Refused fields_wrong, round_entered, round_kind.
    """
    made = reading.find(SelectionRound, uuid)
    values = _read(office, made, texts)
    with office.act("round_edit", title_of(made)) as writer:
        if made.state == "entered":
            _fill_in(writer, made, entries.differing(made, values))
        elif Period.parse(values.get("period", made.period)).year != made.book.year:
            _rebook(office, writer, made, Period.parse(values["period"]).year)
        writer.update(made, **values)


def _read(office: Office, made: SelectionRound, texts: dict[str, str]) -> dict[str, Any]:
    read = reading.read_texts(office, "selection_round", texts)
    reading.refuse_wrong(read.problems)
    values = dict(read.values)
    if {"kind", "period"} & set(values):
        values["period"] = _period(values.get("kind", made.kind), values.get("period", made.period)).key
    return values


def _fill_in(writer: Writer, made: SelectionRound, changed: dict[str, Any]) -> None:
    """Carry a meeting that was named only afterwards to the rows that were entered without it."""
    rows = list(rows_of(made).where(HonourEntry.number.is_null(False)))
    told = {name for name in changed if name in _DECIDED and made.__data__[name] not in (None, "")}
    if told or (set(changed) & _DECIDED and any(periods.holds_closed(row) for row in rows)):
        raise Refused("round_entered", title=title_of(made))
    for name, target in (("meeting_on", "approved_on"), ("body", "approved_by")):
        if name in changed:
            for entry in rows:
                writer.update(entry, **{target: changed[name]})


def _rebook(office: Office, writer: Writer, made: SelectionRound, year: int) -> None:
    book = books.made(office, made.book.unit.uuid, year)
    writer.update(made, book=book)
    for entry in rows_of(made):
        writer.update(entry, book=book)


def add_deeds(office: Office, uuid: str, deed_uuids: Sequence[str]) -> tuple[str, ...]:
    """Copy reported deeds into a round as rows of the book; returns the rows' UUIDs.

    A deed whose row went back comes again as that row. Refused deed_picked with the names that another round or the
    book already holds, round_entered.
    """
    made = open_one(uuid)
    deeds = [reading.find(ReportedDeed, deed) for deed in deed_uuids]
    held = [(deed, _row_of(deed)) for deed in deeds]
    taken = [deed.name for deed, row in held if row is not None and not _free(row, made)]
    if taken:
        raise Refused("deed_picked", names=tuple(taken), name=", ".join(taken))
    with office.act("round_deeds", str(len(deeds))) as writer:
        return tuple(_added(writer, made, deed, row).uuid for deed, row in held)


def _row_of(deed: ReportedDeed) -> HonourEntry | None:
    return HonourEntry.get_or_none(HonourEntry.source_deed == deed, HonourEntry.deleted.is_null())


def _free(row: HonourEntry, made: SelectionRound) -> bool:
    return row.number is None and row.round_id in (None, made.id)


def _added(writer: Writer, made: SelectionRound, deed: ReportedDeed, row: HonourEntry | None) -> HonourEntry:
    if row is not None:
        _take_in(writer, made, row)
        return row
    copied = {name: deed.__data__[name] for name in _COPIED}
    beside = {"source_deed": deed, "book": made.book_id, "round": made.id, "place": _next_place(made)}
    entry = writer.create(HonourEntry, **copied, **beside, state=str(State.PROPOSED), number_key=honours.UNNUMBERED)
    children.copy_contributions(writer, deed, entry)
    writer.update(deed, state=str(DeedState.PICKED))
    return entry


def add_entries(office: Office, uuid: str, entry_uuids: Sequence[str]) -> None:
    """Take rows of the book that wait into a round; Refused entry_not_waiting, entry_in_round, round_entered."""
    made = open_one(uuid)
    # Lists show the newest first; the rows of one unit stand as they were typed.
    rows = sorted((reading.find(HonourEntry, entry) for entry in entry_uuids), key=attrgetter("id"))
    for row in rows:
        if row.state not in honours.WAITING:
            raise Refused("entry_not_waiting", name=row.name, state=row.state)
        if row.round_id not in (None, made.id):
            raise Refused("entry_in_round", name=row.name, title=title_of(row.round))
    with office.act("round_rows", str(len(rows))) as writer:
        for row in rows:
            _take_in(writer, made, row)


def _take_in(writer: Writer, made: SelectionRound, row: HonourEntry) -> None:
    if row.round_id == made.id:
        return
    honours.propose(writer, row)
    writer.update(row, round=made.id, place=_next_place(made), book=made.book_id)


def _next_place(made: SelectionRound) -> int:
    last = HonourEntry.select(peewee.fn.MAX(HonourEntry.place)).where(HonourEntry.round == made.id).scalar()
    return int(last or 0) + 1


def put_back(office: Office, entry_uuids: Sequence[str]) -> None:
    """Let rows leave their open round: đề nghị again, no number used, nothing of the vote left on them.

    Refused entry_entered, entry_not_in_round.
    """
    rows = [reading.find(HonourEntry, uuid) for uuid in entry_uuids]
    for row in rows:
        _refuse_outside(row)
    with office.act("round_back", rows[0].name if len(rows) == 1 else str(len(rows))) as writer:
        for row in rows:
            honours.back(office, writer, row)


def _refuse_outside(row: HonourEntry) -> None:
    if row.number is not None:
        raise Refused("entry_entered", number=row.number, name=row.name, state=row.state)
    if row.round_id is None or row.round.state != "open":
        raise Refused("entry_not_in_round", name=row.name)


def rows(office: Office, uuid: str) -> tuple[RoundRow, ...]:
    """Return the rows of a round in their order, numbered from 1, each with the check's one word."""
    made = reading.find(SelectionRound, uuid)
    assessor = Assessor(office)
    return tuple(_row(assessor, entry, place) for place, entry in enumerate(rows_of(made), 1))


def _row(assessor: Assessor, entry: HonourEntry, place: int) -> RoundRow:
    return RoundRow(
        uuid=entry.uuid,
        place=place,
        kind=entry.kind,
        name=entry.name,
        unit_name=entry.unit_name or "",
        deed=entry.deed,
        standing=str(eligibility.overall(assessor.findings(entry))),
        votes_for=entry.votes_for,
        votes_against=entry.votes_against,
        verdict=decided(entry),
        number=entry.number,
        override=entry.override_number or "",
    )


def set_votes(office: Office, entry_uuid: str, for_: int | None, against: int | None) -> None:
    """Note a row's votes; Refused entry_entered, entry_not_in_round, votes_negative."""
    if min(for_ or 0, against or 0) < 0:
        raise Refused("votes_negative")
    _write(office, "round_votes", entry_uuid, votes_for=for_, votes_against=against)


def set_verdict(office: Office, entry_uuid: str, verdict: str) -> None:
    """Note what was decided of a row: enter, back, reject; empty leaves it to the votes."""
    if verdict and verdict not in codes.labels(codes.VERDICTS):
        raise BugError("verdict", verdict)
    _write(office, "round_verdict", entry_uuid, verdict=verdict or None)


def set_override(office: Office, entry_uuid: str, number: str, on_text: str) -> None:
    """Note number and day of the competent body's document on which a row is entered all the same (vướng).

    Refused fields_wrong, entry_entered.
    """
    entry = reading.find(HonourEntry, entry_uuid)
    if entry.number is not None:
        raise Refused("entry_entered", number=entry.number, name=entry.name, state=entry.state)
    texts = {"override_number": number, "override_on": on_text}
    read = reading.read_texts(office, "honour_entry", texts)
    reading.refuse_wrong(read.problems)
    with office.act("round_override", entry.name) as writer:
        writer.update(entry, **read.values)


def _write(office: Office, kind: str, entry_uuid: str, **values: Any) -> None:
    entry = reading.find(HonourEntry, entry_uuid)
    _refuse_outside(entry)
    with office.act(kind, entry.name) as writer:
        writer.update(entry, **values)


def remove(office: Office, uuid: str) -> None:
    """Take away an open round; its rows go back to đề nghị. Refused round_entered."""
    made = open_one(uuid)
    with office.act("round_remove", title_of(made)) as writer:
        for entry in rows_of(made):
            honours.back(office, writer, entry)
        writer.remove(made)
