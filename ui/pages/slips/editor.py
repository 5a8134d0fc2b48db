"""The form of one slip: numbers, honours, remarks; a draft within a second, one act when it is left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules import slips as rules
from models.rules.errors import Refused
from models.rules.facts import Problem
from models.rules.slip_facts import DeedRow, Saved, SlipForm
from models.rules.slips import SlipState, Standing
from models.services import slip_rows, slips
from ui import theme
from ui.i18n import _
from ui.page import Shell
from ui.pages.slips import fields
from ui.pages.slips.deedrows import ROWS, DeedRows
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton, MenuButton
from ui.widgets.form import Form
from ui.widgets.states import LOOKS, StateWord
from ui.wording import field_sentence

DRAFT_AFTER = 400
NO_NEWS = "no_news"
TWO_LINES = 48
# What the draft of a form that a Word file filled carries beside the fields: what was said of the file.
WORD = "word_file"
# The paper's own order; the keyboard walks it.
FIRST = "way"
DAYS = ("received_on", "meeting_on")


FURTHER = (
    "slip.missing", "slip.print_one", "slip.to_word", "slip.from_word", "slip.word_copy", "slip.drop", "slip.remove",
)  # fmt: skip


class SlipEditor(QWidget):
    """Show one slip and keep what is typed."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self._office = shell.office
        self.slip: SlipForm | None = None
        self._asked: tuple[str, ...] = ()
        self._base: dict[str, str] = {}
        self._no_news = False
        self._tinted: set[str] = set()
        self.word = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(DRAFT_AFTER)
        self._timer.timeout.connect(self.keep)
        self.state = StateWord(LOOKS["draft"], "")
        self.rest = text.dress(text.Elided(), role="muted")
        self.remark = text.wrapped("", "amber")
        self.remark.hide()
        self.numbers = Form(fields.specs(fields.NUMBERS), fields.NUMBERS, shell.today)
        self.deeds = DeedRows(shell)
        self.remarks = Form(fields.specs(fields.REMARKS), fields.REMARKS, shell.today)
        self.numbers["topic"].set_label(_("Chủ đề học Bác"))
        self.remarks["note"].set_label(_("Biểu dương, nhắc nhở ai"))
        if theme.current().narrow:
            for box in self.remarks.boxes.values():
                box.editor.setFixedHeight(px(TWO_LINES))
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        actions = self._shell.actions
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(self.state)
        head.addWidget(self.rest, 1)
        others = [actions[key] for key in FURTHER]
        head.addWidget(MenuButton(_("Việc khác"), others))
        head.addWidget(ActionButton(actions["slip.none"]))
        head.addWidget(ActionButton(actions["slip.next"], PRIMARY))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(4 if theme.current().narrow else 8))
        column.addLayout(head)
        for widget in (self.remark, self.numbers):
            column.addWidget(widget)
        column.addSpacing(0 if theme.current().narrow else px(8))
        column.addWidget(self.deeds)
        column.addSpacing(0 if theme.current().narrow else px(8))
        column.addWidget(self.remarks)
        column.addStretch(1)
        self._chain()

    def _chain(self) -> None:
        """Let Tab go down the paper: numbers, the honour being typed, remarks; the table of honours comes last."""
        forms = ((self.numbers, fields.NUMBERS), (self.deeds.form, ROWS), (self.remarks, fields.REMARKS))
        editors = [form[place.name].editor for form, rows in forms for row in rows for place in row]
        for before, after in pairwise((*editors, self.deeds.table)):
            QWidget.setTabOrder(before, after)

    def _connect(self) -> None:
        for form in (self.numbers, self.remarks):
            form.changed.connect(self._typed)
            form.finished.connect(self._field_left)
        self.deeds.changed.connect(self._typed)
        self.deeds.finished.connect(self._to_remarks)

    # Opening.

    def show_slip(self, slip: SlipForm, asked: tuple[str, ...], way: str = "") -> str:
        """Show a unit's month, a draft of it before what is stored; returns the field where typing stopped.

        `way` is how the last slip came, for one that is not there yet.
        """
        self._timer.stop()
        self.slip, self._asked = slip, asked
        for form in (self.numbers, self.remarks):
            form.clear_remarks()
            form.set_values(slip.record.values, slip.record.texts)
        if way and not slip.record.uuid:
            self.numbers.set_raw({"way": way})
        self.numbers["topic"].editor.setToolTip(self.numbers["topic"].raw())
        self._no_news = bool(slip.record.values.get(NO_NEWS))
        self.deeds.show_stored(slip.deeds)
        self._base = self.raw()
        self.word = ""
        draft = self._office.drafts.get(slips.FORM, self.key())
        if draft is not None:
            texts, rows = slip_rows.unflat(draft.fields)
            self.word = texts.pop(WORD, "")
            self._set_raw(texts)
            self.deeds.take_draft(rows)
        self.say_state()
        self._say_problems()
        return draft.focus if draft else ""

    def _set_raw(self, texts: dict[str, str]) -> None:
        for form in (self.numbers, self.remarks):
            form.set_raw({name: words for name, words in texts.items() if name in form.boxes})
        self._no_news = bool(texts.get(NO_NEWS, self._base[NO_NEWS]))

    def focus(self, name: str) -> None:
        """Put the keyboard into a field, as drafts name it."""
        place = name.rpartition(".")[2]
        if name.startswith("row"):
            self.deeds.form.focus(place)
        else:
            form = self.remarks if name in self.remarks.boxes else self.numbers
            form.focus(name if name in form.boxes else FIRST)

    def key(self) -> str:
        """Return what the draft of the slip in view is kept under."""
        return slips.draft_key(self.slip.unit, self.slip.month) if self.slip else ""

    # What is typed.

    def raw(self) -> dict[str, str]:
        """Return the slip's own texts."""
        return {**self.numbers.raw(), **self.remarks.raw(), NO_NEWS: "1" if self._no_news else ""}

    def changes(self) -> dict[str, str]:
        """Return the texts that differ from what is stored."""
        return {name: words for name, words in self.raw().items() if words != self._base[name]}

    def typed(self) -> bool:
        """Say whether anything was typed that is not stored yet."""
        return self.slip is not None and bool(self.changes() or self.deeds.changes())

    def turn_no_news(self) -> None:
        """Say that there was nothing to report, or take that back."""
        self._no_news = not self._no_news
        self._typed(NO_NEWS)

    def fill(self, texts: dict[str, str], rows: Sequence[DeedRow]) -> tuple[str, ...]:
        """Put what a returned file says into the fields; what was typed before stays, and its fields are returned."""
        raw, stayed = self.raw(), []
        for name, said in texts.items():
            if raw[name].strip() not in ("", said) and raw[name] != self._base[name]:
                stayed.append(name)
            else:
                raw[name] = said
        self._set_raw(raw)
        there = [(row.texts.get("name"), row.texts.get("deed")) for row in self.deeds.typed()]
        new = [row for row in rows if (row.texts.get("name"), row.texts.get("deed")) not in there]
        self.deeds.take_draft(new)
        self.say_state()
        self._say_problems()
        return tuple(stayed)

    def mark_word(self, said: str) -> None:
        """Keep the form as the draft of a Word file, which only the reader makes a slip."""
        self.word = said
        self.keep()

    def _texts(self) -> dict[str, str]:
        """Return what the service is told: all of a new slip, of a known one only what differs."""
        if self.slip.record.uuid:
            return self.changes()
        mine = {name: words for name, words in self.raw().items() if words.strip()}
        return {**mine, "unit": self.slip.unit, "month": self.slip.month}

    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong or odd, without writing."""
        if not self.typed():
            return ()
        return slips.check(self._office, self.slip.record.uuid or None, self._texts(), self.deeds.changes())

    # Writing.

    @Slot()
    def keep(self) -> None:
        """Put what is typed on disk as a draft."""
        self._timer.stop()
        if self.slip is None:
            return
        if not self.typed():
            self._office.drafts.drop(slips.FORM, self.key())
            return
        focus = self.numbers.current_field() or self.remarks.current_field() or self.deeds.focus_name()
        kept = slip_rows.flat(self.changes() if self.slip.record.uuid else self.raw(), self.deeds.changes())
        marked = {WORD: self.word} if self.word else {}
        self._office.drafts.put(slips.FORM, self.key(), {**kept, **marked}, focus, self.title())
        self._say_saved(_("Đã lưu nháp lúc {time}"))

    def title(self) -> str:
        """Return unit and month, as the heading of the page says them."""
        return fields.title_of(self.slip.unit_name, self.slip.month) if self.slip else ""

    def commit(self) -> bool:
        """Write what was typed as one act and show it as it stands; what cannot stand yet stays a draft, False."""
        if not self.typed():
            self.drop()
            return True
        saved = self._saved()
        if saved is None:
            return False
        self._drop_draft()
        self._say_saved(_("Đã lưu lúc {time}"))
        self.show_slip(slips.get(self._office, saved.uuid), self._asked)
        return True

    def hand_over(self) -> bool:
        """Write what was typed before another slip is shown; False when it cannot stand, which is said."""
        if self.typed() and self._saved() is None:
            return False
        self.drop()
        self.slip = None
        return True

    def _saved(self) -> Saved | None:
        """Write what was typed as one act; what cannot stand yet is kept as a draft and said, None."""
        self._timer.stop()
        try:
            return slips.save(self._office, self.slip.record.uuid or None, self._texts(), self.deeds.changes())
        except Refused as refused:
            self.keep()
            if refused.code != "fields_wrong":
                raise
            self._say_problems()
            return None

    def stored(self) -> str:
        """Return the slip's UUID, writing that it came in where that is not known yet; what is typed stays typed."""
        if self.slip.record.uuid:
            return self.slip.record.uuid
        if not self.typed() or not self.commit():
            saved = slips.save(self._office, None, {"unit": self.slip.unit, "month": self.slip.month})
            self.show_slip(slips.get(self._office, saved.uuid), self._asked)
        return self.slip.record.uuid

    def reread_photos(self) -> None:
        """Take up what hangs on the slip now, and leave the fields as they are."""
        found = slips.get(self._office, self.slip.record.uuid)
        self.slip = replace(self.slip, attachments=found.attachments)

    def drop(self) -> None:
        """Give up what was typed and not written."""
        self._timer.stop()
        self.word = ""
        self._drop_draft()

    def _drop_draft(self) -> None:
        if self.slip is not None:
            self._office.drafts.drop(slips.FORM, self.key())

    def _say_saved(self, words: str) -> None:
        self._shell.bus.saved.emit(words.format(time=f"{self._office.source.now():%H:%M}"))

    # What is shown.

    def standing(self) -> Standing:
        """Return how the slip stands with what is typed."""
        if not self.slip.record.uuid and not self.typed():
            return self.slip.standing
        box = self.numbers["received_on"]
        try:
            received = box.value()
        except Refused:
            received = None
        due, today = self.slip.due, self._shell.today()
        count = len(self.deeds.typed())
        return fields.standing_of(self.raw(), self._no_news, count, self._asked, due, today, received)

    def say_state(self) -> None:
        """Say how the slip stands, and tint what is missing."""
        standing = self.standing()
        self.state.say(replace(fields.look_of(standing), bold=True), fields.state_word(standing.state))
        self.rest.setText(fields.rest_words(standing, self.slip.due))
        lacking = set(standing.lacking) if standing.state is SlipState.INCOMPLETE else set()
        for name in lacking | self._tinted:
            form = self.numbers if name in self.numbers.boxes else self.remarks
            if name in form.boxes:
                form[name].set_missing(name in lacking)
        self._tinted = lacking

    def _say_problems(self) -> None:
        found = sorted(self.problems(), key=_weight)
        words = [f"{_(_label(problem.field))}: {field_sentence(problem)}" for problem in found]
        text.dress(self.remark, role="red" if found and found[0].weight == "refuse" else "amber")
        self.remark.setText(" ".join(dict.fromkeys(words)))
        self.remark.setVisible(bool(found))

    @Slot(str)
    def _typed(self, _name: str) -> None:
        self.say_state()
        if not self._timer.isActive():
            self._timer.start()

    @Slot(str)
    def _field_left(self, name: str) -> None:
        if self.slip is not None:
            self._complete_day(name)
            self.say_state()
            self._say_problems()

    def _complete_day(self, name: str) -> None:
        """Give a day typed as 4/5 its year: of the slip's month or later."""
        if name not in DAYS:
            return
        box = self.numbers[name]
        whole = rules.with_year(box.raw(), self.slip.month)
        if whole != box.raw():
            box.set_raw(whole)
            box.settle()

    @Slot()
    def _to_remarks(self) -> None:
        self.remarks.focus("petitions")


def _weight(problem: Problem) -> bool:
    return problem.weight != "refuse"


def _label(field: str) -> str:
    return slip_rows.label_of(slips.FORM, field)
