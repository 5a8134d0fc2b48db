"""The list of shortcuts."""

from __future__ import annotations

from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.actions import ACTS
from ui.i18n import _
from ui.theme import px
from ui.widgets import text
from ui.widgets.dialogs import HouseDialog

COLUMNS = 2


def keys_dialog(parent: QWidget | None) -> HouseDialog:
    """Return a dialog with every shortcut and what it does."""
    dialog = HouseDialog(_("Các phím tắt"), _("Đóng"), parent)
    dialog.keep_button.hide()
    grid = QGridLayout()
    grid.setHorizontalSpacing(px(16))
    grid.setVerticalSpacing(px(4))
    with_keys = [act for act in ACTS if act.shortcut]
    rows = -(-len(with_keys) // COLUMNS)
    for place, act in enumerate(with_keys):
        column = place // rows * 2
        keys = QKeySequence(act.shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        grid.addWidget(text.muted(keys), place % rows, column)
        grid.addWidget(text.body(_(act.caption)), place % rows, column + 1)
    dialog.body.addLayout(grid)
    lists = _("Trong danh sách: mũi tên để đi, Space để đánh dấu, Enter để mở, Delete để xoá (có hỏi), Ctrl+C, Ctrl+V.")
    dialog.body.addWidget(text.wrapped(lists, "muted"))
    return dialog


def show_keys(parent: QWidget | None) -> None:
    """Show the shortcuts until they are closed."""
    dialog = keys_dialog(parent)
    dialog.act_button.setFocus()
    dialog.exec()
