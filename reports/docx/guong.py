"""Gương in Word: the same text; Word, not we, decides where a longer one ends."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.documents import Span
from models.rules.pages import PosterFacts
from reports.breaking import balanced
from reports.docx.file import NO_HEAD, Part, WordFile, page_number
from reports.docx.parts import (
    Hand,
    Head,
    block_widths,
    cell_pads,
    signing,
    signing_lead,
    title,
    under_star,
)
from reports.docx.pieces import Band, Box, Look, before, bound, para, table
from reports.docx.styles import MARK_LEADING
from reports.fonts import PER_EM
from reports.forms import guong as page
from reports.paper import MM, paper
from reports.parts.letterhead import place_and_date
from reports.texts import form_texts

_NAME_LEADING, _FACTS_LEADING = 24.0, 17.0


def mirrored(_facts: PosterFacts) -> bool:
    """Return False: one side of the sheet is printed."""
    return False


def write(file: WordFile, facts: PosterFacts, hand: Hand) -> None:
    """Write the page."""
    texts, sheet = form_texts("guong"), paper(hand.rules)
    leading = hand.rules["head_leading"]
    subject = (texts("subject", period=facts.period_label),)
    file.add(
        Head(hand, sheet, facts.letterhead).table(),
        title(hand, sheet, texts("title"), subject, under_star(hand), leading).content,
        *_name(facts, hand, sheet.text_width),
        _facts(facts, hand),
        *_text(facts, hand),
        signing(
            hand,
            block_widths(hand, sheet),
            (facts.signer,),
            hand.rules["signing_space_foot"],
            signing_lead(hand, page.DATE_PT),
            place_and_date(facts.letterhead, facts.signed_on, facts.dated),
        ),
    )
    file.end(Part(sheet, page_number(), first=NO_HEAD))


def _name(facts: PosterFacts, hand: Hand, width: float) -> Iterator[str]:
    """Give the name and the function, the last of them as far from the table as on the page."""
    size, leading = hand.rules["text_size"], hand.rules["text_leading"]
    said = balanced(hand.fonts.bold, page.addressed_name(facts), width * MM / page.NAME_SIZE * PER_EM)
    below, last = before(page.NAME_PT, MARK_LEADING, _NAME_LEADING), page.TABLE_PT
    after = 0.0 if facts.role else last - 0.2 * _NAME_LEADING
    yield para("TenNguoi", "\n".join(said), Look(before=below, after=after))
    if facts.role:
        lines = balanced(hand.fonts.regular, facts.role, width * MM / size * PER_EM)
        drop = before(page.ROLE_PT, _NAME_LEADING, leading)
        yield para("KinhGui", "\n".join(lines), Look(before=drop, after=last - 0.2 * leading, keep=True))


def _facts(facts: PosterFacts, hand: Hand) -> str:
    rules = hand.rules
    pads = cell_pads(page.PAD_X, page.PADS[0], rules["text_size"], _FACTS_LEADING, rules["table_rule"])
    bands = (
        Band((Box(para("DongBangGuong", (Span(label, bold=True),))), Box(para("DongBangGuong", bound(text)))))
        for label, text in page.fact_rows(facts)
    )
    return table(page.WIDTHS, bands, pads, rules["table_rule"])


def _text(facts: PosterFacts, hand: Hand) -> Iterator[str]:
    texts, leading = form_texts("guong"), hand.rules["text_leading"]
    gap = page.FIRST_PT - 0.8 * leading
    for label, text in ((texts("deed"), facts.deed), (texts("result"), facts.result)):
        if text:
            yield para("DeMucLien", label, Look(before=gap))
            for part in text.split("\n"):
                yield para("DoanVan", bound(part))
            gap = before(page.NEXT_PT, leading, leading)
    said = [texts("contributions", contributions=facts.contributions)] if facts.contributions else []
    said += [way] if (way := page.way(facts)) else []
    for line in said:
        yield para("DoanLien", bound(line), Look(before=gap))
        gap = before(page.TEXT_PT, leading, leading)
