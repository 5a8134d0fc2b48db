"""The strip below the cut line that stays with the chi bộ, and what goes on to a sheet of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.rules.fact import fact
from models.rules.slip_facts import SlipSheet
from reports.breaking import RichLine, Run, wrap_rich
from reports.fonts import PER_EM, Fonts
from reports.paper import MM, PT
from reports.parts import slip_words as words
from reports.parts.slip_boxes import DOT, DOT_STEP, LEADING, LINE, SIZE, WIDTH
from reports.parts.slip_words import Block, Row
from reports.press import Press
from reports.texts import form_texts

# Baselines of the strip: its first line, and the lowest that the margin allows.
FIRST, LOWEST = 229.6, 297 - 12 - 0.216 * SIZE * PT
LABEL = 34.0
# Lines that Phản hồi holds before the closing line.
MOST_LINES = 7
_TEXT_PT, _ITEM_PT, _DATES_PT, _ROW_PT, _CLOSING_PT = 20.0, 19.0, 21.5, 18.5, 21.0


@fact
class Piece:
    """Broken lines that stay together: the distance above in points, a label, an indent in mm."""

    gap: float
    lines: tuple[RichLine, ...]
    label: str = ""
    indent: float = 0.0

    def height(self) -> float:
        """Return how far down the last line lies from the text above, in mm."""
        return (self.gap + (len(self.lines) - 1) * LEADING) * PT


def piece(runs: Sequence[Run], gap: float, label: str = "", indent: float = 0.0) -> Piece:
    """Break one paragraph for the strip."""
    return Piece(gap, tuple(wrap_rich(runs, (WIDTH - indent) * MM / SIZE * PER_EM)), label, indent)


def draw_pieces(press: Press, y: float, pieces: Sequence[Piece]) -> float:
    """Draw pieces below a baseline and return the last one."""
    left = press.paper.left
    for one in pieces:
        y += one.gap * PT
        if one.label:
            press.text(left, y, one.label, press.fonts.bold, SIZE)
        press.rich(left + one.indent, y, one.lines, SIZE, LEADING)
        y += (len(one.lines) - 1) * LEADING * PT
    return y


def _fit(pieces: Sequence[Piece], room: float) -> int:
    """Return how many pieces from the first fit into a height in mm."""
    for count, one in enumerate(pieces):
        room -= one.height()
        if room < -0.01:
            return count
    return len(pieces)


# The front: the month's topic.


@fact
class Topic:
    """The front's strip: what stands there, and what goes on to the sheet of its own; `free` rows wait for the pen."""

    here: tuple[Piece, ...]
    beyond: tuple[Piece, ...]
    free: int = 0


def topic(fonts: Fonts, sheet: SlipSheet) -> Topic:
    """Lay out the topic; the dates always stand on the strip."""
    head = piece([Run(fonts.bold, words.topic_title(sheet))], 0)
    blocks = [_block(fonts, block) for block in words.topic_blocks(sheet)]
    dates = replace(_block(fonts, words.dates_block(sheet)), gap=_DATES_PT)
    pieces = [head, *blocks]
    room = LOWEST - FIRST
    if _fit([*pieces, dates], room) > len(pieces):
        return Topic((*pieces, dates), (), 2 if sheet.topic is None and not blocks else 0)
    more = _more(fonts)
    kept = _fit(pieces, room - dates.height() - more.height())
    return Topic((*pieces[:kept], more, dates), tuple(pieces[kept:]))


def _block(fonts: Fonts, block: Block) -> Piece:
    bold = [Run(fonts.bold, f"{block.bold} ")] if block.bold else []
    return piece([*bold, Run(fonts.regular, block.plain)], _ITEM_PT if block.item else _TEXT_PT)


def _more(fonts: Fonts) -> Piece:
    return piece([Run(fonts.italic, form_texts(words.FORM)("more"))], LEADING)


def draw_topic(press: Press, laid: Topic) -> None:
    """Draw the front's strip."""
    if not laid.free:
        draw_pieces(press, FIRST, laid.here)
        return
    *above, dates = laid.here
    y = draw_pieces(press, FIRST, above)
    right = press.paper.text_right
    press.dotted(DOT, DOT_STEP, [(press.paper.left, right, y + row * LINE) for row in range(1, laid.free + 1)])
    draw_pieces(press, y + laid.free * LINE, [dates])


# The back: Phản hồi.


@fact
class Answer:
    """The back's strip: heading, rows and closing line, and the rows that go on to the sheet of its own."""

    here: tuple[Piece, ...]
    beyond: tuple[Piece, ...]


def answer(fonts: Fonts, sheet: SlipSheet) -> Answer:
    """Lay out Phản hồi: seven lines at most, what is more part by part on the sheet of its own."""
    told = sheet.feedback
    head = piece([Run(fonts.bold, words.feedback_title(told))], 0)
    closing = piece([Run(fonts.italic, words.closing(sheet))], _CLOSING_PT)
    rows = words.feedback_rows(told)
    whole = [_row(fonts, row) for row in rows]
    room = MOST_LINES - (len(head.lines) - 1) - (len(closing.lines) - 1)
    if sum(len(one.lines) for one in whole) <= room:
        return Answer((head, *whole, closing), ())
    here, beyond = _parted(fonts, rows, room - 1)
    more = replace(_more(fonts), gap=_ROW_PT, indent=LABEL)
    return Answer((head, *here, more, closing), beyond)


def _row(fonts: Fonts, row: Row) -> Piece:
    return piece([Run(fonts.regular, " ".join(row.parts))], _ROW_PT, row.label, LABEL)


def _parted(fonts: Fonts, rows: Sequence[Row], room: int) -> tuple[tuple[Piece, ...], tuple[Piece, ...]]:
    """Cut the rows between two parts, so that the first of them take so many lines."""
    here: list[Piece] = []
    for place, row in enumerate(rows):
        count = next((n for n in range(len(row.parts), 0, -1) if _lines(fonts, row, n) <= room), 0)
        if count:
            here.append(_row(fonts, replace(row, parts=row.parts[:count])))
            room -= len(here[-1].lines)
        if count < len(row.parts):
            rest = (replace(row, parts=row.parts[count:]), *rows[place + 1 :])
            return tuple(here), tuple(_row(fonts, left) for left in rest)
    return tuple(here), ()


def _lines(fonts: Fonts, row: Row, parts: int) -> int:
    return len(_row(fonts, replace(row, parts=row.parts[:parts])).lines)


# The sheet of its own.


def pages_of(pieces: Sequence[Piece], first: float) -> Iterator[list[Piece]]:
    """Give the pieces of each page below a baseline; one taller than a page is cut between its lines."""
    page: list[Piece] = []
    room = LOWEST - first
    for one in pieces:
        for part in _parts(one, LOWEST - first):
            if page and part.height() > room:
                yield page
                page, room = [], LOWEST - first
            page.append(part)
            room -= part.height()
    if page:
        yield page


def _parts(one: Piece, room: float) -> Iterator[Piece]:
    most = int((room / PT - one.gap) // LEADING) + 1
    for start in range(0, len(one.lines), most):
        yield replace(one, lines=one.lines[start : start + most], label="" if start else one.label)
