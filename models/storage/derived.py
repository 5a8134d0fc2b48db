"""What is filled at the door beside the typed values: folded texts and sort keys (decisions.md, Order and search)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from models.rules import names
from models.rules.codes import PERSON
from models.tables.base import Record, declared

PERSONAL = frozenset({"person"})
COLUMNS = frozenset({"folded", "folded_name", "name_key"})


@lru_cache(maxsize=64)
def _searched(model: type[Record]) -> tuple[str, ...]:
    return tuple(name for name, field in declared(model).items() if field.searched)


@lru_cache(maxsize=64)
def _columns(model: type[Record]) -> frozenset[str]:
    return frozenset(model._meta.fields)


def _key(model: type[Record], values: dict[str, Any]) -> bytes:
    personal = model._meta.table_name in PERSONAL or values.get("kind") == PERSON
    name = values.get("name") or ""
    return names.sort_key(name) if personal else names.text_key(name)


def fill(model: type[Record], values: dict[str, Any]) -> dict[str, Any]:
    """Return the derived columns for a record's complete values."""
    columns = _columns(model)
    if "folded" not in columns:
        return {}
    texts = [values.get(name) or "" for name in _searched(model)]
    found: dict[str, Any] = {"folded": names.fold(" ".join(texts)), "name_key": _key(model, values)}
    if "folded_name" in columns:
        found["folded_name"] = names.fold(values.get("name") or "")
    return found


def touches(model: type[Record], changed: set[str]) -> bool:
    """Tell whether a change of these fields makes the derived columns stale."""
    return bool(changed & ({*_searched(model), "name", "kind"})) and "folded" in _columns(model)
