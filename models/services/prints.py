"""A print or a written document is an act: it leaves a line in the journal, though no fact changes."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from models.storage import safefile
from models.storage.office import Office


def note(office: Office, form: str, of: str = "") -> None:
    """Leave the journal line of a print: which form, and of which book, period or record."""
    with office.act("print", f"{form} {of}".strip()) as act:
        act.note()


def save(office: Office, form: str, of: str, target: Path, data: bytes) -> None:
    """Write a document whole or not at all, then note it; WorldError disk_full, folder_readonly, folder_missing."""
    safefile.write(target, data)
    note(office, form, of)


def save_each(office: Office, form: str, of: str, folder: Path, files: Iterable[tuple[str, bytes]]) -> int:
    """Write documents by name into a folder, each whole or not at all; return how many.

    One line notes them all, those too that were written before the work was left or the disk refused.
    """
    count = 0
    try:
        for name, data in files:
            safefile.write(folder / name, data)
            count += 1
    finally:
        if count:
            note(office, form, of)
    return count
