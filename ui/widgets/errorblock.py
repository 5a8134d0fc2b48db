"""The block at the top of a page: what happened, what is safe, what to do, and the button that does it."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import icons, theme
from ui.errors import Problem
from ui.i18n import _
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, Button


class ErrorBlock(QWidget):
    """Say one problem on the page where it happened; hidden while there is none."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: Problem | None = None
        self.setAccessibleName(_("Thông báo lỗi"))
        self.hide()

    def _fill(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(px(60), px(14), px(14), px(14))
        row.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(4))
        self._what = text.dress(text.wrapped(), 12, True, "red")
        self._safe = text.wrapped()
        self._todo = text.wrapped()
        for label in (self._what, self._safe, self._todo):
            words.addWidget(label)
        row.addLayout(words, 1)
        self._close = Button(_("Đóng thông báo")).on(self.clear)
        self._act = Button("", PRIMARY).on(self._press)
        row.addWidget(self._close, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addWidget(self._act, 0, Qt.AlignmentFlag.AlignVCenter)

    def say(self, problem: Problem) -> None:
        """Show a problem; its button gets the focus."""
        if self.layout() is None:
            self._fill()
        self._problem = problem
        for label, words in ((self._what, problem.what), (self._safe, problem.safe), (self._todo, problem.todo)):
            label.setText(words)
            label.setVisible(bool(words))
        self._act.setText(problem.button)
        self._act.setVisible(problem.act is not None)
        self._close.show()
        self.setAccessibleDescription(" ".join((problem.what, problem.safe, problem.todo)))
        self.show()
        (self._act if problem.act else self._close).setFocus()

    def problem(self) -> Problem | None:
        """Return the problem shown, None while hidden."""
        return self._problem

    @Slot()
    def clear(self) -> None:
        """Take the problem off."""
        self._problem = None
        self.hide()
        self.closed.emit()

    @Slot()
    def _press(self) -> None:
        act = self._problem.act if self._problem else None
        self.clear()
        if act is not None:
            act()

    def changeEvent(self, event: QEvent) -> None:
        """Draw anew in other colours."""
        super().changeEvent(event)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the tinted ground, the bar and the icon."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("red_tint"))
        painter.fillRect(0, 0, px(4), self.height(), theme.colour("red"))
        icon = self._problem.icon if self._problem else "warning"
        icons.paint(painter, icon, QRectF(px(18), px(16), px(24), px(24)), theme.colour("red"))
