"""Series without gaps and repeats, and document numbers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.errors import Refused
from models.rules.numbering import document_number, gaps, next_number, parse_document_number, repeats

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


def test_document_number() -> None:
    assert document_number(5, "BC", "ĐU") == "05-BC/ĐU"
    assert document_number(112, "NQ", "CB") == "112-NQ/CB"
    assert document_number(None, "BC", "ĐU") == "-BC/ĐU"


@pytest.mark.parametrize("typed", ["07-BB/ĐU", " Số 7 - BB / ĐU ", "số 07-BB/ĐU", "7-BB/\u200bĐU"])
def test_a_document_number_is_read(typed: str) -> None:
    assert parse_document_number(typed) == (7, "BB", "ĐU")


@pytest.mark.parametrize("typed", ["", "07", "BB/ĐU", "07/BB-ĐU", "00-BB/ĐU", "07-BB/", "07-B1/ĐU", "1234567-BB/ĐU"])
def test_an_unclear_document_number_is_refused(typed: str) -> None:
    with pytest.raises(Refused) as caught:
        parse_document_number(typed)
    assert (caught.value.code, caught.value.values) == ("document_number_unclear", {"text": typed})


@given(st.integers(1, 999_999), st.sampled_from(["BC", "CTr", "QĐ"]), st.sampled_from(["ĐU", "UBKTTU"]))
def test_a_document_number_reads_back(number: int, kind: str, body: str) -> None:
    assert parse_document_number(document_number(number, kind, body)) == (number, kind, body)
