"""The body of an official document: headings, paragraphs, lists and tables as pieces of a flow."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.rules.documents import Block, BlockKind, Span
from models.rules.errors import WorldError
from models.rules.letters import block_text, item_text
from models.rules.rulesets import RuleSet
from reports.breaking import Run, clean, named
from reports.fonts import Face, Fonts
from reports.paper import ASCENT
from reports.parts.flow import Piece, kept, paragraph
from reports.parts.tables import LaidTable, gap_above, gap_below
from reports.press import Align

HEADINGS = (BlockKind.PART, BlockKind.SECTION)
_SHOWN = 40


class BodyFlow:
    """Turn blocks into pieces for a width in mm; a page holds `height` mm."""

    def __init__(self, fonts: Fonts, rules: RuleSet, width: float, height: float) -> None:
        self._fonts, self._rules = fonts, rules
        self._width, self._height = width, height

    def pieces(self, blocks: tuple[Block, ...], first_drop: float, first_part_drop: float) -> list[Piece]:
        """Return the whole body; the first piece stands so many points below what is above it."""
        flow: list[Piece] = []
        before: Block | None = None
        for block in blocks:
            try:
                made = self._block(block, before)
            except WorldError as error:
                raise named(error, _shown(block)) from None
            if made and not flow:
                made[0].gap = first_part_drop if block.kind is BlockKind.PART else first_drop
                if block.kind is BlockKind.TABLE:
                    # A table's edge stands where the letters of a text would begin.
                    made[0].gap -= ASCENT * self._rules["text_size"]
                made[0].together = False
            flow += made
            before = block if made else before
        return flow

    def _block(self, block: Block, before: Block | None) -> list[Piece]:
        if block.kind is BlockKind.TABLE:
            return self._table(block, before)
        flow: list[Piece] = []
        for spans in paragraphs(block):
            flow += self._text(block.kind, spans, self._gap(block.kind, before), _leads(before) and not flow)
            before = block
        return flow

    def _gap(self, kind: BlockKind, before: Block | None) -> float:
        rules = self._rules
        name = {BlockKind.PART: "part_gap", BlockKind.SECTION: "section_gap"}.get(kind, "paragraph_gap")
        if before is not None and before.kind is BlockKind.TABLE:
            return gap_below(rules) + rules[name] - rules["paragraph_gap"]
        return rules["text_leading"] + rules[name]

    def _text(self, kind: BlockKind, spans: tuple[Span, ...], gap: float, after_heading: bool) -> list[Piece]:
        rules = self._rules
        runs = [Run(self._face(kind, span), self._cased(kind, span.text)) for span in spans if span.text]
        if not "".join(run.text for run in runs).strip():
            return []
        centred = kind is BlockKind.PART and rules.word("part_place") == "centre"
        lines = paragraph(
            rules,
            runs,
            self._width,
            gap,
            0.0 if centred else rules["text_indent"],
            after_heading,
            align=Align.CENTRE if centred else Align.LEFT if kind in HEADINGS else None,
            size=rules["part_size"] if kind is BlockKind.PART else rules["text_size"],
        )
        return kept(lines, after_heading) if kind in HEADINGS else lines

    def _face(self, kind: BlockKind, span: Span) -> Face:
        style = self._rules.word(
            {BlockKind.PART: "part_style", BlockKind.SECTION: "section_style"}.get(kind, "text_style")
        )
        face = self._fonts.face(" ".join([style, *["bold"] * span.bold, *["italic"] * span.italic]))
        return face if span.confirmed else face.twin()

    def _cased(self, kind: BlockKind, text: str) -> str:
        return text.upper() if kind is BlockKind.PART and "caps" in self._rules.word("part_style") else text

    def _table(self, block: Block, before: Block | None) -> list[Piece]:
        if block.table is None or not block.table.rows:
            return []
        table = LaidTable(self._fonts, self._rules, block.table, self._width)
        gap = gap_above(self._rules) if before is None or before.kind is not BlockKind.TABLE else 12.0
        pieces = table.pieces(self._height, gap)
        pieces[0].together = before is not None and (_leads(before) or block_text(before).rstrip().endswith(":"))
        return pieces


def _leads(before: Block | None) -> bool:
    return before is not None and before.kind in HEADINGS


def paragraphs(block: Block) -> Iterator[tuple[Span, ...]]:
    """Give the paragraphs of a block whose text has line ends, lines of a list with their dash."""
    part: list[Span] = []
    for span in block.spans:
        for place, text in enumerate(clean(span.text).split("\n")):
            if place:
                yield _led(block.kind, part)
                part = []
            part.append(replace(span, text=text))
    yield _led(block.kind, part)


def _led(kind: BlockKind, spans: list[Span]) -> tuple[Span, ...]:
    """Return a paragraph, with a dash before its first words in a list."""
    if kind is not BlockKind.ITEM:
        return tuple(spans)
    for place, span in enumerate(spans):
        if span.text.strip():
            text = item_text(span.text.lstrip())
            if span.figure and text != span.text:
                return (Span(text.removesuffix(span.text)), *spans[place:])
            return (replace(span, text=text), *spans[place + 1 :])
    return ()


def _shown(block: Block) -> str:
    """Return the beginning of a block, by which the clerk finds it."""
    words = block_text(block) or " ".join(cell for row in (block.table.rows if block.table else ()) for cell in row)
    words = " ".join(words.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN].rsplit(" ", 1)[0] + "…"
