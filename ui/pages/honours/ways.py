"""What the way to the page asks for: a book, a narrowed list, one lượt, a draft."""

from __future__ import annotations

from ui.page import Context
from ui.pages.honours.listing import DRAFT, is_new
from ui.pages.honours.registers import OWN, UNITS, Register, of

_NARROWING = ("year", "unit", "state", "missing", "period", "text")
_KEYS = ("own", "units", OWN.table, UNITS.table)


def named(context: Context) -> str:
    """Return the lượt that is asked for, as the list knows it, "" for none."""
    if "draft" in context:
        record = str(context["draft"][1])
        return DRAFT + record if is_new(record) else record
    return str(context.get("entry") or context.get("deed") or "")


def wanted(context: Context) -> tuple[Register, dict[str, str]] | None:
    """Return the book and the narrowing that are asked for, None to leave both as they are."""
    if not context:
        return None
    narrowing = {key: str(context[key]) for key in _NARROWING if context.get(key)}
    if "draft" in context:
        return of(context["draft"][0]), narrowing
    if context.get("deed"):
        return UNITS, narrowing
    key = context.get("register") or context.get("new")
    return (of(key) if key in _KEYS else OWN), narrowing
