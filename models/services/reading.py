"""Where typed texts become values, and values texts, as the fields declare (design.md, Declare a record once)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import peewee

from models.rules import dates, facts
from models.rules.codes import CELL_KINDS
from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.facts import Problem
from models.rules.fields import N_, FieldSpec, Kind
from models.rules.names import fold
from models.rules.text import clean_line, clean_text
from models.services import linking, schema
from models.storage.office import Office
from models.tables.base import LinkField, Record, declared

YES, NO = N_("có"), N_("không")
_YES = frozenset({"1", "co", "x", "v", "true", "yes"})
_NO = frozenset({"0", "khong", "false", "no"})
_BIGGEST = 10**15
# These days may lie years ahead; any other day beyond next year is a slip of the finger.
_AHEAD = frozenset({"to_day", "valid_to"})
_YEARS_AHEAD = 20
# A chi bộ and its thôn often have one name; the field tells which of them is meant.
_MEANT = {"unit": CELL_KINDS, "village": frozenset({"village"})}


@fact
class Read:
    """What typed texts came to: values by field (links as row ids, empty as None) and what was wrong or odd."""

    values: dict[str, Any]
    problems: tuple[Problem, ...]


def read_texts(
    office: Office, table: str, texts: dict[str, str], whole: bool = False, names: linking.Names | None = None
) -> Read:
    """Read typed texts; `whole` also misses the required fields that are not among them (a new record).

    A field with a "refuse" problem has no value. `names` spares looking all units up again for every pasted row.
    """
    reader = _Reader(office.source.today(), names or linking.Names())
    values: dict[str, Any] = {}
    problems: list[Problem] = []
    for spec in _asked(table, texts, whole):
        found, value = reader.read(spec, texts.get(spec.name, ""))
        problems += found
        if all(problem.weight != "refuse" for problem in found):
            values[spec.name] = value
    return Read(values, tuple(problems))


def _asked(table: str, texts: dict[str, str], whole: bool) -> list[FieldSpec]:
    given = [schema.field(table, name) for name in texts]
    missing = [s for s in schema.fields(table) if s.required and s.name not in texts] if whole else []
    return given + missing


def refuse_wrong(problems: tuple[Problem, ...]) -> None:
    """Raise Refused fields_wrong with the problems that cannot stand; what is only asked about passes."""
    wrong = tuple(problem for problem in problems if problem.weight == "refuse")
    if wrong:
        raise Refused("fields_wrong", problems=wrong)


def days_in_order(values: dict[str, Any], first: str, last: str) -> tuple[Problem, ...]:
    """Return a problem at the last day when it lies before the first."""
    start, end = values.get(first), values.get(last)
    if start is None or end is None or start <= end:
        return ()
    return (Problem(last, "end_before_start", {"start": start, "end": end}),)


def with_stored(record: Record | None, values: dict[str, Any]) -> dict[str, Any]:
    """Return the values that a record will have once these are written."""
    return {**(record.__data__ if record is not None else {}), **values}


def line(text: str) -> str:
    """Return a text as one clean line."""
    return clean_line(text)


@fact
class _Reader:
    today: date
    names: linking.Names

    def read(self, spec: FieldSpec, text: str) -> tuple[list[Problem], Any]:
        clean = clean_text(text) if spec.kind in (Kind.TEXT, Kind.JSON) else clean_line(text)
        if not clean:
            return ([Problem(spec.name, "required")] if spec.required else []), None
        if spec.limit and len(clean) > spec.limit:
            return [Problem(spec.name, "too_long", {"limit": spec.limit, "length": len(clean)})], None
        try:
            value = self._value(spec, clean)
        except Refused as refused:
            return [Problem(spec.name, refused.code, refused.values)], None
        return self._odd(spec, value), value

    def _value(self, spec: FieldSpec, text: str) -> Any:
        ways: dict[Kind, Callable[[FieldSpec, str], Any]] = {
            Kind.NAME: _name,
            Kind.INT: _whole,
            Kind.DECIMAL: _decimal,
            Kind.YEAR: _year,
            Kind.MONTH: _month,
            Kind.DATE: self._day,
            Kind.CHOICE: _choice,
            Kind.FLAG: _flag,
            Kind.LINK: self._link,
        }
        way = ways.get(spec.kind)
        return text if way is None else way(spec, text)

    def _day(self, spec: FieldSpec, text: str) -> date:
        try:
            return dates.parse_date(text, self.today)
        except Refused as refused:
            if refused.code != "date_far" or spec.name not in _AHEAD:
                raise
        return dates.parse_date(text, date(self.today.year + _YEARS_AHEAD, 1, 1))

    def _link(self, spec: FieldSpec, text: str) -> int:
        return self.names.row_id(spec.target, text, _MEANT.get(spec.name, frozenset()))

    def _odd(self, spec: FieldSpec, value: Any) -> list[Problem]:
        low, high, at = spec.low, spec.high, value
        if spec.kind is Kind.MONTH:
            low, high, at = dates.FIRST_YEAR, self.today.year + 1, int(value[:4])
        if low == 0 and at < 0:
            return [Problem(spec.name, "number_negative", {"value": value})]
        if (low is not None and at < low) or (high is not None and at > high):
            return [Problem(spec.name, "unusual", {"value": value, "low": low, "high": high}, "ask")]
        return []


def _name(_spec: FieldSpec, text: str) -> str:
    if not fold(text):
        raise Refused("name_without_letters", text=text)
    return text


def _whole(_spec: FieldSpec, text: str) -> int:
    return int(_not_too_big(Decimal(dates.parse_whole(text)), text))


def _decimal(_spec: FieldSpec, text: str) -> Decimal:
    return _not_too_big(dates.parse_number(text), text)


def _not_too_big(number: Decimal, text: str) -> Decimal:
    if abs(number) > _BIGGEST:
        raise Refused("number_too_big", text=text)
    return number


def _year(_spec: FieldSpec, text: str) -> int:
    return dates.parse_year(text)


def _month(_spec: FieldSpec, text: str) -> str:
    year, month = dates.parse_month(text)
    return f"{year:04d}-{month:02d}"


def _choice(spec: FieldSpec, text: str) -> str:
    for choice in spec.choices:
        if text == choice.value or fold(text) == fold(choice.label):
            return str(choice.value)
    raise Refused("choice_unknown", text=text, choices=tuple(choice.label for choice in spec.choices))


def _flag(_spec: FieldSpec, text: str) -> bool:
    if fold(text) in _YES:
        return True
    if fold(text) in _NO:
        return False
    raise Refused("flag_unclear", text=text)


def text_of(spec: FieldSpec, value: Any, office: Office) -> str:
    """Return a value as forms show it and `read_texts` reads it back: dd/mm/yyyy, mm/yyyy, 1.234,5, labels, names."""
    if value is None or value == "":
        return ""
    if spec.kind is Kind.LINK:
        return linking.label(spec.target, value)
    if spec.kind is Kind.CHOICE:
        return next((c.label for c in spec.choices if c.value == value), str(value))
    return _plain_text(spec.kind, value)


def _plain_text(kind: Kind, value: Any) -> str:
    if kind is Kind.DATE:
        return dates.short_date(value)
    if kind is Kind.MONTH:
        return f"{value[5:]}/{value[:4]}"
    if kind is Kind.FLAG:
        return YES if value else NO
    if kind is Kind.INT:
        return dates.number_text(int(value))
    return dates.number_text(Decimal(value)) if kind is Kind.DECIMAL else str(value)


def text_of_json(office: Office, table: str, spec: FieldSpec, value: Any) -> str:
    """Return a value as a journal line holds it (links as UUIDs, days as text) the way forms show it."""
    if value is None:
        return ""
    if spec.kind is Kind.DATE:
        return text_of(spec, date.fromisoformat(value), office)
    if table == "setting" and spec.name == "value":
        told = json.loads(value)
        return told if isinstance(told, str) else json.dumps(told, ensure_ascii=False)
    return text_of(spec, value, office)


def as_record(office: Office, record: Record) -> facts.Record:
    """Return a stored record as forms show it."""
    model = type(record)
    table = model._meta.table_name
    values = {name: value_of(office, record, name) for name in declared(model)}
    texts = {s.name: text_of(s, record.__data__.get(s.name), office) for s in schema.fields(table, hidden=True)}
    return facts.Record(table, record.uuid, values, texts, record.rev)


def value_of(office: Office, record: Record, name: str) -> Any:
    """Return one value of a stored record, a link as its UUID."""
    value = record.__data__.get(name)
    target = type(record)._meta.fields[name]
    if value is None or not isinstance(target, LinkField):
        return value
    return office.links.uuid(target.rel_model._meta.table_name, value)


def find(model: type[Record], uuid: str) -> Any:
    """Return a record that is there, by its UUID or by that of one merged into it; Refused record_missing."""
    return linking.find(model, uuid)


def links_to(model: type[Record], target: type[Record]) -> list[LinkField]:
    """Return the fields of a model that point to another."""
    return [f for f in declared(model).values() if isinstance(f, LinkField) and f.rel_model is target]


def pointing(model: type[Record], record: Record, removed: bool = False) -> Any:
    """Select a model's records that point to this one; `removed` takes those along that were taken away."""
    hit = peewee.SQL("0")
    for field in links_to(model, type(record)):
        hit = hit | (field == record.id)
    query = model.select().where(hit)
    return query if removed else query.where(model.deleted.is_null())
