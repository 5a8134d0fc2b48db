"""Lists of lượt as pages by key; one office serves all of these tests, for they only read."""

from __future__ import annotations

from collections.abc import Iterator
from types import ModuleType

import builders
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from luot_kit import Desk

from models.rules import counting as rules
from models.rules.codes import State
from models.rules.facts import ListQuery
from models.services import deeds, honour_list, honours, lists, rounds
from models.tables.honours import HonourEntry

ORDERS = ("number", "name", "unit", "state", "month")


@pytest.fixture(scope="module")
def long_list(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    desk = Desk(tmp_path_factory.mktemp("long"))
    with desk.office:
        for place in range(9):
            names = [f"{family} Văn Páo" for family in ("Giàng", "Lù", "Đỗ", "Lù")[: 1 + place % 4]]
            unit = ("Nà Lốc", "Khe Mạ", "Làng Mới")[place % 3]
            month = f"{1 + place % 5:02d}/{2025 + place % 2}"
            made = [desk.luot(name=name, unit=unit, month=month) for name in names]
            for name in names:
                desk.deed(name=name, unit=unit, month=month)
            if place % 3 == 0:
                rounds.enter(desk.office, desk.round(*made, period=f"2026-{1 + place // 3:02d}"))
        yield desk


@given(
    acts=st.sampled_from((honours, deeds)),
    order=st.sampled_from(ORDERS),
    descending=st.booleans(),
    year=st.sampled_from((None, 2025, 2026)),
    size=st.integers(1, 7),
    text=st.sampled_from(("", "lu", "giang")),
)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_pages_by_key_are_the_whole_list_in_either_direction(
    long_list: Desk, acts: ModuleType, order: str, descending: bool, year: int | None, size: int, text: str
) -> None:
    office = long_list.office
    query = ListQuery(year=year, order=order, descending=descending, text=text)
    whole = acts.page(office, query, size=1000)
    assert len({row.uuid for row in whole}) == len(whole) == acts.count(office, query)
    forward, key = [], None
    while found := acts.page(office, query, key, size):
        forward += found
        key = found[-1].key
    assert forward == list(whole)
    backward, key = [], None
    while found := acts.page(office, query, key, size, backwards=True):
        backward = [*found, *backward]
        key = found[0].key
    assert backward == list(whole)
    for index, row in enumerate(whole):
        assert acts.at(office, query, index) == row.key
    assert acts.at(office, query, -1) is None
    assert acts.at(office, query, len(whole)) is None


@pytest.mark.parametrize("order", ORDERS)
@pytest.mark.parametrize("narrowed", ({}, {"states": 1}, {"unit": 1}, {"text": "lu"}))
@pytest.mark.parametrize("table", ("honour_entry", "reported_deed"))
def test_a_page_reads_through_the_index_and_sorts_nothing(
    long_list: Desk, monkeypatch: pytest.MonkeyPatch, table: str, order: str, narrowed: dict[str, object]
) -> None:
    office, plans = long_list.office, []
    execute = office.database.execute_sql

    def explained(sql: str, params: object = None) -> object:
        plans.extend(row[3] for row in execute(f"EXPLAIN QUERY PLAN {sql}", params).fetchall())
        return execute(sql, params)

    own = table == "honour_entry"
    meant = {"states": ("entered",) if own else ("reported",), "unit": builders.named("Chi bộ Nà Lốc"), "text": "lu"}
    query = ListQuery(year=2026, order=order, **{name: meant[name] for name in narrowed})
    listing = honour_list.listing(office, query) if own else deeds.listing(query)
    monkeypatch.setattr(office.database, "execute_sql", explained)
    key = lists.page(office, listing, None, 3)[-1].key
    lists.page(office, listing, key, 3)
    lists.count(office, listing)
    lists.at(office, listing, 2)
    assert plans
    if not own and order == "name" and "unit" in narrowed:
        # A unit's few rows are gathered and sorted rather than looked for among all names.
        return
    assert not [plan for plan in plans if "TEMP B-TREE" in plan or plan == f"SCAN {table}"]


@given(query=st.builds(ListQuery, year=st.sampled_from((None, 2025, 2026)), text=st.sampled_from(("", "lu"))))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_figures_in_one_statement_agree_with_the_rule(long_list: Desk, query: ListQuery) -> None:
    office = long_list.office
    rows = [HonourEntry.get(HonourEntry.uuid == uuid) for uuid in honours.uuids(office, query)]
    told = rules.count(
        rules.CountRow(
            row.kind,
            rules.identity_of(None, row.name, row.birth_year, str(row.unit_id)),
            row.state == State.CANCELLED,
            row.state == State.WITHDRAWN,
        )
        for row in rows
    )
    assert honours.figures(office, query) == told


