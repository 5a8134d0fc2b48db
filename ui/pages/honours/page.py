"""Sổ ghi danh: the office's own book and what units report, a list and the form of one lượt."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property, partial
from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from models.rules.facts import HonourRow, Record
from ui.afterpaint import AfterPaint
from ui.i18n import _
from ui.page import Context, Page, Shell
from ui.pages.honours import availability, ways
from ui.pages.honours.filters import Filters
from ui.pages.honours.listing import DRAFT, is_draft, is_new, row_of
from ui.pages.honours.panes import LuotForms, LuotList, start_lines
from ui.pages.honours.registers import OWN, REGISTERS, Register
from ui.pages.honours.timing import later
from ui.widgets.foot import Sheet
from ui.widgets.twopane import TwoPane

TOUCHING = frozenset(
    {"honour_entry", "reported_deed", "book", "selection_round", "contribution", "publication", "follow_up", "unit"}
)


class HonoursPage(Page):
    """The two books."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Sổ ghi danh")
        self._shown = ""
        self._near = 0
        self._kept: dict[str, str] = {}
        # A click that ends the typing must still meet the row it was meant for: the list changes after it.
        self._reread_soon = later(self, 0, self._reread)
        self._show_soon = later(self, 10, self._show_present)
        self.filters = Filters(shell)
        self.list = LuotList(OWN, shell)
        self.forms = LuotForms(shell)
        self.panes = TwoPane(self.list, self.forms)
        self.start = Sheet()
        self.start.hide()
        # The list is painted before the form is built.
        self._first = AfterPaint(self.list.table.ground, self._show_present)
        self._all_acts = self._name_acts()
        self.body.addWidget(self.filters)
        self.body.addWidget(self.start, 0, Qt.AlignmentFlag.AlignTop)
        self.body.addWidget(self.panes, 1)
        self._connect()
        self._fit_acts()

    def _connect(self) -> None:
        self.filters.changed.connect(self._narrowed)
        self.filters.switched.connect(self._switched)
        self.list.unfiltered.connect(self._unfilter)
        self.list.counted.connect(self._count_books)
        table = self.list.table
        table.current_changed.connect(self._went)
        table.opened.connect(self._open_form)
        table.marks_changed.connect(self._marked)
        table.delete_requested.connect(self._delete)
        table.pasted.connect(self._pasted)
        table.copied.connect(self._copy)
        for several in (self.forms.several, self.list.several):
            several.unmarked.connect(table.clear_marks)
        self.panes.stepped.connect(self._step)
        self.panes.listed.connect(self._back_to_list)
        self.panes.turned.connect(self._turned)

    def _name_acts(self) -> dict[str, Callable[[], None]]:
        own = {
            "save": self.commit,
            "refresh": self.reload,
            "honour.add": self.add,
            "honour.commit": self.commit_on,
            "honour.drop": self.drop,
            "honour.previous": self._previous,
            "honour.next": self._next,
            "honour.list": self.panes.close_form,
            "honour.filter": self.filters.words.setFocus,
            "honour.more": self._more,
            "honour.correct": self._correct,
        }
        return {**{key: partial(self._do, key) for key in availability.EVERY}, **own}

    @cached_property
    def doing(self) -> Any:
        """Return what the page does beyond typing, loaded with its dialogs when it is first asked for."""
        from ui.pages.honours.doing import Doing

        return Doing(self, self, self.shell)

    def _do(self, key: str) -> None:
        self.doing.acts()[key]()

    # What is in view.

    def register(self) -> Register:
        """Return the book in view."""
        return self.filters.register()

    def editor(self) -> Any:
        """Return the form of the book in view, made when it is first needed."""
        editor = self.forms.known(self.register())
        if editor is None:
            editor = self.forms.make(self.register())
            editor.written.connect(self._written)
            editor.left.connect(self._left)
            editor.next_new.connect(self.commit_on)
            editor.turned.connect(self._fit_acts)
        return editor

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Show what the way here asks for: one lượt, a draft, a new one, or a narrowed list."""
        wanted = ways.wanted(context)
        if wanted is not None:
            self._leave_present()
            register, narrowing = wanted
            switched = register is not self.register()
            self.filters.choose(register, **narrowing)
            if switched:
                self._switched()
            # Named before the list is read, or its first row would be opened on the way.
            self._shown = ways.named(context)
        self.reload()
        self._open_wanted(context)

    def _open_wanted(self, context: Context) -> None:
        if "draft" in context:
            self._open_draft(*context["draft"])
        elif context.get("new"):
            self.add()
        elif self._shown and self._shown == ways.named(context):
            self._shown = ""
            self.show_stored(ways.named(context))
            self.panes.open_form()

    def leave(self) -> bool:
        """Write what was typed; what cannot stand stays a draft."""
        for editor in self.forms.editors():
            editor.let_go()
        return True

    def refresh(self, changes: Any) -> None:
        """Fetch again what an act touched."""
        if changes.tables & {"unit", "book"}:
            self.filters.forget()
            for editor in self.forms.editors():
                editor.fields.units.forget()
        if changes.tables & TOUCHING:
            for editor in self.forms.editors():
                editor.pause()
            self._reread_soon.start()

    @Slot()
    def _reread(self) -> None:
        self._reread_soon.stop()
        present = self.editor()
        for editor in self.forms.editors():
            if not editor.reread() and editor is present:
                self._shown = ""
        self.reload()
        self._fit_acts()

    def fold(self, narrow: bool) -> None:
        """Fold the list away while a form is open, and the filters with it."""
        self.panes.fold(narrow)
        self.filters.fold(narrow)
        self.forms.fold(narrow, self.panes.bar)
        self.list.several.hide()
        self._marked(len(self.list.table.selectionModel().selectedRows()))

    def first_focus(self) -> QWidget | None:
        """Return where typing stopped, the name of a new lượt, or the list."""
        if not self.forms.shows_several() and self._shown and self.editor().form.typed():
            return self.editor().focus_place()
        if self.start.isVisibleTo(self):
            return self.start.lines()[0]
        return self.list.table

    # The list.

    @Slot()
    def reload(self) -> None:
        """Fetch the list again and keep the present lượt."""
        self._near = max(self.list.table.current_row(), 0)
        self.list.look(self.filters.query(), self.filters.narrowed())
        words = _("Danh sách {count} lượt").format(count=self.list.model.rowCount())
        self.panes.name(words, _("Lượt trước"), _("Lượt sau"))
        self._choose_present()
        self._fit_start()

    def _choose_present(self) -> None:
        place = self.list.place_of(self._shown, self._near) if self._shown else -1
        if place >= 0:
            self.list.table.set_current_row(place)
        elif not self._shown and self.list.model.rowCount():
            self.list.table.set_current_row(0)

    @Slot()
    def _count_books(self) -> None:
        for register in REGISTERS:
            if self.filters.offers(register):
                query = self.filters.whole_year()
                self.filters.count(register, register.rows.count(self.shell.office, query))

    def _fit_start(self) -> None:
        empty = not self.list.model.rowCount() and not self.filters.narrowed()
        adding = self._shown.startswith(DRAFT)
        if empty and not self.start.lines():
            self.start.set_lines(start_lines(self.shell))
        self.start.setVisible(empty and not adding)
        self.panes.setVisible(not empty or adding)

    @Slot()
    def _switched(self) -> None:
        self.leave()
        self._shown = ""
        self.list.show_register(self.register())
        self.list.table.clearSelection()

    @Slot()
    def _narrowed(self) -> None:
        self._leave_present()
        self._shown = ""
        self.reload()

    @Slot()
    def _unfilter(self) -> None:
        self.filters.choose(self.register())
        self.reload()

    @Slot(int)
    def _went(self, place: int) -> None:
        if place < 0:
            return
        if self.forms.known(self.register()) is not None:
            self._show_place(place)
        else:
            self._show_soon.start()

    @Slot()
    def _show_present(self) -> None:
        table = self.list.table
        if not self._first.painted and table.isVisible() and not self.window().isMinimized():
            self._show_soon.start()
        elif table.current_row() >= 0:
            self._show_place(table.current_row())

    def _show_place(self, place: int) -> None:
        uuid = self.list.uuid_at(place)
        if uuid and uuid != self._shown:
            self._show(uuid)

    def _show(self, uuid: str) -> None:
        if is_draft(uuid):
            self._leave_present()
            self._shown = uuid
            self.editor().resume(uuid.removeprefix(DRAFT))
            self._bring_forward()
        else:
            self.show_stored(uuid)

    def show_stored(self, uuid: str) -> None:
        """Show a written lượt of the book in view."""
        self._leave_present()
        self._shown = uuid
        self.editor().show_stored(uuid)
        self._bring_forward()
        place = self.list.place_of(uuid, self._near)
        if place >= 0 and place != self.list.table.current_row():
            self.list.table.set_current_row(place)

    def _leave_present(self) -> None:
        if self._shown:
            self.editor().let_go()

    def _bring_forward(self) -> None:
        self.forms.bring(self.editor())
        self._fit_acts()

    @Slot(int)
    def _marked(self, count: int) -> None:
        if self.panes.folded():
            self._mark_beside(count)
        elif count > 1:
            self.forms.say_several(count)
        elif self.forms.shows_several() and self.forms.editors():
            self.forms.bring(self.editor())
        self._fit_acts()

    def _mark_beside(self, count: int) -> None:
        """Leave the list in view where it would have to give way: there may be more to mark."""
        self.list.several.say(count)
        self.list.several.setVisible(count > 1)

    @Slot(int)
    def _open_form(self, place: int) -> None:
        if place < 0:
            return
        if len(self.list.table.marked_rows()) > 1:
            self.list.table.clear_marks()
        self._show_place(place)
        self.panes.open_form()
        self.editor().focus_place().setFocus()

    @Slot(int)
    def _step(self, by: int) -> None:
        place = self.list.table.current_row() + by
        if 0 <= place < self.list.model.rowCount():
            self.list.table.set_current_row(place)

    def _previous(self) -> None:
        self._step(-1)

    def _next(self) -> None:
        self._step(1)

    @Slot()
    def _back_to_list(self) -> None:
        self._leave_present()
        self.list.table.setFocus()

    @Slot()
    def _turned(self) -> None:
        """The filters go with the list."""
        self.filters.setVisible(not self.panes.alone())

    @Slot(list)
    def _delete(self, _rows: list[int]) -> None:
        self.doing.remove()

    @Slot()
    def _copy(self) -> None:
        self.doing.copy()

    @Slot(list)
    def _pasted(self, _rows: list[list[str]]) -> None:
        self.doing.paste()

    # Typing.

    def add(self) -> None:
        """Open an empty lượt that keeps unit, month and kind of the last one."""
        self._leave_present()
        given = self._given()
        self.start.hide()
        self.panes.show()
        self.panes.open_form()
        self.list.table.clearSelection()
        self.editor().show_new(given)
        self._shown = DRAFT + self.editor().form.slot()
        self._bring_forward()
        self.editor().fields.focus("name")

    def _given(self) -> dict[str, str]:
        return {"month": f"{self.shell.today():%m/%Y}", "kind": "person", **self._kept}

    def commit(self) -> None:
        """Write what was typed now."""
        if self._shown:
            self.editor().commit()

    def commit_on(self) -> None:
        """Write the lượt; after a new one begin the next."""
        editor = self.editor()
        new = editor.form.record is None
        if not editor.form.typed():
            return
        if editor.commit() and new:
            self.add()

    @Slot(str)
    def _written(self, uuid: str) -> None:
        editor = self.editor()
        if editor.form.record is None:
            self._kept = editor.kept()
        self._shown = uuid
        editor.show_stored(uuid)
        self._reread_soon.start()

    @Slot()
    def _left(self) -> None:
        self.editor().let_go()
        self._reread_soon.start()

    def _open_draft(self, _form: str, record: str) -> None:
        if is_new(record):
            focus = self.editor().resume(record)
            self._bring_forward()
        else:
            self._shown = ""
            self.show_stored(record)
            focus = self.editor().focus_name()
        self.start.hide()
        self.panes.show()
        self.panes.open_form()
        self.reload()
        self.editor().fields.focus(focus or "name")

    def _more(self) -> None:
        self.editor().show_more()

    def _correct(self) -> None:
        self.editor().correct()
        self._fit_acts()

    # What the acts are for.

    def chosen(self) -> list[HonourRow]:
        """Return the lượt that an act is for: the marked ones, or the one in view."""
        rows = self.list.rows()
        if len(rows) > 1:
            return [row for row in rows if not is_draft(row.uuid)]
        if len(rows) == 1 and rows[0].uuid == self._shown:
            return rows
        record = self.record()
        return [row_of(record, self.register())] if record is not None else []

    def record(self) -> Record | None:
        """Return the written lượt in view."""
        return self.editor().form.record if self._shown else None

    def settled(self) -> bool:
        """Write what is being typed first; False when it cannot stand."""
        return not self._shown or self.editor().commit()

    def drop(self) -> None:
        """Give up what is being typed."""
        editor = self.editor()
        uuid = editor.uuid()
        editor.drop()
        self._shown = ""
        if uuid:
            self.show_stored(uuid)
        self.reload()

    @Slot()
    def _fit_acts(self) -> None:
        found = availability.ALWAYS
        rows = self.list.rows()
        if len(rows) > 1:
            found |= availability.for_several(rows, self.register())
        elif self._shown:
            form = self.editor().form
            found |= availability.for_one(form.state(), self.register(), form.typed(), form.correcting())
        self.acts = {key: act for key, act in self._all_acts.items() if key in found}
        self.acts_changed.emit()
