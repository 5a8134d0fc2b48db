"""What runs down a page: lines of text, rows of tables, and an end; headings keep their text, no line stands alone.

Each piece has a place of reference: a line's baseline, a row's upper edge. Gaps are points from the reference above.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from models.rules.rulesets import RuleSet
from reports.breaking import RichLine, Run, wrap_rich
from reports.fonts import PER_EM, Face
from reports.paper import ASCENT, DESCENT, MM, PT, Paper
from reports.press import Align, Press

_FIT = 0.01


@dataclass(slots=True)
class Piece:
    """One piece: its gap, whether it may not begin a page, and in mm: its place at a page's top, the room below it.

    `advance` is how far below its own reference the next gap counts from.
    """

    gap: float
    together: bool
    start: float = 0.0
    depth: float = 0.0
    advance: float = 0.0


@dataclass(slots=True)
class TextLine(Piece):
    """One line of text; `align` None stretches it to the whole width."""

    line: RichLine | None = None
    indent: float = 0.0
    size: float = 0.0
    align: Align | None = None


@dataclass(slots=True)
class Tail(Piece):
    """What ends a text (count, signatures) and is drawn by its form; its depth is its height."""


Placed = list[tuple[float, Piece]]


def paragraph(
    rules: RuleSet,
    runs: Sequence[Run],
    width: float,
    gap: float,
    indent: float = 0.0,
    after_heading: bool = False,
    align: Align | None = None,
    size: float = 0.0,
) -> list[Piece]:
    """Break a paragraph for a width in mm; `gap` is the first line's distance from the text above in points."""
    size = size or rules["text_size"]
    unit = MM / size * PER_EM
    lines = wrap_rich(runs, width * unit, first_room=(width - indent) * unit)
    flow: list[Piece] = []
    for place, line in enumerate(lines):
        first, last = place == 0, place == len(lines) - 1
        together = after_heading and place < 2 or not first and (place == 1 or last)
        piece = TextLine(gap if first else rules["text_leading"], together, ASCENT * size * PT, DESCENT * size * PT)
        piece.line, piece.indent, piece.size, piece.align = line, indent if first else 0.0, size, align
        flow.append(piece)
    return flow


def heading(rules: RuleSet, text: str, face: Face, width: float, gap: float) -> list[Piece]:
    """Break a bold heading; its lines stay together, and what follows is told to stay with it."""
    return kept(paragraph(rules, [Run(face, text)], width, gap))


def kept(lines: list[Piece], after_heading: bool = False) -> list[Piece]:
    """Keep all lines of a heading on one page, and with the heading above it."""
    for place, line in enumerate(lines):
        line.together = place > 0 or after_heading
    return lines


def with_tail(flow: list[Piece], gap: float, height: float) -> list[Piece]:
    """Return a flow with its end, which two lines of text stay with."""
    if flow:
        flow[-1].together = True
    return [*flow, Tail(gap, together=bool(flow), depth=height)]


def pages_of(flow: Sequence[Piece], first: float, paper: Paper) -> Iterator[Placed]:
    """Give each page's pieces with their references; `first` is the reference above the first of them, mm."""
    start, y, page, fresh = 0, first, Placed(), False
    place = 0
    while place < len(flow):
        piece = flow[place]
        at = paper.top + piece.start if fresh and not page else y + piece.gap * PT
        if at + piece.depth > paper.text_bottom + _FIT and (page or not fresh):
            cut = _break_before(flow, start, place, fresh)
            yield page[: cut - start]
            page, start, place, fresh = [], cut, cut, True
            continue
        page.append((at, piece))
        y = at + piece.advance
        place += 1
    yield page


def _break_before(flow: Sequence[Piece], start: int, place: int, fresh: bool) -> int:
    """Return the last piece at or before `place` that may begin a page; `place` where none after the first may."""
    cut = place
    while cut > start and flow[cut].together:
        cut -= 1
    return cut if cut > start or not fresh else place


def draw_lines(press: Press, x: float, width: float, page: Iterable[tuple[float, Piece]]) -> None:
    """Draw one page's lines of text."""
    for y, piece in page:
        if not isinstance(piece, TextLine) or piece.line is None:
            continue
        left = x + piece.indent
        if piece.align is None:
            press.rich(left, y, [piece.line], piece.size, 0, stretch_to=width - piece.indent)
            continue
        spare = width - piece.indent - piece.line.width * piece.size / PER_EM * PT
        press.rich(left + spare * piece.align.value, y, [piece.line], piece.size, 0)
