"""How a new document begins: its usual subject, recipients and text, as data in resources/outlines."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from models.rules import bodytext
from models.rules.bodytext import Section
from models.rules.codes import labels
from models.rules.documents import DOCUMENT_KINDS
from models.rules.periods import Period
from models.rules.spelling import spelled
from models.services import house, settings
from models.storage.office import Office
from resources import find


@cache
def texts() -> dict[str, Any]:
    """Return the data file of outlines."""
    told: dict[str, Any] = json.loads(find("outlines/van_ban.json").read_text(encoding="utf-8"))
    return told


def _sections() -> tuple[Section, ...]:
    return tuple(Section(tuple(one["words"]), tuple(one["lines"])) for one in texts()["bao_cao"]["sections"])


def usual_title(kind: str) -> str:
    """Return what stands as the kind of a document on its page; a công văn has no title."""
    return "" if kind == "cong_van" else labels(DOCUMENT_KINDS)[kind]


def subject(kind: str, period: Period | None) -> str:
    """Return the usual subject."""
    told = texts()[kind]
    if kind == "bao_cao" and period is None:
        return str(told["plain_subject"])
    return str(told["subject"].format(period=period.label if period else ""))


def recipients(office: Office, kind: str, code: str) -> str:
    """Return the usual Nơi nhận, one a line; what the office does not name is left out."""
    facts, body = settings.facts(office), house.body(office, code)
    lines = (spelled(line, facts.spelling) for line in texts()[kind]["recipients"])
    told = (line.format(upper=facts.upper, filed=body.filed) for line in lines)
    return "\n".join(line for line in told if line)


def body(office: Office, kind: str, period: Period | None, outline: str = "") -> str:
    """Return the usual text, or what a superior's outline asks for with the figures under its headings."""
    if kind == "bao_cao" and period is not None and outline:
        return bodytext.written_under(outline, _sections())
    if outline or (kind == "bao_cao" and period is None):
        return bodytext.outlined(outline)
    facts = settings.facts(office)
    lines = [part for line in texts()[kind]["body"] for part in _expanded(line)]
    named = {"name": facts.name, "issuer": facts.authority.removeprefix("T/M ")}
    return bodytext.clean_body("\n".join(spelled(line, facts.spelling).format(**named) for line in lines))


def _expanded(line: str) -> tuple[str, ...]:
    return _sections()[int(line[1:])].lines if line.startswith("@") else (line,)
