"""Đối chiếu sổ: page by page what the paper book and the office hold, and the signed sheets."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from models.rules.facts import BookFact
from models.rules.fields import N_, FieldSpec, Kind
from models.rules.paper import PageFact, PageKind, SheetState
from models.services import books, files, forms, paper, paper_check
from ui import paperbook
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Context, Page, Shell
from ui.pages.paper.columns import page_sentences, page_words, paper_columns
from ui.pages.paper.signed import SignedDialog
from ui.sealing import ask_seal
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton
from ui.widgets.form import Place
from ui.widgets.formdialog import FormDialog, run_dialog
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.states import StateWord
from ui.widgets.table import HouseTable, TableBox

REASON = FieldSpec("reason", N_("Vì sao hỏng"), N_("Ví dụ: kẹt giấy, nhoè mực, rách."), Kind.LINE, required=True)
ROWS, DETAIL = 6, 88


class PaperPage(Page):
    """The pages in a list; what is to be known of the chosen one below it."""

    back = "periods"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Đối chiếu sổ")
        self._books: list[BookFact] = []
        self.acts = {
            "paper.sign": self.sign,
            "paper.view": self.view,
            "paper.replace": self.replace,
            "paper.spoilt": self.spoilt,
            "paper.answer": self.answer,
            "paper.seal": self.seal,
        }
        self.body.addLayout(self._make_head())
        self.empty = text.wrapped(
            _("Chưa có trang nào trong sổ giấy. In trình ký ở Xem trước; mỗi tờ đã in sẽ có một dòng ở đây.")
        )
        self.body.addWidget(self.empty)
        self.model = LazyModel(paper_columns(), key=_key, parent=self)
        self.table = HouseTable(_("Các trang của sổ giấy"), self.model)
        self.table.current_changed.connect(self._went)
        self.table.opened.connect(self._open)
        self.box = TableBox(self.table, ROWS)
        self.body.addWidget(self.box, 1)
        self.detail = self._make_detail()
        self.body.addWidget(self.detail)

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.book = Picker(Listed([]))
        self.book.setAccessibleName(_("Sổ"))
        self.book.require()
        self.book.setFixedWidth(px(368))
        self.book.picked.connect(self._book_chosen)
        row.addWidget(self.book)
        self.sentence = text.dress(text.Elided(), role="muted")
        row.addWidget(self.sentence, 1)
        self.answer_button = ActionButton(self.shell.actions["paper.answer"], PRIMARY)
        row.addWidget(ActionButton(self.shell.actions["paper.seal"]))
        row.addWidget(self.answer_button)
        return row

    def _make_detail(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        self.name = text.dress(text.Elided(), 15, True)
        self.state = StateWord(paperbook.FITTING, "")
        words = QVBoxLayout()
        words.setSpacing(px(4))
        words.addWidget(self.name)
        words.addWidget(self.state)
        head.addLayout(words, 1)
        head.addStretch(1)
        for act in ("paper.spoilt", "paper.replace", "paper.view"):
            head.addWidget(ActionButton(self.shell.actions[act]))
        # One primary a page: while a print waits for its answer, that is the next step.
        self.sign_first = ActionButton(self.shell.actions["paper.sign"], PRIMARY)
        self.sign_later = ActionButton(self.shell.actions["paper.sign"])
        head.addWidget(self.sign_first)
        head.addWidget(self.sign_later)
        column.addLayout(head)
        self.words = text.wrapped("")
        self.words.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self.words)
        area.setFixedHeight(px(DETAIL))
        column.addWidget(area)
        return pane

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Show the own book of this year; `book` names another, `unsigned` goes to the first page without signature."""
        self.back = str(context.get("back", "periods"))
        self._reload(str(context.get("book", "")))
        if context.get("unsigned"):
            self._go_to(next((page for page in self._pages if page.unsigned), None))
        if context.get("act") == "answer":
            self.answer()

    def refresh(self, changes: Any) -> None:
        """Compare anew after any act."""
        if changes.tables:
            self._reload()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.table if self._pages else None

    # The list.

    def _reload(self, book: str = "") -> None:
        self._books = list(books.books(self.shell.office))
        self.book.setVisible(bool(self._books))
        if self._books:
            self.book.set_options(Listed([Option(fact.uuid, _book_words(fact)) for fact in self._books]))
            self.book.set_value(book or self.book.value() or self._usual().uuid)
        self._show_book()

    def _usual(self) -> BookFact:
        year = self.shell.today().year
        return next((fact for fact in self._books if fact.own and fact.year == year), self._books[0])

    def _present(self) -> BookFact | None:
        return next((fact for fact in self._books if fact.uuid == self.book.value()), None)

    @Slot(object)
    def _book_chosen(self, _uuid: object) -> None:
        self._show_book()

    def _show_book(self) -> None:
        book, key = self._present(), _key(self.chosen()) if self.chosen() else None
        self._pages = list(paper_check.listed(self.shell.office, book.uuid)) if book else []
        self.model.set_rows(self._pages)
        self.empty.setVisible(not self._pages)
        self.box.setVisible(bool(self._pages))
        self.detail.setVisible(bool(self._pages))
        self.sentence.setText(_counted(self._pages))
        waiting = any(cut.book == book.uuid for cut in paper.unanswered(self.shell.office)) if book else False
        self.answer_button.setVisible(waiting)
        self.sign_first.setVisible(not waiting)
        self.sign_later.setVisible(waiting)
        self.shell.actions["paper.answer"].setEnabled(waiting)
        self.shell.actions["paper.seal"].setEnabled(book is not None)
        self._go_to(next((page for page in self._pages if _key(page) == key), self._asking()))

    def _asking(self) -> PageFact | None:
        """Return the first page that wants something, or the last."""
        wanting = (page for page in self._pages if paperbook.state_of(page)[0] is not paperbook.FITTING)
        last = self._pages[-1] if self._pages else None
        return next(wanting, None) or next((page for page in self._pages if page.unsigned), last)

    def _go_to(self, page: PageFact | None) -> None:
        if page is None:
            self._enable(None)
            return
        self.table.set_current_row(self._pages.index(page))
        self._show(page)

    def chosen(self) -> PageFact | None:
        """Return the page chosen."""
        row = self.table.current_row()
        return self.model.row_at(row) if row >= 0 else None

    @Slot(int)
    def _went(self, row: int) -> None:
        if row >= 0:
            self._show(self.model.row_at(row))

    @Slot(int)
    def _open(self, _row: int) -> None:
        if self.shell.actions["paper.view"].isEnabled():
            self.view()

    def _show(self, page: PageFact) -> None:
        self.name.setText(page_words(page))
        self.state.say(*paperbook.state_of(page))
        said = page_sentences(page, self._captions(page))
        if page.signed:
            said.append(_("Bản ký: {names}.").format(names=", ".join(page.signed)))
        self.words.setText("\n".join(said) or _("Giấy và sổ trên máy ghi như nhau."))
        self._enable(page)

    def _captions(self, page: PageFact) -> dict[str, str]:
        form = forms.on(self.shell.office, page.form_from) if page.form_from else forms.default()
        return {column.id: column.caption.replace("\n", " ") for column in form.columns}

    def _enable(self, page: PageFact | None) -> None:
        out = page is not None and page.state is SheetState.OUT
        known = page is not None and page.state is not SheetState.SENT
        actions = self.shell.actions
        actions["paper.sign"].setEnabled(out and page.kind is not PageKind.EMPTY)
        actions["paper.view"].setEnabled(page is not None and bool(page.signed))
        actions["paper.replace"].setEnabled(known)
        actions["paper.spoilt"].setEnabled(out)

    # Acts.

    def sign(self) -> None:
        """Attach the signed sheet of the chosen page, byte for byte."""
        page = self.chosen()
        if page is None:
            return
        kinds = _("Bản ký (PDF, ảnh)") + " (*.pdf *.jpg *.jpeg *.png)"
        name, _kind = QFileDialog.getOpenFileName(self, _("Đính bản ký"), "", kinds)
        if name:
            path = Path(name)
            paper.attach(self.shell.office, page.uuid, path.name, files.read(path))
            said = _("Đã đính bản ký của {page}").format(page=page_words(page).lower())
            self.shell.bus.saved.emit(said)

    def view(self) -> None:
        """Show the signed sheet of the chosen page."""
        page = self.chosen()
        if page is not None:
            run_dialog(SignedDialog(page, self.shell, self))

    def replace(self) -> None:
        """Preview the sheet of the chosen page, drawn to take the old one's place."""
        page, book = self.chosen(), self._present()
        if page is None or book is None or not paperbook.settle(self.shell, self, book.uuid):
            return
        numbers = paper.numbers_on_sheet(self.shell.office, page.uuid) or (0,)
        periods = (page.period,) if page.period else ()
        told = {"form": "so-ghi-danh", "year": book.year, "unit": "" if book.own else book.unit, "periods": periods}
        self.shell.bus.go.emit("preview", {**told, "pages": numbers, "replacing": numbers, "back": "paper"})

    def spoilt(self) -> None:
        """Note that the sheet of the chosen page is spoilt."""
        page = self.chosen()
        if page is None:
            return
        numbers = paper.numbers_on_sheet(self.shell.office, page.uuid)
        title = _("Tờ hỏng: {sheet}").format(sheet=paperbook.sheet_label(numbers))
        sentence = _("Cả hai mặt của tờ coi như không còn trong sổ giấy cho đến khi in tờ thay. Hoàn tác được.")
        run_dialog(
            FormDialog(
                title,
                _("Ghi nhận tờ hỏng"),
                (REASON,),
                ((Place("reason"),),),
                self._spoil,
                self.shell.today,
                self,
                sentence,
            )
        )

    def _spoil(self, texts: dict[str, str]) -> None:
        page = self.chosen()
        paper.spoil(self.shell.office, page.uuid, texts["reason"])

    def answer(self) -> None:
        """Ask which sheets of a print that was cut off came out."""
        book = self._present()
        if book is not None and paperbook.settle(self.shell, self, book.uuid):
            self._show_book()

    def seal(self) -> None:
        """Type the year's seal back and compare it with the entries."""
        book = self._present()
        if book is not None:
            ask_seal(self.shell, self, book.uuid, book.year)


def _key(page: PageFact) -> tuple[int, str]:
    return (page.number or 0, page.kind)


def _counted(pages: list[PageFact]) -> str:
    if not pages:
        return ""
    differing = sum(paperbook.state_of(page)[0] is not paperbook.FITTING for page in pages)
    waiting = sum(page.unsigned for page in pages)
    said = [_("{count} trang").format(count=sum(page.number is not None for page in pages))]
    said.append(_("{count} trang cần xem").format(count=differing) if differing else _("khớp với sổ trên máy"))
    if waiting:
        said.append(_("{count} trang chờ ký").format(count=waiting))
    return " · ".join(said)


def _book_words(fact: BookFact) -> str:
    named = str(fact.year) in fact.title
    return fact.title if named else _("{title}, năm {year}").format(title=fact.title, year=fact.year)
