"""Photograph every page and dialog of the window: PNG files in out/screenshots, at 1366×768, text at 100 and at 125 %.

The sample office is copied first, so that what the walk presses changes nothing that anyone keeps.
"""

from __future__ import annotations

import os
import re
import shutil
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QObject, QSize, Qt, QTimer, Slot, qInstallMessageHandler  # noqa: E402 - after the path
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QTableView, QWidget  # noqa: E402

from models.services import sample  # noqa: E402
from ui import app as application  # noqa: E402
from ui import screens  # noqa: E402
from ui.preferences import PreferenceFile  # noqa: E402
from ui.program import Program  # noqa: E402
from ui.tasks import Job  # noqa: E402

SIZE = QSize(1366, 768)
TEXT_SIZES = (100, 125)
# What the way to a page usually carries.
CONTEXTS = {"preview": {"form": "so-ghi-danh", "year": 2026, "back": "today"}}
LONGEST_WORK = 60_000

See = Callable[[str, QWidget], None]


class Walker(QObject):
    """Open every page, press every act of it, and hand each page and each dialog to `see` by name."""

    def __init__(self, program: Program, see: See) -> None:
        super().__init__()
        self._program = program
        self._see = see
        self._working = 0
        self._act = ""
        program.tasks.started.connect(self._started)

    def walk(self, office: Path, pages: tuple[str, ...] = tuple(screens.PAGES)) -> None:
        """Begin at the first window, go through the four steps, then through the pages of an office."""
        self._program.show_start()
        self._show("00-lan-dau")
        self._program.show_setup()
        self._show("01-lap-so")
        self._program.begin(office)
        for place, key in enumerate(pages, 2):
            self._page(f"{place:02}-{key}", key)

    def _page(self, name: str, key: str) -> None:
        self._go(key)
        self._show(name)
        acts = sorted(self._program.root.page().acts)
        for act in acts:
            self._go(key)
            self._press(f"{name}-{act}", act)

    def _go(self, key: str) -> None:
        window = self._program.root
        window.go(key, CONTEXTS.get(key, {}))
        self._settle()
        for table in window.page().findChildren(QTableView):
            if table.isVisible() and not table.currentIndex().isValid():
                QTest.keyClick(table, Qt.Key.Key_Down)
                break
        self._settle()

    def _press(self, name: str, act: str) -> None:
        action = self._program.root.shell.actions[act]
        if not action.isEnabled():
            return
        self._act = name
        seer = QTimer()
        seer.timeout.connect(self._see_dialog)
        seer.start(100)
        action.trigger()
        self._settle()
        seer.stop()

    @Slot()
    def _see_dialog(self) -> None:
        """Show a dialog that an act opened, then leave it by its way back."""
        dialog = QApplication.activeModalWidget()
        if dialog is None or not dialog.isVisible():
            return
        if not isinstance(dialog, QFileDialog):
            self._see(self._act, dialog)
        if isinstance(dialog, QDialog):
            dialog.reject()
        else:
            dialog.close()

    def _show(self, name: str) -> None:
        window = self._program.root
        window.setWindowState(Qt.WindowState.WindowNoState)
        window.resize(SIZE)
        self._settle()
        self._see(name, window)

    @Slot(object)
    def _started(self, job: Job) -> None:
        self._working += 1
        job.ended.connect(self._ended)

    @Slot()
    def _ended(self) -> None:
        self._working -= 1

    def _settle(self) -> None:
        """Wait until long work is done and the window is painted."""
        QTest.qWait(30)
        waited = 0
        while self._working and waited < LONGEST_WORK:
            QTest.qWait(20)
            waited += 20
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


class Album:
    """Write what the walker sees as PNG files into a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    def keep(self, name: str, widget: QWidget) -> None:
        """Write one picture."""
        path = self.folder / f"{re.sub(r'[^a-z0-9-]+', '-', name)}.png"
        self.count += widget.grab().save(str(path))


def copy_of_sample() -> Path:
    """Return a fresh copy of the sample office, made first where there is none."""
    kept = ROOT / "out" / "so-mau"
    if not (kept / "office.db").exists():
        shutil.rmtree(kept, ignore_errors=True)
        sample.make(kept)
    copy = Path(tempfile.mkdtemp(prefix="so-ghi-danh-")) / "so-mau"
    shutil.copytree(kept, copy)
    return copy


def photograph(app: QApplication, percent: int, out: Path) -> int:
    """Write the pictures of one text size; return how many."""
    folder = out / "screenshots" / str(percent)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    office = copy_of_sample()
    choices = PreferenceFile(office.parent / "choices.json")
    choices.change(percent=percent)
    application.dress(app, choices.now)
    program = Program(app, choices, office.parent / "data")
    album = Album(folder)
    Walker(program, album.keep).walk(office)
    program.end()
    shutil.rmtree(office.parent)
    return album.count


def _quiet(_kind: object, _context: object, message: str) -> None:
    """Pass on what Qt says, except what only a display could do."""
    if "This plugin does not support" not in message:
        print(message, file=sys.stderr)


def main(out: Path) -> None:
    """Photograph the window in every text size."""
    qInstallMessageHandler(_quiet)
    app = application.make_application()
    for percent in TEXT_SIZES:
        count = photograph(app, percent, out)
        print(f"{count} pictures at {percent} %: {out / 'screenshots' / str(percent)}")


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else ROOT / "out"))
