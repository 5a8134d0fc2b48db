"""Open the encrypted file the one right way, and say in our words what the engine reports."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

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


def database(path: Path, key: str) -> Any:
    """Return the office's database, not yet connected; the key is 64 hex digits."""
    from models.storage.tables_engine import Database

    return Database(str(path), passphrase=keyfile.passphrase(key), pragmas=PRAGMAS)


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


class Cursor(dbapi2.Cursor):
    """A page that was spoilt is met while rows are read, long after a statement began."""

    execute = _said("execute")
    fetchone = _said("fetchone")
    fetchall = _said("fetchall")
    __next__ = _said("__next__")


def raw(path: Path, key: str, threads: bool = False) -> Any:
    """Return a bare connection for files that are not the live office (drafts, backups); the caller closes it.

    With `threads` any thread may use it, one at a time: the caller holds a lock.
    """
    connection = dbapi2.connect(str(path), isolation_level=None, check_same_thread=not threads)
    connection.execute(f'PRAGMA key="{keyfile.passphrase(key)}"')
    connection.execute("PRAGMA cipher_log_level = none")
    return connection


def reader(path: Path, key: str) -> Any:
    """Return a bare connection for the first readings of the live office, set as the tables' own will be."""
    connection = raw(path, key, threads=True)
    try:
        for name, value in PRAGMAS.items():
            connection.execute(f"PRAGMA {name} = {value}")
    except BaseException:
        connection.close()
        raise
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
    except _reported() as error:
        known = translate(error)
        if known is None:
            raise
        raise known from error


def _reported() -> tuple[type[Exception], ...]:
    """Return the classes in which the engine's reports come, peewee's among them once it has been loaded."""
    peewee = sys.modules.get("peewee")
    return (dbapi2.Error,) if peewee is None else (dbapi2.Error, peewee.DatabaseError, peewee.InterfaceError)
