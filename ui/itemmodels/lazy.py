"""A table model that fetches its rows in blocks, when they come into view."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from ui import theme
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column, ListSource, PageSource

Index = QModelIndex | QPersistentModelIndex

NOWHERE = QModelIndex()

BLOCK = 64
KEPT_BLOCKS = 24

CELL_ROLE = Qt.ItemDataRole.UserRole
ROW_ROLE = Qt.ItemDataRole.UserRole + 1
COLUMN_ROLE = Qt.ItemDataRole.UserRole + 2

_ALIGN = {
    Align.LEFT: Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter,
    Align.RIGHT: Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter,
    Align.CENTRE: Qt.AlignmentFlag.AlignCenter,
}


class LazyModel(QAbstractTableModel):
    """Rows of a page source under columns given as data.

    `edited(row, column key, text)` asks the page to take a typed value; `ticked(row, column key, on)` a tick. The model
    never changes a row itself: the page acts, then calls `refresh`.
    """

    edited = Signal(object, str, str)
    ticked = Signal(object, str, bool)

    def __init__(
        self,
        columns: Sequence[Column],
        source: PageSource | None = None,
        key: Callable[[Any], Any] | None = None,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.columns = tuple(columns)
        self._key = key or id
        self._source: PageSource = source or ListSource([])
        self._count = self._source.count()
        self._blocks: OrderedDict[int, list[Any]] = OrderedDict()
        self._answers: dict[int, Callable[[Index], Any]] = {
            Qt.ItemDataRole.DisplayRole: self._display,
            Qt.ItemDataRole.EditRole: self._edit_value,
            Qt.ItemDataRole.AccessibleTextRole: self._spoken,
            Qt.ItemDataRole.TextAlignmentRole: self._alignment,
            Qt.ItemDataRole.CheckStateRole: self._check_state,
            CELL_ROLE: self._cell,
            ROW_ROLE: self._row,
            COLUMN_ROLE: self._column,
        }

    def set_source(self, source: PageSource) -> None:
        """Show another selection of rows from its beginning."""
        self.beginResetModel()
        self._source = source
        self._count = source.count()
        self._blocks.clear()
        self.endResetModel()

    def set_rows(self, rows: list[Any]) -> None:
        """Show rows that are already in memory."""
        self.set_source(ListSource(rows))

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show the same rows under other columns."""
        self.beginResetModel()
        self.columns = tuple(columns)
        self.endResetModel()

    def refresh(self) -> None:
        """Fetch again what is in view; the current row stays when the number of rows is the same."""
        count = self._source.count()
        if count != self._count:
            self.set_source(self._source)
            return
        self._blocks.clear()
        if count:
            self.dataChanged.emit(self.index(0, 0), self.index(count - 1, len(self.columns) - 1))

    def row_at(self, row: int) -> Any:
        """Return the fact behind a row, fetching its block where needed; None when it has gone meanwhile."""
        block = self._block(row // BLOCK)
        place = row % BLOCK
        return block[place] if place < len(block) else None

    def find(self, key: Any) -> int:
        """Return the row with a key among the blocks already fetched, or -1."""
        for number, block in self._blocks.items():
            for place, row in enumerate(block):
                if self._key(row) == key:
                    return number * BLOCK + place
        return -1

    def key_at(self, row: int) -> Any:
        """Return the key of a row."""
        return self._key(self.row_at(row))

    def _block(self, number: int) -> list[Any]:
        if number in self._blocks:
            self._blocks.move_to_end(number)
            return self._blocks[number]
        rows = self._source.block(number * BLOCK, BLOCK, self._anchor(number))
        self._blocks[number] = rows
        if len(self._blocks) > KEPT_BLOCKS:
            self._blocks.popitem(last=False)
        return rows

    def _anchor(self, number: int) -> tuple[int, Any] | None:
        near = min(self._blocks, key=lambda known: abs(known - number), default=None)
        if near is None or not self._blocks[near]:
            return None
        rows = self._blocks[near]
        return (near * BLOCK + len(rows) - 1, rows[-1]) if near < number else (near * BLOCK, rows[0])

    # What Qt asks.

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else self._count

    def columnCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid() or index.row() >= self._count:
            return None
        answer = self._answers.get(role)
        return answer(index) if answer else None

    def cell(self, row: int, column: int) -> Cell:
        """Return one cell as data."""
        fact = self.row_at(row)
        if fact is None:
            return Cell()
        found = self.columns[column].cell(fact)
        return found if isinstance(found, Cell) else Cell(found)

    def _display(self, index: Index) -> str:
        return self.cell(index.row(), index.column()).text

    def _spoken(self, index: Index) -> str:
        cell = self.cell(index.row(), index.column())
        words = cell.spoken or " ".join(part for part in (cell.text, cell.aside) if part)
        if cell.ticked is not None:
            words = _("có") if cell.ticked else _("không")
        return f"{_(self.columns[index.column()].title)}: {words or _('trống')}"

    def _alignment(self, index: Index) -> Qt.AlignmentFlag:
        return _ALIGN[self.columns[index.column()].align]

    def _edit_value(self, index: Index) -> str | None:
        edit, fact = self.columns[index.column()].edit, self.row_at(index.row())
        return edit(fact) if edit and fact is not None else None

    def _check_state(self, index: Index) -> Qt.CheckState | None:
        ticked = self.cell(index.row(), index.column()).ticked
        if ticked is None:
            return None
        return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked

    def _cell(self, index: Index) -> Cell:
        return self.cell(index.row(), index.column())

    def _row(self, index: Index) -> Any:
        return self.row_at(index.row())

    def _column(self, index: Index) -> Column:
        return self.columns[index.column()]

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(self.columns):
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return _(self.columns[section].title)
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return _ALIGN[self.columns[section].align]
        if role == Qt.ItemDataRole.FontRole and self.columns[section].present:
            return theme.font(bold=True)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        found = super().flags(index)
        if not index.isValid():
            return found
        column = self.columns[index.column()]
        if column.edit is not None:
            found |= Qt.ItemFlag.ItemIsEditable
        if column.tick:
            found |= Qt.ItemFlag.ItemIsUserCheckable
        return found

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if not index.isValid():
            return False
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.EditRole and column.edit is not None:
            self.edited.emit(self.row_at(index.row()), column.key, str(value))
            return True
        if role == Qt.ItemDataRole.CheckStateRole and column.tick:
            self.ticked.emit(self.row_at(index.row()), column.key, Qt.CheckState(value) == Qt.CheckState.Checked)
            return True
        return False
