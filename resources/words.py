"""Sentences for what the core says by id and values: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from models.rules import dates
from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.facts import Problem
from models.rules.periods import Period
from models.rules.text import clean_line
from resources.language import _

VERSION = "0.1.0"
# Letters of one value in a sentence.
LONGEST_VALUE = 300
# Values of these names are keys of periods (2026-05), which nobody reads.
PERIODS = ("month", "period", "periods")


@fact
class Sentence:
    """What happened, what is safe and what to do, as msgids; placeholders are %(name)s."""

    happened: str
    safe: str = ""
    remedy: str = ""


@fact
class CheckWords:
    """How one check reads when all is well and when it found something, as msgids with %(count)s."""

    sound: str
    broken: str


class _Filling(dict[str, str]):
    """Values for a sentence; one that was not given must not hide the error that is being told."""

    def __missing__(self, name: str) -> str:
        return ""


def parts(code: str, values: Mapping[str, object]) -> tuple[str, str, str]:
    """Return what happened, what is safe and what to do, in the language spoken now."""
    # Both tables import this module's shapes.
    from resources.sentences import SENTENCES, UNKNOWN

    found = SENTENCES.get(code, UNKNOWN)
    filling = {**values, "code": code}
    return fill(found.happened, filling), fill(found.safe, filling), fill(found.remedy, filling)


def sentence(code: str, values: Mapping[str, object]) -> str:
    """Return the three parts as one text."""
    return " ".join(part for part in parts(code, values) if part)


def check_sentence(code: str, sound: bool, count: int, values: Mapping[str, object]) -> str:
    """Return one line of the health check."""
    from resources.sentences import CHECKS

    words = CHECKS[code]
    return fill(words.sound if sound else words.broken, {**values, "count": count})


def fill(message: str, values: Mapping[str, object]) -> str:
    """Return a msgid worded and filled; an empty value takes its brackets with it."""
    if not message:
        return ""
    worded = _(message) % _Filling((name, _text(name, value)) for name, value in values.items())
    return worded.replace(" ()", "").replace(" “”", "")


def _text(name: str, value: Any) -> str:
    if isinstance(value, list | tuple):
        return (" " if name == "problems" else ", ").join(_text(name, item) for item in value)
    if isinstance(value, Problem):
        return parts(value.code, value.values)[0]
    if isinstance(value, date):
        return dates.short_date(value)
    if isinstance(value, Decimal):
        return dates.number_text(value)
    if name == "label":
        return _(str(value))
    if name in PERIODS:
        return ", ".join(_period(key) for key in str(value).split(", ") if key)
    return "" if value is None else _shown(str(value))


def _shown(text: str) -> str:
    """Return a text as a sentence can hold it: what came from outside may be a page long or hold marks of no width."""
    line = clean_line(text)
    return line if len(line) <= LONGEST_VALUE else f"{line[: LONGEST_VALUE - 1]}…"


def _period(key: str) -> str:
    try:
        period = Period.parse(key)
    except Refused:
        return key
    return _(period.wording).format(month=period.end, year=period.year)
