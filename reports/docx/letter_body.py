"""The body of an official document in Word: headings, paragraphs, lists and tables in styles of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.rules.documents import Block, BlockKind, Span
from models.rules.fact import fact
from models.rules.letters import block_text
from reports.docx.parts import Hand, broken_head, cell_pads
from reports.docx.pieces import BASELINE, Band, Box, Look, bound, kept, para, table, tied_run
from reports.docx.styles import SPACER_PT
from reports.paper import ASCENT, Paper
from reports.parts.letter_body import HEADINGS, paragraphs
from reports.parts.tables import HEAD_PAD_X, NUMBER_ROW, LaidTable, gap_above, gap_below

_STYLES = {
    BlockKind.PART: "DeMucPhan",
    BlockKind.SECTION: "DeMuc",
    BlockKind.POINT: "DiemA",
    BlockKind.PARAGRAPH: "DoanVan",
    BlockKind.ITEM: "GachDauDong",
}
_GAPS = {BlockKind.PART: "part_gap", BlockKind.SECTION: "section_gap"}
# Between two tables with nothing between them, in points.
_BETWEEN = 12.0


@fact
class Start:
    """Where a text starts from: what lies under the baseline above it, its drops to a text and to a heading, in pt."""

    below: float
    drop: float
    part_drop: float


def body(hand: Hand, sheet: Paper, blocks: Sequence[Block], start: Start) -> Iterator[str]:
    """Give the pieces of the body; the last of them stays with the signatures."""
    before: Block | None = None
    last = len(blocks) - 1
    for place, block in enumerate(blocks):
        if block.table is not None:
            yield from _table(hand, sheet, block, before, start)
        else:
            follows = blocks[place + 1].table if place < last else None
            held = place == last or follows is not None and block_text(block).rstrip().endswith(":")
            yield from _text(hand, block, before, start, held)
        before = block


def _text(hand: Hand, block: Block, before: Block | None, start: Start, held: bool) -> Iterator[str]:
    """Give the paragraphs of a block; the style says how they stand, only what precedes may ask for another space."""
    lead = _lead(hand, block.kind, before, start)
    told = [spans for spans in paragraphs(block) if "".join(span.text for span in spans).strip()]
    for place, spans in enumerate(told):
        own = lead if not place else None
        keep = held and place == len(told) - 1 and block.kind not in HEADINGS
        look = Look(before=own, keep=keep) if own is not None or keep else Look()
        yield para(_STYLES[block.kind], [_bound(hand, block.kind, span) for span in spans], look)


def _bound(hand: Hand, kind: BlockKind, span: Span) -> Span:
    text = hand.cased("part", span.text) if kind is BlockKind.PART else span.text
    return replace(span, text=tied_run(text, narrow=False))


def _lead(hand: Hand, kind: BlockKind, before: Block | None, start: Start) -> float | None:
    """Return the space before a block where its style's own does not hold: at the start, and below a table."""
    rules = hand.rules
    leading = BASELINE * rules["text_leading"]
    if before is None:
        return max((start.part_drop if kind is BlockKind.PART else start.drop) - start.below - leading, 0.0)
    if before.table is not None:
        return max(gap_below(rules) + rules[_GAPS.get(kind, "paragraph_gap")] - rules["paragraph_gap"] - leading, 0.0)
    return None


def _table(hand: Hand, sheet: Paper, block: Block, before: Block | None, start: Start) -> Iterator[str]:
    """Give a table with the space over it; one under a heading or a colon stays with it."""
    if block.table is None or not block.table.rows:
        return
    rules = hand.rules
    if before is None:
        over = start.drop - ASCENT * rules["text_size"] - start.below
    else:
        over = _BETWEEN if before.table else gap_above(rules) - (1 - BASELINE) * rules["text_leading"]
    yield para("DongDem", look=Look(before=max(over - SPACER_PT, 0.0), keep=True))
    yield laid(hand, LaidTable(hand.fonts, rules, block.table, sheet.text_width), block.table.total)


def laid(hand: Hand, made: LaidTable, total: bool) -> str:
    """Return a table laid out for the page as one of Word's: the same columns and breaks of its head."""
    rules, grid = hand.rules, made.grid
    pads = cell_pads(grid.pad_x, grid.pad_y, grid.size, grid.leading, rules["table_rule"])
    bands = [broken_head(grid, made.heads, HEAD_PAD_X)]
    if made.number_row:
        numbers = (Box(para("SoCot", f"({place})"), at="center", bare=True) for place in range(1, made.columns + 1))
        bands.append(Band(tuple(numbers), head=True, least=NUMBER_ROW))
    rows = [_row(made, texts) for texts in made.texts[1:]]
    if total and rows:
        rows[-1] = _total(made)
        rows[-2:-1] = [kept(band) for band in rows[-2:-1]]
    return table(grid.widths, (*bands, *rows), pads, rules["table_rule"])


def _row(made: LaidTable, texts: Sequence[str]) -> Band:
    return Band(tuple(_cell(made, place, text) for place, text in enumerate(texts)))


def _cell(made: LaidTable, place: int, text: str, bold: bool = False) -> Box:
    """Return one cell; figures end before the rule, so that they stand under their heads."""
    spans = (Span(bound(text, made.grid.narrow(place)), bold),)
    if place in made.numbers:
        return Box(para("OBangSo", spans, Look(right=max(made.grid.number_inset - made.grid.pad_x, 0.0))))
    return Box(para("OBangGiua" if not place and made.counted else "OBang", spans))


def _total(made: LaidTable) -> Band:
    """Return the row of the sums in bold; its label runs over the columns before the first figure."""
    texts = made.texts[-1]
    last = min((column for column in made.numbers if column), default=1) - 1
    boxes = [_cell(made, place, text, bold=True) for place, text in enumerate(texts)]
    if last:
        label = " ".join(text for text in texts[: last + 1] if text)
        boxes[: last + 1] = [Box(para("OBangGiua", (Span(bound(label), bold=True),)), span=last + 1)]
    return Band(tuple(boxes))
