"""Phiếu chi bộ: units × 12 months, who has handed in and who has not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from models.rules import slips as rules
from models.rules.names import fold
from models.rules.periods import Period
from models.rules.slip_facts import MonthCount, NoNewsDone, SlipGrid, SlipRow
from models.rules.slips import SlipState
from models.services import slips
from ui import theme
from ui.errors import Problem
from ui.i18n import _
from ui.itemmodels.lazy import LazyModel
from ui.page import Context, Page, Shell
from ui.pages.slips import fields, wordfiles
from ui.pages.slips.columns import columns
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton, MenuButton, Segments
from ui.widgets.foot import Foot
from ui.widgets.formdialog import FormDialog, run_dialog
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.table import HouseTable, TableBox

ALL = "all"
YEARS_BACK = 4
BY_TELEPHONE = "phone"
# What is done once a month stands behind one button, so that the key sentence keeps its names.
FURTHER = ("slip.print", "slip.print_some", "slip.to_word", "slip.from_word", "slip.topics")


class SlipsPage(Page):
    """The month at one glance; Enter opens a slip, F8 goes to the next one not yet in."""

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Phiếu chi bộ")
        self.office = shell.office
        today = shell.today()
        self._month = Period(today.year, today.month).key
        self.grid: SlipGrid | None = None
        self._narrow = theme.current().narrow
        self.key_sentence = text.key_sentence()
        self.rest = text.dress(text.Elided(), role="muted")
        self.body.addLayout(self._top())
        self.body.addLayout(self._filters())
        self.model = LazyModel(columns(today.month, self._narrow), key=_unit_of, parent=self)
        self.table = HouseTable(_("Phiếu theo chi bộ và tháng"), self.model)
        self.nothing = text.wrapped(
            _("Chưa có chi bộ nào phải nộp phiếu. Dán danh sách chi bộ ở màn hình Chi bộ, đảng viên.")
        )
        self.body.addWidget(self.nothing)
        self.body.addWidget(TableBox(self.table, 5), 1)
        self.foot = Foot()
        self.foot.show_legend(_legend())
        self.set_foot(self.foot)
        self.table.opened.connect(self._open_row)
        self.acts = {
            "slip.enter": self.enter,
            "slip.missing": self.to_missing,
            "slip.none": self.mark_no_news,
            "slip.remind": self.copy_reminder,
            "slip.topics": self.topics,
            "slip.print": self.print_all,
            "slip.print_some": self.print_some,
            "slip.to_word": self.to_word,
            "slip.from_word": self.from_word,
            "print": self.print_all,
        }
        self.setAcceptDrops(True)

    def _top(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        row.addWidget(self.key_sentence)
        row.addWidget(self.rest, 1)
        row.addWidget(MenuButton(_("Việc khác"), [self.shell.actions[key] for key in FURTHER]))
        for key in ("slip.none", "slip.remind"):
            row.addWidget(ActionButton(self.shell.actions[key]))
        row.addWidget(ActionButton(self.shell.actions["slip.enter"], PRIMARY))
        return row

    def _filters(self) -> QHBoxLayout:
        self.months = Picker(Listed(self._months()))
        self.months.setAccessibleName(_("Tháng"))
        self.months.require()
        self.months.setFixedWidth(px(136))
        self.months.picked.connect(self._turn)
        self.name = QLineEdit()
        self.name.setAccessibleName(_("Lọc theo tên chi bộ"))
        self.name.setPlaceholderText(_("Lọc theo tên"))
        self.name.textChanged.connect(self._fill)
        self.states = Segments(_("Lọc theo tình trạng"), [(ALL, _("Tất cả"))])
        self.states.chosen.connect(self._fill)
        row = QHBoxLayout()
        row.setSpacing(px(8))
        for widget in (self.months, self.name, self.states):
            row.addWidget(widget)
        row.addStretch(1)
        self._fit_filters()
        return row

    def _fit_filters(self) -> None:
        """Give the filter less room where the window is narrow."""
        self.name.setFixedWidth(px(112 if self._narrow else 176))

    def _months(self) -> list[Option]:
        """Return every month that can be looked at: this year's first, then those before, the next year's last."""
        this = self.shell.today().year
        years = (*range(this, this - YEARS_BACK, -1), this + 1)
        keys = [f"{year}-{number:02d}" for year in years for number in range(1, 13)]
        return [Option(key, _("Tháng {month}/{year}").format(month=int(key[5:]), year=key[:4])) for key in keys]

    # Coming and going.

    def opened(self, context: Context) -> None:
        """Show the month that the way here names, narrowed to a state, and do what it asks for."""
        self._month = str(context.get("month", self._month))
        self.clear_problem()
        self.reload()
        if context.get("state"):
            self.states.choose(str(context["state"]))
            self._fill()
        if context.get("act") == "remind":
            self.copy_reminder()

    def first_focus(self) -> QWidget | None:
        """Return the list."""
        return self.table

    def refresh(self, changes: Any) -> None:
        """Read all slips anew."""
        self.reload()

    def fold(self, narrow: bool) -> None:
        """Draw the months and the filters together, or apart; large text keeps them together."""
        narrow = narrow or theme.current().narrow
        if narrow != self._narrow:
            self._narrow = narrow
            self._fit_filters()
            if self.grid is not None:
                self._draw()

    def reload(self) -> None:
        """Read the year's slips; the row in view stays."""
        year, month = int(self._month[:4]), int(self._month[5:])
        self.months.set_value(self._month, _("Tháng {month}/{year}").format(month=month, year=year))
        self.grid = slips.grid(self.office, year)
        self._draw()

    def _draw(self) -> None:
        self.model.set_columns(columns(int(self._month[5:]), self._narrow))
        self.table.fit_columns()
        self._say()
        self._fill()

    @Slot(object)
    def _turn(self, month: object) -> None:
        self._month = str(month)
        self.reload()

    def count(self) -> MonthCount:
        """Return the figures of the month in view."""
        return self.grid.months[int(self._month[5:]) - 1]

    def _say(self) -> None:
        count = self.count()
        words = _("Phiếu tháng {month}: đã nhận {received}/{total}")
        self.key_sentence.setText(words.format(month=int(self._month[5:]), received=count.received, total=count.total))
        self.rest.setText(_rest(count, self._narrow))
        self.states.set_choices(_choices(count, self._narrow))
        self.nothing.setVisible(not self.grid.rows)
        keys = _("Enter mở phiếu · Space đánh dấu · F8 sang phiếu chưa nộp")
        self.foot.say("", "", _("Enter mở · Space đánh dấu · F8 phiếu chưa nộp") if self._narrow else keys)

    @Slot()
    def _fill(self) -> None:
        kept = self._unit()
        wanted, words = self.states.key(), fold(self.name.text())
        at = int(self._month[5:]) - 1
        rows = [row for row in self.grid.rows if words in fold(row.name)]
        if wanted != ALL:
            rows = [row for row in rows if row.cells[at].standing.state == wanted]
        self.model.set_rows(rows)
        place = next((i for i, row in enumerate(rows) if row.unit == kept), 0)
        if rows:
            self.table.set_current_row(place)

    def _unit(self) -> str:
        row = self.model.row_at(self.table.current_row()) if self.table.current_row() >= 0 else None
        return row.unit if row is not None else ""

    # Acts.

    @Slot(int)
    def _open_row(self, row: int) -> None:
        self._open(self.model.row_at(row).unit)

    def _open(self, unit: str) -> None:
        self.shell.bus.go.emit("slip", {"unit": unit, "month": self._month})

    def enter(self) -> None:
        """Open the slip of the row in view."""
        unit = self._unit()
        if unit:
            self._open(unit)

    def to_missing(self) -> None:
        """Open the next slip that is not yet in, after the row in view."""
        found = slips.next_missing(self.office, self._month, self._unit() or None)
        if found:
            self._open(found)
        else:
            self.shell.bus.saved.emit(_("Các chi bộ đã nộp đủ phiếu"))

    def mark_no_news(self) -> None:
        """Mark the chosen rows as không phát sinh, after asking how and when that was told."""
        rows: list[SlipRow] = [self.model.row_at(place) for place in self.table.marked_rows()]
        if not rows:
            return
        title = _("Ghi không phát sinh cho {count} chi bộ").format(count=len(rows))
        names = ", ".join(row.name for row in rows)
        mark = partial(self._mark, [row.unit for row in rows])
        specs = fields.specs(fields.TOLD)
        dialog = FormDialog(title, _("Ghi không phát sinh"), specs, fields.TOLD, mark, self.shell.today, self, names)
        dialog.form.set_raw({"way": BY_TELEPHONE, "received_on": f"{self.shell.today():%d/%m/%Y}"})
        run_dialog(dialog)

    def _mark(self, units: Sequence[str], texts: dict[str, str]) -> None:
        self._say_done(slips.no_news(self.office, units, self._month, texts))

    def _say_done(self, done: NoNewsDone) -> None:
        self.shell.bus.saved.emit(_("Không phát sinh: {count} chi bộ").format(count=done.made))
        if done.passed_over:
            self.show_problem(
                Problem(
                    _("Đã có phiếu: {names}.").format(names=", ".join(done.passed_over)),
                    _("Các phiếu đó giữ nguyên."),
                    _("Mở phiếu để sửa nếu cần."),
                )
            )

    def copy_reminder(self) -> None:
        """Put the text for the group's chat on the clipboard."""
        words = slips.reminder_text(self.office, self._month)
        if words:
            QGuiApplication.clipboard().setText(words)
            self.shell.bus.saved.emit(_("Đã chép lời nhắc, dán vào nhóm Zalo"))
        else:
            self.shell.bus.saved.emit(_("Các chi bộ đã nộp đủ phiếu"))

    # On paper and in Word.

    def print_all(self) -> None:
        """Show the slips of all units as they are printed."""
        self._preview(())

    def print_some(self) -> None:
        """Show the slips of the chosen rows as they are printed."""
        self._preview(self._chosen())

    def _preview(self, units: tuple[str, ...]) -> None:
        told = {"form": wordfiles.FORM, "period": self._month, "units": units, "back": self.key}
        self.shell.bus.go.emit("preview", told)

    def _chosen(self) -> tuple[str, ...]:
        return tuple(self.model.row_at(place).unit for place in self.table.marked_rows())

    def to_word(self) -> None:
        """Write a Word file for each unit, or for each of several chosen ones."""
        chosen = self._chosen()
        wordfiles.save_to_folder(self, self.shell, self._month, chosen if len(chosen) > 1 else ())

    def from_word(self) -> None:
        """Ask for the Word files that came back and read them."""
        self._receive(wordfiles.ask_files(self))

    def _receive(self, paths: Sequence[Path]) -> None:
        """Go to the slip of the first file; files that could not be read are named first."""
        read = wordfiles.read_all(self.office, paths)
        if read.refused:
            button = _("Xem phiếu đọc được") if read.files else ""
            self.show_problem(replace(read.problem(), button=button, act=partial(self._look, read) if button else None))
        elif read.files:
            self._look(read)

    def _look(self, read: wordfiles.Read) -> None:
        first = read.files[0]
        self.shell.bus.go.emit("slip", {"unit": first.unit, "month": first.month, "word": read.files})

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take Word files."""
        if wordfiles.files_in(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Read the Word files that were dropped."""
        event.acceptProposedAction()
        self._receive(wordfiles.files_in(event.mimeData()))

    def topics(self) -> None:
        """Go to the topics of the month."""
        self.shell.bus.go.emit("topics", {"month": self._month})


def _unit_of(row: SlipRow) -> str:
    return row.unit


def _rest(count: MonthCount, narrow: bool) -> str:
    """Return when the slips are due and who is missing; where it is narrow the grid says the names."""
    due = _("hạn {day}").format(day=f"{count.due:%d/%m}")
    names = ", ".join(name for _unit, name in count.missing)
    return _("{due}; chưa nộp: {names}").format(due=due, names=names) if names and not narrow else due


def _choices(count: MonthCount, narrow: bool) -> list[tuple[str, str]]:
    """Return the filters with their counts; where it is narrow the last goes, since the grid says the same."""
    found = [(ALL, f"{_('Tất cả')}  {count.total}")]
    for choice in rules.SLIP_STATES[: -1 if narrow else None]:
        words = _(choice.label)
        found.append((str(choice.value), f"{words[:1].upper()}{words[1:]}  {count.states[choice.value]}"))
    return found


def _legend() -> list[tuple[str, str, str]]:
    """Return each letter of the grid with its colour and its word."""
    order = (SlipState.RECEIVED, SlipState.LATE, SlipState.INCOMPLETE, SlipState.NO_NEWS, SlipState.MISSING)
    return [(_(fields.LETTERS[state][0]), fields.LETTERS[state][1], fields.state_word(state)) for state in order]
