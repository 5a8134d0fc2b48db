"""How a window or a command comes to an office: open it, see who has it, leave it with a backup."""

from __future__ import annotations

from pathlib import Path

from models.rules.errors import WorldError
from models.storage import lock
from models.storage.lock import Holder
from models.storage.office import DATABASE, Office
from models.storage.office import open_office as _open
from models.storage.source import Source

__all__ = ["Holder", "Office", "close_with_backup", "holder", "is_office", "open_office"]


def open_office(folder: Path, exclusive: bool = True, source: Source | None = None) -> Office:
    """Open an office; pass exclusive=False to work beside an open window."""
    return _open(folder, source, exclusive)


def is_office(folder: Path) -> bool:
    """Tell whether a folder holds an office."""
    return (folder / DATABASE).is_file()


def holder(folder: Path) -> Holder | None:
    """Return who has the office open now, or None."""
    found = lock.read(folder)
    return found if found is not None and lock.alive(found) else None


def close_with_backup(office: Office) -> WorldError | None:
    """Close an office after a backup; a backup that failed is returned to be said, and the office closes."""
    from models.storage import backup

    failed = None
    try:
        backup.make(office, "exit")
    except WorldError as error:
        failed = error
    office.close()
    return failed
