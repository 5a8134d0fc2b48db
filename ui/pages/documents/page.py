"""Văn bản: the documents of the office, and the one that is written, numbered, signed and handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from models.rules.documents import DocumentRow
from models.services import documents
from ui.i18n import _
from ui.page import Context, Page, Shell
from ui.pages.documents import dialogs
from ui.pages.documents.doing import Doing, allowed
from ui.pages.documents.editor import PAPER, TEXT, DocumentEditor
from ui.pages.documents.panes import DocumentList, Filters, StartSheet
from ui.widgets.twopane import TwoPane
from ui.wording import problem_of

LIST = 336
TOUCHING = frozenset(
    {
        "official_document", "issued_copy", "document_upload", "attachment", "signing_person", "term", "issuing_body",
        "setting", "monthly_slip", "reported_deed", "honour_entry", "unit",
    }
)  # fmt: skip


class DocumentsPage(Page):
    """The list at the left, one document at the right."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Văn bản")
        self._rows: list[DocumentRow] = []
        self._shown = ""
        self._waiting: tuple[str, ...] = ()
        self.editor = DocumentEditor(shell)
        self.filters = Filters(shell)
        self.list = DocumentList()
        self.table = self.list.table
        self.start = StartSheet(shell)
        self.doing = Doing(self, self, self.editor, shell)
        self._all_acts = self._name_acts()
        self.body.addWidget(self.filters)
        self.body.addWidget(self.start, 0, Qt.AlignmentFlag.AlignTop)
        self.panes = TwoPane(self.list, self._make_place(), LIST)
        self.body.addWidget(self.panes, 1)
        # A click that ends the typing must still meet the row it was meant for: the list changes after it.
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self.reload)
        self._connect()
        self._fit_acts()

    def _connect(self) -> None:
        self.panes.stepped.connect(self._step)
        self.panes.listed.connect(self._back_to_list)
        self.panes.turned.connect(self._fit_filters)
        self.editor.record.saved.connect(self._saved)
        self.editor.turned.connect(self._fit_acts)
        self.editor.body.text.refused.connect(self._refused)
        self.filters.changed.connect(self._narrowed)
        self.table.current_changed.connect(self._went)
        self.table.opened.connect(self._open_form)
        self.table.delete_requested.connect(self._delete)

    def _name_acts(self) -> dict[str, Callable[[], None]]:
        return {
            "save": self.commit,
            "refresh": self.reload,
            "document.report": self.begin_report,
            "document.new": self.begin,
            "document.filter": self.filters.words.setFocus,
            **self.doing.acts(),
        }

    def _make_place(self) -> QWidget:
        """Return where the document stands; it is empty while none is chosen."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.editor)
        self.editor.hide()
        return place

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Show the list; `document` opens one, `report` begins or opens a period's, `waiting` keeps what waits.

        `act` names what to do at once with the document: number, attach.
        """
        if context.get("waiting"):
            self.filters.waiting.setChecked(True)
        wanted = str(context.get("document") or "")
        if context.get("report"):
            wanted = self._report_of(str(context["report"]))
        # Shown before the list is read, or its first row would be opened on the way.
        if wanted and wanted != self._shown:
            self.show_document(wanted)
        self.reload()
        if wanted:
            self.panes.open_form()
        if context.get("report"):
            self.editor.set_tab(TEXT)
        if context.get("act") in ("number", "attach"):
            acts = {"number": self.doing.write_number, "attach": self.doing.attach}
            QTimer.singleShot(0, acts[str(context["act"])])

    def _report_of(self, period: str) -> str:
        known = documents.of_period(self.shell.office, "bao_cao", period)
        return known or documents.new(self.shell.office, "bao_cao", period)

    def leave(self) -> bool:
        """Write what was typed; what cannot stand stays a draft."""
        self._let_go()
        return True

    def _let_go(self) -> None:
        if self._shown:
            self.editor.record.commit()

    def refresh(self, changes: Any) -> None:
        """Fetch again what an act touched."""
        if changes.tables & TOUCHING:
            self._soon.start()

    def fold(self, narrow: bool) -> None:
        """Fold the list away while a document is open, and the filters with it."""
        self.panes.fold(narrow)
        self._fit_filters()

    def first_focus(self) -> QWidget | None:
        """Return the list, the document where typing stopped, or the way to the first one."""
        if self.start.isVisibleTo(self):
            return self.start.lines()[0]
        return self.editor.focus_place() if self._shown and self.editor.record.typed() else self.table

    @Slot()
    def _fit_filters(self) -> None:
        self.filters.setVisible(not self.panes.alone())

    # The list.

    @Slot()
    def reload(self) -> None:
        """Fetch the documents and keep the present one."""
        self._soon.stop()
        self._rows = list(documents.listed(self.shell.office, self.filters.query()))
        self._waiting = documents.waiting(self.shell.office)
        self.filters.count_waiting(len(self._waiting))
        present = self._shown
        if present and not self.editor.reread():
            self._shown = present = ""
        self.list.show_rows(self._rows)
        words = _("Danh sách {count} văn bản").format(count=len(self._rows))
        self.panes.name(words, _("Văn bản trước"), _("Văn bản sau"))
        self._choose(present)
        self._fit_start()
        self._fit_acts()

    def _narrowed_by(self) -> bool:
        return self.filters.query() != documents.EVERYTHING

    def _choose(self, uuid: str) -> None:
        place = next((at for at, row in enumerate(self._rows) if row.uuid == uuid), -1)
        if place >= 0:
            self.table.set_current_row(place)
        elif not uuid and self._rows:
            self.table.set_current_row(0)

    def _fit_start(self) -> None:
        empty = not self._rows and not self._narrowed_by()
        self.start.setVisible(empty)
        self.panes.setVisible(not empty)
        self.editor.setVisible(bool(self._shown))

    @Slot()
    def _narrowed(self) -> None:
        self._let_go()
        self.reload()

    @Slot(int)
    def _went(self, place: int) -> None:
        if place >= 0 and self._rows[place].uuid != self._shown:
            self.show_document(self._rows[place].uuid)

    def show_document(self, uuid: str) -> None:
        """Show one document."""
        self._let_go()
        self._shown = uuid
        focus = self.editor.show_document(uuid)
        self.editor.show()
        self._choose(uuid)
        if focus:
            self.editor.set_tab(TEXT if focus in ("body", "subject") else PAPER)
            self.editor.form.focus(focus)
        self._fit_acts()

    @Slot(int)
    def _open_form(self, place: int) -> None:
        if place >= 0:
            self.panes.open_form()
            self.editor.focus_place().setFocus()

    @Slot(int)
    def _step(self, by: int) -> None:
        place = self.table.current_row() + by
        if 0 <= place < len(self._rows):
            self.table.set_current_row(place)

    @Slot()
    def _back_to_list(self) -> None:
        self._let_go()
        self.table.setFocus()

    @Slot(str)
    def _saved(self, _uuid: str) -> None:
        self._soon.start()

    @Slot(list)
    def _delete(self, _rows: list[int]) -> None:
        if "document.remove" in self.acts:
            self.doing.remove()

    # Beginning.

    def begin_report(self) -> None:
        """Begin the report of a period, or open the one that is there."""
        self._open_new(dialogs.ask_report(self.shell, self))

    def begin(self) -> None:
        """Begin another kind of document."""
        self._open_new(dialogs.ask_new(self.shell, self))

    def _open_new(self, uuid: str) -> None:
        if not uuid:
            return
        self._let_go()
        self.filters.clear()
        self.show_document(uuid)
        self.reload()
        self.panes.open_form()
        self.editor.set_tab(TEXT)
        self.editor.focus_place().setFocus()

    # What the acts are for.

    def shown(self) -> str:
        """Return the document in view, "" for none."""
        return self._shown

    def forget(self) -> None:
        """Show no document any more: it has been taken away."""
        self._shown = ""
        self.reload()

    def commit(self) -> None:
        """Write what was typed now."""
        self._let_go()

    def settled(self) -> bool:
        """Write what is being typed first; False when there is no document or it cannot stand."""
        return bool(self._shown) and self.editor.record.commit()

    @Slot(object)
    def _refused(self, refused: Any) -> None:
        self.show_problem(problem_of(refused))

    @Slot()
    def _fit_acts(self) -> None:
        found = {"save", "refresh", "document.report", "document.new", "document.filter"}
        shown = self.editor.shown
        if self._waiting:
            found.add("document.copy")
        if self._shown and shown is not None:
            found |= {"print", "document.history", *allowed(shown.state, shown.uploaded_on is not None)}
            if self.editor.record.typed():
                found.add("document.drop")
        self.acts = {key: act for key, act in self._all_acts.items() if key in found}
        self.acts_changed.emit()
