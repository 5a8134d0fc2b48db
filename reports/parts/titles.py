"""Title block: kind in capitals, subject lines, and what ends it: five hyphens (Party) or a rule (State)."""

from __future__ import annotations

from collections.abc import Sequence

from reports.breaking import balanced, line_width
from reports.fonts import PER_EM
from reports.paper import MM, PT
from reports.press import Align, Press

UNDER_STAR_PT = 28.5
UNDER_DATE_PT = 32
_KIND_LEADING_PT = 20


def draw_title(press: Press, y: float, kind: str, subject: Sequence[str], centre: float | None = None) -> float:
    """Draw the title block and return the baseline of its hyphens or last line; y is the kind's baseline."""
    rules = press.rule_set
    x = press.paper.centre if centre is None else centre
    y = _draw_lines(press, x, y, (kind,), "kind", _KIND_LEADING_PT)
    lines = [text for text in subject if text.strip()]
    last = lines[-1] if lines else kind
    if lines:
        y = _draw_lines(press, x, y + rules["subject_drop"] * PT, lines, "subject", rules["text_leading"])
    return _draw_end(press, x, y, last, "subject" if lines else "kind")


def _draw_lines(press: Press, x: float, y: float, texts: Sequence[str], part: str, leading: float) -> float:
    """Draw balanced lines and return the last baseline."""
    rules, style = press.rule_set, press.rule_set.word(f"{part}_style")
    size, face = rules[f"{part}_size"], press.fonts.face(style)
    room = press.paper.text_width * MM / size * PER_EM
    cased = [text.upper() if "caps" in style else text for text in texts]
    lines = [line for text in cased for line in balanced(face, text, room)]
    for index, line in enumerate(lines):
        press.text(x, y + index * leading * PT, line, face, size, Align.CENTRE)
    return y + (len(lines) - 1) * leading * PT


def _draw_end(press: Press, x: float, y: float, text: str, part: str) -> float:
    """Draw hyphens, or a rule of some part of the last line, and return the baseline that the text counts from."""
    rules = press.rule_set
    drop = rules["title_mark_drop"] * PT
    if mark := rules.word("title_mark"):
        press.text(x, y + drop, mark, press.fonts.regular, rules["subject_size"], Align.CENTRE)
        return y + drop
    size, face = rules[f"{part}_size"], press.fonts.face(rules.word(f"{part}_style"))
    last = balanced(face, text, press.paper.text_width * MM / size * PER_EM)[-1]
    width = line_width(face, last) * size / PER_EM * PT * rules["title_rule_share"]
    press.rule_centred(x, y + drop, width)
    return y
