"""The table of a round: Enter types in place, Tab goes to the next cell that can be typed in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QAbstractItemDelegate, QAbstractItemView, QLineEdit, QStyleOptionViewItem, QWidget

from models.rules import codes
from ui.i18n import _
from ui.itemmodels.lazy import COLUMN_ROLE, LazyModel
from ui.pages.rounds.columns import VERDICT
from ui.theme import px
from ui.widgets.delegate import HouseDelegate
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.table import HouseTable

Index = QModelIndex | QPersistentModelIndex
_NEXT = QAbstractItemDelegate.EndEditHint.EditNextItem
_BEFORE = QAbstractItemDelegate.EndEditHint.EditPreviousItem


class CellPicker(Picker):
    """A list inside a cell: Tab belongs to the table, an open list included."""

    left = Signal(bool)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take what is highlighted or typed, and let the table go on."""
        self._take_highlighted()
        self.settle()
        self.left.emit(forward)
        return True


class RoundDelegate(HouseDelegate):
    """Offer the three decisions as a list; votes are typed."""

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        """Return a list to pick from, or a line."""
        if index.data(COLUMN_ROLE).key != VERDICT:
            return super().createEditor(parent, option, index)
        picker = CellPicker(Listed([Option(choice.value, _(choice.label)) for choice in codes.VERDICTS]), parent)
        picker.setAccessibleName(index.data(Qt.ItemDataRole.AccessibleTextRole))
        picker.require()
        picker.left.connect(self._leave)
        return picker

    @Slot(bool)
    def _leave(self, forward: bool) -> None:
        editor = self.sender()
        self.commitData.emit(editor)
        self.closeEditor.emit(editor, _NEXT if forward else _BEFORE)

    def setEditorData(self, editor: QWidget, index: Index) -> None:
        """Show the present decision; what is already being typed is not overwritten."""
        if isinstance(editor, QLineEdit) and editor.isModified():
            return
        if isinstance(editor, Picker):
            editor.set_value(index.data(Qt.ItemDataRole.EditRole))
            editor.selectAll()
        else:
            super().setEditorData(editor, index)

    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        """Put a list, which keeps its own height, into the middle of the cell."""
        super().updateEditorGeometry(editor, option, index)
        if isinstance(editor, Picker):
            place = editor.geometry()
            place.setHeight(px(32))
            place.moveCenter(option.rect.center())
            editor.setGeometry(place)

    def setModelData(self, editor: QWidget, model: Any, index: Index) -> None:
        """Hand over what was picked."""
        if isinstance(editor, Picker):
            editor.settle()
            model.setData(index, editor.value())
        else:
            super().setModelData(editor, model, index)


class RoundTable(HouseTable):
    """Rows with cells to type in."""

    opened_row = Signal(int)

    def __init__(self, name: str, model: LazyModel, parent: QWidget | None = None) -> None:
        super().__init__(name, model, tall=True, parent=parent)
        self.setItemDelegate(RoundDelegate(self))
        self.opened.connect(self._edit_here)

    @Slot(int)
    def _edit_here(self, row: int) -> None:
        # The Enter that ends the typing in a cell reaches the table as well.
        if self.state() == QAbstractItemView.State.EditingState:
            return
        places = self.editable()
        if not places:
            self.opened_row.emit(row)
            return
        column = self.currentIndex().column()
        self.edit_at(row, column if column in places else places[0])

    def editable(self) -> list[int]:
        """Return the columns that can be typed in."""
        return [place for place, column in enumerate(self.lazy().columns) if column.edit is not None]

    def edit_at(self, row: int, column: int) -> None:
        """Type in one cell."""
        index = self.model().index(row, column)
        self.setCurrentIndex(index)
        self.edit(index)

    def closeEditor(self, editor: QWidget, hint: QAbstractItemDelegate.EndEditHint) -> None:
        """After Tab go to the next cell that can be typed in, over the end of the row."""
        if hint not in (_NEXT, _BEFORE):
            super().closeEditor(editor, hint)
            return
        here = self.currentIndex()
        super().closeEditor(editor, QAbstractItemDelegate.EndEditHint.NoHint)
        cells = [(row, place) for row in range(self.model().rowCount()) for place in self.editable()]
        at = cells.index((here.row(), here.column())) + (1 if hint == _NEXT else -1)
        if 0 <= at < len(cells):
            self.edit_at(*cells[at])
