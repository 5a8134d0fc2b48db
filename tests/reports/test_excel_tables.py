"""The Excel files: real days and numbers, head frozen and repeated, and texts that stay texts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date, datetime
from typing import Any

import letter_facts
import page_facts as kit
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from page_facts import HEAD, KEEPER, SIGNER

from models.rules import pages as facts
from models.rules.errors import Refused
from reports.xlsx import has_tables, render_list, render_xlsx
from reports.xlsx.file import Share, as_number

DAY = date(2027, 5, 27)


def opened(data: bytes) -> Any:
    return load_workbook(io.BytesIO(data))


def values(tab: Worksheet) -> list[tuple[Any, ...]]:
    return list(tab.iter_rows(values_only=True))


def public(*texts: str) -> facts.PublicListFacts:
    lines = tuple(facts.PublicLine(facts.LineKind.PERSON, "đồng chí", text, text, text) for text in texts)
    return facts.PublicListFacts(HEAD, SIGNER, "Đảng uỷ", "tháng 5 năm 2027", lines, DAY)


def book(**changes: Any) -> facts.BookFacts:
    cells = {"ngay_xet": "13/5/2027", "thoi_gian": "Tháng 4 và tháng 5/2027", "nam_sinh": "1979"}
    note = facts.StateNote(date(2027, 5, 20), "08-TB/UBKT", "vi phạm")
    may = [
        kit.entry(7, "Góp 12 ngày công.", cells=cells),
        kit.entry(8, state=facts.LineState.CANCELLED, note=note),
        kit.entry(9, state=facts.LineState.WITHDRAWN, note=note, kind=facts.LineKind.COLLECTIVE),
    ]
    june = [kit.entry(10, cells={"ngay_xet": "31/6/2027"}, late_from="tháng 5 năm 2027")]
    periods = (kit.period(5, may), kit.period(6, june, may))
    return kit.book(periods, **changes)


def test_the_book_as_a_table() -> None:
    entries, sums = opened(render_xlsx("so-ghi-danh", book())).worksheets
    head, *rows = values(entries)
    assert (entries.title, sums.title) == ("Sổ ghi danh", "Cộng")
    assert head[:3] == ("Số", "Họ và tên, tên tập thể", "Chức vụ, đơn vị, thôn")
    assert head[-3:] == ("Kỳ", "Tình trạng", "Nội dung huỷ ghi, rút tên, đính chính")
    by_caption = [dict(zip(head, row, strict=True)) for row in rows]
    assert [row["Số"] for row in by_caption] == [7, 8, 9, 10]
    assert by_caption[0]["Ngày xét"] == datetime(2027, 5, 13)
    assert by_caption[0]["Thời gian thực hiện"] == "Tháng 4 và tháng 5/2027"
    assert by_caption[3]["Ngày xét"] == "31/6/2027", "no such day: what stands in the book stays"
    assert [row["Tình trạng"] for row in by_caption] == ["Đã ghi sổ", "Huỷ ghi", "Rút tên", "Đã ghi sổ"]
    assert by_caption[1]["Nội dung việc làm, cách làm hay"] is None, "a cancelled deed is not told"
    assert "Số 08 giữ nguyên" in by_caption[1]["Nội dung huỷ ghi, rút tên, đính chính"]
    assert by_caption[2]["Nội dung huỷ ghi, rút tên, đính chính"].startswith("Rút tên ngày 20/5/2027, theo 08-TB")
    assert by_caption[3]["Kỳ"] == "tháng 6 năm 2027"
    assert entries["B3"].font.strike and entries["B4"].font.strike and not entries["B2"].font.strike
    assert entries["G2"].number_format == "dd/mm/yyyy"


def test_the_sums_of_the_periods_are_numbers() -> None:
    sums = opened(render_xlsx("so-ghi-danh", book())).worksheets[1]
    head, *rows = values(sums)
    assert head == ("Tháng", "Từ số", "Đến số", "Số", "Huỷ ghi", "Lượt", "Cá nhân", "Tập thể")
    assert rows == [
        ("tháng 5 năm 2027", 7, 9, 3, 1, 2, 1, 1),
        ("tháng 6 năm 2027", 10, 10, 1, 0, 1, 1, 0),
        ("Cộng", 7, 10, 4, 1, 3, 2, 1),
    ]
    assert sums.auto_filter.ref == "A1:H3", "the sums are not sorted among the periods"
    assert sums["A4"].font.bold


def test_printed_periods_only_and_each_form_on_a_sheet_of_its_own() -> None:
    parts = replace(kit.ENTRIES_ONLY, only=("2027-06",))
    entries, sums = opened(render_xlsx("so-ghi-danh", book(parts=parts))).worksheets
    assert [row[0] for row in values(entries)[1:]] == [10]
    assert [row[0] for row in values(sums)[1:]] == ["tháng 6 năm 2027"]
    whole = book()
    columns = whole.periods[1].form.columns
    named = replace(whole.periods[1].form, columns=(*columns[:1], replace(columns[1], caption="Ai"), *columns[2:]))
    two = replace(whole, periods=(whole.periods[0], replace(whole.periods[1], form=named)))
    file = opened(render_xlsx("so-ghi-danh", two))
    assert file.sheetnames == ["Sổ ghi danh", "Sổ ghi danh 2", "Cộng"]
    assert file.worksheets[1]["B1"].value == "Ai"


def test_the_papers_of_a_round_and_the_public_list() -> None:
    person = facts.LineKind.PERSON
    line = facts.ProposalLine(person, "ông", "Phàn Số 1", "Thôn Sín Quẩy", "Góp công.", "", "Chưa thấy vướng")
    proposal = facts.ProposalListFacts(HEAD, KEEPER, SIGNER, "tháng 5 năm 2027", (line,), DAY)
    (tab,) = opened(render_xlsx("danh-sach-de-nghi", proposal)).worksheets
    assert values(tab)[1] == (1, "Ông Phàn Số 1", "Thôn Sín Quẩy", "Góp công.", None, "Chưa thấy vướng", None)
    asked = facts.ReviewLine(person, "Phàn Số 1", "Thôn Sín Quẩy", 1979)
    slip = facts.ReviewSlipFacts(HEAD, SIGNER, "Công an xã", "tháng 5 năm 2027", (asked,), DAY)
    (tab,) = opened(render_xlsx("phieu-ra-soat", slip)).worksheets
    assert values(tab)[1] == (1, "Phàn Số 1", 1979, "Thôn Sín Quẩy", None)
    (tab,) = opened(render_xlsx("danh-sach-cong-khai", public("Tẩn Láo Sử"))).worksheets
    assert values(tab)[0] == ("STT", "Họ và tên, tên tập thể", "Đơn vị, thôn", "Việc làm")
    assert values(tab)[1][:2] == (1, "Đ/c Tẩn Láo Sử")


def test_a_sheet_is_ready_for_the_printer() -> None:
    entries = opened(render_xlsx("so-ghi-danh", book())).worksheets[0]
    assert entries.freeze_panes == "A2" and entries.print_title_rows == "$1:$1"
    assert entries.auto_filter.ref == "A1:K5"
    setup = entries.page_setup
    assert (setup.orientation, setup.paperSize, setup.fitToWidth or 1, setup.fitToHeight) == ("landscape", 9, 1, 0)
    assert entries.sheet_properties.pageSetUpPr.fitToPage
    assert entries.page_margins.left == pytest.approx(30 / 25.4)
    assert "Sổ ghi danh của Đảng uỷ xã Suối Mây, năm 2027" in entries.oddHeader.center.text
    assert entries.oddFooter.center.text == "&P"
    assert entries.column_dimensions["B"].width == pytest.approx(38 / 1.9, abs=1)
    assert all(cell.alignment.wrap_text for cell in entries[2])


LINKS = ('=HYPERLINK("http://x")', "http://x.vn", "mailto:a@b.c")
FORMULAS = ("=1+1", "+84 912", "-5", "@SUM(A1)", "{=1}", "00123", *LINKS)


@pytest.mark.parametrize("text", FORMULAS)
def test_a_text_is_never_a_formula_a_link_or_a_number(text: str) -> None:
    data = render_xlsx("danh-sach-cong-khai", public(text))
    cell = opened(data).worksheets[0]["D2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)
    assert cell.quotePrefix is text.startswith(("=", "+", "-", "@"))
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        sheet = package.read("xl/worksheets/sheet1.xml")
        assert b"<f>" not in sheet and b"hyperlink" not in sheet
        assert not [name for name in package.namelist() if "rels/sheet" in name]


@settings(deadline=None, max_examples=40)
@given(st.one_of(st.text(max_size=80), st.sampled_from(FORMULAS).map(lambda text: text + "\x00\u2028\ud800")))
def test_any_text_comes_back_as_text(text: str) -> None:
    cell = opened(render_xlsx("danh-sach-cong-khai", public(text))).worksheets[0]["D2"]
    assert cell.data_type == ("n" if cell.value is None else "s"), "an empty cell counts as a number"
    assert cell.value is not None or not text.strip("\x00\u2028\ud800\ufffe\uffff") or not text.isprintable()


def test_a_long_text_is_whole_and_nfc_and_one_past_the_limit_is_cut_with_a_sign() -> None:
    tab = opened(render_xlsx("danh-sach-cong-khai", public("ủy ban " * 700, "a" * 40_000))).worksheets[0]
    assert tab["D2"].value == ("ủy ban " * 700)
    assert len(tab["D3"].value) == 32_767 and tab["D3"].value.endswith("…")
    nfd = opened(render_xlsx("danh-sach-cong-khai", public("uy\u0309 ban\x07"))).worksheets[0]["D2"]
    assert nfd.value == "uỷ ban"


def test_the_same_facts_give_the_same_bytes_and_no_names_of_the_machine() -> None:
    data = render_xlsx("so-ghi-danh", book())
    assert data == render_xlsx("so-ghi-danh", book())
    properties = opened(data).properties
    assert properties.created == datetime(2027, 12, 31) == properties.modified
    assert properties.creator == "Đảng uỷ xã Suối Mây" and properties.title.startswith("Sổ ghi danh của")


def test_a_form_without_a_table_says_so() -> None:
    assert not has_tables("guong", object()) and has_tables("danh-sach-cong-khai", public())
    with pytest.raises(Refused) as caught:
        render_xlsx("guong", object())
    assert (caught.value.code, caught.value.values) == ("no_table", {"form": "guong"})


def test_a_list_of_the_screen() -> None:
    rows = [["Chi bộ Nà Lốc", "1.033", "05/01/2026", ""], ["=cmd", "5 người", "", "x" * 200]]
    captions = ("Tên", "Đảng viên", "Từ ngày", "Ghi chú")
    (tab,) = opened(render_list("Các chi bộ: 2026", captions, rows, "Đảng uỷ", DAY, numeric=(1,)))
    assert tab.title == "Các chi bộ 2026"
    assert values(tab)[1:] == [
        ("Chi bộ Nà Lốc", 1033, datetime(2026, 1, 5), None),
        ("=cmd", "5 người", None, "x" * 200),
    ]
    assert tab["A3"].data_type == "s" and tab.freeze_panes == "A2" and tab.auto_filter.ref == "A1:D3"
    widths = [tab.column_dimensions[letter].width for letter in "ABD"]
    assert widths[1] < widths[0] < widths[2] < 60
    (empty,) = opened(render_list("Trống", ("Tên",), [], "", DAY))
    assert values(empty) == [("Tên",)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,5", 1234.5), ("12.651", 12651), ("98 %", Share(98)), ("98,5%", Share(98.5)), ("-3", -3), ("0", 0),
        ("3 người", "3 người"), ("", ""), ("1.23", "1.23"), ("1,5", 1.5), ("−2", -2),
    ],
)  # fmt: skip
def test_printed_figures_are_numbers(text: str, value: object) -> None:
    assert as_number(text) == value


def test_the_tables_of_a_report_and_its_annexes() -> None:
    sums = letter_facts.table(
        ("STT", "Thôn", "Số lượt", "Tỷ lệ"), ("1", "Nậm Chảy", "12", "98,5 %"), ("", "Cộng", "1.246", ""),
        numbers=(2, 3), total=True,
    )  # fmt: skip
    report = letter_facts.letter(body=(letter_facts.text("Có:"), sums), title="BÁO CÁO", subject="tháng 5")
    first, annex = opened(render_xlsx("bao-cao", report)).worksheets
    assert (first.title, annex.title) == ("Bảng 1", "Phụ lục 1")
    assert values(first) == [
        ("STT", "Thôn", "Số lượt", "Tỷ lệ"), (1, "Nậm Chảy", 12, 0.985), (None, "Cộng", 1246, None),
    ]  # fmt: skip
    assert first["D2"].number_format == "0.##%" and first["A3"].font.bold and first.auto_filter.ref == "A1:D2"
    assert first.page_setup.orientation == "portrait" and annex.page_setup.orientation == "landscape"
    assert "SỐ LIỆU THEO CHI BỘ" in annex.oddHeader.center.text.upper()
    assert all(isinstance(value, int) for value in values(annex)[1][2:8])
    bare = letter_facts.letter(body=(letter_facts.text("Không có bảng."),), annexes=())
    assert not has_tables("thong-bao", bare)
    with pytest.raises(Refused):
        render_xlsx("thong-bao", bare)
