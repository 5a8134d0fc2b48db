"""Which words stand on a line."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reports.breaking import Run, balanced, bind, clean, line_width, marked, wrap_rich, wrap_text
from reports.fonts import SOFT_SPACE, load_fonts

FONTS = load_fonts()
FACE = FONTS.regular
LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyẫỗớựĐƠƯẤ0123456789.,/-²()“”"
WORDS = st.text(LETTERS + "\u0301\u0323", min_size=1, max_size=40)
TEXTS = st.lists(st.one_of(WORDS, st.sampled_from(["120", "kg", "m²", "ngày", "14/5", "đồng", "năm", "2027"]))).map(
    " ".join
)
ROOMS = st.floats(min_value=1500, max_value=40000)


def shown(text: str, narrow: bool = False) -> str:
    return bind(text, narrow).replace(SOFT_SPACE, "_")


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Góp 120 kg thóc và 640 m² đất cho bản", "Góp 120_kg thóc và 640_m² đất cho_bản"),
        ("Ủng hộ 18.000.000 đồng xoá nhà tạm", "Ủng hộ 18.000.000_đồng xoá nhà_tạm"),
        ("Họp ngày 14/5 ở bản", "Họp ngày_14/5 ở_bản"),
        ("Từ tháng 5 theo số 41 của xã", "Từ tháng_5 theo số_41 của_xã"),
        ("Từ đầu năm 51 lượt của xã", "Từ đầu năm 51 lượt của_xã"),
        ("Trong năm 2027 cả xã", "Trong năm_2027 cả_xã"),
        ("Đường 1,2 km; dài hơn trước", "Đường 1,2_km; dài hơn_trước"),
        ("Hai lớp 14 em đi học", "Hai lớp 14 em đi_học"),
        ("Ngày 5/6 kg không phải số đo", "Ngày_5/6 kg không phải số_đo"),
        ("hai từ", "hai từ"),
        ("một", "một"),
        ("", ""),
    ],
)
def test_what_stays_together_in_a_wide_cell(text: str, bound: str) -> None:
    assert shown(text) == bound


def test_narrow_cells_bind_number_and_unit_only() -> None:
    assert shown("Xong ngày 24/5, góp 6 m của năm 2027", narrow=True) == "Xong ngày 24/5, góp 6_m của năm 2027"


def test_clean_composes_and_drops_what_nobody_sees() -> None:
    assert clean("Hu\u031bo\u031b\u0300ng\u200b Mẩy\x07\u00ad") == "Hường Mẩy"
    assert clean("a\r\nb\x0bc\u2028d") == "a\nb\nc\nd"


def test_own_line_ends_are_kept() -> None:
    assert wrap_text(FACE, "một\nhai ba\n", 90000, narrow=True) == [["một"], ["hai", "ba"]]


def test_a_word_wider_than_the_column_is_broken_and_loses_nothing() -> None:
    lines = wrap_text(FACE, "x" * 60 + " sau", 6000, narrow=True)
    assert len(lines) > 2 and "".join("".join(line) for line in lines) == "x" * 60 + "sau"
    assert all(FACE.width("".join(line)) <= 6000 for line in lines)


def test_bound_words_part_where_the_first_of_them_fit() -> None:
    room = FACE.width("số") + FACE.space + FACE.width("12") + 10
    assert wrap_text(FACE, "theo số 12 kg", room, narrow=False)[1:] == [[f"số{SOFT_SPACE}12"], ["kg"]]


def test_a_mark_is_not_parted_from_its_letter() -> None:
    word = "x\u0323" * 40
    lines = wrap_text(FACE, word, FACE.width("x") * 5.5, narrow=True)
    assert all(not unicodedata.combining(line[0][0]) for line in lines)
    assert "".join(line[0] for line in lines) == word


def test_a_bound_pair_wider_than_the_column_parts_at_its_space() -> None:
    room = FACE.width("18.000.000") + 10
    assert wrap_text(FACE, "18.000.000 đồng", room, narrow=True) == [["18.000.000"], ["đồng"]]


@given(TEXTS, ROOMS, st.booleans())
def test_every_line_fits_and_no_letter_is_lost(text: str, room: float, narrow: bool) -> None:
    lines = wrap_text(FACE, text, room, narrow)
    joined = "".join("".join(line) for line in lines).replace(SOFT_SPACE, "")
    assert joined == "".join(unicodedata.normalize("NFC", text).split())
    for line in lines:
        words = " ".join(line)
        assert line_width(FACE, words) <= room + 0.01 or len(words) == 1


@given(TEXTS, ROOMS)
def test_lines_of_several_faces_fit_too(text: str, room: float) -> None:
    half = len(text) // 2
    lines = wrap_rich([Run(FACE, text[:half]), Run(FONTS.bold, text[half:])], room)
    joined = "".join(run.text for line in lines for run in line.runs)
    assert joined.replace(" ", "").replace(SOFT_SPACE, "") == "".join(clean(text).split())
    assert all(line.width <= room + 0.01 or len(line.runs[0].text) == 1 for line in lines)
    assert [line.last for line in lines] == [False] * (len(lines) - 1) + [True]


def test_faces_that_meet_without_a_space_are_not_parted() -> None:
    runs = marked("Còn **51 lượt**, gồm", FACE, FONTS.bold)
    room = line_width(FACE, "Còn") + FACE.space + line_width(FONTS.bold, "51 lượt") + 1
    lines = wrap_rich(runs, room)
    assert ["".join(run.text for run in line.runs) for line in lines] == ["Còn 51", f"lượt,{SOFT_SPACE}gồm"]


def test_an_indent_shortens_the_first_line_only() -> None:
    words = "đất " * 30
    plain, indented = (wrap_rich([Run(FACE, words)], 9000, first_room=room) for room in (9000, 4000))
    first = ["".join(run.text for run in lines[0].runs) for lines in (plain, indented)]
    assert len(first[1]) < len(first[0])
    assert indented[1].width == pytest.approx(plain[1].width)


@pytest.mark.parametrize(
    ("text", "width_mm", "lines"),
    [
        ("Họ và tên, tên tập thể", 38, ["Họ và tên,", "tên tập thể"]),
        ("Chức vụ, đơn vị, thôn", 32, ["Chức vụ,", "đơn vị, thôn"]),
        ("Thời gian thực hiện", 22, ["Thời gian", "thực hiện"]),
        ("Nội dung việc làm, cách làm hay", 63, ["Nội dung việc làm, cách làm hay"]),
        ("Từ số - đến số", 25, ["Từ số -", "đến số"]),
        ("Cột\nriêng", 60, ["Cột", "riêng"]),
    ],
)
def test_heads_are_balanced(text: str, width_mm: float, lines: list[str]) -> None:
    assert balanced(FONTS.bold, text, (width_mm - 2.6) * 72 / 25.4 / 12 * 1000) == lines


@given(TEXTS, ROOMS, ROOMS, st.booleans())
def test_one_face_breaks_like_two_pieces_of_it(text: str, room: float, first: float, narrow: bool) -> None:
    half = len(text) // 2
    whole = wrap_rich([Run(FACE, text)], room, narrow, first)
    pieces = wrap_rich([Run(FACE, text[:half]), Run(FACE, text[half:])], room, narrow, first)
    assert [[run.text for run in line.runs] for line in whole if line.runs[0].text] == [
        [run.text for run in line.runs] for line in pieces if line.runs
    ]
    assert [line.spaces for line in whole] == [line.spaces for line in pieces]
    assert [line.width for line in whole] == pytest.approx([line.width for line in pieces])
