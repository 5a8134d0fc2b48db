"""Where things stand on the pages of the Sổ, measured by a second reader against the settled geometry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from page_facts import ENTRIES_ONLY, PT, Reader, book, entry, form, period

from models.rules.pages import Edge, Figures, LineKind, LineState, StateNote, figures_of
from reports.render import render

NEAR = 0.1
FRONT = [30, 41, 79, 111, 133, 196, 232, 254, 282]


def near(value: float) -> object:
    return pytest.approx(value, abs=NEAR)


def tall(number: int, lines: int) -> object:
    return entry(number, "\n".join(f"dòng {place}" for place in range(lines)))


def months() -> list[object]:
    """Return twelve months of two rows each."""
    sheets, seen = [], []
    for month in range(1, 13):
        rows = [entry(2 * month - 1), entry(2 * month, kind=LineKind.COLLECTIVE, name=f"Tổ góp công {month}")]
        sheets.append(period(month, rows, seen))
        seen += rows
    return sheets


@pytest.fixture(scope="module")
def year() -> Reader:
    """Return a whole book: cover 0, 1; opening 2, 3; May on 12; closing on 28."""
    return Reader(render("so-ghi-danh", book(months())))


@pytest.fixture(scope="module")
def may() -> Reader:
    """Return a May of 13 rows that fill three pages, the last like the picture: rows of 5, 4 and 3 lines."""
    heights = [6, 7, 5, 5, 5, 5, 1, 4, 5, 3, 5, 4, 3]
    rows = [tall(41 + place, lines) for place, lines in enumerate(heights)]
    own = Figures(41, 53, 13, 1, 12, 9, 9, 3, 3, withdrawn=(45,))
    whole = Figures(1, 53, 53, 2, 51, 39, 37, 12, 11)
    sheet = period(5, rows, figures=own, cumulative=whole, signed_on=date(2027, 5, 31), start_page=13)
    return Reader(render("so-ghi-danh", book([sheet], parts=ENTRIES_ONLY)))


def test_cover(year: Reader) -> None:
    title = year.line(0, "SỔ GHI DANH")
    assert (title.y, title.centre, title.size) == (near(94.0), near(156), 40)
    lines = {line.text: line for line in year.lines(0)}
    assert lines["ĐẢNG BỘ TỈNH LÀO CAI"].y == near(35.70) == lines["ĐẢNG CỘNG SẢN VIỆT NAM"].y
    assert lines["ĐẢNG BỘ TỈNH LÀO CAI"].centre == near(91.64)
    assert lines["ĐẢNG CỘNG SẢN VIỆT NAM"].centre == near(209.64)
    assert [lines[text].y for text in ("-----", "Năm 2027")] == [near(122.9), near(148.0)]
    subtitle = sorted(line.y for line in year.lines(0) if line.size == 18 and line.text != "-----")
    assert subtitle == [near(106.7), near(115.2)]
    assert lines["02"].y == near(172) and lines["Nhiệm kỳ 2025 - 2030"].y == near(172)
    assert lines["Từ số:"].y == near(178.7)
    assert lines["24"].font.endswith("Bold") and lines["01"].font.endswith("Bold")
    assert lines["Nhiệm kỳ 2025 - 2030"].x1 == near(268)
    boxes = sorted((rect["x0"] * 25.4 / 72, rect["linewidth"]) for rect in year.pages[0].rects)
    assert boxes == [(near(30), 1.5), (near(31.6), 0.5)]


def test_cover_has_no_number_and_its_back_is_bare(year: Reader) -> None:
    assert year.number(0) is None
    assert year.lines(1) == []


def test_opening_sheet(year: Reader) -> None:
    lines = {line.text: line for line in year.lines(2)}
    assert lines["ĐẢNG CỘNG SẢN VIỆT NAM"].y == near(24.73) == lines["ĐẢNG BỘ TỈNH LÀO CAI"].y
    assert lines["ĐẢNG UỶ XÃ SUỐI MÂY"].y == near(30.73)
    assert lines["*"].y == near(37.25) and lines["*"].centre == near(87.27)
    dated = lines["Suối Mây, ngày 04 tháng 01 năm 2027"]
    assert (dated.y, dated.centre) == (near(42.72), near(213.27))
    assert lines["TỜ MỞ SỔ"].y == near(54.01) and lines["TỜ MỞ SỔ"].centre == near(156)
    assert lines["Căn cứ lập sổ"].x0 == near(30)
    assert lines["Tập thể, cá nhân do chi bộ đề nghị."].x0 == near(72)
    assert lines["NGƯỜI GIỮ SỔ"].centre == near(87.27) and lines["Lò Quang Vinh"].centre == near(213.27)
    assert lines["Lò Quang Vinh"].y - lines["BÍ THƯ"].y == near(29.4)
    assert year.number(2) is None


def test_rule_under_the_party_is_as_long_as_its_name(year: Reader) -> None:
    name = year.line(2, "ĐẢNG CỘNG SẢN VIỆT NAM")
    rules = [rule for rule in year.pages[2].lines if rule["top"] * 25.4 / 72 < 50]
    assert len(rules) == 1
    assert (rules[0]["x0"] * 25.4 / 72, rules[0]["x1"] * 25.4 / 72) == (near(name.x0), near(name.x1))
    assert name.x1 - name.x0 == near(72.9)
    assert (rules[0]["top"] * 25.4 / 72, rules[0]["linewidth"]) == (near(26.74), 0.75)


def test_front_and_back_of_entry_pages(may: Reader) -> None:
    assert may.uprights(0) == [near(x) for x in FRONT]
    assert may.uprights(1) == [near(x - 15) for x in FRONT]
    for page, centre in ((0, 156), (1, 141)):
        number = may.line(page, str(13 + page))
        assert (number.y, number.centre, number.size) == (near(14.39), near(centre), 14)
    running = may.line(0, "Kỳ ghi danh: tháng 5 năm 2027")
    assert (running.y, running.x0) == (near(24.41), near(30))
    name = may.line(0, "Sổ ghi danh của Đảng uỷ xã Suối Mây, năm 2027")
    assert (name.y, name.x1, name.size) == (near(24.41), near(282), 12)
    assert may.line(1, "Kỳ ghi danh: tháng 5 năm 2027 (tiếp theo)").x0 == near(15)


def test_head_numbers_and_first_row(may: Reader) -> None:
    levels = may.levels(0)
    assert levels[:3] == [near(27.97), near(40.65), near(46.74)]
    assert levels[3] - levels[2] == near(7.286 + 5 * 4.939)
    assert may.line(0, "(8)").centre == near(268) and may.line(0, "(1)").size == 11
    assert [line.text for line in may.lines(0) if line.size == 12 and 30 < line.y < 40.6][:3] == [
        "Họ và tên,", "Chức vụ,", "Thời gian",
    ]  # fmt: skip
    first = may.line(0, "41")
    assert (first.centre, first.y) == (near(35.5), near(46.74 + 1.3 + 3.77))


def test_foot_of_a_period(may: Reader) -> None:
    lines = {line.text: line for line in may.lines(2)}
    dated = lines["Suối Mây, ngày 31 tháng 5 năm 2027"]
    assert (dated.y, dated.centre) == (near(143.55), near(213.27))
    assert lines["NGƯỜI GIỮ SỔ"].y == near(149.90) == lines["T/M BAN THƯỜNG VỤ"].y
    assert lines["NGƯỜI GIỮ SỔ"].centre == near(87.27)
    assert lines["BÍ THƯ"].y == near(156.25) and not lines["BÍ THƯ"].font.endswith("Bold")
    assert lines["Đặng Thị Nhàn"].y == near(185.63) == lines["Lò Quang Vinh"].y
    assert may.uprights(2) == [near(x) for x in FRONT]
    foot = may.pages[2].crop((0, 113.5 / 25.4 * 72, 841, 134 / 25.4 * 72))
    assert sorted({round(line["x0"] * 25.4 / 72, 1) for line in foot.lines if line["height"] > 5}) == [30, 282]


def test_empty_back_keeps_its_number(may: Reader) -> None:
    assert len(may.pages) == 4
    said = may.line(3, "(Trang này để trống)")
    assert may.number(3) == 16 and said.centre == near(141)


def test_closing_sheet(year: Reader) -> None:
    page = next(place for place in range(len(year.pages)) if "TỜ KẾT SỔ" in year.text(place))
    lines = {line.text: line for line in year.lines(page)}
    assert (lines["TỜ KẾT SỔ"].y, lines["TỜ KẾT SỔ"].centre) == (near(33.58), near(156))
    assert lines["NGƯỜI GIỮ SỔ"].y == near(148.8) and lines["NGƯỜI GIỮ SỔ"].centre == near(100.5)
    assert lines["BÍ THƯ"].y == near(155.2) and lines["BÍ THƯ"].centre == near(226.5)
    assert lines["Lò Quang Vinh"].y == near(184.5)
    assert year.uprights(page) == [near(x) for x in (30, 46, 71, 84, 98, 112, 127, 142, 161)]
    assert year.levels(page)[2] - year.levels(page)[1] == near(6.2)
    assert lines["Cộng"].centre == near(50.5)
    right = [line for line in year.lines(page) if line.x0 > 165 and 40 < line.y < 110]
    assert min(line.x0 for line in right) == near(171) and max(line.x1 for line in right) <= 282


def test_seal_keeps_its_room(year: Reader) -> None:
    page = next(place for place in range(len(year.pages)) if "TỜ KẾT SỔ" in year.text(place))
    assert not [line for line in year.lines(page) if line.x0 > 165 and 105 < line.y < 134]


def test_index_columns(year: Reader) -> None:
    data = replace(book(months()), parts=replace(ENTRIES_ONLY, index=True))
    reader = Reader(render("so-ghi-danh", data))
    page = len(reader.pages) - 1
    title = reader.line(page, "Bảng tra theo tên")
    assert (title.y, title.x0, title.size) == (near(24.41), near(30), 14)
    heads = [line for line in reader.lines(page) if line.text in ("Số", "Trang") and line.x0 < 160]
    assert [line.x1 for line in heads] == [near(136), near(150)]
    names = [line for line in reader.lines(page) if line.text.startswith("Lù Thị Số")]
    assert names[0].x0 == near(37) and names[0].y == near(39.72)
    assert names[1].y - names[0].y == near(15.2 * 25.4 / 72)


def test_withdrawn_name_is_struck_and_nothing_else_changes() -> None:
    note = StateNote(date(2027, 5, 26), "Thông báo số 08-TB/UBKT")
    row = entry(45, state=LineState.WITHDRAWN, note=note, cells={"ghi_chu": "Đã gửi tỉnh"})
    reader = Reader(render("so-ghi-danh", book([period(5, [row])], parts=ENTRIES_ONLY)))
    name = reader.line(0, "Lù Thị Số 45")
    assert not name.font.endswith("Bold")
    strikes = [rule for rule in reader.pages[0].lines if abs(rule["x1"] * 25.4 / 72 - name.x1) < 0.2]
    assert [rule["linewidth"] for rule in strikes] == [0.5]
    assert name.y - strikes[0]["top"] * 25.4 / 72 == near(0.25 * 12 * 25.4 / 72)
    assert reader.line(0, "Rút tên").font.endswith("Bold")
    text = reader.text(0)
    assert "26/5/2027," in text and "08-TB/UBKT" in text and "Dắt trâu" in text and "Đã gửi tỉnh" in text


def test_cancelled_row_says_why_and_hides_the_deed() -> None:
    note = StateNote(date(2027, 5, 14), reason="ghi trùng số 39")
    row = entry(47, state=LineState.CANCELLED, note=note)
    reader = Reader(render("so-ghi-danh", book([period(5, [row, entry(48)])], parts=ENTRIES_ONLY)))
    marks = [line for line in reader.lines(0) if line.text == "Huỷ ghi"]
    assert marks[0].x0 == near(79 + 1.25) and marks[0].font.endswith("Bold")
    said = [line.text for line in reader.lines(0) if line.y == marks[0].y][-1]
    assert said == "ngày 14/5/2027, trước khi công bố: ghi trùng số 39. Số 47 giữ nguyên, không dùng lại."
    assert reader.text(0).count("Dắt trâu") == 1
    top, bottom = reader.levels(0)[2:4]
    inside = [line["x0"] * 25.4 / 72 for line in reader.pages[0].lines if _spans(line, top, bottom)]
    assert sorted({round(x) for x in inside}) == [30, 41, 79, 282]


def _spans(line: dict[str, float], top: float, bottom: float) -> bool:
    upright = line["height"] > line["width"]
    return upright and line["top"] * 25.4 / 72 < top + 1 and line["bottom"] * 25.4 / 72 > bottom - 1


def test_portrait_page_is_bound_left() -> None:
    sheet = period(5, [entry(1)], form=form("portrait"))
    reader = Reader(render("so-ghi-danh", book([sheet], parts=ENTRIES_ONLY)))
    assert (reader.pages[0].width, reader.pages[0].height) == (pytest.approx(595.28, 0.01), pytest.approx(841.89, 0.01))
    assert reader.uprights(0)[0] == near(30) and reader.uprights(0)[-1] == near(195)
    assert reader.line(0, "NGƯỜI GIỮ SỔ").centre == near(67.5)
    assert reader.line(0, "BÍ THƯ").centre == near(150)


def test_landscape_page_bound_above() -> None:
    sheet = period(5, [tall(number, 6) for number in range(1, 7)], form=form(binding=Edge.TOP))
    reader = Reader(render("so-ghi-danh", book([sheet], parts=ENTRIES_ONLY)))
    assert [reader.line(page, str(3 + page)).y for page in range(2)] == [near(24.40), near(14.40)]
    assert reader.uprights(0)[0] == near(20) == reader.uprights(1)[0]
    running = [line.y for page in range(2) for line in reader.lines(page) if line.text.startswith("Kỳ ghi danh")]
    assert running == [near(34.40), near(19.40)]


def test_sums_in_figures_and_words(may: Reader) -> None:
    text = may.text(2)
    assert "Cộng kỳ tháng 5 năm 2027: 13 số (từ số 41 đến số 53); huỷ ghi 01 số; còn 12 lượt (mười hai lượt)," in text
    assert "gồm cá nhân 9 lượt (9 người), tập thể 3 lượt (3 tập thể)." in text
    assert "Rút tên trong kỳ: 01 lượt (số 45), vẫn tính trong tổng của kỳ." in text
    assert "Luỹ kế từ đầu năm: 53 số; huỷ ghi 02 số; còn 51 lượt, gồm cá nhân 39 lượt (37 người)," in text


def test_closing_of_a_year_with_cancelled_and_withdrawn_rows_in_portrait() -> None:
    upright = form("portrait", two_sided=False)
    note = StateNote(date(2027, 5, 3), reason="trùng")
    lines = [
        entry(1),
        entry(2, state=LineState.CANCELLED, note=note),
        entry(3, state=LineState.WITHDRAWN, note=note),
    ]
    sheet = period(5, lines, form=upright)
    reader = Reader(render("so-ghi-danh", book([sheet], form=upright)))
    page = len(reader.pages) - 1
    text = reader.text(page)
    assert "3 số (ba số); huỷ ghi 1 số (một số); còn 2 lượt (hai lượt), gồm cá nhân 2 lượt (2 người)," in text
    assert "Rút tên: 01 lượt (số 03)." in text and "không có trang để trống" in text
    assert reader.uprights(page)[0] == near(30) and reader.uprights(page)[-1] == near(195)
    assert reader.line(page, "NGƯỜI GIỮ SỔ").centre == near(67.5)
    assert reader.number(page) == page


def test_one_number_is_not_a_range() -> None:
    text = Reader(render("so-ghi-danh", book([period(5, [entry(7)])], parts=ENTRIES_ONLY))).text(0)
    assert "1 số (số 07); 1 lượt (một lượt), gồm cá nhân 1 lượt (1 người)," in text


def test_closing_counts_in_words(year: Reader) -> None:
    page = next(place for place in range(len(year.pages)) if "TỜ KẾT SỔ" in year.text(place))
    text = " ".join(line.text for line in year.lines(page) if line.x0 > 165).replace(" ;", ";")
    assert "28 trang đánh số (hai mươi tám trang), từ trang 1 đến trang 28;" in text
    assert "Đã ghi từ số 01 đến số 24: 24 số (hai mươi tư số); 24 lượt" in text
    assert year.number(page) == 27
    assert figures_of(()) == Figures()


def test_the_seal_stands_in_its_box_level_with_the_table() -> None:
    made = book(months())
    groups = ("4827", "1093", "5561", "0278", "9134", "6640", "2207", "3815")
    only = replace(ENTRIES_ONLY, periods=False, closing=True)
    sealed = replace(made, closing=replace(made.closing, seal=groups), parts=only)
    reader = Reader(render("so-ghi-danh", sealed))
    (box,) = reader.pages[0].rects
    assert (box["x0"] * PT, box["width"] * PT, box["height"] * PT) == (near(171), near(111), near(25))
    assert box["bottom"] * PT == near(max(reader.levels(0)))
    figures = [line for line in reader.lines(0) if line.text in groups]
    assert [line.text for line in figures] == list(groups) and {line.size for line in figures} == {18}
    assert figures[4].y - figures[0].y == near(22 * 25.4 / 72)
    assert [round(line.centre, 1) for line in figures[:4]] == [near(x) for x in (186.3, 213.1, 239.9, 266.7)]
    assert reader.line(0, "Mã niêm của sổ năm 2027 (gõ lại để đối chiếu)").size == 12
