"""The closing sheet: a table of the periods, what is counted in figures and words, room for the seal, signatures."""

from __future__ import annotations

from models.rules.numerals import padded
from models.rules.pages import BookFacts, ClosingFacts, Figures, PeriodSheet
from reports.breaking import marked, wrap_rich
from reports.fonts import PER_EM, Face
from reports.paper import ASCENT, DESCENT, MM, PT
from reports.parts.book_plan import BOOK_NAME_SIZE, Span, replaced, running_name
from reports.parts.book_sums import Extent, closing_paragraphs
from reports.parts.grid import Cell, Grid, LaidRow, draw_head, draw_rows, draw_rules, head_height, head_lines
from reports.parts.letterhead import place_and_date
from reports.parts.running import draw_number
from reports.parts.signatures import draw_signatures, titled
from reports.press import Align, Press
from reports.texts import form_texts

# Of the landscape picture, in mm: title, table, text column, and the date line below the table.
TITLE_Y, TOP = 33.58, 40.0
WIDTHS = (16.0, 25.0, 13.0, 14.0, 14.0, 15.0, 15.0, 19.0)
TEXT_LEFT, ROW, LEAST_ROW, TABLE_ROOM = 141.0, 6.2, 4.9, 93.4
SEAL_WIDTH, SEAL_HEIGHT, STACKED_GAP = 111.0, 25.0, 6.0
# Inside the seal's box: baselines of caption and figures, middle of the first group and the step to the next.
_CAPTION_Y, _FIGURES_Y, FIGURES_PT = 5.6, 13.6, 22.0
_GROUP_X, _GROUP_STEP, _GROUPS_A_LINE = 15.3, 26.8, 4
CAPTION_SIZE, FIGURES_SIZE = 12.0, 18.0
DATE_PT, PARAGRAPH_PT = 26.0, 5.0
SIDE_BY_SIDE_MM = 250.0


def draw_closing(press: Press, book: BookFacts, closing: ClosingFacts, spans: dict[str, Span], extent: Extent) -> None:
    """Draw the closing sheet; its number is the last but for an empty back."""
    paper, fonts, texts = press.paper, press.fonts, form_texts("so_ghi_danh")
    draw_number(press, sheet_number(extent))
    y = paper.first_baseline(press.rule_set["text_size"])
    name = running_name(book, replaced(book, sheet_number(extent)))
    press.text(paper.text_right, y, name, fonts.italic, BOOK_NAME_SIZE, Align.RIGHT)
    shift = paper.top - press.rule_set["margin_cross"]
    press.text(
        paper.centre, TITLE_Y + shift, texts("closing_title"), fonts.bold, press.rule_set["kind_size"], Align.CENTRE
    )
    beside = paper.text_width >= SIDE_BY_SIDE_MM
    grid = closing_grid(paper.text_width, beside)
    bottom = _draw_table(press, book, closing, spans, grid, TOP + shift)
    paragraphs = closing_paragraphs(book, closing, extent)
    if beside:
        x = paper.left + TEXT_LEFT
        said = _draw_paragraphs(press, paragraphs, x, TOP + shift)
        # A year of few periods has a table shorter than what is said of it.
        bottom = max(bottom, said + STACKED_GAP + SEAL_HEIGHT if closing.seal else said)
    else:
        x = (paper.left + paper.text_right - SEAL_WIDTH) / 2
        bottom = _draw_paragraphs(press, paragraphs, paper.left, bottom + STACKED_GAP) + STACKED_GAP + SEAL_HEIGHT
    if closing.seal:
        _draw_seal(press, book, closing.seal, x, bottom - SEAL_HEIGHT)
    _draw_signing(press, book, closing, bottom, beside)


def sheet_number(extent: Extent) -> int:
    """Return the sheet's own number: the last page, or the one before its empty back."""
    return extent.pages - 1 if extent.empty and extent.empty[-1] == extent.pages else extent.pages


def closing_grid(text_width: float, beside: bool) -> Grid:
    """Return the columns of the table, as wide as the page where nothing stands beside it."""
    scale = 1.0 if beside else text_width / sum(WIDTHS)
    return Grid(tuple(width * scale for width in WIDTHS), pad_x=0.6, pad_y=0.0)


def _draw_table(
    press: Press, book: BookFacts, closing: ClosingFacts, spans: dict[str, Span], grid: Grid, top: float
) -> float:
    heads = head_lines(grid, closing_captions(book), press.fonts.bold)
    head = head_height(grid, heads)
    rows = [_cells(grid, press.fonts.regular, period_texts(period, spans)) for period in book.periods]
    rows.append(_cells(grid, press.fonts.bold, sum_texts(closing.figures)))
    rows[-1].merged = (0, 1)
    height = row_height(head, len(rows))
    for row in rows:
        row.height = height
    pad = (height - (ASCENT + DESCENT) * grid.size * PT) / 2
    draw_head(press, grid, press.paper.left, top, heads, head)
    bottom = draw_rows(press, grid, press.paper.left, top + head, rows, pad)
    draw_rules(press, grid, press.paper.left, top, [head, *rows])
    return bottom


def row_height(head: float, rows: int) -> float:
    """Return the height of a row: less where many periods share the sheet."""
    return max(min(ROW, (TABLE_ROOM - head) / rows), LEAST_ROW)


def closing_captions(book: BookFacts) -> tuple[str, ...]:
    """Return the captions of the table: the period, then what is counted of it."""
    texts = form_texts("so_ghi_danh")
    months = all(period.short.isdecimal() for period in book.periods)
    return texts("closing_month" if months else "closing_period"), *texts.several("closing_heads")


def period_texts(period: PeriodSheet, spans: dict[str, Span]) -> tuple[str, ...]:
    """Return one period's row of the table."""
    figures, span = period.figures, spans.get(period.key)
    numbers = f"{padded(figures.first)} - {padded(figures.last)}" if figures.numbers else "-"
    pages = "" if span is None else str(span.first) if span.first == span.last else f"{span.first} - {span.last}"
    return (period.short, numbers, *_counts(figures), pages)


def _counts(figures: Figures) -> tuple[str, ...]:
    cancelled = str(figures.cancelled) if figures.cancelled else "-"
    people, collectives = str(figures.person_luot), str(figures.collective_luot)
    return str(figures.numbers), cancelled, str(figures.luot), people, collectives


def sum_texts(figures: Figures) -> tuple[str, ...]:
    """Return the last row of the table; its second place belongs to the first."""
    return (form_texts("so_ghi_danh")("closing_sum"), "", *_counts(figures), "")


def _cells(grid: Grid, face: Face, texts: tuple[str, ...]) -> LaidRow:
    cells: list[Cell | None] = []
    for place, text in enumerate(texts):
        cells.append(Cell([text.split(" ")], face, Align.CENTRE) if text else None)
        if text and place in (0, 1):
            cells[place] = grid.cell(place, text, face, Align.CENTRE)
    return grid.row(cells)


def _draw_paragraphs(press: Press, paragraphs: tuple[str, ...], x: float, top: float) -> float:
    """Draw the sentences flush left and return where they end."""
    rules, fonts = press.rule_set, press.fonts
    size, leading = rules["text_size"], rules["text_leading"]
    room = (press.paper.text_right - x) * MM / size * PER_EM
    y = top + ASCENT * size * PT
    for text in paragraphs:
        y = press.rich(x, y, wrap_rich(marked(text, fonts.regular, fonts.bold), room), size, leading)
        y += PARAGRAPH_PT * PT
    return y - (leading + PARAGRAPH_PT - DESCENT * size) * PT


def _draw_seal(press: Press, book: BookFacts, seal: tuple[str, ...], x: float, top: float) -> None:
    """Draw the year's seal in its box: what it is, and two lines of four groups."""
    press.box(x, top, SEAL_WIDTH, SEAL_HEIGHT, press.rule_set["title_rule"])
    caption = form_texts("so_ghi_danh")("seal_caption", year=book.year)
    press.text(x + SEAL_WIDTH / 2, top + _CAPTION_Y, caption, press.fonts.regular, CAPTION_SIZE, Align.CENTRE)
    places = group_places()
    for place, group in enumerate(seal):
        line, column = divmod(place, len(places))
        y = top + _FIGURES_Y + line * FIGURES_PT * PT
        press.text(x + places[column], y, group, press.fonts.bold, FIGURES_SIZE, Align.CENTRE)


def group_places() -> tuple[float, ...]:
    """Return the middles of the groups of one line, in mm from the left of the seal's box."""
    return tuple(_GROUP_X + column * _GROUP_STEP for column in range(_GROUPS_A_LINE))


def _draw_signing(press: Press, book: BookFacts, closing: ClosingFacts, bottom: float, beside: bool) -> None:
    paper = press.paper
    dated = place_and_date(book.letterhead, closing.signed_on, closing.ended_on)
    left_x, right_x = paper.block_centres(press.rule_set)
    if beside:
        left_x, right_x = paper.left + TEXT_LEFT / 2, (paper.left + TEXT_LEFT + paper.text_right) / 2
    signers = ((left_x, titled(book.keeper, book.form)), (right_x, book.signer))
    draw_signatures(press, bottom + DATE_PT * PT, signers, press.rule_set["signing_space_foot"], dated)
