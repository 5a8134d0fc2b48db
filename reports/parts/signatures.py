"""Signature blocks: authority bold, title regular, room for the pen, name bold."""

from __future__ import annotations

from models.rules.pages import BookForm, Signatory
from reports.breaking import balanced
from reports.fonts import PER_EM
from reports.paper import ASCENT, DESCENT, MM, PT, rule_set
from reports.press import Align, Press

# The block starts 12 pt below the text: this is its first baseline below a baseline, in points.
AFTER_TEXT_PT = 24.4
_GAP_PT = 12
_WIDEST_MM = 100.0


def titled(keeper: Signatory, form: BookForm) -> Signatory:
    """Return the keeper's block with the form's own title, unless the facts give another."""
    return Signatory(keeper.authority or form.keeper_title, keeper.title, keeper.name)


def after_rule(y: float) -> float:
    """Return the first baseline of a block that stands under a rule at y."""
    return y + (_GAP_PT + ASCENT * rule_set()["signature_size"]) * PT


def name_drop(space_mm: float) -> float:
    """Return the distance from the last baseline above to the name's, mm."""
    return space_mm + ASCENT * rule_set()["signature_size"] * PT


def block_height(signers: tuple[Signatory, ...], dated: bool, space_mm: float) -> float:
    """Return the height from the block's first baseline to the name's descent, mm."""
    leading = rule_set()["text_leading"] * PT
    lines = max(int(bool(signer.authority)) + int(bool(signer.title)) for signer in signers)
    head = (int(dated) + max(lines, 1) - 1) * leading
    return head + name_drop(space_mm) + DESCENT * rule_set()["signature_size"] * PT


def draw_signatures(
    press: Press,
    y: float,
    signers: tuple[tuple[float, Signatory], ...],
    space_mm: float,
    dated: str = "",
    name_y: float | None = None,
) -> float:
    """Draw blocks side by side with their names level; `dated` stands above the last; return the names' baseline."""
    rules, fonts = rule_set(), press.fonts
    size, leading = rules["signature_size"], rules["text_leading"] * PT
    if dated:
        press.text(signers[-1][0], y, dated, fonts.italic, size, Align.CENTRE)
        y += leading
    lowest = y
    for x, signer in signers:
        at = y
        for text, face in ((signer.authority, fonts.bold), (signer.title, fonts.regular)):
            if text:
                press.text(x, at, text, face, size, Align.CENTRE)
                lowest = max(lowest, at)
                at += leading
    names = lowest + name_drop(space_mm) if name_y is None else name_y
    for x, signer in signers:
        _draw_name(press, x, names, signer.name)
    return names


def _draw_name(press: Press, x: float, y: float, name: str) -> None:
    """Draw a name; one too long for its half of the page takes lines below."""
    size = rule_set()["signature_size"]
    room = min(_WIDEST_MM, press.paper.text_width / 2) * MM / size * PER_EM
    for index, line in enumerate(balanced(press.fonts.bold, name, room)):
        press.text(x, y + index * rule_set()["text_leading"] * PT, line, press.fonts.bold, size, Align.CENTRE)
