"""Printing an official document counts: its bytes are kept with the number of the print."""

from __future__ import annotations

from functools import partial

from models.rules.documents import LetterFacts
from models.services import documents, prints
from models.services.doors import Office

LETTERS = frozenset({"bao-cao", "giay-moi", "danh-sach", "thong-bao", "cong-van", "quyet-dinh"})


def may_print(office: Office, form: str, entry: str) -> None:
    """Raise Refused where a document cannot be printed for signature yet, before anything goes to the printer."""
    if form in LETTERS:
        documents.check_print(office, entry)


def note(office: Office, form: str, what: str, pdf: bytes) -> None:
    """Note that everything went to the printer; until its signed copy is there a document's print counts."""
    if form in LETTERS and documents.may_issue(office, what):
        documents.issue(office, what, partial(_drawn, pdf))
    else:
        prints.note(office, form, what)


def _drawn(pdf: bytes, _facts: LetterFacts) -> bytes:
    """Return the very bytes that were printed."""
    return pdf
