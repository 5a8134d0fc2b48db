"""A stored document as the facts that its page, its Word twin and its screen are made from."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from models.rules import bodytext, issuing
from models.rules.codes import labels
from models.rules.dates import doc_slash
from models.rules.documents import (
    DOCUMENT_KINDS,
    Annex,
    FigureText,
    LetterFacts,
    Recipients,
    TableBlock,
)
from models.rules.errors import Refused
from models.rules.letters import pen_gap
from models.rules.letters import symbol as symbol_of
from models.rules.pages import Letterhead, Signatory
from models.rules.periods import Period
from models.rules.rulesets import RuleSet, rules_on
from models.rules.spelling import spelled
from models.services import document_texts, house, reading, settings
from models.services.report_figures import NAMES
from models.storage.office import Office
from models.tables.documents import OfficialDocument
from resources.rulesets import rule_set

# Lists carry no number by rule.
_UNNUMBERED = frozenset({"danh_sach"})


def facts(office: Office, uuid: str, rules: str = "", strict: bool = True) -> LetterFacts:
    """Return one document; `rules` names a rule set to try it in.

    Refused signer_missing or signer_out_of_office; without `strict` the place of the name stays empty then.
    """
    return letter(office, reading.find(OfficialDocument, uuid), rules, strict)


def letter(office: Office, document: OfficialDocument, rules: str = "", strict: bool = True) -> LetterFacts:
    """Return a stored document as facts."""
    house_facts, ruled = settings.facts(office), rules_of(document, rules)
    numbered = text_of_number(document, ruled)
    body = bodytext.parse(document.body or "", standing(document), "-" if ruled.party else ".")
    signed = _signed(office, document, strict)
    return LetterFacts(
        uuid=document.uuid,
        kind=document.kind,
        rules=ruled.name,
        letterhead=letterhead(office, document),
        symbol=symbol(office, document, ruled),
        number=document.number,
        dated=document.dated_on,
        near=document.near,
        title=document.title or document_texts.usual_title(document.kind),
        subject=document.subject,
        body=body,
        signers=(signed,),
        recipients=Recipients(tuple((document.recipients or "").splitlines())),
        addressed=tuple((document.addressed or "").splitlines()),
        annexes=_annexes(office, document, numbered),
        two_sided=document.two_sided is not False,
        with_number=document.kind not in _UNNUMBERED,
        overrides=overrides(document),
        practice=house_facts.practice,
    )


def rules_of(document: OfficialDocument, rules: str = "") -> RuleSet:
    """Return the rule set of a document: a named one, its own, or the one in force on its date."""
    party = not is_state(document.body_code or "")
    return rule_set(rules or document.rules or rules_on(document.dated_on or document.near, party))


def is_state(code: str) -> bool:
    """Tell whether a body's code is one of the State's: its documents follow Nghị định 30."""
    return code.upper().startswith(("UBND", "HĐND"))


def symbol(office: Office, document: OfficialDocument, rules: RuleSet) -> str:
    """Return what follows a document's number; a numbered one keeps what it was numbered with."""
    return document.symbol or symbol_of(rules, document.kind, house.body(office, document.body_code or "").code)


def text_of_number(document: OfficialDocument, rules: RuleSet) -> str:
    """Return 05-BC/ĐU, or "" before it has a number."""
    if document.number is None:
        return ""
    return issuing.number_text(document.number, document.symbol, rules.party)


def standing(document: OfficialDocument) -> dict[str, FigureText]:
    """Return what stands in a document for each figure."""
    told: Mapping[str, Any] = json.loads(document.figures or "{}")
    return {key: FigureText(one["text"], bool(one["confirmed"])) for key, one in told.items()}


def overrides(document: OfficialDocument) -> dict[str, str | float]:
    """Return the values of the rule set that were set otherwise for this document."""
    told: dict[str, str | float] = json.loads(document.overrides or "{}")
    return told


def snapshot(office: Office, document: OfficialDocument) -> dict[str, str]:
    """Return letterhead and signatory as they are now, to be kept with a document that is frozen.

    Refused signer_missing, signer_out_of_office.
    """
    head, signed = letterhead(office, document), signer(office, document)
    kept = {"superior": head.superior, "body": head.body, "place": head.place, "issuer": _issuer(office, document)}
    return {**kept, "authority": signed.authority, "title": signed.title, "name": signed.name}


def letterhead(office: Office, document: OfficialDocument) -> Letterhead:
    """Return the head of a document's first page: as it was when it froze, else that of its issuing body."""
    kept = json.loads(document.snapshot or "{}")
    if kept:
        return Letterhead(kept["superior"], kept["body"], kept["place"])
    issuer = house.body(office, document.body_code or "")
    return Letterhead(issuer.superior, issuer.body, settings.facts(office).place)


def _issuer(office: Office, document: OfficialDocument) -> str:
    """Return the issuing body's name as a sentence has it."""
    kept = json.loads(document.snapshot or "{}")
    return str(kept["issuer"]) if kept else house.body(office, document.body_code or "").name


def signer(office: Office, document: OfficialDocument) -> Signatory:
    """Return who signs a document; Refused signer_missing, signer_out_of_office."""
    kept = json.loads(document.snapshot or "{}")
    if kept:
        return Signatory(kept["authority"], kept["title"], kept["name"])
    chosen = document.signer.uuid if document.signer_id is not None else ""
    found = house.signer_on(office, document.dated_on or document.near, chosen)
    authority = document.authority or found["authority"]
    return Signatory(spelled(authority, settings.facts(office).spelling), found["title"], found["name"])


def _signed(office: Office, document: OfficialDocument, strict: bool) -> Signatory:
    try:
        return signer(office, document)
    except Refused:
        if strict:
            raise
        return Signatory(document.authority or settings.facts(office).authority, "", "")


def annexes(document: OfficialDocument) -> list[dict[str, Any]]:
    """Return the annexes as they are kept: key, name, rows, widths, numbers, total, confirmed."""
    told: list[dict[str, Any]] = json.loads(document.annexes or "[]")
    return told


def table_of(kept: Mapping[str, Any]) -> TableBlock:
    """Return the table of a kept annex."""
    rows = tuple(tuple(row) for row in kept["rows"])
    return TableBlock(rows, tuple(kept["widths"]), tuple(kept["numbers"]), bool(kept["total"]))


def _annexes(office: Office, document: OfficialDocument, numbered: str) -> tuple[Annex, ...]:
    kept = annexes(document)
    alone = len(kept) == 1
    reference = _reference(office, document, numbered)
    return tuple(
        Annex("" if alone else str(place), one["name"], reference, table_of(one)) for place, one in enumerate(kept, 1)
    )


def _reference(office: Office, document: OfficialDocument, numbered: str) -> str:
    """Return "(kèm theo Báo cáo số 23-BC/ĐU, ngày 23/5/2027 của Đảng uỷ xã Khe Vàng)", with gaps for the pen."""
    ruled = rules_of(document)
    gap = pen_gap(ruled, ruled["annex_reference_size"])
    told = numbered or gap + issuing.number_text(None, symbol(office, document, ruled), ruled.party)
    day = doc_slash(document.dated_on) if document.dated_on else gap + doc_slash(document.near)[2:]
    kind = labels(DOCUMENT_KINDS)[document.kind]
    sentence = document_texts.texts()["reference"]
    return str(sentence.format(kind=kind, number=told, day=day, body=_issuer(office, document)))


def kept_annex(key: str, period: Period, table: TableBlock, confirmed: bool = False) -> dict[str, Any]:
    """Return an annex the way it is kept with its document."""
    return {
        "key": key,
        "name": NAMES[key].format(period=period.label),
        "rows": [list(row) for row in table.rows],
        "widths": list(table.widths_mm),
        "numbers": list(table.numbers),
        "total": table.total,
        "confirmed": confirmed,
    }
