"""Series without gaps and repeats."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from models.rules.numbering import gaps, next_number, repeats

NUMBERS = st.lists(st.integers(1, 60), max_size=40)


def test_gaps() -> None:
    assert gaps([1, 2, 3]) == ()
    assert gaps([]) == ()
    assert gaps([5, 2, 2, 9, 8]) == ((1, 1), (3, 4), (6, 7))
    assert gaps([5, 6], start=5) == ()
    assert gaps([7], start=5) == ((5, 6),)
    assert gaps([1_000_000]) == ((1, 999_999),)


@given(NUMBERS, st.integers(1, 10))
def test_gaps_are_what_is_missing(numbers: list[int], start: int) -> None:
    missing = [number for gap in gaps(numbers, start) for number in range(gap.first, gap.last + 1)]
    assert missing == sorted(set(range(start, max(numbers, default=0))) - set(numbers))


def test_repeats() -> None:
    assert repeats([1, 2, 3]) == ()
    assert repeats([3, 1, 3, 2, 1, 3]) == (1, 3)


def test_next_number() -> None:
    assert next_number([]) == 1
    assert next_number([], start=41) == 41
    assert next_number([1, 2, 5]) == 6
    assert next_number([1, 2], start=41) == 41


@given(NUMBERS)
def test_the_next_number_is_new_and_leaves_no_gap(numbers: list[int]) -> None:
    number = next_number(numbers)
    assert number not in numbers
    assert gaps([*numbers, number]) == gaps(numbers)
