"""What Hôm nay is told of the documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from models.rules.documents import DocumentState
from models.rules.home_documents import DocumentsHome, DueReport, Waiting
from models.rules.periods import HALF, MONTH, QUARTER, Period
from models.rules.schedule import DayRules, EventKind, due
from models.services import document_uploads, letters
from models.services.document_records import name_of, present, titled
from models.storage.office import Office
from models.tables.documents import OfficialDocument
from models.tables.slips import MonthlySlip

_REPORT = "bao_cao"
_KINDS = {
    EventKind.REPORT_MONTH: MONTH,
    EventKind.REPORT_QUARTER: QUARTER,
    EventKind.REPORT_HALF: HALF,
    EventKind.REPORT_YEAR: 12,
}
_BACK = timedelta(days=62)


def facts(office: Office, rules: DayRules, today: date) -> DocumentsHome:
    """Return what the documents give the home page of a day."""
    documents = list(present())
    return DocumentsHome(
        reports=tuple(_reports(documents, rules, today)),
        number=_waiting(one for one in documents if one.state == DocumentState.FOR_SIGNATURE),
        attach=_waiting(one for one in documents if one.state == DocumentState.NUMBERED),
        upload=_waiting(_signed(office, documents)),
    )


def _signed(office: Office, documents: Iterable[OfficialDocument]) -> list[OfficialDocument]:
    waiting = set(document_uploads.waiting(office))
    return [one for one in documents if one.uuid in waiting]


def _waiting(documents: Iterable[OfficialDocument]) -> tuple[Waiting, ...]:
    return tuple(Waiting(one.uuid, _name(one), one.dated_on or one.printed_on or one.near) for one in documents)


def _name(document: OfficialDocument) -> str:
    """Return what a line calls a document: a report by its period alone, its subject would fill the line."""
    if document.period:
        return titled(document.kind, Period.parse(document.period).label)
    return name_of(document)


def _reports(documents: list[OfficialDocument], rules: DayRules, today: date) -> Iterator[DueReport]:
    """Yield the reports of periods around the day that are not printed for signature yet."""
    made = {one.period: one for one in documents if one.kind == _REPORT and one.period}
    lengths = {Period.parse(key).length for key in made}
    for kind, length in _KINDS.items():
        if length in lengths or (length != QUARTER and _takes_slips(today)):
            for period in _around(length, today):
                known = made.get(period.key)
                if known is None or known.state == DocumentState.DRAFT:
                    yield _due(rules, kind, period, known, length in lengths)


def _takes_slips(today: date) -> bool:
    """Tell whether units hand in slips of these months: without them there is nothing to report."""
    since = f"{today - _BACK:%Y-%m}"
    return bool(MonthlySlip.select().where(MonthlySlip.month >= since, MonthlySlip.deleted.is_null()).exists())


def _around(length: int, today: date) -> tuple[Period, Period]:
    this = Period(today.year, -(-today.month // length) * length, length)
    return this.previous(), this


def _due(rules: DayRules, kind: EventKind, period: Period, known: OfficialDocument | None, kept: bool) -> DueReport:
    cutoff = due(rules, EventKind.CUTOFF, f"{period.year:04d}-{period.end:02d}")
    waits = sum(not one.confirmed for one in letters.standing(known).values()) if known is not None else 0
    document = known.uuid if known is not None else ""
    return DueReport(period.key, due(rules, kind, period.key), cutoff, document, waits, kept)
