"""The office's own order of units: a number each, so spaced that one unit can be put between two others."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol, TypeVar

import peewee

from models.services import prepared
from models.tables.units import Unit

STEP = 1000


class _Placed(Protocol):
    """What a place in the tree needs of a unit."""

    @property
    def id(self) -> int: ...

    @property
    def parent_id(self) -> int | None: ...


Node = TypeVar("Node", bound=_Placed)


def present() -> list[Unit]:
    """Return every unit that is there, parents before their children, in the office's order."""
    return [unit for unit, _ in walk()]


def walk() -> list[tuple[Unit, int]]:
    """Return every unit that is there with its depth in the tree; a unit whose parent is gone stands at the top."""
    return arranged(prepared.records(Unit, _all))


def arranged(units: Sequence[Node]) -> list[tuple[Node, int]]:
    """Return units that are given by rank as a tree, each with its depth."""
    known = {unit.id for unit in units}
    below: dict[int | None, list[Node]] = {}
    for unit in units:
        below.setdefault(unit.parent_id if unit.parent_id in known else None, []).append(unit)
    seen: set[int] = set()
    found = list(_down(below, None, 0, seen))
    for unit in units:
        # Two undone moves can leave units in a ring; nobody may vanish from the list for that.
        if unit.id not in seen:
            seen.add(unit.id)
            found += [(unit, 0), *_down(below, unit.id, 1, seen)]
    return found


def _all() -> peewee.Query:
    return Unit.select().where(Unit.deleted.is_null()).order_by(Unit.rank, Unit.id)


def _down(
    below: dict[int | None, list[Node]], parent: int | None, depth: int, seen: set[int]
) -> Iterator[tuple[Node, int]]:
    for unit in below.get(parent, ()):
        if unit.id not in seen:
            seen.add(unit.id)
            yield unit, depth
            yield from _down(below, unit.id, depth + 1, seen)


def block(order: Sequence[Unit], top: Unit) -> list[Unit]:
    """Return a unit and all below it, which follow it in the order."""
    inside = {top.id}
    found = [top]
    for unit in order[order.index(top) + 1 :]:
        if unit.parent_id not in inside:
            break
        inside.add(unit.id)
        found.append(unit)
    return found


def after_children(order: Sequence[Unit], parent_id: int | None) -> int:
    """Return the place behind everything below a parent; the very end where there is none."""
    parent = next((unit for unit in order if unit.id == parent_id), None)
    return len(order) if parent is None else order.index(parent) + len(block(order, parent))


def between(order: Sequence[Unit], at: int, count: int) -> tuple[list[int], dict[Unit, int]]:
    """Return ranks for `count` units put at a place, and the new ranks of the others where no room was left there."""
    low = order[at - 1].rank if at else 0
    high = order[at].rank if at < len(order) else low + STEP * (count + 1)
    gap = (high - low) // (count + 1)
    if gap >= 1:
        return [low + gap * (n + 1) for n in range(count)], {}
    others = {unit: STEP * (n + 1 + (count if n >= at else 0)) for n, unit in enumerate(order)}
    return [STEP * (at + n + 1) for n in range(count)], others
