"""Chủ đề học Bác of a month and sinh hoạt chuyên đề of its quarter, for the two kinds of chi bộ."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from models.rules import topics as rules
from models.rules.codes import labels
from models.rules.facts import Record
from models.rules.fields import N_, FieldSpec, Kind
from models.rules.periods import Period
from models.services import schema, topics
from ui import theme
from ui.i18n import _
from ui.page import Context, Page, Shell
from ui.recordform import RecordForm
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Segments
from ui.widgets.form import Form, Place, Rows
from ui.widgets.picker import Listed, Option, Picker

FORM = "topic"
ROMAN = ("I", "II", "III", "IV")
YEARS_BACK = 4
# Where there is room the texts show six lines.
TALL = 128
MONTH = FieldSpec("month", N_("Sinh hoạt trong tháng"), kind=Kind.LINK, required=True)
NAMES = ("title", "questions", "summary", "source", "year_theme")
MONTHLY: Rows = (
    (Place("title"),),
    (Place("questions"),),
    (Place("summary"),),
    (Place("source"), Place("year_theme")),
)
QUARTERLY: Rows = ((Place("month", 176),), *MONTHLY)


def quarter_of(month: str) -> tuple[str, ...]:
    """Return the months of a month's quarter."""
    year, first = month[:4], (int(month[5:]) - 1) // 3 * 3 + 1
    return tuple(f"{year}-{number:02d}" for number in range(first, first + 3))


class TopicsPage(Page):
    """One occasion at a time; what is typed is written when the page, the month or the occasion is left."""

    back = "slips"

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.title = _("Chủ đề học Bác")
        self.acts = {"save": self.save}
        today = shell.today()
        self._month = Period(today.year, today.month).key
        self.body.addLayout(self._make_bar())
        self.body.addWidget(text.wrapped(_("Chủ đề được in trên phiếu tháng và điền sẵn khi nhập phiếu."), "muted"))
        self.columns = {kind: TopicColumn(kind, shell) for kind in (rules.RURAL, rules.AGENCY, rules.ALL)}
        across = QHBoxLayout()
        across.setSpacing(px(24))
        for column in self.columns.values():
            across.addWidget(column, 1)
        self.body.addLayout(across)
        self.body.addStretch(1)

    def _make_bar(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(8))
        this = self.shell.today().year
        years = [Option(year, str(year)) for year in range(this + 1, this - YEARS_BACK, -1)]
        self.year = self._picker(_("Năm"), years, 88)
        months = [Option(number, _("Tháng {month}").format(month=number)) for number in range(1, 13)]
        self.months = self._picker(_("Tháng"), months, 120)
        self.occasion = Segments(_("Kỳ sinh hoạt"), [(choice.value, _(choice.label)) for choice in rules.OCCASIONS])
        self.occasion.chosen.connect(self._turn)
        for widget in (self.year, self.months, self.occasion):
            row.addWidget(widget)
        row.addStretch(1)
        return row

    def _picker(self, name: str, options: list[Option], width: int) -> Picker:
        picker = Picker(Listed(options))
        picker.setAccessibleName(name)
        picker.require()
        picker.setFixedWidth(px(width))
        picker.picked.connect(self._turn)
        return picker

    # The frame's wishes.

    def opened(self, context: Context) -> None:
        """Show the month and occasion that the way here names."""
        self._month = str(context.get("month", self._month))
        self._show()
        if context.get("occasion"):
            self.occasion.choose(str(context["occasion"]))
            self._show()

    def leave(self) -> bool:
        """Write what was typed; what cannot stand stays as a draft."""
        self.save()
        return True

    def refresh(self, changes: Any) -> None:
        """Read the topics anew after an act from elsewhere, an undo for instance."""
        if FORM in changes.tables and not any(column.record.typed() for column in self._shown()):
            self._show()

    def first_focus(self) -> QWidget | None:
        """Return the first title that is still empty."""
        empty = (column for column in self._shown() if not column.form.raw()["title"])
        return next(empty, self.columns[rules.RURAL]).form["title"].editor

    def save(self) -> bool:
        """Write what was typed now; False when something cannot stand, which is said under its field."""
        done = [column.record.commit() for column in self._shown()]
        return all(done)

    def _shown(self) -> list[TopicColumn]:
        return [column for column in self.columns.values() if not column.isHidden()]

    @Slot(object)
    def _turn(self, _chosen: object) -> None:
        if self.save():
            self._month = Period(int(self.year.value()), int(self.months.value())).key
        self._show()

    def _show(self) -> None:
        year, month = int(self._month[:4]), int(self._month[5:])
        self.year.set_value(year, str(year))
        self.months.set_value(month)
        quarter = ROMAN[(month - 1) // 3]
        self.occasion.set_choices(
            [
                (rules.MONTHLY, _("Sinh hoạt thường kỳ tháng {month}").format(month=month)),
                (rules.QUARTERLY, _("Sinh hoạt chuyên đề quý {quarter}").format(quarter=quarter)),
            ]
        )
        occasion = self.occasion.key()
        for kind, column in self.columns.items():
            column.show_topic(self._month, occasion)
            # One for all is offered where there is one; the office itself types for the two kinds.
            column.setVisible(kind != rules.ALL or column.record.uuid is not None)


class TopicRecord(RecordForm):
    """The form over one topic; a new one's draft is kept under its month, occasion and kind."""

    key = ""

    def _draft_key(self) -> str:
        return self.key


class TopicColumn(QWidget):
    """The topic of one kind of chi bộ."""

    def __init__(self, kind: str, shell: Shell) -> None:
        super().__init__()
        self._kind, self._office = kind, shell.office
        self._month, self._occasion = "", rules.MONTHLY
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        head = QHBoxLayout()
        head.setSpacing(px(8))
        head.addWidget(text.section(_(labels(rules.TOPIC_KINDS)[kind])))
        self.origin = text.muted()
        head.addWidget(self.origin)
        head.addStretch(1)
        column.addLayout(head)
        specs = (MONTH, *(schema.field(FORM, name) for name in NAMES))
        self.form = Form(specs, MONTHLY, shell.today, {"month": Listed([])})
        self.form["questions"].set_label(_("Câu hỏi thảo luận, mỗi dòng một câu"))
        for name in () if theme.current().narrow else ("questions", "summary"):
            self.form[name].editor.setFixedHeight(px(TALL))
        column.addWidget(self.form)
        column.addStretch(1)
        self.record = TopicRecord(FORM, self.form, shell, self._save, self)

    def show_topic(self, month: str, occasion: str) -> None:
        """Show the topic of a month, or of the quarter that the month lies in."""
        self._month, self._occasion = month, occasion
        quarterly = occasion == rules.QUARTERLY
        months = quarter_of(month) if quarterly else (month,)
        self.record.key = f"{months[0]}:{occasion}:{self._kind}"
        self.form.set_rows(QUARTERLY if quarterly else MONTHLY)
        self.form["month"].editor.set_options(Listed([Option(key, f"{key[5:]}/{key[:4]}") for key in months]))
        found = self._stored(months, occasion)
        self.record.show(found, self._title(), {} if found else {"month": month})
        origin = labels(rules.ORIGINS)[found.values["origin"]] if found else ""
        self.origin.setText(_(origin) if origin else _("chưa có"))

    def _title(self) -> str:
        kind = _(labels(rules.TOPIC_KINDS)[self._kind])
        return _("{kind}, tháng {month}").format(kind=kind, month=Period.parse(self._month).short)

    def _stored(self, months: tuple[str, ...], occasion: str) -> Record | None:
        listed = topics.listed(self._office, int(months[0][:4]))
        mine = (one for one in listed if one.month in months and (one.occasion, one.kind) == (occasion, self._kind))
        found = next(mine, None)
        return topics.get(self._office, found.uuid) if found else None

    def _save(self, uuid: str | None, texts: dict[str, str]) -> str:
        raw = self.form.raw()
        if uuid and not any(raw[name].strip() for name in NAMES):
            topics.remove(self._office, uuid)
            return ""
        given = {name: words for name, words in texts.items() if words.strip() or uuid}
        if uuid:
            return topics.save(self._office, uuid, given)
        whose = {"month": raw["month"] or self._month, "kind": self._kind, "occasion": self._occasion}
        return topics.save(self._office, None, {**given, **whose})
