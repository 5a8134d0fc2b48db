"""Annexes on landscape pages inside a portrait document: bound above on fronts, below on backs."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.documents import Annex
from models.rules.errors import WorldError
from models.rules.letters import annex_label
from models.rules.pages import Edge
from models.rules.rulesets import RuleSet
from reports.breaking import balanced, line_width, named
from reports.fonts import PER_EM, Fonts
from reports.paper import ASCENT, MM, PT, Paper, paper
from reports.parts.flow import Placed, pages_of
from reports.parts.running import draw_number
from reports.parts.tables import LaidTable, draw_tables
from reports.press import Align, Press

_NAME_PT, _REFERENCE_PT, _MARK_PT, TABLE_PT, _RULE_PT = 18.0, 17.0, 14.0, 11.4, 6.0


def annex_paper(rules: RuleSet, two_sided: bool, back: bool) -> Paper:
    """Return an annex's page; a front is bound at its upper edge."""
    return paper(rules, landscape=True, binding=Edge.TOP, two_sided=two_sided, back=back)


class LaidAnnex:
    """One annex laid out before anything is drawn; baselines count from the text's upper edge."""

    def __init__(self, fonts: Fonts, rules: RuleSet, annex: Annex) -> None:
        self._fonts, self._rules = fonts, rules
        self.label = annex_label(rules, annex.number)
        sheet = annex_paper(rules, two_sided=False, back=False)
        self._text = Paper(sheet.width, sheet.height - sheet.top, sheet.left, 0.0, sheet.right, sheet.bottom)
        try:
            self.lines = list(self._titled(annex))
            self.table = LaidTable(fonts, rules, annex.table, sheet.text_width, annex=True, name=self.label)
        except WorldError as error:
            raise named(error, self.label) from None

    def _titled(self, annex: Annex) -> Iterator[tuple[float, str, str]]:
        """Give each line above the table: its drop in points, its text, the part of the rules that styles it."""
        rules, drop = self._rules, ASCENT * self._rules["annex_word_size"]
        parts = (
            ("annex_word", self.label, drop),
            ("annex_name", annex.name, _NAME_PT),
            ("annex_reference", annex.reference, _REFERENCE_PT),
        )
        for part, text, first in parts:
            style, size = rules.word(f"{part}_style"), rules[f"{part}_size"]
            room = self._text.text_width * MM / size * PER_EM
            cased = text.upper() if "caps" in style else text
            for place, line in enumerate(balanced(self._fonts.face(style), cased, room) if text.strip() else ()):
                yield (rules["head_leading"] if place else first), line, part

    def pages(self) -> Iterator[Placed]:
        """Give the rows of each page."""
        y = sum(drop for drop, _, _ in self.lines) * PT + self.end_drop() * PT
        yield from pages_of(self.table.pieces(self._text.text_bottom, TABLE_PT), y, self._text)

    def end_drop(self) -> float:
        """Return how far hyphens or rule stand below the last line, in points."""
        return _MARK_PT if self._rules.word("title_mark") else _RULE_PT

    def draw_title(self, press: Press) -> None:
        """Draw what stands above the table."""
        rules, x, y = self._rules, press.paper.centre, press.paper.top
        width = 0.0
        for drop, text, part in self.lines:
            y += drop * PT
            face, size = self._fonts.face(rules.word(f"{part}_style")), rules[f"{part}_size"]
            press.text(x, y, text, face, size, Align.CENTRE)
            width = line_width(face, text) * size / PER_EM * PT
        y += self.end_drop() * PT
        if mark := rules.word("title_mark"):
            press.text(x, y, mark, self._fonts.regular, rules["subject_size"], Align.CENTRE)
        else:
            press.rule_centred(x, y, width * rules["title_rule_share"])

    def draw(self, press: Press, two_sided: bool, before: int) -> Iterator[None]:
        """Draw the annex after so many pages; its numbers go on or begin anew as the rules have it."""
        own = self._rules.word("annex_pages") == "own"
        for place, rows in enumerate(self.pages(), start=1):
            sheet = annex_paper(self._rules, two_sided, back=two_sided and (before + place) % 2 == 0)
            number = place if own else before + place
            press.begin(sheet, number)
            if number > 1:
                draw_number(press, number)
            if place == 1:
                self.draw_title(press)
            draw_tables(press, sheet.left, [(y + sheet.top, piece) for y, piece in rows])
            press.finish()
            yield
