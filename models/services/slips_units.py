"""Which units owe a slip, in the office's order, and what each is called so that it cannot be mistaken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

import peewee

from models.rules import slips as rules
from models.rules.codes import CELL_KINDS
from models.rules.fact import fact
from models.rules.names import fold
from models.rules.periods import Period
from models.services import prepared, ranks, settings
from models.storage.office import Office
from models.tables.units import Unit


@fact
class SlipUnit:
    """A unit that hands in slips, whenever it works."""

    row: int
    uuid: str
    name: str
    full_name: str
    kind: str
    valid_from: date | None
    valid_to: date | None
    asked: tuple[str, ...]

    def owes(self, month: str, due: date) -> bool:
        """Tell whether it owes the slip of a month: it works on the day that the slip is due, or on the month's last.

        What is due later than its month is owed by who worked at the month's end.
        """
        return rules.works_on(min(due, Period.parse(month).last), self.valid_from, self.valid_to)


def listed(office: Office) -> tuple[SlipUnit, ...]:
    """Return every unit that hands in slips, closed ones too; none where the office is no commune's."""
    if settings.setting(office, "level", "commune") != "commune":
        return ()
    units = [unit for unit, _depth in ranks.arranged([_Plain(*row) for row in prepared.rows(office, _all)])]
    kinds = {unit.id: unit.kind for unit in units}
    cells = {rules.place_of(unit.name) for unit in units if unit.kind in CELL_KINDS}
    owing = [unit for unit in units if _hands_in(unit, kinds, cells)]
    asked = asked_of(office)
    return tuple(_fact(unit, name, asked) for unit, name in zip(owing, _names(owing), strict=True))


@fact
class _Plain:
    """What is asked of every unit here; whole records of them all would cost more than the rest of a key."""

    id: int
    uuid: str
    kind: str
    name: str
    short_name: str | None
    parent_id: int | None
    cell_id: int | None
    former_commune: str | None
    valid_from: str | None
    valid_to: str | None

    @property
    def label(self) -> str:
        """Return its short name where it has one."""
        return self.short_name or self.name


def _all() -> peewee.Query:
    told = (Unit.id, Unit.uuid, Unit.kind, Unit.name, Unit.short_name, Unit.parent, Unit.cell, Unit.former_commune)
    query = Unit.select(*told, Unit.valid_from, Unit.valid_to).where(Unit.deleted.is_null())
    return query.order_by(Unit.rank, Unit.id)


def _hands_in(unit: _Plain, kinds: dict[int, str], cells: set[str]) -> bool:
    has_cell = unit.cell_id is not None or rules.place_of(unit.name) in cells
    return rules.hands_in(unit.kind, kinds.get(unit.parent_id or 0, ""), has_cell)


def hands_in(office: Office, unit: Unit) -> bool:
    """Tell whether one unit of a commune hands in slips; looks at the others only where it must."""
    if unit.kind == "village":
        return any(known.row == unit.id for known in listed(office))
    parent = Unit.get_or_none(Unit.id == unit.parent_id, Unit.deleted.is_null())
    return rules.hands_in(unit.kind, parent.kind if parent is not None else "", False)


def _names(units: Sequence[_Plain]) -> list[str]:
    """Return the short names, with the former commune where two units are called alike."""
    counted = Counter(_folded(unit.label) for unit in units)
    return [_name(unit, counted[_folded(unit.label)] > 1) for unit in units]


@lru_cache(maxsize=1024)
def _folded(name: str) -> str:
    return fold(name)


def _name(unit: _Plain, doubled: bool) -> str:
    apart = unit.former_commune or (unit.name if unit.name != unit.label else "")
    return f"{unit.label} ({apart})" if doubled and apart else unit.label


def _fact(unit: _Plain, name: str, asked: dict[str, tuple[str, ...]]) -> SlipUnit:
    days = (_day(unit.valid_from), _day(unit.valid_to))
    return SlipUnit(unit.id, unit.uuid, name, unit.name, unit.kind, *days, asked[unit.kind])


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None


def asked_of(office: Office) -> dict[str, tuple[str, ...]]:
    """Return which fields a slip must fill before it is whole, by kind of unit."""
    own = settings.setting(office, "slip_asked", {})
    return {**rules.ASKED, **{kind: tuple(names) for kind, names in own.items()}}


def ask(office: Office, kind: str, names: Sequence[str]) -> None:
    """Say which fields (of slips.MAY_BE_ASKED) the slip of a kind of unit must fill; the rest may stay empty."""
    chosen = [name for name in rules.MAY_BE_ASKED if name in names]
    own = {known: list(fields) for known, fields in settings.setting(office, "slip_asked", {}).items()}
    settings.put_setting(office, "slip_asked", {**own, kind: chosen})
