"""Frozen facts that services hand to windows, commands and pages. Days are dates, links are UUIDs, empty is None."""

from __future__ import annotations

import dataclasses
from datetime import date
from typing import Any

from models.rules.fact import fact


@fact
class UnitRow:
    """One line of the unit list, in the office's order."""

    uuid: str
    kind: str
    name: str
    short_name: str
    parent: str | None
    depth: int
    former_commune: str
    cycle: str
    valid_from: date | None
    valid_to: date | None
    members: int | None
    people: int
    own_book: bool


@fact
class PersonRow:
    """One line of the list of people."""

    uuid: str
    name: str
    birth_year: int | None
    unit: str | None
    unit_name: str
    position: str
    membership: str
    address: str


@fact
class Record:
    """One record as a form shows it: field → value (links as UUIDs), and field → text as shown."""

    table: str
    uuid: str
    values: dict[str, Any]
    texts: dict[str, str]
    rev: int = 1


@fact
class Problem:
    """A typed text that cannot stand (weight "refuse") or is worth asking about ("ask"), by field, code, values."""

    field: str
    code: str
    values: dict[str, Any] = dataclasses.field(default_factory=dict)
    weight: str = "refuse"


@fact
class ListQuery:
    """What a list of lượt shows and in which order; empty means no narrowing.

    `order` is one of "number", "name", "unit", "state", "month"; `missing` names a field that must be empty.
    """

    year: int | None = None
    book: str = ""
    unit: str = ""
    states: tuple[str, ...] = ()
    text: str = ""
    period: str = ""
    round: str = ""
    missing: str = ""
    order: str = "number"
    descending: bool = True


@fact
class HonourRow:
    """One line of the honour list or of the reported deeds; `key` is where a page of the list goes on from."""

    uuid: str
    number: int | None
    kind: str
    name: str
    unit_name: str
    month: str
    state: str
    deed: str
    key: tuple[Any, ...]
    round: str | None = None
    late_from: str = ""
    source: str = ""


@fact
class BookFact:
    """One Sổ ghi danh."""

    uuid: str
    unit: str
    unit_name: str
    year: int
    title: str
    own: bool
    closed_on: date | None


@fact
class RoundFact:
    """One đợt xét with how far it is."""

    uuid: str
    book: str
    kind: str
    period: str
    title: str
    state: str
    rows: int
    entered: int
    meeting_on: date | None
    resolution_number: str


@fact
class RoundRow:
    """One lượt of a round: the check's four-word result, the votes and what was decided."""

    uuid: str
    place: int
    kind: str
    name: str
    unit_name: str
    deed: str
    standing: str
    votes_for: int | None
    votes_against: int | None
    verdict: str
    number: int | None
    override: str


@fact
class Consequence:
    """One thing to do after a rút tên: strike on paper, take down, tell the level above."""

    code: str
    values: dict[str, Any]


@fact
class PeriodFact:
    """One period of a book: how many numbers, whether it is closed, and what came late."""

    key: str
    label: str
    numbers: int
    first: int | None
    last: int | None
    cutoff: date
    closed_on: date | None
    closed_by: str
    reopened_on: date | None
    late: int
    points: tuple[Problem, ...] = ()


@fact
class HistoryLine:
    """One act on one record: when, who, what kind, and each changed field with its texts before and after."""

    seq: int
    at: str
    who: str
    kind: str
    subject: str
    reverses: int | None
    changes: tuple[tuple[str, str, str], ...]


@fact
class Hit:
    """One find of the global search."""

    table: str
    uuid: str
    title: str
    detail: str
    year: int | None = None


@fact
class CheckLine:
    """One counted sentence of the health check, by code and values."""

    code: str
    sound: bool
    count: int
    values: dict[str, Any] = dataclasses.field(default_factory=dict)


@fact
class HomeLine:
    """One line of Hôm nay: when (text by code), lead, sentence, and the button's action with what it opens."""

    code: str
    values: dict[str, Any]
    due: date | None
    late: bool
    action: str
    target: dict[str, Any]


@fact
class PasteRow:
    """One pasted row: its line, what was read, and "new", "same", "doubtful", "blank" or "wrong" with the reason.

    `matches` names the records it might be the same as.
    """

    line: int
    values: dict[str, Any]
    verdict: str
    problems: tuple[Problem, ...] = ()
    matches: tuple[str, ...] = ()
    take: bool = True


@fact
class Duplicate:
    """Two records that may be one, and why."""

    table: str
    first: Record
    second: Record
    reason: str


@fact
class OfficeFacts:
    """How this office names itself, who signs, and its dates and house settings."""

    uuid: str
    unit: str
    level: str
    superior: str
    body: str
    name: str
    province: str
    place: str
    keeper: str
    keeper_title: str
    signatory: str
    signatory_title: str
    authority: str
    term: str
    practice: bool
    slip_day: int
    meeting_day: int
    cutoff_day: int | None
    report_day: int
    repeat_months: int
    continue_pages: bool
    show_ethnicity: bool
    show_telephone: bool
    upper: str
    spelling: str
    automatic_numbers: bool
