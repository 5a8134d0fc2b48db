"""Rows pasted from a spreadsheet: what was read of each, new, already there or doubtful, before anything is written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from models.rules.facts import PasteRow
from models.rules.fields import N_
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column, Look
from ui.itemmodels.lazy import LazyModel
from ui.theme import px
from ui.widgets import text
from ui.widgets.dialogs import HouseDialog
from ui.widgets.editors import Area
from ui.widgets.table import HouseTable, TableBox
from ui.wording import field_sentence

READ_AFTER = 300
WIDTH, ROWS = 880, 8
# What the reader is asked about is brought into view.
ASKED = ("doubtful", "wrong")

Preview = Callable[[str], tuple[PasteRow, ...]]

VERDICTS = {
    "new": (N_("mới"), Look("disc", "green")),
    "same": (N_("đã có"), Look("dash", "muted")),
    "doubtful": (N_("cần xem"), Look("triangle", "amber")),
    "blank": (N_("dòng trống"), Look("dash", "muted")),
    "wrong": (N_("chưa đọc được"), Look("cross", "red", True)),
}


class PasteDialog(HouseDialog):
    """Paste, look, tick, add. `columns` show a row's read values; `preview` is the service's."""

    def __init__(self, title: str, hint: str, columns: Sequence[Column], preview: Preview, parent: QWidget) -> None:
        super().__init__(title, _("Thêm vào danh sách"), parent)
        self.setMinimumWidth(px(WIDTH))
        self._preview = preview
        self._rows: list[PasteRow] = []
        self._read_text = ""
        self.body.addWidget(text.wrapped(hint, "muted"))
        self.typed = Area()
        self.typed.setAccessibleName(_("Các dòng dán từ bảng tính"))
        self.typed.setPlaceholderText(_("Dán vào đây (Ctrl+V)"))
        self.typed.setFixedHeight(px(88))
        self.body.addWidget(self.typed)
        self.counts = text.section()
        self.body.addWidget(self.counts)
        self.model = LazyModel([_take_column(), *columns, _verdict_column(), _reason_column()], parent=self)
        self.table = HouseTable(_("Các dòng đọc được"), self.model)
        self.body.addWidget(TableBox(self.table, ROWS), 1)
        self.reason = text.wrapped("", "muted")
        self.body.addWidget(self.reason)
        self.table.current_changed.connect(self._say_reason)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(READ_AFTER)
        self._timer.timeout.connect(self.read_now)
        self.typed.textChanged.connect(self._timer.start)
        self.model.ticked.connect(self._ticked)
        self._take_clipboard()
        self.read_now()
        (self.table if self._rows else self.typed).setFocus()

    def _take_clipboard(self) -> None:
        pasted = QGuiApplication.clipboard().text()
        if "\t" in pasted or "\n" in pasted.strip():
            self.typed.setPlainText(pasted)

    @Slot()
    def read_now(self) -> None:
        """Read what stands in the field."""
        self._timer.stop()
        self._read_text = self.typed.raw()
        self._rows = list(self._preview(self._read_text)) if self._read_text.strip() else []
        self.model.set_rows(self._rows)
        if self._rows:
            self.table.set_current_row(next((n for n, row in enumerate(self._rows) if row.verdict in ASKED), 0))
        self._count()

    @Slot(int)
    def _say_reason(self, place: int) -> None:
        """Say the current row's reason whole: its column is narrow."""
        self.reason.setText(_reason(self._rows[place]) if 0 <= place < len(self._rows) else "")

    def rows(self) -> tuple[PasteRow, ...]:
        """Return the rows as read, with the reader's ticks."""
        return tuple(self._rows)

    def taken(self) -> int:
        """Return how many rows are ticked."""
        return sum(row.take for row in self._rows)

    def ready(self) -> bool:
        """Add only what has been read and shown."""
        if self.typed.raw() != self._read_text:
            self.read_now()
            return False
        return self.taken() > 0

    @Slot(object, str, bool)
    def _ticked(self, row: PasteRow, _key: str, on: bool) -> None:
        if row.verdict in ("blank", "wrong"):
            return
        place = next(place for place, known in enumerate(self._rows) if known.line == row.line)
        self._rows[place] = replace(row, take=on)
        self.model.refresh()
        self._count()

    def _count(self) -> None:
        found = {verdict: sum(row.verdict == verdict for row in self._rows) for verdict in VERDICTS}
        parts = [f"{count} {_(VERDICTS[verdict][0])}" for verdict, count in found.items() if count]
        chosen = _("sẽ thêm {count} dòng").format(count=self.taken())
        self.counts.setText(" · ".join([*parts, chosen]) if parts else _("Chưa có dòng nào"))
        self.act_button.setEnabled(self.taken() > 0)


def _take_column() -> Column:
    return Column("take", N_("Thêm"), _take, width=64, align=Align.CENTRE, tick=True)


def _take(row: PasteRow) -> Cell:
    return Cell(ticked=row.take) if row.verdict not in ("blank", "wrong") else Cell()


def _verdict_column() -> Column:
    return Column("verdict", N_("Nhận định"), _verdict, width=152)


def _verdict(row: PasteRow) -> Cell:
    words, look = VERDICTS[row.verdict]
    return Cell(_(words), look=look)


def _reason_column() -> Column:
    return Column("reason", N_("Vì sao"), _reason, muted=True)


def _reason(row: PasteRow) -> str:
    return " ".join(field_sentence(problem) for problem in row.problems)
