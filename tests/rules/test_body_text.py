"""The free body: marks make headings, tabs make tables, figures stay whole, and nothing that was typed is lost."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import bodytext
from models.rules.documents import Block, BlockKind, FigureText, Span
from models.rules.errors import Refused

KINDS = {
    "I- KẾT QUẢ": BlockKind.PART,
    "I-KẾT QUẢ": BlockKind.PART,
    "II. Kết quả": BlockKind.PART,
    "IV – Nhiệm vụ": BlockKind.PART,
    "Phần XII. Kiến nghị": BlockKind.PART,
    "1. Học tập và làm theo Bác": BlockKind.SECTION,
    "1.2. Tự soi, tự sửa": BlockKind.SECTION,
    "2) Công tác tuyên vận:": BlockKind.SECTION,
    "1. Giao Văn phòng theo dõi.": BlockKind.POINT,
    "a) Kết quả": BlockKind.POINT,
    "đ. Tồn tại": BlockKind.POINT,
    "- Chi bộ Nà Lốc": BlockKind.ITEM,
    "•Chi bộ Nà Lốc": BlockKind.ITEM,
    "+ Thôn Khe Mạ": BlockKind.ITEM,
    "X-quang phổi": BlockKind.PARAGRAPH,
    "10.000 đồng mỗi hộ": BlockKind.PARAGRAPH,
    "Điều 1. Ghi danh": BlockKind.PARAGRAPH,
    "5 - 10 hộ tham gia": BlockKind.PARAGRAPH,
    "Tháng 5, các chi bộ họp đủ": BlockKind.PARAGRAPH,
}
FIGURES = {"slips.received": FigureText("63"), "slips.total": FigureText("66", False)}


@pytest.mark.parametrize(("line", "kind"), KINDS.items())
def test_a_line_says_by_its_mark_what_it_is(line: str, kind: BlockKind) -> None:
    assert bodytext.kind_of(line) is kind


def said(text: str, **more: str) -> list[str]:
    return ["".join(span.text for span in block.spans) for block in bodytext.parse(text, FIGURES, **more)]


def test_marks_stand_as_the_party_writes_them() -> None:
    assert said("II . Kết quả\nII.  Kết quả\n1) Học\na. Việc\n– Nà Lốc\n+Khe Mạ") == [
        "II . Kết quả", "II- Kết quả", "1. Học", "a) Việc", "- Nà Lốc", "+ Khe Mạ",
    ]  # fmt: skip
    assert said("I- Kết quả", after_part=".") == ["I. Kết quả"]


def test_figures_are_pieces_of_their_own() -> None:
    line = f"Nhận {bodytext.token('slips.received')}/{bodytext.token('slips.total')} phiếu{bodytext.token('gone')}"
    (block,) = bodytext.parse(line, FIGURES)
    assert block.spans == (
        Span("Nhận "),
        Span("63", figure="slips.received"),
        Span("/"),
        Span("66", figure="slips.total", confirmed=False),
        Span(" phiếu"),
        Span(bodytext.UNKNOWN, figure="gone", confirmed=False),
    )
    assert bodytext.keys(line + line) == ("slips.received", "slips.total", "gone")
    assert bodytext.filled(line, FIGURES) == f"Nhận 63/66 phiếu{bodytext.UNKNOWN}"


def test_lines_with_tabs_are_a_table() -> None:
    text = f"Bảng\nSTT\tChi bộ\tPhiếu\n1\tNà Lốc\t{bodytext.token('slips.received')}\n2\tKhe Mạ\n\tCộng\t1.234\nhết"
    first, table, last = bodytext.parse(text, FIGURES)
    assert table.table is not None and table.kind is BlockKind.TABLE
    assert table.table.rows == (
        ("STT", "Chi bộ", "Phiếu"), ("1", "Nà Lốc", "63"), ("2", "Khe Mạ", ""), ("", "Cộng", "1.234"),
    )  # fmt: skip
    assert (table.table.numbers, table.table.total) == ((0, 2), True)
    assert (said(text)[0], said(text)[-1], first.table, last.table) == ("Bảng", "hết", None, None)


def test_a_table_of_words_has_no_figures_and_no_total() -> None:
    (table,) = bodytext.parse("Tên\tViệc\nA\tB\n1\t", {})
    assert table.table is not None
    assert (table.table.numbers, table.table.total) == ((), False)


def test_a_single_line_with_a_tab_is_no_table() -> None:
    assert bodytext.parse("Họ tên:\tLù A", {}) == (Block(BlockKind.PARAGRAPH, (Span("Họ tên: Lù A"),)),)
    assert bodytext.parse("\t", {}) == ()


def test_a_body_is_cleaned_but_keeps_its_tabs_and_lines() -> None:
    assert bodytext.clean_body("  a\u200b  b \r\n\r\n c\t d \n\t\n") == "a b\n\nc\td"
    assert bodytext.clean_body("hoa\u0300") == "hoà"
    assert bodytext.clean_body("⟦slips.total⟧ và ⟦ Lạ ⟧, ⟧x⟦") == "⟦slips.total⟧ và Lạ , x"
    assert bodytext.clean_body("") == ""


def test_what_no_page_takes_is_refused() -> None:
    with pytest.raises(Refused, match="table_too_wide") as wide:
        bodytext.clean_body("a\n" + "\t".join("b" * 13))
    assert wide.value.values == {"columns": 13, "limit": 12}
    with pytest.raises(Refused, match="body_too_long"):
        bodytext.clean_body("a" * (bodytext.LONGEST + 1))
    widest, longest = "\t".join("b" * bodytext.COLUMNS), "a" * bodytext.LONGEST
    assert (bodytext.clean_body(widest), bodytext.clean_body(longest)) == (widest, longest)


def test_an_outline_becomes_headings_to_write_under() -> None:
    told = "I. KẾT QUẢ (nêu rõ số liệu)\n1. Học tập ………\n(ghi ngắn gọn)\n\na. Việc làm hay...\nTT\tNội dung …"
    assert bodytext.outlined(told) == "I- KẾT QUẢ\n1. Học tập\na) Việc làm hay\nTT\tNội dung …"


def test_a_report_is_written_under_the_headings_that_speak_of_it() -> None:
    sections = (
        bodytext.Section(("hoc tap",), ("Đã học.",)),
        bodytext.Section(("tuyen van", "dan van"), ("Đã tuyên vận.", "- 5 buổi")),
        bodytext.Section(("ghi danh",), ("Đã ghi.",)),
    )
    outline = "I. Học tập, tuyên vận\n1. Học tập\nhọc tập là việc chung\n2. Công tác dân vận\nII. Hạn chế"
    assert bodytext.written_under(outline, sections) == (
        "I- Học tập, tuyên vận\n1. Học tập\nĐã học.\nhọc tập là việc chung\n"
        "2. Công tác dân vận\nĐã tuyên vận.\n- 5 buổi\nII- Hạn chế\nĐã ghi."
    )
    assert bodytext.written_under("", sections[:1]) == "Đã học."


def test_lists_from_word_keep_their_marks_and_tables_their_cells() -> None:
    told = "1.\tHọc tập\n\uf0b7\tNà Lốc\n  a)\tviệc\nSTT\tTên\n1\tLù A\n•\t\tKhe Mạ\no\tmột"
    assert bodytext.pasted(told) == "1. Học tập\n- Nà Lốc\na) việc\nSTT\tTên\n1\tLù A\n• Khe Mạ\n- một"


LINES = ["I- MỘT", "1. Học", "a) việc", "đoạn", "2. Tuyên vận", "", "II- HAI", "A\tB"]


@pytest.mark.parametrize(
    ("at", "kind", "line"),
    [
        (3, BlockKind.PART, "II- đoạn"),
        (3, BlockKind.SECTION, "2. đoạn"),
        (3, BlockKind.POINT, "b) đoạn"),
        (3, BlockKind.ITEM, "- đoạn"),
        (1, BlockKind.PARAGRAPH, "Học"),
        (4, BlockKind.SECTION, "2. Tuyên vận"),
        (5, BlockKind.SECTION, "3. "),
        (5, BlockKind.POINT, "a) "),
        (6, BlockKind.SECTION, "3. HAI"),
        (7, BlockKind.SECTION, "1. A\tB"),
    ],
)
def test_a_mark_counts_on_from_the_lines_before(at: int, kind: BlockKind, line: str) -> None:
    assert bodytext.with_mark(LINES, at, kind) == line


def test_marks_count_through_lines_without_words_and_to_their_end() -> None:
    assert bodytext.with_mark(["1. ", "2."], 1, BlockKind.SECTION) == "2. "
    assert bodytext.with_mark([f"{mark}) x" for mark in "yy"] * 20 + [""], 40, BlockKind.POINT) == "y) "
    assert bodytext.with_mark(["X- x"] * 12 + [""], 12, BlockKind.PART) == "X- "


TEXTS = st.text(st.sampled_from("aI1.)- \t\n⟦⟧đx,") | st.characters(), max_size=80)


@given(TEXTS)
def test_any_text_is_clean_at_once_and_loses_no_word(text: str) -> None:
    clean = bodytext.clean_body(text)
    assert bodytext.clean_body(clean) == clean
    words = "".join(clean.split())
    told = "".join("".join(s.text for s in b.spans) for b in bodytext.parse(clean, {}) if b.table is None)
    rows = [cell for b in bodytext.parse(clean, {}) if b.table for row in b.table.rows for cell in row]
    letters = sum(char.isalpha() for char in told) + sum(char.isalpha() for cell in rows for char in cell)
    assert letters == sum(char.isalpha() for char in words)
    assert bodytext.outlined(bodytext.outlined(clean)) == bodytext.outlined(clean)
