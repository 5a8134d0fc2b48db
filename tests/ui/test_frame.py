"""The frame: pages made late, ways, folding, the top bar, search, what a page is told and when."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from models.rules.errors import WorldError
from models.storage.acts import Changes
from ui import theme
from ui.errors import Problem
from ui.page import Context, Page, Shell
from ui.widgets.buttons import Button
from ui.widgets.hits import fitted
from ui.widgets.keys import keys_dialog
from ui.widgets.navigation import Identity
from ui.widgets.search import Hit
from ui.window import Window
from ui.wording import problem_of

NAMES = Identity(("ĐẢNG UỶ", "XÃ YÊN BÌNH"), "tỉnh Lào Cai", "Hoàng Thị Mỷ")


class Noted(Page):
    """A page that notes what it is told."""

    stays = False

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = type(self).__name__
        self.told: list[object] = []
        self.first = Button("Việc đầu")
        self.body.addWidget(self.first)

    def opened(self, context: Context) -> None:
        self.told.append(("opened", context))

    def leave(self) -> bool:
        self.told.append("leave")
        return not self.stays

    def refresh(self, changes: object) -> None:
        self.told.append(("refresh", changes))

    def fold(self, narrow: bool) -> None:
        self.told.append(("fold", narrow))

    def first_focus(self) -> QWidget:
        return self.first


class Honours(Noted):
    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.acts = {"honour.add": self.add}

    def add(self) -> None:
        self.told.append("add")


class Round(Noted):
    back = "honours"


PAGES = {"today": f"{__name__}:Noted", "honours": f"{__name__}:Honours", "round": f"{__name__}:Round"}


def find(typed: str) -> list[Hit]:
    found = [Hit("Giàng Seo Páo", "lượt 31, Tả Thàng", "honours", {"entry": "u31"}), Hit("Páo", "người", "today")]
    return found if "pao" in typed or "Páo" in typed else []


@pytest.fixture
def window(shell: Shell, active: Callable[..., Any]) -> Iterator[Window]:
    made = Window(NAMES, shell, find, PAGES)
    made.resize(1366, 689)
    active(made)
    yield made
    Noted.stays = False


def pages_made(window: Window) -> list[str]:
    return [type(page).__name__ for page in window.findChildren(Page)]


def test_pages_are_made_when_first_opened(window: Window) -> None:
    assert pages_made(window) == []
    window.go("honours", {"entry": "u1"})
    window.go("today", {})
    window.go("honours", {})
    assert sorted(pages_made(window)) == ["Honours", "Noted"]
    told = [told for told in window.page().told if told[0] == "opened"]
    assert told == [("opened", {"entry": "u1"}), ("opened", {})]


def test_a_screen_without_a_page_has_no_row(window: Window) -> None:
    assert [row.screen.page for row in window.navigation.rows] == ["today", "honours"]


def test_going_shows_title_row_and_first_focus(window: Window, qtbot: Any) -> None:
    window.shell.bus.go.emit("round", {})
    assert (window.top.title.text(), window.top.back.text()) == ("Round", "Sổ ghi danh")
    assert [row.isChecked() for row in window.navigation.rows] == [False, True]
    assert QApplication.focusWidget() is window.page().first
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert type(window.page()) is Honours and window.top.back.isHidden()


def test_the_way_back_names_a_page_without_a_row(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    window.go("round", {})
    monkeypatch.setattr(Honours, "back", "round")
    window.go("honours", {})
    assert window.top.back.text() == "Đợt xét" and window.top.back.isVisible()
    QTest.keyClick(window, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert type(window.page()) is Round


def test_rows_and_keys_open_screens(window: Window) -> None:
    QTest.mouseClick(window.navigation.rows[1], Qt.MouseButton.LeftButton)
    assert type(window.page()) is Honours
    QTest.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert type(window.page()) is Noted
    window.navigation.rows[0].setFocus()
    QTest.keyClick(window.navigation.rows[0], Qt.Key.Key_Down)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Return)
    assert type(window.page()) is Honours


def test_a_page_may_stay(window: Window) -> None:
    window.go("honours", {})
    Noted.stays = True
    window.go("today", {})
    assert type(window.page()) is Honours and pages_made(window) == ["Honours"]
    assert not window.lets_go()
    Noted.stays = False
    assert window.lets_go()


def test_letting_go_asks_every_page(window: Window) -> None:
    window.go("honours", {})
    window.go("today", {})
    assert window.lets_go()
    assert all("leave" in page.told for page in window.findChildren(Noted))


def test_actions_follow_the_page(window: Window) -> None:
    window.go("honours", {})
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert window.page().told[-1] == "add"
    window.go("today", {})
    assert not window.shell.actions["honour.add"].isEnabled()


def test_hidden_pages_hear_of_changes_when_they_are_next_opened(window: Window) -> None:
    window.go("honours", {})
    honours = window.page()
    window.go("today", {})
    window.shell.bus.changed.emit("change 1")
    assert ("refresh", "change 1") in window.page().told and ("refresh", "change 1") not in honours.told
    window.go("honours", {})
    assert honours.told.count(("refresh", "change 1")) == 1
    window.go("today", {})
    window.go("honours", {})
    assert honours.told.count(("refresh", "change 1")) == 1


def test_however_much_happens_a_hidden_page_fetches_once(window: Window) -> None:
    window.go("honours", {})
    honours = window.page()
    window.go("today", {})
    for seq, record in enumerate((("unit", "u1"), ("person", "p1"), ("unit", "u2")), 1):
        window.shell.bus.changed.emit(Changes(seq, "edit", frozenset({record})))
    window.go("honours", {})
    told = [call[1] for call in honours.told if call[0] == "refresh"]
    assert told == [Changes(3, "edit", frozenset({("unit", "u1"), ("person", "p1"), ("unit", "u2")}))]


def test_the_top_bar_says_when_it_was_saved(window: Window) -> None:
    window.go("honours", {})
    window.shell.bus.saved.emit("Đã lưu lúc 14:32")
    assert window.top.saved.text() == "Đã lưu lúc 14:32"
    window.page().set_title("Sùng A Lềnh", "đề nghị")
    assert (window.top.title.text(), window.top.subtitle.text()) == ("Sùng A Lềnh", "đề nghị")
    window.go("today", {})
    assert window.top.saved.text() == ""


def test_a_narrow_window_drops_icons_and_folds_the_page(window: Window, qtbot: Any) -> None:
    window.go("honours", {})
    assert window.navigation.width() == theme.px(208)
    window.resize(1200, 689)
    qtbot.waitUntil(lambda: window.navigation.width() == theme.px(144))
    assert window.page().told[-1] == ("fold", True)
    window.resize(1366, 689)
    qtbot.waitUntil(lambda: window.navigation.width() == theme.px(208))
    assert window.page().told[-1] == ("fold", False)


def test_search_by_key_opens_what_was_found(window: Window, qtbot: Any) -> None:
    window.go("today", {})
    QTest.keyClick(window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = window.top.search
    assert field.hasFocus()
    QTest.keyClicks(field, "pao")
    qtbot.waitUntil(lambda: field.results().isVisible())
    assert [field.results().item(row).text() for row in range(2)] == ["Giàng Seo Páo", "Páo"]
    QTest.keyClick(field, Qt.Key.Key_Down)
    QTest.keyClick(field, Qt.Key.Key_Up)
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert window.page().told[-1] == ("opened", {"entry": "u31"})
    assert field.text() == "" and field.results().isHidden()


def test_a_long_detail_leaves_room_for_the_name(dress: Callable[..., None]) -> None:
    name = "Giàng Seo Páo"
    place = "05/2027 · Chi bộ Bản Phố · Hiến 320 m² đất mở đường vào nhóm Tả Van, dỡ 40 m rào đá."
    words, detail = fitted(name, place, theme.px(536))
    assert words == name and place.startswith(detail.removesuffix("…")) and len(detail) > 40
    assert fitted(name, "người", theme.px(536)) == (name, "người")
    assert fitted(name * 9, "", theme.px(536))[0].endswith("…")


def test_search_that_finds_nothing_says_so(window: Window, qtbot: Any) -> None:
    window.go("today", {})
    field = window.top.search
    field.setFocus()
    QTest.keyClicks(field, "xyz")
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert "xyz" in field.results().item(0).text()
    QTest.keyClick(field, Qt.Key.Key_Return)
    assert type(window.page()) is Noted
    QTest.keyClick(field, Qt.Key.Key_Escape)
    assert field.results().isHidden() and field.text() == ""


def test_a_problem_stands_on_the_page_in_view(window: Window) -> None:
    window.go("honours", {})
    window.show_problem(problem_of(WorldError("disk_full", path="E:")))
    block = window.page().problem
    assert block.isVisible() and "đầy" in block.problem().what
    window.page().clear_problem()
    assert block.isHidden()
    window.page().show_problem(Problem("a"))
    assert block.isVisible()


def test_every_control_of_the_frame_has_a_name(window: Window, nameless: Callable[..., list[str]]) -> None:
    window.go("round", {})
    assert nameless(window) == []


def test_the_sample_is_marked_and_can_be_left(shell: Shell, qtbot: Any) -> None:
    made = Window(Identity(("ĐẢNG UỶ", "XÃ KHE VÀNG"), trial=True), shell, find, PAGES)
    qtbot.addWidget(made)
    button = next(found for found in made.navigation.findChildren(Button))
    with qtbot.waitSignal(shell.bus.start):
        button.click()


@pytest.mark.parametrize("percent", [100, 125, 150, 175])
def test_the_bare_frame_fits_the_screen(
    dress: Callable[..., None], shell: Shell, qtbot: Any, percent: int, tmp_path: Path
) -> None:
    dress(percent=percent)
    made = Window(NAMES, shell, find, PAGES)
    qtbot.addWidget(made)
    made.resize(1366, 689)
    made.show()
    made.go("round", {})
    made.page().set_title("Đợt xét 6 tháng đầu năm 2027 của Đảng uỷ xã Yên Bình, đợt thi đua đặc biệt")
    assert made.minimumSizeHint().width() <= 1366 and made.minimumSizeHint().height() <= 689
    if percent <= 125:
        assert made.wanted_size().width() <= 1366 and made.wanted_size().height() <= 689


def test_the_list_of_keys_names_what_holds_now(window: Window, qtbot: Any) -> None:
    window.go("honours", {})
    shortcuts = dict(window.shortcuts())
    assert shortcuts["Ctrl+2"] == "Sổ ghi danh" and shortcuts["Ctrl+N"] == "Thêm lượt"
    assert "Ctrl+9" not in shortcuts
    dialog = keys_dialog(window, window.shortcuts())
    qtbot.addWidget(dialog)
    words = {label.text() for label in dialog.findChildren(QLabel)}
    assert {"Ctrl+N", "Thêm lượt"} <= words


def test_large_text_folds_before_it_widens(dress: Callable[..., None], shell: Shell, qtbot: Any) -> None:
    dress(percent=175)
    made = Window(NAMES, shell, find, PAGES)
    qtbot.addWidget(made)
    made.go("round", {})
    made.page().set_title("Đợt xét", "thứ Sáu, 20/11/2026, đợt thi đua đặc biệt của Đảng uỷ")
    shell.bus.saved.emit("Đã lưu lúc 14:32, đang chờ chữ ký")
    made.resize(1366, 689)
    made.show()
    assert made.width() == 1366
