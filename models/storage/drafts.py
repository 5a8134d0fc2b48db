"""Drafts: what is being typed, on disk within a second, in a small encrypted file of its own (decisions.md)."""

from __future__ import annotations

import json
import threading
from pathlib import Path

from models.rules.fact import fact
from models.storage import engine
from models.storage.source import Source

NAME = "drafts.db"
_TABLE = """CREATE TABLE IF NOT EXISTS draft (form TEXT NOT NULL, record TEXT NOT NULL, fields TEXT NOT NULL,
focus TEXT NOT NULL, title TEXT NOT NULL, at TEXT NOT NULL, PRIMARY KEY (form, record))"""


@fact
class Draft:
    """A form as it was left: texts as typed, the field that had the focus, and when."""

    form: str
    record: str
    fields: dict[str, str]
    focus: str
    title: str
    at: str


class Drafts:
    """Keep unfinished forms; unjournalled, carried by backups."""

    def __init__(self, folder: Path, key: str, source: Source) -> None:
        self.source = source
        self.lock = threading.Lock()
        with engine.translated():
            self.connection = engine.raw(folder / NAME, key, threads=True)
            self.connection.execute("PRAGMA journal_mode=wal")
            self.connection.execute("PRAGMA synchronous=full")
            self.connection.execute(_TABLE)

    def put(self, form: str, record: str, fields: dict[str, str], focus: str = "", title: str = "") -> None:
        """Write one form's present texts; on disk when this returns."""
        at = self.source.now().isoformat(" ")
        row = (form, record, json.dumps(fields, ensure_ascii=False), focus, title, at)
        with self.lock, engine.translated():
            self.connection.execute("INSERT OR REPLACE INTO draft VALUES (?, ?, ?, ?, ?, ?)", row)

    def get(self, form: str, record: str) -> Draft | None:
        """Return one form's draft."""
        found = [d for d in self.all(form) if d.record == record]
        return found[0] if found else None

    def all(self, form: str = "") -> tuple[Draft, ...]:
        """Return the drafts, newest first; of one form when it is named."""
        with self.lock, engine.translated():
            rows = self.connection.execute("SELECT * FROM draft ORDER BY at DESC, record").fetchall()
        drafts = (Draft(r[0], r[1], json.loads(r[2]), *r[3:]) for r in rows)
        return tuple(d for d in drafts if form in ("", d.form))

    def drop(self, form: str, record: str) -> None:
        """Forget a draft that became an act or was given up."""
        with self.lock, engine.translated():
            self.connection.execute("DELETE FROM draft WHERE form = ? AND record = ?", (form, record))

    def copy_to(self, path: Path) -> None:
        """Write an encrypted copy, for a backup."""
        with self.lock, engine.translated():
            self.connection.execute("VACUUM INTO ?", (str(path),))

    def close(self) -> None:
        """Close the file; nothing is waiting to be written."""
        with self.lock:
            self.connection.close()
