"""Open the encrypted file the one right way, and say in our words what the engine reports."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import peewee
from playhouse.sqlcipher_ext import SqlCipherDatabase
from sqlcipher3 import dbapi2

from models.rules.errors import Busy, DamagedError, WorldError
from models.storage import keyfile

PRAGMAS = {
    # The cipher would write its own lines to standard error beside our sentence.
    "cipher_log_level": "none",
    "journal_mode": "wal",
    "synchronous": "full",
    "foreign_keys": 1,
    "cache_size": -65536,
    "busy_timeout": 10_000,
    "temp_store": "memory",
}
_FULL = ("disk is full",)
_READONLY = ("readonly database", "unable to open", "attempt to write a readonly")
_LOCKED = ("database is locked", "database table is locked")
_DAMAGED = (
    "malformed",
    "not a database",
    "disk image",
    "hmac",
    "file is encrypted",
    "corrupt",
    "vtable constructor failed",
)


def database(path: Path, key: str) -> SqlCipherDatabase:
    """Return the office's database, not yet connected; the key is 64 hex digits."""
    return _Database(str(path), passphrase=keyfile.passphrase(key), pragmas=PRAGMAS)


def _said(name: str) -> Callable[..., Any]:
    """Return a cursor's method that says in our words what the engine reports of the world."""
    method = getattr(dbapi2.Cursor, name)

    def call(cursor: Any, *given: Any) -> Any:
        try:
            return method(cursor, *given)
        except dbapi2.Error as error:
            known = translate(error)
            if known is None:
                raise
            raise known from error

    return call


class _Cursor(dbapi2.Cursor):
    """A page that was spoilt is met while rows are read, long after a statement began."""

    execute = _said("execute")
    fetchone = _said("fetchone")
    fetchall = _said("fetchall")
    __next__ = _said("__next__")


class _Database(SqlCipherDatabase):
    """The engine with our cursors."""

    def cursor(self, named_cursor: str | None = None) -> Any:
        """Return a cursor of the calling thread's connection."""
        return self.connection().cursor(_Cursor)


def raw(path: Path, key: str, threads: bool = False) -> Any:
    """Return a bare connection for files that are not the live office (drafts, backups); the caller closes it.

    With `threads` any thread may use it, one at a time: the caller holds a lock.
    """
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=not threads)
    connection.execute(f'PRAGMA key="{keyfile.passphrase(key)}"')
    connection.execute("PRAGMA cipher_log_level = none")
    return connection


def translate(error: Exception) -> WorldError | None:
    """Return the world error behind an engine's message, or None when the fault is ours."""
    text = str(error).lower()
    if any(part in text for part in _FULL):
        return WorldError("disk_full", path="")
    if any(part in text for part in _LOCKED):
        return Busy("office_busy")
    if any(part in text for part in _READONLY):
        return WorldError("folder_readonly", path="")
    if any(part in text for part in _DAMAGED):
        return DamagedError("office_damaged")
    if "disk i/o error" in text:
        return WorldError("disk_error", path="")
    return None


@contextmanager
def translated() -> Iterator[None]:
    """Turn what the engine reports of the world into a WorldError; our own faults pass unchanged."""
    try:
        yield
    except (peewee.DatabaseError, peewee.InterfaceError, dbapi2.Error) as error:
        known = translate(error)
        if known is None:
            raise
        raise known from error
