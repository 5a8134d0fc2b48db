"""The two books that are never one, as the page sees them: whose list, which states, which fields."""

from __future__ import annotations

from types import ModuleType

from models.rules import codes
from models.rules.fact import fact
from models.rules.fields import N_, Choice
from models.services import deeds, honours
from ui.pages.honours import layout
from ui.pages.honours.layout import Group


@fact
class Register:
    """One book: `table` names its records and drafts, `acts` is the service behind it."""

    key: str
    table: str
    acts: ModuleType
    caption: str
    states: tuple[Choice, ...]
    groups: tuple[Group, ...]
    missing: tuple[str, ...]


OWN = Register(
    "own",
    "honour_entry",
    honours,
    N_("Sổ của Đảng uỷ"),
    codes.STATES,
    layout.OWN_GROUPS,
    ("meeting_on", "result", "field", "consent", "birth_year", "position", "review"),
)
UNITS = Register(
    "units",
    "reported_deed",
    deeds,
    N_("Chi bộ báo lên"),
    codes.DEED_STATES,
    layout.UNIT_GROUPS,
    ("meeting_on", "result", "field", "consent", "birth_year", "position"),
)
REGISTERS = (OWN, UNITS)


def of(key: str) -> Register:
    """Return a register by its key or its table."""
    return next(register for register in REGISTERS if key in (register.key, register.table))
