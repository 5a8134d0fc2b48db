"""What a field declares once, and every screen, sheet and check derives from.

The declaration stands at the peewee field (models/tables); this is its frozen shape for rooms that may not see tables.
"""

from __future__ import annotations

from enum import StrEnum

from models.rules.fact import fact


class Reach(StrEnum):
    """How far a field's value may travel (design.md rule 7)."""

    OFFICE = "office"
    COMMUNE = "commune"
    OPEN = "open"


class Kind(StrEnum):
    """What a form shows for a field and how a text is read into it."""

    LINE = "line"
    TEXT = "text"
    NAME = "name"
    INT = "int"
    DECIMAL = "decimal"
    YEAR = "year"
    DATE = "date"
    MONTH = "month"
    CHOICE = "choice"
    FLAG = "flag"
    LINK = "link"
    JSON = "json"


@fact
class Choice:
    """One allowed value and its Vietnamese label (a msgid)."""

    value: str
    label: str


@fact
class FieldSpec:
    """One field as declared: label and help are msgids; limit in characters; low and high in the field's own unit.

    `target` names the record a LINK points to ("unit", "person", ...); low and high are questioned, never refused.
    """

    name: str
    label: str
    help: str = ""
    kind: Kind = Kind.LINE
    required: bool = False
    limit: int = 0
    low: float | None = None
    high: float | None = None
    choices: tuple[Choice, ...] = ()
    target: str = ""
    reach: Reach = Reach.OPEN
    searched: bool = False


def N_(message: str) -> str:
    """Mark a Vietnamese msgid for extraction; it is translated where it is shown."""
    return message
