"""Make format 1: tables, search, and the reach of every field."""

from __future__ import annotations

import runpy
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace

import peewee

FORMAT = 1


def _frozen() -> SimpleNamespace:
    return SimpleNamespace(**runpy.run_path(str(Path(__file__).with_name("format_1.py"))))


def _reaches(frozen: SimpleNamespace) -> Iterator[tuple[str, str, str]]:
    table = ""
    for word in frozen.FIELDS.split():
        if word.endswith(":"):
            table = word[:-1]
        else:
            yield table, word, frozen.CLOSED.get((table, word), "open")


def _statements(text: str) -> Iterator[str]:
    part = ""
    for line in text.strip().splitlines():
        part += line + "\n"
        whole = not part.startswith("CREATE TRIGGER") or line.endswith("END;")
        if line.endswith(";") and whole:
            yield part.rstrip().removesuffix(";")
            part = ""


def up(_migrator: object, db: peewee.SqliteDatabase) -> None:
    """Run every statement of the frozen format."""
    frozen = _frozen()
    for text in (frozen.TABLES, frozen.SEARCH):
        for statement in _statements(text):
            db.execute_sql(statement)
    for row in _reaches(frozen):
        db.execute_sql("INSERT INTO field_reach (of_table, field, reach) VALUES (?, ?, ?)", row)
    db.execute_sql(f"PRAGMA user_version = {FORMAT}")
