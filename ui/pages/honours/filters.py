"""The row above the list: which book, and what narrows it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from models.rules.facts import ListQuery
from models.services import settings
from ui.i18n import _
from ui.page import Shell
from ui.pages.honours.offers import Offered
from ui.pages.honours.registers import OWN, REGISTERS, UNITS, Register, of
from ui.pages.honours.timing import later
from ui.theme import px
from ui.widgets.buttons import ActionButton, MenuButton, Segments
from ui.widgets.editors import Line
from ui.widgets.picker import Option, Options, Picker

WAIT = 120
MISSING = "missing:"
STATE = "state:"


class Filters(QWidget):
    """Choose a book and narrow its list; `changed` when the query is another, `switched` when the book is."""

    changed = Signal()
    switched = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._wait = later(self, WAIT, self.changed.emit)
        self._period = ""
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setVerticalSpacing(px(8))
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setColumnStretch(1, 1)
        self._narrow: bool | None = None
        cell = settings.facts(shell.office).level == "cell"
        self._registers = (OWN,) if cell else REGISTERS
        self._captions = {OWN.key: _("Sổ của chi bộ") if cell else _(OWN.caption), UNITS.key: _(UNITS.caption)}
        self._make()
        self._offer_states()
        self.fold(False)

    def _make(self) -> None:
        self.books = Segments(_("Chọn sổ"), [(r.key, self._captions[r.key]) for r in self._registers], self)
        self.books.chosen.connect(self._switch)
        self.words = Line(self)
        self.words.setPlaceholderText(_("Lọc tên, việc làm"))
        self.words.setAccessibleName(_("Lọc tên, việc làm"))
        self.words.setMinimumWidth(px(112))
        self.words.setMaximumWidth(px(176))
        self.words.textEdited.connect(self._typed)
        years, cells = self._offered = (Offered(self._years), Offered(self._units))
        self.year = self._picker(_("Năm"), 112, years)
        self.unit = self._picker(_("Lọc theo chi bộ"), 136, cells)
        self.state = self._picker(_("Lọc theo trạng thái hoặc mục còn thiếu"), 152, Offered(self._states))
        # With their words: the lists behind them are read when they are opened.
        self.year.set_value(self._shell.today().year, _year_words(self._shell.today().year))
        self.unit.set_value("", _("Mọi chi bộ"))
        acts = self._shell.actions
        keys = ("honour.rounds", "honour.periods", "honour.form", "print", "honour.paste")
        self.more = MenuButton(_("Sổ"), [acts[key] for key in keys], self)
        self.more.setAccessibleName(_("Việc của sổ"))
        self.add = ActionButton(acts["honour.add"], parent=self)
        self.narrowing = self._row((self.words, self.year, self.unit, self.state), True)
        self.doing = self._row((self.more, self.add), False)

    def _picker(self, name: str, width: int, options: Options) -> Picker:
        picker = Picker(options, self)
        picker.setAccessibleName(name)
        picker.require()
        picker.setFixedWidth(px(width))
        picker.picked.connect(self._picked)
        return picker

    # What is chosen.

    def register(self) -> Register:
        """Return the book that is looked at."""
        return of(self.books.key())

    def query(self) -> ListQuery:
        """Return what the list shall show."""
        chosen = self.state.value() or ""
        return ListQuery(
            year=self.year.value() or None,
            unit=self.unit.value() or "",
            text=self.words.raw().strip(),
            period=self._period,
            states=(chosen.removeprefix(STATE),) if chosen.startswith(STATE) else (),
            missing=chosen.removeprefix(MISSING) if chosen.startswith(MISSING) else "",
            order="number" if self.register() is OWN else "month",
        )

    def narrowed(self) -> bool:
        """Say whether anything but the year narrows the list."""
        asked = self.query()
        return bool(asked.unit or asked.text or asked.states or asked.missing or asked.period)

    def choose(self, register: Register, **wanted: str) -> None:
        """Show a book; `year`, `unit`, `state`, `missing`, `period` narrow it, what is not named stays open."""
        self.books.choose(register.key)
        self._offer_states()
        if "year" in wanted:
            self.year.set_value(int(wanted["year"]) if wanted["year"] else 0)
        unit = wanted.get("unit", "")
        self.unit.set_value(unit, None if unit else _("Mọi chi bộ"))
        self.words.set_raw(wanted.get("text", ""))
        self._period = wanted.get("period", "")
        state = STATE + wanted["state"] if wanted.get("state") else ""
        state = MISSING + wanted["missing"] if wanted.get("missing") else state
        self.state.set_value(state, None if state else _("Mọi trạng thái"))

    def count(self, register: Register, number: int) -> None:
        """Say how many lượt a book holds."""
        self.books.set_words(register.key, f"{self._captions[register.key]}  {number}")

    def offers(self, register: Register) -> bool:
        """Say whether this office keeps a book."""
        return register in self._registers

    def whole_year(self) -> ListQuery:
        """Return the query for all lượt of the year in view."""
        return ListQuery(year=self.year.value() or None)

    # What is offered.

    def _years(self) -> list[Option]:
        from models.services import books

        today = self._shell.today().year
        known = {book.year for book in books.books(self._shell.office)} | {today}
        found = [Option(year, _year_words(year)) for year in sorted(known, reverse=True)]
        return [*found, Option(0, _("Mọi năm"))]

    def _units(self) -> list[Option]:
        from models.services import units

        found = [Option(uuid, label) for uuid, label in units.options(self._shell.office)]
        return [Option("", _("Mọi chi bộ")), *found]

    def forget(self) -> None:
        """Read units and years anew when they are next asked for."""
        for offered in self._offered:
            offered.forget()

    def _offer_states(self) -> None:
        self.state.set_options(Offered(self._states))
        self.state.set_value("", _("Mọi trạng thái"))

    def _states(self) -> list[Option]:
        from models.services import schema

        register = self.register()
        states = [Option(STATE + str(choice.value), _(choice.label)) for choice in register.states]
        labels = {spec.name: spec.label for spec in schema.fields(register.table)}
        missing = [
            Option(MISSING + name, _("còn thiếu: {field}").format(field=_(labels[name]))) for name in register.missing
        ]
        return [Option("", _("Mọi trạng thái")), *states, *missing]

    # What is done.

    @Slot(str)
    def _switch(self, _key: str) -> None:
        self._offer_states()
        self.switched.emit()
        self.changed.emit()

    @Slot(str)
    def _typed(self, _words: str) -> None:
        self._wait.start()

    @Slot(object)
    def _picked(self, _value: object) -> None:
        self._period = ""
        self.changed.emit()

    # Looks.

    def fold(self, narrow: bool) -> None:
        """Stand in one row, or in two where the window is narrow."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for widget in (self.books, self.narrowing, self.doing):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.books, 0, 0)
        self._grid.addWidget(self.doing, 0, 2)
        if narrow:
            self._grid.addWidget(self.narrowing, 1, 0, 1, 3)
        else:
            self._grid.addWidget(self.narrowing, 0, 1)

    @staticmethod
    def _row(widgets: Sequence[QWidget], stretched: bool) -> QWidget:
        """Return some controls in a row; made once, for layouts do not move well."""
        held = QWidget()
        row = QHBoxLayout(held)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        for widget in widgets:
            row.addWidget(widget)
        if stretched:
            row.addStretch(1)
        return held


def _year_words(year: int) -> str:
    return _("Năm {year}").format(year=year)
