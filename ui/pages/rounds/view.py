"""One round: key sentence, steps, rows with votes, and the meeting that decided."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules.dates import parse_whole
from models.rules.facts import Record, RoundRow
from models.rules.fields import N_
from models.rules.periods import Period
from models.services import rounds
from ui.i18n import _
from ui.itemmodels.columns import ListSource
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.pages.rounds import words
from ui.pages.rounds.columns import VERDICT, VOTES_AGAINST, VOTES_FOR, round_columns
from ui.pages.rounds.meeting import Meeting
from ui.pages.rounds.picking import PickDialog
from ui.pages.rounds.steps import Progress, Steps, is_barred, step_of
from ui.pages.rounds.table import RoundTable
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton, MenuButton
from ui.widgets.dialogs import ask
from ui.widgets.foot import Sheet, StartLine
from ui.widgets.form import Place, Rows
from ui.widgets.formdialog import FormDialog, run_dialog, spec_of
from ui.widgets.table import TableBox

_OVERRIDE: Rows = ((Place("override_number"), Place("override_on", 144)),)


class RoundView(QWidget):
    """Show one round and do what is done with it. `gone` when the round was taken away."""

    gone = Signal()

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.uuid = ""
        self.record: Record | None = None
        self.rows: tuple[RoundRow, ...] = ()
        self._printed: set[str] = set()
        self._narrow = False
        self._source = ListSource([])
        self.model = LazyModel(round_columns(False, False), self._source, key=_uuid, parent=self)
        self.table = RoundTable(_("Các lượt của đợt xét"), self.model)
        self.steps = Steps()
        self.start = Sheet()
        self.start.set_lines([self._start_line()])
        self.meeting = Meeting(shell)
        self.note = text.wrapped("", "muted")
        self.warning = text.wrapped("", "red")
        self.question = text.wrapped("", "amber")
        self._lay_out()
        self._connect()

    def _start_line(self) -> StartLine:
        button = ActionButton(self._shell.actions["round.pick"], PRIMARY)
        sentence = _("Từ gương chi bộ báo lên và các lượt đang đề nghị trong Sổ của Đảng uỷ.")
        return StartLine(1, _("Chọn lượt cho đợt này"), sentence, button, True)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addLayout(self._head())
        column.addWidget(self.steps)
        column.addSpacing(px(4))
        column.addWidget(self.start)
        self.box = TableBox(self.table, 3)
        column.addWidget(self.box, 100)
        column.addSpacing(px(8))
        column.addWidget(self.meeting)
        for label in (self.warning, self.question, self.note):
            column.addWidget(label)
        column.addStretch(1)

    def _head(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        self.key = text.dress(text.Elided(), 13, True)
        row.addWidget(self.key, 1)
        acts = self._shell.actions
        keys = ("round.pick", "round.open", "round.back", "round.override", "round.all", "round.remove")
        row.addWidget(MenuButton(_("Việc khác"), [acts[key] for key in keys]))
        row.addWidget(ActionButton(acts["round.list"]))
        row.addWidget(ActionButton(acts["round.review"]))
        self.primary = ActionButton(acts["round.enter"], PRIMARY)
        row.addWidget(self.primary)
        self.seen = ActionButton(acts["print"], PRIMARY)
        row.addWidget(self.seen)
        return row

    def _connect(self) -> None:
        self.model.edited.connect(self._edited)
        self.table.opened_row.connect(self.open_luot)
        self.table.delete_requested.connect(self._delete)
        self.steps.chosen.connect(self._step)
        # The act is done after the editor has closed, so that the next cell can be typed in at once.
        self._later: list[Callable[[], None]] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._do_later)

    def acts(self) -> dict[str, Callable[[], None]]:
        """Return what can be done with the round as it stands."""
        found = {"save": self.commit, "round.all": self.gone.emit}
        if self.entered():
            return found | {"round.list": self.print_list, "print": self.preview, "round.open": self.open_luot}
        found |= {"round.pick": self.pick, "round.remove": self.remove}
        if self.rows:
            found |= {
                "round.enter": self.enter,
                "round.list": self.print_list,
                "print": self.print_list,
                "round.review": self.print_review,
                "round.back": self.put_back,
                "round.override": self.override,
                "round.open": self.open_luot,
            }
        return found

    # Showing.

    def show_round(self, uuid: str) -> None:
        """Show a round from its beginning."""
        self.commit()
        self.uuid = uuid
        self.record = rounds.get(self._shell.office, uuid)
        self.meeting.show_record(self.record, self.title())
        self.reread()

    def title(self) -> str:
        """Return what the round is called."""
        if self.record is None:
            return ""
        if self.record.values["title"]:
            return str(self.record.values["title"])
        period = Period.parse(str(self.record.values["period"]))
        if period.length == 1:
            return _("Đợt xét tháng {period}").format(period=period.short)
        return _("Đợt xét {period}").format(period=_(period.wording).format(year=period.year))

    def entered(self) -> bool:
        """Say whether the round stands in the book."""
        return self.record is not None and self.record.values["state"] == "entered"

    def reread(self) -> None:
        """Fetch rows and figures again."""
        office = self._shell.office
        self.record = rounds.get(office, self.uuid)
        self.rows = rounds.rows(office, self.uuid)
        told = rounds.preview(office, self.uuid)
        entered = self.entered()
        columns = round_columns(entered, self._narrow)
        if self.model.columns != columns:
            self.model.set_columns(columns)
            self._source = ListSource([])
        self._show_rows()
        self.key.setText(words.key_words(told, self.rows, entered))
        self._say(self.warning, "" if entered else words.barred_words(told.barred))
        self._say(self.question, "" if entered else words.votes_words(self.rows, self.record.values["present"]))
        self.note.setText(words.note_words(told, entered))
        self.steps.show_present(step_of(self._progress()))
        self.primary.setVisible(not entered)
        self.seen.setVisible(entered)

    def fold(self, narrow: bool) -> None:
        """Draw the columns together for a narrow window, or apart."""
        self._narrow = narrow
        if self.uuid:
            self.reread()

    def _show_rows(self) -> None:
        same = [row.uuid for row in self._source.rows] == [row.uuid for row in self.rows]
        if same:
            # The cell that is being typed in stays open.
            self._source.rows = list(self.rows)
            self.model.refresh()
            return
        here = self.table.currentIndex()
        place = (here.row(), here.column())
        self._source = ListSource(list(self.rows))
        self.model.set_source(self._source)
        self.start.setVisible(not self.rows)
        self.box.setVisible(bool(self.rows))
        self.box.setMaximumHeight(self.table.content_height())
        if 0 <= place[0] < len(self.rows):
            self.table.setCurrentIndex(self.model.index(*place))

    def _say(self, label: QWidget, sentence: str) -> None:
        label.setText(sentence)
        label.setVisible(bool(sentence))

    def _progress(self) -> Progress:
        met = bool(self.record and self.record.values["meeting_on"])
        return Progress(self.rows, met, self.uuid in self._printed, self.entered())

    def focus_place(self) -> QWidget:
        """Return the next thing to do: choose rows, or type the next empty vote."""
        if not self.rows:
            return self.start.lines()[0]
        empty = next((row for row, one in enumerate(self.rows) if one.votes_for is None), 0)
        self.table.setCurrentIndex(self.model.index(empty, self._column(VOTES_FOR)))
        return self.table

    def _column(self, key: str) -> int:
        return next(place for place, column in enumerate(self.model.columns) if column.key == key)

    # Typing.

    @Slot(object, str, str)
    def _edited(self, row: RoundRow, key: str, typed: str) -> None:
        self._later.append(partial(self._take, row, key, typed.strip()))
        self._soon.start()

    @Slot()
    def _do_later(self) -> None:
        waiting, self._later = self._later, []
        for act in waiting:
            act()

    def _take(self, row: RoundRow, key: str, typed: str) -> None:
        office = self._shell.office
        now = next((one for one in self.rows if one.uuid == row.uuid), row)
        if key == VERDICT:
            rounds.set_verdict(office, row.uuid, typed)
            return
        count = parse_whole(typed) if typed else None
        votes = {VOTES_FOR: now.votes_for, VOTES_AGAINST: now.votes_against, key: count}
        if votes != {VOTES_FOR: now.votes_for, VOTES_AGAINST: now.votes_against}:
            rounds.set_votes(office, row.uuid, votes[VOTES_FOR], votes[VOTES_AGAINST])

    def commit(self) -> None:
        """Write the meeting's fields now."""
        if self.uuid:
            self.meeting.commit()

    # Acts.

    def chosen(self) -> list[RoundRow]:
        """Return the rows an act is for."""
        return [self.rows[place] for place in self.table.marked_rows() if place < len(self.rows)]

    def pick(self) -> None:
        """Choose further lượt for the round."""
        run_dialog(PickDialog(self.uuid, self._shell, self))

    @Slot(list)
    def _delete(self, _rows: list[int]) -> None:
        if not self.entered():
            self.put_back()

    def put_back(self) -> None:
        """Let the chosen rows leave the round, after asking."""
        rows = self.chosen()
        if not rows:
            return
        who = rows[0].name if len(rows) == 1 else _("{count} lượt").format(count=len(rows))
        sentence = _("Lượt trở về trạng thái đề nghị, không dùng số nào, không để lại dấu gì trong sổ.")
        if ask(self, _("Đưa {who} ra khỏi đợt xét?").format(who=who), sentence, _("Đưa về đề nghị")):
            rounds.put_back(self._shell.office, [row.uuid for row in rows])

    def override(self) -> None:
        """Ask for the document on which a barred row is entered all the same."""
        rows = self.chosen()
        if not rows:
            return
        specs = (
            spec_of("honour_entry", "override_number", N_("Số văn bản"), True),
            spec_of("honour_entry", "override_on", N_("Ngày văn bản"), True),
        )
        title = _("Căn cứ vẫn ghi danh {name}").format(name=rows[0].name)
        sentence = _("Ghi số và ngày văn bản của nơi có thẩm quyền cho phép ghi danh.")
        run = partial(self._override, rows[0].uuid)
        run_dialog(FormDialog(title, _("Ghi căn cứ"), specs, _OVERRIDE, run, self._shell.today, self, sentence))

    def _override(self, uuid: str, texts: dict[str, str]) -> None:
        rounds.set_override(self._shell.office, uuid, texts["override_number"], texts["override_on"])

    def enter(self) -> None:
        """Ghi vào sổ; a row that is barred is asked about first."""
        self.commit()
        barred = [place for place, row in enumerate(self.rows) if is_barred(row)]
        if barred:
            self.table.set_current_row(barred[0])
            self.override()
            return
        numbers = rounds.enter(self._shell.office, self.uuid)
        self._shell.bus.saved.emit(words.entered_words(numbers))

    def remove(self) -> None:
        """Take the round away, after asking; its rows go back."""
        sentence = _("Các lượt trong đợt trở về đề nghị; bấm Hoàn tác thì lấy lại đợt này.")
        if ask(self, _("Bỏ {title}?").format(title=self.title()), sentence, _("Bỏ đợt xét")):
            self.meeting.forget()
            uuid, self.uuid = self.uuid, ""
            rounds.remove(self._shell.office, uuid)
            self.gone.emit()

    def open_luot(self) -> None:
        """Open the chosen lượt in the book."""
        rows = self.chosen()
        if rows:
            self._shell.bus.go.emit("honours", {"entry": rows[0].uuid})

    def print_list(self) -> None:
        """Preview danh sách đề nghị."""
        self._print("danh-sach-de-nghi")

    def print_review(self) -> None:
        """Preview phiếu rà soát."""
        self._print("phieu-ra-soat")

    def preview(self) -> None:
        """Preview the book's page with what was entered."""
        key = str(self.record.values["period"]) if self.record else ""
        self._shell.bus.go.emit("preview", {"form": "so-ghi-danh", "period": key, "back": "round"})

    def _print(self, form: str) -> None:
        self.commit()
        self._printed.add(self.uuid)
        self._shell.bus.go.emit("preview", {"form": form, "round": self.uuid, "back": "round"})

    @Slot(int)
    def _step(self, place: int) -> None:
        ways = {1: self.pick, 2: self._to_question, 3: self.print_list, 4: self._to_votes, 5: self.primary.setFocus}
        if not self.entered():
            ways[place]()

    def _to_question(self) -> None:
        unclear = (place for place, row in enumerate(self.rows) if row.standing != "chua_thay_vuong")
        self.table.set_current_row(next(unclear, 0))
        self.table.setFocus()

    def _to_votes(self) -> None:
        self.focus_place().setFocus()
        if self.rows:
            self.table.edit_at(self.table.current_row(), self._column(VOTES_FOR))


def _uuid(row: RoundRow) -> str:
    return row.uuid
