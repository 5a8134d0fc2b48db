"""From the draft to the signed sheet: printing for signature, number and date, the signed copy."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date

from models.rules import dates, issuing, numbering
from models.rules.documents import SIGNED_ANSWERS, DocumentState, LetterFacts
from models.rules.errors import Refused
from models.rules.issuing import Span
from models.rules.rulesets import RuleSet
from models.rules.text import clean_text
from models.services import attachments, house, letters, reading, settings
from models.services.document_records import name_of, present
from models.storage import attachments as storage
from models.storage.office import Office
from models.tables.documents import IssuedCopy, OfficialDocument

# A signed scan is kept as it came: a phone's photo or some twenty pages of a scanner.
LARGEST = 30 * 1024 * 1024
_WITHOUT_SUBJECT = frozenset({"giay_moi"})


def issue(
    office: Office, uuid: str, render: Callable[[LetterFacts], bytes], deliver: Callable[[bytes], None] | None = None
) -> bytes:
    """Print a document for signature, or again with its number; returns the bytes, which are kept as they are.

    `render` makes them of the facts, `deliver` brings them to paper or into a file; where either fails nothing is
    counted and the document stays as it was. Refused document_signed, document_subject, signer_missing,
    signer_out_of_office; WorldError.
    """
    document = _printable(uuid)
    data = render(letters.letter(office, document))
    if deliver is not None:
        deliver(data)
    _record(office, document, data)
    return data


def _printable(uuid: str) -> OfficialDocument:
    document: OfficialDocument = reading.find(OfficialDocument, uuid)
    issuing.allow(document.state, issuing.PRINT, name=name_of(document))
    if not document.subject and document.kind not in _WITHOUT_SUBJECT:
        raise Refused("document_subject")
    return document


def may_issue(office: Office, uuid: str) -> bool:
    """Tell whether a print of a document counts: until the signed copy hangs on it."""
    state = DocumentState(reading.find(OfficialDocument, uuid).state)
    return issuing.PRINT in issuing.ALLOWED[state]


def check_print(office: Office, uuid: str) -> None:
    """Refuse a document that cannot go to the printer for signature, as `issue` does; a signed one always may."""
    if may_issue(office, uuid):
        letters.signer(office, _printable(uuid))


def _record(office: Office, document: OfficialDocument, data: bytes) -> None:
    today, prints = office.source.today(), document.prints + 1
    state = DocumentState.FOR_SIGNATURE if document.state == DocumentState.DRAFT else document.state
    told = {"print_number": prints, "state": str(state), "digest": storage.digest(data), "issued_on": today}
    with office.act("document_print", name_of(document)) as writer:
        writer.update(document, prints=prints, printed_on=today, state=str(state))
        copy = writer.create(IssuedCopy, document=document, **told)
        attachments.add(office, "issued_copy", copy.uuid, f"{document.kind}-{prints}.pdf", data, LARGEST)


def copies(office: Office, uuid: str) -> tuple[tuple[int, date, str], ...]:
    """Return each print that went out: its number, the day, the UUID of the record that its bytes hang on."""
    document = reading.find(OfficialDocument, uuid)
    query = IssuedCopy.select().where(IssuedCopy.document == document, IssuedCopy.deleted.is_null())
    return tuple((one.print_number, one.issued_on, one.uuid) for one in query.order_by(IssuedCopy.print_number))


def number(office: Office, uuid: str, text: str, day: str, twice: bool = False) -> None:
    """Write the văn thư's number and date back, or mend them; until the signed copy hangs on it.

    Refused document_number_unclear, document_number_other, date_…, document_signed, signer_missing; and, unless
    `twice` says that it is so, document_number_taken with the other document.
    """
    document = reading.find(OfficialDocument, uuid)
    issuing.allow(document.state, issuing.NUMBER, name=name_of(document))
    rules = letters.rules_of(document)
    symbol = letters.symbol(office, document, rules)
    given, dated = issuing.read_number(text, symbol), dates.parse_date(day, office.source.today())
    _refuse_far(office, dated)
    others = taken(office, symbol, given, dated, rules, but=uuid)
    if others and not twice:
        told = issuing.number_text(given, symbol, rules.party)
        raise Refused("document_number_taken", number=told, title=name_of(others[0]), day=others[0].dated_on)
    with office.act("document_number", name_of(document)) as writer:
        state = str(DocumentState.NUMBERED)
        writer.update(document, number=given, dated_on=dated, symbol=symbol, state=state)
        letters.signer(office, document)


def _refuse_far(office: Office, dated: date) -> None:
    """Refuse a date that has not come: the văn thư gives it when the paper is signed."""
    if dated > office.source.today():
        raise Refused("document_date_ahead", day=dated)


def taken(
    office: Office, symbol: str, number: int, day: date, rules: RuleSet, but: str = ""
) -> tuple[OfficialDocument, ...]:
    """Return the other documents that carry a number in the series of a day."""
    query = present().where(OfficialDocument.symbol == symbol, OfficialDocument.number == number)
    span = _series(office, day, rules)
    return tuple(one for one in query if one.uuid != but and span.holds(one.dated_on))


def _series(office: Office, day: date, rules: RuleSet) -> Span:
    """Return the days that one series of numbers runs through: the term for the Party, the year for the State."""
    if rules.numbers_per == "year":
        return Span(date(day.year, 1, 1), date(day.year, 12, 31))
    term = house.term_on(office, day)
    return Span(date.min, None) if term is None else Span(term.values["from_day"], term.values["to_day"])


def series_key(office: Office, uuid: str, day: date) -> str:
    """Return what the first number of a document's series is kept under (house.start)."""
    document = reading.find(OfficialDocument, uuid)
    rules = letters.rules_of(document)
    term = house.term_on(office, day)
    of = f"{day.year:04d}" if rules.numbers_per == "year" else (term.uuid if term is not None else "")
    return f"{letters.symbol(office, document, rules)}@{of}"


def next_number(office: Office, uuid: str, day: date) -> str:
    """Return the number that comes next in a document's series, 08-BC/ĐU; "" where numbers are the văn thư's."""
    if not settings.facts(office).automatic_numbers:
        return ""
    document = reading.find(OfficialDocument, uuid)
    rules = letters.rules_of(document)
    symbol, span = letters.symbol(office, document, rules), _series(office, day, rules)
    query = present().where(OfficialDocument.symbol == symbol, OfficialDocument.uuid != uuid)
    given = [one.number for one in query if one.dated_on is not None and span.holds(one.dated_on)]
    first = house.starts(office).get(series_key(office, uuid, day), 1)
    return issuing.number_text(numbering.next_number(given, first), symbol, rules.party)


def attach_signed(
    office: Office, uuid: str, files: Sequence[tuple[str, bytes]], answer: str = "", difference: str = ""
) -> None:
    """Keep the signed sheets byte for byte and freeze the document; what we printed stays beside them.

    A Word file may hang there too: the one that the văn thư mended before it was signed. `answer` is one of
    SIGNED_ANSWERS: whether figures or tasks differ, `difference` says where. More files may follow later without
    asking again. Refused document_not_numbered, signed_answer, signed_difference, signed_nothing,
    attachment_…; WorldError.
    """
    document = reading.find(OfficialDocument, uuid)
    issuing.allow(document.state, issuing.ATTACH, name=name_of(document))
    if not files:
        raise Refused("signed_nothing")
    first = document.state != DocumentState.SIGNED
    told = _answer(answer, clean_text(difference)) if first else {}
    with office.act("document_signed", name_of(document)) as writer:
        for name, data in files:
            attachments.add(office, "official_document", uuid, name, data, LARGEST, word=True)
        if first:
            kept = json.dumps(letters.snapshot(office, document), ensure_ascii=False)
            state = str(DocumentState.SIGNED)
            writer.update(document, state=state, signed_on=office.source.today(), snapshot=kept, **told)


def _answer(answer: str, difference: str) -> dict[str, str | None]:
    if answer not in {choice.value for choice in SIGNED_ANSWERS}:
        raise Refused("signed_answer")
    if answer == "facts" and not difference:
        raise Refused("signed_difference")
    return {"signed_answer": answer, "signed_difference": difference or None}
