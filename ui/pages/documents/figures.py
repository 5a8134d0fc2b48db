"""Số liệu: what stands in the text, what the records say now, and which numbers are confirmed."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules import report
from models.rules.documents import AnnexState, DocumentForm, Figure
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.pages.documents.columns import figure_columns, waiting_of
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import ActionButton
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.table import HouseTable, TableBox

WIDTH = 336


class FiguresPane(QWidget):
    """The list beside the text.

    `ticked(key, on)` and `typed(key, words)` ask the page to confirm or change one; `wanted(key)` to put one into the
    text; `chosen(key)` follows the row.
    """

    ticked = Signal(str, bool)
    typed = Signal(str, str)
    wanted = Signal(str)
    chosen = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(px(WIDTH))
        self.counts = text.dress(text.Elided(), bold=True)
        self.counts.setMinimumHeight(px(20))
        self.model = LazyModel(figure_columns(), key=_key, parent=self)
        self.table = HouseTable(_("Số liệu trong văn bản"), self.model, tall=True)
        self.add = Picker(Listed([]))
        self.add.setAccessibleName(_("Thêm số liệu vào chỗ con trỏ"))
        self.add.setPlaceholderText(_("Thêm số liệu vào chỗ con trỏ"))
        self.confirm = ActionButton(shell.actions["document.confirm"])
        self.renew = ActionButton(shell.actions["document.renew"])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(6))
        column.addWidget(self.counts)
        column.addWidget(TableBox(self.table, 3), 1)
        column.addWidget(self.add)
        buttons = QHBoxLayout()
        buttons.setSpacing(px(8))
        buttons.addWidget(self.renew)
        buttons.addStretch(1)
        buttons.addWidget(self.confirm)
        column.addLayout(buttons)
        self.model.ticked.connect(self._ticked)
        self.model.edited.connect(self._edited)
        self.table.current_changed.connect(self._went)
        self.add.picked.connect(self._picked)

    def show_form(self, form: DocumentForm, frozen: bool) -> None:
        """Show the figures of a document."""
        present = self.present()
        rows: list[Figure | AnnexState] = [*form.figures, *(one for one in form.annexes if one.chosen)]
        self.model.set_rows(rows)
        place = next((at for at, row in enumerate(rows) if row.key == present), -1)
        if place >= 0:
            self.table.set_current_row(place)
        waiting = waiting_of(form)
        changed = sum(figure.now != figure.stands for figure in form.figures)
        told = [_("{count} chưa xác nhận").format(count=waiting) if waiting else _("đã xác nhận hết")]
        told += [_("{count} khác hiện nay").format(count=changed)] if changed else []
        self.counts.setText(_("Số liệu: {told}").format(told=" · ".join(told)) if rows else _("Chưa có số liệu nào"))
        self.add.set_options(Listed([Option(key, _label(key, now)) for key, now in form.offered.items()]))
        for widget in (self.add, self.confirm, self.renew):
            widget.setVisible(not frozen)

    def present(self) -> str:
        """Return the key in the current row, "" for none."""
        row = self.table.current_row()
        return self.model.row_at(row).key if row >= 0 else ""

    @Slot(object, str, bool)
    def _ticked(self, row: Figure | AnnexState, _column: str, on: bool) -> None:
        self.ticked.emit(row.key, on)

    @Slot(object, str, str)
    def _edited(self, row: Figure | AnnexState, _column: str, words: str) -> None:
        if isinstance(row, Figure) and words != row.stands:
            self.typed.emit(row.key, words)

    @Slot(int)
    def _went(self, row: int) -> None:
        if row >= 0:
            self.chosen.emit(self.model.row_at(row).key)

    @Slot(object)
    def _picked(self, key: str | None) -> None:
        if key:
            self.add.set_value(None, "")
            self.wanted.emit(key)


def _key(row: Figure | AnnexState) -> str:
    return row.key


def _label(key: str, now: str) -> str:
    words = now if len(now) <= 24 else f"{now[:23]}…"
    return f"{_(report.LABELS[key])}: {words}"
