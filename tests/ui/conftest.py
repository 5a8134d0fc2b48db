"""What tests of the window share: the look in force, a shell without an office, and a walk over all controls."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QLineEdit, QPlainTextEdit, QWidget

from ui import app as application
from ui.actions import Actions
from ui.bus import Bus
from ui.page import Shell
from ui.preferences import PreferenceFile, Preferences
from ui.tasks import Tasks

TODAY = date(2027, 5, 20)
# What the plugin without a display says of things that only a display can do.
NO_DISPLAY = "This plugin does not support"


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("qt_log_ignore", NO_DISPLAY)


@pytest.fixture
def dress(qapp: QApplication) -> Iterator[Callable[..., None]]:
    """Return how the look is changed; it is put back afterwards."""

    def change(**choices: Any) -> None:
        application.dress(qapp, Preferences(**choices))

    change()
    yield change
    change()
    # Widgets that a test let go are deleted now, not during another test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def shell(dress: Callable[..., None], tmp_path: Any) -> Iterator[Shell]:
    """Return a shell without an office."""
    tasks = Tasks()
    yield Shell(None, Bus(), tasks, Actions(), today, PreferenceFile(tmp_path / "choices.json"))
    assert tasks.stop()


def today() -> date:
    return TODAY


@pytest.fixture
def active(qtbot: Any) -> Callable[[QWidget], QWidget]:
    """Return how a widget is shown in front, ready for keys."""

    def show(widget: QWidget) -> QWidget:
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)
        return widget

    return show


@pytest.fixture
def type_text() -> Callable[[QWidget, str], None]:
    """Return how Vietnamese letters are typed; QTest itself knows only Latin ones."""
    return _type_text


def _type_text(widget: QWidget, words: str) -> None:
    for letter in words:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(widget, QKeyEvent(kind, 0, Qt.KeyboardModifier.NoModifier, letter))


@pytest.fixture
def nameless() -> Callable[[QWidget], list[str]]:
    """Return how to find controls that a screen reader could not name."""
    return _nameless


def _nameless(root: QWidget) -> list[str]:
    return [f"{type(widget).__name__} {widget.objectName()}" for widget in _controls(root) if not _name(widget)]


def _controls(root: QWidget) -> list[QWidget]:
    kinds = (QAbstractButton, QLineEdit, QPlainTextEdit, QAbstractItemView)
    found = [widget for widget in root.findChildren(QWidget) if isinstance(widget, kinds)]
    # Parts of Qt's own widgets carry Qt's names or none.
    found = [widget for widget in found if widget.isVisibleTo(root)]
    return [widget for widget in found if not widget.objectName().startswith("qt_") and not _is_part(widget)]


def _is_part(widget: QWidget) -> bool:
    above = widget.parentWidget()
    return isinstance(above, QAbstractItemView) and not isinstance(widget, QLineEdit)


def _name(widget: QWidget) -> str:
    return widget.accessibleName() or (widget.text() if isinstance(widget, QAbstractButton) else "")
