"""The handle of one opened office that services work through: its database, drafts, lock and clock."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from models.rules.errors import BugError, Refused
from models.storage import drafts, engine, keyfile
from models.storage.lock import Lock, login_name
from models.storage.source import Source
from models.storage.writing import NOTHING, Changes, Links, Writer
from models.tables import opened

DATABASE = "office.db"
_bound: list[Path] = []


class Office:
    """An opened office: its database, drafts, lock and clock.

    One office is open per process at a time, because peewee models are bound to one database.
    """

    def __init__(self, folder: Path, key: str, source: Source, lock: Lock | None) -> None:
        self.folder = folder
        self.key = key
        self.source = source
        self.lock = lock
        self.links = Links(self.rows)
        self._database: Any = None
        self._reader: Any = None
        self.drafts: drafts.Drafts | None = None
        self.listeners: list[Callable[[Changes], None]] = []
        self.who = login_name()
        # Prints that this process is sending now; any other without an outcome was cut off.
        self.under_way: set[str] = set()
        # From when to when an earlier opening ended without closing; None where it closed as it should.
        self.broken_off: tuple[str, str] | None = None
        self._writing = threading.RLock()
        self._current: Writer | None = None
        self._home = threading.get_ident()

    def leave_thread(self) -> None:
        """Close the calling thread's own connection; a worker calls it after each work.

        Left to the end of a thread that Python did not start, it would be closed while the interpreter takes that
        thread's state apart, and the process dies of it.
        """
        if threading.get_ident() != self._home and self._database is not None:
            self.database.close()

    @property
    def database(self) -> Any:
        """Return the database that the tables are bound to."""
        if self._database is None:
            import models.tables.base  # noqa: F401
        return self._database

    def bind(self) -> None:
        """Bind the tables, and let their own connection take the place of the one for first readings."""
        from models.tables.base import loaded

        opened.WAITING.clear()
        made = engine.database(self.folder / DATABASE, self.key)
        made.bind(loaded(), bind_refs=False, bind_backrefs=False)
        made.connect()
        self._database = made
        self._drop_reader()

    def _drop_reader(self) -> None:
        if self._reader is not None:
            self._reader.close()

    def rows(self, statement: str, values: tuple[Any, ...] = ()) -> list[Any]:
        """Return what a statement that reads finds; the first page is read so, before the tables are loaded."""
        if self._database is None and threading.get_ident() == self._home:
            self._reader = self._reader or engine.reader(self.folder / DATABASE, self.key)
            return list(self._reader.cursor(engine.Cursor).execute(statement, values).fetchall())
        return list(self.database.execute_sql(statement, values).fetchall())

    @property
    def uuid(self) -> str:
        """Return this office's own identity."""
        return self.identity.partition(":")[0]

    @contextmanager
    def act(self, kind: str, subject: str = "", reverses: int | None = None) -> Iterator[Writer]:
        """Run one named transaction; listeners hear of it after commit.

        An act inside an act joins the outer one. Raises Busy when another process holds the file for ten seconds,
        WorldError disk_full and the like; then nothing at all was written.
        """
        with self._writing:
            if self._current is not None:
                yield self._current
                return
            done = NOTHING
            with engine.translated(), self.database.atomic("IMMEDIATE"):
                writer = self._writer(kind, subject, reverses)
                self._current = writer
                try:
                    yield writer
                    done = writer.finish()
                finally:
                    self._current = None
        self._tell(done)

    def _writer(self, kind: str, subject: str, reverses: int | None) -> Writer:
        from models.storage import acts

        seq, previous = acts.next_link(self.database)
        stamp = f"{self.identity}:{seq}"
        parts = (kind, subject, self.who, seq, previous, stamp, reverses)
        return acts.ActWriter(self.database, self.source, self.links, *parts)

    @cached_property
    def identity(self) -> str:
        """Return "office:epoch", the first half of every field version written while it is open."""
        office, epoch = self.rows("SELECT office, epoch FROM identity")[0]
        return f"{office}:{epoch}"

    def _tell(self, done: Changes) -> None:
        if done.seq:
            for listener in tuple(self.listeners):
                listener(done)

    def close(self) -> None:
        """Close the file and give the lock back."""
        if self.drafts is not None:
            self.drafts.close()
        opened.WAITING.clear()
        self._drop_reader()
        if self._database is not None:
            self._database.close()
        if self.folder in _bound:
            _bound.remove(self.folder)
        if self.lock is not None:
            self.lock.drop()

    def __enter__(self) -> Office:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()


def connect(folder: Path, source: Source, exclusive: bool) -> Office:
    """Take the lock, open both files and bind the tables; Busy office_open, folder_readonly, DamagedError."""
    if _bound:
        raise BugError(f"{_bound[0]} is still open")
    key = keyfile.read(folder)
    if not os.access(folder, os.W_OK):
        raise Refused("folder_readonly", path=str(folder))
    lock = Lock(folder, source) if exclusive else None
    broken_off = lock.take() if lock is not None else None
    office = Office(folder, key, source, lock)
    office.broken_off = broken_off
    _bound.append(folder)
    try:
        with engine.translated():
            office.rows("SELECT count(*) FROM sqlite_master")
            if "models.tables.base" in sys.modules:
                office.bind()
            else:
                opened.WAITING.append(office.bind)
        office.drafts = drafts.Drafts(folder, key, source)
    except BaseException:
        office.close()
        raise
    return office
