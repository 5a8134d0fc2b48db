"""What of a row stands on paper, as short digests by column: enough to say where paper and office differ."""

from __future__ import annotations

import hashlib
import json
from dataclasses import astuple

from models.rules.pages import BookForm, EntryLine, PeriodSheet, StateNote
from models.rules.paper import MENDED, STATE, RowMark

_LETTERS = 12


def mark(line: EntryLine, form: BookForm) -> RowMark:
    """Return a row's digests: every column that its form shows, what happened to it, and whether it was mended."""
    texts: dict[str, object] = {column.id: line.cells.get(column.id, "") for column in form.shown()}
    texts |= {"so": line.number, "ten": [line.kind, line.name]}
    texts[STATE] = [line.state, *_said(line.note)]
    texts[MENDED] = [*(_said(line.corrected) if line.corrected else ()), line.late_from]
    return RowMark(line.uuid, line.number, {name: _short(text) for name, text in texts.items()})


def foot_mark(period: PeriodSheet) -> str:
    """Return the digest of the sums at a period's foot."""
    return _short([astuple(period.figures), astuple(period.cumulative)])


def _said(note: StateNote) -> tuple[str, ...]:
    return (note.on.isoformat() if note.on else "", note.document, note.reason)


def _short(text: object) -> str:
    return hashlib.sha256(json.dumps(text, ensure_ascii=False).encode()).hexdigest()[:_LETTERS]
