"""Drafts and bad input: figures to confirm, letters that no face has, tables too wide, a signature still missing."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from letter_checker import faults
from letter_facts import ANNEX, HEAD, letter, table, text
from page_facts import PT, Reader

from models.rules.documents import Annex, LetterFacts, Recipients, Span, TableBlock
from models.rules.errors import Refused, WorldError
from models.rules.pages import Signatory
from reports.press import FRAME_AIR_MM
from reports.render import render
from resources.rulesets import rule_set
from resources.words import sentence


def with_figure(confirmed: bool, figure: str = "2.041/2.186") -> LetterFacts:
    """Return a report with one figure from the records in a stretched line."""
    words = (
        "Số đảng viên dự họp ",
        Span(figure, figure="dang_vien_hop", confirmed=confirmed),
        " đồng chí, bằng 93,4%; đã tự soi, tự sửa 1.988 đồng chí. Các chi bộ biểu dương 57 lượt, nhắc nhở 11 lượt.",
    )
    return letter(body=(text(*words),), annexes=())


def test_a_figure_to_confirm_stands_in_a_frame() -> None:
    reader = Reader(render("bao-cao", with_figure(confirmed=False)))
    page = reader.pages[0]
    (frame,) = page.rects
    chars = [char for char in page.chars if frame["x0"] < (char["x0"] + char["x1"]) / 2 < frame["x1"]]
    inside = [char for char in chars if frame["top"] < char["top"] + 3 < frame["bottom"]]
    assert "".join(char["text"] for char in inside) == "2.041/2.186"
    assert (inside[0]["x0"] - frame["x0"]) * PT == pytest.approx(FRAME_AIR_MM, abs=0.05)
    assert (frame["x1"] - inside[-1]["x1"]) * PT == pytest.approx(FRAME_AIR_MM, abs=0.05)
    assert frame["stroking_color"] in (0, (0,), (0, 0, 0)) and not frame["fill"] and frame["linewidth"] == 0.5


def test_the_frame_goes_when_the_figure_is_confirmed_and_nothing_moves() -> None:
    draft, final = (Reader(render("bao-cao", with_figure(confirmed=state))) for state in (False, True))
    assert final.pages[0].rects == []
    places = [(char["text"], char["x0"], char["top"]) for char in final.pages[0].chars]
    assert [(char["text"], char["x0"], char["top"]) for char in draft.pages[0].chars] == places
    facts = with_figure(confirmed=False)
    assert faults(draft.data, facts, rule_set("HD05")) == []


def test_a_figure_broken_over_two_lines_has_two_frames() -> None:
    long = "chín mươi ba phẩy bốn phần trăm số đảng viên được triệu tập của sáu mươi sáu chi bộ"
    reader = Reader(render("bao-cao", with_figure(confirmed=False, figure=long)))
    assert len(reader.pages[0].rects) == 2
    assert all(29.6 <= rect["x0"] * PT and rect["x1"] * PT <= 195.5 for rect in reader.pages[0].rects)


FLOWER = "\U0001f338"


@pytest.mark.parametrize(
    ("facts", "place"),
    [
        (letter(body=(text(f"Chi bộ tặng 5 {FLOWER} cho trường, và nhiều việc khác nữa."),)), "Chi bộ tặng 5"),
        (letter(body=(table(("Việc", "Số"), (f"Tặng {FLOWER}", "5")),)), "Việc Số Tặng"),
        (letter(subject=f"kết quả {FLOWER}"), "trích yếu"),
        (letter(letterhead=replace(HEAD, place=f"Khe {FLOWER}")), "đầu trang"),
        (letter(addressed=(f"Sở {FLOWER}",)), "kính gửi"),
        (letter(signers=(Signatory("T/M", "", f"Lý {FLOWER}"),)), "phần ký"),
        (letter(recipients=Recipients((f"Chi bộ {FLOWER}",))), "nơi nhận"),
        (letter(annexes=(replace(ANNEX, name=f"Số {FLOWER}"),)), "Phụ lục 1"),
        (letter(annexes=(Annex("2", "Số", "", TableBlock((("Việc",), (FLOWER,)))),)), "Phụ lục 2"),
    ],
)
def test_a_letter_that_no_face_has_is_named_with_its_place(facts: LetterFacts, place: str) -> None:
    with pytest.raises(WorldError) as caught:
        render("bao-cao", facts)
    assert caught.value.code == "glyph_missing" and caught.value.values["letter"] == FLOWER
    assert place in str(caught.value.values["record"])
    assert place in sentence(caught.value.code, caught.value.values)


def test_a_table_wider_than_the_page_is_refused() -> None:
    wide = table(("Chi bộ", "Số lượt"), ("Nà Phung", "12"), widths_mm=(100, 70))
    with pytest.raises(Refused) as caught:
        render("bao-cao", letter(body=(wide,)))
    assert caught.value.code == "table_over_page"
    assert caught.value.values == {"table": "Chi bộ Số lượt", "total": "170", "room": "165"}
    many = TableBlock((tuple(f"c{column}" for column in range(40)),))
    with pytest.raises(Refused) as caught:
        render("bao-cao", letter(annexes=(replace(ANNEX, table=many),)))
    assert caught.value.values == {"table": "Phụ lục 1", "total": "320", "room": "257"}
    assert "320" in sentence(caught.value.code, caught.value.values)


def test_words_wider_than_their_column_shrink_it_into_the_page() -> None:
    rows = [tuple("Ẫ" * 60 for _ in range(12)) for _ in range(3)]
    long = TableBlock((tuple(f"Cột {column}" for column in range(12)), *rows))
    facts = letter(body=(text("Như sau:"), replace(table(("a",)), table=long)), annexes=())
    reader = Reader(render("bao-cao", facts))
    assert max(char["x1"] for page in reader.pages for char in page.chars) * PT <= 195.1
    assert sum(char["text"] == "Ẫ" for page in reader.pages for char in page.chars) == 60 * 36


def test_a_head_that_no_page_can_hold_is_refused() -> None:
    long = TableBlock(tuple(tuple("Ẫ" * 60 for _ in range(12)) for _ in range(3)))
    with pytest.raises(Refused) as caught:
        render("bao-cao", letter(body=(replace(table(("a",)), table=long),)))
    assert caught.value.code == "table_over_page" and float(str(caught.value.values["total"])) > 165


def test_an_own_value_out_of_range_is_refused_before_anything_is_drawn() -> None:
    with pytest.raises(Refused) as caught:
        render("bao-cao", letter(overrides={"text_size": 12}))
    assert caught.value.code == "rule_range"
    assert "14" in sentence(caught.value.code, caught.value.values)
    kept = letter(overrides={"text_size": 15, "recipients_separator": ","})
    assert any("12" in fault or "14" in fault for fault in faults(render("bao-cao", kept), kept, rule_set("HD05")))


def test_a_missing_signatory_leaves_the_pens_room() -> None:
    named, bare = (
        Reader(render("bao-cao", letter(signers=(Signatory("T/M BAN THƯỜNG VỤ", "BÍ THƯ", name),), annexes=())))
        for name in ("Lò Quang Vinh", "")
    )
    assert [line.text for line in named.lines(1) if line.text != "Lò Quang Vinh"] == [
        line.text for line in bare.lines(1)
    ]
    blank = Reader(render("bao-cao", letter(signers=(), annexes=())))
    assert "Nơi nhận:" in [line.text for line in blank.lines(len(blank.pages) - 1)]


def test_the_same_facts_give_the_same_bytes_dated_by_themselves() -> None:
    first, second = render("bao-cao", letter()), render("bao-cao", letter())
    assert first == second
    assert Reader(first).pdf.metadata["CreationDate"].startswith("D:20270523")
    undated = Reader(render("bao-cao", letter(dated=None, near=date(2027, 6, 1))))
    assert undated.pdf.metadata["CreationDate"].startswith("D:20270601")
    assert Reader(first).pdf.metadata["Title"] == "Báo cáo kết quả học tập và làm theo Bác, " + (
        "công tác tuyên vận và ghi danh tháng 5 năm 2027"
    )


def test_practice_documents_bear_their_mark() -> None:
    reader = Reader(render("bao-cao", letter(practice=True)))
    for page in range(len(reader.pages)):
        assert "".join(line.text for line in reader.lines(page, level=False)).replace(" ", "") == "SỔTHỬ"


def test_the_printer_is_told_how_to_turn_the_sheet() -> None:
    assert b"DuplexFlipLongEdge" in render("bao-cao", letter())
    assert b"/Simplex" in render("bao-cao", letter(two_sided=False))
