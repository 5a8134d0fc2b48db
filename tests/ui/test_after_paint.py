"""What waits for the first picture: it comes once, after it, and not before."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from ui.afterpaint import AfterPaint


class Picture(QWidget):
    def __init__(self, seen: list[str]) -> None:
        super().__init__()
        self._seen = seen

    def paintEvent(self, event: QPaintEvent) -> None:
        self._seen.append("picture")


def test_an_act_waits_for_the_first_picture(dress: Callable[..., None], active: Callable[..., Any], qtbot: Any) -> None:
    seen: list[str] = []
    picture = Picture(seen)
    waiting = AfterPaint(picture, lambda: seen.append("act"))
    assert not waiting.painted
    active(picture)
    qtbot.waitUntil(lambda: "act" in seen)
    picture.repaint()
    assert waiting.painted and seen[0] == "picture" and seen.count("act") == 1


def test_an_act_goes_with_a_picture_that_nobody_sees(dress: Callable[..., None], qtbot: Any) -> None:
    seen: list[str] = []
    picture = Picture(seen)
    AfterPaint(picture, lambda: seen.append("act"))
    picture.deleteLater()
    qtbot.waitSignal(picture.destroyed).wait()
    assert seen == []
