"""Under the office's dates: what they come to in the weeks ahead, and the days off entered by hand."""

from __future__ import annotations

from datetime import date
from functools import partial

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.codes import labels
from models.rules.dates import weekday_name
from models.rules.facts import Record
from models.rules.fields import N_
from models.rules.schedule import EVENTS, Event
from models.services import calendar_days
from ui.i18n import _
from ui.itemmodels.columns import Column
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.dialogs import ask
from ui.widgets.form import Place, Rows
from ui.widgets.formdialog import FormDialog, run_dialog, spec_of
from ui.widgets.table import HouseTable, TableBox

HOLIDAY = "holiday"
WIDTH = 760
SHOWN = 6
ROWS: Rows = ((Place("name"),), (Place("first_day"), Place("last_day")))


class CalendarPane(QWidget):
    """The next dates as one sentence, and the table of days off: Enter changes one, Delete asks."""

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self._shell = shell
        self.setMaximumWidth(px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, px(4), 0, 0)
        column.setSpacing(px(8))
        self.ahead = text.wrapped()
        column.addWidget(self.ahead)
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(text.section(_("Ngày nghỉ")))
        self.count = text.muted()
        head.addWidget(self.count)
        head.addStretch(1)
        self.add_button = Button(_("Thêm ngày nghỉ")).on(self.add)
        head.addWidget(self.add_button)
        column.addLayout(head)
        self.model = LazyModel(_columns(), key=_uuid, parent=self)
        self.table = HouseTable(_("Ngày nghỉ"), self.model)
        self.table.opened.connect(self._open)
        self.table.delete_requested.connect(self._remove)
        column.addWidget(TableBox(self.table, 1), 1)

    def reload(self) -> None:
        """Read the dates and the days off of this year and the next."""
        office, year = self._shell.office, self._shell.today().year
        found = [day for each in (year, year + 1) for day in calendar_days.holidays(office, each)]
        self.model.set_rows(list({day.uuid: day for day in found}.values()))
        kinds = _("{count} đợt nghỉ của năm {year} và {after}")
        self.count.setText(kinds.format(count=self.model.rowCount(), year=year, after=year + 1))
        ahead = calendar_days.ahead(office, SHOWN)
        self.ahead.setText(_("Sắp tới: {dates}.").format(dates="; ".join(map(_event, ahead))))

    @Slot()
    def add(self) -> None:
        """Ask for new days off."""
        self._ask(_("Thêm ngày nghỉ"), None, {})

    @Slot(int)
    def _open(self, row: int) -> None:
        day = self.model.row_at(row)
        self._ask(_("Sửa ngày nghỉ"), day.uuid, {name: day.texts[name] for name in ("name", "first_day", "last_day")})

    def _ask(self, title: str, uuid: str | None, known: dict[str, str]) -> None:
        specs = [spec_of(HOLIDAY, place.name) for row in ROWS for place in row]
        save = partial(calendar_days.save_holiday, self._shell.office, uuid)
        sentence = _("Để trống ngày cuối khi chỉ nghỉ một ngày.")
        dialog = FormDialog(title, _("Ghi ngày nghỉ"), specs, ROWS, save, self._shell.today, self, sentence)
        dialog.form.set_raw(known)
        run_dialog(dialog)

    @Slot(list)
    def _remove(self, places: list[int]) -> None:
        day = self.model.row_at(places[0])
        question = _("Xoá ngày nghỉ {name}?").format(name=day.values["name"])
        sentence = _("Các hạn rơi vào ngày ấy được tính lại. Hoàn tác lại được.")
        if ask(self, question, sentence, _("Xoá ngày nghỉ")):
            calendar_days.remove_holiday(self._shell.office, day.uuid)


def _uuid(day: Record) -> str:
    return day.uuid


def _event(event: Event) -> str:
    weekday = _(weekday_name(event.day))
    return f"{_(labels(EVENTS)[event.kind])} {event.day:%d/%m} ({weekday})"


def _columns() -> tuple[Column, ...]:
    return (
        Column("name", N_("Ngày nghỉ"), _name, lead=True),
        Column("first", N_("Từ ngày"), partial(_day, "first_day"), 136),
        Column("last", N_("Đến ngày"), partial(_day, "last_day"), 136),
    )


def _name(day: Record) -> str:
    return str(day.values["name"])


def _day(name: str, day: Record) -> str:
    found = day.values[name]
    return f"{found:%d/%m/%Y}" if isinstance(found, date) else ""
