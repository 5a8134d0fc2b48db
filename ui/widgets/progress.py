"""The strip that shows a long work: what it is at, how far, and the button that stops it."""

from __future__ import annotations

from PySide6.QtCore import QTimer, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QWidget

from ui import theme
from ui.i18n import _
from ui.tasks import Job, Step, Tasks
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button

SHOW_AFTER = 300


class ProgressStrip(QFrame):
    """Appear when a work takes longer than a moment, and go when it has ended."""

    def __init__(self, tasks: Tasks, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(px(48))
        self._job: Job | None = None
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(SHOW_AFTER)
        self._wait.timeout.connect(self.show)
        tasks.started.connect(self._begin)
        self.hide()

    def _fill(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), 1, px(24), 0)
        row.setSpacing(px(16))
        self._words = text.body()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(px(240))
        self._stop = Button(_("Dừng lại")).on(self._cancel)
        row.addWidget(self._words, 1)
        row.addWidget(self._bar)
        row.addWidget(self._stop)

    @Slot(object)
    def _begin(self, job: Job) -> None:
        if self.layout() is None:
            self._fill()
        self._job = job
        self._say(Step(text=job.title))
        self._stop.setEnabled(True)
        job.progress.connect(self._say)
        job.ended.connect(self._end)
        self._wait.start()

    @Slot(object)
    def _say(self, step: Step) -> None:
        if self._job is None:
            return
        self._words.setText(step.text or self._job.title)
        self._bar.setRange(0, step.total)
        self._bar.setValue(step.done)
        self._bar.setAccessibleName(self._words.text())

    @Slot()
    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._stop.setEnabled(False)
            self._words.setText(_("Đang dừng: {what}").format(what=self._job.title))

    @Slot()
    def _end(self) -> None:
        if self.sender() is self._job:
            self._job = None
            self._wait.stop()
            self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above."""
        QPainter(self).fillRect(0, 0, self.width(), 1, theme.colour("line"))
