"""Cuộc họp của đợt: who met when, who was there, and what was resolved; written when its fields are left."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from models.rules.facts import Record
from models.services import rounds, schema
from ui.i18n import _
from ui.page import Shell
from ui.recordform import RecordForm
from ui.theme import px
from ui.widgets import text
from ui.widgets.form import Form, Place, Rows

TABLE = "selection_round"
ROWS: Rows = (
    (
        Place("meeting_on", 112),
        Place("body", share=4),
        Place("present", 64),
        Place("total", 72),
        Place("resolution_number", 128),
        Place("resolution_on", 112),
        Place("chair", share=5),
    ),
)


class Meeting(QWidget):
    """The fields of the meeting of one round."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._uuid = ""
        specs = [spec for spec in schema.fields(TABLE) if spec.name in {place.name for place in ROWS[0]}]
        self.form = Form(specs, ROWS, shell.today)
        self._record = RecordForm(TABLE, self.form, shell, self._save, self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(text.section(_("Cuộc họp của đợt")))
        column.addWidget(self.form)
        QApplication.instance().focusChanged.connect(self._focus_moved)

    def show_record(self, record: Record, title: str) -> None:
        """Show the meeting of another round."""
        self._uuid = record.uuid
        self._record.show(record, title)

    def commit(self) -> None:
        """Write what was typed now."""
        if self._uuid:
            self._record.commit()

    def forget(self) -> None:
        """Let go of a round that is no more."""
        self._record.drop()
        self._uuid = ""

    def _save(self, _uuid: str | None, texts: dict[str, str]) -> str:
        rounds.save(self._shell.office, self._uuid, texts)
        return self._uuid

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        if old is None or new is None or not self.isAncestorOf(old) or self.isAncestorOf(new):
            return
        if new.window() is self.window() and not self.form.unreadable():
            self.commit()
