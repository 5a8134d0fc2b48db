"""The menu of a list: what can be done with all of it, by the mouse or the menu key."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

# The act on a whole list, which the frame serves on every page.
LIST_ACT = "list.excel"


def show_list_menu(table: QWidget, place: QPoint) -> None:
    """Open the menu at a place of the screen; where the frame serves nothing, none."""
    acts = [action for action in _acts_over(table) if action.objectName() == LIST_ACT and action.isEnabled()]
    if acts:
        menu = QMenu(table)
        menu.addActions(acts)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)


def _acts_over(widget: QWidget) -> Iterator[QAction]:
    """Give the acts of everything that a widget stands in."""
    over: QWidget | None = widget
    while over is not None:
        yield from over.actions()
        over = over.parentWidget()
