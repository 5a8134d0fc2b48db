"""A live look at the head of a page and at its signatures, white as paper is in any colours."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from models.rules.fields import N_
from models.rules.setup import Heading
from ui import theme
from ui.i18n import _
from ui.theme import px

FACES = ("Times New Roman", "Liberation Serif", "Tinos")
PARTY = N_("ĐẢNG CỘNG SẢN VIỆT NAM")
BOOK = N_("SỔ GHI DANH")
# Millimetres of the page: text 165 wide, the left block 75, the right one 90.
LEFT, RIGHT, GAP = 75.0, 90.0, 165.0
INK = QColor("#000000")
PAPER = QColor("#FFFFFF")


class PaperHead(QWidget):
    """The upper part of a page: letterhead, date line, title; and the two signatures when they are known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._heading = Heading()
        self._signatures: list[tuple[list[str], str]] = []
        self._month = ""
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Đầu trang in, xem trước"))
        self._face = next((face for face in FACES if face in set(QFontDatabase.families())), FACES[0])

    def sizeHint(self) -> QSize:
        """Return the size of the drawn part of the page."""
        return QSize(px(560), px(264))

    def minimumSizeHint(self) -> QSize:
        """Return the least that stays legible."""
        return QSize(px(400), px(264))

    def say(self, heading: Heading, month: str = "") -> None:
        """Show a letterhead; `month` is the text of the date line after its day."""
        self._heading, self._month = heading, month
        self.setAccessibleDescription(", ".join((heading.superior, heading.body, heading.place)))
        self.update()

    def say_signatures(self, signatures: list[tuple[list[str], str]]) -> None:
        """Show signature blocks: lines of office over a name."""
        self._signatures = signatures
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the paper."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("desk"))
        page = QRectF(self.rect()).adjusted(px(12), px(12), -px(12), 0)
        painter.fillRect(page, PAPER)
        painter.setPen(INK)
        inside = page.adjusted(px(20), px(20), -px(20), 0)
        below = self._letterhead(painter, inside)
        self._title(painter, inside, below)
        self._signature_row(painter, inside)

    def _font(self, points: float, bold: bool = False, italic: bool = False) -> QFont:
        font = QFont(self._face)
        font.setPointSizeF(points * 0.75 * theme.current().scale)
        font.setBold(bold)
        font.setItalic(italic)
        return font

    def _letterhead(self, painter: QPainter, inside: QRectF) -> float:
        unit = inside.width() / GAP
        left = QRectF(inside.left(), inside.top(), LEFT * unit, inside.height())
        right = QRectF(inside.right() - RIGHT * unit, inside.top(), RIGHT * unit, inside.height())
        lines = [(self._heading.superior or "…", self._font(14)), (self._heading.body or "…", self._font(14, True))]
        low = self._lines(painter, left, [*lines, ("*", self._font(14))])
        edge = self._lines(painter, right, [(PARTY, self._font(15, True))])
        width = painter.fontMetrics().horizontalAdvance(PARTY)
        painter.fillRect(QRectF(right.center().x() - width / 2, edge + 1, width, 1), INK)
        place = f"{self._heading.place or '…'}, {self._month}"
        date_top = max(low, edge + px(12))
        date_line = [(place, self._font(14, italic=True))]
        return self._lines(painter, right.adjusted(0, date_top - right.top(), 0, 0), date_line)

    def _lines(self, painter: QPainter, block: QRectF, lines: list[tuple[str, QFont]]) -> float:
        top = block.top()
        for words, font in lines:
            painter.setFont(font)
            flags = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap
            drawn = painter.drawText(QRectF(block.left(), top, block.width(), block.height()), flags, words)
            top += drawn.height()
        return top

    def _title(self, painter: QPainter, inside: QRectF, top: float) -> None:
        self._lines(painter, inside.adjusted(0, top - inside.top() + px(16), 0, 0), [(BOOK, self._font(16, True))])

    def _signature_row(self, painter: QPainter, inside: QRectF) -> None:
        for place, (offices, name) in enumerate(self._signatures):
            half = inside.width() / 2
            block = QRectF(inside.left() + place * half, inside.bottom() - px(104), half, px(104))
            self._lines(painter, block, [(words, self._font(13, True)) for words in offices if words])
            foot = QRectF(block.left(), block.bottom() - px(24), half, px(24))
            self._lines(painter, foot, [(name, self._font(13, True))])
