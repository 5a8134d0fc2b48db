"""The facts of everything that the honour book prints."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.rules import codes, eligibility
from models.rules.codes import GROUNDS, State
from models.rules.dates import doc_slash
from models.rules.eligibility import Finding
from models.rules.errors import Refused
from models.rules.pages import (
    LineKind,
    PosterFacts,
    ProposalLine,
    ProposalListFacts,
    PublicLine,
    PublicListFacts,
    ReviewLine,
    ReviewSlipFacts,
    Signatory,
)
from models.rules.periods import Period
from models.services import books, children, page_cells, paper_ledger, people, reading, settings
from models.services.assessing import Assessor
from models.services.book_pages import book_facts, letterhead, preview
from models.services.entering import rows_of
from models.storage.office import Office
from models.tables.honours import HonourEntry, SelectionRound

__all__ = ["book_facts", "poster", "preview", "proposal_list", "public_list", "review_slip"]

_SHORT = {1: "tháng {month}", 12: "năm"}


def poster(office: Office, entry: str) -> PosterFacts:
    """Return one entered lượt as a page of its own; Refused entry_not_entered, entry_ended."""
    found = reading.find(HonourEntry, entry)
    if found.number is None:
        raise Refused("entry_not_entered", name=found.name)
    if found.state != State.ENTERED:
        raise Refused("entry_ended", number=found.number, name=found.name, state=found.state)
    facts, values, period = settings.facts(office), found.__data__, Period.parse(found.period)
    return PosterFacts(
        uuid=found.uuid,
        letterhead=letterhead(facts, found.book.unit),
        signer=_signer(books.signed(office, found.book)),
        number=found.number,
        year=found.book.year,
        book_name=books.title(office, found.book),
        period_label=period.label,
        period_short=_short(period),
        address=people.address_of(values),
        name=found.name,
        role=page_cells.role(values),
        when=page_cells.when(values),
        subject=page_cells.subject(values),
        deed=found.deed,
        result=found.result or "",
        dated=found.entered_on,
        contributions=page_cells.given([c.__data__ for c in children.of(found, "contribution")]),
        proposed_by=found.unit_name or "",
        proposed_on=found.meeting_on,
        decided_by=found.approved_by or "",
        decided_on=found.approved_on,
        practice=facts.practice,
        place=next((place for place in paper_ledger.places(found.book) if place.uuid == found.uuid), None),
    )


def _short(period: Period) -> str:
    if period.length == 6:
        return "6 tháng đầu năm" if period.end == 6 else "6 tháng cuối năm"
    return _SHORT[period.length].format(month=period.end)


def _signer(signed: dict[str, str]) -> Signatory:
    return Signatory(signed["authority"], signed["title"], signed["name"])


def public_list(office: Office, of: int | str) -> PublicListFacts:
    """Return who may be made public of a year or period: entered, not withdrawn, with a recorded ground."""
    period, facts = Period.parse(str(of)), settings.facts(office)
    rows = _public_rows(office, period)
    return PublicListFacts(
        letterhead=letterhead(facts),
        signer=Signatory(facts.authority, facts.signatory_title, facts.signatory),
        body_name=facts.name,
        period_label=period.label,
        lines=tuple(_public_line(row) for row in rows),
        dated=max((row.entered_on for row in rows if row.entered_on), default=period.last),
        practice=facts.practice,
    )


def _public_rows(office: Office, period: Period) -> list[HonourEntry]:
    book = books.known(office, period.year)
    if book is None:
        return []
    query = HonourEntry.select().where(
        HonourEntry.book == book,
        HonourEntry.state == str(State.ENTERED),
        HonourEntry.consent.in_(sorted(GROUNDS)),
    )
    rows = query.order_by(HonourEntry.number)
    return [row for row in rows if _inside(Period.parse(row.period), period)]


def _inside(part: Period, whole: Period) -> bool:
    return whole.contains(part.first) and whole.contains(part.last)


def _public_line(row: HonourEntry) -> PublicLine:
    values: dict[str, Any] = row.__data__
    return PublicLine(
        LineKind(row.kind), people.address_of(values), row.name, page_cells.public_place(values), row.deed
    )


def proposal_list(office: Office, round_uuid: str) -> ProposalListFacts:
    """Return the rows of a round as they are put before the meeting, with what the check says of each."""
    made, facts = reading.find(SelectionRound, round_uuid), settings.facts(office)
    assessor = Assessor(office)
    return ProposalListFacts(
        letterhead=letterhead(facts, made.book.unit),
        preparer=Signatory("", "", books.signed(office, made.book)["keeper"]),
        signer=_signer(books.signed(office, made.book)),
        round_label=_round_label(made),
        lines=tuple(_proposal_line(row, assessor.findings(row)) for row in rows_of(made)),
        dated=_round_day(office, made),
        practice=facts.practice,
    )


def _proposal_line(row: HonourEntry, findings: tuple[Finding, ...]) -> ProposalLine:
    values: dict[str, Any] = row.__data__
    return ProposalLine(
        kind=LineKind(row.kind),
        address=people.address_of(values),
        name=row.name,
        role=page_cells.role(values),
        deed=row.deed,
        result=row.result or "",
        eligibility=said(findings),
    )


def said(findings: tuple[Finding, ...]) -> str:
    """Return the check's one word and, where something stands in the way or is to be looked at, the reasons."""
    word = eligibility.overall(findings)
    label = codes.labels(eligibility.STANDINGS)[word]
    if word not in (eligibility.Standing.BARRED, eligibility.Standing.REVIEW):
        return label
    return f"{label}: {'; '.join(_reason(finding) for finding in findings if finding.standing == word)}"


def _reason(finding: Finding) -> str:
    values = {name: _value(name, value) for name, value in finding.values.items()}
    return eligibility.REASONS[finding.reason_code].format(**values)


def _value(name: str, value: object) -> object:
    if name == "rating":
        return codes.labels(codes.RATINGS)[str(value)]
    return doc_slash(value) if isinstance(value, date) else value


def review_slip(
    office: Office, round_uuid: str, asked: str = "Uỷ ban Kiểm tra Đảng uỷ", answer_by: date | None = None
) -> ReviewSlipFacts:
    """Return the names that a body (UBKT, công an) is asked about: name, unit, birth year, nothing else."""
    made, facts = reading.find(SelectionRound, round_uuid), settings.facts(office)
    rows = tuple(ReviewLine(LineKind(row.kind), row.name, row.unit_name or "", row.birth_year) for row in rows_of(made))
    return ReviewSlipFacts(
        letterhead=letterhead(facts, made.book.unit),
        signer=_signer(books.signed(office, made.book)),
        asked=asked,
        round_label=_round_label(made),
        lines=rows,
        dated=_round_day(office, made),
        answer_by=answer_by,
        practice=facts.practice,
    )


def _round_label(made: SelectionRound) -> str:
    return made.title if made.kind == "campaign" and made.title else Period.parse(made.period).label


def _round_day(office: Office, made: SelectionRound) -> date:
    return made.meeting_on or office.source.today()
