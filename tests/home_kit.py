"""A year of an invented office as Hôm nay sees it: what its registers hold on any day, good and bad months alike."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from models.rules import home
from models.rules.periods import Period
from models.rules.schedule import DayRules, EventKind, due, events

UNITS = 66
FIRST, LAST = date(2027, 1, 1), date(2028, 12, 31)
STRAGGLERS = ("Khuổi Rạ", "Trạm Kiểm lâm", "HTX Chè", "Bản Vược", "Nà Phát", "Pù Lìn")
RULES = DayRules()


def days() -> Iterator[date]:
    """Give every day of two years, a leap year among them."""
    day = FIRST
    while day <= LAST:
        yield day
        day += timedelta(days=1)


def facts(today: date, seed: int = 0, **given: object) -> home.HomeFacts:
    """Return what the office knows on a day; another seed is another year, with other things left lying."""
    lucky = random.Random(seed * 100_003 + today.toordinal())
    this = Period(today.year, today.month)
    known = {
        "units": UNITS,
        "entries": 3,
        "has_form": True,
        "drafts": tuple(_draft(today, lucky) for _ in range(lucky.randint(0, 3))),
        "rounds": tuple(_round(this, n, lucky) for n in range(lucky.choice((0, 1, 1, 2, 5)))),
        "periods": tuple(_period(period, lucky) for period in (this.previous(), this)[: lucky.randint(0, 2)]),
        "waiting": lucky.choice((0, 0, 4)),
        "reported": lucky.choice((0, 60, 611)),
        "slips": tuple(_slips(period, today, lucky) for period in (this.previous(), this)),
        "topics": tuple(home.TopicGap(p.key, _kinds(lucky)) for p in (this, this.next()) if lucky.random() < 0.5),
        "topics_used": lucky.random() < 0.7,
        "needed": tuple(_needed(today.year, kind) for kind in ("half", "year") if lucky.random() < 0.8),
        "unsaved_since": _before(today, lucky, 12),
        "backup_on": _before(today, lucky, 30),
        "usb_on": _before(today, lucky, 60),
        "work_since": FIRST,
        "open_books": (today.year - 1, today.year)[lucky.randint(0, 1) :],
        "done": tuple(_done(today, lucky)),
        "events": events(RULES, today, today + timedelta(days=62)),
    }
    return home.HomeFacts(**{**known, **given})


def _draft(today: date, lucky: random.Random) -> home.Unfinished:
    at = f"{today - timedelta(days=lucky.randint(0, 5))} 16:20:00"
    return home.Unfinished("monthly_slip", f"u:{today:%Y-%m}", "Bản Vược", "Kết quả", at, lucky.random() < 0.2)


def _round(period: Period, number: int, lucky: random.Random) -> home.OpenRound:
    day = period.last - timedelta(days=31 * lucky.randint(0, 1))
    return home.OpenRound(f"r{number}", "", period.key, 6, day, lucky.randint(0, 2), lucky.randint(0, 1))


def _period(period: Period, lucky: random.Random) -> home.OpenPeriod:
    points = (lucky.randint(0, 2), lucky.randint(0, 2), lucky.randint(0, 2))
    return home.OpenPeriod("b", period.key, period.last, *points)


def _slips(period: Period, today: date, lucky: random.Random) -> home.SlipMonth:
    late = today >= due(RULES, EventKind.SLIPS, period.key)
    missing = STRAGGLERS[: lucky.randint(0, 6)] if late else STRAGGLERS
    return home.SlipMonth(
        period.key, due(RULES, EventKind.SLIPS, period.key), UNITS - len(missing), UNITS, tuple(missing)
    )


def _kinds(lucky: random.Random) -> tuple[str, ...]:
    return lucky.choice((("rural",), ("agency",), ("rural", "agency")))


def _needed(year: int, kind: str) -> home.NeededRound:
    period = f"{year}-H1" if kind == "half" else f"{year}"
    event = EventKind.ROUND_HALF if kind == "half" else EventKind.ROUND_YEAR
    return home.NeededRound(kind, period, due(RULES, event, period))


def _before(today: date, lucky: random.Random, most: int) -> date | None:
    return today - timedelta(days=lucky.randint(0, most)) if lucky.random() < 0.6 else None


def _done(today: date, lucky: random.Random) -> Iterator[home.Done]:
    month = {"month": f"{today:%Y-%m}"}
    if lucky.random() < 0.5:
        yield home.Done("done_slips", today, "show_slips", {**month, "total": UNITS}, month)
    if lucky.random() < 0.5:
        told = {"title": "", "period": f"{today:%Y-%m}", "rows": 6}
        yield home.Done("done_round", today.replace(day=1), "open_round", told, {"round": "r"})
    if lucky.random() < 0.5:
        told = {"period": f"{today:%Y-%m}"}
        yield home.Done("done_period", today.replace(day=1), "close_period", told, {"book": "b", "period": "2027-01"})
