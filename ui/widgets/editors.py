"""What is typed into or ticked: a line, an area, a tick box."""

from __future__ import annotations

import unicodedata

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QWidget

from ui.theme import px
from ui.widgets.delegate import paint_tick_mark

AREA = 64
LINES = 3


class Line(QLineEdit):
    """A line to type in."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.editingFinished.connect(self.finished)

    def raw(self) -> str:
        """Return what is typed, in one Unicode form."""
        return unicodedata.normalize("NFC", self.text())

    def set_raw(self, words: str) -> None:
        """Show words from their beginning."""
        self.setText(words)
        self.setCursorPosition(0)


class Area(QPlainTextEdit):
    """Several lines to type in; Tab leaves."""

    finished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTabChangesFocus(True)
        self.document().setDocumentMargin(px(3))
        self.setMinimumHeight(px(AREA))
        self._lines = LINES

    def want_lines(self, lines: int) -> None:
        """Ask for so many lines where there is room to spare, three at least."""
        if max(lines, LINES) != self._lines:
            self._lines = max(lines, LINES)
            self.updateGeometry()

    def extra(self) -> int:
        """Return by how many pixels the lines wanted go beyond three."""
        return (self._lines - LINES) * self.fontMetrics().lineSpacing()

    def sizeHint(self) -> QSize:
        """Return room for three lines, or for as many as are wanted."""
        return QSize(px(240), px(AREA) + self.extra())

    def minimumSizeHint(self) -> QSize:
        """Return the least room."""
        return QSize(px(120), px(AREA))

    def raw(self) -> str:
        """Return what is typed, in one Unicode form."""
        return unicodedata.normalize("NFC", self.toPlainText())

    def set_raw(self, words: str) -> None:
        """Show words."""
        self.setPlainText(words)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that typing has ended."""
        super().focusOutEvent(event)
        self.finished.emit()


class Tick(QCheckBox):
    """A tick box with our mark."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the box, then the mark."""
        super().paintEvent(event)
        if self.isChecked():
            # Named only here: all of QStyle comes with it.
            from PySide6.QtWidgets import QStyle, QStyleOptionButton

            option = QStyleOptionButton()
            self.initStyleOption(option)
            place = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            paint_tick_mark(QPainter(self), place.toRectF())
