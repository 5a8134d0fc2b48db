"""Danh sách đề nghị of a round in Word."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.pages import ProposalListFacts
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
    under_star,
)
from reports.docx.pieces import Band
from reports.forms.danh_sach_cong_khai import addressed
from reports.forms.danh_sach_de_nghi import COUNT_PT, DATE_PT, TABLE_PT, WIDTHS, preparer
from reports.paper import paper
from reports.parts.letterhead import place_and_date
from reports.texts import form_texts


def mirrored(_facts: ProposalListFacts) -> bool:
    """Return False: one side of the sheet is printed."""
    return False


def write(file: WordFile, facts: ProposalListFacts, hand: Hand) -> None:
    """Write the list."""
    texts, sheet = form_texts("danh_sach_de_nghi"), paper(hand.rules, landscape=True)
    leading = hand.rules["head_leading"]
    subject = (texts("subject", round=facts.round_label),)
    file.add(
        Head(hand, sheet, facts.letterhead).table(),
        title(hand, sheet, texts("title"), subject, under_star(hand), leading, TABLE_PT).content,
        data_table(hand, WIDTHS, texts.several("heads"), _rows(facts), side=1.4, pad_y=1.3),
        count_line(hand, texts, [line.kind for line in facts.lines], COUNT_PT),
        signing(
            hand,
            block_widths(hand, sheet),
            (preparer(facts), facts.signer),
            hand.rules["signing_space_foot"],
            signing_lead(hand, DATE_PT),
            place_and_date(facts.letterhead, facts.signed_on, facts.dated),
        ),
    )
    file.end(Part(sheet, page_number(), first=NO_HEAD))


def _rows(facts: ProposalListFacts) -> Iterator[Band]:
    for place, line in enumerate(facts.lines, start=1):
        name = cell(addressed(line.address, line.name), bold=True)
        texts = (cell(line.role), cell(line.deed, narrow=False), cell(line.result), cell(line.eligibility))
        yield Band((cell(str(place), "OBangGiua"), name, *texts, cell("")))
