"""Chủ đề học Bác of a month for the kinds of chi bộ, and the quarter's sinh hoạt chuyên đề."""

from __future__ import annotations

from typing import Any

import peewee

from models.rules import topics as rules
from models.rules.codes import labels
from models.rules.errors import Refused
from models.rules.facts import Record
from models.rules.slip_facts import TopicFact
from models.services import prepared, reading, slips_units
from models.storage.office import Office
from models.tables.slips import Topic


def listed(office: Office, year: int) -> tuple[TopicFact, ...]:
    """Return the topics of a year by month, the monthly ones first, rural before agency."""
    query = Topic.select().where(Topic.deleted.is_null(), Topic.month.between(f"{year:04d}-01", f"{year:04d}-12"))
    return tuple(fact(topic) for topic in sorted(query, key=_place))


def _place(topic: Topic) -> tuple[str, bool, int]:
    kinds = (rules.ALL, rules.RURAL, rules.AGENCY)
    return topic.month, topic.occasion == rules.QUARTERLY, kinds.index(topic.kind)


def fact(topic: Topic) -> TopicFact:
    """Return a stored topic as a fact."""
    return TopicFact(
        uuid=topic.uuid,
        month=topic.month,
        kind=topic.kind,
        occasion=topic.occasion,
        title=topic.title,
        summary=topic.summary or "",
        questions=tuple((topic.questions or "").splitlines()),
        source=topic.source or "",
        year_theme=topic.year_theme or "",
    )


def get(office: Office, uuid: str) -> Record:
    """Return one topic as its form shows it; Refused record_missing."""
    return reading.as_record(office, reading.find(Topic, uuid))


def save(office: Office, uuid: str | None, texts: dict[str, str]) -> str:
    """Write a new topic or the texts given of a known one; returns its UUID.

    Refused fields_wrong; topic_exists where that kind of chi bộ has one for the month and occasion.
    """
    record = None if uuid is None else reading.find(Topic, uuid)
    read = reading.read_texts(office, "topic", texts, whole=record is None)
    reading.refuse_wrong(read.problems)
    _refuse_second(record, reading.with_stored(record, read.values))
    with office.act("topic_new" if record is None else "topic_edit", _subject(record, read.values)) as writer:
        if record is None:
            return str(writer.create(Topic, **read.values).uuid)
        writer.update(record, **read.values)
    return str(record.uuid)


def _subject(record: Topic | None, values: dict[str, Any]) -> str:
    return str(values["title"] if record is None else record.title)


def _refuse_second(record: Topic | None, values: dict[str, Any]) -> None:
    names = ("month", "kind", "occasion")
    same = Topic.select().where(Topic.deleted.is_null(), *(getattr(Topic, n) == values[n] for n in names))
    if any(found != record for found in same):
        raise Refused("topic_exists", month=values["month"], kind=labels(rules.TOPIC_KINDS)[values["kind"]])


def remove(office: Office, uuid: str) -> None:
    """Take a topic away."""
    record = reading.find(Topic, uuid)
    with office.act("topic_remove", record.title) as writer:
        writer.remove(record)


def given(office: Office, month: str, unit_kind: str, occasion: str = rules.MONTHLY) -> TopicFact | None:
    """Return the topic that a kind of unit is given in a month, its own before the one for all."""
    wanted = (rules.kind_for(unit_kind), rules.ALL)
    found = sorted(prepared.records(Topic, _of_month, month, occasion, *wanted), key=_general)
    return fact(found[0]) if found else None


def _of_month(month: str, occasion: str, *kinds: str) -> peewee.Query:
    mine = (Topic.month == month, Topic.occasion == occasion, Topic.kind.in_(kinds))
    return Topic.select().where(*mine, Topic.deleted.is_null())


def _general(topic: Topic) -> bool:
    return bool(topic.kind == rules.ALL)


def titles(office: Office, month: str, unit_kind: str) -> tuple[str, ...]:
    """Return what a slip's field offers: the month's topic, then the quarter's where it falls into the month."""
    both = (given(office, month, unit_kind, occasion) for occasion in (rules.MONTHLY, rules.QUARTERLY))
    return tuple(topic.title for topic in both if topic is not None)


def lacking(office: Office, *months: str) -> dict[str, tuple[str, ...]]:
    """Return for each month the kinds of chi bộ of this office that have no monthly topic yet."""
    query = Topic.select(Topic.month, Topic.kind).where(
        Topic.deleted.is_null(), Topic.month.in_(months), Topic.occasion == rules.MONTHLY
    )
    told = list(query.tuples())
    wanted = frozenset(rules.kind_for(unit.kind) for unit in slips_units.listed(office))
    return {key: rules.lacking(frozenset(kind for month, kind in told if month == key), wanted) for key in months}


def used(office: Office) -> bool:
    """Tell whether this office keeps topics at all."""
    return bool(Topic.select().where(Topic.deleted.is_null()).exists())
