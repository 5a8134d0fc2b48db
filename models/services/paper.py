"""The paper book's acts: pages go to the printer, come out or not, are spoilt, replaced, and signed sheets attached."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping, Sequence

from models.rules.errors import Refused
from models.rules.pages import BookFacts, EntryLine, PeriodSheet
from models.rules.paper import (
    PageKind,
    PrintedPage,
    PrintFact,
    PrintState,
    RowMark,
    SheetFact,
    SheetState,
    clashes,
    sheet_of,
    spans,
)
from models.rules.paper_marks import foot_mark, mark
from models.rules.periods import Period
from models.services import attachments, forms, paper_ledger, reading, settings
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.honours import Book
from models.tables.paper import BookPage, BookPrint
from models.tables.system import Attachment
from models.tables.units import Unit

FORM = "so-ghi-danh"
# A signed sheet is kept byte for byte, a telephone's photo too.
LARGEST = 30 * 1024 * 1024


def start(office: Office, facts: BookFacts, drawn: Sequence[PrintedPage], printer: str = "") -> str:
    """Note a print before it goes to the printer, page by page; returns the print's UUID.

    Refused print_unanswered (an earlier one is still to be answered), page_taken (another period lies on such a page).
    """
    book = reading.find(Book, facts.uuid)
    waiting = _waiting(book)
    if waiting:
        raise Refused("print_unanswered", at=waiting[0].at)
    _refuse_clash(book, drawn)
    _refuse_shift(book, facts, drawn)
    periods = {sheet.key: sheet for sheet in facts.periods}
    with office.act("paper_print", f"{FORM} {_what(facts)}") as writer:
        at = office.source.now().isoformat(" ")
        told = {"at": at, "who": office.who, "printer": printer or None, "state": str(PrintState.SENDING)}
        made = writer.create(BookPrint, book=book, **told)
        lines = {line.uuid: line for sheet in facts.periods for line in sheet.lines}
        for page in drawn:
            writer.create(BookPage, print=made, **_values(facts, periods.get(page.period), page, lines))
    office.under_way.add(str(made.uuid))
    return str(made.uuid)


def _what(facts: BookFacts) -> str:
    return ",".join(facts.parts.only) or str(facts.year)


def _refuse_clash(book: Book, drawn: Sequence[PrintedPage]) -> None:
    mine = {page.period for page in drawn}
    filed = [page.base for page in paper_ledger.filed(book)]
    held = {page.number: page.period or "" for page in filed if page.number and page.period not in mine}
    taken = clashes(drawn, held)
    if taken:
        raise Refused("page_taken", page=taken[0], period=held[taken[0]])


def _refuse_shift(book: Book, facts: BookFacts, drawn: Sequence[PrintedPage]) -> None:
    """Refuse single sheets when their rows have moved: a row would be lost between two sheets, or stand on both."""
    if not facts.parts.pages:
        return
    numbers, filed = {page.number for page in drawn}, paper_ledger.filed(book)
    for key in dict.fromkeys(page.period for page in drawn if page.rows):
        mine = [page for page in filed if page.base.period == key]
        kept = {row.uuid for page in mine if page.base.number not in numbers for row in page.printed()}
        old = {row.uuid for page in mine if page.base.number in numbers for row in page.printed()}
        new = {row.uuid for page in drawn if page.period == key for row in page.rows}
        if old - new - kept or (new - old) & kept:
            raise Refused("pages_shift", pages=spans(page.base.number for page in mine))


def _values(
    facts: BookFacts, period: PeriodSheet | None, page: PrintedPage, lines: Mapping[str, EntryLine]
) -> dict[str, object]:
    form = period.form if period else facts.form
    rows = [_row(mark(lines[row.uuid], form), row.height) for row in page.rows]
    return {
        "kind": str(page.kind),
        "number": page.number,
        "period": page.period or None,
        "form_from": form.valid_from,
        "rows": json.dumps(rows, ensure_ascii=False, separators=(",", ":")),
        "foot": foot_mark(period) if period and page.foot else None,
        "onto": page.onto,
        "replaces": page.number in facts.parts.replacing,
        "signing": page.signed,
        "state": str(SheetState.SENT),
        "seal": " ".join(facts.closing.seal) or None if facts.closing and page.kind is PageKind.CLOSING else None,
    }


def _row(made: RowMark, height: float) -> dict[str, object]:
    return {"entry": made.uuid, "number": made.number, "mm": height, "marks": dict(made.marks)}


def done(office: Office, uuid: str) -> None:
    """Note that the printer took every page: they lie in the paper book now, and what they replace no longer does."""
    office.under_way.discard(uuid)
    made = reading.find(BookPrint, uuid)
    with office.act("paper_done", FORM) as writer:
        writer.update(made, state=str(PrintState.DONE))
        _come_out(writer, list(made.pages.order_by(BookPage.id)))


def failed(office: Office, uuid: str) -> None:
    """Note that the printer took nothing: no page came out."""
    office.under_way.discard(uuid)
    made = reading.find(BookPrint, uuid)
    with office.act("paper_failed", FORM) as writer:
        writer.update(made, state=str(PrintState.FAILED))
        for page in made.pages:
            writer.update(page, state=str(SheetState.LOST))


def stopped(office: Office, uuid: str) -> None:
    """Let go of a print that broke off half way; which pages came out is asked."""
    office.under_way.discard(uuid)


def unanswered(office: Office) -> tuple[PrintFact, ...]:
    """Return the prints of which nobody knows what came out: the power went, or the printer stopped half way."""
    query = BookPrint.select().where(BookPrint.state == str(PrintState.SENDING), BookPrint.deleted.is_null())
    waiting = [made for made in query.order_by(BookPrint.id) if made.uuid not in office.under_way]
    return tuple(_fact(office, made) for made in waiting)


def unsigned(office: Office) -> tuple[tuple[str, int, tuple[int, ...]], ...]:
    """Return by book (UUID, year) the pages on paper with room for signatures and no signed sheet attached."""
    attached = Attachment.select(Attachment.owner_uuid).where(Attachment.deleted.is_null())
    query = BookPage.select(BookPage.number, Book.uuid, Book.year).join(BookPrint).join(Book)
    query = query.where(BookPage.signing, BookPage.state == str(SheetState.OUT), BookPage.deleted.is_null())
    found: dict[tuple[str, int], set[int]] = {}
    for number, book, year in query.where(BookPage.uuid.not_in(attached), Book.closed_on.is_null()).tuples():
        found.setdefault((book, year), set()).add(number)
    return tuple((book, year, tuple(sorted(numbers))) for (book, year), numbers in sorted(found.items()))


def _waiting(book: Book) -> list[BookPrint]:
    query = BookPrint.select().where(BookPrint.book == book, BookPrint.state == str(PrintState.SENDING))
    return list(query.where(BookPrint.deleted.is_null()).order_by(BookPrint.id))


def _fact(office: Office, made: BookPrint) -> PrintFact:
    sheets: dict[tuple[int, ...], list[BookPage]] = {}
    for page in made.pages.order_by(BookPage.id):
        numbers = sheet_of(page.number, _two_sided(office, page)) if page.number is not None else ()
        sheets.setdefault(numbers, []).append(page)
    told = tuple(
        SheetFact(tuple(page.number for page in pages if page.number is not None), tuple(page.uuid for page in pages))
        for pages in sheets.values()
    )
    return PrintFact(made.uuid, made.book.uuid, made.book.year, made.at, made.who, made.printer or "", told)


def answer(office: Office, uuid: str, out: Collection[str]) -> None:
    """Note which pages (UUIDs) of an unanswered print came out whole; the others did not."""
    made = reading.find(BookPrint, uuid)
    pages = list(made.pages.order_by(BookPage.id))
    with office.act("paper_answer", FORM) as writer:
        writer.update(made, state=str(PrintState.ANSWERED))
        _come_out(writer, [page for page in pages if page.uuid in out])
        for page in pages:
            if page.uuid not in out:
                writer.update(page, state=str(SheetState.LOST))


def _come_out(writer: Writer, pages: Sequence[BookPage]) -> None:
    for page in pages:
        writer.update(page, state=str(SheetState.OUT))
    for old in _replaced(pages):
        writer.update(old, state=str(SheetState.REPLACED))


def _replaced(pages: Sequence[BookPage]) -> Iterable[BookPage]:
    """Give the older pages that new ones take the place of: the same number, and a tail the period no longer has."""
    if not pages:
        return
    fresh = {(page.kind if page.number is None else "", page.number) for page in pages if not page.onto}
    ends = {page.period: page.number for page in pages if page.period and not page.onto}
    ended = {page.period for page in pages if page.foot and not page.onto}
    query = BookPage.select(BookPage).join(BookPrint).where(BookPrint.book == pages[0].print.book)
    older = query.where(BookPage.id < pages[0].id, BookPage.deleted.is_null())
    for old in older.where(BookPage.state.in_([str(SheetState.OUT), str(SheetState.SPOILT)])):
        same = (old.kind if old.number is None else "", old.number) in fresh
        tail = old.period in ended and old.number is not None and old.number > ends[old.period]
        if same or tail:
            yield old


def spoil(office: Office, uuid: str, reason: str) -> None:
    """Note that the sheet of a page is spoilt: both sides of it; Refused reason_missing."""
    page = reading.find(BookPage, uuid)
    said = reading.line(reason)
    if not said:
        raise Refused("reason_missing")
    with office.act("paper_spoilt", said) as writer:
        for part in _on_sheet(office, page):
            writer.update(part, state=str(SheetState.SPOILT), reason=said)


def ends(office: Office, facts: BookFacts) -> bool:
    """Tell whether a print closes its period's page with the sums; where pages are gone on with, only once closed."""
    only = facts.parts.only
    if len(only) != 1 or not settings.facts(office).continue_pages:
        return True
    return any(sheet.signed_on is not None for sheet in facts.periods if sheet.key in only)


def open_sheets(office: Office, year: int, unit: str = "") -> tuple[tuple[str, int], ...]:
    """Return the periods whose last sheet on paper can be gone on with, and that page's number."""
    facts = settings.facts(office)
    own = unit or facts.unit
    book = Book.select().join(Unit).where(Unit.uuid == own, Book.year == year, Book.deleted.is_null()).first()
    if book is None or not facts.continue_pages:
        return ()
    spoilt = {page.base.number for page in paper_ledger.filed(book) if page.base.state != str(SheetState.OUT)}
    held = paper_ledger.lie(book).held
    last = {key: pages[-1] for key, pages in held.items()}
    return tuple((key, page.number) for key, page in last.items() if not page.foot and page.number not in spoilt)


def numbers_on_sheet(office: Office, uuid: str) -> tuple[int, ...]:
    """Return the numbers of the pages that share a page's sheet and lie on paper."""
    page = reading.find(BookPage, uuid)
    return tuple(part.number for part in _on_sheet(office, page) if part.number is not None and not part.onto)


def _on_sheet(office: Office, page: BookPage) -> list[BookPage]:
    """Return every record of the sheet of paper that a page is on."""
    filed = paper_ledger.filed(page.print.book)
    if page.number is None:
        return [part for one in filed for part in one.parts if one.base.kind == page.kind]
    numbers = sheet_of(page.number, _two_sided(office, page))
    return [part for one in filed for part in one.parts if one.base.number in numbers]


def _two_sided(office: Office, page: BookPage) -> bool:
    day = page.form_from or (Period.parse(page.period).last if page.period else None)
    return (forms.on(office, day) if day else forms.default()).two_sided


def attach(office: Office, uuid: str, file_name: str, data: bytes) -> str:
    """Keep the signed sheet, byte for byte, with its page; Refused attachment_kind, attachment_too_big."""
    return attachments.add(office, "book_page", reading.find(BookPage, uuid).uuid, file_name, data, LARGEST)
