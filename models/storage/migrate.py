"""Numbered migrations, each in one transaction, recorded by name and by user_version."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from models.rules.errors import BugError

CURRENT = 1
FOLDER = Path(__file__).with_name("migrations")


def version(database: Any) -> int:
    """Return the format's number: 0 for a file without one."""
    return int(database.execute_sql("PRAGMA user_version").fetchone()[0])


def program(database: Any) -> str:
    """Return the program's version that last shaped the file; read without the models, so that any shape will do."""
    return str(database.execute_sql("SELECT program FROM identity").fetchone()[0])


def up(database: Any, folder: Path, directory: Path = FOLDER) -> None:
    """Apply what is missing; a step that fails leaves the file as it was before that step."""
    from playhouse.migrations import Runner

    if not list(directory.glob("[0-9]*.py")):
        raise BugError(f"no migrations in {directory}")
    Runner(database, str(directory)).up()
    faults = database.execute_sql("PRAGMA foreign_key_check").fetchall()
    if faults:
        raise BugError(f"{folder}: {len(faults)} rows point nowhere after the upgrade")
