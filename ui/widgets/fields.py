"""One field of a form, from its declaration: label above, buddy, accessible name, help, and what is wrong below."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QTextEdit, QVBoxLayout, QWidget

from models.rules import dates
from models.rules.errors import BugError, Refused
from models.rules.fields import FieldSpec, Kind
from ui.i18n import _
from ui.theme import px
from ui.widgets import text
from ui.widgets.editors import Area, Line, Tick
from ui.widgets.picker import Listed, Option, Options, Picker
from ui.wording import field_sentence


class FieldBox(QWidget):
    """A labelled field. `changed` is sent at each keystroke, `finished` when the field is left."""

    changed = Signal()
    finished = Signal()

    def __init__(self, spec: FieldSpec, editor: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spec = spec
        self.editor = editor
        words = _(spec.label) + (" *" if spec.required else "")
        self.label = text.muted("" if spec.kind == Kind.FLAG else words)
        self.label.setBuddy(editor)
        self.label.setMinimumHeight(px(17))
        self.remark = text.dress(text.wrapped(), role="red")
        self.remark.hide()
        editor.setAccessibleName(_(spec.label))
        editor.setAccessibleDescription(_(spec.help))
        editor.setToolTip(_(spec.help))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        column.addWidget(self.label)
        column.addWidget(editor)
        column.addWidget(self.remark)
        if not isinstance(editor, (Area, QTextEdit)):
            column.addStretch(1)
        self.setFocusProxy(editor)

    # What a kind of field says for itself.

    def raw(self) -> str:
        """Return what is typed, as a draft keeps it."""
        raise BugError("FieldBox.raw")

    def set_raw(self, words: str) -> None:
        """Show what a draft kept, without sending `changed`."""
        raise BugError("FieldBox.set_raw")

    def value(self) -> Any:
        """Return the typed value, None for empty. Raises Refused when the text cannot be read."""
        words = self.raw().strip()
        return self.read(words) if words else None

    def read(self, words: str) -> Any:
        """Turn a text that is not empty into a value."""
        return words

    def set_value(self, value: Any) -> None:
        """Show a value, without sending `changed`."""
        self.set_raw("" if value is None else self.show_text(value))
        self.clear_remark()

    def show_text(self, value: Any) -> str:
        """Return a value as it is typed."""
        return str(value)

    # What every field does.

    @Slot()
    def settle(self) -> None:
        """Read what was typed when the field is left: show it tidied, or say what is wrong."""
        try:
            value = self.value()
        except Refused as error:
            self.say(field_sentence(error))
        else:
            self.clear_remark()
            if value is not None and self.spec.kind not in (Kind.TEXT, Kind.LINE, Kind.NAME):
                self.set_raw(self.show_text(value))
        self.finished.emit()

    def say(self, sentence: str, tone: str = "wrong") -> None:
        """Say under the field what is wrong ("wrong") or worth a look ("missing")."""
        text.dress(self.remark, role="red" if tone == "wrong" else "amber")
        self.remark.setText(sentence)
        self.remark.setVisible(bool(sentence))
        self.editor.setAccessibleDescription(sentence or _(self.spec.help))
        self._tone(tone)

    def clear_remark(self) -> None:
        """Take the remark and the tint off."""
        if self.remark.isVisibleTo(self) or self.editor.property("tone"):
            self.say("", "")

    def set_missing(self, missing: bool) -> None:
        """Tint the field as still missing; it blocks nothing."""
        text.dress(self.label, role="amber" if missing else "muted")
        self._tone("missing" if missing else "")

    def set_label(self, words: str) -> None:
        """Show another label, the office's own name of a column for instance."""
        self.label.setText(words)
        self.editor.setAccessibleName(words.removesuffix(" *"))

    def _tone(self, tone: str) -> None:
        if self.editor.property("tone") != tone:
            self.editor.setProperty("tone", tone)
            self.editor.style().unpolish(self.editor)
            self.editor.style().polish(self.editor)


class TypedBox(FieldBox):
    """A field whose text is typed: LINE, TEXT, NAME and everything read from a line."""

    def __init__(self, spec: FieldSpec, editor: Line | Area, parent: QWidget | None = None) -> None:
        super().__init__(spec, editor, parent)
        if isinstance(editor, Line):
            editor.textEdited.connect(self.changed)
        else:
            editor.textChanged.connect(self._typed)
        editor.finished.connect(self.settle)
        self._quiet = False

    def raw(self) -> str:
        """Return what is typed."""
        return self.editor.raw()

    def set_raw(self, words: str) -> None:
        """Show words without sending `changed`."""
        self._quiet = True
        self.editor.set_raw(words)
        self._quiet = False

    @Slot()
    def _typed(self) -> None:
        if not self._quiet:
            self.changed.emit()


class NumberBox(TypedBox):
    """INT and YEAR."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        editor = Line()
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        super().__init__(spec, editor, parent)

    def read(self, words: str) -> int:
        """Read a year of four digits, or a whole number with dots between thousands."""
        return dates.parse_year(words) if self.spec.kind == Kind.YEAR else dates.parse_whole(words)

    def show_text(self, value: Any) -> str:
        """Show dots between thousands, but not in a year."""
        return str(value) if self.spec.kind == Kind.YEAR else dates.number_text(int(value))


class DecimalBox(NumberBox):
    """DECIMAL, with a comma before the fraction."""

    def read(self, words: str) -> Decimal:
        """Read 1.234,5."""
        return dates.parse_number(words)

    def show_text(self, value: Any) -> str:
        """Show the comma."""
        return dates.number_text(Decimal(value))


class DateBox(TypedBox):
    """DATE, typed as dd/mm/yyyy or shorter."""

    def __init__(self, spec: FieldSpec, today: Callable[[], date], parent: QWidget | None = None) -> None:
        editor = Line()
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setPlaceholderText(_("dd/mm/yyyy"))
        self._today = today
        super().__init__(spec, editor, parent)

    def read(self, words: str) -> date:
        """Read a date; a doubtful one is asked about, never guessed."""
        return dates.parse_date(words, self._today())

    def show_text(self, value: Any) -> str:
        """Show dd/mm/yyyy."""
        return dates.short_date(value)


class MonthBox(TypedBox):
    """MONTH, typed as mm/yyyy; its value is "2027-05"."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        editor = Line()
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        editor.setPlaceholderText(_("mm/yyyy"))
        super().__init__(spec, editor, parent)

    def read(self, words: str) -> str:
        """Read 5/2027, 052027 or 2027-05."""
        year, month = dates.parse_month(words)
        return f"{year:04}-{month:02}"

    def show_text(self, value: Any) -> str:
        """Show mm/yyyy."""
        year, _dash, month = str(value).partition("-")
        return f"{month}/{year}"


class PickBox(FieldBox):
    """CHOICE and LINK; its raw text is the value itself, for a draft."""

    picked = Signal(object)

    def __init__(self, spec: FieldSpec, options: Options, parent: QWidget | None = None) -> None:
        editor = Picker(options)
        super().__init__(spec, editor, parent)
        if spec.required:
            editor.require()
        editor.picked.connect(self._picked)
        editor.unknown.connect(self._unknown)
        editor.editingFinished.connect(self.finished)

    def raw(self) -> str:
        """Return the value as text."""
        return "" if self.editor.value() is None else str(self.editor.value())

    def set_raw(self, words: str) -> None:
        """Pick the option whose value reads so."""
        self.editor.set_value(words or None)

    def value(self) -> Any:
        """Return the value picked, None for none."""
        return self.editor.value()

    def set_value(self, value: Any, words: str | None = None) -> None:
        """Show a value; give its words when the options would have to be searched for them."""
        self.editor.set_value(value, words)
        self.clear_remark()

    @Slot(object)
    def _picked(self, value: Any) -> None:
        self.clear_remark()
        self.picked.emit(value)
        self.changed.emit()

    @Slot(str)
    def _unknown(self, typed: str) -> None:
        offered = tuple(_(choice.label) for choice in self.spec.choices)
        code = "choice_unknown" if self.spec.kind == Kind.CHOICE else "link_unknown"
        self.say(field_sentence(Refused(code, text=typed, choices=offered)))


class FlagBox(FieldBox):
    """FLAG: a tick with its label beside it."""

    def __init__(self, spec: FieldSpec, parent: QWidget | None = None) -> None:
        editor = Tick(_(spec.label))
        editor.setMinimumHeight(px(32))
        super().__init__(spec, editor, parent)
        editor.clicked.connect(self._clicked)

    def raw(self) -> str:
        """Return "1" for ticked."""
        return "1" if self.editor.isChecked() else ""

    def set_raw(self, words: str) -> None:
        """Tick or not."""
        self.editor.setChecked(bool(words))

    def value(self) -> bool:
        """Say whether it is ticked."""
        return self.editor.isChecked()

    def set_value(self, value: Any) -> None:
        """Tick or not."""
        self.editor.setChecked(bool(value))

    @Slot()
    def _clicked(self) -> None:
        self.changed.emit()
        self.finished.emit()


def choices_of(spec: FieldSpec) -> Options:
    """Return the options of a CHOICE field."""
    return Listed([Option(choice.value, _(choice.label)) for choice in spec.choices])


def field_box(spec: FieldSpec, today: Callable[[], date], options: Options | None = None) -> FieldBox:
    """Return the field that a declaration asks for; a LINK needs `options`."""
    match spec.kind:
        case Kind.TEXT:
            return TypedBox(spec, Area())
        case Kind.INT | Kind.YEAR:
            return NumberBox(spec)
        case Kind.DECIMAL:
            return DecimalBox(spec)
        case Kind.DATE:
            return DateBox(spec, today)
        case Kind.MONTH:
            return MonthBox(spec)
        case Kind.CHOICE:
            return PickBox(spec, options or choices_of(spec))
        case Kind.LINK:
            return PickBox(spec, options or Listed([]))
        case Kind.FLAG:
            return FlagBox(spec)
        case _:
            return TypedBox(spec, Line())
