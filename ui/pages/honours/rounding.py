"""Đưa vào đợt xét: an open round, or a new one, takes the chosen lượt."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from models.rules.fields import N_, FieldSpec, Kind
from models.rules.periods import Period
from models.services import rounds
from ui.i18n import _
from ui.page import Shell
from ui.pages.honours.asking import FormDialog, spec_of
from ui.pages.honours.registers import OWN, Register
from ui.widgets.form import Place, Rows
from ui.widgets.picker import Listed, Option

NEW = "new"
_ROUND = FieldSpec("round", N_("Đợt xét"), kind=Kind.LINK, required=True)
_PERIOD = FieldSpec("period", N_("Kỳ"), kind=Kind.LINK, required=True)
_KNOWN: Rows = ((Place("round"),),)
_NEW: Rows = ((Place("round"),), (Place("kind", 160), Place("period")), (Place("title"),))
_LENGTHS = {"month": 1, "half": 6, "year": 12, "campaign": 1}


class RoundDialog(FormDialog):
    """Choose the round; with one open round Enter is enough."""

    def __init__(self, register: Register, uuids: Sequence[str], shell: Shell, parent: QWidget) -> None:
        self._shell = shell
        self._register = register
        self._uuids = tuple(uuids)
        self.chosen = ""
        offered = [*_open_rounds(shell), Option(NEW, _("Mở đợt xét mới"))]
        title = _("Đưa {count} lượt vào đợt xét").format(count=len(uuids))
        specs = (
            _ROUND,
            spec_of("selection_round", "kind", required=True),
            _PERIOD,
            spec_of("selection_round", "title"),
        )
        options = {"round": Listed(offered), "period": Listed([])}
        super().__init__(title, _("Đưa vào đợt xét"), specs, _KNOWN, self._add, shell, parent, options=options)
        self.form["round"].picked.connect(self._fit)
        self.form["kind"].picked.connect(self._offer_periods)
        self.form["kind"].set_value("month")
        self.form["round"].set_value(offered[0].value)
        self._offer_periods()
        self._fit()
        self.act_button.setFocus()

    @Slot()
    def _fit(self) -> None:
        new = self.form["round"].value() == NEW
        self.form.set_rows(_NEW if new else _KNOWN)

    @Slot()
    def _offer_periods(self) -> None:
        kind = self.form["kind"].value() or "month"
        found = periods(self._shell, kind)
        self.form["period"].editor.set_options(Listed(found))
        self.form["period"].set_value(found[1].value)

    def _add(self, texts: dict[str, str]) -> None:
        office = self._shell.office
        uuid = texts["round"]
        if uuid == NEW:
            uuid = rounds.open_round(office, texts["kind"], texts["period"], texts["title"])
        add = rounds.add_entries if self._register is OWN else rounds.add_deeds
        add(office, uuid, self._uuids)
        self.chosen = uuid


def _open_rounds(shell: Shell) -> list[Option]:
    year = shell.today().year
    found = [one for each in (year, year - 1) for one in rounds.listed(shell.office, each)]
    return [Option(one.uuid, one.title) for one in found if one.state == "open"]


def periods(shell: Shell, kind: str) -> list[Option]:
    """Return the periods that a round of a kind may be of: the next, the present, and those of a year back."""
    present = Period.for_cycle(shell.today(), _LENGTHS[kind])
    found = [present.next(), present]
    while len(found) < 2 + max(12 // present.length, 2):
        found.append(found[-1].previous())
    return [Option(period.key, _(period.wording).format(month=period.end, year=period.year)) for period in found]


