"""What an inspector asks two years later, gathered from entries, slips, rounds, the paper book and the journal."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from models.rules import codes, paper
from models.rules.dates import doc_slash
from models.rules.errors import Refused
from models.rules.inspection import (
    InspectedDecision,
    InspectedEntry,
    InspectedException,
    InspectedFile,
    InspectedRound,
    InspectedSending,
    InspectedSlip,
    InspectionFacts,
)
from models.rules.pages import Place, Signatory
from models.rules.periods import Period
from models.rules.slips import WAYS
from models.services import attachments, books, children, history, page_cells, paper_ledger, reading, settings
from models.services.book_pages import letterhead
from models.services.document_uploads import uploaded
from models.services.paper_ledger import Filed
from models.storage import undo
from models.storage.office import Office
from models.tables.documents import OfficialDocument
from models.tables.honours import Book, BookPeriod, HonourEntry, SelectionRound
from models.tables.paper import BookPage, BookPrint
from models.tables.people import Person
from models.tables.system import Act, Change
from models.tables.units import Unit

_CHANNELS, _WAYS = codes.labels(codes.CHANNELS), codes.labels(WAYS)
_REVIEWS, _STATES, _HIGHER = codes.labels(codes.REVIEWS), codes.labels(codes.STATES), codes.labels(codes.HIGHER)


def of_period(office: Office, key: str, unit: str = "") -> InspectionFacts:
    """Return the file of a period of this office's book or a unit's; Refused period_unclear, book_missing."""
    period, own = Period.parse(key), unit or settings.facts(office).unit
    query = Book.select().join(Unit).where(Unit.uuid == own, Book.year == period.year, Book.deleted.is_null())
    book = query.first()
    if book is None:
        raise Refused("book_missing", year=period.year)
    numbered = _numbered().where(HonourEntry.book == book)
    rows = [row for row in numbered if row.period and _inside(Period.parse(row.period), period)]
    late = [row for row in numbered if row.late_from and _inside(Period.parse(row.late_from), period)]
    found = [row for row in late if row not in rows]
    exceptions = (*_of_rows(office, rows), *map(_late_in, found), *_reopened(book, period), *_replaced(book, rows))
    return _file(office, book, "period", period.label, rows, exceptions)


def _inside(part: Period, whole: Period) -> bool:
    return whole.contains(part.first) and whole.contains(part.last)


def of_record(office: Office, uuid: str) -> InspectionFacts:
    """Return the file of a person or collective, named by the record of the person or of one lượt.

    Refused record_missing, inspection_empty where no lượt of theirs was ever entered.
    """
    person = Person.get_or_none(Person.uuid == uuid, Person.deleted.is_null())
    if person is not None:
        name, query = person.name, _numbered().where(HonourEntry.person == person)
    else:
        entry = reading.find(HonourEntry, uuid)
        name, query = entry.name, _same(entry)
    rows = list(query)
    if not rows:
        raise Refused("inspection_empty", name=name)
    exceptions = tuple(_of_rows(office, rows))
    return _file(office, rows[-1].book, "person", name, rows, exceptions)


def _same(entry: HonourEntry) -> Any:
    """Return the numbered rows of the person or collective that a row names."""
    if entry.person_id is not None:
        return _numbered().where(HonourEntry.person == entry.person_id)
    if entry.collective_id is not None:
        return _numbered().where(HonourEntry.collective == entry.collective_id)
    same = (HonourEntry.folded_name == entry.folded_name) & (HonourEntry.kind == entry.kind)
    born = HonourEntry.birth_year == entry.birth_year
    return _numbered().where(same, born if entry.birth_year is not None else HonourEntry.unit == entry.unit_id)


def _numbered() -> Any:
    query = HonourEntry.select(HonourEntry, Book).join(Book)
    return query.where(HonourEntry.number.is_null(False)).order_by(Book.year, HonourEntry.number)


def _file(
    office: Office,
    book: Book,
    kind: str,
    of: str,
    rows: list[HonourEntry],
    exceptions: Iterable[InspectedException],
) -> InspectionFacts:
    facts, signed = settings.facts(office), books.signed(office, book)
    on_paper = {one: paper_ledger.filed(one) for one in {row.book for row in rows}}
    return InspectionFacts(
        letterhead=letterhead(facts, book.unit),
        signer=Signatory(signed["authority"], signed["title"], signed["name"]),
        keeper=Signatory("", facts.keeper_title.upper(), signed["keeper"]),
        kind=kind,
        of=of,
        entries=tuple(_entry(office, row, on_paper[row.book]) for row in rows),
        exceptions=tuple(exceptions),
        dated=office.source.today(),
        practice=facts.practice,
    )


def _entry(office: Office, row: HonourEntry, pages: tuple[Filed, ...]) -> InspectedEntry:
    values: dict[str, Any] = row.__data__
    page, place = _on_paper(row, pages)
    return InspectedEntry(
        uuid=row.uuid,
        number=row.number,
        year=row.book.year,
        period_label=Period.parse(row.period).label,
        name=row.name,
        role=page_cells.role(values),
        when=page_cells.when(values),
        deed=row.deed,
        result=row.result or "",
        state=_STATES[row.state],
        unit=row.unit_name or "",
        proposer=row.proposer or "",
        slip=_slip(office, row),
        round=_round(row),
        decision=_decision(row),
        review=_REVIEWS.get(row.review or "", ""),
        review_by=row.review_by or "",
        review_on=row.review_on,
        place=place,
        printed_on=date.fromisoformat(page.base.print.at[:10]) if page else None,
        signed_sheet=page is not None and bool(attachments.listed(office, page.base.uuid)),
        published=tuple(_publication(one) for one in children.of(row, "publication")),
        sent=tuple(_sent(row)),
    )


def _on_paper(row: HonourEntry, pages: tuple[Filed, ...]) -> tuple[Filed | None, Place | None]:
    for page in pages:
        for line, mark in enumerate(page.marks(), start=1):
            if mark.uuid == row.uuid and page.base.number is not None:
                return page, Place(row.uuid, page.base.number, line)
    return None, None


def _slip(office: Office, row: HonourEntry) -> InspectedSlip | None:
    """Return the slip that the entry's deed stood on; a row typed straight into the book has none."""
    deed = row.source_deed
    slip = deed.slip if deed is not None else None
    if slip is None:
        return None
    files = tuple(
        InspectedFile(one.file_name, attachments.data(office, one.uuid))
        for one in attachments.listed(office, slip.uuid)
    )
    return InspectedSlip(Period.parse(slip.month).label, slip.received_on, _WAYS.get(slip.way or "", ""), files)


def _round(row: HonourEntry) -> InspectedRound | None:
    made: SelectionRound | None = row.round
    if made is None:
        return None
    return InspectedRound(
        title=made.title or Period.parse(made.period).label,
        meeting_on=made.meeting_on,
        present=made.present,
        total=made.total,
        votes_for=row.votes_for,
        votes_against=row.votes_against,
        chair=made.chair or "",
        minutes=made.minutes_number or "",
    )


def _decision(row: HonourEntry) -> InspectedDecision:
    made = row.round
    document, on = (made.resolution_number, made.resolution_on) if made is not None else (None, None)
    return InspectedDecision(row.approved_by or "", row.approved_on, document or "", on)


def _publication(one: Any) -> str:
    day = f" ngày {doc_slash(one.on_day)}" if one.on_day else ""
    gone = f", đã gỡ ngày {doc_slash(one.removed_on)}" if one.removed_on else ""
    return f"{_CHANNELS[one.channel]}{day}{gone}"


def _sent(row: HonourEntry) -> Iterator[InspectedSending]:
    """Give what was told above of a row: a proposal, and its period's reports with the day they were handed over."""
    if row.higher:
        yield InspectedSending(_HIGHER[row.higher], row.higher_on, result=row.higher_result or "")
    period = Period.parse(row.period)
    reports = OfficialDocument.select().where(
        OfficialDocument.kind == "bao_cao", OfficialDocument.number.is_null(False), OfficialDocument.deleted.is_null()
    )
    for made in reports.order_by(OfficialDocument.dated_on, OfficialDocument.id):
        if made.period and _inside(period, Period.parse(made.period)):
            handed = uploaded(made)
            what = f"Báo cáo số {made.number:02d}-{made.symbol} ({made.subject})"
            yield InspectedSending(what, made.dated_on, handed.on_day if handed else None)


# What happened outside the rule.


def _of_rows(office: Office, rows: Iterable[HonourEntry]) -> Iterator[InspectedException]:
    for row in rows:
        told = {"number": row.number, "name": row.name}
        if row.override_number:
            yield InspectedException("override", {**told, "document": row.override_number, "on": row.override_on})
        if row.late_from:
            periods = {"own": Period.parse(row.late_from).label, "period": Period.parse(row.period).label}
            yield InspectedException("late", {**told, **periods})
        yield from _corrected(office, row, told)
        if row.state == codes.State.CANCELLED:
            yield InspectedException("cancelled", {**told, "on": row.end_on, "reason": row.end_reason or ""})
        if row.state == codes.State.WITHDRAWN:
            document = {"document": row.end_number or "", "body": row.end_body or ""}
            yield InspectedException(
                "withdrawn", {**told, "on": row.end_on, **document, "reason": row.end_reason or ""}
            )


def _late_in(row: HonourEntry) -> InspectedException:
    told = {"number": row.number, "name": row.name, "own": Period.parse(row.late_from).label}
    return InspectedException("late_in", {**told, "period": Period.parse(row.period).label})


def _corrected(office: Office, row: HonourEntry, told: dict[str, Any]) -> Iterator[InspectedException]:
    fallen = undo.fallen()
    lines = [line for line in history.of_record(office, row.uuid) if line.kind == "correct" and line.seq not in fallen]
    for line in lines:
        cells = "; ".join(f"{label}: “{before}” thành “{after}”" for label, before, after in line.changes)
        values = {"on": date.fromisoformat(line.at[:10]), "who": line.who, "reason": line.subject, "cells": cells}
        yield InspectedException("corrected", {**told, **values})


def _reopened(book: Book, period: Period) -> Iterator[InspectedException]:
    """Give every time a closed period was opened again, from the journal: a later closing hides it in the record."""
    stored = BookPeriod.select().where(BookPeriod.book == book)
    keys = {one.uuid: one.period for one in stored if _inside(Period.parse(one.period), period)}
    changes = Change.select(Change, Act).join(Act).where(Change.uuid.in_(sorted(keys)), Act.kind == "period_reopen")
    fallen = undo.fallen()
    for change in changes.order_by(Change.id):
        if change.act_id in fallen:
            continue
        after = json.loads(str(change.after))
        on = date.fromisoformat(after["reopened_on"])
        values = {"on": on, "who": after["reopened_by"], "reason": after["reopen_reason"]}
        yield InspectedException("reopened", {"period": Period.parse(keys[change.uuid]).label, **values})


def _replaced(book: Book, rows: list[HonourEntry]) -> Iterator[InspectedException]:
    """Give the sheets printed anew that took the place of filed ones."""
    keys = {row.period for row in rows}
    query = (
        BookPage.select(BookPage, BookPrint)
        .join(BookPrint)
        .where(BookPrint.book == book, BookPage.replaces, BookPage.deleted.is_null(), BookPage.period.in_(sorted(keys)))
    )
    prints: dict[str, list[BookPage]] = {}
    for page in query.where(BookPage.state.not_in([str(paper.SheetState.LOST)])).order_by(BookPage.id):
        prints.setdefault(page.print.at, []).append(page)
    for at, pages in prints.items():
        numbers = paper.spans(page.number for page in pages)
        yield InspectedException("replaced", {"pages": numbers, "on": date.fromisoformat(at[:10])})
