from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest

from models.rules.errors import Refused
from models.services import history, ranks, settings, unit_kinds, units
from models.storage.office import Office
from models.tables.people import Person
from models.tables.units import Unit, UnitLink

OWN = "Đảng uỷ xã Yên Bình"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def names(office: Office, **how: object) -> list[str]:
    return [row.short_name for row in units.listed(office, **how)]


def tree(office: Office) -> list[tuple[int, str]]:
    return [(row.depth, row.short_name) for row in units.listed(office)]


def code(refused: pytest.ExceptionInfo[Refused]) -> str:
    if refused.value.code == "fields_wrong":
        return refused.value.values["problems"][0].code
    return refused.value.code


def test_the_tree_stands_in_the_order_of_entry(office: Office) -> None:
    party = builders.unit(office, "Đảng bộ Công an xã", "grassroots")
    builders.unit(office, "Chi bộ Đội 1", parent=party)
    builders.unit(office, "Chi bộ Trạm Y tế", "cell_agency")
    builders.unit(office, "Chi bộ Đội 2", parent=party)
    assert tree(office) == [
        (0, "tỉnh Lào Cai"), (1, OWN), (2, "Nà Lốc"), (2, "Khe Mạ"), (2, "Làng Mới"),
        (2, "Đảng bộ Công an xã"), (3, "Đội 1"), (3, "Đội 2"), (2, "Trạm Y tế"),
    ]  # fmt: skip
    stored = [unit.rank for unit in ranks.present()]
    assert stored == sorted(set(stored))


def test_a_row_tells_what_the_list_shows(office: Office) -> None:
    builders.unit(
        office, "Chi bộ Bản Phố", former_commune="xã Bản Liền", members="31", own_book="có", valid_from="01/07/2025"
    )
    builders.person(office, "Giàng Seo Páo", unit="Bản Phố")
    row = units.listed(office, kinds=("cell_rural",))[-1]
    assert (row.name, row.short_name, row.former_commune) == ("Chi bộ Bản Phố", "Bản Phố", "xã Bản Liền")
    assert (row.cycle, row.members, row.people, row.own_book) == ("1", 31, 1, True)
    assert (row.depth, row.parent, row.valid_from) == (0, builders.named(OWN), date(2025, 7, 1))


@pytest.mark.parametrize(
    ("kind", "cycle"),
    [("cell_rural", "1"), ("cell_agency", "1"), ("grassroots", "6"), ("commune", "1"), ("village", "")],
)
def test_the_cycle_follows_the_kind_until_it_is_chosen(office: Office, kind: str, cycle: str) -> None:
    usual = builders.unit(office, "Đơn vị A", kind)
    chosen = builders.unit(office, "Đơn vị B", kind, cycle="năm")
    cycles = {row.uuid: row.cycle for row in units.listed(office)}
    assert (cycles[usual], cycles[chosen]) == (cycle, "12")


def test_a_unit_above_is_put_beneath_none(office: Office) -> None:
    uuid = builders.unit(office, "huyện Bắc Hà", "district")
    assert units.get(office, uuid).values["parent"] is None
    assert units.get(office, builders.unit(office, "Thôn Nà Lốc", "village")).values["parent"] == builders.named(OWN)


def test_kinds_are_filtered_and_depth_counts_what_is_shown(office: Office) -> None:
    builders.unit(office, "Đội 1", "collective", parent="Nà Lốc")
    rows = units.listed(office, kinds=("cell_rural", "collective"))
    shown = [(row.depth, row.short_name) for row in rows]
    assert shown == [(0, "Nà Lốc"), (1, "Đội 1"), (0, "Khe Mạ"), (0, "Làng Mới")]


def test_units_are_shown_by_the_day(office: Office) -> None:
    builders.unit(office, "Chi bộ Cũ", valid_to="30/06/2025")
    builders.unit(office, "Chi bộ Sắp tới", valid_from="01/07/2026")
    cells = ("cell_rural",)
    assert "Cũ" not in names(office, kinds=cells)
    assert "Sắp tới" in names(office, kinds=cells)
    assert "Sắp tới" not in names(office, kinds=cells, on=date(2026, 6, 30))
    assert "Sắp tới" in names(office, kinds=cells, on=date(2026, 7, 1))
    assert "Cũ" in names(office, kinds=cells, on=date(2025, 6, 30))
    assert "Cũ" not in names(office, kinds=cells, on=date(2025, 7, 1))
    assert "Cũ" in names(office, kinds=cells, with_closed=True)


def test_options_tell_namesakes_apart(office: Office) -> None:
    builders.unit(office, "Chi bộ Nà Lốc", former_commune="xã Cũ")
    builders.unit(office, "Thôn Nà Lốc", "village", short_name="Nà Lốc")
    cells = units.options(office, kinds=("cell_rural",))
    assert [label for _, label in cells] == ["Nà Lốc (Chi bộ Nà Lốc)", "Khe Mạ", "Làng Mới", "Nà Lốc (xã Cũ)"]
    assert dict(units.options(office))[builders.named("Thôn Nà Lốc")] == "Nà Lốc (Thôn Nà Lốc)"


def test_a_short_name_follows_the_name_until_it_is_chosen(office: Office) -> None:
    uuid = builders.named("Nà Lốc")
    units.save(office, uuid, {"name": "chi bộ thôn Nà Lốc"})
    assert units.get(office, uuid).values["short_name"] == "Thôn Nà Lốc"
    units.save(office, uuid, {"short_name": "NL"})
    units.save(office, uuid, {"name": "Chi bộ Khác"})
    assert units.get(office, uuid).values["short_name"] == "NL"
    units.save(office, uuid, {"name": "Chi bộ Khác", "short_name": ""})
    assert units.get(office, uuid).values["short_name"] is None


def test_only_given_texts_are_written_and_nothing_new_is_no_act(office: Office) -> None:
    uuid = builders.named("Nà Lốc")
    before = history.last(office).seq
    units.save(office, uuid, {"name": "Chi bộ Nà Lốc"})
    assert history.last(office).seq == before
    units.save(office, uuid, {"contact": "Lý A Sẩu"})
    assert (history.last(office).kind, history.last(office).subject) == ("unit_edit", "Chi bộ Nà Lốc")
    assert units.get(office, uuid).texts["contact"] == "Lý A Sẩu"


def test_a_unit_is_never_beneath_itself(office: Office) -> None:
    child = builders.unit(office, "Đội 1", "collective", parent="Nà Lốc")
    for uuid, parent in ((builders.named("Nà Lốc"), "Nà Lốc"), (builders.named("Nà Lốc"), "Đội 1"), (child, "Đội 1")):
        with pytest.raises(Refused) as refused:
            units.save(office, uuid, {"parent": parent})
        assert code(refused) == "unit_own_ancestor"
    with pytest.raises(Refused) as refused:
        units.save(office, child, {"cell": "Đội 1"})
    assert code(refused) == "unit_own_ancestor"
    units.save(office, child, {"cell": "Nà Lốc", "parent": ""})
    assert tree(office)[-1] == (0, "Đội 1")


def test_a_ring_that_two_undos_left_hides_nobody_and_can_be_mended(office: Office) -> None:
    one, other = builders.named("Nà Lốc"), builders.named("Khe Mạ")
    units.save(office, one, {"parent": "Khe Mạ"})
    with office.act("unit_edit") as writer:
        writer.update(Unit.get(Unit.uuid == other), parent=Unit.get(Unit.uuid == one))
    assert sorted(names(office)) == sorted(["tỉnh Lào Cai", OWN, "Nà Lốc", "Khe Mạ", "Làng Mới"])
    with pytest.raises(Refused):
        units.save(office, one, {"parent": "Nà Lốc"})
    units.save(office, builders.named("Làng Mới"), {"parent": "Nà Lốc"})
    units.save(office, one, {"parent": OWN})
    assert tree(office)[2:] == [(2, "Nà Lốc"), (3, "Khe Mạ"), (3, "Làng Mới")]


def test_wrong_days_are_refused_whether_new_or_known(office: Office) -> None:
    with pytest.raises(Refused) as refused:
        builders.unit(office, "Chi bộ A", valid_from="02/05/2026", valid_to="01/05/2026")
    assert code(refused) == "end_before_start"
    units.save(office, builders.named("Nà Lốc"), {"valid_from": "02/05/2026"})
    with pytest.raises(Refused) as refused:
        units.save(office, builders.named("Nà Lốc"), {"valid_to": "01/05/2026"})
    assert code(refused) == "end_before_start"


def test_a_doubled_name_is_asked_about_and_blocks_nothing(office: Office) -> None:
    texts = {"kind": "cell_rural", "name": "chi bo NA LOC"}
    (problem,) = units.check(office, None, texts)
    assert (problem.code, problem.weight, problem.values) == ("name_doubled", "ask", {"name": "Chi bộ Nà Lốc"})
    assert units.check(office, builders.named("Nà Lốc"), {"name": "Chi bộ Nà Lốc"}) == ()
    assert units.check(office, builders.named("Nà Lốc"), {"name": "Chi bộ Na Loc"}) == ()
    assert units.check(office, builders.named("Nà Lốc"), {"note": "x"}) == ()
    units.save(office, None, texts)


def test_units_move_with_all_that_stands_beneath_them(office: Office) -> None:
    builders.unit(office, "Đội 1", "collective", parent="Làng Mới")
    units.move(office, builders.named("Làng Mới"), None)
    assert names(office)[2:] == ["Làng Mới", "Đội 1", "Nà Lốc", "Khe Mạ"]
    units.move(office, builders.named("Nà Lốc"), builders.named("Làng Mới"))
    assert names(office)[2:] == ["Làng Mới", "Đội 1", "Nà Lốc", "Khe Mạ"]
    units.move(office, builders.named("Làng Mới"), builders.named("Khe Mạ"))
    assert names(office)[2:] == ["Nà Lốc", "Khe Mạ", "Làng Mới", "Đội 1"]
    assert history.last(office).kind == "unit_move"
    history.undo_last(office)
    assert names(office)[2:] == ["Làng Mới", "Đội 1", "Nà Lốc", "Khe Mạ"]


def test_moving_again_and_again_never_runs_out_of_room(office: Office) -> None:
    for _ in range(30):
        units.move(office, builders.named("Làng Mới"), None)
        units.move(office, builders.named("Khe Mạ"), None)
    assert names(office)[2:] == ["Khe Mạ", "Làng Mới", "Nà Lốc"]
    units.move(office, builders.named("tỉnh Lào Cai"), None)
    assert names(office)[0] == "tỉnh Lào Cai"


def test_a_unit_moves_only_among_its_sisters(office: Office) -> None:
    child = builders.unit(office, "Đội 1", "collective", parent="Nà Lốc")
    for uuid, after in ((child, "Khe Mạ"), (builders.named("Nà Lốc"), "Nà Lốc")):
        with pytest.raises(Refused) as refused:
            units.move(office, uuid, builders.named(after))
        assert code(refused) == "unit_not_sister"


def test_a_unit_put_beneath_another_comes_last_there(office: Office) -> None:
    builders.unit(office, "Đội 1", "collective", parent="Khe Mạ")
    units.save(office, builders.named("Nà Lốc"), {"parent": "Khe Mạ"})
    assert tree(office)[2:] == [(2, "Khe Mạ"), (3, "Đội 1"), (3, "Nà Lốc"), (2, "Làng Mới")]


def test_closing_names_the_successor_and_its_document(office: Office) -> None:
    old, new = builders.named("Nà Lốc"), builders.named("Làng Mới")
    units.close(office, old, date(2026, 6, 30), new, " 12-NQ/ĐU ")
    (after,) = units.successions(office, old)
    (before,) = units.successions(office, new)
    assert (after.side, after.unit, after.name, after.resolution) == ("after", new, "Chi bộ Làng Mới", "12-NQ/ĐU")
    assert (before.side, before.unit, before.since) == ("before", old, date(2026, 7, 1))
    assert units.get(office, old).values["valid_to"] == date(2026, 6, 30)
    history.undo_last(office)
    assert units.successions(office, old) == ()
    assert units.get(office, old).values["valid_to"] is None


def test_closing_without_a_successor_makes_no_link(office: Office) -> None:
    units.close(office, builders.named("Nà Lốc"), date(2026, 4, 30))
    assert UnitLink.select().count() == 0
    assert "Nà Lốc" not in names(office)


def test_closing_is_refused_where_it_makes_no_sense(office: Office) -> None:
    nal, khe, lang = (builders.named(name) for name in ("Nà Lốc", "Khe Mạ", "Làng Mới"))
    units.save(office, nal, {"valid_from": "01/07/2025"})
    refusals = [
        (builders.named(OWN), date(2026, 5, 1), None, "unit_is_office"),
        (nal, date(2025, 6, 30), None, "unit_ends_before_start"),
        (nal, date(2026, 5, 1), nal, "unit_own_successor"),
    ]
    for uuid, day, successor, expected in refusals:
        with pytest.raises(Refused) as refused:
            units.close(office, uuid, day, successor)
        assert code(refused) == expected
    units.close(office, nal, date(2026, 5, 1), khe)
    units.close(office, khe, date(2026, 5, 2), lang)
    with pytest.raises(Refused) as refused:
        units.close(office, lang, date(2026, 5, 3), nal)
    assert code(refused) == "unit_own_successor"
    with office.act("ring") as writer:
        lang_row, nal_row = Unit.get(Unit.uuid == lang), Unit.get(Unit.uuid == nal)
        writer.create(UnitLink, predecessor=lang_row, successor=nal_row)
    with pytest.raises(Refused):
        units.close(office, khe, date(2026, 5, 4), nal)


def test_only_a_unit_that_nothing_names_is_removed(office: Office) -> None:
    uuid = builders.named("Nà Lốc")
    person = builders.person(office, "Giàng Seo Páo", unit="Nà Lốc", village="Nà Lốc")
    with pytest.raises(Refused) as refused:
        units.remove(office, uuid)
    assert (code(refused), refused.value.values["count"]) == ("unit_in_use", 1)
    with office.act("person_remove") as writer:
        writer.remove(Person.get(Person.uuid == person))
    units.remove(office, uuid)
    assert "Nà Lốc" not in names(office)
    with pytest.raises(Refused) as refused:
        units.get(office, uuid)
    assert code(refused) == "record_missing"
    history.undo_last(office)
    assert names(office)[2] == "Nà Lốc"
    with pytest.raises(Refused) as refused:
        units.remove(office, builders.named(OWN))
    assert code(refused) == "unit_is_office"


def test_a_unit_whose_parent_is_gone_stands_at_the_top(office: Office) -> None:
    child = builders.unit(office, "Đội 1", "collective", parent="Nà Lốc")
    with office.act("unit_remove") as writer:
        writer.remove(Unit.get(Unit.uuid == builders.named("Nà Lốc")))
    row = next(row for row in units.listed(office) if row.uuid == child)
    assert (row.depth, row.parent) == (0, None)


def test_an_office_without_a_unit_of_its_own_still_keeps_units(office: Office) -> None:
    settings.change(office, unit="")
    assert units.get(office, builders.unit(office, "Chi bộ A")).values["parent"] is None


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Chi bộ Nà Lốc", "cell_rural"),
        ("Nà Lốc", "cell_rural"),
        ("Chi bộ Trường Mầm non số 1", "cell_agency"),
        ("Chi bộ Trạm Y tế", "cell_agency"),
        ("CB Công an xã", "cell_agency"),
        ("Chi bộ HTX Quế", "cell_agency"),
        ("Chi bộ UỶ BAN nhân dân", "cell_agency"),
        ("Chi bộ Ủy ban nhân dân", "cell_agency"),
        ("Văn phòng Đảng uỷ", "cell_agency"),
        ("Chi bộ thôn Trường Sơn", "cell_rural"),
        ("Chi bộ Trưởng Thành", "cell_rural"),
        ("Thôn Nà Lốc", "village"),
        ("Bản Phố", "village"),
        ("Tổ dân phố 3", "village"),
        ("Đảng bộ Công an xã", "grassroots"),
    ],
)
def test_kinds_are_told_by_names(name: str, kind: str) -> None:
    assert unit_kinds.from_name(name) == kind


def test_kinds_depend_on_the_office_and_on_the_list(office: Office) -> None:
    assert unit_kinds.from_name("xã Yên Bình", "upper") == "commune"
    assert unit_kinds.from_name("Đảng bộ phường Sa Pa", "upper") == "commune"
    assert unit_kinds.from_name("Văn Bàn", "upper") == "commune"
    assert unit_kinds.from_name("Đội văn nghệ", "cell") == "collective"
    assert unit_kinds.from_name("Thôn Nà Lốc", cells=True) == "cell_rural"


@pytest.mark.parametrize(
    ("word", "kind"),
    [
        ("cell_agency", "cell_agency"), ("Chi bộ nông thôn", "cell_rural"), ("Nông thôn", "cell_rural"),
        ("CB cơ quan", "cell_agency"), ("Thôn", "village"), ("lạ", ""), ("", ""),
    ],
)  # fmt: skip
def test_kinds_are_told_by_words(word: str, kind: str) -> None:
    assert unit_kinds.from_word(word) == kind
