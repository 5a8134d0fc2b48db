"""The public list in Word."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.pages import PublicListFacts
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
from reports.forms.danh_sach_cong_khai import COUNT_PT, DATE_PT, TABLE_PT, WIDTHS, addressed
from reports.paper import paper
from reports.parts.letterhead import place_and_date
from reports.texts import form_texts


def mirrored(_facts: PublicListFacts) -> bool:
    """Return False: one side of the sheet is printed."""
    return False


def write(file: WordFile, facts: PublicListFacts, hand: Hand) -> None:
    """Write the list."""
    texts, sheet = form_texts("danh_sach_cong_khai"), paper(hand.rules)
    leading = hand.rules["head_leading"]
    subject = (texts("subject", period=facts.period_label),)
    file.add(
        Head(hand, sheet, facts.letterhead).table(),
        title(hand, sheet, texts("title"), subject, under_star(hand), leading, TABLE_PT).content,
        data_table(hand, WIDTHS, texts.several("heads"), _rows(facts), side=2.0, pad_y=1.2),
        count_line(hand, texts, [line.kind for line in facts.lines], COUNT_PT),
        signing(
            hand,
            block_widths(hand, sheet),
            (facts.signer,),
            hand.rules["signing_space"],
            signing_lead(hand, DATE_PT),
            place_and_date(facts.letterhead, facts.signed_on, facts.dated),
        ),
    )
    file.end(Part(sheet, page_number(), first=NO_HEAD))


def _rows(facts: PublicListFacts) -> Iterator[Band]:
    for place, line in enumerate(facts.lines, start=1):
        name = addressed(line.address, line.name)
        yield Band((cell(str(place), "OBangGiua"), cell(name), cell(line.unit), cell(line.deed, narrow=False)))
