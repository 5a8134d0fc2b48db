"""Which fields of a slip stand where, and the words of how it stands."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from models.rules import slips as rules
from models.rules.dates import short_date
from models.rules.fields import N_, FieldSpec
from models.rules.periods import Period
from models.rules.slips import SlipSeen, SlipState, Standing
from models.services import schema
from ui.i18n import _
from ui.itemmodels.columns import Look
from ui.widgets.form import Place, Rows
from ui.widgets.states import LOOKS

NUMBERS: Rows = (
    (
        Place("way", 104), Place("received_on"), Place("meeting_on"),
        Place("members", 84), Place("present", 84), Place("reviewed", 84),
    ),
    (
        Place("topic"), Place("sessions", 72), Place("listeners", 80), Place("households", 84),
        Place("commended", 84), Place("reminded", 84),
    ),
)  # fmt: skip
TOLD: Rows = ((Place("way", 176), Place("received_on", 176)),)
REMARKS: Rows = ((Place("not_reviewed"), Place("petitions"), Place("note")),)
# The look of each state, by the word in the house's list of looks.
LOOK_OF = {
    SlipState.MISSING: "missing",
    SlipState.INCOMPLETE: "incomplete",
    SlipState.NO_NEWS: "nothing",
    SlipState.LATE: "late",
    SlipState.RECEIVED: "received",
    SlipState.NOT_ASKED: "draft",
}
LETTERS = {
    SlipState.MISSING: (N_("C"), "red", "red_tint"),
    SlipState.INCOMPLETE: (N_("T"), "amber", "amber_tint"),
    SlipState.NO_NEWS: (N_("K"), "muted", ""),
    SlipState.LATE: (N_("M"), "blue", ""),
    SlipState.RECEIVED: (N_("N"), "green", ""),
}


def specs(rows: Rows) -> list[FieldSpec]:
    """Return the declared fields of rows."""
    return [schema.field("monthly_slip", place.name) for row in rows for place in row]


def state_word(state: SlipState) -> str:
    """Return the word of a state, "" for what is not asked for."""
    found = next((choice.label for choice in rules.SLIP_STATES if choice.value == state), "")
    return _(found) if found else ""


def look_of(standing: Standing) -> Look:
    """Return shape and colour of a state; what is not yet due is no fault, and not red."""
    waits = standing.state is SlipState.MISSING and not standing.overdue
    return LOOKS["draft" if waits else LOOK_OF[standing.state]]


def way_word(way: str) -> str:
    """Return how a slip came, in words."""
    found = next((choice.label for choice in rules.WAYS if choice.value == way), "")
    return _(found) if found else ""


def standing_of(raw: Mapping[str, str], no_news: bool, deeds: int, asked: tuple[str, ...], due: date, today: date,
                received: date | None) -> Standing:  # fmt: skip
    """Return how a slip that is being typed stands."""
    values = {name: words.strip() for name, words in raw.items()}
    return rules.standing(SlipSeen(received, no_news, deeds, values), asked, due, today)


def rest_words(standing: Standing, due: date) -> str:
    """Return what stands beside the state: what is still missing, or the day it is due."""
    if standing.state is SlipState.INCOMPLETE:
        names = [f"“{_(schema.field('monthly_slip', name).label)}”" for name in standing.lacking]
        return _("còn ô {names}").format(names=", ".join(names))
    if standing.state is SlipState.MISSING and standing.overdue:
        return _("quá hạn {days} ngày").format(days=standing.overdue)
    return _("hạn {day}").format(day=short_date(due)) if standing.state is SlipState.MISSING else ""


def title_of(unit: str, month: str) -> str:
    """Return what a unit's slip of a month is called."""
    period = Period.parse(month)
    return _("{unit}, tháng {month}/{year}").format(unit=unit, month=period.end, year=period.year)
