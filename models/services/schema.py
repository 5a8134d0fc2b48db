"""What each register's fields are called, hold and allow, for forms, columns, sheets and checks."""

from __future__ import annotations

from models.rules.errors import BugError
from models.rules.facts import OfficeFacts
from models.rules.fields import FieldSpec
from models.tables.base import Record, declared, spec, specs

# Sensitive and of no use to most offices: shown only where the office asked for them (design.md rule 7).
OPTIONAL = ("ethnicity", "telephone")


def model(table: str) -> type[Record]:
    """Return the table's model; a name that is no register is a fault of ours."""
    # The list of a book is read before every other table is needed.
    from models.tables.registry import BY_NAME

    if table not in BY_NAME:
        raise BugError(f"no register {table}")
    return BY_NAME[table]


def fields(table: str, hidden: bool = False) -> tuple[FieldSpec, ...]:
    """Return the fields that people fill, in their order; with `hidden` those that only the program fills too."""
    return specs(model(table), hidden)


def field(table: str, name: str) -> FieldSpec:
    """Return one field, those that only the program fills included."""
    found = declared(model(table)).get(name)
    if found is None:
        raise BugError(f"{table} has no field {name}")
    return spec(found)


def shown(office: OfficeFacts, table: str) -> tuple[FieldSpec, ...]:
    """Return the fields that this office's settings let its screens show."""
    wanted = {"ethnicity": office.show_ethnicity, "telephone": office.show_telephone}
    return tuple(f for f in fields(table) if wanted.get(f.name, True))
