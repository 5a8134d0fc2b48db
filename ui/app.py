"""Build the application: one Qt application, its look, its language, and the program that fills it."""

from __future__ import annotations

import gc
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from resources import language
from ui import icons, theme
from ui.preferences import PreferenceFile, Preferences, default_path
from ui.widgets.focusring import FocusRing

NAME = "so-ghi-danh"
TITLE = "Sổ Ghi Danh"
# Named here, for Python would load all of QStyle to hand a style over.
STYLE = "Fusion"
# By then, in milliseconds, the first page stands.
SETTLED = 2000
# Qt's words in force; kept here, for to ask the application for its children would load all of QStyle.
_spoken: list[QTranslator] = []


def make_application() -> QApplication:
    """Return the Qt application, with a ring for the keyboard focus."""
    QGuiApplication.setHighDpiScaleFactorRoundingPolicy(Qt.HighDpiScaleFactorRoundingPolicy.PassThrough)
    app = QApplication([NAME, "-style", STYLE])
    app.setApplicationName(NAME)
    app.setApplicationDisplayName(TITLE)
    app.setDesktopFileName(NAME)
    FocusRing(app)
    return app


def dress(app: QApplication, chosen: Preferences) -> None:
    """Put language, text size and colours in force; windows made earlier must be made anew."""
    speak(app, chosen.language)
    theme.apply(app, chosen.dark, chosen.percent)
    app.setWindowIcon(icons.icon("book", 64, "accent_icon"))


def speak(app: QCoreApplication, code: str) -> None:
    """Choose the language of our words and of Qt's own."""
    language.choose(code)
    while _spoken:
        app.removeTranslator(_spoken.pop())
    if code == language.VIETNAMESE:
        from ui.qt_words import VietnameseQt

        _spoken.append(VietnameseQt())
        app.installTranslator(_spoken[0])


def start(words: list[str]) -> int:
    """Open the window and stay until it is closed; return the exit status."""
    office = _office_named(words) if words else None
    app = make_application()
    choices = PreferenceFile(default_path())
    dress(app, choices.now)
    from ui.program import Program

    program = Program(app, choices)
    if not program.begin(office):
        return 0
    QTimer.singleShot(SETTLED, settle)
    status = app.exec()
    program.end()
    return status


def _office_named(words: list[str]) -> Path | None:
    import argparse

    given = argparse.ArgumentParser(prog=NAME, add_help=False)
    given.add_argument("--office", type=Path)
    return given.parse_known_args(words)[0].office


def settle() -> None:
    """Look for garbage again; what the start has made stays to the end and is not looked through each time."""
    gc.freeze()
    gc.enable()
