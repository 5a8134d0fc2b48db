"""The first window: look at a sample, or begin the office's own book."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from ui import theme
from ui.errors import Problem
from ui.i18n import _
from ui.pages.start.card import WIDTH, Card
from ui.preferences import Preferences
from ui.theme import SCALES, px
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.errorblock import ErrorBlock
from ui.widgets.foot import Rule
from ui.widgets.picker import Listed, Option, Picker

GAP = 24


class StartPage(QWidget):
    """Two cards and a line below; language, text size and colours at the foot.

    `chosen(values)` carries the changed choice by its name in `Preferences`.
    """

    sample = Signal()
    setup = Signal()
    restore = Signal()
    open_folder = Signal()
    chosen = Signal(object)

    def __init__(self, preferences: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Sổ Ghi Danh"))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(16), px(24), px(16))
        outer.setSpacing(0)
        self.problem = ErrorBlock(self)
        outer.addWidget(self.problem)
        outer.addStretch(3)
        across = QHBoxLayout()
        across.addStretch(1)
        across.addWidget(self._middle())
        across.addStretch(1)
        outer.addLayout(across)
        outer.addStretch(4)
        outer.addLayout(self._choices(preferences))

    def _middle(self) -> QWidget:
        middle = QWidget(self)
        middle.setFixedWidth(px(2 * WIDTH + GAP))
        column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(text.dress(QLabel(_("Sổ Ghi Danh")), 26, True))
        column.addSpacing(px(6))
        purpose = _("Sổ ghi danh, hội nghị tuyên vận và cam kết nêu gương của Đảng uỷ xã.")
        column.addWidget(text.dress(QLabel(purpose), 12))
        column.addSpacing(px(6))
        promise = _("Chạy trên máy này, không cần mạng. Bỏ dở lúc nào cũng được, lần sau mở lại đúng chỗ.")
        column.addWidget(text.dress(QLabel(promise), 12, role="muted"))
        column.addSpacing(px(36))
        column.addLayout(self._cards())
        column.addSpacing(px(40))
        column.addWidget(Rule())
        column.addSpacing(px(16))
        column.addLayout(self._others())
        return middle

    def _cards(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(GAP))
        self.sample_card = Card(
            "eye",
            _("Xem thử sổ mẫu"),
            [
                _("Một xã bịa sẵn số liệu để xem và in thử."),
                _("Trang in mang chữ “SỔ THỬ”."),
                _("Không lẫn vào sổ thật."),
            ],
        )
        self.setup_card = Card(
            "book",
            _("Lập sổ cơ quan"),
            [
                _("Bốn bước ngắn: tên cơ quan, danh sách chi bộ, người ký và lịch tháng."),
                _("Không cần danh sách đảng viên."),
            ],
        )
        self.sample_card.clicked.connect(self.sample)
        self.setup_card.clicked.connect(self.setup)
        row.addWidget(self.sample_card)
        row.addWidget(self.setup_card)
        return row

    def _others(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(12))
        row.addWidget(text.muted(_("Đã có sổ?")))
        row.addWidget(Button(_("Mở sổ trên máy này")).on(self.open_folder))
        row.addWidget(Button(_("Khôi phục từ bản dự phòng")).on(self.restore))
        row.addStretch(1)
        return row

    def _choices(self, now: Preferences) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addStretch(1)
        languages = [Option("vi", _("Tiếng Việt")), Option("en", _("Tiếng Anh"))]
        sizes = [Option(percent, f"{percent} %") for percent in SCALES]
        grounds = [Option(False, _("Sáng")), Option(True, _("Tối"))]
        self._pickers: dict[Picker, str] = {}
        self._add_choice(row, _("Ngôn ngữ"), "language", languages, now.language, 128)
        self._add_choice(row, _("Cỡ chữ"), "percent", sizes, now.percent, 96)
        self._add_choice(row, _("Nền"), "dark", grounds, now.dark, 88)
        return row

    def _add_choice(
        self, row: QHBoxLayout, words: str, name: str, options: list[Option], value: object, width: int
    ) -> None:
        picker = Picker(Listed(options))
        picker.require()
        picker.set_value(value)
        picker.setFixedWidth(px(width))
        picker.setAccessibleName(words)
        picker.picked.connect(self._picked)
        self._pickers[picker] = name
        label = text.muted(words)
        label.setBuddy(picker)
        if len(self._pickers) > 1:
            row.addSpacing(px(16))
        row.addWidget(label)
        row.addWidget(picker)

    @Slot(object)
    def _picked(self, value: object) -> None:
        self.chosen.emit({self._pickers[self.sender()]: value})

    def show_problem(self, problem: Problem) -> None:
        """Say a problem at the top."""
        self.problem.say(problem)

    def first_focus(self) -> QWidget:
        """Return the card to begin with."""
        return self.sample_card

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ground and the red edge at the top."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("window"))
        painter.fillRect(0, 0, self.width(), px(4), theme.colour("accent_line"))
        painter.setPen(Qt.PenStyle.NoPen)
