"""What may still happen to an entered lượt: đính chính, huỷ ghi, rút tên. The number stays, the row says so."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.rules import dates
from models.rules.codes import State
from models.rules.errors import Refused
from models.rules.facts import Consequence
from models.services import children, corrections, entries, paper_ledger, reading, settings
from models.storage.office import Office
from models.tables.honours import HonourEntry


def correct(office: Office, uuid: str, texts: dict[str, str], reason: str) -> None:
    """Mend a slip of the pen in an entered row; the page then says Đính chính.

    Refused entry_not_entered, entry_ended, reason_missing, fields_wrong.
    """
    entry = _entered(uuid)
    said = _said(reason, "reason_missing")
    read = entries.read(office, HonourEntry, entry, texts)
    reading.refuse_wrong(read.problems)
    with office.act("correct", said) as writer:
        writer.update(entry, **entries.completed(office, entry, read.values), **corrections.note(office, said))


def cancel(office: Office, uuid: str, on: date | str, reason: str) -> None:
    """Huỷ ghi: give a row up before it was made public; its number is kept.

    Refused entry_not_entered, entry_ended, reason_missing, cancel_published with how often.
    """
    entry = _entered(uuid)
    said = _said(reason, "reason_missing")
    published = children.of(entry, "publication")
    if published:
        raise Refused("cancel_published", number=entry.number, name=entry.name, count=len(published))
    day = day_of(office, on)
    with office.act("cancel", entry.name) as writer:
        writer.update(entry, state=str(State.CANCELLED), end_on=day, end_reason=said)


def withdraw(office: Office, uuid: str, on: date | str, number: str, body: str, reason: str = "") -> None:
    """Rút tên by a decision: its day, number and body must be named; what was counted stays counted.

    Refused entry_not_entered, entry_ended, withdraw_document, date_….
    """
    entry = _entered(uuid)
    decision = {"end_number": _said(number, "withdraw_document"), "end_body": _said(body, "withdraw_document")}
    day = day_of(office, on)
    with office.act("withdraw", entry.name) as writer:
        writer.update(
            entry, state=str(State.WITHDRAWN), end_on=day, end_reason=reading.line(reason) or None, **decision
        )


def consequences(office: Office, uuid: str) -> tuple[Consequence, ...]:
    """Return what is to be done on paper and in public after a rút tên: strike, take_down, tell_upper."""
    entry = reading.find(HonourEntry, uuid)
    return (_strike(entry), *_still_public(entry), *_upper(office))


def _strike(entry: HonourEntry) -> Consequence:
    """Name page and row as they lie in the paper book; a row that was never printed has neither."""
    place = next((place for place in paper_ledger.places(entry.book) if place.uuid == entry.uuid), None)
    told: dict[str, Any] = {"number": entry.number, "name": entry.name, "period": entry.period}
    return Consequence("strike", {**told, "page": place and place.page, "row": place and place.row})


def _still_public(entry: HonourEntry) -> tuple[Consequence, ...]:
    up = [found for found in children.of(entry, "publication") if found.removed_on is None]
    return tuple(
        Consequence(
            "take_down",
            {"uuid": found.uuid, "channel": found.channel, "on": found.on_day, "by": found.by, "link": found.link},
        )
        for found in up
    )


def _upper(office: Office) -> tuple[Consequence, ...]:
    facts = settings.facts(office)
    return () if facts.level == "upper" else (Consequence("tell_upper", {"upper": facts.upper or facts.superior}),)


def day_of(office: Office, on: date | str) -> date:
    """Return a day given as such or as typed; Refused date_unclear, date_impossible, date_far."""
    return on if isinstance(on, date) else dates.parse_date(on, office.source.today())


def _entered(uuid: str) -> HonourEntry:
    entry = reading.find(HonourEntry, uuid)
    if entry.number is None:
        raise Refused("entry_not_entered", name=entry.name)
    if entry.state != State.ENTERED:
        raise Refused("entry_ended", number=entry.number, name=entry.name, state=entry.state)
    return entry


def _said(text: str, code: str) -> str:
    said = reading.line(text)
    if not said:
        raise Refused(code)
    return said
