"""Table columns as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from models.rules.fact import fact


class Align:
    """Where a cell's text stands."""

    LEFT = "left"
    RIGHT = "right"
    CENTRE = "centre"


@fact
class Look:
    """How a state is shown: a shape, a colour role, bold where it must be seen first."""

    shape: str
    role: str
    bold: bool = False


@fact
class Cell:
    """One cell's text and dress; `aside` is muted text at the right end, `tint` a colour role behind the text."""

    text: str = ""
    look: Look | None = None
    bold: bool = False
    role: str = ""
    aside: str = ""
    tint: str = ""
    ticked: bool | None = None
    spoken: str = ""


@fact
class Column:
    """One column: title (msgid), width in px at 100 % (0 = takes the rest), and how a row becomes a cell.

    `cell` returns a Cell or plain text. `lead` shows the cell bold in the chosen row; `present` tints the column of
    now. `edit` returns the value an editor starts from; None = the column cannot be typed in.
    """

    key: str
    title: str
    cell: Callable[[Any], Cell | str]
    width: int = 0
    align: str = Align.LEFT
    muted: bool = False
    present: bool = False
    lead: bool = False
    edit: Callable[[Any], str] | None = None
    tick: bool = False


class PageSource(Protocol):
    """Where rows come from, a block at a time."""

    def count(self) -> int:
        """Return how many rows there are."""

    def block(self, start: int, size: int, anchor: tuple[int, Any] | None) -> list[Any]:
        """Return rows start … start+size-1; anchor = (index, row) of the nearest row already fetched, or None."""


class ListSource:
    """A page source over rows that are already in memory."""

    def __init__(self, rows: list[Any]) -> None:
        self.rows = rows

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self.rows)

    def block(self, start: int, size: int, anchor: tuple[int, Any] | None) -> list[Any]:
        """Return a slice of the rows."""
        return self.rows[start : start + size]
