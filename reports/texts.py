"""The words that stand on the forms: data in resources, because the province may change them."""

from __future__ import annotations

import json
from functools import lru_cache
from typing import Any

from resources import find


class Texts:
    """The texts of one form by key; a text's places are filled by name."""

    def __init__(self, entries: dict[str, Any]) -> None:
        self._entries = entries

    def __call__(self, key: str, **values: object) -> str:
        """Return one text with its places filled."""
        text = str(self._entries[key])
        return text.format(**values) if values else text

    def table(self, key: str) -> dict[str, str]:
        """Return a table of words."""
        return dict(self._entries[key])

    def several(self, key: str) -> tuple[str, ...]:
        """Return a row of captions."""
        return tuple(self._entries[key])


@lru_cache(maxsize=16)
def form_texts(form: str) -> Texts:
    """Return the texts of a form by the name of its file."""
    return Texts(json.loads(find(f"forms/{form}.json").read_text(encoding="utf-8")))
