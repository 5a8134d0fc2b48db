"""The head of a page: bodies and number on the left, the Party's or the nation's name and the date on the right."""

from __future__ import annotations

import re
from datetime import date

from models.rules import letters
from models.rules.fact import fact
from models.rules.pages import Letterhead
from models.rules.rulesets import RuleSet
from reports.breaking import balanced, clean, line_width
from reports.fonts import PER_EM, SOFT_SPACE, Face
from reports.paper import DESCENT, MM, PT, Paper, own_rules
from reports.press import Align, Press

# A date of two lines stays so far below the rule above it, pt.
DATE_AIR_PT = 20.0
_TOGETHER = re.compile(
    r"ỦY BAN NHÂN DÂN|UỶ BAN NHÂN DÂN|HỘI ĐỒNG NHÂN DÂN|"
    r"ĐẢNG BỘ|ĐẢNG UỶ|ĐẢNG ỦY|CHI BỘ|CHI UỶ|ĐẢNG ĐOÀN|BAN CHẤP HÀNH|BAN THƯỜNG VỤ|UỶ BAN|VĂN PHÒNG|THÀNH PHỐ|"
    r"THỊ TRẤN|THỊ XÃ|ĐẶC KHU|HỒ CHÍ MINH|TRƯỜNG PTDT|BÁN TRÚ|NỘI TRÚ|TIỂU HỌC|MẦM NON|TRUNG HỌC|CƠ SỞ|PHỔ THÔNG|"
    r"CÔNG AN|QUÂN SỰ|TRẠM Y TẾ|HỢP TÁC XÃ|XÂY DỰNG|KIỂM TRA|KHOA HỌC|TỰ NHIÊN|XÃ HỘI"
)
# A unit of one syllable leads its proper name to the next line.
_UNIT_NAME = re.compile(r"(?<!THỊ )(?<!TÁC )\b(TỈNH|XÃ|PHƯỜNG|HUYỆN|QUẬN|THÔN|BẢN) (?!HỘI).+$")
_CITY_NAME = re.compile(rf"(THÀNH{SOFT_SPACE}PHỐ|ĐẶC{SOFT_SPACE}KHU|THỊ{SOFT_SPACE}TRẤN) (.+)$")


@fact
class HeadEnd:
    """Where a head ends: baselines of the star, of the row for number and date, and of its lowest line, in mm."""

    star: float
    dated: float
    lowest: float


@fact
class _Blocks:
    """The two blocks of a head: centres and widths in mm."""

    left: float
    left_width: float
    right: float
    right_width: float


def place_and_date(head: Letterhead, day: date | None, near: date) -> str:
    """Return place and date for the office's own forms; without a day, a gap for the pen in the month of `near`."""
    return letters.place_and_date(own_rules(), head.place, day, near)


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


def right_block(paper: Paper, rules: RuleSet, dated: str, face: Face) -> float:
    """Return the width of the right block in parts of the head, as wide as the date asks and the rules allow."""
    asked = _asked(paper, rules, [dated], face)
    # The widest block does without its air.
    if asked - rules["block_air"] > rules["right_block_most"]:
        asked = _asked(paper, rules, in_two(dated), face)
    return min(max(asked, rules["right_block_least"]), rules["right_block_most"])


def _asked(paper: Paper, rules: RuleSet, lines: list[str], face: Face) -> float:
    widest = max(line_width(face, line) for line in lines) * rules["place_date_size"] / PER_EM * PT
    return (widest + rules["block_air"]) * (rules["left_block"] + rules["right_block_least"]) / paper.text_width


def in_two(dated: str) -> list[str]:
    """Break a date after the comma behind its place."""
    place, comma, day = dated.rpartition(", ")
    return [f"{place},", day] if comma else [dated]


def _blocks(press: Press, dated: str, inset: float) -> _Blocks:
    paper, rules = press.paper, press.rule_set
    face = press.fonts.face(rules.word("place_date_style"))
    right = right_block(paper, rules, dated, face)
    whole = rules["left_block"] + rules["right_block_least"]
    left_x, right_x = paper.block_centres(rules, inset, right)
    width = (paper.text_width - 2 * inset) / whole
    return _Blocks(left_x, width * (whole - right) - rules["block_air"], right_x, right * paper.text_width / whole)


def draw_letterhead(
    press: Press,
    head: Letterhead,
    dated: str = "",
    inset: float = 0.0,
    first: float | None = None,
    number: str = "",
    letter_subject: str = "",
) -> HeadEnd:
    """Draw the head; `inset` draws it in a frame, `first` is another first baseline than the page's own.

    `letter_subject` is what a công văn is about: it stands under the row of the number.
    """
    rules = press.rule_set
    blocks = _blocks(press, dated, inset)
    y = press.paper.first_baseline(rules["banner_size"]) if first is None else first
    right = _draw_banner(press, blocks.right, y)
    last = _draw_bodies(press, head, blocks, y)
    star = last + (rules["head_leading"] + rules["star_drop"]) * PT
    if mark := rules.word("issuer_mark"):
        press.text(blocks.left, star, mark, press.fonts.regular, rules["body_name_size"], Align.CENTRE)
    lines = _date_lines(press, dated, blocks.right_width)
    above = (DATE_AIR_PT + (len(lines) - 1) * rules["head_leading"]) * PT
    end = max(last + rules["number_row_drop"] * PT, right + above)
    _draw_date(press, lines, blocks.right, end)
    lowest = _draw_number(press, blocks, end if number or dated else star, number, letter_subject)
    return HeadEnd(star, end, lowest)


def _draw_banner(press: Press, x: float, y: float) -> float:
    """Draw the Party's name, or the nation's with its motto, ruled below; return the last baseline."""
    rules = press.rule_set
    for part, drop in (("banner", 0.0), ("motto", rules["head_leading"] * PT)):
        if text := rules.word(part):
            size, y = rules[f"{part}_size"], y + drop
            width = press.text(x, y, text, press.fonts.face(rules.word(f"{part}_style")), size, Align.CENTRE)
    press.rule_centred(x, y + (DESCENT * size + rules["banner_rule_drop"]) * PT, width * rules["banner_rule_share"])
    return y


def _draw_bodies(press: Press, head: Letterhead, blocks: _Blocks, y: float) -> float:
    """Draw superior and issuing body, ruled below where the rules say so, and return the last baseline."""
    rules, room = press.rule_set, blocks.left_width
    size = rules["body_name_size"]
    superior, own = (press.fonts.face(rules.word(style)) for style in ("superior_style", "body_name_style"))
    names = [line for line in name_lines(head.superior, superior, size, room) if line]
    bodies = name_lines(head.body, own, size, room)
    widest = 0.0
    for index, line in enumerate([*names, *bodies]):
        face = superior if index < len(names) else own
        width = press.text(blocks.left, y + index * rules["head_leading"] * PT, line, face, size, Align.CENTRE)
        widest = max(widest, width if face is own else 0.0)
    last = y + (len(names) + len(bodies) - 1) * rules["head_leading"] * PT
    if share := rules["issuer_rule_share"]:
        # Level with the rule under the motto, whose letters are larger.
        drop = DESCENT * max(size, rules["motto_size"]) + rules["banner_rule_drop"]
        press.rule_centred(blocks.left, last + drop * PT, widest * share)
    return last


def _date_lines(press: Press, dated: str, room: float) -> list[str]:
    """Return place and date; one too long for the widest block breaks after its comma."""
    rules = press.rule_set
    face, size = press.fonts.face(rules.word("place_date_style")), rules["place_date_size"]
    if line_width(face, dated) * size / PER_EM * PT <= room:
        return [dated] if dated else []
    return in_two(dated)


def _draw_date(press: Press, lines: list[str], x: float, y: float) -> None:
    """Draw place and date, the last line level with the number."""
    rules = press.rule_set
    face = press.fonts.face(rules.word("place_date_style"))
    for index, line in enumerate(reversed(lines)):
        press.text(x, y - index * rules["head_leading"] * PT, line, face, rules["place_date_size"], Align.CENTRE)


def _draw_number(press: Press, blocks: _Blocks, y: float, number: str, letter_subject: str) -> float:
    """Draw the row of the number and what a công văn is about; return the lowest baseline."""
    rules = press.rule_set
    if number:
        face = press.fonts.face(rules.word("number_row_style"))
        press.text(blocks.left, y, number, face, rules["number_row_size"], Align.CENTRE)
    if not letter_subject:
        return y
    face, size = press.fonts.face(rules.word("letter_subject_style")), rules["letter_subject_size"]
    leading = rules["letter_subject_leading"]
    y += (rules["letter_subject_drop"] - leading) * PT
    for line in balanced(face, letter_subject, blocks.left_width * MM / size * PER_EM):
        y += leading * PT
        press.text(blocks.left, y, line, face, size, Align.CENTRE)
    return y
