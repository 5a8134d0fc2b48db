"""The head of a Party page: where names break, how wide the right block is."""

from __future__ import annotations

import io
from datetime import date

import pytest
from page_facts import Reader

from models.rules.pages import Edge, Letterhead
from models.rules.rulesets import HD05
from reports.fonts import load_fonts
from reports.paper import Paper, duplex, own_rules, paper
from reports.parts.letterhead import draw_letterhead, name_lines, place_and_date
from reports.press import About, Press

FONTS = load_fonts()


@pytest.mark.parametrize(
    ("name", "room", "lines"),
    [
        ("Đảng bộ tỉnh Lào Cai", 73, ["ĐẢNG BỘ TỈNH LÀO CAI"]),
        ("Đảng bộ tỉnh Lào Cai", 55, ["ĐẢNG BỘ", "TỈNH LÀO CAI"]),
        ("Đảng bộ thành phố Hồ Chí Minh", 73, ["ĐẢNG BỘ THÀNH PHỐ", "HỒ CHÍ MINH"]),
        ("Đảng uỷ phường Âu Lâu", 55, ["ĐẢNG UỶ", "PHƯỜNG ÂU LÂU"]),
        ("Đảng uỷ xã\nSuối Mây", 73, ["ĐẢNG UỶ XÃ", "SUỐI MÂY"]),
    ],
)
def test_names_break_before_a_unit_or_a_proper_name(name: str, room: float, lines: list[str]) -> None:
    assert name_lines(name, FONTS.regular, 14, room) == lines


def drawn(head: Letterhead, dated: str = "") -> Reader:
    out = io.BytesIO()
    press = Press(out, FONTS, About("t", "a", "", date(2027, 5, 4)))
    press.begin(paper(own_rules()), 1)
    draw_letterhead(press, head, dated)
    press.finish()
    press.close()
    return Reader(out.getvalue())


def test_portrait_places() -> None:
    reader = drawn(Letterhead("Đảng bộ tỉnh Lào Cai", "Đảng uỷ xã Suối Mây", "Suối Mây"), "Suối Mây, ngày 09 tháng 02")
    found = {line.text: (line.centre, line.y) for line in reader.lines(0)}
    near = pytest.approx
    assert found["ĐẢNG BỘ TỈNH LÀO CAI"] == (near(67.5, abs=0.1), near(24.73, abs=0.1))
    assert found["ĐẢNG CỘNG SẢN VIỆT NAM"] == (near(150, abs=0.1), near(24.73, abs=0.1))
    assert found["ĐẢNG UỶ XÃ SUỐI MÂY"] == (near(67.5, abs=0.1), near(30.73, abs=0.1))
    assert found["*"] == (near(67.5, abs=0.1), near(37.25, abs=0.1))
    assert found["Suối Mây, ngày 09 tháng 02"] == (near(150, abs=0.1), near(42.72, abs=0.1))


def test_a_wrapped_name_moves_what_is_below_by_one_line() -> None:
    reader = drawn(Letterhead("Đảng bộ thành phố Hồ Chí Minh", "Đảng uỷ xã Suối Mây", "Suối Mây"))
    assert reader.line(0, "*").y == pytest.approx(37.25 + 17 * 25.4 / 72, abs=0.1)


def test_a_long_date_widens_the_right_block() -> None:
    head = Letterhead("Đảng bộ tỉnh Lào Cai", "Đảng uỷ phường Âu Lâu", "Thành phố Hồ Chí Minh")
    reader = drawn(head, place_and_date(head, date(2027, 12, 29), date(2027, 12, 29)))
    dated = reader.line(0, "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2027")
    assert dated.x1 <= 195 and dated.x1 - dated.x0 == pytest.approx(106.3, abs=0.1)
    assert reader.line(0, "TỈNH LÀO CAI").x1 < dated.x0


def test_a_date_wider_than_any_block_breaks_after_its_comma() -> None:
    head = Letterhead("Đảng bộ tỉnh Lào Cai", "Đảng uỷ xã Suối Mây", "Phường Văn Miếu - Quốc Tử Giám")
    reader = drawn(head, place_and_date(head, date(2027, 12, 29), date(2027, 12, 29)))
    place, day = reader.line(0, "Phường Văn Miếu - Quốc Tử Giám,"), reader.line(0, "ngày 29 tháng 12 năm 2027")
    assert day.y - place.y == pytest.approx(17 * 25.4 / 72, abs=0.05)


def test_pages_bound_left_and_above() -> None:
    rules = own_rules()
    assert paper(rules) == Paper(210, 297, 30, 20, 15, 20)
    assert paper(rules, two_sided=True, back=True) == Paper(210, 297, 15, 20, 30, 20)
    assert paper(rules, two_sided=False, back=True) == paper(rules)
    assert paper(rules, True, Edge.TOP, True, True) == Paper(297, 210, 20, 15, 20, 30)
    assert [duplex(True, Edge.LEFT), duplex(True, Edge.TOP), duplex(False, Edge.LEFT), duplex(False, Edge.TOP)] == [
        "DuplexFlipShortEdge", "DuplexFlipLongEdge", "DuplexFlipLongEdge", "DuplexFlipShortEdge",
    ]  # fmt: skip


def test_rule_set_of_the_guidance() -> None:
    rules = own_rules()
    assert rules.name == HD05
    assert (rules["margin_binding"], rules["margin_outer"], rules["margin_cross"]) == (30, 15, 20)
    assert (rules["banner_size"], rules["kind_size"], rules["number_size"]) == (15, 16, 14)
