"""Sổ ghi danh of a year: cover, opening sheet, entry pages by period, closing sheet, index by name."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.pages import BookFacts
from models.rules.paper import PageKind, PrintedPage, PrintedRow
from reports.fonts import Fonts
from reports.paper import duplex
from reports.parts.book_closing import draw_closing
from reports.parts.book_cover import draw_cover, draw_opening
from reports.parts.book_entries import draw_entries
from reports.parts.book_index import Index
from reports.parts.book_plan import BookPlan, Kind, PagePlan
from reports.parts.running import draw_empty, draw_number, draw_replacing
from reports.press import About, Press
from reports.texts import form_texts


def about(book: BookFacts) -> About:
    """Return what the file says of itself."""
    title = form_texts("so_ghi_danh")("book_and_year", name=book.name, year=book.year)
    turned = duplex(book.form.landscape, book.form.binding) if book.form.two_sided else "Simplex"
    wanted = [period.label for period in book.periods if period.key in book.parts.only]
    return About(title, book.letterhead.body.replace("\n", " "), ", ".join(wanted), book.dated, turned)


def draw(press: Press, book: BookFacts) -> Iterator[None]:
    """Draw page after page; each step is one page drawn, or one counted without being printed."""
    plan = BookPlan(book, press.fonts)
    outlined = ""
    for page in planned(plan):
        if page.printed:
            _draw_page(press, plan, page)
            press.laid += [_page_fact(page)] if page.kind in _KINDS else []
            if page.period and page.first and page.period.key != outlined:
                outlined = page.period.key
                press.outline(page.period.label, outlined)
            press.finish()
        yield
    if book.parts.index:
        for _ in Index(press, book, plan.places).draw():
            yield


def _draw_page(press: Press, plan: BookPlan, page: PagePlan) -> None:
    texts, book = form_texts("so_ghi_danh"), plan.book
    label = texts("label_cover") if page.kind is Kind.COVER else texts("label_empty")
    press.begin(page.paper(), page.number, label)
    if page.kind is Kind.COVER:
        draw_cover(press, book)
    elif page.kind is Kind.OPENING:
        draw_replacing(press, book, page.number)
        draw_opening(press, book)
    elif page.kind is Kind.EMPTY and page.number:
        draw_number(press, page.number)
        draw_replacing(press, book, page.number)
        draw_empty(press)
    elif page.kind is Kind.ENTRIES and page.period:
        draw_entries(press, book, page, page.period, plan.sheets_of(page.form))
    elif page.kind is Kind.CLOSING and book.closing:
        draw_closing(press, book, book.closing, plan.spans, plan.extent)


def planned(plan: BookPlan) -> Iterator[PagePlan]:
    """Give the plan's pages; where single pages are asked for, the others are counted and not printed."""
    asked = plan.book.parts.pages
    for page in plan.pages():
        page.printed = page.printed and (not asked or (page.number or 0) in asked)
        yield page


def printed(book: BookFacts, fonts: Fonts) -> tuple[PrintedPage, ...]:
    """Return the pages that a print of these facts puts on paper, without drawing; the index is no part of the book."""
    return tuple(_page_fact(page) for page in planned(BookPlan(book, fonts)) if page.printed and page.kind in _KINDS)


def _page_fact(page: PagePlan) -> PrintedPage:
    return PrintedPage(
        number=page.number,
        kind=_KINDS[page.kind],
        period=page.period.key if page.period else "",
        rows=tuple(PrintedRow(row.key, round(row.height, 3)) for row in page.rows if row.key),
        foot=page.foot is not None,
        onto=page.onto is not None,
    )


_KINDS = {
    Kind.COVER: PageKind.COVER,
    Kind.OPENING: PageKind.OPENING,
    Kind.EMPTY: PageKind.EMPTY,
    Kind.ENTRIES: PageKind.ENTRIES,
    Kind.CLOSING: PageKind.CLOSING,
}
