"""Where things stand on official documents, measured by a second reader against the settled geometry."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from letter_facts import ANNEX, HEAD, invitation, letter, state_report
from page_facts import PT, Reader

from models.rules.pages import Letterhead, Signatory
from reports.render import render

NEAR = 0.1


def near(value: float) -> object:
    return pytest.approx(value, abs=NEAR)


@pytest.fixture(scope="module")
def report() -> Reader:
    """Return the báo cáo: two pages and a landscape annex."""
    return Reader(render("bao-cao", letter()))


def test_head_and_title_of_a_party_report(report: Reader) -> None:
    lines = {line.text: line for line in report.lines(0)}
    for text, centre, y, size in (
        ("ĐẢNG BỘ TỈNH LÀO CAI", 67.5, 24.73, 14),
        ("ĐẢNG CỘNG SẢN VIỆT NAM", 150, 24.73, 15),
        ("ĐẢNG UỶ XÃ KHE VÀNG", 67.5, 30.73, 14),
        ("*", 67.5, 37.25, 14),
        ("Số 23-BC/ĐU", 67.5, 42.72, 14),
        ("Khe Vàng, ngày 23 tháng 5 năm 2027", 150, 42.72, 14),
        ("BÁO CÁO", 112.5, 56.13, 16),
        ("kết quả học tập và làm theo Bác,", 112.5, 63.18, 14),
        ("công tác tuyên vận và ghi danh tháng 5 năm 2027", 112.5, 69.53, 14),
        ("-----", 112.5, 74.81, 14),
        ("I- KẾT QUẢ THÁNG 5 NĂM 2027", 112.5, 74.81 + 34 * PT, 14),
    ):
        line = lines[text]
        assert (line.centre, line.y, line.size) == (near(centre), near(y), size), text
    assert (lines["ĐẢNG BỘ TỈNH LÀO CAI"].x0, lines["ĐẢNG CỘNG SẢN VIỆT NAM"].x0) == (near(39.24), near(113.54))
    assert (lines["-----"].x0, lines["-----"].x1) == (near(108.4), near(116.6))


def test_rule_under_the_party(report: Reader) -> None:
    rules = [rule for rule in report.pages[0].lines if rule["top"] * PT < 50]
    assert [(rule["x0"] * PT, rule["x1"] * PT, rule["top"] * PT, rule["linewidth"]) for rule in rules] == [
        (near(113.54), near(186.46), near(26.74), 0.75)
    ]


def test_the_pages_break_where_the_picture_breaks(report: Reader) -> None:
    first, second = report.lines(0), report.lines(1)
    assert first[-1].text.endswith("Trong 38 đồng chí thuộc")
    assert (second[0].text, second[0].y, second[0].centre, second[0].size) == ("2", near(14.39), near(97.5), 14)
    assert second[1].text.startswith("diện Ban Thường vụ quản lý")
    assert (second[1].x0, second[1].x1, second[1].y) == (near(15), near(180), near(24.41))
    assert (first[-1].x0, first[-1].x1) == (near(30), near(195))
    assert "2" not in [line.text for line in first]


def test_the_end_of_a_report(report: Reader) -> None:
    lines = {line.text: line for line in report.lines(1)}
    authority, word = lines["T/M BAN THƯỜNG VỤ"], lines["Nơi nhận:"]
    assert (authority.centre, authority.y) == (near(135), near(139.56))
    assert (word.x0, word.y, word.size, word.x1 - word.x0) == (near(15), near(139.56), 14, near(19.8))
    under = next(rule for rule in report.pages[1].lines if rule["linewidth"] == pytest.approx(0.7))
    assert (under["top"] * PT, under["x1"] * PT) == (near(139.56 + 1.8 * PT), near(word.x1))
    first = lines["- Thường trực Tỉnh uỷ (báo cáo);"]
    assert (first.y, first.size) == (near(139.56 + 15 * PT), 12)
    assert lines["UBND xã;"].x0 == near(17.5) and lines["UBND xã;"].y == near(first.y + 3 * 14 * PT)
    title, name = lines["PHÓ BÍ THƯ"], lines["Lý Thị Thanh Nhàn"]
    assert title.y == near(authority.y + 18 * PT) and name.y == near(title.y + 32.4)
    assert not title.font.endswith("Bold") and name.font.endswith("Bold") and authority.font.endswith("Bold")


def test_a_landscape_annex_is_bound_above(report: Reader) -> None:
    page, lines = report.pages[2], {line.text: line for line in report.lines(2)}
    assert (page.width * PT, page.height * PT) == (near(297), near(210))
    assert (lines["3"].centre, report.lines(2)[0].y) == (near(148.5), near(24.40)) or report.lines(2)[0].text == "3"
    for text, y in (
        ("Phụ lục 1", 34.4),
        ("SỐ LIỆU THEO CHI BỘ, THÁNG 5 NĂM 2027", 40.75),
        (ANNEX.reference, 46.74),
        ("-----", 51.68),
    ):
        assert (lines[text].y, lines[text].centre) == (near(y), near(148.5))
    edges = [20, 33, 100, 120, 139, 160, 183, 202, 223, 244, 277]
    assert report.uprights(2) == [near(x) for x in edges]
    levels = report.levels(2)
    assert levels[:3] == [near(55.7), near(55.7 + 12.7), near(55.7 + 12.7 + 6.1)]
    assert levels[3] - levels[2] == near(6.79)
    assert lines["(10)"].size == 11 and lines["(10)"].font.endswith("Italic")
    assert lines["186"].x1 == near(202 - 5) and lines["788"].x1 == near(202 - 5)
    assert lines["Cộng"].centre == near(60) and lines["Cộng"].font.endswith("Bold")


def test_an_annex_on_an_even_page_is_bound_below() -> None:
    reader = Reader(render("bao-cao", letter(body=letter().body[:4])))
    lines = {line.text: line for line in reader.lines(1)}
    assert reader.lines(1)[0].text == "2" and reader.lines(1)[0].y == near(14.39)
    assert lines["Phụ lục 1"].y == near(19.4)
    assert reader.levels(1)[0] == near(40.7)


def test_for_signature_only_number_and_day_are_missing(report: Reader) -> None:
    reader = Reader(render("bao-cao", letter(number=None, dated=None)))
    number, day = (line for line in reader.lines(0) if line.y == near(42.72))
    words = [word for word in reader.pages[0].extract_words() if word["bottom"] * PT == near(42.72 + 1.07)]
    places = {word["text"]: word for word in words}
    assert (places["-BC/ĐU"]["x0"] - places["Số"]["x1"]) * PT == near(12.35)
    assert (places["tháng"]["x0"] - places["ngày"]["x1"]) * PT == near(12.35)
    assert (number.centre, day.centre) == (near(67.5), near(150))
    rest = [(line.text, line.y) for line in report.lines(0) if line.y != near(42.72)]
    assert rest == [(line.text, line.y) for line in reader.lines(0) if line.y != near(42.72)]


def test_an_invitation() -> None:
    reader = Reader(render("giay-moi", invitation()))
    lines = {line.text: line for line in reader.lines(0)}
    assert lines["Số 31-GM/ĐU"].y == near(42.72)
    assert lines["dự Hội nghị tuyên vận tháng 5 năm 2027"].y == near(63.18)
    assert lines["-----"].y == near(68.47)
    first = lines["Ban Thường vụ Đảng uỷ xã trân trọng kính mời:"]
    assert (first.x0, first.y) == (near(40), near(68.47 + 30 * PT))
    assert lines["- Địa điểm: Hội trường Đảng uỷ xã."].x0 == near(40)
    assert lines["Hoàng Văn Thông"].font.endswith("Bold")
    assert lines["CHÁNH VĂN PHÒNG"].centre == near(150) and lines["- Như trên;"].x0 == near(30)


def test_a_report_of_the_state() -> None:
    reader = Reader(render("bao-cao", state_report()))
    lines = {line.text: line for line in reader.lines(0)}
    for text, centre, y, size in (
        ("ỦY BAN NHÂN DÂN", 63, 24.09, 13),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 145.5, 24.09, 13),
        ("XÃ KHE VÀNG", 63, 30.09, 13),
        ("Độc lập - Tự do - Hạnh phúc", 145.5, 30.09, 14),
        ("Số: 45/BC-UBND", 63, 40.32, 13),
        ("Khe Vàng, ngày 24 tháng 5 năm 2027", 145.5, 40.32, 14),
        ("BÁO CÁO", 112.5, 54.43, 14),
        ("Kết quả thực hiện phong trào thi đua và công tác", 112.5, 60.78, 14),
        ("tuyên truyền, vận động Nhân dân tháng 5 năm 2027", 112.5, 67.13, 14),
    ):
        assert (lines[text].centre, lines[text].y, lines[text].size) == (near(centre), near(y), size), text
    nation = lines["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert (nation.x0, nation.x1) == (near(97.66), near(193.34))
    assert lines["Kính gửi:"].y == near(67.13 + 34 * PT)
    rules = sorted((rule["top"] * PT, (rule["x1"] - rule["x0"]) * PT) for rule in reader.pages[0].lines)
    assert rules == [(near(32.03), near(19.4)), (near(32.03), near(60.5)), (near(69.25), near(46))]
    assert lines["I. KẾT QUẢ ĐẠT ĐƯỢC"].x0 == near(40) and lines["PHÓ CHỦ TỊCH"].font.endswith("Bold")
    assert lines["môi trường./."].x0 == near(30)
    assert lines["Nơi nhận:"].size == 12 and lines["- Lưu: VT, VX."].size == 11


LONG = (
    (Letterhead("Đảng bộ thành phố Hồ Chí Minh", "Đảng uỷ xã Khe Vàng", "Khe Vàng"), "BC/ĐU", date(2027, 2, 9),
     ["ĐẢNG BỘ THÀNH PHỐ", "HỒ CHÍ MINH", "ĐẢNG UỶ XÃ KHE VÀNG"], "Khe Vàng, ngày 09 tháng 02 năm 2027"),
    (Letterhead("Đảng uỷ xã Khe Vàng", "Ban Xây dựng Đảng", "Khe Vàng"), "BC/BXDĐ", date(2027, 12, 10),
     ["ĐẢNG UỶ XÃ KHE VÀNG", "BAN XÂY DỰNG ĐẢNG"], "Khe Vàng, ngày 10 tháng 12 năm 2027"),
    (Letterhead("Đảng bộ Trường PTDT bán trú THCS Lũng Cáng", "Chi bộ Tổ Khoa học Tự nhiên", "Khe Vàng"), "NQ/CB",
     date(2027, 1, 31),
     ["ĐẢNG BỘ TRƯỜNG PTDT", "BÁN TRÚ THCS LŨNG CÁNG", "CHI BỘ TỔ", "KHOA HỌC TỰ NHIÊN"],
     "Khe Vàng, ngày 31 tháng 01 năm 2027"),
    (Letterhead("Đảng bộ tỉnh Lào Cai", "Đảng uỷ phường Âu Lâu", "Thành phố Hồ Chí Minh"), "TB/ĐU",
     date(2027, 12, 29),
     ["ĐẢNG BỘ", "TỈNH LÀO CAI", "ĐẢNG UỶ", "PHƯỜNG ÂU LÂU"], "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2027"),
)  # fmt: skip


@pytest.mark.parametrize(("head", "symbol", "day", "names", "dated"), LONG)
def test_hard_heads(head: Letterhead, symbol: str, day: date, names: list[str], dated: str) -> None:
    reader = Reader(render("bao-cao", letter(letterhead=head, symbol=symbol, dated=day, number=127)))
    lines = {line.text: line for line in reader.lines(0)}
    step = 17 * PT
    assert [lines[name].y for name in names] == [near(24.73 + place * step) for place in range(len(names))]
    last = 24.73 + (len(names) - 1) * step
    assert lines["*"].y == near(last + step + 1.5 * PT)
    assert lines[f"Số 127-{symbol}"].y == near(last + 2 * step) == lines[dated].y
    left = max(lines[name].x1 for name in [*names, f"Số 127-{symbol}"])
    assert left < min(lines[dated].x0, lines["ĐẢNG CỘNG SẢN VIỆT NAM"].x0)
    assert lines[dated].x1 <= 195


def test_a_date_wider_than_any_block_breaks_and_stays_level() -> None:
    head = replace(HEAD, place="Phường Văn Miếu - Quốc Tử Giám")
    reader = Reader(render("bao-cao", letter(letterhead=head, dated=date(2027, 12, 29))))
    lines = {line.text: line for line in reader.lines(0)}
    assert lines["ngày 29 tháng 12 năm 2027"].y == near(42.72) == lines["Số 23-BC/ĐU"].y
    assert lines["Phường Văn Miếu - Quốc Tử Giám,"].y == near(42.72 - 17 * PT)


def test_two_signers_stand_level() -> None:
    signers = (
        Signatory("NGƯỜI GHI BIÊN BẢN", "", "Lương Thị Bích Hợp"),
        Signatory("CHỦ TRÌ HỘI NGHỊ", "", "Nguyễn Đức Khánh"),
    )
    reader = Reader(render("bao-cao", letter(signers=signers, annexes=())))
    lines = {line.text: line for line in reader.lines(1)}
    assert (lines["NGƯỜI GHI BIÊN BẢN"].centre, lines["CHỦ TRÌ HỘI NGHỊ"].centre) == (near(52.5), near(135))
    assert lines["NGƯỜI GHI BIÊN BẢN"].y == lines["CHỦ TRÌ HỘI NGHỊ"].y
    assert lines["Lương Thị Bích Hợp"].y == lines["Nguyễn Đức Khánh"].y
    assert lines["Nơi nhận:"].y > lines["Nguyễn Đức Khánh"].y + 5
