from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from pathlib import Path

import builders
import pytest

from models.services import people, search
from models.storage.office import Office
from models.tables.honours import Book, HonourEntry, ReportedDeed
from models.tables.units import Unit


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def deed(office: Office, name: str, text: str, **values: object) -> str:
    unit = Unit.get(Unit.uuid == builders.named("Nà Lốc"))
    given = {"kind": "person", "month": "2026-05", "unit": unit, "unit_name": "Nà Lốc", **values}
    with office.act("deed_new") as writer:
        return str(writer.create(ReportedDeed, name=name, deed=text, **given).uuid)


def entry(office: Office, name: str, text: str, number: int | None = None) -> str:
    unit = Unit.get(Unit.uuid == builders.named("Nà Lốc"))
    with office.act("honour_new") as writer:
        book = Book.get_or_none() or writer.create(Book, unit=unit, year=2026, owner="x")
        given = {"kind": "person", "month": "2026-05", "unit": unit, "unit_name": "Nà Lốc", "book": book}
        return str(writer.create(HonourEntry, name=name, deed=text, number=number, **given).uuid)


def titles(office: Office, text: str, limit: int = 20) -> list[str]:
    return [hit.title for hit in search.search(office, text, limit)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("giang seo pao", "Giàng Seo Páo"),
        ("páo giàng", "Giàng Seo Páo"),
        (unicodedata.normalize("NFD", "Giàng Seo"), "Giàng Seo Páo"),
        ("uy ban", "Chi bộ Uỷ ban nhân dân"),
        ("ủy ban", "Chi bộ Uỷ ban nhân dân"),
        ("uỷ ban", "Chi bộ Uỷ ban nhân dân"),
        ("duong", "Đường Văn Ấn"),
        ("ĐƯỜNG", "Đường Văn Ấn"),
        ("my", "Vàng Thị Mỷ"),
    ],
)
def test_names_are_found_however_they_are_typed(office: Office, text: str, title: str) -> None:
    builders.unit(office, "Chi bộ Uỷ ban nhân dân", "cell_agency")
    for name in ("Giàng Seo Páo", "Đường Văn Ấn", "Vàng Thị Mỷ"):
        builders.person(office, name)
    assert titles(office, text)[:1] == [title]


def test_all_four_registers_are_searched_names_first(office: Office) -> None:
    builders.person(office, "Lù Thị Khe")
    deed(office, "Khe Văn Dìn", "Hiến đất")
    entry(office, "Lù A Dế", "Làm đường ở Khe Mạ", 5)
    assert titles(office, "khe") == ["Chi bộ Khe Mạ", "Khe Văn Dìn", "Lù Thị Khe", "Lù A Dế"]


def test_a_unit_is_found_by_its_former_commune(office: Office) -> None:
    builders.unit(office, "Chi bộ Bản Phố", former_commune="xã Bản Liền")
    (hit,) = search.search(office, "bản liền")
    assert (hit.table, hit.title, hit.detail) == ("unit", "Chi bộ Bản Phố", "chi bộ nông thôn · xã Bản Liền")


def test_a_find_says_what_tells_it_apart(office: Office) -> None:
    builders.person(office, "Lù A Tủa", birth_year="1975", unit="Nà Lốc", position="Trưởng thôn")
    builders.person(office, "Lù A Tủa")
    entry(office, "Sùng A Chứ", "Hiến đất\n" + "làm đường " * 20, 5)
    deed(office, "Sùng A Chứ", "Giúp dân", unit_name=None)
    assert [hit.detail for hit in search.search(office, "lu a tua")] == ["", "1975 · Nà Lốc · Trưởng thôn"]
    first, second = search.search(office, "sùng")
    assert (first.table, first.year) == ("honour_entry", 2026)
    assert first.detail.startswith("05 · 05/2026 · Nà Lốc · Hiến đất làm đường")
    assert first.detail.endswith("làm đường…") and len(first.detail) < 120
    assert (second.table, second.detail) == ("reported_deed", "05/2026 · Giúp dân")


def test_what_is_gone_is_not_found(office: Office) -> None:
    uuid = builders.person(office, "Lù A Tủa")
    people.remove(office, uuid)
    assert titles(office, "tua") == []


def test_finds_are_capped_and_names_are_not_drowned_by_deeds(office: Office) -> None:
    named = entry(office, "Sùng A Đường", "Hiến đất", 1)
    for number in range(30):
        entry(office, f"Lù A {number}", "Làm đường liên thôn", number + 2)
    found = search.search(office, "duong", 5)
    assert [hit.uuid for hit in found][0] == named
    assert len(found) == 5
    assert [hit.detail[:2] for hit in found[1:]] == ["31", "30", "29", "28"]


@pytest.mark.parametrize("text", ["", "   ", "...", '"', "%", "*"])
def test_nothing_asked_finds_nothing(office: Office, text: str) -> None:
    assert search.search(office, text) == ()


def test_enough_near_finds_leave_the_far_ones_out(office: Office) -> None:
    for number in range(3):
        entry(office, f"Đường Văn {number}", "Giúp dân", number + 1)
    entry(office, "Lù A Tủa", "Làm đường", 9)
    assert titles(office, "duong", 3) == ["Đường Văn 2", "Đường Văn 1", "Đường Văn 0"]
