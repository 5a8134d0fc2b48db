"""Đính chính: a row mended after it was entered says when and why, on the page and in the facts."""

from __future__ import annotations

from typing import Any

from models.rules.pages import StateNote
from models.services import page_cells
from models.storage.office import Office


def note(office: Office, reason: str) -> dict[str, Any]:
    """Return what a row that is mended today says of it; the last đính chính is the one that it names."""
    return {"corrected_on": office.source.today(), "corrected_why": reason}


def of_row(row: dict[str, Any]) -> StateNote | None:
    """Return the last đính chính of a row of the book as its page says it, None where nothing was mended."""
    day = page_cells.day(row["corrected_on"])
    return None if day is None else StateNote(day, "", row["corrected_why"])
