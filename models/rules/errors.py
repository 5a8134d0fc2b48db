"""World errors and our errors: two classes, never mixed.

A WorldError is something that happens to a careful clerk (disk full, damaged file, a wrong date). It carries an id
and values; the window and the command line put it into one Vietnamese sentence. A BugError is ours.
"""

from __future__ import annotations


class WorldError(Exception):
    """Say what happened by id and values; ui and cli word it.

    `code` is a stable id such as "disk_full"; `values` fill the sentence's placeholders. `damaged` marks an office
    whose data cannot be trusted (exit status 3 on the command line).
    """

    damaged = False

    def __init__(self, code: str, **values: object) -> None:
        super().__init__(code, values)
        self.code = code
        self.values = values


class Refused(WorldError):
    """Refuse an act: the input or the state does not allow it; nothing was written."""


class DamagedError(WorldError):
    """Report data that cannot be trusted; the original was not touched."""

    damaged = True


class Busy(WorldError):
    """Report that another process or a long act holds the office."""


class BugError(Exception):
    """Report a fault of ours; the window keeps a crash note and never loses what was typed."""
