"""One Excel file: real dates and numbers, the head frozen and repeated in print, texts never taken for formulas."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from models.rules.fact import fact
from reports.breaking import clean
from reports.docx.pieces import legal
from reports.paper import Paper, own_rules, paper
from reports.press import About


@fact
class Share:
    """A part of a hundred: 98 for 98 %."""

    value: float


Value = str | int | float | date | Share | None

FONT = "Times New Roman"
# Excel holds so many letters in a cell, so many in a header line, so many in the name of a sheet.
# From here on thousands are set apart: a year is not.
LARGE = 10_000
LONGEST, _LONGEST_HEADER, _LONGEST_NAME = 32_767, 255, 31
_MM_A_LETTER, _MM_AN_INCH, _A4 = 1.9, 25.4, 9
_LEAST_MM, _MOST_MM = 16.0, 90.0
_DATE = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_NUMBER = re.compile(r"[-−]?(?:\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)? ?%?")
# What a cell that is typed in anew would become a formula by.
_LIKE_FORMULA = ("=", "+", "-", "@")
_NAME_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")


@fact
class Column:
    """One column: its caption, width in mm, whether its texts are figures, and whether they stand in the middle."""

    caption: str
    width_mm: float
    numeric: bool = False
    centred: bool = False


@fact
class Row:
    """One row of values; `bold` for sums and `struck` are the places whose text is drawn so."""

    values: tuple[Value, ...]
    bold: bool = False
    struck: tuple[int, ...] = ()


@fact
class Sheet:
    """One sheet: its name, what is printed over each page, columns and rows; a last row of sums is not filtered."""

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    landscape: bool = True
    total: bool = False


def as_date(text: str) -> Value:
    """Return a text that is a whole day as a date, any other as it is."""
    if not _DATE.fullmatch(text.strip()):
        return text
    day, month, year = map(int, text.strip().split("/"))
    try:
        return date(year, month, day)
    except ValueError:
        return text


def as_number(text: str) -> Value:
    """Return a figure as offices print it ("1.234,5", "98 %") as a number, any other text as it is."""
    bare = text.strip()
    if not _NUMBER.fullmatch(bare):
        return text
    plain = bare.rstrip("% ").replace(".", "").replace(",", ".").replace("−", "-")
    number = float(plain) if "." in plain else int(plain)
    return Share(number) if bare.endswith("%") else number


class ExcelFile:
    """Write sheets into one file; the same rows give the same bytes."""

    def __init__(self, about: About) -> None:
        from xlsxwriter import Workbook

        self._out = BytesIO()
        # Nothing is guessed from a text: no formula, no link, no number.
        kept = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book: Any = Workbook(self._out, {"in_memory": True, "default_date_format": "dd/mm/yyyy", **kept})
        created = datetime.combine(about.dated, time())
        self._book.set_properties(
            {"title": about.title, "author": about.author, "subject": about.subject, "created": created}
        )
        self._names: set[str] = set()
        self._formats: dict[tuple[tuple[str, object], ...], Any] = {}

    def add(self, sheet: Sheet) -> None:
        """Add one sheet."""
        tab = self._book.add_worksheet(self._named(sheet.name))
        self._set_up(tab, sheet)
        for place, column in enumerate(sheet.columns):
            tab.set_column(place, place, column.width_mm / _MM_A_LETTER)
            head = self._format(bold=True, align="center", valign="vcenter")
            tab.write_string(0, place, column.caption.replace("\n", " "), head)
        for at, row in enumerate(sheet.rows, start=1):
            for place, value in enumerate(row.values):
                self._write(tab, at, place, value, row, sheet.columns[place])

    def close(self) -> bytes:
        """Return the file."""
        self._book.close()
        return self._out.getvalue()

    def _set_up(self, tab: Any, sheet: Sheet) -> None:
        """Freeze the head, filter, and let it be printed on A4 as wide as the page with the head on each."""
        last = len(sheet.rows) - int(sheet.total)
        tab.freeze_panes(1, 0)
        tab.autofilter(0, 0, max(last, 1), len(sheet.columns) - 1)
        tab.repeat_rows(0)
        tab.set_paper(_A4)
        if sheet.landscape:
            tab.set_landscape()
        tab.fit_to_pages(1, 0)
        self._margins(tab, paper(own_rules(), landscape=sheet.landscape))
        header = f'&C&"{FONT},Bold"&14' + clean(sheet.title).replace("\n", " ").replace("&", "&&")
        tab.set_header(header[:_LONGEST_HEADER].rstrip("&"))
        tab.set_footer(f'&C&"{FONT},Regular"&12&P')

    @staticmethod
    def _margins(tab: Any, page: Paper) -> None:
        sides = (page.left, page.right, page.top, page.bottom)
        tab.set_margins(*(side / _MM_AN_INCH for side in sides))

    def _named(self, name: str) -> str:
        """Return a name that Excel takes and no other sheet has."""
        bare = " ".join(_NAME_FORBIDDEN.sub(" ", legal(name)).split()).strip("'")[:_LONGEST_NAME] or "1"
        unique, count = bare, 2
        while unique.casefold() in self._names:
            ending = f" {count}"
            unique, count = bare[: _LONGEST_NAME - len(ending)] + ending, count + 1
        self._names.add(unique.casefold())
        return unique

    def _write(self, tab: Any, at: int, place: int, value: Value, row: Row, column: Column) -> None:
        looks: dict[str, object] = {"bold": True} if row.bold else {}
        if place in row.struck:
            looks["font_strikeout"] = True
        if column.centred:
            looks["align"] = "center"
        if isinstance(value, date):
            moment = datetime.combine(value, time())
            tab.write_datetime(at, place, moment, self._format(num_format="dd/mm/yyyy", **looks))
        elif isinstance(value, Share):
            tab.write_number(at, place, value.value / 100, self._format(num_format="0.##%", **looks))
        elif isinstance(value, int | float):
            tab.write_number(at, place, value, self._format(num_format=_number_format(value), **looks))
        elif value:
            text = _cut(legal(value))
            if text.startswith(_LIKE_FORMULA):
                looks["quote_prefix"] = True
            tab.write_string(at, place, text, self._format(num_format="@", **looks))
        else:
            tab.write_blank(at, place, None, self._format(**looks))

    def _format(self, **looks: object) -> Any:
        known = tuple(sorted(looks.items()))
        if known not in self._formats:
            base = {"font_name": FONT, "font_size": 12, "valign": "top", "text_wrap": True, "border": 1}
            self._formats[known] = self._book.add_format({**base, **looks})
        return self._formats[known]


def _number_format(value: float) -> str:
    return "#,##0" if isinstance(value, int) and abs(value) >= LARGE else "0" if isinstance(value, int) else "#,##0.##"


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"


def workbook(about: About, sheets: Iterable[Sheet]) -> bytes:
    """Return sheets as one file."""
    file = ExcelFile(about)
    for sheet in sheets:
        file.add(sheet)
    return file.close()


def rows_of(texts: Iterable[Sequence[str]], numeric: Sequence[int] = ()) -> tuple[Row, ...]:
    """Return rows of printed texts as values: days as dates, the figures of some columns as numbers."""
    return tuple(
        Row(tuple(as_number(text) if place in numeric else as_date(text) for place, text in enumerate(row)))
        for row in texts
    )


def listed(title: str, captions: Sequence[str], texts: Iterable[Sequence[str]], numeric: Sequence[int]) -> Sheet:
    """Return a list of the screen as a sheet, each column as wide as what it holds asks, within bounds."""
    held = [tuple(row) for row in texts]
    columns = []
    for place, caption in enumerate(captions):
        letters = max(len(text) for text in (caption, *(row[place] for row in held)))
        columns.append(Column(caption, min(max(_LEAST_MM, letters * _MM_A_LETTER), _MOST_MM)))
    return Sheet(title, title, tuple(columns), rows_of(held, numeric))
