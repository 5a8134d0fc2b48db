"""Annexes in Word: landscape pages inside a portrait document, bound at their upper edge.

Word mirrors left and right only, so the backs of an annex have the binding edge above as well.
"""

from __future__ import annotations

from models.rules.documents import Annex
from reports.docx.file import NO_HEAD, Part, WordFile, page_number
from reports.docx.letter_body import laid
from reports.docx.parts import Hand, ruled
from reports.docx.pieces import BASELINE, Look, before, para
from reports.docx.styles import MARK_LEADING, RULE_PT, SPACER_PT
from reports.parts.annexes import TABLE_PT, LaidAnnex, annex_paper

_STYLES = {"annex_word": "PhuLuc", "annex_name": "TenPhuLuc", "annex_reference": "KemPhuLuc"}


def add_annex(file: WordFile, annex: Annex, hand: Hand) -> None:
    """Add an annex as a section of its own."""
    rules = hand.rules
    made, sheet = LaidAnnex(hand.fonts, rules, annex), annex_paper(rules, two_sided=False, back=False)
    leading = rules["head_leading"]
    grouped: dict[str, list[str]] = {}
    for _, text, part in made.lines:
        grouped.setdefault(part, []).append(text)
    drops = {part: drop for drop, _, part in reversed(made.lines)}
    for place, (part, lines) in enumerate(grouped.items()):
        lead = before(drops[part], leading, leading) if place else 0.0
        file.add(para(_STYLES[part], "\n".join(lines), Look(before=lead)))
    last = list(grouped)[-1]
    if mark := rules.word("title_mark"):
        look = Look(before=before(made.end_drop(), leading, MARK_LEADING))
        below = (1 - BASELINE) * MARK_LEADING
        file.add(para("GachTrichYeu", mark, look))
    else:
        width = hand.width(last, grouped[last][-1]) * rules["title_rule_share"]
        below = max(made.end_drop(), (1 - BASELINE) * leading) + RULE_PT
        file.add(ruled(rules, sheet.text_width, width, made.end_drop(), leading))
    file.add(para("DongDem", look=Look(before=max(TABLE_PT - below - SPACER_PT, 0.0), keep=True)))
    file.add(laid(hand, made.table, annex.table.total))
    own = rules.word("annex_pages") == "own"
    drop = sheet.top - rules["number_from_edge"]
    file.end(Part(sheet, page_number(), NO_HEAD if own else None, 1 if own else None, head_drop=drop))
