"""The sums of the Sổ in figures and words: foot of a period, the year so far, the closing sheet's text."""

from __future__ import annotations

from collections.abc import Sequence

from models.rules.dates import doc_slash
from models.rules.fact import fact
from models.rules.numerals import in_words, padded
from models.rules.pages import BookFacts, ClosingFacts, Figures, PeriodSheet
from reports.texts import form_texts


@fact
class Extent:
    """The numbered pages of the whole book, and those left empty."""

    pages: int
    empty: tuple[int, ...]


def listed(numbers: Sequence[int]) -> str:
    """Return "số 45, số 88"."""
    texts = form_texts("so_ghi_danh")
    return ", ".join(texts("one_number", number=padded(number)) for number in numbers)


def _kinds(figures: Figures) -> str:
    return form_texts("so_ghi_danh")(
        "sum_kinds",
        person_luot=figures.person_luot,
        persons=figures.persons,
        collective_luot=figures.collective_luot,
        collectives=figures.collectives,
    )


def _numbers(figures: Figures, ranged: bool) -> str:
    texts = form_texts("so_ghi_danh")
    said = texts("sum_numbers", numbers=figures.numbers)
    if ranged and figures.numbers == 1:
        return said + texts("sum_one", first=padded(figures.first))
    if ranged:
        return said + texts("sum_range", first=padded(figures.first), last=padded(figures.last))
    return said


def _luot(figures: Figures) -> str:
    texts = form_texts("so_ghi_danh")
    if figures.cancelled:
        return texts("sum_cancelled", cancelled=padded(figures.cancelled), luot=figures.luot)
    return texts("sum_whole", luot=figures.luot)


def period_sum(period: PeriodSheet) -> str:
    """Return the sum of a period, strong parts in **stars**."""
    texts, figures = form_texts("so_ghi_danh"), period.figures
    start = texts("sum_period", period=period.label)
    if not figures.numbers:
        return start + texts("sum_none")
    words = texts("sum_words", words=in_words(figures.luot))
    said = start + _numbers(figures, ranged=True) + _luot(figures) + words + _kinds(figures)
    if figures.withdrawn:
        count = padded(len(figures.withdrawn))
        said += texts("sum_withdrawn", count=count, numbers=listed(figures.withdrawn))
    if figures.late:
        said += texts("sum_late", count=padded(len(figures.late)), numbers=listed(figures.late))
    return said


def year_sum(period: PeriodSheet) -> str:
    """Return the sum from the year's beginning to the period's end."""
    texts, figures = form_texts("so_ghi_danh"), period.cumulative
    start = texts("sum_year")
    if not figures.numbers:
        return start + texts("sum_none")
    return start + _numbers(figures, ranged=False) + _luot(figures) + _kinds(figures)


def closing_paragraphs(book: BookFacts, closing: ClosingFacts, extent: Extent) -> tuple[str, ...]:
    """Return the closing sheet's sentences: pages, numbers, end of the book."""
    texts = form_texts("so_ghi_danh")
    empty = texts("closing_no_empty")
    if extent.empty:
        pages = ", ".join(str(page) for page in extent.empty)
        empty = texts("closing_empty", count=padded(len(extent.empty)), pages=pages)
    counted = texts("closing_pages", year=book.year, pages=extent.pages, words=in_words(extent.pages), empty=empty)
    return counted, _closing_numbers(closing.figures), texts("closing_end", day=doc_slash(closing.ended_on))


def _closing_numbers(figures: Figures) -> str:
    texts = form_texts("so_ghi_danh")
    if not figures.numbers:
        return texts("closing_none")
    said = texts(
        "closing_numbers",
        first=padded(figures.first),
        last=padded(figures.last),
        numbers=figures.numbers,
        words=in_words(figures.numbers),
    )
    luot_words = in_words(figures.luot)
    if figures.cancelled:
        cancelled, words = figures.cancelled, in_words(figures.cancelled)
        said += texts(
            "closing_cancelled", cancelled=cancelled, cancelled_words=words, luot=figures.luot, luot_words=luot_words
        )
    else:
        said += texts("closing_whole", luot=figures.luot, luot_words=luot_words)
    said += _kinds(figures)
    if figures.withdrawn:
        count = padded(len(figures.withdrawn))
        said += texts("closing_withdrawn", count=count, numbers=listed(figures.withdrawn))
    return said
