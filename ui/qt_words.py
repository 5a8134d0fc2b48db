"""Vietnamese for Qt's own buttons and menus, which its wheels do not carry. In English Qt's own words stay."""

from __future__ import annotations

import json

from PySide6.QtCore import QObject, QTranslator

from resources import find


class VietnameseQt(QTranslator):
    """Answer Qt's questions for Vietnamese words, from a file of context → English → Vietnamese."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._words: dict[str, dict[str, str]] = json.loads(find("locale/vi/qt.json").read_text(encoding="utf-8"))

    def isEmpty(self) -> bool:
        """Say that there is something to ask for, or Qt would not install this."""
        return False

    def translate(self, context: str, sourceText: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """Return Vietnamese for a word of Qt's, None where the word is not one of those."""
        return self._words.get(context, {}).get(sourceText)
