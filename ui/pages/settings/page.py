"""Cài đặt: how the office names itself, who signs, its dates, and what belongs to this machine."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from models.rules.errors import Refused
from models.rules.facts import Problem, Record
from models.rules.fields import Kind
from models.services import calendar_days
from models.services import office as offices
from ui.i18n import _
from ui.page import Context, Page, Shell
from ui.pages.settings.calendar import HOLIDAY, CalendarPane
from ui.pages.settings.calibration import CalibrationDialog
from ui.pages.settings.fields import DATES, PAPERS, SPECS, TABS
from ui.pages.settings.machine import MachineChoices
from ui.pages.settings.papers import TABLES, PapersSettings
from ui.recordform import RecordForm
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button, Segments
from ui.widgets.form import Form
from ui.widgets.formdialog import run_dialog

KIND, RECORD = "setting", "office"
WIDTH = 760
MACHINE, DATA = "machine", "data"
FIELD_OF = {"setting_months": "repeat_months", "setting_level": "level"}
_TEXTS = (Kind.LINE, Kind.TEXT, Kind.NAME)
_SELECTABLE = Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard


class SettingsPage(Page):
    """One tab at a time; what is typed is written when the tab or the page is left."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Cài đặt")
        self.acts = {"save": self.commit}
        choices = [(tab.key, _(tab.caption)) for tab in TABS]
        choices += [(MACHINE, _("Máy này")), (DATA, _("Dữ liệu"))]
        self.tabs = Segments(_("Các phần cài đặt"), choices)
        self.tabs.chosen.connect(self._turn)
        bar = QHBoxLayout()
        bar.addWidget(self.tabs)
        bar.addStretch(1)
        self.body.addLayout(bar)
        self.stack = QStackedWidget()
        self.stack.addWidget(self._make_office())
        self.stack.addWidget(self._make_machine())
        self.stack.addWidget(self._make_data())
        self.body.addWidget(self.stack, 1)
        self.record = RecordForm(KIND, self.form, shell, self._save, self)

    def _make_office(self) -> QWidget:
        pane, column = _pane()
        self.sentence = text.wrapped("", "muted")
        column.addWidget(self.sentence)
        self.form = Form(SPECS, TABS[0].rows, self.shell.today)
        self.form.setMaximumWidth(px(WIDTH))
        column.addWidget(self.form)
        self.form["cutoff_day"].editor.setPlaceholderText(_("cuối tháng"))
        self.calendar = CalendarPane(self.shell)
        column.addWidget(self.calendar, 1)
        self.papers = PapersSettings(self.shell)
        column.addWidget(self.papers, 1)
        # Each stands under one tab only.
        self.calendar.hide()
        self.papers.hide()
        column.addStretch(1)
        return pane

    def _make_machine(self) -> QWidget:
        pane, column = _pane()
        column.addWidget(text.wrapped(_("Ba lựa chọn này là của máy và người dùng này; không đi theo sổ."), "muted"))
        self.machine = MachineChoices(self.shell)
        column.addWidget(self.machine)
        column.addWidget(text.section(_("Máy in")))
        words = _("Máy in nào in lệch thì căn một lần: in tờ căn chỉnh, đo bằng thước rồi gõ số đo. Số đo đi theo sổ.")
        column.addWidget(text.wrapped(words, "muted"))
        row = QHBoxLayout()
        self.straighten = Button(_("Căn chỉnh máy in")).on(self._calibrate)
        row.addWidget(self.straighten)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return pane

    def _make_data(self) -> QWidget:
        pane, column = _pane()
        column.addWidget(text.section(_("Thư mục của sổ")))
        self.folder = text.wrapped(str(self.shell.office.folder))
        self.folder.setTextInteractionFlags(self.folder.textInteractionFlags() | _SELECTABLE)
        self.folder.setAccessibleName(_("Thư mục của sổ"))
        column.addWidget(self.folder)
        words = _(
            "Tệp khoá của sổ nằm trong thư mục này. Ai chép được cả thư mục thì mở được sổ; "
            "chép riêng bản dự phòng thì không."
        )
        column.addWidget(text.wrapped(words, "amber"))
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.care = Button(_("Mở bản dự phòng, kiểm tra")).on(self._to_care)
        row.addWidget(self.care)
        row.addWidget(Button(_("Mở sổ khác")).on(self.shell.bus.start.emit))
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(1)
        return pane

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Show the settings; `tab` opens one of the tabs."""
        self._show()
        if context.get("tab"):
            self.tabs.choose(str(context["tab"]))
        self._turn(self.tabs.key())

    def leave(self) -> bool:
        """Write what was typed; what cannot stand stays as a draft."""
        self.record.commit()
        return True

    def refresh(self, changes: Any) -> None:
        """Show the settings anew when they were changed elsewhere, by an undo for instance."""
        if KIND in changes.tables and not self.record.typed():
            self._show()
        if changes.tables & {KIND, HOLIDAY}:
            self.calendar.reload()
        if changes.tables & TABLES:
            self.papers.reload()

    def first_focus(self) -> QWidget | None:
        """Return the first field, or the tabs."""
        return self.form[TABS[0].rows[0][0].name] if self.tabs.key() == TABS[0].key else self.tabs

    def commit(self) -> None:
        """Write what was typed now."""
        self.record.commit()

    def _show(self) -> None:
        facts, rules = offices.facts(self.shell.office), calendar_days.rules(self.shell.office)
        values = {spec.name: getattr(facts, spec.name) for spec in SPECS if spec.name not in calendar_days.OWN}
        values |= {name: _shown(getattr(rules, name)) for name in calendar_days.OWN}
        self.record.show(Record(KIND, RECORD, values, {}), _("Cài đặt"))

    @Slot(str)
    def _turn(self, key: str) -> None:
        self.record.commit()
        tab = next((tab for tab in TABS if tab.key == key), None)
        if tab is not None:
            self.form.set_rows(tab.rows)
            self.sentence.setText(_(tab.sentence))
            self.calendar.setVisible(key == DATES)
            self.calendar.reload()
            self.papers.setVisible(key == PAPERS)
            self.papers.reload()
        self.stack.setCurrentIndex({MACHINE: 1, DATA: 2}.get(key, 0))

    def _save(self, uuid: str | None, texts: dict[str, str]) -> str:
        values, wrong = self._read(texts)
        if wrong:
            raise Refused("fields_wrong", problems=tuple(wrong))
        try:
            self._write(values)
        except Refused as refused:
            name = str(refused.values.get("key") or FIELD_OF.get(refused.code, ""))
            raise Refused("fields_wrong", problems=(Problem(name, refused.code, refused.values),)) from refused
        return RECORD

    def _write(self, values: dict[str, Any]) -> None:
        """Write dates through the calendar, which knows more of them, and the rest as plain settings."""
        dates = {name: value for name, value in values.items() if name in calendar_days.ALL}
        if dates:
            calendar_days.change(self.shell.office, **dates)
        rest = {name: value for name, value in values.items() if name not in dates}
        if rest:
            offices.change(self.shell.office, **rest)

    def _read(self, texts: dict[str, str]) -> tuple[dict[str, Any], list[Problem]]:
        values: dict[str, Any] = {}
        wrong = []
        for name in texts:
            try:
                value = self.form[name].value()
            except Refused as refused:
                wrong.append(Problem(name, refused.code, refused.values))
            else:
                values[name] = "" if value is None and self.form[name].spec.kind in _TEXTS else value
        return values, wrong

    @Slot()
    def _calibrate(self) -> None:
        run_dialog(CalibrationDialog(self.shell, self))

    @Slot()
    def _to_care(self) -> None:
        self.shell.bus.go.emit("care", {})


def _shown(value: object) -> object:
    """Return a day of the year as it is typed; other values as they are."""
    return "{:02d}/{:02d}".format(*value) if isinstance(value, tuple) else value


def _pane() -> tuple[QWidget, QVBoxLayout]:
    pane = QWidget()
    column = QVBoxLayout(pane)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(px(12))
    return pane, column
