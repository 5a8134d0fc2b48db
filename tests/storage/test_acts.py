"""One act: one transaction, one journal line, one news."""

from __future__ import annotations

import json

import peewee
import pytest

from models.rules.errors import BugError, WorldError
from models.storage import acts, chain
from models.storage.acts import Changes
from models.storage.office import Office
from models.tables.people import Person
from models.tables.system import Act, Change
from models.tables.units import Unit


def test_create_fills_what_is_derived_and_leaves_one_line(office: Office, unit: Unit) -> None:
    with office.act("person", "Páo") as act:
        made = act.create(Person, name="Giàng Seo Páo", unit=unit, rank=1)
    kept = Person.get()
    assert (kept.uuid, kept.folded, kept.folded_name) == (made.uuid, "giang seo pao", "giang seo pao")
    assert kept.name_key
    line = Act.select().order_by(Act.seq.desc()).get()
    assert (line.kind, line.subject, line.who) == ("person", "Páo", office.who)
    change = Change.get(Change.act == line.seq)
    assert change.before is None
    assert json.loads(change.after) == {"name": "Giàng Seo Páo", "unit": unit.uuid, "rank": 1}


def test_update_writes_only_what_differs_and_stamps_it(office: Office, person: Person) -> None:
    with office.act("edit") as act:
        assert act.update(person, name="Giàng Seo Pao", birth_year=1984, position=None)
    change = Change.select().order_by(Change.id.desc()).get()
    assert json.loads(change.before) == {"name": "Giàng Seo Páo", "birth_year": None}
    assert json.loads(change.after) == {"name": "Giàng Seo Pao", "birth_year": 1984}
    kept = Person.get()
    assert (kept.folded_name, kept.rev) == ("giang seo pao", 2)
    stamps = json.loads(kept.stamps)
    assert stamps["name"] == f"{office.identity}:3<{office.identity}:2"
    assert set(stamps) == {"", "name", "birth_year"}


def test_an_act_that_changes_nothing_leaves_no_line_and_no_news(office: Office, person: Person) -> None:
    told: list[acts.Changes] = []
    office.listeners.append(told.append)
    with office.act("edit") as act:
        assert not act.update(person, name="Giàng Seo Páo")
    assert told == []
    assert Act.select().count() == 2


def test_a_noted_act_leaves_a_line_without_changes(office: Office) -> None:
    with office.act("dump", "a.json") as act:
        act.note()
    assert Act.get().kind == "dump"
    assert Change.select().count() == 0


def test_news_comes_after_the_commit_and_names_the_records(office: Office, unit: Unit) -> None:
    seen: list[tuple[acts.Changes, int]] = []

    def listen(changes: acts.Changes) -> None:
        seen.append((changes, Person.select().count()))

    office.listeners.append(listen)
    with office.act("person") as act:
        made = act.create(Person, name="Lù A Tủa", unit=unit, rank=1)
        assert seen == []
    assert seen[0][0].records == {("person", made.uuid)}
    assert seen[0][0].tables == {"person"}
    assert seen[0][1] == 1


def test_a_failing_act_writes_nothing(office: Office, unit: Unit) -> None:
    with pytest.raises(BugError), office.act("person") as act:
        act.create(Person, name="Lù A Tủa", unit=unit, rank=1)
        act.create(Person, colour="red")
    assert Person.select().count() == 0
    assert Act.select().count() == 1


def test_an_inner_act_joins_the_outer_one(office: Office) -> None:
    with office.act("outer") as outer:
        outer.create(Unit, kind="commune", name="Một", rank=1)
        with office.act("inner") as inner:
            assert inner is outer
            inner.create(Unit, kind="village", name="Hai", rank=2)
    assert [a.kind for a in Act.select()] == ["outer"]
    assert Change.select().count() == 2


def test_remove_and_restore_keep_the_values(office: Office, person: Person) -> None:
    with office.act("remove") as act:
        act.remove(person)
    assert Person.get().deleted
    removed = Change.select().order_by(Change.id.desc()).get()
    assert removed.after is None
    assert json.loads(removed.before)["name"] == "Giàng Seo Páo"
    with office.act("restore") as act:
        act.restore(person)
    assert Person.get().deleted is None
    assert json.loads(Change.select().order_by(Change.id.desc()).get().after)["name"] == "Giàng Seo Páo"


def test_links_refuse_what_does_not_exist(office: Office) -> None:
    with pytest.raises(BugError):
        office.links.uuid("person", 99)
    with pytest.raises(BugError):
        office.links.row_id("person", "nobody")


def test_a_world_error_of_the_engine_is_said_in_our_words(office: Office, unit: Unit) -> None:
    office.database.execute_sql(f"PRAGMA max_page_count = {_pages(office)}")
    with pytest.raises(WorldError) as caught, office.act("many") as act:
        for number in range(3000):
            act.create(Person, name=f"Người {number}", note="dài " * 400, unit=unit, rank=number)
    assert caught.value.code == "disk_full"
    assert Person.select().count() == 0


def _pages(office: Office) -> int:
    return int(office.database.execute_sql("PRAGMA page_count").fetchone()[0])


def test_a_fault_of_ours_is_not_dressed_up(office: Office) -> None:
    with pytest.raises(peewee.OperationalError), office.act("bug"):
        office.database.execute_sql("SELECT * FROM nothing_of_that_name")


@pytest.mark.parametrize(
    ("tamper", "reason"),
    [
        ("UPDATE change SET after = '{\"name\":\"Khác\"}' WHERE id = 2", "changed"),
        ("UPDATE act SET who = 'ai đó' WHERE seq = 2", "changed"),
        ("UPDATE act SET hash = 'f' || substr(hash, 2) WHERE seq = 2", "changed"),
        ("DELETE FROM change WHERE act_id = 2", "changed"),
        (
            "INSERT INTO change SELECT 9, act_id, of_table, 'x', before, after, salt, digest, NULL FROM change"
            " WHERE id = 2",
            "changed",
        ),
    ],
)
def test_the_chain_names_what_was_tampered_with(office: Office, person: Person, tamper: str, reason: str) -> None:
    assert chain.walk().broken == 0
    office.database.execute_sql(tamper)
    state = chain.walk()
    assert (state.broken in (2, 3), state.reason) == (True, reason)


def test_a_removed_act_breaks_the_chain(office: Office, person: Person) -> None:
    office.database.execute_sql("PRAGMA foreign_keys = 0")
    office.database.execute_sql("DELETE FROM act WHERE seq = 1")
    assert (chain.walk().broken, chain.walk().reason) == (2, "missing")


def test_an_erased_value_keeps_the_chain_whole(office: Office, person: Person) -> None:
    Change.update(after="{}", erased="luật 91/2025").where(Change.id == 2).execute()
    assert chain.walk().broken == 0


def test_what_several_acts_changed_can_be_told_as_one() -> None:
    first = Changes(3, "unit_new", frozenset({("unit", "u1")}))
    second = Changes(4, "person_new", frozenset({("person", "p1"), ("unit", "u1")}))
    assert second.after(first) == Changes(4, "person_new", frozenset({("unit", "u1"), ("person", "p1")}))
