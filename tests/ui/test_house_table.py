"""The house table with real keys: typing does nothing, Space marks, Enter opens, Delete asks, rows are copied."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QHelpEvent, QInputMethodEvent, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QHeaderView, QLineEdit, QToolTip

from ui.itemmodels.columns import Cell, Column, ListSource
from ui.itemmodels.lazy import LazyModel
from ui.widgets.delegate import cut_lines
from ui.widgets.table import HouseTable, TableBox, typed

ROWS = [("1", "Sùng A Lềnh", "nháp"), ("2", "Tổ phụ nữ\nxóm Trên", "đề nghị"), ("3", 'Lù "A" Tủa', ""), ("4", "Ấn", "")]
COLUMNS = [
    Column("n", "Số", lambda row: row[0], 40),
    Column("name", "Họ tên", lambda row: row[1]),
    Column("state", "Trạng thái", lambda row: Cell(row[2])),
]
# What the Vietnamese keyboards send for "dduwowngf", "Đường" in VNI, and a word taken back.
TRAINS = ["dduwowngf", "d9u7o7ng2", "asdfx1", "xoas"]


@pytest.fixture
def table(dress: Callable[..., None], active: Callable[..., Any]) -> Iterator[HouseTable]:
    made = HouseTable("Các lượt", LazyModel(COLUMNS, ListSource(ROWS)))
    made.resize(600, 300)
    active(made)
    made.setFocus()
    made.set_current_row(1)
    yield made


def listened(table: HouseTable) -> list[object]:
    heard: list[object] = []
    for signal in (table.opened, table.current_changed, table.delete_requested, table.pasted, table.lazy().edited):
        signal.connect(heard.append)
    return heard


def test_what_is_cut_off_is_told_in_full(table: HouseTable) -> None:
    index = table.model().index(1, 1)
    for width, told in ((300, ""), (70, "Tổ phụ nữ\nxóm Trên")):
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Fixed)
        table.setColumnWidth(1, width)
        spot = table.visualRect(index).center()
        event = QHelpEvent(QEvent.Type.ToolTip, spot, table.viewport().mapToGlobal(spot))
        QApplication.sendEvent(table.viewport(), event)
        assert QToolTip.text() == told
    QToolTip.hideText()


def test_a_row_is_shown_without_going_to_it(dress: Callable[..., None], active: Callable[..., Any]) -> None:
    table = HouseTable("Các lượt", LazyModel(COLUMNS, ListSource(ROWS * 30)))
    table.resize(600, 200)
    active(table)
    table.show_row(60)
    shown = table.visualRect(table.model().index(60, 1))
    assert table.current_row() == 0 and table.viewport().rect().contains(shown)


@pytest.mark.parametrize("train", TRAINS)
def test_a_vietnamese_key_train_changes_nothing(table: HouseTable, train: str) -> None:
    heard, marks = listened(table), table.marked_rows()
    for letter in train:
        QTest.keyClicks(table, letter)
        QTest.keyClick(table, Qt.Key.Key_Backspace)
        QTest.keyClicks(table, letter)
    assert (table.current_row(), table.marked_rows(), heard) == (1, marks, [])
    assert table.findChildren(QLineEdit) == []


def test_composed_text_from_an_input_method_changes_nothing(table: HouseTable) -> None:
    heard = listened(table)
    event = QInputMethodEvent()
    event.setCommitString("Đ")
    QApplication.sendEvent(table, event)
    assert (table.current_row(), heard) == (1, [])
    assert table.inputMethodQuery(Qt.InputMethodQuery.ImEnabled) is False


def test_a_letter_does_not_open_an_editor(dress: Callable[..., None], qtbot: Any) -> None:
    columns = [Column("votes", "Đồng ý", lambda row: row[0], edit=lambda row: row[0])]
    table = HouseTable("Biểu quyết", LazyModel(columns, ListSource(ROWS)))
    qtbot.addWidget(table)
    table.show()
    table.set_current_row(0)
    QTest.keyClicks(table, "13")
    assert table.findChildren(QLineEdit) == []
    QTest.keyClick(table, Qt.Key.Key_F2)
    assert len(table.findChildren(QLineEdit)) == 1


def test_arrows_move_and_enter_opens(table: HouseTable, qtbot: Any) -> None:
    QTest.keyClick(table, Qt.Key.Key_Down)
    assert (table.current_row(), table.marked_rows()) == (2, [2])
    with qtbot.waitSignal(table.opened) as opened:
        QTest.keyClick(table, Qt.Key.Key_Return)
    assert opened.args == [2]


def test_home_and_end_go_to_the_first_and_the_last_row(table: HouseTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_End)
    assert (table.current_row(), table.marked_rows()) == (3, [3])
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert (table.current_row(), table.marked_rows()) == (0, [0])


def test_space_marks_and_arrows_keep_the_marks(table: HouseTable) -> None:
    QTest.keyClick(table, Qt.Key.Key_Space)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert (table.current_row(), table.marked_rows()) == (3, [1, 3])
    QTest.keyClick(table, Qt.Key.Key_Space)
    assert table.marked_rows() == [1]
    QTest.keyClick(table, Qt.Key.Key_Escape)
    assert table.marked_rows() == [3]


def test_delete_asks_for_the_marked_rows(table: HouseTable, qtbot: Any) -> None:
    with qtbot.waitSignal(table.delete_requested) as asked:
        QTest.keyClick(table, Qt.Key.Key_Delete)
    assert asked.args == [[1]]


def test_space_turns_a_tick_over_where_there_are_ticks(dress: Callable[..., None], qtbot: Any) -> None:
    columns = [Column("shown", "Hiện", lambda row: Cell(ticked=True), tick=True), COLUMNS[1]]
    model = LazyModel(columns, ListSource(ROWS))
    table = HouseTable("Các cột", model)
    qtbot.addWidget(table)
    table.show()
    table.set_current_row(2)
    with qtbot.waitSignal(model.ticked) as ticked:
        QTest.keyClick(table, Qt.Key.Key_Space)
    assert ticked.args == [ROWS[2], "shown", False]


def test_copied_rows_come_back_as_they_were(table: HouseTable, qtbot: Any) -> None:
    table.selectAll()
    QTest.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    copied = QGuiApplication.clipboard().text()
    assert copied.splitlines()[0] == "1\tSùng A Lềnh\tnháp"
    with qtbot.waitSignal(table.pasted) as pasted:
        QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert [row[0] for row in pasted.args[0]] == ["1", "2", "3", "4"]
    assert pasted.args[0][2][1] == 'Lù "A" Tủa'


def test_an_empty_clipboard_pastes_nothing(table: HouseTable, qtbot: Any) -> None:
    QGuiApplication.clipboard().setText(" \n")
    with qtbot.assertNotEmitted(table.pasted):
        QTest.keyClick(table, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def test_enter_in_a_cell_goes_to_the_next_row(dress: Callable[..., None], qtbot: Any) -> None:
    columns = [Column("votes", "Đồng ý", lambda row: row[0], edit=lambda row: row[0])]
    model = LazyModel(columns, ListSource(ROWS))
    table = HouseTable("Biểu quyết", model)
    qtbot.addWidget(table)
    table.show()
    table.set_current_row(0)
    table.edit(model.index(0, 0))
    editor = table.findChild(QLineEdit)
    QTest.keyClicks(editor, "13")
    with qtbot.waitSignal(model.edited) as edited:
        QTest.keyClick(editor, Qt.Key.Key_Return)
    assert edited.args == [ROWS[0], "votes", "13"]
    assert table.current_row() == 1
    assert table.state() == HouseTable.State.EditingState


def test_the_box_ends_with_a_whole_row(dress: Callable[..., None], qtbot: Any) -> None:
    table = HouseTable("Các lượt", LazyModel(COLUMNS, ListSource(ROWS * 10)))
    box = TableBox(table)
    qtbot.addWidget(box)
    for height in (211, 212, 240, 257):
        box.resize(600, height)
        box.show()
        inside = table.viewport().height()
        assert inside % table.rowHeight(0) == 0 and table.height() <= height
    table.lazy().set_rows(ROWS)
    assert table.height() == table.content_height(4)


def test_a_row_that_has_just_come_is_in_view(dress: Callable[..., None], qtbot: Any) -> None:
    table = HouseTable("Các cột", LazyModel(COLUMNS, ListSource(ROWS * 4)))
    qtbot.addWidget(table)
    table.resize(600, table.content_height(13))
    table.show()
    table.lazy().set_rows(ROWS * 4 + ROWS[:1])
    table.set_current_row(16)
    last = table.visualRect(table.currentIndex())
    assert table.viewport().rect().contains(last.center())
    qtbot.waitUntil(lambda: table.verticalScrollBar().value() == 4)


def test_what_counts_as_typing() -> None:
    press = QEvent.Type.KeyPress
    plain, control = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier
    assert typed(QKeyEvent(press, Qt.Key.Key_A, plain, "a"))
    assert typed(QKeyEvent(press, Qt.Key.Key_Backspace, plain, "\b"))
    assert not typed(QKeyEvent(press, Qt.Key.Key_A, control, ""))
    assert not typed(QKeyEvent(press, Qt.Key.Key_Tab, plain, "\t"))


def test_long_text_is_cut_to_its_lines(dress: Callable[..., None], qapp: QApplication) -> None:
    words = "Vận động 14 hộ hiến 620 m² đất, góp 86 ngày công xây kè đường Khe Sâu"
    one, two = cut_lines(words, qapp.font(), 300, 1), cut_lines(words, qapp.font(), 300, 2)
    assert len(one) == 1 and one[0].endswith("…")
    assert len(two) == 2 and words.startswith(two[0])
    assert cut_lines("Ngắn", qapp.font(), 300, 2) == ["Ngắn"]


def test_a_wide_table_shares_its_room(dress: Callable[..., None], qtbot: Any) -> None:
    columns = [Column("name", "Tên", lambda row: row[1]), Column("unit", "Chi bộ", lambda row: row[2], width=112)]
    table = HouseTable("Các lượt", LazyModel(columns, ListSource(ROWS)))
    qtbot.addWidget(table)
    widths = []
    for width in (400, 900, 400):
        table.resize(width, 200)
        table.show()
        widths.append(table.columnWidth(1))
    assert widths[0] == widths[2] < widths[1]
