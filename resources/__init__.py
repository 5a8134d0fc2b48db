"""What the program carries with it: wordings, icons, place names, form texts and help, each found by name."""

from __future__ import annotations

import sys
from pathlib import Path

from models.rules.errors import DamagedError


def find(name: str) -> Path:
    """Return the path of a resource by its name inside this room; a missing one means a damaged installation.

    A frozen build lays its files beside the bundle, not beside this module.
    """
    bundle = getattr(sys, "_MEIPASS", None)
    home = Path(bundle) / "resources" if bundle else Path(__file__).resolve().parent
    path = home / name
    if not path.exists():
        raise DamagedError("resource_missing", name=name)
    return path
