"""What the page does with the document in view, beyond typing."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from models.rules import issuing
from models.rules.documents import BlockKind, DocumentState
from models.services import documents
from ui.i18n import _
from ui.page import Shell
from ui.pages.documents import dialogs
from ui.pages.documents.columns import FORMS
from ui.pages.documents.editor import FILES, DocumentEditor
from ui.widgets.dialogs import ask

_MARKS = {
    "document.part": BlockKind.PART,
    "document.section": BlockKind.SECTION,
    "document.point": BlockKind.POINT,
    "document.item": BlockKind.ITEM,
    "document.plain": BlockKind.PARAGRAPH,
}
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


class Target(Protocol):
    """What an act is for; the page says it."""

    def shown(self) -> str:
        """Return the document in view, "" for none."""

    def settled(self) -> bool:
        """Write what is being typed first; False when there is no document or it cannot stand."""

    def forget(self) -> None:
        """Show no document any more: it has been taken away."""


class Doing(QObject):
    """The acts on one document."""

    def __init__(self, target: Target, window: QWidget, editor: DocumentEditor, shell: Shell) -> None:
        super().__init__(window)
        self._target = target
        self._window = window
        self._editor = editor
        self._shell = shell
        figures = editor.figures
        figures.ticked.connect(self._tick_figure)
        figures.typed.connect(self._type_figure)
        figures.wanted.connect(self._put_figure)
        editor.papers.annexed.connect(self._choose_annexes)

    def acts(self) -> dict[str, Callable[[], None]]:
        """Return the acts by the id of their action."""
        marks = {key: _Mark(self._editor, kind) for key, kind in _MARKS.items()}
        return {
            **marks,
            "print": self.preview,
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
            "document.confirm": self.confirm_all,
            "document.renew": self.renew,
            "document.table": self.add_table,
        }

    def preview(self) -> None:
        """Look at the pages; from there they are printed for signature."""
        if self._target.settled() and self._editor.shown is not None:
            kind = self._editor.shown.record.values["kind"]
            label = self._editor.name.text()
            context = {"form": FORMS[kind], "entry": self._target.shown(), "label": label, "back": "documents"}
            self._shell.bus.go.emit("preview", context)

    def write_number(self) -> None:
        """Write the văn thư's number and date back."""
        if self._target.settled() and self._editor.shown is not None:
            dialogs.ask_number(self._shell, self._editor.shown, self._window)

    def attach(self) -> None:
        """Attach the signed sheets."""
        if (
            self._target.settled()
            and self._editor.shown is not None
            and dialogs.ask_signed(self._shell, self._editor.shown, self._window)
        ):
            self._editor.set_tab(FILES)

    def copy_out(self) -> None:
        """Copy every document that waits into a folder or onto a stick, then offer to tick them."""
        uuids = documents.waiting(self._shell.office)
        folder = dialogs.ask_folder(self._window) if uuids else None
        if folder is None:
            return
        names = documents.copy_out(self._shell.office, uuids, folder)
        told = _("Đã chép {files} tệp của {count} văn bản").format(files=len(names), count=len(uuids))
        self._shell.bus.saved.emit(told)
        sentence = _("Các tệp và danh mục nằm ở {folder}. Nếu đã tải lên hoặc giao xong thì đánh dấu.")
        if ask(self._window, told, sentence.format(folder=folder), _("Đánh dấu đã tải lên"), _("Để sau")):
            dialogs.ask_tick(self._shell, uuids, self._window)

    def tick(self) -> None:
        """Mark the document in view as uploaded or handed over."""
        if self._target.shown():
            dialogs.ask_tick(self._shell, (self._target.shown(),), self._window)

    def untick(self) -> None:
        """Let the document in view wait again."""
        documents.untick(self._shell.office, self._target.shown())

    def use_outline(self) -> None:
        """Write under a superior's outline."""
        if self._target.settled() and self._editor.shown is not None:
            dialogs.ask_outline(self._shell, self._editor.shown, self._window)

    def change_rules(self) -> None:
        """Set a value of the rule set otherwise for this document."""
        if self._target.settled() and self._editor.shown is not None:
            dialogs.ask_rules(self._shell, self._editor.shown, self._window)

    def show_history(self) -> None:
        """Show what was done with the document."""
        self._shell.bus.go.emit("history", {"record": self._target.shown(), "back": "documents"})

    def drop(self) -> None:
        """Give up what is being typed."""
        self._editor.record.drop()
        self._editor.show_document(self._target.shown())

    def remove(self) -> None:
        """Take the document away, after asking."""
        question = _("Bỏ {name}?").format(name=self._editor.name.text())
        if ask(self._window, question, _("Chỉ bỏ được văn bản chưa ghi số; hoàn tác được."), _("Bỏ văn bản")):
            self._editor.record.drop()
            documents.remove(self._shell.office, self._target.shown())
            self._target.forget()

    # Figures.

    def confirm_all(self) -> None:
        """Confirm every figure and annex as it stands."""
        if self._target.settled():
            documents.confirm(self._shell.office, self._target.shown())

    def renew(self) -> None:
        """Take the present value of the row in view where it differs, otherwise of everything unconfirmed."""
        if not self._target.settled() or self._editor.shown is None:
            return
        key = self._editor.figures.present()
        differing = {one.key for one in self._editor.shown.figures if one.now != one.stands}
        differing |= {one.key for one in self._editor.shown.annexes if one.differing}
        if key in differing:
            documents.confirm(self._shell.office, self._target.shown(), [key], now=True)
        else:
            documents.renew(self._shell.office, self._target.shown())

    @Slot(str, bool)
    def _tick_figure(self, key: str, on: bool) -> None:
        if not self._editor.frozen() and self._target.settled():
            documents.confirm(self._shell.office, self._target.shown(), [key], sure=on)

    @Slot(str, str)
    def _type_figure(self, key: str, words: str) -> None:
        if not self._editor.frozen() and self._target.settled():
            documents.set_figure(self._shell.office, self._target.shown(), key, words)

    @Slot(str)
    def _put_figure(self, key: str) -> None:
        self._editor.body.text.insert_figure(key)
        self._editor.body.text.setFocus()

    @Slot(list)
    def _choose_annexes(self, keys: list[str]) -> None:
        if self._target.settled():
            documents.choose_annexes(self._shell.office, self._target.shown(), keys)

    def add_table(self) -> None:
        """Put an empty table at the cursor."""
        self._editor.body.text.insert_table(3, 3)
        self._editor.body.text.setFocus()


class _Mark:
    """Give the present line one kind of mark."""

    def __init__(self, editor: DocumentEditor, kind: BlockKind) -> None:
        self._editor, self._kind = editor, kind

    def __call__(self) -> None:
        self._editor.body.text.set_mark(self._kind)
        self._editor.body.text.setFocus()


def allowed(state: str, uploaded: bool) -> set[str]:
    """Return the acts that a document's state lets be done."""
    found = {act for rule in issuing.ALLOWED[DocumentState(state)] for act in _OF_ACT[rule]}
    return found - {"document.tick"} | {"document.untick"} if uploaded else found
