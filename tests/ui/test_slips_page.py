"""Phiếu chi bộ: the month at one glance, driven with real keys."""

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
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.rules import home
from models.services import slips
from models.services.doors import Office
from ui.pages.home.ways import Way, way_of
from ui.pages.home.wording import words_of
from ui.pages.slips.page import SlipsPage
from ui.widgets.formdialog import FormDialog
from ui.window import Window

MONTH = "2026-05"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path / "office")
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    slips.save(office, None, {"unit": builders.named("Khe Ngàn"), "month": MONTH, "way": "zalo"})
    with office_kit.window_on(office, tmp_path) as window:
        window.go("slips", {"month": MONTH})
        yield window


def page_of(window: Window) -> SlipsPage:
    page = window.page()
    assert isinstance(page, SlipsPage)
    return page


def shown(page: SlipsPage) -> list[str]:
    return [page.model.row_at(row).name for row in range(page.model.rowCount())]


def test_the_month_is_told_in_words_and_counts(window: Window) -> None:
    page = page_of(window)
    assert page.key_sentence.text() == "Phiếu tháng 5: đã nhận 1/4"
    assert shown(page) == ["Tả Thàng", "Khe Ngàn", "Làng Mới", "Bản Phố"]
    at = next(place for place, column in enumerate(page.model.columns) if column.key == "5")
    assert page.model.cell(1, at).text == "thiếu mục"
    assert page.model.cell(1, at).aside.endswith("Zalo")
    assert page.model.cell(0, at).text == "chưa nộp"
    assert page.model.cell(0, at - 1).text == "", "nobody took slips before"
    assert page.model.cell(0, at + 1).text == ""


def test_a_past_month_is_told_in_letters(window: Window, office: Office) -> None:
    slips.save(office, None, {"unit": builders.named("Khe Ngàn"), "month": "2026-04", "way": "paper"})
    page = page_of(window)
    at = next(place for place, column in enumerate(page.model.columns) if column.key == "4")
    assert page.model.cell(0, at).text == "C"


def test_filters_narrow_by_state_and_by_name_without_marks(window: Window) -> None:
    page = page_of(window)
    page.states.choose("incomplete")
    page.states.chosen.emit("incomplete")
    assert shown(page) == ["Khe Ngàn"]
    page.states.choose("all")
    page.name.setText("lang")
    assert shown(page) == ["Làng Mới"]


def test_enter_opens_the_slip_and_f8_the_next_not_yet_in(window: Window) -> None:
    page = page_of(window)
    page.table.setFocus()
    kit.press(Qt.Key.Key_F8)
    assert window.page().key == "slip"
    assert window.page().title == "Làng Mới, tháng 5/2026"
    window.go("slips", {})
    page.table.set_current_row(1)
    kit.press(Qt.Key.Key_Return)
    assert window.page().title == "Khe Ngàn, tháng 5/2026"


def test_no_letter_digit_or_backspace_does_anything(window: Window) -> None:
    page = page_of(window)
    page.table.setFocus()
    before = page.key_sentence.text()
    for key in (Qt.Key.Key_A, Qt.Key.Key_S, Qt.Key.Key_Backspace, Qt.Key.Key_X, Qt.Key.Key_1):
        kit.press(key)
    assert window.page() is page
    assert page.key_sentence.text() == before
    assert page.table.current_row() == 0


def test_marked_rows_become_khong_phat_sinh_and_those_in_are_named(window: Window, office: Office) -> None:
    page = page_of(window)
    page.table.setFocus()
    kit.press(Qt.Key.Key_Space)
    kit.press(Qt.Key.Key_Down)
    kit.press(Qt.Key.Key_Space)
    kit.answer(accept)
    office_kit.trigger(window, "slip.none")
    assert slips.month(office, MONTH).states["no_news"] == 1
    assert page.problem.isVisible()
    assert page.key_sentence.text().endswith("2/4")


def accept(dialog: QWidget) -> None:
    dialog.try_accept()


def test_the_reminder_names_units_and_the_day_alone(window: Window) -> None:
    office_kit.trigger(window, "slip.remind")
    words = QGuiApplication.clipboard().text()
    assert "Tả Thàng, Làng Mới, Bản Phố" in words
    assert "Khe Ngàn" not in words
    assert "1/4" in words


def test_marked_rows_say_how_and_when_it_was_told(window: Window, office: Office) -> None:
    page = page_of(window)
    page.table.setFocus()
    kit.press(Qt.Key.Key_Space)
    kit.answer(by_zalo)
    office_kit.trigger(window, "slip.none")
    found = slips.get(office, slips.find(office, builders.named("Tả Thàng"), MONTH)).record.values
    assert (found["way"], found["received_on"], found["no_news"]) == ("zalo", date(2026, 5, 2), True)


def by_zalo(dialog: FormDialog) -> None:
    assert dialog.form.raw() == {"way": "phone", "received_on": "04/05/2026"}
    kit.fill(dialog.form, way="Zalo")
    kit.press(Qt.Key.Key_Tab)
    kit.focused().selectAll()
    kit.write("2/5/2026")
    dialog.try_accept()


def test_the_way_from_hom_nay_narrows_the_list(window: Window) -> None:
    window.go("slips", {"month": MONTH, "state": "incomplete"})
    assert shown(page_of(window)) == ["Khe Ngàn"]


def test_another_month_is_typed(window: Window) -> None:
    page = page_of(window)
    page.months.setFocus()
    page.months.selectAll()
    kit.write("3/2026")
    kit.press(Qt.Key.Key_Tab)
    assert page.key_sentence.text() == "Phiếu tháng 3: đã nhận 0/4"
    bold = [column.key for place, column in enumerate(page.model.columns) if head_is_bold(page, place)]
    assert bold == ["3"]


def head_is_bold(page: SlipsPage, place: int) -> bool:
    font = page.model.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.FontRole)
    return font is not None and font.bold()


@pytest.mark.parametrize("width", [1280, 1343, 1344, 1366])
def test_no_window_from_1280_on_scrolls_sideways(
    dress: Callable[..., None], office: Office, tmp_path: Path, width: int, qtbot: QtBot
) -> None:
    with office_kit.window_on(office, tmp_path) as window:
        window.resize(width, 720)
        for key, context in (("slips", {"month": MONTH}), ("honours", {}), ("today", {}), ("slip", whose())):
            window.go(key, context)
            office_kit.rest(window, qtbot)
            bar = window.stack.currentWidget().horizontalScrollBar()
            assert (key, window.wanted_size().width() <= width, bar.maximum()) == (key, True, 0)


def whose() -> dict[str, str]:
    return {"unit": builders.named("Khe Ngàn"), "month": MONTH}


def test_unfolding_shows_the_names_again(window: Window) -> None:
    page = page_of(window)
    assert "Tả Thàng" in page.rest.text()
    window.resize(1280, 720)
    assert "Tả Thàng" not in page.rest.text()
    window.resize(1366, 720)
    assert "Tả Thàng" in page.rest.text()


@pytest.mark.parametrize("percent", [100, 125])
def test_the_page_fits_the_smallest_window(
    dress: Callable[..., None], office: Office, tmp_path: Path, percent: int
) -> None:
    dress(percent=percent)
    with office_kit.window_on(office, tmp_path) as window:
        window.go("slips", {"month": MONTH})
        size = window.wanted_size()
    assert (size.width() <= 1366, size.height() <= 689) == (True, True), size


def test_every_control_has_a_name(window: Window, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(window.page()) == []


def test_the_home_page_says_how_far_the_slips_are_and_leads_here(dress: Callable[..., None]) -> None:
    facts = home.HomeFacts(4, 3, True, slips=(home.SlipMonth(MONTH, date(2026, 5, 10), 1, 4, ("Tả Thàng", "Bản Phố")),))
    soon, late = (home.page(facts, date(2026, 5, day)).lines[0] for day in (4, 20))
    words = words_of(soon, date(2026, 5, 4))
    assert (words.lead, words.button) == ("Phiếu tháng 5", "Nhập phiếu")
    assert words.sentence == "đã nhận 1/4; chưa nộp: Tả Thàng, Bản Phố."
    assert way_of(soon) == Way("slips", {"month": MONTH})
    assert words_of(late, date(2026, 5, 20)).button == "Chép lời nhắc"
    assert way_of(late) == Way("slips", {"month": MONTH, "act": "remind"})


def test_a_draft_of_a_slip_leads_back_to_it(dress: Callable[..., None]) -> None:
    left = home.Unfinished("monthly_slip", f"u1:{MONTH}", "Khe Mạ, tháng 5/2026", "Kết quả", "2026-05-04 09:00:00")
    line = home.page(home.HomeFacts(4, 3, True, drafts=(left,)), date(2026, 5, 4)).lines[0]
    assert way_of(line) == Way("slip", {"unit": "u1", "month": MONTH})
