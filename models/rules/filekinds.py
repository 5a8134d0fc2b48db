"""What a file is by its first bytes, never by its name, and how large one may be that is kept with a record."""

from __future__ import annotations

from models.rules.errors import Refused

# A photo is shrunk before it is kept: years of them must fit a small disk and a stick.
LARGEST_PICTURE = 300 * 1024
LARGEST_PDF = 5 * 1024 * 1024
PICTURES = ("jpeg", "png")
_MAGIC = ((b"\xff\xd8\xff", "jpeg"), (b"\x89PNG\r\n\x1a\n", "png"), (b"%PDF-", "pdf"))


def kind_of(data: bytes) -> str:
    """Return jpeg, png, pdf, or "" for anything else."""
    return next((kind for magic, kind in _MAGIC if data.startswith(magic)), "")


def checked(file_name: str, data: bytes, largest: int | None = None) -> str:
    """Return the kind of a file that may be kept; Refused attachment_kind, attachment_too_big (sizes in KB)."""
    kind = kind_of(data)
    if not kind:
        raise Refused("attachment_kind", name=file_name)
    limit = largest or (LARGEST_PICTURE if kind in PICTURES else LARGEST_PDF)
    if len(data) > limit:
        raise Refused("attachment_too_big", name=file_name, size=-(-len(data) // 1024), limit=limit // 1024)
    return kind
