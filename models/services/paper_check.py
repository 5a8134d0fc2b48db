"""Đối chiếu sổ: what each page of the paper book holds, beside what the office holds now."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from models.rules import paper as rules
from models.rules.fact import fact
from models.rules.pages import BookForm, EntryLine, LineState, PeriodSheet
from models.rules.paper import PageFact, PageKind, RowDifference, SheetState
from models.rules.paper_marks import foot_mark, mark
from models.services import paper_ledger, reading
from models.services.book_pages import book_facts
from models.services.paper_ledger import Filed
from models.storage.office import Office
from models.tables.honours import Book
from models.tables.system import Attachment

_ENDED = {LineState.CANCELLED: "cancelled", LineState.WITHDRAWN: "withdrawn", LineState.ENTERED: "changed"}


@fact
class _Now:
    """What the office holds of a book: its rows by entry, and its periods by key."""

    lines: Mapping[str, tuple[EntryLine, BookForm]]
    periods: Mapping[str, PeriodSheet]


def listed(office: Office, book_uuid: str) -> tuple[PageFact, ...]:
    """Return the pages of a book that lie on paper, in their order, each compared with the office."""
    book = reading.find(Book, book_uuid)
    found = paper_ledger.filed(book)
    if not found:
        return ()
    sheets = book_facts(office, book.year, book.unit.uuid).periods
    lines = {line.uuid: (line, sheet.form) for sheet in sheets for line in sheet.lines}
    now = _Now(lines, {sheet.key: sheet for sheet in sheets})
    missing, signed = _unprinted(found, now), _signed(found)
    return tuple(_page(page, now, missing.get(page.base.uuid, ()), signed.get(page.base.uuid, ())) for page in found)


def _unprinted(found: Sequence[Filed], now: _Now) -> dict[str, tuple[EntryLine, ...]]:
    """Return the rows of the office that no page holds, by the last page of their period."""
    last = {page.base.period: page for page in found if page.kind is PageKind.ENTRIES}
    printed = {row["entry"] for page in found for row in page.rows}
    return {
        page.base.uuid: tuple(line for line in now.periods[key].lines if line.uuid not in printed)
        for key, page in last.items()
        if key in now.periods
    }


def _signed(found: Sequence[Filed]) -> dict[str, tuple[str, ...]]:
    """Return the names of the signed sheets attached, by page."""
    names: dict[str, tuple[str, ...]] = {}
    query = Attachment.select(Attachment.owner_uuid, Attachment.file_name).where(
        Attachment.owner_table == "book_page", Attachment.deleted.is_null()
    )
    for owner, name in query.order_by(Attachment.id).tuples():
        names[owner] = (*names.get(owner, ()), name)
    return {page.base.uuid: names[page.base.uuid] for page in found if page.base.uuid in names}


def _page(page: Filed, now: _Now, missing: tuple[EntryLine, ...], signed: tuple[str, ...]) -> PageFact:
    base, numbers = page.base, [row.number for row in page.marks()]
    last = page.parts[-1]
    return PageFact(
        uuid=base.uuid,
        number=base.number,
        kind=page.kind,
        period=base.period or "",
        state=_state(page),
        at=last.print.at,
        who=last.print.who,
        printer=last.print.printer or "",
        form_from=base.form_from,
        first=min(numbers, default=0),
        last=max(numbers, default=0),
        signing=any(part.signing for part in page.parts),
        replaces=base.replaces,
        reason=base.reason or "",
        signed=signed,
        differences=(*_differences(page, now), *(RowDifference("missing", one.number, one.name) for one in missing)),
        sums=_sums_differ(page, now),
    )


def _state(page: Filed) -> SheetState:
    """Return the worst that is known of the sheet: spoilt, then not known, then out."""
    states = {SheetState(part.state) for part in page.parts}
    return next(state for state in (SheetState.SPOILT, SheetState.SENT, SheetState.OUT) if state in states)


def _differences(page: Filed, now: _Now) -> Iterator[RowDifference]:
    for row in page.marks():
        if row.uuid not in now.lines:
            yield RowDifference("gone", row.number)
            continue
        line, form = now.lines[row.uuid]
        found = rules.difference(row, mark(line, form), _ENDED[line.state], line.name)
        if found is not None:
            yield found


def _sums_differ(page: Filed, now: _Now) -> bool:
    sheet = now.periods.get(page.base.period or "")
    return bool(page.foot) and sheet is not None and foot_mark(sheet) != page.foot
