"""Gương: one entry on one A4 page; where it is too long, first contributions, then the table's padding give way."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.dates import doc_slash
from models.rules.errors import WorldError
from models.rules.fact import fact
from models.rules.numerals import padded
from models.rules.pages import PosterFacts
from reports.breaking import Run, balanced, named
from reports.fonts import PER_EM
from reports.paper import MM, PT, Paper, paper
from reports.parts.flow import Piece, Placed, draw_lines, heading, pages_of, paragraph, with_tail
from reports.parts.grid import Grid, LaidRow, draw_rows, draw_rules
from reports.parts.letterhead import draw_letterhead, place_and_date
from reports.parts.running import draw_number
from reports.parts.signatures import block_height, draw_signatures
from reports.parts.titles import UNDER_STAR_PT, draw_title
from reports.press import About, Align, Press
from reports.texts import form_texts

NAME_SIZE, NAME_PT, NAME_LEADING_PT, ROLE_PT, TABLE_PT = 20, 40.0, 24.0, 20.0, 18.0
WIDTHS, PAD_X, PADS = (48.0, 117.0), 2.5, (1.6, 0.5)
# From the table's rule to the first heading; heading to text; text to heading; text to text.
FIRST_PT, TEXT_PT, NEXT_PT = 27.5, 24.0, 28.0
DATE_PT = 22.5


# Padding of the table, and whether the contributions stand: tried in this order.
ATTEMPTS = ((PADS[0], True), (PADS[0], False), (PADS[1], False))


@fact
class _Layout:
    """One way to lay the text out: the table of facts, then the lines of each page."""

    grid: Grid
    rows: tuple[LaidRow, ...]
    pages: list[Placed]


def about(facts: PosterFacts) -> About:
    """Return what the file says of itself."""
    title = f"{form_texts('guong')('title').capitalize()}: {facts.name}"
    return About(title, facts.letterhead.body.replace("\n", " "), facts.period_label, facts.dated)


def draw(press: Press, facts: PosterFacts) -> Iterator[None]:
    """Draw the page; what cannot be held on one goes over, with at least two lines of text."""
    try:
        yield from _drawn(press, facts)
    except WorldError as error:
        raise named(error, f"{padded(facts.number)}, {facts.name}") from None


def _drawn(press: Press, facts: PosterFacts) -> Iterator[None]:
    sheet = paper(press.rule_set)
    press.begin(sheet, 1)
    y = _draw_top(press, facts)
    tail = block_height(press, (facts.signer,), dated=True, space_mm=press.rule_set["signing_space_foot"])
    layout = _best(press, facts, y, tail)
    _draw_table(press, layout, y)
    for number, page in enumerate(layout.pages, start=1):
        if number > 1:
            press.begin(sheet, number)
            draw_number(press, number)
        draw_lines(press, sheet.left, sheet.text_width, page)
        if number == len(layout.pages):
            _draw_signing(press, facts, page[-1][0])
        press.finish()
        yield


def _best(press: Press, facts: PosterFacts, y: float, tail: float) -> _Layout:
    """Return the layout of fewest pages, the roomiest of these."""
    return min((_laid(press, facts, y, tail, *attempt) for attempt in ATTEMPTS), key=_length)


def _length(layout: _Layout) -> int:
    return len(layout.pages)


def _laid(press: Press, facts: PosterFacts, y: float, tail: float, pad_y: float, contributions: bool) -> _Layout:
    fonts, sheet = press.fonts, press.paper
    grid = Grid(WIDTHS, PAD_X, pad_y, size=press.rule_set["text_size"], leading=17)
    rows = tuple(
        grid.row([grid.cell(0, label, fonts.bold), grid.cell(1, text, fonts.regular)])
        for label, text in fact_rows(facts)
    )
    flow = with_tail(list(_flow(press, facts, sheet.text_width, contributions)), DATE_PT, tail)
    start = y + sum(row.height for row in rows)
    return _Layout(grid, rows, list(pages_of(flow, start, sheet)))


def _draw_top(press: Press, facts: PosterFacts) -> float:
    """Draw head, title, name and function; return where the table begins."""
    texts, fonts, sheet = form_texts("guong"), press.fonts, press.paper
    head = draw_letterhead(press, facts.letterhead)
    subject = (texts("subject", period=facts.period_label),)
    y = draw_title(press, head.star + UNDER_STAR_PT * PT, texts("title"), subject)
    for place, line in enumerate(balanced(fonts.bold, addressed_name(facts), _room(sheet, NAME_SIZE))):
        y += (NAME_LEADING_PT if place else NAME_PT) * PT
        press.text(sheet.centre, y, line, fonts.bold, NAME_SIZE, Align.CENTRE)
    size = press.rule_set["text_size"]
    for line in balanced(fonts.regular, facts.role, _room(sheet, size)) if facts.role else ():
        y += ROLE_PT * PT
        press.text(sheet.centre, y, line, fonts.regular, size, Align.CENTRE)
    return y + TABLE_PT * PT


def addressed_name(facts: PosterFacts) -> str:
    """Return the name with its form of address."""
    return f"{facts.address[:1].upper()}{facts.address[1:]} {facts.name}".strip()


def _room(sheet: Paper, size: float) -> float:
    return sheet.text_width * MM / size * PER_EM


def fact_rows(facts: PosterFacts) -> tuple[tuple[str, str], ...]:
    """Return the table of facts, label and text, without what is unknown."""
    texts, place = form_texts("guong"), facts.place
    number = texts("number_text", number=padded(facts.number), year=facts.year)
    if place:
        number = texts("number_placed", number=padded(facts.number), year=facts.year, page=place.page, row=place.row)
    rows = (
        (texts("number"), number),
        (texts("book"), texts("book_text", book=facts.book_name, period=facts.period_short)),
        (texts("when"), facts.when),
        (texts("subject_field"), facts.subject),
    )
    return tuple((label, text) for label, text in rows if text)


def _draw_table(press: Press, layout: _Layout, y: float) -> None:
    draw_rows(press, layout.grid, press.paper.left, y, layout.rows)
    draw_rules(press, layout.grid, press.paper.left, y, layout.rows)


def _flow(press: Press, facts: PosterFacts, width: float, contributions: bool) -> Iterator[Piece]:
    rules, fonts = press.rule_set, press.fonts
    texts, gap = form_texts("guong"), FIRST_PT
    for label, text in ((texts("deed"), facts.deed), (texts("result"), facts.result)):
        if text:
            yield from heading(rules, label, fonts.bold, width, gap)
            yield from _paragraphs(press, text, width)
            gap = NEXT_PT
    if contributions and facts.contributions:
        said = texts("contributions", contributions=facts.contributions)
        yield from paragraph(rules, [Run(fonts.regular, said)], width, gap)
        gap = TEXT_PT
    if known := way(facts):
        yield from paragraph(rules, [Run(fonts.regular, known)], width, gap)


def _paragraphs(press: Press, text: str, width: float) -> Iterator[Piece]:
    indent = press.rule_set["text_indent"]
    for place, part in enumerate(text.split("\n")):
        yield from paragraph(
            press.rule_set, [Run(press.fonts.regular, part)], width, TEXT_PT, indent, after_heading=not place
        )


def way(facts: PosterFacts) -> str:
    """Return who proposed and who decided, as far as it is known."""
    texts, parts = form_texts("guong"), []
    if facts.proposed_by:
        day = doc_slash(facts.proposed_on) if facts.proposed_on else ""
        parts.append(texts("proposed_on" if day else "proposed", unit=facts.proposed_by, day=day))
    if facts.decided_by:
        day = doc_slash(facts.decided_on) if facts.decided_on else ""
        parts.append(texts("decided_on" if day else "decided", body=facts.decided_by, day=day))
    return "; ".join(parts) + "." if parts else ""


def _draw_signing(press: Press, facts: PosterFacts, y: float) -> None:
    _, right_x = press.paper.block_centres(press.rule_set)
    dated = place_and_date(facts.letterhead, facts.signed_on, facts.dated)
    draw_signatures(press, y, ((right_x, facts.signer),), press.rule_set["signing_space_foot"], dated)
