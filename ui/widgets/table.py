"""The house table: hairlines, a framed current row, and no letter, digit or Backspace that does anything."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QHeaderView, QTableView, QWidget

from ui import theme
from ui.i18n import _
from ui.itemmodels.columns import Align, Column
from ui.itemmodels.lazy import LazyModel
from ui.theme import px
from ui.widgets.delegate import INSET, HouseDelegate, turn_over
from ui.widgets.listmenu import show_list_menu

ROW = 32
TALL_ROW = 48
HEAD = 36
LARGE = 1.5
# A column of words is at least so wide; where one that takes the rest has plenty, it gets so much more. In px at 100 %.
LEAST_WORDS, PLENTY, SHARED = 100, 400, 72

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_MODIFIED = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class HouseTable(QTableView):
    """A list of rows: Space marks, arrows move, Enter opens, Delete asks, Ctrl+C and Ctrl+V copy and paste rows.

    `name` is what a screen reader says. `current_changed(row)` follows the current row (-1 = none);
    `marks_changed(count)` the rows marked for an act on several.
    """

    opened = Signal(int)
    current_changed = Signal(int)
    marks_changed = Signal(int)
    delete_requested = Signal(list)
    pasted = Signal(list)

    def __init__(self, name: str, model: LazyModel, tall: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._marking = False
        # What a column of words gets beside its own width where the table is wide, in px at 100 %.
        self._more = 0
        # Python would load every widget class there is to tell what Qt's own surface is.
        self.ground = QWidget()
        self.setViewport(self.ground)
        self._row_height = px(TALL_ROW if tall else ROW)
        self._set_up()
        self.setItemDelegate(HouseDelegate(self))
        self.setModel(model)
        self.fit_columns()
        model.modelReset.connect(self._after_reset)

    def _set_up(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.EditKeyPressed)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerItem)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        sides = self.verticalHeader()
        sides.setVisible(False)
        sides.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        sides.setMinimumSectionSize(px(16))
        sides.setDefaultSectionSize(self._row_height)
        head = self.horizontalHeader()
        head.setFixedHeight(px(HEAD))
        head.setHighlightSections(False)
        head.setSectionsClickable(False)
        head.setMinimumSectionSize(px(16))
        self.doubleClicked.connect(self._double_clicked)

    def lazy(self) -> LazyModel:
        """Return the model as what it is."""
        return self.model()

    def fit_columns(self) -> None:
        """Give each column its declared width; those without one share the rest."""
        head = self.horizontalHeader()
        for place, column in enumerate(self.lazy().columns):
            fixed = QHeaderView.ResizeMode.Fixed if column.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(place, fixed)
            if column.width:
                self.setColumnWidth(place, px(column.width + (self._more if _holds_words(column) else 0)))

    # Rows.

    def current_row(self) -> int:
        """Return the current row, -1 for none."""
        return self.currentIndex().row()

    def set_current_row(self, row: int) -> None:
        """Go to a row; it becomes the only chosen one."""
        self._marking = False
        self.setCurrentIndex(self.model().index(row, max(self.currentIndex().column(), 0)))
        # A list that has just grown knows its new length only now.
        self.updateGeometries()
        self.scrollTo(self.currentIndex())

    def show_row(self, row: int) -> None:
        """Bring a row into view without going to it."""
        self.scrollTo(self.model().index(row, 0), QAbstractItemView.ScrollHint.PositionAtCenter)

    def marked_rows(self) -> list[int]:
        """Return the rows an act is for: the marked ones, or the current one."""
        rows = sorted({index.row() for index in self.selectionModel().selectedRows()})
        if rows or self.current_row() < 0:
            return rows
        return [self.current_row()]

    def clear_marks(self) -> None:
        """Leave only the current row chosen."""
        self._marking = False
        if self.currentIndex().isValid():
            self.selectionModel().select(
                self.currentIndex(),
                QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows,
            )

    def content_height(self, rows: int | None = None) -> int:
        """Return the height that shows so many rows whole (default: all), in pixels."""
        shown = self.model().rowCount() if rows is None else rows
        return px(HEAD) + shown * self._row_height + 2 * self.frameWidth()

    def least_width(self) -> int:
        """Return the width in which every column shows at least its head."""
        letters, columns = self.horizontalHeader().fontMetrics(), self.lazy().columns
        # Those that share what is left have one width.
        heads = [letters.horizontalAdvance(_(column.title)) + 2 * px(INSET) for column in columns if not column.width]
        beside = 2 * self.frameWidth() + self.verticalScrollBar().sizeHint().width()
        return len(heads) * max(heads, default=0) + sum(px(column.width) for column in columns) + beside

    def whole_rows_height(self, room: int) -> int:
        """Return the greatest height within a room that ends with a whole row and shows nothing below the last."""
        spare = room - px(HEAD) - 2 * self.frameWidth()
        return self.content_height(max(min(spare // self._row_height, self.model().rowCount()), 1))

    def _after_reset(self) -> None:
        self._marking = False
        self.fit_columns()
        self.current_changed.emit(-1)

    # Keys.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of a list; what typing sends does nothing."""
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        elif event.matches(QKeySequence.StandardKey.Paste):
            self._paste()
        elif event.key() in _ENTER and not event.modifiers() & _MODIFIED:
            self._open(self.current_row())
        elif event.key() == Qt.Key.Key_Space and not event.modifiers() & _MODIFIED:
            self._mark()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self._ask_delete()
        elif event.key() == Qt.Key.Key_Escape and self._marking:
            self.clear_marks()
        elif not typed(event):
            super().keyPressEvent(event)

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex | QPersistentModelIndex:
        """Let Home and End go to the first and the last row: the list is made of rows, not of cells."""
        ends = {QAbstractItemView.CursorAction.MoveHome: 0, QAbstractItemView.CursorAction.MoveEnd: -1}
        if action not in ends or not self.model().rowCount():
            return super().moveCursor(action, modifiers)
        row = ends[action] % self.model().rowCount()
        return self.model().index(row, max(self.currentIndex().column(), 0))

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: the Vietnamese keyboard sends letters and Backspace that are no search."""

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> Any:
        """Take no composed text outside an editor."""
        return False if query == Qt.InputMethodQuery.ImEnabled else super().inputMethodQuery(query)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the whole list, by the mouse or the menu key."""
        show_list_menu(self, event.globalPos())

    def _mark(self) -> None:
        index = self.currentIndex()
        if not index.isValid():
            return
        if index.flags() & Qt.ItemFlag.ItemIsUserCheckable or self._tick_column() >= 0:
            turn_over(self.model(), index.siblingAtColumn(self._tick_column()))
            return
        first = not self._marking
        self._marking = True
        flag = QItemSelectionModel.SelectionFlag
        act = flag.Select if first else flag.Toggle
        self.selectionModel().select(index, act | flag.Rows)

    def _tick_column(self) -> int:
        return next((place for place, column in enumerate(self.lazy().columns) if column.tick), -1)

    def _ask_delete(self) -> None:
        rows = self.marked_rows()
        if rows:
            self.delete_requested.emit(rows)

    def _open(self, row: int) -> None:
        if row >= 0:
            self.opened.emit(row)

    def _double_clicked(self, index: QModelIndex) -> None:
        if not index.flags() & Qt.ItemFlag.ItemIsEditable:
            self._open(index.row())

    def selectionCommand(self, index: QModelIndex, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Let arrows move without losing marks while several rows are being marked."""
        if self._marking and event is not None and event.type() == QEvent.Type.KeyPress:
            if not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                return QItemSelectionModel.SelectionFlag.NoUpdate
        elif event is not None and event.type() == QEvent.Type.MouseButtonPress:
            self._marking = bool(event.modifiers() & (_MODIFIED | Qt.KeyboardModifier.ShiftModifier))
        return super().selectionCommand(index, event)

    # Copy and paste.

    def copy_rows(self) -> None:
        """Put the marked rows on the clipboard as a spreadsheet takes them."""
        rows = self.marked_rows()
        if rows:
            QGuiApplication.clipboard().setText(self.rows_text(rows))

    def rows_text(self, rows: Iterable[int]) -> str:
        """Return rows as tab-separated text, without heads."""
        import csv
        import io

        out = io.StringIO()
        writer = csv.writer(out, "excel-tab", lineterminator="\n")
        model = self.lazy()
        for row in rows:
            writer.writerow([copied(model, row, column) for column in range(len(model.columns))])
        return out.getvalue()

    def _paste(self) -> None:
        text = QGuiApplication.clipboard().text()
        if text.strip():
            from models.services import paste

            self.pasted.emit(paste.cells(text))

    # Editing.

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Enter go to the same column of the next row."""
        super().closeEditor(editor, hint)
        if hint != QAbstractItemDelegate.EndEditHint.SubmitModelCache:
            return
        below = self.currentIndex().siblingAtRow(self.current_row() + 1)
        if below.isValid():
            self.setCurrentIndex(below)
            self.edit(below)

    # Looks.

    def currentChanged(self, current: QModelIndex, previous: QModelIndex) -> None:
        """Draw the frame in its new place and tell the page."""
        super().currentChanged(current, previous)
        self.ground.update()
        if current.row() != previous.row():
            self.current_changed.emit(current.row())

    def selectionChanged(self, selected: Any, deselected: Any) -> None:
        """Count the marks anew."""
        super().selectionChanged(selected, deselected)
        count = len(self.selectionModel().selectedRows())
        if count == 0:
            self._marking = False
        self.marks_changed.emit(count)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard a row to stand on."""
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.set_current_row(0)
        self.ground.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the frame off."""
        super().focusOutEvent(event)
        self.ground.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the rows, then the current row's frame or the chosen row's bar."""
        super().paintEvent(event)
        index = self.currentIndex()
        if not index.isValid():
            return
        top, height = self.rowViewportPosition(index.row()), self.rowHeight(index.row())
        row = QRect(0, top, self.ground.width(), height - 1)
        painter = QPainter(self.ground)
        if self.hasFocus():
            painter.setPen(QPen(theme.colour("focus"), 2, j=Qt.PenJoinStyle.MiterJoin))
            painter.drawRect(row.adjusted(1, 1, -1, -1))
        elif self.selectionModel().isRowSelected(index.row()):
            theme.fill(painter, QRect(row.left(), row.top(), px(3), row.height()), "accent_line")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the current row in view."""
        super().resizeEvent(event)
        self._share_room()
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def _share_room(self) -> None:
        """Let columns of words have part of the room where those that take the rest have plenty."""
        columns = self.lazy().columns
        rest = self.viewport().width() - sum(px(column.width) for column in columns)
        open_ones = sum(not column.width for column in columns)
        more = SHARED if open_ones and rest > open_ones * px(PLENTY) else 0
        if more != self._more:
            self._more = more
            self.fit_columns()


def _holds_words(column: Column) -> bool:
    return column.align == Align.LEFT and column.width >= LEAST_WORDS


def typed(event: QKeyEvent) -> bool:
    """Say whether a key is one that typing sends: a letter, a digit, a mark, Backspace."""
    if event.modifiers() & _MODIFIED:
        return False
    return event.key() == Qt.Key.Key_Backspace or (bool(event.text()) and event.text().isprintable())


def copied(model: LazyModel, row: int, column: int) -> str:
    """Return a cell's text as a spreadsheet takes it; a tick is an x."""
    cell = model.cell(row, column)
    if cell.ticked is not None:
        return "x" if cell.ticked else ""
    return cell.text


class TableBox(QWidget):
    """Hold a table so that it ends with a whole row; the table is no taller than its rows."""

    def __init__(self, table: HouseTable, rows: int = 3, parent: QWidget | None = None) -> None:
        """Show at least `rows` rows."""
        super().__init__(parent)
        self.table = table
        self._rows = rows
        table.setParent(self)
        self.setFocusProxy(table)
        table.model().modelReset.connect(self._fit)

    def sizeHint(self) -> QSize:
        """Return the room that all rows would take."""
        return QSize(px(320), self.table.content_height(max(self.table.model().rowCount(), self._rows)))

    def minimumSizeHint(self) -> QSize:
        """Return the room for the fewest rows; in large letters, where a page may scroll, for every head too."""
        width = self.table.least_width() if theme.current().scale >= LARGE else 0
        return QSize(max(px(240), width), self.table.content_height(self._rows))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Cut the table to whole rows."""
        self._fit()

    def _fit(self) -> None:
        self.table.setGeometry(0, 0, self.width(), self.table.whole_rows_height(self.height()))
        self.updateGeometry()
