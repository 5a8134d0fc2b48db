"""Which acts the page has for the lượt in view; what cannot be done now is not offered."""

from __future__ import annotations

from collections.abc import Sequence

from models.rules.codes import DeedState, State
from models.rules.facts import HonourRow
from ui.pages.honours.registers import OWN, Register

ALWAYS = frozenset(
    {
        "save", "refresh", "print", "honour.add", "honour.previous", "honour.next", "honour.list", "honour.filter",
        "honour.paste", "honour.rounds", "honour.periods", "honour.form",
    }
)  # fmt: skip
_WAITING = (State.PROPOSED, DeedState.REPORTED)
_BY_STATE: dict[str, frozenset[str]] = {
    State.DRAFT: frozenset({"honour.commit", "honour.drop", "honour.more"}),
    State.PROPOSED: frozenset({"honour.to_round", "honour.open_round", "honour.reject", "honour.remove"}),
    State.ENTERED: frozenset(
        {"honour.correct", "honour.cancel", "honour.withdraw", "honour.poster", "honour.inspect"}
    ),
    State.REJECTED: frozenset({"honour.propose", "honour.remove"}),
    State.CANCELLED: frozenset({"honour.inspect"}),
    State.WITHDRAWN: frozenset({"honour.consequences", "honour.inspect"}),
    DeedState.REPORTED: frozenset({"honour.to_round", "honour.reject", "honour.remove"}),
    DeedState.PICKED: frozenset(),
}
_STORED = frozenset({"honour.history", "honour.more", "honour.many", "honour.copy", "honour.commit"})
_OWN_ONLY = frozenset(
    {
        "honour.correct", "honour.cancel", "honour.withdraw", "honour.poster", "honour.inspect", "honour.publish",
    }
)  # fmt: skip

EVERY = frozenset().union(ALWAYS, _STORED, _OWN_ONLY, *_BY_STATE.values())


def for_one(state: str, register: Register, typed: bool, correcting: bool) -> frozenset[str]:
    """Return the acts for the lượt in view."""
    found = _BY_STATE[state] | (_STORED if state != State.DRAFT else frozenset())
    if typed or correcting:
        found |= {"honour.drop"}
    if state == State.ENTERED:
        found |= {"honour.publish"}
    return found if register is OWN else found - _OWN_ONLY


def for_several(rows: Sequence[HonourRow], register: Register) -> frozenset[str]:
    """Return the acts for several marked lượt."""
    found = {"honour.many", "honour.copy", "honour.remove"}
    if any(row.state in _WAITING and not row.round for row in rows):
        found |= {"honour.to_round", "honour.reject"}
    if any(row.state == State.REJECTED for row in rows):
        found.add("honour.propose")
    if register is OWN and any(row.state == State.ENTERED for row in rows):
        found.add("honour.publish")
    return frozenset(found)
