"""Ghi vào sổ: all rows of a round get their numbers in one act, per book and year, without gaps or repeats."""

from __future__ import annotations

from typing import Any

import peewee

from models.rules import eligibility
from models.rules.codes import DeedState, State
from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.periods import Period
from models.services import honours, periods, reading
from models.services.assessing import Assessor
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.honours import Book, HonourEntry, SelectionRound
from models.tables.units import Unit

ENTER, BACK, REJECT = "enter", "back", "reject"


@fact
class Preview:
    """What entering a round would do: the numbers to be given, how many rows go back or are rejected, who is barred.

    `first` and `last` are 0 where no row would be entered.
    """

    first: int
    last: int
    entering: int
    back: int
    rejected: int
    barred: tuple[str, ...]
    late: int


def title_of(made: SelectionRound) -> str:
    """Return the round's own title, or the usual one of its period."""
    return made.title or f"Đợt xét {Period.parse(made.period).label}"


def open_one(uuid: str) -> SelectionRound:
    """Return a stored round that is still open; Refused record_missing, round_entered."""
    made = reading.find(SelectionRound, uuid)
    if made.state != "open":
        raise Refused("round_entered", title=title_of(made))
    return made


def rows_of(made: SelectionRound) -> Any:
    """Select the rows of a round: the numbered ones by number, the others in the office's order of units."""
    entry = HonourEntry
    query = entry.select(entry).join(Unit).where(entry.round == made.id, entry.deleted.is_null())
    return query.order_by(entry.number.is_null(), entry.number, Unit.rank, entry.place, entry.id)


def decided(entry: HonourEntry) -> str:
    """Return what was decided of a row; where nobody said, it is entered unless more were against it than for it."""
    if entry.verdict:
        return str(entry.verdict)
    return BACK if (entry.votes_against or 0) > (entry.votes_for or 0) else ENTER


def next_number(book: Book) -> int:
    """Return the number that the book gives next."""
    last = HonourEntry.select(peewee.fn.MAX(HonourEntry.number)).where(HonourEntry.book == book.id).scalar()
    return int(book.first_number if last is None else last + 1)


def preview(office: Office, uuid: str) -> Preview:
    """Return what entering a round would do now; nothing is written."""
    made = reading.find(SelectionRound, uuid)
    parts = _parted(made)
    first, count = next_number(made.book), len(parts[ENTER])
    placing = periods.Placing(office, made.book, _target(office, made))
    late = sum(bool(placing.of(row.month)[1]) for row in parts[ENTER])
    span = (first, first + count - 1) if count else (0, 0)
    return Preview(*span, count, len(parts[BACK]), len(parts[REJECT]), _barred(office, parts[ENTER]), late)


def enterable(office: Office, uuid: str) -> bool:
    """Tell whether a round can be entered as it stands."""
    told = preview(office, uuid)
    return bool(told.entering) and not told.barred


def enter(office: Office, uuid: str) -> tuple[int, ...]:
    """Write a round to its book; returns the numbers given, in the order of the rows.

    Rows decided to go back are đề nghị again, rejected ones stay with the round. Refused round_entered, round_empty,
    round_barred with the names that are vướng without a document, year_closed.
    """
    with office.act("enter", title_of(open_one(uuid))) as writer:
        made = open_one(uuid)
        parts = _parted(made)
        if not parts[ENTER]:
            raise Refused("round_empty")
        barred = _barred(office, parts[ENTER])
        if barred:
            raise Refused("round_barred", names=barred, name=", ".join(barred))
        numbers = _number_all(office, writer, made, parts[ENTER])
        for entry in parts[BACK]:
            honours.back(office, writer, entry)
        for entry in parts[REJECT]:
            honours.reject_one(writer, entry, verdict=REJECT)
        writer.update(made, state="entered", entered_on=office.source.today())
    return numbers


def _parted(made: SelectionRound) -> dict[str, list[HonourEntry]]:
    parts: dict[str, list[HonourEntry]] = {ENTER: [], BACK: [], REJECT: []}
    for entry in rows_of(made):
        parts[decided(entry)].append(entry)
    return parts


def _barred(office: Office, entries: list[HonourEntry]) -> tuple[str, ...]:
    assessor = Assessor(office)
    return tuple(entry.name for entry in entries if not _may_enter(assessor, entry))


def _may_enter(assessor: Assessor, entry: HonourEntry) -> bool:
    return eligibility.may_enter(assessor.findings(entry), entry.override_number or "", entry.override_on)


def _target(office: Office, made: SelectionRound) -> Period:
    """Return the period that the round writes to: its own, or for a đợt thi đua that of its meeting."""
    if made.kind != "campaign":
        return Period.parse(made.period)
    day = made.meeting_on or office.source.today()
    return periods.within(made.book, day)


def _number_all(office: Office, writer: Writer, made: SelectionRound, rows: list[HonourEntry]) -> tuple[int, ...]:
    placing, first = periods.Placing(office, made.book, _target(office, made)), next_number(made.book)
    for number, entry in enumerate(rows, first):
        period, late_from = placing.of(entry.month)
        writer.update(
            entry,
            number=number,
            number_key=number,
            state=str(State.ENTERED),
            verdict=ENTER,
            entered_on=office.source.today(),
            period=period,
            late_from=late_from or None,
            approved_by=made.body,
            approved_on=made.meeting_on,
        )
        honours.mark_deed(writer, entry, DeedState.ENTERED)
    return tuple(range(first, first + len(rows)))
