"""The body of a document as it is typed: plain lines, tables as grids, figures as pieces that nothing parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QSyntaxHighlighter,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextFrameFormat,
    QTextLength,
    QTextTable,
    QTextTableFormat,
)
from PySide6.QtWidgets import QTextEdit, QWidget

from models.rules import bodytext
from models.rules.bodytext import UNKNOWN, token
from models.rules.documents import BlockKind, FigureText
from models.rules.errors import Refused
from ui import theme
from ui.theme import px

KEY, PIECE = QTextCharFormat.Property.UserProperty + 1, QTextCharFormat.Property.UserProperty + 2
OWN_KIND = "application/x-so-ghi-danh-body"
_HEADS = (BlockKind.PART, BlockKind.SECTION)
_BACK, _AHEAD = QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveOperation.NextCharacter
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_KEEP = QTextCursor.MoveMode.KeepAnchor
# Soft spaces and hyphens that Qt puts into its own plain text.
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


class BodyEdit(QTextEdit):
    """Type a body. `typed` follows each change by the reader, `refused(error)` what could not be pasted.

    A figure is one piece: the cursor stands before or behind it, Backspace takes it whole, typing never enters it.
    """

    typed = Signal()
    finished = Signal()
    refused = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptRichText(False)
        self.document().setDocumentMargin(px(6))
        self.setMinimumHeight(px(160))
        self._pieces = 0
        self._quiet = False
        self.texts: dict[str, FigureText] = {}
        self._offered: dict[str, str] = {}
        self._marks = Marks(self.document())
        self.textChanged.connect(self._changed)
        self.cursorPositionChanged.connect(self._plain_ahead)

    # What stands in it.

    def show_figures(self, standing: Mapping[str, FigureText], offered: Mapping[str, str]) -> None:
        """Say what stands for each key and what other keys would show."""
        self.texts, self._offered = dict(standing), dict(offered)
        self._marks.show_confirmed(frozenset(key for key, text in standing.items() if text.confirmed))

    def set_raw(self, text: str) -> None:
        """Show a body, figures as keys in marks."""
        self._quiet = True
        self.clear()
        spaced = QTextBlockFormat()
        spaced.setTopMargin(px(4))
        self.textCursor().setBlockFormat(spaced)
        self._write(self.textCursor(), text)
        self.document().clearUndoRedoStacks()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self._quiet = False

    def stand(self, position: int, scrolled: int) -> None:
        """Put the cursor and the part in view where they were."""
        cursor = self.textCursor()
        cursor.setPosition(min(position, self.document().characterCount() - 1))
        self.setTextCursor(cursor)
        self.verticalScrollBar().setValue(scrolled)

    def raw(self) -> str:
        """Return the body, figures as keys in marks, the cells of a table parted by tabs."""
        return "\n".join(self._lines()).translate({ord("\xa0"): " "})

    def _lines(self) -> list[str]:
        """Return the lines; Qt's own empty lines around a table are none of the text."""
        parts: list[list[str] | None] = []
        walk = self.document().rootFrame().begin()
        while not walk.atEnd():
            frame = walk.currentFrame()
            if isinstance(frame, QTextTable):
                parts += [None, list(self._rows(frame)), None]
            elif walk.currentBlock().isValid():
                parts.append(_raw_block(walk.currentBlock()).split("\n"))
            walk += 1
        told = (part for place, part in enumerate(parts) if part is not None and not _is_qts_own(parts, place))
        return [line for part in told for line in part]

    def _rows(self, table: QTextTable) -> Iterator[str]:
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

    def line_number(self) -> int:
        """Return the line of the body in which the cursor stands."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start, _KEEP)
        return len(_raw_range(self, cursor).split("\n")) - 1

    # Putting something in.

    def _write(self, cursor: QTextCursor, text: str) -> None:
        """Write a body at the cursor: lines, and tables where lines with tabs follow each other."""
        lines, at, begun = text.split("\n"), 0, True
        while at < len(lines):
            rows = _table_from(lines, at)
            if len(rows) > 1 and cursor.currentTable() is None:
                self._write_table(cursor, rows)
                at, begun = at + len(rows), True
                continue
            if not begun:
                cursor.insertBlock()
            self._write_line(cursor, lines[at])
            at, begun = at + 1, False

    def _write_line(self, cursor: QTextCursor, line: str) -> None:
        for at, piece in enumerate(bodytext.TOKEN.split(line)):
            if at % 2:
                self._write_figure(cursor, piece)
            elif piece:
                cursor.insertText(piece, QTextCharFormat())

    def _write_figure(self, cursor: QTextCursor, key: str) -> None:
        self._pieces += 1
        look = QTextCharFormat()
        look.setProperty(KEY, key)
        look.setProperty(PIECE, self._pieces)
        cursor.insertText(self.figure_text(key), look)
        cursor.setCharFormat(QTextCharFormat())

    def figure_text(self, key: str) -> str:
        """Return the words that stand for a key."""
        known = self.texts.get(key)
        return (known.text if known is not None else self._offered.get(key, UNKNOWN)) or UNKNOWN

    def _write_table(self, cursor: QTextCursor, rows: list[list[str]]) -> None:
        columns = max(map(len, rows))
        table = cursor.insertTable(len(rows), columns, _table_format())
        for at, row in enumerate(rows):
            for column, words in enumerate(row):
                self._write_line(table.cellAt(at, column).firstCursorPosition(), words)
        cursor.setPosition(table.lastPosition() + 1)

    def insert_figure(self, key: str) -> None:
        """Put a figure at the cursor."""
        cursor = self._outside(self.textCursor())
        cursor.beginEditBlock()
        self._write_figure(cursor, key)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    def insert_table(self, rows: int, columns: int) -> None:
        """Put an empty table at the cursor, which goes into its first cell."""
        cursor = self._outside(self.textCursor())
        if cursor.currentTable() is not None:
            return
        cursor.beginEditBlock()
        before = cursor.position()
        self._write_table(cursor, [[""] * columns for _ in range(rows)])
        cursor.endEditBlock()
        cursor.setPosition(before)
        while cursor.currentTable() is None and cursor.movePosition(_AHEAD):
            pass
        self.setTextCursor(cursor)

    def set_mark(self, kind: BlockKind) -> None:
        """Make the present line a heading, a point, a list line or a plain paragraph."""
        cursor = self.textCursor()
        if cursor.currentTable() is not None:
            return
        lines, at = self.raw().split("\n"), self.line_number()
        marked = bodytext.with_mark(lines, at, kind)
        cursor.beginEditBlock()
        cursor.movePosition(QTextCursor.MoveOperation.StartOfBlock)
        cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, _KEEP)
        cursor.removeSelectedText()
        self._write_line(cursor, marked)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    # Keeping figures whole.

    def _piece_at(self, position: int) -> tuple[int, int]:
        """Return the ends of the figure around a position, both the position itself where there is none."""
        block = self.document().findBlock(position)
        for first, length, _key in pieces(block):
            if first < position < first + length:
                return first, first + length
        return position, position

    def _outside(self, cursor: QTextCursor) -> QTextCursor:
        """Return the cursor with its ends outside of every figure: a selection grows, a caret goes behind."""
        start, end = sorted((cursor.anchor(), cursor.position()))
        first, behind = self._piece_at(start)
        _before, last = self._piece_at(end)
        if start == end:
            cursor.setPosition(behind)
        else:
            cursor.setPosition(first)
            cursor.setPosition(last, _KEEP)
        return cursor

    def _plain_ahead(self) -> None:
        """Let what is typed behind a figure be no part of it."""
        if not self.textCursor().hasSelection() and self.textCursor().charFormat().property(PIECE) is not None:
            self.setCurrentCharFormat(QTextCharFormat())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Step over figures, take them whole, and let Tab go from cell to cell or leave."""
        cursor = self.textCursor()
        if event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
            if not self._to_cell(1 if event.key() == Qt.Key.Key_Tab else -1):
                QWidget.focusNextPrevChild(self, event.key() == Qt.Key.Key_Tab)
            return
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete) and not cursor.hasSelection():
            self._take_piece(cursor, event.key() == Qt.Key.Key_Backspace)
        elif event.text() and not self.isReadOnly():
            self.setTextCursor(self._outside(cursor))
            if not event.modifiers() & _COMMANDS and event.key() not in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete):
                self._make_room()
        super().keyPressEvent(event)
        self._step_out(event)

    def _make_room(self) -> None:
        """Take away what is chosen, so that what is typed has no look of a figure."""
        cursor = self.textCursor()
        cursor.removeSelectedText()
        self.setTextCursor(cursor)
        self.setCurrentCharFormat(QTextCharFormat())

    def _take_piece(self, cursor: QTextCursor, back: bool) -> None:
        """Select the whole figure that the key would bite into, so that the key takes it."""
        cursor.movePosition(_BACK if back else _AHEAD, _KEEP)
        start, end = sorted((cursor.anchor(), cursor.position()))
        first, last = self._piece_of(start if back else end - 1)
        if first < last and (first, last) != (start, end):
            cursor.setPosition(first)
            cursor.setPosition(last, _KEEP)
            self.setTextCursor(cursor)

    def _piece_of(self, position: int) -> tuple[int, int]:
        """Return the ends of the figure that holds the letter at a position."""
        for first, length, _key in pieces(self.document().findBlock(position)):
            if first <= position < first + length:
                return first, first + length
        return position, position

    def _step_out(self, event: QKeyEvent) -> None:
        """After an arrow key stand before or behind a figure, in the direction of the step."""
        cursor = self.textCursor()
        first, last = self._piece_at(cursor.position())
        if first == last:
            return
        mode = _KEEP if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else QTextCursor.MoveMode.MoveAnchor
        cursor.setPosition(first if event.key() in (Qt.Key.Key_Left, Qt.Key.Key_Up) else last, mode)
        self.setTextCursor(cursor)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Take composed letters beside a figure, never in it."""
        if event.commitString() or event.preeditString():
            self.setTextCursor(self._outside(self.textCursor()))
            self._make_room()
        super().inputMethodEvent(event)

    def _to_cell(self, by: int) -> bool:
        """Go to the next or the last cell of a table; False outside of one or at its ends."""
        cursor = self.textCursor()
        table = cursor.currentTable()
        if table is None:
            return False
        cell = table.cellAt(cursor)
        place = cell.row() * table.columns() + cell.column() + by
        if place == table.rows() * table.columns() and not self.isReadOnly():
            table.appendRows(1)
        if not 0 <= place < table.rows() * table.columns():
            return False
        found = table.cellAt(place // table.columns(), place % table.columns())
        self.setTextCursor(found.firstCursorPosition())
        return True

    # Copy and paste.

    def createMimeDataFromSelection(self) -> QMimeData:
        """Copy words for other programs, and keys for this one."""
        found = QMimeData()
        raw = _raw_range(self, self.textCursor())
        found.setText(bodytext.filled(raw, {key: FigureText(self.figure_text(key)) for key in bodytext.keys(raw)}))
        found.setData(OWN_KIND, raw.encode())
        return found

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Say whether there are words to paste."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Paste clean: no foreign faces and sizes, tables as tables, list marks as they are typed."""
        try:
            own = bytes(source.data(OWN_KIND).data()).decode()
            words = own if own else bodytext.pasted(source.text())
        except Refused as refused:
            self.refused.emit(refused)
            return
        cursor = self._outside(self.textCursor())
        cursor.beginEditBlock()
        cursor.removeSelectedText()
        self._write(cursor, " ".join(words.split()) if cursor.currentTable() else words)
        cursor.endEditBlock()
        self.setTextCursor(cursor)

    # What the form wants.

    def _changed(self) -> None:
        if not self._quiet:
            self.typed.emit()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that typing has ended."""
        super().focusOutEvent(event)
        self.finished.emit()


def _is_qts_own(parts: list[list[str] | None], place: int) -> bool:
    """Say whether a part is the empty line at one side of a table; between two tables it keeps them apart."""
    sides = [parts[at] is None for at in (place - 1, place + 1) if 0 <= at < len(parts)]
    return parts[place] == [""] and sum(sides) == 1


def _table_from(lines: list[str], at: int) -> list[list[str]]:
    """Return the rows of the table that begins at a line, none where it is no row."""
    end = at
    while end < len(lines) and "\t" in lines[end]:
        end += 1
    return [line.split("\t") for line in lines[at:end]]


def _table_format() -> QTextTableFormat:
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


def _raw_range(editor: BodyEdit, cursor: QTextCursor) -> str:
    """Return the chosen part of a body as it is kept."""
    first, last = cursor.selectionStart(), cursor.selectionEnd()
    block, told, row = editor.document().findBlock(first), [], -1
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
