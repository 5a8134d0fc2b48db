"""Small real offices for tests: on disk, encrypted, with a clock that stands still until it is moved."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from models.services import office as offices
from models.services import people, units
from models.storage import office as storage
from models.storage.office import Office
from models.storage.source import seeded
from models.tables.units import Unit

NOW = datetime(2026, 5, 4, 9, 12)
CELLS = ("Chi bộ Nà Lốc", "Chi bộ Khe Mạ", "Chi bộ Làng Mới")
OWN = {
    "commune": ("commune", "Đảng uỷ xã Yên Bình"),
    "cell": ("cell_rural", "Chi bộ Nà Lốc"),
    "upper": ("province", "Tỉnh uỷ Lào Cai"),
}
SUPERIOR = {"commune": ("province", "tỉnh Lào Cai"), "cell": ("commune", "Đảng bộ xã Yên Bình")}


def new_office(tmp_path: Path, level: str = "commune", cells: tuple[str, ...] = CELLS, seed: int = 1) -> Office:
    """Make an office of a level with its own unit and, beneath a commune, a few cells; its clock reads NOW."""
    source, _ = seeded(seed, NOW)
    office = storage.create(tmp_path / "office", "0.1.0", source)
    office.who = "lan"
    parent = None
    if level in SUPERIOR:
        kind, name = SUPERIOR[level]
        parent = units.save(office, None, {"kind": kind, "name": name})
    kind, name = OWN[level]
    own = units.save(office, None, {"kind": kind, "name": name, **({"parent": parent} if parent else {})})
    offices.change(office, level=level, unit=own, name=name, body=name.upper())
    for cell in cells if level == "commune" else ():
        unit(office, cell)
    return office


def unit(office: Office, name: str, kind: str = "cell_rural", **texts: str) -> str:
    """Make one unit and return its UUID."""
    return units.save(office, None, {"kind": kind, "name": name, **texts})


def named(name: str) -> str:
    """Return the UUID of the unit with a name or short name."""
    found = Unit.get((Unit.name == name) | (Unit.short_name == name))
    return str(found.uuid)




def person(office: Office, name: str, **texts: str) -> str:
    """Make one person and return the UUID."""
    return people.save(office, None, {"name": name, **texts})
