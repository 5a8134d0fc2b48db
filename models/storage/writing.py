"""What an act offers to those who write in it, and what is told after it; without the tables, which wait for both."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from models.rules.errors import BugError
from models.rules.fact import fact


@fact
class Changes:
    """What an act changed, told after its commit: the act's number, its kind, and the records by table."""

    seq: int
    kind: str
    records: frozenset[tuple[str, str]]

    @property
    def tables(self) -> frozenset[str]:
        """Return the tables that were touched."""
        return frozenset(table for table, _ in self.records)

    def after(self, earlier: Changes) -> Changes:
        """Return this and an earlier act's changes as one, under this one's name."""
        return Changes(self.seq, self.kind, earlier.records | self.records)


NOTHING = Changes(0, "", frozenset())


class Writer(Protocol):
    """Collect what one act does; handed out by Office.act."""

    stamp: str

    def create(self, model: Any, **values: Any) -> Any:
        """Insert a record and return it; derived columns, identity and stamps are filled here."""

    def update(self, record: Any, **values: Any) -> bool:
        """Write the fields that differ; return whether anything did."""

    def remove(self, record: Any) -> None:
        """Mark a record as taken away by this act; its values stay for undo."""

    def restore(self, record: Any) -> None:
        """Bring a removed record back with the values it had."""

    def note(self) -> None:
        """Leave a journal line even where no record changes: something left the office or was looked through."""

    def finish(self) -> Changes:
        """Write the journal line of what was collected; an act that changed nothing leaves none."""


class Links:
    """Know which UUID stands behind a row id and the other way round; neither ever changes."""

    def __init__(self, rows: Callable[[str, tuple[Any, ...]], list[Any]]) -> None:
        self._rows = rows
        self.known: dict[tuple[str, int], str] = {}

    def uuid(self, table: str, row_id: int) -> str:
        """Return the UUID of a row."""
        key = (table, row_id)
        if key not in self.known:
            found = self._rows(f'SELECT uuid FROM "{table}" WHERE id = ?', (row_id,))
            if not found:
                raise BugError(f"{table} {row_id} does not exist")
            self.known[key] = found[0][0]
        return self.known[key]

    def row_id(self, table: str, uuid: str) -> int:
        """Return the row id of a UUID."""
        found = self._rows(f'SELECT id FROM "{table}" WHERE uuid = ?', (uuid,))
        if not found:
            raise BugError(f"{table} {uuid} does not exist")
        return int(found[0][0])
