"""Hôm nay: what there is to do this month, in one glance."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.rules.dates import weekday_name
from models.rules.facts import HomeLine as Line
from models.services import care
from models.services import today as todays
from ui import theme
from ui.i18n import _
from ui.page import Context, Page, Shell
from ui.pages.home.finished import done_words
from ui.pages.home.ways import Way, way_of, way_to_points
from ui.pages.home.wording import is_worded, nothing_words, words_of
from ui.tasks import Step, Steps
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, QUIET, Button
from ui.widgets.foot import DoneLine, FoldLine, Foot, HomeLine, Sheet, StartLine

FIRST_STEPS = "start_"
BY_HAND = "hand"


class TodayPage(Page):
    """At most seven lines: late first, then by day; an office without anything gets its first three steps."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Hôm nay")
        self._ways: dict[QWidget, Way] = {}
        self._first: QWidget | None = None
        self.body.setSpacing(px(4 if theme.current().narrow else 16))
        self.heading = text.section(_("Bắt đầu: ba việc, chừng mười phút"))
        self.body.addWidget(self.heading)
        self.sheet = Sheet()
        self.body.addWidget(self.sheet)
        self.nothing = text.wrapped()
        self.body.addWidget(self.nothing)
        self.fold_line = FoldLine()
        self.body.addWidget(self.fold_line)
        self.done = Sheet()
        self.done.hide()
        self.body.addWidget(self.done)
        self.fold_line.toggled.connect(self._fold_done)
        self.look = QWidget()
        self.look.setLayout(self._make_look())
        self.body.addWidget(self.look)
        self.body.addStretch(1)
        self.backup = Button(_("Tạo bản dự phòng")).on(self._make_backup)
        self.foot = Foot(self.backup)
        self.set_foot(self.foot)

    def _make_look(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(12))
        row.addWidget(text.muted(_("Muốn xem trước khi gõ?")))
        row.addWidget(Button(_("Xem trang mẫu")).on(self._to_preview))
        row.addStretch(1)
        return row

    def opened(self, context: Context) -> None:
        """Read the day's work anew."""
        self.reload()

    def refresh(self, changes: object) -> None:
        """Read the day's work anew after any act."""
        self.reload()

    def first_focus(self) -> QWidget | None:
        """Return the first button."""
        return self._first or next(iter(self._ways), None)

    def reload(self) -> None:
        """Show the lines and the state of the backups."""
        today = self.shell.today()
        self.set_title(_("Hôm nay"), f"{_(weekday_name(today))}, {today:%d/%m/%Y}")
        found = todays.page(self.shell.office, today)
        lines = tuple(filter(is_worded, found.lines))
        bare = any(line.code.startswith(FIRST_STEPS) for line in lines)
        self._ways, self._first = {}, None
        if bare:
            self.sheet.set_lines(self._first_steps(lines, today))
        else:
            self.sheet.set_lines([self._line(line, today) for line in lines])
        self.heading.setVisible(bare)
        self.look.setVisible(bare)
        self.nothing.setText(nothing_words(found.nearest))
        self.nothing.setVisible(not lines)
        self._show_done(tuple(filter(is_worded, found.done)), today)
        self._say_backup()

    def _line(self, line: Line, today: date) -> HomeLine:
        words = words_of(line, today)
        buttons = [self._button(words.button, way_of(line))]
        if words.second:
            buttons.insert(0, self._button(words.second, way_to_points(line)))
        return HomeLine(words.when, words.lead, words.sentence, buttons, line.late)

    def _show_done(self, done: Sequence[Line], today: date) -> None:
        """Fold what was done this month under one line."""
        self.fold_line.setVisible(bool(done))
        if done:
            latest = f"{done_words(done[0])} {done[0].due:%d/%m}"
            told = _("{count} việc, gần nhất: {latest}").format(count=len(done), latest=latest)
            self.fold_line.say(_("Đã xong trong tháng {month}").format(month=today.month), told)
        self.done.set_lines([self._done_line(line) for line in done])
        self._fold_done(self.fold_line.isChecked())

    def _done_line(self, line: Line) -> DoneLine:
        return DoneLine(f"{line.due:%d/%m}", done_words(line), self._button(_("Mở xem"), way_of(line), QUIET))

    @Slot(bool)
    def _fold_done(self, opened: bool) -> None:
        self.done.setVisible(opened and bool(self.done.lines()))

    def _first_steps(self, lines: tuple[Line, ...], today: date) -> list[QWidget]:
        """Return the three steps; the first that is not done is the next one, in red."""
        following = next((line for line in lines if not line.values["done"]), None)
        made: list[QWidget] = []
        for number, line in enumerate(lines, 1):
            words = words_of(line, today)
            lead = _("{lead} (đã xong)").format(lead=words.lead) if line.values["done"] else words.lead
            button = self._button(words.button, way_of(line), PRIMARY if line is following else "")
            self._first = button if line is following else self._first
            made.append(StartLine(number, lead, words.sentence, button, line is following))
        return made

    def _button(self, words: str, way: Way, kind: str = "") -> Button:
        button = Button(words, kind).on(self._go)
        self._ways[button] = way
        return button

    @Slot()
    def _go(self) -> None:
        way = self._ways[self.sender()]
        self.shell.bus.go.emit(way.page, way.context)

    @Slot()
    def _make_backup(self) -> None:
        self.backup.setEnabled(False)
        job = self.shell.tasks.start(_("Đang tạo bản dự phòng"), self._backup_steps, self._backed_up)
        job.ended.connect(self._backup_over)

    def _backup_steps(self) -> Steps:
        yield Step(text=_("Đang tạo bản dự phòng"))
        return care.backup(self.shell.office, BY_HAND)

    @Slot(object)
    def _backed_up(self, made: object) -> None:
        self._say_backup()
        self.shell.bus.saved.emit(_("Đã có bản dự phòng mới") if made else _("Không có gì đổi từ bản trước"))

    @Slot()
    def _backup_over(self) -> None:
        self.backup.setEnabled(True)

    @Slot()
    def _to_preview(self) -> None:
        self.shell.bus.go.emit("preview", {"form": "so-ghi-danh", "example": True, "back": "today"})

    def _say_backup(self) -> None:
        last = todays.foot(self.shell.office)
        if last is None:
            self.foot.say(_("Bản dự phòng: chưa có, sẽ tự làm khi đóng chương trình"))
            return
        at = datetime.fromisoformat(last.at)
        # Each backup is opened and read through before it counts.
        self.foot.say(_("Bản dự phòng {at:%d/%m %H:%M}, đã thử mở lại {at:%d/%m}").format(at=at))
