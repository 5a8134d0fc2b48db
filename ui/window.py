"""The frame: left column, top bar, pages made when they are first opened."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeySequence, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QSpacerItem, QStackedWidget, QVBoxLayout, QWidget

from ui import screens, theme
from ui.actions import Actions
from ui.errors import Problem
from ui.i18n import _
from ui.page import Context, Page, Shell
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import QUIET, ActionButton, Button
from ui.widgets.listmenu import LIST_ACT
from ui.widgets.navigation import Identity, Navigation
from ui.widgets.progress import ProgressStrip
from ui.widgets.roomy import roomy
from ui.widgets.search import Hit, Search, SearchField

UNFOLDED = 1344


class TopBar(QWidget):
    """Title with the way back before it; the hour of saving, undo and search at the right."""

    def __init__(self, actions: Actions, search: Search, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedHeight(px(64))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(24), px(4), px(24), 0)
        row.setSpacing(px(8))
        self.back = Button("", QUIET, "left", small=True)
        self.title = text.dress(text.Elided(), 17, True)
        self.subtitle = text.dress(text.Elided(), role="muted")
        self.subtitle.setContentsMargins(px(4), px(6), 0, 0)
        self.saved = text.dress(text.Elided(), role="muted")
        self.saved.setContentsMargins(0, 0, px(12), 0)
        self.undo = ActionButton(actions["undo"], QUIET)
        self.search = SearchField(search)
        row.addWidget(self.back)
        self._gap = QSpacerItem(0, 0)
        row.addSpacerItem(self._gap)
        row.addWidget(self.title)
        row.addWidget(self.subtitle)
        row.addStretch(1)
        row.addWidget(self.saved)
        row.addWidget(self.undo)
        row.addSpacing(px(8))
        row.addWidget(self.search)

    def show_page(self, page: Page, back: str) -> None:
        """Show a page's heading; `back` is the caption of the list it belongs to, "" for none."""
        self.title.setText(page.title)
        self.subtitle.setText(page.subtitle)
        self.subtitle.setVisible(bool(page.subtitle))
        self.back.setText(back)
        self.back.setAccessibleName(_("Về {page}").format(page=back))
        self.back.setVisible(bool(back))
        self._gap.changeSize(px(8) if back else 0, 0)
        self.layout().invalidate()


class Window(QWidget):
    """What stands in the program's window while an office is open."""

    def __init__(
        self,
        identity: Identity,
        shell: Shell,
        search: Search,
        pages: dict[str, str] | None = None,
        rows: tuple[screens.Screen, ...] = screens.COMMUNE,
    ) -> None:
        """Show the screens of `rows` that have a page in `pages`."""
        super().__init__()
        self.shell = shell
        shell.actions.attach(self)
        self._addresses = screens.PAGES if pages is None else pages
        self._pages: dict[str, Page] = {}
        self._places: dict[str, QScrollArea] = {}
        self._stale: dict[str, Any] = {}
        self._folded: bool | None = None
        self._rows = [row for row in rows if row.page in self._addresses]
        self.setWindowTitle(" ".join((_("Sổ Ghi Danh"), "–", *identity.names)))
        self._lay_out(identity, search)
        self._connect()

    def _lay_out(self, identity: Identity, search: Search) -> None:
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        self.navigation = Navigation(identity, self._rows, self)
        # Until the window has a size: a wide column would keep a small screen from ever folding it.
        self.navigation.set_narrow(True)
        across.addWidget(self.navigation)
        right = QVBoxLayout()
        right.setSpacing(0)
        self.top = TopBar(self.shell.actions, search, self)
        self.stack = QStackedWidget(self)
        self.progress = ProgressStrip(self.shell.tasks, self)
        right.addWidget(self.top)
        right.addWidget(self.stack, 1)
        right.addWidget(self.progress)
        across.addLayout(right, 1)

    def _connect(self) -> None:
        bus = self.shell.bus
        bus.go.connect(self.go)
        bus.back.connect(self.go_back)
        bus.changed.connect(self._changed)
        bus.saved.connect(self.top.saved.setText)
        self.navigation.chosen.connect(self._go_plain)
        self.navigation.left.connect(bus.start)
        self.top.back.clicked.connect(self.go_back)
        self.top.search.found.connect(self._go_hit)
        acts = {f"screen.{place + 1}": _Way(self, row.page) for place, row in enumerate(self._rows[:9])}
        self._frame_acts = {"search": self._search, "back": self.go_back, LIST_ACT: self._save_list, **acts}
        self.shell.actions.serve_frame(self._frame_acts)

    def _save_list(self) -> None:
        from ui.listfile import save_list

        save_list(self.page(), self.shell)

    def serve(self, acts: dict[str, Any]) -> None:
        """Add what the office as a whole does on every page, undo for instance."""
        self._frame_acts |= acts
        self.shell.actions.serve_frame(self._frame_acts)

    def shortcuts(self) -> list[tuple[str, str]]:
        """Return the shortcuts that hold now and what they do."""
        actions = self.shell.actions
        named = {f"screen.{place + 1}": row.caption for place, row in enumerate(self._rows)}
        held = [(actions[key], named.get(key, "")) for key in actions.keys() if actions[key].isEnabled()]
        native = QKeySequence.SequenceFormat.NativeText
        return [
            (action.shortcut().toString(native), _(caption) if caption else action.text())
            for action, caption in held
            if not action.shortcut().isEmpty()
        ]

    # Ways.

    def page(self) -> Page | None:
        """Return the page in view."""
        place = self.stack.currentWidget()
        return place.widget() if place is not None else None

    def wanted_size(self) -> QSize:
        """Return the room that the page in view needs to stand whole, frame included."""
        page = self.page()
        least = page.minimumSizeHint() if page is not None else QSize()
        across = max(least.width(), self.top.minimumSizeHint().width())
        return QSize(self.navigation.width() + across, self.top.height() + least.height())

    @Slot(str, object)
    def go(self, key: str, context: Context) -> None:
        """Open a page, if the present one lets go."""
        present = self.page()
        if present is not None and not present.leave():
            return
        page = self._made(key)
        self.stack.setCurrentWidget(self._places[key])
        self.shell.actions.serve_page(page.acts)
        self.shell.bus.saved.emit("")
        if key in self._stale:
            page.refresh(self._stale.pop(key))
        page.fold(bool(self._folded))
        page.opened(context)
        self.navigation.choose(_home_of(key, page))
        self._show_title()
        focus = page.first_focus()
        if focus is not None:
            focus.setFocus()

    def _made(self, key: str) -> Page:
        if key not in self._pages:
            page = screens.load(self._addresses[key])(self.shell)
            page.key = key
            page.title_changed.connect(self._title_changed)
            page.acts_changed.connect(self._acts_changed)
            self._pages[key] = page
            self._places[key] = roomy(page)
            self.stack.addWidget(self._places[key])
        return self._pages[key]

    @Slot(str)
    def _go_plain(self, key: str) -> None:
        self.go(key, {})

    @Slot(object)
    def _go_hit(self, hit: Hit) -> None:
        self.go(hit.page, hit.context)

    @Slot()
    def go_back(self) -> None:
        """Go to the list the page in view belongs to."""
        page = self.page()
        if page is not None and page.back:
            self.go(page.back, {})

    @Slot()
    def _search(self) -> None:
        self.top.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.top.search.selectAll()

    # What pages tell.

    @Slot()
    def _title_changed(self) -> None:
        if self.sender() is self.page():
            self._show_title()

    @Slot()
    def _acts_changed(self) -> None:
        page = self.page()
        if self.sender() is page:
            self.shell.actions.serve_page(page.acts)

    def _show_title(self) -> None:
        page = self.page()
        captions = screens.CAPTIONS | {row.page: row.caption for row in self._rows}
        self.top.show_page(page, _(captions[page.back]) if page.back in captions else "")

    @Slot(object)
    def _changed(self, changes: Any) -> None:
        """Let the page in view fetch again; the others do once, when they are next opened, however much happens."""
        for key, page in self._pages.items():
            if page is self.page():
                page.refresh(changes)
            else:
                self._stale[key] = changes.after(self._stale[key]) if key in self._stale else changes

    def show_problem(self, problem: Problem) -> None:
        """Say a problem on the page in view."""
        page = self.page()
        if page is not None:
            page.show_problem(problem)

    # Window events.

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the left column and the page where the window is narrow for the text size."""
        super().resizeEvent(event)
        folded = self.width() < UNFOLDED * theme.current().scale
        if folded != self._folded:
            self._folded = folded
            self.navigation.set_narrow(folded)
            if self.page() is not None:
                self.page().fold(folded)

    def lets_go(self) -> bool:
        """Ask every page to finish or keep what is being typed; False when one stays."""
        return all(page.leave() for page in self._pages.values())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground."""
        theme.fill(QPainter(self), self.rect(), "window")


class _Way:
    """Open one screen; a callable that holds its page id."""

    def __init__(self, window: Window, key: str) -> None:
        self._window = window
        self._key = key

    def __call__(self) -> None:
        self._window.go(self._key, {})


def _home_of(key: str, page: Page) -> str:
    """Return the row of the left column that a page belongs to; a preview belongs to what it was asked from."""
    asked = page.back if key == "preview" and page.back else key
    return screens.HOME_OF.get(asked, asked)
