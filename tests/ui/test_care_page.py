"""Bản dự phòng, kiểm tra: made, copied, put back after asking; the check repairs nothing and says what it saw."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import honour_kit as kit
import office_kit
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.rules.facts import CheckLine
from models.services import care
from models.services.doors import Office
from ui.pages.care.page import CarePage
from ui.widgets.states import StateWord
from ui.window import Window


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        yield window


def made(window: Window, qtbot: QtBot) -> CarePage:
    page: CarePage = office_kit.go(window, qtbot, "care")
    office_kit.trigger(window, "care.backup")
    office_kit.rest(window, qtbot)
    return page


def test_a_backup_is_made_beside_the_window(window: Window, office: Office, qtbot: QtBot) -> None:
    page: CarePage = office_kit.go(window, qtbot, "care")
    assert page.sentence.text() == "Chưa có bản dự phòng"
    assert not window.shell.actions["care.restore"].isEnabled()
    office_kit.trigger(window, "care.backup")
    office_kit.rest(window, qtbot)
    assert page.sentence.text() == "1 bản dự phòng"
    row = [page.model.cell(0, column).text for column in range(2)]
    assert row == ["04/05/2026 09:12", "bấm Tạo bản dự phòng"]
    assert window.shell.actions["care.restore"].isEnabled()


def test_nothing_changed_makes_no_second_one(window: Window, office: Office, qtbot: QtBot) -> None:
    page = made(window, qtbot)
    office_kit.trigger(window, "care.backup")
    office_kit.rest(window, qtbot)
    assert page.model.rowCount() == 1 and window.top.saved.text() == "Không có gì đổi từ bản trước"


def test_a_backup_is_copied_whole(
    window: Window, office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(window, qtbot)
    target = tmp_path / "usb.sgd"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    office_kit.trigger(window, "care.copy")
    assert target.read_bytes() == care.backups(office)[0].path.read_bytes()


@pytest.mark.parametrize("agreed", [True, False])
def test_putting_back_asks_first(window: Window, office: Office, qtbot: QtBot, agreed: bool) -> None:
    made(window, qtbot)
    asked = []
    window.shell.bus.restore.connect(asked.append)
    kit.answer(lambda dialog: (dialog.act_button if agreed else dialog.keep_button).click())
    office_kit.trigger(window, "care.restore")
    assert asked == ([care.backups(office)[0].path] if agreed else [])


def test_the_check_is_counted_sentences(window: Window, office: Office, qtbot: QtBot) -> None:
    page: CarePage = office_kit.go(window, qtbot, "care")
    office_kit.trigger(window, "care.check")
    office_kit.rest(window, qtbot)
    said = [word.accessibleName() for word in page.lines.findChildren(StateWord)]
    assert page.verdict.text() == "Không thấy điều gì sai."
    assert len(said) >= 8 and any("Nhật ký sửa đổi" in sentence for sentence in said)


def test_what_is_wrong_stands_first(window: Window, qtbot: QtBot) -> None:
    page: CarePage = office_kit.go(window, qtbot, "care")
    page._looked((CheckLine("structure", True, 0), CheckLine("chain", False, 7, {"act": 7})))
    said = [page._lines.itemAt(place).widget().accessibleName() for place in range(2)]
    assert page.verdict.text() == "Có 1 điều cần xem."
    assert said == ["Nhật ký sửa đổi: không khớp từ việc số 7.", "Cấu trúc tệp: đúng."]
