"""Phiếu tháng on paper: every measure of the sheet, what goes on to a sheet of its own, hard texts."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_facts import PT, Reader
from slip_facts import FEEDBACK, TOPIC, job, sheet

from models.rules.errors import WorldError
from models.rules.schedule import Event, EventKind
from models.rules.slip_facts import EnteredDeed, LeftDeed, SlipSheet
from models.rules.slips import DEED_CODES, NOT_THIS_TIME, REASONS, ROW_CODES
from reports.paper import DESCENT
from reports.render import pages, render

NEAR = 0.1
FRONT, BACK = 0, 1
CUT, LOWEST = 219.0, 285.0


def printed(*sheets: SlipSheet, **changes: object) -> Reader:
    return Reader(render("phieu-thang", job(*sheets, **changes)))


@pytest.fixture(scope="module")
def reader() -> Reader:
    return printed()


def dotted(reader: Reader, page: int) -> list[tuple[float, float, float]]:
    """Return the lines for the pen: left end, right end, height."""
    found = [line for line in reader.pages[page].lines if abs(line["linewidth"] - 0.8) < 0.01]
    ends = ((line["x0"] * PT, line["x1"] * PT, line["top"] * PT) for line in found)
    return sorted(ends, key=lambda one: (round(one[2], 1), one[0]))


def test_a_slip_is_two_sides_of_one_sheet_bound_on_the_left(reader: Reader) -> None:
    assert len(reader.pages) == 2
    assert b"/Duplex /DuplexFlipLongEdge" in reader.data
    for page, left in ((FRONT, 20), (BACK, 15)):
        chars = [char for char in reader.pages[page].chars if char["text"].strip()]
        assert min(char["x0"] for char in chars) * PT == pytest.approx(left, abs=0.3)
        assert max(char["x1"] for char in chars) * PT <= left + 175 + NEAR


@pytest.mark.parametrize(
    ("page", "text", "x", "y", "size", "font"),
    [
        (FRONT, "ĐẢNG UỶ XÃ SUỐI MÂY", 20, 15.8, 12, "Bold"),
        (FRONT, "PHIẾU THÁNG 6 NĂM 2027", 20, 24.0, 18, "Bold"),
        (FRONT, "Chi bộ thôn Ngải Trồ", 20, 32.5, 20, "Bold"),
        (FRONT, "A. Sinh hoạt chi bộ", 20, 40.95, 14, "Bold"),
        (FRONT, "B. Tuyên vận ở thôn", 20, 90.7, 14, "Bold"),
        (FRONT, "C. Gương thứ nhất", 20, 119.45, 14, "Bold"),
        (FRONT, "Đảng viên", 30.6, 49.9, 14, "Serif"),
        (FRONT, "Chủ đề tháng 6: nói với dân thì làm cho dân thấy", 20, 229.6, 14, "Bold"),
        (BACK, "Chi bộ thôn Ngải Trồ - tháng 6/2027", 15, 15.8, 12, "Bold"),
        (BACK, "C. Gương thứ hai", 15, 23.35, 14, "Bold"),
        (BACK, "D. Biểu dương, nhắc nhở trong kỳ họp", 15, 124.15, 14, "Bold"),
        (BACK, "E. Kiến nghị của dân", 15, 152.95, 14, "Bold"),
        (BACK, "Ngày ........ tháng 6 năm 2027", 15, 194.4, 14, "Italic"),
        (BACK, "Phản hồi phiếu tháng 5 (nhận ngày 06/5/2027, bản giấy)", 15, 229.6, 14, "Bold"),
        (BACK, "Thào Seo Lềnh, hiến đất mở đường: số 41, trang 13.", 49, 242.66, 14, "Serif"),
    ],
)
def test_where_the_words_stand(
    reader: Reader, page: int, text: str, x: float, y: float, size: float, font: str
) -> None:
    line = reader.line(page, text)
    assert (line.x0, line.y) == (pytest.approx(x, abs=0.2), pytest.approx(y, abs=NEAR))
    assert line.size == size
    assert line.font.endswith(font)


def test_the_day_to_hand_in_stands_in_a_box_at_the_right(reader: Reader) -> None:
    (box,) = [rect for rect in reader.pages[FRONT].rects if rect["width"] * PT > 50]
    assert (box["x0"] * PT, box["top"] * PT) == (pytest.approx(137, abs=NEAR), pytest.approx(19, abs=NEAR))
    assert (box["width"] * PT, box["height"] * PT) == (pytest.approx(58, abs=NEAR), pytest.approx(14, abs=NEAR))
    assert box["linewidth"] == pytest.approx(0.75)
    for text, size in (("Nộp trước ngày", 14), ("10/6/2027", 16)):
        line = reader.line(FRONT, text)
        assert (line.centre, line.size) == (pytest.approx(166, abs=NEAR), size)


def test_cells_for_a_number_and_their_line(reader: Reader) -> None:
    assert {20.0, 32.0, 78.33, 136.67, 195.0} <= set(reader.uprights(FRONT))
    levels = reader.levels(FRONT)
    for top in (44.0, 63.0, 84.0, 93.75, 112.75, 122.5, 213.5):
        assert any(abs(level - top) < NEAR for level in levels), (top, levels)
    cells = [line for line in dotted(reader, FRONT) if line[1] - line[0] < 40]
    assert len(cells) == 6
    assert {round(x1 - x0, 1) for x0, x1, _ in cells} == {38.0}
    assert [round(x0, 1) for x0, _, y in cells if y < 70] == [30.4, 88.7, 147.1]


def test_lines_for_the_pen_are_ten_mm_apart_and_end_alike(reader: Reader) -> None:
    wide = [line for line in dotted(reader, FRONT) if line[1] - line[0] > 40]
    tops = (71.0, 81.0, *(130.5 + step for step in range(0, 71, 10)))
    assert [y for _, _, y in wide] == pytest.approx(tops, abs=NEAR)
    assert {round(x1, 1) for _, x1, _ in wide} == {193.3}
    back = [line for line in dotted(reader, BACK) if line[1] - line[0] > 40]
    honour, petition = [y for _, _, y in back if y < 120], [y for _, _, y in back if y > 150]
    assert honour == pytest.approx([34.4 + step for step in range(0, 71, 10)], abs=NEAR)
    assert petition == pytest.approx([164, 174, 184], abs=NEAR)
    assert {round(x1, 1) for _, x1, _ in back} == {188.3}


def test_dots_are_counted_from_the_right_so_that_the_last_ones_stand_in_a_column(reader: Reader) -> None:
    found = [line for line in reader.pages[FRONT].lines if abs(line["linewidth"] - 0.8) < 0.01]
    assert all(line["pts"][0][0] > line["pts"][1][0] for line in found)
    drawn = b"".join(part.get_data() for part in reader.pages[FRONT].page_obj.contents)
    assert b"1 J [0 2.8] 0 d 0.8 w" in drawn


def test_codes_are_unique_on_the_sheet_and_those_of_the_rules(reader: Reader) -> None:
    bold = [line.text for page in (FRONT, BACK) for line in reader.lines(page) if line.font.endswith("Bold")]
    codes = [text for text in bold if text[0] in "ABCDE" and text[1:].isdecimal()]
    assert len(codes) == len(set(codes))
    assert set(codes) == {*ROW_CODES, *DEED_CODES[0], *DEED_CODES[1]}


def test_boxes_to_tick(reader: Reader) -> None:
    for page, count in ((FRONT, 4), (BACK, 3)):
        ticks = [rect for rect in reader.pages[page].rects if rect["width"] * PT < 10]
        assert len(ticks) == count
        for tick in ticks:
            assert (tick["width"] * PT, tick["height"] * PT) == (pytest.approx(4.6, abs=NEAR),) * 2
    assert "đồng ý nêu tên" in reader.text(FRONT) and "chưa hỏi" in reader.text(BACK)
    assert reader.line(FRONT, "Tháng này không phát sinh").y == pytest.approx(119.4, abs=NEAR)


def test_the_cut_line_crosses_the_sheet(reader: Reader) -> None:
    for page in (FRONT, BACK):
        cut = [line for line in reader.pages[page].lines if abs(line["top"] * PT - CUT) < NEAR]
        assert min(line["x0"] for line in cut) * PT == pytest.approx(6, abs=NEAR)
        assert max(line["x1"] for line in cut) * PT == pytest.approx(204, abs=NEAR)
        words = reader.line(page, "cắt theo đường này - phần dưới chi bộ giữ lại")
        assert words.centre == pytest.approx(105, abs=NEAR)
        gap = [line for line in cut if line["x0"] * PT < words.x0 < line["x1"] * PT]
        assert gap == []
    signer = reader.line(BACK, "BÍ THƯ CHI BỘ")
    assert (signer.centre, CUT - signer.y) == (pytest.approx(150.1, abs=NEAR), pytest.approx(24.6, abs=NEAR))


def test_everything_that_is_handed_in_stands_above_the_cut(reader: Reader) -> None:
    for page in (FRONT, BACK):
        below = [line for line in reader.lines(page) if line.y > CUT + 2]
        assert not any(line.text.startswith(("A1", "C1", "E1", "BÍ THƯ")) for line in below)
        assert min(line.y for line in below) == pytest.approx(229.6, abs=NEAR)


# The strip.


def test_phan_hoi_says_what_came_of_the_slip(reader: Reader) -> None:
    text = reader.text(BACK)
    assert "33 đảng viên, 31 dự họp, 31 tự soi; 4 buổi, 186 lượt nghe, 62 hộ." in text
    assert "Giàng Thị Sáy: thiếu kết quả; bổ sung vào phiếu này, dòng C4." in text
    assert "trùng việc đã ghi tháng 3." in text
    assert "Cầu tràn Suối Lạnh vỡ mố." in text
    assert "tên đảng viên chưa tự soi (dòng A4)." in text
    assert "Hỏi lại: Văn phòng Đảng uỷ, đồng chí Hợp, giờ hành chính." in text
    dates = "Ngày cần nhớ: 10/6 nộp phiếu; 14/6 họp tuyên vận xã; 25/6 xét ghi danh 6 tháng."
    assert dates.split(": ")[1] in reader.text(FRONT)


@pytest.mark.parametrize(
    ("changes", "title", "said"),
    [
        ({"state": "missing", "received_on": None}, "(chưa nhận được phiếu)", "phiếu tháng 5; gửi bổ sung"),
        ({"state": "not_asked"}, "tháng 5 đơn vị chưa thuộc diện nộp phiếu", "Hỏi lại"),
        ({"state": "no_news", "way": ""}, "(nhận ngày 06/5/2027)", "tháng không phát sinh."),
        ({"state": "received", "received_on": None, "way": "zalo"}, "(đã nhận, ảnh Zalo)", "Hỏi lại"),
        ({"state": "received", "received_on": None, "way": ""}, "(đã nhận)", "Hỏi lại"),
    ],
)
def test_how_the_last_slip_came(changes: dict[str, object], title: str, said: str) -> None:
    bare = {"stated": {}, "entered": (), "left": (), "petitions": (), "lacking": ()}
    text = printed(sheet(feedback=replace(FEEDBACK, **{**bare, **changes}))).text(BACK)
    assert title in text
    assert said in text


def test_a_decision_against_somebody_reads_the_same_whatever_it_rested_on() -> None:
    left = LeftDeed("Lý Thị Khé", "Dạy chữ Dao", NOT_THIS_TIME)
    text = printed(sheet(feedback=replace(FEEDBACK, left=(left,)))).text(BACK)
    assert "Lý Thị Khé: chưa đủ điều kiện xét kỳ này." in text
    assert "kỷ luật" not in text and "vướng" not in text


def test_every_reason_is_worded() -> None:
    values = {"fields": ("result", "unheard"), "month": "2026-12"}
    for reason in REASONS:
        text = printed(sheet(feedback=replace(FEEDBACK, left=(LeftDeed("A Tủa", "Việc", reason, values),)))).text(BACK)
        assert "A Tủa:" in text and "{" not in text
    assert "tháng 12/2026" in printed(
        sheet(feedback=replace(FEEDBACK, left=(LeftDeed("A Tủa", "Việc", "same_deed", values),)))
    ).text(BACK)


def five_honours() -> SlipSheet:
    entered = tuple(
        EnteredDeed(f"Vàng A Sử {number}", "Hiến 180 m² đất làm nhà văn hoá thôn và dỡ bỏ chuồng trâu cũ", 40 + number)
        for number in range(5)
    )
    left = tuple(LeftDeed(f"Lò Thị Xoan {n}", "Dạy chữ", "lacks", {"fields": ("result",)}) for n in range(3))
    return sheet(feedback=replace(FEEDBACK, entered=entered, left=left))


def test_more_than_seven_lines_go_on_a_sheet_of_its_own() -> None:
    reader = printed(five_honours(), sheet(place=15))
    assert len(reader.pages) == 6
    strip = [line for line in reader.lines(BACK) if 230 < line.y and line.x0 > 48]
    assert len({round(line.y, 1) for line in strip}) == 7
    assert strip[-1].text == "(còn tiếp ở tờ kèm theo phiếu này)"
    assert "Hỏi lại" in reader.text(BACK)
    more = reader.text(2)
    assert more.startswith("Chi bộ thôn Ngải Trồ - tháng 6/2027 Tờ 14/66 - tờ kèm Phản hồi phiếu tháng 5 (tiếp)")
    whole = reader.text(BACK) + more
    for number in range(5):
        assert f"Vàng A Sử {number}, hiến 180 m² đất" in whole
    assert "dòng C4" in more and "dòng C9" in more
    assert "(Trang này để trống)" in reader.text(3)
    assert "Tờ 15/66 - mặt 1" in reader.text(4)
    assert {char["x0"] >= 20 / PT - 0.5 for char in reader.pages[2].chars} == {True}


def test_seven_lines_and_no_more_stay_on_the_strip() -> None:
    lines = tuple(f"Kiến nghị thứ {number} của thôn Ngải Trồ về đường, điện, nước sinh hoạt" for number in range(4))
    full = replace(FEEDBACK, petitions=lines, lacking=(), left=FEEDBACK.left[:1])
    reader = printed(sheet(feedback=full))
    assert len(reader.pages) == 2
    last = max(line.y for line in reader.lines(BACK))
    assert last + DESCENT * 14 * PT <= LOWEST + NEAR


def test_a_long_topic_keeps_the_dates_on_the_strip() -> None:
    long = replace(TOPIC, summary="Học và làm theo Bác từ việc nhỏ hằng ngày. " * 20, source="Bản tin số 6")
    reader = printed(sheet(topic=long, quarter_topic=replace(TOPIC, title="xây dựng nông thôn mới", source="")))
    assert len(reader.pages) == 4
    assert "(còn tiếp ở tờ kèm theo phiếu này)" in reader.text(FRONT)
    assert "Ngày cần nhớ:" in reader.text(FRONT)
    more = reader.text(2)
    assert "Chủ đề tháng 6 (tiếp)" in more
    assert "Sinh hoạt chuyên đề quý II: xây dựng nông thôn mới" in more
    assert "Tài liệu: Bản tin số 6." in more


def test_the_quarters_topic_stands_with_the_months() -> None:
    brief = replace(TOPIC, summary="", questions=(), year_theme="Kỷ cương.", source="")
    reader = printed(sheet(topic=brief, quarter_topic=replace(brief, title="Nêu gương", year_theme="")))
    text = reader.text(FRONT)
    assert len(reader.pages) == 2
    assert "Chủ đề năm: Kỷ cương." in text
    assert "Sinh hoạt chuyên đề quý II: Nêu gương" in text


def test_without_a_topic_there_are_lines_for_one() -> None:
    reader = printed(sheet(topic=None))
    assert "Chủ đề tháng 6 (chi bộ tự chọn và ghi):" in reader.text(FRONT)
    below = [line for line in dotted(reader, FRONT) if line[2] > CUT]
    assert [round(y, 1) for _, _, y in below] == [239.6, 249.6]
    assert reader.line(FRONT, "Ngày cần nhớ:").y > 250


def test_the_months_own_day_to_hand_in_is_told_when_it_lies_in_the_next() -> None:
    dates = (Event(EventKind.SLIPS, "2027-05", date(2027, 6, 10)),)
    text = printed(sheet(dates=dates, due=date(2027, 7, 10))).text(FRONT)
    assert "10/7 nộp phiếu." in text and "10/6" not in text


@pytest.mark.parametrize("kind", ["cell_rural", "cell_agency", "grassroots", "village"])
def test_every_kind_of_unit_has_its_words(kind: str) -> None:
    reader = printed(sheet(unit_kind=kind, ask=""))
    assert "cắt theo đường này" in reader.text(FRONT)
    assert "Hỏi lại: Văn phòng Đảng uỷ, giờ hành chính." in reader.text(BACK)


# The job.


def test_all_slips_are_one_job_page_by_page() -> None:
    sheets = [sheet(place=number, unit_name=f"Chi bộ số {number}") for number in range(1, 4)]
    drawn: list[int] = []
    reader = Reader(render("phieu-thang", job(*sheets), on_page=drawn.append))
    assert drawn == [1, 2, 3, 4, 5, 6]
    names = [reader.line(page, f"Chi bộ số {number}") for page, number in ((0, 1), (2, 2), (4, 3))]
    assert len(names) == 3
    assert render("phieu-thang", job(*sheets)) == render("phieu-thang", job(*sheets))


def test_a_job_that_is_left_writes_nothing(tmp_path: object) -> None:
    import io

    out = io.BytesIO()
    steps = pages("phieu-thang", job(sheet(), sheet(place=15)), out)
    next(steps)
    steps.close()
    assert out.getvalue() == b""


def test_the_sample_carries_its_mark() -> None:
    reader = printed(practice=True)
    assert [line.text for line in reader.lines(FRONT, level=False)] == ["SỔ THỬ"]


def test_a_letter_that_no_face_has_names_the_unit() -> None:
    with pytest.raises(WorldError) as caught:
        printed(sheet(unit_name="Chi bộ 中"))
    assert (caught.value.code, caught.value.values["record"]) == ("glyph_missing", "Chi bộ 中")


# Hard texts.

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyẫỗớựĐƠƯẤ0123456789.,;:/-²()“”%"
TEXTS = st.one_of(st.text(LETTERS + " " * 14 + "\u0300\u0301\u200b\x07\n", max_size=700), st.just("Nguyễn" * 50))
LINES = st.one_of(st.text(LETTERS + " " * 10, min_size=1, max_size=300), st.just("CHI BỘ TRƯỜNG PTDT BÁN TRÚ " * 11))
REASON = st.sampled_from(sorted(REASONS))
VALUES = {"fields": ("result",), "month": "2027-03"}


@st.composite
def sheets(draw: st.DrawFn) -> SlipSheet:
    """Return a slip with anything in every text."""
    topics = [draw(st.none() | st.builds(_topic, LINES, TEXTS, st.lists(LINES, max_size=6))) for _ in range(2)]
    told = replace(
        FEEDBACK,
        entered=tuple(draw(st.lists(st.builds(EnteredDeed, LINES, TEXTS, st.integers(1, 9999)), max_size=6))),
        left=tuple(draw(st.lists(st.builds(LeftDeed, LINES, TEXTS, REASON, st.just(VALUES)), max_size=6))),
        petitions=tuple(draw(st.lists(TEXTS, max_size=4))),
    )
    name, office = draw(LINES), draw(LINES)
    topic, quarter = topics
    return sheet(unit_name=name, office=office, topic=topic, quarter_topic=quarter, feedback=told, ask=draw(LINES))


def _topic(title: str, summary: str, questions: list[str]) -> object:
    return replace(TOPIC, title=title, summary=summary, questions=tuple(questions))


@given(sheets())
@settings(max_examples=15)
def test_nothing_leaves_the_margins_and_nothing_overlaps(hard: SlipSheet) -> None:
    reader = printed(hard)
    assert len(reader.pages) % 2 == 0
    for number, page in enumerate(reader.pages):
        left = 20 if number % 2 == 0 else 15
        lines = reader.lines(number)
        for line in lines:
            if "cắt theo" in line.text:
                continue
            assert left - NEAR <= line.x0 and line.x1 <= left + 175 + NEAR, line
            assert line.y - 0.891 * line.size * PT >= 12 - NEAR and line.y <= LOWEST - DESCENT * line.size * PT + NEAR
        _apart(lines)
        if number == BACK:
            assert not [line for line in lines if 196 < line.y < CUT and "cắt" not in line.text]
        assert page.width * PT == pytest.approx(210, abs=NEAR)


def _apart(lines: list[object]) -> None:
    """Assert that no two runs of letters lie over each other; small letters need two thirds of their size."""
    for place, one in enumerate(lines):
        for other in lines[place + 1 :]:
            beside = one.x1 <= other.x0 + 0.4 or other.x1 <= one.x0 + 0.4
            low, high = sorted((one, other), key=lambda line: -line.y)
            assert beside or low.y - 0.66 * low.size * PT >= high.y - NEAR, (one, other)
