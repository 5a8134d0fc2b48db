"""Văn bản: the documents of the office, and the one that is written, numbered, signed and handed over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules import issuing
from models.rules.documents import BlockKind, DocumentQuery, DocumentRow, DocumentState
from models.services import documents
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Context, Page, Shell
from ui.pages.documents import dialogs
from ui.pages.documents.columns import FORMS, KINDS, STATES, list_columns
from ui.pages.documents.editor import FILES, PAPER, TEXT, DocumentEditor
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton, Button
from ui.widgets.dialogs import ask
from ui.widgets.editors import Line, Tick
from ui.widgets.foot import Sheet, StartLine
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.table import HouseTable, TableBox
from ui.widgets.twopane import TwoPane
from ui.wording import problem_of

LIST = 336
TOUCHING = frozenset(
    {
        "official_document", "issued_copy", "document_upload", "attachment", "signing_person", "term", "issuing_body",
        "setting", "monthly_slip", "reported_deed", "honour_entry", "unit",
    }
)  # fmt: skip
_MARKS = {
    "document.part": BlockKind.PART,
    "document.section": BlockKind.SECTION,
    "document.point": BlockKind.POINT,
    "document.item": BlockKind.ITEM,
    "document.plain": BlockKind.PARAGRAPH,
}


class DocumentsPage(Page):
    """The list at the left, one document at the right."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Văn bản")
        self._rows: list[DocumentRow] = []
        self._shown = ""
        self._waiting: tuple[str, ...] = ()
        self.editor = DocumentEditor(shell)
        self._all_acts = self._name_acts()
        self.filters = QWidget()
        self.filters.setLayout(self._make_filters())
        self.body.addWidget(self.filters)
        self.body.addWidget(self._make_start(), 0, Qt.AlignmentFlag.AlignTop)
        self.panes = TwoPane(self._make_list(), self._make_place(), LIST)
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
        figures = self.editor.figures
        figures.ticked.connect(self._tick_figure)
        figures.typed.connect(self._type_figure)
        figures.wanted.connect(self._put_figure)
        self.editor.papers.annexed.connect(self._choose_annexes)

    def _name_acts(self) -> dict[str, Callable[[], None]]:
        marks = {key: _Mark(self, kind) for key, kind in _MARKS.items()}
        return {
            **marks,
            "save": self.commit,
            "refresh": self.reload,
            "print": self.preview,
            "document.report": self.begin_report,
            "document.new": self.begin,
            "document.sign": self.preview,
            "document.number": self.write_number,
            "document.attach": self.attach,
            "document.copy": self.copy_out,
            "document.tick": self.tick,
            "document.untick": self.untick,
            "document.outline": self.use_outline,
            "document.rules": self.change_rules,
            "document.history": self.show_history,
            "document.drop": self.drop,
            "document.remove": self.remove,
            "document.filter": self._to_filter,
            "document.confirm": self.confirm_all,
            "document.renew": self.renew,
            "document.table": self.add_table,
        }

    # Building.

    def _make_filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.words = Line()
        self.words.setPlaceholderText(_("Lọc số, trích yếu"))
        self.words.setAccessibleName(_("Lọc số, trích yếu"))
        self.words.setFixedWidth(px(160))
        self.words.textChanged.connect(self._narrowed)
        self.kinds = self._picker(_("Loại văn bản"), _("Mọi loại"), KINDS)
        self.states = self._picker(_("Trạng thái"), _("Mọi trạng thái"), STATES)
        self.waiting = Tick(_("Chờ tải lên"))
        self.waiting.clicked.connect(self._narrowed)
        for widget in (self.words, self.kinds, self.states, self.waiting):
            row.addWidget(widget)
        row.addStretch(1)
        for key in ("document.new", "document.report"):
            row.addWidget(ActionButton(self.shell.actions[key]))
        return row

    def _picker(self, name: str, everything: str, choices: dict[str, str]) -> Picker:
        options = [Option("", everything), *(Option(key, _(words)) for key, words in choices.items())]
        picker = Picker(Listed(options))
        picker.setAccessibleName(name)
        picker.require()
        picker.set_value("")
        picker.setFixedWidth(px(152))
        picker.picked.connect(self._narrowed)
        return picker

    def _make_list(self) -> QWidget:
        pane = QWidget()
        column = QVBoxLayout(pane)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.model = LazyModel(list_columns(), key=_uuid, parent=self)
        self.table = HouseTable(_("Danh sách văn bản"), self.model, tall=True)
        self.table.current_changed.connect(self._went)
        self.table.opened.connect(self._open_form)
        self.table.delete_requested.connect(self._delete)
        column.addWidget(TableBox(self.table, 5), 1)
        self.count = text.dress(text.Elided(), role="muted")
        column.addWidget(self.count)
        return pane

    def _make_place(self) -> QWidget:
        """Return where the document stands; it is empty while none is chosen."""
        place = QWidget()
        column = QVBoxLayout(place)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.editor)
        self.editor.hide()
        return place

    def _make_start(self) -> Sheet:
        first = _("Số liệu lấy từ phiếu chi bộ và Sổ ghi danh đến ngày chốt; còn lại gõ như trong Word.")
        second = _("Giấy mời, thông báo, công văn, quyết định, danh sách: đúng thể thức, không phải chỉnh trang.")
        third = _("Người ký và ngày giữ chức, nơi ban hành, nhiệm kỳ để tính số văn bản.")
        report = ActionButton(self.shell.actions["document.report"], PRIMARY)
        other = ActionButton(self.shell.actions["document.new"])
        self.to_settings = Button(_("Mở cài đặt")).on(self._to_settings)
        self.start = Sheet()
        self.start.set_lines(
            [
                StartLine(1, _("Soạn báo cáo đầu tiên"), first, report, True),
                StartLine(2, _("Soạn văn bản khác"), second, other),
                StartLine(3, _("Ghi người ký, nơi ban hành"), third, self.to_settings),
            ]
        )
        self.start.hide()
        return self.start

    @Slot()
    def _to_settings(self) -> None:
        self.shell.bus.go.emit("settings", {"tab": "papers"})

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Show the list; `document` opens one, `report` begins or opens a period's, `waiting` keeps what waits.

        `act` names what to do at once with the document: number, attach.
        """
        if context.get("waiting"):
            self.waiting.setChecked(True)
        wanted = str(context.get("document") or "")
        if context.get("report"):
            wanted = self._report_of(str(context["report"]))
        # Shown before the list is read, or its first row would be opened on the way.
        if wanted and wanted != self._shown:
            self.show_document(wanted)
        self.reload()
        if wanted:
            self.panes.open_form()
        if context.get("act") in ("number", "attach"):
            QTimer.singleShot(0, {"number": self.write_number, "attach": self.attach}[str(context["act"])])

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
        self._rows = list(documents.listed(self.shell.office, self._query()))
        self._waiting = documents.waiting(self.shell.office)
        count = len(self._waiting)
        self.waiting.setText(_("Chờ tải lên ({count})").format(count=count) if count else _("Chờ tải lên"))
        present = self._shown
        if present and not self.editor.reread():
            self._shown = present = ""
        self.model.set_rows(self._rows)
        self.count.setText(_("{count} văn bản").format(count=len(self._rows)))
        words = _("Danh sách {count} văn bản").format(count=len(self._rows))
        self.panes.name(words, _("Văn bản trước"), _("Văn bản sau"))
        self._choose(present)
        self._fit_start()
        self._fit_acts()

    def _query(self) -> DocumentQuery:
        states = (str(self.states.value()),) if self.states.value() else ()
        return DocumentQuery(str(self.kinds.value() or ""), states, self.waiting.isChecked(), self.words.raw())

    def _narrowed_by(self) -> bool:
        return self._query() != DocumentQuery()

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
            self.remove()

    def _to_filter(self) -> None:
        self.words.setFocus()

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
        self.kinds.set_value("")
        self.states.set_value("")
        self.waiting.setChecked(False)
        self.words.clear()
        self.show_document(uuid)
        self.reload()
        self.panes.open_form()
        self.editor.set_tab(TEXT)
        self.editor.focus_place().setFocus()

    # Acts on the document in view.

    def commit(self) -> None:
        """Write what was typed now."""
        self._let_go()

    def _settled(self) -> bool:
        """Write what is being typed first; False when it cannot stand."""
        return bool(self._shown) and self.editor.record.commit()

    def preview(self) -> None:
        """Look at the pages; from there they are printed for signature."""
        if self._settled() and self.editor.shown is not None:
            kind = self.editor.shown.record.values["kind"]
            label = self.editor.name.text()
            context = {"form": FORMS[kind], "entry": self._shown, "label": label, "back": "documents"}
            self.shell.bus.go.emit("preview", context)

    def write_number(self) -> None:
        """Write the văn thư's number and date back."""
        if self._settled() and self.editor.shown is not None:
            dialogs.ask_number(self.shell, self.editor.shown, self)

    def attach(self) -> None:
        """Attach the signed sheets."""
        if (
            self._settled()
            and self.editor.shown is not None
            and dialogs.ask_signed(self.shell, self.editor.shown, self)
        ):
            self.editor.set_tab(FILES)

    def copy_out(self) -> None:
        """Copy every document that waits into a folder or onto a stick, then offer to tick them."""
        uuids = self._waiting
        folder = dialogs.ask_folder(self) if uuids else None
        if folder is None:
            return
        names = documents.copy_out(self.shell.office, uuids, folder)
        told = _("Đã chép {files} tệp của {count} văn bản").format(files=len(names), count=len(uuids))
        self.shell.bus.saved.emit(told)
        sentence = _("Các tệp và danh mục nằm ở {folder}. Nếu đã tải lên hoặc giao xong thì đánh dấu.")
        if ask(self, told, sentence.format(folder=folder), _("Đánh dấu đã tải lên"), _("Để sau")):
            dialogs.ask_tick(self.shell, uuids, self)

    def tick(self) -> None:
        """Mark the document in view as uploaded or handed over."""
        if self._shown:
            dialogs.ask_tick(self.shell, (self._shown,), self)

    def untick(self) -> None:
        """Let the document in view wait again."""
        documents.untick(self.shell.office, self._shown)

    def use_outline(self) -> None:
        """Write under a superior's outline."""
        if self._settled() and self.editor.shown is not None:
            dialogs.ask_outline(self.shell, self.editor.shown, self)

    def change_rules(self) -> None:
        """Set a value of the rule set otherwise for this document."""
        if self._settled() and self.editor.shown is not None:
            dialogs.ask_rules(self.shell, self.editor.shown, self)

    def show_history(self) -> None:
        """Show what was done with the document."""
        self.shell.bus.go.emit("history", {"record": self._shown, "back": "documents"})

    def drop(self) -> None:
        """Give up what is being typed."""
        self.editor.record.drop()
        self.editor.show_document(self._shown)

    def remove(self) -> None:
        """Take the document away, after asking."""
        question = _("Bỏ {name}?").format(name=self.editor.name.text())
        if ask(self, question, _("Chỉ bỏ được văn bản chưa ghi số; hoàn tác được."), _("Bỏ văn bản")):
            self.editor.record.drop()
            documents.remove(self.shell.office, self._shown)
            self._shown = ""
            self.reload()

    # Figures.

    def confirm_all(self) -> None:
        """Confirm every figure and annex as it stands."""
        if self._settled():
            documents.confirm(self.shell.office, self._shown)

    def renew(self) -> None:
        """Take the present value of the row in view where it differs, otherwise of everything unconfirmed."""
        if not self._settled() or self.editor.shown is None:
            return
        key = self.editor.figures.present()
        differing = {one.key for one in self.editor.shown.figures if one.now != one.stands}
        differing |= {one.key for one in self.editor.shown.annexes if one.differing}
        if key in differing:
            documents.confirm(self.shell.office, self._shown, [key], now=True)
        else:
            documents.renew(self.shell.office, self._shown)

    @Slot(str, bool)
    def _tick_figure(self, key: str, on: bool) -> None:
        if "document.confirm" in self.acts and self._settled():
            documents.confirm(self.shell.office, self._shown, [key], sure=on)

    @Slot(str, str)
    def _type_figure(self, key: str, words: str) -> None:
        if "document.confirm" in self.acts and self._settled():
            documents.set_figure(self.shell.office, self._shown, key, words)

    @Slot(str)
    def _put_figure(self, key: str) -> None:
        self.editor.body.text.insert_figure(key)
        self.editor.body.text.setFocus()

    @Slot(list)
    def _choose_annexes(self, keys: list[str]) -> None:
        if self._settled():
            documents.choose_annexes(self.shell.office, self._shown, keys)

    def add_table(self) -> None:
        """Put an empty table at the cursor."""
        self.editor.body.text.insert_table(3, 3)
        self.editor.body.text.setFocus()

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
            found |= {"print", "document.history", *_allowed(shown.state, shown.uploaded_on is not None)}
            if self.editor.record.typed():
                found.add("document.drop")
        self.acts = {key: act for key, act in self._all_acts.items() if key in found}
        self.acts_changed.emit()


class _Mark:
    """Give the present line one kind of mark."""

    def __init__(self, page: DocumentsPage, kind: BlockKind) -> None:
        self._page, self._kind = page, kind

    def __call__(self) -> None:
        self._page.editor.body.text.set_mark(self._kind)
        self._page.editor.body.text.setFocus()


_OF_ACT = {
    issuing.EDIT: {
        *_MARKS,
        "document.table",
        "document.outline",
        "document.rules",
        "document.confirm",
        "document.renew",
    },
    issuing.PRINT: {"document.sign"},
    issuing.NUMBER: {"document.number"},
    issuing.ATTACH: {"document.attach"},
    issuing.UPLOAD: {"document.tick"},
    issuing.REMOVE: {"document.remove"},
}


def _allowed(state: str, uploaded: bool) -> set[str]:
    found = {act for rule in issuing.ALLOWED[DocumentState(state)] for act in _OF_ACT[rule]}
    return found - {"document.tick"} | {"document.untick"} if uploaded else found


def _uuid(row: DocumentRow) -> str:
    return row.uuid
