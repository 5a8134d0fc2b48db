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
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
SCREEN = ROOT / "packaging" / "screen.json"
# A screen of the office PC's size, so that a maximised window has it too.
os.environ.setdefault("QT_QPA_PLATFORM", f"offscreen:configfile={SCREEN}")
sys.path.insert(0, str(ROOT))

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot, qInstallMessageHandler  # noqa: E402 - after the path
from PySide6.QtTest import QTest  # noqa: E402
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QTableView, QWidget  # noqa: E402

from models.rules.facts import ListQuery  # noqa: E402
from models.services import documents, doors, honour_list, rounds, sample  # noqa: E402
from ui import app as application  # noqa: E402
from ui import screens  # noqa: E402
from ui.pages.settings.fields import TABS as SETTINGS  # noqa: E402
from ui.pages.settings.page import DATA, MACHINE  # noqa: E402
from ui.preferences import PreferenceFile  # noqa: E402
from ui.program import Program  # noqa: E402
from ui.tasks import Job  # noqa: E402

TEXT_SIZES = (100, 125)
TABS = (*(tab.key for tab in SETTINGS), MACHINE, DATA)
LONGEST_WORK = 60_000
YEAR = 2026

See = Callable[[str, QWidget], None]


@dataclass(frozen=True, slots=True)
class Place:
    """One state of a page: its name among the pictures, the page, and what the way there carries."""

    name: str
    page: str
    context: dict[str, Any] = field(default_factory=dict)


def places(office: doors.Office) -> list[Place]:
    """Return every page of an office's window, the busy ones in each of their states."""
    entered = honour_list.uuids(office, ListQuery(year=YEAR, states=("entered",)))[0]
    waiting = next(made for made in rounds.listed(office, YEAR) if made.state == "open").uuid
    closed = f"{YEAR}-05"
    named = [
        Place("hom-nay", "today"),
        Place("so", "honours", {"register": "own"}),
        Place("so-da-ghi", "honours", {"entry": entered}),
        Place("so-luot-moi", "honours", {"new": "own"}),
        Place("so-bao-len", "honours", {"register": "units"}),
        Place("dot-xet", "round", {"list": True}),
        Place("dot-dang-mo", "round", {"round": waiting}),
        Place("nhat-ky", "history", {"record": entered, "back": "honours"}),
        Place("ky", "periods"),
        Place("doi-chieu", "paper"),
        Place("mau-so", "form"),
        Place("xem-truoc-so", "preview", {"form": "so-ghi-danh", "year": YEAR}),
        Place("xem-truoc-phieu", "preview", {"form": "phieu-thang", "period": f"{YEAR}-06", "back": "slips"}),
        Place("xem-truoc-guong", "preview", {"form": "guong", "entry": entered}),
        Place("xem-truoc-kiem-tra", "preview", {"form": "ho-so-kiem-tra", "period": closed}),
        Place("xem-truoc-cong-khai", "preview", {"form": "danh-sach-cong-khai", "period": closed}),
        Place("xem-truoc-de-nghi", "preview", {"form": "danh-sach-de-nghi", "round": waiting}),
        *_documents(office),
        Place("don-vi", "units"),
        Place("nguoi", "people"),
        Place("gop-nguoi", "merge", {"table": "person"}),
        Place("gop-don-vi", "merge", {"table": "unit"}),
        *(Place(f"cai-dat-{tab}", "settings", {"tab": tab}) for tab in TABS),
        Place("du-phong", "care"),
    ]
    known = {place.page for place in named}
    return [*named, *(Place(page, page) for page in screens.PAGES if page not in known)]


def _documents(office: doors.Office) -> list[Place]:
    """Begin documents in each state and return how each looks."""
    day = "20/05/2026"
    report = documents.new(office, "bao_cao", f"{YEAR}-05", near=day)
    documents.confirm(office, report, ["slips.received", "slips.total"])
    notice = documents.new(office, "thong_bao", near=day, subject="kết luận hội nghị tuyên vận tháng 5")
    documents.number(office, notice, "12", day)
    decision = documents.new(office, "quyet_dinh", near=day, subject="về việc ghi danh tập thể, cá nhân tiêu biểu")
    documents.number(office, decision, "3", day)
    documents.attach_signed(office, decision, [("quyết định 03.pdf", b"%PDF-1.4")], "same")
    label = "Báo cáo tháng 5 năm 2026"
    return [
        Place("van-ban", "documents", {"document": report}),
        Place("van-ban-da-ghi-so", "documents", {"document": notice}),
        Place("van-ban-co-ban-ky", "documents", {"document": decision}),
        Place("xem-truoc-bao-cao", "preview", {"form": "bao-cao", "entry": report, "label": label}),
    ]


class Walker(QObject):
    """Open every page, press every act of it, and hand each page and each dialog to `see` by name."""

    def __init__(self, program: Program, see: See) -> None:
        super().__init__()
        self._program = program
        self._see = see
        self._working = 0
        self._act = ""
        program.tasks.started.connect(self._started)

    def walk(self, office: Path) -> None:
        """Begin at the first window, go through the four steps, then through every place of an office."""
        self._program.show_start()
        self._show("00-lan-dau")
        self._steps()
        self._program.begin(office)
        for number, place in enumerate(places(self._program.office), 2):
            self._visit(f"{number:02}-{place.name}", place)

    def _steps(self) -> None:
        self._program.show_setup()
        page = self._program.root.page()
        for step in range(page.stack.count()):
            page.show_step(step)
            self._show(f"01-lap-so-{step + 1}")

    def _visit(self, name: str, place: Place) -> None:
        self._go(place)
        self._show(name)
        for act in sorted(self._program.root.page().acts):
            self._go(place)
            self._press(f"{name}-{act}", act)

    def _go(self, place: Place) -> None:
        window = self._program.root
        window.go(place.page, place.context)
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
        self._settle()
        self._see(name, self._program.root)

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
    try:
        Walker(program, album.keep).walk(office)
        program.end()
    finally:
        # The program's own hook would show this script's faults in a window that nobody sees.
        sys.excepthook = sys.__excepthook__
    notes = sorted((office.parent / "data").rglob("su-co-*"))
    for note in notes:
        print(note.read_text(encoding="utf-8"), file=sys.stderr)
    shutil.rmtree(office.parent)
    if notes:
        raise SystemExit(f"{len(notes)} faults of ours during the walk")
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
