"""What a pen meets on the month's slip: cells for a number, lines 10 mm apart, boxes to tick, the line to cut along.

Places in mm, sizes in points. The form is the office's own and no rule set speaks of it (margins 20 and 15, 12 above
and below); its measures are those of the sheet that chi bộ were shown.
"""

from __future__ import annotations

from collections.abc import Sequence

from models.rules.fact import fact
from reports.breaking import balanced, line_width
from reports.fonts import PER_EM, Face
from reports.paper import MM, PT, Paper
from reports.press import Align, Press

SIZE, SMALL, CUT_SIZE = 14, 12, 11
LEADING = 17.5
CODE_COLUMN = 12.0
WIDTH, CELL_HEIGHT, CELLS = 175.0, 19.0, 3
CUT, CUT_EDGE = 219.0, 6.0
TABLE_RULE, BOX_RULE, DOT, DOT_STEP = 0.5, 0.75, 0.8, 2.8
# From a table's top to its first line for the pen, from line to line, from the last one to the table's foot.
FIRST_LINE, LINE, AFTER_LINES = 8.0, 10.0, 3.0
HEADING_UP = 3.05
TICK = 4.6
_CELL_TEXT, _CELL_LABEL, _CELL_DOTS, _CELL_LINE = 5.9, 10.6, 10.4, 38.0
_CELL_DOTS_DOWN = 16.4
_TEXT_OVER_LINE, _AFTER_LABEL, _LINE_INSET, _LINE_END = 0.75, 2.2, 2.6, 1.7


def sheet_paper(back: bool) -> Paper:
    """Return the slip's geometry; the binding margin lies right on a back."""
    left, right = (15.0, 20.0) if back else (20.0, 15.0)
    return Paper(210.0, 297.0, left, 12.0, right, 12.0)


@fact
class Ask:
    """One row for the pen: its code, its label, an explanation in italics, the number of lines."""

    code: str
    label: str
    lines: int
    note: str = ""


@fact
class Fitted:
    """A text made to fit: its size, its leading and its lines."""

    size: float
    leading: float
    lines: tuple[str, ...]


def fitted(face: Face, text: str, room: float, tries: Sequence[tuple[float, float, int]]) -> Fitted:
    """Return a heading in the first of some sizes that holds it: size, leading, most lines; the last one cuts it."""
    for size, leading, most in tries:
        lines = balanced(face, text, _units(room, size))
        if len(lines) <= most:
            return Fitted(size, leading, tuple(lines))
    return Fitted(size, leading, (*lines[: most - 1], _cut(face, lines[most - 1], _units(room, size))))


def _cut(face: Face, line: str, room: float) -> str:
    while line and line_width(face, f"{line}…") > room:
        line = line[:-1]
    return f"{line}…"


def _units(room: float, size: float) -> float:
    return room * MM / size * PER_EM


def mm(face: Face, text: str, size: float) -> float:
    """Return the width of one line in mm."""
    return line_width(face, text) * size / PER_EM * PT


def draw_heading(press: Press, y: float, text: str) -> None:
    """Draw the heading over a table that begins at y."""
    press.text(press.paper.left, y - HEADING_UP, text, press.fonts.bold, SIZE)


def draw_cells(press: Press, y: float, cells: Sequence[tuple[str, str]]) -> float:
    """Draw a row of cells for a number, each a code and a label; return where it ends."""
    left, width, fonts = press.paper.left, WIDTH / CELLS, press.fonts
    for place, (code, label) in enumerate(cells):
        x = left + place * width
        press.text(x + 2, y + _CELL_TEXT, code, fonts.bold, SIZE)
        press.text(x + _CELL_LABEL, y + _CELL_TEXT, label, fonts.regular, SIZE)
        _dots(press, [(x + _CELL_DOTS, x + _CELL_DOTS + _CELL_LINE, y + _CELL_DOTS_DOWN)])
    _frame(press, y, y + CELL_HEIGHT, [left + place * width for place in range(1, CELLS)])
    return y + CELL_HEIGHT


def draw_asks(press: Press, y: float, asks: Sequence[Ask], more: float = 0.0) -> float:
    """Draw rows for the pen in one frame; `more` mm stay free below the last line. Return the last line's place."""
    left = press.paper.left
    line = y + FIRST_LINE
    for ask in asks:
        _draw_ask(press, line, ask)
        line += ask.lines * LINE
    last = line - LINE
    _frame(press, y, last + AFTER_LINES + more, [left + CODE_COLUMN])
    return last + more


def _draw_ask(press: Press, line: float, ask: Ask) -> None:
    x = draw_label(press, line, ask.code, ask.label)
    if ask.note:
        x += 1.5 + press.text(x + 1.5, line - _TEXT_OVER_LINE, ask.note, press.fonts.italic, SMALL)
    left, right = press.paper.left + CODE_COLUMN + _LINE_INSET, press.paper.text_right - _LINE_END
    rows = [(left, right, line + row * LINE) for row in range(1, ask.lines)]
    _dots(press, [(x + _AFTER_LABEL, right, line), *rows])


def draw_label(press: Press, line: float, code: str, label: str) -> float:
    """Draw a row's code and label on its first line and return where the label ends."""
    left, y = press.paper.left, line - _TEXT_OVER_LINE
    press.text(left + CODE_COLUMN / 2, y, code, press.fonts.bold, SIZE, Align.CENTRE)
    x = left + CODE_COLUMN + 2
    return x + press.text(x, y, label, press.fonts.regular, SIZE)


def draw_tick(press: Press, x: float, line: float, words: str) -> None:
    """Draw a box to tick whose foot stands on a line, and its words."""
    press.box(x, line - TICK, TICK, TICK, BOX_RULE)
    press.text(x + TICK + 1.7, line - _TEXT_OVER_LINE, words, press.fonts.regular, SIZE)


def draw_cut(press: Press, words: str) -> None:
    """Draw the line to cut along across the sheet, its words in the middle."""
    middle, face = press.paper.width / 2, press.fonts.italic
    half = mm(face, words, CUT_SIZE) / 2 + 1.5
    right = press.paper.width - CUT_EDGE
    press.dashed(TABLE_RULE, 4, [(CUT_EDGE, middle - half, CUT), (middle + half, right, CUT)])
    press.text(middle, CUT + 1.3, words, face, CUT_SIZE, Align.CENTRE)


def _dots(press: Press, lines: Sequence[tuple[float, float, float]]) -> None:
    press.dotted(DOT, DOT_STEP, lines)


def _frame(press: Press, top: float, bottom: float, edges: Sequence[float]) -> None:
    left, right = press.paper.left, press.paper.left + WIDTH
    levels = [(left, y, right, y) for y in (top, bottom)]
    press.rules(TABLE_RULE, [*levels, *((x, top, x, bottom) for x in (left, *edges, right))])
