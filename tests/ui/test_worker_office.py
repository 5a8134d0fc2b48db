"""What the worker opens of an office it closes again, or the process would die with the worker's thread state."""

from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from models.services import care
from models.services import office as offices
from ui.tasks import Report, Tasks


def test_each_work_gives_its_connection_back(qtbot: QtBot, tmp_path: Path) -> None:
    with offices.create_named(tmp_path / "so", level="commune", name="Đảng uỷ xã Yên Bình") as office:
        tasks = Tasks()
        tasks.after_each = office.leave_thread
        seen = []

        def look(report: Report) -> bool:
            left_open = not office.database.is_closed()
            assert care.check(office)
            return left_open

        for _time in range(2):
            job = tasks.call("Đang kiểm tra", look, seen.append)
            with qtbot.waitSignal(job.ended, timeout=20000):
                pass
        assert seen == [False, False]
        assert tasks.stop()


def test_the_window_keeps_its_own_connection(tmp_path: Path) -> None:
    with offices.create_named(tmp_path / "so", level="commune", name="Đảng uỷ xã Yên Bình") as office:
        office.leave_thread()
        assert not office.database.is_closed()
