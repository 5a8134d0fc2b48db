"""A whole window over an office, its worker with it; for the pages that print, count and look after things."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import honour_kit as kit
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.rules.facts import ListQuery
from models.services import rounds
from models.services.doors import Office
from ui.actions import Actions
from ui.bus import Bus
from ui.page import Page, Shell
from ui.preferences import PreferenceFile
from ui.tasks import Tasks
from ui.widgets.navigation import Identity
from ui.widgets.search import nothing
from ui.window import Window

LONGEST = 20_000
YEAR = ListQuery(year=2026)


@contextmanager
def window_on(office: Office, folder: Path) -> Iterator[Window]:
    """Show a window of the usual size over an office; at the end the worker has let go of it."""
    bus, tasks = Bus(), Tasks()
    tasks.after_each = office.leave_thread
    office.listeners.append(bus.changed.emit)
    choices = PreferenceFile(folder / "choices.json")
    shell = Shell(office, bus, tasks, Actions(), office.source.today, choices)
    window = Window(Identity(("ĐẢNG UỶ", "XÃ YÊN BÌNH")), shell, nothing)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    try:
        yield window
    finally:
        assert tasks.stop()
        window.close()
        window.deleteLater()
        office.listeners.clear()
        QApplication.processEvents()


def go(window: Window, qtbot: QtBot, key: str, **context: Any) -> Page:
    """Open a page and wait until nothing is under way."""
    window.go(key, dict(context))
    rest(window, qtbot)
    return window.page()


def rest(window: Window, qtbot: QtBot) -> None:
    """Wait until the worker rests and its answers have come."""
    qtbot.waitUntil(_at_rest(window), timeout=LONGEST)
    QApplication.processEvents()


def _at_rest(window: Window) -> Any:
    def rests() -> bool:
        return not window.shell.tasks.busy

    return rests


def filled(office: Office) -> list[str]:
    """Enter three lượt of March, of which one has a ground for publishing, and leave one of April proposed."""
    named = {"Giàng Seo Páo": "Đã đồng ý trên phiếu", "Lù A Tủa": "", "Vàng Thị Mỷ": ""}
    uuids = [
        kit.entry(office, name, month="03/2026", **({"consent": consent} if consent else {}))
        for name, consent in named.items()
    ]
    opened = rounds.open_round(office, "month", "2026-03")
    rounds.add_entries(office, opened, uuids)
    rounds.enter(office, opened)
    kit.entry(office, "Nông Thị Bưởi", month="04/2026")
    return uuids


def trigger(window: Window, act: str) -> None:
    """Press an action, which must be enabled."""
    action = window.shell.actions[act]
    assert action.isEnabled(), act
    action.trigger()
