"""What is asked about the paper book wherever a print begins: which sheets came out, and which are to be replaced."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QWidget

from models.rules import paper as rules
from models.rules.fact import fact
from models.rules.fields import N_
from models.rules.pages import BookFacts
from models.rules.paper import PageFact, PageKind, PrintedPage, PrintFact, SheetState
from models.services import paper, paper_check
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column, Look
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.dialogs import HouseDialog
from ui.widgets.states import LOOKS
from ui.widgets.table import HouseTable, TableBox

WIDTH, ROWS = 560, 4
OTHER = 2
FITTING, DIFFERENT, UNKNOWN = Look("disc", "green"), LOOKS["review"], LOOKS["unknown"]
SPOILT, NOT_YET = LOOKS["withdrawn"], LOOKS["proposed"]


@fact
class SheetRow:
    """One sheet to be ticked: what it is called, what is known of it, and its pages."""

    key: tuple[object, ...]
    label: str
    words: str = ""
    look: Look | None = None


@fact
class Asked:
    """What is to happen with a print of pages that lie on paper already."""

    trial: bool = False
    pages: tuple[int, ...] = ()
    replacing: tuple[int, ...] = ()


class SheetsDialog(HouseDialog):
    """Sheets to tick with Space; `other` is a second act that needs no tick."""

    def __init__(
        self, title: str, sentence: str, act: str, rows: Sequence[SheetRow], ticked: Sequence[SheetRow], parent: QWidget
    ) -> None:
        super().__init__(title, act, parent)
        self.setMinimumWidth(px(WIDTH))
        self._ticked = {row.key for row in ticked}
        self.rows = list(rows)
        self.body.addWidget(text.wrapped(sentence))
        self.model = LazyModel(self._columns(), parent=self)
        self.table = HouseTable(_("Các tờ"), self.model)
        self.model.ticked.connect(self._tick)
        self.model.set_rows(self.rows)
        self.body.addWidget(TableBox(self.table, min(max(len(self.rows), 1), ROWS)), 1)
        self.note = text.wrapped("", "muted")
        self.note.hide()
        self.body.addWidget(self.note)
        self.table.setFocus()
        self.table.set_current_row(0)

    def add_other(self, words: str) -> Button:
        """Add a second act at the left of the foot; the dialog then ends with OTHER."""
        other = Button(words).on(self._other)
        self.layout().itemAt(self.layout().count() - 1).layout().insertWidget(0, other)
        return other

    def ticked(self) -> tuple[SheetRow, ...]:
        """Return the ticked sheets."""
        return tuple(row for row in self.rows if row.key in self._ticked)

    def tick_all(self) -> None:
        """Tick every sheet."""
        self._ticked = {row.key for row in self.rows}
        self.model.refresh()

    @Slot()
    def _other(self) -> None:
        self.done(OTHER)

    @Slot(object, str, bool)
    def _tick(self, row: SheetRow, _key: str, on: bool) -> None:
        (self._ticked.add if on else self._ticked.discard)(row.key)
        self.model.refresh()

    def _columns(self) -> list[Column]:
        known = any(row.words for row in self.rows)
        state = [Column("words", N_("Tình trạng"), _words)] if known else []
        return [
            Column("tick", N_("Chọn"), self._box, width=64, align=Align.CENTRE, tick=True),
            Column("sheet", N_("Tờ giấy"), _label, width=152 if known else 0, lead=True),
            *state,
        ]

    def _box(self, row: SheetRow) -> Cell:
        return Cell(ticked=row.key in self._ticked, spoken=row.label)


def _label(row: SheetRow) -> str:
    return row.label


def _words(row: SheetRow) -> Cell:
    return Cell(row.words, look=row.look)


class CameOutDialog(SheetsDialog):
    """After a cut: which sheets came out of the printer whole."""

    def __init__(self, asked: PrintFact, parent: QWidget) -> None:
        rows = [SheetRow(sheet.pages, sheet_label(sheet.numbers)) for sheet in asked.sheets]
        at = f"{datetime.fromisoformat(asked.at):%H:%M %d/%m/%Y}"
        sentence = _(
            "Lần in lúc {at} bị ngắt giữa chừng. Đánh dấu những tờ đã ra giấy nguyên vẹn; tờ không đánh dấu coi như "
            "không có trong sổ giấy."
        ).format(at=at)
        super().__init__(_("Tờ nào đã ra giấy?"), sentence, _("Ghi nhận tờ đã ra"), rows, (), parent)
        self.everything = Button(_("Đánh dấu tất cả")).on(self.tick_all)
        self.layout().itemAt(self.layout().count() - 1).layout().insertWidget(0, self.everything)

    def pages(self) -> tuple[str, ...]:
        """Return the records of the pages that came out."""
        return tuple(str(page) for row in self.ticked() for page in row.key)


def settle(shell: Shell, parent: QWidget, book: str = "") -> bool:
    """Ask about every print that was cut off, of one book or of all; return whether none is left."""
    for asked in paper.unanswered(shell.office):
        if book in ("", asked.book):
            dialog = CameOutDialog(asked, parent)
            answered = dialog.exec() == QDialog.DialogCode.Accepted
            pages = dialog.pages()
            dialog.deleteLater()
            if not answered:
                return False
            paper.answer(shell.office, asked.uuid, pages)
    return True


def ask_replacing(shell: Shell, parent: QWidget, facts: BookFacts, laid: Sequence[PrintedPage]) -> Asked | None:
    """Ask what to do where pages of this print lie on paper already; None = leave it, an empty answer = just print."""
    filed = {(page.number or 0): page for page in paper_check.listed(shell.office, facts.uuid)}
    numbers = [page.number or 0 for page in laid if not page.onto]
    if not any(number in filed for number in numbers):
        return Asked()
    rows = [_row(key, filed) for key in _sheets(numbers, facts.form.two_sided)]
    wanted = [row for row in rows if row.look is not FITTING] or rows
    sentence = _(
        "Các trang này đã in và nằm trong sổ giấy. Tờ mới mang số trang cũ và ghi “Thay trang”; tờ cũ rút khỏi sổ. "
        "Chỉ muốn xem thì in thử."
    )
    dialog = SheetsDialog(_("In lại trang đã lưu?"), sentence, _("Thay trang"), rows, wanted, parent)
    dialog.add_other(_("In thử cả bộ"))
    code = dialog.exec()
    chosen = [int(str(number)) for row in dialog.ticked() for number in row.key]
    dialog.deleteLater()
    if code == OTHER:
        return Asked(trial=True)
    if code != QDialog.DialogCode.Accepted or not chosen:
        return None
    pages = tuple(chosen) if len(chosen) < len(numbers) else ()
    return Asked(pages=pages, replacing=tuple(number for number in chosen if number in filed))


def _sheets(numbers: Sequence[int], two_sided: bool) -> list[tuple[int, ...]]:
    """Return the pages of a print, those on one sheet of paper together; 0 is the cover."""
    found: dict[tuple[int, ...], list[int]] = {}
    for number in numbers:
        key = rules.sheet_of(number, two_sided) if number else (0,)
        found.setdefault(key, []).append(number)
    return [tuple(pages) for pages in found.values()]


def _row(numbers: tuple[int, ...], filed: dict[int, PageFact]) -> SheetRow:
    known = [filed[number] for number in numbers if number in filed]
    look, words = (NOT_YET, _("chưa in")) if not known else max((state_of(page) for page in known), key=_gravity)
    return SheetRow(numbers, sheet_label(tuple(number for number in numbers if number)), words, look)


def _gravity(state: tuple[Look, str]) -> int:
    return (FITTING, UNKNOWN, DIFFERENT, SPOILT).index(state[0])


def sheet_label(numbers: Sequence[int]) -> str:
    """Return "trang 13–14", or what a sheet without a number is."""
    return _("trang {pages}").format(pages=rules.spans(numbers)) if numbers else _("bìa")


def state_of(page: PageFact) -> tuple[Look, str]:
    """Return how a page in the paper book stands: spoilt, not known, other than the office, or fitting."""
    if page.state is SheetState.SPOILT:
        return SPOILT, _("tờ hỏng")
    if page.state is SheetState.SENT:
        return UNKNOWN, _("chưa rõ đã ra giấy")
    if page.differs:
        numbers = ", ".join(f"{one.number:02d}" for one in page.differences)
        return DIFFERENT, _("khác sổ: số {numbers}").format(numbers=numbers) if numbers else _("khác sổ: cộng kỳ")
    return FITTING, _("khớp") if page.kind is PageKind.ENTRIES else _("đã in")
