"""Step 2: the units, pasted or typed one a line, with what each line would become."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.facts import PasteRow
from models.rules.fields import N_
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column
from ui.itemmodels.lazy import LazyModel
from ui.theme import px
from ui.widgets import text
from ui.widgets.editors import Area
from ui.widgets.states import LOOKS
from ui.widgets.table import HouseTable, TableBox
from ui.wording import field_sentence

WAIT = 250
TAKABLE = ("new", "doubtful", "same")
ASKED = ("doubtful", "wrong")
VERDICTS = {
    "new": (N_("mới"), "received"),
    "same": (N_("đã có"), "nothing"),
    "doubtful": (N_("cần xem"), "review"),
    "blank": (N_("dòng trống"), "nothing"),
    "wrong": (N_("chưa đọc được"), "failed"),
}

Preview = Callable[[str, str], tuple[PasteRow, ...]]


class UnitsStep(QWidget):
    """A wide field to paste into, and what was read of it; may be left empty."""

    def __init__(self, preview: Preview, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview = preview
        self._level = "commune"
        self._rows: list[PasteRow] = []
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT)
        self._wait.timeout.connect(self.read_now)
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(24))
        across.addLayout(self._left(), 2)
        across.addLayout(self._right(), 3)

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(px(4))
        label = text.muted(_("Danh sách chi bộ, mỗi dòng một tên"))
        self.typed = Area()
        self.typed.setAccessibleName(_("Danh sách chi bộ, mỗi dòng một tên"))
        self.typed.setPlaceholderText(_("Chép cột tên từ Excel rồi dán vào đây (Ctrl+V), hoặc gõ từng dòng."))
        self.typed.textChanged.connect(self._wait.start)
        label.setBuddy(self.typed)
        left.addWidget(label)
        left.addWidget(self.typed, 1)
        hint = _("Giữ nguyên thứ tự của cơ quan. Không cần danh sách đảng viên. Bước này để sau cũng được.")
        left.addWidget(text.wrapped(hint, "muted"))
        return left

    def _right(self) -> QVBoxLayout:
        right = QVBoxLayout()
        right.setSpacing(px(4))
        self.counts = text.body()
        right.addWidget(self.counts)
        self.model = LazyModel(_columns(), key=_line, parent=self)
        self.model.ticked.connect(self._ticked)
        self.table = HouseTable(_("Các dòng đọc được"), self.model)
        right.addWidget(TableBox(self.table, 4), 1)
        self.reason = text.wrapped("", "muted")
        right.addWidget(self.reason)
        self.table.current_changed.connect(self._say_reason)
        self._count()
        return right

    def set_level(self, level: str) -> None:
        """Read the lines as an office of this level means them."""
        self._level = level
        self.read_now()

    @Slot()
    def read_now(self) -> None:
        """Read what stands in the field."""
        self._wait.stop()
        words = self.typed.raw()
        self._rows = list(self._preview(words, self._level)) if words.strip() else []
        self.model.set_rows(self._rows)
        if self._rows:
            self.table.set_current_row(next((n for n, row in enumerate(self._rows) if row.verdict in ASKED), 0))
        self._count()

    @Slot(int)
    def _say_reason(self, place: int) -> None:
        """Say the current row's reason whole: its column is narrow."""
        self.reason.setText(_reason(self._rows[place]) if 0 <= place < len(self._rows) else "")

    @Slot(object, str, bool)
    def _ticked(self, row: PasteRow, _key: str, on: bool) -> None:
        if row.verdict in TAKABLE:
            place = self._rows.index(row)
            self._rows[place] = replace(row, take=on)
            self.model.refresh()
            self._count()

    def _count(self) -> None:
        found = {verdict: sum(row.verdict == verdict for row in self._rows) for verdict in VERDICTS}
        parts = [f"{count} {_(VERDICTS[verdict][0])}" for verdict, count in found.items() if count]
        taken = _("lấy {count} dòng").format(count=sum(row.take for row in self._rows))
        self.counts.setText(" · ".join([*parts, taken]) if parts else _("Chưa có dòng nào"))

    def answers(self) -> dict[str, Any]:
        """Return the rows with the reader's ticks."""
        if self._wait.isActive():
            self.read_now()
        return {"units": tuple(self._rows)}

    def ready(self) -> bool:
        """Let pass: the list may be empty."""
        return True

    def first_focus(self) -> QWidget:
        """Return the field to paste into."""
        return self.typed


def _line(row: PasteRow) -> int:
    return row.line


def _columns() -> list[Column]:
    return [
        Column("line", N_("Dòng"), _number, 56, Align.RIGHT, muted=True),
        Column("take", N_("Lấy"), _take, 56, Align.CENTRE, tick=True),
        Column("name", N_("Tên chi bộ, đơn vị"), _name, lead=True),
        Column("verdict", N_("Nhận định"), _verdict, 132),
        Column("reason", N_("Vì sao"), _reason, muted=True),
    ]


def _number(row: PasteRow) -> str:
    return str(row.line)


def _take(row: PasteRow) -> Cell:
    return Cell(ticked=row.take) if row.verdict in TAKABLE else Cell()


def _name(row: PasteRow) -> str:
    return str(row.values.get("name") or "")


def _verdict(row: PasteRow) -> Cell:
    words, look = VERDICTS[row.verdict]
    return Cell(_(words), LOOKS[look])


def _reason(row: PasteRow) -> str:
    return " ".join(field_sentence(problem) for problem in row.problems)
