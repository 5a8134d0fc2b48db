"""Colours that can be read, a face that shows Vietnamese whole, measures that scale."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict
from typing import Any

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QFontMetrics, QImage, QPainter, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

from ui import icons, theme
from ui.actions import ACTS
from ui.screens import COMMUNE
from ui.widgets.buttons import PRIMARY, QUIET, Button
from ui.widgets.editors import Area
from ui.widgets.states import LOOKS, paint_shape

GROUNDS = ("window", "base", "navigation", "selection", "alternate")


def luminance(colour: QColor) -> float:
    parts = [value / 12.92 if value <= 0.03928 else ((value + 0.055) / 1.055) ** 2.4
             for value in (colour.redF(), colour.greenF(), colour.blueF())]  # fmt: skip
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_text_can_be_read_on_every_ground(colours: theme.Colours) -> None:
    shades = asdict(colours)
    for ground in GROUNDS:
        assert contrast(colours.text, shades[ground]) >= 9.9
        assert contrast(colours.muted, shades[ground]) >= 5
    for state in ("green", "amber", "red", "blue", "muted"):
        assert contrast(shades[state], colours.base) >= 5.3 and contrast(shades[state], colours.selection) >= 5
    assert contrast(colours.amber, colours.amber_tint) >= 5.5
    assert contrast(colours.red, colours.red_tint) >= 5.5
    assert contrast("#FFFFFF", colours.accent) >= 6


@pytest.mark.parametrize("colours", [theme.LIGHT, theme.DARK])
def test_edges_can_be_seen(colours: theme.Colours) -> None:
    for ground in (colours.window, colours.base):
        assert contrast(colours.border, ground) >= 3
        assert contrast(colours.focus, ground) >= 10


@pytest.mark.parametrize("percent", theme.SCALES)
def test_the_face_shows_vietnamese_capitals_whole(
    dress: Callable[..., None], qapp: QApplication, percent: int
) -> None:
    dress(percent=percent)
    assert qapp.font().family() in theme.FACES and qapp.font().pointSizeF() >= 11
    for bold in (False, True):
        metrics = QFontMetrics(theme.font(bold=bold))
        for letter in "ẪỖỄẨỔỂỮ":
            assert -metrics.tightBoundingRect(letter).top() <= metrics.ascent() + 1


def test_measures_and_type_scale_together(dress: Callable[..., None]) -> None:
    dress(percent=125)
    assert (theme.px(208), theme.px(32), theme.current().narrow) == (260, 40, True)
    assert theme.font(17).pointSizeF() == pytest.approx(21.25)
    dress(percent=100)
    assert (theme.px(208), theme.current().narrow) == (208, False)


def test_dark_is_dark(dress: Callable[..., None], qapp: QApplication) -> None:
    dress(dark=True)
    assert qapp.palette().color(QPalette.ColorRole.Window).name().upper() == theme.DARK.window
    label = QLabel("x")
    label.ensurePolished()
    assert label.palette().color(QPalette.ColorRole.WindowText).name().upper() == theme.DARK.text


@pytest.mark.parametrize("percent", [100, 125])
def test_fields_and_buttons_have_one_height(dress: Callable[..., None], qtbot: Any, percent: int) -> None:
    dress(percent=percent)
    heights = set()
    buttons = (Button("Thêm"), Button("Ghi", PRIMARY), Button("Xem", QUIET), Button("Tìm", "", "plus"))
    for widget in (QLineEdit(), *buttons):
        qtbot.addWidget(widget)
        widget.show()
        heights.add(widget.height())
    assert heights == {theme.px(32)}


@pytest.mark.parametrize("percent", [100, 125])
def test_text_areas_show_three_lines(dress: Callable[..., None], qtbot: Any, percent: int) -> None:
    dress(percent=percent)
    area = Area()
    qtbot.addWidget(area)
    area.setPlainText("một\nhai\nba")
    area.resize(300, theme.px(64))
    area.show()
    qtbot.waitUntil(lambda: area.verticalScrollBar().maximum() == 0)


def drawn(paint: Callable[[QPainter], None], side: int = 24) -> int:
    image = QImage(side, side, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint(painter)
    painter.end()
    return sum(1 for x in range(side) for y in range(side) if image.pixelColor(x, y).alpha() > 60)


@pytest.mark.parametrize("name", icons.names())
def test_every_icon_is_drawn_within_its_field(dress: Callable[..., None], name: str) -> None:
    assert drawn(lambda painter: icons.paint(painter, name, QRectF(0, 0, 24, 24), QColor("black"))) > 25
    edges = icons.path(name).boundingRect()
    assert edges.left() >= 1 and edges.top() >= 1 and edges.right() <= 23 and edges.bottom() <= 23


def test_every_icon_asked_for_exists() -> None:
    asked = {act.icon for act in ACTS if act.icon} | {screen.icon for screen in COMMUNE}
    assert asked <= set(icons.names())


def test_states_differ_without_colour(dress: Callable[..., None]) -> None:
    shapes = {look.shape for look in LOOKS.values()}
    ink = {}
    for shape in shapes:
        image = QImage(14, 14, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        paint_shape(painter, shape, QRectF(2, 2, 10, 10), QColor("black"))
        painter.end()
        ink[shape] = bytes(image.constBits())
    assert len(set(ink.values())) == len(shapes) == 8
