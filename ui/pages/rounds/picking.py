"""Chọn lượt: what waits in the book and what units report, ticked into a round."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from models.rules.codes import DeedState, State
from models.rules.fact import fact
from models.rules.facts import HonourRow, ListQuery
from models.rules.fields import N_
from models.rules.periods import Period
from models.services import deeds, honours, rounds, units
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column
from ui.itemmodels.lazy import LazyModel
from ui.page import Shell
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Segments
from ui.widgets.dialogs import HouseDialog
from ui.widgets.editors import Line
from ui.widgets.picker import Listed, Option, Picker
from ui.widgets.table import HouseTable, TableBox

OFFERED = 2000
WAIT = 120
ALL, OWN, REPORTED = "all", "own", "reported"


@fact
class Candidate:
    """One lượt that may be taken, from which book, and whether it is ticked."""

    row: HonourRow
    own: bool
    taken: bool = False


class PickDialog(HouseDialog):
    """Tick lượt for a round; Space ticks, Ctrl+Enter takes them."""

    def __init__(self, uuid: str, shell: Shell, parent: QWidget) -> None:
        super().__init__(_("Chọn lượt cho đợt xét"), _("Đưa vào đợt xét"), parent)
        self.setMinimumWidth(px(880))
        self._uuid = uuid
        self._shell = shell
        self._found: list[Candidate] = []
        self._taken: dict[str, Candidate] = {}
        self.body.addLayout(self._filters())
        self.model = LazyModel(_columns(), key=_key, parent=self)
        self.table = HouseTable(_("Các lượt chọn được"), self.model)
        self.model.ticked.connect(self._ticked)
        self.table.opened.connect(self._turn)
        self.body.addWidget(TableBox(self.table, 9), 1)
        self.count = text.muted()
        self.body.addWidget(self.count)
        self.look()
        self.table.setFocus()

    def _filters(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(px(16))
        choices = [(ALL, _("Tất cả")), (OWN, _("Đang đề nghị")), (REPORTED, _("Chi bộ báo lên"))]
        self.source = Segments(_("Chọn nguồn"), choices)
        self.source.chosen.connect(self.look)
        self.words = Line()
        self.words.setPlaceholderText(_("Lọc tên, việc làm"))
        self.words.setAccessibleName(_("Lọc tên, việc làm"))
        self.words.setFixedWidth(px(224))
        self._wait = QTimer(self)
        self._wait.setSingleShot(True)
        self._wait.setInterval(WAIT)
        self._wait.timeout.connect(self.look)
        self.words.textEdited.connect(self._wait.start)
        period = Period.parse(str(rounds.get(self._shell.office, self._uuid).values["period"]))
        label = _(period.wording).format(month=period.end, year=period.year)
        self.period = Picker(Listed([Option(period.key, label), Option("", _("Mọi kỳ"))]))
        self.period.setAccessibleName(_("Lọc theo kỳ"))
        self.period.require()
        self.period.set_value(period.key)
        self.period.setFixedWidth(px(176))
        self.period.picked.connect(self.look)
        row.addWidget(self.source)
        row.addWidget(self.period)
        row.addWidget(self.words)
        row.addStretch(1)
        return row

    @Slot()
    def look(self) -> None:
        """Fetch what may be taken."""
        office, words, period = self._shell.office, self.words.raw().strip(), self.period.value()
        found: list[Candidate] = []
        if self.source.key() in (ALL, OWN):
            query = ListQuery(states=(State.PROPOSED,), text=words, period=period)
            rows = honours.page(office, query, size=OFFERED)
            found += [Candidate(row, True) for row in rows if not row.round]
        if self.source.key() in (ALL, REPORTED):
            query = ListQuery(states=(DeedState.REPORTED,), text=words, period=period, order="month")
            found += [Candidate(row, False) for row in deeds.page(office, query, size=OFFERED)]
        self._found = [self._taken.get(one.row.uuid, one) for one in found]
        self.model.set_rows(self._found)
        self._say()

    @Slot(object, str, bool)
    def _ticked(self, one: Candidate, _key: str, on: bool) -> None:
        uuid = one.row.uuid
        self._taken.pop(uuid, None)
        if on:
            self._taken[uuid] = replace(one, taken=True)
        place = next(place for place, known in enumerate(self._found) if known.row.uuid == uuid)
        self._found[place] = replace(one, taken=on)
        self.model.refresh()
        self._say()

    @Slot(int)
    def _turn(self, row: int) -> None:
        one = self._found[row]
        self._ticked(one, "take", not one.taken)

    def _say(self) -> None:
        words = _("{found} lượt chọn được, đã đánh dấu {taken}. Space đánh dấu, Ctrl+Enter đưa vào đợt.")
        if len(self._found) >= OFFERED:
            words = _("{found} lượt đầu tiên, đã đánh dấu {taken}. Gõ vài chữ để thấy các lượt khác.")
        self.count.setText(words.format(found=len(self._found), taken=len(self._taken)))
        self.act_button.setEnabled(bool(self._taken))

    def ready(self) -> bool:
        """Take the ticked lượt into the round."""
        if not self._taken:
            return False
        office = self._shell.office
        own = [uuid for uuid, one in self._taken.items() if one.own]
        reported = [uuid for uuid, one in self._taken.items() if not one.own]
        if own:
            rounds.add_entries(office, self._uuid, own)
        if reported:
            rounds.add_deeds(office, self._uuid, reported)
        return True


def _columns() -> tuple[Column, ...]:
    return (
        Column("take", N_("Chọn"), _take, 64, Align.CENTRE, tick=True),
        Column("name", N_("Họ tên, tập thể"), _name, 176),
        Column("unit", N_("Chi bộ"), _unit, 112),
        Column("month", N_("Tháng"), _month, 80),
        Column("deed", N_("Việc làm"), _deed),
        Column("source", N_("Nguồn"), _source, 128, muted=True),
    )


def _key(one: Candidate) -> str:
    return one.row.uuid


def _take(one: Candidate) -> Cell:
    return Cell(ticked=one.taken)


def _name(one: Candidate) -> str:
    return one.row.name


def _unit(one: Candidate) -> str:
    return units.short_of(one.row.unit_name) or one.row.unit_name


def _month(one: Candidate) -> str:
    return f"{one.row.month[5:]}/{one.row.month[:4]}"


def _deed(one: Candidate) -> str:
    return one.row.deed


def _source(one: Candidate) -> str:
    return _("đang đề nghị") if one.own else _("chi bộ báo lên")
