"""Rows as they come off a clipboard: cells parted by tabs, a head or none, a column of running numbers dropped."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from models.rules.fact import fact
from models.rules.facts import PasteRow, Problem
from models.rules.names import fold
from models.rules.text import clean_text

# A cell with a tab, a line break or a quote in it comes in quotes, its own quotes doubled; a lone quote is a quote.
_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\n]|\Z)|([^\t\n]*)')
_BREAK = re.compile(r"\r\n?|\u2028|\u2029")
_BULLET = re.compile(r"^(?:\d{1,3}\s*[.)]\s*|\d{1,3}\s*-\s+|[-–•*+]\s+)(?=\S)")
_REMARK = re.compile(r"\(.*\)")
_NUMBERS = frozenset({"stt", "tt", "so tt", "so thu tu", "thu tu", "no"})
# No chi bộ, thôn or person of the seeds has a longer name, nor one with a colon in it.
_LONG_NAME = 80
_PROSE = re.compile(r"[:;!?]\s")
# A title or two may stand above the head of a sheet.
_HEAD_ROWS = 6


@fact
class Line:
    """One pasted line: its number from 1, and its texts by field; no texts at all is a blank line."""

    number: int
    texts: dict[str, str]


@fact
class Sheet:
    """What a paste holds: the fields its columns were taken for, captions of columns left out, and its lines."""

    fields: tuple[str, ...]
    captions: dict[str, str]
    left_out: tuple[str, ...]
    lines: tuple[Line, ...]
    headed: bool

    def told(self, rows: Sequence[PasteRow], off: tuple[str, ...] = ()) -> tuple[PasteRow, ...]:
        """Return the rows, the first of which says what holds for the paste: which columns were left out."""
        left_out = self.left_out + off
        if not left_out or not rows:
            return tuple(rows)
        said = Problem("", "columns_left_out", {"columns": left_out}, "ask")
        return (replace(rows[0], problems=(*rows[0].problems, said)), *rows[1:])


def like_a_sentence(name: str) -> tuple[Problem, ...]:
    """Return a problem to ask about where a name reads like a sentence: prose was on the clipboard, not a list."""
    long = len(name) > _LONG_NAME
    prose = long or bool(_PROSE.search(name)) or (name.endswith(".") and len(name) > _LONG_NAME // 2)
    return (Problem("name", "like_a_sentence", {}, "ask"),) if prose else ()


def cells(text: str) -> list[list[str]]:
    """Return the cleaned cells of pasted text, line by line."""
    text = _BREAK.sub("\n", text).removesuffix("\n")
    rows: list[list[str]] = [[]]
    at = 0
    while True:
        found = _CELL.match(text, at)
        quoted, plain = found.groups() if found else (None, "")
        rows[-1].append(clean_text(plain if quoted is None else quoted.replace('""', '"')))
        at = found.end() if found else at
        if at >= len(text):
            return rows
        if text[at] == "\n":
            rows.append([])
        at += 1


def read(text: str, captions: Mapping[str, tuple[str, ...]], order: Sequence[str]) -> Sheet:
    """Read a paste: columns by their head where one is recognised, otherwise in `order`."""
    return from_rows(cells(text), captions, order)


def from_rows(rows: list[list[str]], captions: Mapping[str, tuple[str, ...]], order: Sequence[str]) -> Sheet:
    """Read rows of cells, from a clipboard or a spreadsheet file."""
    head = _head(rows, captions)
    body = rows if head is None else rows[head + 1 :]
    first = 1 if head is None else head + 2
    columns = _in_order(body, order) if head is None else [_field(cell, captions) for cell in rows[head]]
    columns = _once(columns)
    width = max((len(row) for row in rows), default=0)
    columns += [""] * (width - len(columns))
    lines = tuple(Line(first + n, _texts(row, columns)) for n, row in enumerate(body))
    told = {} if head is None else {f: c for f, c in zip(columns, rows[head], strict=False) if f}
    return Sheet(tuple(c for c in columns if c), told, _left_out(rows, head, columns), lines, head is not None)


def _head(rows: list[list[str]], captions: Mapping[str, tuple[str, ...]]) -> int | None:
    for at, row in enumerate(rows[:_HEAD_ROWS]):
        filled = [cell for cell in row if cell]
        known = [cell for cell in filled if _field(cell, captions)]
        enough = len(known) >= 2 or (at == 0 and known)
        if enough and len(known) * 2 >= len(filled):
            return at
    return None


def _field(cell: str, captions: Mapping[str, tuple[str, ...]]) -> str:
    """Return the field that a caption means, "#" for a column of running numbers, or an empty text."""
    asked = fold(_REMARK.sub(" ", cell))
    if asked in _NUMBERS:
        return "#"
    return next((field for field, words in captions.items() if asked in words), "")


def _once(columns: list[str]) -> list[str]:
    return ["" if column in columns[:at] else column for at, column in enumerate(columns)]


def _in_order(rows: list[list[str]], order: Sequence[str]) -> list[str]:
    """Name the columns of a paste without a head; running numbers before the names are passed over."""
    numbered = ["#"] if _is_numbered(rows) else []
    return [*numbered, *order]


def _is_numbered(rows: list[list[str]]) -> bool:
    filled = [row for row in rows if len(row) > 1 and any(row)]
    return bool(filled) and all(row[0].rstrip(".").isdecimal() or not row[0] for row in filled)


def _texts(row: list[str], columns: list[str]) -> dict[str, str]:
    texts = {c: cell for c, cell in zip(columns, row, strict=False) if c and c != "#" and cell}
    return {c: _BULLET.sub("", text) for c, text in texts.items()} if len(row) == 1 else texts


def _left_out(rows: list[list[str]], head: int | None, columns: list[str]) -> tuple[str, ...]:
    found = []
    for at, column in enumerate(columns):
        if not column and any(len(row) > at and row[at] for row in rows):
            caption = rows[head][at] if head is not None and at < len(rows[head]) else ""
            found.append(caption or f"{at + 1}")
    return tuple(found)
