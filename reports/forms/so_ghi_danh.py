"""Sổ ghi danh of a year: cover, opening sheet, entry pages by period, closing sheet, index by name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from models.rules.pages import BookFacts, BookParts, Place
from reports.fonts import Fonts
from reports.paper import duplex
from reports.parts.book_closing import draw_closing
from reports.parts.book_cover import draw_cover, draw_opening
from reports.parts.book_entries import draw_entries
from reports.parts.book_index import Index
from reports.parts.book_plan import BookPlan, Kind, PagePlan
from reports.parts.running import draw_empty, draw_number
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
    for page in plan.pages():
        if page.printed:
            _draw_page(press, plan, page)
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
        draw_opening(press, book)
    elif page.kind is Kind.EMPTY and page.number:
        draw_number(press, page.number)
        draw_empty(press)
    elif page.kind is Kind.ENTRIES and page.period:
        draw_entries(press, book, page, page.period, plan.sheets_of(page.form))
    elif page.kind is Kind.CLOSING and book.closing:
        draw_closing(press, book, book.closing, plan.spans, plan.extent)


def places(book: BookFacts, fonts: Fonts) -> tuple[Place, ...]:
    """Return where each entry stands on paper, without drawing."""
    plan = BookPlan(replace(book, parts=BookParts(cover=False, closing=False)), fonts)
    for _ in plan.pages():
        pass
    return tuple(plan.places)
