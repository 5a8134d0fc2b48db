"""Steps in a row: those done are ticked, the present one is bold over a red line."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import px
from ui.widgets.focusring import INSET

HEIGHT = 40
TICK = 16


class StepButton(QAbstractButton):
    """One step, painted here."""

    def __init__(self, words: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setText(words)
        self.setAccessibleName(words)
        self.setCheckable(True)
        self.setProperty(INSET, 2)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.passed = False

    def sizeHint(self) -> QSize:
        """Return room for the bold caption and the tick."""
        width = QFontMetrics(theme.font(bold=True)).horizontalAdvance(self.text())
        return QSize(width + px(TICK + 8), px(HEIGHT))

    def nextCheckState(self) -> None:
        """Leave being chosen to the row."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tick, caption and line."""
        painter = QPainter(self)
        if self.passed and not self.isChecked():
            place = QRectF(0, (self.height() - px(TICK)) / 2, px(TICK), px(TICK))
            icons.paint(painter, "check", place, theme.colour("green"))
        left = px(TICK + 4) if self.passed and not self.isChecked() else 0
        painter.setFont(theme.font(bold=self.isChecked()))
        painter.setPen(theme.colour("text" if self.isChecked() else "muted"))
        inside = self.rect().adjusted(left, 0, 0, 0)
        painter.drawText(inside, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if self.isChecked():
            width = painter.fontMetrics().horizontalAdvance(self.text())
            painter.fillRect(0, self.height() - px(3), width, px(3), theme.colour("accent_line"))


class Steps(QWidget):
    """The row; `asked(place)` when a step is pressed."""

    asked = Signal(int)

    def __init__(self, name: str, words: list[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(16))
        self.buttons = [StepButton(f"{place}. {caption}", self) for place, caption in enumerate(words, 1)]
        for button in self.buttons:
            row.addWidget(button)
            button.clicked.connect(self._clicked)
        row.addStretch(1)
        self.show_step(0, set())

    def show_step(self, present: int, passed: set[int]) -> None:
        """Say which step is present and which are done."""
        for place, button in enumerate(self.buttons):
            button.setChecked(place == present)
            button.passed = place in passed
            button.update()

    @Slot()
    def _clicked(self) -> None:
        self.asked.emit(self.buttons.index(self.sender()))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line under all steps."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))
