"""The columns of the periods and of what a total opens to, as data."""

from __future__ import annotations

from models.rules.counting import Counted
from models.rules.facts import PeriodFact
from models.rules.fields import N_
from models.rules.periods import Period
from models.services.counting import StatedLine
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column, Look
from ui.widgets.states import LOOKS

Part = tuple[str, Counted]
OPEN, CLOSED, AGAIN = Look("ring", "text"), LOOKS["entered"], Look("ring", "blue")


def label_of(key: str) -> str:
    """Return a period's name in the reader's language."""
    period = Period.parse(key)
    return _(period.wording).format(month=period.end, year=period.year)


def state_of(fact: PeriodFact) -> tuple[Look, str]:
    """Return whether a period is closed, open, or open again."""
    if fact.closed_on:
        return CLOSED, _("đã khoá {day:%d/%m}").format(day=fact.closed_on)
    if fact.reopened_on:
        return AGAIN, _("mở lại {day:%d/%m}").format(day=fact.reopened_on)
    return OPEN, _("đang mở") if fact.numbers or fact.points else _("chưa có lượt")


def period_columns() -> list[Column]:
    """Return the columns of the list of periods."""
    return [
        Column("label", N_("Kỳ"), _label, lead=True),
        Column("numbers", N_("Số"), _numbers, width=88, align=Align.RIGHT),
        Column("late", N_("Bổ sung"), _late, width=80, align=Align.RIGHT, muted=True),
        Column("state", N_("Trạng thái"), _state, width=152),
    ]


def _label(fact: PeriodFact) -> Cell:
    return Cell(label_of(fact.key), role="" if fact.numbers or fact.closed_on or fact.points else "muted")


def _numbers(fact: PeriodFact) -> str:
    if not fact.numbers:
        return ""
    return f"{fact.first:02d}" if fact.first == fact.last else f"{fact.first:02d}–{fact.last:02d}"


def _late(fact: PeriodFact) -> str:
    return str(fact.late) if fact.late else ""


def _state(fact: PeriodFact) -> Cell:
    look, words = state_of(fact)
    quiet = not (fact.numbers or fact.closed_on or fact.points)
    return Cell(words, role="muted") if quiet else Cell(words, look=look)


def stated_columns() -> list[Column]:
    """Return what each unit stated beside what was counted; the stated number can be typed."""
    return [
        Column("unit", N_("Đơn vị báo lên"), _unit, lead=True),
        Column("stated", N_("Số báo cáo"), _stated, width=112, align=Align.RIGHT, edit=_stated),
        Column("counted", N_("Số đếm được"), _counted, width=120, align=Align.RIGHT),
        Column("amount", N_("Chênh lệch"), _amount, width=104, align=Align.RIGHT),
    ]


def _unit(line: StatedLine) -> str:
    return line.label


def _stated(line: StatedLine) -> str:
    return "" if line.difference.stated is None else str(line.difference.stated)


def _counted(line: StatedLine) -> str:
    return str(line.difference.computed)


def _amount(line: StatedLine) -> Cell:
    amount = line.difference.amount
    return Cell(f"{amount:+d}".replace("-", "−"), bold=True, role="amber") if amount else Cell()


def part_columns() -> list[Column]:
    """Return the parts a total opens to."""
    return [
        Column("label", N_("Phần"), _part, lead=True),
        Column("luot", N_("Lượt"), _luot, width=64, align=Align.RIGHT),
        Column("persons", N_("Người"), _persons, width=72, align=Align.RIGHT, muted=True),
        Column("collectives", N_("Tập thể"), _collectives, width=80, align=Align.RIGHT, muted=True),
    ]


def _part(part: Part) -> str:
    return _(part[0])


def _luot(part: Part) -> str:
    return str(part[1].luot)


def _persons(part: Part) -> str:
    return str(part[1].persons or "")


def _collectives(part: Part) -> str:
    return str(part[1].collectives or "")
