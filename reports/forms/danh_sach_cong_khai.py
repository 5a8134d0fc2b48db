"""The public list of a period, and the same names as a text for the loudspeaker."""

from __future__ import annotations

import re
from collections.abc import Iterator

from models.rules.errors import WorldError
from models.rules.numerals import in_words
from models.rules.pages import LineKind, PublicLine, PublicListFacts
from reports.breaking import named
from reports.fonts import Fonts
from reports.paper import PT, paper
from reports.parts.grid import Grid, LaidRow
from reports.parts.letterhead import draw_letterhead, place_and_date
from reports.parts.lists import ListTable, counted
from reports.parts.running import draw_number
from reports.parts.signatures import block_height, draw_signatures
from reports.parts.titles import UNDER_STAR_PT, draw_title
from reports.press import About, Align, Press
from reports.texts import form_texts

WIDTHS = (14.0, 47.0, 40.0, 64.0)
TABLE_PT, COUNT_PT, DATE_PT = 14.5, 22.0, 29.5
_DATE = re.compile(r"\bngày (\d{1,2})/(\d{1,2})(?:/(\d{4}))?")


def about(facts: PublicListFacts) -> About:
    """Return what the file says of itself."""
    texts = form_texts("danh_sach_cong_khai")
    title = f"{texts('title').capitalize()} {texts('subject', period=facts.period_label)}"
    return About(title, facts.letterhead.body.replace("\n", " "), facts.period_label, facts.dated)


def draw(press: Press, facts: PublicListFacts) -> Iterator[None]:
    """Draw the list page after page."""
    texts, sheet = form_texts("danh_sach_cong_khai"), paper(press.rule_set)
    grid = Grid(WIDTHS, pad_x=2.0, pad_y=1.2)
    table = ListTable(grid, texts.several("heads"), press.fonts)
    rows = [_row(grid, press.fonts, place, line) for place, line in enumerate(facts.lines, start=1)]
    press.begin(sheet, 1)
    head = draw_letterhead(press, facts.letterhead)
    subject = (texts("subject", period=facts.period_label),)
    top = draw_title(press, head.star + UNDER_STAR_PT * PT, texts("title"), subject) + TABLE_PT * PT
    space = press.rule_set["signing_space"]
    tail = (COUNT_PT + DATE_PT) * PT + block_height(press, (facts.signer,), dated=True, space_mm=space)
    for chunk in table.chunks(sheet, top, rows, tail):
        if chunk.page > 1:
            press.begin(sheet, chunk.page)
            draw_number(press, chunk.page)
        bottom = table.draw(press, chunk)
        if chunk.last:
            _draw_tail(press, facts, bottom)
        press.finish()
        yield


def _row(grid: Grid, fonts: Fonts, place: int, line: PublicLine) -> LaidRow:
    face = fonts.regular
    try:
        name = addressed(line.address, line.name)
        texts = (line.unit, line.deed)
        cells = [grid.cell(0, str(place), face, Align.CENTRE), grid.cell(1, name, face)]
        return grid.row([*cells, *(grid.cell(column, text, face) for column, text in enumerate(texts, start=2))])
    except WorldError as error:
        raise named(error, line.name) from None


def addressed(address: str, name: str) -> str:
    """Return a name with its form of address, "Đ/c" for a member."""
    short = form_texts("danh_sach_cong_khai").table("addresses").get(address.lower(), address.capitalize())
    return f"{short} {name}".strip()


def _draw_tail(press: Press, facts: PublicListFacts, bottom: float) -> None:
    size = press.rule_set["text_size"]
    y = bottom + COUNT_PT * PT
    sentence = counted(form_texts("danh_sach_cong_khai"), [line.kind for line in facts.lines])
    press.text(press.paper.left, y, sentence, press.fonts.regular, size)
    _, right_x = press.paper.block_centres(press.rule_set)
    dated = place_and_date(facts.letterhead, facts.signed_on, facts.dated)
    draw_signatures(press, y + DATE_PT * PT, ((right_x, facts.signer),), press.rule_set["signing_space"], dated)


def loudspeaker(facts: PublicListFacts) -> str:
    """Return the list as a text to be read aloud: no abbreviations, dates and units in words."""
    texts = form_texts("danh_sach_cong_khai")
    if not facts.lines:
        return texts("loud_none", body=facts.body_name, period=facts.period_label)
    people = sum(line.kind is LineKind.PERSON for line in facts.lines)
    groups = []
    if people:
        groups.append(texts("loud_people", people=in_words(people)))
    if people < len(facts.lines):
        groups.append(texts("loud_collectives", collectives=in_words(len(facts.lines) - people)))
    count = texts("loud_and").join(groups)
    spoken = [texts("loud_opening", body=facts.body_name, period=facts.period_label, count=count)]
    spoken += [_spoken_line(place, line) for place, line in enumerate(facts.lines, start=1)]
    return "\n".join([*spoken, texts("loud_closing")]) + "\n"


def _spoken_line(place: int, line: PublicLine) -> str:
    texts = form_texts("danh_sach_cong_khai")
    name = f"{line.address[:1].upper()}{line.address[1:]} {line.name}".strip()
    deed = spoken(" ".join(line.deed.split()))
    deed = deed if deed.endswith((".", "!", "?")) else f"{deed}."
    if not line.unit:
        return texts("loud_line_plain", place=place, name=spoken(name), deed=deed)
    return texts("loud_line", place=place, name=spoken(name), unit=spoken(line.unit), deed=deed)


def spoken(text: str) -> str:
    """Return a text as it is read aloud: units after numbers, dates and common short forms in full."""
    texts = form_texts("danh_sach_cong_khai")
    text = _DATE.sub(_spoken_date, text)
    units = texts.table("spoken")
    ordered = "|".join(re.escape(unit) for unit in sorted(units, key=len, reverse=True))
    text = re.sub(rf"(\d) ?({ordered})(?![\w²³])", lambda found: f"{found[1]} {units[found[2]]}", text)
    for short, full in texts.table("spelt").items():
        text = re.sub(rf"\b{short}\b", full, text)
    return text


def _spoken_date(found: re.Match[str]) -> str:
    year = f" năm {found[3]}" if found[3] else ""
    return f"ngày {int(found[1])} tháng {int(found[2])}{year}"
