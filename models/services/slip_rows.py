"""The honours typed on a slip: gương chi bộ báo lên, and the flat texts that a draft of the whole form is."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import peewee

from models.rules.codes import DeedState
from models.rules.eligibility import SAME_DEED, similarity
from models.rules.errors import BugError
from models.rules.facts import Problem
from models.rules.names import fold
from models.rules.slip_facts import DeedRow
from models.services import deeds, entries, linking, prepared, reading, schema
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.honours import ReportedDeed
from models.tables.slips import MonthlySlip

# The slip says these for all its rows.
_OF_THE_SLIP = frozenset({"unit", "month"})
_KEY = re.compile(r"row(\d+)\.(\w+)")
_UUID = "uuid"


def key(row: int, field: str) -> str:
    """Return what a row's field is called in problems, drafts and focus; rows count from 1."""
    return f"row{row}.{field}"


def flat(texts: Mapping[str, str], rows: Sequence[DeedRow]) -> dict[str, str]:
    """Return a slip's form as one draft: its own texts, and each row's under `key`."""
    found = dict(texts)
    for number, row in enumerate(rows, 1):
        found.update({key(number, field): text for field, text in row.texts.items()})
        if row.uuid:
            found[key(number, _UUID)] = row.uuid
    return found


def unflat(fields: Mapping[str, str]) -> tuple[dict[str, str], tuple[DeedRow, ...]]:
    """Return the texts and rows that a draft holds."""
    texts: dict[str, str] = {}
    rows: dict[int, dict[str, str]] = {}
    for name, text in fields.items():
        found = _KEY.fullmatch(name)
        if found is None:
            texts[name] = text
        else:
            rows.setdefault(int(found[1]), {})[found[2]] = text
    return texts, tuple(_row(rows[number]) for number in sorted(rows))


def _row(fields: dict[str, str]) -> DeedRow:
    return DeedRow({name: text for name, text in fields.items() if name != _UUID}, fields.get(_UUID))


def label_of(form: str, focus: str) -> str:
    """Return the label of the field that a draft's focus names, in its form or in a row of a slip."""
    found = _KEY.fullmatch(focus) if form == "monthly_slip" else None
    table, name = ("reported_deed", found[2]) if found else (form, focus)
    return next((spec.label for spec in schema.fields(table) if spec.name == name), "")


def is_empty(row: DeedRow) -> bool:
    """Tell whether nothing was typed in a new row; its kind and consent alone say nothing."""
    said = ("name", "deed", "result", "position")
    return row.uuid is None and not any(row.texts.get(name, "").strip() for name in said)


def stored(slip: MonthlySlip) -> list[ReportedDeed]:
    """Return a slip's deeds in the order of writing."""
    query = ReportedDeed.select().where(ReportedDeed.slip == slip.id, ReportedDeed.deleted.is_null())
    return list(query.order_by(ReportedDeed.id))


def counted(slips: Sequence[int]) -> dict[int, int]:
    """Return how many deeds each slip has."""
    query = ReportedDeed.select(ReportedDeed.slip).where(ReportedDeed.slip.in_(slips), ReportedDeed.deleted.is_null())
    found: dict[int, int] = {}
    for (slip,) in query.tuples():
        found[slip] = found.get(slip, 0) + 1
    return found


def check(office: Office, slip: Mapping[str, Any], rows: Sequence[DeedRow]) -> tuple[Problem, ...]:
    """Return what is wrong or odd in the rows, named by `key`; `slip` holds the slip's own values."""
    names = linking.Names()
    found: list[Problem] = []
    for number, row in enumerate(rows, 1):
        if not is_empty(row):
            problems = _read(office, slip, row, names).problems
            found += [Problem(key(number, p.field), p.code, p.values, p.weight) for p in problems]
    return tuple(found)


def _read(office: Office, slip: Mapping[str, Any], row: DeedRow, names: linking.Names) -> reading.Read:
    if not _OF_THE_SLIP.isdisjoint(row.texts):
        raise BugError("the slip says unit and month", sorted(row.texts))
    record = None if row.uuid is None else reading.find(ReportedDeed, row.uuid)
    said = _said(office, slip) if record is None else {}
    read = entries.read(office, ReportedDeed, record, {**row.texts, **said}, names)
    # Where the slip itself lacks unit or month, that is told once, at the slip.
    mine = tuple(problem for problem in read.problems if problem.field not in _OF_THE_SLIP)
    return reading.Read(read.values, mine)


def _said(office: Office, slip: Mapping[str, Any]) -> dict[str, str]:
    """Return unit and month as texts of a new row."""
    unit, month = slip.get("unit"), slip.get("month")
    if unit is None or month is None:
        return {}
    return {"unit": office.links.uuid("unit", unit), "month": f"{month[5:]}/{month[:4]}"}


def write(office: Office, writer: Writer, slip: MonthlySlip, rows: Sequence[DeedRow]) -> tuple[str, ...]:
    """Write a slip's rows as part of the act that runs; returns their UUIDs, "" for an empty row.

    Refused deed_picked where a known row can no longer change.
    """
    return _each(office, writer, slip, rows, ())


def take(office: Office, writer: Writer, slip: MonthlySlip, rows: Sequence[DeedRow]) -> tuple[str, ...]:
    """Write the rows of a slip that comes in: deeds of its unit and month that are there already are recognised."""
    return _each(office, writer, slip, rows, _there(slip))


def _there(slip: MonthlySlip) -> list[ReportedDeed]:
    return prepared.records(ReportedDeed, _of_month, slip.unit_id, slip.month)


def _of_month(unit: int, month: str) -> peewee.Query:
    mine = (ReportedDeed.unit == unit, ReportedDeed.month == month, ReportedDeed.deleted.is_null())
    return ReportedDeed.select().where(*mine).order_by(ReportedDeed.id)


def _each(
    office: Office, writer: Writer, slip: MonthlySlip, rows: Sequence[DeedRow], known: Sequence[ReportedDeed]
) -> tuple[str, ...]:
    names = linking.Names()
    return tuple("" if is_empty(row) else _one(office, writer, slip, row, known, names) for row in rows)


def _one(
    office: Office,
    writer: Writer,
    slip: MonthlySlip,
    row: DeedRow,
    known: Sequence[ReportedDeed],
    names: linking.Names,
) -> str:
    if row.uuid is not None:
        deed = reading.find(ReportedDeed, deeds.save(office, row.uuid, row.texts))
        writer.update(deed, slip=slip.id)
        return str(deed.uuid)
    values = _read(office, slip.__data__, row, names).values
    for deed in known:
        if _same(deed, values):
            return _recognised(writer, slip, deed, values)
    values = {"source": "chi_bo", **values, "slip": slip.id}
    values["meeting_on"] = values.get("meeting_on") or slip.meeting_on
    return str(deeds.add(office, writer, values).uuid)


def _recognised(writer: Writer, slip: MonthlySlip, deed: ReportedDeed, values: Mapping[str, Any]) -> str:
    """Let a deed that is there take what it did not say yet, and the slip where it came without one."""
    new = values if deed.state == DeedState.REPORTED else {}
    filled = {name: value for name, value in new.items() if deed.__data__.get(name) in (None, "")}
    writer.update(deed, **filled, slip=deed.slip_id or slip.id)
    return str(deed.uuid)


def follow(office: Office, writer: Writer, slip: MonthlySlip, before: Mapping[str, Any]) -> None:
    """Carry a changed unit, month or meeting of the slip to its deeds; a meeting of their own they keep.

    Refused deed_picked where a deed is in a round or the book already.
    """
    moved = {name for name in _OF_THE_SLIP if before[name] != slip.__data__[name]}
    met = before["meeting_on"] != slip.meeting_on
    for deed in stored(slip) if moved or met else ():
        if moved:
            told = {"unit": slip.unit.uuid, "month": f"{slip.month[5:]}/{slip.month[:4]}"}
            deeds.save(office, deed.uuid, {name: told[name] for name in moved})
            deed = reading.find(ReportedDeed, deed.uuid)
        if met and deed.meeting_on in (None, before["meeting_on"]):
            writer.update(deed, meeting_on=slip.meeting_on)


def _same(deed: ReportedDeed, values: Mapping[str, Any]) -> bool:
    """Tell whether typed values are those of a known deed: its name, nearly its words, and nothing said otherwise."""
    if deed.kind != values["kind"] or deed.folded_name != fold(values["name"]):
        return False
    if similarity(fold(deed.deed), fold(values["deed"])) < SAME_DEED:
        return False
    others = {name: value for name, value in values.items() if name not in ("name", "deed") and value is not None}
    return all(deed.__data__.get(name) in (None, "", value) for name, value in others.items())
