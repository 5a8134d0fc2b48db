"""Phiếu rà soát in Word."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.pages import ReviewSlipFacts
from reports.docx.file import NO_HEAD, Part, WordFile, page_number
from reports.docx.parts import (
    Hand,
    Head,
    block_widths,
    cell,
    count_line,
    data_table,
    signing,
    signing_lead,
    title,
)
from reports.docx.pieces import Band, Look, before, bound, para
from reports.docx.styles import MARK_LEADING
from reports.forms.phieu_ra_soat import (
    ASKED_PT,
    COUNT_PT,
    LEAST_ROW,
    REQUEST_PT,
    SIGN_PT,
    TABLE_PT,
    WIDTHS,
    request,
    reviewer,
)
from reports.paper import paper
from reports.parts.letterhead import place_and_date
from reports.parts.titles import UNDER_DATE_PT
from reports.texts import form_texts


def mirrored(_facts: ReviewSlipFacts) -> bool:
    """Return False: one side of the sheet is printed."""
    return False


def write(file: WordFile, facts: ReviewSlipFacts, hand: Hand) -> None:
    """Write the slip."""
    texts, sheet, leading = form_texts("phieu_ra_soat"), paper(hand.rules), hand.rules["text_leading"]
    subject = (texts("subject", round=facts.round_label),)
    dated = place_and_date(facts.letterhead, facts.signed_on, facts.dated)
    asked, asking = before(ASKED_PT, MARK_LEADING, leading), before(REQUEST_PT, leading, leading)
    file.add(
        Head(hand, sheet, facts.letterhead, dated).table(),
        title(hand, sheet, texts("title"), subject, UNDER_DATE_PT, hand.rules["head_leading"]).content,
        para("KinhGui", bound(texts("asked", asked=facts.asked)), Look(before=asked)),
        para("DoanVan", bound(request(facts)), Look(before=asking, after=TABLE_PT - 0.2 * leading)),
        data_table(hand, WIDTHS, texts.several("heads"), _rows(facts), side=1.8, pad_y=1.3),
        count_line(hand, texts, [line.kind for line in facts.lines], COUNT_PT),
        signing(
            hand,
            block_widths(hand, sheet),
            (reviewer(), facts.signer),
            hand.rules["signing_space_foot"],
            signing_lead(hand, SIGN_PT),
        ),
    )
    file.end(Part(sheet, page_number(), first=NO_HEAD))


def _rows(facts: ReviewSlipFacts) -> Iterator[Band]:
    for place, line in enumerate(facts.lines, start=1):
        year = str(line.birth_year) if line.birth_year else ""
        cells = (cell(str(place), "OBangGiua"), cell(line.name), cell(year, "OBangGiua"), cell(line.unit), cell(""))
        yield Band(cells, least=LEAST_ROW)
