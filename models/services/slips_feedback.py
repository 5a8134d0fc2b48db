"""Phản hồi: what became of a unit's slip, and everything that is printed on the next one."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from models.rules import schedule, topics
from models.rules import slips as rules
from models.rules.codes import DeedState, State
from models.rules.eligibility import SAME_DEED, similarity
from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.names import fold
from models.rules.periods import MONTH, Period
from models.rules.schedule import DayRules, EventKind
from models.rules.slip_facts import EnteredDeed, Feedback, LeftDeed, SlipPrint, SlipSheet, TopicFact
from models.rules.slips import NOT_THIS_TIME, SlipState
from models.services import calendar_days, paper_ledger, reading, settings, slips_units
from models.services import topics as stored_topics
from models.services.slips_grid import ordered, standing_of
from models.services.slips_units import SlipUnit
from models.storage.office import Office
from models.tables.honours import HonourEntry, ReportedDeed
from models.tables.slips import MonthlySlip
from models.tables.units import Unit

# What a deed is asked to say before it is looked at.
NEEDED = ("result",)
_TOLD = (*rules.MEETING, *rules.VILLAGE, "commended", "reminded")
_DATES = (EventKind.SLIPS, EventKind.MEETING, EventKind.ROUND_HALF, EventKind.ROUND_YEAR)
_WAITING = frozenset({State.DRAFT, State.PROPOSED})


@fact
class _Told:
    """A month's slips and deeds by unit and the book's rows by deed, read once for all units."""

    month: str
    slips: Mapping[int, MonthlySlip]
    deeds: Mapping[int, list[ReportedDeed]]
    entries: Mapping[int, HonourEntry]
    pages: Mapping[str, int]
    alike: Mapping[tuple[int, str], list[tuple[int | None, str, str]]]
    rules: DayRules
    today: date

    @property
    def due(self) -> date:
        return schedule.due(self.rules, EventKind.SLIPS, self.month)


def feedback(office: Office, unit: str, month: str) -> Feedback:
    """Return what became of a unit's slip of a month (2027-05), with the page where it lies in the paper book.

    Refused record_missing; slip_unit_kind for a unit that hands in no slips.
    """
    row = reading.find(Unit, unit)
    owner = next((known for known in slips_units.listed(office) if known.row == row.id), None)
    if owner is None:
        raise Refused("slip_unit_kind", name=row.name)
    return _feedback(_told(office, _month(month)), owner)


def _month(key: str) -> Period:
    period = Period.parse(key)
    if period.length != MONTH:
        raise Refused("slip_period", period=period.key)
    return period


def _told(office: Office, month: Period) -> _Told:
    slips: dict[int, MonthlySlip] = {}
    query = MonthlySlip.select().where(MonthlySlip.month == month.key, MonthlySlip.deleted.is_null())
    for slip in ordered(query):
        slips.setdefault(slip.unit_id, slip)
    deeds: dict[int, list[ReportedDeed]] = {}
    reported = ReportedDeed.select().where(ReportedDeed.month == month.key, ReportedDeed.deleted.is_null())
    for deed in reported.order_by(ReportedDeed.id):
        deeds.setdefault(deed.unit_id, []).append(deed)
    rows = HonourEntry.select().where(
        HonourEntry.source_deed.in_(reported.select(ReportedDeed.id)), HonourEntry.deleted.is_null()
    )
    entries = {entry.source_deed_id: entry for entry in rows}
    books = {entry.book_id: entry.book for entry in rows}.values()
    pages = {place.uuid: place.page for book in books for place in paper_ledger.places(book)}
    alike = _entered_by(reported)
    return _Told(month.key, slips, deeds, entries, pages, alike, calendar_days.rules(office), office.source.today())


def _entered_by(reported: Any) -> dict[tuple[int, str], list[tuple[int | None, str, str]]]:
    """Return what the books hold of the same units and names: the deed behind a row, its month and its words."""
    names = reported.select(ReportedDeed.folded_name)
    query = HonourEntry.select(
        HonourEntry.unit, HonourEntry.folded_name, HonourEntry.source_deed, HonourEntry.month, HonourEntry.deed
    ).where(HonourEntry.folded_name.in_(names), HonourEntry.state == str(State.ENTERED))
    found: dict[tuple[int, str], list[tuple[int | None, str, str]]] = {}
    for unit, name, source, month, deed in query.order_by(HonourEntry.id).tuples():
        found.setdefault((unit, name), []).append((source, month, deed))
    return found


def _feedback(told: _Told, unit: SlipUnit) -> Feedback:
    slip, deeds = told.slips.get(unit.row), told.deeds.get(unit.row, [])
    ahead = Period.parse(told.month).next()
    found = Feedback(
        unit=unit.uuid,
        unit_name=unit.full_name,
        month=told.month,
        state=SlipState.MISSING if unit.owes(told.month, told.due) else SlipState.NOT_ASKED,
        received_on=None,
        way="",
        entered=tuple(_entered(told, deed, entry) for deed, entry in _in_book(told, deeds)),
        left=tuple(_left(told, deed) for deed in deeds if not _stands(told.entries.get(deed.id))),
        dates=schedule.events(told.rules, ahead.first, ahead.last, _DATES),
    )
    return found if slip is None else _with_slip(told, found, unit, slip, len(deeds))


def _with_slip(told: _Told, found: Feedback, unit: SlipUnit, slip: MonthlySlip, deeds: int) -> Feedback:
    standing = standing_of(slip, unit.asked, deeds, told.due, told.today)
    unnamed = ("not_reviewed",) if rules.named_lacking(slip.__data__) else ()
    return replace(
        found,
        state=standing.state,
        received_on=slip.received_on,
        way=slip.way or "",
        stated={name: slip.__data__[name] for name in _TOLD if slip.__data__[name] is not None},
        petitions=tuple((slip.petitions or "").splitlines()),
        lacking=standing.lacking + unnamed,
    )


def _in_book(told: _Told, deeds: Sequence[ReportedDeed]) -> list[tuple[ReportedDeed, HonourEntry]]:
    return [(deed, told.entries[deed.id]) for deed in deeds if _stands(told.entries.get(deed.id))]


def _stands(entry: HonourEntry | None) -> bool:
    return entry is not None and entry.state == State.ENTERED


def _entered(told: _Told, deed: ReportedDeed, entry: HonourEntry) -> EnteredDeed:
    return EnteredDeed(entry.name, deed.deed, entry.number, told.pages.get(entry.uuid))


def _left(told: _Told, deed: ReportedDeed) -> LeftDeed:
    """Say why a deed is not in the book. A decision against it reads the same whatever it rested on."""
    month = _same_deed(told, deed)
    if month:
        return LeftDeed(deed.name, deed.deed, "same_deed", {"month": month})
    entry = told.entries.get(deed.id)
    decided = entry.state not in _WAITING if entry is not None else deed.state == DeedState.REJECTED
    if decided:
        return LeftDeed(deed.name, deed.deed, NOT_THIS_TIME)
    if entry is not None and entry.round_id is not None:
        return LeftDeed(deed.name, deed.deed, "in_round")
    lacking = tuple(name for name in NEEDED if deed.__data__[name] in (None, ""))
    if lacking and entry is None:
        return LeftDeed(deed.name, deed.deed, "lacks", {"fields": lacking})
    return LeftDeed(deed.name, deed.deed, "waiting")


def _same_deed(told: _Told, deed: ReportedDeed) -> str:
    """Return the month of the entered lượt that tells the same deed of the same name and unit, or ""."""
    words = fold(deed.deed)
    others = [row for row in told.alike.get((deed.unit_id, deed.folded_name), []) if row[0] != deed.id]
    return next((month for _, month, entered in others if similarity(words, fold(entered)) >= SAME_DEED), "")


def sheets(office: Office, month: str, units: Sequence[str] = ()) -> tuple[SlipSheet, ...]:
    """Return what each unit's printed slip of a month says, in the office's order; all units, or those named.

    Refused slip_period for what is no month, period_unclear, record_missing, slip_unit_kind.
    """
    period = _month(month)
    due = calendar_days.due(office, EventKind.SLIPS, period.key)
    owing = [unit for unit in slips_units.listed(office) if unit.owes(period.key, due)]
    wanted = {_owing(owing, unit) for unit in units} or {unit.uuid for unit in owing}
    facts, kinds = settings.facts(office), {unit.kind for unit in owing}
    given = {kind: _topics(office, period.key, kind) for kind in kinds}
    told = _told(office, period.previous())
    dates = calendar_days.of_month(office, period.key, _DATES)
    return tuple(
        SlipSheet(
            place=place,
            total=len(owing),
            office=facts.body,
            unit=unit.uuid,
            unit_name=unit.full_name,
            unit_kind=unit.kind,
            month=period.key,
            due=due,
            topic=given[unit.kind][0],
            quarter_topic=given[unit.kind][1],
            dates=dates,
            feedback=_feedback(told, unit),
            ask=facts.keeper,
        )
        for place, unit in enumerate(owing, 1)
        if unit.uuid in wanted
    )


def printed(office: Office, month: str, units: Sequence[str] = ()) -> SlipPrint:
    """Return the print job of a month's slips, all or those of the units named.

    Refused slips_none where no unit owes one, and what `sheets` refuses.
    """
    period, facts = _month(month), settings.facts(office)
    found = sheets(office, period.key, units)
    if not found:
        raise Refused("slips_none", month=period.key)
    return SlipPrint(facts.body, period.key, period.first, found, facts.practice)


def noted(month: str, unit: str = "") -> str:
    """Return what the journal calls a print of slips, all or one unit's.

    The month before stands as a part of its own: numbers of its lượt are on paper from now on.
    """
    told = f"{month} {unit}".strip()
    return f"phiếu {told},{_month(month).previous().key}"


def _topics(office: Office, month: str, kind: str) -> tuple[TopicFact | None, TopicFact | None]:
    given = (stored_topics.given(office, month, kind, occasion) for occasion in (topics.MONTHLY, topics.QUARTERLY))
    return next(given), next(given)


def _owing(owing: Sequence[SlipUnit], uuid: str) -> str:
    record = reading.find(Unit, uuid)
    if all(unit.row != record.id for unit in owing):
        raise Refused("slip_unit_kind", name=record.name)
    return str(record.uuid)
