"""Facts in, one Word file out: the same words, sizes and places as the printed page, to be written on in Word."""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from models.rules.errors import Refused, WorldError
from reports.breaking import named
from reports.fonts import Fonts, load_fonts
from reports.paper import own_rules
from reports.render import FORMS


def has_twin(form: str) -> bool:
    """Tell whether a form can be written as a Word file."""
    return form in FORMS and find_spec(f"reports.docx.{FORMS[form]}") is not None


def render_docx(form: str, facts: Any, fonts: Fonts | None = None) -> bytes:
    """Return a form as a Word file; the same facts give the same bytes.

    Raises no_word where the form has no twin, font_missing, and glyph_missing in what must be measured.
    """
    from reports.docx.file import WordFile
    from reports.docx.parts import Hand

    if not has_twin(form):
        raise Refused("no_word", form=form)
    page, twin = import_module(f"reports.forms.{FORMS[form]}"), import_module(f"reports.docx.{FORMS[form]}")
    hand = Hand(page.rules(facts) if hasattr(page, "rules") else own_rules(), fonts or load_fonts())
    file = WordFile(page.about(facts), hand.rules, twin.mirrored(facts), facts.practice)
    try:
        twin.write(file, facts, hand)
    except WorldError as error:
        raise named(error, page.about(facts).title) from None
    return file.close()
