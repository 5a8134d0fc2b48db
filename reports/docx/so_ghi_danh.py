"""Sổ ghi danh in Word: cover, opening sheet, a section for each period, closing sheet, index by name.

Pages are numbered as they are printed. Within a period Word breaks the pages, and its head says "(tiếp theo)" on all
but the first.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby

from models.rules.pages import BookFacts
from reports.docx import book_entries, book_index, book_sheets
from reports.docx.file import NO_HEAD, Part, WordFile, page_number
from reports.docx.parts import Hand
from reports.forms.so_ghi_danh import planned
from reports.parts.book_plan import BookPlan, Kind, PagePlan, form_paper, replaced
from reports.texts import form_texts


def mirrored(book: BookFacts) -> bool:
    """Tell whether both sides of a sheet are printed, with the binding edge inside."""
    return book.form.two_sided


def write(file: WordFile, book: BookFacts, hand: Hand) -> None:
    """Write section after section."""
    plan = BookPlan(book, hand.fonts)
    expected: int | None = None
    for pages in _sections([page for page in planned(plan) if page.printed]):
        head, first = _add(file, plan, pages, hand)
        number = pages[0].number if pages[0].number != expected else None
        file.end(Part(form_paper(pages[0].form), head, first, number, framed=pages[0].kind is Kind.COVER))
        expected = None if pages[-1].number is None else pages[-1].number + 1
    if book.parts.index:
        book_index.add(file, book, plan.places)


def _sections(pages: Sequence[PagePlan]) -> Iterator[list[PagePlan]]:
    """Give the pages of each section: a period's that follow each other together, any other page alone."""
    for key, group in groupby(enumerate(pages), key=_section_of):
        together = [page for _, page in group]
        yield from [together] if key[0] else [[page] for page in together]


def _section_of(placed: tuple[int, PagePlan]) -> tuple[str, int]:
    place, page = placed
    # Numbers that follow each other stay as far from their places.
    return (page.period.key if page.period and page.kind is Kind.ENTRIES else "", (page.number or 0) - place)


def _add(file: WordFile, plan: BookPlan, pages: list[PagePlan], hand: Hand) -> tuple[str, str | None]:
    """Add what a section holds; return what stands over its pages and over the first of them."""
    book, page = plan.book, pages[0]
    if page.kind in (Kind.COVER, Kind.COVER_BACK):
        file.add(*book_sheets.cover(book, hand) if page.kind is Kind.COVER else ())
        return NO_HEAD, None
    sheet, again = page.paper(), replaced(book, page.number)
    mark = form_texts("so_ghi_danh")("replacement", page=again) if again else ""
    if page.kind is Kind.OPENING:
        file.add(*book_sheets.opening(book, hand))
        return page_number(), page_number(mark, sheet.text_width, counted=False)
    if page.kind is Kind.ENTRIES:
        return book_entries.add(file, book, pages, plan.sheets_of(page.form), hand)
    if page.kind is Kind.CLOSING and book.closing:
        file.add(*book_sheets.closing(plan, book.closing, hand))
        return page_number(), None
    file.add(book_sheets.empty(sheet, hand))
    return page_number(mark, sheet.text_width), None
