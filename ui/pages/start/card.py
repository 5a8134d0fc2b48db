"""A wide choice: icon, caption and some lines, pressed like a button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import px
from ui.widgets.delegate import cut_lines

WIDTH = 440
HEIGHT = 168
EDGE = 24
WORDS = 80
LINE = 24
MOST_LINES = 4


class Card(QAbstractButton):
    """Painted here, for a styled button would not keep its height."""

    def __init__(self, icon: str, caption: str, lines: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon, self._lines = icon, lines
        self.setText(caption)
        self.setAccessibleName(caption)
        self.setAccessibleDescription(" ".join(lines))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """Return 440 × 168."""
        return QSize(px(WIDTH), px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses too."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the card."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(theme.colour("selection" if self.isDown() else "base"))
        painter.setPen(QPen(theme.colour("text" if self.underMouse() else "border"), 1))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), px(4), px(4))
        icons.paint(painter, self._icon, QRectF(px(EDGE), px(26), px(36), px(36)), theme.colour("accent_icon"))
        self._paint_words(painter)

    def _paint_words(self, painter: QPainter) -> None:
        width = self.width() - px(WORDS) - px(EDGE)
        painter.setFont(theme.font(15, bold=True))
        painter.setPen(theme.colour("text"))
        top = QRectF(px(WORDS), px(26), width, px(28))
        painter.drawText(top, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        painter.setFont(theme.font())
        painter.setPen(theme.colour("muted"))
        for place, line in enumerate(self._broken(painter.font(), width)):
            spot = QRectF(px(WORDS), px(64 + place * LINE), width, px(LINE))
            painter.drawText(spot, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, line)

    def _broken(self, font: object, width: float) -> list[str]:
        metrics = QFontMetrics(font)
        shown: list[str] = []
        for line in self._lines:
            shown += [line] if metrics.horizontalAdvance(line) <= width else cut_lines(line, font, width, 2)
        return shown[:MOST_LINES]
