"""The columns of a round: votes and what was decided are typed in place."""

from __future__ import annotations

from models.rules import codes
from models.rules.dates import short_date
from models.rules.facts import RoundFact, RoundRow
from models.rules.fields import N_
from models.services import units
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column
from ui.pages.rounds.steps import is_barred
from ui.widgets.eligibility import LOOK_OF, standing_words
from ui.widgets.states import LOOKS

VOTES_FOR, VOTES_AGAINST, VERDICT = "votes_for", "votes_against", "verdict"
VERDICT_LOOKS = {"enter": LOOKS["honoured"], "back": LOOKS["proposed"], "reject": LOOKS["rejected"]}


WIDE = (48, 176, 112, 0, 168, 72, 72, 160)
NARROW = (44, 144, 100, 0, 152, 68, 64, 148)


def round_columns(entered: bool, narrow: bool) -> tuple[Column, ...]:
    """Return the columns of one round; once entered nothing is typed any more."""
    width = NARROW if narrow else WIDE
    edit = (None, None, None) if entered else (_votes_for, _votes_against, _verdict_value)
    return (
        Column("place", N_("STT"), _place, width[0], Align.RIGHT, muted=True),
        Column("name", N_("Họ tên, tập thể"), _name, width[1]),
        Column("unit", N_("Chi bộ"), _unit, width[2]),
        Column("deed", N_("Việc làm"), _deed, width[3]),
        Column("standing", N_("Xét điều kiện"), _standing, width[4]),
        Column(VOTES_FOR, N_("Đồng ý"), _votes_for, width[5], Align.RIGHT, edit=edit[0]),
        Column(VOTES_AGAINST, N_("Không"), _votes_against, width[6], Align.RIGHT, edit=edit[1]),
        Column(VERDICT, N_("Kết quả"), _verdict, width[7], edit=edit[2]),
    )


def _place(row: RoundRow) -> str:
    return str(row.place)


def _name(row: RoundRow) -> Cell:
    return Cell(row.name, bold=True)


def _unit(row: RoundRow) -> str:
    return units.short_of(row.unit_name) or row.unit_name


def _deed(row: RoundRow) -> str:
    return row.deed


def _standing(row: RoundRow) -> Cell:
    words = standing_words(row.standing)
    if row.standing == "vuong" and not is_barred(row) and row.override:
        return Cell(_("{word}, có căn cứ").format(word=words), look=LOOK_OF[row.standing])
    return Cell(words, look=LOOK_OF[row.standing])


def _votes_for(row: RoundRow) -> str:
    return "" if row.votes_for is None else str(row.votes_for)


def _votes_against(row: RoundRow) -> str:
    return "" if row.votes_against is None else str(row.votes_against)


def _verdict_value(row: RoundRow) -> str:
    return row.verdict


def _verdict(row: RoundRow) -> Cell:
    words = _(codes.labels(codes.VERDICTS)[row.verdict])
    if row.number is not None:
        words = _("{verdict}, số {number:02}").format(verdict=words, number=row.number)
    return Cell(words, look=VERDICT_LOOKS[row.verdict])


def list_columns() -> tuple[Column, ...]:
    """Return the columns of the list of rounds."""
    return (
        Column("title", N_("Đợt xét"), _title, lead=True),
        Column("state", N_("Trạng thái"), _state, 168),
        Column("rows", N_("Số lượt"), _rows, 88, Align.RIGHT),
        Column("entered", N_("Đã ghi sổ"), _entered, 96, Align.RIGHT),
        Column("meeting", N_("Ngày họp"), _meeting, 112, Align.RIGHT),
        Column("resolution", N_("Nghị quyết số"), _resolution, 152),
    )


def _title(one: RoundFact) -> str:
    return one.title


def _state(one: RoundFact) -> Cell:
    words = _(codes.labels(codes.ROUND_STATES)[one.state])
    return Cell(words, look=LOOKS["entered" if one.state == "entered" else "proposed"])


def _rows(one: RoundFact) -> str:
    return str(one.rows)


def _entered(one: RoundFact) -> str:
    return str(one.entered) if one.entered else ""


def _meeting(one: RoundFact) -> str:
    return short_date(one.meeting_on) if one.meeting_on else ""


def _resolution(one: RoundFact) -> str:
    return one.resolution_number
