"""Buttons: primary, ordinary, quiet, filters; and buttons that lend an action."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QSizePolicy, QWidget

from ui import icons, theme
from ui.theme import px

PRIMARY = "primary"
QUIET = "quiet"
FILTER = "filter"


class Button(QPushButton):
    """A push button of a kind; its caption is verb + object."""

    def __init__(
        self, words: str, kind: str = "", icon: str = "", parent: QWidget | None = None, small: bool = False
    ) -> None:
        """`small` is for chevrons: 14 px instead of 18."""
        super().__init__(words, parent)
        self.setProperty("kind", kind)
        self.setAutoDefault(False)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        if kind == PRIMARY:
            self.setFont(theme.font(bold=True))
        if icon:
            side = 14 if small else 18
            self.setIcon(icons.icon(icon, side))
            self.setIconSize(QSize(px(side), px(side)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter press, as Space does."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if plain and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)

    def on(self, act: Callable[[], object]) -> Button:
        """Say what a press does, and return the button."""
        self.clicked.connect(act)
        return self

    def wide(self, pixels: int) -> Button:
        """Give the button a width in px at 100 %, and return it."""
        self.setMinimumWidth(px(pixels))
        return self


class ActionButton(Button):
    """A button that lends an action: its caption, its shortcut in the tooltip, enabled as the action is."""

    def __init__(self, action: QAction, kind: str = "", parent: QWidget | None = None) -> None:
        super().__init__(action.text(), kind, parent=parent)
        self._action = action
        # On the filled button the words stand alone, as in the pictures.
        if not action.icon().isNull() and kind != PRIMARY:
            self.setIcon(action.icon())
            self.setIconSize(QSize(px(18), px(18)))
        self.setToolTip(action.toolTip())
        self.setAccessibleName(action.text())
        self.setEnabled(action.isEnabled())
        action.enabledChanged.connect(self.setEnabled)
        self.clicked.connect(self._press)

    @Slot()
    def _press(self) -> None:
        self._action.trigger()


class MenuButton(Button):
    """A quiet button that opens further acts; its chevron stands after the words."""

    def __init__(self, words: str, actions: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(words, QUIET, "down", parent, small=True)
        self.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(self)
        menu.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        menu.addActions(actions)
        self.setMenu(menu)


class FilterButton(Button):
    """One choice of several; its width is that of the bold caption, so that choosing moves nothing."""

    def __init__(self, words: str, parent: QWidget | None = None) -> None:
        super().__init__(words, FILTER, parent=parent)
        self.setCheckable(True)

    def sizeHint(self) -> QSize:
        width = QFontMetrics(theme.font(bold=True)).horizontalAdvance(self.text()) + 2 * px(11) + px(2)
        return QSize(width, px(32))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


class Segments(QWidget):
    """A row of filters of which one is chosen: arrows move, Space chooses."""

    chosen = Signal(str)

    def __init__(self, name: str, choices: list[tuple[str, str]], parent: QWidget | None = None) -> None:
        """Offer (key, words) pairs; the first is chosen. `name` is what a screen reader says."""
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._group.idClicked.connect(self._clicked)
        self._keys: list[str] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(4))
        self.set_choices(choices)

    def set_choices(self, choices: list[tuple[str, str]]) -> None:
        """Offer other choices; the one chosen stays where its key is still there."""
        chosen = self.key() if self._keys else ""
        for button in self._group.buttons():
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.deleteLater()
        self._keys = [key for key, _words in choices]
        for place, (_key, words) in enumerate(choices):
            button = FilterButton(words, self)
            self._group.addButton(button, place)
            self._row.addWidget(button)
        self.choose(chosen if chosen in self._keys else self._keys[0])

    def set_words(self, key: str, words: str) -> None:
        """Change a caption, its count for instance."""
        button = self._group.button(self._keys.index(key))
        button.setText(words)
        button.updateGeometry()

    def key(self) -> str:
        """Return the key of the choice."""
        return self._keys[self._group.checkedId()]

    def choose(self, key: str) -> None:
        """Choose by key, without sending `chosen`."""
        self._group.button(self._keys.index(key)).setChecked(True)

    @Slot(int)
    def _clicked(self, place: int) -> None:
        self.chosen.emit(self._keys[place])
