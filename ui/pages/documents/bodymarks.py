"""How a body is read out of Qt's document: lines, tables, figures as keys; and how figures and headings look."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import (
    QBrush,
    QColor,
    QSyntaxHighlighter,
    QTextBlock,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)

from models.rules import bodytext
from models.rules.bodytext import token
from models.rules.documents import BlockKind
from ui import theme
from ui.theme import px

KEY, PIECE = QTextCharFormat.Property.UserProperty + 1, QTextCharFormat.Property.UserProperty + 2
_HEADS = (BlockKind.PART, BlockKind.SECTION)
# Soft spaces and line ends that Qt puts into its own plain text.
_LINE_MARKS = {ord("\u2028"): "\n", ord("\u2029"): "\n", ord("\xa0"): " "}


class Marks(QSyntaxHighlighter):
    """Bold headings and tinted figures: looks that are no part of the text, so that undo knows nothing of them."""

    def __init__(self, document: QTextDocument) -> None:
        super().__init__(document)
        self.confirmed: frozenset[str] = frozenset()

    def show_confirmed(self, keys: frozenset[str]) -> None:
        """Take the tint off the figures that are confirmed."""
        if keys != self.confirmed:
            self.confirmed = keys
            self.rehighlight()

    def highlightBlock(self, words: str) -> None:
        """Dress one line."""
        if bodytext.kind_of(words.strip()) in _HEADS:
            bold = QTextCharFormat()
            bold.setFontWeight(700)
            self.setFormat(0, len(words), bold)
        start = self.currentBlock().position()
        for place, length, key in pieces(self.currentBlock()):
            self.setFormat(place - start, length, self._look(key))

    def _look(self, key: str) -> QTextCharFormat:
        look = QTextCharFormat()
        look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.DotLine)
        if key not in self.confirmed:
            look.setBackground(QBrush(theme.colour("amber_tint")))
            look.setForeground(QBrush(theme.colour("amber")))
        return look


def pieces(block: QTextBlock) -> Iterator[tuple[int, int, str]]:
    """Yield where each figure of a block stands, how long it is, and its key."""
    for first, last, key in _runs(block):
        if key:
            yield first, last - first, key


def _runs(block: QTextBlock) -> Iterator[tuple[int, int, str]]:
    """Yield the runs of a block: figures by their piece, whatever lies between them in one."""
    start, present, key, at = -1, None, "", -1
    walk = block.begin()
    while not walk.atEnd():
        fragment = walk.fragment()
        piece = fragment.charFormat().property(PIECE)
        if piece != present or start < 0:
            if start >= 0:
                yield start, at, key
            start, present = fragment.position(), piece
            key = fragment.charFormat().property(KEY) or ""
        at = fragment.position() + fragment.length()
        walk += 1
    if start >= 0:
        yield start, at, key


def lines_of(document: QTextDocument) -> list[str]:
    """Return the lines; Qt's own empty lines around a table are none of the text."""
    parts: list[list[str] | None] = []
    walk = document.rootFrame().begin()
    while not walk.atEnd():
        frame = walk.currentFrame()
        if isinstance(frame, QTextTable):
            parts += [None, list(_rows(frame)), None]
        elif walk.currentBlock().isValid():
            parts.append(_raw_block(walk.currentBlock()).split("\n"))
        walk += 1
    told = (part for place, part in enumerate(parts) if part is not None and not _is_qts_own(parts, place))
    return [line for part in told for line in part]


def _rows(table: QTextTable) -> Iterator[str]:
    for row in range(table.rows()):
        cells = []
        for column in range(table.columns()):
            cell = table.cellAt(row, column)
            walk, words = cell.begin(), []
            while not walk.atEnd():
                words.append(_raw_block(walk.currentBlock()).replace("\n", " "))
                walk += 1
            cells.append(" ".join(words).strip())
        yield "\t".join(cells)


def _is_qts_own(parts: list[list[str] | None], place: int) -> bool:
    """Say whether a part is the empty line at one side of a table; between two tables it keeps them apart."""
    sides = [parts[at] is None for at in (place - 1, place + 1) if 0 <= at < len(parts)]
    return parts[place] == [""] and sum(sides) == 1


def table_from(lines: list[str], at: int) -> list[list[str]]:
    """Return the rows of the table that begins at a line, none where it is no row."""
    end = at
    while end < len(lines) and "\t" in lines[end]:
        end += 1
    return [line.split("\t") for line in lines[at:end]]


def table_format() -> QTextTableFormat:
    """Return how a table in the body looks."""
    look = QTextTableFormat()
    look.setBorder(1)
    look.setBorderBrush(QBrush(QColor(theme.colour("line"))))
    look.setBorderStyle(QTextFrameFormat.BorderStyle.BorderStyle_Solid)
    look.setBorderCollapse(True)
    look.setCellPadding(px(3))
    look.setCellSpacing(0)
    look.setWidth(QTextLength(QTextLength.Type.PercentageLength, 100))
    look.setHeaderRowCount(1)
    return look


def _raw_block(block: QTextBlock, first: int = 0, last: int | None = None) -> str:
    """Return a block's words with its figures as keys, or the part of it between two positions."""
    words = block.text()
    start, told = block.position(), []
    end = start + len(words) if last is None else last
    for begin, behind, key in _runs(block):
        if behind <= max(first, start) or begin >= end:
            continue
        part = words[max(begin, first) - start : min(behind, end) - start]
        told.append(token(key) if key else part)
    return "".join(told).translate(_LINE_MARKS)


def raw_range(document: QTextDocument, cursor: QTextCursor) -> str:
    """Return the chosen part of a body as it is kept."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    block, told, row = document.findBlock(first), [], -1
    while block.isValid() and block.position() <= last:
        words, place = _raw_block(block, first, last), _row_of(block)
        if 0 <= place == row and told:
            told[-1] += f"\t{words}"
        elif block.text() or place >= 0 or not _beside_table(block):
            told.append(words)
        row, block = place, block.next()
    return "\n".join(told)


def _row_of(block: QTextBlock) -> int:
    """Return the row of the table that a block stands in, -1 outside of tables."""
    cursor = QTextCursor(block)
    table = cursor.currentTable()
    return table.cellAt(cursor).row() if table is not None else -1


def _beside_table(block: QTextBlock) -> bool:
    """Say whether a table stands at one side of a block, not at both."""
    return sum(other.isValid() and _row_of(other) >= 0 for other in (block.previous(), block.next())) == 1
