"""The three tabs of Mẫu sổ: columns, title and basis, signatures and margins."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from models.rules.bookforms import LONGEST_CAPTION
from models.rules.fields import N_
from models.rules.pages import BookForm, ColumnSpec, Edge
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.pages.forms import edits
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import ActionButton
from ui.widgets.editors import Area, Line, Tick
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.table import HouseTable, TableBox


class Pane(QWidget):
    """One tab: `edited(form)` follows each change the reader makes."""

    edited = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form: BookForm | None = None
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(px(8))

    def take(self, form: BookForm) -> None:
        """Change the form and tell it."""
        self.form = form
        self.edited.emit(form)

    def labelled(self, words: str, editor: QWidget) -> QVBoxLayout:
        """Return a label over its editor."""
        box = QVBoxLayout()
        box.setSpacing(px(4))
        label = text.muted(words)
        label.setBuddy(editor)
        editor.setAccessibleName(words)
        box.addWidget(label)
        box.addWidget(editor)
        return box


class ColumnsPane(Pane):
    """The columns in their order: tick, caption, width; the chosen one is named and sized above the list."""

    chosen = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._rows: list[ColumnSpec] = []
        self.caption = Line()
        self.caption.setMaxLength(LONGEST_CAPTION)
        self.caption.textEdited.connect(self._renamed)
        self.width = Line()
        self.width.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.width.setFixedWidth(px(88))
        self.width.textEdited.connect(self._sized)
        self.width.finished.connect(self._tidy_width)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addLayout(self.labelled(_("Tên cột đang chọn"), self.caption), 1)
        row.addLayout(self.labelled(_("Rộng (mm)"), self.width))
        self.column.addLayout(row)
        self.model = LazyModel(_columns(), key=_key, parent=self)
        self.model.ticked.connect(self._ticked)
        self.table = HouseTable(_("Các cột của sổ"), self.model)
        self.table.current_changed.connect(self._went)
        self.table.opened.connect(self._to_caption)
        self.column.addWidget(TableBox(self.table, 6), 1)
        self.sum = text.wrapped("", "muted")
        self.remove = ActionButton(shell.actions["form.remove"])
        below = QHBoxLayout()
        below.addWidget(self.sum, 1)
        below.addWidget(self.remove)
        self.column.addLayout(below)
        self.column.addLayout(self._make_foot(shell))

    def _make_foot(self, shell: Shell) -> QHBoxLayout:
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        for act in ("form.up", "form.down"):
            foot.addWidget(ActionButton(shell.actions[act]))
        foot.addStretch(1)
        foot.addWidget(ActionButton(shell.actions["form.add"]))
        return foot

    def show_form(self, form: BookForm, place: int | None = None) -> None:
        """Show a form; the chosen column stays unless another place is named."""
        place = self.place() if place is None else place
        self.form = form
        self._showing = True
        self._rows = list(form.columns)
        self.model.set_rows(self._rows)
        self._showing = False
        self.table.set_current_row(min(max(place, 0), len(form.columns) - 1))
        self._say_sum()

    def place(self) -> int:
        """Return the chosen column's place."""
        return self.table.current_row()

    def present(self) -> ColumnSpec | None:
        """Return the chosen column."""
        place = self.place()
        return self.form.columns[place] if self.form and 0 <= place < len(self.form.columns) else None

    def _say_sum(self) -> None:
        sentence, fits = edits.width_sentence(self.form)
        text.dress(self.sum, role="muted" if fits else "red")
        self.sum.setText(sentence)

    @Slot(int)
    def _went(self, row: int) -> None:
        if self._showing or row < 0:
            return
        column = self.form.columns[row]
        self.caption.set_raw(column.caption)
        self.width.set_raw(edits.figure(column.width_mm))
        self.remove.setVisible(column.own)
        self.chosen.emit()

    @Slot(int)
    def _to_caption(self, _row: int) -> None:
        self.caption.setFocus()
        self.caption.selectAll()

    @Slot()
    def _renamed(self) -> None:
        self._change(caption=self.caption.raw())

    @Slot()
    def _sized(self) -> None:
        width = edits.read_figure(self.width.raw())
        self.width.setProperty("tone", "" if width else "wrong")
        self.width.style().polish(self.width)
        if width:
            self._change(width_mm=width)

    @Slot()
    def _tidy_width(self) -> None:
        column = self.present()
        if column is not None:
            self.width.set_raw(edits.figure(column.width_mm))
            self.width.setProperty("tone", "")
            self.width.style().polish(self.width)

    @Slot(object, str, bool)
    def _ticked(self, column: ColumnSpec, _key: str, on: bool) -> None:
        place = next(n for n, known in enumerate(self.form.columns) if known.id == column.id)
        self._replace(edits.changed(self.form, place, shown=on))

    def _change(self, **values: object) -> None:
        if self.present() is not None:
            self._replace(edits.changed(self.form, self.place(), **values))

    def _replace(self, form: BookForm) -> None:
        """Show a form of the same columns without moving in the list."""
        self._rows[:] = form.columns
        self.model.refresh()
        self.take(form)
        self._say_sum()

    def move(self, by: int) -> None:
        """Put the chosen column before its neighbour, or behind."""
        place = self.place()
        target = min(max(place + by, 0), len(self.form.columns) - 1)
        self.show_form(edits.moved(self.form, place, by), target)
        self.take(self.form)

    def add(self) -> None:
        """Add a column of the office's own; Refused columns_full."""
        self.show_form(edits.added(self.form), len(self.form.columns))
        self.take(self.form)
        self._to_caption(0)

    def drop(self) -> None:
        """Take the chosen own column away."""
        self.show_form(edits.removed(self.form, self.place()), self.place() - 1)
        self.take(self.form)


def _columns() -> list[Column]:
    return [
        Column("shown", N_("Hiện"), _shown, width=56, align=Align.CENTRE, tick=True),
        Column("caption", N_("Tên cột trên trang"), _caption, lead=True),
        Column("width", N_("Rộng (mm)"), _width, width=96, align=Align.RIGHT),
    ]


def _key(column: ColumnSpec) -> str:
    return column.id


def _shown(column: ColumnSpec) -> Cell:
    return Cell(ticked=column.shown)


def _caption(column: ColumnSpec) -> Cell:
    aside = _("cột riêng") if column.own else ""
    return Cell(column.caption.replace("\n", " "), role="" if column.shown else "muted", aside=aside)


def _width(column: ColumnSpec) -> Cell:
    return Cell(edits.figure(column.width_mm), role="" if column.shown else "muted")


class TitlesPane(Pane):
    """Title, subtitle, basis lines."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading, self.subtitle, self.basis = Line(), Area(), Area()
        self.column.addLayout(self.labelled(_("Tên sổ, ở bìa và đầu trang"), self.heading))
        self.column.addLayout(self.labelled(_("Dòng dưới tên sổ (mỗi dòng một hàng)"), self.subtitle))
        self.column.addLayout(self.labelled(_("Căn cứ, ở tờ mở sổ (mỗi dòng một căn cứ)"), self.basis))
        self.column.addStretch(1)
        self.heading.textEdited.connect(self._typed)
        self.subtitle.textChanged.connect(self._typed)
        self.basis.textChanged.connect(self._typed)
        self._showing = False

    def show_form(self, form: BookForm) -> None:
        """Show a form's texts."""
        self.form = form
        self._showing = True
        self.heading.set_raw(form.title)
        self.subtitle.set_raw("\n".join(form.subtitle))
        self.basis.set_raw("\n".join(form.basis))
        self._showing = False

    @Slot()
    def _typed(self) -> None:
        if not self._showing:
            lines = {"subtitle": _lines(self.subtitle), "basis": _lines(self.basis)}
            self.take(replace(self.form, title=self.heading.raw(), **lines))


def _lines(area: Area) -> tuple[str, ...]:
    return tuple(line.strip() for line in area.raw().split("\n") if line.strip())


class MarginsPane(Pane):
    """Who signs at the left, the binding edge, both sides, a sheet for each period."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keeper = Line()
        self.keeper.textEdited.connect(self._typed)
        self.binding = Picker(Listed([Option(Edge.LEFT, _("cạnh trái")), Option(Edge.TOP, _("cạnh trên"))]))
        self.binding.require()
        self.binding.picked.connect(self._typed)
        self.two_sided = Tick(_("In hai mặt, lề đối xứng"))
        self.new_sheet = Tick(_("Mỗi kỳ bắt đầu một tờ mới"))
        self.column.addLayout(self.labelled(_("Chữ trên chỗ ký bên trái"), self.keeper))
        self.column.addLayout(self.labelled(_("Đóng gáy ở"), self.binding))
        for tick in (self.two_sided, self.new_sheet):
            tick.clicked.connect(self._typed)
            self.column.addWidget(tick)
        self.hint: QLabel = text.wrapped("", "muted")
        self.column.addWidget(self.hint)
        self.column.addStretch(1)

    def show_form(self, form: BookForm) -> None:
        """Show a form's margins."""
        self.form = form
        self.keeper.set_raw(form.keeper_title)
        self.binding.set_value(form.binding)
        self.two_sided.setChecked(form.two_sided)
        self.new_sheet.setChecked(form.period_new_sheet)
        self._say_hint()

    def _say_hint(self) -> None:
        margins = _("Lề theo quy định của văn bản Đảng: gáy 30 mm, ngoài 15 mm, trên và dưới 20 mm.")
        turned = _("Khi in hai mặt, chọn lật theo cạnh ngắn.") if _on_short(self.form) else ""
        self.hint.setText(" ".join(part for part in (margins, turned) if part))

    @Slot()
    def _typed(self, _value: object = None) -> None:
        self.take(
            replace(
                self.form,
                keeper_title=self.keeper.raw(),
                binding=self.binding.value(),
                two_sided=self.two_sided.isChecked(),
                period_new_sheet=self.new_sheet.isChecked(),
            )
        )
        self._say_hint()


def _on_short(form: BookForm) -> bool:
    return form.two_sided and form.landscape == (form.binding is Edge.LEFT)
