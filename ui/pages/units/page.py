"""Chi bộ, đảng viên: the units in the office's own order, and the form of one of them."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.rules.codes import CELL_KINDS
from models.rules.facts import PasteRow, UnitRow
from models.rules.names import fold
from models.services import units
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Context, Page, Shell
from ui.pages.units.closing import ClosingDialog
from ui.pages.units.columns import KINDS, list_columns, paste_columns
from ui.pages.units.editor import UnitEditor
from ui.recordform import NEW
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import ActionButton
from ui.widgets.dialogs import ask
from ui.widgets.editors import Line, Tick
from ui.widgets.foot import Sheet, StartLine
from ui.widgets.pastedialog import PasteDialog
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.table import HouseTable, TableBox
from ui.widgets.twopane import TwoPane

LIST = 576
TOUCHING = frozenset({"unit", "unit_link", "person"})


class UnitsPage(Page):
    """The office's units."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Chi bộ, đảng viên")
        self._rows: list[UnitRow] = []
        self._shown = ""
        self._new = False
        self.acts = {
            "unit.add": self.add,
            "unit.paste": self.paste,
            "unit.merge": self.merge,
            "unit.up": self.move_up,
            "unit.down": self.move_down,
            "unit.people": self.show_people,
            "unit.close": self.close_unit,
            "unit.remove": self.remove,
            "save": self.commit,
        }
        self.filters = QWidget()
        self.filters.setLayout(self._make_filters())
        self.body.addWidget(self.filters)
        self.body.addWidget(self._make_start())
        self.editor = UnitEditor(shell)
        self.panes = TwoPane(self._make_list(), self.editor, LIST)
        self.panes.stepped.connect(self._step)
        self.panes.turned.connect(self._fit_filters)
        self.panes.listed.connect(self._back_to_list)
        self.body.addWidget(self.panes, 1)
        self.editor.record.saved.connect(self._saved)

    # Building.

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.filter = Line()
        self.filter.setPlaceholderText(_("Lọc tên"))
        self.filter.setAccessibleName(_("Lọc tên đơn vị"))
        self.filter.setFixedWidth(px(176))
        self.filter.textChanged.connect(self._narrow)
        self.kinds = Picker(Listed([Option("", _("Mọi loại")), *(Option(k, _(v)) for k, v in KINDS.items())]))
        self.kinds.setAccessibleName(_("Loại đơn vị"))
        self.kinds.require()
        self.kinds.set_value("")
        self.kinds.setFixedWidth(px(176))
        self.kinds.picked.connect(self._narrow)
        self.closed = Tick(_("Cả đơn vị đã đóng"))
        self.closed.clicked.connect(self.reload)
        for widget in (self.filter, self.kinds, self.closed):
            row.addWidget(widget)
        row.addStretch(1)
        for key in ("unit.merge", "unit.paste", "unit.add"):
            row.addWidget(ActionButton(self.shell.actions[key]))
        return row

    def _make_list(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.model = LazyModel(list_columns(), key=_uuid, parent=self)
        self.table = HouseTable(_("Danh sách đơn vị"), self.model)
        self.table.current_changed.connect(self._went)
        self.table.opened.connect(self._open_form)
        self.table.delete_requested.connect(self._ask_remove)
        self.table.pasted.connect(self._pasted)
        column.addWidget(TableBox(self.table, 5), 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        self.count = text.muted()
        foot.addWidget(self.count, 1)
        for key in ("unit.up", "unit.down"):
            foot.addWidget(ActionButton(self.shell.actions[key]))
        column.addLayout(foot)
        return pane

    def _make_start(self) -> Sheet:
        self.start = Sheet()
        button = ActionButton(self.shell.actions["unit.paste"], "primary")
        words = _("Chép cột tên từ Excel, dán vào đây; giữ nguyên thứ tự của cơ quan. Không cần danh sách đảng viên.")
        self.start.set_lines([StartLine(1, _("Dán danh sách chi bộ"), words, button, True)])
        return self.start

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Show the list; `unit` opens one ("new": the one begun), `act` = "paste" begins with pasting."""
        self.reload()
        if context.get("unit") == NEW:
            self.add()
        elif context.get("unit"):
            self._choose(str(context["unit"]))
            self._open_form(self.table.current_row())
        if context.get("act") == "paste":
            self.paste()

    def leave(self) -> bool:
        """Write what was typed; what cannot stand stays as a draft."""
        self.editor.record.commit()
        return True

    def refresh(self, changes: Any) -> None:
        """Fetch the list again when units or people changed."""
        if changes.tables & TOUCHING:
            self.reload()

    def fold(self, narrow: bool) -> None:
        """Show list and form one at a time where there is no room for both."""
        self.panes.fold(narrow)
        self.editor.set_wide(narrow)
        self._fit_filters()

    def first_focus(self) -> QWidget | None:
        """Return the list, or where there is none the way to fill it."""
        return self.table if self._rows else self.start.lines()[0]

    # The list.

    @Slot()
    def reload(self) -> None:
        """Fetch the units and keep the present one."""
        self._rows = list(units.listed(self.shell.office, with_closed=self.closed.isChecked()))
        self._narrow()
        only_own = len(self._rows) <= 1
        self.start.setVisible(only_own)
        self.panes.setVisible(bool(self._rows))

    @Slot()
    def _narrow(self) -> None:
        wanted = fold(self.filter.raw()).split()
        kind = self.kinds.value()
        rows = [row for row in self._rows if _fits(row, wanted, kind)]
        present = self._shown
        self.model.set_rows(rows)
        self.count.setText(_counted(rows))
        words = _("Danh sách {count} đơn vị").format(count=len(rows))
        self.panes.name(words, _("Đơn vị trước"), _("Đơn vị sau"))
        if present:
            self._choose(present)
        elif rows and not self._new:
            self.table.set_current_row(next((n for n, row in enumerate(rows) if row.kind in CELL_KINDS), 0))
        self._fit_moves()

    def _choose(self, uuid: str) -> None:
        place = next((place for place, row in enumerate(self._listed()) if row.uuid == uuid), -1)
        if place >= 0:
            self.table.set_current_row(place)

    def _listed(self) -> list[UnitRow]:
        return [self.model.row_at(place) for place in range(self.model.rowCount())]

    @Slot(int)
    def _went(self, row: int) -> None:
        if row < 0:
            return
        uuid = self.model.row_at(row).uuid
        if uuid != self._shown:
            self._show(uuid)
        self._fit_moves()

    def _show(self, uuid: str) -> None:
        self.editor.record.commit()
        self._shown, self._new = uuid, False
        focus = self.editor.show_unit(uuid)
        self.editor.people.setText(self._people_words(uuid))
        if focus:
            self.editor.form.focus(focus)

    def _people_words(self, uuid: str) -> str:
        row = next((row for row in self._rows if row.uuid == uuid), None)
        return _("Danh sách người ({count})").format(count=row.people if row else 0)

    @Slot(int)
    def _open_form(self, row: int) -> None:
        if row >= 0:
            self.panes.open_form()
            self.editor.form.focus("name")

    @Slot()
    def _fit_filters(self) -> None:
        self.filters.setVisible(not self.panes.alone())

    @Slot(int)
    def _step(self, by: int) -> None:
        place = self.table.current_row() + by
        if 0 <= place < self.model.rowCount():
            self.table.set_current_row(place)

    @Slot()
    def _back_to_list(self) -> None:
        self.commit()
        self.table.setFocus()

    @Slot(str)
    def _saved(self, uuid: str) -> None:
        self._shown, self._new = uuid, False
        self.reload()
        self.editor.show_unit(uuid)

    # Acts.

    def commit(self) -> None:
        """Write what was typed now."""
        self.editor.record.commit()

    def add(self) -> None:
        """Open an empty form."""
        self.editor.record.commit()
        self._shown, self._new = "", True
        self.table.clearSelection()
        self.panes.setVisible(True)
        self.panes.open_form()
        self.editor.show_new()
        self.editor.form.focus("name")

    def paste(self) -> None:
        """Take a list of units from a spreadsheet."""
        hint = _("Chép cột tên (và cột loại nếu có) từ Excel. Thứ tự dán là thứ tự của cơ quan; dòng trống bỏ qua.")
        dialog = PasteDialog(_("Dán danh sách chi bộ"), hint, paste_columns(), self._preview, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            count = units.take_paste(self.shell.office, dialog.rows())
            self.reload()
            self.shell.bus.saved.emit(_("Đã thêm {count} đơn vị").format(count=count))
        dialog.deleteLater()

    def _preview(self, pasted: str) -> tuple[PasteRow, ...]:
        return units.preview_paste(self.shell.office, pasted)

    @Slot(list)
    def _pasted(self, _rows: list[list[str]]) -> None:
        self.paste()

    def merge(self) -> None:
        """Go and look for units entered twice."""
        self.shell.bus.go.emit("merge", {"table": "unit"})

    def show_people(self) -> None:
        """Open the people of the present unit."""
        self.shell.bus.go.emit("people", {"unit": self._shown})

    def move_up(self) -> None:
        """Put the present unit before its elder sister."""
        sisters, place = self._sisters()
        if place > 0:
            units.move(self.shell.office, self._shown, sisters[place - 2].uuid if place > 1 else None)
            self.reload()

    def move_down(self) -> None:
        """Put the present unit behind its younger sister."""
        sisters, place = self._sisters()
        if 0 <= place < len(sisters) - 1:
            units.move(self.shell.office, self._shown, sisters[place + 1].uuid)
            self.reload()

    def _sisters(self) -> tuple[list[UnitRow], int]:
        present = next((row for row in self._rows if row.uuid == self._shown), None)
        if present is None:
            return [], -1
        sisters = [row for row in self._rows if row.parent == present.parent and row.depth == present.depth]
        return sisters, sisters.index(present)

    def _fit_moves(self) -> None:
        sisters, place = self._sisters()
        self.shell.actions["unit.up"].setEnabled(place > 0)
        self.shell.actions["unit.down"].setEnabled(0 <= place < len(sisters) - 1)

    def close_unit(self) -> None:
        """End the present unit."""
        self.editor.record.commit()
        others = [Option(uuid, words) for uuid, words in units.options(self.shell.office) if uuid != self._shown]
        dialog = ClosingDialog(self.editor.name.text(), others, self.shell.today, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            units.close(self.shell.office, self._shown, **dialog.answers())
            self.reload()
        dialog.deleteLater()

    @Slot(list)
    def _ask_remove(self, _rows: list[int]) -> None:
        self.remove()

    def remove(self) -> None:
        """Take the present unit away, after asking."""
        if not self._shown:
            return
        question = _("Xoá đơn vị {name}?").format(name=self.editor.name.text())
        sentence = _("Chỉ xoá được đơn vị chưa có mục nào gắn vào; hoàn tác được. Đơn vị đã hoạt động thì nên đóng.")
        if ask(self, question, sentence, _("Xoá đơn vị")):
            units.remove(self.shell.office, self._shown)
            self._shown = ""
            self.reload()


def _uuid(row: UnitRow) -> str:
    return row.uuid


def _fits(row: UnitRow, wanted: list[str], kind: str | None) -> bool:
    words = fold(f"{row.name} {row.former_commune}").split()
    named = all(any(word.startswith(part) for word in words) for part in wanted)
    return named and (not kind or row.kind == kind)


def _counted(rows: list[UnitRow]) -> str:
    cells = sum(row.kind in CELL_KINDS for row in rows)
    villages = sum(row.kind == "village" for row in rows)
    others = len(rows) - cells - villages
    parts = (
        _("{count} chi bộ").format(count=cells) if cells else "",
        _("{count} thôn").format(count=villages) if villages else "",
        _("{count} đơn vị khác").format(count=others) if others else "",
    )
    return ", ".join(part for part in parts if part)
