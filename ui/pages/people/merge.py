"""Two that may be one: found, laid side by side, made one or kept apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.fact import fact
from models.rules.facts import Duplicate, Record
from models.rules.fields import N_, FieldSpec
from models.services import merging, schema
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column
from ui.itemmodels.lazy import LazyModel
from ui.page import Context, Page, Shell
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton
from ui.widgets.table import HouseTable, TableBox
from ui.widgets.twopane import TwoPane

LIST = 400
REASONS = {
    "name_year": N_("cùng tên, cùng năm sinh"),
    "name_unit": N_("cùng tên, cùng chi bộ"),
    "name_parent": N_("cùng tên, cùng cấp trên"),
}
NONE = {
    "person": N_("Không thấy ai trùng nhau. Trang này tìm những người cùng tên và cùng năm sinh hoặc cùng chi bộ."),
    "unit": N_("Không thấy đơn vị nào trùng nhau. Trang này tìm những đơn vị cùng tên và cùng cấp trên."),
}
TITLES = {"person": N_("Gộp người trùng"), "unit": N_("Gộp đơn vị trùng")}


@fact
class Choice:
    """One field of the pair; `second` says that the second's text is taken."""

    spec: FieldSpec
    texts: tuple[str, str]
    second: bool = False


class MergePage(Page):
    """Pairs at left, the chosen pair's fields at right."""

    back = "units"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _(TITLES["person"])
        self._table = "person"
        self._pair: Duplicate | None = None
        self._choices: list[Choice] = []
        self.acts = {"merge.join": self.join, "merge.skip": self.skip}
        self.body.addWidget(self._make_empty())
        self.panes = TwoPane(self._make_pairs(), self._make_side_by_side(), LIST)
        self.panes.name(_("Danh sách trùng"), _("Cặp trước"), _("Cặp sau"))
        self.panes.stepped.connect(self._step)
        self.body.addWidget(self.panes, 1)

    def _make_empty(self) -> QWidget:
        self.empty = text.wrapped()
        self.empty.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        return self.empty

    def _make_pairs(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        self.pairs = LazyModel([Column("pair", N_("Có thể là một"), _pair_name, lead=True)], parent=self)
        self.list = HouseTable(_("Các cặp có thể trùng"), self.pairs)
        self.list.current_changed.connect(self._went)
        self.list.opened.connect(self._open)
        column.addWidget(TableBox(self.list, 5), 1)
        return pane

    def _make_side_by_side(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        words = QVBoxLayout()
        self.name = text.dress(text.Elided(), 15, True)
        self.reason = text.muted()
        words.addWidget(self.name)
        words.addWidget(self.reason)
        head.addLayout(words, 1)
        head.addWidget(ActionButton(self.shell.actions["merge.skip"]))
        head.addWidget(ActionButton(self.shell.actions["merge.join"], PRIMARY))
        column.addLayout(head)
        self.model = LazyModel(_columns(), parent=self)
        self.model.ticked.connect(self._ticked)
        self.table = HouseTable(_("So hai bên"), self.model)
        column.addWidget(TableBox(self.table, 6), 1)
        note = _("Mọi lượt, chức vụ, xếp loại của hai bên về cùng một chỗ. Hoàn tác được.")
        column.addWidget(text.wrapped(note, "muted"))
        return pane

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Look for doubled people or units, as `table` says."""
        self._table = str(context.get("table", self._table))
        self.set_title(_(TITLES[self._table]))
        self.reload()

    def refresh(self, changes: Any) -> None:
        """Look again when people or units changed."""
        if self._table in changes.tables:
            self.reload()

    def fold(self, narrow: bool) -> None:
        """Show list and pair one at a time where there is no room for both."""
        self.panes.fold(narrow)

    def first_focus(self) -> QWidget | None:
        """Return the list of pairs."""
        return self.list if self.pairs.rowCount() else None

    # The list.

    def reload(self) -> None:
        """Find the pairs anew."""
        found = list(merging.duplicates(self.shell.office, self._table))
        self.pairs.set_rows(found)
        self.panes.setVisible(bool(found))
        self.empty.setVisible(not found)
        self.empty.setText(_(NONE[self._table]))
        for key in ("merge.join", "merge.skip"):
            self.shell.actions[key].setEnabled(bool(found))
        if found:
            self.list.set_current_row(0)

    @Slot(int)
    def _open(self, row: int) -> None:
        self.panes.open_form()
        self.table.setFocus()

    @Slot(int)
    def _step(self, by: int) -> None:
        place = self.list.current_row() + by
        if 0 <= place < self.pairs.rowCount():
            self.list.set_current_row(place)

    @Slot(int)
    def _went(self, row: int) -> None:
        if row < 0:
            return
        pair: Duplicate = self.pairs.row_at(row)
        self._pair = pair
        self.name.setText(_pair_name(pair).text)
        self.reason.setText(_(REASONS[pair.reason]))
        self._choices = _choices(pair)
        self.model.set_rows(self._choices)

    @Slot(object, str, bool)
    def _ticked(self, choice: Choice, _key: str, on: bool) -> None:
        place = next(n for n, known in enumerate(self._choices) if known.spec.name == choice.spec.name)
        self._choices[place] = replace(choice, second=on)
        self.model.refresh()

    # Acts.

    def join(self) -> None:
        """Make the two one, with the texts chosen."""
        if self._pair is None:
            return
        second = self._pair.second
        texts = {choice.spec.name: _typed(second, choice.spec.name) for choice in self._choices if choice.second}
        merging.merge(self.shell.office, self._table, self._pair.first.uuid, second.uuid, texts)
        self.shell.bus.saved.emit(_("Đã gộp: {name}").format(name=self.name.text()))
        self.reload()

    def skip(self) -> None:
        """Remember that they are two."""
        if self._pair is not None:
            merging.keep_apart(self.shell.office, self._pair.first.uuid, self._pair.second.uuid)
            self.reload()


def _pair_name(pair: Duplicate) -> Cell:
    first, second = (record.texts.get("name", "") for record in (pair.first, pair.second))
    words = first if first == second else f"{first} – {second}"
    return Cell(words, aside=_(REASONS[pair.reason]))


def _choices(pair: Duplicate) -> list[Choice]:
    """Return the fields that either side knows, those that differ first."""
    found = []
    for spec in schema.fields(pair.table):
        texts = (pair.first.texts.get(spec.name, ""), pair.second.texts.get(spec.name, ""))
        if any(texts):
            found.append(Choice(spec, texts, second=not texts[0]))
    return sorted(found, key=_is_equal)


def _is_equal(choice: Choice) -> bool:
    return choice.texts[0] == choice.texts[1]


def _typed(record: Record, name: str) -> str:
    """Return a value as a service reads it: a link by its UUID, anything else by its text."""
    value, words = record.values.get(name), record.texts.get(name, "")
    return value if isinstance(value, str) and schema.field(record.table, name).target else words


def _columns() -> list[Column]:
    return [
        Column("field", N_("Mục"), _field, width=168, muted=True),
        Column("first", N_("Bên thứ nhất"), _first),
        Column("second", N_("Bên thứ hai"), _second),
        Column("take", N_("Lấy bên thứ hai"), _take, width=136, align=Align.CENTRE, tick=True),
    ]


def _field(choice: Choice) -> str:
    return _(choice.spec.label)


def _first(choice: Choice) -> Cell:
    return _side(choice, 0)


def _second(choice: Choice) -> Cell:
    return _side(choice, 1)


def _side(choice: Choice, side: int) -> Cell:
    taken = choice.second == bool(side)
    return Cell(choice.texts[side], bold=taken and not _is_equal(choice), role="" if taken else "muted")


def _take(choice: Choice) -> Cell:
    return Cell() if _is_equal(choice) else Cell(ticked=choice.second)
