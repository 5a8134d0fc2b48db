"""Tables of official documents: widths by content, heads on every page, figures to the right, a total across."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from models.rules.documents import TableBlock
from models.rules.errors import Refused
from models.rules.rulesets import RuleSet
from reports.breaking import clean, line_width
from reports.fonts import PER_EM, Face, Fonts
from reports.paper import ASCENT, DESCENT, PT
from reports.parts.flow import Piece
from reports.parts.grid import Cell, Grid, LaidRow, draw_head, draw_rows, draw_rules, head_height, head_lines
from reports.press import Align, Press

PAD_X, PAD_Y = 1.5, 1.3
HEAD_PAD_X = 1.0
ANNEX_PAD_X, ANNEX_PAD_Y = 2.0, 1.05
NUMBER_ROW, NUMBERS_SIZE = 6.1, 11
_WIDEST_WISH_MM, _LEAST_COLUMN_MM, _FIT = 90.0, 8.0, 0.05
# From the descent of the text above to the table's rule, and from its last rule to the ascent of the text below.
_ABOVE_PT, _BELOW_PT = 6.0, 6.0
_LEAST_LINES = 3
# A head that words too wide for their columns make higher than this leaves no room for rows.
_HIGHEST_HEAD_MM = 100.0
_SHOWN = 40


@dataclass(slots=True)
class TableRow(Piece):
    """One row of a table, or its head where `row` is None; a row that begins a page brings the head with it."""

    table: LaidTable | None = None
    row: LaidRow | None = None


class LaidTable:
    """A table laid out for a width in mm: its grid, head and rows. Refused table_over_page.

    `texts` are its rows with the head first, `numbers` the places of figures; `counted` says that the first column
    only counts the rows.
    """

    def __init__(
        self, fonts: Fonts, rules: RuleSet, block: TableBlock, width: float, annex: bool = False, name: str = ""
    ) -> None:
        pad_x, pad_y = (ANNEX_PAD_X, ANNEX_PAD_Y) if annex else (PAD_X, PAD_Y)
        self._rules, self._fonts = rules, fonts
        self.columns = max((len(row) for row in block.rows), default=0)
        self.texts = [self._filled(row) for row in block.rows]
        self.numbers = frozenset(block.numbers)
        self.counted = self._counts()
        size, leading = rules["table_size"], rules["table_leading"]
        self.grid = Grid((), pad_x, pad_y, size, leading)
        widths = self._widths(block, width, name)
        self.grid = Grid(widths, pad_x, pad_y, size, leading)
        # Captions stand in the middle: they may come nearer to the rules than texts do.
        nearer = Grid(widths, HEAD_PAD_X, pad_y, size, leading)
        self.heads = head_lines(nearer, self.texts[0] if self.texts else (), fonts.bold)
        self.head_height = head_height(self.grid, self.heads)
        if self.head_height > _HIGHEST_HEAD_MM:
            asked = sum(self._asked(column)[0] for column in range(self.columns))
            raise self._refused(name, asked, width)
        self.number_row = NUMBER_ROW if annex else 0.0
        self.rows = self._rows(block.total)

    @property
    def top_height(self) -> float:
        """Return the height of what is repeated on each page: head and row of column numbers."""
        return self.head_height + self.number_row

    def _filled(self, row: Sequence[str]) -> list[str]:
        texts = ["\n".join(" ".join(line.split()) for line in clean(text).split("\n")) for text in row]
        return texts + [""] * (self.columns - len(texts))

    def _counts(self) -> bool:
        """Tell whether the first column only counts the rows."""
        firsts = [row[0] for row in self.texts[1:] if row[0]] if self.columns > 1 else []
        return bool(firsts) and 0 not in self.numbers and sum(not text.isdecimal() for text in firsts) <= 1

    def _widths(self, block: TableBlock, width: float, name: str) -> tuple[float, ...]:
        given = block.widths_mm
        if given and len(given) == self.columns:
            if sum(given) > width + _FIT:
                raise self._refused(name, sum(given), width)
            return tuple(given)
        if self.columns * _LEAST_COLUMN_MM > width:
            raise self._refused(name, self.columns * _LEAST_COLUMN_MM, width)
        return self._shared(width)

    def _refused(self, name: str, total: float, width: float) -> Refused:
        """Return the refusal of a table that no page can hold, called by its annex or by its head."""
        shown = name or " ".join(" ".join(self.texts[0]).split())[:_SHOWN]
        return Refused("table_over_page", table=shown, total=f"{total:.0f}", room=f"{width:.0f}")

    def _shared(self, width: float) -> tuple[float, ...]:
        """Share a width out by content: every column its longest word, the rest by what it would like."""
        least, wish = [], []
        for column in range(self.columns):
            words, whole = self._asked(column)
            least.append(max(words, _LEAST_COLUMN_MM))
            wish.append(max(min(whole, _WIDEST_WISH_MM), least[-1]))
        if sum(wish) <= width:
            return tuple(part * width / sum(wish) for part in wish)
        if sum(least) <= width:
            spare = (width - sum(least)) / (sum(wish) - sum(least))
            return tuple(low + (high - low) * spare for low, high in zip(least, wish, strict=True))
        over = width - _LEAST_COLUMN_MM * self.columns
        extra = sum(low - _LEAST_COLUMN_MM for low in least)
        return tuple(_LEAST_COLUMN_MM + (low - _LEAST_COLUMN_MM) * over / extra for low in least)

    def _asked(self, column: int) -> tuple[float, float]:
        """Return the width of a column's longest word and of its longest text, in mm with the padding."""
        word = whole = 0.0
        for place, row in enumerate(self.texts):
            face = self._fonts.regular if place else self._fonts.bold
            for line in row[column].split("\n"):
                whole = max(whole, line_width(face, line))
                word = max(word, *(face.width(part) for part in line.split(" ")))
        pads = 2 * self.grid.pad_x + (self.grid.number_inset - self.grid.pad_x if column in self.numbers else 0.0)
        to_mm = self.grid.size / PER_EM * PT
        return word * to_mm + pads + 0.1, whole * to_mm + pads + 0.1

    def _rows(self, total: bool) -> list[LaidRow]:
        rows = [self._row(texts) for texts in self.texts[1:]]
        if total and len(self.texts) > 1:
            rows[-1] = self._total_row(self.texts[-1])
        return rows

    def _row(self, texts: Sequence[str]) -> LaidRow:
        regular = self._fonts.regular
        return self.grid.row([self._cell(column, text, regular) for column, text in enumerate(texts)])

    def _cell(self, column: int, text: str, face: Face) -> Cell:
        if column in self.numbers:
            return self.grid.cell(column, text, face, Align.RIGHT)
        centred = column == 0 and self.counted
        return self.grid.cell(column, text, face, Align.CENTRE if centred else Align.LEFT)

    def _total_row(self, texts: Sequence[str]) -> LaidRow:
        """Return the row of the sums in bold: its label runs over the columns before the first figure."""
        bold = self._fonts.bold
        last = min((column for column in self.numbers if column), default=1) - 1
        label = " ".join(text for text in texts[: last + 1] if text)
        cells: list[Cell | None] = [self._cell(column, text, bold) for column, text in enumerate(texts)]
        if last:
            merged = Grid((sum(self.grid.widths[: last + 1]),), self.grid.pad_x, self.grid.pad_y, self.grid.size)
            cells[: last + 1] = [merged.cell(0, label, bold, Align.CENTRE), *[None] * last]
        row = self.grid.row(cells)
        row.merged = (0, last) if last else None
        return row

    def pieces(self, page_height: float, gap: float = 0.0) -> list[Piece]:
        """Return the table as pieces of a flow: head with its first row, then row by row, a total not alone."""
        head = TableRow(gap, together=False, start=0.0, depth=self.top_height, advance=self.top_height)
        head.table = self
        pieces: list[Piece] = [head]
        room = page_height - self.top_height
        for row in self._cut(room):
            piece = TableRow(0.0, len(pieces) == 1, self.top_height, row.height, row.height)
            piece.table, piece.row = self, row
            pieces.append(piece)
        if self.rows and self.rows[-1].merged and len(pieces) > 2:
            pieces[-1].together = True
        return pieces

    def _cut(self, room: float) -> list[LaidRow]:
        rows: list[LaidRow] = []
        for row in self.rows:
            rows += [row] if row.height <= room else self.grid.split(row, 0.0, room, _LEAST_LINES)
        return rows

    def draw(self, press: Press, x: float, top: float, rows: Sequence[LaidRow]) -> None:
        """Draw the head at `top` and rows below it."""
        draw_head(press, self.grid, x, top, self.heads, self.head_height)
        if self.number_row:
            draw_column_numbers(press, self.grid, x, top + self.head_height, self.number_row)
        draw_rows(press, self.grid, x, top + self.top_height, rows)
        bands: list[LaidRow | float] = [self.head_height, *([self.number_row] if self.number_row else []), *rows]
        draw_rules(press, self.grid, x, top, bands)


def draw_column_numbers(press: Press, grid: Grid, x: float, top: float, height: float) -> None:
    """Draw a row of column numbers: (1), (2), … in italics."""
    letters = (ASCENT + DESCENT) * NUMBERS_SIZE * PT
    base = top + (height - letters) / 2 + ASCENT * NUMBERS_SIZE * PT
    for place, left in enumerate(grid.edges(x)[:-1]):
        centre = left + grid.widths[place] / 2
        press.text(centre, base, f"({place + 1})", press.fonts.italic, NUMBERS_SIZE, Align.CENTRE)


def gap_above(rules: RuleSet, size: float = 0.0) -> float:
    """Return a table's distance from the baseline above, in points."""
    return DESCENT * (size or rules["text_size"]) + _ABOVE_PT


def gap_below(rules: RuleSet) -> float:
    """Return the distance of the baseline below a table from its last rule, in points."""
    return _BELOW_PT + ASCENT * rules["text_size"]


def draw_tables(press: Press, x: float, page: Sequence[tuple[float, Piece]]) -> None:
    """Draw one page's rows, each run of one table with its head."""
    run: list[LaidRow] = []
    top, table = 0.0, None
    for y, piece in [*page, (0.0, None)]:
        known = piece.table if isinstance(piece, TableRow) else None
        if known is not table or (isinstance(piece, TableRow) and piece.row is None):
            if table:
                table.draw(press, x, top, run)
            run, table = [], known
            top = y - (known.top_height if known and isinstance(piece, TableRow) and piece.row else 0.0)
        if isinstance(piece, TableRow) and piece.row:
            run.append(piece.row)
