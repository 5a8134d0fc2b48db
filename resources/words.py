"""Sentences for what the core says by id and values: what happened, what is safe, what to do."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from resources.language import _

VERSION = "0.1.0"


@dataclass(frozen=True, slots=True)
class Sentence:
    """What happened, what is safe and what to do, as msgids; placeholders are %(name)s."""

    happened: str
    safe: str = ""
    remedy: str = ""


@dataclass(frozen=True, slots=True)
class CheckWords:
    """How one check reads when all is well and when it found something, as msgids with %(count)s."""

    sound: str
    broken: str


class _Filling(dict[str, str]):
    """Values for a sentence; one that was not given must not hide the error that is being told."""

    def __missing__(self, name: str) -> str:
        return "…"


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
    worded = _(message) % _Filling((name, _text(value)) for name, value in values.items())
    return worded.replace(" ()", "").replace(" “”", "")


def _text(value: Any) -> str:
    if isinstance(value, date):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(_text(item) for item in value)
    return "" if value is None else str(value)
