"""Periods of the honour books: a month, half a year, a year; their cut-off and what comes too late for them."""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

from models.rules.errors import BugError, Refused
from models.rules.fields import N_

MONTH, QUARTER, HALF, YEAR = 1, 3, 6, 12
_LENGTHS = (MONTH, QUARTER, HALF, YEAR)
_KEY = re.compile(r"(?P<year>[0-9]{4})(?:-(?:(?P<month>0[1-9]|1[0-2])|Q(?P<quarter>[1-4])|H(?P<half>[12])))?")
_QUARTERS = (
    N_("quý I năm {year}"),
    N_("quý II năm {year}"),
    N_("quý III năm {year}"),
    N_("quý IV năm {year}"),
)


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """A run of 1, 3, 6 or 12 months by its last month; ordered by end, so that a half-year follows its months.

    Books have no quarters; reports have.
    """

    year: int
    end: int
    length: int = MONTH

    def __post_init__(self) -> None:
        starts_right = self.length in _LENGTHS and self.end % self.length == 0
        if not (starts_right and 1 <= self.end <= 12 and 1 <= self.year <= 9999):
            raise BugError("period", self.year, self.end, self.length)

    @classmethod
    def parse(cls, key: str) -> Period:
        """Read 2026-03, 2026-Q1, 2026-H1 or 2026; Refused period_unclear."""
        found = _KEY.fullmatch(key.strip().upper())
        if found is None or found["year"] == "0000":
            raise Refused("period_unclear", text=key)
        year = int(found["year"])
        if found["month"]:
            return cls(year, int(found["month"]), MONTH)
        if found["quarter"]:
            return cls(year, int(found["quarter"]) * QUARTER, QUARTER)
        return cls(year, int(found["half"]) * HALF, HALF) if found["half"] else cls(year, YEAR, YEAR)

    @classmethod
    def for_cycle(cls, day: date, cycle_months: int) -> Period:
        """Return the period of 1, 6 or 12 months that holds the day."""
        if cycle_months not in (MONTH, HALF, YEAR):
            raise BugError("cycle", cycle_months)
        return cls(day.year, -(-day.month // cycle_months) * cycle_months, cycle_months)

    @property
    def key(self) -> str:
        """The stored and typed form; it reads back with parse."""
        if self.length == MONTH:
            return f"{self.year:04d}-{self.end:02d}"
        letter = {QUARTER: "Q", HALF: "H"}.get(self.length)
        return f"{self.year:04d}-{letter}{self.end // self.length}" if letter else f"{self.year:04d}"

    @property
    def first(self) -> date:
        """The first day."""
        return date(self.year, self.months[0], 1)

    @property
    def last(self) -> date:
        """The last day."""
        return date(self.year, self.end, monthrange(self.year, self.end)[1])

    @property
    def months(self) -> tuple[int, ...]:
        """The month numbers, in order."""
        return tuple(range(self.end - self.length + 1, self.end + 1))

    @property
    def wording(self) -> str:
        """The msgid of the label, with {month} and {year} to fill in."""
        if self.length == MONTH:
            return N_("tháng {month} năm {year}")
        if self.length == YEAR:
            return N_("năm {year}")
        if self.length == QUARTER:
            return _QUARTERS[self.end // QUARTER - 1]
        return N_("6 tháng đầu năm {year}") if self.end == HALF else N_("6 tháng cuối năm {year}")

    @property
    def label(self) -> str:
        """The name in Vietnamese, as documents write it."""
        return self.wording.format(month=self.end, year=self.year)

    @property
    def short(self) -> str:
        """The narrow form of tables: 5/2027, Q2/2027, 6T đầu 2027, 2027."""
        if self.length == MONTH:
            return f"{self.end}/{self.year}"
        if self.length == YEAR:
            return str(self.year)
        if self.length == QUARTER:
            return f"Q{self.end // QUARTER}/{self.year}"
        return f"6T đầu {self.year}" if self.end == HALF else f"6T cuối {self.year}"

    def contains(self, day: date) -> bool:
        """Tell whether the day lies in the period."""
        return self.first <= day <= self.last

    def next(self) -> Period:
        """Return the following period of the same length."""
        return self._moved(self.length)

    def previous(self) -> Period:
        """Return the period of the same length before."""
        return self._moved(-self.length)

    def _moved(self, months: int) -> Period:
        year, month = divmod(self.year * 12 + self.end - 1 + months, 12)
        return Period(year, month + 1, self.length)


def cutoff(period: Period, day_of_month: int | None) -> date:
    """Return the day on which figures are taken, in the last month; None or a day past its end is the last day."""
    last = period.last
    return last if day_of_month is None else last.replace(day=max(1, min(day_of_month, last.day)))


def belongs_late(entered_on: date, closed_on: date | None) -> bool:
    """Tell whether what is entered on a day comes after the closing (bổ sung kỳ trước); an open period takes all."""
    return closed_on is not None and entered_on > closed_on


def told_in(period: Period, entered_on: date, closed_on: date | None) -> Period:
    """Return the period whose report tells the entry: its own, or for a late one a following one of its length."""
    if not belongs_late(entered_on, closed_on):
        return period
    return max(period.next(), Period.for_cycle(entered_on, period.length))
