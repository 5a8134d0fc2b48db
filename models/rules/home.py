"""Hôm nay: a pure function of the office's facts and the date. Late lines come first, then by due date."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from models.rules.facts import HomeLine

LINES = 7


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A form that was left half typed."""

    form: str
    record: str
    title: str
    focus: str
    at: str


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A đợt xét that is not yet written to the book."""

    uuid: str
    title: str
    rows: int
    due: date


@dataclass(frozen=True, slots=True)
class OpenPeriod:
    """A period whose cut-off has come or is near and that is not closed."""

    book: str
    key: str
    label: str
    due: date
    points: int


@dataclass(frozen=True, slots=True)
class HomeFacts:
    """What the home page is made of."""

    units: int
    entries: int
    has_form: bool
    drafts: tuple[Unfinished, ...] = ()
    rounds: tuple[OpenRound, ...] = ()
    periods: tuple[OpenPeriod, ...] = ()
    waiting: int = 0
    reported: int = 0


def is_bare(facts: HomeFacts) -> bool:
    """Tell whether the office has still to take its first three steps."""
    return not facts.entries and not facts.drafts


def lines(facts: HomeFacts, today: date) -> tuple[HomeLine, ...]:
    """Return at most seven lines in the order of what is due; what was left half typed always keeps a place."""
    if is_bare(facts):
        return _first_steps(facts)
    unfinished = tuple(_draft(d) for d in facts.drafts[:2])
    dated = [*(_round(r, today) for r in facts.rounds), *(_period(p, today) for p in facts.periods)]
    dated.sort(key=_order)
    rest = [*dated, *_undated(facts)]
    return (*unfinished, *rest[: LINES - len(unfinished)])


def _order(line: HomeLine) -> tuple[bool, date]:
    return (not line.late, line.due or date.max)


def _first_steps(facts: HomeFacts) -> tuple[HomeLine, ...]:
    done = {"start_units": facts.units > 0, "start_form": facts.has_form, "start_entry": False}
    return tuple(HomeLine(code, {"done": ready}, None, False, code, {}) for code, ready in done.items())


def _draft(left: Unfinished) -> HomeLine:
    values = {"form": left.form, "title": left.title, "focus": left.focus, "at": left.at}
    return HomeLine("draft", values, None, False, "resume", {"form": left.form, "record": left.record})


def _round(opened: OpenRound, today: date) -> HomeLine:
    values = {"title": opened.title, "rows": opened.rows}
    return HomeLine("round", values, opened.due, opened.due < today, "open_round", {"round": opened.uuid})


def _period(ended: OpenPeriod, today: date) -> HomeLine:
    values = {"label": ended.label, "points": ended.points}
    target = {"book": ended.book, "period": ended.key}
    return HomeLine("period", values, ended.due, ended.due < today, "close_period", target)


def _undated(facts: HomeFacts) -> tuple[HomeLine, ...]:
    found = []
    if facts.waiting:
        found.append(HomeLine("waiting", {"count": facts.waiting}, None, False, "show_waiting", {}))
    if facts.reported:
        found.append(HomeLine("reported", {"count": facts.reported}, None, False, "show_reported", {}))
    return tuple(found)
