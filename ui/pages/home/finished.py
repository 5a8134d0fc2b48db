"""What the folded lines of Hôm nay say was done this month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from models.rules.facts import HomeLine
from ui.i18n import _
from ui.pages.home.periods import period_words


def done_words(line: HomeLine) -> str:
    """Return what was done, as part of a sentence."""
    return DONE[line.code](line)


def _done_slips(line: HomeLine) -> str:
    period = period_words(str(line.values["month"]), line.due or date.min)
    return _("nhận đủ {total} phiếu {month}").format(total=line.values["total"], month=period)


def _done_round(line: HomeLine) -> str:
    day = line.due or date.min
    title = str(line.values["title"]) or _("đợt xét {period}").format(
        period=period_words(str(line.values["period"]), day)
    )
    return _("ghi vào sổ {count} lượt của {title}").format(count=line.values["rows"], title=title)


def _done_period(line: HomeLine) -> str:
    return _("khoá {period}").format(period=period_words(str(line.values["period"]), line.due or date.min))


DONE: dict[str, Callable[[HomeLine], str]] = {
    "done_slips": _done_slips,
    "done_round": _done_round,
    "done_period": _done_period,
}
