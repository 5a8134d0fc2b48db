"""Long work on one worker: results, progress, cancelling, errors, one after another."""

from __future__ import annotations

import sys
import threading
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget

from models.rules.errors import Refused
from ui.tasks import Report, Step, Steps, Tasks
from ui.widgets.progress import ProgressStrip


@pytest.fixture
def tasks(qapp: Any) -> Iterator[Tasks]:
    made = Tasks()
    yield made
    assert made.stop()


def counting(many: int, gone: list[str] | None = None) -> Callable[[], Steps]:
    def steps() -> Steps:
        try:
            for done in range(many):
                yield Step(done, many, f"bước {done}")
            return threading.current_thread() is not threading.main_thread()
        finally:
            if gone is not None:
                gone.append("closed")

    return steps


def endless() -> Steps:
    done = 0
    while True:
        done += 1
        yield Step(done, 0, "mãi")


def test_the_result_comes_back_to_the_windows_thread(tasks: Tasks, qtbot: Any) -> None:
    seen: list[tuple[Any, bool]] = []

    def take(result: Any) -> None:
        seen.append((result, threading.current_thread() is threading.main_thread()))

    job = tasks.start("Đang in", counting(3), take)
    with qtbot.waitSignal(job.ended):
        pass
    assert seen == [(True, True)] and not tasks.busy


def test_progress_is_told(tasks: Tasks, qtbot: Any) -> None:
    job = tasks.start("Đang in", endless)
    with qtbot.waitSignal(job.progress) as told:
        pass
    assert told.args[0].text == "mãi"
    job.cancel()
    qtbot.waitUntil(lambda: not tasks.busy)


def test_cancelling_closes_the_work_and_gives_no_result(tasks: Tasks, qtbot: Any) -> None:
    gone: list[str] = []
    job = tasks.start("Đang in", counting(10_000_000, gone), gone.append)
    with qtbot.waitSignal(job.cancelled):
        qtbot.waitSignal(job.progress).wait()
        job.cancel()
    assert gone == ["closed"]


def test_a_waiting_work_that_is_cancelled_never_begins(tasks: Tasks, qtbot: Any) -> None:
    gone: list[str] = []
    first = tasks.start("Một", endless)
    second = tasks.start("Hai", counting(1, gone))
    second.cancel()
    first.cancel()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert gone == []


def test_a_called_work_is_cancelled_where_it_reports(tasks: Tasks, qtbot: Any) -> None:
    undone: list[str] = []

    def work(report: Report) -> None:
        try:
            while True:
                report(Step(1, 2, "lập sổ"))
        finally:
            undone.append("cleared")

    job = tasks.call("Đang lập", work)
    with qtbot.waitSignal(job.cancelled):
        qtbot.waitSignal(job.progress).wait()
        job.cancel()
    assert undone == ["cleared"]


def test_an_error_goes_to_who_asked(tasks: Tasks, qtbot: Any) -> None:
    def steps() -> Steps:
        yield Step()
        raise Refused("disk_full", path="E:")

    caught: list[Exception] = []
    job = tasks.start("Đang chép", steps, failed=caught.append)
    with qtbot.waitSignal(job.ended):
        pass
    assert [error.code for error in caught] == ["disk_full"]


def test_an_error_that_nobody_asked_for_goes_to_the_hook(
    tasks: Tasks, qtbot: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[BaseException] = []
    monkeypatch.setattr(sys, "excepthook", lambda kind, error, trace: caught.append(error))

    def work(report: Report) -> None:
        raise Refused("disk_full")

    job = tasks.call("Đang chép", work)
    with qtbot.waitSignal(job.ended):
        pass
    assert [type(error) for error in caught] == [Refused] and caught[0].__traceback__ is not None


def test_works_run_one_after_another(tasks: Tasks, qtbot: Any) -> None:
    order: list[str] = []

    def named(name: str) -> Callable[[], Steps]:
        def steps() -> Steps:
            order.append(f"{name} begins")
            yield Step()
            order.append(f"{name} ends")

        return steps

    tasks.start("a", named("a"))
    tasks.start("b", named("b"))
    qtbot.waitUntil(lambda: not tasks.busy)
    assert order == ["a begins", "a ends", "b begins", "b ends"]


def test_the_strip_shows_long_work_and_stops_it(dress: Callable[..., None], tasks: Tasks, qtbot: Any) -> None:
    room = QWidget()
    qtbot.addWidget(room)
    strip = ProgressStrip(tasks, room)
    room.show()
    job = tasks.start("Đang làm bộ báo cáo", endless)
    assert not strip.isVisible()
    qtbot.waitUntil(strip.isVisible)
    with qtbot.waitSignal(job.cancelled):
        strip._stop.click()
    qtbot.waitUntil(lambda: not strip.isVisible())
