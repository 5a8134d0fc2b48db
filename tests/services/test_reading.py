from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.errors import BugError, Refused
from models.rules.fields import Kind
from models.services import linking, reading, schema, units
from models.services import office as offices
from models.storage.office import Office
from models.tables.people import Person
from models.tables.registry import BY_NAME
from models.tables.units import Unit


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def read(office: Office, table: str, **texts: str) -> reading.Read:
    return reading.read_texts(office, table, texts)


def told(found: reading.Read) -> list[tuple[str, str, str]]:
    return [(problem.field, problem.code, problem.weight) for problem in found.problems]


def test_each_kind_is_read_into_its_value(office: Office) -> None:
    found = read(
        office, "reported_deed",
        kind="cá nhân", name=" Giàng  Seo Páo ", birth_year="1980", unit="Nà Lốc", month="5/2026",
        meeting_on="03/05/2026", deed="Hiến đất\r\nlàm đường ", present="1.200", consent="slip",
    )  # fmt: skip
    assert found.values == {
        "kind": "person", "name": "Giàng Seo Páo", "birth_year": 1980,
        "unit": Unit.get(Unit.uuid == builders.named("Nà Lốc")).id, "month": "2026-05",
        "meeting_on": date(2026, 5, 3), "deed": "Hiến đất\nlàm đường", "present": 1200, "consent": "slip",
    }  # fmt: skip
    assert told(found) == [("present", "unusual", "ask")]
    assert read(office, "contribution", amount="1.234,5").values == {"amount": Decimal("1234.5")}
    assert read(office, "page_form", definition='{"a":\n1}').values == {"definition": '{"a":\n1}'}


def test_texts_are_composed_and_cleaned_at_the_door(office: Office) -> None:
    pasted = unicodedata.normalize("NFD", "Vàng\u200b Thị\x07 Mỷ")
    assert read(office, "person", name=pasted).values == {"name": "Vàng Thị Mỷ"}


@pytest.mark.parametrize(
    ("table", "field", "text", "code"),
    [
        ("person", "name", "", "required"),
        ("person", "name", "  \u200b ", "required"),
        ("person", "name", "...", "name_without_letters"),
        ("person", "name", "a" * 301, "too_long"),
        ("reported_deed", "deed", "a" * 5001, "too_long"),
        ("person", "birth_date", "31/2/1980", "date_impossible"),
        ("person", "birth_date", "3/2", "date_unclear"),
        ("person", "birth_date", "1/1/2031", "date_far"),
        ("person", "birth_year", "19x5", "year_unclear"),
        ("reported_deed", "month", "13/2026", "month_unclear"),
        ("reported_deed", "present", "ba", "number_unclear"),
        ("reported_deed", "present", "1,5", "number_not_whole"),
        ("reported_deed", "present", "9" * 30, "number_too_big"),
        ("contribution", "amount", "-" + "9" * 30, "number_too_big"),
        ("person", "sex", "Nam nữ", "choice_unknown"),
        ("person", "is_leader", "có lẽ", "flag_unclear"),
        ("person", "unit", "Không Đâu", "link_unknown"),
    ],
)
def test_a_text_that_cannot_stand_is_named_and_has_no_value(
    office: Office, table: str, field: str, text: str, code: str
) -> None:
    found = read(office, table, **{field: text})
    assert told(found) == [(field, code, "refuse")]
    assert found.values == {}
    with pytest.raises(Refused) as refused:
        reading.refuse_wrong(found.problems)
    assert refused.value.code == "fields_wrong"
    assert refused.value.values["problems"] == found.problems


def test_a_deed_of_exactly_five_thousand_characters_is_taken(office: Office) -> None:
    assert read(office, "reported_deed", deed="a" * 5000).problems == ()


def test_what_may_stay_empty_is_nothing_and_no_fault(office: Office) -> None:
    found = read(office, "person", birth_year=" ", sex="", unit="", position="")
    assert found.values == {"birth_year": None, "sex": None, "unit": None, "position": None}
    assert found.problems == ()


@pytest.mark.parametrize(
    ("table", "field", "text"),
    [
        ("person", "birth_year", "1905"),
        ("reported_deed", "present", "501"),
        ("reported_deed", "month", "5/2028"),
    ],
)
def test_absurd_values_are_asked_about_and_kept(office: Office, table: str, field: str, text: str) -> None:
    found = read(office, table, **{field: text})
    expected = [] if text == "1905" else [(field, "unusual", "ask")]
    assert told(found) == expected
    assert field in found.values
    reading.refuse_wrong(found.problems)


def test_a_count_below_nothing_is_refused(office: Office) -> None:
    assert told(read(office, "reported_deed", present="-1")) == [("present", "number_negative", "refuse")]
    assert told(read(office, "monthly_slip", members="-3")) == [("members", "number_negative", "refuse")]


def test_only_days_that_end_something_may_lie_years_ahead(office: Office) -> None:
    person = builders.person(office, "Lù A Tủa")
    assert read(office, "discipline", person=person, to_day="01/02/2029").values["to_day"] == date(2029, 2, 1)
    assert told(read(office, "discipline", from_day="01/02/2029")) == [("from_day", "date_far", "refuse")]
    assert told(read(office, "discipline", to_day="01/02/2090")) == [("to_day", "date_far", "refuse")]


def test_a_new_record_misses_what_is_required(office: Office) -> None:
    whole = reading.read_texts(office, "unit", {"name": "Chi bộ Mới"}, whole=True)
    assert told(whole) == [("kind", "required", "refuse")]
    assert told(read(office, "unit", name="Chi bộ Mới")) == []


@pytest.mark.parametrize(("text", "value"), [("có", True), ("X", True), ("1", True), ("không", False), ("0", False)])
def test_flags_are_read_as_people_mark_them(office: Office, text: str, value: bool) -> None:
    assert read(office, "person", is_leader=text).values == {"is_leader": value}


def test_links_are_found_by_identity_name_or_short_name(office: Office) -> None:
    uuid = builders.named("Nà Lốc")
    row = Unit.get(Unit.uuid == uuid).id
    for text in (uuid, "Chi bộ Nà Lốc", "chi bo na loc", "Nà Lốc", "NA LOC"):
        assert read(office, "person", unit=text).values == {"unit": row}
    person = builders.person(office, "Giàng Seo Páo")
    assert read(office, "position", person="giang seo pao").values == {"person": Person.get(Person.uuid == person).id}
    assert told(read(office, "contribution", entry="Giàng Seo Páo")) == [("entry", "link_unknown", "refuse")]


def test_a_name_that_several_bear_is_asked_about_with_what_tells_them_apart(office: Office) -> None:
    builders.unit(office, "Chi bộ Na Loc", former_commune="xã Cũ")
    marked, bare = read(office, "person", unit="Nà Lốc"), read(office, "person", unit="nà loc")
    assert marked.values == {"unit": Unit.get(Unit.name == "Chi bộ Nà Lốc").id}
    assert told(bare) == [("unit", "link_ambiguous", "refuse")]
    assert bare.problems[0].values["names"] == ("Chi bộ Nà Lốc", "Chi bộ Na Loc (xã Cũ)")


def test_the_field_tells_a_cell_from_its_village(office: Office) -> None:
    builders.unit(office, "Thôn Nà Lốc", "village", short_name="Nà Lốc")
    cell, village = (Unit.get(Unit.name == name).id for name in ("Chi bộ Nà Lốc", "Thôn Nà Lốc"))
    names = linking.Names()
    for typed in ("Nà Lốc", "na loc"):
        read_both = reading.read_texts(office, "person", {"unit": typed, "village": typed}, names=names)
        assert read_both.values == {"unit": cell, "village": village}


def test_a_closed_unit_gives_way_to_the_one_that_works(office: Office) -> None:
    units.close(office, builders.named("Nà Lốc"), date(2026, 4, 30))
    assert "unit" in read(office, "person", unit="Nà Lốc").values
    follower = builders.unit(office, "Chi bộ Nà Lốc")
    assert read(office, "person", unit="na loc").values == {"unit": Unit.get(Unit.uuid == follower).id}


def test_days_in_order(office: Office) -> None:
    late, early = date(2026, 5, 2), date(2026, 5, 1)
    assert reading.days_in_order({"a": early, "b": late}, "a", "b") == ()
    assert reading.days_in_order({"a": late}, "a", "b") == ()
    (problem,) = reading.days_in_order({"a": late, "b": early}, "a", "b")
    assert (problem.field, problem.code) == ("b", "end_before_start")


def test_values_are_shown_as_forms_show_them(office: Office) -> None:
    def shown(table: str, name: str, value: object) -> str:
        return reading.text_of(schema.field(table, name), value, office)

    unit = Unit.get(Unit.uuid == builders.named("Nà Lốc"))
    assert shown("person", "birth_date", date(1980, 2, 3)) == "03/02/1980"
    assert shown("reported_deed", "month", "2026-05") == "05/2026"
    assert shown("reported_deed", "present", 1200) == "1.200"
    assert shown("contribution", "amount", "1234.50") == "1.234,50"
    assert shown("person", "sex", "female") == "Nữ"
    assert shown("person", "sex", "other") == "other"
    assert [shown("person", "is_leader", flag) for flag in (True, False, None)] == ["có", "không", ""]
    assert [shown("person", "unit", way) for way in (unit, unit.id, unit.uuid)] == ["Nà Lốc"] * 3
    assert shown("person", "birth_year", 1980) == "1980"
    assert shown("contribution", "entry", "nobody") == ""


def test_journal_lines_are_shown_the_same_way(office: Office) -> None:
    def shown(table: str, name: str, value: object) -> str:
        return reading.text_of_json(office, table, schema.field(table, name), value)

    assert shown("person", "birth_date", "1980-02-03") == "03/02/1980"
    assert shown("person", "unit", builders.named("Nà Lốc")) == "Nà Lốc"
    assert shown("person", "note", None) == ""
    assert shown("setting", "value", '"T/M CHI BỘ"') == "T/M CHI BỘ"
    assert shown("setting", "value", '{"a": "ủ"}') == '{"a": "ủ"}'
    assert shown("setting", "key", "term") == "term"


def test_a_record_comes_with_values_and_texts(office: Office) -> None:
    uuid = builders.person(office, "Giàng Seo Páo", unit="Nà Lốc", birth_year="1980")
    found = reading.as_record(office, reading.find(Person, uuid))
    assert (found.table, found.uuid, found.rev) == ("person", uuid, 1)
    assert (found.values["unit"], found.values["birth_year"]) == (builders.named("Nà Lốc"), 1980)
    assert (found.texts["unit"], found.texts["birth_year"], found.texts["sex"]) == ("Nà Lốc", "1980", "")
    assert reading.value_of(office, reading.find(Person, uuid), "note") is None


def test_what_is_shown_is_read_back(office: Office) -> None:
    uuid = builders.person(office, "Giàng Seo Páo", unit="Nà Lốc", birth_date="03/02/1980", sex="Nam", is_leader="có")
    record = reading.find(Person, uuid)
    texts = {spec.name: reading.as_record(office, record).texts[spec.name] for spec in schema.fields("person")}
    values = read(office, "person", **texts).values
    assert values == {name: record.__data__[name] for name in values}


def test_a_record_that_is_gone_is_refused(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        reading.find(Unit, "nobody")
    assert (refused.value.code, refused.value.values) == ("record_missing", {"table": "unit"})


def test_the_schema_names_fields_and_refuses_strangers(office: Office) -> None:
    assert [spec.name for spec in schema.fields("position")] == ["person", "title", "body", "from_day", "to_day"]
    assert "rank" not in {spec.name for spec in schema.fields("unit")}
    assert "rank" in {spec.name for spec in schema.fields("unit", hidden=True)}
    with pytest.raises(BugError):
        schema.fields("nothing")
    with pytest.raises(BugError):
        schema.field("unit", "nothing")


def test_sensitive_fields_are_shown_where_the_office_asked_for_them(office: Office) -> None:
    def names() -> set[str]:
        return {spec.name for spec in schema.shown(offices.facts(office), "person")}

    assert not names() & set(schema.OPTIONAL)
    offices.change(office, show_ethnicity=True, show_telephone=True)
    assert set(schema.OPTIONAL) <= names()


class _Today:
    """Stand in for an office where only the day is asked."""

    class source:
        @staticmethod
        def today() -> date:
            return builders.NOW.date()


@pytest.mark.parametrize("table", sorted(BY_NAME))
@given(text=st.text(max_size=80))
def test_no_text_at_all_makes_reading_fail(table: str, text: str) -> None:
    plain = [spec.name for spec in schema.fields(table, hidden=True) if spec.kind is not Kind.LINK]
    found = reading.read_texts(_Today(), table, dict.fromkeys(plain, text))
    refused = {problem.field for problem in found.problems if problem.weight == "refuse"}
    assert refused | set(found.values) == set(plain)
