"""Văn bản: the one door to official documents, from the first word to the signed sheet."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from models.rules import bodytext, issuing, report
from models.rules.codes import labels
from models.rules.documents import (
    DOCUMENT_KINDS,
    DocumentForm,
    DocumentQuery,
    DocumentRow,
    DocumentState,
    LetterFacts,
)
from models.rules.errors import BugError, Refused
from models.rules.facts import Problem
from models.rules.names import fold
from models.rules.pages import Signatory
from models.rules.periods import Period
from models.rules.rulesets import checked_override
from models.services import attachments, document_texts, house, letters, reading
from models.services.document_figures import (
    annex_states,
    annexes_of,
    choose_annexes,
    confirm,
    counted,
    kept,
    renew,
    set_figure,
)
from models.services.document_records import before, cutoff_of, name_of, open_one, present, titled
from models.services.document_states import (
    attach_signed,
    check_print,
    issue,
    may_issue,
    next_number,
    number,
    taken,
)
from models.services.document_uploads import copy_out, tick, untick, uploaded, waiting
from models.services.letters import facts
from models.services.report_figures import TABLES
from models.storage.office import Office
from models.tables.documents import DocumentUpload, IssuedCopy, OfficialDocument

__all__ = [
    "FORM", "attach_signed", "check", "check_print", "choose_annexes", "confirm", "copy_out", "facts", "form", "issue",
    "listed", "may_issue", "new", "next_number", "number", "of_period", "override", "override_one", "remove", "renew",
    "save", "set_figure", "taken", "tick", "trial", "untick", "use_outline", "waiting",
]  # fmt: skip

# What drafts of a document are kept under; the body is a field of its own there.
FORM, BODY = "official_document", "body"
EVERYTHING = DocumentQuery()
# What the next report takes over from the one before, beside its wording.
_CARRIED = ("title", "recipients", "addressed", "authority", "body_code")
_FIXED = frozenset({"kind", "period"})


def new(office: Office, kind: str, period: str = "", **texts: str) -> str:
    """Begin a document with the usual texts of its kind; a report takes the wording of the one before.

    `texts` override fields. Refused period_unclear, report_exists, fields_wrong, body_unknown.
    """
    if period:
        _refuse_second(kind, Period.parse(period).key)
    values = _begun(office, kind, period, texts)
    with office.act("document_new", titled(kind, values["subject"])) as writer:
        return str(writer.create(OfficialDocument, **values).uuid)


def trial(office: Office, kind: str, period: str, rules: str = "") -> LetterFacts:
    """Return a period's report as it stands, or as it would begin now where nobody has; nothing is written.

    Refused period_unclear, signer_missing, signer_out_of_office.
    """
    known = of_period(office, kind, period)
    if known is not None:
        return letters.facts(office, known, rules)
    return letters.letter(office, OfficialDocument(uuid="", **_begun(office, kind, period, {})), rules)


def _begun(office: Office, kind: str, period: str, texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the values of a document that begins; its figures are counted and wait to be confirmed."""
    told = Period.parse(period) if period else None
    last = before(kind, told) if told is not None else None
    given = {**_usual(office, kind, told, last, texts.get("body_code", "")), **texts}
    read = reading.read_texts(office, FORM, {"kind": kind, "period": told.key if told else "", **given}, whole=True)
    issuing.refuse_secret(given.values())
    reading.refuse_wrong(_own_problems(read.problems))
    body = last.body or "" if last is not None else document_texts.body(office, kind, told)
    values = {"subject": "", **read.values, "body": body}
    made = OfficialDocument(**values)
    if told is not None:
        keys = tuple(TABLES) if last is None else [one["key"] for one in letters.annexes(last)]
        values["annexes"] = annexes_of(office, made, keys)
    return {**values, "figures": kept(office, made, body, {})}


def _own_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Leave a subject that is still to be typed for later: a document begins with its kind alone."""
    return tuple(p for p in problems if (p.field, p.code) != ("subject", "required"))


def _refuse_second(kind: str, key: str) -> None:
    same = present().where(OfficialDocument.kind == kind, OfficialDocument.period == key).first()
    if same is not None:
        raise Refused("report_exists", period=key)


def of_period(office: Office, kind: str, period: str) -> str | None:
    """Return the report of a period (2027-05), or None before it was begun."""
    key = Period.parse(period).key
    found = present().where(OfficialDocument.kind == kind, OfficialDocument.period == key).first()
    return None if found is None else str(found.uuid)


def _usual(
    office: Office, kind: str, period: Period | None, last: OfficialDocument | None, code: str
) -> dict[str, str]:
    today = office.source.today()
    texts = {"near": f"{today:%d/%m/%Y}", "subject": document_texts.subject(kind, period)}
    texts["recipients"] = document_texts.recipients(office, kind, code)
    if period is not None:
        texts["cutoff"] = f"{cutoff_of(office, period):%d/%m/%Y}"
    if last is not None and period is not None:
        old = Period.parse(last.period).label
        texts["subject"] = last.subject.replace(old, period.label)
        texts |= {name: getattr(last, name) or "" for name in _CARRIED}
    return texts


def check(office: Office, uuid: str, texts: dict[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong or worth asking about in typed texts, without writing."""
    return _read(office, reading.find(OfficialDocument, uuid), texts).problems


def _read(office: Office, document: OfficialDocument, texts: dict[str, str]) -> reading.Read:
    if _FIXED & set(texts):
        raise BugError("a document keeps its kind and period", sorted(texts))
    return reading.read_texts(office, FORM, {name: text for name, text in texts.items() if name != BODY})


def save(office: Office, uuid: str, texts: dict[str, str]) -> None:
    """Write the texts given; "body" is the text with its figures as keys.

    Refused document_signed, fields_wrong, body_too_long, table_too_wide, document_secret.
    """
    document = reading.find(OfficialDocument, uuid)
    issuing.allow(document.state, issuing.EDIT, name=name_of(document))
    read = _read(office, document, texts)
    reading.refuse_wrong(_own_problems(read.problems))
    issuing.refuse_secret(texts.values())
    values = dict(read.values)
    if "subject" in texts and not values.get("subject"):
        values["subject"] = ""
    if BODY in texts:
        values["body"] = bodytext.clean_body(texts[BODY])
    with office.act("document_edit", name_of(document)) as writer:
        writer.update(document, **values)
        if BODY in texts:
            body, known = str(values["body"]), letters.standing(document)
            writer.update(document, figures=kept(office, document, body, known))


def form(office: Office, uuid: str) -> DocumentForm:
    """Return one document as its screen shows it; Refused record_missing."""
    document = reading.find(OfficialDocument, uuid)
    rules, now = letters.rules_of(document), counted(office, document)
    standing, sent = letters.standing(document), uploaded(document)
    signer, problem = _signer(office, document)
    return DocumentForm(
        record=reading.as_record(office, document),
        body=document.body or "",
        standing=standing,
        offered=now,
        issuers={one.code: one.name for one in house.bodies(office)},
        figures=report.listed(standing, now),
        annexes=annex_states(office, document),
        rules=rules.name,
        symbol=letters.symbol(office, document, rules),
        number_text=letters.text_of_number(document, rules),
        state=document.state,
        step=issuing.next_step(document.state, sent is not None),
        signer=signer,
        signer_problem=problem,
        signed=attachments.listed(office, uuid),
        copies=_copies(document),
        uploaded_on=sent.on_day if sent else None,
        uploaded_where=(sent.place or "") if sent else "",
    )


def _signer(office: Office, document: OfficialDocument) -> tuple[Signatory | None, str]:
    try:
        return letters.signer(office, document), ""
    except Refused as refused:
        return None, refused.code


def _copies(document: OfficialDocument) -> int:
    return int(IssuedCopy.select().where(IssuedCopy.document == document, IssuedCopy.deleted.is_null()).count())


def use_outline(office: Office, uuid: str, outline: str) -> None:
    """Keep a superior's đề cương and put it in place of the text, figures under its headings.

    Refused document_signed, outline_empty, body_too_long, table_too_wide, document_secret.
    """
    document = open_one(uuid)
    if not fold(outline):
        raise Refused("outline_empty")
    period = Period.parse(document.period) if document.period else None
    body = document_texts.body(office, document.kind, period, outline)
    save(office, uuid, {"outline": outline, BODY: body})


def override(office: Office, uuid: str, values: Mapping[str, str], note: str) -> None:
    """Set values of the rule set otherwise for one document, with a note of why; an empty value means the rule's own.

    Refused rule_unknown, rule_range, rule_choice; override_note_missing; document_signed.
    """
    document, clean = open_one(uuid), reading.line(note)
    rules = letters.rules_of(document)
    own = {name: checked_override(rules, name, text) for name, text in values.items() if text.strip()}
    if own and not clean:
        raise Refused("override_note_missing")
    with office.act("document_rules", name_of(document)) as writer:
        stored = json.dumps(own, ensure_ascii=False, sort_keys=True) if own else None
        writer.update(document, overrides=stored, override_note=clean if own else None)


def override_one(office: Office, uuid: str, name: str, text: str, note: str) -> None:
    """Set one value of the rule set otherwise beside those set before; fails as `override` does."""
    known = {key: f"{value}" for key, value in letters.overrides(reading.find(OfficialDocument, uuid)).items()}
    override(office, uuid, {**known, name: text}, note)


def remove(office: Office, uuid: str) -> None:
    """Take a document away that has no number yet; Refused document_numbered, document_signed."""
    document = reading.find(OfficialDocument, uuid)
    issuing.allow(document.state, issuing.REMOVE, name=name_of(document))
    with office.act("document_remove", name_of(document)) as writer:
        for copy in IssuedCopy.select().where(IssuedCopy.document == document, IssuedCopy.deleted.is_null()):
            attachments.remove_all(writer, copy.uuid)
            writer.remove(copy)
        writer.remove(document)


def listed(office: Office, query: DocumentQuery = EVERYTHING) -> tuple[DocumentRow, ...]:
    """Return the documents that a query asks for, the newest first."""
    sent = dict(_sent())
    rows = (
        _row(document, sent)
        for document in present().order_by(OfficialDocument.near.desc(), OfficialDocument.id.desc())
    )
    return tuple(row for row in rows if _asked(row, query))


def _sent() -> Iterable[tuple[int, date]]:
    query = DocumentUpload.select(DocumentUpload.document, DocumentUpload.on_day).where(
        DocumentUpload.deleted.is_null()
    )
    return query.order_by(DocumentUpload.on_day).tuples()


def _row(document: OfficialDocument, sent: Mapping[int, date]) -> DocumentRow:
    figures = letters.standing(document)
    open_ones = sum(not one.confirmed for one in figures.values())
    open_ones += sum(not one["confirmed"] for one in letters.annexes(document))
    return DocumentRow(
        uuid=document.uuid,
        kind=document.kind,
        title=document.subject or "",
        number_text=letters.text_of_number(document, letters.rules_of(document)),
        dated=document.dated_on,
        state=document.state,
        period=document.period or "",
        uploaded_on=sent.get(document.id),
        unconfirmed=open_ones,
        near=document.near,
    )


def _asked(row: DocumentRow, query: DocumentQuery) -> bool:
    if query.kind not in ("", row.kind) or (query.states and row.state not in query.states):
        return False
    if query.waiting and (row.state != DocumentState.SIGNED or row.uploaded_on is not None):
        return False
    told = fold(f"{labels(DOCUMENT_KINDS)[row.kind]} {row.title} {row.number_text}")
    return all(word in told for word in fold(query.text).split())
