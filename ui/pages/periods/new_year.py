"""Sang năm mới: what the turn of the year will do, done in one act, and the way back while the new book is empty."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.rules.errors import Refused
from models.rules.fact import fact
from models.services import new_year
from models.services.new_year import NewYear
from ui.i18n import _
from ui.page import Context, Page, Shell
from ui.pages.periods.columns import label_of
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton, Button
from ui.widgets.foot import Foot, HomeLine, Sheet
from ui.wording import problem_of

TURN = 12


@fact
class Point:
    """One thing that the turn touches: what happens to it, how much of it there is, and where it can be looked at."""

    act: str
    lead: str
    sentence: str
    button: str
    page: str
    context: Context


class NewYearPage(Page):
    """The old year's book at the top, what is carried below, one act at the right edge."""

    back = "periods"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Sang năm mới")
        self.year = 0
        self.found: NewYear | None = None
        self._ways: dict[QWidget, Point] = {}
        self.key_sentence = text.key_sentence()
        self.start_button = ActionButton(shell.actions["year.start"], PRIMARY)
        self.back_button = ActionButton(shell.actions["year.back"])
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.key_sentence)
        head.addStretch(1)
        head.addWidget(self.back_button)
        head.addWidget(self.start_button)
        self.body.addLayout(head)
        self.nothing = text.wrapped()
        self.body.addWidget(self.nothing)
        self.sheet = Sheet()
        self.body.addWidget(self.sheet)
        self.body.addStretch(1)
        self.foot = Foot()
        self.set_foot(self.foot)

    def opened(self, context: Context) -> None:
        """Show the turn to the year that the way here names, else the one that is near."""
        self.year = int(context.get("year") or self.year or self._near())
        self.clear_problem()
        self.reload()

    def _near(self) -> int:
        today = self.shell.today()
        return today.year + (today.month == TURN)

    def first_focus(self) -> QWidget | None:
        """Return the act that can be done now, or the first thing to look at."""
        shown = (self.start_button, self.back_button)
        ready = (button for button in shown if button.isVisibleTo(self) and button.isEnabled())
        return next(ready, None) or next(iter(self._ways), None)

    def refresh(self, changes: object) -> None:
        """Read everything anew."""
        self.reload()

    def reload(self) -> None:
        """Show what the turn would do, or did."""
        self.set_title(_("Sang năm {year}").format(year=self.year))
        try:
            self.found = new_year.preview(self.shell.office, self.year)
        except Refused as refused:
            self._show_nothing(problem_of(refused).what)
            return
        self.nothing.hide()
        self._show(self.found)

    def _show_nothing(self, sentence: str) -> None:
        self.found = None
        self.key_sentence.setText("")
        self.nothing.setText(sentence)
        self.nothing.show()
        self.sheet.set_lines([])
        self._fit(False, False)

    def _show(self, found: NewYear) -> None:
        self._ways = {}
        points = _carried(found) if found.started else (*_finished(found), *_carried(found))
        self.sheet.set_lines([self._line(point) for point in points])
        ready = self.shell.today() >= found.began
        self.key_sentence.setText(_head(found))
        self.foot.say(_foot(found, ready))
        self._fit(ready and not found.started, found.reversible)

    def _fit(self, start: bool, back: bool) -> None:
        """Offer what can be done now; the filled button alone is red."""
        self.acts = {}
        if start:
            self.acts["year.start"] = self.start
        if back:
            self.acts["year.back"] = self.take_back
        started = self.found is None or self.found.started
        self.start_button.setVisible(not started)
        self.back_button.setVisible(back)
        self.acts_changed.emit()

    def _line(self, point: Point) -> HomeLine:
        buttons = []
        if point.page:
            button = Button(point.button).on(self._go)
            self._ways[button] = point
            buttons.append(button)
        return HomeLine(point.act, point.lead, point.sentence, buttons)

    @Slot()
    def _go(self) -> None:
        point = self._ways[self.sender()]
        self.shell.bus.go.emit(point.page, point.context)

    def start(self) -> None:
        """Turn the year; it is shown on this page with all that it touches, so nothing more is asked."""
        new_year.start(self.shell.office, self.year)
        self.shell.bus.saved.emit(_("Đã sang năm {year}").format(year=self.year))
        self.back_button.setFocus()

    def take_back(self) -> None:
        """Open the old year's books again."""
        new_year.take_back(self.shell.office, self.year)
        self.shell.bus.saved.emit(_("Đã hoàn tác"))
        self.start_button.setFocus()


def _head(found: NewYear) -> str:
    old = found.year - 1
    if found.started:
        return _("Sổ năm {old} đã khoá; sổ năm {year} đã mở").format(old=old, year=found.year)
    return _("Khoá sổ năm {old}, mở sổ năm {year} từ số {number:02d}").format(
        old=old, year=found.year, number=found.first_number
    )


def _foot(found: NewYear, ready: bool) -> str:
    if found.started and not found.reversible:
        return _("Sổ năm {year} đã có lượt, nên không mở lại sổ năm trước từ đây được.").format(year=found.year)
    if found.started:
        return _("Hoàn tác được cho đến khi sổ năm {year} có lượt đầu tiên.").format(year=found.year)
    if not ready:
        return _("Làm được từ ngày {day:%d/%m/%Y}, khi mọi kỳ của năm đã bắt đầu.").format(day=found.began)
    return _("Một lần bấm làm tất cả; hoàn tác được cho đến khi sổ năm {year} có lượt đầu tiên.").format(
        year=found.year
    )


def _finished(found: NewYear) -> tuple[Point, ...]:
    """Return what is closed: the book with its periods, the rounds that are open."""
    old = found.year - 1
    last = _("số cuối {number:02d}").format(number=found.last_number) if found.last_number else _("chưa có số nào")
    count = len(found.periods)
    if count > 1:
        told = _("{last}; khoá {count} kỳ còn mở, từ {first} đến {final}.")
        shut = told.format(last=last, count=count, first=label_of(found.periods[0]), final=label_of(found.periods[-1]))
    elif count:
        shut = _("{last}; khoá {period}.").format(last=last, period=label_of(found.periods[0]))
    else:
        shut = _("{last}; các kỳ đã khoá đủ.").format(last=last)
    points = [Point(_("khoá"), _("Sổ năm {year}").format(year=old), shut, _("Xem các kỳ"), "periods", {})]
    if found.rounds:
        told = _("{titles}: các lượt trở về đề nghị.").format(titles=", ".join(found.rounds))
        points.append(Point(_("đóng"), _("Đợt xét còn mở"), told, _("Xem đợt xét"), "round", {"list": True}))
    return tuple(points)


def _carried(found: NewYear) -> tuple[Point, ...]:
    """Return what goes on into the new year as it is."""
    old, year = found.year - 1, found.year
    book = _("bắt đầu từ số {number:02d}, theo mẫu sổ đang dùng.").format(number=found.first_number)
    points = [Point(_("mở"), _("Sổ năm {year}").format(year=year), book, _("Mở mẫu sổ"), "form", {})]
    if found.waiting:
        told = _("{count} lượt còn đề nghị được mang sang; khi ghi vào sổ mới là bổ sung kỳ trước.")
        way = {"register": "own", "year": str(old), "state": "proposed"}
        sentence = told.format(count=found.waiting)
        points.append(Point(_("mang sang"), _("Lượt đề nghị"), sentence, _("Xem lượt đề nghị"), "honours", way))
    if found.petitions:
        told = _("{count} phiếu năm {old} có kiến nghị; giữ nguyên trên phiếu, vẫn trả lời được.")
        sentence = told.format(count=found.petitions, old=old)
        points.append(
            Point(_("mang sang"), _("Kiến nghị của dân"), sentence, _("Xem phiếu"), "slips", {"month": f"{old}-12"})
        )
    if found.missing:
        told = _("{count} phiếu năm {old} chưa nộp; vẫn nhận được sau khi sang năm.")
        sentence = told.format(count=found.missing, old=old)
        way = {"month": f"{old}-12", "state": "missing"}
        points.append(Point(_("mang sang"), _("Phiếu còn thiếu"), sentence, _("Xem phiếu"), "slips", way))
    if found.owing:
        told = _("{count} đơn vị nộp phiếu tháng 1, hạn {due:%d/%m/%Y}.").format(count=found.owing, due=found.due)
        way = {"month": f"{year}-01"}
        points.append(
            Point(_("mở"), _("Phiếu năm {year}").format(year=year), told, _("Mở phiếu tháng 1"), "slips", way)
        )
    return tuple(points)
