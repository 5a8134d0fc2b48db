"""Numbers of a series: none missing, none twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple


class Gap(NamedTuple):
    """Missing numbers of a series, both ends included."""

    first: int
    last: int


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
