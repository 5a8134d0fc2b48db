"""Printing an official document counts: its bytes are kept with the number of the print."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from models.rules.documents import LetterFacts
from models.rules.letters import unconfirmed
from models.services import documents, prints
from models.services.doors import Office
from ui.i18n import _
from ui.widgets.dialogs import ask

LETTERS = frozenset({"bao-cao", "giay-moi", "danh-sach", "thong-bao", "cong-van", "quyet-dinh"})


def may_print(office: Office, form: str, entry: str) -> None:
    """Raise Refused where a document cannot be printed for signature yet, before anything goes to the printer."""
    if form in LETTERS:
        documents.check_print(office, entry)


def sure(parent: QWidget, facts: object) -> bool:
    """Ask before figures that nobody has confirmed go to paper; they stand in frames there."""
    waiting = len(unconfirmed(facts)) if isinstance(facts, LetterFacts) else 0
    if not waiting:
        return True
    question = _("Còn {count} số liệu chưa xác nhận").format(count=waiting)
    sentence = _("Trên giấy các số ấy nằm trong khung. Xác nhận ở màn hình Văn bản thì khung mất.")
    return ask(parent, question, sentence, _("In có khung"))


def note(office: Office, form: str, what: str, pdf: bytes) -> None:
    """Note that everything went to the printer; until its signed copy is there a document's print counts."""
    if form in LETTERS and documents.may_issue(office, what):
        documents.issue(office, what, partial(_drawn, pdf))
    else:
        prints.note(office, form, what)


def _drawn(pdf: bytes, _facts: LetterFacts) -> bytes:
    """Return the very bytes that were printed."""
    return pdf
