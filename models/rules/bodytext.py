"""The free body of a document: what a clerk types, line by line, becomes the pieces of a page.

A line says by its first mark what it is: "I- ", "1. ", "a) ", "- ", anything else is a paragraph. Lines with tabs, as
Excel and Word paste them, that follow each other are a table. A number from the records stands as its key between two
marks that no keyboard has; it is shown and printed as the text that stands for it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from models.rules.documents import Block, BlockKind, FigureText, Span, TableBlock
from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.names import fold
from models.rules.text import clean_line

OPEN, CLOSE = "⟦", "⟧"
# What stands on paper for a key that nothing is known of.
UNKNOWN = "……"
LONGEST = 200_000
COLUMNS = 12

TOKEN = re.compile(f"{OPEN}([a-z0-9_.]{{1,60}}){CLOSE}")
_MARKS = re.compile(f"[{OPEN}{CLOSE}]")
_BREAKS = re.compile("\r\n|[\r\v\f\x85\u2028\u2029\n]")
_PART = re.compile(
    r"(?:(?:Phần|PHẦN)\s+)?(?P<mark>X{0,3}(?:IX|IV|VI{1,3}|V|I{1,3}|X))"
    r"(?:\s*[-–—](?:\s+|(?=[^\Wa-zà-ỹđ]))|[.:)]\s+)(?P<rest>\S.*)"
)
_SECTION = re.compile(r"(?P<mark>\d{1,2}(?:\.\d{1,2}){0,3})\s*[.)]\s+(?P<rest>\S.*)")
_POINT = re.compile(r"(?P<mark>[a-zđ])\s*[).]\s+(?P<rest>\S.*)")
_ITEM = re.compile(r"(?P<mark>[-–—•+*·▪])\s*(?P<rest>\S.*)")
_FIGURE = re.compile(r"[-–]?[\d.,]+\s*%?")
_TOTALS = ("cong", "tong", "tong cong", "tong so")


def token(key: str) -> str:
    """Return a figure as it stands in the typed text."""
    return f"{OPEN}{key}{CLOSE}"


def keys(text: str) -> tuple[str, ...]:
    """Return the keys of the figures in a text, each once, in their order."""
    return tuple(dict.fromkeys(TOKEN.findall(text)))


def clean_body(text: str) -> str:
    """Return a typed or pasted body as clean lines; tabs part the cells of a table and stay.

    Refused body_too_long, table_too_wide (more columns than a page takes).
    """
    told = _BREAKS.split(_without_stray(text))
    lines = ("\t".join(clean_line(cell) for cell in line.split("\t")) for line in told)
    clean = "\n".join(line if line.strip() else "" for line in lines).strip("\n")
    if len(clean) > LONGEST:
        raise Refused("body_too_long", length=len(clean), limit=LONGEST)
    widest = max(line.count("\t") + 1 for line in clean.split("\n"))
    if widest > COLUMNS:
        raise Refused("table_too_wide", columns=widest, limit=COLUMNS)
    return clean


def _without_stray(text: str) -> str:
    """Drop marks of figures that hold no key: half a token is nothing that anyone typed."""
    whole = TOKEN.split(text)
    pieces = (token(piece) if at % 2 else _MARKS.sub("", piece) for at, piece in enumerate(whole))
    return "".join(pieces)


def parse(text: str, figures: Mapping[str, FigureText], after_part: str = "-") -> tuple[Block, ...]:
    """Return the pieces of a clean body with the texts that stand for its figures.

    `after_part` follows the numeral of a part: "-" in Party documents, "." in those of the State.
    """
    return tuple(_blocks(text.split("\n"), figures, after_part))


def _blocks(lines: Iterable[str], figures: Mapping[str, FigureText], after_part: str) -> Iterator[Block]:
    for tabbed, run in groupby(lines, _is_row):
        rows = list(run)
        if tabbed and len(rows) > 1:
            yield Block(BlockKind.TABLE, table=_table(rows, figures))
        else:
            told = (clean_line(row.replace("\t", " ")) for row in rows)
            yield from (_line(row, figures, after_part) for row in told if row)


def _is_row(line: str) -> bool:
    return "\t" in line


def _table(rows: list[str], figures: Mapping[str, FigureText]) -> TableBlock:
    cells = [[filled(cell, figures) for cell in row.split("\t")] for row in rows]
    width = max(map(len, cells))
    even = tuple(tuple(row + [""] * (width - len(row))) for row in cells)
    numbers = tuple(at for at in range(width) if _is_figures(row[at] for row in even[1:]))
    return TableBlock(even, numbers=numbers, total=_is_total(even[-1]))


def _is_figures(cells: Iterable[str]) -> bool:
    told = [cell for cell in cells if cell]
    return bool(told) and all(_FIGURE.fullmatch(cell) for cell in told)


def _is_total(row: tuple[str, ...]) -> bool:
    named = next((fold(cell) for cell in row if cell and not _FIGURE.fullmatch(cell)), "")
    return named in _TOTALS


def kind_of(line: str) -> BlockKind:
    """Return what a line without tabs is by its first mark."""
    return _marked(line)[0]


def _marked(line: str, after_part: str = "-") -> tuple[BlockKind, str]:
    """Return what a line is and the line with its mark as documents write it: I- …, 1. …, a) …, - …"""
    part = _PART.fullmatch(line)
    if part is not None:
        return BlockKind.PART, f"{part['mark']}{after_part} {part['rest']}"
    section = _SECTION.fullmatch(line)
    if section is not None:
        # A numbered sentence is one of a list, not a heading.
        kind = BlockKind.POINT if section["rest"].endswith((".", ";", ",")) else BlockKind.SECTION
        return kind, f"{section['mark']}. {section['rest']}"
    point = _POINT.fullmatch(line)
    if point is not None:
        return BlockKind.POINT, f"{point['mark']}) {point['rest']}"
    item = _ITEM.fullmatch(line)
    if item is not None:
        return BlockKind.ITEM, f"{'+' if item['mark'] == '+' else '-'} {item['rest']}"
    return BlockKind.PARAGRAPH, line


def _line(line: str, figures: Mapping[str, FigureText], after_part: str) -> Block:
    kind, text = _marked(line, after_part)
    return Block(kind, tuple(spans(text, figures)))


def spans(text: str, figures: Mapping[str, FigureText]) -> Iterator[Span]:
    """Yield a line's pieces, each figure one of its own."""
    for at, piece in enumerate(TOKEN.split(text)):
        if at % 2:
            known = figures.get(piece, FigureText(UNKNOWN, False))
            yield Span(known.text, figure=piece, confirmed=known.confirmed)
        elif piece:
            yield Span(piece)


def filled(text: str, figures: Mapping[str, FigureText]) -> str:
    """Return a text with its figures filled in."""
    return "".join(span.text for span in spans(text, figures))


def outlined(text: str) -> str:
    """Return a superior's đề cương as a body to write under: its headings and points, each with a line of its own.

    What says only how to fill the outline in ("(nêu rõ số liệu)", "……") is left out.
    """
    kept = (_without_hints(line) for line in clean_body(text).split("\n"))
    return "\n".join(_marked(line)[1] if "\t" not in line else line for line in kept if line)


_HINT = re.compile(r"\((?:nêu|ghi|lưu ý|chú ý|gợi ý|hướng dẫn)[^()]*\)|[….]{3,}|…+", re.I)


def _without_hints(line: str) -> str:
    return clean_line(_HINT.sub("", line)) if "\t" not in line else line


@fact
class Section:
    """Lines that a report says under a heading with one of these folded words."""

    words: tuple[str, ...]
    lines: tuple[str, ...]


def written_under(outline: str, sections: Sequence[Section]) -> str:
    """Return an outline with each section's lines under the last heading that speaks of it; the rest stands at its end.

    A heading that has headings of its own below it is written under only where none of those speaks of the same.
    """
    lines = outlined(outline).split("\n")
    below: dict[int, list[str]] = {}
    for section in sections:
        at = max((at for at, line in enumerate(lines) if _speaks_of(line, section)), default=len(lines) - 1)
        below.setdefault(at, []).extend(section.lines)
    told = ([line, *below.get(at, [])] for at, line in enumerate(lines))
    return clean_body("\n".join(line for part in told for line in part))


def _speaks_of(line: str, section: Section) -> bool:
    heading = kind_of(line) in (BlockKind.PART, BlockKind.SECTION, BlockKind.POINT)
    return heading and any(word in fold(line) for word in section.words)


_LIST_TAB = re.compile(r"^\s*((?:[IVX]{1,5}|\d{1,2}(?:\.\d{1,2})*|[a-zđ])[-.)]|[-–—•+*·▪])\t+", re.M)
# What Word makes of its own bullets when they leave it as plain text.
_WORD_BULLET = re.compile(r"^(\s*)[o\u00a7\u00d8\uf0b7\uf0a7\uf0d8]\t", re.M)


def pasted(text: str) -> str:
    """Return what comes from Word or Excel as a clean body: list marks joined to their lines, tables as they are.

    Refused body_too_long, table_too_wide.
    """
    return clean_body(_LIST_TAB.sub(r"\1 ", _WORD_BULLET.sub(r"\1- ", text)))


_NUMERALS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
_LETTERS = "abcdđeghiklmnopqrstuvxy"
# What begins a count anew.
_ABOVE = {
    BlockKind.PART: (),
    BlockKind.SECTION: (BlockKind.PART,),
    BlockKind.POINT: (BlockKind.PART, BlockKind.SECTION),
}


def with_mark(lines: Sequence[str], at: int, kind: BlockKind) -> str:
    """Return one line of a body with the mark of a kind, counted on from the lines before it; a paragraph has none."""
    bare = _without_mark(lines[at])
    if kind is BlockKind.ITEM:
        return f"- {bare}"
    if kind not in _ABOVE:
        return bare
    before = 0
    for line in reversed(lines[:at]):
        found = BlockKind.PARAGRAPH if _is_row(line) else _kind_while_typed(line)
        if found in _ABOVE[kind]:
            break
        before += found is kind
    return f"{_mark(kind, before)} {bare}"


def _kind_while_typed(line: str) -> BlockKind:
    """Return what a line is, also one that has no words behind its mark yet."""
    return kind_of(f"{line.rstrip()} x")


def _without_mark(line: str) -> str:
    for known in (_PART, _SECTION, _POINT, _ITEM):
        found = known.fullmatch(f"{line.strip()} x")
        if found is not None:
            return found["rest"].removesuffix("x").rstrip()
    return line.strip()


def _mark(kind: BlockKind, before: int) -> str:
    if kind is BlockKind.SECTION:
        return f"{before + 1}."
    marks = _NUMERALS if kind is BlockKind.PART else tuple(_LETTERS)
    mark = marks[min(before, len(marks) - 1)]
    return f"{mark}-" if kind is BlockKind.PART else f"{mark})"
