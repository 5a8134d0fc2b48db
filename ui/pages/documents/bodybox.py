"""The body of a document as a field of its form, with its small row of marks above."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from models.rules.fields import N_, FieldSpec, Kind
from ui.page import Shell
from ui.pages.documents.bodyedit import BodyEdit
from ui.theme import px
from ui.widgets.buttons import QUIET, ActionButton
from ui.widgets.fields import FieldBox

SPEC = FieldSpec("body", N_("Nội dung"), kind=Kind.TEXT)
TOOLS = (
    "document.part",
    "document.section",
    "document.point",
    "document.item",
    "document.plain",
    "document.table",
)


class BodyBox(FieldBox):
    """The body's editor as every other field."""

    def __init__(self, shell: Shell) -> None:
        self.text = BodyEdit()
        super().__init__(SPEC, self.text)
        tools = QHBoxLayout()
        tools.setSpacing(px(4))
        column = self.layout()
        assert isinstance(column, QVBoxLayout)
        column.removeWidget(self.label)
        column.insertLayout(0, tools)
        tools.addWidget(self.label)
        tools.addStretch(1)
        self.tools = [ActionButton(shell.actions[key], QUIET) for key in TOOLS]
        for button in self.tools:
            tools.addWidget(button)
        self.text.typed.connect(self._typed)
        self.text.finished.connect(self._left)

    def raw(self) -> str:
        """Return the body with its figures as keys."""
        return self.text.raw()

    def set_raw(self, words: str) -> None:
        """Show a body, without sending `changed`."""
        self.text.set_raw(words)

    def freeze(self, frozen: bool) -> None:
        """Let the body be read and copied only, and look so."""
        self.text.setReadOnly(frozen)
        self.text.style().unpolish(self.text)
        self.text.style().polish(self.text)

    @Slot()
    def _typed(self) -> None:
        self.changed.emit()

    @Slot()
    def _left(self) -> None:
        self.finished.emit()
