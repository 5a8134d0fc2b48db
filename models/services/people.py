"""People: who they are, what they hold, what stands in their way, and how they are addressed."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import peewee

from models.rules.codes import ADDRESSES, COLLECTIVE, labels
from models.rules.errors import Refused
from models.rules.facts import PersonRow, Problem, Record
from models.services import ranks, reading, settings
from models.services.people_paste import preview_paste as preview_paste
from models.services.people_paste import take_paste as take_paste
from models.services.person_records import add, completed, last_rank
from models.storage import search
from models.storage.office import Office
from models.tables.base import Record as Row
from models.tables.people import Discipline, Person, Position, YearRating
from models.tables.registry import RECORDS
from models.tables.units import Unit

_SPAN = {"person": ("valid_from", "valid_to"), "position": ("from_day", "to_day"), "discipline": ("from_day", "to_day")}
_OWN = (Position, Discipline, YearRating)
_BY_SEX = {"male": "ong", "female": "ba"}
_BY_MEMBERSHIP = {"member": "dong_chi", "probationary": "dong_chi", "pupil": "em"}
# Beyond any rank: people of no unit come last.
_NOWHERE = 10**15


def address_of(values: Mapping[str, Any]) -> str:
    """Return "đồng chí", "ông", … for a person's or an entry's values, or an empty text where nothing is known.

    What the office has chosen goes before what membership and sex tell.
    """
    chosen = values.get("form_of_address")
    if values.get("kind") == COLLECTIVE or chosen == "none":
        return ""
    told = chosen or _BY_MEMBERSHIP.get(values.get("membership") or "") or _BY_SEX.get(values.get("sex") or "")
    return labels(ADDRESSES).get(told or "", "")


def listed(
    office: Office, unit: str = "", text: str = "", after: str | None = None, size: int = 200, former: bool = False
) -> tuple[PersonRow, ...]:
    """Return people in the order of their units and of rank in each; by Vietnamese name when `text` is searched.

    `after` is the last row's UUID of the page before; `former` shows those who left too.
    """
    query = _found(office, unit, text, former)
    keys = _order(bool(text.strip()))
    if after is not None:
        last = _joined(Person.select(*keys)).where(Person.uuid == after).tuples().first()
        if last is None:
            raise Refused("record_missing", table="person")
        query = query.where(peewee.Tuple(*keys) > peewee.Tuple(*last))
    return tuple(_row(person) for person in query.order_by(*keys).limit(size))


def count(office: Office, unit: str = "", text: str = "", former: bool = False) -> int:
    """Return how many people such a list has."""
    return int(_found(office, unit, text, former).count())


def _found(office: Office, unit: str, text: str, former: bool) -> Any:
    query = _joined(Person.select(Person, Unit)).where(Person.deleted.is_null())
    if unit:
        query = query.where(Unit.uuid == unit)
    if not former:
        query = query.where(Person.valid_to.is_null() | (Person.valid_to >= office.source.today()))
    hit = search.matching(Person, text)
    return query if hit is None else query.where(hit)


def _joined(query: Any) -> Any:
    return query.join(Unit, peewee.JOIN.LEFT_OUTER, on=(Person.unit == Unit.id))


def _order(by_name: bool) -> tuple[Any, ...]:
    if by_name:
        return Person.name_key, Person.id
    return peewee.fn.coalesce(Unit.rank, _NOWHERE), Person.rank, Person.id


def _row(person: Person) -> PersonRow:
    unit = person.unit
    return PersonRow(
        uuid=person.uuid,
        name=person.name,
        birth_year=person.birth_year,
        unit=unit.uuid if unit else None,
        unit_name=(unit.short_name or unit.name) if unit else "",
        position=person.position or "",
        membership=person.membership or "",
        address=address_of(person.__data__),
    )


def get(office: Office, uuid: str) -> Record:
    """Return one person as the form shows it; ethnicity and telephone only where the office asked for them."""
    found = reading.as_record(office, reading.find(Person, uuid))
    hidden = settings.hidden_fields(office)
    values, texts = ({n: v for n, v in part.items() if n not in hidden} for part in (found.values, found.texts))
    return Record(found.table, found.uuid, values, texts, found.rev)


def check(office: Office, uuid: str | None, texts: dict[str, str]) -> tuple[Problem, ...]:
    """Return what is wrong or worth asking about in typed texts, without writing."""
    record = None if uuid is None else reading.find(Person, uuid)
    return _read(office, "person", record, texts)[1]


def save(office: Office, uuid: str | None, texts: dict[str, str]) -> str:
    """Write a new person or the texts given of a known one; returns the UUID. Refused fields_wrong."""
    record = None if uuid is None else reading.find(Person, uuid)
    values, problems = _read(office, "person", record, texts)
    reading.refuse_wrong(problems)
    if record is None:
        with office.act("person_new", values["name"]) as writer:
            made = add(writer, values)
        return str(made.uuid)
    if values.get("unit", record.unit_id) != record.unit_id:
        values["rank"] = last_rank(values["unit"]) + ranks.STEP
    with office.act("person_edit", record.name) as writer:
        writer.update(record, **values)
    return str(record.uuid)


def _read(
    office: Office, table: str, record: Row | None, texts: dict[str, str]
) -> tuple[dict[str, Any], tuple[Problem, ...]]:
    read = reading.read_texts(office, table, texts, whole=record is None)
    problems = [*read.problems, *settings.switched_off(office, texts)]
    stored = reading.with_stored(record, read.values)
    if table in _SPAN:
        problems += reading.days_in_order(stored, *_SPAN[table])
    values = dict(read.values)
    if table == "person":
        values, odd = completed(values, stored)
        problems += odd
    return values, tuple(problems)


def remove(office: Office, uuid: str) -> None:
    """Take a person away with posts, discipline and ratings; Refused person_in_use where entries name the person."""
    record = reading.find(Person, uuid)
    others = [model for model in RECORDS if model not in _OWN and reading.links_to(model, Person)]
    uses = sum(reading.pointing(model, record).count() for model in others)
    if uses:
        raise Refused("person_in_use", name=record.name, count=uses)
    with office.act("person_remove", record.name) as writer:
        for model in _OWN:
            for row in reading.pointing(model, record):
                writer.remove(row)
        writer.remove(record)


def positions(office: Office, person: str) -> tuple[Record, ...]:
    """Return a person's posts, the present ones first."""
    return _own(office, Position, person, (Position.to_day.is_null().desc(), Position.from_day.desc(), Position.id))


def save_position(office: Office, uuid: str | None, person: str, texts: dict[str, str]) -> str:
    """Write one post; Refused fields_wrong."""
    return _save_own(office, Position, uuid, person, texts)


def remove_position(office: Office, uuid: str) -> None:
    """Take one post away."""
    _remove_own(office, Position, uuid)


def disciplines(office: Office, person: str) -> tuple[Record, ...]:
    """Return from when to when a person is barred and by which document, newest first; never leaves this office."""
    return _own(office, Discipline, person, (Discipline.from_day.desc(), Discipline.id))


def save_discipline(office: Office, uuid: str | None, person: str, texts: dict[str, str]) -> str:
    """Write one bar with its days and document; Refused fields_wrong."""
    return _save_own(office, Discipline, uuid, person, texts)


def remove_discipline(office: Office, uuid: str) -> None:
    """Take one bar away."""
    _remove_own(office, Discipline, uuid)


def ratings(office: Office, person: str) -> tuple[Record, ...]:
    """Return a person's yearly grades, newest first."""
    return _own(office, YearRating, person, (YearRating.year.desc(), YearRating.id))


def save_rating(office: Office, uuid: str | None, person: str, texts: dict[str, str]) -> str:
    """Write one year's grade; a year that has one already gets the new one. Refused fields_wrong."""
    if uuid is None:
        year = reading.read_texts(office, "year_rating", {"year": texts.get("year", "")}).values.get("year")
        same_year = (YearRating.person == reading.find(Person, person)) & (YearRating.year == year)
        known = YearRating.get_or_none(same_year, YearRating.deleted.is_null())
        uuid = None if known is None else str(known.uuid)
    return _save_own(office, YearRating, uuid, person, texts)


def remove_rating(office: Office, uuid: str) -> None:
    """Take one year's grade away."""
    _remove_own(office, YearRating, uuid)


def _own(office: Office, model: type[Row], person: str, order: tuple[Any, ...]) -> tuple[Record, ...]:
    rows = reading.pointing(model, reading.find(Person, person)).order_by(*order)
    return tuple(reading.as_record(office, row) for row in rows)


def _save_own(office: Office, model: type[Row], uuid: str | None, person: str, texts: dict[str, str]) -> str:
    owner = reading.find(Person, person)
    record = None if uuid is None else reading.find(model, uuid)
    table = model._meta.table_name
    values, problems = _read(office, table, record, {**texts, "person": owner.uuid})
    reading.refuse_wrong(problems)
    with office.act(f"{table}_new" if record is None else f"{table}_edit", owner.name) as writer:
        if record is None:
            return str(writer.create(model, **values).uuid)
        writer.update(record, **values)
    return str(record.uuid)


def _remove_own(office: Office, model: type[Row], uuid: str) -> None:
    record: Any = reading.find(model, uuid)
    with office.act(f"{model._meta.table_name}_remove", record.person.name) as writer:
        writer.remove(record)
