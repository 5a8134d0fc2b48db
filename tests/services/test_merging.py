from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import builders
import pytest

from models.rules.errors import BugError, Refused
from models.services import history, merging, people, reading, units
from models.storage.acts import Changes
from models.storage.office import Office
from models.tables.honours import Book, HonourEntry, ReportedDeed, StatedNumber
from models.tables.people import Person
from models.tables.system import Alias, Attachment
from models.tables.units import Unit, UnitLink


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def unit(name: str) -> Unit:
    return Unit.get(Unit.uuid == builders.named(name))


def write(office: Office, model: Any, **values: Any) -> Any:
    with office.act("test") as writer:
        return writer.create(model, **values)


def found(office: Office, table: str) -> list[tuple[str, str, str]]:
    pairs = merging.duplicates(office, table)
    return [(one.first.values["name"], one.second.values["name"], one.reason) for one in pairs]


def facts(office: Office) -> dict[str, Any]:
    """Return every present fact that a merge can touch, by register and identity."""
    models = (Unit, UnitLink, Person, Book, ReportedDeed, HonourEntry, StatedNumber, Attachment)
    rows = {}
    for model in models:
        for row in model.select():
            values = {n: v for n, v in row.__data__.items() if n not in ("rev", "stamps", "id")}
            rows[(model._meta.table_name, row.uuid)] = values
    return rows


def refusal(act: Callable[[], Any]) -> str:
    with pytest.raises(Refused) as refused:
        act()
    return refused.value.code


def twins(office: Office) -> tuple[str, str]:
    """Make one person entered twice, each record knowing something."""
    keep = builders.person(office, "Giàng Seo Páo", birth_year="1980", unit="Nà Lốc")
    drop = builders.person(office, "Giang Seo Pao", birth_year="1980", position="Trưởng thôn", unit="Khe Mạ")
    return keep, drop


def test_people_alike_are_found(office: Office) -> None:
    for name, year, place in (
        ("Giàng Seo Páo", "1980", "Nà Lốc"), ("GIANG SEO PAO", "1980", "Khe Mạ"), ("Giàng Seo Páo", "1975", "Làng Mới"),
        ("Lù A Tủa", "", "Nà Lốc"), ("Lù A Tủa", "1990", "Nà Lốc"), ("Lù A Tủa", "1991", "Nà Lốc"),
        ("Vàng Thị Mỷ", "", ""), ("Vàng Thị Mỷ", "", ""), ("Vàng Thị Mỷ", "1960", "Nà Lốc"),
    ):  # fmt: skip
        builders.person(office, name, birth_year=year, unit=place)
    assert found(office, "person") == [
        ("Giàng Seo Páo", "GIANG SEO PAO", "name_year"),
        ("Lù A Tủa", "Lù A Tủa", "name_unit"),
        ("Lù A Tủa", "Lù A Tủa", "name_unit"),
    ]


def test_units_alike_under_one_parent_are_found_once(office: Office) -> None:
    builders.unit(office, "CHI BỘ NA LOC")
    builders.unit(office, "Thôn Nà Lốc", "village")
    builders.unit(office, "Chi bộ Khe Mạ", parent="Làng Mới")
    assert found(office, "unit") == [("Chi bộ Nà Lốc", "CHI BỘ NA LOC", "name_parent")]


def test_two_that_were_said_to_be_two_are_not_offered_again(office: Office) -> None:
    keep, drop = twins(office)
    merging.keep_apart(office, drop, keep)
    before = history.last(office).seq
    merging.keep_apart(office, keep, drop)
    assert (found(office, "person"), history.last(office).seq) == ([], before)


def test_all_that_names_the_dropped_person_names_the_kept_one(office: Office) -> None:
    keep, drop = twins(office)
    person = Person.get(Person.uuid == drop)
    deed = {"kind": "person", "name": "Giàng Seo Páo", "month": "2026-05", "deed": "x", "unit": unit("Nà Lốc")}
    book = write(office, Book, unit=unit("Nà Lốc"), year=2026, owner="x")
    write(office, ReportedDeed, person=person, **deed)
    write(office, HonourEntry, person=person, book=book, **deed)
    post = people.save_position(office, None, drop, {"title": "Bí thư"})
    people.remove_position(office, post)
    people.save_discipline(office, None, drop, {"from_day": "01/02/2026"})
    write(office, Attachment, digest="d", file_name="a.jpg", size=1, owner_table="person", owner_uuid=drop)
    before = facts(office)
    told: list[Changes] = []
    office.listeners.append(told.append)
    done = merging.merge(office, "person", keep, drop)
    assert told == [done] and done.kind == "merge"
    kept = Person.get(Person.uuid == keep)
    assert [model.get().person for model in (ReportedDeed, HonourEntry)] == [kept, kept]
    assert Attachment.get().owner_uuid == keep
    assert len(people.disciplines(office, keep)) == 1
    assert people.positions(office, keep) == ()
    assert people.count(office) == 1
    assert reading.find(Person, drop) == kept
    assert office.listeners == [told.append]
    history.undo(office, done.seq)
    assert facts(office) == before


def test_the_kept_record_takes_what_only_the_other_knew_and_what_was_chosen(office: Office) -> None:
    keep, drop = twins(office)
    merging.merge(office, "person", keep, drop, {"name": "Giàng Seo Páo (Bí thư)", "unit": "Khe Mạ"})
    shown = people.get(office, keep)
    assert shown.values["name"] == "Giàng Seo Páo (Bí thư)"
    assert (shown.texts["unit"], shown.texts["position"]) == ("Khe Mạ", "Trưởng thôn")
    assert Person.get(Person.uuid == keep).folded_name == "giang seo pao bi thu"


def test_the_merge_is_one_act_with_an_alias_that_an_undo_withdraws(office: Office) -> None:
    keep, drop = twins(office)
    before = history.last(office).seq
    done = merging.merge(office, "person", keep, drop)
    assert done.seq == before + 1
    alias = Alias.get()
    assert (alias.of_table, alias.old_uuid, alias.kept_uuid, alias.withdrawn) == ("person", drop, keep, False)
    assert alias.stamp == f"{office.identity}:{done.seq}"
    history.undo_last(office)
    assert Alias.get().withdrawn
    assert reading.find(Person, drop).uuid == drop
    history.redo_last(office)
    assert not Alias.get().withdrawn
    assert reading.find(Person, drop).uuid == keep


def test_an_undone_merge_can_be_done_the_other_way_round_and_again(office: Office) -> None:
    keep, drop = twins(office)
    merging.merge(office, "person", keep, drop)
    history.undo_last(office)
    merging.merge(office, "person", keep, drop)
    assert (Alias.select().count(), Alias.get().withdrawn) == (1, False)
    third = builders.person(office, "Giàng Seo Páo", birth_year="1980")
    merging.merge(office, "person", third, keep)
    assert reading.find(Person, drop).uuid == third
    people.remove(office, third)
    assert refusal(lambda: people.get(office, drop)) == "record_missing"


def test_aliases_that_go_round_end_nowhere(office: Office) -> None:
    for old, kept in (("a", "b"), ("b", "a")):
        Alias.create(of_table="person", old_uuid=old, kept_uuid=kept, stamp="x")
    assert refusal(lambda: people.get(office, "a")) == "record_missing"


def test_units_merge_with_all_that_stands_beneath_them(office: Office) -> None:
    builders.unit(office, "Đội 1", "collective", parent="Làng Mới")
    builders.unit(office, "Thôn Nà Lốc", "village", cell="Nà Lốc")
    builders.unit(office, "Đội 2", "collective", parent="Nà Lốc")
    builders.person(office, "Lù A Tủa", unit="Nà Lốc")
    before = facts(office)
    merging.merge(office, "unit", builders.named("Làng Mới"), builders.named("Nà Lốc"))
    shown = [(row.depth, row.short_name, row.people) for row in units.listed(office)][2:]
    assert shown == [(2, "Khe Mạ", 0), (2, "Làng Mới", 1), (3, "Đội 1", 0), (3, "Đội 2", 0), (2, "Thôn Nà Lốc", 0)]
    assert unit("Thôn Nà Lốc").cell == unit("Làng Mới")
    history.undo_last(office)
    assert facts(office) == before


def test_a_unit_beneath_the_dropped_one_takes_its_place(office: Office) -> None:
    own = builders.named("Đảng uỷ xã Yên Bình")
    middle = builders.unit(office, "Tổ", "collective", parent="Nà Lốc")
    deep = builders.unit(office, "Đội 1", "collective", parent="Tổ", cell="Nà Lốc")
    merging.merge(office, "unit", deep, builders.named("Nà Lốc"))
    rows = {row.uuid: row.parent for row in units.listed(office)}
    assert (rows[deep], rows[middle]) == (own, deep)
    assert unit("Đội 1").cell is None


@pytest.mark.parametrize("chosen", ["Nà Lốc", "Khe Mạ"])
def test_a_chosen_parent_that_is_itself_or_goes_away_is_set_right(office: Office, chosen: str) -> None:
    keep, drop = builders.named("Khe Mạ"), builders.named("Nà Lốc")
    merging.merge(office, "unit", keep, drop, {"parent": chosen, "cell": chosen})
    assert units.get(office, keep).values["parent"] == builders.named("Đảng uỷ xã Yên Bình")
    assert units.get(office, keep).values["cell"] is None


def test_a_chosen_parent_beneath_the_kept_one_is_refused(office: Office) -> None:
    builders.unit(office, "Đội 1", "collective", parent="Khe Mạ")
    keep, drop = builders.named("Khe Mạ"), builders.named("Nà Lốc")
    before = facts(office)
    assert refusal(lambda: merging.merge(office, "unit", keep, drop, {"parent": "Đội 1"})) == "unit_own_ancestor"
    assert facts(office) == before


def test_a_predecessor_merged_with_its_successor_is_no_longer_one(office: Office) -> None:
    old, new, third = (builders.named(name) for name in ("Nà Lốc", "Khe Mạ", "Làng Mới"))
    units.close(office, old, date(2026, 4, 1), new)
    units.close(office, third, date(2026, 4, 1), old)
    merging.merge(office, "unit", new, old)
    (kin,) = units.successions(office, new)
    assert (kin.side, kin.unit) == ("before", third)


def test_one_cannot_be_merged_with_itself_nor_the_office_away(office: Office) -> None:
    own, cell = builders.named("Đảng uỷ xã Yên Bình"), builders.named("Nà Lốc")
    assert refusal(lambda: merging.merge(office, "unit", cell, cell)) == "merge_same"
    assert refusal(lambda: merging.merge(office, "unit", cell, own)) == "merge_own_unit"
    assert refusal(lambda: merging.merge(office, "unit", own, cell, {"members": "ba"})) == "fields_wrong"
    with pytest.raises(BugError):
        merging.merge(office, "book", "a", "b")


def test_two_books_of_a_year_are_not_poured_together(office: Office) -> None:
    for name in ("Nà Lốc", "Khe Mạ"):
        write(office, Book, unit=unit(name), year=2026, owner="x")
    before = facts(office)
    merge = merging.merge
    assert refusal(lambda: merge(office, "unit", builders.named("Khe Mạ"), builders.named("Nà Lốc"))) == "merge_books"
    assert facts(office) == before


def test_books_of_different_years_come_together(office: Office) -> None:
    for name, year in (("Nà Lốc", 2025), ("Khe Mạ", 2026)):
        write(office, Book, unit=unit(name), year=year, owner="x")
    merging.merge(office, "unit", builders.named("Khe Mạ"), builders.named("Nà Lốc"))
    assert {book.unit for book in Book.select()} == {unit("Khe Mạ")}


def stated(office: Office, name: str, value: int, period: str = "2026-05") -> StatedNumber:
    return write(office, StatedNumber, unit=unit(name), period=period, measure="luot", value=value)


def test_numbers_stated_alike_become_one_and_others_are_refused(office: Office) -> None:
    keep, drop = builders.named("Khe Mạ"), builders.named("Nà Lốc")
    for period, value in (("2026-03", 4), ("2026-04", 5)):
        stated(office, "Nà Lốc", value, period)
    kept = stated(office, "Khe Mạ", 5, "2026-04")
    before = facts(office)
    done = merging.merge(office, "unit", keep, drop)
    present = StatedNumber.select().where(StatedNumber.deleted.is_null())
    assert sorted((row.unit, row.period, row.value) for row in present) == [
        (unit("Khe Mạ"), "2026-03", 4), (unit("Khe Mạ"), "2026-04", 5),
    ]  # fmt: skip
    history.undo(office, done.seq)
    assert facts(office) == before
    with office.act("test") as writer:
        writer.update(kept, value=6)
    assert refusal(lambda: merging.merge(office, "unit", keep, drop)) == "merge_differs"


def test_a_number_taken_away_here_and_stated_there_is_asked_about(office: Office) -> None:
    keep, drop = builders.named("Khe Mạ"), builders.named("Nà Lốc")
    stated(office, "Nà Lốc", 5)
    mine = stated(office, "Khe Mạ", 5)
    with office.act("test") as writer:
        writer.remove(mine)
    assert refusal(lambda: merging.merge(office, "unit", keep, drop)) == "merge_differs"
    merging.merge(office, "unit", drop, keep)
    assert StatedNumber.get(StatedNumber.uuid == mine.uuid).unit_id == unit("Khe Mạ").id


def test_grades_of_one_year_must_agree(office: Office) -> None:
    keep, drop = twins(office)
    people.save_rating(office, None, keep, {"year": "2025", "grade": "good"})
    rating = people.save_rating(office, None, drop, {"year": "2025", "grade": "done"})
    people.save_rating(office, None, drop, {"year": "2024", "grade": "done"})
    assert refusal(lambda: merging.merge(office, "person", keep, drop)) == "merge_differs"
    people.save_rating(office, rating, drop, {"grade": "good"})
    merging.merge(office, "person", keep, drop)
    assert [one.values["year"] for one in people.ratings(office, keep)] == [2025, 2024]
