"""Facts in, one Word file out: the same words, sizes and places as the printed page, to be written on in Word."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from models.rules.errors import BugError
from reports.fonts import Fonts, load_fonts
from reports.render import FORMS


def render_docx(form: str, facts: Any, fonts: Fonts | None = None) -> bytes:
    """Return a form as a Word file; the same facts give the same bytes. Raises font_missing, glyph_missing."""
    from reports.docx.file import WordFile
    from reports.paper import rule_set

    if form not in FORMS:
        raise BugError("form_unknown", form)
    page, twin = import_module(f"reports.forms.{FORMS[form]}"), import_module(f"reports.docx.{FORMS[form]}")
    file = WordFile(page.about(facts), rule_set(), twin.mirrored(facts), facts.practice)
    return file.close(twin.write(file, facts, fonts or load_fonts()))
