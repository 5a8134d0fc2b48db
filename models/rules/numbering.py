"""Numbers of a series and of documents: none missing, none twice, and the Party's way of writing them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from models.rules.errors import Refused
from models.rules.numerals import padded
from models.rules.text import clean_line

_DOCUMENT = re.compile(
    r"(?:số\s*)?(?P<number>[0-9]{1,6})\s*-\s*(?P<kind>[^\W\d_]{2,5})\s*/\s*(?P<body>\S+)",
    re.IGNORECASE,
)


class Gap(NamedTuple):
    """Missing numbers of a series, both ends included."""

    first: int
    last: int


class DocumentNumber(NamedTuple):
    """The parts of 05-BC/ĐU."""

    number: int
    kind: str
    body: str


def gaps(numbers: Iterable[int], start: int = 1) -> tuple[Gap, ...]:
    """Return what is missing from `start` up to the highest number, in order."""
    missing, expected = [], start
    for number in sorted(set(numbers)):
        if number > expected:
            missing.append(Gap(expected, number - 1))
        expected = max(expected, number + 1)
    return tuple(missing)


def repeats(numbers: Iterable[int]) -> tuple[int, ...]:
    """Return the numbers that stand more than once, in order."""
    return tuple(sorted(number for number, times in Counter(numbers).items() if times > 1))


def next_number(numbers: Iterable[int], start: int = 1) -> int:
    """Return the number after the highest; a gap is never filled silently."""
    return max((start - 1, *numbers)) + 1


def document_number(number: int | None, kind: str, body: str) -> str:
    """Return a Party document's number, 05-BC/ĐU; without a number the part that follows the gap for the pen."""
    return f"{padded(number) if number is not None else ''}-{kind}/{body}"


def parse_document_number(text: str) -> DocumentNumber:
    """Read 07-BB/ĐU, "Số" before it allowed; Refused document_number_unclear."""
    found = _DOCUMENT.fullmatch(clean_line(text))
    if found is None or int(found["number"]) == 0:
        raise Refused("document_number_unclear", text=text)
    return DocumentNumber(int(found["number"]), found["kind"], found["body"])
