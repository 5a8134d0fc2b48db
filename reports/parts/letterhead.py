"""The head of a Party page: superior and issuing body on the left, the Party's name on the right, place and date."""

from __future__ import annotations

import re
from datetime import date

from models.rules.dates import doc_date
from models.rules.fact import fact
from models.rules.pages import Letterhead
from reports.breaking import balanced, clean, line_width
from reports.fonts import PER_EM, SOFT_SPACE, Face
from reports.paper import DESCENT, MM, PT, Paper, rule_set
from reports.press import Align, Press
from reports.texts import form_texts

# With the spaces on both sides ten of 14 pt: room for a number written with the pen, 12 mm.
PEN_GAP = SOFT_SPACE * 8
_TOGETHER = re.compile(
    r"ĐẢNG BỘ|ĐẢNG UỶ|ĐẢNG ỦY|CHI BỘ|CHI UỶ|ĐẢNG ĐOÀN|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|UỶ BAN|VĂN PHÒNG|THÀNH PHỐ|"
    r"THỊ TRẤN|THỊ XÃ|ĐẶC KHU|HỒ CHÍ MINH|TRƯỜNG PTDT|BÁN TRÚ|NỘI TRÚ|TIỂU HỌC|MẦM NON|TRUNG HỌC|CƠ SỞ|PHỔ THÔNG|"
    r"CÔNG AN|QUÂN SỰ|TRẠM Y TẾ|HỢP TÁC XÃ|XÂY DỰNG|KIỂM TRA|KHOA HỌC|TỰ NHIÊN|XÃ HỘI"
)
# A unit of one syllable leads its proper name to the next line.
_UNIT_NAME = re.compile(r"(?<!THỊ )(?<!TÁC )\b(TỈNH|XÃ|PHƯỜNG|HUYỆN|QUẬN|THÔN|BẢN) (?!HỘI).+$")
_CITY_NAME = re.compile(rf"(THÀNH{SOFT_SPACE}PHỐ|ĐẶC{SOFT_SPACE}KHU|THỊ{SOFT_SPACE}TRẤN) (.+)$")


@fact
class HeadEnd:
    """Where a head ends: baselines of the star and of the row for number and date, in mm."""

    star: float
    dated: float


def place_and_date(head: Letterhead, day: date | None, near: date) -> str:
    """Return "Khe Vàng, ngày 31 tháng 5 năm 2027"; without a day, a gap for the pen in the month of `near`."""
    words = doc_date(day or near)
    if day is None:
        words = f"ngày {PEN_GAP} tháng" + words.partition("tháng")[2]
    return f"{head.place}, {words}"


def name_lines(name: str, face: Face, size: float, room_mm: float) -> list[str]:
    """Break a body's name before a unit word or proper name, never inside a compound; "\\n" is the office's break."""
    room = room_mm * MM / size * PER_EM
    lines: list[str] = []
    for part in clean(name).upper().split("\n"):
        lines += [line.replace(SOFT_SPACE, " ") for line in balanced(face, _bound_name(part), room)]
    return lines


def _bound_name(name: str) -> str:
    for pattern in (_TOGETHER, _UNIT_NAME):
        name = pattern.sub(_joined, name)
    return _CITY_NAME.sub(_joined_name, name)


def _joined(found: re.Match[str]) -> str:
    return found[0].replace(" ", SOFT_SPACE)


def _joined_name(found: re.Match[str]) -> str:
    return f"{found[1]} {found[2].replace(' ', SOFT_SPACE)}"


def right_block(paper: Paper, dated: str, face: Face) -> float:
    """Return the right block's width in parts of 165: as wide as the date asks, between 90 and 108."""
    rules = rule_set()
    whole = rules["left_block"] + rules["right_block_least"]
    date_mm = line_width(face, dated) * rules["place_date_size"] / PER_EM * PT
    asked = (date_mm + rules["block_air"]) * whole / paper.text_width
    return min(max(asked, rules["right_block_least"]), rules["right_block_most"])


def draw_letterhead(
    press: Press, head: Letterhead, dated: str = "", inset: float = 0.0, first: float | None = None
) -> HeadEnd:
    """Draw the head; `inset` draws it in a frame, `first` is another first baseline than the page's own."""
    paper, rules, fonts = press.paper, rule_set(), press.fonts
    right = right_block(paper, dated, fonts.italic)
    left_x, right_x = paper.block_centres(inset, right)
    whole = rules["left_block"] + rules["right_block_least"]
    room = (paper.text_width - 2 * inset) * (whole - right) / whole - rules["block_air"]
    y = paper.first_baseline(rules["party_title_size"]) if first is None else first
    _draw_party(press, right_x, y)
    last = _draw_bodies(press, head, left_x, y, room)
    star = last + (rules["head_leading"] + rules["star_drop"]) * PT
    press.text(left_x, star, "*", fonts.regular, rules["body_name_size"], Align.CENTRE)
    end = last + 2 * rules["head_leading"] * PT
    if dated:
        _draw_date(press, dated, right_x, end, right * paper.text_width / whole)
    return HeadEnd(star, end)


def _draw_party(press: Press, x: float, y: float) -> None:
    rules = rule_set()
    size = rules["party_title_size"]
    width = press.text(x, y, form_texts("so_ghi_danh")("party"), press.fonts.bold, size, Align.CENTRE)
    rule_y = y + (DESCENT * size + rules["title_rule_drop"]) * PT
    press.rules(rules["title_rule"], [(x - width / 2, rule_y, x + width / 2, rule_y)])


def _draw_bodies(press: Press, head: Letterhead, x: float, y: float, room: float) -> float:
    """Draw superior and issuing body and return the last baseline."""
    rules, fonts = rule_set(), press.fonts
    size = rules["body_name_size"]
    lines = [(line, fonts.regular) for line in name_lines(head.superior, fonts.regular, size, room) if line]
    lines += [(line, fonts.bold) for line in name_lines(head.body, fonts.bold, size, room)]
    for index, (line, face) in enumerate(lines):
        press.text(x, y + index * rules["head_leading"] * PT, line, face, size, Align.CENTRE)
    return y + (len(lines) - 1) * rules["head_leading"] * PT


def _draw_date(press: Press, dated: str, x: float, y: float, room: float) -> None:
    """Draw place and date; one too long for the widest block breaks after its comma."""
    rules, face = rule_set(), press.fonts.italic
    size = rules["place_date_size"]
    lines = [dated]
    if line_width(face, dated) * size / PER_EM * PT > room:
        place, _, day = dated.rpartition(", ")
        lines = [f"{place},", day]
    for index, line in enumerate(reversed(lines)):
        press.text(x, y - index * rules["head_leading"] * PT, line, face, size, Align.CENTRE)
