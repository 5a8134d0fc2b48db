"""Hồ sơ kiểm tra on paper: every lượt's way, its slip's picture, and plain sentences for what was outside the rule."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from page_facts import HEAD, KEEPER, SIGNER, Reader
from PIL import Image

from models.rules.errors import WorldError
from models.rules.inspection import (
    InspectedDecision,
    InspectedEntry,
    InspectedException,
    InspectedFile,
    InspectedRound,
    InspectedSending,
    InspectedSlip,
    InspectionFacts,
)
from models.rules.pages import Place
from reports.forms.ho_so_kiem_tra import entry_rows, exception_sentence
from reports.render import render

DAY = date(2027, 5, 14)


def photo(width: int = 300, height: int = 400, kind: str = "JPEG") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), "#808080").save(out, kind)
    return out.getvalue()


def entry(number: int = 45, **changes: Any) -> InspectedEntry:
    known = InspectedEntry(
        uuid=f"u{number}",
        number=number,
        year=2027,
        period_label="tháng 5 năm 2027",
        name="Lý Láo Tả",
        role="Đảng viên, Chi bộ thôn Khe Dẻ",
        when="Tháng 4/2027",
        deed="Cho ba hộ mượn trâu cày.",
        result="Ba hộ cấy kịp.",
        state="đã ghi sổ",
        unit="Chi bộ thôn Khe Dẻ",
    )
    return replace(known, **changes)


def told(*entries: InspectedEntry, exceptions: tuple[InspectedException, ...] = (), **changes: Any) -> InspectionFacts:
    facts = InspectionFacts(HEAD, SIGNER, KEEPER, "period", "tháng 5 năm 2027", entries, exceptions, DAY)
    return replace(facts, **changes)


def reader(facts: InspectionFacts) -> Reader:
    return Reader(render("ho-so-kiem-tra", facts))


def words(pages: Reader) -> str:
    return " ".join(pages.text(page) for page in range(len(pages.pages)))


FULL = entry(
    proposer="Chi hội Nông dân",
    slip=InspectedSlip("tháng 4 năm 2027", DAY, "giấy", (InspectedFile("phiếu.jpg", photo()),)),
    round=InspectedRound("Đợt xét tháng 5", DAY, 9, 11, 8, 1, "Lò Quang Vinh", "07-BB/ĐU"),
    decision=InspectedDecision("Ban Thường vụ", DAY, "12-NQ/ĐU", DAY),
    review="Đạt",
    review_by="UBKT",
    review_on=DAY,
    place=Place("u45", 14, 1),
    printed_on=DAY,
    signed_sheet=True,
    published=("loa truyền thanh ngày 14/05/2027", "fanpage"),
    sent=(
        InspectedSending("Báo cáo số 23-BC/ĐU", DAY, DAY),
        InspectedSending("Báo cáo số 24-BC/ĐU", DAY),
        InspectedSending("Đề nghị cấp trên khen", DAY, result="đã khen"),
    ),
)


def test_the_table_of_a_lượt_tells_its_way_into_the_book() -> None:
    rows = dict(entry_rows(FULL))
    assert rows["Chi bộ báo lên"] == (
        "Phiếu tháng 4 năm 2027 của Chi bộ thôn Khe Dẻ, nhận ngày 14/5/2027 (giấy); tệp đính kèm: phiếu.jpg"
    )
    assert rows["Đợt xét"] == (
        "Đợt xét tháng 5, họp ngày 14/5/2027, có mặt 9/11; biểu quyết: đồng ý 8, không đồng ý 1; "
        "chủ trì: Lò Quang Vinh; biên bản số 07-BB/ĐU"
    )
    assert rows["Rà soát điều kiện"] == "Đạt, UBKT, ngày 14/5/2027"
    assert rows["Quyết định"] == "Ban Thường vụ xét ngày 14/5/2027, nghị quyết số 12-NQ/ĐU ngày 14/5/2027"
    assert rows["Trong sổ giấy"] == "Trang 14, dòng 1; in ngày 14/5/2027; có bản ký"
    assert rows["Công khai"] == "loa truyền thanh ngày 14/05/2027; fanpage"
    assert rows["Báo cấp trên"] == (
        "Báo cáo số 23-BC/ĐU, ngày 14/5/2027, giao ngày 14/5/2027; Báo cáo số 24-BC/ĐU, ngày 14/5/2027, "
        "chưa ghi ngày giao; Đề nghị cấp trên khen, ngày 14/5/2027; kết quả: đã khen"
    )


def test_what_is_not_known_is_said_so() -> None:
    rows = dict(
        entry_rows(entry(decision=InspectedDecision(on=DAY), round=InspectedRound("Đợt xét tháng 5", total=11)))
    )
    assert rows["Chi bộ báo lên"] == "Không có phiếu trong máy; đơn vị: Chi bộ thôn Khe Dẻ"
    assert (rows["Rà soát điều kiện"], rows["Quyết định"]) == ("chưa có thông tin", "xét ngày 14/5/2027")
    assert (rows["Trong sổ giấy"], rows["Công khai"]) == ("Chưa in ra sổ giấy", "Chưa công khai")
    assert (rows["Báo cấp trên"], rows["Đợt xét"]) == ("Chưa ghi nhận trong máy", "Đợt xét tháng 5")
    bare = dict(entry_rows(entry(unit="", place=Place("u", 14, 2), printed_on=DAY)))
    assert bare["Trong sổ giấy"].endswith("; chưa đính bản ký") and bare["Quyết định"] == "chưa có thông tin"
    assert not {"Chi bộ báo lên", "Đợt xét", "Người đề xuất"} & set(bare)


SENTENCES = {
    ("override", ("document", "05-CV/UBKT")): (
        "Số 03, Lý Láo Tả: vướng điều kiện mà vẫn ghi, theo 05-CV/UBKT ngày 14/5/2027."
    ),
    ("late", ("own", "tháng 4 năm 2027"), ("period", "tháng 5 năm 2027")): (
        "Số 03, Lý Láo Tả: của tháng 4 năm 2027, ghi muộn ở kỳ tháng 5 năm 2027."
    ),
    ("late_in", ("own", "tháng 4 năm 2027"), ("period", "tháng 5 năm 2027")): (
        "Số 03, Lý Láo Tả: của tháng 4 năm 2027 nhưng nộp muộn, ghi ở kỳ tháng 5 năm 2027; "
        "tổng của tháng 4 năm 2027 không đổi."
    ),
    ("corrected", ("who", "lan"), ("reason", "nhầm."), ("cells", "Kết quả: “” thành “x”")): (
        "Số 03, Lý Láo Tả: đính chính ngày 14/5/2027, người sửa lan, lý do: nhầm. Kết quả: “” thành “x”."
    ),
    ("cancelled", ("reason", "trùng")): (
        "Số 03, Lý Láo Tả: huỷ ghi ngày 14/5/2027, trước khi công bố; lý do: trùng. Số vẫn giữ, không dùng lại."
    ),
    ("withdrawn", ("document", "08-TB"), ("body", "UBKT"), ("reason", "")): (
        "Số 03, Lý Láo Tả: rút tên ngày 14/5/2027, theo 08-TB của UBKT. Vẫn tính trong tổng của kỳ."
    ),
    ("withdrawn", ("document", "08-TB"), ("body", "UBKT"), ("reason", "vi phạm.")): (
        "Số 03, Lý Láo Tả: rút tên ngày 14/5/2027, theo 08-TB của UBKT; lý do: vi phạm. Vẫn tính trong tổng của kỳ."
    ),
    ("reopened", ("period", "tháng 5 năm 2027"), ("who", "lan"), ("reason", "")): (
        "Kỳ tháng 5 năm 2027 đã khoá rồi mở lại ngày 14/5/2027, người mở lan, lý do: chưa có thông tin."
    ),
    ("replaced", ("pages", "13–14")): "Thay trang 13–14 ngày 14/5/2027.",
}


@pytest.mark.parametrize("case", SENTENCES)
def test_each_exception_is_a_plain_sentence(case: tuple[Any, ...]) -> None:
    code, *values = case
    named = {} if code in ("reopened", "replaced") else {"number": 3, "name": "Lý Láo Tả"}
    made = InspectedException(code, {**named, "on": DAY, **dict(values)})
    assert exception_sentence(made) == SENTENCES[case]


def test_the_file_is_drawn_with_picture_sentences_and_signatures() -> None:
    facts = told(FULL, exceptions=(InspectedException("replaced", {"pages": "13–14", "on": DAY}),))
    pages = reader(facts)
    said = words(pages)
    assert "HỒ SƠ KIỂM TRA" in said and "việc ghi danh tháng 5 năm 2027" in said
    assert "Số 45, năm 2027: Lý Láo Tả" in said and "Ảnh phiếu của số 45: phiếu.jpg" in said
    assert "Thay trang 13–14 ngày 14/5/2027." in said and "Lò Quang Vinh" in said and "NGƯỜI LẬP" in said
    (image,) = [image for page in pages.pages for image in page.images]
    assert image["width"] / image["height"] == pytest.approx(300 / 400, abs=0.01)


def test_a_file_without_lượt_or_exceptions_says_so() -> None:
    said = words(reader(told(kind="person", of="Lý Láo Tả")))
    assert "các lượt ghi danh của Lý Láo Tả" in said
    assert "Không có lượt nào được ghi vào sổ." in said and "Không có: không lượt nào vướng mà vẫn ghi" in said


def test_a_heading_never_stands_without_its_table_and_no_row_is_cut() -> None:
    many = tuple(entry(number, deed="Vận động từng nhà hiến đất, góp công làm đường. " * 9) for number in range(1, 9))
    pages = reader(
        told(*many, exceptions=tuple(InspectedException("replaced", {"pages": "3", "on": DAY}) for _ in many))
    )
    assert len(pages.pages) > 3
    for page in range(len(pages.pages)):
        lines = [line.text for line in pages.lines(page)]
        assert not lines[-1].startswith("Số ") and max(line.y for line in pages.lines(page)) < 277.1
    assert words(pages).count("Thay trang 3") == 8


def test_a_deed_longer_than_a_page_goes_over() -> None:
    pages = reader(told(entry(deed="\n".join(f"d{place}x" for place in range(150)))))
    said = words(pages).split()
    assert [word for word in said if word.startswith("d") and word.endswith("x")] == [f"d{n}x" for n in range(150)]


def test_wide_tall_and_broken_pictures() -> None:
    files = (
        InspectedFile("rộng.png", photo(1600, 200, "PNG")),
        InspectedFile("hỏng.jpg", b"\xff\xd8\xff\xe0 broken"),
        InspectedFile("phiếu.pdf", b"%PDF-1.4"),
        InspectedFile("cao.jpg", photo(200, 1600)),
    )
    pages = reader(told(entry(slip=InspectedSlip("tháng 4 năm 2027", files=files))))
    found = [image for page in pages.pages for image in page.images]
    assert len(found) == 2
    assert all(image["x1"] <= 195 / 25.4 * 72 + 0.1 and image["bottom"] <= 277.1 / 25.4 * 72 for image in found)
    assert "hỏng.jpg (không đọc được ảnh)" in words(pages)
    assert words(pages).count("phiếu.pdf") == 1, "a PDF is named, not drawn"


def test_a_letter_that_the_face_lacks_names_the_lượt() -> None:
    with pytest.raises(WorldError) as found:
        render("ho-so-kiem-tra", told(entry(deed="việc 汉 làm")))
    assert found.value.code == "glyph_missing" and "Lý Láo Tả" in str(found.value.values)
