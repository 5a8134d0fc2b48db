"""Numbers in Vietnamese words, as closing sheets and minutes state them."""

from __future__ import annotations

from models.rules.errors import BugError

LIMIT = 10**15
_BILLION = 10**9
_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ((10**6, "triệu"), (10**3, "nghìn"), (1, ""))


def in_words(number: int) -> str:
    """Return the words of a number from 0 to 10^15, with linh, nghìn, tỷ, mốt, tư, lăm."""
    if not 0 <= number <= LIMIT:
        raise BugError("numeral_range", number)
    return " ".join(_spoken(number)) if number else _DIGITS[0]


def padded(number: int) -> str:
    """Return a number of at least two digits: 05, 12."""
    return f"{number:02d}"


def _spoken(number: int, full: bool = False) -> list[str]:
    """Return the words of a positive number; full names the empty hundreds of its first group too."""
    billions, rest = divmod(number, _BILLION)
    words = [*_spoken(billions, full), "tỷ"] if billions else []
    for size, name in _GROUPS:
        group, rest = divmod(rest, size)
        if group:
            words += _group(group, full or bool(words)) + ([name] if name else [])
    return words


def _group(number: int, full: bool) -> list[str]:
    hundreds, rest = divmod(number, 100)
    words = [_DIGITS[hundreds], "trăm"] if hundreds or full else []
    return words + _below_hundred(rest, bool(words)) if rest else words


def _below_hundred(number: int, after_hundred: bool) -> list[str]:
    tens, unit = divmod(number, 10)
    if tens == 0:
        return ["linh", _DIGITS[unit]] if after_hundred else [_DIGITS[unit]]
    head = ["mười"] if tens == 1 else [_DIGITS[tens], "mươi"]
    return head + [_unit(tens, unit)] if unit else head


def _unit(tens: int, unit: int) -> str:
    if unit == 5:
        return "lăm"
    if tens > 1 and unit in (1, 4):
        return "mốt" if unit == 1 else "tư"
    return _DIGITS[unit]
