"""The house delegate: hairlines, states, ticks, months' tints, wrapped text, and the cell being typed."""

from __future__ import annotations

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPen, QPolygonF, QTextLayout, QTextOption
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QToolTip,
    QWidget,
)

from ui import theme
from ui.itemmodels.columns import Align, Cell, Column
from ui.itemmodels.lazy import CELL_ROLE, COLUMN_ROLE
from ui.theme import px
from ui.widgets.states import paint_state

Index = QModelIndex | QPersistentModelIndex
INSET = 8
TICK = 16


class HouseDelegate(QStyledItemDelegate):
    """Paint one cell from its `Cell` and `Column`; made for one view, its parent, which knows what is chosen.

    Qt says that too, in words of QStyle, whose many names take longer to load than a page of cells to paint.
    """

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw ground, hairline and content."""
        cell: Cell = index.data(CELL_ROLE)
        column: Column = index.data(COLUMN_ROLE)
        rect = QRectF(option.rect)
        chosen = self.parent().selectionModel().isSelected(index)
        painter.save()
        theme.fill(painter, rect, "selection" if chosen else "alternate" if column.present else "base")
        painter.setPen(theme.colour("hairline"))
        painter.drawLine(QPointF(rect.left(), rect.bottom() - 0.5), QPointF(rect.right(), rect.bottom() - 0.5))
        if cell.tint:
            theme.fill(painter, rect.adjusted(px(4), px(4), -px(4), -px(5)), cell.tint)
        inside = rect.adjusted(px(INSET), 0, -px(INSET), -1)
        _content(painter, inside, cell, column, chosen)
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the width of the text; heights are the table's."""
        cell: Cell = index.data(CELL_ROLE)
        width = QFontMetrics(theme.font(bold=True)).horizontalAdvance(f"{cell.text}  {cell.aside}")
        return QSize(width + 2 * px(INSET) + (px(18) if cell.look else 0), px(32))

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a line to type in, framed like the focus."""
        column: Column = index.data(COLUMN_ROLE)
        editor = QLineEdit(parent)
        editor.setProperty("kind", "cell")
        editor.setAccessibleName(index.data(Qt.ItemDataRole.AccessibleTextRole))
        if column.align == Align.RIGHT:
            editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Fit the editor into its cell."""
        editor.setGeometry(option.rect.adjusted(px(2), px(2), -px(2), -px(3)))

    def editorEvent(self, event: QEvent, model: QAbstractItemModel, option: QStyleOptionViewItem, index: Index) -> bool:
        """Turn a tick over when it is clicked."""
        if event.type() == QEvent.Type.MouseButtonRelease and index.data(Qt.ItemDataRole.CheckStateRole) is not None:
            return turn_over(model, index)
        return False

    def helpEvent(self, event: QHelpEvent, view: QAbstractItemView, option: QStyleOptionViewItem, index: Index) -> bool:
        """Show whole what a cell had no room for."""
        cell: Cell = index.data(CELL_ROLE)
        words = cell.text if cell is not None and _is_cut(cell, QRectF(option.rect)) else ""
        QToolTip.showText(event.globalPos(), words, view, option.rect)
        return True


def _is_cut(cell: Cell, rect: QRectF) -> bool:
    taken = px(18) if cell.look else 0
    taken += QFontMetrics(theme.font()).horizontalAdvance(cell.aside) + px(INSET) if cell.aside else 0
    room = rect.width() - 2 * px(INSET) - taken
    lines = cut_lines(cell.text, theme.font(bold=cell.bold), room, _most_lines(rect.height() - 1))
    return "".join("".join(lines).split()) != "".join(cell.text.split())


def _most_lines(height: float) -> int:
    return 2 if height >= px(44) else 1


def turn_over(model: QAbstractItemModel, index: Index) -> bool:
    """Ask the model to turn a tick over."""
    ticked = index.data(Qt.ItemDataRole.CheckStateRole)
    other = Qt.CheckState.Unchecked if ticked == Qt.CheckState.Checked else Qt.CheckState.Checked
    return model.setData(index, other.value, Qt.ItemDataRole.CheckStateRole)


def _content(painter: QPainter, rect: QRectF, cell: Cell, column: Column, chosen: bool) -> None:
    if cell.ticked is not None:
        paint_tick(painter, _centred(rect, px(TICK)), cell.ticked)
        return
    if cell.aside:
        rect = _aside(painter, rect, cell.aside)
    if cell.look is not None:
        paint_state(painter, rect, cell.look, cell.text)
        return
    painter.setFont(theme.font(bold=cell.bold or (column.lead and chosen)))
    painter.setPen(theme.colour(cell.role or ("muted" if column.muted else "text")))
    _text(painter, rect, cell.text, column.align)


def _centred(rect: QRectF, side: int) -> QRectF:
    square = QRectF(0, 0, side, side)
    square.moveCenter(rect.center())
    return QRectF(round(square.x()), round(square.y()), side, side)


def _aside(painter: QPainter, rect: QRectF, words: str) -> QRectF:
    painter.setFont(theme.font())
    painter.setPen(theme.colour("muted"))
    painter.drawText(rect, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, words)
    return rect.adjusted(0, 0, -QFontMetrics(painter.font()).horizontalAdvance(words) - px(INSET), 0)


_FLAGS = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight,
    Align.CENTRE: Qt.AlignmentFlag.AlignHCenter,
}


def _text(painter: QPainter, rect: QRectF, words: str, align: str) -> None:
    lines = cut_lines(words, painter.font(), rect.width(), _most_lines(rect.height()))
    step = QFontMetrics(painter.font()).lineSpacing()
    top = rect.center().y() - step * len(lines) / 2
    for place, line in enumerate(lines):
        spot = QRectF(rect.left(), top + place * step, rect.width(), step)
        painter.drawText(spot, _FLAGS[align] | Qt.AlignmentFlag.AlignVCenter, line)


def cut_lines(words: str, font: QFont, width: float, most: int) -> list[str]:
    """Break text into at most so many lines of a width; what is over ends in an ellipsis."""
    metrics = QFontMetrics(font)
    flat = " ".join(words.split())
    if most == 1 or metrics.horizontalAdvance(flat) <= width:
        return [metrics.elidedText(flat, Qt.TextElideMode.ElideRight, int(width))]
    layout = QTextLayout(flat, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most - 1:
        line = layout.createLine()
        line.setLineWidth(width)
        lines.append(flat[line.textStart() : line.textStart() + line.textLength()].rstrip())
        flat_rest = flat[line.textStart() + line.textLength() :]
    layout.endLayout()
    return [*lines, metrics.elidedText(flat_rest, Qt.TextElideMode.ElideRight, int(width))]


def paint_tick(painter: QPainter, square: QRectF, ticked: bool) -> None:
    """Draw a tick box: black with a white tick, or empty."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    radius = px(3)
    box = square.adjusted(0.5, 0.5, -0.5, -0.5)
    painter.setPen(theme.colour("text" if ticked else "border"))
    painter.setBrush(theme.colour("text" if ticked else "base"))
    painter.drawRoundedRect(box, radius, radius)
    if ticked:
        paint_tick_mark(painter, square)
    painter.restore()


def paint_tick_mark(painter: QPainter, square: QRectF) -> None:
    """Draw only the mark of a ticked box."""
    side = square.width()
    points = [QPointF(0.25, 0.52), QPointF(0.43, 0.70), QPointF(0.76, 0.32)]
    mark = QPolygonF([QPointF(square.left() + p.x() * side, square.top() + p.y() * side) for p in points])
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(theme.colour("base"), max(1.4, side * 0.09), Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
    painter.drawPolyline(mark)
