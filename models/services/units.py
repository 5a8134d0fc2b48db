"""Units: the office's tree in its own order, what each is called, and which followed which."""

from __future__ import annotations

import datetime
from typing import Any

import peewee

from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.facts import Problem, Record, UnitRow
from models.rules.names import fold
from models.services import ranks, reading
from models.services.unit_paste import preview_paste as preview_paste
from models.services.unit_paste import take_paste as take_paste
from models.services.unit_records import add, default_cycle, own_id, refuse_ring, settle, short_of
from models.services.unit_records import label as label
from models.storage.office import Office
from models.tables.people import Person
from models.tables.registry import RECORDS
from models.tables.units import Unit, UnitLink


@fact
class Succession:
    """One predecessor ("before") or successor ("after") of a unit, and the document that made the change."""

    uuid: str
    side: str
    unit: str
    name: str
    since: datetime.date | None
    resolution: str


def listed(
    office: Office, kinds: tuple[str, ...] = (), on: datetime.date | None = None, with_closed: bool = False
) -> tuple[UnitRow, ...]:
    """Return the units in the office's order, those that work today or, when named, on a day.

    `depth` counts the shown units above; `with_closed` shows those that closed too.
    """
    people = _people_counts()
    uuids: dict[int, str] = {}
    above: list[int] = []
    rows: list[UnitRow] = []
    for unit, depth in ranks.walk():
        uuids[unit.id] = unit.uuid
        if (kinds and unit.kind not in kinds) or not (with_closed or _works(unit, on, office.source.today())):
            continue
        while above and above[-1] >= depth:
            above.pop()
        rows.append(_row(unit, len(above), uuids.get(unit.parent_id), people.get(unit.id, 0)))
        above.append(depth)
    return tuple(rows)


def _works(unit: Unit, on: datetime.date | None, today: datetime.date) -> bool:
    if unit.valid_to is not None and unit.valid_to < (on or today):
        return False
    # A unit entered ahead of its first day is not hidden from the one who enters it.
    return on is None or unit.valid_from is None or unit.valid_from <= on


def _people_counts() -> dict[int, int]:
    query = Person.select(Person.unit, peewee.fn.count()).where(Person.deleted.is_null()).group_by(Person.unit)
    return dict(query.tuples())


def _row(unit: Unit, depth: int, parent: str | None, people: int) -> UnitRow:
    return UnitRow(
        uuid=unit.uuid,
        kind=unit.kind,
        name=unit.name,
        short_name=label(unit),
        parent=parent,
        depth=depth,
        former_commune=unit.former_commune or "",
        cycle=unit.cycle or default_cycle(unit.kind),
        valid_from=unit.valid_from,
        valid_to=unit.valid_to,
        members=unit.members,
        people=people,
        own_book=bool(unit.own_book),
    )


def options(office: Office, kinds: tuple[str, ...] = ()) -> tuple[tuple[str, str], ...]:
    """Return (uuid, label) of the units that work today; units called alike are told apart by their former commune."""
    rows = listed(office, kinds)
    doubled = _doubled([row.short_name for row in rows])
    return tuple((row.uuid, _option(row, fold(row.short_name) in doubled)) for row in rows)


def _doubled(names: list[str]) -> set[str]:
    folded = [fold(name) for name in names]
    return {name for name in folded if folded.count(name) > 1}


def _option(row: UnitRow, doubled: bool) -> str:
    apart = row.former_commune or (row.name if row.name != row.short_name else "")
    return f"{row.short_name} ({apart})" if doubled and apart else row.short_name


def get(office: Office, uuid: str) -> Record:
    """Return one unit as its form shows it; Refused record_missing."""
    return reading.as_record(office, reading.find(Unit, uuid))


def check(office: Office, uuid: str | None, texts: dict[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong or worth asking about in typed texts, without writing."""
    read = reading.read_texts(office, "unit", texts, whole=uuid is None)
    record = None if uuid is None else reading.find(Unit, uuid)
    return (*read.problems, *_day_problems(record, read.values), *_doubled_problems(record, read.values))


def _day_problems(record: Unit | None, values: dict[str, Any]) -> tuple[Problem, ...]:
    return reading.days_in_order(reading.with_stored(record, values), "valid_from", "valid_to")


def _doubled_problems(record: Unit | None, values: dict[str, Any]) -> tuple[Problem, ...]:
    name = values.get("name")
    if not name or (record is not None and record.name == name):
        return ()
    alike = [unit for unit in ranks.present() if fold(unit.name) == fold(name) and unit != record]
    return (Problem("name", "name_doubled", {"name": alike[0].name}, "ask"),) if alike else ()


def save(office: Office, uuid: str | None, texts: dict[str, str]) -> str:
    """Write a new unit or the texts given of a known one; returns its UUID.

    Refused fields_wrong with the problems, unit_own_ancestor with the name.
    """
    record = None if uuid is None else reading.find(Unit, uuid)
    read = reading.read_texts(office, "unit", texts, whole=record is None)
    reading.refuse_wrong((*read.problems, *_day_problems(record, read.values)))
    if record is None:
        with office.act("unit_new", read.values["name"]) as writer:
            made = add(office, writer, read.values)
        return str(made.uuid)
    refuse_ring(record, read.values)
    with office.act("unit_edit", record.name) as writer:
        moved = "parent" in read.values and read.values["parent"] != record.parent_id
        writer.update(record, **_renamed(record, read.values))
        if moved:
            settle(writer, record)
    return str(record.uuid)


def _renamed(record: Unit, values: dict[str, Any]) -> dict[str, Any]:
    """Let a short name that came from the full one follow it."""
    follows = (record.short_name or "") == short_of(record.name)
    if "name" in values and follows and not values.get("short_name"):
        return {**values, "short_name": short_of(values["name"]) or None}
    return values


def move(office: Office, uuid: str, after: str | None) -> None:
    """Put a unit, with all below it, behind a sister unit, or first under its parent; Refused unit_not_sister."""
    record = reading.find(Unit, uuid)
    sister = None if after is None else reading.find(Unit, after)
    if sister is not None and (sister.parent_id != record.parent_id or sister == record):
        raise Refused("unit_not_sister", name=record.name, other=sister.name)
    with office.act("unit_move", record.name) as writer:
        settle(writer, record, sister, first=sister is None)


def close(office: Office, uuid: str, on: datetime.date, successor: str | None = None, resolution: str = "") -> None:
    """End a unit on its last day and, where there is one, name the unit that follows it and the document.

    Refused unit_is_office, unit_ends_before_start, unit_own_successor.
    """
    record = reading.find(Unit, uuid)
    after = reading.find(Unit, successor) if successor else None
    if record.id == own_id(office):
        raise Refused("unit_is_office", name=record.name)
    if record.valid_from is not None and on < record.valid_from:
        raise Refused("unit_ends_before_start", name=record.name, start=record.valid_from, end=on)
    if after is not None and record.id in _followers(after):
        raise Refused("unit_own_successor", name=record.name)
    with office.act("unit_close", record.name) as writer:
        writer.update(record, valid_to=on)
        if after is not None:
            since = on + datetime.timedelta(days=1)
            text = reading.line(resolution) or None
            writer.create(UnitLink, predecessor=record, successor=after, since=since, resolution=text)


def _followers(unit: Unit) -> set[int]:
    """Return the rows of a unit and of every unit that followed it."""
    found, waiting = set(), [unit.id]
    while waiting:
        row = waiting.pop()
        if row not in found:
            found.add(row)
            links = UnitLink.select().where(UnitLink.predecessor == row, UnitLink.deleted.is_null())
            waiting += [link.successor_id for link in links]
    return found


def successions(office: Office, uuid: str) -> tuple[Succession, ...]:
    """Return which units came before a unit and which after it, oldest first."""
    record = reading.find(Unit, uuid)
    mine = (UnitLink.predecessor == record) | (UnitLink.successor == record)
    links = UnitLink.select().where(mine, UnitLink.deleted.is_null()).order_by(UnitLink.since, UnitLink.id)
    return tuple(_succession(link, record) for link in links)


def _succession(link: UnitLink, record: Unit) -> Succession:
    side, other = ("after", link.successor) if link.predecessor_id == record.id else ("before", link.predecessor)
    return Succession(link.uuid, side, other.uuid, other.name, link.since, link.resolution or "")


def remove(office: Office, uuid: str) -> None:
    """Take away a unit that nothing points to; Refused unit_is_office, or unit_in_use (then close it instead)."""
    record = reading.find(Unit, uuid)
    if record.id == own_id(office):
        raise Refused("unit_is_office", name=record.name)
    uses = sum(reading.pointing(model, record).count() for model in RECORDS if reading.links_to(model, Unit))
    if uses:
        raise Refused("unit_in_use", name=record.name, count=uses)
    with office.act("unit_remove", record.name) as writer:
        writer.remove(record)
