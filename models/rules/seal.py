"""What closing a period freezes of each row, one digest over a numbered list of fields, and the seal of a year.

Format 1 is what stands in the row on paper, and never changes; another list gets another number. What is written beside
the row afterwards (consent, publications, huỷ ghi, rút tên) is no part of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from models.rules.errors import Refused
from models.rules.fact import fact

SEAL_FORMAT = 1
FIELDS = (
    "number",
    "kind",
    "name",
    "birth_year",
    "unit_name",
    "position",
    "month",
    "deed",
    "result",
    "field",
    "done_from",
    "done_to",
    "done_text",
    "meeting_on",
    "approved_by",
    "approved_on",
    "period",
    "late_from",
    "note",
    "own1",
    "own2",
    "own3",
    "own4",
    "own5",
    "contributions",
)


def digest(row: Mapping[str, object]) -> str:
    """Return the SHA-256 of a row's fields as 64 hex digits; what is missing, None and an empty text are the same."""
    values = [SEAL_FORMAT, *(_plain(row.get(name)) for name in FIELDS)]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _plain(value: object) -> object:
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) else str(value)


GROUPS, DIGITS = 8, 4
# With so many groups wrong it is no slip of the finger: another list gives other digits everywhere.
_SLIPS = 4


@fact
class SealedRow:
    """One entry in the year's frozen list: its period, its UUID, and the digest taken when the period was closed."""

    period: str
    entry: str
    digest: str


@fact
class SealCheck:
    """What a seal typed back proves.

    `verdict`: whole (every entry is as it was sealed), entry (the first that differs is named), mistyped (`groups` are
    the places that do not agree), other_year (the seal of that year's book), list (the frozen list itself is another).
    `how` an entry differs: changed, gone, added. `printed` is when this very seal was printed, where the paper book
    knows it.
    """

    verdict: str
    year: int
    entries: int = 0
    groups: tuple[int, ...] = ()
    number: int | None = None
    name: str = ""
    period: str = ""
    how: str = ""
    printed: str = ""


def year_seal(rows: Iterable[SealedRow]) -> tuple[str, ...]:
    """Return eight groups of four digits over a year's list; the order of the rows does not matter. Format 1."""
    listed = sorted([row.period, row.entry, row.digest] for row in rows)
    text = json.dumps([SEAL_FORMAT, *listed], separators=(",", ":"))
    number = int(hashlib.sha256(text.encode()).hexdigest(), 16) % 10 ** (GROUPS * DIGITS)
    return groups_of(f"{number:0{GROUPS * DIGITS}d}")


def groups_of(digits: str) -> tuple[str, ...]:
    """Return a run of digits in groups of four."""
    return tuple(digits[at : at + DIGITS] for at in range(0, len(digits), DIGITS))


def read(text: str) -> tuple[str, ...]:
    """Return what was typed, in groups; spaces, dots and dashes do not matter. Refused seal_digits, seal_letters."""
    bare = "".join(letter for letter in text if letter not in _BETWEEN and not letter.isspace())
    strange = next((letter for letter in bare if letter not in "0123456789"), "")
    if strange:
        raise Refused("seal_letters", letter=strange)
    if len(bare) != GROUPS * DIGITS:
        raise Refused("seal_digits", count=len(bare), wanted=GROUPS * DIGITS)
    return groups_of(bare)


def mistyped(typed: Sequence[str], sealed: Sequence[str]) -> tuple[int, ...]:
    """Return which groups (from 1) were mistyped; none where so many differ that it is another seal."""
    wrong = tuple(place for place, pair in enumerate(zip(typed, sealed, strict=True), 1) if pair[0] != pair[1])
    return wrong if len(wrong) <= _SLIPS else ()


_BETWEEN = frozenset(".-–,;·")
