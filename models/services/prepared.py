"""Small look-ups of hot paths: the statement's text is made once, for building it costs more than running it."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any, TypeVar

import peewee

from models.storage.office import Office
from models.tables.base import Record

Stored = TypeVar("Stored", bound=Record)


def rows(office: Office, build: Callable[..., peewee.Query], *values: Any) -> list[Any]:
    """Run the query that a module's function builds; its parameters stand in the text in their order.

    The values must be such as are stored: no dates, no records, and no limit in the query.
    """
    return list(office.database.execute_sql(_text(build, len(values)), values).fetchall())


def records(model: type[Stored], build: Callable[..., peewee.Query], *values: Any) -> list[Stored]:
    """Return the records of a model that the query of a module's function finds; its values as those of `rows`."""
    return list(model.raw(_text(build, len(values)), *values))


@lru_cache(maxsize=64)
def _text(build: Callable[..., peewee.Query], count: int) -> str:
    return str(build(*("",) * count).sql()[0])
