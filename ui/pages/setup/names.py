"""Step 1: level and place, and the letterhead that follows from them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.codes import LEVELS
from models.rules.fields import N_, FieldSpec, Kind
from models.rules.setup import Heading, Seat, heading
from resources import places
from ui.i18n import _
from ui.pages.setup.paperhead import PaperHead
from ui.theme import px
from ui.widgets import text
from ui.widgets.form import Form, Place
from ui.widgets.picker import Listed, Option

SEAT = (
    FieldSpec("level", N_("Cấp của cơ quan"), kind=Kind.CHOICE, required=True, choices=LEVELS),
    FieldSpec("province", N_("Tỉnh, thành phố"), kind=Kind.LINK, help=N_("Gõ vài chữ rồi chọn, có dấu hay không.")),
    FieldSpec("commune", N_("Xã, phường"), kind=Kind.LINK, help=N_("Gõ vài chữ rồi chọn, có dấu hay không.")),
    FieldSpec("cell", N_("Tên chi bộ"), kind=Kind.LINE),
)
LINES = (
    FieldSpec("superior", N_("Dòng trên: cơ quan cấp trên"), help=N_("Như ghi ở góc trái trang in, chữ in hoa.")),
    FieldSpec("body", N_("Dòng dưới: cơ quan ra văn bản"), required=True, help=N_("Như ghi ở góc trái trang in.")),
    FieldSpec("name", N_("Tên cơ quan trong câu"), required=True),
    FieldSpec("place", N_("Địa danh trước ngày tháng"), required=True),
)
_HEADING = ("superior", "body", "name", "place")


class NamesStep(QWidget):
    """Ask where the office sits; offer its letterhead; every line can be changed."""

    level_changed = Signal(str)

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(px(24))
        across.addLayout(self._left(), 3)
        right = QVBoxLayout()
        right.setSpacing(px(8))
        right.addWidget(text.muted(_("Đầu trang in sẽ như sau")))
        self.paper = PaperHead(self)
        right.addWidget(self.paper)
        note = _("Dòng dài tự xuống hàng. Nơi không có trong danh sách thì gõ thẳng vào các dòng bên trái.")
        right.addWidget(text.wrapped(note, "muted"))
        right.addStretch(1)
        across.addLayout(right, 4)
        self.seat.set_values({"level": "commune"})
        self._place_seat("commune")
        self._show()

    def _left(self) -> QVBoxLayout:
        left = QVBoxLayout()
        left.setSpacing(px(16))
        provinces = [Option(place, f"{place.kind} {place.name}") for place in places.provinces()]
        options = {"province": Listed(provinces), "commune": Listed([])}
        self.seat = Form(SEAT, [], self._today, options, self)
        rows = [[Place("superior")], [Place("body")], [Place("name"), Place("place", 192)]]
        self.lines = Form(LINES, rows, self._today, parent=self)
        self.seat.changed.connect(self._seat_changed)
        self.lines.changed.connect(self._show)
        left.addWidget(self.seat)
        left.addWidget(self.lines)
        left.addStretch(1)
        return left

    def _place_seat(self, level: str) -> None:
        rows = [[Place("level")], [Place("province")]]
        if level != "upper":
            rows[1].append(Place("commune"))
        if level == "cell":
            rows.append([Place("cell")])
        self.seat.set_rows(rows)

    @Slot(str)
    def _seat_changed(self, name: str) -> None:
        if name == "level":
            self._place_seat(self.level())
            self.level_changed.emit(self.level())
        if name == "province":
            self._offer_communes()
        offered = heading(self._seat())
        self.lines.set_values({key: getattr(offered, key) for key in _HEADING})
        self._show()

    def _offer_communes(self) -> None:
        province = self.seat["province"].value()
        found = places.communes(province.name) if province else ()
        options = [Option(place, f"{place.kind} {place.name}") for place in found]
        self.seat["commune"].editor.set_options(Listed(options))
        self.seat["commune"].set_value(None)

    def _seat(self) -> Seat:
        province, commune = self.seat["province"].value(), self.seat["commune"].value()
        return Seat(
            self.level(),
            province.kind if province else "",
            province.name if province else "",
            commune.kind if commune else "",
            commune.name if commune else "",
            self.seat["cell"].raw(),
        )

    @Slot()
    def _show(self) -> None:
        today = self._today()
        month = _("ngày … tháng {month} năm {year}").format(month=today.month, year=today.year)
        self.paper.say(self.heading(), month)

    # What the assistant asks of a step.

    def level(self) -> str:
        """Return the level chosen."""
        return self.seat["level"].value()

    def heading(self) -> Heading:
        """Return the letterhead as it stands in the fields."""
        return Heading(*(self.lines[key].raw().strip() for key in _HEADING))

    def answers(self) -> dict[str, Any]:
        """Return what this step was asked for."""
        province = self.seat["province"].value()
        lines = {key: getattr(self.heading(), key) for key in _HEADING}
        return {"level": self.level(), "province": province.name if province else "", **lines}

    def missing(self) -> str:
        """Name the first field without which there is no office, "" when all is there."""
        return next((spec.name for spec in LINES if spec.required and not self.lines[spec.name].raw().strip()), "")

    def ready(self) -> bool:
        """Say under the first empty field that it is needed."""
        name = self.missing()
        if name:
            self.lines.say(name, _("Cần có dòng này để in đầu trang."))
            self.lines.focus(name)
        return not name

    def first_focus(self) -> QWidget:
        """Return the field to begin with."""
        return self.seat["province"].editor
