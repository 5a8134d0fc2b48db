"""Periods as Hôm nay calls them."""

from __future__ import annotations

from datetime import date

from models.rules.periods import MONTH, Period
from ui.i18n import _


def period_words(key: str, today: date) -> str:
    """Return a period's name; a month of this year goes without the year."""
    period = Period.parse(key)
    if period.length == MONTH and period.year == today.year:
        return _("tháng {month}").format(month=period.end)
    return _(period.wording).format(month=period.end, year=period.year)
