"""Official documents in Word: head, title, body, signatures with Nơi nhận, annexes on landscape pages."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.rules.documents import Block, LetterFacts
from models.rules.letters import (
    addressed_lines,
    ended,
    letter_subject,
    number_row,
    place_and_date,
    recipient_lines,
    signed,
)
from reports.breaking import line_width
from reports.docx import letter_end
from reports.docx.file import NO_HEAD, Part, WordFile, page_number
from reports.docx.letter_annexes import add_annex
from reports.docx.letter_body import Start, body
from reports.docx.parts import Hand, Head, title, under_star
from reports.docx.pieces import BASELINE, Look, bound, para
from reports.fonts import PER_EM
from reports.paper import PT, Paper, paper


def mirrored(facts: LetterFacts) -> bool:
    """Tell whether both sides of a sheet are printed."""
    return facts.two_sided


def write(file: WordFile, facts: LetterFacts, hand: Hand) -> None:
    """Write the document, then each annex in a section of its own."""
    sheet = paper(hand.rules, two_sided=facts.two_sided)
    top, start = _top(facts, hand, sheet)
    blocks = ended(hand.rules, facts.body)
    file.add(*top, *body(hand, sheet, blocks, start))
    dated = "" if facts.with_number else place_and_date(hand.rules, facts.letterhead.place, facts.dated, facts.near)
    lines = recipient_lines(hand.rules, facts.recipients.lines)
    file.add(
        *letter_end.end(hand, sheet, signed(hand.rules, facts.signers), lines, dated, _above_end(blocks, start, hand))
    )
    file.end(Part(sheet, page_number(), first=NO_HEAD))
    for annex in facts.annexes:
        add_annex(file, annex, hand)


def _above_end(blocks: Sequence[Block], start: Start, hand: Hand) -> float:
    """Return what lies under the last baseline above the signatures, in points."""
    if not blocks:
        return start.below
    return 0.0 if blocks[-1].table else (1 - BASELINE) * hand.rules["text_leading"]


def _top(facts: LetterFacts, hand: Hand, sheet: Paper) -> tuple[list[str], Start]:
    """Return head, title and Kính gửi, and where the text starts from."""
    rules = hand.rules
    numbered = facts.with_number
    dated = place_and_date(rules, facts.letterhead.place, facts.dated, facts.near) if numbered else ""
    number = number_row(rules, facts.symbol, facts.number) if numbered else ""
    subject = "" if facts.title else letter_subject(rules, facts.subject)
    said = [Head(hand, sheet, facts.letterhead, dated).table(number, subject)]
    under = rules["letter_subject_leading"] if subject else rules["head_leading"]
    start = Start((1 - BASELINE) * under, rules["addressed_drop"], rules["addressed_drop"])
    if facts.title:
        drop = rules["kind_drop"] if numbered else under_star(hand)
        block = title(hand, sheet, facts.title, facts.subject.split("\n"), drop, rules["head_leading"])
        said.append(block.content)
        start = Start(block.below, rules["first_text_drop"], rules["first_part_drop"])
    if lines := addressed_lines(facts.addressed):
        said += _addressed(hand, sheet, lines, rules["addressed_drop"] - start.below)
        drop = rules["addressed_text_drop"]
        start = Start((1 - BASELINE) * rules["text_leading"], drop, drop)
    return said, start


def _addressed(hand: Hand, sheet: Paper, lines: Sequence[str], drop: float) -> Iterator[str]:
    """Give whom the document is written to: one on the same line, several below with their dashes under the colon."""
    rules = hand.rules
    word, leading = rules.word("addressed_word"), rules["text_leading"]
    look = Look(before=max(drop - BASELINE * leading, 0.0))
    if len(lines) == 1:
        yield para("KinhGui", bound(f"{word} {lines[0]}"), look)
        return
    unit = rules["addressed_size"] / PER_EM * PT
    face = hand.face("addressed")
    lead = (line_width(face, word) - face.width(word[-1])) * unit
    dash = line_width(face, "- ") * unit
    widest = max(line_width(face, line.removeprefix("- ")) for line in lines) * unit
    left = max(sheet.text_width - lead - dash - widest, 0.0) / 2
    yield para("KinhGui", word, Look(before=look.before, left=left, align="left"))
    for line in lines:
        hung = Look(left=left + lead + dash, first=-dash, align="left")
        yield para("KinhGui", bound(line), hung)
