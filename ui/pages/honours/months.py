"""A month typed short: "5" and "5/27" become 05/2027, before the field is read."""

from __future__ import annotations

import re
from datetime import date

_SHORT = re.compile(r"\s*(1[0-2]|0?[1-9])(?:\s*[/.-]\s*([0-9]{2}))?\s*")


def whole_month(words: str, today: date) -> str:
    """Return the month with its year, or the words as they are when they are no short month.

    A month alone is the last one of that name: this year's, or last year's for one more than a month ahead.
    """
    found = _SHORT.fullmatch(words)
    if found is None:
        return words
    month = int(found[1])
    if found[2]:
        return f"{month:02}/20{found[2]}"
    year = today.year if month <= today.month + 1 else today.year - 1
    return f"{month:02}/{year}"
