"""What a ListQuery narrows in either list of lượt, and the orders that a stored field alone cannot give."""

from __future__ import annotations

from typing import Any

from models.rules import names
from models.rules.errors import BugError
from models.rules.facts import ListQuery
from models.services import linking, ranks
from models.services.lists import MATCH, Test
from models.tables.base import declared
from models.tables.honours import Deed
from models.tables.units import Unit


def tests(model: type[Deed], query: ListQuery) -> tuple[Test, ...]:
    """Return the conditions that both lists know: unit with all below it, states, period, what is missing, words."""
    found = (*_states(query), *_unit(query), *_period(model, query), *_missing(model, query))
    return (*found, Test("id", MATCH, (query.text,))) if names.match_query(query.text) else found


def order(
    model: type[Deed], orders: dict[str, tuple[str, ...]], query: ListQuery
) -> tuple[tuple[str, ...], tuple[Any, ...] | None]:
    """Return the fields of an order and, for units and states, their values in the order that people know."""
    if query.order not in orders:
        raise BugError("list_order", query.order)
    fields = orders[query.order]
    if fields[0] == "unit":
        return fields, tuple(unit.id for unit in ranks.present()) + _gone()
    if fields[0] == "state":
        return fields, tuple(str(choice.value) for choice in declared(model)["state"].offered)
    return fields, None


def _gone() -> tuple[int, ...]:
    removed = Unit.select(Unit.id).where(Unit.deleted.is_null(False)).order_by(Unit.id)
    return tuple(row[0] for row in removed.tuples())


def _one_or_any(field: str, values: tuple[Any, ...]) -> Test:
    return Test(field, "is" if len(values) == 1 else "any", values)


def _states(query: ListQuery) -> tuple[Test, ...]:
    return (_one_or_any("state", tuple(map(str, query.states))),) if query.states else ()


def _unit(query: ListQuery) -> tuple[Test, ...]:
    if not query.unit:
        return ()
    top = linking.find(Unit, query.unit)
    below = ranks.block(ranks.present(), top)
    return (_one_or_any("unit", tuple(unit.id for unit in below)),)


def _period(model: type[Deed], query: ListQuery) -> tuple[Test, ...]:
    if not query.period:
        return ()
    from models.rules.periods import Period

    period = Period.parse(query.period)
    months = (f"{period.first:%Y-%m}", f"{period.last:%Y-%m}")
    if "period" in model._meta.fields:
        return (Test("period", "period", (period.key, *months)),)
    return (Test("month", "between", months),)


def _missing(model: type[Deed], query: ListQuery) -> tuple[Test, ...]:
    if not query.missing:
        return ()
    if query.missing not in declared(model):
        raise BugError("list_missing", query.missing)
    return (Test(query.missing, "empty"),)
