"""Cover, opening and closing sheet of the Sổ in Word."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.documents import Span
from models.rules.pages import BookFacts, ClosingFacts
from reports.breaking import balanced, marked
from reports.docx.book_entries import HELD
from reports.docx.file import SPACER
from reports.docx.parts import Hand, Head, block_widths, head_band, signing, title
from reports.docx.pieces import BASELINE, Band, Box, Look, Pads, before, bound, para, spans_of, table
from reports.docx.styles import SPACER_PT
from reports.fonts import PER_EM
from reports.paper import MM, Paper
from reports.parts import book_closing, book_cover
from reports.parts.book_plan import BookPlan, form_paper, replaced, running_name
from reports.parts.book_sums import closing_paragraphs
from reports.parts.grid import head_height, head_lines
from reports.parts.letterhead import place_and_date
from reports.parts.signatures import titled
from reports.parts.titles import UNDER_DATE_PT
from reports.texts import form_texts

# The leadings of the cover's styles.
_NAME, _UNDER, _HYPHENS, _YEAR, _CORNER = 46.0, 24.0, 20.0, 28.8, 19.0


def cover(book: BookFacts, hand: Hand) -> Iterator[str]:
    """Give the cover; its frame belongs to the section."""
    sheet = form_paper(book.form)
    inset, height = book_cover.INSET, (sheet.text_bottom - sheet.top) * MM
    leading = hand.rules["head_leading"]
    over = book_cover.HEAD_DROP * MM - BASELINE * leading
    yield para("DongDem", look=Look(before=over - SPACER_PT))
    head = Head(hand, sheet, book.letterhead, inset=inset)
    yield head.table()
    used = over + (head.count + 1) * leading
    room = (sheet.text_width - 2 * inset) * MM * PER_EM
    names = balanced(hand.fonts.bold, book.form.title, room / book_cover.TITLE_SIZE)
    at = book_cover.TITLE_AT * height
    yield para("TenSo", "\n".join(names), Look(before=at - used - BASELINE * _NAME))
    at += (len(names) - 1) * _NAME
    yield from _cover_end(book, hand, sheet, at, room)


def _cover_end(book: BookFacts, hand: Hand, sheet: Paper, at: float, room: float) -> Iterator[str]:
    """Give what stands under the title; `at` is its last baseline below the frame, in points."""
    height = (sheet.text_bottom - sheet.top) * MM
    size = book_cover.SUBTITLE_SIZE
    lines = [line for text in book.form.subtitle for line in balanced(hand.fonts.bold, text, room / size)]
    above = _NAME
    if lines:
        drop = before(book_cover.SUBTITLE_FIRST_PT, _NAME, _UNDER)
        yield para("DuoiTenSo", "\n".join(lines), Look(before=drop))
        at += book_cover.SUBTITLE_FIRST_PT + (len(lines) - 1) * _UNDER
        above = _UNDER
    yield para("GachBia", "-----", Look(before=before(book_cover.HYPHENS_PT, above, _HYPHENS)))
    at += book_cover.HYPHENS_PT
    year_at = max(book_cover.YEAR_AT * height, at + 2 * book_cover.YEAR_SIZE)
    year = form_texts("so_ghi_danh")("year", year=book.year)
    yield para("NamSo", year, Look(before=before(year_at - at, _HYPHENS, _YEAR)))
    yield _corners(book, hand, sheet, before(book_cover.CORNER_AT * height - year_at, _YEAR, _CORNER))


def _corners(book: BookFacts, hand: Hand, sheet: Paper, lead: float) -> str:
    left = "".join(
        para("GocBia", spans_of(runs, hand.fonts), Look(before=0.0 if place else lead))
        for place, runs in enumerate(book_cover.corner_runs(book, hand.fonts))
    )
    right = "".join(
        para("GocBia", text, Look(before=0.0 if place else lead, align="right"))
        for place, text in enumerate(book_cover.corner_texts(book))
    )
    half = sheet.text_width / 2 - book_cover.CORNER_INSET
    return table((half, half), (Band((Box(left), Box(right))),), Pads(), indent=book_cover.CORNER_INSET)


def opening(book: BookFacts, hand: Hand) -> Iterator[str]:
    """Give the opening sheet."""
    sheet, texts, leading = form_paper(book.form), form_texts("so_ghi_danh"), hand.rules["text_leading"]
    opened = book.opening.opened_on
    yield Head(hand, sheet, book.letterhead, place_and_date(book.letterhead, opened, opened)).table()
    subject = (texts("book_and_year", name=book.name, year=book.year),)
    rows_at = book_cover.ROWS_PT - BASELINE * leading
    above = hand.rules["head_leading"]
    yield title(hand, sheet, texts("opening_title"), subject, UNDER_DATE_PT, above, rows_at).content
    gap = Look(after=book_cover.ROW_GAP_PT)
    rows = (
        Band((Box(para("DongTrai", (Span(label, bold=True),), gap)), Box(para("DongTrai", bound(text), gap))))
        for label, text in book_cover.opening_rows(book)
    )
    yield table((book_cover.LABEL_MM, sheet.text_width - book_cover.LABEL_MM), rows, Pads())
    yield HELD
    signers = (titled(book.keeper, book.form), book.signer)
    lead = book_cover.SIGNING_PT - SPACER_PT
    yield signing(hand, block_widths(hand, sheet), signers, hand.rules["signing_space_foot"], lead)


def empty(sheet: Paper, hand: Hand) -> str:
    """Return what stands on a back that is left empty, in the middle of it."""
    middle = (sheet.text_bottom - sheet.top) / 2 * MM
    look = Look(before=middle - BASELINE * hand.rules["text_leading"])
    return para("TrangTrong", form_texts("so_ghi_danh")("empty_back"), look)


def closing(plan: BookPlan, facts: ClosingFacts, hand: Hand) -> Iterator[str]:
    """Give the closing sheet: table and sentences side by side where the page is wide enough."""
    book = plan.book
    sheet, leading = form_paper(book.form), hand.rules["text_leading"]
    yield para("TenSoDauTrang", running_name(book, replaced(book, book_closing.sheet_number(plan.extent))))
    down = (book_closing.TITLE_Y + sheet.top - hand.rules["margin_cross"] - sheet.first_baseline(14)) * MM
    after = (book_closing.TOP - book_closing.TITLE_Y) * MM - (1 - BASELINE) * 20
    look = Look(before=before(down, leading, 20), after=after)
    yield para("TenLoai", form_texts("so_ghi_danh")("closing_title"), look)
    beside = sheet.text_width >= book_closing.SIDE_BY_SIDE_MM
    counted, sentences = _periods(plan, facts, hand, sheet, beside), _sentences(plan, facts, hand)
    seal = _seal(book, facts.seal, hand, 0.0 if beside else (sheet.text_width - book_closing.SEAL_WIDTH) / 2)
    lead = book_closing.DATE_PT - SPACER_PT - BASELINE * leading
    widths = block_widths(hand, sheet)
    if beside:
        widths = (book_closing.TEXT_LEFT, sheet.text_width - book_closing.TEXT_LEFT)
        right = "".join(sentences) + (seal + SPACER if seal else "")
        yield table(widths, (Band((Box(counted + SPACER), Box(right))),), Pads())
        yield HELD
    else:
        yield counted
        yield para("DongDem", look=Look(before=book_closing.STACKED_GAP * MM - SPACER_PT))
        yield from sentences
        yield para("DongDem", look=Look(before=book_closing.STACKED_GAP * MM - SPACER_PT))
        yield seal
        lead += 0.0 if seal else book_closing.SEAL_HEIGHT * MM
        yield HELD
    signers = (titled(book.keeper, book.form), book.signer)
    dated = place_and_date(book.letterhead, facts.signed_on, facts.ended_on)
    yield signing(hand, widths, signers, hand.rules["signing_space_foot"], lead, dated)


def _periods(plan: BookPlan, facts: ClosingFacts, hand: Hand, sheet: Paper, beside: bool) -> str:
    """Return the table of the periods and their sum."""
    grid = book_closing.closing_grid(sheet.text_width, beside)
    captions = book_closing.closing_captions(plan.book)
    high = book_closing.row_height(
        head_height(grid, head_lines(grid, captions, hand.fonts.bold)), len(plan.book.periods) + 1
    )
    bands = [head_band(grid, captions, hand.fonts)]
    for period in plan.book.periods:
        texts = book_closing.period_texts(period, plan.spans)
        bands.append(Band(tuple(Box(para("OBangGiua", text), at="center") for text in texts), least=high))
    label, _, *counted = book_closing.sum_texts(facts.figures)
    boxes = [Box(para("OBangGiua", (Span(text, bold=True),)), at="center") for text in counted]
    whole = Box(para("OBangGiua", (Span(label, bold=True),)), span=2, at="center")
    bands.append(Band((whole, *boxes), least=high))
    return table(grid.widths, bands, Pads(grid.pad_x), hand.rules["table_rule"])


def _sentences(plan: BookPlan, facts: ClosingFacts, hand: Hand) -> list[str]:
    look = Look(after=book_closing.PARAGRAPH_PT)
    texts = closing_paragraphs(plan.book, facts, plan.extent)
    return [
        para("DongTrai", spans_of(marked(text, hand.fonts.regular, hand.fonts.bold), hand.fonts), look)
        for text in texts
    ]


def _seal(book: BookFacts, groups: tuple[str, ...], hand: Hand, indent: float) -> str:
    """Return the year's seal in its box: what it is, and its groups of figures, so many a line."""
    if not groups:
        return ""
    caption = form_texts("so_ghi_danh")("seal_caption", year=book.year)
    stops = tuple(("center", x) for x in book_closing.group_places())
    lines = [groups[start : start + len(stops)] for start in range(0, len(groups), len(stops))]
    figures = (para("MaNiem", "".join(f"\t{group}" for group in line), Look(tabs=stops)) for line in lines)
    box = Box(para("ChuMaNiem", caption) + "".join(figures), at="center")
    band = Band((box,), least=book_closing.SEAL_HEIGHT)
    return table((book_closing.SEAL_WIDTH,), (band,), Pads(), hand.rules["title_rule"], indent)
