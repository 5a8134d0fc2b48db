"""Sổ ghi danh in Word: cover, opening sheet, a section for each period, closing sheet, index by name.

Pages are numbered as they are printed. Within a period Word breaks the pages, and its head says "(tiếp theo)" on all
but the first.
"""

from __future__ import annotations

from collections.abc import Mapping

from models.rules.pages import BookFacts
from reports.docx import book_entries, book_index, book_sheets
from reports.docx.file import NO_HEAD, Part, WordFile, page_number
from reports.docx.parts import LAST_ROWS
from reports.fonts import Fonts
from reports.parts.book_plan import BookPlan, Kind, PagePlan, form_paper


def mirrored(book: BookFacts) -> bool:
    """Tell whether both sides of a sheet are printed, with the binding edge inside."""
    return book.form.two_sided


def write(file: WordFile, book: BookFacts, fonts: Fonts) -> None:
    """Write section after section."""
    plan = BookPlan(book, fonts)
    pages = [page for page in plan.pages() if page.printed]
    # As many rows as are printed over the sums stay with them.
    held = {page.period.key: min(len(page.rows), LAST_ROWS) for page in pages if page.period and page.foot}
    known: set[str] = set()
    expected: int | None = None
    for page in pages:
        if page.period and page.period.key in known:
            continue
        head, first = _add(file, plan, page, fonts, held)
        number = page.number if page.number != expected else None
        file.end(Part(form_paper(page.form), head, first, number, framed=page.kind is Kind.COVER))
        expected = None if page.number is None else page.number + 1
        if page.period:
            known.add(page.period.key)
            expected = plan.spans[page.period.key].last + 1
    if book.parts.index:
        book_index.add(file, book, plan.places)


def _add(
    file: WordFile, plan: BookPlan, page: PagePlan, fonts: Fonts, held: Mapping[str, int]
) -> tuple[str, str | None]:
    """Add what a section holds; return what stands over its pages and over the first of them."""
    book = plan.book
    if page.kind in (Kind.COVER, Kind.COVER_BACK):
        file.add(*book_sheets.cover(book, fonts) if page.kind is Kind.COVER else ())
        return NO_HEAD, None
    if page.kind is Kind.OPENING:
        file.add(*book_sheets.opening(book, fonts))
        return page_number(), NO_HEAD
    if page.period:
        return book_entries.add(file, book, page.period, plan.sheets_of(page.form), fonts, held[page.period.key])
    if page.kind is Kind.CLOSING and book.closing:
        file.add(*book_sheets.closing(plan, book.closing, fonts))
    else:
        file.add(book_sheets.empty(page.paper()))
    return page_number(), None
