"""Every action in one place: no doubled shortcut, none that typing sets off, sent to the page in view."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from models.rules.errors import BugError
from ui.actions import ACTS, Act, Actions, check
from ui.widgets.buttons import ActionButton


def test_the_houses_actions_pass_their_own_check() -> None:
    check(ACTS)


@pytest.mark.parametrize(
    "faulty",
    [
        (Act("a", "Thêm", "Ctrl+N"), Act("a", "Xoá", "Ctrl+D")),
        (Act("a", "Thêm", "Ctrl+N"), Act("b", "Xoá", "Ctrl+N")),
        (Act("a", "Thêm", "Ctrl+N"), Act("b", "Xoá", "Ctrl+N", scope="honours")),
        (Act("a", "Thêm", "Ctrl+N", scope="form"), Act("b", "Xoá", "Ctrl+N", scope="form")),
        *((Act("a", "Thêm", key),) for key in ("A", "Shift+A", "1", "Backspace", "Space", "Đ", "Shift+Backspace")),
    ],
)
def test_a_faulty_list_is_refused(faulty: tuple[Act, ...]) -> None:
    with pytest.raises(BugError):
        check(faulty)


def test_pages_may_use_the_same_shortcut_in_their_own_scopes() -> None:
    check((Act("a", "Thêm lượt", "Ctrl+N", scope="honours"), Act("b", "Thêm cột", "Ctrl+N", scope="form")))


ACTED = (
    Act("everywhere", "Tìm", "Ctrl+K"),
    Act("honour.add", "Thêm lượt", "Ctrl+N", scope="honours"),
    Act("form.add", "Thêm cột", "Ctrl+N", scope="form"),
)


def test_a_shortcut_reaches_only_the_page_in_view(
    dress: Callable[..., None], active: Callable[..., Any], qtbot: Any
) -> None:
    window = QWidget()
    actions = Actions(ACTED, window)
    actions.attach(window)
    active(window)
    heard: list[str] = []
    actions.serve_frame({"everywhere": lambda: heard.append("found")})
    actions.serve_page({"honour.add": lambda: heard.append("entry")})
    assert actions["honour.add"].isEnabled() and not actions["form.add"].isEnabled()
    for key in (Qt.Key.Key_N, Qt.Key.Key_K):
        QTest.keyClick(window, key, Qt.KeyboardModifier.ControlModifier)
    actions.serve_page({"form.add": lambda: heard.append("column")})
    QTest.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert heard == ["entry", "found", "column"]


def test_a_page_goes_before_the_frame(dress: Callable[..., None], qtbot: Any) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    actions = Actions(ACTED, window)
    heard: list[str] = []
    actions.serve_frame({"everywhere": lambda: heard.append("frame")})
    actions.serve_page({"everywhere": lambda: heard.append("page")})
    actions["everywhere"].trigger()
    assert heard == ["page"]


def test_a_button_lends_its_action(dress: Callable[..., None], qtbot: Any) -> None:
    actions = Actions(ACTED)
    button = ActionButton(actions["honour.add"])
    qtbot.addWidget(button)
    assert button.text() == "Thêm lượt" and "Ctrl+N" in button.toolTip() and not button.isEnabled()
    heard: list[str] = []
    actions.serve_page({"honour.add": lambda: heard.append("entry")})
    assert button.isEnabled()
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)
    assert heard == ["entry"]
