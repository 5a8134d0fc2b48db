"""Undo is a new act; it is refused where something was built on what it would take back."""

from __future__ import annotations

import pytest

from models.rules.errors import Refused
from models.storage import chain, undo
from models.storage import office as offices
from models.storage.office import Office
from models.tables.people import Discipline, Person
from models.tables.system import Act, Alias
from models.tables.units import Unit


def _edit(office: Office, person: Person, **values: object) -> int:
    with office.act("edit") as act:
        act.update(Person.get_by_id(person.id), **values)
    return int(Act.select().order_by(Act.seq.desc()).get().seq)


def test_undo_and_redo_walk_back_and_forth(office: Office, person: Person) -> None:
    _edit(office, person, name="Một")
    _edit(office, person, name="Hai")
    undo.reverse(office, undo.undoable().seq)
    undo.reverse(office, undo.undoable().seq)
    assert Person.get().name == "Giàng Seo Páo"
    undo.reverse(office, undo.redoable().seq)
    assert Person.get().name == "Một"
    undo.reverse(office, undo.redoable().seq)
    assert (Person.get().name, undo.redoable()) == ("Hai", None)
    undo.reverse(office, undo.undoable().seq)
    assert Person.get().name == "Một"
    assert chain.walk().broken == 0


def test_undo_survives_a_restart(office: Office, person: Person) -> None:
    seq = _edit(office, person, name="Một")
    folder = office.folder
    office.close()
    with offices.open_office(folder) as again:
        undo.reverse(again, seq)
        assert Person.get().name == "Giàng Seo Páo"


def test_undoing_a_creation_marks_and_redo_brings_it_back(office: Office, person: Person) -> None:
    undo.reverse(office, 2)
    assert Person.get().deleted is not None
    undo.reverse(office, undo.redoable().seq)
    assert Person.get().deleted is None


def test_undo_of_a_removal_restores(office: Office, person: Person) -> None:
    with office.act("remove") as act:
        act.remove(person)
    undo.reverse(office, 3)
    assert Person.get().deleted is None


def test_refused_when_the_field_changed_since(office: Office, person: Person) -> None:
    first = _edit(office, person, name="Một")
    second = _edit(office, person, name="Hai")
    with pytest.raises(Refused) as caught:
        undo.reverse(office, first)
    assert (caught.value.code, caught.value.values) == ("undo_depends", {"acts": (second,)})
    undo.reverse(office, second)
    undo.reverse(office, first)
    assert Person.get().name == "Giàng Seo Páo"


def test_another_field_of_the_record_does_not_stand_in_the_way(office: Office, person: Person) -> None:
    first = _edit(office, person, name="Một")
    _edit(office, person, birth_year=1984)
    undo.reverse(office, first)
    assert (Person.get().name, Person.get().birth_year) == ("Giàng Seo Páo", 1984)


def test_refused_when_something_points_to_what_was_made(office: Office, person: Person) -> None:
    with office.act("discipline") as act:
        act.create(Discipline, person=person, from_day="2026-02-01")
    with pytest.raises(Refused) as caught:
        undo.reverse(office, 2)
    assert caught.value.values == {"acts": (3,)}


def test_refused_twice_and_for_what_never_was(office: Office, unit: Unit) -> None:
    undo.reverse(office, 1)
    for seq, code in ((1, "undo_done"), (77, "undo_missing")):
        with pytest.raises(Refused) as caught:
            undo.reverse(office, seq)
        assert caught.value.code == code


def test_nothing_to_undo_or_redo_in_an_empty_office(office: Office) -> None:
    assert (undo.undoable(), undo.redoable()) == (None, None)


def test_nothing_to_redo_after_new_work(office: Office, person: Person) -> None:
    seq = _edit(office, person, name="Một")
    undo.reverse(office, seq)
    _edit(office, person, birth_year=1984)
    assert undo.redoable() is None


def test_an_undo_that_changes_nothing_is_told_as_nothing(office: Office, person: Person) -> None:
    with office.act("note") as act:
        act.note()
    assert undo.reverse(office, 3).seq == 0


def test_the_alias_of_a_merge_follows_its_undo(office: Office, person: Person) -> None:
    with office.act("merge") as act:
        act.remove(person)
        Alias.create(of_table="person", old_uuid=person.uuid, kept_uuid="kept", stamp=act.stamp)
    undo.reverse(office, 3)
    assert Alias.get().withdrawn
    undo.reverse(office, undo.redoable().seq)
    assert not Alias.get().withdrawn


def test_links_and_empty_values_come_back_after_a_restart(office: Office, person: Person) -> None:
    with office.act("village") as act:
        village = act.create(Unit, kind="village", name="Thôn Khe Dẻ", rank=2)
    seq = _edit(office, person, unit=village, position="Trưởng thôn")
    folder, unit = office.folder, person.unit_id
    office.close()
    with offices.open_office(folder) as again:
        undo.reverse(again, seq)
        kept = Person.get()
        assert (kept.unit_id, kept.position) == (unit, None)
        undo.reverse(again, undo.redoable().seq)
        assert Person.get().unit.name == "Thôn Khe Dẻ"
