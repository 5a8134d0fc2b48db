"""Sang năm mới: all that it touches on one page, done in one press, and taken back while the new book is empty."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import builders
import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from models.services import books, rounds, slips
from models.services.doors import Office
from ui.pages.periods.new_year import NewYearPage
from ui.widgets.foot import HomeLine
from ui.window import Window

moments: list[datetime] = []


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path / "office")
    office.source = replace(office.source, now=now)
    on(office, date(2026, 5, 4))
    kit.entered(office, "Sùng A Lềnh", "Lù A Tủa")
    kit.entry(office, "Vàng Thị Mỷ")
    rounds.open_round(office, "month", "2026-12")
    texts = {"unit": builders.named("Tả Thàng"), "month": "2026-05", "petitions": "Cống vỡ"}
    slips.save(office, None, texts)
    on(office, date(2026, 12, 28))
    yield office
    office.close()


def on(office: Office, day: date) -> None:
    """Move the clock, which the window reads too."""
    moments.append(datetime(day.year, day.month, day.day, 9, 12))


def now() -> datetime:
    return moments[-1]


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        yield window


def page_of(window: Window, qtbot: QtBot, **context: object) -> NewYearPage:
    page = office_kit.go(window, qtbot, "new_year", **context)
    assert isinstance(page, NewYearPage)
    return page


def told(page: NewYearPage) -> dict[str, str]:
    lines = [line for line in page.sheet.lines() if isinstance(line, HomeLine)]
    return {line.lead.text(): line.sentence.text() for line in lines}


def test_all_that_the_turn_touches_is_said(window: Window, qtbot: QtBot) -> None:
    page = page_of(window, qtbot, year=2027)
    assert page.title == "Sang năm 2027"
    assert page.key_sentence.text() == "Khoá sổ năm 2026, mở sổ năm 2027 từ số 01"
    said = told(page)
    assert said["Sổ năm 2026"] == "số cuối 02; khoá 12 kỳ còn mở, từ tháng 1 năm 2026 đến tháng 12 năm 2026."
    assert said["Đợt xét còn mở"] == "Đợt xét tháng 12 năm 2026: các lượt trở về đề nghị."
    assert said["Sổ năm 2027"] == "bắt đầu từ số 01, theo mẫu sổ đang dùng."
    assert said["Lượt đề nghị"].startswith("1 lượt còn đề nghị")
    assert said["Kiến nghị của dân"].startswith("1 phiếu năm 2026 có kiến nghị")
    assert said["Phiếu còn thiếu"].startswith("47 phiếu năm 2026 chưa nộp")
    assert said["Phiếu năm 2027"] == "4 đơn vị nộp phiếu tháng 1, hạn 10/01/2027."


def test_one_press_turns_the_year_and_one_takes_it_back(window: Window, office: Office, qtbot: QtBot) -> None:
    page = page_of(window, qtbot, year=2027)
    assert kit.focused() is page.start_button
    kit.press(Qt.Key.Key_Return)
    assert books.known(office, 2026).closed_on == date(2026, 12, 28)
    assert page.key_sentence.text() == "Sổ năm 2026 đã khoá; sổ năm 2027 đã mở"
    assert "Đợt xét còn mở" not in told(page)
    assert not page.start_button.isVisible() and page.back_button.isVisible()
    assert kit.focused() is page.back_button
    kit.press(Qt.Key.Key_Return)
    assert books.known(office, 2026).closed_on is None
    assert books.known(office, 2027) is None
    assert page.start_button.isVisible() and not page.back_button.isVisible()


def test_with_a_first_entry_it_is_taken_back_no_more(window: Window, office: Office, qtbot: QtBot) -> None:
    page = page_of(window, qtbot, year=2027)
    page.start()
    on(office, date(2027, 1, 5))
    kit.entry(office, "Lù A Tủa", month="01/2027")
    assert not page.back_button.isVisible() and "year.back" not in page.acts
    assert page.foot.words.text().startswith("Sổ năm 2027 đã có lượt")


def test_before_december_it_waits_and_says_until_when(window: Window, office: Office, qtbot: QtBot) -> None:
    on(office, date(2026, 11, 30))
    page = page_of(window, qtbot, year=2027)
    assert not page.start_button.isEnabled()
    assert page.foot.words.text() == "Làm được từ ngày 01/12/2026, khi mọi kỳ của năm đã bắt đầu."


def test_without_a_book_there_is_one_sentence(window: Window, qtbot: QtBot) -> None:
    page = page_of(window, qtbot, year=2031)
    assert page.nothing.isVisible() and page.nothing.text()
    assert not page.sheet.isVisible() and page.acts == {}


def test_the_near_year_is_shown_from_the_periods(window: Window, office: Office, qtbot: QtBot) -> None:
    office_kit.go(window, qtbot, "periods")
    office_kit.trigger(window, "period.year")
    assert window.page().title == "Sang năm 2027"


def test_each_line_leads_to_what_it_is_about(window: Window, qtbot: QtBot) -> None:
    page = page_of(window, qtbot, year=2027)
    ways = [(point.page, point.context) for point in page._ways.values()]
    assert ways == [
        ("periods", {}),
        ("round", {"list": True}),
        ("form", {}),
        ("honours", {"register": "own", "year": "2026", "state": "proposed"}),
        ("slips", {"month": "2026-12"}),
        ("slips", {"month": "2026-12", "state": "missing"}),
        ("slips", {"month": "2027-01"}),
    ]
    next(iter(page._ways)).click()
    assert window.page().key == "periods"
    page = page_of(window, qtbot, year=2027)
    list(page._ways)[5].click()
    assert window.page().states.key() == "missing"


@pytest.mark.parametrize("percent", [100, 125])
def test_the_page_fits_the_smallest_window(
    dress: Callable[..., None], office: Office, tmp_path: Path, percent: int
) -> None:
    dress(percent=percent)
    with office_kit.window_on(office, tmp_path) as window:
        window.go("new_year", {"year": 2027})
        size = window.wanted_size()
    assert (size.width() <= 1366, size.height() <= 689) == (True, True), size


def test_every_control_has_a_name(window: Window, qtbot: QtBot, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(page_of(window, qtbot, year=2027)) == []
