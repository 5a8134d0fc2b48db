"""No words are cut off on any page or in any dialog, in every text size and colour: a hunt for torture.

The ordinary run looks in one text size, on the way of test_words_on_screen.py.
"""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import cut_words
import pytest
from PySide6.QtWidgets import QApplication, QWidget
from test_words_on_screen import load

from models.services import sample
from ui import app as application
from ui.preferences import PreferenceFile
from ui.program import Program
from ui.theme import SCALES

pytestmark = pytest.mark.torture


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small sample office."""
    made = tmp_path_factory.mktemp("sweep") / "so-mau"
    sample.make(made, seed=5, years=1, members=60)
    return made


def sweep(qapp: QApplication, office: Path, folder: Path, **choices: object) -> list[str]:
    """Walk through every page and every act's dialog; return what is cut off."""
    copy = Path(shutil.copytree(office, folder / "so-mau"))
    kept = PreferenceFile(folder / "choices.json")
    application.dress(qapp, kept.change(**choices))
    program = Program(qapp, kept, folder / "data")
    program.frame.show()
    program.frame.setFixedSize(*cut_words.SCREEN)
    found: list[str] = []

    def look(name: str, widget: QWidget) -> None:
        found.extend(f"{name}: {words}" for words in cut_words.of(widget))

    try:
        load("screenshots").Walker(program, look).walk(copy)
    finally:
        program.end()
        program.frame.hide()
        program.frame.deleteLater()
    return found


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("percent", SCALES)
def test_no_words_are_cut_off(
    qapp: QApplication,
    dress: Callable[..., None],
    office: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    percent: int,
    dark: bool,
) -> None:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    assert sweep(qapp, office, tmp_path, percent=percent, dark=dark) == []
