"""Title block: kind in capitals, subject lines, five hyphens."""

from __future__ import annotations

from collections.abc import Sequence

from reports.breaking import balanced
from reports.fonts import PER_EM
from reports.paper import MM, PT, rule_set
from reports.press import Align, Press

FIRST_SUBJECT_PT = 20
HYPHENS_PT = 15
UNDER_STAR_PT = 28.5
UNDER_DATE_PT = 32


def draw_title(press: Press, y: float, kind: str, subject: Sequence[str], centre: float | None = None) -> float:
    """Draw the title block and return the baseline of its hyphens; y is the kind's baseline."""
    rules, fonts = rule_set(), press.fonts
    x = press.paper.centre if centre is None else centre
    press.text(x, y, kind, fonts.bold, rules["kind_size"], Align.CENTRE)
    size = rules["subject_size"]
    room = press.paper.text_width * MM / size * PER_EM
    lines = [line for text in subject for line in balanced(fonts.bold, text, room)]
    for index, line in enumerate(lines):
        y += (rules["text_leading"] if index else FIRST_SUBJECT_PT) * PT
        press.text(x, y, line, fonts.bold, size, Align.CENTRE)
    y += HYPHENS_PT * PT
    press.text(x, y, "-----", fonts.regular, rules["subject_size"], Align.CENTRE)
    return y
