"""Entry pages of the Sổ: running line, table, foot of the period with its signatures."""

from __future__ import annotations

from models.rules.pages import BookFacts, PeriodSheet
from models.rules.periods import Period
from reports.paper import PT
from reports.parts.book_plan import (
    BOOK_NAME_SIZE,
    FOOT_LEADING,
    FOOT_PAD,
    FOOT_SIGNING,
    NUMBER_ROW,
    RUNNING_LEADING,
    RUNNING_SIZE,
    PagePlan,
    Sheets,
    replaced,
    running_name,
)
from reports.parts.grid import LaidRow, draw_head, draw_rows, draw_rules
from reports.parts.letterhead import place_and_date
from reports.parts.running import draw_number
from reports.parts.signatures import after_rule, draw_signatures, titled
from reports.parts.tables import draw_column_numbers
from reports.press import Align, Press
from reports.texts import form_texts


def draw_entries(press: Press, book: BookFacts, page: PagePlan, period: PeriodSheet, sheets: Sheets) -> None:
    """Draw one entry page."""
    paper, grid = press.paper, sheets.maker.grid
    top = paper.top + sheets.table_top
    if page.onto is not None:
        _draw_added(press, book, page, period, sheets, top + sheets.head_height + NUMBER_ROW + page.onto)
        return
    draw_number(press, page.number or 0)
    _draw_running(press, book, page, period, sheets)
    draw_head(press, grid, paper.left, top, sheets.heads, sheets.head_height)
    numbers = top + sheets.head_height
    draw_column_numbers(press, grid, paper.left, numbers, NUMBER_ROW)
    first = numbers + NUMBER_ROW
    bottom = draw_rows(press, grid, paper.left, first, page.rows)
    bands: list[LaidRow | float] = [sheets.head_height, NUMBER_ROW, *page.rows]
    if page.foot:
        bands += page.foot.rows
        bottom = draw_rows(press, grid, paper.left, bottom, page.foot.rows, FOOT_PAD, FOOT_LEADING)
    draw_rules(press, grid, paper.left, top, bands)
    if page.foot:
        _draw_signing(press, book, period, bottom)


def _draw_added(press: Press, book: BookFacts, page: PagePlan, period: PeriodSheet, sheets: Sheets, top: float) -> None:
    """Draw rows below those that the filed sheet holds: no head, no number, and the rule above them is on paper."""
    grid, left = sheets.maker.grid, press.paper.left
    bottom = draw_rows(press, grid, left, top, page.rows)
    bands: list[LaidRow | float] = [*page.rows]
    if page.foot:
        bands += page.foot.rows
        bottom = draw_rows(press, grid, left, bottom, page.foot.rows, FOOT_PAD, FOOT_LEADING)
    draw_rules(press, grid, left, top, bands, closed=False)
    if page.foot:
        _draw_signing(press, book, period, bottom)


def _draw_running(press: Press, book: BookFacts, page: PagePlan, period: PeriodSheet, sheets: Sheets) -> None:
    """Draw period and book name, on one line where both fit."""
    paper, fonts, texts = press.paper, press.fonts, form_texts("so_ghi_danh")
    y = paper.first_baseline(RUNNING_SIZE)
    name = running_name(book, replaced(book, page.number))
    press.text(paper.text_right, y, name, fonts.italic, BOOK_NAME_SIZE, Align.RIGHT)
    key = "running" if page.first else "running_continued"
    below = RUNNING_LEADING * PT if sheets.two_lines else 0.0
    press.text(paper.left, y + below, texts(key, period=period.label), fonts.bold, RUNNING_SIZE)


def _draw_signing(press: Press, book: BookFacts, period: PeriodSheet, bottom: float) -> None:
    left_x, right_x = press.paper.block_centres(press.rule_set)
    dated = place_and_date(book.letterhead, period.signed_on, Period.parse(period.key).last)
    signers = ((left_x, titled(period.keeper, period.form)), (right_x, period.signer))
    draw_signatures(press, after_rule(press.rule_set, bottom), signers, FOOT_SIGNING, dated)
