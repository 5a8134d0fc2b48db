"""Whom a document is written to: one on the same line, several below each other with their dashes under the colon."""

from __future__ import annotations

from collections.abc import Sequence

from reports.breaking import line_width, wrap
from reports.fonts import PER_EM
from reports.paper import MM, PT
from reports.press import Align, Press


def draw_addressed(press: Press, y: float, lines: Sequence[str]) -> float:
    """Draw the block centred on the page and return its last baseline; y is its first."""
    rules, sheet = press.rule_set, press.paper
    face, size = press.fonts.face(rules.word("addressed_style")), rules["addressed_size"]
    word, leading = rules.word("addressed_word"), rules["text_leading"] * PT
    unit = size / PER_EM * PT
    lead = line_width(face, word if len(lines) > 1 else f"{word} ") * unit
    hang = line_width(face, "- ") * unit if len(lines) > 1 else 0.0
    if hang:
        # Under the colon itself, the word's last sign.
        lead -= face.width(word[-1]) * unit
    room = (sheet.text_width - lead - hang) * MM / size * PER_EM
    broken = [wrap(face, line.removeprefix("- ").split(), room) for line in lines]
    widest = max(line_width(face, " ".join(words)) for one in broken for words in one) * unit
    left = sheet.left + max(sheet.text_width - lead - hang - widest, 0.0) / 2
    press.text(left, y, word, face, size)
    y += leading if hang else 0.0
    for one in broken:
        if hang:
            press.text(left + lead, y, "-", face, size)
        for words in one:
            press.text(left + lead + hang, y, " ".join(words), face, size, Align.LEFT)
            y += leading
    return y - leading
