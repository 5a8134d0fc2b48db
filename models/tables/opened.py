"""Who waits for the tables: an office that was opened before the first of them was asked for."""

from __future__ import annotations

from collections.abc import Callable

# Called once when the tables' base has been loaded, so that every table is bound from its first moment.
WAITING: list[Callable[[], None]] = []
