"""Tell when a table with rows has painted itself for the first time, and leave."""

from __future__ import annotations

import time

from PySide6.QtCore import QCoreApplication, QObject

from benchmarks import memory


class FirstPaint:
    """Take the moment when a window has painted itself, after its table has said that it is being painted.

    Nothing of Qt is asked for that a bare window would not have loaded, or its cost would count as the window's.
    """

    def __init__(self) -> None:
        self._mark: QObject | None = QObject()
        self._mark.destroyed.connect(self._leave)

    def table_paints(self) -> None:
        """Hear that the table paints a row; what is posted now comes when the whole window has painted itself."""
        if self._mark is not None:
            self._mark.deleteLater()
            self._mark = None

    def _leave(self) -> None:
        """Print the moment, the processor time spent until then, in seconds, and the largest memory, in MB."""
        moment, processor = time.clock_gettime(time.CLOCK_MONOTONIC), time.process_time()
        print(moment, processor, memory.largest(), flush=True)
        QCoreApplication.quit()
