from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import builders
import pytest

from models.rules.errors import BugError, Refused, WorldError
from models.rules.setup import SetupAnswers
from models.services import history, unit_paste, units
from models.services import office as offices
from models.storage import office as storage
from models.storage.office import Office
from models.storage.source import seeded
from models.tables.system import Setting
from resources.words import VERSION

CELLS = "Chi bộ Nà Lốc\nChi bộ Khe Mạ\n"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def found(folder: Path, **given: object) -> Office:
    rows = unit_paste.preview(str(given.pop("cells", "")), str(given.get("level", "commune")))
    return offices.found(folder, dict(given), rows, seeded(1, builders.NOW)[0])


def kinds(office: Office) -> list[tuple[int, str, str]]:
    return [(row.depth, row.kind, row.name) for row in units.listed(office)]


def test_a_commune_begins_with_its_letterhead_and_its_cells_in_one_act(tmp_path: Path) -> None:
    names = {"name": "Đảng uỷ xã Yên Bình", "superior": "Đảng bộ tỉnh Lào Cai", "province": "Lào Cai"}
    with found(tmp_path / "a", level="commune", cells=CELLS, signatory="Lý A Sẩu", **names) as office:
        facts = offices.facts(office)
        assert (facts.body, facts.superior) == ("ĐẢNG UỶ XÃ YÊN BÌNH", "ĐẢNG BỘ TỈNH LÀO CAI")
        assert (facts.place, facts.name, facts.signatory) == ("Yên Bình", "Đảng uỷ xã Yên Bình", "Lý A Sẩu")
        assert kinds(office) == [
            (0, "province", "tỉnh Lào Cai"), (1, "commune", "Đảng uỷ xã Yên Bình"),
            (2, "cell_rural", "Chi bộ Nà Lốc"), (2, "cell_rural", "Chi bộ Khe Mạ"),
        ]  # fmt: skip
        assert facts.unit == builders.named("Đảng uỷ xã Yên Bình")
        (act,) = history.acts(office)
        assert (act.kind, act.subject) == ("office_new", "Đảng uỷ xã Yên Bình")
        assert office.uuid == facts.uuid
        assert storage.migrate.program(office.database) == VERSION


def test_a_cell_stands_beneath_its_commune(tmp_path: Path) -> None:
    names = {"name": "Chi bộ Trạm Y tế", "superior": "ĐẢNG BỘ XÃ YÊN BÌNH", "province": "Vùng Xa"}
    with found(tmp_path / "a", level="cell", **names) as office:
        assert kinds(office) == [
            (0, "province", "Vùng Xa"), (1, "commune", "Đảng bộ xã Yên Bình"), (2, "cell_agency", "Chi bộ Trạm Y tế"),
        ]  # fmt: skip
        assert (offices.facts(office).authority, offices.facts(office).place) == ("T/M CHI BỘ", "")


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"level": "commune"}, [(0, "commune", "Cơ quan A")]),
        ({"level": "commune", "superior": "Đảng bộ tỉnh Lào Cai"}, [
            (0, "province", "Đảng bộ tỉnh Lào Cai"), (1, "commune", "Cơ quan A"),
        ]),
        ({"level": "cell"}, [(0, "cell_agency", "Cơ quan A")]),
        ({"level": "cell", "superior": "Đảng bộ xã A"}, [
            (0, "commune", "Đảng bộ xã A"), (1, "cell_agency", "Cơ quan A"),
        ]),
        ({"level": "cell", "superior": "CÔNG TY A"}, [(0, "commune", "CÔNG TY A"), (1, "cell_agency", "Cơ quan A")]),
        ({"level": "upper", "superior": "x"}, [(0, "province", "Cơ quan A")]),
    ],
)  # fmt: skip
def test_an_office_knows_only_what_it_was_told(
    tmp_path: Path, given: dict[str, str], expected: list[tuple[int, str, str]]
) -> None:
    with offices.create_named(tmp_path / "a", name="Cơ quan A", keeper="", **given) as office:
        assert kinds(office) == expected


def test_an_upper_office_keeps_communes(tmp_path: Path) -> None:
    with found(tmp_path / "a", level="upper", name="Tỉnh uỷ Lào Cai", cells="xã Yên Bình\nphường Sa Pa") as office:
        assert [kind for _, kind, _ in kinds(office)] == ["province", "commune", "commune"]


def test_what_nobody_set_has_its_default(office: Office) -> None:
    facts = offices.facts(office)
    assert (facts.authority, facts.signatory_title) == ("T/M BAN THƯỜNG VỤ", "BÍ THƯ")
    assert (facts.slip_day, facts.meeting_day, facts.cutoff_day, facts.report_day) == (10, 14, None, 25)
    assert (facts.repeat_months, facts.practice) == (12, False)
    assert (facts.show_ethnicity, facts.show_telephone) == (False, False)


def test_settings_are_changed_in_one_act_and_undone(office: Office) -> None:
    before = history.last(office).seq
    offices.change(office, signatory="Lý\u200b A  Sẩu", cutoff_day=20, superior="ĐẢNG BỘ TỈNH\n LÀO CAI", authority="")
    facts = offices.facts(office)
    assert (facts.signatory, facts.cutoff_day, facts.authority) == ("Lý A Sẩu", 20, "")
    assert facts.superior == "ĐẢNG BỘ TỈNH\nLÀO CAI"
    assert (history.last(office).seq, history.last(office).kind) == (before + 1, "settings")
    offices.change(office, cutoff_day=20)
    assert history.last(office).seq == before + 1
    history.undo_last(office)
    assert offices.facts(office).cutoff_day is None
    offices.change(office, cutoff_day=21)
    assert offices.facts(office).cutoff_day == 21
    assert Setting.select().where(Setting.key == "cutoff_day").count() == 1


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"slip_day": 0}, "setting_day"),
        ({"cutoff_day": 32}, "setting_day"),
        ({"report_day": None}, "setting_day"),
        ({"meeting_day": "14"}, "setting_day"),
        ({"repeat_months": 61}, "setting_months"),
        ({"repeat_months": -1}, "setting_months"),
        ({"level": "huyện"}, "setting_level"),
    ],
)
def test_settings_that_cannot_be_are_refused_and_none_is_written(
    office: Office, given: dict[str, object], code: str
) -> None:
    with pytest.raises(Refused) as refused:
        offices.change(office, signatory="Lý A Sẩu", **given)
    assert refused.value.code == code
    assert offices.facts(office).signatory == ""


def test_a_setting_of_another_name_is_a_fault_of_ours(office: Office) -> None:
    with pytest.raises(BugError):
        offices.change(office, colour="red")


def test_any_setting_can_be_kept(office: Office) -> None:
    assert offices.setting(office, "columns", ()) == ()
    offices.put_setting(office, "columns", {"a": [1, "ủ"]})
    assert offices.setting(office, "columns") == {"a": [1, "ủ"]}
    assert offices.facts(office).name == "Đảng uỷ xã Yên Bình"


@pytest.mark.parametrize("name", ["", "  ", "…", "\u200b"])
def test_an_office_without_a_name_is_refused_and_leaves_nothing(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused) as refused:
        offices.create_named(tmp_path / "a", level="commune", name=name)
    assert refused.value.code == "name_missing"
    assert not (tmp_path / "a").exists()


def test_a_second_office_in_the_same_folder_is_refused_and_the_first_stays(tmp_path: Path) -> None:
    offices.create_named(tmp_path / "a", level="commune", name="Đảng uỷ xã A").close()
    with pytest.raises(Refused) as refused:
        offices.create_named(tmp_path / "a", level="commune", name="Đảng uỷ xã B")
    assert refused.value.code == "office_exists"
    with storage.open_office(tmp_path / "a") as office:
        assert offices.facts(office).name == "Đảng uỷ xã A"


@pytest.mark.parametrize("there", [False, True])
def test_a_start_that_fails_can_be_tried_again(tmp_path: Path, there: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "a"
    if there:
        folder.mkdir()
        (folder / "ghi chú.txt").write_text("của người khác", encoding="utf-8")

    def full(*_: object) -> None:
        raise WorldError("disk_full", path="")

    monkeypatch.setattr(offices, "_own_unit", full)
    with pytest.raises(WorldError):
        offices.create_named(folder, level="commune", name="Đảng uỷ xã A")
    assert [path.name for path in folder.glob("*")] == (["ghi chú.txt"] if there else [])
    monkeypatch.undo()
    with offices.create_named(folder, level="commune", name="Đảng uỷ xã A") as office:
        assert offices.facts(office).name == "Đảng uỷ xã A"


def test_lines_to_be_taken_are_those_that_were_chosen(tmp_path: Path) -> None:
    rows = unit_paste.preview(CELLS, "commune")
    given = {"level": "commune", "name": "Đảng uỷ xã A"}
    with offices.found(tmp_path / "a", given, (rows[0], replace(rows[1], take=False))) as office:
        assert [row.name for row in units.listed(office, kinds=("cell_rural",))] == ["Chi bộ Nà Lốc"]


def test_the_answers_of_the_first_steps_make_an_office(tmp_path: Path) -> None:
    answers = SetupAnswers(
        level="commune", name="Đảng uỷ xã Yên Bình", superior="ĐẢNG BỘ TỈNH LÀO CAI", body="ĐẢNG UỶ XÃ\nYÊN BÌNH",
        province="Lào Cai", place="Yên  Bình", keeper="Lan", keeper_title="Chuyên viên", signatory="Lý A Sẩu",
        signatory_title="BÍ THƯ", authority="", term="2025 - 2030", slip_day=8, meeting_day=13, cutoff_day=20,
        report_day=24, units=unit_paste.preview(CELLS, "commune"),
    )  # fmt: skip
    with offices.create_office(tmp_path / "a", answers, seeded(1, builders.NOW)[0]) as office:
        facts = offices.facts(office)
        given = {**answers.settings(), "place": "Yên Bình"}
        assert {name: getattr(facts, name) for name in given} == given
        assert [row.name for row in units.listed(office, kinds=("cell_rural",))] == ["Chi bộ Nà Lốc", "Chi bộ Khe Mạ"]


def test_wrong_days_are_refused_before_anything_is_made(tmp_path: Path) -> None:
    with pytest.raises(Refused) as refused:
        offices.create_named(tmp_path / "a", level="commune", name="Đảng uỷ xã A", slip_day=0)
    assert refused.value.code == "setting_day"
    assert not (tmp_path / "a").exists()
