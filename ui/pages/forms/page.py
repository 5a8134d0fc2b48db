"""Mẫu sổ: the page made the province's form, with a sample of it beside."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRectF, QTimer, Slot
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.rules.bookforms import read_form, write_form
from models.rules.errors import Refused, WorldError
from models.rules.fields import N_, FieldSpec, Kind
from models.rules.pages import BookForm
from models.services import books, files, forms, periods
from reports.preview import Preview
from ui.i18n import _
from ui.page import Context, Page, Shell
from ui.pages.forms import edits
from ui.pages.forms.drawing import Sample, SampleWork
from ui.pages.forms.panes import ColumnsPane, MarginsPane, TitlesPane
from ui.saving import ask_where
from ui.tasks import Job, raise_again
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton, Segments
from ui.widgets.fields import field_box
from ui.widgets.pdfview import PageView
from ui.widgets.picker import Listed, Option, Picker
from ui.wording import problem_of

KIND, NEW = "page_form", "new"
WIDTH, AFTER = 416, 350
LOOK = "look"
DAY = FieldSpec("valid_from", N_("Mẫu mới có hiệu lực từ"), kind=Kind.DATE, required=True)


class BookFormPage(Page):
    """Columns, texts and margins at left; the page at right, as it is printed."""

    back = "honours"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Mẫu sổ")
        self.acts = {
            "form.use": self.use,
            "form.load": self.load,
            "form.save": self.save_file,
            "form.up": self.up,
            "form.down": self.down,
            "form.add": self.add,
            "form.remove": self.remove,
            "save": self.keep,
        }
        self._form: BookForm | None = None
        self._stored = ""
        self._sample: Sample | None = None
        self._preview: Preview | None = None
        self._job: Job | None = None
        self._narrow = False
        self._keep = self._timer(self.keep)
        self._draw = self._timer(self.draw)
        self.body.addLayout(self._make_head())
        self.body.addWidget(self._make_tabs())
        self.body.addLayout(self._make_panes(), 1)

    def _timer(self, act: Any) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(AFTER)
        timer.timeout.connect(act)
        return timer

    # Building.

    def _make_head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        label = text.body(_("Mẫu mới có hiệu lực từ"))
        self.day = field_box(DAY, self.shell.today)
        self.day.label.hide()
        self.day.setFixedWidth(px(112))
        self.day.changed.connect(self._keep_soon)
        label.setBuddy(self.day.editor)
        self.hint = text.dress(text.Elided(_("trang in trước ngày này giữ mẫu cũ")), role="muted")
        row.addWidget(label)
        row.addWidget(self.day)
        row.addWidget(self.hint, 1)
        for act in ("form.load", "form.save"):
            row.addWidget(ActionButton(self.shell.actions[act]))
        row.addWidget(ActionButton(self.shell.actions["form.use"], PRIMARY))
        return row

    def _make_tabs(self) -> QWidget:
        bar = QWidget()
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.tabs = Segments(_("Các phần của mẫu"), self._tab_choices(False))
        self.tabs.chosen.connect(self._turn)
        row.addWidget(self.tabs)
        row.addStretch(1)
        paper = text.body(_("Khổ"))
        self.paper = Picker(Listed([Option(True, _("A4 ngang")), Option(False, _("A4 dọc"))]))
        self.paper.setAccessibleName(_("Khổ giấy"))
        self.paper.require()
        self.paper.setFixedWidth(px(120))
        self.paper.picked.connect(self._turn_paper)
        paper.setBuddy(self.paper)
        row.addWidget(paper)
        row.addWidget(self.paper)
        return bar

    def _tab_choices(self, narrow: bool) -> list[tuple[str, str]]:
        found = [
            ("columns", _("Cột trên trang")),
            ("titles", _("Tiêu đề, căn cứ")),
            ("margins", _("Chữ ký, lề")),
        ]
        return [*found, (LOOK, _("Xem trước"))] if narrow else found

    def _make_panes(self) -> QHBoxLayout:
        across = QHBoxLayout()
        across.setSpacing(px(24))
        self.stack = QStackedWidget()
        self.columns, self.titles, self.margins = ColumnsPane(self.shell), TitlesPane(), MarginsPane()
        for pane in (self.columns, self.titles, self.margins):
            pane.edited.connect(self._edited)
            self.stack.addWidget(pane)
        self.columns.chosen.connect(self._mark)
        self.look = QWidget()
        column = QVBoxLayout(self.look)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        self.view = PageView()
        self.view.setAccessibleName(_("Trang mẫu, đúng như trang in"))
        column.addWidget(self.view, 1)
        self.remark = text.wrapped("", "muted")
        column.addWidget(self.remark)
        across.addWidget(self.stack)
        across.addWidget(self.look, 1)
        return across

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Go on with the draft, or begin from the newest form."""
        if self._form is None:
            self._begin()
        self.draw()

    def _begin(self) -> None:
        draft = self.shell.office.drafts.get(KIND, NEW)
        if draft is None:
            self._take(forms.draft_form(self.shell.office))
            self.day.set_value(self._first_day())
            self._stored = self._text()
            return
        self._take(read_form(json.loads(draft.fields["form"])))
        self.day.set_raw(draft.fields["valid_from"])

    def _first_day(self) -> date:
        """Return the day a new form begins: the year's first, or behind what is printed and closed."""
        today = self.shell.today()
        own = next((book for book in books.books(self.shell.office) if book.own and book.year == today.year), None)
        told = periods.listed(self.shell.office, own.uuid) if own else ()
        if forms.listed(self.shell.office) or any(fact.closed_on for fact in told):
            return date(today.year + today.month // 12, today.month % 12 + 1, 1)
        return date(today.year, 1, 1)

    def leave(self) -> bool:
        """Keep what was changed as a draft, and let go of the sample."""
        self.keep()
        self.view.show_page(None, 0)
        if self._preview is not None:
            self._preview.close()
            self._preview = None
        return True

    def refresh(self, changes: Any) -> None:
        """Draw the sample anew when rows or the office's names changed."""
        if changes.tables and self.isVisible():
            self._draw.start()

    def fold(self, narrow: bool) -> None:
        """Show columns and page as two tabs where there is no room for both."""
        self._narrow = narrow
        self.tabs.set_choices(self._tab_choices(narrow))
        if narrow:
            self.stack.setMinimumWidth(0)
            self.stack.setMaximumWidth(16777215)
        else:
            self.stack.setFixedWidth(px(WIDTH))
        self._turn(self.tabs.key())

    def first_focus(self) -> QWidget | None:
        """Return the caption of the chosen column."""
        return self.columns.caption

    # The form in hand.

    def _take(self, form: BookForm) -> None:
        self._form = form
        self.columns.show_form(form)
        self.titles.show_form(form)
        self.margins.show_form(form)
        self.paper.set_value(form.landscape)

    @Slot(object)
    def _edited(self, form: BookForm) -> None:
        self._form = form
        for pane in (self.columns, self.titles, self.margins):
            if pane is not self.sender():
                pane.form = form
        self._keep_soon()
        self._draw.start()
        self._mark()

    @Slot(str)
    def _turn(self, key: str) -> None:
        panes = ("columns", "titles", "margins")
        if key in panes:
            self.stack.setCurrentIndex(panes.index(key))
        self.stack.setVisible(key in panes)
        self.look.setVisible(not self._narrow or key == LOOK)

    @Slot(object)
    def _turn_paper(self, landscape: bool) -> None:
        self._take(edits.turned(self._form, forms.default(landscape)))
        self._keep_soon()
        self._draw.start()

    @Slot()
    def _keep_soon(self) -> None:
        # Not pushed on by the changes that follow: typing is on disk within a second.
        if not self._keep.isActive():
            self._keep.start()

    def _text(self) -> str:
        return json.dumps(write_form(replace(self._form, valid_from=None)), ensure_ascii=False) + self.day.raw()

    @Slot()
    def keep(self) -> None:
        """Put what was changed on disk as a draft."""
        self._keep.stop()
        if self._form is None or self._text() == self._stored:
            return
        self._stored = self._text()
        plain = json.dumps(write_form(replace(self._form, valid_from=None)), ensure_ascii=False)
        self.shell.office.drafts.put(KIND, NEW, {"form": plain, "valid_from": self.day.raw()})
        hour = f"{self.shell.office.source.now():%H:%M}"
        self.shell.bus.saved.emit(_("Đã lưu nháp lúc {time}").format(time=hour))

    # The sample page.

    @Slot()
    def draw(self) -> None:
        """Draw the sample page of the form in hand."""
        self._draw.stop()
        if self._job is not None:
            self._job.cancel()
        work = SampleWork(self.shell.office, self._form)
        self._job = self.shell.tasks.call(_("Đang vẽ trang mẫu"), work, self._drawn, self._undrawn)
        self._job.ended.connect(self._ended)

    @Slot(object)
    def _drawn(self, sample: Sample) -> None:
        if sample.form != self._form:
            return
        old = self._preview
        self._sample, self._preview = sample, Preview(sample.pdf)
        self.view.show_page(self._preview, 0)
        if old is not None:
            old.close()
        text.dress(self.remark, role="muted")
        whose = _("với số liệu thử") if sample.practice else _("với số liệu của cơ quan")
        self.remark.setText(_("Đúng như trang in, {whose}.").format(whose=whose))
        self._mark()

    @Slot(object)
    def _undrawn(self, error: Exception) -> None:
        if not isinstance(error, WorldError):
            raise_again(error)
            return
        said = problem_of(error)
        text.dress(self.remark, role="red")
        self.remark.setText(" ".join(part for part in (said.what, said.todo) if part))

    @Slot()
    def _ended(self) -> None:
        if self.sender() is self._job:
            self._job = None

    @Slot()
    def _mark(self) -> None:
        """Tint the head of the chosen column on the page too."""
        column, sample = self.columns.present(), self._sample
        if column is None or sample is None or self._preview is None:
            return
        label = self._preview.label(0)
        heads = sample.back if label.isdecimal() and int(label) % 2 == 0 else sample.front
        box = heads.get(column.id)
        self.view.mark((QRectF(*box),) if box else ())

    # Acts.

    def up(self) -> None:
        """Put the chosen column before its neighbour."""
        self.columns.move(-1)

    def down(self) -> None:
        """Put the chosen column behind its neighbour."""
        self.columns.move(1)

    def add(self) -> None:
        """Add a column of the office's own."""
        self.tabs.choose("columns")
        self._turn("columns")
        self.columns.add()

    def remove(self) -> None:
        """Take the chosen own column away."""
        column = self.columns.present()
        if column is not None and column.own:
            self.columns.drop()

    def load(self) -> None:
        """Take a form from a file that another office made."""
        path, _kind = QFileDialog.getOpenFileName(self, _("Lấy mẫu từ tệp"), "", _("Mẫu sổ (*.mauso *.json)"))
        if path:
            self._take(forms.from_text(files.read_text(Path(path))))
            self._keep_soon()
            self.draw()

    def save_file(self) -> None:
        """Write the form to a file for other offices."""
        path = ask_where(self, _("Lưu mẫu ra tệp"), "mau-so.mauso", _("Mẫu sổ (*.mauso)"))
        if path is not None:
            files.write(path, forms.to_text(self._form).encode())
            self.shell.bus.saved.emit(_("Đã lưu {name}").format(name=path.name))

    def use(self) -> None:
        """Let the form be valid from its day on; pages of earlier days keep theirs."""
        self.clear_problem()
        try:
            day = self.day.value()
        except Refused:
            self.day.settle()
            self.day.setFocus()
            return
        if day is None:
            self.day.say(_("Mục này cần có."))
            self.day.setFocus()
            return
        forms.save(self.shell.office, day, self._form)
        self.shell.office.drafts.drop(KIND, NEW)
        self._stored = self._text()
        self.shell.bus.saved.emit(_("Mẫu có hiệu lực từ {day:%d/%m/%Y}").format(day=day))
