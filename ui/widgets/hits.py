"""The results of a search as a list: drawn here, chosen by the field above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from ui import theme
from ui.i18n import _
from ui.theme import px

HIT = Qt.ItemDataRole.UserRole


def fitted(words: str, detail: str, room: int) -> tuple[str, str]:
    """Cut a result to a room in px: its words keep up to three fifths, the detail takes what they leave."""
    metrics = QFontMetrics(theme.font())
    most = max(room * 3 // 5, room - metrics.horizontalAdvance(detail) - px(16)) if detail else room
    words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, most)
    left = room - metrics.horizontalAdvance(words) - px(16)
    return words, metrics.elidedText(detail, Qt.TextElideMode.ElideRight, left)


class _HitDelegate(QStyledItemDelegate):
    """Draw a result: words, then what it is in muted text at the right."""

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Draw one result."""
        hit = index.data(HIT)
        rect = QRectF(option.rect)
        chosen = self.parent().selectionModel().isSelected(index)
        painter.fillRect(rect, theme.colour("selection" if chosen else "base"))
        if chosen:
            painter.fillRect(QRectF(rect.left(), rect.top(), px(3), rect.height()), theme.colour("accent_line"))
        inside = rect.adjusted(px(12), 0, -px(12), 0)
        words, detail = fitted(index.data(), hit.detail if hit else "", int(inside.width()))
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, detail)
        painter.setPen(theme.colour("text" if hit else "muted"))
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return 32 px of height."""
        return QSize(px(200), px(32))


class HitList(QListWidget):
    """The list under the search field; what is found stands in its items."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Kết quả tìm"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setItemDelegate(_HitDelegate(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.hide()

    def fill(self, hits: Sequence[Any], none: str) -> None:
        """Show what was found, the first chosen, or say that there is none."""
        self.clear()
        for hit in hits:
            item = QListWidgetItem(hit.words, self)
            item.setData(HIT, hit)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{hit.words}, {hit.detail}")
        if not hits:
            QListWidgetItem(none, self).setFlags(Qt.ItemFlag.NoItemFlags)
        self.setCurrentRow(0 if hits else -1)

    def hit(self, item: QListWidgetItem) -> Any:
        """Return what an item stands for, None for the words that nothing was found."""
        return item.data(HIT)
