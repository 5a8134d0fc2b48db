"""What a rule set writes on an official document: number and symbol, place and date, recipients, the end mark."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from models.rules.dates import doc_date
from models.rules.documents import Block, BlockKind, LetterFacts, Span
from models.rules.pages import Signatory
from models.rules.rulesets import RuleSet
from models.rules.text import clean_text

SOFT_SPACE = "\u00a0"
# Of the Times faces, in ems; and mm a point.
_SPACE_EM, _PT = 0.25, 25.4 / 72
_ROMAN = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
# However they were typed: T/M, T.M, TM., TM.
_FORMS = {
    name: re.compile(rf"\s*{'[/.]?'.join(letters)}\s*[/.]?\s+(?=\S)", re.IGNORECASE)
    for name, letters in (("on_behalf", "TM"), ("for_head", "KT"), ("by_order", "TL"), ("by_mandate", "TUQ"))
}
_FORMS["acting"] = re.compile(r"\s*Q\s*[/.]\s*(?=\S)", re.IGNORECASE)
_ENDS = ("./.", ".")


def symbol(rules: RuleSet, kind: str, body: str, unit: str = "") -> str:
    """Return what follows the number: "BC/ĐU", "BC-UBND", "UBND-VX"; `unit` is who drafted a State công văn."""
    code = rules.code(kind)
    pattern = rules.word("symbol_letter" if kind == "cong_van" else "symbol_pattern")
    return pattern.format(code=code, body=body, unit=unit).strip("-/")


def pen_gap(rules: RuleSet, size: float, around: int = 0) -> str:
    """Return the spaces that leave room for the pen; `around` of them stand as plain spaces beside it."""
    spaces = math.ceil(rules["pen_gap"] / (_SPACE_EM * size * _PT))
    return SOFT_SPACE * max(spaces - around, 1)


def number_row(rules: RuleSet, symbol: str, number: int | None) -> str:
    """Return "Số 05-BC/ĐU" or "Số: 05/BC-UBND"; without a number the gap for it."""
    pattern = rules.word("number_pattern")
    if number is not None:
        return pattern.format(number=f"{number:0{int(rules['number_digits'])}d}", symbol=symbol)
    # The pattern's own space is one of the gap's.
    return pattern.format(number=pen_gap(rules, rules["number_row_size"], 1), symbol=symbol)


def place_and_date(rules: RuleSet, place: str, day: date | None, near: date) -> str:
    """Return "Khe Vàng, ngày 31 tháng 5 năm 2027"; without a day a gap for the pen in the month of `near`."""
    words = doc_date(day or near)
    if day is None:
        words = f"ngày {pen_gap(rules, rules['place_date_size'], 2)} tháng" + words.partition("tháng")[2]
    return f"{place}, {words}"


def signed(rules: RuleSet, signers: Sequence[Signatory]) -> tuple[Signatory, ...]:
    """Return the blocks with the forms of signing as the rules write them: T/M, K/T, T/L, or TM., KT., TL., TUQ."""
    return tuple(
        Signatory(_signing_form(rules, one.authority), _signing_form(rules, one.title), one.name) for one in signers
    )


def _signing_form(rules: RuleSet, text: str) -> str:
    lines = []
    for line in text.split("\n"):
        for name, form in _FORMS.items():
            found = form.match(line)
            # Where the rules know no such form, what was typed stands.
            if found and rules.word(name):
                line = f"{rules.word(name)} {line[found.end() :]}"
                break
        lines.append(line)
    return "\n".join(lines)


def recipient_lines(rules: RuleSet, lines: Sequence[str]) -> tuple[str, ...]:
    """Return the lines of Nơi nhận with dash and separator, the last with its end."""
    bare = [line.strip().removeprefix("-").strip().rstrip(";,.").strip() for line in lines]
    return _listed([line for line in bare if line], rules.word("recipients_separator"), rules.word("recipients_end"))


def addressed_lines(lines: Sequence[str]) -> tuple[str, ...]:
    """Return who is written to: one as it is, several with dashes and semicolons."""
    bare = [line.strip().removeprefix("-").strip().rstrip(";,.").strip() for line in lines]
    bare = [line for line in bare if line]
    return tuple(f"{line}." for line in bare) if len(bare) == 1 else _listed(bare, ";", ".")


def _listed(lines: Sequence[str], separator: str, end: str) -> tuple[str, ...]:
    return tuple(f"- {line}{end if place == len(lines) else separator}" for place, line in enumerate(lines, 1))


def letter_subject(rules: RuleSet, subject: str) -> str:
    """Return the subject of a công văn with the words before it, unless they stand there."""
    prefix = rules.word("letter_subject_prefix")
    known = subject.lower().startswith(("v/v", "về việc"))
    return subject if known or not subject or not prefix else f"{prefix} {subject}"


def item_text(text: str) -> str:
    """Return a line of a list with its dash."""
    return text if text.startswith(("-", "+", "–")) else f"- {text}"


def annex_label(rules: RuleSet, number: str) -> str:
    """Return "Phụ lục 1" or "Phụ lục II"; an annex alone may have no number."""
    shown = number.strip()
    if rules.word("annex_number") == "roman" and shown.isdecimal():
        shown = roman(int(shown))
    return f"{rules.word('annex_word')} {shown}".strip()


def roman(number: int) -> str:
    """Return a number from 1 to 39 in Roman figures, a greater one as it is."""
    if not 0 < number < 40:
        return str(number)
    shown = ""
    for value, figure in _ROMAN:
        times, number = divmod(number, value)
        shown += figure * times
    return shown


def ended(rules: RuleSet, body: Sequence[Block]) -> tuple[Block, ...]:
    """Return the body with the rules' mark after its last sentence; a table or bare heading there stays as it is."""
    blocks = list(body)
    while blocks and blocks[-1].kind is not BlockKind.TABLE and not clean_text(block_text(blocks[-1])):
        blocks.pop()
    if not blocks or blocks[-1].kind is BlockKind.TABLE or _is_bare_heading(blocks[-1]):
        return tuple(body)
    spans = list(blocks[-1].spans)
    while not clean_text(spans[-1].text):
        spans.pop()
    blocks[-1] = replace(blocks[-1], spans=_ended_spans(spans, rules.word("end_mark")))
    return tuple(blocks)


def _is_bare_heading(block: Block) -> bool:
    """Tell whether a block is a heading whose text is still to be written below it."""
    headings = (BlockKind.PART, BlockKind.SECTION)
    return block.kind in headings and not block_text(block).rstrip().endswith(_ENDS)


def _ended_spans(spans: list[Span], mark: str) -> tuple[Span, ...]:
    last = spans[-1]
    text = _with_end(last.text, mark)
    if last.figure and text.startswith(last.text):
        # The mark is not part of a figure, which may stand in a frame.
        return (*spans, Span(text.removeprefix(last.text), last.bold, last.italic))
    return (*spans[:-1], replace(last, text=text))


def _with_end(text: str, mark: str) -> str:
    bare = text.rstrip()
    for end in _ENDS:
        if bare.endswith(end) and not bare.endswith(".."):
            return bare.removesuffix(end) + mark
    return bare + mark if bare[-1:].isalnum() or bare[-1:] in ')”"%' else bare


def block_text(block: Block) -> str:
    """Return the words of a block without their styles."""
    return "".join(span.text for span in block.spans)


def unconfirmed(facts: LetterFacts) -> tuple[Span, ...]:
    """Return the figures that the clerk has not confirmed, in the order of the text."""
    return tuple(span for block in facts.body for span in block.spans if not span.confirmed)
