"""What hangs on a lượt: contributions, publications, follow-ups, as small tables."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.facts import Record
from models.rules.fields import N_, Kind
from models.services import schema
from ui.i18n import _
from ui.itemmodels.columns import Align, Column
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.pages.honours import layout
from ui.pages.honours.registers import Register
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.dialogs import ask
from ui.widgets.form import Place, Rows
from ui.widgets.formdialog import FormDialog, run_dialog
from ui.widgets.table import HouseTable, TableBox

TITLES = {
    "contribution": (N_("Giá trị đóng góp"), N_("Thêm đóng góp")),
    "publication": (N_("Đã công khai"), N_("Thêm nơi công khai")),
    "follow_up": (N_("Theo dõi sau ghi danh"), N_("Thêm lần theo dõi")),
}
WIDTHS = {"kind": 112, "amount": 104, "value": 184, "on_day": 104, "removed_on": 112, "outcome": 112}
# Long and seldom read; Enter shows it.
NOT_LISTED = frozenset({"link"})
ROWS: dict[str, Rows] = {
    "contribution": ((Place("kind", 160), Place("amount", 120), Place("value", 184)), (Place("what"),)),
    "publication": (
        (Place("channel"), Place("on_day", 120)),
        (Place("by"), Place("removed_on", 120)),
        (Place("link"),),
    ),
    "follow_up": ((Place("on_day", 120), Place("outcome", 160), Place("by")), (Place("remark"),)),
}
_RIGHT = (Kind.INT, Kind.DECIMAL, Kind.DATE)


class ChildTable(QWidget):
    """One small table with its button; Enter opens a row, Delete asks."""

    changed = Signal()

    def __init__(self, table: str, register: Register, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.table = table
        self._register = register
        self._shell = shell
        self._parent_uuid = ""
        title, caption = TITLES[table]
        head = QHBoxLayout()
        head.addWidget(text.section(_(title)))
        head.addStretch(1)
        self.add_button = Button(_(caption), icon="plus").on(self.add)
        head.addWidget(self.add_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(8))
        self._column.addLayout(head)
        self.view: HouseTable | None = None

    def _made_view(self) -> HouseTable:
        """Return the table, made when there is a first row to show."""
        if self.view is None:
            self.model = LazyModel(child_columns(self.table), parent=self)
            self.view = HouseTable(_(TITLES[self.table][0]), self.model)
            self.view.opened.connect(self._edit_row)
            self.view.delete_requested.connect(self._ask_remove)
            self._box = TableBox(self.view, 1)
            self._column.addWidget(self._box)
        return self.view

    def show_rows(self, parent_uuid: str, rows: Sequence[Record]) -> None:
        """Show what hangs on one lượt."""
        self._parent_uuid = parent_uuid
        if not rows and self.view is None:
            return
        view = self._made_view()
        self.model.set_rows(list(rows))
        self._box.setVisible(bool(rows))
        self._box.setFixedHeight(view.content_height(max(len(rows), 1)))

    def add(self) -> None:
        """Ask for a further one."""
        self._ask(None)

    @Slot(int)
    def _edit_row(self, row: int) -> None:
        self._ask(self.model.row_at(row))

    def _ask(self, record: Record | None) -> None:
        title, caption = TITLES[self.table]
        rows = ROWS[self.table]
        specs = [spec for spec in schema.fields(self.table) if spec.name in layout.names(rows)]
        save = partial(self._save, record.uuid if record else None)
        act = _("Ghi lại") if record else _(caption)
        dialog = FormDialog(_(title), act, specs, rows, save, self._shell.today, self)
        if record is not None:
            dialog.form.set_values(record.values, record.texts)
        if run_dialog(dialog):
            self.changed.emit()

    def _save(self, uuid: str | None, texts: dict[str, str]) -> None:
        self._register.acts.save_child(self._shell.office, self.table, uuid, self._parent_uuid, texts)

    @Slot(list)
    def _ask_remove(self, rows: list[int]) -> None:
        record = self.model.row_at(rows[0])
        words = " · ".join(words for words in record.texts.values() if words)
        if ask(self, _("Xoá dòng này?"), words, _("Xoá dòng")):
            self._register.acts.remove_child(self._shell.office, self.table, record.uuid)
            self.changed.emit()


def child_columns(table: str) -> tuple[Column, ...]:
    """Return the columns of a small table, as the fields declare them."""
    shown = set(layout.names(ROWS[table])) - NOT_LISTED
    return tuple(
        Column(
            spec.name,
            spec.label,
            partial(_text_of, spec.name),
            WIDTHS.get(spec.name, 0),
            Align.RIGHT if spec.kind in _RIGHT else Align.LEFT,
        )
        for spec in schema.fields(table)
        if spec.name in shown
    )


def _text_of(name: str, record: Record) -> str:
    return _(record.texts[name]) if record.texts[name] else ""
