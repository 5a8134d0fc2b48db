"""Ten deeds typed from paper with the keyboard alone: what is pressed beside the text is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import honour_kit as kit
import pytest
from PySide6.QtCore import Qt

from models.rules.facts import ListQuery
from models.services import honours
from ui.window import Window

# Tab, Tab, Enter for each lượt, and one Ctrl+N to begin.
BOUND = 3 * 10 + 1
PAPER = (
    ("Sùng A Lềnh", "tả thàng", "Dẫn nước về bản cho 22 hộ"),
    ("Lý Thị Khé", "", "Dạy chữ tối thứ năm"),
    ("Dang Ta Cheo", "khe ngan", "Giu rung que 12 ha"),
    ("Vang Thi My", "", "Nuoi hai chau mo coi"),
    ("Lu A Tua", "", "Hien 180 m2 dat lam nha van hoa"),
    ("Nong Thi Buoi", "lang moi", "Di bo 9 km dua san phu xuong tram"),
    ("Hoang Van An", "", "Keo dien ve xom Tren"),
    ("Ban Van Duong", "ban pho", "Don duong sau mua lu"),
    ("Trieu Mui Pham", "", "Mo lop theu cho chi em"),
    ("Do Manh Cuong", "", "Vay von trong que cho sau ho"),
)


@pytest.fixture
def window(dress: Callable[..., None], tmp_path: Path) -> Iterator[Window]:
    office = kit.new_office(tmp_path)
    window = kit.open_window(office)
    yield window
    kit.close(window)
    office.close()


class Hand:
    """Type, and count what is pressed beside the text."""

    def __init__(self) -> None:
        self.pressed = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        kit.press(key, modifiers)
        self.pressed += 1


def test_ten_deeds_take_three_keys_each(window: Window) -> None:
    hand = Hand()
    hand.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for name, unit, deed in PAPER:
        kit.write(name)
        hand.press(Qt.Key.Key_Tab)
        kit.write(unit)
        hand.press(Qt.Key.Key_Tab)
        kit.write(deed)
        hand.press(Qt.Key.Key_Return)
    kit.settle()
    assert hand.pressed <= BOUND
    office = window.shell.office
    rows = honours.page(office, ListQuery(year=2026))
    written = [(row.name, row.deed) for row in reversed(rows)]
    assert written == [(name, deed) for name, _unit, deed in PAPER]
    units = [row.unit_name.removeprefix("Chi bộ ") for row in reversed(rows)]
    assert units == ["Tả Thàng"] * 2 + ["Khe Ngàn"] * 3 + ["Làng Mới"] * 2 + ["Bản Phố"] * 3
    assert {row.month for row in rows} == {"2026-05"}
    assert office.drafts.all() == ()


def test_ctrl_enter_ends_a_deed_from_any_field(window: Window) -> None:
    hand = Hand()
    hand.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    kit.write("Sung A Lenh")
    hand.press(Qt.Key.Key_Tab)
    kit.write("ta")
    hand.press(Qt.Key.Key_Tab)
    kit.write("Dan nuoc")
    hand.press(Qt.Key.Key_Backtab, Qt.KeyboardModifier.ShiftModifier)
    hand.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    kit.settle()
    assert honours.count(window.shell.office, ListQuery(year=2026)) == 1
    assert kit.focused() is window.page().editor().fields.boxes["name"].editor
    assert kit.focused().text() == ""
