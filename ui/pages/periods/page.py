"""Kỳ, khoá sổ: the periods of a book, what to look at before closing, and what its sums are made of."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from models.rules.facts import BookFact, PeriodFact
from models.rules.fields import N_, FieldSpec, Kind
from models.services import books, periods
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Context, Page, Shell
from ui.pages.periods.columns import label_of, period_columns, state_of
from ui.pages.periods.figures import Figures
from ui.sealing import ask_seal
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton, MenuButton
from ui.widgets.dialogs import HouseDialog, ask
from ui.widgets.form import Form, Place
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.states import LOOKS, StateWord
from ui.widgets.table import HouseTable, TableBox
from ui.widgets.twopane import TwoPane
from ui.wording import field_sentence

LIST = 496
FURTHER = ("period.inspect", "period.public", "period.seal", "period.year")
REASON = FieldSpec("reason", N_("Lý do mở lại"), N_("Ghi vào nhật ký, kèm ngày và người mở."), Kind.LINE, required=True)


class PeriodsPage(Page):
    """Periods at left, the chosen one at right."""

    back = "honours"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Kỳ, khoá sổ")
        self._books: list[BookFact] = []
        self._key = ""
        self.acts = {
            "period.close": self.close_period,
            "period.reopen": self.reopen,
            "period.print": self.print_period,
            "period.public": self.print_public,
            "period.book": self.print_book,
            "period.paper": self.compare,
            "period.seal": self.seal,
            "period.inspect": self.inspect,
            "period.year": self.to_new_year,
        }
        self.body.addLayout(self._make_head())
        self.empty = text.wrapped(_("Chưa có sổ nào. Sổ của năm mở ra khi ghi lượt đầu tiên."))
        self.body.addWidget(self.empty)
        self.panes = TwoPane(self._make_list(), self._make_period(), LIST)
        self.panes.name(_("Danh sách kỳ"), _("Kỳ trước"), _("Kỳ sau"))
        self.panes.stepped.connect(self._step)
        self.body.addWidget(self.panes, 1)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.book = Picker(Listed([]))
        self.book.setAccessibleName(_("Sổ"))
        self.book.require()
        self.book.setFixedWidth(px(392))
        self.book.picked.connect(self._book_chosen)
        row.addWidget(self.book)
        row.addStretch(1)
        row.addWidget(MenuButton(_("Việc khác"), [self.shell.actions[key] for key in FURTHER]))
        for act in ("period.paper", "period.book"):
            row.addWidget(ActionButton(self.shell.actions[act]))
        return row

    def _make_list(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        self.model = LazyModel(period_columns(), key=_key, parent=self)
        self.table = HouseTable(_("Các kỳ của sổ"), self.model)
        self.table.current_changed.connect(self._went)
        self.table.opened.connect(self._open)
        column.addWidget(TableBox(self.table, 5), 1)
        return pane

    def _make_period(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        words = QVBoxLayout()
        words.setSpacing(px(4))
        self.name = text.dress(text.Elided(), 15, True)
        self.state = StateWord(LOOKS["proposed"], "")
        words.addWidget(self.name)
        self.when = text.dress(text.Elided(), role="muted")
        below = QHBoxLayout()
        below.setSpacing(px(8))
        below.addWidget(self.state)
        below.addWidget(self.when, 1)
        words.addLayout(below)
        head.addLayout(words, 1)
        head.addWidget(ActionButton(self.shell.actions["period.print"]))
        self.reopen_button = ActionButton(self.shell.actions["period.reopen"])
        self.close_button = ActionButton(self.shell.actions["period.close"], PRIMARY)
        head.addWidget(self.reopen_button)
        head.addWidget(self.close_button)
        column.addLayout(head)
        self.points = QWidget()
        self._points = QVBoxLayout(self.points)
        self._points.setContentsMargins(0, 0, 0, 0)
        self._points.setSpacing(px(4))
        column.addWidget(self.points)
        self.figures = Figures(self.shell)
        column.addWidget(self.figures, 1)
        return pane

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Show the own book of this year; `book`, `year` and `period` name others."""
        self._key = str(context.get("period", self._key))
        self.reload(str(context.get("book", "") or self._of_year(context.get("year"))))
        if context.get("period"):
            self.panes.open_form()

    def refresh(self, changes: Any) -> None:
        """Count anew after any act."""
        if changes.tables:
            self.reload()

    def fold(self, narrow: bool) -> None:
        """Show list and period one at a time where there is no room for both."""
        self.panes.fold(narrow)

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.table if self._books else None

    # The list.

    def _of_year(self, year: int | None) -> str:
        found = (fact.uuid for fact in books.books(self.shell.office) if fact.own and fact.year == year)
        return next(found, "")

    def reload(self, book: str = "") -> None:
        """Fetch the books and the periods of the one chosen."""
        self._books = list(books.books(self.shell.office))
        self.empty.setVisible(not self._books)
        self.panes.setVisible(bool(self._books))
        self.book.setVisible(bool(self._books))
        for act in ("period.inspect", "period.public", "period.seal", "period.paper", "period.book"):
            self.shell.actions[act].setEnabled(bool(self._books))
        if self._books:
            self.book.set_options(Listed([Option(fact.uuid, _book_words(fact)) for fact in self._books]))
            self.book.set_value(book or self.book.value() or self._usual().uuid)
            self._show_book()
        else:
            self._enable(None)

    def _usual(self) -> BookFact:
        year = self.shell.today().year
        return next((fact for fact in self._books if fact.own and fact.year == year), self._books[0])

    def present(self) -> BookFact:
        """Return the book chosen."""
        return next((fact for fact in self._books if fact.uuid == self.book.value()), self._books[0])

    @Slot(object)
    def _book_chosen(self, _uuid: object) -> None:
        self._key = ""
        self._show_book()

    def _show_book(self) -> None:
        found = list(periods.listed(self.shell.office, self.present().uuid))
        self.model.set_rows(found)
        place = next((n for n, fact in enumerate(found) if fact.key == self._key), self._next(found))
        self.table.set_current_row(place)

    def _next(self, found: list[PeriodFact]) -> int:
        """Return the first period that waits to be closed, or the last that holds anything."""
        waiting = [n for n, fact in enumerate(found) if fact.numbers and not fact.closed_on]
        held = [n for n, fact in enumerate(found) if fact.numbers or fact.closed_on]
        return waiting[0] if waiting else held[-1] if held else 0

    @Slot(int)
    def _went(self, row: int) -> None:
        if row >= 0:
            self._show(self.model.row_at(row))

    @Slot(int)
    def _open(self, _row: int) -> None:
        self.panes.open_form()
        self.figures.table.setFocus()

    @Slot(int)
    def _step(self, by: int) -> None:
        place = self.table.current_row() + by
        if 0 <= place < self.model.rowCount():
            self.table.set_current_row(place)

    def _fact(self) -> PeriodFact | None:
        row = self.table.current_row()
        return self.model.row_at(row) if row >= 0 else None

    def _show(self, fact: PeriodFact) -> None:
        self._key = fact.key
        label = label_of(fact.key)
        self.name.setText(label[:1].upper() + label[1:])
        look, words = state_of(fact)
        cutoff = _("số liệu chốt {day:%d/%m/%Y}").format(day=fact.cutoff)
        by = _("người khoá: {name}").format(name=fact.closed_by) if fact.closed_on else ""
        self.state.say(look, words)
        # A keeper's name may be long; it gives way, the state never does.
        self.when.setText(" · ".join(part for part in (cutoff, by) if part))
        self._show_points(fact)
        self.figures.show_period(self.present(), fact)
        self._enable(fact)

    def _show_points(self, fact: PeriodFact) -> None:
        while self._points.count():
            old = self._points.takeAt(0).widget()
            old.hide()
            old.deleteLater()
        for point in fact.points:
            self._points.addWidget(StateWord(LOOKS["review"], field_sentence(point)))
        self.points.setVisible(bool(fact.points))

    def _enable(self, fact: PeriodFact | None) -> None:
        shut = fact is not None and fact.closed_on is not None
        begun = fact is not None and bool(fact.numbers or fact.points or fact.cutoff <= self.shell.today())
        self.close_button.setVisible(not shut)
        self.reopen_button.setVisible(shut)
        self.shell.actions["period.close"].setEnabled(begun and not shut)
        self.shell.actions["period.reopen"].setEnabled(shut)
        self.shell.actions["period.print"].setEnabled(fact is not None and bool(fact.numbers or shut))

    # Acts.

    def close_period(self) -> None:
        """Freeze the chosen period, after asking; its points are named and may be passed."""
        fact = self._fact()
        if fact is None or fact.closed_on:
            return
        label = label_of(fact.key)
        told = [field_sentence(point) for point in fact.points]
        frozen = _("Số liệu của kỳ giữ nguyên từ lúc khoá; lượt đến sau ghi là bổ sung kỳ trước. Mở lại được.")
        if ask(self, _("Khoá {period}?").format(period=label), "\n".join([*told, frozen]), _("Khoá kỳ")):
            periods.close(self.shell.office, self.present().uuid, fact.key)
            self.shell.bus.saved.emit(_("Đã khoá {period}").format(period=label))
            self.reload()

    def reopen(self) -> None:
        """Open the chosen period again, with the reason."""
        fact = self._fact()
        if fact is None:
            return
        dialog = ReasonDialog(_("Mở lại {period}").format(period=label_of(fact.key)), self.shell, self)
        if dialog.exec() == QDialog.DialogCode.Accepted:
            periods.reopen(self.shell.office, self.present().uuid, fact.key, dialog.reason())
            self.reload()
        dialog.deleteLater()

    def print_period(self) -> None:
        """Preview the sheets of the chosen period."""
        self._preview({"form": "so-ghi-danh", "periods": (self._key,)})

    def print_public(self) -> None:
        """Preview the public list of the chosen period."""
        self._preview({"form": "danh-sach-cong-khai", "periods": (self._key,)})

    def print_book(self) -> None:
        """Preview the whole year's book."""
        self._preview({"form": "so-ghi-danh"})

    def to_new_year(self) -> None:
        """Go to the turn of the year."""
        self.shell.bus.go.emit("new_year", {})

    def inspect(self) -> None:
        """Preview the file for an inspection of the chosen period."""
        self._preview({"form": "ho-so-kiem-tra", "periods": (self._key,)})

    def compare(self) -> None:
        """Compare the paper book with the office, page by page."""
        self.shell.bus.go.emit("paper", {"book": self.present().uuid, "back": self.key})

    def seal(self) -> None:
        """Type the year's seal back and compare it with the entries."""
        ask_seal(self.shell, self, self.present().uuid, self.present().year)

    def _preview(self, context: Context) -> None:
        book = self.present()
        unit = "" if book.own else book.unit
        self.shell.bus.go.emit("preview", {"year": book.year, "unit": unit, "back": self.key, **context})


class ReasonDialog(HouseDialog):
    """Ask why a period is opened again."""

    def __init__(self, title: str, shell: Shell, parent: QWidget) -> None:
        super().__init__(title, _("Mở lại"), parent)
        self.body.addWidget(text.wrapped(_("Số liệu đã khoá sẽ được đếm lại khi khoá lần sau."), "muted"))
        self.form = Form((REASON,), ((Place("reason"),),), shell.today)
        self.body.addWidget(self.form)
        self.form.focus("reason")

    def ready(self) -> bool:
        """Open again only with a reason."""
        if self.reason():
            return True
        self.form.say("reason", _("Mục này cần có."))
        self.form.focus("reason")
        return False

    def reason(self) -> str:
        """Return what was typed."""
        return str(self.form["reason"].value() or "")


def _key(fact: PeriodFact) -> str:
    return fact.key


def _book_words(fact: BookFact) -> str:
    named = str(fact.year) in fact.title
    return fact.title if named else _("{title}, năm {year}").format(title=fact.title, year=fact.year)
