"""Which units owe a slip, in the office's order, and what each is called so that it cannot be mistaken."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from datetime import date

from models.rules import slips as rules
from models.rules.codes import CELL_KINDS
from models.rules.fact import fact
from models.rules.names import fold
from models.rules.periods import Period
from models.services import ranks, settings
from models.services.unit_records import label
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
    units = ranks.present()
    kinds = {unit.id: unit.kind for unit in units}
    cells = {rules.place_of(unit.name) for unit in units if unit.kind in CELL_KINDS}
    owing = [unit for unit in units if _hands_in(unit, kinds, cells)]
    asked = asked_of(office)
    return tuple(_fact(unit, name, asked) for unit, name in zip(owing, _names(owing), strict=True))


def _hands_in(unit: Unit, kinds: dict[int, str], cells: set[str]) -> bool:
    has_cell = unit.cell_id is not None or rules.place_of(unit.name) in cells
    return rules.hands_in(unit.kind, kinds.get(unit.parent_id, ""), has_cell)


def hands_in(office: Office, unit: Unit) -> bool:
    """Tell whether one unit of a commune hands in slips; looks at the others only where it must."""
    if unit.kind == "village":
        return any(known.row == unit.id for known in listed(office))
    parent = Unit.get_or_none(Unit.id == unit.parent_id, Unit.deleted.is_null())
    return rules.hands_in(unit.kind, parent.kind if parent is not None else "", False)


def _names(units: Sequence[Unit]) -> list[str]:
    """Return the short names, with the former commune where two units are called alike."""
    counted = Counter(fold(label(unit)) for unit in units)
    return [_name(unit, counted[fold(label(unit))] > 1) for unit in units]


def _name(unit: Unit, doubled: bool) -> str:
    apart = unit.former_commune or (unit.name if unit.name != label(unit) else "")
    return f"{label(unit)} ({apart})" if doubled and apart else label(unit)


def _fact(unit: Unit, name: str, asked: dict[str, tuple[str, ...]]) -> SlipUnit:
    days = (unit.valid_from, unit.valid_to)
    return SlipUnit(unit.id, unit.uuid, name, unit.name, unit.kind, *days, asked[unit.kind])


def asked_of(office: Office) -> dict[str, tuple[str, ...]]:
    """Return which fields a slip must fill before it is whole, by kind of unit."""
    own = settings.setting(office, "slip_asked", {})
    return {**rules.ASKED, **{kind: tuple(names) for kind, names in own.items()}}


def ask(office: Office, kind: str, names: Sequence[str]) -> None:
    """Say which fields (of slips.MAY_BE_ASKED) the slip of a kind of unit must fill; the rest may stay empty."""
    chosen = [name for name in rules.MAY_BE_ASKED if name in names]
    own = {known: list(fields) for known, fields in settings.setting(office, "slip_asked", {}).items()}
    settings.put_setting(office, "slip_asked", {**own, kind: chosen})
