"""Folded full-text search: the one place that speaks the engine's own query language."""

from __future__ import annotations

from typing import Any

import peewee

from models.rules import names
from models.rules.errors import DamagedError
from models.tables.base import Record


def condition(table: str) -> str:
    """Return what stands after a column of row ids to hold those that match; the query is its one value."""
    return f'IN (SELECT rowid FROM "{table}_fts" WHERE "{table}_fts" MATCH ?)'


def matching(model: type[Record], text: str) -> peewee.Expression | None:
    """Return the condition that a record's folded text holds every word of `text`, or None when nothing is asked."""
    query = names.match_query(text)
    if not query:
        return None
    table = model._meta.table_name
    return model.id.in_(peewee.SQL(f'(SELECT rowid FROM "{table}_fts" WHERE "{table}_fts" MATCH ?)', (query,)))


def rebuild(database: peewee.SqliteDatabase, model: type[Record]) -> None:
    """Make the index of a table anew from its folded texts."""
    table = model._meta.table_name
    database.execute_sql(f'INSERT INTO "{table}_fts" ("{table}_fts") VALUES (\'rebuild\')')


def sound(database: Any, model: type[Record]) -> bool:
    """Tell whether the index agrees with the texts; writes nothing that stays."""
    table = model._meta.table_name
    statement = f'INSERT INTO "{table}_fts" ("{table}_fts", rank) VALUES (\'integrity-check\', 1)'
    try:
        with database.atomic() as transaction:
            database.execute_sql(statement)
            transaction.rollback()
    except (peewee.DatabaseError, DamagedError):
        return False
    return True
