"""The journal's chain: every act hashes the one before it and the salted digests of its changes."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

from models.rules.fact import fact
from models.tables.system import Act, Change

START = "0" * 64


def canonical(value: object) -> str:
    """Return the one spelling of a JSON value that digests are made of."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def change_digest(salt: str, table: str, uuid: str, before: str | None, after: str | None) -> str:
    """Return the digest that stands for a change in the chain."""
    return hashlib.sha256(canonical([salt, table, uuid, before, after]).encode()).hexdigest()


def act_hash(previous: str, act: Iterable[object], digests: Iterable[str]) -> str:
    """Return an act's link: over the previous link, the act's own words and its changes' digests in order."""
    return hashlib.sha256(canonical([previous, list(act), list(digests)]).encode()).hexdigest()


@fact
class ChainState:
    """What walking the chain found: `broken` is the first act that differs, 0 when none does."""

    acts: int
    head: str
    broken: int = 0
    reason: str = ""


def words_of(act: Act) -> list[object]:
    """Return an act's own words in the order they are hashed."""
    return [act.seq, act.uid, act.kind, act.subject, act.who, act.at, act.reverses, act.schema]


def walk() -> ChainState:
    """Check every act and change of the bound office from the first to the last."""
    previous, expected = START, 1
    changes = _changes_by_act()
    for act in Act.select().order_by(Act.seq).iterator():
        reason = _fault(act, previous, expected, changes.get(act.seq, []))
        if reason:
            return ChainState(expected - 1, previous, act.seq, reason)
        previous, expected = act.hash, act.seq + 1
    return ChainState(expected - 1, previous)


def _changes_by_act() -> dict[int, list[Change]]:
    found: dict[int, list[Change]] = {}
    for change in Change.select().order_by(Change.id).iterator():
        found.setdefault(change.act_id, []).append(change)
    return found


def _fault(act: Act, previous: str, expected: int, changes: list[Change]) -> str:
    if act.seq != expected:
        return "missing"
    for change in changes:
        made = change_digest(change.salt, change.of_table, change.uuid, change.before, change.after)
        if change.erased is None and made != change.digest:
            return "changed"
    if act_hash(previous, words_of(act), [c.digest for c in changes]) != act.hash:
        return "changed"
    return ""
