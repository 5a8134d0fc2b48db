"""The contract of a page, and what every page is handed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from models.rules.fact import fact
from ui import theme
from ui.actions import Actions
from ui.bus import Bus
from ui.errors import Problem
from ui.preferences import PreferenceFile
from ui.tasks import Tasks
from ui.theme import px
from ui.widgets.errorblock import ErrorBlock

Context = dict[str, Any]


@fact
class Shell:
    """What a page may reach: the services' door, the bus, long work, actions, today's date, the choices of this user.

    After changing a choice send `bus.preferences`: the frame is built anew in it.
    """

    office: Any
    bus: Bus
    tasks: Tasks
    actions: Actions
    today: Callable[[], date]
    preferences: PreferenceFile | None = None


class Page(QWidget):
    """One screen: subclass, set `title`, fill `self.body`, name its acts.

    `back` is the page id of the list it belongs to, or None; `key` is the page's own id, set by the frame. `acts` maps
    action ids to what they do while this page is in view.
    """

    title_changed = Signal()
    acts_changed = Signal()
    back: str | None = None

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shell = shell
        self.key = ""
        self.title = ""
        self.subtitle = ""
        self.acts: dict[str, Callable[[], None]] = {}
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        inner = QWidget(self)
        self._inner = QVBoxLayout(inner)
        self._inner.setContentsMargins(px(24), 0, px(24), px(16))
        self._inner.setSpacing(px(12))
        self.problem = ErrorBlock(inner)
        self._inner.addWidget(self.problem)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(12))
        self._inner.addLayout(self.body, 1)
        outer.addWidget(inner, 1)
        self._foot_place = outer

    def opened(self, context: Context) -> None:
        """Take up what the way here carried; called each time the page comes into view."""

    def leave(self) -> bool:
        """Finish or keep what is being typed; return False to stay."""
        return True

    def refresh(self, changes: object) -> None:
        """Fetch again what a committed act touched; called only while the page is built."""

    def fold(self, narrow: bool) -> None:
        """Fold the wide layout when the window has less than 1344 px of the 100 % layout, or unfold it."""

    def first_focus(self) -> QWidget | None:
        """Return the first thing to do here, which gets the focus on opening."""
        return None

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change the heading in the top bar."""
        self.title, self.subtitle = title, subtitle
        self.title_changed.emit()

    def set_foot(self, foot: QFrame) -> None:
        """Put a line at the foot of the page, over the whole width; large text has no room for a gap above it."""
        self._foot_place.addWidget(foot)
        if theme.current().narrow:
            self._inner.setContentsMargins(px(24), 0, px(24), 0)

    def show_problem(self, problem: Problem) -> None:
        """Say on this page what happened, what is safe and what to do."""
        self.problem.say(problem)

    def clear_problem(self) -> None:
        """Take the last problem off the page."""
        self.problem.clear()
