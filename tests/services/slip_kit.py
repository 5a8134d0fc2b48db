"""What tests of the month share: short texts of a slip and its rows."""

from __future__ import annotations

import builders

from models.rules.slip_facts import DeedRow, Saved
from models.services import slips
from models.storage.office import Office

MAY = "2026-05"
NUMBERS = {"members": "33", "present": "31", "reviewed": "33", "sessions": "2", "listeners": "118", "households": "74"}
PHOTO = b"\xff\xd8\xff\xe0" + bytes(range(256)) * 40


def deed(name: str = "Hoàng Văn Ấn", what: str = "Hiến 180 m² đất làm nhà văn hoá", **more: str) -> DeedRow:
    """Return one new row of a slip."""
    return DeedRow({"kind": "person", "name": name, "deed": what, **more})


def texts(unit: str = "Nà Lốc", month: str = "05/2026", **more: str) -> dict[str, str]:
    """Return a whole slip's texts."""
    return {"unit": builders.named(unit), "month": month, "way": "paper", **NUMBERS, **more}


def slip(office: Office, *rows: DeedRow, unit: str = "Nà Lốc", **more: str) -> Saved:
    """Take in a whole slip."""
    return slips.save(office, None, texts(unit, **more), rows)
