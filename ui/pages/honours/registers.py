"""The two books that are never one, as the page sees them: whose list, which states, which fields."""

from __future__ import annotations

from types import ModuleType
from typing import Any

from models.rules import codes
from models.rules.fact import fact
from models.rules.fields import N_, Choice


@fact
class Register:
    """One book: `table` names its records and drafts."""

    key: str
    table: str
    caption: str
    states: tuple[Choice, ...]
    missing: tuple[str, ...]

    @property
    def acts(self) -> ModuleType:
        """Return the service behind the book; loaded late, for the list needs only its rows."""
        if self is UNITS:
            from models.services import deeds

            return deeds
        from models.services import honours

        return honours

    @property
    def rows(self) -> ModuleType:
        """Return the part of the service that reads the list."""
        if self is UNITS:
            return self.acts
        from models.services import honour_list

        return honour_list

    @property
    def groups(self) -> tuple[Any, ...]:
        """Return the further fields of the form, under their heads."""
        from ui.pages.honours import layout

        return layout.UNIT_GROUPS if self is UNITS else layout.OWN_GROUPS


OWN = Register(
    "own",
    "honour_entry",
    N_("Sổ của Đảng uỷ"),
    codes.STATES,
    ("meeting_on", "result", "field", "consent", "birth_year", "position", "review"),
)
UNITS = Register(
    "units",
    "reported_deed",
    N_("Chi bộ báo lên"),
    codes.DEED_STATES,
    ("meeting_on", "result", "field", "consent", "birth_year", "position"),
)
REGISTERS = (OWN, UNITS)


def of(key: str) -> Register:
    """Return a register by its key or its table."""
    return next(register for register in REGISTERS if key in (register.key, register.table))
