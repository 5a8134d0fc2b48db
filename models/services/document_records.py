"""What every service of official documents asks first: which are there, what one is called, whether it is open."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.rules import issuing
from models.rules.codes import labels
from models.rules.documents import DOCUMENT_KINDS
from models.rules.periods import Period
from models.rules.schedule import EventKind
from models.services import calendar_days, reading
from models.storage.office import Office
from models.tables.documents import OfficialDocument


def present() -> Any:
    """Select the documents that are there."""
    return OfficialDocument.select().where(OfficialDocument.deleted.is_null())


def before(kind: str, period: Period) -> OfficialDocument | None:
    """Return the last report of the same length before a period: its wording is where the next one starts."""
    query = present().where(OfficialDocument.kind == kind, OfficialDocument.period.is_null(False))
    earlier = [one for one in query if _is_earlier(Period.parse(one.period), period)]
    return max(earlier, key=_of_when, default=None)


def _is_earlier(one: Period, other: Period) -> bool:
    return one.length == other.length and one.last < other.first


def _of_when(document: OfficialDocument) -> date:
    return Period.parse(document.period).last


def cutoff_of(office: Office, period: Period) -> date:
    """Return the day on which a period's figures are taken by the office's dates."""
    last = f"{period.year:04d}-{period.end:02d}"
    return calendar_days.due(office, EventKind.CUTOFF, last)


def titled(kind: str, subject: str) -> str:
    """Return a kind and a subject as one name."""
    return f"{labels(DOCUMENT_KINDS)[kind]} {subject}".strip()


def name_of(document: OfficialDocument) -> str:
    """Return what lists and sentences call a document: its kind and subject."""
    return titled(document.kind, document.subject or "")


def open_one(uuid: str) -> OfficialDocument:
    """Return a document that may still change; Refused record_missing, document_signed."""
    document: OfficialDocument = reading.find(OfficialDocument, uuid)
    issuing.allow(document.state, issuing.EDIT, name=name_of(document))
    return document


def span(office: Office, document: OfficialDocument) -> tuple[Period, date]:
    """Return a report's period and the day on which its figures are taken."""
    period = Period.parse(document.period)
    return period, document.cutoff or cutoff_of(office, period)


def ends_at(report: OfficialDocument, period: Period) -> bool:
    """Tell whether a report is of the period just before another."""
    return Period.parse(report.period).key == period.previous().key
