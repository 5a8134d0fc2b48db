"""The first window and the assistant, by keys: places found without marks, units pasted, all answers at the end."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from models.rules.setup import Heading, SetupAnswers
from ui import theme
from ui.offices import preview_units
from ui.pages.setup.page import SetupPage
from ui.pages.setup.signing import MonthLine, present_term
from ui.pages.start.page import StartPage
from ui.preferences import Preferences
from ui.widgets.picker import Picker

TODAY = date(2027, 5, 3)
LINES = ("STT\tTên chi bộ", "1\tChi bộ Nà Lốc", "2\tChi bộ Khe Mạ", "", "3\tChi bo\u0323\u0302 Na\u0300 Lô\u0301c")
PASTED = "\n".join((*LINES, "4\tĐảng ủy viên"))


def today() -> date:
    return TODAY


@pytest.fixture
def setup(dress: Callable[..., None], active: Callable[..., Any]) -> SetupPage:
    page = SetupPage(preview_units, today)
    page.resize(1366, 689)
    active(page)
    page.first_focus().setFocus()
    return page


def press(key: Qt.Key, control: bool = False) -> None:
    modifier = Qt.KeyboardModifier.ControlModifier if control else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(QApplication.focusWidget(), key, modifier)


def place(province: str, commune: str) -> None:
    """Type province and commune from the province field, Tab after each."""
    for words in (province, commune):
        QTest.keyClicks(QApplication.focusWidget(), words)
        press(Qt.Key.Key_Tab)


def test_two_cards_and_what_they_lead_to(dress: Callable[..., None], active: Callable[..., Any], qtbot: Any) -> None:
    page = active(StartPage(Preferences()))
    page.first_focus().setFocus()
    with qtbot.waitSignal(page.sample):
        press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Tab)
    with qtbot.waitSignal(page.setup):
        press(Qt.Key.Key_Space)


def test_the_choices_at_the_foot(dress: Callable[..., None], active: Callable[..., Any], qtbot: Any) -> None:
    page = active(StartPage(Preferences(percent=125)))
    size = next(picker for picker in page.findChildren(Picker) if picker.accessibleName() == "Cỡ chữ")
    assert size.text() == "125 %"
    size.setFocus()
    with qtbot.waitSignal(page.chosen) as chosen:
        QTest.keyClicks(size, "150")
        press(Qt.Key.Key_Tab)
    assert chosen.args == [{"percent": 150}]


def test_the_letterhead_follows_the_place(setup: SetupPage) -> None:
    place("lao cai", "yen binh")
    assert setup.names.heading() == Heading(
        "ĐẢNG BỘ TỈNH LÀO CAI", "ĐẢNG UỶ XÃ YÊN BÌNH", "Đảng uỷ xã Yên Bình", "Yên Bình"
    )
    assert "ĐẢNG UỶ XÃ YÊN BÌNH" in setup.names.paper.accessibleDescription()


def test_every_line_can_be_changed(setup: SetupPage) -> None:
    place("lao cai", "yen binh")
    setup.names.lines.focus("body")
    QApplication.focusWidget().selectAll()
    QTest.keyClicks(QApplication.focusWidget(), "DANG UY PHUONG")
    assert setup.names.heading().body == "DANG UY PHUONG"


@pytest.mark.parametrize(("level", "shown"), [("commune", ["province", "commune"]), ("upper", ["province"])])
def test_the_level_decides_what_is_asked(setup: SetupPage, level: str, shown: list[str]) -> None:
    setup.names.seat["level"].set_value(level)
    setup.names._seat_changed("level")
    assert [name for name in ("province", "commune", "cell") if setup.names.seat[name].isVisibleTo(setup)] == shown


def test_a_cell_is_named(setup: SetupPage, type_text: Callable[..., None]) -> None:
    setup.names.seat["level"].set_value("cell")
    setup.names._seat_changed("level")
    place("lao cai", "yen binh")
    setup.names.seat.focus("cell")
    type_text(QApplication.focusWidget(), "Nà Lốc")
    assert setup.names.heading() == Heading("ĐẢNG UỶ XÃ YÊN BÌNH", "CHI BỘ NÀ LỐC", "Chi bộ Nà Lốc", "Yên Bình")


def test_the_first_step_needs_its_lines(setup: SetupPage) -> None:
    press(Qt.Key.Key_Return, control=True)
    assert setup.step() == 0
    assert setup.names.lines["body"].remark.isVisible() and setup.names.lines["body"].editor.hasFocus()


def test_pasted_units_are_read(setup: SetupPage, qtbot: Any) -> None:
    place("lao cai", "yen binh")
    press(Qt.Key.Key_Return, control=True)
    assert setup.step() == 1 and QApplication.focusWidget() is setup.units.typed
    QGuiApplication.clipboard().setText(PASTED)
    press(Qt.Key.Key_V, control=True)
    qtbot.waitUntil(lambda: setup.units.model.rowCount() == 5)
    verdicts = [row.verdict for row in setup.units.answers()["units"]]
    assert verdicts == ["new", "new", "blank", "doubtful", "new"]
    assert setup.units.counts.text() == "3 mới · 1 cần xem · 1 dòng trống · lấy 3 dòng"
    # Without a display the window is no longer in front once a list has opened over it.
    setup.activateWindow()
    qtbot.waitUntil(setup.isActiveWindow)
    setup.units.table.setFocus()
    setup.units.table.set_current_row(3)
    press(Qt.Key.Key_Space)
    assert "lấy 4 dòng" in setup.units.counts.text()
    setup.units.table.set_current_row(2)
    press(Qt.Key.Key_Space)
    assert "lấy 4 dòng" in setup.units.counts.text()


def test_all_four_steps_by_keys(setup: SetupPage, qtbot: Any, type_text: Callable[..., None]) -> None:
    place("lao cai", "yen binh")
    press(Qt.Key.Key_Return, control=True)
    type_text(QApplication.focusWidget(), "Chi bộ Nà Lốc")
    press(Qt.Key.Key_Return, control=True)
    type_text(QApplication.focusWidget(), "Hoàng Thị Mỷ")
    press(Qt.Key.Key_Return, control=True)
    with qtbot.waitSignal(setup.finished) as finished:
        press(Qt.Key.Key_Return, control=True)
    answers: SetupAnswers = finished.args[0]
    assert (answers.level, answers.province, answers.place) == ("commune", "Lào Cai", "Yên Bình")
    assert (answers.keeper, answers.signatory, answers.signatory_title) == ("Hoàng Thị Mỷ", "", "BÍ THƯ")
    assert (answers.authority, answers.term) == ("T/M BAN THƯỜNG VỤ", "2025 - 2030")
    assert (answers.slip_day, answers.meeting_day, answers.cutoff_day, answers.report_day) == (10, 14, None, 25)
    assert [row.values["name"] for row in answers.units] == ["Chi bộ Nà Lốc"]


def test_steps_are_gone_to_and_back_from(setup: SetupPage) -> None:
    place("lao cai", "yen binh")
    setup.go(3)
    assert setup.step() == 3 and setup.next_button.text() == "Lập sổ"
    setup.go(1)
    setup.go_back()
    assert setup.step() == 0 and setup.names.heading().place == "Yên Bình"


@pytest.mark.parametrize("day", ["0", "32", "ba", ""])
def test_a_day_that_is_none_holds_the_last_step(setup: SetupPage, qtbot: Any, day: str) -> None:
    place("lao cai", "yen binh")
    setup.go(3)
    setup.days.form["report_day"].set_raw(day)
    with qtbot.assertNotEmitted(setup.finished):
        setup.go_on()
    assert setup.days.form["report_day"].remark.isVisible()


def test_the_month_is_shown_in_order(setup: SetupPage) -> None:
    setup.days.form.set_raw({"slip_day": "12", "meeting_day": "8", "cutoff_day": "", "report_day": "25"})
    setup.days._show()
    lines = [line for line in setup.days.sheet.lines() if isinstance(line, MonthLine)]
    assert [line.findChild(QLabel).text() for line in lines] == ["ngày 8", "ngày 12", "ngày 25", "cuối tháng"]


@pytest.mark.parametrize(("year", "term"), [(2025, "2025 - 2030"), (2029, "2025 - 2030"), (2030, "2030 - 2035")])
def test_the_present_term(year: int, term: str) -> None:
    assert present_term(date(year, 6, 1)) == term


def test_every_control_has_a_name(
    setup: SetupPage, dress: Callable[..., None], qtbot: Any, nameless: Callable[..., list[str]]
) -> None:
    start = StartPage(Preferences())
    qtbot.addWidget(start)
    assert nameless(start) == []
    for place_of_step in range(4):
        setup.show_step(place_of_step)
        assert nameless(setup) == []


@pytest.mark.parametrize("percent", [100, 125])
def test_both_stand_whole_on_a_small_screen(dress: Callable[..., None], qtbot: Any, percent: int) -> None:
    dress(percent=percent)
    start, setup = StartPage(Preferences()), SetupPage(preview_units, today)
    for page, size in ((start, start.minimumSizeHint()), (setup, setup.wanted_size())):
        qtbot.addWidget(page)
        assert size.width() <= 1366 and size.height() <= 689, (type(page).__name__, theme.current().scale, size)
