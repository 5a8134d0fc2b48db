from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest

from models.rules.errors import Refused
from models.services import history, people, settings, units
from models.storage.office import Office
from models.tables.honours import ReportedDeed
from models.tables.people import Discipline, Person, Position
from models.tables.units import Unit


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def names(office: Office, **how: object) -> list[str]:
    return [row.name for row in people.listed(office, **how)]


def problem_codes(refused: pytest.ExceptionInfo[Refused]) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in refused.value.values["problems"]]


@pytest.mark.parametrize(
    ("values", "address"),
    [
        ({"membership": "member", "sex": "female"}, "đồng chí"),
        ({"membership": "probationary"}, "đồng chí"),
        ({"membership": "pupil", "sex": "male"}, "em"),
        ({"membership": "people", "sex": "male"}, "ông"),
        ({"sex": "female"}, "bà"),
        ({"membership": None, "sex": None}, ""),
        ({}, ""),
        ({"membership": "member", "form_of_address": "chi"}, "chị"),
        ({"membership": "member", "form_of_address": "none"}, ""),
        ({"kind": "collective", "membership": "member"}, ""),
        ({"kind": "person", "membership": "member"}, "đồng chí"),
    ],
)
def test_people_are_addressed_by_what_they_are(values: dict[str, str], address: str) -> None:
    assert people.address_of(values) == address


def test_nothing_but_a_name_is_demanded(office: Office) -> None:
    uuid = people.save(office, None, {"name": "Giàng Seo Páo"})
    assert people.get(office, uuid).values["name"] == "Giàng Seo Páo"
    with pytest.raises(Refused) as refused:
        people.save(office, None, {"birth_year": "1980"})
    assert problem_codes(refused) == [("name", "required")]


def test_lists_follow_the_order_of_units_and_of_entry(office: Office) -> None:
    for name, unit in (("Đỗ A", "Khe Mạ"), ("Lù B", "Nà Lốc"), ("Vàng C", ""), ("Giàng D", "Nà Lốc"), ("Ấn", "Khe Mạ")):
        builders.person(office, name, unit=unit)
    assert names(office) == ["Lù B", "Giàng D", "Đỗ A", "Ấn", "Vàng C"]
    assert names(office, unit=builders.named("Khe Mạ")) == ["Đỗ A", "Ấn"]
    units.move(office, builders.named("Khe Mạ"), None)
    assert names(office)[:2] == ["Đỗ A", "Ấn"]
    row = people.listed(office)[0]
    assert (row.unit, row.unit_name) == (builders.named("Khe Mạ"), "Khe Mạ")


def test_a_row_tells_what_the_list_shows(office: Office) -> None:
    builders.person(office, "Lù A Tủa", birth_year="1975", membership="Đảng viên", position="Trưởng thôn")
    (row,) = people.listed(office)
    assert (row.birth_year, row.position, row.membership, row.address) == (1975, "Trưởng thôn", "member", "đồng chí")


@pytest.mark.parametrize("text", ["giang seo pao", "GIÀNG", "pao", "Pa\u0301o seo"])
def test_people_are_found_with_and_without_marks(office: Office, text: str) -> None:
    builders.person(office, "Giàng Seo Páo")
    builders.person(office, "Lù A Tủa", position="Trưởng ban")
    assert names(office, text=text) == ["Giàng Seo Páo"]
    assert people.count(office, text=text) == 1
    assert names(office, text="xyz") == []


def test_finds_stand_in_vietnamese_order(office: Office) -> None:
    for name in ("Nguyễn Thị Đào", "Nguyễn Thị Ấn", "Nguyễn Thị Ánh", "Nguyễn Thị Bé", "Nguyễn Thị Dung"):
        builders.person(office, name)
    given = [name.split()[-1] for name in names(office, text="nguyễn")]
    assert given == ["Ánh", "Ấn", "Bé", "Dung", "Đào"]


def test_pages_go_on_where_the_last_one_ended(office: Office) -> None:
    for number in range(7):
        builders.person(office, f"Lù A {number}", unit="Nà Lốc" if number % 2 else "")
    for text in ("", "lu"):
        whole, found, after = [row.uuid for row in people.listed(office, text=text)], [], None
        while page := people.listed(office, text=text, after=after, size=3):
            found += [row.uuid for row in page]
            after = page[-1].uuid
        assert found == whole
        assert people.count(office, text=text) == 7
    with pytest.raises(Refused) as refused:
        people.listed(office, after="nobody")
    assert refused.value.code == "record_missing"


def test_who_left_is_shown_when_asked_for(office: Office) -> None:
    builders.person(office, "Lù A Tủa", valid_to="03/05/2026")
    builders.person(office, "Lù A Dế", valid_to="04/05/2026")
    assert names(office) == ["Lù A Dế"]
    assert (people.count(office), people.count(office, former=True)) == (1, 2)
    assert names(office, former=True) == ["Lù A Tủa", "Lù A Dế"]


def test_who_changes_the_unit_comes_last_there(office: Office) -> None:
    uuid = builders.person(office, "Lù A Tủa", unit="Nà Lốc")
    builders.person(office, "Lù A Dế", unit="Khe Mạ")
    people.save(office, uuid, {"unit": "Khe Mạ", "note": "chuyển"})
    assert names(office, unit=builders.named("Khe Mạ")) == ["Lù A Dế", "Lù A Tủa"]
    assert (history.last(office).kind, history.last(office).subject) == ("person_edit", "Lù A Tủa")
    history.undo_last(office)
    assert names(office, unit=builders.named("Nà Lốc")) == ["Lù A Tủa"]


def test_the_year_of_birth_comes_out_of_the_day(office: Office) -> None:
    uuid = builders.person(office, "Lù A Tủa", birth_date="12/03/1975")
    assert people.get(office, uuid).values["birth_year"] == 1975
    (problem,) = people.check(office, uuid, {"birth_date": "12/03/1976"})
    assert (problem.field, problem.code, problem.weight) == ("birth_year", "birth_differs", "ask")
    assert people.check(office, uuid, {"birth_year": "1975"}) == ()
    assert people.check(office, None, {"name": "Lù A Dế", "birth_year": "1975"}) == ()


def test_wrong_days_are_refused(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        builders.person(office, "Lù A Tủa", valid_from="02/05/2026", valid_to="01/05/2026")
    assert problem_codes(refused) == [("valid_to", "end_before_start")]


def test_sensitive_fields_are_kept_only_where_the_office_asked(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        builders.person(office, "Lù A Tủa", ethnicity="Mông", telephone="0912")
    assert problem_codes(refused) == [("ethnicity", "field_off"), ("telephone", "field_off")]
    settings.change(office, show_ethnicity=True)
    uuid = builders.person(office, "Lù A Tủa", ethnicity="Mông", telephone=" ")
    shown = people.get(office, uuid)
    assert (shown.values["ethnicity"], shown.texts["ethnicity"]) == ("Mông", "Mông")
    assert "telephone" not in shown.values and "telephone" not in shown.texts
    settings.change(office, show_ethnicity=False)
    assert "ethnicity" not in people.get(office, uuid).texts


def test_posts_have_their_dates(office: Office) -> None:
    uuid = builders.person(office, "Lù A Tủa")
    people.save_position(office, None, uuid, {"title": "Phó Bí thư", "from_day": "01/01/2020", "to_day": "31/12/2024"})
    now = people.save_position(office, None, uuid, {"title": "Bí thư", "from_day": "01/01/2025"})
    assert [record.values["title"] for record in people.positions(office, uuid)] == ["Bí thư", "Phó Bí thư"]
    with pytest.raises(Refused) as refused:
        people.save_position(office, now, uuid, {"to_day": "31/12/2024"})
    assert problem_codes(refused) == [("to_day", "end_before_start")]
    with pytest.raises(Refused) as refused:
        people.save_position(office, None, uuid, {"body": "Chi bộ"})
    assert problem_codes(refused) == [("title", "required")]
    people.remove_position(office, now)
    assert len(people.positions(office, uuid)) == 1
    assert (history.last(office).kind, history.last(office).subject) == ("position_remove", "Lù A Tủa")


def test_discipline_is_days_and_a_document_and_nothing_else(office: Office) -> None:
    uuid = builders.person(office, "Lù A Tủa")
    first = people.save_discipline(
        office, None, uuid, {"from_day": "01/02/2026", "to_day": "01/02/2027", "document_number": "05-QĐ/UBKT"}
    )
    people.save_discipline(office, None, uuid, {"from_day": "01/03/2026"})
    bars = people.disciplines(office, uuid)
    assert [bar.values["from_day"] for bar in bars] == [date(2026, 3, 1), date(2026, 2, 1)]
    assert set(bars[0].values) == {"person", "from_day", "to_day", "document_number", "document_on"}
    people.save_discipline(office, first, uuid, {"to_day": "01/08/2026"})
    assert people.disciplines(office, uuid)[1].texts["to_day"] == "01/08/2026"
    with pytest.raises(Refused) as refused:
        people.save_discipline(office, first, uuid, {"to_day": "31/01/2026"})
    assert problem_codes(refused) == [("to_day", "end_before_start")]
    people.remove_discipline(office, first)
    assert len(people.disciplines(office, uuid)) == 1


def test_a_year_has_one_grade(office: Office) -> None:
    uuid, other = builders.person(office, "Lù A Tủa"), builders.person(office, "Lù A Dế")
    first = people.save_rating(office, None, uuid, {"year": "2025", "grade": "good"})
    people.save_rating(office, None, other, {"year": "2025", "grade": "done"})
    people.save_rating(office, None, uuid, {"year": "2024", "grade": "done"})
    assert people.save_rating(office, None, uuid, {"year": "2025", "grade": "excellent"}) == first
    told = [(rating.values["year"], rating.values["grade"]) for rating in people.ratings(office, uuid)]
    assert told == [(2025, "excellent"), (2024, "done")]
    people.save_rating(office, first, uuid, {"grade": "failed"})
    assert people.ratings(office, uuid)[0].texts["grade"] == "Không hoàn thành nhiệm vụ"
    with pytest.raises(Refused):
        people.save_rating(office, None, uuid, {"grade": "good"})
    people.remove_rating(office, first)
    assert people.save_rating(office, None, uuid, {"year": "2025", "grade": "good"}) != first


def test_a_person_goes_with_all_that_was_kept_of_them_and_comes_back_whole(office: Office) -> None:
    uuid = builders.person(office, "Lù A Tủa")
    people.save_position(office, None, uuid, {"title": "Bí thư"})
    people.save_discipline(office, None, uuid, {"from_day": "01/02/2026"})
    people.save_rating(office, None, uuid, {"year": "2025", "grade": "good"})
    people.remove(office, uuid)
    assert people.count(office) == 0
    assert [model.select().where(model.deleted.is_null()).count() for model in (Position, Discipline)] == [0, 0]
    history.undo_last(office)
    parts = (people.positions, people.disciplines, people.ratings)
    assert [len(part(office, uuid)) for part in parts] == [1, 1, 1]


def test_a_person_whom_a_deed_names_stays(office: Office) -> None:
    uuid = builders.person(office, "Lù A Tủa")
    with office.act("deed_new") as writer:
        writer.create(
            ReportedDeed, kind="person", name="Lù A Tủa", month="2026-05", deed="Hiến đất",
            unit=Unit.get(Unit.uuid == builders.named("Nà Lốc")), person=Person.get(Person.uuid == uuid),
        )  # fmt: skip
    with pytest.raises(Refused) as refused:
        people.remove(office, uuid)
    assert (refused.value.code, refused.value.values) == ("person_in_use", {"name": "Lù A Tủa", "count": 1})


def test_an_edit_that_keeps_the_unit_keeps_the_place(office: Office) -> None:
    first = builders.person(office, "Lù A Tủa", unit="Nà Lốc")
    builders.person(office, "Lù A Dế", unit="Nà Lốc")
    people.save(office, first, {"name": "Lù A Tú", "unit": "Nà Lốc"})
    people.save(office, first, {"note": "x"})
    assert names(office) == ["Lù A Tú", "Lù A Dế"]
