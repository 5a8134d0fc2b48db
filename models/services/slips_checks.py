"""Reading a slip as it was typed: what cannot stand, and what is odd about it as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from models.rules import slips as rules
from models.rules.errors import BugError, Refused
from models.rules.facts import Problem
from models.rules.periods import Period
from models.rules.slip_facts import DeedRow
from models.services import reading, schema, settings, slip_rows, slips_units
from models.services.unit_records import label
from models.storage.office import Office
from models.tables.slips import MonthlySlip
from models.tables.units import Unit

_WHOSE = frozenset({"unit", "month"})


def read(
    office: Office, record: MonthlySlip | None, texts: dict[str, str], rows: Sequence[DeedRow] = ()
) -> reading.Read:
    """Read typed texts of a new or known slip with its rows; Refused slips_not_kept where no slips are handed in."""
    if settings.setting(office, "level", "commune") != "commune":
        raise Refused("slips_not_kept")
    typed = {spec.name for spec in schema.fields("monthly_slip")}
    if not typed.issuperset(texts):
        raise BugError("not typed by people", sorted(set(texts) - typed))
    found = reading.read_texts(office, "monthly_slip", texts, whole=record is None)
    whole = reading.with_stored(record, found.values)
    whose = tuple(_whose(office, whole)) if _WHOSE & set(found.values) else ()
    # Of a month that has not begun everything else would be said too early.
    early = any(problem.code == "slip_month_future" for problem in whose)
    problems = [*found.problems, *whose, *(() if early else _odd(whole, rows))]
    return reading.Read(found.values, (*problems, *slip_rows.check(office, whole, rows)))


def _whose(office: Office, values: Mapping[str, Any]) -> Iterator[Problem]:
    month, row = values.get("month"), values.get("unit")
    if month and month > f"{office.source.today():%Y-%m}":
        yield Problem("month", "slip_month_future", {"month": month})
    if row is not None:
        yield from _unit(office, Unit.get_by_id(row), month)


def _unit(office: Office, unit: Unit, month: str | None) -> Iterator[Problem]:
    if not slips_units.hands_in(office, unit):
        yield Problem("unit", "slip_unit_kind", {"name": label(unit)})
    elif month:
        period = Period.parse(month)
        if unit.valid_to is not None and unit.valid_to < period.first:
            yield Problem("unit", "slip_unit_closed", {"name": label(unit), "day": unit.valid_to})
        if unit.valid_from is not None and unit.valid_from > period.last:
            yield Problem("unit", "slip_unit_not_begun", {"name": label(unit), "day": unit.valid_from})


def _odd(values: Mapping[str, Any], rows: Sequence[DeedRow]) -> Iterator[Problem]:
    yield from _over_members(values)
    yield from _before_month(values)
    said = any(not slip_rows.is_empty(row) for row in rows) or _numbers(values)
    if values.get("no_news") and said:
        yield Problem("no_news", "no_news_but_said", {}, "ask")


def _numbers(values: Mapping[str, Any]) -> bool:
    return any(values.get(name) for name in (*rules.MEETING, *rules.VILLAGE))


def _over_members(values: Mapping[str, Any]) -> Iterator[Problem]:
    members, present, reviewed = (values.get(name) for name in rules.MEETING)
    if members is not None and present is not None and present > members:
        yield Problem("present", "present_over_members", {"count": present, "members": members}, "ask")
    if members is not None and reviewed is not None and reviewed > members:
        yield Problem("reviewed", "reviewed_over_members", {"count": reviewed, "members": members}, "ask")


def _before_month(values: Mapping[str, Any]) -> Iterator[Problem]:
    month, received, met = values.get("month"), values.get("received_on"), values.get("meeting_on")
    if month and received is not None and f"{received:%Y-%m}" < month:
        yield Problem("received_on", "received_before_month", {"day": received, "month": month}, "ask")
    if month and met is not None and f"{met:%Y-%m}" < month:
        yield Problem("meeting_on", "meeting_before_month", {"day": met, "month": month}, "ask")
