"""The entries of one period in Word: a table that goes on over the pages, the sums, the signatures."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.documents import Span
from models.rules.numerals import padded
from models.rules.pages import BookFacts, ColumnSpec, EntryLine, LineState, PeriodSheet
from models.rules.periods import Period
from reports.breaking import NARROW_MM, marked
from reports.docx.file import WordFile, page_number
from reports.docx.parts import block_widths, cell_pads, head_band, signing
from reports.docx.pieces import BASELINE, Band, Box, Look, bound, kept, para, run, spans_of, table
from reports.docx.styles import SPACER_PT
from reports.fonts import Fonts
from reports.paper import ASCENT, DESCENT, MM, rule_set
from reports.parts.book_plan import (
    FOOT_LEADING,
    FOOT_PAD,
    FOOT_SIGNING,
    NUMBER_ROW,
    RUNNING_LEADING,
    Sheets,
    form_paper,
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


def add(
    file: WordFile, book: BookFacts, period: PeriodSheet, sheets: Sheets, fonts: Fonts, held: int
) -> tuple[str, str]:
    """Add a period, its last rows held by the sums; return what stands over its pages and over the first."""
    rules, maker = rule_set(), sheets.maker
    rows = [_row(maker, line, fonts) for line in period.lines] or [_empty(maker)]
    free = len(rows) - held
    rows[free:] = [kept(row) for row in rows[free:]]
    pads = cell_pads(PAD_X, PAD_Y, maker.grid.size, maker.grid.leading, rules["table_rule"])
    bands = (*_head(maker, fonts), *rows, *_sums(period, maker, fonts))
    sheet = form_paper(period.form)
    dated = place_and_date(book.letterhead, period.signed_on, Period.parse(period.key).last)
    signers = (titled(period.keeper, period.form), period.signer)
    lead = after_rule(0.0) * MM - SPACER_PT - BASELINE * rules["text_leading"]
    file.add(
        table(maker.grid.widths, bands, pads, rules["table_rule"]),
        HELD,
        signing(block_widths(sheet), signers, FOOT_SIGNING, lead, dated),
    )
    return _over(book, period, sheets, "running_continued"), _over(book, period, sheets, "running")


def _over(book: BookFacts, period: PeriodSheet, sheets: Sheets, key: str) -> str:
    """Return number and running line; its text hangs where the page has it, below the top margin."""
    sheet, leading = form_paper(period.form), rule_set()["text_leading"]
    size = rule_set()["number_size"]
    number_end = (rule_set()["number_from_edge"]) * MM + _NATURAL * size
    before = sheet.first_baseline(size) * MM - number_end - BASELINE * leading
    below = RUNNING_LEADING if sheets.two_lines else 0.0
    end = sheet.first_baseline(size) * MM + below + (1 - BASELINE) * leading
    after = (sheet.top + sheets.table_top) * MM - end
    label = form_texts("so_ghi_danh")(key, period=period.label)
    name = running_name(book, period.replacement)
    if sheets.two_lines:
        lines = para("TenSoDauTrang", name, Look(before=before)) + para("KyGhiDanh", label, Look(after=after))
        return page_number() + lines
    look = Look(before=before, after=after, tabs=(("right", sheet.text_width),))
    line = para("KyGhiDanh", label, look)
    return page_number() + line.replace("</w:p>", f"<w:r><w:tab/></w:r>{run(Span(name), style='TenSoCuoiDong')}</w:p>")


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


def _sums(period: PeriodSheet, maker: RowMaker, fonts: Fonts) -> Iterator[Band]:
    """Give the two rows of sums, as high as they are printed."""
    size, rule = maker.grid.size, rule_set()["table_rule"]
    pads = cell_pads(PAD_X, PAD_Y, size, maker.grid.leading, rule)
    above = FOOT_PAD * MM + ASCENT * size - BASELINE * FOOT_LEADING - rule / 2 - pads.top
    below = FOOT_PAD * MM + DESCENT * size - (1 - BASELINE) * FOOT_LEADING - rule / 2 - pads.bottom
    for text in (period_sum(period), year_sum(period)):
        spans = spans_of(marked(text, fonts.regular, fonts.bold), fonts)
        yield Band((Box(para("CongKy", spans, Look(before=above, after=below)), span=len(maker.columns)),))
