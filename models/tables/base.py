"""Declared fields and the record every register starts from.

A field's label, help, kind, choices, limits and reach stand here once; `spec` turns them into the frozen shape that
other rooms read.
"""

from __future__ import annotations

from typing import Any

import peewee

from models.rules.fields import Choice, FieldSpec, Kind, Reach
from models.tables import opened


class Flat(peewee.Field):
    """Copy itself flatly for a child class, for what it holds is never changed.

    peewee copies every value in it, choices too, which was a twentieth of the way to the first window.
    """

    def __deepcopy__(self, _memo: dict[int, Any]) -> Flat:
        made = type(self).__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made


class PlainText(Flat, peewee.TextField):
    """Text that the program keeps for itself."""


class PlainNumber(Flat, peewee.IntegerField):
    """A number that the program keeps for itself."""


class Declared(Flat):
    """Give a peewee field its declaration; empty means *chưa có thông tin*, so every optional field may be null."""

    kind = Kind.LINE
    limit = 0

    def __init__(
        self,
        label: str = "",
        *,
        required: bool = False,
        reach: Reach = Reach.OPEN,
        searched: bool = False,
        limit: int | None = None,
        low: float | None = None,
        high: float | None = None,
        choices: tuple[Choice, ...] = (),
        hidden: bool = False,
        **options: Any,
    ) -> None:
        options.setdefault("null", not required)
        super().__init__(verbose_name=label, **options)
        self.required = required
        self.reach = reach
        self.searched = searched
        self.limit = self.limit if limit is None else limit
        self.low, self.high = low, high
        self.offered = choices
        self.hidden = hidden


class LineField(Declared, peewee.TextField):
    limit = 300


class LongField(Declared, peewee.TextField):
    kind = Kind.TEXT
    limit = 5000


class NameField(Declared, peewee.TextField):
    kind = Kind.NAME
    limit = 300


class ChoiceField(Declared, peewee.TextField):
    kind = Kind.CHOICE


class MonthField(Declared, peewee.TextField):
    """Hold a month as 2027-05."""

    kind = Kind.MONTH


class DayField(Declared, peewee.DateField):
    kind = Kind.DATE


class YearField(Declared, peewee.IntegerField):
    kind = Kind.YEAR


class NumberField(Declared, peewee.IntegerField):
    kind = Kind.INT


class AmountField(Declared, peewee.TextField):
    """Hold an exact decimal as text: money and measures never pass through binary fractions."""

    kind = Kind.DECIMAL

    def db_value(self, value: object) -> str | None:
        return None if value is None else format(value, "f") if not isinstance(value, str) else value


class FlagField(Declared, peewee.BooleanField):
    kind = Kind.FLAG


class JsonField(Declared, peewee.TextField):
    kind = Kind.JSON


class LinkField(Declared, peewee.ForeignKeyField):
    """Point to another record; `model` is the peewee model, the label comes second."""

    kind = Kind.LINK

    def __init__(self, model: Any, label: str = "", **options: Any) -> None:
        options.setdefault("on_delete", "RESTRICT")
        options.setdefault("index", False)
        super().__init__(label, model=model, **options)


class Base(peewee.Model):
    """Bind to whatever office is open; never to a module-level database."""

    class Meta:
        legacy_table_names = False


class Record(Base):
    """A fact with an identity of its own.

    `stamps` says which (office, epoch, counter) last wrote each field and what that writer had seen; `deleted` marks a
    record that was taken away, so that this can be undone.
    """

    uuid = PlainText(unique=True)
    rev = PlainNumber(default=1)
    stamps = PlainText(default="{}")
    deleted = PlainNumber(null=True)


def loaded(model: type[Base] = Base) -> list[type[Base]]:
    """Return every table class loaded so far; a class that is loaded later takes the database over from its parent."""
    below = [found for child in model.__subclasses__() for found in loaded(child)]
    return [model, *below]


SYSTEM_FIELDS = frozenset({"id", "uuid", "rev", "stamps", "deleted"})


def declared(model: type[Base]) -> dict[str, Declared]:
    """Return the model's declared fields by name, in their order."""
    return {f.name: f for f in model._meta.sorted_fields if isinstance(f, Declared)}


def spec(field: Any) -> FieldSpec:
    """Return the frozen shape of one declared field."""
    target = field.rel_model._meta.table_name if isinstance(field, LinkField) else ""
    return FieldSpec(
        name=field.name,
        label=field.verbose_name or "",
        help=field.help_text or "",
        kind=field.kind,
        required=field.required,
        limit=field.limit,
        low=field.low,
        high=field.high,
        choices=field.offered,
        target=target,
        reach=field.reach,
        searched=field.searched,
    )


def specs(model: type[Base], hidden: bool = False) -> tuple[FieldSpec, ...]:
    """Return the frozen shapes of a model's fields; what only the program fills is left out unless asked for."""
    return tuple(spec(f) for f in declared(model).values() if hidden or not f.hidden)


for bind in tuple(opened.WAITING):
    bind()
