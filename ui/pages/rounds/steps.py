"""The five steps of a round: which is done, which is the present one."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QSizePolicy, QWidget

from models.rules.eligibility import Standing
from models.rules.fact import fact
from models.rules.facts import RoundRow
from models.rules.fields import N_
from ui import icons, theme
from ui.i18n import _
from ui.theme import px
from ui.widgets.focusring import INSET

TITLES = (
    N_("Chọn lượt"),
    N_("Xét điều kiện"),
    N_("In danh sách đề nghị"),
    N_("Họp, biểu quyết"),
    N_("Ghi vào sổ"),
)
HEIGHT, GAP, ICON, BAR = 36, 32, 14, 3


@fact
class Progress:
    """What a round's steps depend on."""

    rows: Sequence[RoundRow]
    met: bool
    printed: bool
    entered: bool


def step_of(progress: Progress) -> int:
    """Return the present step, 1–5; 6 once everything is done."""
    if progress.entered:
        return 6
    if not progress.rows:
        return 1
    if any(is_barred(row) for row in progress.rows):
        return 2
    voted = any(row.votes_for is not None for row in progress.rows)
    return 4 if progress.printed or voted or progress.met else 3


def is_barred(row: RoundRow) -> bool:
    """Say whether a row would be entered although it is vướng without a document."""
    return row.standing == Standing.BARRED and row.verdict == "enter" and not row.override


class Step(QAbstractButton):
    """One step: a tick when done, bold with a bar when it is the present one."""

    def __init__(self, place: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._place = place
        self._present = 0
        self.setText(f"{place}. {_(TITLES[place - 1])}")
        self.setAccessibleName(self.text())
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setProperty(INSET, 0)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_present(self, present: int) -> None:
        """Say which step is the present one."""
        self._present = present
        state = _("xong") if self._place < present else _("đang làm") if self._place == present else _("chưa tới")
        self.setAccessibleDescription(state)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the room of the bold words and the tick."""
        width = QFontMetrics(theme.font(bold=True)).horizontalAdvance(self.text())
        return QSize(width + px(2) + (px(ICON + 6) if self._place < self._present else 0), px(HEIGHT))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw tick, words and bar."""
        painter = QPainter(self)
        present, done = self._place == self._present, self._place < self._present
        painter.setFont(theme.font(bold=present))
        painter.setPen(theme.colour("text" if present else "muted"))
        left = 0
        if done:
            square = QRectF(0, (self.height() - px(BAR) - px(ICON)) / 2, px(ICON), px(ICON))
            icons.paint(painter, "check", square, theme.colour("green"))
            left = px(ICON + 6)
        words = QRectF(left, 0, self.width() - left, self.height() - px(BAR))
        painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())
        if present:
            bar = QRectF(0, self.height() - px(BAR), self.width(), px(BAR))
            painter.fillRect(bar, theme.colour("accent_line"))


class Steps(QWidget):
    """The steps in a row over a thin line. `chosen(place)` when one is pressed."""

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Các bước của đợt xét"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(GAP))
        self.steps = [Step(place, self) for place in range(1, len(TITLES) + 1)]
        for step in self.steps:
            row.addWidget(step)
            step.clicked.connect(self._pressed)
        row.addStretch(1)

    def show_present(self, present: int) -> None:
        """Say which step is the present one."""
        for step in self.steps:
            step.show_present(present)

    def _pressed(self) -> None:
        self.chosen.emit(self.steps.index(self.sender()) + 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line below."""
        QPainter(self).fillRect(0, self.height() - 1, self.width(), 1, theme.colour("line"))


