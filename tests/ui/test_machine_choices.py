"""What belongs to the machine: the choices file, one window an office, Qt's own words, light imports."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QFileDialog, QLabel, QLineEdit, QPlainTextEdit

from resources import language
from ui import app as application
from ui import single
from ui.preferences import PreferenceFile, Preferences, default_path
from ui.single import SingleWindow, call, server_name

ROOT = Path(__file__).resolve().parents[2]


def test_choices_are_kept(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "choices.json"
    PreferenceFile(path).change(language="en", percent=125, dark=True, office="/sổ")
    assert PreferenceFile(path).now == Preferences("en", 125, True, "/sổ")


@pytest.mark.parametrize(
    "text",
    ["", "{", "[1, 2]", '"vi"', '{"percent": "125", "dark": 1, "language": 7}', '{"percent": 117, "language": "fr"}'],
)
def test_a_damaged_file_gives_sane_choices(tmp_path: Path, text: str) -> None:
    path = tmp_path / "choices.json"
    path.write_text(text)
    now = PreferenceFile(path).now
    assert (now.language, now.dark) == ("vi", False) and now.percent in (100, 125)


def test_choices_that_cannot_be_written_still_hold(tmp_path: Path) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("")
    choices = PreferenceFile(blocked / "choices.json")
    with pytest.raises(OSError):
        choices.change(percent=150)
    assert choices.now.percent == 150


def test_the_file_lies_in_the_users_own_place(home: Path) -> None:
    assert default_path() == home / "config" / "so-ghi-danh" / "lua-chon.json"


def test_no_half_file_is_left(tmp_path: Path) -> None:
    choices = PreferenceFile(tmp_path / "choices.json")
    choices.change(percent=125)
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["choices.json"]
    assert json.loads((tmp_path / "choices.json").read_text())["percent"] == 125


def test_a_second_start_calls_the_first(tmp_path: Path, qtbot: Any) -> None:
    first = SingleWindow(tmp_path)
    with qtbot.waitSignal(first.called):
        assert call(tmp_path, _held)
    first.release()
    again = SingleWindow(tmp_path)
    with qtbot.waitSignal(again.called):
        assert call(tmp_path, _held)
    again.release()


def _held() -> bool:
    return True


def test_a_window_that_listens_a_moment_later_is_still_called(
    tmp_path: Path, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    made: list[SingleWindow] = []

    def pause(_seconds: float) -> None:
        made.append(SingleWindow(tmp_path))

    monkeypatch.setattr(single.time, "sleep", pause)
    assert call(tmp_path, _held) and len(made) == 1
    made[0].release()


def test_an_office_that_is_let_go_meanwhile_has_no_window(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = [True, True, False]
    monkeypatch.setattr(single.time, "sleep", answers.append)
    assert not call(tmp_path, partial(answers.pop, 0))


def test_a_command_that_has_the_office_answers_no_call(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    waited: list[float] = []
    monkeypatch.setattr(single.time, "sleep", waited.append)
    assert not call(tmp_path, _held) and sum(waited) < 2


def test_each_office_has_its_own_window(tmp_path: Path, qtbot: Any) -> None:
    one, other = SingleWindow(tmp_path / "a"), SingleWindow(tmp_path / "b")
    with qtbot.waitSignal(other.called), qtbot.assertNotEmitted(one.called):
        assert call(tmp_path / "b", _held)
    one.release()
    other.release()


def test_a_folder_has_one_name_however_it_is_spelt(tmp_path: Path) -> None:
    assert server_name(tmp_path / "a" / ".." / "a") == server_name(tmp_path / "a")


@pytest.fixture
def spoken(qapp: QApplication) -> Iterator[Callable[[str], None]]:
    def speak(code: str) -> None:
        application.speak(qapp, code)

    yield speak
    speak("vi")


KINDS = QDialogButtonBox.StandardButton


def test_qts_own_buttons_are_vietnamese(spoken: Callable[[str], None], qtbot: Any) -> None:
    spoken("vi")
    box = QDialogButtonBox(KINDS.Yes | KINDS.No | KINDS.Cancel | KINDS.Close | KINDS.Save | KINDS.Discard | KINDS.Ok)
    qtbot.addWidget(box)
    words = {button.text().replace("&", "") for button in box.buttons()}
    assert words == {"Có", "Không", "Huỷ", "Đóng", "Lưu", "Không lưu", "Đồng ý"}


@pytest.mark.parametrize("kind", [QLineEdit, QPlainTextEdit])
def test_context_menus_are_vietnamese(spoken: Callable[[str], None], qtbot: Any, kind: type) -> None:
    spoken("vi")
    field = kind()
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    words = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert words == ["Hoàn tác", "Làm lại", "Cắt", "Chép", "Dán", "Xoá", "Chọn hết"]
    menu.deleteLater()


def test_the_file_dialog_is_vietnamese(spoken: Callable[[str], None], qtbot: Any) -> None:
    spoken("vi")
    dialog = QFileDialog()
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    words = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)} - {""}
    assert words == {"Tìm trong:", "Tên tệp:", "Loại tệp:"}


def test_english_leaves_qts_own_words(spoken: Callable[[str], None], qtbot: Any) -> None:
    spoken("en")
    assert language.current().code == "en"
    box = QDialogButtonBox(KINDS.Cancel)
    qtbot.addWidget(box)
    assert box.buttons()[0].text() == "Cancel"
    assert QCoreApplication.translate("QLineEdit", "Select All") == "Select All"


def test_other_words_stay_as_they_are(spoken: Callable[[str], None], qapp: Any) -> None:
    spoken("vi")
    assert QCoreApplication.translate("QLineEdit", "Unheard of") == "Unheard of"


def test_the_frame_pays_for_no_heavy_library() -> None:
    code = "import sys, ui.app, ui.window, ui.program; print([m for m in sys.modules if m.split('.')[0] in {heavy}])"
    heavy = {"reportlab", "openpyxl", "babel", "cryptography", "pypdfium2", "rapidfuzz", "docx", "xlsxwriter"}
    words = [sys.executable, "-c", code.replace("{heavy}", repr(heavy))]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
