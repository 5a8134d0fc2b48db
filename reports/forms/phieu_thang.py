"""Phiếu tháng: two sides of one sheet for each unit, for a pen; what is handed in above the cut line, what stays below.

The office's own form, not regulated. What the strip below the cut line cannot hold goes on to a sheet of its own.
"""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.errors import WorldError
from models.rules.periods import Period
from models.rules.slip_facts import SlipPrint, SlipSheet
from models.rules.slip_return import slip_code
from models.rules.slips import CONSENT_WORDS
from reports.breaking import Run, named
from reports.paper import PT
from reports.parts import slip_words as words
from reports.parts.running import draw_empty
from reports.parts.slip_boxes import (
    BOX_RULE,
    LINE,
    SIZE,
    SMALL,
    Ask,
    draw_asks,
    draw_cells,
    draw_cut,
    draw_heading,
    draw_label,
    draw_tick,
    fitted,
    mm,
    sheet_paper,
)
from reports.parts.slip_strip import FIRST, Piece, answer, draw_pieces, draw_topic, pages_of, piece, topic
from reports.press import About, Align, Press
from reports.texts import form_texts

# Baselines and tops of the tables, from the sheet's upper edge.
TOP, TITLE, NAME = 15.8, 24.0, 32.5
FRONT_A, FRONT_B, FRONT_C = 44.0, 93.75, 122.5
BACK_C, BACK_D, BACK_E = 26.4, 127.2, 156.0
SIGNED, SIGNED_CENTRE = 219 - 24.6, 135.1
DUE_BOX, DUE_TOP, DUE_LINES = (58.0, 14.0), 19.0, (24.7, 30.7)
TICKS = (51.2, 93.8, 134.5)
NO_NEWS_LEFT, NO_NEWS_UP = 112.0, 2.35
MORE_FIRST = 27.0
NAME_ROOM, TOP_ROOM = 113.0, 138.0
# Sizes that a name is tried in: size, leading, lines; and where the first line then stands.
NAME_TRIES = ((20, 0, 1), (18, 0, 1), (16, 0, 1), (14, 15.6, 2), (12, 14.2, 2), (10, 10.8, 3))
NAME_FIRST = {1: NAME, 2: 30.1, 3: 28.9}
TOP_TRIES = ((12, 0, 1), (10, 0, 1), (8, 0, 1))


def about(facts: SlipPrint) -> About:
    """Return what the file says of itself; one slip's names its code, for a reader that lost it from the page."""
    texts, month = form_texts(words.FORM), Period.parse(facts.month).label
    title = texts("title", month=month).capitalize()
    codes = [slip_code(sheet.unit, sheet.month) for sheet in facts.sheets]
    subject = texts("code", code=codes[0]) if len(codes) == 1 else month
    return About(title, facts.body.replace("\n", " "), subject, facts.dated, "DuplexFlipLongEdge")


def draw(press: Press, facts: SlipPrint) -> Iterator[None]:
    """Draw one slip after another, each on sheets of its own."""
    for sheet in facts.sheets:
        try:
            yield from _drawn(press, sheet)
        except WorldError as error:
            raise named(error, sheet.unit_name) from None


def _drawn(press: Press, sheet: SlipSheet) -> Iterator[None]:
    told, answered = topic(press.fonts, sheet), answer(press.fonts, sheet)
    press.begin(sheet_paper(back=False), label=f"{sheet.place}-1")
    press.outline(sheet.unit_name, f"slip-{sheet.place}")
    _draw_front(press, sheet)
    draw_topic(press, told)
    press.finish()
    yield
    press.begin(sheet_paper(back=True), label=f"{sheet.place}-2")
    _draw_back(press, sheet)
    draw_pieces(press, FIRST, answered.here)
    press.finish()
    yield
    yield from _draw_more(press, sheet, told.beyond, answered.beyond)


def _draw_front(press: Press, sheet: SlipSheet) -> None:
    texts, left = form_texts(words.FORM), press.paper.left
    captions, headings = texts.table("captions"), texts.table("headings")
    _draw_top(press, sheet.office.replace("\n", " "), texts("place", place=sheet.place, total=sheet.total, side=1))
    press.text(left, TITLE, texts("title", month=Period.parse(sheet.month).label.upper()), press.fonts.bold, 18)
    _draw_name(press, sheet.unit_name)
    _draw_due(press, sheet)
    draw_heading(press, FRONT_A, headings["A"])
    y = draw_cells(press, FRONT_A, [(code, captions[code]) for code in ("A1", "A2", "A3")])
    draw_asks(press, y, [Ask("A4", captions["A4"], 2, texts("names_wanted"))])
    draw_heading(press, FRONT_B, headings["B"])
    draw_cells(press, FRONT_B, [(code, captions[code]) for code in ("B1", "B2", "B3")])
    draw_heading(press, FRONT_C, headings["C1"])
    draw_tick(press, left + NO_NEWS_LEFT, FRONT_C - NO_NEWS_UP, texts("no_news"))
    _draw_honour(press, FRONT_C, 1)
    draw_cut(press, texts.table("cut")[sheet.unit_kind])


def _draw_top(press: Press, name: str, place: str) -> None:
    """Draw the line at the very top: whose sheet it is, and which of how many."""
    fonts, paper = press.fonts, press.paper
    line = fitted(fonts.bold, name, TOP_ROOM, TOP_TRIES)
    press.text(paper.left, TOP, line.lines[0], fonts.bold, line.size)
    press.text(paper.text_right, TOP, place, fonts.regular, SMALL, Align.RIGHT)


def _draw_name(press: Press, name: str) -> None:
    found = fitted(press.fonts.bold, name, NAME_ROOM, NAME_TRIES)
    y = NAME_FIRST[len(found.lines)]
    for place, line in enumerate(found.lines):
        press.text(press.paper.left, y + place * found.leading * PT, line, press.fonts.bold, found.size)


def _draw_due(press: Press, sheet: SlipSheet) -> None:
    width, height = DUE_BOX
    x = press.paper.text_right - width
    press.box(x, DUE_TOP, width, height, BOX_RULE)
    first, second = DUE_LINES
    centre = x + width / 2
    press.text(centre, first, form_texts(words.FORM)("due"), press.fonts.regular, SIZE, Align.CENTRE)
    press.text(centre, second, words.dated(sheet.due), press.fonts.bold, 16, Align.CENTRE)


def _draw_honour(press: Press, y: float, first: int) -> None:
    """Draw the rows of one deed; their codes begin at C and this number."""
    captions = form_texts(words.FORM).table("captions")
    lines = (1, 1, 4, 2)
    asks = [Ask(f"C{first + place}", captions[f"C{place + 1}"], count) for place, count in enumerate(lines)]
    line = draw_asks(press, y, asks, more=LINE)
    draw_label(press, line, f"C{first + 4}", captions["C5"])
    for x, choice in zip(TICKS, CONSENT_WORDS, strict=True):
        draw_tick(press, press.paper.left + x, line, choice.label)


def _draw_back(press: Press, sheet: SlipSheet) -> None:
    texts, left = form_texts(words.FORM), press.paper.left
    captions, headings = texts.table("captions"), texts.table("headings")
    _draw_running(press, sheet, texts("place", place=sheet.place, total=sheet.total, side=2))
    draw_heading(press, BACK_C, headings["C6"])
    _draw_honour(press, BACK_C, 6)
    draw_heading(press, BACK_D, headings["D"])
    draw_cells(press, BACK_D, [(code, captions[code]) for code in ("D1", "D2", "D3")])
    draw_heading(press, BACK_E, headings["E"])
    draw_asks(press, BACK_E, [Ask("E1", captions["E1"], 2), Ask("E2", captions["E2"], 1)])
    period = Period.parse(sheet.month)
    press.text(left, SIGNED, texts("signed_on", month=period.end, year=period.year), press.fonts.italic, SIZE)
    signer = texts.table("signers")[sheet.unit_kind]
    press.text(left + SIGNED_CENTRE, SIGNED, signer, press.fonts.bold, SIZE, Align.CENTRE)
    draw_cut(press, texts.table("cut")[sheet.unit_kind])


def _draw_running(press: Press, sheet: SlipSheet, place: str) -> None:
    """Draw unit and month at the top; of a long name its end gives way, never the month."""
    texts, face = form_texts(words.FORM), press.fonts.bold
    month = Period.parse(sheet.month).short
    room = TOP_ROOM - mm(face, texts("running", unit="", month=month), SMALL)
    name = fitted(face, sheet.unit_name, room, TOP_TRIES[:1]).lines[0]
    _draw_top(press, texts("running", unit=name, month=month), place)


def _draw_more(press: Press, sheet: SlipSheet, told: tuple[Piece, ...], answered: tuple[Piece, ...]) -> Iterator[None]:
    """Draw what the strips could not hold; the sheet's back is left empty, so that the next slip begins on a front."""
    texts, bold = form_texts(words.FORM), press.fonts.bold
    pieces: list[Piece] = []
    for key, month, beyond in (("topic_more", sheet.month, told), ("feedback_more", sheet.feedback.month, answered)):
        if beyond:
            head = texts(key, month=words.month_of(month))
            pieces += [piece([Run(bold, head)], 26.0), *beyond]
    sides = list(pages_of(pieces, MORE_FIRST - 26 * PT))
    for number, page in enumerate([*sides, *([[]] if len(sides) % 2 else [])], 3):
        press.begin(sheet_paper(back=number % 2 == 0), label=f"{sheet.place}-{number}")
        _draw_running(press, sheet, texts("place_more", place=sheet.place, total=sheet.total))
        if page:
            draw_pieces(press, MORE_FIRST - 26 * PT, page)
        else:
            draw_empty(press)
        press.finish()
        yield
