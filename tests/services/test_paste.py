from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import builders
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.errors import Refused
from models.rules.facts import PasteRow
from models.services import history, paste, people, settings, unit_paste, units
from models.storage.office import Office
from models.tables.people import Person
from models.tables.units import Unit

CAPTIONS = {"name": ("ten", "ho va ten"), "year": ("nam sinh",), "note": ("ghi chu",)}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def verdicts(rows: tuple[PasteRow, ...]) -> list[str]:
    return [row.verdict for row in rows]


def codes(row: PasteRow) -> list[str]:
    return [problem.code for problem in row.problems]


def texts(text: str, order: tuple[str, ...] = ("name", "year")) -> list[dict[str, str]]:
    return [line.texts for line in paste.read(text, CAPTIONS, order).lines]


def test_cells_come_as_a_spreadsheet_hands_them_over() -> None:
    assert paste.cells("a\tb\r\nc\t\r\n") == [["a", "b"], ["c", ""]]
    assert paste.cells('"hai\ndòng"\t"nói ""có"""\tx') == [["hai\ndòng", 'nói "có"', "x"]]
    assert paste.cells('"Chi bộ\tNà Lốc"x\ty') == [['"Chi bộ', 'Nà Lốc"x', "y"]]
    assert paste.cells("") == [[""]]
    assert paste.cells("a\n\nb") == [["a"], [""], ["b"]]
    assert paste.cells("Vu\u0300ng\u200b") == [["Vùng"]]


@given(st.lists(st.lists(st.text(alphabet='ab"ủ', max_size=5), min_size=2, max_size=4), min_size=1, max_size=5))
def test_quoted_cells_come_back_whole(rows: list[list[str]]) -> None:
    text = "\n".join("\t".join('"' + cell.replace('"', '""') + '"' for cell in row) for row in rows)
    assert paste.cells(text) == [[unicodedata.normalize("NFC", cell) for cell in row] for row in rows]


@given(st.text(alphabet='ab"\t\n\r', max_size=40))
def test_every_paste_is_read(text: str) -> None:
    assert all(isinstance(cell, str) for row in paste.cells(text) for cell in row)
    paste.read(text, CAPTIONS, ("name",))


def test_the_head_is_known_by_its_words_wherever_a_title_leaves_it() -> None:
    text = "DANH SÁCH ĐẢNG VIÊN\nSTT\tGhi chú\tHọ và tên (chữ in)\tNăm sinh\tCCCD\n1\tx\tLù A Tủa\t1980\t09\n"
    sheet = paste.read(text, CAPTIONS, ("name",))
    assert (sheet.headed, sheet.left_out) == (True, ("CCCD",))
    assert sheet.captions["name"] == "Họ và tên (chữ in)"
    (line,) = sheet.lines
    assert (line.number, line.texts) == (3, {"note": "x", "name": "Lù A Tủa", "year": "1980"})


def test_a_column_named_twice_is_taken_once() -> None:
    sheet = paste.read("Tên\tTên\tNăm sinh\na\tb\t1980", CAPTIONS, ("name",))
    assert (sheet.lines[0].texts, sheet.left_out) == ({"name": "a", "year": "1980"}, ("Tên",))


def test_a_single_column_may_have_a_head_or_not() -> None:
    assert texts("Tên\nLù A Tủa") == [{"name": "Lù A Tủa"}]
    assert texts("Lù A Tủa\nTên") == [{"name": "Lù A Tủa"}, {"name": "Tên"}]


def test_a_row_of_data_with_one_known_word_is_no_head() -> None:
    assert texts("Tên\t1980\tx\ty")[0]["name"] == "Tên"


def test_running_numbers_are_dropped() -> None:
    assert texts("1\tLù A Tủa\t1980\n2.\tVàng Thị Mỷ\t\n\t\t\n") == [
        {"name": "Lù A Tủa", "year": "1980"}, {"name": "Vàng Thị Mỷ"}, {},
    ]  # fmt: skip
    assert texts("Tổ 1\t1980") == [{"name": "Tổ 1", "year": "1980"}]
    lists = texts("1. Nà Lốc\n2) Khe Mạ\n- Làng Mới\n3 - Bản Phố\n• Tổ 1\n12 tháng 9")
    assert [line["name"] for line in lists] == ["Nà Lốc", "Khe Mạ", "Làng Mới", "Bản Phố", "Tổ 1", "12 tháng 9"]


def test_what_stands_beyond_the_known_columns_is_named() -> None:
    sheet = paste.read("Lù A Tủa\t1980\tx\nVàng Thị Mỷ", CAPTIONS, ("name", "year"))
    assert sheet.left_out == ("3",)
    assert paste.read("Lù A Tủa\t1980\t", CAPTIONS, ("name", "year")).left_out == ()
    rows = paste.read("Tên\tNăm sinh\n\t", CAPTIONS, ("name",)).lines
    assert rows[0].texts == {}


def sixty_six() -> str:
    """Return 66 names, two of them doubled, with a blank row between and decomposed marks."""
    names = [f"Chi bộ Bản {letter}{number}" for letter in "ABCĐ" for number in range(1, 17)]
    lines = [*names[:30], names[3], "", *names[30:], names[40]]
    return unicodedata.normalize("NFD", "\r\n".join(["Tên chi bộ", *lines]))


def test_sixty_six_cells_are_pasted_in_their_order(office: Office) -> None:
    rows = units.preview_paste(office, sixty_six())
    assert Counter(verdicts(rows)) == {"new": 64, "doubtful": 2, "blank": 1}
    doubled = [row for row in rows if row.verdict == "doubtful"]
    assert [(codes(row), row.take) for row in doubled] == [(["repeated_in_paste"], False)] * 2
    assert doubled[0].problems[0].values == {"line": 5}
    before = history.last(office).seq
    assert units.take_paste(office, rows) == 64
    assert (history.last(office).seq, history.last(office).kind) == (before + 1, "units_pasted")
    listed = [row.name for row in units.listed(office, kinds=("cell_rural",))][3:]
    assert listed == [row.values["name"] for row in rows if row.verdict == "new"]
    assert all(unicodedata.is_normalized("NFC", name) for name in listed)
    history.undo_last(office)
    assert len(units.listed(office, kinds=("cell_rural",))) == 3


def test_a_doubled_name_is_taken_when_it_is_said_so(office: Office) -> None:
    rows = units.preview_paste(office, "Chi bộ Bản A\nChi bộ Bản A")
    assert units.take_paste(office, tuple(replace(row, take=True) for row in rows)) == 2


def test_prose_on_the_clipboard_is_no_list(office: Office) -> None:
    prose = (
        "Đảng uỷ xã thông báo: tháng 5 có hai cá nhân được ghi danh",
        "Ban công tác Mặt trận thôn Suối Đôi lắp bóng đèn.",
        "Chi bộ " + "rất dài " * 12,
    )
    for rows in (unit_paste.preview_paste(office, "\n".join(prose)), people.preview_paste(office, "\n".join(prose))):
        assert [(codes(row), row.verdict, row.take) for row in rows] == [(["like_a_sentence"], "doubtful", False)] * 3
    names = ("Chi bộ Trạm Y tế, Trường Mầm non", "Chi bộ TT.", "Thôn 5")
    assert verdicts(unit_paste.preview_paste(office, "\n".join(names))) == ["new"] * 3


def test_units_are_compared_with_those_that_are_there(office: Office) -> None:
    rows = units.preview_paste(office, "nà lốc\nChi bộ Na Loc\nThôn Nà Lốc\nĐảng bộ Nà Lốc\nChi bộ Mới\n...")
    assert verdicts(rows) == ["same", "doubtful", "new", "new", "new", "wrong"]
    assert [row.take for row in rows] == [False, False, True, True, True, False]
    assert rows[0].matches == rows[1].matches == (builders.named("Nà Lốc"),)
    assert units.take_paste(office, rows) == 3
    assert units.take_paste(office, units.preview_paste(office, "")) == 0


def test_a_list_of_cells_may_name_them_by_their_villages(office: Office) -> None:
    rows = units.preview_paste(office, "STT\tChi bộ\tXã cũ\tSố đảng viên\n1\tThôn Bản Phố\txã Bản Liền\t31")
    assert rows[0].values == {
        "name": "Thôn Bản Phố", "kind": "chi bộ nông thôn", "former_commune": "xã Bản Liền", "members": "31",
    }  # fmt: skip
    units.take_paste(office, rows)
    made = Unit.get(Unit.name == "Thôn Bản Phố")
    assert (made.kind, made.former_commune, made.members, made.cycle) == ("cell_rural", "xã Bản Liền", 31, "1")


def test_columns_without_a_head_tell_themselves(office: Office) -> None:
    rows = units.preview_paste(office, "1\tChi bộ A\t31\tThị trấn Cũ\tx\n2\tChi bộ B\t\txã Khác\n\t\t\n3\tChi bộ C")
    assert rows[0].values["members"] == "31"
    assert [row.values.get("former_commune") for row in rows] == ["Thị trấn Cũ", "xã Khác", None, None]
    assert rows[0].problems[-1].values == {"columns": ("5",)}


def test_wrong_lines_are_shown_and_never_taken(office: Office) -> None:
    text = "Tên đơn vị\tSố đảng viên\tTrực thuộc\nChi bộ A\tba\t\n\t5\t\nChi bộ B\t5\tKhông Đâu"
    rows = units.preview_paste(office, text)
    assert verdicts(rows) == ["wrong"] * 3
    assert [codes(row) for row in rows] == [["number_unclear"], ["required"], ["link_unknown"]]
    assert units.take_paste(office, tuple(replace(row, take=True) for row in rows)) == 0


def test_a_parent_may_come_in_the_same_paste(office: Office) -> None:
    text = "Tên đơn vị\tTrực thuộc\nĐảng bộ Công an xã\t\nChi bộ Đội 1\tĐảng bộ Công an xã\nChi bộ Khác\tNà Lốc"
    rows = units.preview_paste(office, text)
    assert verdicts(rows) == ["new"] * 3
    units.take_paste(office, rows)
    parents = {row.name: row.parent for row in units.listed(office)}
    assert parents["Chi bộ Đội 1"] == builders.named("Đảng bộ Công an xã")
    assert parents["Chi bộ Khác"] == builders.named("Nà Lốc")


def test_a_line_that_went_wrong_meanwhile_takes_none(office: Office) -> None:
    rows = units.preview_paste(office, "Chi bộ A\nChi bộ B")
    spoilt = replace(rows[1], values={**rows[1].values, "members": "ba"})
    with pytest.raises(Refused) as refused:
        units.take_paste(office, (rows[0], spoilt))
    assert (refused.value.code, refused.value.values["line"]) == ("line_wrong", 2)
    assert len(units.listed(office, kinds=("cell_rural",))) == 3


def test_a_paste_can_be_looked_at_before_there_is_an_office() -> None:
    rows = unit_paste.preview("Chi bộ A\nChi bộ a\n\n(x)", "commune")
    assert verdicts(rows) == ["new", "doubtful", "blank", "new"]
    assert unit_paste.preview("xã Yên Bình", "upper")[0].values["kind"] == "đảng bộ xã, phường"


PEOPLE = (
    "STT\tHọ và tên\tNăm sinh\tChi bộ\tChức vụ\n"
    "1\tGiàng Seo Páo\t1980\tNà Lốc\tTrưởng thôn\n"
    "2\tLù A Tủa\t12/3/1975\tKhe Mạ\t\n"
    "3\tGiàng Seo Páo\t1980\tNà Lốc\t\n"
    "4\tGiàng Seo Páo\t1955\tKhe Mạ\t\n"
    "\t\t\t\t\n"
    "5\tVàng Thị Mỷ\t19x5\t\t\n"
    "6\tĐỗ Thị Ánh\t1990\tChi bộ Xa\tY tá\n"
)


def test_people_are_pasted_in_their_order(office: Office) -> None:
    rows = people.preview_paste(office, unicodedata.normalize("NFD", PEOPLE))
    assert verdicts(rows) == ["new", "new", "doubtful", "new", "blank", "wrong", "doubtful"]
    assert rows[2].problems[0].values == {"line": 2}
    assert rows[5].problems[0].field == "birth_year"
    assert codes(rows[6]) == ["link_left_out"]
    assert people.take_paste(office, rows) == 3
    assert history.last(office).kind == "people_pasted"
    assert [row.name for row in people.listed(office)] == ["Giàng Seo Páo", "Lù A Tủa", "Giàng Seo Páo"]
    made = Person.get(Person.name == "Lù A Tủa")
    assert (made.birth_year, made.birth_date.isoformat(), made.unit.short_name) == (1975, "1975-03-12", "Khe Mạ")
    again = people.preview_paste(office, PEOPLE)
    assert verdicts(again) == ["same", "same", "same", "same", "blank", "wrong", "doubtful"]
    history.undo_last(office)
    assert people.count(office) == 0


def test_a_unit_that_nobody_knows_is_kept_in_words(office: Office) -> None:
    text = "Họ tên\tChi bộ\tThôn\tGhi chú\nĐỗ Thị Ánh\tChi bộ Xa\tThôn Xa\tcũ\nLù A Dế\tChi bộ Xa\t\t"
    rows = people.preview_paste(office, text)
    assert people.take_paste(office, tuple(replace(row, take=True) for row in rows)) == 2
    first, second = Person.select().order_by(Person.id)
    assert (first.unit, first.village, first.note) == (None, None, "cũ; Chi bộ Xa; Thôn Xa")
    assert second.note == "Chi bộ Xa"


def test_a_person_is_the_same_only_when_nothing_speaks_against_it(office: Office) -> None:
    uuid = builders.person(office, "Giàng Seo Páo", birth_year="1980", unit="Nà Lốc")
    lines = {
        "Giàng Seo Páo\t1980\tNà Lốc": "same",
        "Giàng Seo Páo\t1980\t": "same",
        "giàng seo páo\t\tNà Lốc": "same",
        "Giang Seo Pao\t1980\tNà Lốc": "doubtful",
        "Giàng Seo Páo\t1981\tNà Lốc": "doubtful",
        "Giàng Seo Páo\t1980\tKhe Mạ": "doubtful",
        "Giàng Seo Páo\t\t": "doubtful",
        "Giàng Seo Páo\t1981\tKhe Mạ": "new",
    }
    for line, verdict in lines.items():
        (row,) = people.preview_paste(office, line)
        assert (line, row.verdict, row.matches) == (line, verdict, () if verdict == "new" else (uuid,))


def test_a_name_in_two_columns_is_joined(office: Office) -> None:
    rows = people.preview_paste(office, "Họ đệm\tTên\tNgày sinh\nGiàng Seo\tPáo\t12/03/1980\nLù\t\t")
    assert [row.values["name"] for row in rows] == ["Giàng Seo Páo", "Lù"]
    assert rows[0].values["birth_date"] == "12/03/1980"


def test_days_of_birth_in_the_column_of_years(office: Office) -> None:
    rows = people.preview_paste(office, "Lù A Tủa\t12031980\nLù A Dế\t12.3.1980\nLù A Páo\t1980")
    assert ["birth_date" in row.values for row in rows] == [True, True, False]
    kept = people.preview_paste(office, "Tên\tNăm sinh\tNgày sinh\nLù A Tủa\t1/1/1980\t1/1/1980")
    assert codes(kept[0]) == ["year_unclear"]


def test_what_the_office_does_not_keep_is_never_taken(office: Office) -> None:
    text = "Họ tên\tDân tộc\tĐiện thoại\tCCCD\nGiàng Seo Páo\tMông\t0912\t010"
    (row,) = people.preview_paste(office, text)
    assert row.values == {"name": "Giàng Seo Páo"}
    assert row.problems[0].values == {"columns": ("CCCD", "Dân tộc", "Điện thoại")}
    settings.change(office, show_ethnicity=True, show_telephone=True)
    (row,) = people.preview_paste(office, text)
    assert row.values == {"name": "Giàng Seo Páo", "ethnicity": "Mông", "telephone": "0912"}
    assert row.problems[0].values == {"columns": ("CCCD",)}


def test_the_unit_of_the_page_is_meant_where_a_line_names_none(office: Office) -> None:
    builders.unit(office, "Chi bộ Nà Lốc", former_commune="xã Cũ")
    twin = str(Unit.get(Unit.former_commune == "xã Cũ").uuid)
    rows = people.preview_paste(office, "Lù A Tủa\nLù A Dế\t1980\tKhe Mạ\n", unit=twin)
    assert [row.values["unit"] for row in rows] == [twin, "Khe Mạ"]
    people.take_paste(office, rows)
    assert Person.get(Person.name == "Lù A Tủa").unit.uuid == twin
    assert people.preview_paste(office, "", unit=twin)[0].verdict == "blank"
    assert people.take_paste(office, people.preview_paste(office, "")) == 0


def test_a_unit_is_shown_by_the_name_that_reads_back(office: Office) -> None:
    twin = builders.unit(office, "Chi bộ thôn Khe Mạ", short_name="Khe Mạ")
    (row,) = people.preview_paste(office, "Lù A Tủa\t1980\tChi bộ thôn Khe Mạ")
    assert row.values["unit"] == "Chi bộ thôn Khe Mạ"
    people.take_paste(office, (row,))
    assert Person.get().unit.uuid == twin


def test_people_of_a_line_that_went_wrong_meanwhile_are_not_taken(office: Office) -> None:
    rows = people.preview_paste(office, "Lù A Tủa\t1980")
    with pytest.raises(Refused) as refused:
        people.take_paste(office, (replace(rows[0], values={"name": "A", "birth_year": "x"}),))
    assert refused.value.code == "line_wrong"


def test_a_long_list_asks_the_file_no_more_than_a_short_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    run = office.database.execute_sql

    def counted(sql: str, *rest: object) -> object:
        asked.append(sql)
        return run(sql, *rest)

    monkeypatch.setattr(office.database, "execute_sql", counted)
    counts = []
    for lines in (2, 200):
        asked.clear()
        rows = people.preview_paste(office, "\n".join(f"Giàng A {n}\t1980\tNà Lốc" for n in range(lines)))
        assert Counter(verdicts(rows)) == {"new": lines}
        counts.append(len(asked))
    assert counts[0] == counts[1] > 0
