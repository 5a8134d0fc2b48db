"""The tables of each form as sheets: captions and order of the printed page, values instead of texts."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from models.rules.documents import LetterFacts
from models.rules.pages import (
    BookFacts,
    ColumnSpec,
    EntryLine,
    LineState,
    PeriodSheet,
    ProposalListFacts,
    PublicListFacts,
    ReviewSlipFacts,
)
from reports.breaking import Run
from reports.fonts import load_fonts
from reports.forms import danh_sach_cong_khai, danh_sach_de_nghi, phieu_ra_soat
from reports.forms import van_ban as letters
from reports.forms.danh_sach_cong_khai import addressed
from reports.paper import paper
from reports.parts.annexes import LaidAnnex
from reports.parts.book_closing import closing_captions
from reports.parts.book_plan import form_paper
from reports.parts.book_rows import NAME, NUMBER, RowMaker
from reports.parts.tables import LaidTable
from reports.render import FORMS
from reports.texts import form_texts
from reports.xlsx.file import Column, Row, Sheet, Value, as_date, as_number, rows_of

_NUMERIC = frozenset({NUMBER, "nam_sinh"})
_STATE_MM, _PERIOD_MM, _NOTE_MM = 24.0, 30.0, 60.0


def public_list(facts: PublicListFacts) -> tuple[Sheet, ...]:
    """Return the public list."""
    texts = form_texts("danh_sach_cong_khai")
    rows = tuple(
        Row((place, addressed(line.address, line.name), line.unit, line.deed))
        for place, line in enumerate(facts.lines, start=1)
    )
    title = f"{texts('title')} {texts('subject', period=facts.period_label)}"
    columns = _columns(texts.several("heads"), danh_sach_cong_khai.WIDTHS, centred=(0,))
    return (Sheet(texts("title").capitalize(), title, columns, rows, landscape=False),)


def proposal_list(facts: ProposalListFacts) -> tuple[Sheet, ...]:
    """Return the rows of a round, with room for what is said of them."""
    texts = form_texts("danh_sach_de_nghi")
    rows = tuple(
        Row((place, addressed(line.address, line.name), line.role, line.deed, line.result, line.eligibility, None))
        for place, line in enumerate(facts.lines, start=1)
    )
    title = f"{texts('title')} {texts('subject', round=facts.round_label)}"
    columns = _columns(texts.several("heads"), danh_sach_de_nghi.WIDTHS, centred=(0,))
    return (Sheet(texts("title").capitalize(), title, columns, rows),)


def review_slip(facts: ReviewSlipFacts) -> tuple[Sheet, ...]:
    """Return the names that a body is asked about."""
    texts = form_texts("phieu_ra_soat")
    rows = tuple(
        Row((place, line.name, line.birth_year, line.unit, None)) for place, line in enumerate(facts.lines, start=1)
    )
    title = f"{texts('title')} {texts('subject', round=facts.round_label)}"
    columns = _columns(texts.several("heads"), phieu_ra_soat.WIDTHS, centred=(0, 2))
    return (Sheet(texts("title").capitalize(), title, columns, rows, landscape=False),)


def _columns(captions: Sequence[str], widths: Sequence[float], centred: tuple[int, ...]) -> tuple[Column, ...]:
    pairs = enumerate(zip(captions, widths, strict=True))
    return tuple(Column(caption, width, centred=place in centred) for place, (caption, width) in pairs)


def book(facts: BookFacts) -> tuple[Sheet, ...]:
    """Return the entries of the printed periods, a sheet for each form that they were kept in, then the sums."""
    wanted = [period for period in facts.periods if not facts.parts.only or period.key in facts.parts.only]
    by_form: dict[Any, list[PeriodSheet]] = {}
    for period in wanted:
        by_form.setdefault(period.form, []).append(period)
    texts = form_texts("so_ghi_danh")
    title = texts("book_and_year", name=facts.name, year=facts.year)
    sheets = [_Entries(periods).sheet(texts("sheet_entries"), title) for periods in by_form.values()]
    return (*sheets, _sums(facts, wanted, title)) if sheets else ()


class _Entries:
    """Entries kept in one form: its columns, then period, state and what happened to the row."""

    def __init__(self, periods: Sequence[PeriodSheet]) -> None:
        self._periods, self._form = periods, periods[0].form
        self._maker = RowMaker(self._form, load_fonts(), form_paper(self._form).text_width)
        self._texts = form_texts("so_ghi_danh")

    def sheet(self, name: str, title: str) -> Sheet:
        """Return them as a sheet."""
        more = self._texts.several("sheet_more")
        widths = (_PERIOD_MM, _STATE_MM, _NOTE_MM)
        columns = [Column(spec.caption, spec.width_mm, centred=spec.centred) for spec in self._maker.columns]
        columns += [Column(caption, width) for caption, width in zip(more, widths, strict=True)]
        rows = tuple(self._row(period, line) for period in self._periods for line in period.lines)
        return Sheet(name, title, tuple(columns), rows, landscape=self._form.landscape)

    def _row(self, period: PeriodSheet, line: EntryLine) -> Row:
        cancelled = line.state is LineState.CANCELLED
        values = [self._value(spec, line, cancelled) for spec in self._maker.columns]
        state = {LineState.CANCELLED: "cancelled", LineState.WITHDRAWN: "withdrawn"}.get(line.state)
        said = self._texts(state) if state else self._texts("sheet_entered")
        struck = tuple(place for place, spec in enumerate(self._maker.columns) if spec.id == NAME and state)
        return Row((*values, period.label, said, self._note(line, cancelled)), struck=struck)

    @staticmethod
    def _value(spec: ColumnSpec, line: EntryLine, cancelled: bool) -> Value:
        if spec.id == NUMBER:
            return line.number
        if spec.id == NAME:
            return line.name
        text = "" if cancelled else line.cells.get(spec.id, "")
        return as_number(text) if spec.id in _NUMERIC else as_date(text)

    def _note(self, line: EntryLine, cancelled: bool) -> str:
        """Return what the printed row says of a number that was cancelled, withdrawn, corrected or late."""
        runs = [self._maker.cancelled_runs(line)] if cancelled else list(self._maker.remarks(line))
        return "\n".join(_plain(one) for one in runs)


def _plain(runs: Sequence[Run]) -> str:
    return "".join(run.text for run in runs)


def _sums(facts: BookFacts, periods: Sequence[PeriodSheet], title: str) -> Sheet:
    """Return what is counted of each period, as on the closing sheet, with numbers apart."""
    texts = form_texts("so_ghi_danh")
    period, _, *counted = closing_captions(facts)[:7]
    captions = (period, *texts.several("sheet_range"), *counted)
    rows = [_sum_row(sheet.label, sheet.figures) for sheet in periods]
    whole = facts.closing if facts.closing and len(periods) == len(facts.periods) else None
    if whole:
        rows.append(_sum_row(texts("closing_sum"), whole.figures, bold=True))
    columns = tuple(Column(caption, _PERIOD_MM if not place else _STATE_MM) for place, caption in enumerate(captions))
    return Sheet(texts("closing_sum"), title, columns, tuple(rows), landscape=False, total=bool(whole))


def _sum_row(label: str, figures: Any, bold: bool = False) -> Row:
    first, last = (figures.first, figures.last) if figures.numbers else (None, None)
    counted = (figures.numbers, figures.cancelled, figures.luot, figures.person_luot, figures.collective_luot)
    return Row((label, first, last, *counted), bold=bold)


def letter(facts: LetterFacts) -> tuple[Sheet, ...]:
    """Return every table of an official document: those of its text, then its annexes."""
    rules, texts = letters.rules(facts), form_texts("van_ban")
    title = letters.about(facts).title
    held = [block.table for block in facts.body if block.table and len(block.table.rows) > 1]
    width = paper(rules).text_width
    sheets = [
        _laid(
            texts("sheet_table", number=place), title, LaidTable(load_fonts(), rules, table, width), table.total, False
        )
        for place, table in enumerate(held, start=1)
    ]
    for annex in facts.annexes:
        made = LaidAnnex(load_fonts(), rules, annex)
        sheets.append(_laid(made.label, f"{made.label}: {annex.name}", made.table, annex.table.total, landscape=True))
    return tuple(sheets)


def _laid(name: str, title: str, made: LaidTable, total: bool, landscape: bool) -> Sheet:
    """Return a table as laid out for the page: its widths, its figures as numbers."""
    captions, *texts = made.texts
    numbers = [*made.numbers, *([0] if made.counted else [])]
    rows = list(rows_of(texts, numbers))
    if total and rows:
        rows[-1] = replace(rows[-1], bold=True)
    columns = _columns(captions, made.grid.widths, centred=(0,) if made.counted else ())
    return Sheet(name, title, columns, tuple(rows), landscape, total and bool(rows))


TABLES: dict[str, Callable[[Any], tuple[Sheet, ...]]] = {
    "so-ghi-danh": book,
    "danh-sach-cong-khai": public_list,
    "danh-sach-de-nghi": proposal_list,
    "phieu-ra-soat": review_slip,
    **{form: letter for form, module in FORMS.items() if module == "van_ban"},
}
