"""How a document comes to be one: what may be done in which state, its number, and what may never stand in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date

from models.rules.documents import DocumentState
from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.numerals import padded
from models.rules.text import clean_line

EDIT, PRINT, NUMBER, ATTACH, UPLOAD, REMOVE = "edit", "print", "number", "attach", "upload", "remove"
_OPEN = frozenset({EDIT, PRINT, NUMBER, REMOVE})
# Only the signed copy freezes a document: until then the Bí thư may still change two sentences.
ALLOWED: Mapping[DocumentState, frozenset[str]] = {
    DocumentState.DRAFT: _OPEN,
    DocumentState.FOR_SIGNATURE: _OPEN,
    DocumentState.NUMBERED: frozenset({EDIT, PRINT, NUMBER, ATTACH}),
    DocumentState.SIGNED: frozenset({ATTACH, UPLOAD}),
}
_STEPS = {
    DocumentState.DRAFT: PRINT,
    DocumentState.FOR_SIGNATURE: NUMBER,
    DocumentState.NUMBERED: ATTACH,
    DocumentState.SIGNED: UPLOAD,
}
HIGHEST = 99_999

_NUMBER = re.compile(r"(?:số)?\s*:?\s*(?P<number>[0-9]{1,9})\s*(?:[-/]\s*(?P<symbol>\S.*))?", re.IGNORECASE)
_STAMP = re.compile(r"[^\w]*(?:độ mật\s*:?\s*)?(?:tuyệt mật|tối mật|mật)[^\w]*", re.IGNORECASE)
_SAID = re.compile(r"\b(TUYỆT MẬT|TỐI MẬT)\b|\(\s*(MẬT|Mật)\s*\)")


@fact
class Span:
    """Days from the first to the last, both included; an end that is None lies open."""

    first: date
    last: date | None

    def holds(self, day: date) -> bool:
        """Tell whether a day lies in it."""
        return self.first <= day and (self.last is None or day <= self.last)


def allow(state: str, act: str, **named: object) -> None:
    """Raise Refused document_signed, document_numbered, document_not_numbered or document_not_signed."""
    now = DocumentState(state)
    if act in ALLOWED[now]:
        return
    if now is DocumentState.SIGNED:
        raise Refused("document_signed", **named)
    if act == REMOVE:
        raise Refused("document_numbered", **named)
    raise Refused("document_not_numbered" if act == ATTACH else "document_not_signed", **named)


def next_step(state: str, uploaded: bool) -> str:
    """Return what comes next for a document: print, number, attach, upload, or "" when all is done."""
    return "" if uploaded else _STEPS[DocumentState(state)]


def read_number(text: str, symbol: str) -> int:
    """Read a number as the văn thư writes it: 7, 07, Số 07-BB/ĐU, Số: 07/BC-UBND.

    Refused document_number_unclear; document_number_other where the symbol behind it is another document's.
    """
    found = _NUMBER.fullmatch(clean_line(text))
    number = int(found["number"]) if found is not None else 0
    if found is None or not 0 < number <= HIGHEST:
        raise Refused("document_number_unclear", text=text, symbol=symbol)
    if found["symbol"] and _bare(found["symbol"]) != _bare(symbol):
        raise Refused("document_number_other", text=text, symbol=symbol)
    return number


def _bare(symbol: str) -> str:
    return re.sub(r"\s*([-/])\s*", r"\1", symbol).casefold().replace("uỷ", "ủy")


def number_text(number: int | None, symbol: str, party: bool) -> str:
    """Return 05-BC/ĐU or 05/BC-UBND; without a number the symbol that follows the gap for the pen."""
    joint = "-" if party else "/"
    return f"{padded(number) if number is not None else ''}{joint}{symbol}"


def refuse_secret(texts: Iterable[str]) -> None:
    """Raise Refused document_secret where a text carries a stamp of secrecy; such papers have no place here."""
    for text in texts:
        for line in re.split(r"[\n\t]", text):
            said = _SAID.search(line)
            if said is not None or _STAMP.fullmatch(line):
                raise Refused("document_secret", stamp=clean_line(said[0] if said else line))
