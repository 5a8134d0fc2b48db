"""Hôm nay: a pure function of the office's facts and the date. Late lines come first, then by due date.

A subject that has rules of its own for when it is spoken of makes its lines there and hands them over as
`HomeFacts.others`; here they take their place among the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field
from datetime import date, timedelta
from typing import Any

from models.rules.fact import fact
from models.rules.facts import HomeLine
from models.rules.periods import Period
from models.rules.schedule import Event

LINES = 7
# Lines that what was left half typed may take of them.
_DRAFTS = 2
# How long before its day a thing is spoken of, and how long after it at most.
_TOPIC_AHEAD, _TOPIC_AFTER = timedelta(days=7), timedelta(days=9)
_ROUND_AHEAD, _ROUND_AFTER = timedelta(days=14), timedelta(days=30)
_UNSAVED_AT_MOST = timedelta(days=7)
# How old a copy outside this machine may be before it is spoken of; an office may have no stick, so it is never late.
_USB_AFTER = timedelta(days=14)
# (month, day): the year is turned between these, and late after the last slip day that still tells of the old one.
_TURN_FROM, _TURN_BY, _TURN_UNTIL = (12, 25), (1, 10), (1, 31)


@fact
class Unfinished:
    """A form that was left half typed; `cut` where the machine went off while it was being typed."""

    form: str
    record: str
    title: str
    focus: str
    at: str
    cut: bool = False


@fact
class OpenRound:
    """A đợt xét that is not yet written to the book.

    `title` is its own or ""; `review` and `barred` count the lượt that are Cần xem lại and Vướng.
    """

    uuid: str
    title: str
    period: str
    rows: int
    due: date
    review: int = 0
    barred: int = 0


@fact
class OpenPeriod:
    """A period whose cut-off has come or is near and that is not closed.

    What is still to be looked at: `points` lượt proposed, `slips` with something missing, `unmet` lượt without the day
    of their meeting. `later` counts the periods of the same book that wait behind it.
    """

    book: str
    key: str
    due: date
    points: int
    slips: int = 0
    unmet: int = 0
    later: int = 0


@fact
class SlipMonth:
    """How far the slips of a month are; `missing` are the units' names."""

    month: str
    due: date
    received: int
    total: int
    missing: tuple[str, ...] = ()


@fact
class TopicGap:
    """A month that some kinds of chi bộ have no topic for yet."""

    month: str
    kinds: tuple[str, ...]


@fact
class NeededRound:
    """A half-year's or year's xét ghi danh that nobody has opened."""

    kind: str
    period: str
    due: date


@fact
class UnsurePrint:
    """A print of the Sổ that was cut off: nobody knows which of its pages came out."""

    book: str
    at: str
    pages: str


@fact
class UnsignedPages:
    """Pages of a year's paper book with room for signatures and no signed sheet attached."""

    book: str
    year: int
    pages: str


@fact
class Done:
    """Something that was finished on a day of this month; `code` and `values` as a line's."""

    code: str
    day: date
    action: str
    values: dict[str, Any] = field(default_factory=dict, hash=False)
    target: dict[str, Any] = field(default_factory=dict, hash=False)


@fact
class HomeFacts:
    """What the home page is made of.

    `entries` tells whether anything was written yet, slips included; `unsaved_since` is the day of the oldest act that
    no backup holds, `backup_on` that of the last backup; `usb_on` the day of the last copy on a stick, `work_since`
    that of the first act; `open_books` are the years of the office's own books that are not closed.
    """

    units: int
    entries: int
    has_form: bool
    drafts: tuple[Unfinished, ...] = ()
    rounds: tuple[OpenRound, ...] = ()
    periods: tuple[OpenPeriod, ...] = ()
    waiting: int = 0
    reported: int = 0
    slips: tuple[SlipMonth, ...] = ()
    topics: tuple[TopicGap, ...] = ()
    topics_used: bool = False
    needed: tuple[NeededRound, ...] = ()
    unsure: tuple[UnsurePrint, ...] = ()
    unsigned: tuple[UnsignedPages, ...] = ()
    unsaved_since: date | None = None
    backup_on: date | None = None
    usb_on: date | None = None
    work_since: date | None = None
    open_books: tuple[int, ...] = ()
    done: tuple[Done, ...] = ()
    events: tuple[Event, ...] = ()
    others: tuple[HomeLine, ...] = ()


@fact
class HomePage:
    """The day's lines, what was done this month (the newest first), and the next date, for a day without lines."""

    lines: tuple[HomeLine, ...]
    done: tuple[HomeLine, ...] = ()
    nearest: Event | None = None


def page(facts: HomeFacts, today: date) -> HomePage:
    """Return the whole home page of a day."""
    if is_bare(facts):
        return HomePage(_first_steps(facts))
    ahead = sorted((event for event in facts.events if event.day >= today), key=_day)
    finished = sorted(facts.done, key=_finished, reverse=True)
    done = tuple(HomeLine(one.code, one.values, one.day, False, one.action, one.target) for one in finished)
    return HomePage(lines(facts, today), done, next(iter(ahead), None))


def _day(event: Event) -> date:
    return event.day


def _finished(one: Done) -> date:
    return one.day


def is_bare(facts: HomeFacts) -> bool:
    """Tell whether the office has still to take its first three steps."""
    return not facts.entries and not facts.drafts


def _slips_used(facts: HomeFacts) -> bool:
    return any(month.received for month in facts.slips)


def lines(facts: HomeFacts, today: date) -> tuple[HomeLine, ...]:
    """Return at most seven lines in the order of what is due.

    What was left half typed always keeps a place: the last ones, or the first where the machine went off meanwhile.
    """
    if is_bare(facts):
        return _first_steps(facts)
    left = sorted(facts.drafts, key=_whole)[:_DRAFTS]
    cut = tuple(_draft(draft) for draft in left if draft.cut)
    kept = tuple(_draft(draft) for draft in left if not draft.cut)
    dated = sorted(_dated(facts, today), key=_order)
    rest = [*dated, *_undated(facts, dated, today)]
    unsure = tuple(map(_unsure, facts.unsure[:1]))
    return (*unsure, *cut, *rest[: LINES - len(unsure) - len(left)], *kept)


def _whole(draft: Unfinished) -> bool:
    return not draft.cut


def _dated(facts: HomeFacts, today: date) -> Iterator[HomeLine]:
    yield from _slips(facts, today)
    yield from (_round(r, today) for r in facts.rounds)
    yield from (_period(p, today) for p in facts.periods)
    yield from _needed(facts, today)
    yield from _topics(facts, today)
    yield from _new_year(facts, today)
    yield from _backup(facts, today)
    yield from facts.others


def _order(line: HomeLine) -> tuple[bool, date]:
    return (not line.late, line.due or date.max)


def _first_steps(facts: HomeFacts) -> tuple[HomeLine, ...]:
    done = {"start_units": facts.units > 0, "start_form": facts.has_form, "start_entry": False}
    return tuple(HomeLine(code, {"done": ready}, None, False, code, {}) for code, ready in done.items())


def _draft(left: Unfinished) -> HomeLine:
    values = {"form": left.form, "title": left.title, "focus": left.focus, "at": left.at}
    code = "cut" if left.cut else "draft"
    return HomeLine(code, values, None, False, "resume", {"form": left.form, "record": left.record})


def _unsure(cut: UnsurePrint) -> HomeLine:
    return HomeLine("print_unsure", {"at": cut.at, "pages": cut.pages}, None, False, "answer_print", {"book": cut.book})


def _round(opened: OpenRound, today: date) -> HomeLine:
    values = {"title": opened.title, "period": opened.period, "rows": opened.rows}
    values |= {"review": opened.review, "barred": opened.barred}
    return HomeLine("round", values, opened.due, opened.due < today, "open_round", {"round": opened.uuid})


def _period(ended: OpenPeriod, today: date) -> HomeLine:
    values = {"period": ended.key, "points": ended.points, "slips": ended.slips, "unmet": ended.unmet}
    values |= {"later": ended.later}
    target = {"book": ended.book, "period": ended.key}
    return HomeLine("period", values, ended.due, ended.due < today, "close_period", target)


def _slips(facts: HomeFacts, today: date) -> Iterator[HomeLine]:
    """Give this month's slips until all are in, and those of a month before that are late where slips were taken.

    An office that began after the day is not told on its first one that it is late.
    """
    for month in facts.slips:
        late = month.due < today
        began_before = facts.work_since is None or facts.work_since <= month.due
        current = month.month == f"{today:%Y-%m}" and began_before
        if month.received < month.total and (current or month.received):
            values = {"month": month.month, "received": month.received, "total": month.total, "names": month.missing}
            action = "copy_reminder" if late else "enter_slips"
            yield HomeLine("slips", values, month.due, late, action, {"month": month.month})


def _needed(facts: HomeFacts, today: date) -> Iterator[HomeLine]:
    for needed in facts.needed:
        if facts.reported and needed.due - _ROUND_AHEAD <= today <= needed.due + _ROUND_AFTER:
            target = {"kind": needed.kind, "period": needed.period}
            values = {**target, "reported": facts.reported}
            yield HomeLine("round_needed", values, needed.due, needed.due < today, "start_round", target)


def _topics(facts: HomeFacts, today: date) -> Iterator[HomeLine]:
    """Give the topics that are lacking; an office that never kept any is told ahead, and never that it is late."""
    for gap in facts.topics:
        first = Period.parse(gap.month).first
        until = first + _TOPIC_AFTER if facts.topics_used else first
        if (facts.topics_used or _slips_used(facts)) and first - _TOPIC_AHEAD <= today <= until:
            values = {"month": gap.month, "kinds": gap.kinds}
            yield HomeLine("topic", values, first, first < today, "add_topic", {"month": gap.month})


def _new_year(facts: HomeFacts, today: date) -> Iterator[HomeLine]:
    old = today.year if (today.month, today.day) >= _TURN_FROM else today.year - 1
    if old in facts.open_books and today <= date(old + 1, *_TURN_UNTIL):
        due = date(old + 1, *_TURN_BY)
        yield HomeLine("new_year", {"year": old + 1, "old": old}, due, due < today, "start_year", {"year": old + 1})


def _backup(facts: HomeFacts, today: date) -> Iterator[HomeLine]:
    """Tell of work from an earlier day that no backup holds; that of today is copied on leaving."""
    since = facts.unsaved_since
    if since is not None and since < today:
        due = since + _UNSAVED_AT_MOST
        values = {"since": since, "last": facts.backup_on}
        yield HomeLine("backup", values, due, due < today, "make_backup", {})


def _undated(facts: HomeFacts, dated: list[HomeLine], today: date) -> Iterator[HomeLine]:
    for paper in facts.unsigned:
        values = {"year": paper.year, "pages": paper.pages}
        yield HomeLine("pages_unsigned", values, None, False, "attach_signed", {"book": paper.book})
    if facts.waiting:
        yield HomeLine("waiting", {"count": facts.waiting}, None, False, "show_waiting", {})
    # The round that is due says the same number.
    if facts.reported and all(line.code != "round_needed" for line in dated):
        yield HomeLine("reported", {"count": facts.reported}, None, False, "show_reported", {})
    outside = facts.usb_on or facts.work_since
    if outside is not None and outside + _USB_AFTER <= today and all(line.code != "backup" for line in dated):
        yield HomeLine("usb", {"last": facts.usb_on}, None, False, "copy_to_usb", {})
