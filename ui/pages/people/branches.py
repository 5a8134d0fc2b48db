"""What hangs on a person (posts, bars, ratings): one list at a time, each row typed in a small dialog."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.rules.errors import Refused
from models.rules.facts import Record
from models.services import schema
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.pages.people.columns import BRANCHES, Branch
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button, Segments
from ui.widgets.dialogs import HouseDialog, ask
from ui.widgets.form import Form
from ui.widgets.table import HouseTable, TableBox
from ui.wording import field_sentence


class BranchDialog(HouseDialog):
    """Type one row; what cannot stand is said under its field."""

    def __init__(self, branch: Branch, shell: Shell, person: str, record: Record | None, parent: QWidget) -> None:
        super().__init__(_(branch.caption), _("Ghi lại"), parent)
        self._branch, self._shell, self._person = branch, shell, person
        self._uuid = record.uuid if record else None
        self.body.addWidget(text.wrapped(_(branch.hint), "muted"))
        wanted = {place.name for row in branch.rows for place in row}
        specs = [spec for spec in schema.fields(branch.table) if spec.name in wanted]
        self.form = Form(specs, branch.rows, shell.today)
        if record:
            self.form.set_values(record.values, record.texts)
        self.body.addWidget(self.form)
        self.form.focus(branch.rows[0][0].name)

    def ready(self) -> bool:
        """Write the row; stay open when it cannot stand."""
        try:
            self._branch.save(self._shell.office, self._uuid, self._person, self.form.raw())
        except Refused as refused:
            if refused.code != "fields_wrong":
                raise
            self._say(refused)
            return False
        return True

    def _say(self, refused: Refused) -> None:
        self.form.clear_remarks()
        for problem in refused.values["problems"]:
            if problem.field in self.form.boxes:
                self.form.say(problem.field, field_sentence(problem))
                self.form.focus(problem.field)


class Branches(QWidget):
    """The three lists of one person."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._person = ""
        self._branch = BRANCHES[0]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        self.which = Segments(_("Các danh sách của người này"), [(b.table, _(b.caption)) for b in BRANCHES])
        self.which.chosen.connect(self._turn)
        self.add = Button("", "", "plus").on(self._add)
        head.addWidget(self.which)
        head.addStretch(1)
        head.addWidget(self.add)
        column.addLayout(head)
        self.model = LazyModel(self._branch.columns, parent=self)
        self.table = HouseTable(_(self._branch.caption), self.model)
        self.table.opened.connect(self._open)
        self.table.delete_requested.connect(self._ask_remove)
        column.addWidget(TableBox(self.table, 2), 1)
        self._dress()

    def show_person(self, uuid: str) -> None:
        """Show the lists of a stored person; "" for one not stored yet."""
        self._person = uuid
        self.setEnabled(bool(uuid))
        self.reload()

    def reload(self) -> None:
        """Fetch the list and count each."""
        for branch in BRANCHES:
            count = len(branch.listed(self._shell.office, self._person)) if self._person else 0
            self.which.set_words(branch.table, f"{_(branch.caption)}  {count}" if count else _(branch.caption))
        rows = self._branch.listed(self._shell.office, self._person) if self._person else ()
        self.model.set_rows(list(rows))

    @Slot(str)
    def _turn(self, table: str) -> None:
        self._branch = next(branch for branch in BRANCHES if branch.table == table)
        self.model.set_columns(self._branch.columns)
        self._dress()
        self.reload()

    def _dress(self) -> None:
        self.add.setText(_(self._branch.add))
        self.table.setAccessibleName(_(self._branch.caption))
        self.table.fit_columns()

    @Slot()
    def _add(self) -> None:
        self._type(None)

    @Slot(int)
    def _open(self, row: int) -> None:
        self._type(self.model.row_at(row))

    def _type(self, record: Record | None) -> None:
        dialog = BranchDialog(self._branch, self._shell, self._person, record, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            self.reload()
        dialog.deleteLater()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(list)
    def _ask_remove(self, rows: list[int]) -> None:
        found = [self.model.row_at(row) for row in rows]
        sentence = _("Hoàn tác được.")
        if ask(self, _("Xoá {count} dòng khỏi danh sách này?").format(count=len(found)), sentence, _("Xoá dòng")):
            for record in found:
                self._branch.remove(self._shell.office, record.uuid)
            self.reload()
