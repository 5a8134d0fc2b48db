from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import BODY, Desk, refused

from models.rules.errors import Refused
from models.rules.pages import BookForm, BookParts, EntryLine, Letterhead, LineKind, LineState, Signatory, StateNote
from models.services import book_pages, books, deeds, forms, honours, page_cells, pages, periods, rounds, settings
from models.tables.people import Discipline, Person
from models.tables.system import Act
from reports import render


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        settings.change(
            made.office,
            superior="Đảng bộ tỉnh Lào Cai",
            place="Yên Bình",
            keeper="Lương Thị Bích Hợp",
            keeper_title="Chuyên viên Văn phòng",
            signatory="Nguyễn Đức Khánh",
            term="2025 - 2030",
        )
        yield made


def lines(desk: Desk, key: str = "2026-05") -> tuple[EntryLine, ...]:
    facts = pages.book_facts(desk.office, 2026)
    return next(sheet.lines for sheet in facts.periods if sheet.key == key)


SIGNER = Signatory("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Đức Khánh")


# The book.


def test_a_book_states_whose_it_is_and_who_signs(desk: Desk) -> None:
    desk.entered("Giàng Seo Páo")
    books.save(desk.office, desk.book(), {"volume": "2", "retention": "Vĩnh viễn"})
    facts = pages.book_facts(desk.office, 2026)
    assert facts.letterhead == Letterhead("Đảng bộ tỉnh Lào Cai", "ĐẢNG UỶ XÃ YÊN BÌNH", "Yên Bình")
    assert (facts.name, facts.year, facts.volume) == ("Sổ ghi danh của Đảng uỷ xã Yên Bình", 2026, "2")
    assert (facts.term, facts.retention) == ("2025 - 2030", "Vĩnh viễn")
    assert (facts.keeper, facts.signer) == (Signatory("", "", "Lương Thị Bích Hợp"), SIGNER)
    assert (facts.parts, facts.closing, facts.practice) == (BookParts(), None, False)
    assert facts.opening.opened_on == date(2026, 5, 4)
    assert facts.opening.keeper == "Đồng chí Lương Thị Bích Hợp, chuyên viên Văn phòng (từ ngày 04/5/2026)."
    assert facts.opening.first_number == 1


def test_the_opening_sheet_says_what_is_known(desk: Desk) -> None:
    desk.entered("Một")
    books.save(desk.office, desk.book(), {"opened_on": "04/01/2026", "keeper": "Bà Mai", "first_number": "1"})
    settings.change(desk.office, keeper_title="")
    opening = pages.book_facts(desk.office, 2026).opening
    assert (opening.opened_on, opening.keeper) == (date(2026, 1, 4), "Đồng chí Bà Mai (từ ngày 04/01/2026).")
    books.save(desk.office, desk.book(), {"keeper": ""})
    settings.change(desk.office, keeper="")
    assert pages.book_facts(desk.office, 2026).opening.keeper == ""
    assert opening.scope and opening.cycle.startswith("Mỗi tháng")


def test_rows_stand_in_the_order_of_their_numbers_by_period(desk: Desk) -> None:
    desk.entered("Một", "Hai", period="2026-04")
    desk.entered("Ba")
    desk.luot(name="Bốn")
    facts = pages.book_facts(desk.office, 2026)
    assert [(s.key, s.label, s.short) for s in facts.periods] == [
        ("2026-04", "tháng 4 năm 2026", "4"), ("2026-05", "tháng 5 năm 2026", "5"),
    ]  # fmt: skip
    assert [[(line.number, line.name) for line in s.lines] for s in facts.periods] == [
        [(1, "Một"), (2, "Hai")], [(3, "Ba")],
    ]  # fmt: skip
    april, may = facts.periods
    assert (april.figures.luot, april.cumulative.luot, may.figures.luot, may.cumulative.luot) == (2, 2, 1, 3)
    assert (may.cumulative.first, may.cumulative.last) == (1, 3)
    assert (may.signed_on, may.held) == (None, ())
    assert facts.dated == date(2026, 5, 31)


def test_only_the_periods_asked_for_are_printed(desk: Desk) -> None:
    desk.entered("Một", period="2026-04")
    desk.entered("Ba")
    facts = pages.book_facts(desk.office, 2026, periods=("2026-05", "2026-02"))
    assert facts.parts == BookParts(cover=False, opening=False, closing=False, only=("2026-05", "2026-02"))
    assert [s.key for s in facts.periods] == ["2026-02", "2026-04", "2026-05"]
    assert facts.periods[0].lines == ()
    with pytest.raises(Refused) as found:
        pages.book_facts(desk.office, 2026, periods=("2025-05",))
    assert refused(found) == "period_not_of_book"


def test_a_month_printed_again_is_the_same_file_when_others_have_followed(desk: Desk) -> None:
    desk.entered("Một", period="2026-04")
    periods.close(desk.office, desk.book(), "2026-04")
    facts = pages.book_facts(desk.office, 2026, periods=("2026-04",))
    first = render.render("so-ghi-danh", facts)
    desk.entered("Hai")
    again = pages.book_facts(desk.office, 2026, periods=("2026-04",))
    assert (facts.dated, again.dated) == (date(2026, 5, 4), date(2026, 5, 4))
    assert render.render("so-ghi-danh", again) == first


def test_a_year_without_a_book_is_refused_and_makes_none(desk: Desk) -> None:
    with pytest.raises(Refused) as found:
        pages.book_facts(desk.office, 2026)
    assert refused(found) == "book_missing"
    assert books.books(desk.office) == ()


def test_reading_the_facts_writes_nothing_and_gives_the_same_again(desk: Desk) -> None:
    desk.entered("Một")
    seq = Act.select().count()
    assert pages.book_facts(desk.office, 2026) == pages.book_facts(desk.office, 2026)
    assert Act.select().count() == seq


def test_each_row_carries_its_cells_and_what_the_index_needs(desk: Desk) -> None:
    (first, second) = desk.entered("Giàng Seo Páo", "Giàng Seo Páo", position="Trưởng thôn", note="Đề nghị khen")
    (line, again) = lines(desk)
    assert line.uuid == first
    assert dict(line.cells) == {
        "chuc_vu": "Trưởng thôn, Chi bộ Nà Lốc",
        "viec_lam": desk.row(first).deed,
        "ngay_xet": "03/5/2026",
        "ghi_chu": "Đề nghị khen",
    }
    assert (line.kind, line.state, line.unit, line.note) == (LineKind.PERSON, LineState.ENTERED, "Nà Lốc", StateNote())
    assert (line.who, line.sort_key) == (again.who, desk.row(second).name_key)
    (other,) = desk.entered("Giàng Seo Páo", birth_year="1984")
    assert lines(desk)[2].uuid == other
    assert lines(desk)[2].who != line.who
    builders.person(desk.office, "Lù A Tủa", unit="Nà Lốc")
    desk.entered("Lù A Tủa")
    assert lines(desk)[3].who.endswith(str(desk.row(lines(desk)[3].uuid).person_id))


def test_hidden_columns_are_left_out_and_shown_ones_filled(desk: Desk) -> None:
    wanted = ("so", "ten", "chuc_vu", "chi_bo", "nam_sinh", "linh_vuc", "dong_gop", "nghi_quyet", "nguon", "hinh_thuc")
    columns = tuple(replace(c, shown=c.id in wanted) for c in forms.default().columns)
    own = replace(columns[0], id="own3", caption="Người giới thiệu", own=True, shown=True)
    form = replace(forms.default(), columns=(*columns, own))
    given = {"birth_year": "1984", "field": "van_hoa", "source": "thon", "position": "Trưởng thôn", "own3": "Bà Mai"}
    award = {"award": "giay_khen", "award_number": "15-QĐ/ĐU", "award_on": "03/05/2026"}
    uuid = desk.luot(name="Một", **given, **award)
    honours.save_child(desk.office, "contribution", None, uuid, {"kind": "m2", "amount": "640", "what": "đất"})
    made = desk.round(uuid)
    rounds.save(desk.office, made, {"resolution_number": "21-NQ/ĐU"})
    rounds.enter(desk.office, made)
    (line,) = pages.book_facts(desk.office, 2026, form=form).periods[0].lines
    assert dict(line.cells) == {
        "chuc_vu": "Trưởng thôn",
        "chi_bo": "Nà Lốc",
        "nam_sinh": "1984",
        "linh_vuc": "Văn hoá",
        "dong_gop": "640 m² đất",
        "nghi_quyet": "03/5/2026, số 21-NQ/ĐU",
        "nguon": "Thôn, tổ tuyên vận",
        "hinh_thuc": "Giấy khen, 15-QĐ/ĐU, ngày 03/5/2026",
        "own3": "Bà Mai",
    }


def test_cancelled_and_withdrawn_rows_say_so_and_keep_reasons_of_discipline_inside(desk: Desk) -> None:
    first, second = desk.entered("Một", "Hai")
    honours.cancel(desk.office, first, date(2026, 5, 4), "ghi trùng")
    honours.withdraw(desk.office, second, date(2026, 5, 4), "08-TB/UBKT", "UBKT", "bị kỷ luật")
    cancelled, withdrawn = lines(desk)
    assert (cancelled.state, cancelled.note) == (LineState.CANCELLED, StateNote(date(2026, 5, 4), "", "ghi trùng"))
    assert (withdrawn.state, withdrawn.note) == (LineState.WITHDRAWN, StateNote(date(2026, 5, 4), "08-TB/UBKT", ""))
    assert "kỷ luật" not in repr(pages.book_facts(desk.office, 2026))


def test_a_mended_and_a_late_row_say_so(desk: Desk) -> None:
    desk.entered("Một", period="2026-04")
    periods.close(desk.office, desk.book(), "2026-04")
    (uuid,) = desk.entered("Hai", month="04/2026")
    honours.correct(desk.office, uuid, {"name": "Hài"}, "nhầm dấu")
    (line,) = lines(desk)
    assert (line.name, line.late_from) == ("Hài", "tháng 4 năm 2026")
    assert line.corrected == StateNote(date(2026, 5, 4), "", "nhầm dấu")


# Closed periods.


def test_a_closed_page_keeps_its_form_its_figures_and_its_signers(desk: Desk) -> None:
    first, _second = desk.entered("Một", "Hai")
    periods.close(desk.office, desk.book(), "2026-05")
    before = pages.book_facts(desk.office, 2026, periods=("2026-05",))
    sheet = before.periods[0]
    assert sheet.signed_on == date(2026, 5, 4)
    desk.on(date(2026, 6, 2))
    forms.save(desk.office, "01/06/2026", replace(forms.default(), title="SỔ MỚI"))
    settings.change(desk.office, signatory="Người Khác", keeper="Người Mới")
    after = pages.book_facts(desk.office, 2026, periods=("2026-05",))
    assert after.periods == before.periods
    assert (after.form, after.dated) == (before.form, before.dated)
    desk.entered("Ba", period="2026-06")
    june = pages.book_facts(desk.office, 2026).periods[1]
    assert (june.form.title, june.signer.name, june.keeper.name) == ("SỔ MỚI", "Người Khác", "Người Mới")
    honours.cancel(desk.office, first, date(2026, 6, 2), "trùng")
    may, june = pages.book_facts(desk.office, 2026).periods
    assert (may.figures, may.cumulative) == (sheet.figures, sheet.cumulative)
    assert may.lines[0].state is LineState.CANCELLED
    assert june.cumulative.luot == may.cumulative.luot + 1


def test_the_closing_sheet_comes_when_the_year_is_done(desk: Desk) -> None:
    desk.entered("Một", "Hai")
    assert pages.book_facts(desk.office, 2026).closing is None
    desk.on(date(2027, 1, 1))
    closing = pages.book_facts(desk.office, 2026).closing
    assert (closing.ended_on, closing.signed_on) == (date(2026, 12, 31), None)
    assert (closing.figures.numbers, closing.figures.last) == (2, 2)
    desk.on(date(2026, 5, 6))
    books.save(desk.office, desk.book(), {"closed_on": "05/05/2026"})
    closing = pages.book_facts(desk.office, 2026).closing
    assert (closing.ended_on, closing.signed_on) == (date(2026, 5, 5), date(2026, 5, 5))


def test_the_closing_sheet_comes_with_the_last_closed_period(desk: Desk) -> None:
    desk.entered("Một")
    desk.on(date(2026, 12, 31))
    for month in range(1, 13):
        assert pages.book_facts(desk.office, 2026).closing is None
        periods.close(desk.office, desk.book(), f"2026-{month:02d}")
    facts = pages.book_facts(desk.office, 2026)
    assert len(facts.periods) == 12
    assert facts.closing.figures == facts.periods[-1].cumulative
    assert facts.periods[0].cumulative.numbers == 0


def test_the_sums_of_closed_periods_add_up_to_the_year(desk: Desk) -> None:
    first, _ = desk.entered("Một", "Hai", period="2026-04")
    periods.close(desk.office, desk.book(), "2026-04")
    desk.entered("Ba")
    honours.cancel(desk.office, first, date(2026, 5, 4), "trùng")
    desk.on(date(2027, 1, 2))
    facts = pages.book_facts(desk.office, 2026)
    assert facts.closing.figures.luot == sum(sheet.figures.luot for sheet in facts.periods) == 3


# Forms of their date.


def test_cover_and_opening_follow_the_first_entered_period(desk: Desk) -> None:
    forms.save(desk.office, "01/05/2026", replace(forms.default(), title="SỔ THÁNG NĂM"))
    desk.book()
    assert pages.book_facts(desk.office, 2026).form.title == "SỔ GHI DANH"
    desk.entered("Một")
    forms.save(desk.office, "01/06/2026", replace(forms.default(), title="SỔ THÁNG SÁU"))
    desk.entered("Hai", period="2026-06")
    facts = pages.book_facts(desk.office, 2026)
    assert facts.form.title == "SỔ THÁNG NĂM"
    assert [sheet.form.title for sheet in facts.periods] == ["SỔ THÁNG NĂM", "SỔ THÁNG SÁU"]


def test_an_empty_book_is_a_cover_and_an_opening_sheet(desk: Desk) -> None:
    desk.book()
    facts = pages.book_facts(desk.office, 2026)
    assert (facts.periods, facts.opening.opened_on, facts.dated) == ((), date(2026, 1, 1), date(2026, 1, 1))


def test_a_form_is_looked_at_on_the_newest_rows_or_on_invented_ones(desk: Desk) -> None:
    form: BookForm = replace(forms.default(), title="SỔ THỬ CỘT")
    invented = pages.preview(desk.office, form)
    assert (invented.form.title, len(invented.periods[0].lines)) == ("SỔ THỬ CỘT", 3)
    assert (invented.periods[0].figures.luot, invented.signer, invented.year) == (3, SIGNER, 2026)
    assert invented.periods[0].lines[0].cells["thoi_gian"] == "11/4 - 25/4/2026" and invented.practice
    desk.entered("Một", period="2026-04")
    desk.entered("Hai")
    shown = pages.preview(desk.office, form)
    assert shown.parts.only == ("2026-05",)
    assert {sheet.form.title for sheet in shown.periods} == {"SỔ THỬ CỘT"}
    assert shown.form.title == "SỔ THỬ CỘT" and not shown.practice


def test_a_units_book_has_the_units_head(desk: Desk) -> None:
    cell = builders.unit(desk.office, "Chi bộ Bản Phố", place="Bản Phố", contact="Lý Thị Mai")
    book = books.unit_book(desk.office, cell, 2026).uuid
    uuid = honours.save(desk.office, None, desk.texts(), book=book)
    made = rounds.open_round(desk.office, "month", "2026-05", book=book)
    rounds.add_entries(desk.office, made, [uuid])
    rounds.enter(desk.office, made)
    facts = pages.book_facts(desk.office, 2026, unit=cell)
    assert facts.letterhead == Letterhead("Đảng bộ xã Yên Bình", "Chi bộ Bản Phố", "Bản Phố")
    assert facts.signer == Signatory("T/M CHI BỘ", "BÍ THƯ", "Lý Thị Mai")
    assert (facts.name, facts.opening.keeper) == ("Sổ ghi danh của Chi bộ Bản Phố", "")
    assert "chi bộ" in facts.opening.scope
    assert [line.number for line in facts.periods[0].lines] == [1]


# Cells.


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"kind": "person", "position": "Y sĩ", "unit_name": "Chi bộ Trạm Y tế"}, "Y sĩ, Chi bộ Trạm Y tế"),
        ({"kind": "person", "membership": "member", "unit_name": "Chi bộ thôn Phố"}, "Đảng viên, Chi bộ thôn Phố"),
        ({"kind": "person", "membership": "people", "unit_name": "Chi bộ thôn Phố"}, "Chi bộ thôn Phố"),
        ({"kind": "person", "position": "Trưởng thôn Phố", "unit_name": "Chi bộ thôn Phố"}, "Trưởng thôn Phố"),
        ({"kind": "collective", "membership": "member", "unit_name": "Chi bộ thôn Phố"}, "Chi bộ thôn Phố"),
        ({"kind": "collective", "position": "8 thành viên", "unit_name": ""}, "8 thành viên"),
    ],
)
def test_function_and_place_stand_once(values: dict[str, str], said: str) -> None:
    assert page_cells.role(values) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({}, ""),
        ({"done_text": "Quý I/2027", "done_from": date(2027, 1, 1)}, "Quý I/2027"),
        ({"done_from": "2027-05-11"}, "11/5/2027"),
        ({"done_to": date(2027, 2, 9)}, "09/02/2027"),
        ({"done_from": date(2027, 5, 2), "done_to": date(2027, 5, 2)}, "02/5/2027"),
        ({"done_from": date(2027, 5, 2), "done_to": "2027-05-09"}, "02/5 - 09/5/2027"),
        ({"done_from": date(2026, 12, 30), "done_to": date(2027, 1, 2)}, "30/12/2026 - 02/01/2027"),
    ],
)
def test_when_it_was_done_is_said_as_documents_do(values: dict[str, object], said: str) -> None:
    assert page_cells.when(values) == said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], ""),
        ([{"kind": "dong", "amount": "2000"}, {"kind": "ngay_cong", "amount": "6.5"}], "2.000 đồng; 6,5 ngày công"),
        ([{"kind": "hien_vat", "amount": "3", "what": "bao xi măng"}], "3 bao xi măng"),
        ([{"kind": "hien_vat", "what": "trâu cày", "value": "15000000"}], "trâu cày (trị giá 15.000.000 đồng)"),
        ([{"kind": "m2"}], ""),
    ],
)
def test_what_was_contributed_is_said_with_its_unit(rows: list[dict[str, str]], said: str) -> None:
    assert page_cells.given(rows) == said


def test_cells_without_facts_stay_empty() -> None:
    assert page_cells.cells({"kind": "person"}, [*page_cells.CELLS, "so", "ten"]) == {}
    assert page_cells.award({"award_number": "15", "award_on": None}) == "15"
    assert page_cells.cells({"kind": "person", "birth_year": 1984}, ["nam_sinh"]) == {"nam_sinh": "1984"}


# One lượt on a page.


def test_one_luot_on_a_page(desk: Desk) -> None:
    uuid = desk.luot(
        name="Giàng Seo Páo", membership="member", result="Xong", field="van_hoa", meeting_on="04/05/2026",
        done_from="02/05/2026",
    )  # fmt: skip
    honours.save_child(desk.office, "contribution", None, uuid, {"kind": "dong", "amount": "5.000"})
    rounds.enter(desk.office, desk.round(uuid))
    facts = pages.poster(desk.office, uuid)
    assert (facts.number, facts.year, facts.address, facts.name) == (1, 2026, "đồng chí", "Giàng Seo Páo")
    assert (facts.role, facts.when, facts.subject) == ("Đảng viên, Chi bộ Nà Lốc", "02/5/2026", "Văn hoá")
    assert (facts.period_label, facts.period_short) == ("tháng 5 năm 2026", "tháng 5")
    assert (facts.contributions, facts.result, facts.deed) == ("5.000 đồng", "Xong", desk.row(uuid).deed)
    assert (facts.proposed_by, facts.proposed_on) == ("Chi bộ Nà Lốc", date(2026, 5, 4))
    assert (facts.decided_by, facts.decided_on, facts.dated) == (BODY, date(2026, 5, 3), date(2026, 5, 4))
    assert (facts.book_name, facts.signer) == ("Sổ ghi danh của Đảng uỷ xã Yên Bình", SIGNER)


@pytest.mark.parametrize(
    ("kind", "period", "short"),
    [("half", "2026-H1", "6 tháng đầu năm"), ("half", "2026-H2", "6 tháng cuối năm"), ("year", "2026", "năm")],
)
def test_longer_periods_are_named_on_the_page(desk: Desk, kind: str, period: str, short: str) -> None:
    uuid = desk.luot()
    rounds.enter(desk.office, desk.round(uuid, kind=kind, period=period))
    assert pages.poster(desk.office, uuid).period_short == short


def test_no_page_for_what_is_not_or_no_longer_entered(desk: Desk) -> None:
    with pytest.raises(Refused) as found:
        pages.poster(desk.office, desk.luot())
    assert refused(found) == "entry_not_entered"
    (uuid,) = desk.entered("Một")
    honours.withdraw(desk.office, uuid, date(2026, 5, 4), "08", "UBKT")
    with pytest.raises(Refused) as found:
        pages.poster(desk.office, uuid)
    assert refused(found) == "entry_ended"


# The public list.


def test_the_public_list_names_only_whom_a_ground_allows(desk: Desk) -> None:
    for name, consent in (("Một", "slip"), ("Hai", "refused"), ("Ba", "not_asked"), ("Bốn", ""), ("Năm", "rule")):
        desk.entered(name, consent=consent, period="2026-04")
    (gone,) = desk.entered("Sáu", consent="spoken", period="2026-04")
    (cancelled,) = desk.entered("Bảy", consent="spoken", period="2026-04")
    desk.entered("Tám", consent="spoken", membership="member", birth_year="1984")
    desk.luot(name="Chín", consent="slip", month="04/2026")
    honours.withdraw(desk.office, gone, date(2026, 5, 4), "08", "UBKT")
    honours.cancel(desk.office, cancelled, date(2026, 5, 4), "trùng")
    april = pages.public_list(desk.office, "2026-04")
    assert [line.name for line in april.lines] == ["Một", "Năm"]
    assert (april.period_label, april.dated, april.body_name) == (
        "tháng 4 năm 2026", date(2026, 5, 4), "Đảng uỷ xã Yên Bình",
    )  # fmt: skip
    year = pages.public_list(desk.office, 2026)
    assert [(line.name, line.address, line.unit) for line in year.lines] == [
        ("Một", "", "Nà Lốc"), ("Năm", "", "Nà Lốc"), ("Tám", "đồng chí", "Chi bộ Nà Lốc"),
    ]  # fmt: skip
    assert "1984" not in repr(year)


def test_an_empty_public_list_is_a_list(desk: Desk) -> None:
    assert pages.public_list(desk.office, "2026-05").lines == ()
    desk.luot()
    facts = pages.public_list(desk.office, "2026-05")
    assert (facts.lines, facts.dated, facts.signer) == ((), date(2026, 5, 31), SIGNER)


# Papers of a round.


def test_the_proposal_list_says_what_the_check_says(desk: Desk) -> None:
    known = builders.person(desk.office, "Giàng Seo Páo", unit="Nà Lốc", membership="đảng viên")
    with desk.office.act("test") as writer:
        person = Person.get(Person.uuid == known)
        writer.create(Discipline, person=person, from_day=date(2026, 2, 1), document_number="12-QĐ")
    rows = [desk.luot(name="Giàng Seo Páo", membership="member", result="Xong"), desk.luot(name="Lù A Tủa")]
    made = desk.round(*rows)
    facts = pages.proposal_list(desk.office, made)
    assert (facts.round_label, facts.dated, facts.preparer.name) == (
        "tháng 5 năm 2026", date(2026, 5, 3), "Lương Thị Bích Hợp",
    )  # fmt: skip
    first, second = facts.lines
    assert first.eligibility == "Vướng: từ 01/02/2026, theo văn bản số 12-QĐ"
    assert (first.address, first.role, first.result) == ("đồng chí", "Đảng viên, Chi bộ Nà Lốc", "Xong")
    assert second.eligibility == "Chưa có thông tin"


def test_every_reason_that_can_be_said_is_said_in_words(desk: Desk) -> None:
    from models.rules.eligibility import Aspect, Finding, Standing

    rating = Finding(Aspect.RATING, Standing.REVIEW, "rating_failed", {"year": 2025, "rating": "failed"})
    before = {"number": 7, "day": date(2026, 1, 3), "months": 12}
    told = pages.said((rating, Finding(Aspect.RECENT, Standing.REVIEW, "recent_entry", before)))
    assert told == (
        "Cần xem lại: năm 2025 xếp loại: Không hoàn thành nhiệm vụ; đã có lượt 7 ngày 03/01/2026, trong vòng 12 tháng"
    )
    assert desk.office


def test_the_review_slip_names_nothing_but_name_unit_and_birth_year(desk: Desk) -> None:
    made = desk.round(desk.luot(name="Lù A Tủa", birth_year="1984"), met="")
    facts = pages.review_slip(desk.office, made, "Công an xã", date(2026, 5, 10))
    (line,) = facts.lines
    assert (line.name, line.unit, line.birth_year, line.kind) == ("Lù A Tủa", "Chi bộ Nà Lốc", 1984, LineKind.PERSON)
    assert (facts.asked, facts.answer_by, facts.dated) == ("Công an xã", date(2026, 5, 10), date(2026, 5, 4))


def test_a_campaign_is_called_by_its_title(desk: Desk) -> None:
    titled = rounds.open_round(desk.office, "campaign", "2026-05", "Đợt thi đua 19/5")
    assert pages.review_slip(desk.office, titled).round_label == "Đợt thi đua 19/5"
    plain = rounds.open_round(desk.office, "campaign", "2026-05")
    assert pages.proposal_list(desk.office, plain).round_label == "tháng 5 năm 2026"


def test_a_deeds_gifts_reach_the_printed_row(desk: Desk) -> None:
    deed = desk.deed()
    deeds.save_child(desk.office, "contribution", None, deed, {"kind": "ngay_cong", "amount": "126"})
    made = rounds.open_round(desk.office, "month", "2026-05")
    (uuid,) = rounds.add_deeds(desk.office, made, [deed])
    rounds.enter(desk.office, made)
    assert pages.poster(desk.office, uuid).contributions == "126 ngày công"
    assert book_pages.words()["example"]["rows"]
