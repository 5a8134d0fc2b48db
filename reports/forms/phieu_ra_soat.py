"""Phiếu rà soát: names, birth years and units sent to the bodies that are asked; nothing else leaves the office."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.dates import doc_slash
from models.rules.errors import WorldError
from models.rules.pages import ReviewLine, ReviewSlipFacts, Signatory
from reports.breaking import Run, named
from reports.fonts import Fonts
from reports.paper import PT, paper
from reports.parts.flow import draw_lines, pages_of, paragraph
from reports.parts.grid import Grid, LaidRow
from reports.parts.letterhead import draw_letterhead, place_and_date
from reports.parts.lists import ListTable, counted
from reports.parts.running import draw_number
from reports.parts.signatures import block_height, draw_signatures
from reports.parts.titles import UNDER_DATE_PT, draw_title
from reports.press import About, Align, Press
from reports.texts import form_texts

WIDTHS = (14.0, 50.0, 20.0, 41.0, 40.0)
# A row leaves room for an answer with the pen.
LEAST_ROW = 11.0
ASKED_PT, REQUEST_PT, TABLE_PT, COUNT_PT, SIGN_PT = 30.0, 24.0, 12.0, 22.0, 24.4


def about(facts: ReviewSlipFacts) -> About:
    """Return what the file says of itself."""
    texts = form_texts("phieu_ra_soat")
    title = f"{texts('title').capitalize()} {texts('subject', round=facts.round_label)}"
    return About(title, facts.letterhead.body.replace("\n", " "), facts.asked, facts.dated)


def draw(press: Press, facts: ReviewSlipFacts) -> Iterator[None]:
    """Draw the slip page after page."""
    texts, sheet = form_texts("phieu_ra_soat"), paper(press.rule_set)
    grid = Grid(WIDTHS, pad_x=1.8, pad_y=1.3)
    table = ListTable(grid, texts.several("heads"), press.fonts)
    rows = [_row(grid, press.fonts, place, line) for place, line in enumerate(facts.lines, start=1)]
    press.begin(sheet, 1)
    top = _draw_top(press, facts)
    space = press.rule_set["signing_space_foot"]
    tail = (COUNT_PT + SIGN_PT) * PT + block_height(press, (reviewer(), facts.signer), dated=False, space_mm=space)
    for chunk in table.chunks(sheet, top, rows, tail):
        if chunk.page > 1:
            press.begin(sheet, chunk.page)
            draw_number(press, chunk.page)
        bottom = table.draw(press, chunk)
        if chunk.last:
            _draw_tail(press, facts, bottom)
        press.finish()
        yield


def _draw_top(press: Press, facts: ReviewSlipFacts) -> float:
    texts, sheet, fonts = form_texts("phieu_ra_soat"), press.paper, press.fonts
    dated = place_and_date(facts.letterhead, facts.signed_on, facts.dated)
    head = draw_letterhead(press, facts.letterhead, dated)
    subject = (texts("subject", round=facts.round_label),)
    y = draw_title(press, head.dated + UNDER_DATE_PT * PT, texts("title"), subject) + ASKED_PT * PT
    press.text(
        sheet.centre, y, texts("asked", asked=facts.asked), fonts.regular, press.rule_set["text_size"], Align.CENTRE
    )
    runs = [Run(fonts.regular, request(facts))]
    flow = paragraph(press.rule_set, runs, sheet.text_width, REQUEST_PT, press.rule_set["text_indent"])
    page = next(pages_of(flow, y, sheet))
    draw_lines(press, sheet.left, sheet.text_width, page)
    return page[-1][0] + TABLE_PT * PT


def request(facts: ReviewSlipFacts) -> str:
    """Return what the body is asked to do, and by when where a day is named."""
    texts = form_texts("phieu_ra_soat")
    return texts("request_by", day=doc_slash(facts.answer_by)) if facts.answer_by else texts("request")


def _row(grid: Grid, fonts: Fonts, place: int, line: ReviewLine) -> LaidRow:
    face = fonts.regular
    try:
        year = str(line.birth_year) if line.birth_year else ""
        row = grid.row(
            [
                grid.cell(0, str(place), face, Align.CENTRE),
                grid.cell(1, line.name, face),
                grid.cell(2, year, face, Align.CENTRE),
                grid.cell(3, line.unit, face),
                None,
            ]
        )
    except WorldError as error:
        raise named(error, line.name) from None
    row.height = max(row.height, LEAST_ROW)
    return row


def reviewer() -> Signatory:
    """Return the block that the body asked signs."""
    return Signatory(form_texts("phieu_ra_soat")("reviewer"), "", "")


def _draw_tail(press: Press, facts: ReviewSlipFacts, bottom: float) -> None:
    y = bottom + COUNT_PT * PT
    sentence = counted(form_texts("phieu_ra_soat"), [line.kind for line in facts.lines])
    press.text(press.paper.left, y, sentence, press.fonts.regular, press.rule_set["text_size"])
    left_x, right_x = press.paper.block_centres(press.rule_set)
    signers = ((left_x, reviewer()), (right_x, facts.signer))
    draw_signatures(press, y + SIGN_PT * PT, signers, press.rule_set["signing_space_foot"])
