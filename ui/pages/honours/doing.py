"""What the page does with one lượt or with those marked, beyond typing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from models.rules.codes import State
from models.rules.facts import HonourRow, Record
from models.services import deeds, honours, rounds
from ui.i18n import _
from ui.page import Shell
from ui.pages.honours import dialogs
from ui.pages.honours.listing import is_draft
from ui.pages.honours.pasting import paste_luot
from ui.pages.honours.registers import OWN, Register
from ui.widgets.dialogs import ask, tell
from ui.widgets.formdialog import run_dialog
from ui.widgets.rounddialog import RoundDialog


class Target(Protocol):
    """What an act is for; the page says it."""

    def register(self) -> Register:
        """Return the book in view."""

    def chosen(self) -> list[HonourRow]:
        """Return the written lượt that an act is for: the marked ones, or the one in view."""

    def record(self) -> Record | None:
        """Return the written lượt in view."""

    def settled(self) -> bool:
        """Write what is being typed first; False when it cannot stand."""

    def drop(self) -> None:
        """Give up what is being typed."""


class Doing:
    """The acts of the honour page."""

    def __init__(self, target: Target, window: QWidget, shell: Shell) -> None:
        self._target = target
        self._window = window
        self._shell = shell

    def acts(self) -> dict[str, Callable[[], None]]:
        """Return the acts by the id of their action."""
        return {
            "print": self.preview,
            "honour.to_round": self.to_round,
            "honour.open_round": self.open_round,
            "honour.reject": self.reject,
            "honour.propose": self.propose,
            "honour.remove": self.remove,
            "honour.cancel": self.cancel,
            "honour.withdraw": self.withdraw,
            "honour.consequences": self.consequences,
            "honour.history": self.history,
            "honour.poster": self.poster,
            "honour.inspect": self.inspect,
            "honour.many": self.set_many,
            "honour.publish": self.publish,
            "honour.copy": self.copy,
            "honour.paste": self.paste,
            "honour.rounds": self.rounds,
            "honour.periods": self.periods,
            "honour.form": self.form,
        }

    # Several or one.

    def to_round(self) -> None:
        """Put the chosen lượt into a round."""
        if not self._target.settled():
            return
        rows = self._target.chosen()
        if len(rows) == 1 and rows[0].round:
            self.open_round()
            return
        free = [row.uuid for row in rows if row.state in (State.PROPOSED, "reported") and not row.round]
        if free:
            title = _("Đưa {count} lượt vào đợt xét").format(count=len(free))
            then = partial(_add_to_round, self._shell, self._target.register(), tuple(free))
            run_dialog(RoundDialog(title, _("Đưa vào đợt xét"), then, self._shell, self._window))

    def open_round(self) -> None:
        """Open the round that holds the lượt in view."""
        record = self._target.record()
        if record is not None and record.values.get("round") and self._target.settled():
            self._go("round", round=record.values["round"])

    def reject(self) -> None:
        """Decide không ghi danh."""
        rows = [row for row in self._target.chosen() if row.state in (State.PROPOSED, "reported")]
        if rows and self._target.settled():
            dialogs.ask_reject(self._target.register(), rows, self._shell, self._window)

    def propose(self) -> None:
        """Bring back what was not entered."""
        uuids = [row.uuid for row in self._target.chosen() if row.state == State.REJECTED]
        again = honours.propose_again if self._target.register() is OWN else deeds.report_again
        if uuids:
            again(self._shell.office, uuids)

    def set_many(self) -> None:
        """Set some fields in all the chosen lượt."""
        uuids = [row.uuid for row in self._target.chosen()]
        if uuids and self._target.settled():
            dialogs.ask_many(self._target.register(), uuids, self._shell, self._window)

    def publish(self) -> None:
        """Note where the chosen lượt were made public."""
        uuids = [row.uuid for row in self._target.chosen()]
        if uuids:
            dialogs.ask_publish(uuids, self._shell, self._window)

    def copy(self) -> None:
        """Put the chosen lượt on the clipboard as a spreadsheet takes them."""
        uuids = tuple(row.uuid for row in self._target.chosen())
        if uuids:
            words = self._target.register().acts.rows_text(self._shell.office, uuids)
            QGuiApplication.clipboard().setText(words)
            self._shell.bus.saved.emit(_("Đã chép {count} dòng").format(count=len(uuids)))

    def paste(self) -> None:
        """Take rows from a spreadsheet."""
        if self._target.settled():
            paste_luot(self._target.register(), self._shell, self._window)

    # One.

    def remove(self) -> None:
        """Take away, after asking, lượt that were never entered; a draft is given up."""
        rows = self._target.chosen()
        if not rows or is_draft(rows[0].uuid):
            self._give_up(rows)
            return
        free = [row for row in rows if row.number is None]
        if not free:
            self._say_entered(rows[0])
        elif self._sure(free):
            for row in free:
                self._target.register().acts.remove(self._shell.office, row.uuid)

    def _sure(self, rows: Sequence[HonourRow]) -> bool:
        question = _("Xoá {who}?").format(who=dialogs.who_words(rows))
        sentence = _("Lượt chưa ghi sổ nên xoá được; bấm Hoàn tác thì lấy lại.")
        return ask(self._window, question, sentence, _("Xoá lượt"))

    def _give_up(self, rows: Sequence[HonourRow]) -> None:
        name = rows[0].name if rows and rows[0].name else _("lượt đang gõ")
        sentence = _("Những chữ đã gõ mà chưa ghi sẽ mất.")
        if ask(self._window, _("Bỏ {name}?").format(name=name), sentence, _("Bỏ phần đang gõ")):
            self._target.drop()

    def _say_entered(self, row: HonourRow) -> None:
        question = _("{name} đã ghi sổ với số {number:02}").format(name=row.name, number=row.number)
        sentence = _("Dòng đã ghi không xoá. Dùng Đính chính khi chép sai, Huỷ ghi khi chưa công khai, hoặc Rút tên.")
        tell(self._window, question, sentence)

    def cancel(self) -> None:
        """Huỷ ghi."""
        record = self._target.record()
        if record is not None and self._target.settled():
            dialogs.ask_cancel(record, self._shell, self._window)

    def withdraw(self) -> None:
        """Rút tên, then show what follows."""
        record = self._target.record()
        if record is not None and self._target.settled() and dialogs.ask_withdraw(record, self._shell, self._window):
            self.consequences()

    def consequences(self) -> None:
        """Show what is to be done after a rút tên."""
        record = self._target.record()
        if record is None:
            return
        told = honours.consequences(self._shell.office, record.uuid)
        run_dialog(dialogs.ConsequencesDialog(record, told, self._shell, self._window))

    # Ways.

    def history(self) -> None:
        """Show what was done to the lượt in view."""
        record = self._target.record()
        if record is not None:
            self._go("history", record=record.uuid, title=record.values["name"], back="honours")

    def poster(self) -> None:
        """Preview one lượt on a page of its own."""
        record = self._target.record()
        if record is not None and self._target.settled():
            self._go("preview", form="guong", entry=record.uuid)

    def inspect(self) -> None:
        """Preview the file for an inspection of the person or collective in view."""
        record = self._target.record()
        if record is not None and self._target.settled():
            self._go("preview", form="ho-so-kiem-tra", entry=record.uuid, year=self._year())

    def preview(self) -> None:
        """Preview the book of the year in view."""
        if self._target.settled():
            self._go("preview", form="so-ghi-danh", year=self._year())

    def rounds(self) -> None:
        """Go to the rounds."""
        self._go("round", list=True)

    def periods(self) -> None:
        """Go where periods are closed and printed."""
        self._go("periods", year=self._year())

    def form(self) -> None:
        """Go to the page's own form."""
        self._go("form")

    def _year(self) -> int:
        record = self._target.record()
        month = str(record.values["month"]) if record else ""
        return int(month[:4]) if month else self._shell.today().year

    def _go(self, page: str, **context: object) -> None:
        self._shell.bus.go.emit(page, context)


def _add_to_round(shell: Shell, register: Register, uuids: tuple[str, ...], opened: str) -> None:
    add = rounds.add_entries if register is OWN else rounds.add_deeds
    add(shell.office, opened, uuids)
    title = rounds.get(shell.office, opened).texts.get("title") or _("đợt xét")
    shell.bus.saved.emit(_("Đã đưa {count} lượt vào {title}").format(count=len(uuids), title=title))
