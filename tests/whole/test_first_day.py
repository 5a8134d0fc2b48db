"""The first day of a clerk, from an empty machine to a printed month, by keys alone, on a real office on disk."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import clerk
import pdfplumber
import pytest
from clerk import CTRL, NOW, SHIFT, choose, press, settle, soon, until, write
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QApplication, QFileDialog

from models.rules.facts import HonourRow, ListQuery
from models.services import doors, honour_list, honours, settings, units
from models.storage import source
from ui import app as application
from ui.pages.setup.units import UnitsStep
from ui.preferences import PreferenceFile, Preferences
from ui.program import Program
from ui.widgets.foot import HomeLine

ROOT = Path(__file__).resolve().parents[2]
PLACES = (
    "Nà Lốc", "Khe Mạ", "Làng Mới", "Tả Thàng", "Khe Ngàn", "Bản Phố", "Làng Ói", "Đồng Bưởi", "Pắc Ngòi", "Khuổi Ái",
    "Lùng Sui", "Thâm Luông", "Nậm Tộc", "Suối Đôi", "Cốc Lầy", "Ngải Phóng", "Trường THCS", "Trạm Y tế", "Uỷ ban xã",
)  # fmt: skip
CELLS = (*(f"Chi bộ {place}" for place in PLACES), *(f"Chi bộ Thôn {number:02}" for number in range(1, 46)))
COUNTED = "64 mới · 2 cần xem · 1 dòng trống · lấy 64 dòng"
SCREEN = (1366, 768)
HALF = "Xe máy vào được tận nhà"
# Places of the columns on the form that the program comes with: time of the deed and note; the deed.
HIDDEN, DEED_COLUMN = (3, 7), 4
TWICE = {20: "chi bộ nà lốc", 50: "Chi bộ Trạm  Y tế"}
BLANK = 33
# What UniKey sends: plain letters, then Backspaces and the letters with marks.
DEEDS = (
    ("Sung<<<ùng A Lenh<<<ềnh", "ta th", "Dẫn nước về bản cho 22 hộ, đào 1,8 km rãnh trong 11 ngày."),
    ("Triệu Mùi Pham", "khe ng", "Gùi 40 bao xi măng qua suối để đổ sân nhà văn hoá."),
    ("Giang<<<àng Seo Pao<<áo", "ban ph", "Hiến 320 m² đất mở đường, tự dỡ 40 m rào đá."),
    ("Nguyen<<ễn Thị Anh<<<Ánh", "lang moi", "Nuôi 3 cháu mồ côi ăn học 6 năm."),
    ("Đường Văn Đỗ", "uy ban", "Trả lại 12 triệu đồng nhặt được."),
    ("Hoàng Văn Ấn", "lang oi", "Sửa 5 cầu tạm sau lũ, không nhận công."),
    ("Đỗ Thị Đào", "truong", "Dạy chữ buổi tối cho 9 người lớn trong bản."),
    ("Vàng Thị Mỷ", "coc lay", "Giúp 4 hộ làm chuồng trại tránh rét."),
    ("Lù A Tủa", "khuoi ai", "Vận động 31 hộ đưa chuồng trại ra xa nhà."),
    ("Bàn Văn Đường", "suoi doi", "Trông rừng đầu nguồn 12 năm, không để cháy."),
)
NAMES = (
    "Sùng A Lềnh", "Triệu Mùi Pham", "Giàng Seo Páo", "Nguyễn Thị Ánh", "Đường Văn Đỗ",
    "Hoàng Văn Ấn", "Đỗ Thị Đào", "Vàng Thị Mỷ", "Lù A Tủa", "Bàn Văn Đường",
)  # fmt: skip
# The top of the list in the order of the chi bộ; the first of the round, Hoàng Văn Ấn, went back.
ENTERED = ("Lù A Tủa", "Bàn Văn Đường", "Vàng Thị Mỷ", "Đỗ Thị Đào", "Đường Văn Đỗ")


class _Today(date):
    @classmethod
    def today(cls) -> date:
        return NOW.date()


@pytest.fixture
def program(qapp: QApplication, tmp_path: Path, home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(source, "_local_now", clerk.now)
    monkeypatch.setattr("ui.program.date", _Today)
    application.dress(qapp, Preferences())
    made = Program(qapp, PreferenceFile(tmp_path / "choices.json"), tmp_path / "data")
    yield made
    made.end()
    made.frame.hide()
    made.frame.deleteLater()
    made.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def page(program: Program) -> Any:
    return program.root.page()


def rows(office: doors.Office) -> tuple[HonourRow, ...]:
    return honour_list.page(office, ListQuery(year=NOW.year))


def at_rest(program: Program) -> None:
    until(lambda: not program.tasks.busy)
    settle()


def show_cells(tmp_path: Path) -> None:
    """Leave the spreadsheet's cells on the clipboard: a head, 66 names of which two are doubled, one blank row."""
    names: list[str] = list(CELLS)
    for place, doubled in TWICE.items():
        names.insert(place, doubled)
    lines: list[list[object]] = [["TT", "Tên chi bộ"], *([number, name] for number, name in enumerate(names, 1))]
    lines.insert(BLANK, [None, None])
    clerk.spreadsheet(tmp_path / "chi-bo.xlsx", lines)
    clerk.copy_cells(tmp_path / "chi-bo.xlsx")


def go_through_the_four_steps(program: Program) -> None:
    program.begin()
    program.frame.showNormal()
    program.frame.resize(*SCREEN)
    clerk.come_forward(program.frame)
    press(Qt.Key.Key_Tab, Qt.Key.Key_Return)
    choose("lao")
    press(Qt.Key.Key_Tab)
    choose("yen b")
    press(Qt.Key.Key_Return, held=CTRL)
    press(Qt.Key.Key_V, held=CTRL)
    until(lambda: page(program).findChild(UnitsStep).counts.text() == COUNTED)
    press(Qt.Key.Key_Return, held=CTRL)
    write("Hoang<<<àng Thị My<ỷ\tChuyên viên\tNguyễn Văn Ấn")
    press(Qt.Key.Key_Return, held=CTRL)
    press(Qt.Key.Key_Return, held=CTRL)


def the_office_is_as_typed(office: doors.Office) -> None:
    known = settings.facts(office)
    assert (known.superior, known.body) == ("ĐẢNG BỘ TỈNH LÀO CAI", "ĐẢNG UỶ XÃ YÊN BÌNH")
    assert (known.keeper, known.signatory, known.place) == ("Hoàng Thị Mỷ", "Nguyễn Văn Ấn", "Yên Bình")
    cells = [row.name for row in units.listed(office) if row.kind.startswith("cell")]
    assert cells == list(CELLS) and len(cells) == 64


def make_the_provinces_form(program: Program) -> None:
    """Rename a column, hide two, add one; the page beside is drawn as it will be printed."""
    clerk.tab_to("Mở mẫu sổ")
    press(Qt.Key.Key_Return)
    at_rest(program)
    form = page(program)
    form.columns.table.setFocus()
    for place in HIDDEN:
        form.columns.table.set_current_row(place)
        press(Qt.Key.Key_Space)
    form.columns.table.set_current_row(DEED_COLUMN)
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_A, held=CTRL)
    write("Việc tốt")
    press(Qt.Key.Key_N, held=CTRL)
    write("Người giới thiệu")
    press(Qt.Key.Key_Return, held=CTRL)
    at_rest(program)


def type_ten_deeds(program: Program) -> None:
    press(Qt.Key.Key_3, held=CTRL)
    press(Qt.Key.Key_N, held=CTRL)
    for name, unit, deed in DEEDS:
        write(name + "\t")
        choose(unit)
        press(Qt.Key.Key_Tab)
        write(deed)
        press(Qt.Key.Key_Return)
    settle(300)
    assert [row.name for row in reversed(rows(program.office))] == list(NAMES)


def letters_in_the_list_do_nothing(program: Program) -> None:
    press(Qt.Key.Key_L, held=CTRL)
    before = rows(program.office), program.office.drafts.all()
    write("as<x1dd<uow<ngf9")
    assert (rows(program.office), program.office.drafts.all()) == before


def cut_the_power(program: Program, folder: Path) -> None:
    """In the middle of the result of the third lượt; the first line of the next start leads back there."""
    program.bus.start.emit()
    settle()
    cut = Path(__file__).with_name("cut.py")
    words = [sys.executable, str(cut), str(folder), "seo pao", HALF]
    done = subprocess.run(words, cwd=ROOT, env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr) == (-9, False), done.stderr
    assert program.begin(folder)
    first = page(program).sheet.findChildren(HomeLine)[0]
    assert first.lead.text().startswith("Mất điện lúc")
    assert "Giàng Seo Páo" in first.sentence.text() and "“Kết quả”" in first.sentence.text()
    press(Qt.Key.Key_Return)
    settle(300)
    write(" của thôn.")
    press(Qt.Key.Key_Return, held=CTRL)
    (row,) = (row for row in rows(program.office) if row.name == "Giàng Seo Páo")
    assert str(honours.get(program.office, row.uuid).values["result"]).startswith(HALF)


def run_a_round(program: Program) -> None:
    """Take six lượt, put the first of them back, enter the other five."""
    press(Qt.Key.Key_3, held=CTRL)
    press(Qt.Key.Key_L, held=CTRL)
    press(Qt.Key.Key_Home, Qt.Key.Key_Space)
    for _row in range(5):
        press(Qt.Key.Key_Down, Qt.Key.Key_Space)
    soon(take_in)
    press(Qt.Key.Key_D, held=CTRL)
    press(Qt.Key.Key_1, held=CTRL)
    clerk.tab_to("Mở đợt xét")
    press(Qt.Key.Key_Return)
    soon(put_back)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_Return, held=CTRL | SHIFT)
    settle(300)


def take_in() -> None:
    press(Qt.Key.Key_Return, held=CTRL)


def put_back() -> None:
    press(Qt.Key.Key_Tab, Qt.Key.Key_Return)


def print_the_month(program: Program, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Preview the month and save it; the file holds the very bytes in view."""
    press(Qt.Key.Key_P, held=CTRL)
    at_rest(program)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_words: (str(target), ""))
    press(Qt.Key.Key_S, held=CTRL | SHIFT)
    at_rest(program)
    assert target.read_bytes() == page(program)._drawn.pdf


def the_pages_are_the_provinces(target: Path) -> None:
    with pdfplumber.open(target) as pdf:
        text = "\n".join(page.extract_text() for page in pdf.pages)
    assert "Việc tốt" in text and "Người\n" in text and "giới thiệu" in text
    assert "Thời gian" not in text and "Ghi chú" not in text
    assert [text.count(f"\n{number:02} ") for number in range(1, 7)] == [1, 1, 1, 1, 1, 0]
    assert "5 lượt" in text and "SỔ THỬ" not in text and "Nguyễn Văn Ấn" in text


def test_the_first_day(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    show_cells(tmp_path)
    go_through_the_four_steps(program)
    the_office_is_as_typed(program.office)
    make_the_provinces_form(program)
    type_ten_deeds(program)
    letters_in_the_list_do_nothing(program)
    cut_the_power(program, program.office.folder)
    run_a_round(program)
    numbers = {row.number: row.name for row in rows(program.office) if row.number}
    assert numbers == dict(enumerate(ENTERED, 1))
    target = tmp_path / "thang-5.pdf"
    print_the_month(program, target, monkeypatch)
    the_pages_are_the_provinces(target)
