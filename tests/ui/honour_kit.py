"""An office with lượt in all states, and a window on it that is driven with real keys."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

import builders
from PySide6.QtCore import QCoreApplication, QEvent, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from models.rules.facts import ListQuery
from models.services import deeds, honours, rounds
from models.services.doors import Office
from ui.actions import Actions
from ui.bus import Bus
from ui.page import Shell
from ui.tasks import Tasks
from ui.widgets.form import Form
from ui.widgets.navigation import Identity
from ui.widgets.search import nothing
from ui.window import Window

GIVE_UP = 20_000
A_MOMENT, MOST_TRIES = 1_000, 500
YEAR = ListQuery(year=2026)
CELLS = ("Chi bộ Tả Thàng", "Chi bộ Khe Ngàn", "Chi bộ Làng Mới", "Chi bộ Bản Phố")
PAGES = {
    "honours": "ui.pages.honours.page:HonoursPage",
    "round": "ui.pages.rounds.page:RoundPage",
    "history": "ui.pages.history.page:HistoryPage",
}


def new_office(folder: Path) -> Office:
    """Make an office with four cells and no lượt yet."""
    return builders.new_office(folder, cells=CELLS)


def entry(office: Office, name: str = "Sùng A Lềnh", **texts: str) -> str:
    """Write one proposed lượt of the office's own book."""
    known = {"kind": "person", "unit": builders.named("Tả Thàng"), "month": "05/2026", "deed": f"Việc của {name}"}
    return honours.save(office, None, {**known, "name": name, **texts})


def deed(office: Office, name: str = "Lù A Tủa", **texts: str) -> str:
    """Write one reported deed."""
    known = {"kind": "person", "unit": builders.named("Khe Ngàn"), "month": "04/2026", "deed": f"Việc của {name}"}
    return deeds.save(office, None, {**known, "name": name, **texts})


def entered(office: Office, *names: str) -> list[str]:
    """Write some lượt and enter them through a round; their numbers are 1, 2, 3 …"""
    uuids = [entry(office, name, month="03/2026") for name in names]
    opened = rounds.open_round(office, "month", "2026-03")
    rounds.add_entries(office, opened, uuids)
    rounds.enter(office, opened)
    return uuids


def open_window(office: Office, page: str = "honours", **context: object) -> Window:
    """Show a window of the usual size on one page; it hears of every act."""
    bus = Bus()
    office.listeners.append(bus.changed.emit)
    shell = Shell(office, bus, Tasks(), Actions(), office.source.today)
    window = Window(Identity(("ĐẢNG UỶ", "XÃ YÊN BÌNH")), shell, nothing, PAGES)
    bus.setParent(window)
    shell.tasks.setParent(window)
    shell.actions.setParent(window)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    QTest.qWaitForWindowActive(window)
    window.go(page, dict(context))
    settle()
    return window


def wake(window: QWidget) -> None:
    """Give the window the keyboard again after a dialog; this platform does not do so by itself."""
    window.activateWindow()
    settle()


def close(window: Window) -> None:
    """Close a window and let go of all its widgets now."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def settle(milliseconds: int = 30) -> None:
    """Let so many milliseconds pass, then whatever waits only a moment: a busy machine may be late with both."""
    QTest.qWait(milliseconds)
    for _try in range(MOST_TRIES):
        if not any(_waits(timer) for window in QApplication.topLevelWidgets() for timer in window.findChildren(QTimer)):
            return
        QTest.qWait(10)


def _waits(timer: QTimer) -> bool:
    return timer.isActive() and timer.isSingleShot() and timer.interval() <= A_MOMENT


def focused() -> QWidget:
    """Return the control that has the keyboard."""
    found = QApplication.focusWidget()
    assert found is not None, f"no control has the keyboard; active is {QApplication.activeWindow()}"
    return found


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press one key where the keyboard is, in an open list too."""
    QTest.keyClick(QApplication.activePopupWidget() or focused(), key, modifiers)


def write(words: str) -> None:
    """Type some words where the keyboard is; a letter with marks comes as UniKey sends it, without a key of its own."""
    for letter in words:
        target = QApplication.activePopupWidget() or focused()
        if letter.isascii():
            QTest.keyClick(target, letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                event = QKeyEvent(kind, Qt.Key.Key_unknown, Qt.KeyboardModifier.NoModifier, letter)
                QApplication.sendEvent(target, event)


def answer(reply: Callable[[QDialog], None], after: QDialog | None = None) -> None:
    """Answer the next dialog that opens (`after` another), once it has the keyboard; it never stays open for ever."""

    def look(tries: int = 200) -> None:
        dialog = QApplication.activeModalWidget()
        if isinstance(dialog, QDialog) and dialog is not after and _has_keyboard(dialog):
            QTimer.singleShot(GIVE_UP, dialog, dialog.reject)
            reply(dialog)
        elif tries:
            QTimer.singleShot(10, partial(look, tries - 1))

    QTimer.singleShot(0, look)


def _has_keyboard(dialog: QDialog) -> bool:
    return dialog.isVisible() and dialog.isAncestorOf(QApplication.focusWidget())


def fill(form: Form, **texts: str) -> None:
    """Type into the fields of a dialog, from the first to the last named."""
    for name, words in texts.items():
        form.focus(name)
        focused().selectAll()
        write(words)
