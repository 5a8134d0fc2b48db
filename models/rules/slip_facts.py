"""Frozen facts of the month: the grid, one slip, what is printed on the sheet and what goes back to the chi bộ."""

from __future__ import annotations

from dataclasses import field
from datetime import date
from typing import Any

from models.rules.fact import fact
from models.rules.facts import Record
from models.rules.schedule import Event
from models.rules.slips import NOT_ASKED, Standing


@fact
class SlipCell:
    """One unit's month: `slip` is the chosen one's UUID, `doubles` how many more say something else."""

    month: str
    standing: Standing = NOT_ASKED
    slip: str | None = None
    received_on: date | None = None
    way: str = ""
    doubles: int = 0


@fact
class SlipRow:
    """One unit's year, in the office's order; `on_time` of `judged` months came by their day."""

    place: int
    unit: str
    name: str
    cells: tuple[SlipCell, ...]
    on_time: int
    judged: int


@fact
class MonthCount:
    """One month of all units: how many slips are in, how many of each state, and which units are still to come."""

    month: str
    due: date
    received: int
    total: int
    states: dict[str, int]
    missing: tuple[tuple[str, str], ...]
    finished_on: date | None = None


@fact
class SlipGrid:
    """Units × 12 months; `current` is this month where it lies in the year, otherwise ""."""

    year: int
    rows: tuple[SlipRow, ...]
    months: tuple[MonthCount, ...]
    current: str


@fact
class DeedRow:
    """One row of the slip's deeds as typed: texts of reported_deed without unit and month; None is a new one."""

    texts: dict[str, str]
    uuid: str | None = None


@fact
class Saved:
    """What saving a slip came to.

    `outcome`: "new", "edit", "again" (the same slip came once more and was attached) or "double" (it says something
    else and is kept beside). `deeds` are the rows' UUIDs in the order given, "" for an empty row.
    """

    uuid: str
    outcome: str
    deeds: tuple[str, ...]


@fact
class Arrival:
    """One time that a slip came in."""

    way: str
    on: date | None


@fact
class AttachmentFact:
    """One file kept with a record; `at` is when it was attached."""

    uuid: str
    owner_table: str
    owner: str
    file_name: str
    size: int
    at: str


@fact
class SlipForm:
    """One slip as its form shows it, with all that hangs on it.

    `before` is the unit's slip of the month before, for the numbers that hardly change; it is shown, never copied.
    """

    record: Record
    unit: str
    unit_name: str
    month: str
    due: date
    standing: Standing
    deeds: tuple[Record, ...] = ()
    doubles: tuple[str, ...] = ()
    arrivals: tuple[Arrival, ...] = ()
    attachments: tuple[AttachmentFact, ...] = ()
    before: Record | None = None


@fact
class NoNewsDone:
    """How many units were marked không phát sinh, and the names of those whose slip was there already."""

    made: int
    passed_over: tuple[str, ...]


@fact
class TopicFact:
    """One topic as it is printed: `questions` one a line."""

    uuid: str
    month: str
    kind: str
    occasion: str
    title: str
    summary: str
    questions: tuple[str, ...]
    source: str
    year_theme: str


@fact
class EnteredDeed:
    """A reported deed that stands in the book; `page` is None until it is known where it was printed."""

    name: str
    deed: str
    number: int
    page: int | None = None


@fact
class LeftDeed:
    """A reported deed that does not stand in the book and why, a key of slips.REASONS, with its values.

    `fields` of "lacks" are field names of reported_deed; `month` of "same_deed" is the month's key.
    """

    name: str
    deed: str
    reason: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)


@fact
class Feedback:
    """Phản hồi: what became of a unit's slip of a month.

    `stated` holds the numbers as they were taken in; `lacking` are field names, "not_reviewed" among them where
    members without self-review were not named; `dates` are those that come next.
    """

    unit: str
    unit_name: str
    month: str
    state: str
    received_on: date | None
    way: str
    stated: dict[str, int] = field(default_factory=dict, hash=False)
    entered: tuple[EnteredDeed, ...] = ()
    left: tuple[LeftDeed, ...] = ()
    petitions: tuple[str, ...] = ()
    lacking: tuple[str, ...] = ()
    dates: tuple[Event, ...] = ()


@fact
class SlipSheet:
    """Everything that one printed slip says: sheet `place` of `total`, for a unit and month, due on a day.

    `dates` are those of the month; `feedback` is of the month before; `ask` is whom to ask, a name or "".
    """

    place: int
    total: int
    office: str
    unit: str
    unit_name: str
    unit_kind: str
    month: str
    due: date
    topic: TopicFact | None
    quarter_topic: TopicFact | None
    dates: tuple[Event, ...]
    feedback: Feedback
    ask: str


@fact
class SlipPrint:
    """The slips of one print job in the office's order; `dated` is the first day of the month, never today.

    `practice` puts the practice mark on every page.
    """

    body: str
    month: str
    dated: date
    sheets: tuple[SlipSheet, ...]
    practice: bool = False
