"""The engine as the tables use it; apart from the rest of it, because peewee comes with it."""

from __future__ import annotations

from typing import Any

from playhouse.sqlcipher_ext import SqlCipherDatabase

from models.storage import engine


class Database(SqlCipherDatabase):
    """The engine with our cursors."""

    def cursor(self, named_cursor: str | None = None) -> Any:
        """Return a cursor of the calling thread's connection."""
        return self.connection().cursor(engine.Cursor)
