"""What closing a period freezes of each row: one digest over a numbered list of fields.

Format 1 is what stands in the row on paper, and never changes; another list gets another number. What is written beside
the row afterwards (consent, publications, huỷ ghi, rút tên) is no part of it.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import date

SEAL_FORMAT = 1
FIELDS = (
    "number",
    "kind",
    "name",
    "birth_year",
    "unit_name",
    "position",
    "month",
    "deed",
    "result",
    "field",
    "done_from",
    "done_to",
    "done_text",
    "meeting_on",
    "approved_by",
    "approved_on",
    "period",
    "late_from",
    "note",
    "own1",
    "own2",
    "own3",
    "own4",
    "own5",
    "contributions",
)


def digest(row: Mapping[str, object]) -> str:
    """Return the SHA-256 of a row's fields as 64 hex digits; what is missing, None and an empty text are the same."""
    values = [SEAL_FORMAT, *(_plain(row.get(name)) for name in FIELDS)]
    return hashlib.sha256(json.dumps(values, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def _plain(value: object) -> object:
    if value is None or value == "":
        return None
    if isinstance(value, date):
        return value.isoformat()
    return value if isinstance(value, int) else str(value)
