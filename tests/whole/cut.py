"""Run with an office's folder, a name, and what is typed before the power goes: no test itself, a test starts it."""

from __future__ import annotations

import sys
from pathlib import Path

import clerk
from PySide6.QtCore import Qt

from models.storage import source
from ui import app as application
from ui.preferences import PreferenceFile, Preferences
from ui.program import Program


def main(folder: Path, name: str, words: str) -> None:
    """Open the office, find a lượt, type its result, and end in the middle of a word."""
    source._local_now = clerk.now
    app = application.make_application()
    application.dress(app, Preferences())
    program = Program(app, PreferenceFile(folder.parent / "cut.json"), folder.parent / "cut")
    assert program.begin(folder)
    clerk.come_forward(program.frame)
    clerk.press(Qt.Key.Key_K, held=clerk.CTRL)
    clerk.write(name)
    clerk.settle(400)
    clerk.press(Qt.Key.Key_Return)
    clerk.settle(400)
    program.root.page().editor().fields.focus("result")
    clerk.write(words)
    clerk.settle(1000)
    clerk.write(" mất")
    clerk.pull_the_plug()


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2], sys.argv[3])
