"""The plan of the Sổ: which page holds what, before anything is drawn, one page at a time.

A period's rows go down the page until one does not fit. Rows are never split unless taller than a page. The foot of a
period takes the last rows with it when it does not fit. With two-sided printing every part begins on a front page, and
a back left empty keeps its number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import Enum

from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.pages import BookFacts, BookForm, EntryLine, PeriodSheet, Place
from models.rules.paper import Rest
from reports.breaking import marked
from reports.fonts import Fonts
from reports.paper import PT, Paper, own_rules, paper
from reports.parts.book_rows import RowMaker
from reports.parts.book_sums import Extent, period_sum, year_sum
from reports.parts.grid import LaidRow, head_height, head_lines
from reports.parts.signatures import Signing, after_rule, titled
from reports.texts import form_texts

# Of the pictures, in mm: a running line of one line, then the table; the row of column numbers.
TABLE_BELOW_RUNNING = 3.56
NUMBER_ROW = 6.1
FOOT_PAD, FOOT_LEADING = 1.8, 15
FOOT_SIGNING = 25.0
RUNNING_SIZE, RUNNING_LEADING, BOOK_NAME_SIZE = 14, 18, 12
RUNNING_GAP = 6.0
_LAST_ROWS = 2
_FIT = 0.01
# As wide as any page number that a running line may have to name.
_WIDEST_NUMBER = 888


class Kind(Enum):
    """What a page of the Sổ holds."""

    COVER = "cover"
    COVER_BACK = "cover back"
    OPENING = "opening"
    EMPTY = "empty"
    ENTRIES = "entries"
    CLOSING = "closing"


@dataclass(slots=True)
class PagePlan:
    """One page: what it holds, its number (None where not counted), and whether it is printed in this run.

    `onto` is how many mm of rows the filed sheet holds already, where rows are added to it; None for a fresh page.
    """

    kind: Kind
    form: BookForm
    number: int | None = None
    printed: bool = True
    period: PeriodSheet | None = None
    first: bool = False
    rows: list[LaidRow] = field(default_factory=list)
    foot: Foot | None = None
    onto: float | None = None

    def paper(self) -> Paper:
        """Return the page's geometry, mirrored on backs."""
        back = self.kind is Kind.COVER_BACK or (self.number is not None and self.number % 2 == 0)
        return form_paper(self.form, back)


@fact
class Foot:
    """The foot of a period: two rows as wide as the table, then the signatures; height in mm."""

    rows: tuple[LaidRow, ...]
    height: float


@fact
class Span:
    """The first and last page of a period."""

    first: int
    last: int


def form_paper(form: BookForm, back: bool = False) -> Paper:
    """Return the page that a form asks for."""
    return paper(own_rules(), form.landscape, form.binding, form.two_sided, back)


class Sheets:
    """How one form's entry pages are divided: running lines, head of the table, room for rows."""

    def __init__(self, book: BookFacts, form: BookForm, fonts: Fonts) -> None:
        page = form_paper(form)
        self.maker = RowMaker(form, fonts, page.text_width)
        self.heads = head_lines(self.maker.grid, [column.caption for column in self.maker.columns], fonts.bold)
        self.head_height = head_height(self.maker.grid, self.heads)
        self.two_lines = self._running_wraps(book, form, fonts, page.text_width)
        running = RUNNING_LEADING * PT if self.two_lines else 0.0
        self.table_top = page.first_baseline(RUNNING_SIZE) - page.top + running + TABLE_BELOW_RUNNING
        self.room = page.height - page.top - page.bottom - self.table_top - self.head_height - NUMBER_ROW

    @staticmethod
    def _running_wraps(book: BookFacts, form: BookForm, fonts: Fonts, width: float) -> bool:
        """Tell whether period and book name need a line each; the same on every page of the form."""
        texts = form_texts("so_ghi_danh")
        labels = [period.label for period in book.periods if period.form == form]
        lefts = [texts("running_continued", period=label) for label in labels]
        left = max((_width_mm(fonts, text, RUNNING_SIZE, bold=True) for text in lefts), default=0.0)
        right = _width_mm(fonts, running_name(book, _WIDEST_NUMBER), BOOK_NAME_SIZE, bold=False)
        return left + right + RUNNING_GAP > width

    def foot(self, period: PeriodSheet, fonts: Fonts) -> Foot:
        """Lay out the foot of a period."""
        rows = tuple(
            self.maker.grid.merged_row(marked(text, fonts.regular, fonts.bold), FOOT_PAD, FOOT_LEADING, fonts.regular)
            for text in (period_sum(period), year_sum(period))
        )
        signers = (titled(period.keeper, period.form), period.signer)
        signing = Signing(fonts, own_rules(), signers, form_paper(period.form).text_width)
        height = after_rule(own_rules(), 0.0) + signing.height(FOOT_SIGNING, dated=True)
        return Foot(rows, sum(row.height for row in rows) + height)


def running_name(book: BookFacts, replaced: int | None = None) -> str:
    """Return the book's name and year for the running line, with the page's number where the sheet replaces another."""
    texts = form_texts("so_ghi_danh")
    name = texts("book_and_year", name=book.name, year=book.year)
    return f"{name} - {texts('replacement', page=replaced)}" if replaced else name


def replaced(book: BookFacts, number: int | None) -> int | None:
    """Return the page's own number where it replaces a sheet of the paper book."""
    return number if number in book.parts.replacing else None


def _width_mm(fonts: Fonts, text: str, size: float, bold: bool) -> float:
    face = fonts.bold if bold else fonts.italic
    words = text.split(" ")
    return (sum(face.width(word) for word in words) + face.space * (len(words) - 1)) * size / 1000 * PT


def period_pages(book: BookFacts, period: PeriodSheet, start: int, sheets: Sheets, fonts: Fonts) -> Iterator[PagePlan]:
    """Give the pages of one period from a page number on."""
    page = PagePlan(Kind.ENTRIES, period.form, start, period=period, first=True)
    used = 0.0
    for line in period.lines:
        for row in _fitting(sheets, line, sheets.room - used):
            if page.rows and used + row.height > sheets.room + _FIT:
                yield page
                page, used = _next_page(page), 0.0
            page.rows.append(row)
            used += row.height
    if not period.lines:
        page.rows.append(sheets.maker.empty())
        used = page.rows[0].height
    if not book.parts.foot:
        yield page
        return
    foot = sheets.foot(period, fonts)
    if used + foot.height > sheets.room + _FIT:
        kept = len(page.rows) - _carried(page.rows, sheets.room - foot.height)
        moved, page.rows = page.rows[kept:], page.rows[:kept]
        yield page
        page = _next_page(page)
        page.rows = moved
    page.foot = foot
    yield page


def rest_pages(book: BookFacts, period: PeriodSheet, _start: int, sheets: Sheets, fonts: Fonts) -> Iterator[PagePlan]:
    """Give what is to be added to a period on paper: rows for its last sheet, or the pages that follow that sheet.

    Refused rest_ended (its sums are printed), rest_nothing, page_full (nothing more fits), rest_fits (no page follows).
    """
    last, onto = period.held[-1], book.parts.rest is Rest.ONTO
    if last.foot:
        raise Refused("rest_ended", page=last.number)
    known = {row.uuid for page in period.held for row in page.rows}
    lines = tuple(line for line in period.lines if line.uuid not in known)
    if not lines and not book.parts.foot:
        raise Refused("rest_nothing", page=last.number)
    used = sum(row.height for row in last.rows)
    first, *following = _continued(sheets, period, lines, used, book.parts.foot, fonts)
    if onto and not first.rows and not first.foot:
        raise Refused("page_full", page=last.number)
    if not onto and not following:
        raise Refused("rest_fits", page=last.number)
    yield from [first] if onto else _next_sheets(following, period.form)


def _next_sheets(pages: list[PagePlan], form: BookForm) -> list[PagePlan]:
    """Return the pages that go through the printer together: the back of the filed sheet alone, then fresh sheets."""
    back = form.two_sided and (pages[0].number or 0) % 2 == 0
    return pages[:1] if back else pages


def _continued(
    sheets: Sheets, period: PeriodSheet, lines: tuple[EntryLine, ...], used: float, ended: bool, fonts: Fonts
) -> Iterator[PagePlan]:
    """Go on below what a sheet holds: its own page first, even where nothing fits on it, then fresh pages."""
    page = PagePlan(Kind.ENTRIES, period.form, period.held[-1].number, period=period, onto=used)
    for line in lines:
        for row in _fitting(sheets, line, sheets.room - used):
            if used + row.height > sheets.room + _FIT:
                yield page
                page, used = _next_page(page), 0.0
            page.rows.append(row)
            used += row.height
    if ended:
        foot = sheets.foot(period, fonts)
        if used + foot.height > sheets.room + _FIT:
            # Rows already on paper stay where they are; only those of this run can go over with the foot.
            kept = len(page.rows) - _carried(page.rows, sheets.room - foot.height, leave=int(page.onto is None))
            moved, page.rows = page.rows[kept:], page.rows[:kept]
            yield page
            page = _next_page(page)
            page.rows = moved
        page.foot = foot
    yield page


def _fitting(sheets: Sheets, line: EntryLine, left: float) -> Iterator[LaidRow]:
    """Give an entry's row, or its parts where it is taller than a page."""
    row = sheets.maker.row(line)
    if row.height <= sheets.room:
        yield row
    else:
        yield from sheets.maker.split(row, line, left, sheets.room)


def _next_page(page: PagePlan) -> PagePlan:
    return PagePlan(page.kind, page.form, (page.number or 0) + 1, period=page.period)


def _carried(rows: list[LaidRow], room: float, leave: int = 1) -> int:
    """Return how many last rows go over with the foot: two, fewer to leave one behind or to fit."""
    carried = max(min(_LAST_ROWS, len(rows) - leave), 0)
    while carried and sum(row.height for row in rows[-carried:]) > room:
        carried -= 1
    return carried


class BookPlan:
    """Walk a book's pages in order; `spans`, `places` and `extent` are known once the walk has passed them."""

    def __init__(self, book: BookFacts, fonts: Fonts) -> None:
        self.book = book
        self.fonts = fonts
        self.spans: dict[str, Span] = {}
        self.places: list[Place] = []
        self._empty: list[int] = []
        self._number = 1
        self._sheets: dict[BookForm, Sheets] = {}

    @property
    def extent(self) -> Extent:
        """Return how many pages are numbered so far, and which are empty."""
        return Extent(self._number - 1, tuple(self._empty))

    def pages(self) -> Iterator[PagePlan]:
        """Give every page that is printed or must be counted."""
        parts, form = self.book.parts, self.book.form
        if parts.cover:
            yield PagePlan(Kind.COVER, form)
            if form.two_sided:
                yield PagePlan(Kind.COVER_BACK, form)
        yield self._numbered(PagePlan(Kind.OPENING, form, printed=parts.opening))
        yield from self._filled(form, parts.opening)
        if parts.periods or parts.closing or parts.index:
            yield from self._periods()
        if parts.closing and self.book.closing:
            yield from self._closing()

    def _closing(self) -> Iterator[PagePlan]:
        form = self.book.form
        yield from self._filled(form, self.book.parts.periods)
        page = self._numbered(PagePlan(Kind.CLOSING, form))
        # The sheet counts its own empty back, which is laid out with it.
        back = list(self._filled(form, printed=True))
        yield page
        yield from back

    def _periods(self) -> Iterator[PagePlan]:
        laid = self._laid_out()
        for period in self.book.periods:
            if period.key not in laid:
                continue
            printed = self.wanted(period)
            if period.start_page is not None:
                self._number = max(period.start_page, self._number)
            elif period.form.period_new_sheet:
                yield from self._filled(period.form, printed=False)
            yield from self._period(period, printed)

    def _period(self, period: PeriodSheet, printed: bool) -> Iterator[PagePlan]:
        first = self._number
        rest = self.book.parts.rest
        made = rest_pages if rest else period_pages
        ended = False
        for page in made(self.book, period, first, self.sheets_of(period.form), self.fonts):
            ended = page.foot is not None
            page.printed = printed
            self._number = (page.number or 0) + 1
            self._note_places(page)
            yield page
        self.spans[period.key] = Span(first, self._number - 1)
        if period.form.period_new_sheet and ended:
            yield from self._filled(period.form, printed, period)

    def _note_places(self, page: PagePlan) -> None:
        known = self.places[-1].uuid if self.places else ""
        for place, row in enumerate(page.rows, start=1):
            if row.key and row.key != known:
                self.places.append(Place(row.key, page.number or 0, place))
                known = row.key

    def wanted(self, period: PeriodSheet) -> bool:
        """Tell whether a period is printed in this run."""
        parts = self.book.parts
        return parts.periods and (not parts.only or period.key in parts.only)

    def _laid_out(self) -> set[str]:
        """Return the keys of periods that must be laid out: printed ones, and those whose pages others count on."""
        parts = self.book.parts
        asked = bool((parts.closing and self.book.closing) or parts.index)
        laid: set[str] = set()
        for period in reversed(self.book.periods):
            if asked or self.wanted(period):
                laid.add(period.key)
                asked = period.start_page is None or bool(parts.closing or parts.index)
        return laid

    def sheets_of(self, form: BookForm) -> Sheets:
        """Return how a form divides its pages, laid out once."""
        sheets = self._sheets.get(form)
        if sheets is None:
            sheets = self._sheets[form] = Sheets(self.book, form, self.fonts)
        return sheets

    def _numbered(self, page: PagePlan) -> PagePlan:
        page.number = self._number
        self._number += 1
        return page

    def _filled(self, form: BookForm, printed: bool, period: PeriodSheet | None = None) -> Iterator[PagePlan]:
        """Give the empty back that ends a sheet, where both sides are printed."""
        if form.two_sided and self._number % 2 == 0:
            self._empty.append(self._number)
            yield self._numbered(PagePlan(Kind.EMPTY, form, printed=printed, period=period))
