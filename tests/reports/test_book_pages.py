"""How the Sổ is divided into pages, which are printed, and what its file says of itself."""

from __future__ import annotations

import io
import re
from dataclasses import replace
from datetime import date

import pytest
from page_facts import ENTRIES_ONLY, HEAD, Reader, book, entry, form, period

from models.rules.errors import BugError, Refused, WorldError
from models.rules.pages import BookParts, ColumnSpec, LineKind, LineState, StateNote
from models.rules.paper import PageKind
from reports.fonts import load_fonts
from reports.render import FORMS, pages, printed, render


def rows(first: int, last: int, lines: int = 6) -> list[object]:
    """Return rows whose every line of text can be told from every other."""
    return [
        entry(number, "\n".join(f"v{number}d{place}" for place in range(lines))) for number in range(first, last + 1)
    ]


def three_months() -> list[object]:
    first, second, third = rows(1, 12), rows(13, 14), rows(15, 31, lines=3)
    return [period(3, first), period(4, second, first), period(5, third, [*first, *second])]


def page_of(reader: Reader, text: str) -> list[int]:
    return [place for place in range(len(reader.pages)) if text in reader.text(place)]


@pytest.fixture(scope="module")
def reader() -> Reader:
    return Reader(render("so-ghi-danh", book(three_months())))


def test_every_part_begins_on_a_front_page(reader: Reader) -> None:
    numbers = [reader.number(place) for place in range(len(reader.pages))]
    assert numbers == [None, None, None, *range(2, len(reader.pages) - 1)]
    starts = [page_of(reader, f"Kỳ ghi danh: tháng {month} năm 2027")[0] for month in (3, 4, 5)]
    assert all((reader.number(start) or 0) % 2 == 1 for start in starts)
    assert len(reader.pages) % 2 == 0


def test_only_the_first_page_of_a_period_is_not_continued(reader: Reader) -> None:
    march = page_of(reader, "Kỳ ghi danh: tháng 3 năm 2027")
    assert ["tiếp theo" in reader.text(place) for place in march] == [False] + [True] * (len(march) - 1)


def test_rows_are_never_split(reader: Reader) -> None:
    for number, lines in ((n, 6) for n in range(1, 15)):
        held = [sum(f"v{number}d{k}" in reader.text(p).split() for k in range(lines)) for p in range(len(reader.pages))]
        assert sorted(held)[-2:] == [0, lines]


def test_places_are_where_the_rows_stand(reader: Reader) -> None:
    found = [page for page in printed(book(three_months())) if page.kind is PageKind.ENTRIES]
    assert [row.uuid for page in found for row in page.rows] == [f"u{number}" for number in range(1, 32)]
    for fact in found:
        page = fact.number + 1
        assert reader.number(page) == fact.number
        names = [line for line in reader.lines(page) if line.text.startswith("Lù Thị Số ")]
        assert [line.text for line in names] == [f"Lù Thị Số {row.uuid[1:]}" for row in fact.rows]
        drops = [lower.y - upper.y for upper, lower in zip(names, names[1:], strict=False)]
        assert drops == pytest.approx([row.height for row in fact.rows[:-1]], abs=0.06)
        assert fact.foot == ("Cộng kỳ" in reader.text(page))


def test_a_foot_that_does_not_fit_takes_two_rows_along() -> None:
    reader = Reader(render("so-ghi-danh", book([period(5, rows(1, 4))], parts=ENTRIES_ONLY)))
    assert [[n for n in range(1, 5) if f"v{n}d0" in reader.text(p)] for p in range(2)] == [[1, 2], [3, 4]]
    assert "Cộng kỳ" in reader.text(1) and "Lò Quang Vinh" in reader.text(1)


def test_a_foot_leaves_a_row_behind_and_goes_alone_when_nothing_fits() -> None:
    tall = Reader(render("so-ghi-danh", book([period(5, rows(1, 1, lines=26))], parts=ENTRIES_ONLY)))
    assert ["v1d0" in tall.text(p) for p in range(2)] == [True, False]
    assert "Cộng kỳ" in tall.text(1)
    two = Reader(render("so-ghi-danh", book([period(5, rows(1, 2, lines=11))], parts=ENTRIES_ONLY)))
    assert ["v1d0" in two.text(p) for p in range(2)] == [True, False]
    assert "v2d0" in two.text(1) and "Cộng kỳ" in two.text(1)


def test_a_row_taller_than_a_page_goes_over_with_its_number() -> None:
    reader = Reader(render("so-ghi-danh", book([period(5, rows(41, 41, lines=70))], parts=ENTRIES_ONLY)))
    said = [word for page in range(3) for word in reader.text(page).split() if word.startswith("v41d")]
    assert said == [f"v41d{place}" for place in range(70)]
    assert ["41" in reader.text(page).split() for page in range(3)] == [True, True, True]
    marks = [[line.text for line in reader.lines(page)].count("(tiếp theo)") for page in range(3)]
    assert marks == [0, 1, 1]
    told = printed(book([period(5, rows(41, 41, lines=70))], parts=ENTRIES_ONLY))
    assert [[row.uuid for row in page.rows] for page in told if page.rows] == [["u41"]] * 3


def test_a_tall_row_begins_where_it_stands_only_if_some_lines_fit() -> None:
    low = [*rows(1, 1, lines=25), *rows(2, 2, lines=60)]
    assert "v2d0" not in Reader(render("so-ghi-danh", book([period(5, low)], parts=ENTRIES_ONLY))).text(0)
    high = [*rows(1, 1, lines=10), *rows(2, 2, lines=60)]
    assert "v2d0" in Reader(render("so-ghi-danh", book([period(5, high)], parts=ENTRIES_ONLY))).text(0)


def test_one_period_alone_is_the_same_as_in_the_whole_book(reader: Reader) -> None:
    whole = book(three_months())
    only = replace(ENTRIES_ONLY, only=("2027-05",))
    alone = Reader(render("so-ghi-danh", replace(whole, parts=only)))
    may = page_of(reader, "tháng 5 năm 2027")[0]
    assert [alone.text(p) for p in range(len(alone.pages))] == [reader.text(may + p) for p in range(len(alone.pages))]
    known = replace(whole.periods[2], start_page=reader.number(may))
    short = replace(whole, parts=only, periods=(*whole.periods[:2], known))
    assert render("so-ghi-danh", short) == alone.data


def test_a_known_start_page_spares_what_stands_before() -> None:
    broken = period(4, [entry(1, "không có chữ này: \U0001f600")])
    sheets = [broken, period(5, rows(2, 3), start_page=21)]
    parts = replace(ENTRIES_ONLY, only=("2027-05",))
    assert Reader(render("so-ghi-danh", book(sheets, parts=parts))).number(0) == 21


def test_one_sided_book_has_no_empty_pages_and_no_mirror() -> None:
    plain = form(two_sided=False)
    sheets = [replace(sheet, form=plain) for sheet in three_months()]
    reader = Reader(render("so-ghi-danh", book(sheets, form=plain)))
    texts = [reader.text(page) for page in range(len(reader.pages))]
    assert not any("để trống)" in text for text in texts)
    assert "không có trang để trống" in texts[-1]
    assert {reader.uprights(page)[0] for page in range(2, 5)} == {30.0}


def test_periods_may_follow_on_the_next_page() -> None:
    running = form(period_new_sheet=False)
    sheets = [replace(sheet, form=running) for sheet in three_months()]
    reader = Reader(render("so-ghi-danh", book(sheets, form=running)))
    numbers = [reader.number(page_of(reader, f"ghi danh: tháng {month} năm")[0]) for month in (3, 4, 5)]
    april = page_of(reader, "ghi danh: tháng 4 năm")
    assert numbers[2] == (reader.number(april[-1]) or 0) + 1
    assert "in và ký khi kết thúc từng kỳ" in reader.text(2)


def test_each_period_keeps_the_form_of_its_date() -> None:
    new = form(
        columns=(
            ColumnSpec("so", "STT", 15, centred=True),
            ColumnSpec("ten", "Họ tên", 60),
            ColumnSpec("own1", "Người giới thiệu", 50, own=True),
            ColumnSpec("viec_lam", "Việc làm", 127),
        ),
        valid_from=date(2027, 6, 1),
    )
    june = period(6, [entry(2, cells={"own1": "Bí thư chi bộ"})], form=new)
    reader = Reader(render("so-ghi-danh", book([period(5, [entry(1)]), june], parts=ENTRIES_ONLY)))
    assert "Ngày xét" in reader.text(0) and "Người giới thiệu" not in reader.text(0)
    assert "Người giới thiệu" in reader.text(2) and "Bí thư chi bộ" in reader.text(2)
    assert reader.uprights(2) == [30.0, 45.0, 105.0, 155.0, 282.0]


def test_an_empty_period_says_so() -> None:
    text = Reader(render("so-ghi-danh", book([period(5, [])], parts=ENTRIES_ONLY))).text(0)
    assert "Kỳ này không có lượt ghi danh." in text
    assert "Cộng kỳ tháng 5 năm 2027: không có lượt ghi danh." in text
    closing = Reader(render("so-ghi-danh", book([period(5, [])], parts=BookParts(cover=False)))).text(4)
    assert "Trong năm không có lượt ghi danh." in closing


def test_late_and_corrected_rows_say_so_and_are_counted() -> None:
    fixed = StateNote(date(2027, 6, 2), reason="sửa năm")
    row = entry(7, late_from="tháng 4 năm 2027", corrected=fixed)
    text = Reader(render("so-ghi-danh", book([period(5, [entry(6), row])], parts=ENTRIES_ONLY))).text(0)
    assert "Bổ sung kỳ" in text and "Đính chính" in text and "02/6/2027: sửa" in text
    assert "Trong đó bổ sung kỳ trước: 01 lượt (số 07)." in text


def test_remarks_stand_under_the_name_where_the_form_has_no_remarks() -> None:
    columns = tuple(column for column in form().columns if column.id != "ghi_chu")
    sheet = period(5, [entry(7, late_from="tháng 4 năm 2027")], form=form(columns=columns))
    reader = Reader(render("so-ghi-danh", book([sheet], parts=ENTRIES_ONLY)))
    assert 41 < reader.line(0, "Bổ sung kỳ trước:").x0 < 43


def test_a_period_not_yet_signed_leaves_a_gap_for_the_pen() -> None:
    reader = Reader(render("so-ghi-danh", book([period(5, [entry(1)], signed_on=None)], parts=ENTRIES_ONLY)))
    (dated,) = [line for line in reader.lines(0) if line.text.startswith("Suối Mây, ngày")]
    assert re.fullmatch(r"Suối Mây, ngày {10}tháng 5 năm 2027", dated.text)


def test_a_replaced_sheet_says_so() -> None:
    sheets = [period(5, [entry(1)], start_page=13), period(6, [entry(2)], start_page=15)]
    whole = replace(book(sheets).parts, replacing=(1, 2, 13, 14, 17))
    reader = Reader(render("so-ghi-danh", book(sheets, parts=whole)))
    said = {reader.number(page): reader.text(page) for page in range(4, len(reader.pages))}
    assert "năm 2027 - Thay trang 13" in said[13] and "năm 2027 - Thay trang 17" in said[17]
    assert "Thay trang 14" in said[14] and "(Trang này để trống)" in said[14]
    assert all("Thay trang" not in said[number] for number in (15, 16))
    front = replace(whole, periods=False, closing=False, cover=False)
    opening = Reader(render("so-ghi-danh", book(sheets, parts=front)))
    assert [line.text for line in opening.lines(0) if line.text.startswith("Thay trang")] == ["Thay trang 1"]


def test_single_pages_are_printed_as_they_were_counted() -> None:
    sheets = [period(5, rows(1, 20), start_page=13)]
    whole = book(sheets, parts=ENTRIES_ONLY)
    alone = replace(whole, parts=replace(ENTRIES_ONLY, pages=(15, 16)))
    reader = Reader(render("so-ghi-danh", alone))
    assert [reader.number(page) for page in range(len(reader.pages))] == [15, 16]
    known = {page.number: page for page in printed(whole)}
    assert printed(alone) == (known[15], known[16])
    assert reader.text(0).count("Nậm Chảy") == len(known[15].rows) > 3


def test_long_book_names_take_a_line_of_their_own() -> None:
    sheet = period(5, [entry(1)], form=form("portrait"))
    named = book([sheet], parts=ENTRIES_ONLY, name="Sổ ghi danh của Đảng uỷ phường Đông Nguyễn Thái Học")
    reader = Reader(render("so-ghi-danh", named))
    running = reader.line(0, "Kỳ ghi danh: tháng 5 năm 2027")
    name = next(line for line in reader.lines(0) if line.text.startswith("Sổ ghi danh của"))
    assert running.y - name.y == pytest.approx(6.35, abs=0.05)
    assert reader.levels(0)[0] == pytest.approx(27.97 + 6.35, abs=0.1)


def test_index_gathers_numbers_keeps_namesakes_apart_and_goes_by_given_name() -> None:
    cancelled = {"state": LineState.CANCELLED, "note": StateNote(date(2027, 3, 3), reason="trùng")}
    march = [
        entry(1, name="Nguyễn Văn Ánh", who="p1"),
        entry(2, name="Hoàng Văn Ấn", who="p2"),
        entry(3, name="Lò Văn Đông", who="p3"),
        entry(4, name="Bùi Thị Dung", who="p4"),
    ]
    april = [
        entry(5, name="Nguyễn Văn Ánh", who="p1", **cancelled),
        entry(6, name="Nguyễn Văn Ánh", who="p5", state=LineState.WITHDRAWN),
        entry(7, name="Hợp tác xã Quế", kind=LineKind.COLLECTIVE, unit=""),
    ]
    sheets = [period(3, march), period(4, april, march)]
    reader = Reader(render("so-ghi-danh", book(sheets, parts=replace(ENTRIES_ONLY, index=True))))
    page = page_of(reader, "Bảng tra theo tên")[0]
    lines = [line for line in reader.lines(page) if 38 < line.y < 170]
    assert [line.text for line in lines if line.x0 == pytest.approx(30, abs=0.5)] == ["A", "D", "Đ"]
    listed = [line.text for line in lines if line.x0 == pytest.approx(37, abs=0.5)]
    assert listed[:3] == ["Nguyễn Văn Ánh", "Nguyễn Văn Ánh", "Hoàng Văn Ấn"]
    assert listed[3:] == ["Bùi Thị Dung", "Lò Văn Đông", "Tập thể", "Hợp tác xã Quế"]
    assert "01, 05*" in reader.text(page) and "06**" in reader.text(page) and "3, 5" in reader.text(page)


def test_index_pages_are_filled_and_repeat_the_letter() -> None:
    people = [entry(number, name=f"Giàng Seo {chr(64 + number % 26)} Páo", who=str(number)) for number in range(130)]
    parts = replace(ENTRIES_ONLY, index=True, periods=False)
    reader = Reader(render("so-ghi-danh", book([period(3, people)], parts=parts)))
    tops = [[line.text for line in reader.lines(p) if line.size == 12 and line.text == "P"] for p in range(3)]
    assert tops == [["P", "P"], ["P", "P"], ["P"]]
    shown = sum(reader.text(page).count("Giàng Seo") for page in range(len(reader.pages)))
    assert shown == 130
    assert reader.uprights(1) == [] and reader.line(1, "Bảng tra theo tên").x0 == pytest.approx(15, abs=0.1)


def test_index_of_a_person_with_many_numbers_takes_more_lines() -> None:
    many = [entry(number, name="Lò Văn Đông", who="p1") for number in range(100, 112)]
    parts = replace(ENTRIES_ONLY, index=True)
    reader = Reader(render("so-ghi-danh", book([period(3, many)], parts=parts)))
    page = page_of(reader, "Bảng tra theo tên")[0]
    numbers = [line for line in reader.lines(page) if line.text.startswith("1") and line.x1 < 137]
    assert ", ".join(line.text for line in numbers) == ", ".join(str(number) for number in range(100, 112))
    assert len(numbers) > 1 and min(line.x0 for line in numbers) > 85


def test_a_cancelled_row_needs_a_column_for_its_reason() -> None:
    two = form(columns=form().columns[:2])
    cancelled = entry(1, state=LineState.CANCELLED)
    with pytest.raises(Refused, match="no_columns"):
        render("so-ghi-danh", book([period(5, [cancelled], form=two)]))


def test_same_facts_same_bytes() -> None:
    first, second = (render("so-ghi-danh", book(three_months())) for _ in range(2))
    assert first == second
    assert first != render("so-ghi-danh", book(three_months(), dated=date(2027, 12, 30)))


def test_what_the_file_says_of_itself(reader: Reader) -> None:
    info = reader.pdf.metadata
    assert info["Title"] == "Sổ ghi danh của Đảng uỷ xã Suối Mây, năm 2027"
    assert info["Author"] == HEAD.body
    assert info["CreationDate"] == "D:20271231000000+07'00'" == info["ModDate"]
    assert reader.data.startswith(b"%PDF-1.7")
    catalog = reader.pdf.doc.catalog
    assert catalog["Lang"] == b"vi-VN"
    preferences = catalog["ViewerPreferences"].resolve()
    assert preferences["PrintScaling"].name == "None" and preferences["Duplex"].name == "DuplexFlipShortEdge"


def test_fonts_are_embedded_and_of_one_family(reader: Reader) -> None:
    family = load_fonts().family.replace(" ", "")
    names = {char["fontname"] for page in reader.pages for char in page.chars}
    assert {name.split("+")[1].split("-")[0] for name in names} == {family}
    assert b"Helvetica" not in reader.data and b"/Type1" not in reader.data
    fonts = reader.data.count(b"/Subtype /TrueType")
    assert fonts == reader.data.count(b"/FontFile2") == reader.data.count(b"/ToUnicode") == 3


def test_no_grey_anywhere(reader: Reader) -> None:
    colours = {
        str(thing[key])
        for page in reader.pages
        for things in (page.chars, page.lines, page.rects)
        for thing in things
        for key in ("stroking_color", "non_stroking_color")
    }
    assert colours <= {"(0.0, 0.0, 0.0)", "(0, 0, 0)", "(0,)", "(0.0,)", "0", "None"}


def test_practice_offices_bear_the_mark_on_every_page() -> None:
    reader = Reader(render("so-ghi-danh", book(three_months(), practice=True, parts=BookParts(index=True))))
    for page in range(len(reader.pages)):
        assert "".join(line.text for line in reader.lines(page, level=False)).replace(" ", "") == "SỔTHỬ"
    bare = Reader(render("so-ghi-danh", book(three_months())))
    assert not any(bare.lines(page, level=False) for page in range(len(bare.pages)))


def test_progress_and_leaving_in_the_middle() -> None:
    seen: list[int] = []
    data = render("so-ghi-danh", book(three_months()), on_page=seen.append)
    assert seen == sorted(seen) and seen[-1] == len(Reader(data).pages)
    out = io.BytesIO()
    steps = pages("so-ghi-danh", book(three_months()), out)
    assert [next(steps), next(steps)] == [1, 2]
    steps.close()
    assert out.getvalue() == b""


def test_a_missing_glyph_names_letter_and_record() -> None:
    with pytest.raises(WorldError) as caught:
        render("so-ghi-danh", book([period(5, [entry(1), entry(41, "tặng 5 \U0001f338 cho trường")])]))
    assert caught.value.code == "glyph_missing"
    assert caught.value.values == {"letter": "\U0001f338", "point": "U+1F338", "record": "số 41, Lù Thị Số 41"}


def test_columns_wider_than_the_page_are_refused() -> None:
    wide = form(columns=tuple(replace(c, width_mm=c.width_mm + 2) for c in form().columns))
    with pytest.raises(Refused) as caught:
        render("so-ghi-danh", book([period(5, [entry(1)], form=wide)]))
    assert (caught.value.code, caught.value.values) == ("columns_too_wide", {"total": 268, "room": 252})
    hidden = form(columns=tuple(replace(c, shown=False) for c in form().columns))
    with pytest.raises(Refused, match="no_columns"):
        render("so-ghi-danh", book([period(5, [entry(1)], form=hidden)]))


def test_more_letters_than_one_part_of_a_face_holds() -> None:
    letters = "".join(chr(code) for code in range(0x100, 0x24F) if load_fonts().regular.has(chr(code)))
    spaced = " ".join(letters[place : place + 4] for place in range(0, len(letters), 4))
    reader = Reader(render("so-ghi-danh", book([period(5, [entry(1, spaced)])], parts=ENTRIES_ONLY)))
    read = "".join(line.text for line in reader.lines(0) if 133 < line.x0 < 196 and line.y > 46 and line.y < 140)
    assert letters in read.replace(" ", "")


def test_the_viewer_is_told_what_pages_are_called(reader: Reader) -> None:
    assert [entry[1] for entry in reader.pdf.doc.get_outlines()] == [f"tháng {month} năm 2027" for month in (3, 4, 5)]


def test_unknown_forms_are_a_fault_of_ours() -> None:
    assert "so-ghi-danh" in FORMS
    with pytest.raises(BugError):
        render("khong-co", book([]))


@pytest.mark.parametrize("seal", [(), tuple(str(1111 * place) for place in range(1, 9))])
@pytest.mark.parametrize("months", [1, 4, 12])
def test_the_closing_sheet_draws_nothing_over_its_sentences(months: int, seal: tuple[str, ...]) -> None:
    periods = [period(month, [entry(month)]) for month in range(1, months + 1)]
    facts = book(periods)
    closed = replace(facts, closing=replace(facts.closing, seal=seal))
    reader = Reader(render("so-ghi-danh", closed))
    page = next(place for place in range(len(reader.pages)) if "TỜ KẾT SỔ" in reader.text(place))
    lines = [line for line in reader.lines(page) if line.x0 > 165 and line.y > 40]
    levels = sorted({round(line.y, 1) for line in lines})
    assert min(low - high for high, low in zip(levels, levels[1:], strict=False)) > 5
    end = next(line.y for line in lines if line.text.startswith("Sổ kết thúc"))
    dated = next(line.y for line in lines if line.text.endswith("năm 2027") and line.text.startswith("Suối Mây"))
    assert dated > end + 6 and levels[-1] < 190
    if seal:
        caption = next(line.y for line in lines if line.text.startswith("Mã niêm"))
        assert end + 4 < caption < dated
