"""Any list of the window goes to Excel: by key, by its menu, with days and figures as what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import honour_kit as kit
import office_kit
import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu
from pytestqt.qtbot import QtBot

from models.services import history
from models.services.doors import Office
from ui.listfile import list_in_view, listed
from ui.widgets.table import HouseTable
from ui.window import Window


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path)
    office_kit.filled(office)
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        yield window


@pytest.fixture
def asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Answer where the list goes."""
    names: list[str] = []

    def where(_parent: object, _title: str, name: str, _kind: str) -> tuple[str, str]:
        names.append(Path(name).name)
        return str(tmp_path / "danh sách.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", where)
    return names


@pytest.mark.parametrize("key", ["honours", "units", "periods"])
def test_a_list_is_written_with_all_its_rows(
    window: Window, office: Office, qtbot: QtBot, tmp_path: Path, asked: list[str], key: str
) -> None:
    page = office_kit.go(window, qtbot, key)
    table = list_in_view(page)
    held = listed(page, table)
    office_kit.trigger(window, "list.excel")
    office_kit.rest(window, qtbot)
    tab = load_workbook(tmp_path / "danh sách.xlsx").active
    head, *rows = tab.iter_rows(values_only=True)
    assert head == held.captions and len(rows) == table.model().rowCount() > 0
    assert [[str(value) for value in row if isinstance(value, str)] for row in rows][0]
    assert asked and asked[0].endswith(".xlsx")
    assert history.acts(office)[0].kind == "print"
    assert window.top.saved.text() == "Đã lưu danh sách.xlsx"


def test_the_menu_of_a_list_offers_it(window: Window, qtbot: QtBot, asked: list[str], tmp_path: Path) -> None:
    page = office_kit.go(window, qtbot, "units")
    table = list_in_view(page)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(4, 4), table.mapToGlobal(QPoint(4, 4)))
    QApplication.sendEvent(table, event)
    menu = table.findChild(QMenu)
    assert [action.text() for action in menu.actions()] == ["Lưu danh sách ra Excel"]
    kit.press(Qt.Key.Key_Down)
    menu.actions()[0].trigger()
    menu.close()
    office_kit.rest(window, qtbot)
    assert (tmp_path / "danh sách.xlsx").exists() and asked


def test_leaving_the_dialog_writes_nothing(
    window: Window, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_kit.go(window, qtbot, "units")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    office_kit.trigger(window, "list.excel")
    office_kit.rest(window, qtbot)
    assert history.acts(office)[0].kind != "print"


def test_a_page_without_a_list_says_so(window: Window, qtbot: QtBot, asked: list[str]) -> None:
    page = office_kit.go(window, qtbot, "preview", form="so-ghi-danh", year=2026)
    assert not [table for table in page.findChildren(HouseTable) if table.isVisible()]
    office_kit.trigger(window, "list.excel")
    assert window.top.saved.text() == "Trang này không có danh sách để lưu" and not asked
