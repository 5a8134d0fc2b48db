"""What a ListQuery narrows in either list of lượt, and the orders that a stored field alone cannot give."""

from __future__ import annotations

from typing import Any

from models.rules import names
from models.rules.errors import BugError
from models.rules.facts import ListQuery
from models.services.lists import MATCH, Test

# What was entered late counts in a period other than its month's; a reported deed has only its month.
KEEPS_PERIODS = "honour_entry"


def tests(table: str, query: ListQuery) -> tuple[Test, ...]:
    """Return the conditions that both lists know: unit with all below it, states, period, what is missing, words."""
    found = (*_states(query), *_unit(query), *_period(table, query), *_missing(table, query))
    asked = names.match_query(query.text)
    return (*found, Test("id", MATCH, (asked,))) if asked else found


def order(
    table: str, orders: dict[str, tuple[str, ...]], query: ListQuery
) -> tuple[tuple[str, ...], tuple[Any, ...] | None]:
    """Return the columns of an order and, for units and states, their values in the order that people know."""
    if query.order not in orders:
        raise BugError("list_order", query.order)
    fields = orders[query.order]
    if fields[0] == "unit_id":
        return fields, _ranked()
    if fields[0] == "state":
        from models.services import schema

        return fields, tuple(str(choice.value) for choice in schema.field(table, "state").choices)
    return fields, None


def _ranked() -> tuple[int, ...]:
    from models.services import ranks
    from models.tables.units import Unit

    removed = Unit.select(Unit.id).where(Unit.deleted.is_null(False)).order_by(Unit.id)
    return tuple(unit.id for unit in ranks.present()) + tuple(row[0] for row in removed.tuples())


def _one_or_any(field: str, values: tuple[Any, ...]) -> Test:
    return Test(field, "is" if len(values) == 1 else "any", values)


def _states(query: ListQuery) -> tuple[Test, ...]:
    return (_one_or_any("state", tuple(map(str, query.states))),) if query.states else ()


def _unit(query: ListQuery) -> tuple[Test, ...]:
    if not query.unit:
        return ()
    from models.services import linking, ranks
    from models.tables.units import Unit

    top = linking.find(Unit, query.unit)
    below = ranks.block(ranks.present(), top)
    return (_one_or_any("unit_id", tuple(unit.id for unit in below)),)


def _period(table: str, query: ListQuery) -> tuple[Test, ...]:
    if not query.period:
        return ()
    from models.rules.periods import Period

    period = Period.parse(query.period)
    months = (f"{period.first:%Y-%m}", f"{period.last:%Y-%m}")
    if table == KEEPS_PERIODS:
        return (Test("period", "period", (period.key, *months)),)
    return (Test("month", "between", months),)


def _missing(table: str, query: ListQuery) -> tuple[Test, ...]:
    if not query.missing:
        return ()
    from models.services import schema

    if query.missing not in {spec.name for spec in schema.fields(table, hidden=True)}:
        raise BugError("list_missing", query.missing)
    return (Test(query.missing, "empty"),)
