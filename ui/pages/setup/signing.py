"""Step 3: who keeps the book, who signs, and the term. Step 4: the days of the month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.fields import N_, FieldSpec, Kind
from models.rules.setup import Heading, authority
from ui.i18n import _
from ui.pages.setup.paperhead import PaperHead
from ui.theme import px
from ui.widgets import text
from ui.widgets.foot import Sheet
from ui.widgets.form import Form, Place

KEEPER_OF_BOOK = N_("NGƯỜI GIỮ SỔ")
SIGNING = (
    FieldSpec("keeper", N_("Người giữ sổ"), kind=Kind.NAME, help=N_("Họ tên như ký ở chân trang.")),
    FieldSpec("keeper_title", N_("Chức vụ người giữ sổ")),
    FieldSpec("authority", N_("Thay mặt"), help=N_("Dòng đầu khối ký, ví dụ T/M BAN THƯỜNG VỤ.")),
    FieldSpec("signatory_title", N_("Chức vụ người ký")),
    FieldSpec("signatory", N_("Người ký"), kind=Kind.NAME),
    FieldSpec("term", N_("Nhiệm kỳ"), help=N_("Ví dụ 2025 - 2030.")),
)
DAYS = (
    FieldSpec("slip_day", N_("Hạn nộp phiếu, ngày"), kind=Kind.INT, required=True),
    FieldSpec("meeting_day", N_("Họp tuyên vận, ngày"), kind=Kind.INT, required=True),
    FieldSpec("cutoff_day", N_("Chốt số liệu, ngày"), kind=Kind.INT, help=N_("Để trống nếu chốt vào ngày cuối tháng.")),
    FieldSpec("report_day", N_("Hạn báo cáo, ngày"), kind=Kind.INT, required=True),
)
DEFAULT_DAYS = {"slip_day": 10, "meeting_day": 14, "cutoff_day": None, "report_day": 25}
_MONTH_LINES = {
    "slip_day": N_("chi bộ nộp phiếu tháng, chậm nhất"),
    "meeting_day": N_("hội nghị tuyên vận"),
    "cutoff_day": N_("chốt số liệu; việc đến sau ghi là bổ sung kỳ trước"),
    "report_day": N_("gửi báo cáo tháng lên cấp trên, chậm nhất"),
}
FIRST_TERM, TERM = 2020, 5
LAST_DAY = 31


class SigningStep(QWidget):
    """Ask for names; any may wait."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        self._heading = Heading()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(24))
        left = QVBoxLayout()
        rows = [
            [Place("keeper"), Place("keeper_title")],
            [Place("signatory"), Place("signatory_title", 144)],
            [Place("authority"), Place("term", 144)],
        ]
        self.form = Form(SIGNING, rows, today, parent=self)
        self.form.changed.connect(self._show)
        left.addWidget(self.form)
        left.addWidget(text.wrapped(_("Chưa biết thì để trống; trang in chừa chỗ để ghi tay."), "muted"))
        left.addStretch(1)
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(text.muted(_("Chân trang in sẽ như sau")))
        self.paper = PaperHead(self)
        right.addWidget(self.paper)
        right.addStretch(1)
        across.addLayout(left, 3)
        across.addLayout(right, 4)
        self.form.set_values({"signatory_title": N_("BÍ THƯ"), "term": present_term(today())})
        self.set_office("commune", Heading())

    def set_office(self, level: str, heading: Heading) -> None:
        """Show another office's letterhead, and in whose name it signs."""
        self._heading = heading
        self.form["authority"].set_value(authority(level))
        self._show()

    @Slot()
    def _show(self) -> None:
        today = self._today()
        month = _("ngày … tháng {month} năm {year}").format(month=today.month, year=today.year)
        self.paper.say(self._heading, month)
        raw = self.form.raw()
        self.paper.say_signatures(
            [
                ([KEEPER_OF_BOOK], raw["keeper"].strip()),
                ([raw["authority"], raw["signatory_title"]], raw["signatory"].strip()),
            ]
        )

    def answers(self) -> dict[str, Any]:
        """Return the names."""
        return {name: words.strip() for name, words in self.form.raw().items()}

    def ready(self) -> bool:
        """Let pass: every name may wait."""
        return True

    def first_focus(self) -> QWidget:
        """Return the field to begin with."""
        return self.form["keeper"].editor


class DaysStep(QWidget):
    """Ask for the days of the month, and show the month as it will be."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(16))
        self.form = Form(DAYS, [[Place(spec.name, 176) for spec in DAYS]], today, parent=self)
        self.form.set_values(DEFAULT_DAYS)
        self.form.finished.connect(self._show)
        column.addWidget(self.form)
        column.addWidget(text.section(_("Một tháng sẽ đi như sau")))
        self.sheet = Sheet(self)
        column.addWidget(self.sheet)
        column.addWidget(text.wrapped(_("Về sau đổi được ở Cài đặt."), "muted"))
        column.addStretch(1)
        self._show()

    @Slot()
    def _show(self) -> None:
        days = [(self._day(name) or LAST_DAY, _(words)) for name, words in _MONTH_LINES.items()]
        self.sheet.set_lines([MonthLine(day, words) for day, words in sorted(days)])

    def _day(self, name: str) -> int:
        raw = self.form[name].raw().strip()
        return int(raw) if raw.isdecimal() and 1 <= int(raw) <= 31 else 0

    def answers(self) -> dict[str, Any]:
        """Return the days."""
        return {name: self._day(name) or None for name in DEFAULT_DAYS}

    def ready(self) -> bool:
        """Say under a day that is none what it should be."""
        for spec in DAYS:
            box = self.form[spec.name]
            if (spec.required or box.raw().strip()) and not self._day(spec.name):
                box.say(_("Gõ một ngày trong tháng, từ 1 đến 31."))
                box.editor.setFocus()
                return False
        return True

    def first_focus(self) -> QWidget:
        """Return the field to begin with."""
        return self.form["slip_day"].editor


class MonthLine(QWidget):
    """One line of the month: day, and what happens on it."""

    def __init__(self, day: int, words: str) -> None:
        super().__init__()
        self.setFixedHeight(px(48))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(0)
        number = text.section(_("cuối tháng") if day >= LAST_DAY else _("ngày {day}").format(day=day))
        number.setFixedWidth(px(136))
        row.addWidget(number)
        row.addWidget(text.body(words), 1)


def present_term(today: date) -> str:
    """Return the five years of the present term: 2025 - 2030."""
    start = today.year - (today.year - FIRST_TERM) % TERM
    return f"{start} - {start + TERM}"
