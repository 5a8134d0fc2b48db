"""The list of shortcuts that hold now."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from ui.i18n import _
from ui.theme import px
from ui.widgets import text
from ui.widgets.dialogs import HouseDialog

COLUMNS = 2


def keys_dialog(parent: QWidget | None, shortcuts: list[tuple[str, str]]) -> HouseDialog:
    """Return a dialog with shortcuts and what they do."""
    dialog = HouseDialog(_("Các phím tắt"), _("Đóng"), parent)
    dialog.keep_button.hide()
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(6))
    rows = max(-(-len(shortcuts) // COLUMNS), 1)
    for place, (keys, words) in enumerate(shortcuts):
        column = place // rows * 2
        grid.addWidget(text.muted(keys), place % rows, column)
        grid.addWidget(text.body(words), place % rows, column + 1)
        grid.setColumnMinimumWidth(column + 1, px(200))
    dialog.body.addLayout(grid)
    lists = _("Trong danh sách: mũi tên để đi, Space để đánh dấu, Enter để mở, Delete để xoá (có hỏi), Ctrl+C, Ctrl+V.")
    dialog.body.addWidget(text.wrapped(lists, "muted"))
    return dialog


def show_keys(parent: QWidget | None, shortcuts: list[tuple[str, str]]) -> None:
    """Show the shortcuts until they are closed."""
    dialog = keys_dialog(parent, shortcuts)
    dialog.act_button.setFocus()
    dialog.exec()
