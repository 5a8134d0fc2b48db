"""Tell when a table with rows has painted itself for the first time, and leave."""

from __future__ import annotations

import resource
import time

from PySide6.QtCore import QCoreApplication, QEvent, QObject
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QTableView


class FirstPaint(QObject):
    """Take the place of a table's own painting: a filter over events would be measured with it."""

    def __init__(self, table: type[QTableView]) -> None:
        super().__init__()
        self._paint = table.paintEvent
        self._told = False

        def paint(view: QTableView, event: QPaintEvent) -> None:
            self._paint(view, event)
            self._painted(view)

        table.paintEvent = paint

    def _painted(self, view: QTableView) -> None:
        if view.model().rowCount() and not self._told:
            self._told = True
            # What is posted now comes when the window has painted itself whole, and before what waits for that.
            QCoreApplication.postEvent(self, QEvent(QEvent.Type.User))

    def customEvent(self, _event: QEvent) -> None:
        """Print the moment, the processor time spent until then, in seconds, and the largest memory, in MB."""
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(time.clock_gettime(time.CLOCK_MONOTONIC), time.process_time(), memory, flush=True)
        QCoreApplication.quit()
