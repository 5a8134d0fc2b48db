"""The door every typed, pasted or imported text passes: composed letters, visible characters, single spaces."""

from __future__ import annotations

import re
import unicodedata

_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029]")
# Marks of no width that are letters or marks to Unicode, so that the category test below lets them through.
_UNSEEN = frozenset("\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0") | {chr(code) for code in range(0xFE00, 0xFE10)}
_DROPPED = frozenset({"Cc", "Cf", "Cs"})


def clean_line(text: str) -> str:
    """Return the text as one NFC line: no control or zero-width marks, single spaces, no space at the ends."""
    return " ".join(clean_text(text).split())


def clean_text(text: str) -> str:
    """Return the text as NFC lines parted by LF, each cleaned like a line; empty lines only inside."""
    visible = "".join(map(_visible, _BREAKS.sub("\n", text)))
    lines = unicodedata.normalize("NFC", visible).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines).strip("\n")


def _visible(char: str) -> str:
    if char == "\n":
        return char
    if char.isspace():
        return " "
    unseen = char in _UNSEEN or _is_noncharacter(ord(char)) or unicodedata.category(char) in _DROPPED
    return "" if unseen else char


def _is_noncharacter(code: int) -> bool:
    # XML, and with it every DOCX and XLSX, refuses these code points.
    return code & 0xFFFE == 0xFFFE or 0xFDD0 <= code <= 0xFDEF
