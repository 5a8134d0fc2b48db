"""Signature blocks: authority, title, room for the pen, name; styles as the rule set has them."""

from __future__ import annotations

from collections.abc import Sequence

from models.rules.pages import BookForm, Signatory
from models.rules.rulesets import RuleSet
from reports.breaking import balanced, line_width
from reports.fonts import PER_EM, Face, Fonts
from reports.paper import ASCENT, DESCENT, MM, PT
from reports.press import Align, Press

_GAP_PT = 12
_WIDEST_MM = 100.0


def titled(keeper: Signatory, form: BookForm) -> Signatory:
    """Return the keeper's block with the form's own title, unless the facts give another."""
    return Signatory(keeper.authority or form.keeper_title, keeper.title, keeper.name)


def after_rule(rules: RuleSet, y: float) -> float:
    """Return the first baseline of a block that stands under a rule at y."""
    return y + (_GAP_PT + ASCENT * rules["signature_size"]) * PT


class Signing:
    """Blocks side by side, broken into lines for half the text's width (mm)."""

    def __init__(self, fonts: Fonts, rules: RuleSet, signers: Sequence[Signatory], text_width: float) -> None:
        self._rules = rules
        self._size, self._leading = rules["signature_size"], rules["text_leading"] * PT
        self._room = min(_WIDEST_MM, text_width / 2) * MM / self._size * PER_EM
        self._name_face = fonts.face(rules.word("signer_name_style"))
        self.heads = [self._head(fonts, signer) for signer in signers]
        self.names = [balanced(self._name_face, signer.name, self._room) for signer in signers]

    def _head(self, fonts: Fonts, signer: Signatory) -> list[tuple[str, Face]]:
        lines: list[tuple[str, Face]] = []
        for text, style in ((signer.authority, "authority_style"), (signer.title, "signer_title_style")):
            face = fonts.face(self._rules.word(style))
            lines += [(line, face) for line in balanced(face, text, self._room) if text.strip()]
        return lines

    def name_drop(self, space_mm: float) -> float:
        """Return the distance from the last baseline above to the name's, mm."""
        return space_mm + ASCENT * self._size * PT

    def height(self, space_mm: float, dated: bool = False) -> float:
        """Return the height from the first baseline to the descent of the last name, mm."""
        lines = max((len(head) for head in self.heads), default=0)
        above = (int(dated) + max(lines, 1) - 1) * self._leading
        below = max((len(name) for name in self.names), default=1) - 1
        return above + self.name_drop(space_mm) + below * self._leading + DESCENT * self._size * PT

    def draw(
        self, press: Press, y: float, places: Sequence[float], space_mm: float, name_y: float | None = None
    ) -> float:
        """Draw the blocks at their centres with names level and return the names' first baseline."""
        lowest = y
        for x, head in zip(places, self.heads, strict=True):
            for line, (text, face) in enumerate(head):
                lowest = max(lowest, y + line * self._leading)
                press.text(x, y + line * self._leading, text, face, self._size, Align.CENTRE)
        names = lowest + self.name_drop(space_mm) if name_y is None else name_y
        for x, name in zip(places, self.names, strict=True):
            for line, text in enumerate(name):
                press.text(x, names + line * self._leading, text, self._name_face, self._size, Align.CENTRE)
        return names


def draw_signatures(
    press: Press,
    y: float,
    signers: tuple[tuple[float, Signatory], ...],
    space_mm: float,
    dated: str = "",
    name_y: float | None = None,
) -> float:
    """Draw blocks side by side with their names level; `dated` stands above the last; return the names' baseline."""
    rules = press.rule_set
    signing = Signing(press.fonts, rules, [signer for _, signer in signers], press.paper.text_width)
    if dated:
        draw_dated(press, signers[-1][0], y, dated)
        y += rules["text_leading"] * PT
    return signing.draw(press, y, [x for x, _ in signers], space_mm, name_y)


def draw_dated(press: Press, x: float, y: float, dated: str) -> None:
    """Draw place and date above a signature, moved to the left where it would leave the text."""
    face, size = press.fonts.face(press.rule_set.word("place_date_style")), press.rule_set["signature_size"]
    half = line_width(face, dated) * size / PER_EM * PT / 2
    press.text(min(x, press.paper.text_right - half), y, dated, face, size, Align.CENTRE)


def block_height(press: Press, signers: Sequence[Signatory], dated: bool, space_mm: float) -> float:
    """Return the height from the block's first baseline to the names' descent, mm."""
    return Signing(press.fonts, press.rule_set, signers, press.paper.text_width).height(space_mm, dated)
