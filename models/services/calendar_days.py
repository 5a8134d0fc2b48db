"""Lịch việc of this office: its dates, the days off entered by hand, and what is due when."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

import peewee

from models.rules.errors import BugError, Refused
from models.rules.facts import Record
from models.rules.periods import Period
from models.rules.schedule import DayRules, Event, EventKind, day_of_year
from models.rules.schedule import due as due_by
from models.rules.schedule import events as events_by
from models.services import prepared, reading, settings
from models.storage.office import Office
from models.tables.slips import Holiday
from models.tables.system import Setting

_KEY = "calendar"
# Kept with the office's own facts, not here.
_SHARED = frozenset({"slip_day", "meeting_day", "cutoff_day", "report_day"})
_FLAGS = frozenset({"slip_next_month", "move"})
_YEARLY = frozenset({"report_half", "report_year", "round_half", "round_year"})
_AHEAD = timedelta(days=62)
OWN = _FLAGS | _YEARLY | {"report_quarter"}
ALL = OWN | _SHARED


def rules(office: Office) -> DayRules:
    """Return the office's dates as the schedule wants them."""
    shared = {name: _stored(office, name, settings.DEFAULTS[name]) for name in _SHARED}
    own = {name: _told(value) for name, value in _stored(office, _KEY, {}).items()}
    return DayRules(**shared, **own, holidays=_spans(office))


def _stored(office: Office, key: str, default: Any) -> Any:
    found = prepared.rows(office, _setting, key)
    return json.loads(found[0][0]) if found else default


def _setting(key: str) -> peewee.Query:
    return Setting.select(Setting.value).where(Setting.key == key, Setting.deleted.is_null())


def _told(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def _spans(office: Office) -> tuple[tuple[date, date], ...]:
    found = prepared.rows(office, _days_off)
    return tuple((date.fromisoformat(first), date.fromisoformat(last or first)) for first, last in found)


def _days_off() -> peewee.Query:
    query = Holiday.select(Holiday.first_day, Holiday.last_day).where(Holiday.deleted.is_null())
    return query.order_by(Holiday.first_day, Holiday.id)


def change(office: Office, **given: Any) -> None:
    """Write dates of DayRules that differ, in one act; Refused setting_day writes none.

    Days of the year are texts like 10/6 or pairs of day and month, `slip_next_month` and `move` are flags, the rest
    days of the month.
    """
    if not ALL.issuperset(given):
        raise BugError("no date of the calendar", sorted(set(given) - ALL))
    own = {name: _checked(name, value) for name, value in given.items() if name not in _SHARED}
    shared = {name: value for name, value in given.items() if name in _SHARED}
    with office.act("settings"):
        settings.change(office, **shared)
        if own:
            settings.put_setting(office, _KEY, {**_stored(office, _KEY, {}), **own})


def _checked(name: str, value: Any) -> Any:
    if name in _FLAGS:
        return bool(value)
    if name == "report_quarter":
        if value not in range(1, 32):
            raise Refused("setting_day", key=name, value=value)
        return value
    told = value if isinstance(value, str) else "{}/{}".format(*value)
    read = day_of_year(told)
    if read is None:
        raise Refused("setting_day", key=name, value=told)
    return list(read)


def due(office: Office, kind: EventKind, period: str) -> date:
    """Return the day of one kind of date for a period."""
    return due_by(rules(office), kind, period)


def events(office: Office, first: date, last: date, kinds: Iterable[EventKind] = tuple(EventKind)) -> tuple[Event, ...]:
    """Return the office's dates from one day to another, both included."""
    return events_by(rules(office), first, last, kinds)


def of_month(office: Office, month: str, kinds: Iterable[EventKind] = tuple(EventKind)) -> tuple[Event, ...]:
    """Return the office's dates that fall in a month (2027-05)."""
    period = Period.parse(month)
    return events(office, period.first, period.last, kinds)


def ahead(office: Office, count: int) -> tuple[Event, ...]:
    """Return the next dates from today on, at most so many."""
    today = office.source.today()
    return events(office, today, today + _AHEAD)[:count]


def holidays(office: Office, year: int) -> tuple[Record, ...]:
    """Return the days off that touch a year, in their order."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    query = Holiday.select().where(Holiday.deleted.is_null(), Holiday.first_day <= last)
    inside = (one for one in query.order_by(Holiday.first_day, Holiday.id) if (one.last_day or one.first_day) >= first)
    return tuple(reading.as_record(office, one) for one in inside)


def save_holiday(office: Office, uuid: str | None, texts: dict[str, str]) -> str:
    """Write new days off or the texts given of known ones; returns their UUID. Refused fields_wrong."""
    record = None if uuid is None else reading.find(Holiday, uuid)
    read = reading.read_texts(office, "holiday", texts, whole=record is None)
    whole = reading.with_stored(record, read.values)
    reading.refuse_wrong((*read.problems, *reading.days_in_order(whole, "first_day", "last_day")))
    with office.act("holiday", whole["name"]) as writer:
        if record is None:
            return str(writer.create(Holiday, **read.values).uuid)
        writer.update(record, **read.values)
    return str(record.uuid)


def remove_holiday(office: Office, uuid: str) -> None:
    """Take days off away again."""
    record = reading.find(Holiday, uuid)
    with office.act("holiday_remove", record.name) as writer:
        writer.remove(record)
