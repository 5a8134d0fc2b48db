"""The end of an official document: signatures on the right, Nơi nhận on the left, their first lines level."""

from __future__ import annotations

from collections.abc import Sequence

from models.rules.errors import WorldError
from models.rules.pages import Signatory
from models.rules.rulesets import RuleSet
from reports.breaking import RichLine, Run, line_width, named, wrap_rich
from reports.fonts import PER_EM, Fonts
from reports.paper import ASCENT, DESCENT, MM, PT, Paper
from reports.parts.flow import Piece, Tail, TextLine
from reports.parts.signatures import Signing, draw_dated
from reports.press import Align, Press
from reports.texts import form_texts

_DASH = "- "
# A longer list of recipients goes on down the page as text does.
_MOST_MM = 110.0


class Recipients:
    """Nơi nhận broken into lines that hang after their dash."""

    def __init__(self, fonts: Fonts, rules: RuleSet, lines: Sequence[str]) -> None:
        self._rules = rules
        self._size = rules["recipients_size"]
        self.face = fonts.face(rules.word("recipients_style"))
        self.word_face = fonts.face(rules.word("recipients_word_style"))
        self.hang = line_width(self.face, _DASH) * self._size / PER_EM * PT
        unit = MM / self._size * PER_EM
        room = rules["recipients_room"]
        self.lines: list[tuple[float, RichLine]] = []
        for text in lines:
            broken = wrap_rich([Run(self.face, text)], (room - self.hang) * unit, first_room=room * unit)
            self.lines += [(self.hang if place else 0.0, line) for place, line in enumerate(broken)]

    def here(self) -> int:
        """Return how many lines stand beside the signatures."""
        rules = self._rules
        room = _MOST_MM / PT - rules["recipients_drop"]
        return min(len(self.lines), 1 + int(room // rules["recipients_leading"]))

    def depth(self) -> float:
        """Return the distance from the word's baseline to the last line's beside the signatures, mm."""
        if not self.lines:
            return 0.0
        return (self._rules["recipients_drop"] + (self.here() - 1) * self._rules["recipients_leading"]) * PT

    def rest(self) -> list[Piece]:
        """Return the lines that go on below."""
        size, flow = self._size, list[Piece]()
        for indent, line in self.lines[self.here() :]:
            piece = TextLine(self._rules["recipients_leading"], False, ASCENT * size * PT, DESCENT * size * PT)
            piece.line, piece.indent, piece.size, piece.align = line, indent, size, Align.LEFT
            flow.append(piece)
        return flow

    def draw(self, press: Press, x: float, y: float) -> None:
        """Draw the word with its first lines; y is the word's baseline."""
        if not self.lines:
            return
        rules = self._rules
        width = press.text(x, y, rules.word("recipients_word"), self.word_face, rules["recipients_word_size"])
        if "underlined" in rules.word("recipients_word_style"):
            under = y + rules["underline_drop"] * PT
            press.rules(rules["underline"], [(x, under, x + width, under)])
        y += rules["recipients_drop"] * PT
        for indent, line in self.lines[: self.here()]:
            press.rich(x + indent, y, [line], self._size, 0)
            y += rules["recipients_leading"] * PT


class LetterEnd:
    """Signatures and recipients, laid out once and drawn where the flow puts them."""

    def __init__(
        self,
        fonts: Fonts,
        rules: RuleSet,
        signers: Sequence[Signatory],
        recipients: Sequence[str],
        text_width: float,
        dated: str = "",
    ) -> None:
        texts = form_texts("van_ban")
        self._rules, self._dated = rules, dated
        self._signers = signers
        try:
            self._signing = Signing(fonts, rules, signers, text_width)
        except WorldError as error:
            raise named(error, texts("place_signing")) from None
        try:
            self._recipients = Recipients(fonts, rules, recipients)
        except WorldError as error:
            raise named(error, texts("place_recipients")) from None

    @property
    def _space(self) -> float:
        return self._rules["signing_space"]

    def _recipients_drop(self) -> float:
        """Return how far below the block's first baseline the recipients' word stands: several signers come first."""
        below = self._signing.height(self._space, bool(self._dated)) if len(self._signers) > 1 else 0.0
        leading = self._rules["text_leading"] * PT if self._dated and not below else 0.0
        return below + (self._rules["signature_drop"] * PT if below else leading)

    def pieces(self) -> list[Piece]:
        """Return the end as pieces of a flow: one that never splits, and what is left of a long list of recipients."""
        if not self._signers and not self._recipients.lines:
            return []
        signing = self._signing.height(self._space, bool(self._dated)) if self._signers else 0.0
        last = self._recipients_drop() + self._recipients.depth()
        start = ASCENT * self._rules["signature_size"] * PT
        height = max(signing, last + DESCENT * self._rules["recipients_size"] * PT)
        rest = self._recipients.rest()
        return [Tail(self._rules["signature_drop"], True, start, height, last if rest else height), *rest]

    def draw(self, press: Press, y: float) -> None:
        """Draw the end; y is its first baseline."""
        sheet = press.paper
        places = signing_places(sheet, self._rules, len(self._signers))
        below = y
        if self._dated and places:
            draw_dated(press, places[-1], y, self._dated)
            below += self._rules["text_leading"] * PT
        if self._signers:
            self._signing.draw(press, below, places, self._space)
        self._recipients.draw(press, sheet.left, y + self._recipients_drop())


def signing_places(sheet: Paper, rules: RuleSet, count: int) -> list[float]:
    """Return the centres of so many blocks: one stands at the right, two in the blocks of the head."""
    left, right = sheet.block_centres(rules)
    if count < 3:
        return [left, right][2 - count :]
    return [sheet.left + sheet.text_width * (place + 0.5) / count for place in range(count)]
