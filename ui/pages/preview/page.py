"""Xem trước: the very PDF that is printed, to look through, keep as a file and send to the printer."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from models.rules.fact import fact
from models.rules.pages import BookFacts
from models.rules.paper import PrintedPage
from models.services import paper, prints
from ui import paperbook, printing
from ui.i18n import _
from ui.page import Context, Page, Shell
from ui.pages.preview import letters
from ui.pages.preview import subject as subjects
from ui.pages.preview.bar import PreviewBar
from ui.pages.preview.files import EXCEL, PDF, WORD, Kind, Writing, offered
from ui.pages.preview.subject import Subject
from ui.printing import Sheets
from ui.saving import ask_where
from ui.sending import Errand, Sender
from ui.tasks import Job, Report, Step
from ui.theme import px
from ui.widgets.buttons import ActionButton
from ui.widgets.foot import Foot
from ui.widgets.pdfview import FIT_PAGE, PdfView
from ui.widgets.picker import Listed

LEDGER = frozenset({"book_print", "book_page"})


@fact
class Drawn:
    """A finished drawing: what it was drawn from, its bytes, and the printer it would go to."""

    subject: Subject
    facts: Any
    pdf: bytes
    printer: str
    laid: tuple[PrintedPage, ...]
    kinds: frozenset[str]


class PreviewPage(Page):
    """Pages as they will lie on the table."""

    back = "honours"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Xem trước")
        self.acts = {
            "preview.pdf": self.save,
            "preview.word": self.save_word,
            "preview.excel": self.save_excel,
            "preview.try": self.print_page,
            "preview.sign": self.print_all,
            "preview.copy": self.copy_words,
            "preview.elsewhere": self.note_elsewhere,
        }
        self._subject: Subject | None = None
        self._drawn: Drawn | None = None
        self._job: Job | None = None
        self._label = ""
        # The sheets to be replaced are drawn anew, then sent at once.
        self._then_print = False
        # What is noted was printed on another machine, from the file saved here.
        self._elsewhere = False
        self.sender_of = Sender(shell, self)
        self.sender_of.ready.connect(self._enable)
        self.sender_of.sent.connect(self._gone)
        self.bar = PreviewBar(shell)
        self.bar.which.picked.connect(self._chosen)
        self.body.addWidget(self.bar)
        self.view = PdfView()
        self.body.addWidget(self.view, 1)
        self.bar.serve(self.view)
        self.copy = ActionButton(shell.actions["preview.copy"])
        self.foot = Foot(self.copy)
        self.set_foot(self.foot)

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Draw what the way here names; without a name draw the last again."""
        if context or self._subject is None:
            self.back = str(context.get("back", "honours"))
            self._subject = subjects.subject_of(context, self.shell.today().year)
        self.draw()

    def leave(self) -> bool:
        """Stop drawing and let go of the pages; a print that runs goes on."""
        if self._job is not None:
            self._job.cancel()
        self._label = self.view.label(self.view.page())
        self.view.clear()
        return True

    def refresh(self, changes: Any) -> None:
        """Draw anew when a fact changed; what a print leaves in the ledger changes none."""
        if self._subject is None or not self.isVisible():
            return
        if changes.tables - LEDGER:
            self.draw()
        elif changes.tables:
            self._offer(self._subject)

    def fold(self, narrow: bool) -> None:
        """Let the thumbnails go where there is no room for them."""
        self.view.thumbs.setVisible(not narrow)
        self.bar.fold(narrow)

    def first_focus(self) -> QWidget | None:
        """Return the page itself: its keys turn pages."""
        return self.view.view

    # Drawing.

    def draw(self) -> None:
        """Fetch the facts and draw the pages, beside the window."""
        subject = self._subject
        if self._job is not None:
            self._job.cancel()
        self.set_title(subjects.title_of(subject))
        self.bar.name_print(subjects.print_words(subject)[0])
        self._offer(subject)
        self._enable(False)
        self._job = self.shell.tasks.call(_("Đang vẽ trang in"), self._draw, self._show)
        self._job.ended.connect(self._ended)

    def _offer(self, subject: Subject) -> None:
        offered = subjects.choices_of(self.shell.office, subject)
        self.bar.which.setVisible(bool(offered))
        self.bar.which.set_options(Listed(offered))
        self.bar.which.set_value(subject)

    def _draw(self, report: Report) -> Drawn:
        from reports import render

        subject = self._subject
        facts = subjects.facts_of(self.shell.office, subject)
        out = BytesIO()
        laid: list[PrintedPage] = []
        for page in render.pages(subject.form, facts, out, laid=laid):
            report(Step(page, 0, _("Đang vẽ trang {page}").format(page=page)))
        kinds = offered(subject.form, facts)
        return Drawn(subject, facts, out.getvalue(), printing.printer_name(), tuple(laid), kinds)

    @Slot(object)
    def _show(self, drawn: Drawn) -> None:
        if drawn.subject != self._subject:
            return
        same = self._drawn is not None and self._drawn.subject == drawn.subject
        label = (self.view.label(self.view.page()) or self._label) if same else ""
        self._drawn = drawn
        self.clear_problem()
        self.view.show_pdf(drawn.pdf, label)
        self.view.view.set_zoom(FIT_PAGE if not same else self.view.view.zoom())
        self._enable(True)
        self._say_foot()
        if self._then_print:
            self._then_print = False
            self._send_all()

    @Slot()
    def _ended(self) -> None:
        if self.sender() is self._job:
            self._job = None

    @Slot(bool)
    def _enable(self, ready: bool) -> None:
        public = ready and self._drawn is not None and self._drawn.subject.form == subjects.PUBLIC
        for key in ("preview.try", "preview.sign"):
            self.shell.actions[key].setEnabled(ready)
        kinds = self._drawn.kinds if ready and self._drawn is not None else frozenset()
        for kind in (PDF, WORD, EXCEL):
            self.shell.actions[kind.act].setEnabled(kind.act in kinds)
        self.bar.keep.setEnabled(bool(kinds))
        self.shell.actions["preview.copy"].setEnabled(public)
        self.shell.actions["preview.elsewhere"].setEnabled(ready and self._is_of_paper_book())
        self.copy.setVisible(public)
        self.foot.setFixedHeight(px(48 if public else 40))

    def _say_foot(self) -> None:
        drawn, view = self._drawn, self.view
        first, last = view.label(0), view.label(view.count() - 1)
        span = _("Trang {first} đến {last}").format(first=first, last=last)
        if not first.isdecimal() or first == last:
            span = _("{count} trang").format(count=view.count())
        printer = _("máy in {name}").format(name=drawn.printer) if drawn.printer else _("chưa có máy in")
        parts = (span, subjects.counted(drawn.facts), subjects.foot_words(drawn.facts), printer)
        self.foot.say(" · ".join(part for part in parts if part), "", _("Bản xem này chính là bản in"))

    @Slot(object)
    def _chosen(self, subject: Subject) -> None:
        self._subject = subject
        self.draw()

    # Acts.

    def save(self) -> None:
        """Write the PDF where the reader wants it."""
        path = self._ask(PDF)
        if path is not None:
            self._keep(self._drawn, path, self._drawn.pdf)

    def save_word(self) -> None:
        """Write the same words as a Word file."""
        self._write(WORD)

    def save_excel(self) -> None:
        """Write the tables of the pages as an Excel file."""
        self._write(EXCEL)

    def _ask(self, kind: Kind) -> Path | None:
        return ask_where(self, _(kind.title), f"{subjects.name_of(self._drawn.subject)}{kind.ending}", _(kind.line))

    def _write(self, kind: Kind) -> None:
        drawn, path = self._drawn, self._ask(kind)
        if path is None:
            return
        work = Writing(kind, drawn.subject.form, drawn.facts)
        self.shell.tasks.call(_("Đang viết {name}").format(name=path.name), work, partial(self._keep, drawn, path))

    def _keep(self, drawn: Drawn, path: Path, data: bytes) -> None:
        prints.save(self.shell.office, drawn.subject.form, subjects.what_of(drawn.subject), path, data)
        self.shell.bus.saved.emit(_("Đã lưu {name}").format(name=path.name))

    def print_page(self) -> None:
        """Print the page in view, to look at; nothing is noted of it."""
        sheets = Sheets(self._drawn.pdf, self._title(), pages=(self.view.page(),), backs=self._backs())
        self.sender_of.send(self._errand(sheets, _("Đã gửi in thử trang đang xem")))

    def print_all(self) -> None:
        """Print every page, for the signature or to be given out, and note it; what lies on paper is asked about."""
        self._elsewhere = False
        self._print_all()

    def note_elsewhere(self) -> None:
        """Note that these pages were printed on another machine and lie in the paper book."""
        self._elsewhere = True
        self._print_all()

    def _print_all(self) -> None:
        facts, subject = self._drawn.facts, self._drawn.subject
        letters.may_print(self.shell.office, subject.form, subject.entry)
        if not letters.sure(self, facts):
            return
        if not self._is_of_paper_book() or subject.replacing or subject.rest:
            self._send_all()
            return
        if not paperbook.settle(self.shell, self, facts.uuid):
            return
        asked = paperbook.ask_replacing(self.shell, self, facts, self._drawn.laid)
        if asked is None:
            return
        if asked.trial:
            self._try_all()
        elif asked.replacing:
            self._subject = subjects.replacing(subject, asked.pages, asked.replacing)
            self._then_print = True
            self.draw()
        else:
            self._send_all()

    def _is_of_paper_book(self) -> bool:
        drawn = self._drawn
        return drawn is not None and isinstance(drawn.facts, BookFacts) and bool(drawn.facts.uuid)

    def _all(self) -> Sheets:
        # One page added to a filed sheet goes through the printer alone.
        alone = bool(self._drawn.subject.rest) and self.view.count() == 1
        turned = None if alone else subjects.short_edge(self._drawn.facts)
        return Sheets(self._drawn.pdf, self._title(), turned, backs=self._backs())

    def _try_all(self) -> None:
        """Print every page to look at: no event of the paper book."""
        self.sender_of.send(self._errand(self._all(), _("Đã gửi in thử cả bộ")))

    def _note_elsewhere(self) -> None:
        """Note the pages; sheets that replace others say so, and are saved to be printed there."""
        drawn = self._drawn
        if drawn.subject.replacing:
            path = self._ask(PDF)
            if path is None:
                return
            self._keep(drawn, path, drawn.pdf)
        office = self.shell.office
        paper.done(office, paper.start(office, drawn.facts, drawn.laid))
        self.shell.bus.saved.emit(_("Đã ghi nhận các trang vào sổ giấy"))
        self._show_book_again()

    def _send_all(self) -> None:
        drawn = self._drawn
        if self._elsewhere:
            self._note_elsewhere()
            return
        words = subjects.print_words(drawn.subject)[1]
        errand = self._errand(self._all(), words, (drawn.subject.form, subjects.what_of(drawn.subject)))
        if self._is_of_paper_book():
            errand = replace(errand, book=drawn.facts, pages=drawn.laid)
        self.sender_of.send(errand)

    def _errand(self, sheets: Sheets, words: str, noted: tuple[str, str] = ("", "")) -> Errand:
        return Errand(sheets, words, noted, landscape=subjects.is_landscape(self._drawn.facts))

    def _backs(self) -> frozenset[int]:
        """Return which pages lie on the back of their sheet: even numbers, or every second page."""
        if not subjects.two_sided(self._drawn.facts):
            return frozenset()
        numbers = [page.number for page in self._drawn.laid] or [*range(1, self.view.count() + 1)]
        return frozenset(place for place, number in enumerate(numbers) if number is not None and number % 2 == 0)

    @Slot(object)
    def _gone(self, errand: Errand) -> None:
        """Show again what is in the book, once sheets that replace others have gone."""
        if errand.book is not None:
            self._show_book_again()

    def _show_book_again(self) -> None:
        if self._subject.replacing or self._subject.rest:
            self._subject = subjects.plain(self._subject)
            self.draw()

    def copy_words(self) -> None:
        """Put the public list on the clipboard as words for the loudspeaker."""
        QGuiApplication.clipboard().setText(subjects.loudspeaker(self._drawn.facts))
        self.shell.bus.saved.emit(_("Đã chép lời đọc loa"))

    def _title(self) -> str:
        return f"{_('Sổ Ghi Danh')} {subjects.name_of(self._drawn.subject)}"
