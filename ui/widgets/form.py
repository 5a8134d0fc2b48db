"""A form derived from declarations: fields in rows, values and drafts by field name."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.fields import FieldSpec
from ui.theme import px
from ui.widgets.editors import Area, Line
from ui.widgets.fields import FieldBox, field_box
from ui.widgets.picker import Options


@fact
class Place:
    """Where a field stands in its row: a width in px at 100 %, or a share of what is left; `gap` px before it."""

    name: str
    width: int = 0
    share: int = 1
    gap: int = 0


Rows = Sequence[Sequence[Place]]


def put_keyboard(editor: QWidget) -> None:
    """Put the keyboard into an editor, behind what is typed there."""
    editor.setFocus()
    if isinstance(editor, Area):
        editor.moveCursor(QTextCursor.MoveOperation.End)
    elif isinstance(editor, Line):
        editor.end(False)


class Form(QWidget):
    """Fields in rows. `changed(name)` at each keystroke, `finished(name)` when a field is left."""

    changed = Signal(str)
    finished = Signal(str)

    def __init__(
        self,
        specs: Sequence[FieldSpec],
        rows: Rows,
        today: Callable[[], date],
        options: Mapping[str, Options] | None = None,
        parent: QWidget | None = None,
        own: Sequence[FieldBox] = (),
    ) -> None:
        """Show the fields named in `rows`; `options` gives LINK fields, and CHOICE fields where wanted, their lists.

        `own` are boxes that a page made itself.
        """
        super().__init__(parent)
        known = options or {}
        self.boxes = {spec.name: field_box(spec, today, known.get(spec.name)) for spec in specs}
        self.boxes |= {box.spec.name: box for box in own}
        self._names: dict[QObject, str] = {}
        for name, box in self.boxes.items():
            box.setParent(self)
            self._names[box] = name
            box.changed.connect(self._changed)
            box.finished.connect(self._finished)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(10))
        self._rows: list[QHBoxLayout] = []
        self.set_rows(rows)

    def __getitem__(self, name: str) -> FieldBox:
        return self.boxes[name]

    def set_rows(self, rows: Rows) -> None:
        """Place the fields anew; fields in no row are hidden but keep what they hold."""
        self._clear_rows()
        shown = {place.name for row in rows for place in row}
        for name, box in self.boxes.items():
            box.setVisible(name in shown)
        for places in rows:
            self._add_row(places)
        names = [place.name for row in rows for place in row]
        for before, after in zip(names, names[1:], strict=False):
            QWidget.setTabOrder(self.boxes[before].editor, self.boxes[after].editor)

    def grow(self, name: str) -> None:
        """Let the row of a field take the room that is left."""
        for row in self._rows:
            if row.indexOf(self.boxes[name]) >= 0:
                self._column.setStretchFactor(row, 1)

    def _clear_rows(self) -> None:
        # Never by itemAt or takeAt: a layout item that Python has seen leaves a wrapper behind when Qt deletes it, and
        # the next object at that address is taken for it.
        for row in self._rows:
            for box in self.boxes.values():
                row.removeWidget(box)
            self._column.removeItem(row)
            row.deleteLater()
        self._rows = []

    def _add_row(self, places: Sequence[Place]) -> None:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        # While it is empty: a filled layout that is added hands its items to Python too.
        self._column.addLayout(row)
        self._rows.append(row)
        for place in places:
            if place.gap:
                row.addSpacing(px(place.gap))
            box = self.boxes[place.name]
            if place.width:
                box.setFixedWidth(px(place.width))
            row.addWidget(box, 0 if place.width else place.share)
        if all(place.width for place in places):
            row.addStretch(1)

    @Slot()
    def _changed(self) -> None:
        self.changed.emit(self._names[self.sender()])

    @Slot()
    def _finished(self) -> None:
        self.finished.emit(self._names[self.sender()])

    def values(self) -> dict[str, Any]:
        """Return all typed values. Raises Refused at the first text that cannot be read."""
        return {name: box.value() for name, box in self.boxes.items()}

    def unreadable(self) -> list[str]:
        """Return the names of the fields whose text cannot be read, and say so under each."""
        found = []
        for name, box in self.boxes.items():
            try:
                box.value()
            except Refused:
                box.settle()
                found.append(name)
        return found

    def set_values(self, values: Mapping[str, Any], texts: Mapping[str, str] | None = None) -> None:
        """Show values; `texts` are the words of LINK fields, so that their lists are not searched."""
        words = texts or {}
        for name, box in self.boxes.items():
            if name in words and hasattr(box, "picked"):
                box.set_value(values.get(name), words[name])
            else:
                box.set_value(values.get(name))

    def raw(self) -> dict[str, str]:
        """Return what is typed, for a draft."""
        return {name: box.raw() for name, box in self.boxes.items()}

    def set_raw(self, raw: Mapping[str, str]) -> None:
        """Show what a draft kept."""
        for name, words in raw.items():
            if name in self.boxes:
                self.boxes[name].set_raw(words)

    def say(self, name: str, sentence: str, tone: str = "wrong") -> None:
        """Say under a field what is wrong or worth a look."""
        self.boxes[name].say(sentence, tone)

    def clear_remarks(self) -> None:
        """Take all remarks off."""
        for box in self.boxes.values():
            box.clear_remark()

    def focus(self, name: str) -> None:
        """Put the keyboard into a field."""
        put_keyboard(self.boxes[name].editor)

    def current_field(self) -> str:
        """Return the name of the field that has the keyboard, "" for none."""
        return next((name for name, box in self.boxes.items() if box.editor.hasFocus()), "")
