"""What a file is by its first bytes, never by its name, and how large one may be that is kept with a record."""

from __future__ import annotations

from models.rules.errors import Refused

# A photo is shrunk before it is kept: years of them must fit a small disk and a stick.
LARGEST_PICTURE = 300 * 1024
LARGEST_PDF = 5 * 1024 * 1024
PICTURES = ("jpeg", "png")
WORD = "docx"
# A package whose list of parts, which stands in the clear, names a Word text.
_PACKAGE, _WORD_TEXT = b"PK\x03\x04", b"word/document.xml"
_MAGIC = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"%PDF-", "pdf"))


def kind_of(data: bytes) -> str:
    """Return jpeg, png, pdf, or "" for anything else."""
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")


def is_word(data: bytes) -> bool:
    """Tell whether a file is one of Word's."""
    return data.startswith(_PACKAGE) and _WORD_TEXT in data


def checked(file_name: str, data: bytes, largest: int | None = None, word: bool = False) -> str:
    """Return the kind of a file that may be kept, one of Word's where that is asked for.

    Refused attachment_kind, attachment_too_big (sizes in KB).
    """
    kind = kind_of(data) or (WORD if word and is_word(data) else "")
    if not kind:
        raise Refused("attachment_kind", name=file_name)
    limit = largest or (LARGEST_PICTURE if kind in PICTURES else LARGEST_PDF)
    if len(data) > limit:
        raise Refused("attachment_too_big", name=file_name, size=-(-len(data) // 1024), limit=limit // 1024)
    return kind
