"""Hồ sơ kiểm tra: of a person or a period, how each lượt came into the book and what happened outside the rule."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field
from datetime import date
from typing import Any

from models.rules.fact import fact
from models.rules.pages import Letterhead, Place, Signatory


@fact
class InspectedFile:
    """A slip's photo or file as it was attached: JPEG, PNG or PDF by its first bytes."""

    name: str
    data: bytes


@fact
class InspectedSlip:
    """The slip that told of the deed: its month, when and how it came, and its pictures."""

    month: str
    received_on: date | None = None
    way: str = ""
    files: tuple[InspectedFile, ...] = ()


@fact
class InspectedRound:
    """The round that considered the row: its name, its meeting, the vote on this row, who chaired."""

    title: str
    meeting_on: date | None = None
    present: int | None = None
    total: int | None = None
    votes_for: int | None = None
    votes_against: int | None = None
    chair: str = ""
    minutes: str = ""


@fact
class InspectedDecision:
    """Who decided, when, and by which document."""

    body: str = ""
    on: date | None = None
    document: str = ""
    document_on: date | None = None


@fact
class InspectedSending:
    """One thing that was told above: which document or proposal, its day, and when it was handed over."""

    what: str
    on: date | None = None
    handed_on: date | None = None
    result: str = ""


@fact
class InspectedException:
    """Something outside the rule, as a code and the values of its sentence.

    Codes: override, late, late_in (a later period's row that belonged here), corrected, cancelled, withdrawn, reopened,
    replaced.
    """

    code: str
    values: Mapping[str, Any] = field(default_factory=dict)


@fact
class InspectedEntry:
    """One lượt and its way into the book; `place` and `printed_on` are those of the paper book."""

    uuid: str
    number: int
    year: int
    period_label: str
    name: str
    role: str
    when: str
    deed: str
    result: str
    state: str
    unit: str = ""
    proposer: str = ""
    slip: InspectedSlip | None = None
    round: InspectedRound | None = None
    decision: InspectedDecision = InspectedDecision()
    review: str = ""
    review_by: str = ""
    review_on: date | None = None
    place: Place | None = None
    printed_on: date | None = None
    signed_sheet: bool = False
    published: tuple[str, ...] = ()
    sent: tuple[InspectedSending, ...] = ()


@fact
class InspectionFacts:
    """The whole file: `of` is "tháng 5 năm 2027" or a name, `kind` period or person."""

    letterhead: Letterhead
    signer: Signatory
    keeper: Signatory
    kind: str
    of: str
    entries: tuple[InspectedEntry, ...]
    exceptions: tuple[InspectedException, ...]
    dated: date
    practice: bool = False
