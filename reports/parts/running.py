"""What stands above the text of a page: its number, and the empty back that says that it is meant to be empty."""

from __future__ import annotations

from models.rules.pages import BookFacts
from reports.press import Align, Press
from reports.texts import form_texts


def draw_number(press: Press, number: int) -> None:
    """Draw the page number, centred on the text."""
    paper, rules = press.paper, press.rule_set
    face = press.fonts.face(rules.word("number_style"))
    press.text(paper.centre, paper.number_baseline(rules), str(number), face, rules["number_size"], Align.CENTRE)


def draw_empty(press: Press) -> None:
    """Say on an empty back that it is left empty, so that nothing can be added later."""
    paper = press.paper
    y = (paper.top + paper.text_bottom) / 2
    text = form_texts("so_ghi_danh")("empty_back")
    press.text(paper.centre, y, text, press.fonts.italic, press.rule_set["text_size"], Align.CENTRE)


def draw_replacing(press: Press, book: BookFacts, number: int | None) -> None:
    """Say at the head of a page without a running line that it replaces a sheet of the paper book."""
    if number in book.parts.replacing:
        paper, rules = press.paper, press.rule_set
        text = form_texts("so_ghi_danh")("replacement", page=number)
        y, size = paper.number_baseline(rules), rules["number_size"] - 2
        press.text(paper.text_right, y, text, press.fonts.italic, size, Align.RIGHT)
