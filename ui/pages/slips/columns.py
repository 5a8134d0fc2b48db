"""The columns of units × months: one letter a month, the chosen month in words."""

from __future__ import annotations

from functools import partial

from models.rules.fields import N_
from models.rules.slip_facts import SlipCell, SlipRow
from models.rules.slips import SlipState
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column
from ui.pages.slips.fields import LETTERS, look_of, state_word, way_word


def columns(chosen: int, narrow: bool) -> tuple[Column, ...]:
    """Return the columns with one month (1 to 12) wide."""
    months = tuple(_month(number, number == chosen, narrow) for number in range(1, 13))
    return (
        Column("place", N_("STT"), _place, 48, Align.RIGHT, muted=True),
        Column("name", N_("Chi bộ"), _name, lead=True),
        *months,
        Column("on_time", N_("Đúng hạn"), _on_time, 88, Align.RIGHT),
    )


def _month(number: int, chosen: bool, narrow: bool) -> Column:
    if chosen:
        width = 248 if narrow else 272
        title = _("Tháng {month}").format(month=number)
        return Column(str(number), title, partial(_words, number), width, present=True)
    return Column(str(number), str(number), partial(_letter, number), 36 if narrow else 44, Align.CENTRE)


def _place(row: SlipRow) -> str:
    return str(row.place)


def _name(row: SlipRow) -> str:
    return row.name


def _on_time(row: SlipRow) -> str:
    return f"{row.on_time}/{row.judged}" if row.judged else ""


def _letter(number: int, row: SlipRow) -> Cell:
    state = row.cells[number - 1].standing.state
    if state is SlipState.NOT_ASKED:
        return Cell()
    letter, role, tint = LETTERS[state]
    return Cell(_(letter), role=role, tint=tint, bold=bool(tint), spoken=state_word(state))


def _words(number: int, row: SlipRow) -> Cell:
    cell = row.cells[number - 1]
    state = cell.standing.state
    if state is SlipState.NOT_ASKED:
        return Cell()
    return Cell(state_word(state), look=look_of(cell.standing), aside=_aside(cell))


def _aside(cell: SlipCell) -> str:
    if cell.standing.overdue:
        return _("quá hạn {days} ngày").format(days=cell.standing.overdue)
    day = f"{cell.received_on:%d/%m}" if cell.received_on else ""
    several = _("{count} phiếu khác nhau").format(count=cell.doubles + 1) if cell.doubles else ""
    return several or "  ".join(part for part in (day, way_word(cell.way)) if part)
