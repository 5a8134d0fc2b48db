"""A slip that comes back as a Word file: the code that says whose it is, and what its rows mean.

Rows are told apart by their codes alone; what cannot be placed is handed on as text, for nothing may be lost.
"""

from __future__ import annotations

import re
from base64 import b32encode
from collections.abc import Iterator, Mapping, Sequence
from hashlib import blake2s

from models.rules.fact import fact
from models.rules.names import fold
from models.rules.slips import CONSENT_WORDS, DEED_CODES, ROW_CODES

_CODE = re.compile(r"(?<!\d)(\d{4}-\d{2})\s*/\s*([A-Z2-7]{4})\s*-\s*([A-Z2-7]{4})(?![A-Z2-7])")
_ROW = re.compile(r"([A-E])\s?(\d{1,2})")
_DEED_FIELDS = tuple(DEED_CODES[0].values())
MOST_DEEDS = 20
NUMBERS = frozenset({
    "members", "present", "reviewed", "sessions", "listeners", "households", "commended", "reminded",
})  # fmt: skip
# A number with a word or two round it is that number; two numbers are asked about.
_ONE_NUMBER = re.compile(r"\D*?(\d+)\D*")
_DOTS = re.compile(r"[._…]{3,}")
# With their marks: Tô and Đoàn are families, tổ and đội are none.
_GROUPS = re.compile(
    r"(tập thể|tổ|đội|nhóm|ban|hội|chi hội|chi đoàn|đoàn thanh niên|chi bộ|thôn|bản|xóm|trường|trạm|hợp tác xã|htx|"
    r"câu lạc bộ|clb) "
)


@fact
class Returned:
    """What the rows of a returned slip say: the slip's texts and those of each deed, by field.

    `missing` are codes of rows that are no longer there, `added` the texts of rows that the slip does not have.
    """

    texts: dict[str, str]
    deeds: tuple[dict[str, str], ...]
    missing: tuple[str, ...] = ()
    added: tuple[str, ...] = ()


def slip_code(unit: str, month: str) -> str:
    """Return the code of a unit's slip of a month (2027-05/ABCD-EFGH): short enough to be read over the telephone."""
    told = b32encode(blake2s(unit.encode(), digest_size=5).digest()).decode()
    return f"{month}/{told[:4]}-{told[4:]}"


def slip_codes(text: str) -> tuple[str, ...]:
    """Return the slip codes that stand in a text, each once."""
    found = (f"{month}/{one}-{two}" for month, one, two in _CODE.findall(text.upper()))
    return tuple(dict.fromkeys(found))


def row_code(text: str) -> str:
    """Return the row code that a cell consists of, as it is printed; "" for any other text."""
    found = _ROW.fullmatch(text.strip().rstrip(".:)").upper())
    return f"{found[1]}{int(found[2])}" if found else ""


def from_rows(rows: Sequence[tuple[str, str]]) -> Returned:
    """Return what rows of a returned sheet mean, given as row code and text in their order.

    Rows of one field are put below each other. The codes of a deed that come again begin another deed, and so do those
    that follow on the printed ones (C11 and on).
    """
    texts: dict[str, str] = {}
    deeds = _Deeds()
    added: list[str] = []
    seen: set[str] = set()
    for code, told in rows:
        known = code in ROW_CODES and code not in seen
        seen.add(code)
        text = _told(told)
        if known:
            _put(texts, ROW_CODES[code], text)
        elif not deeds.take(code, text) and text:
            added.append(f"{code} {text}".strip())
    missing = tuple(code for code in _printed() if code not in seen)
    return Returned(_numbered(texts), tuple(deeds.told()), missing, tuple(added))


def _printed() -> Iterator[str]:
    yield from ROW_CODES
    for codes in DEED_CODES:
        yield from codes


def _told(text: str) -> str:
    """Return what somebody wrote, without the dots of a line for the pen."""
    return _DOTS.sub(" ", text).strip()


def _put(texts: dict[str, str], field: str, told: str) -> None:
    if told:
        texts[field] = f"{texts[field]}\n{told}" if field in texts else told


def _numbered(texts: Mapping[str, str]) -> dict[str, str]:
    return {field: _number(text) if field in NUMBERS else text for field, text in texts.items()}


def _number(text: str) -> str:
    found = _ONE_NUMBER.fullmatch(text)
    return found[1] if found else text


class _Deeds:
    """The deeds of a sheet as their rows come."""

    def __init__(self) -> None:
        self._deeds: list[dict[str, str]] = []
        self._at: dict[int, dict[str, str]] = {}

    def take(self, code: str, text: str) -> bool:
        """Put a row into its deed; False where it is no row of one."""
        if not code.startswith("C"):
            return False
        slot, place = divmod(int(code[1:]) - 1, len(_DEED_FIELDS))
        if not 0 <= slot < MOST_DEEDS:
            return False
        field = _DEED_FIELDS[place]
        if slot not in self._at or field in self._at[slot]:
            self._at[slot] = {}
            self._deeds.append(self._at[slot])
        self._at[slot][field] = text
        return True

    def told(self) -> Iterator[dict[str, str]]:
        """Give the deeds in which a word was written; a tick alone is none."""
        for deed in self._deeds:
            if any(deed.get(field) for field in _DEED_FIELDS[:-1]):
                consent = consent_of(deed.get("consent", ""))
                known = {**deed, "consent": consent, "kind": kind_of(deed.get("name", ""))}
                yield {field: text for field, text in known.items() if text}


def consent_of(text: str) -> str:
    """Return the consent that words of the sheet mean, "" for any others."""
    return next((choice.value for choice in CONSENT_WORDS if fold(choice.label) == fold(text)), "")


def kind_of(name: str) -> str:
    """Return whether a name written in a row is a person's or a collective's; to be looked at, like all the rest."""
    return "collective" if _GROUPS.match(f"{name.lower()} ") else "person"


# How a tick looks in Word: crosses and ticks of every kind, or a letter typed before the words.
_TICKS = frozenset("xXvV✓✔✗✘☑☒■●*+")


def marked(cell: str, words: Sequence[str]) -> tuple[str, ...]:
    """Return which of the words that stand in a cell have a tick before them, or beside them where they are alone."""
    lowered = cell.lower()
    places = sorted((lowered.find(word.lower()), word) for word in words if word.lower() in lowered)
    found, start = [], 0
    for place, word in places:
        end = place + len(word)
        beside = cell[start:place] + (cell[end:] if len(places) == 1 else "")
        if _TICKS & set(beside):
            found.append(word)
        start = end
    return tuple(found)


def consent_label(cells: Sequence[str]) -> str:
    """Return the consent ticked in a row, or the only one left in it; "" where that is none or more than one."""
    words = tuple(choice.label for choice in CONSENT_WORDS)
    left = [word for word in words if any(word in cell.lower() for cell in cells)]
    ticked = [word for cell in cells for word in marked(cell, words)]
    found = ticked or (left if len(left) == 1 else [])
    return found[0] if len(found) == 1 else ""
