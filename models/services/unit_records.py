"""How a unit is written: what it is called and how often it enters when nobody said so, and where it stands."""

from __future__ import annotations

from typing import Any

from models.rules.errors import Refused
from models.rules.names import short_of as short_of
from models.services import ranks, settings
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.units import Unit

_CYCLES = {"commune": "1", "cell_rural": "1", "cell_agency": "1", "grassroots": "6"}
_ABOVE = frozenset({"province", "district"})


def default_cycle(kind: str) -> str:
    """Return how often a kind of unit enters honours, in months: cells monthly, grassroots organisations 6-monthly."""
    return _CYCLES.get(kind, "")


def label(unit: Unit) -> str:
    """Return the name that lists and pages show for a unit."""
    return unit.short_name or unit.name


def add(office: Office, writer: Writer, values: dict[str, Any]) -> Unit:
    """Create a unit behind everything below its parent; where no parent is named it is the office's own unit."""
    if "parent" not in values and values["kind"] not in _ABOVE:
        values = {**values, "parent": own_id(office)}
    return add_all(writer, values.get("parent"), [values])[0]


def add_all(writer: Writer, parent: int | None, rows: list[dict[str, Any]]) -> list[Unit]:
    """Create units in their order behind everything below one parent."""
    order = ranks.present()
    new, others = ranks.between(order, ranks.after_children(order, parent), len(rows))
    write_ranks(writer, others)
    made = [{**row, "parent": parent, **_unsaid(row), "rank": rank} for row, rank in zip(rows, new, strict=True)]
    return [writer.create(Unit, **row) for row in made]


def _unsaid(row: dict[str, Any]) -> dict[str, Any]:
    cycle = row.get("cycle") or default_cycle(row["kind"]) or None
    return {"cycle": cycle, "short_name": row.get("short_name") or short_of(row["name"]) or None}


def own_id(office: Office) -> int | None:
    """Return the row of the office's own unit, or None before it has one."""
    found = Unit.get_or_none(Unit.uuid == settings.setting(office, "unit", ""), Unit.deleted.is_null())
    return None if found is None else int(found.id)


def write_ranks(writer: Writer, given: dict[Unit, int]) -> None:
    """Write the ranks that differ."""
    for unit, rank in given.items():
        writer.update(unit, rank=rank)


def settle(writer: Writer, record: Unit, sister: Unit | None = None, first: bool = False) -> None:
    """Give a unit and all below it the ranks of their place: behind a sister, first, or last under the parent."""
    order = ranks.present()
    moving = ranks.block(order, record)
    rest = [unit for unit in order if unit not in moving]
    if sister is not None:
        at = rest.index(sister) + len(ranks.block(rest, sister))
    elif first:
        at = next((n + 1 for n, unit in enumerate(rest) if unit.id == record.parent_id), 0)
    else:
        at = ranks.after_children(rest, record.parent_id)
    new, others = ranks.between(rest, at, len(moving))
    write_ranks(writer, {**others, **dict(zip(moving, new, strict=True))})


def refuse_ring(record: Unit, values: dict[str, Any]) -> None:
    """Raise Refused unit_own_ancestor where these values would put a unit beneath itself."""
    if values.get("cell") == record.id:
        raise Refused("unit_own_ancestor", name=record.name)
    parent, seen = values.get("parent"), set()
    while parent is not None and parent not in seen:
        if parent == record.id:
            raise Refused("unit_own_ancestor", name=record.name)
        seen.add(parent)
        parent = Unit.get_by_id(parent).parent_id
