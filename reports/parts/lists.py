"""Lists that may take several pages: head of the table on each, a tail (count, signatures) that is never alone."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.rules.fact import fact
from models.rules.numerals import in_words
from models.rules.pages import LineKind
from reports.fonts import Fonts
from reports.paper import Paper
from reports.parts.grid import Grid, LaidRow, draw_head, draw_rows, draw_rules, head_height, head_lines
from reports.press import Press
from reports.texts import Texts

LEAST_LINES = 3
_LAST_ROWS = 2
_FIT = 0.01


@fact
class Chunk:
    """The rows of one page; `top` is where the table begins, `last` is the page with the tail."""

    page: int
    top: float
    rows: tuple[LaidRow, ...]
    last: bool


class ListTable:
    """A table of several pages."""

    def __init__(self, grid: Grid, captions: Sequence[str], fonts: Fonts) -> None:
        self.grid = grid
        self._heads = head_lines(grid, captions, fonts.bold)
        self._head = head_height(grid, self._heads)

    def chunks(self, paper: Paper, top: float, rows: Sequence[LaidRow], tail: float) -> Iterator[Chunk]:
        """Divide rows into pages; the first table begins at `top`, the tail needs so many mm below the last row."""
        page, used, held = 1, top + self._head, list[LaidRow]()
        start = paper.top + self._head
        for row in self._fitting(paper, rows, used):
            if used + row.height > paper.text_bottom + _FIT and (held or used > start):
                yield Chunk(page, self._top(paper, top, page), tuple(held), last=False)
                page, used, held = page + 1, start, []
            held.append(row)
            used += row.height
        if used + tail > paper.text_bottom + _FIT and used > start:
            moved = min(_LAST_ROWS, len(held) - 1) if held else 0
            kept = len(held) - moved
            yield Chunk(page, self._top(paper, top, page), tuple(held[:kept]), last=False)
            page, held = page + 1, held[kept:]
        yield Chunk(page, self._top(paper, top, page), tuple(held), last=True)

    @staticmethod
    def _top(paper: Paper, top: float, page: int) -> float:
        return top if page == 1 else paper.top

    def _fitting(self, paper: Paper, rows: Sequence[LaidRow], used: float) -> Iterator[LaidRow]:
        whole = paper.text_bottom - paper.top - self._head
        for row in rows:
            if row.height <= whole:
                yield row
            else:
                yield from self.grid.split(row, 0.0, whole, LEAST_LINES)

    def draw(self, press: Press, chunk: Chunk) -> float:
        """Draw one page's rows and return where the table ends."""
        x = press.paper.left
        if not chunk.rows and chunk.page > 1:
            return chunk.top
        draw_head(press, self.grid, x, chunk.top, self._heads, self._head)
        bottom = draw_rows(press, self.grid, x, chunk.top + self._head, chunk.rows)
        draw_rules(press, self.grid, x, chunk.top, [self._head, *chunk.rows])
        return bottom


def counted(texts: Texts, kinds: Sequence[LineKind]) -> str:
    """Return the count of a list in figures and words, people and collectives apart."""
    people = sum(kind is LineKind.PERSON for kind in kinds)
    collectives = len(kinds) - people
    key = "count_both" if people and collectives else "count_people" if people else "count_collectives"
    return texts(
        key if kinds else "count_none", count=len(kinds), people=in_words(people), collectives=in_words(collectives)
    )
