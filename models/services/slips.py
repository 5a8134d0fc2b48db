"""Phiếu tháng: the one door to a unit's month, its slip and the honours that stand on it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import peewee

from models.rules import slips as rules
from models.rules.errors import BugError, Refused
from models.rules.facts import Problem, Record
from models.rules.names import fold
from models.rules.periods import Period
from models.rules.schedule import EventKind
from models.rules.slip_facts import Arrival, DeedRow, NoNewsDone, Saved, SlipForm
from models.services import attachments, calendar_days, deeds, prepared, reading, schema, slip_rows, topics
from models.services.slips_checks import read
from models.services.slips_feedback import feedback, noted, printed, sheets
from models.services.slips_grid import following, grid, month, next_missing, ordered, reminder_text, standing_of
from models.services.slips_units import ask, asked_of
from models.services.unit_records import label
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.slips import MonthlySlip, SlipArrival
from models.tables.units import Unit

__all__ = [
    "FORM", "ask", "asked_of", "check", "choose", "differing", "draft_key", "feedback", "find", "following", "form",
    "get", "grid", "month", "next_missing", "no_news", "noted", "printed", "reminder_text", "remove", "remove_deed",
    "save", "sheets",
]  # fmt: skip

# What drafts of a slip are kept under.
FORM = "monthly_slip"
# How and when it came may differ between two comings of one slip; whatever else does makes two slips.
_COMPARED = (
    "meeting_on", "members", "present", "reviewed", "not_reviewed", "topic", "sessions", "listeners", "households",
    "commended", "reminded", "petitions", "note",
)  # fmt: skip


def draft_key(unit: str, key: str) -> str:
    """Return what a draft of a unit's month is kept under, whether the slip is there yet or not."""
    return f"{unit}:{key}"


def find(office: Office, unit: str, key: str) -> str | None:
    """Return the slip of a unit and month (2027-05) that counts, or None before it came."""
    there = _there(reading.find(Unit, unit).id, key)
    return there[0].uuid if there else None


def _there(unit: int, key: str) -> list[MonthlySlip]:
    """Return the slips of a unit and month, the one that counts first."""
    return ordered(prepared.records(MonthlySlip, _of_month, key, unit))


def _of_month(key: str, unit: int) -> peewee.Query:
    mine = (MonthlySlip.month == key, MonthlySlip.unit == unit, MonthlySlip.deleted.is_null())
    return MonthlySlip.select().where(*mine)


def form(office: Office, unit: str, key: str) -> SlipForm:
    """Return a unit's slip of a month, or an empty one (its record has no UUID) with what is known before typing."""
    known = find(office, unit, key)
    if known is not None:
        return get(office, known)
    owner = reading.find(Unit, unit)
    due = calendar_days.due(office, EventKind.SLIPS, key)
    return SlipForm(
        record=_blank(office, owner, key),
        unit=owner.uuid,
        unit_name=label(owner),
        month=key,
        due=due,
        standing=rules.standing(None, (), due, office.source.today()),
        before=_before(office, owner, key),
    )


def _blank(office: Office, unit: Unit, key: str) -> Record:
    titles = topics.titles(office, key, unit.kind)
    known = {"unit": unit.uuid, "month": key, "received_on": office.source.today(), "topic": next(iter(titles), None)}
    specs = schema.fields("monthly_slip")
    texts = {spec.name: reading.text_of(spec, known.get(spec.name), office) for spec in specs}
    return Record("monthly_slip", "", {spec.name: known.get(spec.name) for spec in specs}, texts)


def _before(office: Office, unit: Unit, key: str) -> Record | None:
    there = _there(unit.id, Period.parse(key).previous().key)
    return reading.as_record(office, there[0]) if there else None


def get(office: Office, uuid: str) -> SlipForm:
    """Return a slip with its deeds, its doubles, when it came and what is attached; Refused record_missing."""
    slip = reading.find(MonthlySlip, uuid)
    stored = slip_rows.stored(slip)
    due = calendar_days.due(office, EventKind.SLIPS, slip.month)
    asked = asked_of(office).get(slip.unit.kind, ())
    return SlipForm(
        record=reading.as_record(office, slip),
        unit=slip.unit.uuid,
        unit_name=label(slip.unit),
        month=slip.month,
        due=due,
        standing=standing_of(slip, asked, len(stored), due, office.source.today()),
        deeds=tuple(reading.as_record(office, deed) for deed in stored),
        doubles=tuple(other.uuid for other in _there(slip.unit_id, slip.month) if other != slip),
        arrivals=(_arrival(slip), *(_arrival(again) for again in _came_again(slip))),
        attachments=attachments.listed(office, slip.uuid),
        before=_before(office, slip.unit, slip.month),
    )


def _came_again(slip: MonthlySlip) -> list[SlipArrival]:
    query = SlipArrival.select().where(SlipArrival.slip == slip, SlipArrival.deleted.is_null())
    return list(query.order_by(SlipArrival.id))


def _arrival(came: MonthlySlip | SlipArrival) -> Arrival:
    return Arrival(came.way or "", came.received_on)


def check(office: Office, uuid: str | None, texts: dict[str, str], rows: Sequence[DeedRow] = ()) -> tuple[Problem, ...]:
    """Return what is wrong or worth asking about, without writing; fields of rows are named by slip_rows.key."""
    return read(office, _known(uuid), texts, rows).problems


def _known(uuid: str | None) -> MonthlySlip | None:
    return None if uuid is None else reading.find(MonthlySlip, uuid)


def save(office: Office, uuid: str | None, texts: dict[str, str], rows: Sequence[DeedRow] = ()) -> Saved:
    """Write a slip that comes in, or the texts given of a known one, with its honours, all in one act.

    A slip that is there already is recognised: where nothing is said otherwise it is noted as come again and fills
    what was empty, else it is kept beside until one is chosen. Rows not given stay as they are.
    Refused fields_wrong, slips_not_kept, slip_exists (moved onto another one), deed_picked.
    """
    record = _known(uuid)
    found = read(office, record, texts, rows)
    reading.refuse_wrong(found.problems)
    if record is not None:
        return _edit(office, record, found.values, rows)
    values = {"received_on": office.source.today(), **found.values}
    there = _there(values["unit"], values["month"])
    if not there:
        return _new(office, values, rows, "slip_new")
    same = next((slip for slip in there if _agrees(slip, values, rows)), None)
    if same is None:
        return _new(office, {**values, "chosen": False}, rows, "slip_double")
    return _again(office, same, values, rows)


def _subject(unit: Unit, key: str) -> str:
    return f"{label(unit)}, {Period.parse(key).label}"


def _new(office: Office, values: dict[str, Any], rows: Sequence[DeedRow], kind: str) -> Saved:
    with office.act(kind, _subject(Unit.get_by_id(values["unit"]), values["month"])) as writer:
        slip = writer.create(MonthlySlip, **values)
        made = slip_rows.take(office, writer, slip, rows)
    return Saved(slip.uuid, kind.removeprefix("slip_"), made)


def _agrees(slip: MonthlySlip, values: Mapping[str, Any], rows: Sequence[DeedRow]) -> bool:
    """Tell whether what comes in says nothing that the slip says otherwise."""
    said = {name: values[name] for name in _COMPARED if values.get(name) not in (None, "")}
    silent = not said and all(slip_rows.is_empty(row) for row in rows) and not values.get("no_news")
    if silent:
        return True
    if bool(values.get("no_news")) != bool(slip.no_news):
        return False
    return not _otherwise(slip, values)


def _otherwise(slip: MonthlySlip, values: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the fields in which values that are given say otherwise than the slip."""
    said = {name: values[name] for name in _COMPARED if values.get(name) not in (None, "")}
    return tuple(name for name, value in said.items() if not _alike(slip.__data__[name], value))


def differing(office: Office, uuid: str, texts: dict[str, str], rows: Sequence[DeedRow] = ()) -> tuple[str, ...]:
    """Return the fields in which a slip that comes once more says otherwise than the known one, without writing.

    A text that no field can hold says otherwise.
    """
    slip = reading.find(MonthlySlip, uuid)
    whose = {"unit": slip.unit.uuid, "month": f"{slip.month[5:]}/{slip.month[:4]}"}
    found = read(office, None, {**texts, **whose}, rows)
    wrong = {problem.field for problem in found.problems if problem.weight == "refuse"}
    other = wrong | set(_otherwise(slip, found.values))
    if not other and not _agrees(slip, found.values, rows):
        other.add("no_news")
    return tuple(name for name in (*_COMPARED, "no_news") if name in other)


def _alike(known: Any, told: Any) -> bool:
    if known in (None, ""):
        return True
    return fold(known) == fold(told) if isinstance(told, str) else bool(known == told)


def _again(office: Office, slip: MonthlySlip, values: Mapping[str, Any], rows: Sequence[DeedRow]) -> Saved:
    with office.act("slip_again", _subject(slip.unit, slip.month)) as writer:
        writer.create(SlipArrival, slip=slip, way=values.get("way"), received_on=values["received_on"])
        before = dict(slip.__data__)
        writer.update(slip, **{n: values[n] for n in _COMPARED if n in values and before[n] in (None, "")})
        slip_rows.follow(office, writer, slip, before)
        made = slip_rows.take(office, writer, slip, rows)
    return Saved(slip.uuid, "again", made)


def _edit(office: Office, slip: MonthlySlip, values: dict[str, Any], rows: Sequence[DeedRow]) -> Saved:
    before = dict(slip.__data__)
    after = {**before, **values}
    others = [other for other in _there(after["unit"], after["month"]) if other != slip]
    if others and (after["unit"], after["month"]) != (before["unit"], before["month"]):
        raise Refused("slip_exists", name=label(others[0].unit), month=others[0].month)
    with office.act("slip_edit", _subject(slip.unit, slip.month)) as writer:
        writer.update(slip, **values)
        slip_rows.follow(office, writer, slip, before)
        made = slip_rows.write(office, writer, slip, rows)
    return Saved(slip.uuid, "edit", made)


def remove_deed(office: Office, uuid: str) -> None:
    """Take one of a slip's deeds away; Refused deed_picked once a round or the book holds it."""
    deeds.remove(office, uuid)


def choose(office: Office, uuid: str) -> None:
    """Let one of several slips of a unit and month be the one that counts."""
    slip = reading.find(MonthlySlip, uuid)
    with office.act("slip_choose", _subject(slip.unit, slip.month)) as writer:
        for other in _there(slip.unit_id, slip.month):
            writer.update(other, chosen=other == slip)


def no_news(office: Office, units: Sequence[str], key: str, texts: dict[str, str] | None = None) -> NoNewsDone:
    """Mark units as having nothing to report for a month, in one act; `texts` say how and when that was told.

    A unit whose slip is there keeps it and is named. Refused fields_wrong, slips_not_kept.
    """
    if not {"way", "received_on"}.issuperset(texts or {}):
        raise BugError("no news says no more than how and when", sorted(texts or {}))
    passed_over, made = [], 0
    with office.act("slip_none", str(len(units))):
        for unit in units:
            if find(office, unit, key) is None:
                save(office, None, {**(texts or {}), "unit": unit, "month": key, "no_news": "1"})
                made += 1
            else:
                passed_over.append(label(reading.find(Unit, unit)))
    return NoNewsDone(made, tuple(passed_over))


def remove(office: Office, uuid: str) -> None:
    """Take a slip away with its deeds and files; where it counted, the newest of its doubles does from now on.

    Refused deed_picked once a round or the book holds one of its deeds.
    """
    slip = reading.find(MonthlySlip, uuid)
    with office.act("slip_remove", _subject(slip.unit, slip.month)) as writer:
        for deed in slip_rows.stored(slip):
            deeds.remove(office, deed.uuid)
        for again in _came_again(slip):
            writer.remove(again)
        attachments.remove_all(writer, slip.uuid)
        writer.remove(slip)
        _promote(writer, slip)


def _promote(writer: Writer, gone: MonthlySlip) -> None:
    left = _there(gone.unit_id, gone.month)
    if left:
        writer.update(left[0], chosen=True)
