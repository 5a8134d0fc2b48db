"""The honours of a slip: a small table, and under it the one that is being typed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.codes import KINDS, labels
from models.rules.facts import Record
from models.rules.fields import N_, FieldSpec, Kind
from models.rules.slip_facts import DeedRow
from models.rules.slips import kind_of
from models.services import schema, slip_rows
from ui import theme
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.theme import px
from ui.widgets import text
from ui.widgets.form import Form, Place
from ui.widgets.table import HouseTable, TableBox

# The first row stands on the table's own columns, under their heads; what may stay empty opens below it.
KIND, NAME, PLACE, GAP = 112, 168, 40, 12
ROWS = (
    (Place("kind", KIND - GAP), Place("name", NAME - GAP), Place("deed")),
    (Place("result", share=3), Place("position", share=2), Place("consent", 168)),
)
PRESET = {"kind": "person"}
GROUNDS = ("slip", "spoken", "rule")


@dataclass(slots=True)
class Typed:
    """One honour as it stands in the form; `base` is what is stored of it."""

    texts: dict[str, str]
    uuid: str | None = None
    base: dict[str, str] | None = None


def _specs() -> list[FieldSpec]:
    names = [place.name for row in ROWS for place in row]
    lines = {Kind.TEXT: Kind.LINE}
    found = (schema.field("reported_deed", name) for name in names)
    return [replace(spec, kind=lines.get(spec.kind, spec.kind)) for spec in found]


class DeedRows(QWidget):
    """Keep the honours of a slip. `changed(field)` at each keystroke, `finished()` after Enter in an empty row."""

    changed = Signal(str)
    finished = Signal()
    remove_asked = Signal(str)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[Typed] = []
        self.at = 0
        self._kind_chosen = False
        self.model = LazyModel(_columns(), parent=self)
        self.table = HouseTable(_("Gương chi bộ báo lên"), self.model, tall=True)
        self.count = text.muted()
        self.form = Form(_specs(), ROWS, shell.today)
        for place in ROWS[0]:
            self.form[place.name].label.hide()
        self.number = text.muted()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(2 if theme.current().narrow else 4))
        column.addLayout(self._head())
        column.addWidget(TableBox(self.table, 1))
        column.addWidget(_Band(self.number, self.form))
        self._connect()

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(text.section(_("Gương chi bộ báo lên")))
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(text.muted(_("Tab sang ô · Enter thêm lượt")))
        return row

    def _connect(self) -> None:
        self.form.changed.connect(self._typed)
        self.form.finished.connect(self._field_left)
        self.form["kind"].picked.connect(self._kind_picked)
        self.table.opened.connect(self.edit)
        self.table.delete_requested.connect(self._delete)
        for box in self.form.boxes.values():
            box.editor.installEventFilter(self)
        # Enter in an open list comes from the list, past the filter; in the last field it ends the row all the same.
        self.form["consent"].editor.returnPressed.connect(self.add)

    # Opening.

    def show_stored(self, deeds: Sequence[Record]) -> None:
        """Show what is stored, with an empty row to type in."""
        self.rows = []
        for record in deeds:
            self.form.set_values(record.values, record.texts)
            raw = self.form.raw()
            self.rows.append(Typed(dict(raw), record.uuid, raw))
        self._load(len(self.rows))

    def take_draft(self, rows: Sequence[DeedRow]) -> None:
        """Put what was typed and not written over what is stored."""
        known = {row.uuid: row for row in self.rows}
        for row in rows:
            stored = known.get(row.uuid) if row.uuid else None
            if stored is not None:
                stored.texts = {**stored.texts, **row.texts}
            elif row.uuid is None:
                self.rows.append(Typed({**PRESET, **row.texts}))
        self._load(len(self.rows))

    def edit(self, at: int) -> None:
        """Bring a row into the fields; one past the last is a new one."""
        self._settle()
        self._load(at)
        if self.at < len(self.rows):
            self.form.focus("name")

    def _load(self, at: int) -> None:
        self.at = min(at, len(self.rows))
        self._kind_chosen = self.at < len(self.rows)
        texts = self.rows[self.at].texts if self.at < len(self.rows) else PRESET
        self.form.clear_remarks()
        self.form.set_raw({**dict.fromkeys(self.form.boxes, ""), **texts})
        self._show()

    def _settle(self) -> None:
        """Keep the row in the fields as one of the table's, where it says anything."""
        if self.at >= len(self.rows) and not slip_rows.is_empty(DeedRow(self.form.raw())):
            self.rows.append(Typed(self.form.raw()))

    def _show(self) -> None:
        self.model.set_rows(list(enumerate(self.rows, 1)))
        self.number.setText(str(self.at + 1))
        self.count.setText(_("{count} lượt").format(count=len(self.typed())))

    # What is typed.

    def typed(self) -> list[Typed]:
        """Return all rows, the one in the fields with them."""
        new = self.at >= len(self.rows) and not slip_rows.is_empty(DeedRow(self.form.raw()))
        return [*self.rows, Typed(self.form.raw())] if new else list(self.rows)

    def changes(self) -> tuple[DeedRow, ...]:
        """Return the rows that differ from what is stored, of known ones only what differs."""
        found = []
        for row in self.typed():
            base = row.base or {}
            texts = {name: words for name, words in row.texts.items() if words != base.get(name, "")}
            if texts:
                found.append(DeedRow(texts, row.uuid))
        return tuple(found)

    def whole(self) -> bool:
        """Say whether no row lacks what the book asks of every lượt."""
        return all(row.texts.get("name", "").strip() and row.texts.get("deed", "").strip() for row in self.typed())

    def focus_name(self) -> str:
        """Return the field with the keyboard as drafts name it, "" for none."""
        name = self.form.current_field()
        return slip_rows.key(self.at + 1, name) if name else ""

    @Slot(str)
    def _typed(self, name: str) -> None:
        if self.at < len(self.rows):
            self.rows[self.at].texts = self.form.raw()
            self.model.refresh()
        self.count.setText(_("{count} lượt").format(count=len(self.typed())))
        self.changed.emit(slip_rows.key(self.at + 1, name))

    @Slot(str)
    def _field_left(self, name: str) -> None:
        """Let the name of a new row tell whose it is, until that is chosen by hand."""
        if name == "name" and not self._kind_chosen:
            self.form["kind"].set_raw(kind_of(self.form["name"].raw()))

    @Slot(object)
    def _kind_picked(self, _kind: object) -> None:
        self._kind_chosen = True

    @Slot()
    def add(self) -> None:
        """Take the row in the fields into the table and begin the next; an empty one leaves the rows."""
        if self.at >= len(self.rows) and slip_rows.is_empty(DeedRow(self.form.raw())):
            self.finished.emit()
            return
        self._field_left("name")
        self._settle()
        self.edit(len(self.rows))
        self.form.focus("name")
        self.changed.emit(slip_rows.key(self.at + 1, "name"))

    @Slot(list)
    def _delete(self, places: list[int]) -> None:
        row = self.rows[places[0]]
        if row.uuid:
            self.remove_asked.emit(row.uuid)
            return
        self._settle()
        self.rows.remove(row)
        self.at = len(self.rows)
        self.form.set_raw({**dict.fromkeys(self.form.boxes, ""), **PRESET})
        self._show()
        self.changed.emit("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter in a field of the row ends the row."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
            if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                for name in ("kind", "consent"):
                    self.form[name].editor.settle()
                self.add()
                return True
        return super().eventFilter(watched, event)


class _Band(QWidget):
    """The tinted ground under the row being typed, its number at the left."""

    def __init__(self, number: QWidget, form: QWidget) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        edge = px(4 if theme.current().narrow else 8)
        row.setContentsMargins(px(8), edge, px(8), edge)
        row.setSpacing(px(8))
        number.setFixedWidth(px(PLACE - 16))
        row.addWidget(number, 0, Qt.AlignmentFlag.AlignTop)
        number.setFixedHeight(px(32))
        row.addWidget(form, 1)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), theme.colour("selection"))


def _columns() -> tuple[Column, ...]:
    return (
        Column("place", "", _place, PLACE, muted=True),
        Column("kind", N_("Loại"), _kind, KIND),
        Column("name", N_("Họ tên, tập thể"), _name, NAME),
        Column("deed", N_("Việc làm"), partial(_text, "deed")),
        Column("consent", N_("Công khai"), _consent, 88, Align.CENTRE),
    )


def _place(numbered: tuple[int, Typed]) -> str:
    return str(numbered[0])


def _kind(numbered: tuple[int, Typed]) -> str:
    kind = numbered[1].texts.get("kind", "")
    return _(labels(KINDS)[kind]) if kind else ""


def _name(numbered: tuple[int, Typed]) -> Cell:
    return Cell(numbered[1].texts.get("name", ""), bold=True)


def _text(name: str, numbered: tuple[int, Typed]) -> str:
    return numbered[1].texts.get(name, "")


def _consent(numbered: tuple[int, Typed]) -> Cell:
    allowed = numbered[1].texts.get("consent", "") in GROUNDS
    return Cell(ticked=allowed, spoken=_("được công khai") if allowed else _("chưa có căn cứ công khai"))
