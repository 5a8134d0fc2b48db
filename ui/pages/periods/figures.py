"""A period's figures in words, and the tables that its total opens to."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.counting import Counted
from models.rules.facts import BookFact, PeriodFact
from models.rules.fields import N_
from models.services import counting
from models.services.counting import StatedLine
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.pages.periods.columns import part_columns, stated_columns
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Segments
from ui.widgets.editors import Tick
from ui.widgets.table import HouseTable, TableBox

STATED = "stated"
PARTS = (
    (STATED, N_("Số báo cáo")),
    ("unit", N_("Theo chi bộ")),
    ("field", N_("Theo lĩnh vực")),
    ("level", N_("Theo cấp")),
)
BY_PERIOD = ("period", N_("Theo kỳ"))
NAMES_SHOWN = 3


class Figures(QWidget):
    """The sums of one period, why lượt and people differ, and what the sums are made of."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._book: BookFact | None = None
        self._period = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.sum = text.section()
        self.why = text.wrapped("", "muted")
        column.addWidget(self.sum)
        column.addWidget(self.why)
        row = QHBoxLayout()
        self.which = Segments(_("Mở tổng số ra theo"), [(key, _(words)) for key, words in PARTS])
        self.which.chosen.connect(self._turn)
        row.addWidget(self.which)
        row.addStretch(1)
        self.whole = Tick(_("Cả năm"))
        self.whole.clicked.connect(self._count)
        row.addWidget(self.whole)
        column.addLayout(row)
        self.model = LazyModel(stated_columns(), parent=self)
        self.model.edited.connect(self._typed)
        self.table = HouseTable(_("Số báo cáo và số đếm được"), self.model)
        column.addWidget(TableBox(self.table, 3), 1)
        self.note = text.wrapped("", "muted")
        column.addWidget(self.note)

    def show_period(self, book: BookFact, fact: PeriodFact) -> None:
        """Show the figures of one period of a book."""
        self._book, self._period = book, fact.key
        # What is stated and how a total is made up is kept of this office's own book alone.
        for widget in (self.which, self.table, self.note):
            widget.setVisible(book.own)
        self._count()

    def key(self) -> str:
        """Return the key that is counted: the period's, or the year's."""
        return str(self._book.year) if self.whole.isChecked() else self._period

    @Slot()
    def _count(self) -> None:
        year = self.whole.isChecked()
        of = "" if year else self._period
        counted = counting.figures(self._shell.office, self._book.uuid, of)
        self.sum.setText(sum_words(counted))
        self.why.setText(self._why(counted))
        self.why.setVisible(bool(self.why.text()))
        parts = (*PARTS, BY_PERIOD) if year else PARTS
        self.which.set_choices([(key, _(words)) for key, words in parts])
        self._turn(self.which.key())

    def _why(self, counted: Counted) -> str:
        """Return in words where lượt and people differ, and which numbers ended."""
        office, book, key = self._shell.office, self._book, self.key()
        said = []
        again = counting.repeated(office, book.uuid, "" if self.whole.isChecked() else key)
        if again:
            shown = ", ".join(_("{name} ({times} lượt)").format(name=n, times=t) for n, t in again[:NAMES_SHOWN])
            more = len(again) - NAMES_SHOWN
            tail = _(" và {count} tên nữa").format(count=more) if more > 0 else ""
            said.append(_("Số lượt nhiều hơn số người vì: {names}.").format(names=shown + tail))
        ended = counting.ended(office, book.uuid, key)
        if ended.withdrawn:
            said.append(_("Rút tên trong kỳ: số {numbers}.").format(numbers=_numbers(ended.withdrawn)))
        if counted.cancelled:
            said.append(_("Huỷ ghi {count} số; số ấy không tính là lượt.").format(count=counted.cancelled))
        return " ".join(said)

    @Slot(str)
    def _turn(self, key: str) -> None:
        if self._book is None or not self._book.own:
            return
        row = self.table.current_row()
        office = self._shell.office
        if key == STATED:
            self.model.set_columns(stated_columns())
            self.model.set_rows(list(counting.difference(office, self.key())))
            self.note.setText(
                _("Số báo cáo gõ vào bảng (F2); số đếm được từ gương chi bộ báo lên. Hai số để riêng, không sửa nhau.")
            )
        else:
            self.model.set_columns(part_columns())
            part = "" if self.whole.isChecked() else self._period
            self.model.set_rows(list(counting.split(office, self._book.year, key, part)))
            self.note.setText(_("Một người có ở hai phần thì đếm ở cả hai; cộng các phần có thể hơn tổng số người."))
        self.table.setAccessibleName(_(dict((*PARTS, BY_PERIOD))[key]))
        self.table.fit_columns()
        if 0 <= row < self.model.rowCount():
            self.table.set_current_row(row)

    @Slot(object, str, str)
    def _typed(self, line: StatedLine, _key: str, words: str) -> None:
        counting.save_stated(self._shell.office, line.unit, self.key(), "luot", words)
        self._turn(STATED)


def sum_words(counted: Counted) -> str:
    """Return a sum that says what it counts: lượt, then people and collectives without repeats."""
    luot = _("{luot} lượt: {persons} cá nhân, {collectives} tập thể").format(
        luot=counted.luot, persons=counted.person_luot, collectives=counted.collective_luot
    )
    distinct = _("{persons} người, {collectives} tập thể không trùng").format(
        persons=counted.persons, collectives=counted.collectives
    )
    return f"{luot} · {distinct}" if counted.luot else _("Chưa có lượt nào")


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(f"{number:02d}" for number in numbers)
