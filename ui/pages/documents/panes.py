"""What stands around a document: the filters, the list, and what an empty list says."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.documents import DocumentQuery, DocumentRow
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.pages.documents.columns import KINDS, STATES, list_columns
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton, Button
from ui.widgets.editors import Line, Tick
from ui.widgets.foot import Sheet, StartLine
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.table import HouseTable, TableBox


class Filters(QWidget):
    """What narrows the list; `changed` follows each choice."""

    changed = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.words = Line()
        self.words.setPlaceholderText(_("Lọc số, trích yếu"))
        self.words.setAccessibleName(_("Lọc số, trích yếu"))
        self.words.setFixedWidth(px(160))
        self.words.textChanged.connect(self.changed)
        self.kinds = self._picker(_("Loại văn bản"), _("Mọi loại"), KINDS)
        self.states = self._picker(_("Trạng thái"), _("Mọi trạng thái"), STATES)
        self.waiting = Tick(_("Chờ tải lên"))
        self.waiting.clicked.connect(self.changed)
        for widget in (self.words, self.kinds, self.states, self.waiting):
            row.addWidget(widget)
        row.addStretch(1)
        for key in ("document.new", "document.report"):
            row.addWidget(ActionButton(shell.actions[key]))

    def _picker(self, name: str, everything: str, choices: dict[str, str]) -> Picker:
        options = [Option("", everything), *(Option(key, _(words)) for key, words in choices.items())]
        picker = Picker(Listed(options))
        picker.setAccessibleName(name)
        picker.require()
        picker.set_value("")
        picker.setFixedWidth(px(144))
        picker.picked.connect(self.changed)
        return picker

    def query(self) -> DocumentQuery:
        """Return what the list shall show."""
        states = (str(self.states.value()),) if self.states.value() else ()
        return DocumentQuery(str(self.kinds.value() or ""), states, self.waiting.isChecked(), self.words.raw())

    def clear(self) -> None:
        """Show everything again."""
        self.kinds.set_value("")
        self.states.set_value("")
        self.waiting.setChecked(False)
        self.words.clear()

    def count_waiting(self, count: int) -> None:
        """Say how many documents wait for their upload."""
        self.waiting.setText(_("Chờ tải lên ({count})").format(count=count) if count else _("Chờ tải lên"))


class DocumentList(QWidget):
    """The rows of a query with their number below."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.model = LazyModel(list_columns(), key=_uuid, parent=self)
        self.table = HouseTable(_("Danh sách văn bản"), self.model, tall=True)
        self.count = text.dress(text.Elided(), role="muted")
        column.addWidget(TableBox(self.table, 5), 1)
        column.addWidget(self.count)

    def show_rows(self, rows: list[DocumentRow]) -> None:
        """Show rows and say how many."""
        self.model.set_rows(rows)
        self.count.setText(_("{count} văn bản").format(count=len(rows)))


class StartSheet(Sheet):
    """What an empty list says: what to do first."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        first = _("Số liệu lấy từ phiếu chi bộ và Sổ ghi danh đến ngày chốt; còn lại gõ như trong Word.")
        second = _("Giấy mời, thông báo, công văn, quyết định, danh sách: đúng thể thức, không phải chỉnh trang.")
        third = _("Người ký và ngày giữ chức, nơi ban hành, nhiệm kỳ để tính số văn bản.")
        report = ActionButton(shell.actions["document.report"], PRIMARY)
        other = ActionButton(shell.actions["document.new"])
        self.to_settings = Button(_("Mở cài đặt")).on(self._to_settings)
        self.set_lines(
            [
                StartLine(1, _("Soạn báo cáo đầu tiên"), first, report, True),
                StartLine(2, _("Soạn văn bản khác"), second, other),
                StartLine(3, _("Ghi người ký, nơi ban hành"), third, self.to_settings),
            ]
        )
        self.hide()

    @Slot()
    def _to_settings(self) -> None:
        self._shell.bus.go.emit("settings", {"tab": "papers"})


def _uuid(row: DocumentRow) -> str:
    return row.uuid
