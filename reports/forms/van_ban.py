"""Official documents (báo cáo, giấy mời, thông báo, công văn, …), drawn by the rules of their day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.rules.documents import LetterFacts
from models.rules.errors import WorldError
from models.rules.letters import (
    addressed_lines,
    ended,
    letter_subject,
    number_row,
    place_and_date,
    recipient_lines,
    signed,
)
from models.rules.pages import Edge
from models.rules.rulesets import RuleSet, overridden
from reports.breaking import named
from reports.paper import PT, Paper, duplex, paper
from reports.parts.addressed import draw_addressed
from reports.parts.annexes import LaidAnnex
from reports.parts.flow import Piece, Tail, draw_lines, pages_of
from reports.parts.letter_body import BodyFlow
from reports.parts.letter_end import LetterEnd
from reports.parts.letterhead import HeadEnd, draw_letterhead
from reports.parts.running import draw_number
from reports.parts.tables import draw_tables
from reports.parts.titles import UNDER_STAR_PT, draw_title
from reports.press import About, Press
from reports.texts import form_texts
from resources.rulesets import rule_set


def rules(facts: LetterFacts) -> RuleSet:
    """Return the document's rule set with the office's own values; Refused rule_unknown, rule_range, rule_choice."""
    return overridden(rule_set(facts.rules), facts.overrides)


def about(facts: LetterFacts) -> About:
    """Return what the file says of itself."""
    title = " ".join(f"{facts.title.capitalize()} {facts.subject}".split())
    number = number_row(rules(facts), facts.symbol, facts.number) if facts.with_number else ""
    turned = duplex(landscape=False, binding=Edge.LEFT) if facts.two_sided else "Simplex"
    body = facts.letterhead.body.replace("\n", " ")
    return About(title, body, " ".join(number.split()), facts.dated or facts.near, turned)


def draw(press: Press, facts: LetterFacts) -> Iterator[None]:
    """Draw the pages of the document, then its annexes; each step is one page."""
    end, annexes = _end(press, facts), [LaidAnnex(press.fonts, press.rule_set, one) for one in facts.annexes]
    sheet = _sheet(press.rule_set, facts, 1)
    press.begin(sheet, 1)
    y, drop, part_drop = _draw_top(press, facts)
    flow = [*_body(press, facts, sheet, drop, part_drop), *end.pieces()]
    if not facts.body:
        for piece in flow[:1]:
            piece.gap = drop
    for number, page in enumerate(pages_of(_bound(flow), y, sheet), start=1):
        if number > 1:
            press.begin(_sheet(press.rule_set, facts, number), number)
            draw_number(press, number)
        _draw_page(press, page, end)
        yield
    for annex in annexes:
        yield from annex.draw(press, facts.two_sided, press.pages)


def _sheet(rules: RuleSet, facts: LetterFacts, number: int) -> Paper:
    return paper(rules, two_sided=facts.two_sided, back=number % 2 == 0)


def _draw_page(press: Press, page: Sequence[tuple[float, Piece]], end: LetterEnd) -> None:
    sheet = press.paper
    draw_lines(press, sheet.left, sheet.text_width, page)
    draw_tables(press, sheet.left, page)
    for y, piece in page:
        if isinstance(piece, Tail):
            end.draw(press, y)
    press.finish()


def _dated(press: Press, facts: LetterFacts) -> str:
    return place_and_date(press.rule_set, facts.letterhead.place, facts.dated, facts.near)


def _end(press: Press, facts: LetterFacts) -> LetterEnd:
    """Lay out the end; a document without a number has its date above the signature."""
    width = _sheet(press.rule_set, facts, 1).text_width
    dated = "" if facts.with_number else _dated(press, facts)
    lines = recipient_lines(press.rule_set, facts.recipients.lines)
    return LetterEnd(press.fonts, press.rule_set, signed(press.rule_set, facts.signers), lines, width, dated)


def _body(press: Press, facts: LetterFacts, sheet: Paper, drop: float, part_drop: float) -> list[Piece]:
    flow = BodyFlow(press.fonts, press.rule_set, sheet.text_width, sheet.text_bottom - sheet.top)
    return flow.pieces(ended(press.rule_set, facts.body), drop, part_drop)


def _bound(flow: list[Piece]) -> list[Piece]:
    """Bind the end to the last line of the text, which another line stays with."""
    for place, piece in enumerate(flow):
        if isinstance(piece, Tail):
            piece.together = place > 0
            if place > 1:
                flow[place - 1].together = True
    return flow


def _draw_top(press: Press, facts: LetterFacts) -> tuple[float, float, float]:
    """Draw head, title and Kính gửi; return the baseline above the text and its drops to a text or a heading."""
    rules, texts = press.rule_set, form_texts("van_ban")
    try:
        head = _draw_head(press, facts)
    except WorldError as error:
        raise named(error, texts("place_head")) from None
    y, drop, part_drop = head.lowest, rules["addressed_drop"], rules["addressed_drop"]
    if facts.title:
        y = _draw_title(press, facts, head)
        drop, part_drop = rules["first_text_drop"], rules["first_part_drop"]
    lines = addressed_lines(facts.addressed)
    if not lines:
        return y, drop, part_drop
    try:
        y = draw_addressed(press, y + rules["addressed_drop"] * PT, lines)
    except WorldError as error:
        raise named(error, texts("place_addressed")) from None
    return y, rules["addressed_text_drop"], rules["addressed_text_drop"]


def _draw_head(press: Press, facts: LetterFacts) -> HeadEnd:
    subject = "" if facts.title else letter_subject(press.rule_set, facts.subject)
    number = number_row(press.rule_set, facts.symbol, facts.number) if facts.with_number else ""
    dated = _dated(press, facts) if facts.with_number else ""
    return draw_letterhead(press, facts.letterhead, dated, number=number, letter_subject=subject)


def _draw_title(press: Press, facts: LetterFacts, head: HeadEnd) -> float:
    y = head.dated + press.rule_set["kind_drop"] * PT
    if not facts.with_number:
        y = head.star + UNDER_STAR_PT * PT
    try:
        return draw_title(press, y, facts.title, facts.subject.split("\n"))
    except WorldError as error:
        raise named(error, form_texts("van_ban")("place_title")) from None
