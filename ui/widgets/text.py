"""Labels by rank: size, weight and colour in one place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QLabel, QWidget

from ui import theme


def dress(label: QLabel, points: float = theme.BODY_POINTS, bold: bool = False, role: str = "text") -> QLabel:
    """Give a label its size, weight and colour role."""
    label.setFont(theme.font(points, bold))
    paint = label.palette()
    paint.setColor(QPalette.ColorRole.WindowText, theme.colour(role))
    label.setPalette(paint)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label


def title(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a page title, 17 bold."""
    return dress(QLabel(words, parent), 17, True)


def record_name(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return the name of the open record, 15 bold."""
    return dress(QLabel(words, parent), 15, True)


def key_sentence(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return the page's key sentence, 13 bold."""
    return dress(QLabel(words, parent), 13, True)


def section(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a section head or the lead of a home line, 12 bold."""
    return dress(QLabel(words, parent), 12, True)


def body(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return ordinary text."""
    return dress(QLabel(words, parent))


def muted(words: str = "", parent: QWidget | None = None) -> QLabel:
    """Return a label, count or other side remark."""
    return dress(QLabel(words, parent), role="muted")


class Elided(QLabel):
    """One line that ends in an ellipsis where it does not fit; the whole text is its tooltip."""

    def minimumSizeHint(self) -> QSize:
        """Ask for little: the text gives way."""
        return QSize(self.fontMetrics().averageCharWidth() * 6, super().minimumSizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw what fits."""
        inside = self.contentsRect()
        words = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, inside.width())
        self.setToolTip(self.text() if words != self.text() else "")
        painter = QPainter(self)
        painter.setPen(self.palette().color(QPalette.ColorRole.WindowText))
        painter.drawText(inside, self.alignment(), words)


def wrapped(words: str = "", role: str = "text", parent: QWidget | None = None) -> QLabel:
    """Return text that breaks over several lines."""
    label = dress(QLabel(words, parent), role=role)
    label.setWordWrap(True)
    return label
