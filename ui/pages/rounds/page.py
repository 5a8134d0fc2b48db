"""Đợt xét: the list of rounds, and one round from choosing its rows to writing them to the book."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.rules.facts import RoundFact
from models.services import books, rounds
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Context, Page, Shell
from ui.pages.rounds.columns import list_columns
from ui.pages.rounds.view import RoundView
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton
from ui.widgets.foot import Sheet, StartLine
from ui.widgets.formdialog import run_dialog
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.rounddialog import RoundDialog
from ui.widgets.table import HouseTable, TableBox

TOUCHING = frozenset({"selection_round", "honour_entry", "reported_deed", "discipline", "year_rating", "person"})


class RoundList(QWidget):
    """The rounds of a year."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.year = Picker(self._years, self)
        self.year.setAccessibleName(_("Năm"))
        self.year.require()
        self.year.setFixedWidth(px(120))
        self.year.set_value(shell.today().year)
        self.year.picked.connect(self.reload)
        self.key = text.key_sentence()
        head = QHBoxLayout()
        head.setSpacing(px(16))
        head.addWidget(self.key)
        head.addWidget(self.year)
        head.addStretch(1)
        self.add = ActionButton(shell.actions["round.new"], PRIMARY)
        head.addWidget(self.add)
        self.model = LazyModel(list_columns(), parent=self)
        self.table = HouseTable(_("Các đợt xét"), self.model)
        self.start = Sheet()
        sentence = _("Mỗi đợt xét gom lượt của một tháng, 6 tháng, một năm hay một đợt thi đua.")
        button = ActionButton(shell.actions["round.new"], PRIMARY)
        self.start.set_lines([StartLine(1, _("Mở đợt xét đầu tiên"), sentence, button, True)])
        self.box = TableBox(self.table, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addLayout(head)
        column.addWidget(self.start)
        column.addWidget(self.box, 1)
        self._spring = QWidget()
        column.addWidget(self._spring, 1)

    def _years(self, typed: str) -> list[Option]:
        known = {book.year for book in books.books(self._shell.office)} | {self._shell.today().year}
        found = [Option(year, _("Năm {year}").format(year=year)) for year in sorted(known, reverse=True)]
        return list(Listed(found)(typed))

    @Slot()
    def reload(self) -> None:
        """Fetch the rounds of the year."""
        found = list(rounds.listed(self._shell.office, self.year.value()))
        self.model.set_rows(found)
        opened = sum(one.state == "open" for one in found)
        self.key.setText(_("{count} đợt xét, {opened} đợt đang mở").format(count=len(found), opened=opened))
        for widget, shown in ((self.start, not found), (self._spring, not found), (self.box, bool(found))):
            widget.setVisible(shown)
        self.add.setVisible(bool(found))
        if found and self.table.current_row() < 0:
            self.table.set_current_row(0)

    def fact_at(self, row: int) -> RoundFact:
        """Return one line."""
        return self.model.row_at(row)

    def focus_place(self) -> QWidget:
        """Return the list, or the way to the first round."""
        return self.table if self.model.rowCount() else self.start.lines()[0]


class RoundPage(Page):
    """The list, or one round."""

    back = "honours"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = RoundList(shell)
        self.view = RoundView(shell)
        self.stack = QStackedWidget()
        self.stack.addWidget(self.list)
        self.stack.addWidget(self.view)
        self.body.addWidget(self.stack, 1)
        self.list.table.opened.connect(self._open_at)
        self.view.gone.connect(self.show_list)
        self.show_list()

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Open the round that the way here names, ask for a new one, or show the list; without a wish stay."""
        if context.get("round"):
            self.show_round(str(context["round"]))
        elif context.get("new"):
            self.show_list()
            self.new_round(**context["new"])
        elif context.get("list") or not self.view.uuid:
            self.show_list()
        else:
            self._reread()

    def leave(self) -> bool:
        """Write the meeting's fields."""
        self.view.commit()
        return True

    def refresh(self, changes: Any) -> None:
        """Fetch again what an act touched."""
        if changes.tables & TOUCHING:
            self._reread()

    def fold(self, narrow: bool) -> None:
        """Draw the round's columns together, or apart."""
        self.view.fold(narrow)

    def first_focus(self) -> QWidget | None:
        """Return the list, or the next thing to do in the round."""
        return self.view.focus_place() if self._on_round() else self.list.focus_place()

    # List and round.

    @Slot()
    def show_list(self) -> None:
        """Show all rounds of the year."""
        self.view.commit()
        self.view.uuid = ""
        self.list.reload()
        self.stack.setCurrentWidget(self.list)
        self.set_title(_("Đợt xét"))
        self._fit_acts()

    def show_round(self, uuid: str) -> None:
        """Show one round."""
        self.view.show_round(uuid)
        self.stack.setCurrentWidget(self.view)
        self.set_title(self.view.title())
        self._fit_acts()

    def _on_round(self) -> bool:
        return self.stack.currentWidget() is self.view

    def _reread(self) -> None:
        if self._on_round() and self.view.uuid:
            self.view.reread()
        else:
            self.list.reload()
        self._fit_acts()

    @Slot(int)
    def _open_at(self, row: int) -> None:
        self.show_round(self.list.fact_at(row).uuid)
        self.view.focus_place().setFocus()

    def new_round(self, kind: str = "", period: str = "") -> None:
        """Ask for kind and period, with these filled in, then open the round."""
        dialog = RoundDialog(_("Mở đợt xét mới"), _("Mở đợt xét"), str, self.shell, self, fresh=True)
        if kind:
            dialog.fill(kind, period)
        if run_dialog(dialog):
            self.show_round(dialog.chosen)
            self.view.focus_place().setFocus()

    def _fit_acts(self) -> None:
        self.acts = self.view.acts() if self._on_round() else {"round.new": self.new_round}
        self.acts["refresh"] = self._reread
        self.acts_changed.emit()
