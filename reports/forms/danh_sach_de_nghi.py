"""Danh sách đề nghị of a round: what is put before the meeting, with room for the pen. For this office only."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.errors import WorldError
from models.rules.pages import ProposalLine, ProposalListFacts, Signatory
from reports.breaking import named
from reports.fonts import Fonts
from reports.forms.danh_sach_cong_khai import addressed
from reports.paper import PT, paper
from reports.parts.grid import Grid, LaidRow
from reports.parts.letterhead import draw_letterhead, place_and_date
from reports.parts.lists import ListTable, counted
from reports.parts.running import draw_number
from reports.parts.signatures import block_height, draw_signatures
from reports.parts.titles import UNDER_STAR_PT, draw_title
from reports.press import About, Align, Press
from reports.texts import form_texts

WIDTHS = (12.0, 40.0, 38.0, 70.0, 38.0, 30.0, 24.0)
TABLE_PT, COUNT_PT, DATE_PT = 14.5, 22.0, 24.4


def about(facts: ProposalListFacts) -> About:
    """Return what the file says of itself."""
    texts = form_texts("danh_sach_de_nghi")
    title = f"{texts('title').capitalize()} {texts('subject', round=facts.round_label)}"
    return About(title, facts.letterhead.body.replace("\n", " "), facts.round_label, facts.dated)


def draw(press: Press, facts: ProposalListFacts) -> Iterator[None]:
    """Draw the list page after page, landscape, one side."""
    texts, sheet = form_texts("danh_sach_de_nghi"), paper(press.rule_set, landscape=True)
    grid = Grid(WIDTHS, pad_x=1.4, pad_y=1.3)
    table = ListTable(grid, texts.several("heads"), press.fonts)
    rows = [_row(grid, press.fonts, place, line) for place, line in enumerate(facts.lines, start=1)]
    press.begin(sheet, 1)
    head = draw_letterhead(press, facts.letterhead)
    subject = (texts("subject", round=facts.round_label),)
    top = draw_title(press, head.star + UNDER_STAR_PT * PT, texts("title"), subject) + TABLE_PT * PT
    space = press.rule_set["signing_space_foot"]
    tail = (COUNT_PT + DATE_PT) * PT + block_height(press, (preparer(facts), facts.signer), dated=True, space_mm=space)
    for chunk in table.chunks(sheet, top, rows, tail):
        if chunk.page > 1:
            press.begin(sheet, chunk.page)
            draw_number(press, chunk.page)
        bottom = table.draw(press, chunk)
        if chunk.last:
            _draw_tail(press, facts, bottom)
        press.finish()
        yield


def preparer(facts: ProposalListFacts) -> Signatory:
    """Return the block of who prepared the list, with the form's own title unless the facts give another."""
    title = facts.preparer.authority or form_texts("danh_sach_de_nghi")("preparer")
    return Signatory(title, facts.preparer.title, facts.preparer.name)


def _row(grid: Grid, fonts: Fonts, place: int, line: ProposalLine) -> LaidRow:
    face = fonts.regular
    try:
        name = grid.cell(1, addressed(line.address, line.name), fonts.bold)
        texts = (line.role, line.deed, line.result, line.eligibility)
        cells = [grid.cell(column, text, face) for column, text in enumerate(texts, start=2)]
        return grid.row([grid.cell(0, str(place), face, Align.CENTRE), name, *cells, None])
    except WorldError as error:
        raise named(error, line.name) from None


def _draw_tail(press: Press, facts: ProposalListFacts, bottom: float) -> None:
    y = bottom + COUNT_PT * PT
    sentence = counted(form_texts("danh_sach_de_nghi"), [line.kind for line in facts.lines])
    press.text(press.paper.left, y, sentence, press.fonts.regular, press.rule_set["text_size"])
    left_x, right_x = press.paper.block_centres(press.rule_set)
    dated = place_and_date(facts.letterhead, facts.signed_on, facts.dated)
    signers = ((left_x, preparer(facts)), (right_x, facts.signer))
    draw_signatures(press, y + DATE_PT * PT, signers, press.rule_set["signing_space_foot"], dated)
