"""Văn bản on Hôm nay: reports that are due, prints that wait for their number, their signed copy, or the upload."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from models.rules.fact import fact
from models.rules.facts import HomeLine

# How long before its day a report is spoken of, and how long after it at most.
_AHEAD, _AFTER = timedelta(days=7), timedelta(days=30)


@fact
class DueReport:
    """One period's report: when it is due and its figures are taken, its document or "", how much waits there.

    `kept` tells whether this office has ever made a report of that length: one that has not is never late.
    """

    period: str
    due: date
    cutoff: date
    document: str = ""
    unconfirmed: int = 0
    kept: bool = True


@fact
class Waiting:
    """A document that waits for its next step, named, since a day."""

    document: str
    name: str
    since: date


@fact
class DocumentsHome:
    """What the documents give the home page: reports not yet printed, then what waits by its step."""

    reports: tuple[DueReport, ...] = ()
    number: tuple[Waiting, ...] = ()
    attach: tuple[Waiting, ...] = ()
    upload: tuple[Waiting, ...] = ()


def lines(facts: DocumentsHome, today: date) -> Iterator[HomeLine]:
    """Yield the lines of a day."""
    for report in facts.reports:
        until = report.due + _AFTER if report.kept else report.due
        if min(report.due - _AHEAD, report.cutoff) <= today <= until:
            yield _report(report, today)
    yield from _step("paper_number", "number_paper", facts.number)
    yield from _step("paper_attach", "attach_paper", facts.attach)
    yield from _step("paper_upload", "upload_papers", facts.upload)


def _report(report: DueReport, today: date) -> HomeLine:
    values = {
        "period": report.period,
        "cutoff": report.cutoff,
        "begun": bool(report.document),
        "unconfirmed": report.unconfirmed,
    }
    action = "go_on_report" if report.document else "write_report"
    target = {"document": report.document} if report.document else {"report": report.period}
    return HomeLine("report", values, report.due, report.due < today, action, target)


def _step(code: str, action: str, waiting: tuple[Waiting, ...]) -> Iterator[HomeLine]:
    """Yield one line for all that wait for the same step, naming the oldest."""
    if waiting:
        oldest = min(waiting, key=_since)
        values = {"count": len(waiting), "name": oldest.name, "since": oldest.since}
        yield HomeLine(code, values, None, False, action, {"document": oldest.document})


def _since(one: Waiting) -> date:
    return one.since
