"""The search field of the top bar and its results."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import field
from typing import Any

from PySide6.QtCore import QPoint, QRectF, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from models.rules.fact import fact
from ui import icons, theme
from ui.i18n import _
from ui.theme import px

WAIT = 120
WIDTH = 304
LEAST = 128
# Below this the placeholder needs the room of the key.
WITH_KEY = 264
RESULTS = 560
SHOWN = 12


@fact
class Hit:
    """One thing found: its words, what it is and where it stands, and the way to it."""

    words: str
    detail: str
    page: str
    context: dict[str, Any] = field(default_factory=dict)


Search = Callable[[str], Sequence[Hit]]


def nothing(typed: str) -> Sequence[Hit]:
    """Find nothing: the search of a window without an office."""
    return ()


class SearchField(QLineEdit):
    """Look for people, deeds and documents; `found(hit)` when a result is chosen."""

    found = Signal(object)

    def __init__(self, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._search = search
        self.setPlaceholderText(_("Tìm người, việc, văn bản"))
        self.setAccessibleName(_("Tìm người, việc, văn bản"))
        self.setAccessibleDescription(_("Gõ vài chữ, có dấu hay không; mũi tên xuống để chọn, Enter để mở."))
        self.setTextMargins(px(26), 0, px(4), 0)
        self.setMinimumWidth(px(LEAST))
        self.setMaximumWidth(px(WIDTH))
        self._list: Any = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT)
        self._wait.timeout.connect(self.look)
        self.textEdited.connect(self._typed)

    def sizeHint(self) -> QSize:
        """Return 304 px of width where there is room."""
        return QSize(px(WIDTH), px(32))

    def results(self) -> Any:
        """Return the list of results, made when it is first needed."""
        if self._list is None:
            from ui.widgets.hits import HitList

            self._list = HitList(self.window())
            self._list.itemClicked.connect(self._open)
        return self._list

    @Slot(str)
    def _typed(self, typed: str) -> None:
        if typed.strip():
            self._wait.start()
        else:
            self.close_list()

    @Slot()
    def look(self) -> None:
        """Search for what is typed and show what was found."""
        hits = self._search(self.text())
        shown = self.results()
        shown.fill(hits, _("Không thấy “{text}”; thử gõ ít chữ hơn.").format(text=self.text().strip()))
        width = min(px(RESULTS), self.window().width() - px(16))
        corner = self.mapTo(self.window(), QPoint(self.width() - width, self.height() + px(4)))
        shown.setGeometry(corner.x(), corner.y(), width, px(32) * min(max(len(hits), 1), SHOWN) + px(8))
        shown.raise_()
        shown.show()

    def close_list(self) -> None:
        """Take the results away."""
        self._wait.stop()
        if self._list is not None:
            self._list.hide()

    def _open(self, item: Any) -> None:
        hit = self.results().hit(item)
        if hit is not None:
            self.close_list()
            self.clear()
            self.found.emit(hit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down choose, Enter opens, Esc leaves."""
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self.clear()
            self.close_list()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
            self._move(1 if key == Qt.Key.Key_Down else -1)
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        else:
            super().keyPressEvent(event)

    def _move(self, by: int) -> None:
        shown = self.results()
        if shown.isVisible() and shown.count():
            shown.setCurrentRow(max(0, min(shown.count() - 1, shown.currentRow() + by)))

    def _enter(self) -> None:
        if self._wait.isActive() or not self.results().isVisible():
            self._wait.stop()
            if self.text().strip():
                self.look()
        elif self.results().currentItem() is not None:
            self._open(self.results().currentItem())

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the results away with the focus."""
        super().focusOutEvent(event)
        self.close_list()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the glass, and the key while the field is empty."""
        super().paintEvent(event)
        painter = QPainter(self)
        side = px(16)
        place = QRectF(px(8), (self.height() - side) / 2, side, side)
        icons.paint(painter, "search", place, theme.colour("muted"))
        if not self.text() and self.width() >= px(WITH_KEY):
            painter.setFont(theme.font())
            painter.setPen(theme.colour("muted"))
            right = self.rect().adjusted(0, 0, -px(10), 0)
            painter.drawText(right, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, "Ctrl+K")
