"""The program from its first window to an office and out again, on real offices."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from models.rules.errors import Refused, WorldError
from models.rules.setup import SetupAnswers
from models.services import care, doors, sample, settings, units
from models.services import office as offices_service
from models.storage import lock
from ui import offices, screens, single
from ui.page import Page, Shell
from ui.pages.setup.page import SetupPage
from ui.pages.start.page import StartPage
from ui.preferences import PreferenceFile
from ui.program import Program
from ui.single import SingleWindow, call
from ui.window import Window

ROOT = Path(__file__).resolve().parents[2]


class Today(Page):
    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = "Hôm nay"
        self.heard: list[object] = []

    def refresh(self, changes: object) -> None:
        self.heard.append(changes)


ANSWERS = SetupAnswers(
    level="commune", name="Đảng uỷ xã Yên Bình", superior="ĐẢNG BỘ TỈNH LÀO CAI", body="ĐẢNG UỶ XÃ YÊN BÌNH",
    province="Lào Cai", place="Yên Bình", keeper="Hoàng Thị Mỷ", keeper_title="", signatory="",
    signatory_title="BÍ THƯ", authority="T/M BAN THƯỜNG VỤ", term="2025 - 2030", slip_day=10, meeting_day=14,
    cutoff_day=None, report_day=25,
    units=offices.preview_units("Chi bộ Nà Lốc\nChi bộ Khe Mạ", "commune"),
)  # fmt: skip


@pytest.fixture
def program(
    dress: Callable[..., None], qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> Iterator[Program]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    monkeypatch.setattr(screens, "PAGES", {"today": f"{__name__}:Today"})
    made = Program(qapp, PreferenceFile(tmp_path / "choices.json"), tmp_path / "data")
    yield made
    made.end()
    made.frame.hide()
    made.frame.deleteLater()
    made.deleteLater()


def shown(program: Program) -> Any:
    return program.root.page()


def office_in(folder: Path) -> Path:
    offices_service.found(folder, ANSWERS.settings(), ANSWERS.units).close()
    return folder


def test_the_first_start_shows_two_ways(program: Program) -> None:
    assert program.begin()
    assert isinstance(shown(program), StartPage)
    program.show_setup()
    assert isinstance(shown(program), SetupPage)
    shown(program).left.emit()
    assert isinstance(shown(program), StartPage)


def test_the_assistant_ends_in_the_office(program: Program, home: Path) -> None:
    program.begin()
    program.show_setup()
    shown(program).finished.emit(ANSWERS)
    assert isinstance(program.root, Window) and shown(program).title == "Hôm nay"
    folder = program.office.folder
    assert folder.name == "Đảng uỷ xã Yên Bình" and home in folder.parents
    assert settings.facts(program.office).keeper == "Hoàng Thị Mỷ"
    assert {row.name for row in units.listed(program.office)} >= {"Chi bộ Nà Lốc", "Chi bộ Khe Mạ"}
    assert program._choices.now.office == str(folder)


def test_the_next_start_opens_the_same_office(program: Program, tmp_path: Path) -> None:
    folder = office_in(tmp_path / "sổ")
    program._choices.change(office=str(folder))
    assert program.begin()
    assert isinstance(program.root, Window) and program.office.folder == folder
    assert "ĐẢNG UỶ XÃ YÊN BÌNH" in program.root.windowTitle()


def test_a_folder_without_an_office_is_said(program: Program, tmp_path: Path) -> None:
    assert program.begin(tmp_path / "nowhere")
    assert isinstance(shown(program), StartPage) and shown(program).problem.isVisible()


def held_by_another(folder: Path) -> None:
    """Let the process that runs the tests have the office."""
    holder = {"machine": platform.node(), "user": "chị Hợp", "pid": os.getppid(), "since": "2026-05-04 08:00:00"}
    (folder / lock.NAME).write_text(json.dumps(holder))


def test_an_office_in_another_window_is_left_to_it(program: Program, tmp_path: Path, qtbot: Any) -> None:
    folder = office_in(tmp_path / "sổ")
    held_by_another(folder)
    other = SingleWindow(folder)
    with qtbot.waitSignal(other.called):
        assert not program.begin(folder)
    other.release()


def test_an_office_that_a_command_has_is_said(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = office_in(tmp_path / "sổ")
    held_by_another(folder)
    monkeypatch.setattr(single, "TRIES", 1)
    assert program.begin(folder)
    assert isinstance(shown(program), StartPage) and "chị Hợp" in shown(program).problem.problem().what


def test_leaving_makes_a_backup(program: Program, tmp_path: Path) -> None:
    folder = office_in(tmp_path / "sổ")
    program.begin(folder)
    program.end()
    assert program.office is None
    with doors.open_office(folder) as office:
        assert len(care.backups(office)) == 1


def test_pages_hear_of_acts_and_undo_takes_them_back(program: Program, tmp_path: Path, qtbot: Any) -> None:
    program.begin(office_in(tmp_path / "sổ"))
    settings.change(program.office, keeper="Vàng Thị Mỷ")
    assert len(shown(program).heard) == 1
    program.root.activateWindow()
    qtbot.waitUntil(program.root.isActiveWindow)
    QTest.keyClick(program.root, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert settings.facts(program.office).keeper == "Hoàng Thị Mỷ"
    assert program.root.top.saved.text() == "Đã hoàn tác"
    QTest.keyClick(program.root, Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    assert settings.facts(program.office).keeper == "Vàng Thị Mỷ"


def test_other_choices_build_the_frame_anew(program: Program, tmp_path: Path) -> None:
    program.begin(office_in(tmp_path / "sổ"))
    before = program.root
    program._choices.change(percent=125, language="en", dark=True)
    program.bus.preferences.emit()
    assert program.root is not before and isinstance(program.root, Window)
    assert program.office is not None and shown(program).title == "Hôm nay"
    program._choices.change(percent=100, language="vi", dark=False)
    program.bus.preferences.emit()


def test_the_choices_of_the_first_window_hold_at_once(program: Program) -> None:
    program.begin()
    shown(program).chosen.emit({"percent": 150})
    assert program._choices.now.percent == 150 and isinstance(shown(program), StartPage)
    shown(program).chosen.emit({"percent": 100})


def test_the_office_can_be_left_for_the_first_window(program: Program, tmp_path: Path) -> None:
    folder = office_in(tmp_path / "sổ")
    program.begin(folder)
    program.bus.start.emit()
    assert isinstance(shown(program), StartPage) and program.office is None
    doors.open_office(folder).close()


def test_a_place_that_takes_no_office_is_said_with_another_way(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken = office_in(tmp_path / "sổ")
    elsewhere = tmp_path / "nơi khác"
    elsewhere.mkdir()
    program.begin()
    program.show_setup()
    program._found_in(taken, ANSWERS)
    block = shown(program).problem
    assert block.isVisible() and block.problem().button == "Chọn thư mục khác"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words: str(elsewhere))
    block._act.click()
    assert program.office is not None and program.office.folder == elsewhere / "Đảng uỷ xã Yên Bình"


def test_a_backup_is_restored_into_its_office(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    folder = office_in(tmp_path / "sổ")
    with doors.open_office(folder) as office:
        backup = care.backup(office, "manual").path
        settings.change(office, keeper="Người khác")
    program.begin()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_words: (str(backup), ""))
    shown(program).restore.emit()
    qtbot.waitUntil(lambda: program.office is not None)
    assert settings.facts(program.office).keeper == "Hoàng Thị Mỷ"


def test_the_last_crash_is_told_at_the_next_start(program: Program, tmp_path: Path) -> None:
    notes = tmp_path / "data" / "su-co"
    notes.mkdir(parents=True)
    (notes / "su-co-20270520-091200-000000.txt").write_text("x")
    program.begin()
    block = shown(program).problem
    assert block.isVisible() and "Lần trước" in block.problem().what
    block._act.click()
    assert list(notes.glob("*.txt")) == []


@pytest.mark.parametrize(
    ("name", "plain"),
    [("Đảng uỷ xã Yên Bình", "Đảng uỷ xã Yên Bình"), ("Chi bộ A/B: 1?", "Chi bộ A B 1"), ("...", "Sổ Ghi Danh")],
)
def test_folder_names_fit_every_system(tmp_path: Path, name: str, plain: str) -> None:
    assert offices.free_folder(tmp_path, name) == tmp_path / plain
    (tmp_path / plain).mkdir()
    assert offices.free_folder(tmp_path, name) == tmp_path / f"{plain} (2)"


def test_what_the_left_column_says(tmp_path: Path) -> None:
    office = offices_service.found(tmp_path / "sổ", ANSWERS.settings(), ANSWERS.units)
    with office:
        known = offices.identity(office)
        assert (known.names, known.place, known.keeper) == (("ĐẢNG UỶ", "XÃ YÊN BÌNH"), "tỉnh Lào Cai", "Hoàng Thị Mỷ")
        assert not known.trial and offices.today(office) == office.source.today() >= date(2026, 1, 1)
        (hit,) = offices.search(office, "na loc")
        assert (hit.words, hit.page, list(hit.context)) == ("Chi bộ Nà Lốc", "units", ["unit"])


def test_the_window_closes_when_the_page_lets_go(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.begin(office_in(tmp_path / "sổ"))
    monkeypatch.setattr(Today, "leave", lambda _page: False)
    assert not program.frame.close()
    monkeypatch.setattr(Today, "leave", lambda _page: True)
    assert program.frame.close()


def test_changing_what_is_shown_keeps_the_window(program: Program, tmp_path: Path, qtbot: Any) -> None:
    program.begin()
    frame = program.frame
    frame.activateWindow()
    qtbot.waitUntil(frame.isActiveWindow)
    program.show_setup()
    assert frame.isVisible() and QApplication.focusWidget() is shown(program).first_focus()
    assert frame.windowTitle() == "Lập sổ cơ quan"


def test_the_sample_is_made_once_and_marked(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> None:
    made: list[Path] = []
    make = sample.make

    def small(folder: Path, step: Callable[[str], None]) -> object:
        made.append(folder)
        return make(folder, years=1, members=30, entries=20, step=step)

    monkeypatch.setattr(sample, "make", small)
    program.begin()
    shown(program).sample.emit()
    qtbot.waitUntil(lambda: program.office is not None, timeout=60_000)
    assert made == [tmp_path / "data" / "so-thu"] and offices.is_sample(program.office)
    assert offices.today(program.office) == sample.TODAY
    assert program._choices.now.office == ""
    program.bus.start.emit()
    shown(program).sample.emit()
    assert program.office is not None and len(made) == 1


def test_an_office_is_opened_by_its_folder(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = office_in(tmp_path / "sổ")
    program.begin()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words: "")
    shown(program).open_folder.emit()
    assert program.office is None
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_words: str(folder))
    shown(program).open_folder.emit()
    assert program.office.folder == folder


def test_a_second_start_brings_this_window_to_the_front(program: Program, tmp_path: Path, qtbot: Any) -> None:
    folder = office_in(tmp_path / "sổ")
    program.begin(folder)
    qtbot.waitUntil(lambda: program._single is not None)
    program.frame.showMinimized()
    assert call(folder, lambda: True)
    qtbot.waitUntil(lambda: not program.frame.isMinimized())


def test_a_backup_that_fails_on_the_way_out_is_said(
    program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program.begin(office_in(tmp_path / "sổ"))
    said: list[str] = []
    monkeypatch.setattr("ui.widgets.dialogs.tell", lambda _parent, title, sentence: said.append(sentence))
    close = doors.close_with_backup

    def failing(office: doors.Office) -> WorldError:
        close(office)
        return WorldError("disk_full", path="D:")

    monkeypatch.setattr(doors, "close_with_backup", failing)
    program.end()
    assert len(said) == 1 and "đầy" in said[0]


def test_nothing_to_undo_is_said_on_the_page(program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program.begin(office_in(tmp_path / "sổ"))
    program.errors.hook(Refused, Refused("undo_nothing"), None)
    assert shown(program).problem.isVisible()


def test_a_backup_lying_elsewhere_gets_a_folder_of_its_own(tmp_path: Path, home: Path) -> None:
    assert offices.home_of_backup(tmp_path / "sổ" / "backups" / "a.db") == tmp_path / "sổ"
    assert offices.home_of_backup(tmp_path / "usb" / "a.db").parent == offices.documents_folder()


def test_start_opens_the_window_and_ends_with_it(home: Path, tmp_path: Path) -> None:
    office_in(tmp_path / "sổ")
    code = (
        "import sys; from PySide6.QtCore import QTimer; import ui.app as a\n"
        "make = a.make_application\n"
        "def timed():\n    app = make(); QTimer.singleShot(300, app.closeAllWindows); return app\n"
        "a.make_application = timed\n"
        "sys.exit(a.start(['--office', sys.argv[1]]))"
    )
    words = [sys.executable, "-c", code, str(tmp_path / "sổ")]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0 and "Traceback" not in done.stderr
    with doors.open_office(tmp_path / "sổ") as office:
        assert len(care.backups(office)) == 1
