"""The public list in Word."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.pages import PublicListFacts
from reports.docx.file import NO_HEAD, Part, WordFile, page_number
from reports.docx.parts import (
    block_widths,
    cell,
    count_line,
    data_table,
    head,
    signing,
    signing_lead,
    table_after,
    title,
    under_star,
)
from reports.docx.pieces import Band
from reports.fonts import Fonts
from reports.forms.danh_sach_cong_khai import COUNT_PT, DATE_PT, TABLE_PT, WIDTHS, addressed
from reports.paper import paper, rule_set
from reports.parts.letterhead import place_and_date
from reports.texts import form_texts


def mirrored(_facts: PublicListFacts) -> bool:
    """Return False: one side of the sheet is printed."""
    return False


def write(file: WordFile, facts: PublicListFacts, fonts: Fonts) -> None:
    """Write the list."""
    texts, sheet = form_texts("danh_sach_cong_khai"), paper()
    subject = (texts("subject", period=facts.period_label),)
    file.add(
        head(sheet, fonts, facts.letterhead),
        title(sheet, fonts, texts("title"), subject, under_star(), after=table_after(TABLE_PT)),
        data_table(fonts, WIDTHS, texts.several("heads"), _rows(facts), side=2.0, pad_y=1.2),
        count_line(texts, [line.kind for line in facts.lines], COUNT_PT),
        signing(
            block_widths(sheet),
            (facts.signer,),
            rule_set()["signing_space"],
            signing_lead(DATE_PT),
            place_and_date(facts.letterhead, facts.signed_on, facts.dated),
        ),
    )
    file.end(Part(sheet, page_number(), first=NO_HEAD))


def _rows(facts: PublicListFacts) -> Iterator[Band]:
    for place, line in enumerate(facts.lines, start=1):
        name = addressed(line.address, line.name)
        yield Band((cell(str(place), "OBangGiua"), cell(name), cell(line.unit), cell(line.deed, narrow=False)))
