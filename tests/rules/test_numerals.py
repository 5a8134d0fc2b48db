"""Numbers in words: as offices write them, and each word form standing for one number only."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.errors import BugError
from models.rules.numerals import in_words, padded

DIGITS = {"không": 0, "một": 1, "mốt": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5}
DIGITS |= {"sáu": 6, "bảy": 7, "tám": 8, "chín": 9}
SIZES = {"triệu": 10**6, "nghìn": 10**3}


def read_back(words: str) -> int:
    """Read number words by place, knowing nothing of how they were made."""
    whole = part = group = digit = 0
    for word in words.split():
        if word in DIGITS:
            digit = DIGITS[word]
        elif word == "mười":
            group += 10
        elif word in ("mươi", "trăm"):
            group, digit = group + digit * (10 if word == "mươi" else 100), 0
        elif word in SIZES:
            part, group, digit = part + (group + digit) * SIZES[word], 0, 0
        elif word == "tỷ":
            whole, part, group, digit = (part + group + digit) * 10**9, 0, 0, 0
        else:
            assert word == "linh"
    return whole + part + group + digit


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "không"),
        (5, "năm"),
        (10, "mười"),
        (11, "mười một"),
        (14, "mười bốn"),
        (15, "mười lăm"),
        (20, "hai mươi"),
        (21, "hai mươi mốt"),
        (25, "hai mươi lăm"),
        (36, "ba mươi sáu"),
        (100, "một trăm"),
        (101, "một trăm linh một"),
        (104, "một trăm linh bốn"),
        (105, "một trăm linh năm"),
        (110, "một trăm mười"),
        (134, "một trăm ba mươi tư"),
        (1000, "một nghìn"),
        (1005, "một nghìn không trăm linh năm"),
        (1010, "một nghìn không trăm mười"),
        (12_651, "mười hai nghìn sáu trăm năm mươi mốt"),
        (13_011, "mười ba nghìn không trăm mười một"),
        (1_000_005, "một triệu không trăm linh năm"),
        (1_005_000, "một triệu không trăm linh năm nghìn"),
        (85_000_000, "tám mươi lăm triệu"),
        (10**9, "một tỷ"),
        (10**9 + 5, "một tỷ không trăm linh năm"),
        (1_005 * 10**9, "một nghìn không trăm linh năm tỷ"),
        (10**12, "một nghìn tỷ"),
        (10**15, "một triệu tỷ"),
    ],
)
def test_words(number: int, words: str) -> None:
    assert in_words(number) == words


def test_the_first_hundred_thousand_read_back() -> None:
    assert all(read_back(in_words(number)) == number for number in range(100_000))


@given(st.integers(0, 10**15))
def test_any_number_reads_back(number: int) -> None:
    assert read_back(in_words(number)) == number


@pytest.mark.parametrize("number", [-1, 10**15 + 1])
def test_what_has_no_words(number: int) -> None:
    with pytest.raises(BugError):
        in_words(number)


def test_padded() -> None:
    assert [padded(number) for number in (0, 5, 12, 105)] == ["00", "05", "12", "105"]
