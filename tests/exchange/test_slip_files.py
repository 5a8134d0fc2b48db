"""A slip that a unit filled in in Word: its rows become fields to be looked at; nothing is written, nothing lost."""

from __future__ import annotations

from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import builders
import pytest
import word_kit as kit
from docx.oxml.ns import qn
from word_kit import fill, put, row_of

from models.exchange import slip_files
from models.exchange.slip_files import SlipFile
from models.rules.errors import Refused
from models.rules.slip_return import slip_code
from models.services import merging, slips, units
from models.storage.office import Office
from models.tables.slips import MonthlySlip
from reports.docx import render_docx
from reports.docx.phieu_thang import one_by_one
from resources.words import parts, sentence

MONTH = "2026-05"
ANSWERS = {
    "A1": "33", "A2": "31 đ/c", "A3": "ba mươi", "A4": "Lý Thị Khé, Vàng A Sử",
    "B1": "2", "B2": "1.118", "B3": "31/33 hộ",
    "C1": "Hoàng Văn Â\u0301n", "C2": "thôn Nà Lốc", "C3": "Hiến 180 m² đất\nlàm\u200b nhà văn hoá",
    "C4": "dỡ chuồng trâu",
    "C6": "Tổ phụ nữ xóm Trên", "C8": "Nuôi 2 cháu mồ côi",
    "D1": "1", "D2": "0", "D3": "04/5/2026", "E1": "Cống tràn vỡ", "E2": "Cầu treo",
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = builders.new_office(tmp_path)
    yield made
    made.close()


def blank(office: Office, unit: str = "Nà Lốc", month: str = MONTH) -> bytes:
    """Return the file that the unit was sent."""
    job = slips.printed(office, month, [builders.named(f"Chi bộ {unit}")])
    return render_docx("phieu-thang", job)


def returned(office: Office, folder: Path, answers: dict[str, str] = ANSWERS, **ticks: str) -> SlipFile:
    data = fill(blank(office), answers, {code.rstrip("_"): word for code, word in ticks.items()})
    return slip_files.read(office, put(folder, data))


def after(office: Office, folder: Path, change: Any, **place: str) -> SlipFile:
    data = kit.changed(fill(blank(office), ANSWERS), change)
    return slip_files.read(office, put(folder, data), **place)


def codes(found: SlipFile) -> list[str]:
    assert all(sentence(remark.code, remark.values) for remark in found.remarks)
    return [remark.code for remark in found.remarks]


def test_what_was_typed_becomes_the_slips_fields(office: Office, tmp_path: Path) -> None:
    found = returned(office, tmp_path, C5="không đồng ý", C10="chưa hỏi")
    assert (found.unit, found.month, found.name) == (builders.named("Chi bộ Nà Lốc"), MONTH, "phieu.docx")
    assert found.texts == {
        "way": "word", "members": "33", "present": "31", "reviewed": "ba mươi", "not_reviewed": "Lý Thị Khé, Vàng A Sử",
        "sessions": "2", "listeners": "1.118", "households": "31/33 hộ", "commended": "1", "reminded": "0",
        "meeting_on": "04/5/2026", "petitions": "Cống tràn vỡ\nCầu treo",
    }  # fmt: skip
    first, second = (row.texts for row in found.rows)
    assert first == {
        "name": "Hoàng Văn Ấn", "position": "thôn Nà Lốc", "deed": "Hiến 180 m² đất\nlàm nhà văn hoá",
        "result": "dỡ chuồng trâu", "consent": "refused", "kind": "person",
    }  # fmt: skip
    assert second == {
        "name": "Tổ phụ nữ xóm Trên", "deed": "Nuôi 2 cháu mồ côi", "consent": "not_asked", "kind": "collective",
    }  # fmt: skip
    assert found.remarks == ()
    assert MonthlySlip.select().count() == 0


def test_what_was_read_can_be_saved_and_comes_again_as_the_same(office: Office, tmp_path: Path) -> None:
    found = returned(office, tmp_path, {**ANSWERS, "A3": "30", "B3": "60"}, C5="đồng ý nêu tên")
    texts = {**found.texts, "unit": found.unit, "month": "05/2026"}
    saved = slips.save(office, None, texts, found.rows)
    assert (saved.outcome, len([uuid for uuid in saved.deeds if uuid])) == ("new", 2)
    assert slips.save(office, None, texts, found.rows).outcome == "again"
    form = slips.get(office, saved.uuid)
    assert (form.record.values["meeting_on"], form.record.values["listeners"]) == (date(2026, 5, 4), 1118)
    assert [deed.values["consent"] for deed in form.deeds] == ["slip", None]


def test_an_untouched_file_says_nothing(office: Office, tmp_path: Path) -> None:
    found = returned(office, tmp_path, {})
    assert (found.texts, found.rows, found.remarks) == ({"way": "word"}, (), ())


def test_nothing_to_tell_is_ticked(office: Office, tmp_path: Path) -> None:
    assert returned(office, tmp_path, {}, _="Tháng này không phát sinh").texts["no_news"] == "1"


def test_a_cross_typed_beside_the_words_is_a_tick(office: Office, tmp_path: Path) -> None:
    def cross(document: Any) -> None:
        cell = row_of(document, "C5").cells[3]
        cell.paragraphs[0].add_run(" x")
        row_of(document, "C10").cells[2].paragraphs[0].add_run(" v")

    found = after(office, tmp_path, cross)
    assert [row.texts["consent"] for row in found.rows] == ["refused", "slip"]


def test_two_ticks_are_none(office: Office, tmp_path: Path) -> None:
    def both(document: Any) -> None:
        kit.tick(document, "C5", "đồng ý nêu tên")
        kit.tick(document, "C5", "chưa hỏi")

    assert "consent" not in after(office, tmp_path, both).rows[0].texts


# Rows added, removed, merged.


def test_rows_that_were_removed_are_named(office: Office, tmp_path: Path) -> None:
    def remove(document: Any) -> None:
        for code in ("A3", "B2"):
            row = row_of(document, code)._tr
            row.getparent().remove(row)

    found = after(office, tmp_path, remove)
    assert codes(found) == ["slip_rows_missing"]
    assert found.remarks[0].values == {"rows": ("A3", "B2")}
    assert "A3, B2" in sentence("slip_rows_missing", found.remarks[0].values)
    assert "reviewed" not in found.texts and found.texts["members"] == "33"


def test_rows_that_were_added_are_kept_word_for_word(office: Office, tmp_path: Path) -> None:
    def add(document: Any) -> None:
        row = row_of(document, "C4")._tr
        for said in (("", "Gương thứ ba", "Lý Thị Khé dạy chữ"), ("A9", "", "thêm"), ("", "", "")):
            copy = deepcopy(row)
            row.addnext(copy)
            for cell, text in zip(copy.iter(qn("w:tc")), said, strict=True):
                for old in list(cell.iter(qn("w:r"))):
                    old.getparent().remove(old)
                cell.find(qn("w:p")).append(_run(text))

    found = after(office, tmp_path, add)
    assert codes(found) == ["slip_rows_added"]
    assert found.texts["note"] == "A9 thêm\nGương thứ ba\nLý Thị Khé dạy chữ"
    assert found.rows[0].texts["result"] == "dỡ chuồng trâu"


def _run(text: str) -> Any:
    from docx.oxml import OxmlElement

    run, told = OxmlElement("w:r"), OxmlElement("w:t")
    told.text = text
    run.append(told)
    return run


def test_a_third_honour_in_copied_rows_is_a_third_row(office: Office, tmp_path: Path) -> None:
    def copy(document: Any) -> None:
        table = row_of(document, "C1")._tr.getparent()
        table.addnext(deepcopy(table))

    found = after(office, tmp_path, copy)
    assert [row.texts["name"] for row in found.rows] == ["Hoàng Văn Ấn", "Hoàng Văn Ấn", "Tổ phụ nữ xóm Trên"]
    assert codes(found) == []


def test_merged_cells_lose_nothing(office: Office, tmp_path: Path) -> None:
    def merge(document: Any) -> None:
        a1, c3 = row_of(document, "A1"), row_of(document, "C3")
        a1.cells[0].merge(a1.cells[1])
        c3.cells[1].merge(c3.cells[2])
        down = row_of(document, "C8")
        down.cells[2].merge(row_of(document, "C9").cells[2])

    found = after(office, tmp_path, merge)
    assert found.texts["members"] == "33"
    assert found.rows[0].texts["deed"] == "Hiến 180 m² đất\nlàm nhà văn hoá"
    assert found.rows[1].texts["deed"] == "Nuôi 2 cháu mồ côi"
    assert found.remarks == ()


def test_an_answer_may_look_like_a_code_with_words(office: Office, tmp_path: Path) -> None:
    found = returned(office, tmp_path, {"E1": "C1 khu tập thể dột", "C3": "A4 là khổ giấy", "C1": "Lý Thị Khé"})
    assert found.texts["petitions"] == "C1 khu tập thể dột"
    assert found.rows[0].texts["deed"] == "A4 là khổ giấy"


# Whose it is.


def without_code(document: Any) -> None:
    document.core_properties.subject = ""
    for paragraph in document.paragraphs:
        if "Mã phiếu" in paragraph.text:
            paragraph._p.getparent().remove(paragraph._p)


def test_a_file_that_lost_its_code_needs_the_open_slip(office: Office, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="slip_file_whose"):
        after(office, tmp_path, without_code)
    found = after(office, tmp_path, without_code, unit=builders.named("Chi bộ Khe Mạ"), month=MONTH)
    assert (found.unit, codes(found)) == (builders.named("Chi bộ Khe Mạ"), ["slip_file_uncoded"])


def test_the_files_own_description_stands_in_for_the_line(office: Office, tmp_path: Path) -> None:
    def line_gone(document: Any) -> None:
        told = document.core_properties.subject
        without_code(document)
        document.core_properties.subject = told

    found = after(office, tmp_path, line_gone)
    assert (found.unit, found.remarks) == (builders.named("Chi bộ Nà Lốc"), ())


def test_a_file_of_another_unit_or_month_is_not_put_into_the_open_slip(office: Office, tmp_path: Path) -> None:
    path, mine = put(tmp_path, blank(office)), builders.named("Chi bộ Nà Lốc")
    for unit, month in ((builders.named("Chi bộ Khe Mạ"), MONTH), (mine, "2026-04")):
        with pytest.raises(Refused) as caught:
            slip_files.read(office, path, unit, month)
        assert caught.value.code == "slip_file_other"
        assert "Nà Lốc, tháng 5 năm 2026" in parts(caught.value.code, caught.value.values)[0]
    assert slip_files.read(office, path, mine, MONTH).unit == mine


def test_a_slip_of_another_commune_or_of_several_units(office: Office, tmp_path: Path) -> None:
    job = slips.printed(office, MONTH)
    strange = replace(job.sheets[0], unit="11111111-2222-3333-4444-555555555555")
    with pytest.raises(Refused) as caught:
        slip_files.read(office, put(tmp_path, render_docx("phieu-thang", replace(job, sheets=(strange,)))))
    assert caught.value.code == "slip_file_unknown"
    assert slip_code(strange.unit, MONTH) in parts(caught.value.code, caught.value.values)[0]
    with pytest.raises(Refused, match="slip_file_several"):
        slip_files.read(office, put(tmp_path, render_docx("phieu-thang", job)))


def test_any_other_word_file_is_no_slip(office: Office, tmp_path: Path) -> None:
    for body in (kit.paragraph("Báo cáo tháng 5"), kit.table(["STT", "Họ tên"], ["1", "Hoàng Văn Ấn"])):
        with pytest.raises(Refused, match="slip_file_foreign"):
            slip_files.read(office, put(tmp_path, kit.raw(body)), builders.named("Chi bộ Nà Lốc"), MONTH)


def test_a_unit_that_was_merged_is_the_one_that_it_became(office: Office, tmp_path: Path) -> None:
    path = put(tmp_path, fill(blank(office, "Khe Mạ"), ANSWERS))
    old, kept = builders.named("Chi bộ Khe Mạ"), builders.named("Chi bộ Nà Lốc")
    merging.merge(office, "unit", kept, old)
    assert slip_files.read(office, path).unit == kept
    assert slip_files.read(office, path, old, MONTH).unit == kept


def test_every_unit_of_the_office_has_a_code_of_its_own(office: Office) -> None:
    for number in range(70):
        units.save(office, None, {"kind": "cell_rural", "name": f"Chi bộ số {number}"})
    sheets = slips.printed(office, MONTH).sheets
    assert len({slip_code(sheet.unit, sheet.month) for sheet in sheets}) == len(sheets) == 73


def test_all_files_of_a_month_are_read_back(office: Office, tmp_path: Path) -> None:
    found = []
    for name, one in one_by_one(slips.printed(office, MONTH)):
        found.append(slip_files.read(office, put(tmp_path, render_docx("phieu-thang", one), name)).unit)
    assert found == [sheet.unit for sheet in slips.printed(office, MONTH).sheets]
