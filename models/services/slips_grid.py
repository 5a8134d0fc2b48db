"""Units × months at one glance: which slips are in, how each stands, which comes next, and the text that reminds."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date

import peewee

from models.rules import schedule
from models.rules import slips as rules
from models.rules.dates import short_date
from models.rules.fact import fact
from models.rules.periods import Period
from models.rules.schedule import DayRules, EventKind
from models.rules.slip_facts import MonthCount, SlipCell, SlipGrid, SlipRow
from models.rules.slips import NOT_ASKED, SlipSeen, SlipState, Standing
from models.services import calendar_days, prepared, settings, slip_rows, slips_units
from models.services.slips_units import SlipUnit
from models.storage.office import Office
from models.tables.slips import MonthlySlip

_HANDED_IN = frozenset(SlipState) - {SlipState.MISSING, SlipState.NOT_ASKED}


@fact
class _Sheet:
    """What a grid is made of, read once for all its months."""

    units: tuple[SlipUnit, ...]
    slips: dict[tuple[int, str], list[MonthlySlip]]
    deeds: dict[int, int]
    rules: DayRules
    today: date

    def due(self, month: str) -> date:
        return schedule.due(self.rules, EventKind.SLIPS, month)

    def cell(self, unit: SlipUnit, month: str) -> SlipCell:
        there = self.slips.get((unit.row, month), [])
        if not there:
            return SlipCell(month, self._not_there(unit, month))
        slip = there[0]
        found = standing_of(slip, unit.asked, self.deeds.get(slip.id, 0), self.due(month), self.today)
        return SlipCell(month, found, slip.uuid, slip.received_on, slip.way or "", len(there) - 1)

    def _not_there(self, unit: SlipUnit, month: str) -> Standing:
        due = self.due(month)
        if month > f"{self.today:%Y-%m}" or not unit.owes(month, due):
            return NOT_ASKED
        return rules.standing(None, unit.asked, due, self.today)


def standing_of(slip: MonthlySlip, asked: tuple[str, ...], deeds: int, due: date, today: date) -> Standing:
    """Return how a stored slip stands."""
    return rules.standing(SlipSeen(slip.received_on, bool(slip.no_news), deeds, slip.__data__), asked, due, today)


def ordered(query: Iterable[MonthlySlip]) -> list[MonthlySlip]:
    """Return slips, those chosen first and the newest before the older: the first of a unit and month counts."""
    return sorted(query, key=_rank, reverse=True)


def _rank(slip: MonthlySlip) -> tuple[bool, int]:
    return bool(slip.chosen), slip.id


def _sheet(office: Office, first: str, last: str) -> _Sheet:
    query = MonthlySlip.select().where(MonthlySlip.month.between(first, last), MonthlySlip.deleted.is_null())
    slips: dict[tuple[int, str], list[MonthlySlip]] = {}
    for slip in ordered(query):
        slips.setdefault((slip.unit_id, slip.month), []).append(slip)
    chosen = [there[0] for there in slips.values()]
    return _Sheet(
        slips_units.listed(office),
        slips,
        slip_rows.counted([slip.id for slip in chosen if slip.no_news]),
        calendar_days.rules(office),
        office.source.today(),
    )


def grid(office: Office, year: int) -> SlipGrid:
    """Return every unit's twelve months, in the office's order; units that owe nothing in the year are left out."""
    keys = [f"{year:04d}-{number:02d}" for number in range(1, 13)]
    sheet = _sheet(office, keys[0], keys[-1])
    lines = [(unit, tuple(sheet.cell(unit, key) for key in keys)) for unit in sheet.units]
    asked = [(unit, cells) for unit, cells in lines if _any_asked(sheet, unit, cells)]
    first = first_month(office)
    rows = tuple(_row(place, unit, _since(first, cells)) for place, (unit, cells) in enumerate(asked, 1))
    counts = tuple(_count(sheet, key, [(unit, cells[at]) for unit, cells in asked]) for at, key in enumerate(keys))
    current = f"{sheet.today:%Y-%m}"
    return SlipGrid(year, rows, counts, current if current in keys else "")


def first_month(office: Office) -> str:
    """Return the month of the first slip of all, this one where there is none yet."""
    first = MonthlySlip.select(peewee.fn.MIN(MonthlySlip.month)).where(MonthlySlip.deleted.is_null()).scalar()
    return str(first or f"{office.source.today():%Y-%m}")


def _since(first: str, cells: tuple[SlipCell, ...]) -> tuple[SlipCell, ...]:
    """Leave months before any slip was taken here blank: a new office is not shown as late with all of them."""
    return tuple(cell if cell.month >= first else SlipCell(cell.month) for cell in cells)


def _any_asked(sheet: _Sheet, unit: SlipUnit, cells: Sequence[SlipCell]) -> bool:
    """Tell whether a unit has a slip of the year, or owes one of it sooner or later."""
    return any(cell.slip or unit.owes(cell.month, sheet.due(cell.month)) for cell in cells)


def _row(place: int, unit: SlipUnit, cells: tuple[SlipCell, ...]) -> SlipRow:
    judged = [cell.standing.on_time for cell in cells if cell.standing.on_time is not None]
    return SlipRow(place, unit.uuid, unit.name, cells, sum(judged), len(judged))


def _count(sheet: _Sheet, month: str, cells: Iterable[tuple[SlipUnit, SlipCell]]) -> MonthCount:
    asked = [(unit, cell) for unit, cell in cells if cell.standing.state is not SlipState.NOT_ASKED]
    states = Counter(cell.standing.state for _, cell in asked)
    missing = tuple((unit.uuid, unit.name) for unit, cell in asked if cell.standing.state is SlipState.MISSING)
    days = [cell.received_on for _, cell in asked if cell.received_on is not None]
    return MonthCount(
        month=month,
        due=sheet.due(month),
        received=sum(states[state] for state in _HANDED_IN),
        total=len(asked),
        states={choice.value: states[SlipState(choice.value)] for choice in rules.SLIP_STATES},
        missing=missing,
        finished_on=max(days) if days and not missing else None,
    )


def month(office: Office, key: str) -> MonthCount:
    """Return the count of one month (2027-05)."""
    return months(office, key)[0]


def months(office: Office, *keys: str) -> tuple[MonthCount, ...]:
    """Return the counts of months that follow each other, in their order."""
    sheet = _sheet(office, keys[0], keys[-1])
    return tuple(_count(sheet, key, [(unit, sheet.cell(unit, key)) for unit in sheet.units]) for key in keys)


def incomplete(office: Office, period: Period) -> int:
    """Return how many slips of a period's months lack something."""
    keys = [f"{period.year:04d}-{number:02d}" for number in period.months]
    sheet = _sheet(office, keys[0], keys[-1])
    cells = (sheet.cell(unit, key) for unit in sheet.units for key in keys)
    return sum(cell.standing.state is SlipState.INCOMPLETE for cell in cells)


def next_missing(office: Office, key: str, after: str | None = None) -> str | None:
    """Return the unit whose slip of a month is the next one to come in, after a unit and round to the first again.

    None when every slip is in; the unit itself only where it is the last one.
    """
    if key > f"{office.source.today():%Y-%m}":
        return None
    units, due = slips_units.listed(office), calendar_days.due(office, EventKind.SLIPS, key)
    there = {row for (row,) in prepared.rows(office, _in_month, key)}
    order = [unit.uuid for unit in units]
    at = order.index(after) + 1 if after in order else 0
    turned = (*units[at:], *units[:at])
    return next((unit.uuid for unit in turned if unit.row not in there and unit.owes(key, due)), None)


def _in_month(key: str) -> peewee.Query:
    return MonthlySlip.select(MonthlySlip.unit).where(MonthlySlip.month == key, MonthlySlip.deleted.is_null())


def following(office: Office, key: str, after: str) -> str | None:
    """Return the next unit in the office's order that has a slip of a month or owes one; None after the last."""
    sheet = _sheet(office, key, key)
    at = next((place for place, unit in enumerate(sheet.units, 1) if unit.uuid == after), 0)
    asked = (unit.uuid for unit in sheet.units[at:] if _any_asked(sheet, unit, (sheet.cell(unit, key),)))
    return next(asked, None)


def reminder_text(office: Office, key: str) -> str:
    """Return what is put into the group's chat: units and the day, nobody's name; "" when every slip is in."""
    counted = month(office, key)
    if not counted.missing:
        return ""
    facts = settings.facts(office)
    return rules.REMINDER.format(
        month=Period.parse(key).label,
        received=counted.received,
        total=counted.total,
        due=short_date(counted.due),
        names=", ".join(name for _, name in counted.missing),
        office=facts.name,
    )
