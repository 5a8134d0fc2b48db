"""The entries of one period in Word: a table that goes on over the pages, the sums, the signatures."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.documents import Span
from models.rules.errors import BugError
from models.rules.numerals import padded
from models.rules.pages import BookFacts, ColumnSpec, EntryLine, LineState, PeriodSheet
from models.rules.periods import Period
from reports.breaking import NARROW_MM, marked
from reports.docx.file import WordFile, page_field, page_number
from reports.docx.parts import LAST_ROWS, Hand, block_widths, cell_pads, head_band, signing, under_table
from reports.docx.pieces import BASELINE, Band, Box, Look, bound, kept, para, run, spans_of, table
from reports.fonts import Fonts
from reports.paper import ASCENT, DESCENT, MM
from reports.parts.book_plan import (
    FOOT_LEADING,
    FOOT_PAD,
    FOOT_SIGNING,
    NUMBER_ROW,
    RUNNING_LEADING,
    PagePlan,
    Sheets,
    form_paper,
    replaced,
    running_name,
)
from reports.parts.book_rows import NAME, NUMBER, PAD_X, PAD_Y, REMARK, RowMaker
from reports.parts.book_sums import period_sum, year_sum
from reports.parts.letterhead import place_and_date
from reports.parts.signatures import after_rule, titled
from reports.texts import form_texts

HELD = para("DongDem", look=Look(keep=True))
# The natural height of the number's line, in ems.
_NATURAL = 1.149
# Stands for the page's own number until Word puts it there.
_PAGE = 987_654_321


def add(file: WordFile, book: BookFacts, pages: list[PagePlan], sheets: Sheets, hand: Hand) -> tuple[str, str]:
    """Add the printed pages of a period; return what stands over them and over the first."""
    rules, maker, period = hand.rules, sheets.maker, pages[0].period
    if period is None:
        raise BugError("page_without_period")
    known = {row.key for page in pages for row in page.rows}
    rows = [_row(maker, line, hand.fonts) for line in period.lines if line.uuid in known]
    rows = rows or [_empty(maker)]
    ended = [page for page in pages if page.foot]
    # As many rows as are printed over the sums stay with them.
    free = len(rows) - (min(len(ended[0].rows), LAST_ROWS) if ended else 0)
    rows[free:] = [kept(row) for row in rows[free:]]
    pads = cell_pads(PAD_X, PAD_Y, maker.grid.size, maker.grid.leading, rules["table_rule"])
    bands = (*_head(maker, hand.fonts), *rows, *(_sums(period, maker, hand) if ended else ()))
    file.add(table(maker.grid.widths, bands, pads, rules["table_rule"]))
    if ended:
        file.add(HELD, _signing(book, period, hand))
    marks = [replaced(book, page.number) for page in pages]
    return (
        _over(book, sheets, hand, "running_continued", period, bool(marks[1:]) and all(marks[1:])),
        _over(book, sheets, hand, "running" if pages[0].first else "running_continued", period, bool(marks[0])),
    )


def _signing(book: BookFacts, period: PeriodSheet, hand: Hand) -> str:
    dated = place_and_date(book.letterhead, period.signed_on, Period.parse(period.key).last)
    signers = (titled(period.keeper, period.form), period.signer)
    lead = under_table(hand, after_rule(hand.rules, 0.0) * MM)
    return signing(hand, block_widths(hand, form_paper(period.form)), signers, FOOT_SIGNING, lead, dated)


def _over(book: BookFacts, sheets: Sheets, hand: Hand, key: str, period: PeriodSheet, again: bool) -> str:
    """Return number and running line; its text hangs where the page has it, below the top margin.

    `again` says that the sheet replaces another, with the number that Word counts.
    """
    sheet, rules = form_paper(period.form), hand.rules
    size, leading = rules["number_size"], rules["text_leading"]
    baseline = sheet.first_baseline(size) * MM
    above = baseline - rules["number_from_edge"] * MM - _NATURAL * size - BASELINE * leading
    below = RUNNING_LEADING if sheets.two_lines else 0.0
    after = (sheet.top + sheets.table_top) * MM - baseline - below - (1 - BASELINE) * leading
    label, name = form_texts("so_ghi_danh")(key, period=period.label), _name_runs(book, again)
    if sheets.two_lines:
        line = para("TenSoDauTrang", look=Look(before=above)).replace("</w:p>", f"{name}</w:p>")
        return page_number() + line + para("KyGhiDanh", label, Look(after=after))
    look = Look(before=above, after=after, tabs=(("right", sheet.text_width),))
    return page_number() + para("KyGhiDanh", label, look).replace("</w:p>", f"<w:r><w:tab/></w:r>{name}</w:p>")


def _name_runs(book: BookFacts, again: bool) -> str:
    """Return the book's name, and what sheet a page replaces: the number is Word's own."""
    style = "TenSoCuoiDong"
    if not again:
        return run(Span(running_name(book)), style=style)
    start, _, end = running_name(book, _PAGE).rpartition(str(_PAGE))
    return run(Span(start), style=style) + page_field(style) + (run(Span(end), style=style) if end else "")


def _head(maker: RowMaker, fonts: Fonts) -> Iterator[Band]:
    yield head_band(maker.grid, [column.caption for column in maker.columns], fonts)
    numbers = (Box(para("SoCot", f"({place})"), at="center", bare=True) for place in range(1, len(maker.columns) + 1))
    yield Band(tuple(numbers), head=True, least=NUMBER_ROW)


def _empty(maker: RowMaker) -> Band:
    said = (Span(form_texts("so_ghi_danh")("no_rows"), italic=True),)
    return Band((Box(para("OBang", said), span=len(maker.columns)),))


def _row(maker: RowMaker, line: EntryLine, fonts: Fonts) -> Band:
    if line.state is LineState.CANCELLED:
        return _cancelled(maker, line, fonts)
    ids = [column.id for column in maker.columns]
    place = ids.index(REMARK) if REMARK in ids else ids.index(NAME) if NAME in ids else len(ids) - 1
    remarks = [spans_of(runs, fonts, maker.grid.narrow(place)) for runs in maker.remarks(line)]
    boxes = [_cell(column, line) for column in maker.columns]
    if remarks:
        said = "".join(para("OBang", spans) for spans in remarks)
        own = boxes[place].content
        if ids[place] != REMARK:
            said = own + said
        elif line.cells.get(REMARK):
            said += own
        boxes[place] = Box(said)
    return Band(tuple(boxes))


def _cell(column: ColumnSpec, line: EntryLine) -> Box:
    if column.id == NAME:
        return Box(_name(line))
    text = padded(line.number) if column.id == NUMBER else line.cells.get(column.id, "")
    return Box(para("OBangGiua" if column.centred else "OBang", bound(text, column.width_mm < NARROW_MM)))


def _name(line: EntryLine) -> str:
    text = bound(line.name, narrow=True)
    if line.state is LineState.ENTERED:
        return para("OBang", (Span(text, bold=True),))
    return f'<w:p><w:pPr><w:pStyle w:val="OBang"/></w:pPr>{run(Span(text), strike=True)}</w:p>'


def _cancelled(maker: RowMaker, line: EntryLine, fonts: Fonts) -> Band:
    """Return number, struck name and one sentence over the widest run of the other columns."""
    first, last = maker.widest_run()
    boxes: list[Box] = []
    for place, column in enumerate(maker.columns):
        if place == first:
            boxes.append(Box(para("OBang", spans_of(maker.cancelled_runs(line), fonts)), span=last - first + 1))
        elif not first < place <= last:
            boxes.append(_cell(column, line) if column.id in (NUMBER, NAME) else Box(para("OBang")))
    return Band(tuple(boxes))


def _sums(period: PeriodSheet, maker: RowMaker, hand: Hand) -> Iterator[Band]:
    """Give the two rows of sums, as high as they are printed."""
    size, rule = maker.grid.size, hand.rules["table_rule"]
    pads = cell_pads(PAD_X, PAD_Y, size, maker.grid.leading, rule)
    above = FOOT_PAD * MM + ASCENT * size - BASELINE * FOOT_LEADING - rule / 2 - pads.top
    below = FOOT_PAD * MM + DESCENT * size - (1 - BASELINE) * FOOT_LEADING - rule / 2 - pads.bottom
    for text in (period_sum(period), year_sum(period)):
        spans = spans_of(marked(text, hand.fonts.regular, hand.fonts.bold), hand.fonts)
        yield Band((Box(para("CongKy", spans, Look(before=above, after=below)), span=len(maker.columns)),))
