"""Long work on one worker thread: generator steps, progress, cancelling, errors back to the screen."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, QRunnable, Qt, QThreadPool, Signal, Slot

from models.rules.fact import fact

PROGRESS_EVERY = 0.05


@fact
class Step:
    """How far a long work is: done of total (0 = not known), and what it is at."""

    done: int = 0
    total: int = 0
    text: str = ""


Steps = Generator[Step, None, Any]
Report = Callable[[Step], None]


class Job(QObject):
    """One long work, seen from the window's thread. Exactly one of done, failed, cancelled is sent, then ended."""

    progress = Signal(object)
    done = Signal(object)
    failed = Signal(object)
    cancelled = Signal()
    ended = Signal()

    def __init__(self, title: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.title = title
        self._stop = False

    @Slot()
    def cancel(self) -> None:
        """Ask the work to stop after its present step."""
        self._stop = True

    @property
    def stopping(self) -> bool:
        """Say whether cancelling was asked for."""
        return self._stop

    @Slot(object)
    def take(self, result: object) -> None:
        """Report on the window's thread how the work ended."""
        if isinstance(result, _Cancelled):
            self.cancelled.emit()
        elif isinstance(result, Exception):
            self.failed.emit(result)
        else:
            self.done.emit(result.value)
        self.ended.emit()


@fact
class _Result:
    """What a finished generator returned."""

    value: Any


class _Cancelled(Exception):
    """Leave a work that was cancelled."""


class _Signals(QObject):
    """The worker's side of the way back; a QRunnable cannot send signals itself."""

    progress = Signal(object)
    ended = Signal(object)


@fact
class _Called:
    """A work that reports its steps to a callable."""

    work: Callable[[Report], Any]


class _Run(QRunnable):
    """Drive the generator on the worker; only signals cross back."""

    def __init__(self, job: Job, steps: Callable[[], Steps] | _Called, after: Callable[[], None]) -> None:
        super().__init__()
        self._job = job
        self._after = after
        self._steps = steps
        self._shown = 0.0
        self._signals = _Signals(job)
        self._signals.progress.connect(job.progress, Qt.ConnectionType.QueuedConnection)
        self._signals.ended.connect(job.take, Qt.ConnectionType.QueuedConnection)

    def run(self) -> None:
        """Do the work; whatever happens becomes one result."""
        try:
            result: object = _Result(self._work())
        except Exception as error:
            result = error
        self._after()
        self._signals.ended.emit(result)

    def _work(self) -> Any:
        if self._job.stopping:
            raise _Cancelled
        if isinstance(self._steps, _Called):
            return self._steps.work(self._report)
        steps = self._steps()
        try:
            while True:
                self._report(next(steps))
        except StopIteration as end:
            return end.value
        finally:
            steps.close()

    def _report(self, step: Step) -> None:
        if self._job.stopping:
            raise _Cancelled
        if monotonic() - self._shown >= PROGRESS_EVERY:
            self._shown = monotonic()
            self._signals.progress.emit(step)


class Tasks(QObject):
    """Run long works one after another beside the window.

    `after_each` runs on the worker after every work, so that nothing of the thread's own is left behind.
    """

    started = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.after_each: Callable[[], None] = _nothing
        self._pool = QThreadPool(self)
        self._pool.setMaxThreadCount(1)
        self._pool.setExpiryTimeout(-1)
        self._jobs: list[Job] = []

    def start(
        self,
        title: str,
        steps: Callable[[], Steps] | _Called,
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Begin a work; `done` gets the generator's return value, `failed` the error.

        Without `failed` the error goes to the block of the page in view.
        """
        job = Job(title, self)
        job.failed.connect(failed or raise_again)
        if done is not None:
            job.done.connect(done)
        job.ended.connect(self._forget)
        self._jobs.append(job)
        self.started.emit(job)
        self._pool.start(_Run(job, steps, self.after_each))
        return job

    def call(
        self,
        title: str,
        work: Callable[[Report], Any],
        done: Callable[[Any], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> Job:
        """Begin a work that is no generator: it reports steps to a callable, which raises when cancelled."""
        return self.start(title, _Called(work), done, failed)

    @property
    def busy(self) -> bool:
        """Say whether a work is under way or waiting."""
        return bool(self._jobs)

    @Slot()
    def _forget(self) -> None:
        job = self.sender()
        self._jobs.remove(job)
        job.deleteLater()

    def stop(self, milliseconds: int = 5000) -> bool:
        """Cancel all works and wait; return False when one did not end in time."""
        for job in self._jobs:
            job.cancel()
        return self._pool.waitForDone(milliseconds)


def _nothing() -> None:
    """Leave nothing behind."""


def raise_again(error: Exception) -> None:
    """Hand an error of the worker to the window's own hook, with its traceback."""
    sys.excepthook(type(error), error, error.__traceback__)
