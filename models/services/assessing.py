"""Xét điều kiện of a lượt: what this office knows of the one who is named, put before models.rules.eligibility."""

from __future__ import annotations

from datetime import date
from typing import Any

import peewee

from models.rules import eligibility
from models.rules.codes import PERSON, State
from models.rules.eligibility import SAME_DEED, Candidate, DisciplineFact, Finding, PastEntry, RatingFact
from models.rules.fact import fact
from models.rules.names import fold
from models.services import prepared, reading, settings
from models.storage.office import Office
from models.tables.honours import HonourEntry
from models.tables.people import Discipline, Person, YearRating

# The newest numbers that a deed is compared with: about six years of a commune's own book.
COMPARED = 3000
_PAST = ("uuid", "number", "name", "person", "collective", "birth_year", "unit", "deed", "approved_on", "entered_on",
         "folded_name", "folded")  # fmt: skip


@fact
class _Past:
    identity: str
    words: frozenset[str]
    row: tuple[Any, ...]


@fact
class _Held:
    person: int
    folded_name: str
    fact: DisciplineFact


class Assessor:
    """Look at many rows with the past read once."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._today = office.source.today()
        self._months = settings.facts(office).repeat_months
        self._past = [_past(row) for row in prepared.rows(office, _newest, COMPARED)]
        self._deeds: dict[str, frozenset[str]] = {}
        self._held = _all_held()

    def findings(self, entry: HonourEntry) -> tuple[Finding, ...]:
        """Return what is to be said of one row on the day of its round's meeting, otherwise today."""
        meeting = entry.round.meeting_on if entry.round_id is not None else None
        linked = entry.person_id is not None
        words = frozenset(fold(entry.deed).split())
        candidate = Candidate(entry.uuid, entry.kind, _identity_of(entry), " ".join(words), linked)
        return eligibility.assess(
            candidate,
            self._disciplines(entry),
            _ratings(entry),
            self._alike(entry, candidate.identity, words),
            meeting or self._today,
            self._months,
        )

    def _alike(self, entry: HonourEntry, identity: str, words: frozenset[str]) -> list[PastEntry]:
        """Return the entries of the same one, and those of others whose deed is alike."""
        needed = SAME_DEED * len(words)
        others = (past for past in self._past if past.identity != identity and len(words & past.words) >= needed)
        near = [past for past in others if _overlap(words, self._deed_of(past)) >= SAME_DEED]
        own = [_past(row) for row in prepared.rows(self._office, _called, entry.folded_name)]
        return [self._fact(past) for past in (*near, *(past for past in own if past.identity == identity))]

    def _fact(self, past: _Past) -> PastEntry:
        uuid, number, name = past.row[:3]
        day = past.row[8] or past.row[9]
        known = date.fromisoformat(day) if day else None
        return PastEntry(uuid, number, name, past.identity, " ".join(self._deed_of(past)), known)

    def _deed_of(self, past: _Past) -> frozenset[str]:
        """Return the words of a past deed; folding is dear, so each is folded once and only when it may be alike."""
        uuid = past.row[0]
        if uuid not in self._deeds:
            self._deeds[uuid] = frozenset(fold(past.row[7]).split())
        return self._deeds[uuid]

    def _disciplines(self, entry: HonourEntry) -> list[DisciplineFact]:
        """Return those of the linked person, or of everybody called so when no link tells who is meant."""
        if entry.kind != PERSON:
            return []
        if entry.person_id is not None:
            return [held.fact for held in self._held if held.person == entry.person_id]
        return [held.fact for held in self._held if held.folded_name == entry.folded_name]


def assess(office: Office, entry_uuid: str) -> tuple[Finding, ...]:
    """Return the findings for one lượt."""
    return Assessor(office).findings(reading.find(HonourEntry, entry_uuid))


def _entered() -> Any:
    fields = [getattr(HonourEntry, name) for name in _PAST]
    # Said in the text itself, for prepared statements take only the values that they are called with.
    standing = HonourEntry.state != peewee.SQL(f"'{State.CANCELLED.value}'")
    return HonourEntry.select(*fields).where(HonourEntry.number.is_null(False), standing)


def _newest(limit: int) -> Any:
    return _entered().order_by(HonourEntry.id.desc()).limit(limit)


def _called(folded_name: str) -> Any:
    return _entered().where(HonourEntry.folded_name == folded_name)


def _past(row: tuple[Any, ...]) -> _Past:
    return _Past(_identity(row[3], row[4], row[10], row[5], row[6]), frozenset(row[11].split()), row)


def _overlap(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / len(one | other) if one else 0.0


def _identity_of(entry: HonourEntry) -> str:
    return _identity(entry.person_id, entry.collective_id, entry.folded_name, entry.birth_year, entry.unit_id)


def _identity(person: int | None, collective: int | None, folded: str, born: int | None, unit: int) -> str:
    return str(person or collective or f"{folded}|{born if born is not None else f'u{unit}'}")


def _all_held() -> list[_Held]:
    """Return every vướng that is known; an office has a handful."""
    query = Discipline.select(Discipline, Person.id, Person.folded_name).join(Person)
    found = list(query.where(Discipline.deleted.is_null(), Person.deleted.is_null()))
    facts = [DisciplineFact(one.from_day, one.to_day, one.document_number or "", one.document_on) for one in found]
    return [_Held(one.person_id, one.person.folded_name, fact) for one, fact in zip(found, facts, strict=True)]


def _ratings(entry: HonourEntry) -> list[RatingFact]:
    if entry.person_id is None:
        return []
    query = YearRating.select().where(YearRating.person == entry.person_id, YearRating.deleted.is_null())
    return [RatingFact(rating.year, rating.grade) for rating in query]
