"""Vietnamese names and words: folding for search, stored keys for order.

Order of people is by given name, the last syllable: its letters in the alphabet, then its tone, then family and middle
names. Keys are bytes that memcmp orders: every part ends with a byte lower than any letter.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

# Raise with every change of the keys' bytes; a store that holds another version rebuilds its keys.
KEY_VERSION = 1
QUERY_LIMIT = 200

_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_CODES = {letter: 0x20 + place for place, letter in enumerate(_ALPHABET)}
_NUMBER = 0x02
_FOREIGN = 0xF0
_WORD_END = b"\x01"
_PART_END = b"\x00"
_QUALITIES = "\u0302\u0306\u031b"
_TONES = {"\u0300": 2, "\u0309": 3, "\u0303": 4, "\u0301": 5, "\u0323": 6}
_LEVEL_TONE = 1
# Old keyboards and code pages give the Icelandic or African letter, which looks the same on screen and paper.
_BARRED_D = str.maketrans("\u00f0\u0256", "đđ")
_RUNS = re.compile(r"[0-9]+|[^0-9]")


def fold(text: str) -> str:
    """Return lower-case words without marks, single-spaced: what search compares (đ is d, uỷ is ủy)."""
    bare = "".join(_bare(char) for char in _decomposed(text)).replace("đ", "d")
    return " ".join(bare.split())


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are spelt alike but for case, tone placement and Unicode form; empty is never alike."""
    return bool(_words(one)) and text_key(one) == text_key(other)


def match_query(text: str) -> str:
    """Return a search expression that FTS5 always accepts: each folded word as a quoted prefix; empty for none."""
    return " ".join(f'"{word}"*' for word in fold(text[:QUERY_LIMIT]).split())


def sort_key(name: str) -> bytes:
    """Return the order of a person's name: given name (letters, tone), then the rest (letters, tones)."""
    given, rest = _split_name(name)
    return _part(given) + _part(rest)


def text_key(text: str) -> bytes:
    """Return the order of any other text, from its first word; digits count as numbers (Tổ 2 before Tổ 10)."""
    return _part(_words(text))


def index_letter(name: str) -> str:
    """Return the capital under which an index lists the person (Ă, Â, Đ are letters of their own); "#" for none."""
    given, _rest = _split_name(name)
    first = next((letter for word in given for letter in _letters(word)), "#")
    return "#" if first.isdecimal() else first.upper()


def _decomposed(text: str) -> str:
    # Case folding can give marks and compatibility forms again, hence the second pass.
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFKD", folded.casefold()).translate(_BARRED_D)


@lru_cache(maxsize=4096)
def _bare(char: str) -> str:
    if unicodedata.category(char).startswith("M"):
        return ""
    return char if char.isalnum() else " "


def _words(text: str) -> list[str]:
    """Return the decomposed words, marks kept; a mark that stands alone is no word."""
    words = "".join(char if _is_of_word(char) else " " for char in _decomposed(text)).split()
    return [word for word in words if any(map(str.isalnum, word))]


def _is_of_word(char: str) -> bool:
    return char.isalnum() or unicodedata.category(char).startswith("M")


def _split_name(name: str) -> tuple[list[str], list[str]]:
    """Part a name into its given name and the rest; what stands in brackets or is a number is never the given name."""
    plain, _bracket, remark = name.partition("(")
    words, tail = _words(plain), _words(remark)
    if not words:
        words, tail = tail, []
    place = max((at for at, word in enumerate(words) if not word.isdecimal()), default=0)
    return words[place : place + 1], words[:place] + words[place + 1 :] + tail


def _part(words: list[str]) -> bytes:
    """Return the letters of all words, then one tone for each word, so that the place of the tone mark is nothing."""
    letters = b"".join(_word_bytes(word) + _WORD_END for word in words)
    return letters + _PART_END + bytes(map(_tone, words)) + _PART_END


def _tone(word: str) -> int:
    return next((_TONES[char] for char in word if char in _TONES), _LEVEL_TONE)


def _word_bytes(word: str) -> bytes:
    runs = _RUNS.findall("".join(_letters(word)))
    return b"".join(_number_bytes(run) if run[0] in "0123456789" else _letter_bytes(run) for run in runs)


def _number_bytes(digits: str) -> bytes:
    digits = digits.lstrip("0")[:255]
    return bytes((_NUMBER, len(digits))) + digits.encode("ascii")


def _letter_bytes(letter: str) -> bytes:
    code = _CODES.get(letter)
    return bytes((code,)) if code else bytes((_FOREIGN,)) + ord(letter).to_bytes(3, "big")


def _letters(word: str) -> Iterator[str]:
    """Yield letters with their Vietnamese quality (â, ơ, đ) and without tone; digits of any script as ASCII."""
    for cluster in re.findall(r"[^\W_][\W_]*", word):
        base = cluster[0]
        qualities = (unicodedata.normalize("NFC", base + mark) for mark in cluster[1:] if mark in _QUALITIES)
        letter = next((quality for quality in qualities if quality in _CODES), base)
        yield str(unicodedata.decimal(letter)) if letter.isdecimal() else letter


def short_of(name: str) -> str:
    """Return a cell's name without "Chi bộ", which every row of its list would repeat; empty for other names."""
    if name[:6].casefold() != "chi bộ" or not name[6:7].isspace():
        return ""
    rest = name[6:].lstrip()
    return rest[:1].upper() + rest[1:]
