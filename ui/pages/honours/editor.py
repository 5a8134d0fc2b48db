"""The form of one lượt: head, fields, Xét điều kiện, further groups and what hangs on it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from models.rules import codes
from models.rules.codes import DeedState, State
from models.rules.errors import Refused
from models.services import rounds
from ui import icons
from ui.i18n import _
from ui.page import Shell
from ui.pages.honours.children import ChildTable
from ui.pages.honours.drafting import LuotForm
from ui.pages.honours.fields import LuotFields
from ui.pages.honours.head import LuotHead
from ui.pages.honours.registers import OWN, Register
from ui.pages.honours.timing import later
from ui.pages.honours.words import ending_words, note_words
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import QUIET, ActionButton
from ui.widgets.eligibility import EligibilityBlock, is_barred
from ui.widgets.states import LOOKS
from ui.wording import field_sentence

# Walking through the list must not wait for each lượt to be looked at.
ASSESS_AFTER = 150
KEPT = ("month", "kind", "unit")
_NEXT = {
    State.DRAFT: "honour.commit",
    State.PROPOSED: "honour.to_round",
    State.REJECTED: "honour.propose",
    State.WITHDRAWN: "honour.consequences",
    DeedState.REPORTED: "honour.to_round",
}
_SECONDARY = (State.REJECTED, State.WITHDRAWN)


class LuotEditor(QWidget):
    """Show one lượt of a register and keep what is typed.

    `written(uuid)` follows each act of the form, `turned()` the first key typed and the last taken back, `left()` when
    the keyboard goes elsewhere, `next_new()` when the lượt was finished with Enter in the last field.
    """

    written = Signal(str)
    turned = Signal()
    left = Signal()
    next_new = Signal()

    def __init__(self, register: Register, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self._shell = shell
        self.head = LuotHead(self._others(), self)
        self.fields = LuotFields(register, shell)
        self.form = LuotForm(self.fields, shell, self)
        self.eligibility = EligibilityBlock()
        self.ending = text.wrapped()
        self.hint = text.wrapped(_(
            "Enter ở ô Việc làm: ghi và sang lượt mới · Shift+Enter: xuống dòng · Chi bộ và tháng giữ cho lượt sau"
        ), "muted")
        self.more = ActionButton(shell.actions["honour.more"], QUIET)
        self.more.setIcon(icons.icon("plus"))
        self._was_typed = False
        self._assess_soon = later(self, ASSESS_AFTER, self.show_findings)
        self._grow_soon = later(self, 0, self._grow)
        self.tables = [ChildTable(table, register, shell) for table in self._child_tables()]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.head)
        column.addWidget(self._scrolled(), 1)
        self._connect()

    def _others(self) -> list[QAction]:
        keys = ["honour.reject", "honour.propose", "honour.history", "honour.remove", "honour.drop"]
        if self.register is OWN:
            ended = ["honour.correct", "honour.cancel", "honour.withdraw"]
            keys = [*ended, *keys[:3], "honour.poster", "honour.inspect", *keys[3:]]
        return [self._shell.actions[key] for key in keys]

    def _child_tables(self) -> tuple[str, ...]:
        return ("contribution", "publication", "follow_up") if self.register is OWN else ("contribution",)

    def _scrolled(self) -> QScrollArea:
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, px(8))
        column.setSpacing(px(12))
        column.addWidget(self.ending)
        column.addWidget(self.fields)
        column.addWidget(self.hint)
        column.addWidget(self.eligibility)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.fields.more)
        for table in self.tables:
            column.addWidget(table)
            table.changed.connect(self.show_children)
        column.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.viewport().setAutoFillBackground(False)
        inside.setAutoFillBackground(False)
        area.setWidget(inside)
        self.area = area
        return area

    def _connect(self) -> None:
        self.form.saved.connect(self._saved)
        self.fields.changed.connect(self._typed)
        self.fields.finished.connect(self._field_left)
        self.fields.done.connect(self.next_new)
        self.fields.lengthened.connect(self._grow_soon.start)
        QApplication.instance().focusChanged.connect(self._focus_moved)

    # Opening.

    def show_new(self, kept: dict[str, str]) -> None:
        """Begin a new lượt in the quick form."""
        self.fields.set_quick(True)
        self.form.open_new(kept)
        self._fit()

    def resume(self, slot: str) -> str:
        """Go on with a new lượt that was left unwritten; returns the field where typing stopped."""
        self.fields.set_quick(True)
        focus = self.form.resume_new(slot)
        if focus and not self.fields.boxes[focus].isVisibleTo(self.fields):
            self.fields.set_quick(False)
        self._fit()
        self._say_remarks()
        return focus

    def show_stored(self, uuid: str) -> str:
        """Show a written lượt; returns the field where typing stopped, "" when nothing is unfinished."""
        self.fields.set_quick(False)
        focus = self.form.open_stored(uuid)
        self._fit()
        if self.form.typed():
            self._say_remarks()
        self.area.verticalScrollBar().setValue(0)
        return focus

    def uuid(self) -> str:
        """Return the written lượt in view, "" for a new one."""
        return self.form.uuid or ""

    def focus_name(self) -> str:
        """Return the field where typing stopped in the last draft, otherwise the first that may be typed in."""
        if self.form.stopped in self.fields.boxes:
            return self.form.stopped
        free = (name for name, box in self.fields.boxes.items() if not box.editor.property("readOnly"))
        return "name" if self.form.state() == State.DRAFT else next(free, "name")

    def focus_place(self) -> QWidget:
        """Return the next step where there is one and nothing is unfinished, otherwise the field to type in."""
        if self.head.step is not None and not self.form.typed() and self.form.record is not None:
            return self.head.step
        return self.fields.boxes[self.focus_name()].editor

    def pause(self) -> None:
        """Look at nothing until the record has been read again: it may be there no more."""
        self._assess_soon.stop()

    def reread(self) -> bool:
        """Show the present record anew, unless something is being typed; False when it is there no more."""
        if not self.form.uuid or self.form.typed():
            return True
        try:
            self.form.open_stored(self.form.uuid)
        except Refused:
            self.form.drop()
            return False
        self._fit()
        return True

    # What is shown.

    def _fit(self) -> None:
        """Bring head, groups and tables in line with the lượt in view."""
        new = self.form.record is None
        self._was_typed = self.form.typed()
        self.hint.setVisible(new and self.fields.quick())
        self.more.setVisible(not self.fields.more.isVisibleTo(self))
        if new and self.fields.quick():
            self.fields.show_more(False)
            self.more.setVisible(True)
        self.say_state()
        self._prepare_findings()
        self.show_children()
        self._grow_soon.start()

    def say_state(self) -> None:
        """Say name, state and the next step."""
        state = self.form.state()
        labels = codes.labels((*codes.STATES, *self.register.states))
        name = self.fields.boxes["name"].raw().strip() or _("Lượt mới")
        self.head.say(name, LOOKS[state], _(labels[state]), note_words(self.form, self.register))
        self.head.set_step(self._step(state), state not in _SECONDARY)
        ending = ending_words(self.form.record) if self.form.record else ""
        text.dress(self.ending, role="red" if state == State.WITHDRAWN else "text")
        self.ending.setText(ending)
        self.ending.setVisible(bool(ending))

    def _step(self, state: str) -> QAction | None:
        actions = self._shell.actions
        if self.form.correcting():
            return actions["honour.commit"]
        if state == State.PROPOSED and self.form.record and self.form.record.values.get("round"):
            return actions["honour.open_round"]
        key = _NEXT.get(state)
        return actions[key] if key else None

    def _prepare_findings(self) -> None:
        if self.register is OWN and self.form.state() == State.PROPOSED:
            self.eligibility.wait()
            self._assess_soon.start()
        else:
            self._assess_soon.stop()
            self.eligibility.hide()

    @Slot()
    def show_findings(self) -> None:
        """Look at the lượt in view and say what was found."""
        findings = rounds.assess(self._shell.office, self.uuid())
        self.eligibility.show_findings(findings)
        documented = bool(self.form.record and self.form.record.values.get("override_number"))
        shown = bool(findings) and (is_barred(findings) or documented)
        self.eligibility.show_override(self.fields.override() if shown else None)
        self._grow_soon.start()

    @Slot()
    def show_children(self) -> None:
        """Show what hangs on the lượt; empty tables wait under Thêm mục."""
        uuid = self.form.uuid
        found = self.register.acts.children(self._shell.office, uuid) if uuid else {}
        opened = self.fields.more.isVisibleTo(self)
        for table in self.tables:
            rows = found.get(table.table, ())
            table.show_rows(uuid or "", rows)
            table.setVisible(bool(uuid) and (opened or bool(rows)))

    def show_more(self) -> None:
        """Open all further fields and go to the first."""
        quick = self.fields.quick()
        self.fields.set_quick(False)
        if not quick:
            self.fields.show_more(True)
        self._fit()
        first = "form_of_address" if quick else self._first_of_more()
        self.fields.focus(first)
        self.area.ensureWidgetVisible(self.fields.boxes[first])

    def _first_of_more(self) -> str:
        return next(name for group in self.register.groups for name in (group.rows[0][0].name,))

    def fold(self, narrow: bool) -> None:
        """Regroup for a narrow window, or back."""
        self.fields.fold(narrow)
        self.head.fold(narrow)

    @Slot()
    def _grow(self) -> None:
        """Give the room that is to spare to the long texts."""
        inside = self.area.widget().layout()
        across = self.area.viewport().width()
        needed = inside.heightForWidth(across) if inside.hasHeightForWidth() else inside.sizeHint().height()
        self.fields.grow(self.area.viewport().height() - (needed - self.fields.extra()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the room anew."""
        super().resizeEvent(event)
        self._grow_soon.start()

    # Typing.

    @Slot(str)
    def _typed(self, name: str) -> None:
        if name == "name":
            self.say_state()
        if self.form.typed() != self._was_typed:
            self._was_typed = not self._was_typed
            self.turned.emit()

    @Slot(str)
    def _field_left(self, name: str) -> None:
        """Ask about what is odd as soon as a field is left; an untouched form is only empty, not wrong."""
        if not self.form.typed():
            return
        for problem in self.form.remarks():
            if problem.field == name:
                self.fields.say(name, field_sentence(problem), "missing" if problem.weight == "ask" else "wrong")

    def _say_remarks(self) -> None:
        for problem in self.form.remarks():
            if problem.field in self.fields.boxes:
                tone = "missing" if problem.weight == "ask" else "wrong"
                self.fields.say(problem.field, field_sentence(problem), tone)

    def correct(self) -> None:
        """Open an entered row for an Đính chính."""
        self.form.correct()
        self.say_state()
        self.area.verticalScrollBar().setValue(0)

    def commit(self) -> bool:
        """Write what was typed; False when something cannot stand, which takes the keyboard."""
        return self.form.commit()

    def let_go(self) -> bool:
        """Write what was typed, or leave it as a draft with what is wrong said under its field."""
        if self.form.let_go():
            return True
        self._say_remarks()
        self.say_state()
        return False

    def drop(self) -> None:
        """Give up what was typed and not written."""
        self.form.drop()

    def kept(self) -> dict[str, str]:
        """Return what the next new lượt takes over from this one."""
        return {name: self.fields.boxes[name].raw() for name in KEPT}

    @Slot(str)
    def _saved(self, uuid: str) -> None:
        self.written.emit(uuid)

    @Slot(QWidget, QWidget)
    def _focus_moved(self, old: QWidget | None, new: QWidget | None) -> None:
        """Tell when the keyboard leaves the lượt for another place of this window."""
        if old is None or new is None or not self.isAncestorOf(old) or self.isAncestorOf(new):
            return
        if new.window() is self.window() and self.form.typed():
            self.left.emit()
