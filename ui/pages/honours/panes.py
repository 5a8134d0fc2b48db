"""The list at the left with its count, and what stands at the right: a form, or the panel for several lượt."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.rules.facts import HonourRow, ListQuery
from ui.afterpaint import AfterPaint
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.pages.honours.listing import ListColumns, LuotSource, counted_words, draft_rows, key_of
from ui.pages.honours.registers import Register
from ui.pages.honours.timing import later
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, QUIET, ActionButton, Button, MenuButton
from ui.widgets.foot import StartLine
from ui.widgets.table import HouseTable, TableBox

COUNT_AFTER = 250
TO_ROUND, MANY, PUBLISH, COPY, REJECT = (f"honour.{act}" for act in ("to_round", "many", "publish", "copy", "reject"))


class LuotTable(HouseTable):
    """Ctrl+C asks for whole lượt, not only for the columns that the list shows."""

    copied = Signal()

    def copy_rows(self) -> None:
        """Ask the page for the marked lượt as a spreadsheet takes them."""
        self.copied.emit()


class LuotList(QWidget):
    """The rows of one register under a query. `unfiltered` asks to show all again, `counted` follows the counts."""

    unfiltered = Signal()
    counted = Signal()

    def __init__(self, register: Register, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._register = register
        self._query = ListQuery(year=shell.today().year)
        self._looks = ListColumns(register)
        self.model = LazyModel(self._looks.columns(), key=key_of, parent=self)
        self.table = LuotTable(_("Danh sách lượt ghi danh"), self.model)
        self.counts = text.dress(text.Elided(), role="muted")
        self.clear_filters = Button(_("Bỏ lọc"), QUIET).on(self.unfiltered.emit)
        self._wait = later(self, COUNT_AFTER, self._count)
        self._first = AfterPaint(self.table.ground, self._wait.start)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addWidget(self.counts, 1)
        foot.addWidget(self.clear_filters)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4))
        self.several = SeveralBar(shell)
        column.addWidget(TableBox(self.table, 5), 1)
        column.addWidget(self.several)
        column.addLayout(foot)

    def show_register(self, register: Register) -> None:
        """Show the other book's columns; its rows follow with `look`."""
        self._register = register
        self._looks = ListColumns(register)
        self.model.set_columns(self._looks.columns())

    def look(self, query: ListQuery, narrowed: bool) -> None:
        """Fetch what a query finds."""
        self._query = query
        self.clear_filters.setVisible(narrowed)
        office, register = self._shell.office, self._register
        self._note_drafts()
        drafts = [] if narrowed else draft_rows(office, register)
        self.model.set_source(LuotSource(office, register, query, drafts))
        self._wait.start()

    def _note_drafts(self) -> None:
        kept = self._shell.office.drafts.all(self._register.table)
        self._looks.unfinished = frozenset(draft.record for draft in kept)

    def _count(self) -> None:
        if self._first.painted or not self.table.isVisible():
            self.count_now()

    @Slot()
    def count_now(self) -> None:
        """Say what the list holds."""
        self._wait.stop()
        counted = self._register.rows.figures(self._shell.office, self._query)
        none = _("Không có lượt nào khớp với lọc.") if self.clear_filters.isVisibleTo(self) else ""
        self.counts.setText(counted_words(counted) if self.model.rowCount() else none)
        self.counted.emit()

    # Rows.

    def rows(self) -> list[HonourRow]:
        """Return the rows that an act on several is for."""
        return [self.model.row_at(place) for place in self.table.marked_rows()]

    def uuid_at(self, place: int) -> str:
        """Return what is known of a row: a record, or "draft:" with the draft's key."""
        row = self.model.row_at(place)
        return row.uuid if row is not None else ""

    def place_of(self, uuid: str, near: int) -> int:
        """Return the row of a lượt near where it was or at the top, -1 when it is in neither place."""
        count = self.model.rowCount()
        for place in (near, 0):
            if 0 <= place < count:
                self.model.row_at(place)
        return self.model.find(uuid)


class SeveralBar(QWidget):
    """The same in a narrow window: one line under the list, so that more rows can be marked."""

    unmarked = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.words = text.section("")
        self.hide()

    def _fill(self) -> None:
        actions = self._shell.actions
        row = QHBoxLayout(self)
        row.setContentsMargins(0, px(4), 0, 0)
        row.setSpacing(px(8))
        row.addWidget(self.words)
        row.addStretch(1)
        row.addWidget(Button(_("Bỏ đánh dấu"), QUIET).on(self.unmarked.emit))
        row.addWidget(MenuButton(_("Việc khác"), [actions[key] for key in (COPY, REJECT, PUBLISH)]))
        row.addWidget(ActionButton(actions[MANY]))
        row.addWidget(ActionButton(actions[TO_ROUND], PRIMARY))

    def say(self, count: int) -> None:
        """Say how many are marked."""
        if count > 1 and self.layout() is None:
            self._fill()
        self.words.setText(_("Đang chọn {count} lượt").format(count=count))


class SeveralPanel(QWidget):
    """What can be done with the lượt marked in the list. `unmarked` asks to leave only one."""

    unmarked = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.words = text.record_name()

    def _fill(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(12))
        column.addWidget(self.words)
        column.addWidget(
            text.wrapped(
                _("Space đánh dấu từng lượt, Shift + mũi tên chọn liền nhau, Ctrl+C chép các dòng sang Excel."), "muted"
            )
        )
        column.addSpacing(px(8))
        for key in (TO_ROUND, MANY, PUBLISH, COPY, REJECT):
            button = ActionButton(self._shell.actions[key], PRIMARY if key == TO_ROUND else "")
            button.setMinimumWidth(px(208))
            column.addWidget(button)
        column.addWidget(Button(_("Bỏ đánh dấu"), QUIET).on(self.unmarked.emit))
        column.addStretch(1)

    def say(self, count: int) -> None:
        """Say how many are marked."""
        if self.layout() is None:
            self._fill()
        self.words.setText(_("Đang chọn {count} lượt").format(count=count))


class LuotForms(QStackedWidget):
    """The forms of both books, each made when it is first needed, and the panel for several lượt."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._narrow = False
        self._bar: QWidget | None = None
        self._editors: dict[str, Any] = {}
        self.several = SeveralPanel(shell)
        self.addWidget(self.several)

    def known(self, register: Register) -> Any:
        """Return a book's form if it has been made."""
        return self._editors.get(register.key)

    def make(self, register: Register) -> Any:
        """Make a book's form."""
        from ui.pages.honours.editor import LuotEditor

        editor = LuotEditor(register, self._shell)
        editor.fold(self._narrow)
        self._editors[register.key] = editor
        self.addWidget(editor)
        return editor

    def editors(self) -> list[Any]:
        """Return the forms made so far."""
        return list(self._editors.values())

    def bring(self, editor: Any) -> None:
        """Bring one form forward."""
        self.setCurrentWidget(editor)
        self._place_buttons()

    def say_several(self, count: int) -> None:
        """Bring the panel for several lượt forward."""
        self.several.say(count)
        self.setCurrentWidget(self.several)
        self._place_buttons()

    def shows_several(self) -> bool:
        """Say whether the panel for several lượt is forward."""
        return self.currentWidget() is self.several

    def fold(self, narrow: bool, bar: QWidget) -> None:
        """Regroup for a narrow window, where the next step stands in the bar above the form."""
        self._narrow, self._bar = narrow, bar
        for editor in self.editors():
            editor.fold(narrow)
        self._place_buttons()

    def _place_buttons(self) -> None:
        for editor in self.editors():
            buttons = editor.head.buttons
            if self._narrow and self._bar is not None:
                self._bar.layout().addWidget(buttons)
            buttons.setVisible(not self._narrow or editor is self.currentWidget())


def start_lines(shell: Shell) -> list[QWidget]:
    """Return what an empty book says: what to do first."""
    first = _("Chỉ cần đơn vị, tháng, loại, tên và việc làm; mục khác bổ sung sau.")
    second = _("Chép các dòng trong Excel rồi dán; chương trình cho xem trước khi thêm.")
    add = ActionButton(shell.actions["honour.add"], PRIMARY)
    paste = ActionButton(shell.actions["honour.paste"])
    return [
        StartLine(1, _("Ghi lượt đầu tiên"), first, add, True),
        StartLine(2, _("Dán các lượt đã có trong Excel"), second, paste),
    ]
