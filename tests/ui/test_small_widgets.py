"""Filters, dialogs, home lines, feet and painted cells."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, Qt, QTimer
from PySide6.QtGui import QAction, QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget, QWidgetItem
from shiboken6 import getAllValidWrappers

from models.rules.fields import FieldSpec
from ui import theme
from ui.itemmodels.columns import Align, Cell, Column, ListSource
from ui.itemmodels.lazy import LazyModel
from ui.widgets.buttons import Button, MenuButton, Segments
from ui.widgets.dialogs import HouseDialog, ask, tell
from ui.widgets.foot import Foot, HomeLine, Sheet, StartLine
from ui.widgets.form import Form, Place
from ui.widgets.states import LOOKS, StateWord
from ui.widgets.table import HouseTable

FILTERS = [("all", "Tất cả  66"), ("late", "Nộp muộn  7"), ("none", "Chưa nộp  3")]


def test_one_filter_is_chosen_by_mouse_and_arrows(
    dress: Callable[..., None], active: Callable[..., Any], qtbot: Any
) -> None:
    segments = active(Segments("Lọc", FILTERS))
    assert segments.key() == "all"
    buttons = segments.findChildren(Button)
    with qtbot.waitSignal(segments.chosen) as chosen:
        QTest.mouseClick(buttons[1], Qt.MouseButton.LeftButton)
    assert chosen.args == ["late"] and segments.key() == "late"
    buttons[1].setFocus()
    QTest.keyClick(buttons[1], Qt.Key.Key_Right)
    assert segments.key() == "none"


def test_choosing_a_filter_moves_nothing(dress: Callable[..., None], active: Callable[..., Any]) -> None:
    segments = active(Segments("Lọc", FILTERS))
    before = [button.geometry() for button in segments.findChildren(Button)]
    segments.choose("none")
    assert [button.geometry() for button in segments.findChildren(Button)] == before


def test_other_filters_keep_the_choice_where_it_is_still_there(dress: Callable[..., None], qtbot: Any) -> None:
    segments = Segments("Lọc", FILTERS)
    qtbot.addWidget(segments)
    segments.choose("late")
    segments.set_choices([("none", "Chưa nộp"), ("late", "Nộp muộn")])
    assert segments.key() == "late"
    segments.set_choices([("none", "Chưa nộp")])
    assert segments.key() == "none"
    segments.set_words("none", "Chưa nộp  4")
    assert segments.findChildren(Button)[-1].text() == "Chưa nộp  4"


def test_a_menu_of_further_acts(dress: Callable[..., None], qtbot: Any) -> None:
    actions = [QAction("Đính chính"), QAction("Rút tên")]
    button = MenuButton("Việc khác", actions)
    qtbot.addWidget(button)
    assert [action.text() for action in button.menu().actions()] == ["Đính chính", "Rút tên"]


def answered(act: Callable[[HouseDialog], None]) -> None:
    """Answer the next dialog once it has opened."""

    def answer() -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, HouseDialog):
            act(dialog)
        else:
            QTimer.singleShot(10, answer)

    QTimer.singleShot(0, answer)


@pytest.mark.parametrize(("button", "answer"), [("act_button", True), ("keep_button", False)])
def test_a_question_is_answered_by_its_captions(
    dress: Callable[..., None], qtbot: Any, button: str, answer: bool
) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    seen: list[tuple[str, str]] = []

    def act(dialog: HouseDialog) -> None:
        seen.append((dialog.keep_button.text(), dialog.act_button.text()))
        getattr(dialog, button).click()

    answered(act)
    assert ask(room, "Xoá lượt này?", "Xoá rồi vẫn lấy lại được.", "Xoá lượt") is answer
    assert seen == [("Huỷ", "Xoá lượt")]


def test_a_message_has_one_button(dress: Callable[..., None], qtbot: Any) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    seen: list[bool] = []

    def act(dialog: HouseDialog) -> None:
        seen.append(dialog.keep_button.isHidden())
        dialog.act_button.click()

    answered(act)
    tell(room, "Đã chép", "Lời nhắc đã ở trong bộ nhớ tạm.")
    assert seen == [True]


def test_enter_in_a_field_does_not_act_but_control_enter_does(
    dress: Callable[..., None], active: Callable[..., Any]
) -> None:
    dialog = HouseDialog("Rút tên", "Rút tên")
    field = QLineEdit()
    dialog.body.addWidget(field)
    active(dialog)
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert dialog.isVisible()
    QTest.keyClick(field, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert not dialog.isVisible() and dialog.result() == HouseDialog.DialogCode.Accepted


def test_a_home_line_names_its_button_with_its_subject(dress: Callable[..., None], qtbot: Any) -> None:
    button = Button("Nhập phiếu")
    line = HomeLine("quá hạn 10 ngày", "Phiếu tháng 5", "đã nhận 63/66.", [button], late=True)
    qtbot.addWidget(line)
    assert button.accessibleName() == "Nhập phiếu: Phiếu tháng 5"
    assert line.when.palette().windowText().color().name().upper() == theme.LIGHT.red
    assert line.height() == theme.px(64)


def test_a_start_line_and_a_foot(dress: Callable[..., None], qtbot: Any) -> None:
    button = Button("Dán danh sách")
    start, foot = StartLine(1, "Dán danh sách chi bộ", "Chép từ Excel.", button, True), Foot(Button("In"))
    for widget in (start, foot):
        qtbot.addWidget(widget)
    assert button.accessibleName() == "Dán danh sách: Dán danh sách chi bộ"
    foot.say("Bản dự phòng 19/05", "Chưa in giấy khôi phục", "Enter mở phiếu")
    shown = [label.text() for label in foot.findChildren(QLabel)]
    assert shown == ["Bản dự phòng 19/05", "Chưa in giấy khôi phục", "Enter mở phiếu"]


def test_a_sheet_changes_its_lines_and_never_stands_alone(dress: Callable[..., None], qtbot: Any) -> None:
    lone = Sheet()
    lone.set_lines([QLabel("x")])
    assert not lone.isVisible()
    room = QWidget()
    qtbot.addWidget(room)
    sheet = Sheet(room)
    room.show()
    sheet.set_lines([QLabel("a"), QLabel("b")])
    assert [line.text() for line in sheet.lines()] == ["a", "b"] and sheet.isVisible()
    sheet.set_lines([])
    assert sheet.lines() == [] and not sheet.isVisible()


def test_a_state_word_is_read_aloud(dress: Callable[..., None], qtbot: Any) -> None:
    word = StateWord(LOOKS["barred"], "Vướng")
    qtbot.addWidget(word)
    wide = word.sizeHint().width()
    word.say(LOOKS["unknown"], "Chưa có thông tin")
    assert word.accessibleName() == "Chưa có thông tin" and word.sizeHint().width() > wide


def grabbed(table: HouseTable) -> QImage:
    return table.viewport().grab().toImage()


def has_colour(image: QImage, role: str, place: QPoint, reach: int = 60) -> bool:
    wanted = theme.colour(role)
    return any(
        QColor(image.pixel(x, y)) == wanted
        for x in range(place.x(), min(place.x() + reach, image.width()))
        for y in range(place.y(), min(place.y() + 30, image.height()))
    )


def test_cells_are_painted_as_they_say(dress: Callable[..., None], active: Callable[..., Any]) -> None:
    columns = [
        Column("state", "Trạng thái", lambda row: Cell("vướng", LOOKS["barred"]), 120),
        Column("month", "4", lambda row: Cell("T", role="amber", bold=True, tint="amber_tint"), 60, Align.CENTRE),
        Column("now", "Tháng 5", lambda row: Cell("đã nhận", aside="06/05"), 160, present=True),
        Column("shown", "Hiện", lambda row: Cell(ticked=True), 60, Align.CENTRE, tick=True),
    ]
    table = HouseTable("Các phiếu", LazyModel(columns, ListSource([1, 2, 3])))
    table.resize(420, 200)
    active(table)
    image = grabbed(table)
    assert has_colour(image, "red", QPoint(0, 0))
    assert has_colour(image, "amber_tint", QPoint(120, 0))
    assert has_colour(image, "alternate", QPoint(180, 0))
    assert has_colour(image, "text", QPoint(340, 0))
    assert has_colour(image, "hairline", QPoint(0, 20))
    table.setFocus()
    table.set_current_row(1)
    second = QPoint(0, theme.px(32))
    assert has_colour(grabbed(table), "focus", second, 2) and has_colour(grabbed(table), "selection", second)
    table.clearFocus()
    assert has_colour(grabbed(table), "accent_line", second, 2) and not has_colour(grabbed(table), "focus", second, 2)


def test_a_tick_is_turned_over_by_the_mouse(dress: Callable[..., None], active: Callable[..., Any], qtbot: Any) -> None:
    columns = [Column("shown", "Hiện", lambda row: Cell(ticked=False), 60, Align.CENTRE, tick=True)]
    model = LazyModel(columns, ListSource(["a", "b"]))
    table = active(HouseTable("Các cột", model))
    place = table.visualRect(model.index(1, 0)).center()
    with qtbot.waitSignal(model.ticked) as ticked:
        QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ticked.args == ["b", "shown", True]


def test_no_layout_item_is_left_in_pythons_hands(dress: Callable[..., None], active: Callable[..., Any]) -> None:
    """A wrapper of an item that Qt deletes is taken for the next object at its address, and the program dies."""
    specs = [FieldSpec("name", "Họ và tên"), FieldSpec("note", "Ghi chú")]
    form = active(Form(specs, [[Place("name"), Place("note")]], date.today))
    sheet = Sheet(form)
    for turn in range(5):
        form.set_rows([[Place("note", 80)], [Place("name")]] if turn % 2 else [[Place("name"), Place("note")]])
        sheet.set_lines([QLabel("a"), QLabel("b")])
        sheet.grab()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    held = [item for item in getAllValidWrappers() if isinstance(item, QWidgetItem)]
    assert held == []
