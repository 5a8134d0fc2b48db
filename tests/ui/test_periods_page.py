"""Kỳ, khoá sổ: what to look at, closing and opening again, and sums that say what they count."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from models.services import books, counting, honours, periods
from models.services.doors import Office
from ui.pages.periods.page import PeriodsPage
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


def march(office: Office) -> periods.PeriodFact:
    return next(fact for fact in periods.listed(office, books.own_book(office, 2026).uuid) if fact.key == "2026-03")


def points(page: PeriodsPage) -> list[str]:
    return [word.accessibleName() for word in page.points.findChildren(StateWord)]


def test_without_a_book_there_is_a_sentence(window: Window, qtbot: QtBot) -> None:
    page: PeriodsPage = office_kit.go(window, qtbot, "periods")
    assert page.empty.isVisible() and not page.panes.isVisible()
    for act in ("period.close", "period.reopen", "period.print", "period.public", "period.book"):
        assert not window.shell.actions[act].isEnabled()


def test_the_period_that_waits_is_chosen(window: Window, office: Office, qtbot: QtBot) -> None:
    office_kit.filled(office)
    page: PeriodsPage = office_kit.go(window, qtbot, "periods")
    assert page.name.text() == "Tháng 3 năm 2026"
    assert (page.state.accessibleName(), page.when.text()) == ("đang mở", "số liệu chốt 31/03/2026")
    assert page.figures.sum.text() == "3 lượt: 3 cá nhân, 0 tập thể · 3 người, 0 tập thể không trùng"
    assert window.shell.actions["period.close"].isEnabled() and not page.reopen_button.isVisible()


def test_points_are_named_and_can_be_passed(window: Window, office: Office, qtbot: QtBot) -> None:
    office_kit.filled(office)
    kit.entry(office, "Sùng A Lềnh", month="03/2026")
    page: PeriodsPage = office_kit.go(window, qtbot, "periods", period="2026-03")
    assert any(said.startswith("1 lượt của kỳ còn ở đề nghị") for said in points(page))
    asked = []

    def accept(dialog: QDialog) -> None:
        asked.append(dialog.windowTitle())
        dialog.act_button.click()

    kit.answer(accept)
    office_kit.trigger(window, "period.close")
    assert asked == ["Khoá tháng 3 năm 2026?"]
    assert march(office).closed_on == date(2026, 5, 4)
    assert page.reopen_button.isVisible() and not page.close_button.isVisible()
    assert page.state.accessibleName() == "đã khoá 04/05"
    assert page.when.text() == "số liệu chốt 31/03/2026 · người khoá: lan"


def test_leaving_the_question_closes_nothing(window: Window, office: Office, qtbot: QtBot) -> None:
    office_kit.filled(office)
    office_kit.go(window, qtbot, "periods", period="2026-03")
    kit.answer(lambda dialog: dialog.keep_button.click())
    office_kit.trigger(window, "period.close")
    assert march(office).closed_on is None


def test_opening_again_needs_a_reason(window: Window, office: Office, qtbot: QtBot) -> None:
    office_kit.filled(office)
    periods.close(office, books.own_book(office, 2026).uuid, "2026-03")
    page: PeriodsPage = office_kit.go(window, qtbot, "periods", period="2026-03")

    def reason(dialog: QDialog) -> None:
        dialog.try_accept()
        assert dialog.isVisible() and dialog.form["reason"].remark.text()
        kit.write("Thiếu một lượt")
        dialog.try_accept()

    kit.answer(reason)
    office_kit.trigger(window, "period.reopen")
    assert march(office).closed_on is None and march(office).reopened_on == date(2026, 5, 4)
    assert page.state.accessibleName() == "mở lại 04/05"


def test_a_sum_says_why_lượt_and_people_differ(window: Window, office: Office, qtbot: QtBot) -> None:
    kit.entered(office, "Lù A Tủa", "Lù A Tủa", "Vàng Thị Mỷ")
    withdrawn = next(row for row in honours.page(office, office_kit.YEAR) if row.number == 3)
    honours.withdraw(office, withdrawn.uuid, date(2026, 3, 31), "08-TB/UBKT", "UBKT", "")
    page: PeriodsPage = office_kit.go(window, qtbot, "periods", period="2026-03")
    assert page.figures.sum.text() == "3 lượt: 3 cá nhân, 0 tập thể · 2 người, 0 tập thể không trùng"
    assert "Lù A Tủa (2 lượt)" in page.figures.why.text()
    assert "Rút tên trong kỳ: số 03." in page.figures.why.text()


def test_stated_and_counted_stand_apart(window: Window, office: Office, qtbot: QtBot) -> None:
    office_kit.filled(office)
    kit.deed(office, month="03/2026")
    page: PeriodsPage = office_kit.go(window, qtbot, "periods", period="2026-03")
    table = page.figures.table
    table.setFocus()
    table.setCurrentIndex(table.model().index(0, 1))
    kit.press(Qt.Key.Key_F2)
    kit.write("5")
    kit.press(Qt.Key.Key_Return)
    kit.settle()
    (line,) = counting.difference(office, "2026-03")
    assert (line.difference.stated, line.difference.computed) == (5, 1)
    assert page.figures.model.cell(0, 3).text == "+4"


@pytest.mark.parametrize(("key", "label"), [("unit", "Tả Thàng"), ("field", "chưa có thông tin"), ("level", None)])
def test_a_total_opens_to_its_parts(
    window: Window, office: Office, qtbot: QtBot, key: str, label: str | None
) -> None:
    office_kit.filled(office)
    page: PeriodsPage = office_kit.go(window, qtbot, "periods", period="2026-03")
    page.figures.which._group.button(page.figures.which._keys.index(key)).click()
    row = [page.figures.model.cell(0, column).text for column in range(3)]
    assert row[1:] == ["3", "3"] and row[0] and label in (None, row[0])


@pytest.mark.parametrize(
    ("act", "context"),
    [
        ("period.print", {"form": "so-ghi-danh", "periods": ("2026-03",)}),
        ("period.public", {"form": "danh-sach-cong-khai", "periods": ("2026-03",)}),
        ("period.book", {"form": "so-ghi-danh"}),
    ],
)
def test_printing_begins_here(
    window: Window, office: Office, qtbot: QtBot, act: str, context: dict[str, object]
) -> None:
    office_kit.filled(office)
    office_kit.go(window, qtbot, "periods", period="2026-03")
    seen = []
    window.shell.bus.go.disconnect()
    window.shell.bus.go.connect(lambda key, carried: seen.append((key, carried)))
    office_kit.trigger(window, act)
    assert seen == [("preview", {"year": 2026, "unit": "", "back": "periods", **context})]


def test_a_period_that_has_not_begun_cannot_be_closed(window: Window, office: Office, qtbot: QtBot) -> None:
    office_kit.filled(office)
    page: PeriodsPage = office_kit.go(window, qtbot, "periods", period="2026-12")
    assert page.name.text() == "Tháng 12 năm 2026"
    assert not window.shell.actions["period.close"].isEnabled()
    assert not window.shell.actions["period.print"].isEnabled()


def test_a_way_here_can_name_its_year(window: Window, office: Office, qtbot: QtBot) -> None:
    office_kit.filled(office)
    books.own_book(office, 2025)
    assert office_kit.go(window, qtbot, "periods", year=2025).present().year == 2025
    assert office_kit.go(window, qtbot, "periods", year=2026).present().year == 2026
    assert office_kit.go(window, qtbot, "periods", year=1999).present().year == 2026, "no such book: stay"


def test_the_whole_year_opens_to_its_periods(window: Window, office: Office, qtbot: QtBot) -> None:
    kit.entered(office, "Lù A Tủa", "Vàng Thị Mỷ")
    opened = kit.rounds.open_round(office, "month", "2026-04")
    kit.rounds.add_entries(office, opened, [kit.entry(office, "Lù A Tủa", month="04/2026")])
    kit.rounds.enter(office, opened)
    page: PeriodsPage = office_kit.go(window, qtbot, "periods", period="2026-03")
    assert page.figures.sum.text().startswith("2 lượt")
    page.figures.whole.click()
    assert page.figures.sum.text() == "3 lượt: 3 cá nhân, 0 tập thể · 2 người, 0 tập thể không trùng"
    assert "Lù A Tủa (2 lượt)" in page.figures.why.text()
    page.figures.which._group.button(page.figures.which._keys.index("period")).click()
    rows = [[page.figures.model.cell(row, column).text for column in (0, 1)] for row in range(2)]
    assert rows == [["tháng 3 năm 2026", "2"], ["tháng 4 năm 2026", "1"]]
    page.figures.whole.click()
    assert page.figures.which.key() == "stated" and page.figures.sum.text().startswith("2 lượt")


def test_a_units_book_shows_its_own_sum_alone(window: Window, office: Office, qtbot: QtBot) -> None:
    office_kit.filled(office)
    unit = books.unit_book(office, kit.builders.named("Tả Thàng"), 2026)
    page: PeriodsPage = office_kit.go(window, qtbot, "periods", book=unit.uuid)
    assert page.figures.sum.text() == "Chưa có lượt nào"
    assert not page.figures.table.isVisible() and not page.figures.which.isVisible()
