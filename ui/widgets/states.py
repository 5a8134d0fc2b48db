"""States: a shape, a word, a colour, in that order of trust."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme
from ui.itemmodels.columns import Look
from ui.theme import px

LOOKS: dict[str, Look] = {
    "received": Look("disc", "green"),
    "entered": Look("disc", "green"),
    "sent": Look("disc", "green"),
    "honoured": Look("disc", "green"),
    "incomplete": Look("half", "amber"),
    "late": Look("ring", "blue"),
    "missing": Look("square", "red"),
    "nothing": Look("dash", "muted"),
    "rejected": Look("dash", "muted"),
    "draft": Look("dotted", "muted"),
    "unknown": Look("dotted", "muted"),
    "clear": Look("ring", "green"),
    "review": Look("triangle", "amber"),
    "barred": Look("square", "red", True),
    "proposed": Look("ring", "text"),
    "reported": Look("ring", "text"),
    "picked": Look("half", "muted"),
    "cancelled": Look("cross", "muted"),
    "withdrawn": Look("cross", "red"),
    "for_signature": Look("ring", "blue"),
    "numbered": Look("half", "amber"),
    "signed": Look("ring", "green"),
    "uploaded": Look("disc", "green"),
    "failed": Look("cross", "red"),
}

SIDE = 10
GAP = 8


def paint_shape(painter: QPainter, shape: str, rect: QRectF, colour: QColor) -> None:
    """Draw a state's shape into a square of 10 px at 100 %."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(colour, max(1.6, rect.width() * 0.16)))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    _SHAPES[shape](painter, rect, colour)
    painter.restore()


def _ring(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def _disc(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawEllipse(rect)


def _half(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    _ring(painter, rect, colour)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPie(rect, 90 * 16, 180 * 16)


def _square(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(rect, 1, 1)


def _dash(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    y = rect.center().y()
    painter.drawLine(QPointF(rect.left() - 0.5, y), QPointF(rect.right() + 0.5, y))


def _dotted(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    pen = painter.pen()
    pen.setDashPattern([1.0, 1.25])
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    painter.setPen(pen)
    painter.drawEllipse(rect.adjusted(0.5, 0.5, -0.5, -0.5))


def _triangle(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    top = QPointF(rect.center().x(), rect.top())
    foot = rect.bottom() - 0.5
    painter.setPen(
        QPen(colour, painter.pen().widthF(), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)
    )
    painter.drawPolygon(QPolygonF([top, QPointF(rect.right(), foot), QPointF(rect.left(), foot)]))


def _cross(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    rect = rect.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.drawLine(rect.topLeft(), rect.bottomRight())
    painter.drawLine(rect.topRight(), rect.bottomLeft())


_SHAPES = {
    "ring": _ring,
    "disc": _disc,
    "half": _half,
    "square": _square,
    "dash": _dash,
    "dotted": _dotted,
    "triangle": _triangle,
    "cross": _cross,
}


class StateWord(QWidget):
    """A state's shape and word in a line of text."""

    def __init__(self, look: Look, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.say(look, words)

    def say(self, look: Look, words: str) -> None:
        """Show another state."""
        self._look, self._words = look, words
        self.setAccessibleName(words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font(bold=self._look.bold))
        return QSize(px(SIDE + GAP) + metrics.horizontalAdvance(self._words) + px(2), max(px(20), metrics.height()))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_state(painter, self.rect(), self._look, self._words)


def paint_state(painter: QPainter, rect: QRectF, look: Look, words: str) -> None:
    """Draw shape and word into a rectangle, centred in its height."""
    rect = QRectF(rect)
    side = px(SIDE)
    square = QRectF(rect.left() + 0.5, rect.center().y() - side / 2, side, side)
    shade = theme.colour(look.role)
    paint_shape(painter, look.shape, square, shade)
    painter.setFont(theme.font(bold=look.bold))
    painter.setPen(shade)
    place = rect.adjusted(px(SIDE + GAP), 0, 0, 0)
    words = QFontMetrics(painter.font()).elidedText(words, Qt.TextElideMode.ElideRight, round(place.width()))
    painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, words)
