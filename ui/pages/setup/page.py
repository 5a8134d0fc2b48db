"""Lập sổ cơ quan: four short steps, nothing written before the last."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.rules.setup import SetupAnswers
from ui import theme
from ui.errors import Problem
from ui.i18n import _
from ui.pages.setup.names import NamesStep
from ui.pages.setup.signing import DaysStep, SigningStep
from ui.pages.setup.units import Preview, UnitsStep
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, QUIET, Button
from ui.widgets.errorblock import ErrorBlock
from ui.widgets.roomy import roomy
from ui.widgets.steps import Steps


class SetupPage(QWidget):
    """The assistant: `finished(SetupAnswers)` at its end, `left` when the reader goes back to the start."""

    finished = Signal(object)
    left = Signal()

    def __init__(self, preview: Preview, today: Callable[[], date], parent: QWidget | None = None) -> None:
        """`preview(text, level)` reads pasted units."""
        super().__init__(parent)
        self.setWindowTitle(_("Lập sổ cơ quan"))
        self.names = NamesStep(today)
        self.units = UnitsStep(preview)
        self.signing = SigningStep(today)
        self.days = DaysStep(today)
        self._steps = (self.names, self.units, self.signing, self.days)
        self._passed: set[int] = set()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(16), px(24), px(16))
        outer.setSpacing(px(12))
        outer.addLayout(self._head())
        self.problem = ErrorBlock(self)
        outer.addWidget(self.problem)
        captions = [_("Tên cơ quan"), _("Danh sách chi bộ"), _("Người ký, nhiệm kỳ"), _("Lịch tháng")]
        self.strip = Steps(_("Các bước"), captions, self)
        self.strip.asked.connect(self.go)
        outer.addWidget(self.strip)
        self.stack = QStackedWidget(self)
        for step in self._steps:
            self.stack.addWidget(step)
        outer.addWidget(roomy(self.stack), 1)
        outer.addLayout(self._foot())
        self.names.level_changed.connect(self.units.set_level)
        self.show_step(0)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(16))
        self.start_button = Button(_("Màn hình đầu"), QUIET, "left", small=True).on(self.left.emit)
        row.addWidget(self.start_button)
        row.addWidget(text.title(_("Lập sổ cơ quan")))
        row.addStretch(1)
        promise = _("Chưa ghi gì cho đến bước cuối; mọi điều đều sửa lại được về sau.")
        row.addWidget(text.dress(text.Elided(promise), role="muted"))
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.back_button = Button(_("Bước trước")).on(self.go_back)
        self.next_button = Button("", PRIMARY).on(self.go_on)
        row.addStretch(1)
        self.hint = text.muted()
        row.addWidget(self.hint)
        row.addWidget(self.back_button)
        row.addWidget(self.next_button)
        return row

    def wanted_size(self) -> QSize:
        """Return the room in which every step stands whole."""
        frame = self.minimumSizeHint() - self.stack.parentWidget().parentWidget().minimumSizeHint()
        least = self.stack.minimumSizeHint()
        return QSize(max(self.minimumSizeHint().width(), least.width() + px(48)), frame.height() + least.height())

    def step(self) -> int:
        """Return the place of the step in view, from 0."""
        return self.stack.currentIndex()

    def show_step(self, place: int) -> None:
        """Show a step and put the keyboard where it begins."""
        if place == self.stack.indexOf(self.signing):
            self.signing.set_office(self.names.level(), self.names.heading())
        self.stack.setCurrentIndex(place)
        self.strip.show_step(place, self._passed)
        self.back_button.setVisible(place > 0)
        last = place == len(self._steps) - 1
        self.next_button.setText(_("Lập sổ") if last else _("Sang bước sau"))
        self.hint.setText(_("Ctrl+Enter để lập sổ") if last else _("Ctrl+Enter để sang bước sau"))
        self._steps[place].first_focus().setFocus()

    @Slot(int)
    def go(self, place: int) -> None:
        """Go to a step; forward only over steps that are ready."""
        while self.step() < place and self._pass():
            pass
        if place < self.step():
            self.show_step(place)

    def _pass(self) -> bool:
        here = self.step()
        if not self._steps[here].ready():
            return False
        self._passed.add(here)
        self.show_step(here + 1)
        return True

    @Slot()
    def go_back(self) -> None:
        """Go one step back."""
        self.show_step(max(self.step() - 1, 0))

    @Slot()
    def go_on(self) -> None:
        """Go one step on; from the last, hand over the answers."""
        if self.step() < len(self._steps) - 1:
            self._pass()
        elif self._all_ready():
            self.finished.emit(self.answers())

    def _all_ready(self) -> bool:
        for place, step in enumerate(self._steps):
            if not step.ready():
                self.show_step(place)
                step.ready()
                return False
        return True

    def answers(self) -> SetupAnswers:
        """Return everything that was asked."""
        given: dict[str, object] = {}
        for step in self._steps:
            given |= step.answers()
        return SetupAnswers(**given)

    def show_problem(self, problem: Problem) -> None:
        """Say a problem above the steps."""
        self.problem.say(problem)

    def first_focus(self) -> QWidget:
        """Return the field to begin with."""
        return self._steps[self.step()].first_focus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter goes on."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.go_on()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the red edge at the top."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("window"))
        painter.fillRect(0, 0, self.width(), px(4), theme.colour("accent_line"))
