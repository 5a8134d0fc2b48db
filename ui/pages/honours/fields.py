"""The fields of one lượt: a quick form for typing from paper, the whole form, further groups under Thêm mục."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from models.rules.codes import COLLECTIVE
from models.rules.fields import N_, FieldSpec
from models.services import schema, settings, units
from ui.i18n import _
from ui.page import Shell
from ui.pages.honours import layout
from ui.pages.honours.layout import Group
from ui.pages.honours.months import whole_month
from ui.pages.honours.offers import Offered
from ui.pages.honours.registers import Register
from ui.theme import px
from ui.widgets import text
from ui.widgets.editors import LINES, Area
from ui.widgets.fields import FieldBox, PickBox
from ui.widgets.form import Form, Rows, put_keyboard
from ui.widgets.picker import Option, Options, Picker

CORRECTION = "correction"
PERSONAL = ("form_of_address", "birth_year")
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_PLAIN = Qt.KeyboardModifier.NoModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier

_REASON = FieldSpec(
    CORRECTION,
    N_("Lý do đính chính"),
    N_("Ghi vì sao phải sửa, ví dụ: chép sai năm sinh. Lý do đứng trong nhật ký và cạnh lượt khi in."),
    required=True,
    limit=300,
)


class LuotFields(QWidget):
    """The fields of a lượt, in parts that are built when they are first needed.

    `changed(name)` at each keystroke, `finished(name)` when a field is left, `done()` on Enter in the last field,
    `grown(names)` when further fields have been built, `lengthened()` when a long text got or lost a line.
    """

    changed = Signal(str)
    finished = Signal(str)
    done = Signal()
    grown = Signal(list)
    lengthened = Signal()

    def __init__(self, register: Register, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.register = register
        self.boxes: dict[str, FieldBox] = {}
        self._shell = shell
        self._specs = {spec.name: spec for spec in schema.shown(settings.facts(shell.office), register.table)}
        self.units = Offered(self._units)
        self._options: dict[str, Options] = {"unit": self.units}
        self._parts: list[Form] = []
        self._quick = self._narrow = False
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(px(12))
        self.main = self._part((), names=layout.names(layout.WIDE))
        self._column.addWidget(self.main)
        self.more = QWidget(self)
        self.more.hide()
        self.place()

    def _units(self) -> list[Option]:
        return [Option(uuid, label) for uuid, label in units.options(self._shell.office)]

    def _part(self, rows: Rows, names: Iterable[str], specs: Mapping[str, FieldSpec] | None = None) -> Form:
        known = specs or self._specs
        part = Form([known[name] for name in names if name in known], rows, self._shell.today, self._options, self)
        part.changed.connect(self._changed)
        part.finished.connect(self.finished)
        for name, box in part.boxes.items():
            self.boxes[name] = box
            box.editor.installEventFilter(self)
            if isinstance(box.editor, Area):
                box.editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
                box.editor.document().documentLayout().documentSizeChanged.connect(self.lengthened)
        self._parts.append(part)
        return part

    # What stands where.

    def place(self) -> None:
        """Put the main fields into the rows of the present width."""
        rows = layout.QUICK if self._quick else layout.NARROW if self._narrow else layout.WIDE
        self.main.set_rows(layout.only(rows, frozenset(self._specs)))

    def fold(self, narrow: bool) -> None:
        """Regroup for a narrow window, or back."""
        if narrow != self._narrow:
            self._narrow = narrow
            self.place()

    def set_quick(self, quick: bool) -> None:
        """Show only the five required fields, or the whole form."""
        if quick != self._quick:
            self._quick = quick
            self.place()

    def quick(self) -> bool:
        """Say whether only the five required fields are shown."""
        return self._quick

    def correcting(self) -> Form:
        """Return the field for the reason of an Đính chính, built when it is first asked for."""
        if CORRECTION not in self.boxes:
            part = self._part(layout.CORRECTION, (CORRECTION,), {CORRECTION: _REASON})
            self._column.insertWidget(0, part)
            self.grown.emit([CORRECTION])
        return next(part for part in self._parts if CORRECTION in part.boxes)

    def override(self) -> Form:
        """Return the fields of the document that a barred row rests on; their labels stand beside them."""
        if "override_number" not in self.boxes:
            part = self._part(layout.OVERRIDE, layout.names(layout.OVERRIDE))
            for box in part.boxes.values():
                box.label.hide()
            part["override_number"].editor.setPlaceholderText(_("Số văn bản"))
            self.grown.emit(list(part.boxes))
        return next(part for part in self._parts if "override_number" in part.boxes)

    def show_more(self, shown: bool) -> None:
        """Show the further groups, built when they are first asked for, or hide them."""
        if shown and self.more.layout() is None:
            self._build_more()
        self.more.setVisible(shown)

    def _build_more(self) -> None:
        column = QVBoxLayout(self.more)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        names: list[str] = []
        for group in (*self.register.groups, self._own_columns()):
            rows = layout.only(group.rows, frozenset(self._specs))
            if rows:
                column.addWidget(text.section(_(group.title)))
                part = self._part(rows, layout.names(rows))
                column.addWidget(part)
                names += part.boxes
        self.grown.emit(names)

    def _own_columns(self) -> Group:
        """Return the office's own columns under the captions of its Mẫu sổ; other own fields are not shown."""
        from models.services import forms

        form = forms.on(self._shell.office, self._shell.today())
        captions = {column.id: " ".join(column.caption.split()) for column in form.columns if column.own}
        for name in layout.names(layout.COLUMNS.rows):
            spec = self._specs.pop(name, None)
            if spec is not None and name in captions:
                self._specs[name] = FieldSpec(name, captions[name], limit=spec.limit)
        return layout.COLUMNS

    # The fields as one form (the shape that RecordForm works with).

    def raw(self) -> dict[str, str]:
        """Return what is typed, for a draft."""
        return {name: words for part in self._parts for name, words in part.raw().items()}

    def set_raw(self, raw: Mapping[str, str]) -> None:
        """Show what a draft kept, building the parts it needs."""
        if raw.get(CORRECTION):
            self.correcting()
        if any(words and name not in self.boxes for name, words in raw.items()):
            self.show_more(True)
        for part in self._parts:
            part.set_raw(raw)
        self.fit_kind()

    def set_values(self, values: Mapping[str, Any], texts: Mapping[str, str] | None = None) -> None:
        """Show a record's values."""
        for part in self._parts:
            part.set_values(values, texts)
        self.fit_kind()

    def show_some(self, names: Iterable[str], values: Mapping[str, Any], texts: Mapping[str, str]) -> None:
        """Show a record's values in fields that were built after it was opened."""
        for part in self._parts:
            if not set(names).isdisjoint(part.boxes):
                part.set_values(values, texts)

    def say(self, name: str, sentence: str, tone: str = "wrong") -> None:
        """Say under a field what is wrong or worth a look."""
        self.boxes[name].say(sentence, tone)

    def clear_remarks(self) -> None:
        """Take all remarks off."""
        for part in self._parts:
            part.clear_remarks()

    def focus(self, name: str) -> None:
        """Put the keyboard into a field; one that is not shown is brought into view first."""
        if name not in self.boxes:
            self.show_more(True)
        if name in self.boxes and not self.boxes[name].isVisibleTo(self):
            self.set_quick(False)
        if name in self.boxes:
            put_keyboard(self.boxes[name].editor)

    def current_field(self) -> str:
        """Return the name of the field that has the keyboard, "" for none."""
        return next((name for part in self._parts if (name := part.current_field())), "")

    def settle(self) -> list[str]:
        """Read what is typed where the keyboard stands; return the pickers whose words fit nothing."""
        self._complete_month()
        current = self.boxes.get(self.current_field())
        if current is not None and not isinstance(current, PickBox):
            current.settle()
        picks = {name: box for name, box in self.boxes.items() if isinstance(box, PickBox)}
        return [name for name, box in picks.items() if not box.editor.settle()]

    def extra(self) -> int:
        """Return by how many pixels long texts stand taller than three lines."""
        return max(area.extra() for area in self._areas())

    def grow(self, spare: int) -> None:
        """Let long texts have as many lines as the spare pixels allow, so that a deed is read without scrolling."""
        for area in self._areas():
            allowed = LINES + max(spare, 0) // area.fontMetrics().lineSpacing()
            area.want_lines(min(round(area.document().size().height()), allowed))

    def _areas(self) -> list[Area]:
        return [box.editor for box in self.boxes.values() if isinstance(box.editor, Area)]

    def _complete_month(self) -> None:
        box = self.boxes["month"]
        whole = whole_month(box.raw(), self._shell.today())
        if whole != box.raw():
            box.set_raw(whole)

    def lock(self, free: frozenset[str] | None) -> None:
        """Let only some fields be typed in; None frees all."""
        for name, box in self.boxes.items():
            locked = free is not None and name not in free
            if isinstance(box.editor, QLineEdit | QPlainTextEdit):
                _set_read_only(box.editor, locked)

    def fit_kind(self) -> None:
        """Ask of a collective only what a collective has."""
        group = self.boxes["kind"].raw() == COLLECTIVE
        self.boxes["name"].set_label((_("Tên tập thể") if group else _("Họ và tên")) + " *")
        for name in PERSONAL:
            self.boxes[name].setEnabled(not group)

    @Slot(str)
    def _changed(self, name: str) -> None:
        if name == "kind":
            self.fit_kind()
        self.changed.emit(name)

    # Enter goes on; Shift+Enter breaks a line.

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Enter: the next field, or in the last one the lượt is done; make a short month whole as it is left."""
        if watched is self.boxes["month"].editor and event.type() == QEvent.Type.FocusOut:
            self._complete_month()
        if event.type() != QEvent.Type.KeyPress or not _is_enter(event):
            return False
        if watched is self.boxes["month"].editor:
            self._complete_month()
        if isinstance(watched, Picker):
            watched.settle()
        if watched is self._last():
            self.done.emit()
        else:
            self.focusNextChild()
        return True

    def _last(self) -> QWidget:
        rows = layout.QUICK if self._quick else layout.NARROW if self._narrow else layout.WIDE
        return self.boxes[layout.names(rows)[-1]].editor


def _is_enter(event: QKeyEvent) -> bool:
    return event.key() in _ENTER and event.modifiers() & ~_KEYPAD == _PLAIN


def _set_read_only(editor: QLineEdit | QPlainTextEdit, locked: bool) -> None:
    if editor.isReadOnly() == locked:
        return
    editor.setReadOnly(locked)
    # The style sheet asks for this property; Qt does not look again by itself.
    editor.style().unpolish(editor)
    editor.style().polish(editor)


