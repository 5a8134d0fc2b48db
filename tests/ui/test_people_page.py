"""People: nobody demands the list, yet what is known of them can be typed, pasted and made one."""

from __future__ import annotations

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

from models.services import merging, people
from models.services.doors import Office
from ui.pages.people.merge import MergePage
from ui.pages.people.page import PeoplePage
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


def names(office: Office, **which: str) -> list[str]:
    return [row.name for row in people.listed(office, **which)]


def test_an_empty_list_says_that_nobody_needs_it(window: Window, qtbot: QtBot) -> None:
    page: PeoplePage = office_kit.go(window, qtbot, "people")
    assert "không bắt buộc" in page.count.text()
    assert not page.editor.isVisible()


def test_a_person_is_added_to_the_unit_in_view(window: Window, office: Office, qtbot: QtBot) -> None:
    unit = builders.named("Tả Thàng")
    page: PeoplePage = office_kit.go(window, qtbot, "people", unit=unit)
    office_kit.trigger(window, "person.add")
    kit.write("Giàng Seo Páo")
    page.editor.form.focus("birth_year")
    kit.write("1984")
    office_kit.trigger(window, "save")
    assert names(office, unit=unit) == ["Giàng Seo Páo"]
    assert people.get(office, page._shown).values["birth_year"] == 1984
    assert page.count.text() == "1 người"


def test_leaving_an_empty_new_form_adds_nobody(window: Window, office: Office, qtbot: QtBot) -> None:
    page: PeoplePage = office_kit.go(window, qtbot, "people", unit=builders.named("Tả Thàng"))
    office_kit.trigger(window, "person.add")
    assert page.leave()
    assert names(office) == [] and office.drafts.all() == ()


def test_people_are_pasted_into_the_unit_in_view(window: Window, office: Office, qtbot: QtBot) -> None:
    unit = builders.named("Khe Ngàn")
    office_kit.go(window, qtbot, "people", unit=unit)
    QGuiApplication.clipboard().setText("Họ tên\tNăm sinh\tChức vụ\nLù A Tủa\t1979\tBí thư\nVàng Thị Mỷ\t\t\n")
    kit.answer(lambda dialog: dialog.try_accept())
    office_kit.trigger(window, "person.paste")
    assert names(office, unit=unit) == ["Lù A Tủa", "Vàng Thị Mỷ"]


def test_what_stands_in_the_way_is_kept_as_days_and_a_document(window: Window, office: Office, qtbot: QtBot) -> None:
    uuid = builders.person(office, "Lù A Tủa")
    page: PeoplePage = office_kit.go(window, qtbot, "people", person=uuid)
    branches = page.editor.branches
    branches.which.choose("discipline")
    branches._turn("discipline")

    def fill(dialog: QDialog) -> None:
        dialog.try_accept()
        assert dialog.isVisible() and dialog.form["from_day"].remark.text()
        kit.fill(dialog.form, from_day="01/02/2026", document_number="12-QĐ/UBKT")
        dialog.try_accept()

    kit.answer(fill)
    branches.add.click()
    told = people.disciplines(office, uuid)
    assert [(one.values["from_day"], one.values["document_number"]) for one in told] == [
        (date(2026, 2, 1), "12-QĐ/UBKT")
    ]
    assert branches.model.rowCount() == 1
    assert "Vướng  1" in [button.text() for button in branches.which._group.buttons()]


def test_a_row_of_a_list_goes_after_asking(window: Window, office: Office, qtbot: QtBot) -> None:
    uuid = builders.person(office, "Lù A Tủa")
    people.save_position(office, None, uuid, {"title": "Trưởng bản"})
    page: PeoplePage = office_kit.go(window, qtbot, "people", person=uuid)
    page.editor.branches.table.setFocus()
    kit.answer(lambda dialog: dialog.act_button.click())
    kit.press(Qt.Key.Key_Delete)
    assert people.positions(office, uuid) == ()


def test_ethnicity_and_telephone_are_asked_for_only_where_wanted(window: Window, office: Office, qtbot: QtBot) -> None:
    page: PeoplePage = office_kit.go(window, qtbot, "people")
    assert "ethnicity" not in page.editor.form.boxes and "telephone" not in page.editor.form.boxes


def test_two_that_are_one_are_laid_side_by_side(window: Window, office: Office, qtbot: QtBot) -> None:
    kept = builders.person(office, "Vàng Thị Mỷ", birth_year="1965", unit=builders.named("Tả Thàng"))
    other = {"unit": builders.named("Khe Ngàn"), "position": "Chi hội trưởng"}
    builders.person(office, "Vàng Thị Mỷ", birth_year="1965", **other)
    page: MergePage = office_kit.go(window, qtbot, "merge", table="person")
    assert page.name.text() == "Vàng Thị Mỷ"
    told = {choice.spec.name: choice.second for choice in page._choices}
    assert told["unit"] is False and told["position"] is True
    place = next(n for n, choice in enumerate(page._choices) if choice.spec.name == "unit")
    page.table.setFocus()
    page.table.set_current_row(place)
    kit.press(Qt.Key.Key_Space)
    office_kit.trigger(window, "merge.join")
    assert names(office) == ["Vàng Thị Mỷ"]
    found = people.get(office, kept)
    assert found.texts["unit"] == "Khe Ngàn" and found.values["position"] == "Chi hội trưởng"
    assert page.empty.isVisible() and not page.panes.isVisible()


def test_two_that_are_two_are_not_offered_again(window: Window, office: Office, qtbot: QtBot) -> None:
    for _time in range(2):
        builders.person(office, "Vàng Thị Mỷ", birth_year="1965")
    page: MergePage = office_kit.go(window, qtbot, "merge", table="person")
    office_kit.trigger(window, "merge.skip")
    assert merging.duplicates(office, "person") == () and page.empty.isVisible()
    assert len(names(office)) == 2


def test_an_empty_list_stays_at_the_left_edge(window: Window, qtbot: QtBot) -> None:
    page: PeoplePage = office_kit.go(window, qtbot, "people", unit=builders.named("Tả Thàng"))
    left = {widget.mapTo(page, widget.rect().topLeft()).x() for widget in (page.table, page.filter)}
    assert len(left) == 1


def test_a_narrow_window_shows_the_list_alone(window: Window, office: Office, qtbot: QtBot) -> None:
    builders.person(office, "Giàng Seo Páo", unit="Tả Thàng", position="Bí thư Chi bộ")
    window.resize(1000, 768)
    page: PeoplePage = office_kit.go(window, qtbot, "people")
    assert not page.editor.isVisible()
    assert page.table.width() > window.width() // 2
    page.table.setFocus()
    kit.press(Qt.Key.Key_Return)
    assert page.editor.isVisible() and not page.table.isVisible()
