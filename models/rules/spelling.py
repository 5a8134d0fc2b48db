"""uỷ or ủy in what the program itself writes; names and texts that people typed are never respelt."""

from __future__ import annotations

# Only syllables that generated texts have; tone marks elsewhere are the same in both habits.
_PAIRS = (("uỷ", "ủy"), ("Uỷ", "Ủy"), ("UỶ", "ỦY"), ("hoà", "hòa"), ("Hoà", "Hòa"), ("HOÀ", "HÒA"))
OLD = "ủy"


def spelled(text: str, spelling: str) -> str:
    """Return a generated text in the office's spelling, "uỷ" or "ủy"."""
    for new, old in _PAIRS:
        text = text.replace(new, old) if spelling == OLD else text.replace(old, new)
    return text
