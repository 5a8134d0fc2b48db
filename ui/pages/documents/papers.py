"""What hangs on a document: its annexes, the signed sheets, and where it was handed over."""

from __future__ import annotations

from datetime import datetime

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.codes import labels
from models.rules.dates import short_date
from models.rules.documents import SIGNED_ANSWERS, DocumentForm
from models.rules.fields import N_
from models.rules.slip_facts import AttachmentFact
from models.services import attachments, files
from ui.i18n import _
from ui.itemmodels.columns import Align, Column
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.saving import ask_where
from ui.theme import px
from ui.widgets import text
from ui.widgets.editors import Tick
from ui.widgets.table import HouseTable, TableBox


class PapersPane(QWidget):
    """Annexes to choose, signed files to look at. `annexed(keys)` asks for another choice of annexes."""

    annexed = Signal(list)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.annex_head = text.section(_("Phụ lục"))
        column.addWidget(self.annex_head)
        self.ticks = {key: Tick("") for key in ("by_unit", "entered")}
        for tick in self.ticks.values():
            tick.clicked.connect(self._ticked)
            column.addWidget(tick)
        column.addSpacing(px(8))
        column.addWidget(text.section(_("Bản ký")))
        self.signed = text.wrapped("", "muted")
        column.addWidget(self.signed)
        self.model = LazyModel(_columns(), key=_uuid, parent=self)
        self.table = HouseTable(_("Tệp bản ký"), self.model)
        self.table.opened.connect(self._save)
        self.box = TableBox(self.table, 1)
        column.addWidget(self.box)
        column.addSpacing(px(8))
        column.addWidget(text.section(_("Tải lên, giao đi")))
        self.sent = text.wrapped("", "muted")
        column.addWidget(self.sent)
        column.addStretch(1)

    def show_form(self, form: DocumentForm, frozen: bool) -> None:
        """Show what hangs on a document."""
        self.annex_head.setVisible(bool(form.annexes))
        known = {annex.key: annex for annex in form.annexes}
        for key, tick in self.ticks.items():
            annex = known.get(key)
            tick.setVisible(annex is not None)
            tick.setEnabled(not frozen)
            if annex is not None:
                rows = _("({count} dòng)").format(count=annex.rows) if annex.chosen else ""
                tick.setText(f"{annex.name} {rows}".strip())
                tick.setAccessibleName(annex.name)
                tick.setChecked(annex.chosen)
        self.signed.setText(_signed_words(form))
        self.model.set_rows(list(form.signed))
        self.box.setVisible(bool(form.signed))
        self.sent.setText(_sent_words(form))

    @Slot()
    def _ticked(self) -> None:
        self.annexed.emit([key for key, tick in self.ticks.items() if tick.isChecked()])

    @Slot(int)
    def _save(self, row: int) -> None:
        """Write a signed file out as it came, where the reader wants it."""
        file: AttachmentFact = self.model.row_at(row)
        path = ask_where(self, _("Lưu bản ký"), file.file_name)
        if path is not None:
            files.write(path, attachments.data(self._shell.office, file.uuid))
            self._shell.bus.saved.emit(_("Đã lưu {name}").format(name=path.name))


def _signed_words(form: DocumentForm) -> str:
    answer = form.record.values.get("signed_answer")
    if not form.signed or not answer:
        return _("Chưa đính. Khi văn thư đã ghi số và văn bản đã ký, đính bản quét, ảnh chụp hoặc PDF đã ký.")
    day = short_date(form.record.values["signed_on"])
    said = _("Đính ngày {day}, {answer}. Enter để lưu tệp ra ngoài.").format(
        day=day, answer=_(labels(SIGNED_ANSWERS)[answer])
    )
    return f"{said} {form.record.values.get('signed_difference') or ''}".strip()


def _sent_words(form: DocumentForm) -> str:
    if form.uploaded_on is None:
        return _("Chưa tải lên.")
    told = " · ".join(part for part in (short_date(form.uploaded_on), form.uploaded_where) if part)
    return _("Đã tải lên: {told}").format(told=told)


def _columns() -> list[Column]:
    return [
        Column("name", N_("Tệp"), _name, lead=True),
        Column("size", N_("Cỡ"), _size, width=104, align=Align.RIGHT, muted=True),
        Column("at", N_("Đính lúc"), _at, width=152, muted=True),
    ]


def _name(file: AttachmentFact) -> str:
    return file.file_name


def _size(file: AttachmentFact) -> str:
    return f"{max(1, round(file.size / 1024))} KB"


def _at(file: AttachmentFact) -> str:
    return f"{datetime.fromisoformat(file.at):%d/%m/%Y %H:%M}"


def _uuid(file: AttachmentFact) -> str:
    return file.uuid
