"""Tables: cells broken into lines, rows of equal first baselines, rules round them. Sizes in points, places in mm."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from models.rules.fact import fact
from reports.breaking import NARROW_MM, RichLine, Run, Words, balanced, wrap_rich, wrap_text
from reports.fonts import PER_EM, Face
from reports.paper import ASCENT, DESCENT, MM, PT
from reports.press import Align, Press

HEAD_PAD = 1.52
STRIKE_EM = 0.25
_EMPTY: tuple[Words, ...] = ()


@dataclass(slots=True)
class Cell:
    """One cell's broken lines: plain words in one face, or lines of several faces after them (`rich`)."""

    lines: Sequence[Words]
    face: Face
    align: Align = Align.LEFT
    struck: bool = False
    rich: Sequence[RichLine] = ()

    def count(self) -> int:
        """Return the number of lines."""
        return len(self.lines) + len(self.rich)

    def part(self, start: int, end: int) -> Cell:
        """Return some of the lines, for a row that goes over to the next page."""
        plain = len(self.lines)
        rich = self.rich[max(start - plain, 0) : max(end - plain, 0)]
        return Cell(self.lines[start:end], self.face, self.align, self.struck, rich)


@dataclass(slots=True)
class LaidRow:
    """One row ready to draw; `merged` (first, last) makes one cell of a run of columns, `key` names its record."""

    cells: list[Cell | None]
    height: float
    merged: tuple[int, int] | None = None
    key: str = ""


@fact
class Grid:
    """Columns by their widths in mm, and how text stands in them."""

    widths: tuple[float, ...]
    pad_x: float
    pad_y: float
    size: float = 12
    leading: float = 14
    number_inset: float = 5.0

    @property
    def width(self) -> float:
        """Return the whole table's width."""
        return sum(self.widths)

    def edges(self, x: float) -> list[float]:
        """Return where the upright rules stand, from the table's left edge."""
        edges = [x]
        for width in self.widths:
            edges.append(edges[-1] + width)
        return edges

    def room(self, first: int, last: int | None = None) -> float:
        """Return the room for text in a column or a run of columns, in thousandths of the size."""
        width = sum(self.widths[first : (first if last is None else last) + 1])
        return (width - 2 * self.pad_x) * MM / self.size * PER_EM

    def narrow(self, column: int) -> bool:
        """Tell whether only number and unit are bound in a column."""
        return self.widths[column] < NARROW_MM

    def height(self, lines: int) -> float:
        """Return the height of a row of so many lines."""
        letters = (ASCENT + DESCENT) * self.size + (max(lines, 1) - 1) * self.leading
        return letters * PT + 2 * self.pad_y

    def lines_in(self, height: float) -> int:
        """Return how many lines a row of that height holds."""
        spare = (height - 2 * self.pad_y) * MM - (ASCENT + DESCENT) * self.size
        return 1 + int((spare + 0.01) // self.leading) if spare >= 0 else 0

    def cell(self, column: int, text: str, face: Face, align: Align = Align.LEFT) -> Cell:
        """Break a text for a column."""
        lines = wrap_text(face, text, self.room(column), self.narrow(column)) if text else _EMPTY
        return Cell(lines, face, align)

    def row(self, cells: list[Cell | None], key: str = "") -> LaidRow:
        """Return a row as high as its longest cell."""
        return LaidRow(cells, self.height(max(cell.count() for cell in cells if cell)), None, key)

    def split(self, row: LaidRow, here: float, whole: float, least: int) -> Iterator[LaidRow]:
        """Cut a row taller than a page: what fits into `here` mm, if `least` lines do, then pages of `whole` mm."""
        total = max(cell.count() for cell in row.cells if cell)
        start, room = 0, self.lines_in(here)
        room = room if room >= least else max(self.lines_in(whole), 1)
        while start < total:
            end = min(start + room, total)
            # One line alone on the next page would look lost.
            end -= int(total - end == 1 and room > least)
            part = self.row([cell.part(start, end) if cell else None for cell in row.cells], row.key)
            part.merged = row.merged
            yield part
            start, room = end, max(self.lines_in(whole), 1)

    def merged_row(self, runs: Sequence[Run], pad_y: float, leading: float, face: Face) -> LaidRow:
        """Return a row of one cell as wide as the table."""
        last = len(self.widths) - 1
        rich = wrap_rich(runs, self.room(0, last))
        cells: list[Cell | None] = [None] * len(self.widths)
        cells[0] = Cell(_EMPTY, face, rich=rich)
        height = ((ASCENT + DESCENT) * self.size + (len(rich) - 1) * leading) * PT + 2 * pad_y
        return LaidRow(cells, height, (0, last))


def head_lines(grid: Grid, captions: Iterable[str], face: Face) -> list[list[str]]:
    """Break the captions of a head into balanced lines."""
    return [balanced(face, caption, grid.room(column)) for column, caption in enumerate(captions)]


def head_height(grid: Grid, heads: Sequence[Sequence[str]]) -> float:
    """Return the height of a head."""
    lines = max((len(head) for head in heads), default=1)
    return ((ASCENT + DESCENT) * grid.size + (lines - 1) * grid.leading) * PT + 2 * HEAD_PAD


def draw_head(press: Press, grid: Grid, x: float, y: float, heads: Sequence[Sequence[str]], height: float) -> None:
    """Draw captions, centred in their cells both ways."""
    for column, (left, lines) in enumerate(zip(grid.edges(x), heads, strict=False)):
        centre = left + grid.widths[column] / 2
        letters = ((ASCENT + DESCENT) * grid.size + (len(lines) - 1) * grid.leading) * PT
        base = y + (height - letters) / 2 + ASCENT * grid.size * PT
        for index, line in enumerate(lines):
            press.text(centre, base + index * grid.leading * PT, line, press.fonts.bold, grid.size, Align.CENTRE)


def draw_rows(
    press: Press,
    grid: Grid,
    x: float,
    y: float,
    rows: Sequence[LaidRow],
    pad_y: float | None = None,
    leading: float = 0,
) -> float:
    """Draw the texts of rows and return where they end; `pad_y` and `leading` differ in the feet of tables."""
    edges = grid.edges(x)
    ascent = ASCENT * grid.size * PT
    pad = grid.pad_y if pad_y is None else pad_y
    for row in rows:
        base = y + pad + ascent
        for column, cell in enumerate(row.cells):
            if cell is not None:
                right = edges[row.merged[1] + 1] if row.merged and row.merged[0] == column else edges[column + 1]
                _draw_cell(press, grid, cell, (edges[column], right), base, leading or grid.leading)
        y += row.height
    return y


def _draw_cell(press: Press, grid: Grid, cell: Cell, span: tuple[float, float], base: float, leading: float) -> None:
    left, size = span[0] + grid.pad_x, grid.size
    if cell.lines:
        if cell.align is Align.LEFT:
            press.words(left, base, cell.lines, cell.face, size, leading)
        else:
            _draw_aligned(press, grid, cell, span, base, leading)
        if cell.struck:
            _strike(press, cell, left, base, size, leading)
    if cell.rich:
        press.rich(left, base + len(cell.lines) * leading * PT, cell.rich, size, leading)


def _line_mm(face: Face, words: Words, size: float) -> float:
    return (sum(face.width(word) for word in words) + face.space * (len(words) - 1)) * size / PER_EM * PT


def _draw_aligned(press: Press, grid: Grid, cell: Cell, span: tuple[float, float], base: float, leading: float) -> None:
    """Draw lines centred, or so far before the rule on the right that figures stand under their heads."""
    for index, words in enumerate(cell.lines):
        width = _line_mm(cell.face, words, grid.size)
        spare = span[1] - span[0] - width
        x = span[0] + spare / 2
        if cell.align is Align.RIGHT:
            x = span[0] + max(spare - grid.number_inset, min(spare - grid.pad_x, grid.pad_x))
        press.words(x, base + index * leading * PT, [words], cell.face, grid.size, leading)


def _strike(press: Press, cell: Cell, left: float, base: float, size: float, leading: float) -> None:
    """Strike a name out by one thin rule that leaves the accents free."""
    rules = []
    for index, words in enumerate(cell.lines):
        y = base + (index * leading - STRIKE_EM * size) * PT
        rules.append((left, y, left + _line_mm(cell.face, words, size), y))
    press.rules(press.rule_set["table_rule"], rules)


def draw_rules(
    press: Press, grid: Grid, x: float, y: float, bands: Sequence[LaidRow | float], closed: bool = True
) -> None:
    """Draw the rules round bands (rows, or plain heights of heads); merged columns get no upright between them.

    Not `closed`: the rule above the first band stands on the paper already.
    """
    weight = press.rule_set["table_rule"]
    right = x + grid.width
    lines = [(x, y, right, y)] if closed else []
    edges = grid.edges(x)
    top = y
    for merged, group in groupby(bands, key=_merged_of):
        start = top
        for band in group:
            top += band if isinstance(band, float | int) else band.height
            lines.append((x, top, right, top))
        kept = [edge for place, edge in enumerate(edges) if not merged or not merged[0] < place <= merged[1]]
        lines += [(edge, start, edge, top) for edge in kept]
    press.rules(weight, lines)


def _merged_of(band: LaidRow | float) -> tuple[int, int] | None:
    return None if isinstance(band, float | int) else band.merged
