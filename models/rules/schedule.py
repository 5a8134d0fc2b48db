"""Lịch việc: when slips are due, the meeting is held, figures are taken and reports must be in."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from enum import StrEnum

from models.rules.fact import fact
from models.rules.fields import N_, Choice
from models.rules.periods import Period

DayOfYear = tuple[int, int]
_SATURDAY = 5
_DAY_OF_YEAR = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
# A year that has the 29th of February, so that only a day no month has is refused.
_LEAP = 2028


class EventKind(StrEnum):
    """What a date of the calendar is for."""

    SLIPS = "slips"
    MEETING = "meeting"
    CUTOFF = "cutoff"
    REPORT_MONTH = "report_month"
    REPORT_QUARTER = "report_quarter"
    REPORT_HALF = "report_half"
    REPORT_YEAR = "report_year"
    ROUND_HALF = "round_half"
    ROUND_YEAR = "round_year"


EVENTS = (
    Choice(EventKind.SLIPS, N_("nộp phiếu")),
    Choice(EventKind.MEETING, N_("họp tuyên vận")),
    Choice(EventKind.CUTOFF, N_("chốt số liệu")),
    Choice(EventKind.REPORT_MONTH, N_("báo cáo tháng")),
    Choice(EventKind.REPORT_QUARTER, N_("báo cáo quý")),
    Choice(EventKind.REPORT_HALF, N_("báo cáo 6 tháng")),
    Choice(EventKind.REPORT_YEAR, N_("báo cáo năm")),
    Choice(EventKind.ROUND_HALF, N_("xét ghi danh 6 tháng")),
    Choice(EventKind.ROUND_YEAR, N_("xét ghi danh năm")),
)
_ORDER = {kind: place for place, kind in enumerate(EventKind)}
MONTHLY = (EventKind.SLIPS, EventKind.MEETING, EventKind.CUTOFF, EventKind.REPORT_MONTH)
_HALVES = frozenset({EventKind.REPORT_HALF, EventKind.ROUND_HALF})


@fact
class DayRules:
    """The office's dates: days of the month, and (day, month) for what comes once a year.

    `holidays` are spans of days, both ends included; `move` carries a date that falls on a holiday or at a weekend to
    the next working day. A date of the year's report before July lies in the following year.
    """

    slip_day: int = 10
    slip_next_month: bool = False
    meeting_day: int = 14
    cutoff_day: int | None = None
    report_day: int = 25
    report_quarter: int = 25
    report_half: DayOfYear = (10, 6)
    report_year: DayOfYear = (10, 12)
    round_half: DayOfYear = (10, 6)
    round_year: DayOfYear = (10, 12)
    move: bool = False
    holidays: tuple[tuple[date, date], ...] = ()


@fact
class Event:
    """One date: what for, of which period (2027-05, 2027-Q2, 2027-H1, 2027), on which day."""

    kind: EventKind
    period: str
    day: date


def day_of_year(text: str) -> DayOfYear | None:
    """Return the day and month of a text like 10/6 or 10.06; None where it is none of any year."""
    found = _DAY_OF_YEAR.fullmatch(text.strip())
    if found is None:
        return None
    day, month = int(found[1]), int(found[2])
    return (day, month) if 1 <= month <= 12 and 1 <= day <= monthrange(_LEAP, month)[1] else None


def due(rules: DayRules, kind: EventKind, period: str) -> date:
    """Return the day of one kind of date for a period of its length (a quarter is 2027-Q2)."""
    return working_day(rules, _plain(rules, kind, period))


def _plain(rules: DayRules, kind: EventKind, period: str) -> date:
    year = int(period[:4])
    if kind in MONTHLY:
        return _in_month(rules, kind, Period.parse(period))
    if kind is EventKind.REPORT_QUARTER:
        return _day_of(year, int(period[-1]) * 3, rules.report_quarter)
    day, month = getattr(rules, kind.value)
    late = kind not in _HALVES and month < 7
    return _day_of(year + late, month, day)


def _in_month(rules: DayRules, kind: EventKind, period: Period) -> date:
    if kind is EventKind.SLIPS:
        at = period.next() if rules.slip_next_month else period
        return _day_of(at.year, at.end, rules.slip_day)
    days = {EventKind.MEETING: rules.meeting_day, EventKind.REPORT_MONTH: rules.report_day}
    return _day_of(period.year, period.end, days.get(kind, rules.cutoff_day) or 31)


def _day_of(year: int, month: int, day: int) -> date:
    """Return a day of a month; past its end the last one is meant."""
    return date(year, month, min(day, monthrange(year, month)[1]))


def working_day(rules: DayRules, day: date) -> date:
    """Return the day itself or, where dates move, the first one on which the office works."""
    while rules.move and (day.weekday() >= _SATURDAY or is_holiday(rules, day)):
        day += timedelta(days=1)
    return day


def is_holiday(rules: DayRules, day: date) -> bool:
    """Tell whether a day lies in a holiday."""
    return any(first <= day <= last for first, last in rules.holidays)


def events(
    rules: DayRules, first: date, last: date, kinds: Iterable[EventKind] = tuple(EventKind)
) -> tuple[Event, ...]:
    """Return every date from one day to another, both included, by day and then in the order of the work."""
    wanted = frozenset(kinds)
    # A date may be moved past the year's end, and the year's report may fall into the next one.
    years = range(first.year - 1, last.year + 1)
    found = (event for year in years for event in _of_year(rules, year) if event.kind in wanted)
    inside = (event for event in found if first <= event.day <= last)
    return tuple(sorted(inside, key=_place))


def _place(event: Event) -> tuple[date, int, str]:
    return event.day, _ORDER[event.kind], event.period


def _of_year(rules: DayRules, year: int) -> Iterator[Event]:
    for kind, period in _periods(year):
        yield Event(kind, period, due(rules, kind, period))


def _periods(year: int) -> Iterator[tuple[EventKind, str]]:
    for month in range(1, 13):
        yield from ((kind, f"{year:04d}-{month:02d}") for kind in MONTHLY)
    for quarter in range(1, 5):
        yield EventKind.REPORT_QUARTER, f"{year:04d}-Q{quarter}"
    for kind in (EventKind.REPORT_HALF, EventKind.ROUND_HALF):
        yield kind, f"{year:04d}-H1"
    for kind in (EventKind.REPORT_YEAR, EventKind.ROUND_YEAR):
        yield kind, f"{year:04d}"
