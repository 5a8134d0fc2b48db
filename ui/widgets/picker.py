"""A field that picks from a list: typing narrows it, with or without marks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    QStringListModel,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from models.rules.fact import fact
from models.rules.names import fold
from ui import icons, theme
from ui.theme import px

CHEVRON = 14
EDGE = 28
SHOWN = 12


@fact
class Option:
    """One thing to pick: its value and its words."""

    value: Any
    words: str


Options = Callable[[str], Sequence[Option]]


class Listed:
    """Offer a fixed list, narrowed by what is typed: every typed word must begin a word of the option."""

    def __init__(self, options: Sequence[Option]) -> None:
        self._options = [(fold(option.words).split(), option) for option in options]

    def __call__(self, typed: str) -> Sequence[Option]:
        """Return the options that fit what is typed."""
        parts = fold(typed).split()
        return [
            option
            for words, option in self._options
            if all(any(word.startswith(part) for word in words) for part in parts)
        ]


class _Line(QStyledItemDelegate):
    """One line of the open list, 28 px high."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of a line."""
        return QSize(super().sizeHint(option, index).width(), px(28))


class Picker(QLineEdit):
    """Pick one option by typing, with Down or by mouse; leaving takes the first fitting option.

    `picked(value)` is sent when the reader has picked another value; `unknown(text)` when nothing fits what was typed.
    """

    picked = Signal(object)
    unknown = Signal(str)

    def __init__(self, options: Options, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "picker")
        self._options = options
        self._matches: list[Option] = []
        self._value: Any = None
        self._words = ""
        self._empty_allowed = True
        self.setTextMargins(0, 0, px(EDGE) - px(6), 0)
        self._made: QCompleter | None = None
        self.textEdited.connect(self._narrow)

    @property
    def _completer(self) -> QCompleter:
        """Return the list, made when it is first needed: most are never opened."""
        if self._made is None:
            made = self._made = QCompleter(QStringListModel(self), self)
            made.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
            made.setMaxVisibleItems(SHOWN)
            made.setWidget(self)
            made.popup().setItemDelegate(_Line(made.popup()))
            made.activated["QModelIndex"].connect(self._activated)
        return self._made

    def set_options(self, options: Options) -> None:
        """Offer another list; the value stays."""
        self._options = options

    def require(self) -> None:
        """Refuse an empty field: leaving it empty brings the last value back."""
        self._empty_allowed = False

    def value(self) -> Any:
        """Return the value picked last, None for none."""
        return self._value

    def set_value(self, value: Any, words: str | None = None) -> None:
        """Show a value without sending `picked`; words are looked up among all options when not given."""
        if words is None:
            words = next((option.words for option in self._options("") if option.value == value), "")
        self._value, self._words = value, words
        self.setText(words)
        self.setCursorPosition(0)

    def sizeHint(self) -> QSize:
        """Return room for the longest of the first options and the chevron; a fixed width needs no options."""
        if self.minimumWidth() == self.maximumWidth():
            return QSize(self.minimumWidth(), px(32))
        metrics = QFontMetrics(theme.font())
        widest = max((metrics.horizontalAdvance(option.words) for option in self._options("")[:40]), default=px(80))
        return QSize(min(widest, px(320)) + px(50), px(32))

    # Opening and narrowing.

    @Slot(str)
    def _narrow(self, typed: str) -> None:
        self._offer(typed)
        if self._matches:
            self._completer.popup().setCurrentIndex(self._completer.completionModel().index(0, 0))

    def _offer(self, typed: str) -> None:
        self._matches = list(self._options(typed))
        self._completer.model().setStringList([option.words for option in self._matches])
        if self._matches:
            self._completer.complete(self._room())
        else:
            self._completer.popup().hide()

    def _room(self) -> QRect:
        """Return where the list opens: wide enough for its words, and not beyond the window's right edge."""
        longest = sorted((option.words for option in self._matches), key=len)[-SHOWN:]
        metrics = QFontMetrics(theme.font())
        width = max(self.width(), *(metrics.horizontalAdvance(words) + 2 * px(EDGE) for words in longest))
        over = self.mapTo(self.window(), QPoint(width, 0)).x() - self.window().width() + px(8)
        return QRect(-max(0, min(over, width - self.width())), 0, width, self.height())

    def open_list(self) -> None:
        """Show all options, the present one chosen; a field that is only read has none."""
        if self.isReadOnly():
            return
        self._offer("")
        place = next((i for i, option in enumerate(self._matches) if option.value == self._value), 0)
        if self._matches:
            self._completer.popup().setCurrentIndex(self._completer.completionModel().index(place, 0))

    @Slot("QModelIndex")
    def _activated(self, index: Any) -> None:
        if 0 <= index.row() < len(self._matches):
            self._take(self._matches[index.row()])

    def _take(self, option: Option) -> None:
        changed = option.value != self._value
        self.set_value(option.value, option.words)
        if changed:
            self.picked.emit(option.value)

    def settle(self) -> bool:
        """Turn what was typed into a value; False when nothing fits it."""
        typed = self.text().strip()
        if typed == self._words:
            return True
        if not typed:
            return self._settle_empty()
        found = list(self._options(typed))
        if not found:
            self.unknown.emit(typed)
            return False
        self._take(next((option for option in found if fold(option.words) == fold(typed)), found[0]))
        return True

    def _settle_empty(self) -> bool:
        if self._empty_allowed:
            self._take(Option(None, ""))
        else:
            self.set_value(self._value, self._words)
        return True

    # Events.

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open with Down, Alt+Down or F4; Enter settles."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_F4):
            self.open_list()
            return
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        super().keyPressEvent(event)

    def _enter(self) -> None:
        """Take what is highlighted in an open list, else settle what was typed."""
        popup = self._completer.popup()
        if not (popup.isVisible() and popup.currentIndex().isValid()):
            self.settle()
            return
        self._activated(popup.currentIndex())
        # The list tells of the same choice once more, when the field may already show another record.
        self._matches = []

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Take what is highlighted in an open list before Tab leaves, else settle what was typed."""
        self._take_highlighted()
        self.settle()
        return super().focusNextPrevChild(forward)

    def _take_highlighted(self) -> None:
        """Take what is highlighted in an open list, and close it."""
        if self._made is None:
            return
        popup = self._made.popup()
        if popup.isVisible() and popup.currentIndex().isValid():
            self._activated(popup.currentIndex())
        popup.hide()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the words, so that typing replaces them."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.selectAll()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Settle what was typed, unless the list has only opened."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.settle()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Open the list on the chevron."""
        super().mousePressEvent(event)
        if event.position().x() > self.width() - px(EDGE):
            self.open_list()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page: it must not change a value in passing."""
        event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron over the field, unless it is only read."""
        super().paintEvent(event)
        if self.isReadOnly():
            return
        side = px(CHEVRON)
        place = QRectF(self.width() - px(8) - side, (self.height() - side) / 2, side, side)
        icons.paint(QPainter(self), "down", place, theme.colour("muted" if self.isEnabled() else "disabled"))
