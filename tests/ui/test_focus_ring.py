"""The ring follows the keyboard focus, stays out of the layout, and leaves lists to their own frame."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QVBoxLayout, QWidget

from ui import theme
from ui.itemmodels.columns import Column, ListSource
from ui.itemmodels.lazy import LazyModel
from ui.widgets.buttons import PRIMARY, Button
from ui.widgets.focusring import OUTSIDE, FocusRing, Ring
from ui.widgets.table import HouseTable


def room(*widgets: QWidget) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(20, 20, 20, 20)
    for widget in widgets:
        column.addWidget(widget)
    return made


def shown_ring(window: QWidget) -> Ring | None:
    found = [ring for ring in window.findChildren(Ring) if ring.isVisible()]
    return found[0] if found else None


def test_the_ring_stands_three_pixels_outside(
    dress: Callable[..., None], qapp: QApplication, active: Callable[..., Any]
) -> None:
    ring = FocusRing(qapp)
    field, button = QLineEdit(), Button("Ghi vào sổ", PRIMARY)
    window = active(room(field, button))
    before = window.sizeHint()
    for target in (field, button, field):
        target.setFocus()
        expected = target.geometry().adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE)
        assert ring.target() is target and shown_ring(window).geometry() == expected
    assert window.sizeHint() == before
    window.resize(window.width() + 90, window.height() + 30)
    assert shown_ring(window).geometry() == field.geometry().adjusted(-OUTSIDE, -OUTSIDE, OUTSIDE, OUTSIDE)


def test_the_ring_is_black_and_lets_the_mouse_through(
    dress: Callable[..., None], qapp: QApplication, active: Callable[..., Any]
) -> None:
    FocusRing(qapp)
    field = QLineEdit()
    window = active(room(field))
    field.setFocus()
    edge = shown_ring(window).geometry()
    colour = window.grab().toImage().pixelColor(edge.left(), edge.center().y())
    assert colour.name().upper() == theme.LIGHT.focus
    assert window.childAt(field.geometry().center()) is field


def test_a_hidden_or_deleted_control_takes_the_ring_along(
    dress: Callable[..., None], qapp: QApplication, active: Callable[..., Any], qtbot: Any
) -> None:
    ring = FocusRing(qapp)
    field, other = QLineEdit(), QLineEdit()
    window = active(room(field, other))
    field.setFocus()
    field.hide()
    qtbot.waitUntil(lambda: ring.target() is not field)
    other.setFocus()
    other.deleteLater()
    qtbot.waitUntil(lambda: ring.target() is None)
    assert shown_ring(window) is None


def test_lists_have_no_ring(dress: Callable[..., None], qapp: QApplication, active: Callable[..., Any]) -> None:
    ring = FocusRing(qapp)
    table = HouseTable("Các lượt", LazyModel([Column("n", "Số", str)], ListSource([1, 2])))
    window = active(room(table))
    table.setFocus()
    assert ring.target() is None and shown_ring(window) is None


def test_each_window_has_its_own_ring(
    dress: Callable[..., None], qapp: QApplication, active: Callable[..., Any], qtbot: Any
) -> None:
    FocusRing(qapp)
    field = QLineEdit()
    window = active(room(field))
    field.setFocus()
    dialog = QDialog(window)
    inner = QLineEdit(dialog)
    active(dialog)
    inner.setFocus()
    assert shown_ring(dialog) is not None and shown_ring(window).window() is dialog
    dialog.close()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    field.setFocus()
    assert shown_ring(window).window() is window
