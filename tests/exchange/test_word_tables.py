"""Any file that claims to be Word: read cell by cell, or refused in one sentence; never larger than it may be."""

from __future__ import annotations

import tracemalloc
import zipfile
from pathlib import Path

import pytest
import word_kit as kit
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from word_kit import cell, paragraph, put, raw, table

from models.exchange import word_tables
from models.exchange.word_tables import LARGEST_TEXT, read
from models.rules.errors import Refused, WorldError
from resources.words import parts


def code_of(path: Path) -> str:
    with pytest.raises(WorldError) as caught:
        read(path)
    error = caught.value
    assert all(part for part in parts(error.code, error.values)), error.code
    assert path.name in parts(error.code, error.values)[0] or error.code == "folder_missing"
    return error.code


def test_cells_are_read_in_rows_and_everything_in_a_whole(tmp_path: Path) -> None:
    body = paragraph("Mã phiếu") + table(["A1", "Đảng viên", "33"], ["A2", "", "ba\u0300 con"]) + paragraph("cuối")
    found = read(put(tmp_path, raw(body)))
    assert found.tables == ((("A1", "Đảng viên", "33"), ("A2", "", "bà con")),)
    assert found.whole.split("\n")[0] == "Mã phiếu" and found.whole.endswith("cuối")
    assert found.note == ""


def test_what_stands_in_runs_breaks_symbols_and_controls(tmp_path: Path) -> None:
    run = '<w:r><w:t>một</w:t></w:r><w:r><w:tab/><w:t xml:space="preserve">hai</w:t><w:br/><w:t>ba</w:t></w:r>'
    control = "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
    symbols = '<w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:sym w:font="Wingdings" w:char="F0A8"/></w:r>'
    found = read(
        put(tmp_path, raw(f"<w:tbl><w:tr>{cell(f'<w:p>{run}</w:p>', f'<w:p>{control}{symbols}</w:p>')}</w:tr></w:tbl>"))
    )
    assert found.tables == (((("một hai\nba\n☒☒☐"),),),)


def test_what_was_deleted_moved_away_or_drawn_twice_is_not_read(tmp_path: Path) -> None:
    kept = "<w:ins><w:r><w:t>mới</w:t></w:r></w:ins>"
    gone = "<w:del><w:r><w:delText>cũ</w:delText><w:t>xoá</w:t></w:r></w:del>"
    gone += "<w:moveFrom><w:r><w:t>đi</w:t></w:r></w:moveFrom>"
    twice = (
        '<mc:AlternateContent xmlns:mc="urn:mc"><mc:Choice><w:r><w:t>khung</w:t></w:r></mc:Choice>'
        "<mc:Fallback><w:r><w:t>khung</w:t></w:r></mc:Fallback></mc:AlternateContent>"
    )
    field = "<w:r><w:instrText> PAGE </w:instrText></w:r>"
    found = read(put(tmp_path, raw(f"<w:p>{gone}{kept}{field}{twice}</w:p>")))
    assert found.whole == "mớikhung"


def test_a_table_in_a_cell_is_that_cells_text(tmp_path: Path) -> None:
    inner = table(["trong", "cùng"])
    found = read(
        put(tmp_path, raw(f"<w:tbl><w:tr>{cell(paragraph('A1'))}{cell(inner, paragraph('33'))}</w:tr></w:tbl>"))
    )
    assert found.tables == ((("A1", "trong\ncùng\n33"),),)


def test_text_of_a_table_outside_its_cells_is_kept(tmp_path: Path) -> None:
    broken = f"<w:tbl>{paragraph('lạc')}<w:tr>{paragraph('lạc')}</w:tr><w:tc/><w:tr/><w:tc/></w:tbl>"
    found = read(put(tmp_path, raw(f"{broken}<w:tbl><w:tc/></w:tbl>")))
    assert found.whole == "lạc\nlạc"


def test_another_dialect_of_the_format_reads_alike(tmp_path: Path) -> None:
    strict = raw(table(["A1", "", "33"]))
    with zipfile.ZipFile(put(tmp_path, strict)) as package:
        text = package.read("word/document.xml").decode()
    text = text.replace(kit.W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
    found = read(put(tmp_path, kit.package({"word/document.xml": text})))
    assert found.tables == ((("A1", "", "33"),),)


def test_the_files_own_description_is_read_so_far_as_it_may_be(tmp_path: Path) -> None:
    note = "x" * (2 * word_tables.LARGEST_NOTE)
    found = read(put(tmp_path, raw(paragraph("a"), **{"docProps/core.xml": note})))
    assert len(found.note) == word_tables.LARGEST_NOTE


NO_WORD = {
    "empty": b"",
    "text": b"phieu thang 6",
    "pdf": b"%PDF-1.7\n",
    "photo": b"\xff\xd8\xff\xe0" + bytes(400),
    "cut": raw(paragraph("a"))[:-40],
    "other zip": kit.package({"a.txt": "a"}),
    "no xml": kit.package({"word/document.xml": "không phải XML"}),
    "half xml": kit.package({"word/document.xml": "<w:document><w:body>"}),
    "entities": kit.package({
        "word/document.xml": '<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
    }),
    "outside": kit.package({"word/document.xml": '<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'}),
    "deep": kit.package({"word/document.xml": "<a>" * 100_000}),
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(NO_WORD))
def test_what_is_no_word_file_is_refused(tmp_path: Path, name: str) -> None:
    assert code_of(put(tmp_path, NO_WORD[name], f"{name}.docx")) == "word_unreadable"


def test_a_damaged_part_is_refused(tmp_path: Path) -> None:
    data = bytearray(raw(paragraph("chữ " * 4000)))
    middle = len(data) // 4
    data[middle : middle + 8] = b"\x00" * 8
    assert code_of(put(tmp_path, bytes(data))) == "word_unreadable"


def test_a_file_of_old_word_or_with_a_password_says_so(tmp_path: Path) -> None:
    assert code_of(put(tmp_path, b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(512), "phieu.doc")) == "word_old"


def test_too_many_parts_are_refused(tmp_path: Path) -> None:
    many = {f"{number}.xml": "" for number in range(word_tables.MOST_PARTS + 1)}
    assert code_of(put(tmp_path, kit.package({"word/document.xml": "<a/>", **many}))) == "word_unreadable"


def test_a_file_larger_than_any_slip_is_not_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(word_tables, "LARGEST_FILE", 1024)
    assert code_of(put(tmp_path, raw(paragraph("a")) + bytes(2048))) == "word_too_big"


def test_a_bomb_is_let_go_before_it_fills_the_memory(tmp_path: Path) -> None:
    text = f'<w:document xmlns:w="{kit.W}"><w:body>' + " " * (64 * LARGEST_TEXT)
    path = put(tmp_path, kit.package({"word/document.xml": text}))
    del text
    assert path.stat().st_size < 2 * 1024 * 1024
    tracemalloc.start()
    assert code_of(path) == "word_too_big"
    _now, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 2 * word_tables.LARGEST_FILE


def test_a_package_that_holds_more_than_it_says_is_a_fault(tmp_path: Path) -> None:
    data = raw(paragraph("a" * 1000))
    with zipfile.ZipFile(put(tmp_path, data)) as package:
        size = package.getinfo("word/document.xml").file_size
    lied = data.replace(size.to_bytes(4, "little"), (size // 2).to_bytes(4, "little"))
    assert code_of(put(tmp_path, lied)) == "word_unreadable"


def test_a_file_that_is_gone(tmp_path: Path) -> None:
    assert code_of(tmp_path / "không có.docx") == "folder_missing"


@given(st.binary(max_size=300), st.integers(0, 800))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_is_torn_at_is_read_or_refused(tmp_path: Path, noise: bytes, place: int) -> None:
    data = raw(table(["A1", "Đảng viên", "33"]))
    torn = data[:place] + noise + data[place + len(noise) :]
    try:
        read(put(tmp_path, torn))
    except Refused as refused:
        assert refused.code in {"word_unreadable", "word_old", "word_too_big"}
