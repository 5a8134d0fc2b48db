"""The people of a chi bộ, or of all: a list that nobody demands, and the form of one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.rules.facts import PasteRow, PersonRow
from models.services import people, units
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Context, Page, Shell
from ui.pages.people.columns import list_columns, paste_columns
from ui.pages.people.editor import PersonEditor
from ui.recordform import NEW
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import ActionButton
from ui.widgets.dialogs import ask
from ui.widgets.editors import Line
from ui.widgets.pastedialog import PasteDialog
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.table import HouseTable, TableBox
from ui.widgets.twopane import TwoPane

LIST = 496
PART = 500
SEARCH_AFTER = 150
TOUCHING = frozenset({"person", "unit", "position", "discipline", "year_rating"})


class PeoplePage(Page):
    """People by unit."""

    back = "units"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Danh sách người")
        self._shown = ""
        self._new = False
        self.acts = {
            "person.add": self.add,
            "person.paste": self.paste,
            "person.merge": self.merge,
            "person.inspect": self.inspect,
            "person.remove": self.remove,
            "save": self.commit,
        }
        self.filters = QWidget()
        self.filters.setLayout(self._make_filters())
        self.body.addWidget(self.filters)
        self.editor = PersonEditor(shell)
        self.panes = TwoPane(self._make_list(), self.editor, LIST)
        self.panes.stepped.connect(self._step)
        self.panes.listed.connect(self._back_to_list)
        self.panes.turned.connect(self._fit_filters)
        self.body.addWidget(self.panes, 1)
        self.editor.record.saved.connect(self._saved)

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.filter = Line()
        self.filter.setPlaceholderText(_("Tìm tên, chức vụ"))
        self.filter.setAccessibleName(_("Tìm tên, chức vụ"))
        self.filter.setFixedWidth(px(200))
        self.unit = Picker(Listed([]))
        self.unit.setAccessibleName(_("Chi bộ"))
        self.unit.require()
        self.unit.setFixedWidth(px(240))
        self.unit.picked.connect(self.reload)
        row.addWidget(self.filter)
        row.addWidget(self.unit)
        row.addStretch(1)
        for key in ("person.merge", "person.paste", "person.add"):
            row.addWidget(ActionButton(self.shell.actions[key]))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SEARCH_AFTER)
        self._wait.timeout.connect(self.reload)
        self.filter.textChanged.connect(self._wait.start)
        return row

    def _make_list(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.model = LazyModel(list_columns(), key=_uuid, parent=self)
        self.table = HouseTable(_("Danh sách người"), self.model)
        self.table.current_changed.connect(self._went)
        self.table.opened.connect(self._open_form)
        self.table.delete_requested.connect(self._ask_remove)
        self.table.pasted.connect(self._pasted)
        self.box = TableBox(self.table, 5)
        column.addWidget(self.box, 1)
        self.count = text.wrapped("", "muted")
        self.count.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.count)
        return pane

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Show the people of `unit`, or of all; `person` opens one ("new": the one begun)."""
        offered = [Option("", _("Mọi chi bộ"))]
        offered += [Option(uuid, words) for uuid, words in units.options(self.shell.office)]
        self.unit.set_options(Listed(offered))
        if "unit" in context or self.unit.value() is None:
            self.unit.set_value(context.get("unit", ""))
        self.reload()
        if context.get("person") == NEW:
            self.add()
        elif context.get("person"):
            self._open_person(str(context["person"]))

    def _open_person(self, uuid: str) -> None:
        self.unit.set_value("")
        self.filter.clear()
        self._shown = ""
        self.reload()
        self._choose(uuid)
        self.panes.open_form()

    def leave(self) -> bool:
        """Write what was typed; what cannot stand stays as a draft."""
        self.editor.record.commit()
        return True

    def refresh(self, changes: Any) -> None:
        """Fetch the list again when people or units changed."""
        if changes.tables & TOUCHING:
            self.reload()

    def fold(self, narrow: bool) -> None:
        """Show list and form one at a time where there is no room for both."""
        self.panes.fold(narrow)
        self.editor.set_wide(narrow)

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.table if self.model.rowCount() else self.filter

    # The list.

    @Slot()
    def reload(self) -> None:
        """Fetch the people and keep the present one."""
        self._wait.stop()
        unit, words = self.unit.value() or "", self.filter.raw()
        rows = self._fetch(unit, words)
        present = self._shown
        self.model.set_rows(rows)
        self.set_title(_("Danh sách người"), self.unit.text() if unit else "")
        self.box.setVisible(bool(rows))
        self.count.setText(_counted(rows) if rows or not words.strip() else _("Không có ai khớp với lọc."))
        self.panes.name(_("Danh sách {count} người").format(count=len(rows)), _("Người trước"), _("Người sau"))
        if present and self._choose(present):
            return
        if rows and not self._new:
            self.table.set_current_row(0)
        self._show_editor(bool(rows) or self._new)

    def _show_editor(self, shown: bool) -> None:
        """Show or hide the form; where list and form take turns it waits until it is opened."""
        self.editor.setVisible(shown and (self.panes.alone() or not self.panes.folded()))

    def _fetch(self, unit: str, words: str) -> list[PersonRow]:
        rows: list[PersonRow] = []
        after: str | None = None
        while True:
            part = people.listed(self.shell.office, unit=unit, text=words, after=after, size=PART)
            rows += part
            if len(part) < PART:
                return rows
            after = part[-1].uuid

    def _choose(self, uuid: str) -> bool:
        places = range(self.model.rowCount())
        place = next((place for place in places if self.model.row_at(place).uuid == uuid), -1)
        if place >= 0:
            self.table.set_current_row(place)
        return place >= 0

    @Slot(int)
    def _went(self, row: int) -> None:
        if row < 0:
            return
        uuid = self.model.row_at(row).uuid
        if uuid == self._shown:
            return
        self.editor.record.commit()
        self._shown, self._new = uuid, False
        self._show_editor(True)
        focus = self.editor.show_person(uuid)
        if focus:
            self.editor.form.focus(focus)

    @Slot(int)
    def _open_form(self, row: int) -> None:
        if row >= 0:
            self.panes.open_form()
            self.editor.form.focus("name")

    @Slot(int)
    def _step(self, by: int) -> None:
        place = self.table.current_row() + by
        if 0 <= place < self.model.rowCount():
            self.table.set_current_row(place)

    @Slot()
    def _back_to_list(self) -> None:
        self.commit()
        self.table.setFocus()

    @Slot()
    def _fit_filters(self) -> None:
        self.filters.setVisible(not self.panes.alone())

    @Slot(str)
    def _saved(self, uuid: str) -> None:
        self._shown, self._new = uuid, False
        self.reload()
        self.editor.show_person(uuid)

    # Acts.

    def commit(self) -> None:
        """Write what was typed now."""
        self.editor.record.commit()

    def add(self) -> None:
        """Open an empty form."""
        self.editor.record.commit()
        self._shown, self._new = "", True
        self.table.clearSelection()
        self._show_editor(True)
        self.panes.open_form()
        self.editor.show_new(self.unit.value() or "")
        self.editor.form.focus("name")

    def paste(self) -> None:
        """Take a list of people from a spreadsheet."""
        hint = _("Chép các cột họ tên, năm sinh, chi bộ, chức vụ từ Excel rồi dán vào đây; thiếu cột nào cũng được.")
        dialog = PasteDialog(_("Dán danh sách người"), hint, paste_columns(), self._preview, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            count = people.take_paste(self.shell.office, dialog.rows())
            self.reload()
            self.shell.bus.saved.emit(_("Đã thêm {count} người").format(count=count))
        dialog.deleteLater()

    def _preview(self, pasted: str) -> tuple[PasteRow, ...]:
        return people.preview_paste(self.shell.office, pasted, self.unit.value() or "")

    @Slot(list)
    def _pasted(self, _rows: list[list[str]]) -> None:
        self.paste()

    def merge(self) -> None:
        """Go and look for people entered twice."""
        self.shell.bus.go.emit("merge", {"table": "person"})

    @Slot(list)
    def _ask_remove(self, _rows: list[int]) -> None:
        self.remove()

    def inspect(self) -> None:
        """Preview the file for an inspection of the present person."""
        if self._shown:
            told = {"form": "ho-so-kiem-tra", "entry": self._shown, "year": self.shell.today().year, "back": self.key}
            self.shell.bus.go.emit("preview", told)

    def remove(self) -> None:
        """Take the present person off the list, after asking."""
        if not self._shown:
            return
        question = _("Xoá {name} khỏi danh sách?").format(name=self.editor.name.text())
        sentence = _("Chỉ xoá được người chưa có lượt ghi danh nào gắn vào; hoàn tác được.")
        if ask(self, question, sentence, _("Xoá khỏi danh sách")):
            people.remove(self.shell.office, self._shown)
            self._shown = ""
            self.reload()


def _uuid(row: PersonRow) -> str:
    return row.uuid


def _counted(rows: list[PersonRow]) -> str:
    if not rows:
        return _("Chưa có ai. Danh sách này không bắt buộc: lượt ghi danh chỉ cần gõ tên.")
    members = sum(row.membership in ("member", "probationary") for row in rows)
    said = _("{count} người, {members} đảng viên").format(count=len(rows), members=members)
    return said if members else _("{count} người").format(count=len(rows))
