"""Icons: strokes on a 24 × 24 field, drawn by us and coloured when they are drawn."""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QGuiApplication, QIcon, QPainter, QPainterPath, QPen, QPixmap

from ui import theme

FIELD = 24
STROKE = 1.7

# Each stroke: "L x y x y …" an open line, "P x y …" a closed one, "R x y w h r" a rounded box, "C x y r" a circle,
# "A x y w h start span" an arc in degrees, "B x y x y x y x y" a curve with two guide points.
_STROKES: dict[str, tuple[str, ...]] = {
    "today": (
        "R 4 5 16 15 2",
        "L 4 9.5 20 9.5",
        "L 8.5 3 8.5 6.5",
        "L 15.5 3 15.5 6.5",
        "L 9 14.5 11.3 16.8 15.5 12.2",
    ),
    "slip": (
        "P 6 3 14 3 18 7 18 21 6 21",
        "L 14 3 14 7 18 7",
        "L 9 11.5 15 11.5",
        "L 9 14.5 15 14.5",
        "L 9 17.5 13 17.5",
    ),
    "book": (
        "B 12 6.5 9 4.6 6 4.6 3.5 5",
        "L 3.5 5 3.5 19",
        "B 3.5 19 6 18.6 9 18.6 12 20.5",
        "L 12 20.5 12 6.5",
        "B 12 6.5 15 4.6 18 4.6 20.5 5",
        "L 20.5 5 20.5 19",
        "B 20.5 19 18 18.6 15 18.6 12 20.5",
    ),
    "speaker": ("P 4 10 7.5 10 14 6 14 18 7.5 14 4 14", "L 8 14.5 9.2 19 11.4 19", "A 13.5 8.5 6 7 -62 124"),
    "pledge": ("P 4 20 5 15.5 15.8 4.7 19.3 8.2 8.5 19", "L 13.6 6.9 17.1 10.4", "L 13 20 20 20"),
    "documents": (
        "P 9 3.5 16 3.5 20 7.5 20 17 9 17",
        "L 15.5 3.5 15.5 8 20 8",
        "L 9 7 4.5 7 4.5 20.5 15.5 20.5 15.5 17",
    ),
    "exchange": ("L 8 20 8 4", "L 4 8 8 4 12 8", "L 16 4 16 20", "L 12 16 16 20 20 16"),
    "people": (
        "C 9 8 3.4",
        "B 2.8 19.5 3 12.5 15 12.5 15.2 19.5",
        "A 13.4 4.6 6.2 6.8 -80 160",
        "B 17.4 13.6 19.8 14.4 21.1 16.6 21.2 19.5",
    ),
    "settings": (
        "L 3.5 6.5 13 6.5",
        "L 17 6.5 20.5 6.5",
        "C 15 6.5 2",
        "L 3.5 12 7 12",
        "L 11 12 20.5 12",
        "C 9 12 2",
        "L 3.5 17.5 15 17.5",
        "L 19 17.5 20.5 17.5",
        "C 17 17.5 2",
    ),
    "search": ("C 10 10 5.5", "L 14.2 14.2 20 20"),
    "undo": (
        "L 8.5 5 4 9.5 8.5 14",
        "B 4.2 9.5 9 9.5 13 9.5 14.5 9.5",
        "A 9.2 9.5 10.6 9.5 90 -180",
        "L 14.5 19 10.5 19",
    ),
    "plus": ("L 12 5 12 19", "L 5 12 19 12"),
    "minus": ("L 5 12 19 12",),
    "check": ("L 5 12.5 10 17.5 19.5 7",),
    "cross": ("L 6 6 18 18", "L 18 6 6 18"),
    "left": ("L 14.5 5.5 8 12 14.5 18.5",),
    "right": ("L 9.5 5.5 16 12 9.5 18.5",),
    "up": ("L 5 15.5 12 8.5 19 15.5",),
    "down": ("L 5 8.5 12 15.5 19 8.5",),
    "print": ("P 7 9 7 3.5 17 3.5 17 9", "L 7 17 4 17 4 9 20 9 20 17 17 17", "P 7 14 17 14 17 20.5 7 20.5"),
    "copy": ("P 9 9 20 9 20 20 9 20", "L 9 15 4 15 4 4 15 4 15 9"),
    "zoom-in": ("C 10 10 6", "L 14.6 14.6 20.5 20.5", "L 10 7.5 10 12.5", "L 7.5 10 12.5 10"),
    "zoom-out": ("C 10 10 6", "L 14.6 14.6 20.5 20.5", "L 7.5 10 12.5 10"),
    "turn": ("A 4.5 4.5 15 15 20 -310", "L 19.5 4 19.5 9 14.5 9"),
    "eye": ("B 2.5 12 6.5 4 17.5 4 21.5 12", "B 21.5 12 17.5 20 6.5 20 2.5 12", "C 12 12 3.2"),
    "usb": ("P 8.5 9 15.5 9 15.5 3.5 8.5 3.5", "R 6.5 9 11 12 2", "L 12 13 12 16"),
    "warning": ("P 12 4 21 19.5 3 19.5", "L 12 10 12 14", "L 12 16.8 12 17"),
    "folder": ("P 3.5 6 9 6 11 8.5 20.5 8.5 20.5 19 3.5 19",),
    "save": ("L 12 4 12 15", "L 7.5 10.5 12 15 16.5 10.5", "L 4 17 4 20 20 20 20 17"),
    "history": ("A 4 4 16 16 160 -320", "L 4 5.5 4.4 9.6 8.5 9.2", "L 12 8 12 12.4 15 14"),
    "key": ("C 8 15.5 4.2", "L 11 12.5 19.5 4", "L 16 7.5 19 10.5"),
    "lock": ("R 5 11 14 10 2", "A 8 4 8 12 0 180", "L 8 10 8 11", "L 16 10 16 11"),
}


def names() -> tuple[str, ...]:
    """Return the names of all icons."""
    return tuple(_STROKES)


def path(name: str) -> QPainterPath:
    """Return the strokes of an icon on its 24 × 24 field."""
    result = QPainterPath()
    for stroke in _STROKES[name]:
        kind, *figures = stroke.split()
        _ADD[kind](result, [float(figure) for figure in figures])
    return result


def _points(figures: list[float]) -> list[QPointF]:
    return [QPointF(x, y) for x, y in zip(figures[::2], figures[1::2], strict=True)]


def _line(result: QPainterPath, figures: list[float]) -> None:
    first, *others = _points(figures)
    result.moveTo(first)
    for point in others:
        result.lineTo(point)


def _closed(result: QPainterPath, figures: list[float]) -> None:
    _line(result, figures)
    result.closeSubpath()


def _box(result: QPainterPath, figures: list[float]) -> None:
    x, y, width, height, radius = figures
    result.addRoundedRect(QRectF(x, y, width, height), radius, radius)


def _circle(result: QPainterPath, figures: list[float]) -> None:
    x, y, radius = figures
    result.addEllipse(QPointF(x, y), radius, radius)


def _arc(result: QPainterPath, figures: list[float]) -> None:
    x, y, width, height, start, span = figures
    result.arcMoveTo(QRectF(x, y, width, height), start)
    result.arcTo(QRectF(x, y, width, height), start, span)


def _curve(result: QPainterPath, figures: list[float]) -> None:
    start, *guides = _points(figures)
    result.moveTo(start)
    result.cubicTo(*guides)


_ADD = {"L": _line, "P": _closed, "R": _box, "C": _circle, "A": _arc, "B": _curve}


def paint(painter: QPainter, name: str, rect: QRectF, colour: QColor) -> None:
    """Draw an icon into a square."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(rect.topLeft())
    painter.scale(rect.width() / FIELD, rect.height() / FIELD)
    pen = QPen(colour, STROKE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path(name))
    painter.restore()


def pixmap(name: str, size: int, colour: QColor) -> QPixmap:
    """Return an icon as pixels; size in logical pixels."""
    return _pixmap(name, size, colour.rgba(), QGuiApplication.primaryScreen().devicePixelRatio())


@lru_cache(maxsize=256)
def _pixmap(name: str, size: int, rgba: int, ratio: float) -> QPixmap:
    result = QPixmap(QSize(round(size * ratio), round(size * ratio)))
    result.setDevicePixelRatio(ratio)
    result.fill(Qt.GlobalColor.transparent)
    painter = QPainter(result)
    paint(painter, name, QRectF(0, 0, size, size), QColor.fromRgba(rgba))
    painter.end()
    return result


def icon(name: str, size: int = 18, role: str = "text") -> QIcon:
    """Return an icon in a colour of the theme in force; size in pixels of the 100 % layout."""
    side = theme.px(size)
    result = QIcon(pixmap(name, side, theme.colour(role)))
    result.addPixmap(pixmap(name, side, theme.colour("disabled")), QIcon.Mode.Disabled)
    return result
