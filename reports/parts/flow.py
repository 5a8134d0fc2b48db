"""Running text down a page: paragraphs, headings that keep their text, no single line left beside a break."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from reports.breaking import RichLine, Run, wrap_rich
from reports.fonts import PER_EM, Face
from reports.paper import MM, PT, Paper, rule_set
from reports.press import Press


class FlowLine(NamedTuple):
    """One line: its distance from the baseline above in points, its indent in mm, whether it stays with that line."""

    gap: float
    indent: float
    line: RichLine
    together: bool


def paragraph(
    runs: Sequence[Run], width: float, gap: float, indent: float = 0.0, after_heading: bool = False
) -> list[FlowLine]:
    """Break a paragraph for a width in mm; `gap` is the first line's distance from the text above in points."""
    rules = rule_set()
    unit = MM / rules["text_size"] * PER_EM
    lines = wrap_rich(runs, width * unit, first_room=(width - indent) * unit)
    flow = []
    for place, line in enumerate(lines):
        first, last = place == 0, place == len(lines) - 1
        together = after_heading and place < 2 or not first and (place == 1 or last)
        flow.append(FlowLine(gap if first else rules["text_leading"], indent if first else 0.0, line, together))
    return flow


def heading(text: str, face: Face, width: float, gap: float) -> list[FlowLine]:
    """Break a bold heading; its lines stay together, and what follows is told to stay with it."""
    lines = paragraph([Run(face, text)], width, gap)
    return [line._replace(together=place > 0) for place, line in enumerate(lines)]


def pages_of(
    flow: Sequence[FlowLine], first: float, paper: Paper, tail: float
) -> Iterator[list[tuple[float, FlowLine]]]:
    """Give each page's lines with their baselines; `first` is the baseline above them, `tail` mm end it all."""
    size = rule_set()["text_size"]
    lowest, again = paper.lowest_baseline(size), paper.first_baseline(size)
    page: list[tuple[float, FlowLine]] = []
    y = first
    start = 0
    place = 0
    while place < len(flow):
        at = again if place == start and start else y + flow[place].gap * PT
        is_last = place == len(flow) - 1
        if at > lowest or is_last and at + tail > paper.text_bottom:
            cut = _break_before(flow, start, place - 1 if is_last and at <= lowest else place)
            if cut > start:
                yield page[: cut - start]
                page, start, place = [], cut, cut
                continue
        page.append((at, flow[place]))
        y = at
        place += 1
    yield page


def _break_before(flow: Sequence[FlowLine], start: int, place: int) -> int:
    """Return the last line at or before `place` that may begin a page, or `start` where none may."""
    while place > start and flow[place].together:
        place -= 1
    return place


def draw_flow(press: Press, x: float, width: float, page: Sequence[tuple[float, FlowLine]]) -> float:
    """Draw one page's lines justified and return the last baseline."""
    size, y = rule_set()["text_size"], 0.0
    for y, (_, indent, line, _) in page:
        press.rich(x + indent, y, [line], size, 0, stretch_to=width - indent)
    return y
