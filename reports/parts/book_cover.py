"""Cover and opening sheet of the Sổ. Places are those of the landscape page, carried over to portrait in proportion."""

from __future__ import annotations

from models.rules.dates import doc_slash
from models.rules.numerals import padded
from models.rules.pages import BookFacts
from reports.breaking import Run, balanced, wrap_rich
from reports.fonts import PER_EM, Fonts
from reports.paper import MM, PT
from reports.parts.letterhead import draw_letterhead, place_and_date
from reports.parts.signatures import draw_signatures, titled
from reports.parts.titles import UNDER_DATE_PT, draw_title
from reports.press import Align, Press
from reports.texts import form_texts

_OUTER, _INNER, _FRAME_GAP, INSET = 1.5, 0.5, 1.6, 8.0
HEAD_DROP = 15.7
TITLE_SIZE, SUBTITLE_SIZE, YEAR_SIZE, _CORNER_SIZE = 40, 18, 24, 14
# Baselines below the frame's top, as parts of its height: the landscape picture's 94.0, 148.0, 172.0 of 20 to 190.
TITLE_AT, YEAR_AT, CORNER_AT = 74.0 / 170, 128.0 / 170, 152.0 / 170
SUBTITLE_FIRST_PT, _SUBTITLE_PT, HYPHENS_PT, _CORNER_PT = 36, 24, 22, 19
CORNER_INSET = 14.0
LABEL_MM, ROW_GAP_PT, ROWS_PT, SIGNING_PT = 42.0, 3.5, 26.0, 12.0


def draw_cover(press: Press, book: BookFacts) -> None:
    """Draw the cover: not counted, no number."""
    paper, fonts, texts = press.paper, press.fonts, form_texts("so_ghi_danh")
    height = paper.text_bottom - paper.top
    press.box(paper.left, paper.top, paper.text_width, height, _OUTER)
    inner_width, inner_height = paper.text_width - 2 * _FRAME_GAP, height - 2 * _FRAME_GAP
    press.box(paper.left + _FRAME_GAP, paper.top + _FRAME_GAP, inner_width, inner_height, _INNER)
    draw_letterhead(press, book.letterhead, inset=INSET, first=paper.top + HEAD_DROP)
    y = paper.top + TITLE_AT * height
    y = _draw_cover_title(press, book, y)
    year_y = max(paper.top + YEAR_AT * height, y + 2 * YEAR_SIZE * PT)
    press.text(paper.centre, year_y, texts("year", year=book.year), fonts.bold, YEAR_SIZE, Align.CENTRE)
    _draw_corners(press, book, paper.top + CORNER_AT * height)


def _draw_cover_title(press: Press, book: BookFacts, y: float) -> float:
    paper, fonts = press.paper, press.fonts
    room = (paper.text_width - 2 * INSET) * MM * PER_EM
    for index, line in enumerate(balanced(fonts.bold, book.form.title, room / TITLE_SIZE)):
        y += index * TITLE_SIZE * 1.15 * PT
        press.text(paper.centre, y, line, fonts.bold, TITLE_SIZE, Align.CENTRE)
    lines = [line for text in book.form.subtitle for line in balanced(fonts.bold, text, room / SUBTITLE_SIZE)]
    for index, line in enumerate(lines):
        y += (_SUBTITLE_PT if index else SUBTITLE_FIRST_PT) * PT
        press.text(paper.centre, y, line, fonts.bold, SUBTITLE_SIZE, Align.CENTRE)
    y += HYPHENS_PT * PT
    press.text(paper.centre, y, "-----", fonts.regular, SUBTITLE_SIZE, Align.CENTRE)
    return y


def _draw_corners(press: Press, book: BookFacts, y: float) -> None:
    paper, face = press.paper, press.fonts.regular
    left, right = paper.left + CORNER_INSET, paper.text_right - CORNER_INSET
    pairs, texts = corner_runs(book, press.fonts), corner_texts(book)
    for place in range(2):
        _draw_pairs(press, left, y, pairs[place])
        if texts[place]:
            press.text(right, y, texts[place], face, _CORNER_SIZE, Align.RIGHT)
        y += _CORNER_PT * PT


def corner_runs(book: BookFacts, fonts: Fonts) -> tuple[tuple[Run, ...], tuple[Run, ...]]:
    """Return the two lines at the cover's left: volume, first and last number."""
    texts, regular, bold = form_texts("so_ghi_danh"), fonts.regular, fonts.bold
    dots = texts("short_dots")
    last = book.closing.figures.last if book.closing else 0
    numbers = (
        Run(regular, texts("from_number")),
        Run(bold, padded(book.opening.first_number)),
        Run(regular, "  " + texts("to_number")),
        Run(bold if last else regular, padded(last) if last else dots),
    )
    return (Run(regular, texts("volume")), Run(bold, book.volume or dots)), numbers


def corner_texts(book: BookFacts) -> tuple[str, str]:
    """Return the two lines at the cover's right: term of office, how long the book is kept."""
    texts = form_texts("so_ghi_danh")
    term = texts("term", term=book.term) if book.term else ""
    return term, texts("retention", retention=book.retention or texts("long_dots"))


def _draw_pairs(press: Press, x: float, y: float, runs: tuple[Run, ...]) -> None:
    for face, text in runs:
        x += press.text(x, y, text, face, _CORNER_SIZE)


def draw_opening(press: Press, book: BookFacts) -> None:
    """Draw the opening sheet: page 1, its number not shown."""
    paper, texts, opening = press.paper, form_texts("so_ghi_danh"), book.opening
    dated = place_and_date(book.letterhead, opening.opened_on, opening.opened_on)
    head = draw_letterhead(press, book.letterhead, dated)
    subject = texts("book_and_year", name=book.name, year=book.year)
    y = draw_title(press, head.dated + UNDER_DATE_PT * PT, texts("opening_title"), (subject,))
    y = _draw_opening_rows(press, book, y + ROWS_PT * PT)
    left_x, right_x = paper.block_centres(press.rule_set)
    signers = ((left_x, titled(book.keeper, book.form)), (right_x, book.signer))
    draw_signatures(press, y + SIGNING_PT * PT, signers, press.rule_set["signing_space_foot"])


def _draw_opening_rows(press: Press, book: BookFacts, y: float) -> float:
    """Draw label and text rows; return the baseline that a further row would take."""
    rules, fonts = press.rule_set, press.fonts
    size, leading = rules["text_size"], rules["text_leading"]
    room = (press.paper.text_width - LABEL_MM) * MM / size * PER_EM
    for label, text in opening_rows(book):
        press.text(press.paper.left, y, label, fonts.bold, size)
        for part in text.split("\n"):
            lines = wrap_rich([Run(fonts.regular, part)], room)
            y = press.rich(press.paper.left + LABEL_MM, y, lines, size, leading)
        y += ROW_GAP_PT * PT
    return y


def opening_rows(book: BookFacts) -> tuple[tuple[str, str], ...]:
    """Return what the opening sheet says, label and text, without what is unknown."""
    texts, opening = form_texts("so_ghi_danh"), book.opening
    day = texts("opening_day_text", day=doc_slash(opening.opened_on), first=padded(opening.first_number))
    pages = "opening_pages_new_sheet" if book.form.period_new_sheet else "opening_pages_running"
    basis = "\n".join(book.form.basis) or opening.basis
    rows = (
        (texts("opening_basis"), basis),
        (texts("opening_scope"), opening.scope),
        (texts("opening_cycle"), opening.cycle),
        (texts("opening_day"), day),
        (texts("opening_pages"), texts(pages)),
        (texts("opening_keeper"), opening.keeper),
        (texts("opening_marks"), texts("opening_marks_text")),
    )
    return tuple((label, text) for label, text in rows if text)
