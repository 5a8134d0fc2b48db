"""Gương, the public list and its spoken text, the proposal list, the review slip."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from page_facts import BOOK_NAME, HEAD, KEEPER, SIGNER, Reader

from models.rules.errors import WorldError
from models.rules.pages import (
    Letterhead,
    LineKind,
    PosterFacts,
    ProposalLine,
    ProposalListFacts,
    PublicLine,
    PublicListFacts,
    ReviewLine,
    ReviewSlipFacts,
)
from reports.forms.danh_sach_cong_khai import loudspeaker, spoken
from reports.render import render

DAY = date(2027, 5, 27)
PERSON, COLLECTIVE = LineKind.PERSON, LineKind.COLLECTIVE
DEED = "Dẫn nước từ khe về bản bằng 640 m ống nhựa; mùa khô năm nay 22 hộ không phải gánh nước."
POSTER = PosterFacts(
    uuid="u1",
    letterhead=HEAD,
    signer=SIGNER,
    number=7,
    year=2027,
    book_name=BOOK_NAME,
    period_label="tháng 5 năm 2027",
    period_short="tháng 5",
    address="đồng chí",
    name="Tẩn Láo Sử",
    role="Trưởng thôn Nậm Chảy",
    when="Tháng 4/2027",
    subject="Xây dựng nông thôn mới",
    deed=DEED,
    result="Hai thôn bên đã sang học cách làm.",
    dated=DAY,
    contributions="12 ngày công.",
    proposed_by="Chi bộ thôn Nậm Chảy",
    proposed_on=date(2027, 5, 4),
    decided_by="Ban Thường vụ Đảng uỷ",
    decided_on=date(2027, 5, 13),
    signed_on=DAY,
)
LIST = PublicListFacts(
    letterhead=HEAD,
    signer=SIGNER,
    body_name="Đảng uỷ xã Suối Mây",
    period_label="tháng 5 năm 2027",
    lines=(
        PublicLine(PERSON, "đồng chí", "Tẩn Láo Sử", "Chi bộ thôn Nậm Chảy", DEED),
        PublicLine(COLLECTIVE, "", "Chi hội Cựu chiến binh", "Thôn Sín Quẩy", "Góp 12 ngày công."),
        PublicLine(PERSON, "em", "Sùng Thị Dua", "", "Trả lại ví ngày 06/5/2027"),
    ),
    dated=DAY,
    signed_on=DAY,
)


def near(value: float) -> object:
    return pytest.approx(value, abs=0.1)


def test_poster_places() -> None:
    reader = Reader(render("guong", POSTER))
    found = {line.text: line for line in reader.lines(0)}
    assert len(reader.pages) == 1 and reader.number(0) is None
    assert found["GƯƠNG ĐƯỢC GHI DANH"].y == near(47.31) and found["GƯƠNG ĐƯỢC GHI DANH"].centre == near(112.5)
    name = found["Đồng chí Tẩn Láo Sử"]
    assert (name.size, name.centre) == (20, near(112.5)) and name.font.endswith("Bold")
    assert reader.uprights(0) == [near(30), near(78), near(195)]
    assert [found[text].x0 for text in ("07, năm 2027", "Thời gian thực hiện")] == [near(80.5), near(32.5)]
    assert found["Sổ ghi danh của Đảng uỷ xã Suối Mây, kỳ tháng 5"].size == 14
    assert found["Việc làm"].font.endswith("Bold")
    assert found["BÍ THƯ"].centre == near(150) and found["Lò Quang Vinh"].y - found["BÍ THƯ"].y == near(29.4)
    assert reader.line(0, "Đóng góp: 12 ngày công.").x0 == near(30)
    way = "Chi bộ thôn Nậm Chảy đề nghị, cuộc họp ngày 04/5/2027; Ban Thường vụ Đảng uỷ xét ngày 13/5/2027."
    assert way in reader.text(0)


def test_poster_text_is_justified_and_indented() -> None:
    reader = Reader(render("guong", replace(POSTER, deed=DEED * 3)))
    lines = [line for line in reader.lines(0) if "ống nhựa" in line.text or "không phải" in line.text]
    first = next(line for line in reader.lines(0) if line.text.startswith("Dẫn nước"))
    assert first.x0 == near(40) and first.x1 == near(195)
    assert len(lines) > 1


def test_poster_leaves_out_what_is_unknown() -> None:
    bare = replace(POSTER, address="", role="", subject="", result="", contributions="", proposed_by="", decided_by="")
    text = Reader(render("guong", bare)).text(0)
    assert "Lĩnh vực" not in text and "Kết quả" not in text and "Đóng góp" not in text and "đề nghị" not in text
    assert "xét." not in text
    partly = replace(POSTER, proposed_on=None, decided_on=None)
    assert "Chi bộ thôn Nậm Chảy đề nghị; Ban Thường vụ Đảng uỷ xét." in Reader(render("guong", partly)).text(0)


def test_poster_too_long_gives_up_contributions_then_padding_then_goes_over() -> None:
    def made(words: int) -> Reader:
        return Reader(render("guong", replace(POSTER, deed="trồng rừng " * words)))

    states = []
    for words in range(10, 200, 3):
        reader = made(words)
        rows = reader.levels(0)[2] - reader.levels(0)[1]
        states.append((len(reader.pages), "Đóng góp" in reader.text(0), rows < 8))
        if len(reader.pages) > 1:
            break
    assert states[0] == (1, True, False)
    assert (1, False, False) in states and (1, False, True) in states
    assert [state for index, state in enumerate(states) if state not in states[:index]] == [
        (1, True, False), (1, False, False), (1, False, True), (2, states[-1][1], states[-1][2]),
    ]  # fmt: skip
    last = made(800)
    assert len(last.pages) >= 2 and last.number(1) == 2
    body = [line for line in last.lines(len(last.pages) - 1) if line.y < last.line(len(last.pages) - 1, "BÍ THƯ").y]
    assert len({round(line.y, 1) for line in body}) >= 4


def test_public_list_places() -> None:
    reader = Reader(render("danh-sach-cong-khai", LIST))
    found = {line.text: line for line in reader.lines(0)}
    assert found["DANH SÁCH"].y == near(47.31)
    assert found["tập thể, cá nhân được ghi danh tháng 5 năm 2027"].y == near(54.36)
    assert reader.uprights(0) == [near(x) for x in (30, 44, 91, 131, 195)]
    names = ("Đ/c Tẩn Láo Sử", "Chi hội Cựu chiến binh", "Em Sùng Thị Dua")
    assert [found[name].x0 for name in names] == [near(46)] * 3
    assert "Danh sách có 3 tập thể, cá nhân: hai cá nhân, một tập thể." in reader.text(0)
    assert found["Lò Quang Vinh"].y - found["BÍ THƯ"].y == near(32.4)


@pytest.mark.parametrize("count", [1, 14, 15, 16, 17, 18, 40])
def test_public_list_of_any_length_keeps_rows_and_tail_together(count: int) -> None:
    lines = tuple(replace(LIST.lines[0], name=f"Tẩn Láo Số {place}") for place in range(1, count + 1))
    reader = Reader(render("danh-sach-cong-khai", replace(LIST, lines=lines)))
    last = len(reader.pages) - 1
    assert [reader.number(page) for page in range(last + 1)] == [None, *range(2, last + 2)]
    names = [line.text for page in range(last + 1) for line in reader.lines(page) if "Láo Số" in line.text]
    assert names == [f"Đ/c Tẩn Láo Số {place}" for place in range(1, count + 1)]
    assert "Láo Số" in reader.text(last) and "BÍ THƯ" in reader.text(last)
    assert all("Họ và tên, tên tập thể" in reader.text(page) for page in range(last + 1))
    assert max(line.y for page in range(last + 1) for line in reader.lines(page)) < 277


def test_public_list_splits_a_deed_longer_than_a_page() -> None:
    lines = (replace(LIST.lines[0], deed=" ".join(f"v{place}" for place in range(900))),)
    reader = Reader(render("danh-sach-cong-khai", replace(LIST, lines=lines)))
    words = [word for page in range(len(reader.pages)) for word in reader.text(page).split() if word[1:].isdecimal()]
    assert [word for word in words if word.startswith("v")] == [f"v{place}" for place in range(900)]


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (LIST.lines[:1], "Danh sách có 1 cá nhân (một cá nhân)."),
        (LIST.lines[1:2], "Danh sách có 1 tập thể (một tập thể)."),
        ((), "Danh sách chưa có tập thể, cá nhân nào."),
    ],
)
def test_public_list_counts_what_it_holds(lines: tuple[PublicLine, ...], said: str) -> None:
    assert said in Reader(render("danh-sach-cong-khai", replace(LIST, lines=lines))).text(0)


def test_spoken_list() -> None:
    assert loudspeaker(LIST).splitlines() == [
        "Đảng uỷ xã Suối Mây thông báo: tháng 5 năm 2027 có hai cá nhân và một tập thể được ghi danh trong học tập và "
        "làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh.",
        "1. Đồng chí Tẩn Láo Sử, Chi bộ thôn Nậm Chảy: Dẫn nước từ khe về bản bằng 640 mét ống nhựa; mùa khô năm nay "
        "22 hộ không phải gánh nước.",
        "2. Chi hội Cựu chiến binh, Thôn Sín Quẩy: Góp 12 ngày công.",
        "3. Em Sùng Thị Dua: Trả lại ví ngày 6 tháng 5 năm 2027.",
        "Mời cán bộ, đảng viên và Nhân dân cùng học tập, làm theo. Xin cảm ơn.",
    ]
    assert "chưa có tập thể, cá nhân được ghi danh" in loudspeaker(replace(LIST, lines=()))
    assert "có một tập thể được" in loudspeaker(replace(LIST, lines=LIST.lines[1:2]))


def test_spoken_units_dates_and_short_forms() -> None:
    assert spoken("1,2km đường, 98%, 5 m² và 3 mẫu, họp ngày 20/5") == (
        "1,2 ki-lô-mét đường, 98 phần trăm, 5 mét vuông và 3 mẫu, họp ngày 20 tháng 5"
    )
    assert spoken("Trường PTDT bán trú THCS") == "Trường phổ thông dân tộc bán trú trung học cơ sở"


def proposals(count: int) -> ProposalListFacts:
    lines = tuple(
        ProposalLine(PERSON, "ông", f"Phàn Số {place}", "Thôn Nậm Chảy", DEED, "", "Chưa có thông tin")
        for place in range(1, count + 1)
    )
    return ProposalListFacts(HEAD, KEEPER, SIGNER, "tháng 5 năm 2027", lines, DAY)


def test_proposal_list() -> None:
    reader = Reader(render("danh-sach-de-nghi", proposals(9)))
    assert (reader.pages[0].width > reader.pages[0].height) and len(reader.pages) == 2
    assert reader.uprights(0) == [near(x) for x in (30, 42, 82, 120, 190, 228, 258, 282)]
    text = reader.text(0) + reader.text(1)
    assert "tập thể, cá nhân đề nghị xét ghi danh tháng 5 năm 2027" in text
    assert text.count("Chưa có thông") == 9 and text.count("Ông Phàn Số") == 9
    assert "Danh sách có 9 lượt đề nghị (chín cá nhân)." in text
    assert reader.line(1, "NGƯỜI LẬP DANH SÁCH").centre == near(87.27)
    assert reader.line(1, "Đặng Thị Nhàn").y == reader.line(1, "Lò Quang Vinh").y


def test_review_slip_tells_names_units_and_years_only() -> None:
    person = ReviewLine(PERSON, "Tẩn Láo Sử", "Thôn Nậm Chảy", 1979)
    lines = (person, ReviewLine(COLLECTIVE, "Chi hội", "Thôn Sín Quẩy"))
    slip = ReviewSlipFacts(HEAD, SIGNER, "Công an xã Suối Mây", "tháng 5 năm 2027", lines, DAY, date(2027, 5, 30), DAY)
    reader = Reader(render("phieu-ra-soat", slip))
    assert reader.line(0, "PHIẾU RÀ SOÁT").y == near(54.01)
    assert reader.line(0, "Kính gửi: Công an xã Suối Mây").centre == near(112.5)
    assert reader.line(0, "1979").centre == near(104)
    assert "gửi lại trước ngày 30/5/2027." in reader.text(0)
    assert reader.uprights(0) == [near(x) for x in (30, 44, 94, 114, 155, 195)]
    levels = reader.levels(0)
    assert levels[-1] - levels[-2] == near(11)
    undated = Reader(render("phieu-ra-soat", replace(slip, answer_by=None)))
    assert "ghi ý kiến vào cột cuối." in undated.text(0)


def test_review_slip_of_two_pages_repeats_its_head() -> None:
    lines = tuple(ReviewLine(PERSON, f"Tẩn Láo Số {place}", "Thôn Nậm Chảy") for place in range(1, 20))
    slip = ReviewSlipFacts(HEAD, SIGNER, "Công an xã", "tháng 5 năm 2027", lines, DAY, signed_on=DAY)
    reader = Reader(render("phieu-ra-soat", slip))
    assert [reader.number(page) for page in range(len(reader.pages))] == [None, 2]
    assert all("Ý kiến rà soát" in reader.text(page) for page in range(2))
    assert "CƠ QUAN RÀ SOÁT" in reader.text(1) and "Láo Số 19" in reader.text(1)


def test_poster_break_leaves_two_lines_on_both_sides() -> None:
    for words in range(60, 100):
        deed = "\n".join(["trồng rừng giữ nước " * 8] * 2 + ["dựng nhà " * words])
        reader = Reader(render("guong", replace(POSTER, deed=deed)))
        if len(reader.pages) > 1:
            body = [line for line in reader.lines(1) if line.size == 14 and line.x0 < 31]
            assert body and not body[0].text.startswith("Kết quả, sức lan toả Hai")
            heads = [line.text for line in reader.lines(0) if line.text == "Kết quả, sức lan toả"]
            assert not heads or "Hai thôn bên" in reader.text(0)


@pytest.mark.parametrize(
    ("form", "facts", "record"),
    [
        ("guong", replace(POSTER, deed="hoa \U0001f338"), "07, Tẩn Láo Sử"),
        ("danh-sach-cong-khai", replace(LIST, lines=(replace(LIST.lines[0], deed="\u2610"),)), "Tẩn Láo Sử"),
        (
            "danh-sach-de-nghi",
            replace(proposals(1), lines=(replace(proposals(1).lines[0], deed="\u2610"),)),
            "Phàn Số 1",
        ),
        (
            "phieu-ra-soat",
            ReviewSlipFacts(HEAD, SIGNER, "x", "y", (ReviewLine(PERSON, "Tẩn \u2610", "z"),), DAY),
            "Tẩn \u2610",
        ),
    ],
)
def test_missing_glyphs_name_the_record(form: str, facts: object, record: str) -> None:
    with pytest.raises(WorldError) as caught:
        render(form, facts)
    assert (caught.value.code, caught.value.values["record"]) == ("glyph_missing", record)


def test_each_form_gives_the_same_bytes_twice_and_bears_the_practice_mark() -> None:
    for form, facts in (("guong", POSTER), ("danh-sach-cong-khai", LIST), ("danh-sach-de-nghi", proposals(2))):
        assert render(form, facts) == render(form, facts)
        marked = Reader(render(form, replace(facts, practice=True)))
        assert "SỔ THỬ" in " ".join(line.text for line in marked.lines(0, level=False))


def test_a_head_of_two_lines_moves_the_poster_down() -> None:
    head = Letterhead("Đảng bộ thành phố Hồ Chí Minh", "Đảng uỷ xã Suối Mây", "Suối Mây")
    reader = Reader(render("guong", replace(POSTER, letterhead=head)))
    assert reader.line(0, "GƯƠNG ĐƯỢC GHI DANH").y == near(47.31 + 17 * 25.4 / 72)
