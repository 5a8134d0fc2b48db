"""Chi bộ, đảng viên as it is used: pasting, typing, the office's own order, closing, removing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import builders
import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.services import history, units
from models.services.doors import Office
from ui.pages.units.page import UnitsPage
from ui.window import Window

ALT = Qt.KeyboardModifier.AltModifier
CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        yield window


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> UnitsPage:
    return office_kit.go(window, qtbot, "units")


def cells(office: Office) -> list[str]:
    return [row.short_name for row in units.listed(office, ("cell_rural", "cell_agency"))]


def choose(page: UnitsPage, name: str) -> None:
    page.table.set_current_row(next(n for n, row in enumerate(page._listed()) if row.short_name == name))


def test_a_list_is_pasted_in_its_order(page: UnitsPage, window: Window, office: Office) -> None:
    rows = ["Chi bộ Nậm Tộc", "Chi bộ Lùng Sui", "", "chi bộ Nậm Tộc", unicodedata.normalize("NFD", "Chi bộ Suối Đôi")]
    QGuiApplication.clipboard().setText("\n".join(rows))
    seen = []

    def accept(dialog: QDialog) -> None:
        seen.append(dialog.counts.text())
        dialog.try_accept()

    kit.answer(accept)
    office_kit.trigger(window, "unit.paste")
    assert seen == ["3 mới · 1 cần xem · 1 dòng trống · sẽ thêm 3 dòng"]
    assert cells(office) == ["Tả Thàng", "Khe Ngàn", "Làng Mới", "Bản Phố", "Nậm Tộc", "Lùng Sui", "Suối Đôi"]
    assert [row.short_name for row in page._listed()][-3:] == ["Nậm Tộc", "Lùng Sui", "Suối Đôi"]


def test_a_tick_leaves_a_row_out_and_takes_a_doubtful_one(page: UnitsPage, window: Window, office: Office) -> None:
    QGuiApplication.clipboard().setText("Chi bộ Nậm Tộc\nChi bộ Lùng Sui\nchi bộ Nậm Tộc\n")

    def choose_rows(dialog: QDialog) -> None:
        dialog.table.setFocus()
        dialog.table.set_current_row(1)
        kit.press(Qt.Key.Key_Space)
        dialog.table.set_current_row(2)
        kit.press(Qt.Key.Key_Space)
        assert [row.take for row in dialog.rows()] == [True, False, True]
        dialog.try_accept()

    kit.answer(choose_rows)
    office_kit.trigger(window, "unit.paste")
    assert cells(office)[-2:] == ["Nậm Tộc", "Nậm Tộc"]


def test_text_changed_after_reading_is_read_again_before_it_is_taken(
    page: UnitsPage, window: Window, office: Office
) -> None:
    QGuiApplication.clipboard().setText("Chi bộ Nậm Tộc\nChi bộ Lùng Sui")

    def change(dialog: QDialog) -> None:
        dialog.typed.setPlainText("Chi bộ Suối Đôi")
        dialog.try_accept()
        assert dialog.isVisible()
        dialog.try_accept()

    kit.answer(change)
    office_kit.trigger(window, "unit.paste")
    assert cells(office)[-1] == "Suối Đôi" and len(cells(office)) == 5


def test_typing_is_on_disk_within_a_second_and_one_act_when_the_row_is_left(
    page: UnitsPage, office: Office, qtbot: QtBot
) -> None:
    choose(page, "Khe Ngàn")
    uuid = page._shown
    before = history.last(office)
    page.editor.form.focus("former_commune")
    kit.write("Xã Tân Hợp")
    qtbot.waitUntil(lambda: office.drafts.get("unit", uuid) is not None, timeout=1000)
    assert office.drafts.get("unit", uuid).focus == "former_commune"
    assert history.last(office) == before
    choose(page, "Làng Mới")
    assert units.get(office, uuid).values["former_commune"] == "Xã Tân Hợp"
    assert office.drafts.get("unit", uuid) is None
    assert history.last(office).kind == "unit_edit"


def test_what_cannot_stand_stays_a_draft_and_is_said(page: UnitsPage, window: Window, office: Office) -> None:
    choose(page, "Khe Ngàn")
    uuid = page._shown
    page.editor.form.focus("valid_from")
    kit.write("31/02/2026")
    office_kit.trigger(window, "save")
    assert page.editor.form["valid_from"].remark.text()
    assert units.get(office, uuid).values["valid_from"] is None
    assert office.drafts.get("unit", uuid).fields["valid_from"] == "31/02/2026"
    choose(page, "Làng Mới")
    choose(page, "Khe Ngàn")
    assert page.editor.form["valid_from"].raw() == "31/02/2026"


def test_a_draft_is_found_again_in_another_window(
    dress: Callable[..., None], office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    uuid = builders.named("Khe Ngàn")
    office.drafts.put("unit", uuid, {"contact": "Lù A"}, "contact", "Chi bộ Khe Ngàn")
    with office_kit.window_on(office, tmp_path) as window:
        page = office_kit.go(window, qtbot, "units", unit=uuid)
        assert page.editor.form["contact"].raw() == "Lù A"


@pytest.mark.parametrize(("kind", "page", "name"), [("unit", "units", "unit"), ("person", "people", "person")])
def test_one_begun_and_not_written_is_gone_on_with(
    window: Window, office: Office, qtbot: QtBot, kind: str, page: str, name: str
) -> None:
    office.drafts.put(kind, "new", {"name": "Chi bộ Pắc Ngòi"}, "name", "")
    found = office_kit.go(window, qtbot, page, **{name: "new"})
    assert found.editor.form["name"].raw() == "Chi bộ Pắc Ngòi" and found.editor.record.uuid is None


def test_the_order_is_the_offices_own(page: UnitsPage, window: Window, office: Office) -> None:
    choose(page, "Làng Mới")
    page.table.setFocus()
    kit.press(Qt.Key.Key_Up, ALT)
    assert cells(office) == ["Tả Thàng", "Làng Mới", "Khe Ngàn", "Bản Phố"]
    kit.press(Qt.Key.Key_Up, ALT)
    assert cells(office) == ["Làng Mới", "Tả Thàng", "Khe Ngàn", "Bản Phố"]
    assert not window.shell.actions["unit.up"].isEnabled()
    kit.press(Qt.Key.Key_Down, ALT)
    assert cells(office) == ["Tả Thàng", "Làng Mới", "Khe Ngàn", "Bản Phố"]
    assert page.model.row_at(page.table.current_row()).short_name == "Làng Mới"


def test_a_new_unit_needs_a_name(page: UnitsPage, window: Window, office: Office) -> None:
    office_kit.trigger(window, "unit.add")
    kit.write("Chi bộ Pắc Ngòi")
    office_kit.trigger(window, "save")
    assert cells(office)[-1] == "Pắc Ngòi"
    assert page.editor.name.text() == "Chi bộ Pắc Ngòi"
    office_kit.trigger(window, "unit.add")
    page.editor.form.focus("contact")
    kit.write("Lù A")
    office_kit.trigger(window, "save")
    assert page.editor.form["name"].remark.text() and len(cells(office)) == 5


def test_closing_asks_for_the_day_and_names_who_follows(page: UnitsPage, window: Window, office: Office) -> None:
    choose(page, "Khe Ngàn")
    closed, follower = page._shown, builders.named("Làng Mới")

    def fill(dialog: QDialog) -> None:
        dialog.form["on"].set_raw("")
        dialog.try_accept()
        assert dialog.isVisible() and dialog.form["on"].remark.text()
        kit.fill(dialog.form, on="30/04/2026", resolution="12-QĐ/ĐU")
        dialog.form["successor"].set_value(follower)
        dialog.try_accept()

    kit.answer(fill)
    office_kit.trigger(window, "unit.close")
    assert units.get(office, closed).values["valid_to"] == date(2026, 4, 30)
    assert "Khe Ngàn" not in cells(office)
    choose(page, "Làng Mới")
    assert "Tiếp nối Chi bộ Khe Ngàn" in page.editor.kin.text() and "12-QĐ/ĐU" in page.editor.kin.text()


@pytest.mark.parametrize(("button", "stays"), [("keep_button", True), ("act_button", False)])
def test_removing_asks_first(page: UnitsPage, office: Office, button: str, stays: bool) -> None:
    choose(page, "Bản Phố")
    page.table.setFocus()
    kit.answer(lambda dialog: getattr(dialog, button).click())
    kit.press(Qt.Key.Key_Delete)
    assert ("Bản Phố" in cells(office)) is stays


def test_no_letter_or_backspace_is_a_command(page: UnitsPage, office: Office) -> None:
    page.table.setFocus()
    before, row = history.last(office), page.table.current_row()
    for key in (Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_Backspace, Qt.Key.Key_X, Qt.Key.Key_1, Qt.Key.Key_A):
        kit.press(key)
    assert history.last(office) == before and page.table.current_row() == row


def test_the_filter_looks_without_marks(page: UnitsPage) -> None:
    page.filter.setText("ta thang")
    assert [row.short_name for row in page._listed()] == ["Tả Thàng"]
    page.filter.setText("")
    page.kinds.set_value("commune")
    page._narrow()
    assert [row.kind for row in page._listed()] == ["commune"]


def test_people_of_a_unit_are_one_key_away(page: UnitsPage, window: Window, office: Office) -> None:
    builders.person(office, "Lù A Tủa", unit=builders.named("Khe Ngàn"))
    choose(page, "Khe Ngàn")
    assert page.editor.people.text() == "Danh sách người (1)"
    office_kit.trigger(window, "unit.people")
    assert window.page().key == "people"
    assert [window.page().model.row_at(0).name, window.page().model.rowCount()] == ["Lù A Tủa", 1]


def test_the_list_folds_away_while_a_form_is_open(
    dress: Callable[..., None], office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    dress(percent=125)
    with office_kit.window_on(office, tmp_path) as window:
        page = office_kit.go(window, qtbot, "units")
        assert page.table.isVisible() and not page.editor.isVisible()
        page.table.setFocus()
        kit.press(Qt.Key.Key_Return)
        assert page.editor.isVisible() and not page.table.isVisible() and not page.filter.isVisible()
        name = page.editor.name.text()
        page.panes.after.click()
        assert page.editor.name.text() != name
        page.panes.back.click()
        assert page.table.isVisible() and page.table.hasFocus()
