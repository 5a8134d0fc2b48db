"""The calibration sheet: a frame 20 mm from each edge of the paper, measured with a ruler; one page a face."""

from __future__ import annotations

from collections.abc import Iterator

from models.rules.calibration import FRONT, MARK_MM, CalibrationSheet
from models.rules.pages import Edge
from reports.breaking import Run, wrap_rich
from reports.fonts import PER_EM
from reports.paper import MM, PT, duplex, paper
from reports.press import About, Align, Press
from reports.texts import form_texts

_RULE_PT, _TICK_MM, _TEXT_INSET, _LEADING_PT = 0.5, 3.0, 46.0, 18.0


def about(facts: CalibrationSheet) -> About:
    """Return what the file says of itself."""
    texts = form_texts("to_can_chinh")
    return About(texts("title").capitalize(), "", texts("subject"), facts.dated, duplex(facts.landscape, Edge.LEFT))


def draw(press: Press, facts: CalibrationSheet) -> Iterator[None]:
    """Draw a page for each face."""
    for number, face in enumerate(facts.faces, start=1):
        press.begin(paper(press.rule_set, facts.landscape), number)
        _draw_frame(press)
        _draw_words(press, face)
        press.finish()
        yield


def _draw_frame(press: Press) -> None:
    """Draw the four marks as long rules that cross, with ticks of a millimetre beside each."""
    width, height, mark = press.paper.width, press.paper.height, MARK_MM
    far_x, far_y = width - mark, height - mark
    rules = [(mark, mark, mark, far_y), (far_x, mark, far_x, far_y)]
    rules += [(mark, mark, far_x, mark), (mark, far_y, far_x, far_y)]
    middle_x, middle_y = width / 2, height / 2
    for step in range(1, 6):
        long = _TICK_MM * (2 if step == 5 else 1)
        for sign in (-1, 1):
            rules.append((mark + sign * step, middle_y, mark + sign * step, middle_y + long))
            rules.append((far_x + sign * step, middle_y, far_x + sign * step, middle_y + long))
            rules.append((middle_x, mark + sign * step, middle_x + long, mark + sign * step))
            rules.append((middle_x, far_y + sign * step, middle_x + long, far_y + sign * step))
    press.rules(_RULE_PT, rules)


def _draw_words(press: Press, face: str) -> None:
    texts, fonts, sheet = form_texts("to_can_chinh"), press.fonts, press.paper
    width, height, size = sheet.width, sheet.height, press.rule_set["text_size"]
    y = MARK_MM + 22.0
    title = f"{texts('title')} - {texts('front' if face == FRONT else 'back')}"
    press.text(width / 2, y, title, fonts.bold, press.rule_set["kind_size"], Align.CENTRE)
    room = (width - 2 * _TEXT_INSET) * MM / size * PER_EM
    y += 12.0
    for text in texts.several("steps"):
        y = press.rich(_TEXT_INSET, y, wrap_rich([Run(fonts.regular, text)], room), size, _LEADING_PT)
        y += 4 * PT
    blank = texts("blank")
    press.text(MARK_MM + 6, height / 2 + 14, f"{texts('left')}: {blank}", fonts.bold, size)
    press.text(width - MARK_MM - 6, height / 2 + 14, f"{texts('right')}: {blank}", fonts.bold, size, Align.RIGHT)
    press.text(width / 2 + 10, MARK_MM + 9, f"{texts('top')}: {blank}", fonts.bold, size)
    press.text(width / 2 + 10, height - MARK_MM - 5, f"{texts('bottom')}: {blank}", fonts.bold, size)
