"""The body of a document as it is typed: plain lines, tables as grids, figures as pieces that nothing parts."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import QFocusEvent, QInputMethodEvent, QKeyEvent, QTextBlockFormat, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QTextEdit, QWidget

from models.rules import bodytext
from models.rules.bodytext import UNKNOWN
from models.rules.documents import BlockKind, FigureText
from models.rules.errors import Refused
from ui.pages.documents.bodymarks import KEY, PIECE, Marks, lines_of, pieces, raw_range, table_format, table_from
from ui.theme import px

OWN_KIND = "application/x-so-ghi-danh-body"
_BACK, _AHEAD = QTextCursor.MoveOperation.PreviousCharacter, QTextCursor.MoveOperation.NextCharacter
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
_KEEP = QTextCursor.MoveMode.KeepAnchor


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
        return "\n".join(lines_of(self.document())).translate({ord("\xa0"): " "})

    def line_number(self) -> int:
        """Return the line of the body in which the cursor stands."""
        cursor = self.textCursor()
        cursor.movePosition(QTextCursor.MoveOperation.Start, _KEEP)
        return len(raw_range(self.document(), cursor).split("\n")) - 1

    # Putting something in.

    def _write(self, cursor: QTextCursor, text: str) -> None:
        """Write a body at the cursor: lines, and tables where lines with tabs follow each other."""
        lines, at, begun = text.split("\n"), 0, True
        while at < len(lines):
            rows = table_from(lines, at)
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
        table = cursor.insertTable(len(rows), columns, table_format())
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
        raw = raw_range(self.document(), self.textCursor())
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
