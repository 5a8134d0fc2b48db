"""The slip's Word twin: the same words as on paper, rows that a reader finds by their codes, a code of its own."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import pytest
from docx import Document
from hypothesis import given, settings
from page_facts import Reader
from slip_facts import FEEDBACK, TOPIC, UNIT, job, sheet
from test_slip_pages import five_honours, sheets
from twin_kit import converted, ids, order_faults, word_text

from models.rules.slip_facts import SlipSheet
from models.rules.slip_return import slip_code
from models.rules.slips import DEED_CODES, ROW_CODES
from reports.docx import render_docx
from reports.docx.phieu_thang import file_name, one_by_one
from reports.parts import slip_words as words
from reports.render import render
from reports.texts import form_texts

CODES = {*ROW_CODES, *DEED_CODES[0], *DEED_CODES[1]}


def twin(*given: SlipSheet) -> bytes:
    return render_docx("phieu-thang", job(*given))


def said(data: bytes) -> str:
    return word_text(Document(io.BytesIO(data)).element.body)


def test_the_twin_says_what_the_paper_says() -> None:
    one = five_honours()
    paper = Reader(render("phieu-thang", job(one)))
    printed = " ".join(paper.text(page) for page in range(len(paper.pages)))
    text = " ".join(said(twin(one)).split())
    captions, headings = (form_texts(words.FORM).table(key) for key in ("captions", "headings"))
    rows = [part for row in words.feedback_rows(one.feedback) for part in row.parts]
    fixed = [*captions.values(), *headings.values(), "Nộp trước ngày", "10/6/2027", "Tháng này không phát sinh"]
    own = [one.unit_name, words.topic_title(one), *TOPIC.questions, words.feedback_title(one.feedback), *rows]
    for words_of in (*fixed, *own):
        assert words_of in text, words_of
        assert words_of.replace(" ", "") in printed.replace(" ", ""), words_of


def test_every_row_is_found_by_its_code_beside_an_empty_cell() -> None:
    document = Document(io.BytesIO(twin()))
    rows = [[word_text(cell._tc).strip() for cell in row.cells] for table in document.tables for row in table.rows]
    coded = {row[0]: row for row in rows if row[0] in CODES}
    assert set(coded) == CODES
    assert all(row[2] == "" for code, row in coded.items() if code not in ("C5", "C10"))
    assert coded["C10"][2:] == ["☐ đồng ý nêu tên", "☐ không đồng ý", "☐ chưa hỏi"]


def test_the_code_stands_on_the_page_and_in_the_files_own_description() -> None:
    code = slip_code(UNIT, "2027-06")
    data = twin()
    assert f"Mã phiếu: {code}" in said(data)
    assert Document(io.BytesIO(data)).core_properties.subject == f"Mã phiếu: {code}"


def test_word_finds_everything_in_its_place_and_gets_the_same_bytes() -> None:
    data = twin(sheet(), sheet(place=15))
    assert order_faults(data) == []
    assert len(ids(data)) == len(set(ids(data)))
    assert data == twin(sheet(), sheet(place=15))


def test_another_program_lays_a_slip_on_one_sheet(tmp_path: Path) -> None:
    laid = converted({"one": twin()}, tmp_path)["one"]
    assert len(laid.pages) == 2
    for page, left in ((0, 20), (1, 15)):
        edge = min(line["x0"] for line in laid.pages[page].lines + laid.pages[page].rects) * 25.4 / 72
        assert edge == pytest.approx(left, abs=0.5)
    code = laid.line(1, "C10")
    assert code.x1 < 30


def test_each_unit_gets_a_file_of_a_readable_name() -> None:
    named = list(one_by_one(job(sheet(), sheet(place=15, unit_name='Chi bộ "Trạm Y tế": CN/..\x07'))))
    assert [name for name, _ in named] == [
        "14 Chi bộ thôn Ngải Trồ, phiếu tháng 6-2027.docx",
        "15 Chi bộ Trạm Y tế CN, phiếu tháng 6-2027.docx",
    ]
    assert [len(one.sheets) for _, one in named] == [1, 1]
    assert len(file_name(sheet(unit_name="Ẫ" * 300))) < 140


def test_a_slip_without_answers_or_topic_is_whole() -> None:
    bare = replace(FEEDBACK, state="not_asked", stated={}, entered=(), left=(), petitions=(), lacking=())
    text = said(twin(sheet(topic=None, feedback=bare, unit_kind="village")))
    assert "NGƯỜI LẬP PHIẾU" in text and "chưa thuộc diện nộp phiếu" in text
    assert "Phần dưới đây thôn giữ lại" in text


@given(sheets())
@settings(max_examples=15)
def test_any_text_makes_a_file_that_opens(hard: SlipSheet) -> None:
    document = Document(io.BytesIO(twin(hard)))
    assert {cell.text for table in document.tables for cell in table.columns[0].cells} >= CODES
