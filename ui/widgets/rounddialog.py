"""Which đợt xét: an open one, or a new one of a kind and a period."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QWidget

from models.rules.fields import N_, FieldSpec, Kind
from models.rules.periods import Period
from models.services import rounds
from ui.i18n import _
from ui.page import Shell
from ui.widgets.form import Place, Rows
from ui.widgets.formdialog import FormDialog, spec_of
from ui.widgets.picker import Listed, Option

NEW = "new"
_ROUND = FieldSpec("round", N_("Đợt xét"), kind=Kind.LINK, required=True)
_PERIOD = FieldSpec("period", N_("Kỳ"), kind=Kind.LINK, required=True)
_NEW: Rows = ((Place("kind", 160), Place("period")), (Place("title"),))
_KNOWN: Rows = ((Place("round"),),)
_LENGTHS = {"month": 1, "half": 6, "year": 12, "campaign": 1}


class RoundDialog(FormDialog):
    """Choose a round and hand it to `then`; with one open round Enter is enough. `fresh` offers only a new one."""

    def __init__(
        self, title: str, act: str, then: Callable[[str], object], shell: Shell, parent: QWidget, fresh: bool = False
    ) -> None:
        self.chosen = ""
        self._shell = shell
        self._then = then
        self._fresh = fresh
        offered = [*([] if fresh else open_rounds(shell)), Option(NEW, _("Mở đợt xét mới"))]
        kind = spec_of("selection_round", "kind", required=True)
        specs = (_ROUND, kind, _PERIOD, spec_of("selection_round", "title"))
        options = {"round": Listed(offered), "period": Listed([])}
        rows = _NEW if fresh else _KNOWN
        super().__init__(title, act, specs, rows, self._choose, shell.today, parent, options=options)
        self.form["round"].picked.connect(self._fit)
        self.form["kind"].picked.connect(self._offer_periods)
        self.form["round"].set_value(offered[0].value)
        self.form["kind"].set_value("month")
        self._offer_periods()
        self._fit()
        self.act_button.setFocus()

    def fill(self, kind: str, period: str) -> None:
        """Fill in a kind and a period."""
        self.form["kind"].set_value(kind)
        self._offer_periods()
        offered = period_options(self._shell, kind)
        self.form["period"].set_value(next((one.value for one in offered if one.value == period), offered[1].value))

    @Slot()
    def _fit(self) -> None:
        if not self._fresh:
            new = self.form["round"].value() == NEW
            self.form.set_rows((*_KNOWN, *_NEW) if new else _KNOWN)

    @Slot()
    def _offer_periods(self) -> None:
        found = period_options(self._shell, self.form["kind"].value() or "month")
        self.form["period"].editor.set_options(Listed(found))
        self.form["period"].set_value(found[1].value)

    def _choose(self, texts: dict[str, str]) -> None:
        uuid = texts["round"]
        if uuid == NEW:
            uuid = rounds.open_round(self._shell.office, texts["kind"], texts["period"], texts["title"])
        self._then(uuid)
        self.chosen = uuid


def open_rounds(shell: Shell) -> list[Option]:
    """Return the rounds of this year and the last that are still open, newest first."""
    year = shell.today().year
    found = [one for each in (year, year - 1) for one in rounds.listed(shell.office, each)]
    return [Option(one.uuid, one.title) for one in found if one.state == "open"]


def period_options(shell: Shell, kind: str) -> list[Option]:
    """Return the periods that a round of a kind may be of: the next, the present, and those of a year back."""
    present = Period.for_cycle(shell.today(), _LENGTHS[kind])
    found = [present.next(), present]
    while len(found) < 2 + max(12 // present.length, 2):
        found.append(found[-1].previous())
    return [Option(period.key, _(period.wording).format(month=period.end, year=period.year)) for period in found]
