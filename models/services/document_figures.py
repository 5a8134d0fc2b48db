"""The figures of a report: what stands in its text, what the records say now, and what the clerk has confirmed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from models.rules import bodytext, issuing, report
from models.rules.documents import AnnexState, FigureText, TableBlock
from models.rules.errors import Refused
from models.services import letters, reading, report_figures
from models.services.document_records import before, ends_at, name_of, open_one, span
from models.storage.acts import Writer
from models.storage.office import Office
from models.tables.documents import OfficialDocument


def kept(office: Office, document: OfficialDocument, body: str, known: Mapping[str, FigureText]) -> str:
    """Return what is stored for the figures of a text: what was known stays, what is new in it is counted now."""
    keys = bodytext.keys(body)
    unknown = set(keys) - set(known)
    now = counted(office, document) if unknown else {}
    return _stored(report.standing(known, now, keys))


def _stored(standing: Mapping[str, FigureText]) -> str:
    told = {key: {"text": one.text, "confirmed": one.confirmed} for key, one in standing.items()}
    return json.dumps(told, ensure_ascii=False)


def counted(office: Office, document: OfficialDocument) -> dict[str, str]:
    """Return every figure as the records give it now; none for a document without a period."""
    if not document.period:
        return {}
    period, cutoff = span(office, document)
    last = before(document.kind, period)
    known = last.cutoff if last is not None and ends_at(last, period) else None
    from_day = report.previous_cutoff(period, cutoff, known)
    return report.values(report_figures.facts(office, period, cutoff, from_day))


def confirm(office: Office, uuid: str, keys: Sequence[str] | None = None, now: bool = False, sure: bool = True) -> int:
    """Confirm figures and annexes as they stand, or first put what the records say now in their place.

    All of them where none is named; without `sure` they wait to be confirmed again. Returns how many changed.
    Refused document_signed.
    """
    document = open_one(uuid)
    standing, values = letters.standing(document), counted(office, document) if now else {}
    wanted = set(standing) | {one["key"] for one in letters.annexes(document)} if keys is None else set(keys)
    told = {
        key: FigureText(values.get(key, text.text), sure or key in report.WORDS) if key in wanted else text
        for key, text in standing.items()
    }
    changed = sum(told[key] != standing[key] for key in told)
    with office.act("document_figures", name_of(document)) as writer:
        writer.update(document, figures=_stored(told))
        changed += _confirm_annexes(office, writer, document, wanted, now, sure)
    return changed


def _confirm_annexes(
    office: Office, writer: Writer, document: OfficialDocument, wanted: set[str], now: bool, sure: bool
) -> int:
    there = letters.annexes(document)
    told = [_confirmed(office, document, one, now, sure) if one["key"] in wanted else one for one in there]
    if told == there:
        return 0
    writer.update(document, annexes=json.dumps(told, ensure_ascii=False))
    return sum(one != other for one, other in zip(told, there, strict=True))


def _confirmed(
    office: Office, document: OfficialDocument, one: dict[str, Any], now: bool, sure: bool
) -> dict[str, Any]:
    if not now:
        return {**one, "confirmed": sure}
    period, cutoff = span(office, document)
    table: TableBlock = report_figures.TABLES[one["key"]](office, period, cutoff)
    return letters.kept_annex(one["key"], period, table, confirmed=sure)


def set_figure(office: Office, uuid: str, key: str, text: str) -> None:
    """Put a figure's text by hand, confirmed by that; Refused figure_empty, document_secret, document_signed."""
    document, clean = open_one(uuid), reading.line(text)
    if not clean:
        raise Refused("figure_empty")
    issuing.refuse_secret([clean])
    standing = {**letters.standing(document), key: FigureText(clean, True)}
    with office.act("document_figures", name_of(document)) as writer:
        writer.update(document, figures=_stored(standing))


def renew(office: Office, uuid: str) -> int:
    """Put what the records say now in place of every figure not yet confirmed; returns how many changed."""
    document = open_one(uuid)
    standing, now = letters.standing(document), counted(office, document)
    told = {k: one if one.confirmed else FigureText(now.get(k, one.text), False) for k, one in standing.items()}
    told |= {k: FigureText(now[k], True) for k in standing if k in report.WORDS and k in now}
    with office.act("document_figures", name_of(document)) as writer:
        writer.update(document, figures=_stored(told))
    return sum(told[key] != standing[key] for key in told)


def annex_states(office: Office, document: OfficialDocument) -> tuple[AnnexState, ...]:
    if not document.period:
        return ()
    period, cutoff = span(office, document)
    there = {one["key"]: one for one in letters.annexes(document)}
    states = []
    for key, make in report_figures.TABLES.items():
        name = report_figures.NAMES[key].format(period=period.label)
        if key in there:
            table, now = letters.table_of(there[key]), make(office, period, cutoff)
            differing = len(set(now.rows) ^ set(table.rows))
            states.append(AnnexState(key, name, True, len(table.rows) - 1, differing, there[key]["confirmed"]))
        else:
            states.append(AnnexState(key, name, False, 0, 0, False))
    return tuple(states)


def choose_annexes(office: Office, uuid: str, keys: Sequence[str]) -> None:
    """Say which annexes a report has; those new to it are made from the records. Refused document_signed."""
    document = open_one(uuid)
    with office.act("document_annexes", name_of(document)) as writer:
        writer.update(document, annexes=annexes_of(office, document, keys))


def annexes_of(office: Office, document: OfficialDocument, keys: Sequence[str]) -> str:
    """Return what is stored for a report's annexes: those that it has stay, those new to it are made of the records."""
    period, cutoff = span(office, document)
    there = {one["key"]: one for one in letters.annexes(document)}
    told = [
        there.get(key) or letters.kept_annex(key, period, make(office, period, cutoff))
        for key, make in report_figures.TABLES.items()
        if key in keys
    ]
    return json.dumps(told, ensure_ascii=False)
