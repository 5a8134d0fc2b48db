"""The index by name: an office copy, not counted. Two columns; people by given name, then collectives."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from models.rules.names import index_letter, sort_key, text_key
from models.rules.numerals import padded
from models.rules.pages import BookFacts, EntryLine, LineKind, LineState, Place
from reports.breaking import Words, wrap_text
from reports.fonts import PER_EM, Face
from reports.paper import MM, PT, Paper
from reports.parts.book_plan import RUNNING_LEADING, RUNNING_SIZE, form_paper, running_name
from reports.press import Align, Press
from reports.texts import form_texts

SIZE, LEADING, LETTER_GAP = 12, 15.2, 4
_HEADS_SIZE = 11
GUTTER, LEAST_COLUMN, _TITLE_MM = 12.0, 100.0, 45.0
# Places in a column of 120 mm, carried over in proportion to narrower ones.
_COLUMN, _NAME, _UNIT, _NUMBER, _PAGE = 120.0, 7.0, 55.0, 106.0, 120.0
_AIR, _NUMBERS_MM = 2.0, 22.0
# Below the top margin: rule, captions, second rule, first row; above the bottom margin: last row, key.
_RULE, _CAPTIONS, _SECOND_RULE, _FIRST = 7.5, 13.05, 14.5, 19.72
_LAST_UP, _KEY_UP = 10.5, 3.9
_MARKS = {LineState.ENTERED: "", LineState.CANCELLED: "*", LineState.WITHDRAWN: "**"}


@dataclass(slots=True)
class Named:
    """One person or collective with all numbers and pages."""

    line: EntryLine
    key: bytes
    numbers: list[str] = field(default_factory=list)
    pages: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Row:
    """One index row broken into lines; `letter` hangs before the first row of its group."""

    group: str
    letter: str
    name: list[Words]
    unit: list[Words]
    figures: list[tuple[str, str]]

    def count(self) -> int:
        return max(len(self.name), len(self.unit), len(self.figures))


class Index:
    """Lay out and draw the index of the rows that were placed."""

    def __init__(self, press: Press, book: BookFacts, places: Sequence[Place]) -> None:
        self._press = press
        self._book = book
        page = form_paper(book.form)
        self._columns = 2 if page.text_width >= 2 * LEAST_COLUMN + GUTTER else 1
        self._width = (page.text_width - GUTTER * (self._columns - 1)) / self._columns
        self._scale = self._width / _COLUMN
        texts = form_texts("so_ghi_danh")
        self._copy = texts("index_copy", book=running_name(book))
        wraps = _mm(press.fonts.italic, self._copy) > page.text_width - _TITLE_MM
        self._shift = RUNNING_LEADING * PT if wraps else 0.0
        self._rows = list(self._laid(gathered(book, places)))

    def draw(self) -> Iterator[int]:
        """Draw page after page; give how many so far."""
        rows, back, drawn = self._rows, False, 0
        while rows or not drawn:
            paper = form_paper(self._book.form, back and self._book.form.two_sided)
            self._press.begin(paper, label=form_texts("so_ghi_danh")("label_index"))
            self._draw_frame(paper)
            for column in range(self._columns if rows else 0):
                rows = self._draw_column(paper, paper.left + column * (self._width + GUTTER), rows)
            self._press.finish()
            back, drawn = not back, drawn + 1
            yield drawn

    def _laid(self, named: Sequence[Named]) -> Iterator[_Row]:
        known = ""
        for entry in named:
            collective = entry.line.kind is LineKind.COLLECTIVE
            group = form_texts("so_ghi_danh")("index_collectives") if collective else letter_of(entry.line.name)
            if collective and group != known:
                yield _Row(group, group, [[]], [], [])
            yield self._row(entry, group, "" if group == known or collective else group)
            known = group

    def _row(self, entry: Named, group: str, letter: str) -> _Row:
        face = self._press.fonts.regular
        figures = list(_chunks(face, entry.numbers, entry.pages))
        widest = max(_mm(face, numbers) for numbers, _ in figures)
        unit_end = _NUMBER * self._scale - widest - _AIR
        unit_start = _UNIT * self._scale
        name_end = unit_start - _AIR if entry.line.unit else unit_end
        name = self._wrapped(entry.line.name, name_end - _NAME)
        unit = self._wrapped(entry.line.unit, unit_end - unit_start) if entry.line.unit else []
        return _Row(group, letter, name, unit, figures)

    def _wrapped(self, text: str, room_mm: float) -> list[Words]:
        return wrap_text(self._press.fonts.regular, text, max(room_mm, 10.0) * MM / SIZE * PER_EM, narrow=True)

    def _draw_frame(self, paper: Paper) -> None:
        press, texts, fonts = self._press, form_texts("so_ghi_danh"), self._press.fonts
        y = paper.first_baseline(RUNNING_SIZE)
        press.text(paper.left, y + self._shift, texts("index_title"), fonts.bold, RUNNING_SIZE)
        press.text(paper.text_right, y, self._copy, fonts.italic, SIZE, Align.RIGHT)
        rule = paper.top + _RULE + self._shift
        press.rules(0.75, [(paper.left, rule, paper.text_right, rule)])
        press.text(paper.left, paper.text_bottom - _KEY_UP, texts("index_key"), fonts.italic, SIZE)

    def _draw_captions(self, paper: Paper, left: float) -> None:
        press, italic = self._press, self._press.fonts.italic
        name, unit, number, page = form_texts("so_ghi_danh").several("index_heads")
        y = paper.top + _CAPTIONS + self._shift
        press.text(left + _NAME, y, name, italic, _HEADS_SIZE)
        press.text(left + _UNIT * self._scale, y, unit, italic, _HEADS_SIZE)
        press.text(left + _NUMBER * self._scale, y, number, italic, _HEADS_SIZE, Align.RIGHT)
        press.text(left + _PAGE * self._scale, y, page, italic, _HEADS_SIZE, Align.RIGHT)
        rule = paper.top + _SECOND_RULE + self._shift
        press.rules(0.5, [(left, rule, left + self._width, rule)])

    def _draw_column(self, paper: Paper, left: float, rows: Sequence[_Row]) -> list[_Row]:
        """Draw what fits into one column and return the rest."""
        if not rows:
            return []
        self._draw_captions(paper, left)
        y, last = paper.top + _FIRST + self._shift, paper.text_bottom - _LAST_UP
        for done, row in enumerate(rows):
            if row.letter and done:
                y += LETTER_GAP * PT
            # A letter keeps two rows, so that none hangs alone at a column's foot.
            follower = rows[done + 1] if row.letter and done + 1 < len(rows) else None
            kept = follower.count() if follower and follower.group == row.group else 0
            if done and y + (row.count() + kept - 1) * LEADING * PT > last:
                return list(rows[done:])
            if not done and row.figures and len(row.group) == 1:
                row.letter = row.group
            self._draw_row(left, y, row)
            y += row.count() * LEADING * PT
        return []

    def _draw_row(self, left: float, y: float, row: _Row) -> None:
        press, fonts = self._press, self._press.fonts
        if row.letter:
            press.text(left if row.figures else left + _NAME, y, row.letter, fonts.bold, SIZE)
        if any(row.name):
            press.words(left + _NAME, y, row.name, fonts.regular, SIZE, LEADING)
        if row.unit:
            press.words(left + _UNIT * self._scale, y, row.unit, fonts.regular, SIZE, LEADING)
        for line, (numbers, pages) in enumerate(row.figures):
            base = y + line * LEADING * PT
            press.text(left + _NUMBER * self._scale, base, numbers, fonts.regular, SIZE, Align.RIGHT)
            press.text(left + _PAGE * self._scale, base, pages, fonts.regular, SIZE, Align.RIGHT)


def _mm(face: Face, text: str) -> float:
    words = text.split(" ")
    return (sum(face.width(word) for word in words) + face.space * (len(words) - 1)) * SIZE / PER_EM * PT


def letter_of(name: str) -> str:
    """Return the letter under which a name stands: without breve, circumflex and horn, Đ apart."""
    return unicodedata.normalize("NFD", index_letter(name))[0]


def gathered(book: BookFacts, places: Sequence[Place]) -> list[Named]:
    """Return people in the order of their given names, then collectives, each with all its numbers."""
    pages = {place.uuid: place.page for place in places}
    named: dict[tuple[str, str], Named] = {}
    for line in (line for period in book.periods for line in period.lines):
        entry = named.setdefault(line.identity(), Named(line, _key(line)))
        entry.numbers.append(padded(line.number) + _MARKS[line.state])
        entry.pages.append(str(pages.get(line.uuid, "")))
    return sorted(named.values(), key=_order)


def _key(line: EntryLine) -> bytes:
    if line.kind is LineKind.COLLECTIVE:
        return text_key(line.name)
    return line.sort_key or sort_key(line.name)


def _order(entry: Named) -> tuple[bool, bytes, int]:
    return entry.line.kind is LineKind.COLLECTIVE, entry.key, entry.line.number


def _chunks(face: Face, numbers: Sequence[str], pages: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Give numbers and pages in lines that leave room for the unit; a page said twice in a line is said once."""
    chunk: list[tuple[str, str]] = []
    for pair in zip(numbers, pages, strict=True):
        if chunk and _mm(face, ", ".join(number for number, _ in [*chunk, pair])) > _NUMBERS_MM:
            yield joined(chunk)
            chunk = []
        chunk.append(pair)
    yield joined(chunk)


def joined(chunk: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """Return numbers and pages as two texts; a page said twice is said once."""
    pages = [page for page, _ in groupby(page for _, page in chunk)]
    return ", ".join(number for number, _ in chunk), ", ".join(pages)
