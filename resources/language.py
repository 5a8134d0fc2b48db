"""The two languages of the program: Vietnamese msgids as they stand, English from a catalogue.

An uncompiled or missing catalogue shows Vietnamese, never a mixture.
"""

from __future__ import annotations

from typing import Any

from resources import find

DOMAIN = "so_ghi_danh"
VIETNAMESE = "vi"
ENGLISH = "en"
CODES = (VIETNAMESE, ENGLISH)


class Language:
    """One language's wording of the msgids."""

    def __init__(self, code: str) -> None:
        self.code = code if code in CODES else VIETNAMESE
        self._catalogue: Any = None
        if self.code != VIETNAMESE:
            import gettext

            self._catalogue = gettext.translation(DOMAIN, find("locale"), [self.code], fallback=True)

    def text(self, message: str) -> str:
        """Return the wording of a msgid; nothing stays nothing."""
        # gettext answers the empty msgid with the head of its catalogue.
        return self._catalogue.gettext(message) if self._catalogue and message else message

    def plural(self, one: str, many: str, number: int) -> str:
        """Return the wording for a number; Vietnamese gives the same msgid twice."""
        return str(self._catalogue.ngettext(one, many, number)) if self._catalogue else one if number == 1 else many


class _Present:
    """Hold the language that the screen speaks now."""

    language = Language(VIETNAMESE)


def choose(code: str) -> Language:
    """Let `_` and `ngettext` speak a language from now on ("vi" or "en"; anything else is Vietnamese)."""
    _Present.language = Language(code)
    return _Present.language


def current() -> Language:
    """Return the language spoken now."""
    return _Present.language


def _(message: str) -> str:
    return _Present.language.text(message)


def ngettext(one: str, many: str, number: int) -> str:
    """Word a count in the language spoken now."""
    return _Present.language.plural(one, many, number)
