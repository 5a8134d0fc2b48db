"""The clerk's hands: keys as UniKey sends them, a clipboard with cells on it, and patience with the worker."""

from __future__ import annotations

import os
import sys
import unicodedata
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

import openpyxl
from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PLAIN = Qt.KeyboardModifier.NoModifier
NOW = datetime(2027, 5, 4, 9, 12)
MOST = 20_000
STEP = 10
_asked = count()


def now() -> datetime:
    """Tell the time that the walk lives at: a second later each time that somebody asks."""
    return NOW + timedelta(seconds=next(_asked))


def settle(milliseconds: int = 60) -> None:
    """Let timers and the worker run."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def until(true: Callable[[], object], most: int = MOST) -> None:
    """Wait for something to come true, so many milliseconds at most."""
    for _try in range(most // STEP):
        if true():
            return
        settle(STEP)
    raise AssertionError(f"waited {most} ms for {true}")


def come_forward(window: QWidget) -> None:
    """Bring a window to the front, with the keyboard."""
    window.activateWindow()
    until(window.isActiveWindow)
    until(QApplication.focusWidget)


def here() -> QWidget:
    """Return what has the keyboard: an open list, else the focused control."""
    if popup := QApplication.activePopupWidget():
        return popup
    # A real display gives the keyboard back when a list or a dialog shuts; the plugin without one does not.
    front = QApplication.activeModalWidget() or next(filter(_is_shown, QApplication.topLevelWidgets()))
    if not front.isActiveWindow():
        come_forward(front)
    found = QApplication.focusWidget()
    assert found is not None, f"nothing has the keyboard; active is {QApplication.activeWindow()}"
    return found


def _is_shown(widget: QWidget) -> bool:
    return widget.isVisible() and widget.windowType() == Qt.WindowType.Window


def press(*keys: Qt.Key, held: Qt.KeyboardModifier = PLAIN) -> None:
    """Press keys one after the other where the keyboard is."""
    for key in keys:
        QTest.keyClick(here(), key, held)
        settle(STEP)


def tab_to(words: str, most: int = 60) -> None:
    """Go with Tab to a button by the name that a screen reader says."""
    for _tab in range(most):
        if here().accessibleName().startswith(words):
            return
        press(Qt.Key.Key_Tab)
    raise AssertionError(f"Tab finds no {words}")


def write(words: str) -> None:
    """Type words; a letter with marks comes without a key of its own, "<" is UniKey's own Backspace."""
    for letter in words:
        if letter == "<":
            QTest.keyClick(here(), Qt.Key.Key_Backspace)
        elif letter.isascii():
            QTest.keyClick(here(), letter)
        else:
            for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
                QApplication.sendEvent(here(), QKeyEvent(kind, Qt.Key.Key_unknown, PLAIN, letter))


def choose(words: str) -> None:
    """Narrow an open list by typing and take the first that fits."""
    write(words)
    press(Qt.Key.Key_Return)


def soon(reply: Callable[[], None], tries: int = 500) -> None:
    """Do something once a dialog stands open and has the keyboard."""
    dialog, focus = QApplication.activeModalWidget(), QApplication.focusWidget()
    if dialog is not None and focus is not None and dialog.isAncestorOf(focus):
        reply()
    else:
        assert tries, "no dialog opened"
        QTimer.singleShot(STEP, partial(soon, reply, tries - 1))


def spreadsheet(path: Path, rows: list[list[object]]) -> None:
    """Write a spreadsheet whose text is decomposed, as some converters leave it."""
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append([unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row])
    book.save(path)


def copy_cells(path: Path) -> None:
    """Put a spreadsheet's cells on the clipboard as Excel does."""
    rows = openpyxl.load_workbook(path).active.iter_rows(values_only=True)
    lines = ("\t".join("" if cell is None else str(cell) for cell in row) for row in rows)
    QGuiApplication.clipboard().setText("".join(line + "\r\n" for line in lines))


def pull_the_plug() -> None:
    """End this process as a power cut does: nothing is said, nothing is closed."""
    sys.stdout.flush()
    os.kill(os.getpid(), 9)
