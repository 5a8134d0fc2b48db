"""Nhật ký sửa đổi of one record, as sentences, the newest first."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from models.rules.facts import HistoryLine
from models.services import history
from ui.i18n import _
from ui.page import Context, Page, Shell
from ui.pages.history.words import changes_words, done_words, head_words, sentence
from ui.theme import px
from ui.widgets import text
from ui.widgets.foot import Sheet

WHEN = 240
_READ = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class ActLine(QWidget):
    """One act: when and who at the left, what was done over what changed at the right."""

    def __init__(self, line: HistoryLine) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), px(12), px(16), px(12))
        row.setSpacing(px(16))
        when = text.wrapped(head_words(line), "muted")
        when.setFixedWidth(px(WHEN))
        row.addWidget(when, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(px(4))
        done = done_words(line)
        words.addWidget(text.section(done[:1].upper() + done[1:]))
        for change in changes_words(line):
            words.addWidget(_selectable(change))
        row.addLayout(words, 1)
        self.setAccessibleName(sentence(line))


def _selectable(words: str) -> QLabel:
    label = text.wrapped(words)
    label.setTextInteractionFlags(_READ)
    return label


class HistoryPage(Page):
    """What was done to one record."""

    back = "honours"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Nhật ký sửa đổi")
        self._record = ""
        self._name = ""
        self.counted = text.key_sentence()
        self.sheet = Sheet()
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.sheet)
        column.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        self.area.setAccessibleName(_("Các lần sửa đổi"))
        self.area.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.area.setWidget(inside)
        self.body.addWidget(self.counted)
        self.body.addWidget(self.area, 1)

    def opened(self, context: Context) -> None:
        """Show the record that the way here names; `title` is its name, `back` the page to return to."""
        if context.get("record"):
            self._record = str(context["record"])
            self._name = str(context.get("title", ""))
            self.back = str(context.get("back", "honours"))
        self.set_title(_("Nhật ký sửa đổi"), self._name)
        self._show()

    def refresh(self, changes: Any) -> None:
        """Show what was just done."""
        self._show()

    def first_focus(self) -> QWidget | None:
        """Return the list, so that arrows scroll it."""
        return self.area

    def _show(self) -> None:
        lines = history.of_record(self.shell.office, self._record) if self._record else ()
        self.counted.setText(_("{count} lần sửa đổi").format(count=len(lines)))
        self.sheet.set_lines([ActLine(line) for line in reversed(lines)])
