"""The facts of a printed Sổ ghi danh: rows by period with the form of their date, figures as closed, who signs."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import lru_cache
from typing import Any

import peewee

from models.rules.codes import State
from models.rules.dates import doc_slash
from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.facts import OfficeFacts
from models.rules.pages import (
    BookFacts,
    BookForm,
    BookParts,
    ClosingFacts,
    EntryLine,
    Letterhead,
    LineKind,
    LineState,
    OpeningFacts,
    PeriodSheet,
    Signatory,
    StateNote,
)
from models.rules.paper import next_start
from models.rules.periods import Period
from models.services import (
    books,
    corrections,
    counting,
    forms,
    page_cells,
    paper_ledger,
    periods,
    prepared,
    seals,
    settings,
)
from models.services.counting import Numbered
from models.storage.office import Office
from models.tables.honours import Book, BookPeriod, Contribution, HonourEntry, SelectionRound
from models.tables.units import Unit
from resources import find

_STATES = {State.CANCELLED: LineState.CANCELLED, State.WITHDRAWN: LineState.WITHDRAWN}
_COLUMNS = (
    "id", "uuid", "number", "kind", "name", "state", "period", "late_from", "position", "unit_name", "membership",
    "birth_year", "done_from", "done_to", "done_text", "deed", "result", "approved_on", "note", "field", "source",
    "proposer", "award", "award_number", "award_on", "own1", "own2", "own3", "own4", "own5", "corrected_on",
    "corrected_why", "end_on", "end_number", "end_reason", "person", "collective", "folded_name", "unit", "name_key",
)  # fmt: skip


@fact
class _Making:
    """What every part of one book's facts is made from."""

    office: Office
    facts: OfficeFacts
    book: Book
    rows: dict[str, list[dict[str, Any]]]
    numbers: list[Numbered]
    closed: dict[str, BookPeriod]
    form: BookForm | None
    lie: paper_ledger.Lie


@lru_cache(maxsize=1)
def words() -> dict[str, Any]:
    """Return the wording of the opening sheet and the invented rows of the form's preview."""
    told: dict[str, Any] = json.loads(find("forms/mo_so.json").read_text(encoding="utf-8"))
    return told


def book_facts(
    office: Office, year: int, unit: str = "", periods: Sequence[str] = (), form: BookForm | None = None
) -> BookFacts:
    """Return a year's book, of this office or of a unit; with `periods` only their pages are printed.

    `form` shows every page in a form that is not kept yet. Refused book_missing, period_not_of_book.
    """
    book = _kept(office, year, unit)
    making = _making(office, book, form)
    asked = [_asked(book, key) for key in periods]
    sheets = _placed(making, tuple(_sheet(making, period) for period in _shown(making, asked)))
    parts = BookParts(cover=False, opening=False, closing=False, only=tuple(p.key for p in asked))
    signed = books.signed(office, book)
    return BookFacts(
        letterhead=letterhead(making.facts, book.unit),
        name=books.title(office, book),
        year=year,
        form=_ruling_form(making, sheets),
        opening=_opening(making),
        periods=sheets,
        keeper=Signatory("", "", signed["keeper"]),
        signer=_signer(signed),
        dated=_dated(making, [sheet for sheet in sheets if not parts.only or sheet.key in parts.only]),
        volume=str(book.volume or ""),
        term=making.facts.term,
        retention=book.retention or "",
        closing=_closing(making),
        parts=parts if asked else BookParts(),
        practice=making.facts.practice,
        uuid=book.uuid,
    )


def _placed(making: _Making, sheets: tuple[PeriodSheet, ...]) -> tuple[PeriodSheet, ...]:
    """Give each period the page it has in the paper book, or the one after the period before it there."""
    lie, found = making.lie, list[PeriodSheet]()
    for before, sheet in zip((None, *sheets), sheets, strict=False):
        after = lie.last.get(before.key) if before else None
        follows = None if after is None else next_start(after, sheet.form.period_new_sheet, sheet.form.two_sided)
        start = max((page for page in (lie.first.get(sheet.key), follows) if page is not None), default=None)
        found.append(replace(sheet, start_page=start, held=lie.held.get(sheet.key, ())))
    return tuple(found)


def _kept(office: Office, year: int, unit: str) -> Book:
    own = unit or settings.facts(office).unit
    query = Book.select().join(Unit).where(Unit.uuid == own, Book.year == year, Book.deleted.is_null())
    found = query.first()
    if found is None:
        raise Refused("book_missing", year=year)
    return found


def _asked(book: Book, key: str) -> Period:
    period = Period.parse(key)
    if period.year != book.year:
        raise Refused("period_not_of_book", period=period.label, year=book.year)
    return period


def _making(office: Office, book: Book, form: BookForm | None) -> _Making:
    closed = BookPeriod.select().where(BookPeriod.book == book, BookPeriod.deleted.is_null())
    return _Making(
        office,
        settings.facts(office),
        book,
        _rows(office, book),
        counting.numbered(office, book),
        {stored.period: stored for stored in closed if periods.is_closed(stored)},
        form,
        paper_ledger.lie(book),
    )


def _rows(office: Office, book: Book) -> dict[str, list[dict[str, Any]]]:
    """Return the numbered rows by period as plain values; days stay the text that they are stored as."""
    gifts: dict[int, list[dict[str, Any]]] = {}
    for entry, *gift in prepared.rows(office, _gifts, book.id):
        gifts.setdefault(entry, []).append(dict(zip(("kind", "amount", "what", "value"), gift, strict=True)))
    found: dict[str, list[dict[str, Any]]] = {}
    for row in prepared.rows(office, _numbered, book.id):
        values = dict(zip((*_COLUMNS, "resolution_number"), row, strict=True))
        values["given"] = page_cells.given(gifts.get(values["id"], ()))
        found.setdefault(values["period"], []).append(values)
    return found


def _gifts(book: int) -> peewee.Query:
    gift = Contribution
    query = gift.select(gift.entry, gift.kind, gift.amount, gift.what, gift.value).join(HonourEntry)
    return query.where(HonourEntry.book == book, gift.deleted.is_null()).order_by(gift.id)


def _numbered(book: int) -> peewee.Query:
    columns = [getattr(HonourEntry, name) for name in _COLUMNS]
    query = HonourEntry.select(*columns, SelectionRound.resolution_number)
    query = query.join(SelectionRound, peewee.JOIN.LEFT_OUTER)
    return query.where(HonourEntry.book == book, HonourEntry.number.is_null(False)).order_by(HonourEntry.number)


def _shown(making: _Making, asked: list[Period]) -> list[Period]:
    """Return the periods that have a sheet: with numbers, closed, or asked for."""
    held = {Period.parse(key) for key in {*making.rows, *making.closed}}
    return sorted(held | set(asked))


def _sheet(making: _Making, period: Period) -> PeriodSheet:
    stored = making.closed.get(period.key)
    told = json.loads(stored.figures) if stored is not None else None
    form = making.form or forms.on(making.office, period.last)
    signed = told["signed"] if told else books.signed(making.office, making.book)
    rows = making.rows.get(period.key, [])
    columns = [column.id for column in form.shown()]
    return PeriodSheet(
        key=period.key,
        label=period.label,
        short=str(period.end) if period.length == 1 else period.short,
        lines=tuple(_line(making, row, columns) for row in rows),
        figures=counting.figures_of(told) if told else counting.summed(_of(making, {period.key})),
        cumulative=counting.figures_of(told["cumulative"]) if told else counting.summed(_until(making, period)),
        form=form,
        keeper=Signatory("", "", signed["keeper"]),
        signer=_signer(signed),
        signed_on=stored.closed_on if stored is not None else None,
    )


def _of(making: _Making, keys: Iterable[str]) -> list[Numbered]:
    return [numbered for numbered in making.numbers if numbered.row.period in keys]


def _until(making: _Making, period: Period) -> list[Numbered]:
    return _of(making, {key for key in making.rows if Period.parse(key) <= period})


def _line(making: _Making, row: dict[str, Any], columns: list[str]) -> EntryLine:
    state = _STATES.get(row["state"], LineState.ENTERED)
    return EntryLine(
        uuid=row["uuid"],
        number=row["number"],
        kind=LineKind(row["kind"]),
        name=row["name"],
        cells=page_cells.cells(row, columns),
        state=state,
        note=_note(row, state),
        corrected=corrections.of_row(row),
        late_from=Period.parse(row["late_from"]).label if row["late_from"] else "",
        unit=page_cells.place_of(row["unit_name"] or ""),
        who=_who(row),
        sort_key=row["name_key"],
    )


def _note(row: dict[str, Any], state: LineState) -> StateNote:
    """Name the document of a rút tên and not its reason, which stays in the office; a huỷ ghi says why."""
    if state is LineState.ENTERED:
        return StateNote()
    reason = row["end_reason"] or "" if state is LineState.CANCELLED else ""
    return StateNote(page_cells.day(row["end_on"]), row["end_number"] or "", reason)


def _who(row: dict[str, Any]) -> str:
    """Return one value per person or collective, as counting knows them."""
    born = row["birth_year"]
    apart = born if born is not None else f"u{row['unit']}"
    return f"{row['kind']} {row['person'] or row['collective'] or row['folded_name'] + '|' + str(apart)}"


def _signer(signed: dict[str, str]) -> Signatory:
    return Signatory(signed["authority"], signed["title"], signed["name"])


def letterhead(facts: OfficeFacts, unit: Unit | None = None) -> Letterhead:
    """Return the head of this office's pages or, for another unit's book, of that unit beneath this office."""
    if unit is None or unit.uuid == facts.unit:
        return Letterhead(facts.superior, facts.body, facts.place)
    above = facts.name.replace("Đảng uỷ", "Đảng bộ").replace("Đảng ủy", "Đảng bộ")
    return Letterhead(above, unit.name, unit.place or facts.place)


def _ruling_form(making: _Making, sheets: tuple[PeriodSheet, ...]) -> BookForm:
    """Cover and opening sheet follow the form of the first period that was entered."""
    first = next((sheet for sheet in sheets if sheet.lines), None)
    return making.form or (first.form if first else forms.on(making.office, _opened(making)))


def _opened(making: _Making) -> date:
    book = making.book
    first = HonourEntry.select(peewee.fn.MIN(HonourEntry.entered_on)).where(HonourEntry.book == book).scalar()
    return book.opened_on or page_cells.day(first) or date(book.year, 1, 1)


def _opening(making: _Making) -> OpeningFacts:
    told, facts, opened = words(), making.facts, _opened(making)
    keeper = books.signed(making.office, making.book)["keeper"]
    title = making.book.keeper_title or facts.keeper_title
    values = {"name": keeper, "title": title[:1].lower() + title[1:], "day": doc_slash(opened)}
    level = facts.level if making.book.unit.uuid == facts.unit else "cell"
    return OpeningFacts(
        opened_on=opened,
        basis="",
        scope=told["scope"][level],
        cycle=told["cycle"][str(periods.cycle(making.book))],
        keeper=told["keeper_titled" if title else "keeper"].format(**values) if keeper else "",
        first_number=making.book.first_number,
    )


def _closing(making: _Making) -> ClosingFacts | None:
    """Return what the closing sheet says once the year is over, the book ended or every period closed."""
    book = making.book
    usual = {period.key for period in periods.of_book(book)}
    over = making.office.source.today() > date(book.year, 12, 31)
    if not (over or book.closed_on or usual <= set(making.closed)):
        return None
    figures = counting.summed(making.numbers)
    return ClosingFacts(book.closed_on or date(book.year, 12, 31), book.closed_on, figures, seals.of(book))


def _dated(making: _Making, sheets: Sequence[PeriodSheet]) -> date:
    """Return the date of what is printed: May's pages keep theirs, bytes and all, when June has come."""
    days = [sheet.signed_on or Period.parse(sheet.key).last for sheet in sheets]
    return max(days, default=_opened(making))


def preview(office: Office, form: BookForm) -> BookFacts:
    """Return a page to look at while a form is made: the newest period with numbers, else invented rows."""
    newest = (
        HonourEntry.select(Book.year, HonourEntry.period)
        .join(Book, on=(HonourEntry.book == Book.id))
        .where(HonourEntry.number.is_null(False), Book.deleted.is_null(), Book.id.in_(_own_books(office)))
        .order_by(HonourEntry.id.desc())
        .tuples()
        .first()
    )
    if newest is not None:
        return book_facts(office, newest[0], periods=(newest[1],), form=form)
    return _example(settings.facts(office), form)


def _own_books(office: Office) -> Any:
    own = Unit.select(Unit.id).where(Unit.uuid == settings.facts(office).unit)
    return Book.select(Book.id).where(Book.unit.in_(own))


def _example(facts: OfficeFacts, form: BookForm) -> BookFacts:
    told = words()["example"]
    period = Period.parse(told["period"])
    columns = [column.id for column in form.shown()]
    lines = tuple(
        EntryLine(f"{n}", n, LineKind(row["kind"]), row["name"], page_cells.cells(row, columns))
        for n, row in enumerate(told["rows"], 1)
    )
    people = sum(line.kind is LineKind.PERSON for line in lines)
    groups = len(lines) - people
    figures = replace(counting.summed(()), first=1, last=len(lines), numbers=len(lines), luot=len(lines))
    figures = replace(figures, person_luot=people, persons=people, collective_luot=groups, collectives=groups)
    keeper, signer = Signatory("", "", facts.keeper), Signatory(facts.authority, facts.signatory_title, facts.signatory)
    sheet = PeriodSheet(
        period.key, period.label, str(period.end), lines, figures, figures, form, keeper, signer, period.last
    )
    opening = OpeningFacts(period.first, "", "", "", "")
    parts = BookParts(cover=False, opening=False, closing=False, only=(period.key,))
    name = f"Sổ ghi danh của {facts.name}"
    head = letterhead(facts)
    # Invented rows under a real letterhead: the page says so wherever it ends up.
    made = BookFacts(head, name, period.year, form, opening, (sheet,), keeper, signer, period.last, parts=parts)
    return replace(made, practice=True)
