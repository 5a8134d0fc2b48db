"""Picking from a list by typing, with or without marks, by keys and by leaving."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QCompleter, QLineEdit, QVBoxLayout, QWidget

from ui.theme import px
from ui.widgets.picker import Listed, Option, Picker

UNITS = [
    Option("u1", "Chi bộ Tả Thàng"),
    Option("u2", "Chi bộ Khe Mạ"),
    Option("u3", "Chi bộ Uỷ ban"),
    Option("u4", "Chi bộ Đường Chẽ"),
]


@pytest.fixture
def picker(dress: Callable[..., None], active: Callable[..., Any]) -> Iterator[Picker]:
    room = QWidget()
    column = QVBoxLayout(room)
    made = Picker(Listed(UNITS))
    column.addWidget(made)
    column.addWidget(QLineEdit())
    active(room)
    made.setFocus()
    yield made


def popup(picker: Picker) -> Any:
    return picker.findChild(QCompleter).popup()


@pytest.mark.parametrize(
    ("typed", "value"),
    [("ta th", "u1"), ("TẢ", "u1"), ("duong", "u4"), ("ủy", "u3"), ("uy ban", "u3"), ("ma khe", "u2")],
)
def test_leaving_takes_the_first_that_fits(
    picker: Picker, qtbot: Any, type_text: Callable[..., None], typed: str, value: str
) -> None:
    with qtbot.waitSignal(picker.picked) as picked:
        type_text(picker, typed)
        QTest.keyClick(picker, Qt.Key.Key_Tab)
    assert (picked.args, picker.value()) == ([value], value)
    assert picker.text() == next(option.words for option in UNITS if option.value == value)
    assert not picker.hasFocus()


def test_the_open_list_shows_its_words_whole_inside_the_window(picker: Picker) -> None:
    window = picker.window()
    window.move(0, 0)
    window.resize(px(700), px(200))
    picker.setFixedWidth(px(100))
    names = [f"Chi bộ Trường Tiểu học và Trung học cơ sở số {number}" for number in (1, 2)]
    picker.set_options(Listed([Option(name, name) for name in names]))
    QTest.keyClicks(picker, "truong")
    shown = popup(picker)
    assert shown.width() > shown.fontMetrics().horizontalAdvance(names[0])
    picker.move(window.width() - px(110), 0)
    QTest.keyClicks(picker, " tieu")
    right = picker.mapToGlobal(QPoint(picker.width(), 0)).x()
    assert abs(shown.mapToGlobal(QPoint(shown.width(), 0)).x() - right) <= px(4)


def test_typing_narrows_the_open_list(picker: Picker) -> None:
    QTest.keyClicks(picker, "khe")
    assert popup(picker).isVisible()
    assert [popup(picker).model().index(row, 0).data() for row in range(popup(picker).model().rowCount())] == [
        "Chi bộ Khe Mạ"
    ]
    QTest.keyClick(picker, Qt.Key.Key_Return)
    assert picker.value() == "u2"


def test_down_opens_all_and_enter_takes_the_chosen(picker: Picker) -> None:
    QTest.keyClick(picker, Qt.Key.Key_Down)
    assert popup(picker).model().rowCount() == len(UNITS)
    QTest.keyClick(popup(picker), Qt.Key.Key_Down)
    QTest.keyClick(popup(picker), Qt.Key.Key_Down)
    QTest.keyClick(popup(picker), Qt.Key.Key_Return)
    assert picker.value() == "u3"


def test_the_chevron_opens_the_list(picker: Picker) -> None:
    QTest.mouseClick(picker, Qt.MouseButton.LeftButton, pos=QPoint(picker.width() - px(10), picker.height() // 2))
    assert popup(picker).isVisible()


def test_enter_in_the_open_list_takes_what_is_highlighted_once(picker: Picker, qtbot: Any) -> None:
    picked: list[Any] = []
    picker.picked.connect(picked.append)
    QTest.keyClick(picker, Qt.Key.Key_Down)
    QTest.keyClick(popup(picker), Qt.Key.Key_Down)
    second = picker._matches[1].value
    cleared: list[bool] = []

    def another_record() -> None:
        picker.set_value(None)
        cleared.append(popup(picker).isVisible())

    picker.returnPressed.connect(another_record)
    QTest.keyClick(popup(picker), Qt.Key.Key_Return)
    assert picked == [second]
    assert (picker.value(), picker.text(), cleared) == (None, "", [True]), "the list does not tell of it once more"


def test_what_fits_nothing_is_said_and_kept(picker: Picker, qtbot: Any) -> None:
    picker.set_value("u1")
    picker.selectAll()
    with qtbot.waitSignal(picker.unknown) as unknown:
        QTest.keyClicks(picker, "xyz")
        QTest.keyClick(picker, Qt.Key.Key_Tab)
    assert unknown.args == ["xyz"]
    assert (picker.text(), picker.value()) == ("xyz", "u1")


def test_an_emptied_field_is_none_unless_required(picker: Picker) -> None:
    picker.set_value("u1")
    picker.clear()
    assert picker.settle() and picker.value() is None
    picker.require()
    picker.set_value("u1")
    picker.clear()
    assert picker.settle() and (picker.value(), picker.text()) == ("u1", "Chi bộ Tả Thàng")


def test_setting_a_value_is_no_pick(picker: Picker, qtbot: Any) -> None:
    with qtbot.assertNotEmitted(picker.picked):
        picker.set_value("u2")
        picker.settle()
        picker.set_value("elsewhere", "Chi bộ ở nơi khác")
    assert picker.text() == "Chi bộ ở nơi khác"


def test_the_open_list_has_lines_of_one_height(picker: Picker) -> None:
    QTest.keyClick(picker, Qt.Key.Key_Down)
    view = popup(picker)
    assert {view.visualRect(view.model().index(row, 0)).height() for row in range(len(UNITS))} == {px(28)}
