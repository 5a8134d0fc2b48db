from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import Desk, refused

from models.rules import counting as rules
from models.rules.errors import BugError, Refused
from models.rules.facts import ListQuery
from models.rules.paper import PageKind, PrintedPage, PrintedRow
from models.services import (
    books,
    care,
    counting,
    deeds,
    history,
    honours,
    pages,
    paper,
    periods,
    rounds,
    units,
)
from models.services import settings as house
from models.tables.honours import Contribution, Publication
from models.tables.people import Person
from models.tables.system import Act


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        yield made


def names(desk: Desk, **query: object) -> list[str]:
    return [row.name for row in honours.page(desk.office, ListQuery(**query))]


def last_act() -> Act:
    return Act.select().order_by(Act.seq.desc()).first()


# Writing.


def test_a_new_luot_is_proposed_in_the_book_of_its_months_year(desk: Desk) -> None:
    uuid = desk.luot(name="Giàng Seo Páo", month="12/2025")
    record = honours.get(desk.office, uuid)
    assert (record.values["state"], record.values["number"]) == ("proposed", None)
    assert desk.row(uuid).book.year == 2025
    assert record.values["unit_name"] == "Chi bộ Nà Lốc"


@pytest.mark.parametrize("missing", ["kind", "name", "unit", "month", "deed"])
def test_the_five_required_fields_are_required(desk: Desk, missing: str) -> None:
    texts = desk.texts()
    del texts[missing]
    with pytest.raises(Refused) as found:
        honours.save(desk.office, None, texts)
    assert [(p.field, p.code) for p in found.value.values["problems"]] == [(missing, "required")]
    assert honours.count(desk.office, ListQuery()) == 0


def test_what_only_the_program_fills_is_not_typed(desk: Desk) -> None:
    with pytest.raises(BugError):
        honours.save(desk.office, None, desk.texts(state="entered"))


def test_odd_things_are_asked_about_and_written_all_the_same(desk: Desk) -> None:
    odd = {"present": "9", "agreed": "8", "disagreed": "3", "meeting_on": "28/04/2026", "birth_year": "2027"}
    texts = desk.texts(**odd)
    asked = honours.check(desk.office, None, texts)
    assert [(p.field, p.code, p.weight) for p in asked] == [
        ("agreed", "votes_over_present", "ask"),
        ("meeting_on", "meeting_before_month", "ask"),
        ("birth_year", "born_after_month", "ask"),
    ]
    uuid = honours.save(desk.office, None, texts)
    assert honours.check(desk.office, uuid, {"present": "11", "meeting_on": "04/05/2026", "birth_year": "1984"}) == ()


def test_days_that_cannot_follow_each_other_are_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as found:
        desk.luot(done_from="04/05/2026", done_to="03/05/2026")
    assert refused(found) == "end_before_start"


def test_a_luot_follows_its_month_into_another_years_book(desk: Desk) -> None:
    uuid = desk.luot()
    honours.save(desk.office, uuid, {"month": "12/2025"})
    assert desk.row(uuid).book.year == 2025
    honours.save(desk.office, uuid, {"month": "11/2025"})
    assert desk.row(uuid).month == "2025-11"


def test_a_luot_in_a_round_stays_in_the_rounds_book(desk: Desk) -> None:
    uuid = desk.luot()
    desk.round(uuid)
    honours.save(desk.office, uuid, {"month": "12/2025"})
    assert desk.row(uuid).book.year == 2026


def test_the_units_name_is_the_one_of_its_time(desk: Desk) -> None:
    uuid = desk.luot()
    units.save(desk.office, builders.named("Chi bộ Nà Lốc"), {"name": "Chi bộ Nà Lốc Mới"})
    honours.save(desk.office, uuid, {"deed": "Việc khác"})
    assert desk.row(uuid).unit_name == "Chi bộ Nà Lốc"
    honours.save(desk.office, uuid, {"unit": "Khe Mạ"})
    assert desk.row(uuid).unit_name == "Chi bộ Khe Mạ"


# Links.


def person_of(desk: Desk, uuid: str) -> str | None:
    found = desk.row(uuid).person
    return found.uuid if found is not None else None


def test_a_name_is_linked_when_exactly_one_fits(desk: Desk) -> None:
    known = builders.person(desk.office, "Giàng Seo Páo", birth_year="1984", unit="Nà Lốc")
    assert person_of(desk, desk.luot(name="GIÀNG SEO PÁO")) == known
    assert person_of(desk, desk.luot(name="Giàng Seo Páo", birth_year="1984", unit="Khe Mạ")) == known
    assert person_of(desk, desk.luot(name="Giàng Seo Páo", birth_year="1985")) is None
    assert person_of(desk, desk.luot(name="Giàng Seo Páo", unit="Khe Mạ")) is None
    assert person_of(desk, desk.luot(name="Giàng Seo Pao")) is None


def test_two_who_fit_are_no_link(desk: Desk) -> None:
    builders.person(desk.office, "Giàng Seo Páo", unit="Nà Lốc")
    other = builders.person(desk.office, "Giàng Seo Páo", birth_year="1990", unit="Nà Lốc")
    assert person_of(desk, desk.luot(name="Giàng Seo Páo")) is None
    Person.update(deleted=1).where(Person.uuid == other).execute()
    assert person_of(desk, desk.luot(name="Giàng Seo Páo")) is not None


def test_a_village_says_as_much_as_a_chi_bo(desk: Desk) -> None:
    builders.unit(desk.office, "Thôn Nà Lốc", "village")
    known = builders.person(desk.office, "Giàng Seo Páo", unit="Khe Mạ", village="Thôn Nà Lốc")
    assert person_of(desk, desk.luot(name="Giàng Seo Páo", unit="Thôn Nà Lốc")) == known


def test_a_link_follows_the_name(desk: Desk) -> None:
    builders.person(desk.office, "Giàng Seo Páo", unit="Nà Lốc")
    uuid = desk.luot(name="Giàng Seo Páo")
    honours.save(desk.office, uuid, {"name": "Giàng Seo Phá"})
    assert person_of(desk, uuid) is None


def test_a_collective_is_linked_to_its_unit(desk: Desk) -> None:
    builders.unit(desk.office, "Tổ phụ nữ xóm Trên", "collective")
    uuid = desk.luot(kind="collective", name="Tổ phụ nữ xóm Trên")
    assert (desk.row(uuid).collective.name, desk.row(uuid).person) == ("Tổ phụ nữ xóm Trên", None)
    assert desk.row(desk.luot(kind="collective", name="Tổ xe ôm")).collective is None


# States before the book.


def test_rejected_rows_keep_their_place_in_the_list_and_come_back(desk: Desk) -> None:
    desk.entered("Một")
    second = desk.luot(name="Hai")
    honours.reject(desk.office, [second], " chưa đủ\nrõ ")
    desk.entered("Ba")
    assert names(desk, year=2026) == ["Ba", "Hai", "Một"]
    assert (desk.row(second).state, desk.row(second).end_reason) == ("rejected", "chưa đủ rõ")
    honours.propose_again(desk.office, [second])
    assert names(desk, year=2026) == ["Hai", "Ba", "Một"]
    assert (desk.row(second).state, desk.row(second).end_reason) == ("proposed", None)


def test_only_waiting_rows_are_rejected_and_only_rejected_ones_come_back(desk: Desk) -> None:
    (entered,) = desk.entered("Một")
    waiting = desk.luot()
    with pytest.raises(Refused) as found:
        honours.reject(desk.office, [waiting, entered])
    assert refused(found) == "entry_not_waiting"
    assert desk.row(waiting).state == "proposed"
    with pytest.raises(Refused) as found:
        honours.propose_again(desk.office, [waiting])
    assert refused(found) == "entry_not_rejected"


def test_an_act_on_one_row_names_it_and_on_more_counts_them(desk: Desk) -> None:
    first, second = desk.luot(name="Một"), desk.luot()
    honours.reject(desk.office, [first])
    assert last_act().subject == "Một"
    honours.propose_again(desk.office, [first])
    honours.reject(desk.office, [first, second])
    assert last_act().subject == "2"


def test_rejecting_takes_a_row_out_of_its_round(desk: Desk) -> None:
    uuid = desk.luot()
    made = desk.round(uuid)
    honours.reject(desk.office, [uuid])
    assert rounds.rows(desk.office, made) == ()


def test_a_row_that_was_never_entered_can_be_taken_away_with_all_on_it(desk: Desk) -> None:
    uuid = desk.luot()
    honours.save_child(desk.office, "contribution", None, uuid, {"kind": "dong", "amount": "1.000.000"})
    honours.remove(desk.office, uuid)
    assert honours.count(desk.office, ListQuery()) == 0
    assert Contribution.select().where(Contribution.deleted.is_null()).count() == 0
    history.undo_last(desk.office)
    assert [c.values["amount"] for c in honours.children(desk.office, uuid)["contribution"]] == ["1000000"]


def test_an_entered_row_is_never_taken_away(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    with pytest.raises(Refused) as found:
        honours.remove(desk.office, uuid)
    assert refused(found) == "entry_entered"


def test_a_removed_row_frees_its_reported_deed(desk: Desk) -> None:
    deed = desk.deed()
    made = rounds.open_round(desk.office, "month", "2026-05")
    (uuid,) = rounds.add_deeds(desk.office, made, [deed])
    honours.reject(desk.office, [uuid])
    assert desk.reported(deed).state == "rejected"
    honours.propose_again(desk.office, [uuid])
    assert desk.reported(deed).state == "picked"
    honours.remove(desk.office, uuid)
    assert desk.reported(deed).state == "reported"


# Entered rows.


def test_an_entered_row_is_not_changed_silently(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    before = desk.row(uuid).deed
    with pytest.raises(Refused) as found:
        honours.save(desk.office, uuid, {"deed": "Việc khác"})
    assert refused(found) == "entry_entered"
    assert desk.row(uuid).deed == before


def test_what_stands_beside_the_row_may_change_and_what_was_empty_be_filled(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    honours.save(desk.office, uuid, {"consent": "slip", "consent_on": "04/05/2026"})
    honours.save(desk.office, uuid, {"consent": "refused"})
    honours.save(desk.office, uuid, {"field": "van_hoa", "name": "Một"})
    with pytest.raises(Refused) as found:
        honours.save(desk.office, uuid, {"field": "y_te"})
    assert refused(found) == "entry_entered"
    assert (desk.row(uuid).consent, desk.row(uuid).field) == ("refused", "van_hoa")


def test_nothing_is_filled_into_a_closed_period(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    periods.close(desk.office, desk.book(), "2026-05")
    honours.save(desk.office, uuid, {"consent": "slip"})
    with pytest.raises(Refused) as found:
        honours.save(desk.office, uuid, {"field": "van_hoa"})
    assert refused(found) == "entry_entered"


def test_many_rows_take_a_text_at_once_and_entered_ones_only_where_they_may(desk: Desk) -> None:
    first, second = desk.entered("Một", "Hai")
    waiting = desk.luot()
    honours.save(desk.office, first, {"field": "y_te"})
    assert honours.set_many(desk.office, [first, second, waiting], {"field": "van_hoa"}) == 2
    assert [desk.row(u).field for u in (first, second, waiting)] == ["y_te", "van_hoa", "van_hoa"]
    assert honours.set_many(desk.office, [first, second, waiting], {"consent": "slip", "consent_on": "04/05/2026"}) == 3
    with pytest.raises(Refused) as found:
        honours.set_many(desk.office, [first], {"meeting_on": "3/2"})
    assert refused(found) == "date_unclear"
    with pytest.raises(BugError):
        honours.set_many(desk.office, [first], {"name": "Ba"})


def test_a_correction_is_an_act_of_its_own_with_its_reason(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    honours.correct(desk.office, uuid, {"name": "Mốt"}, "ghi nhầm dấu")
    assert desk.row(uuid).name == "Mốt"
    assert (last_act().kind, last_act().subject) == ("correct", "ghi nhầm dấu")
    row = desk.row(uuid)
    assert (row.corrected_on, row.corrected_why) == (date(2026, 5, 4), "ghi nhầm dấu")
    told = next(fact for fact in care.facts(desk.office) if fact["uuid"] == uuid)
    assert (told["corrected_on"], told["corrected_why"]) == ("2026-05-04", "ghi nhầm dấu")
    history.undo_last(desk.office)
    assert desk.row(uuid).corrected_on is None


def test_a_correction_needs_a_reason_and_an_entered_row(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    with pytest.raises(Refused) as found:
        honours.correct(desk.office, uuid, {"name": "Mốt"}, "  ")
    assert refused(found) == "reason_missing"
    with pytest.raises(Refused) as found:
        honours.correct(desk.office, uuid, {"name": ""}, "nhầm")
    assert refused(found) == "required"
    with pytest.raises(Refused) as found:
        honours.correct(desk.office, desk.luot(), {"name": "Mốt"}, "nhầm")
    assert refused(found) == "entry_not_entered"


# Huỷ ghi, rút tên.


def test_a_cancelled_row_keeps_its_number_and_says_why(desk: Desk) -> None:
    first, _second = desk.entered("Một", "Hai")
    honours.cancel(desk.office, first, "04/05/2026", "ghi trùng")
    row = desk.row(first)
    assert (row.state, row.number, row.end_on, row.end_reason) == ("cancelled", 1, date(2026, 5, 4), "ghi trùng")
    assert desk.numbers() == [1, 2]
    for act in (
        lambda: honours.save(desk.office, first, {"consent": "slip"}),
        lambda: honours.cancel(desk.office, first, date(2026, 5, 4), "nữa"),
        lambda: honours.withdraw(desk.office, first, date(2026, 5, 4), "08", "UBKT"),
        lambda: honours.correct(desk.office, first, {"name": "x"}, "nhầm"),
    ):
        with pytest.raises(Refused) as found:
            act()
        assert refused(found) == "entry_ended"


def test_what_was_made_public_is_not_cancelled(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    child = honours.save_child(desk.office, "publication", None, uuid, {"channel": "loa"})
    with pytest.raises(Refused) as found:
        honours.cancel(desk.office, uuid, date(2026, 5, 4), "trùng")
    assert (refused(found), found.value.values["count"]) == ("cancel_published", 1)
    honours.remove_child(desk.office, "publication", child)
    with pytest.raises(Refused) as found:
        honours.cancel(desk.office, uuid, date(2026, 5, 4), "")
    assert refused(found) == "reason_missing"
    with pytest.raises(Refused) as found:
        honours.cancel(desk.office, uuid, "31/2/2026", "trùng")
    assert refused(found) == "date_impossible"
    assert desk.row(uuid).state == "entered"


@pytest.mark.parametrize(("number", "body"), [("", "UBKT"), ("08-TB/UBKT", " ")])
def test_rut_ten_needs_number_and_body_of_the_decision(desk: Desk, number: str, body: str) -> None:
    (uuid,) = desk.entered("Một")
    with pytest.raises(Refused) as found:
        honours.withdraw(desk.office, uuid, date(2026, 5, 4), number, body)
    assert refused(found) == "withdraw_document"
    assert desk.row(uuid).state == "entered"


def test_rut_ten_opens_its_list_of_consequences(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    house.change(desk.office, upper="Tỉnh uỷ Lào Cai")
    up = {"channel": "fanpage", "on_day": "03/05/2026", "link": "bài 12"}
    standing = honours.save_child(desk.office, "publication", None, uuid, up)
    gone = honours.save_child(desk.office, "publication", None, uuid, {"channel": "loa"})
    honours.save_child(desk.office, "publication", gone, uuid, {"removed_on": "04/05/2026"})
    honours.withdraw(desk.office, uuid, "04/05/2026", "08-TB/UBKT", "UBKT Đảng uỷ", "theo kết luận")
    row = desk.row(uuid)
    assert (row.state, row.number, row.end_number, row.end_body) == ("withdrawn", 1, "08-TB/UBKT", "UBKT Đảng uỷ")
    unprinted = honours.consequences(desk.office, uuid)[0]
    assert (unprinted.values["number"], unprinted.values["page"]) == (1, None)
    page = PrintedPage(13, PageKind.ENTRIES, "2026-05", (PrintedRow(uuid, 12.2),))
    facts = pages.book_facts(desk.office, 2026, periods=("2026-05",))
    paper.done(desk.office, paper.start(desk.office, facts, (page,)))
    told = honours.consequences(desk.office, uuid)
    assert [c.code for c in told] == ["strike", "take_down", "tell_upper"]
    assert told[0].values == {"number": 1, "name": "Một", "period": "2026-05", "page": 13, "row": 1}
    assert (told[1].values["uuid"], told[1].values["channel"]) == (standing, "fanpage")
    assert told[2].values == {"upper": "Tỉnh uỷ Lào Cai"}


def test_an_upper_office_tells_nobody_above(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "upper")
    with desk.office:
        builders.unit(desk.office, "Nà Lốc", "commune")
        (uuid,) = desk.entered("Một")
        assert [c.code for c in honours.consequences(desk.office, uuid)] == ["strike"]


# Children.


def test_children_are_written_changed_and_taken_away(desk: Desk) -> None:
    uuid = desk.luot()
    gift = honours.save_child(desk.office, "contribution", None, uuid, {"kind": "m2", "amount": "640"})
    honours.save_child(desk.office, "contribution", gift, uuid, {"what": "đất"})
    later = honours.save_child(desk.office, "follow_up", None, uuid, {"outcome": "nhan_rong"})
    told = honours.children(desk.office, uuid)
    assert [(c.texts["amount"], c.texts["what"]) for c in told["contribution"]] == [("640", "đất")]
    assert [c.uuid for c in told["follow_up"]] == [later]
    assert told["publication"] == ()
    honours.remove_child(desk.office, "follow_up", later)
    assert honours.children(desk.office, uuid)["follow_up"] == ()
    with pytest.raises(Refused) as found:
        honours.save_child(desk.office, "contribution", None, uuid, {"kind": "vàng"})
    assert refused(found) == "choice_unknown"
    with pytest.raises(BugError):
        honours.save_child(desk.office, "person", None, uuid, {})


def test_what_was_contributed_to_an_entered_row_is_only_corrected(desk: Desk) -> None:
    (uuid,) = desk.entered("Một")
    texts = {"kind": "dong", "amount": "500.000"}
    with pytest.raises(Refused) as found:
        honours.save_child(desk.office, "contribution", None, uuid, texts)
    assert refused(found) == "entry_entered"
    child = honours.save_child(desk.office, "contribution", None, uuid, texts, "ghi thiếu")
    assert desk.row(uuid).corrected_why == "ghi thiếu"
    honours.save_child(desk.office, "contribution", child, uuid, {"amount": "600.000"}, "ghi nhầm")
    assert desk.row(uuid).corrected_why == "ghi nhầm"
    honours.cancel(desk.office, uuid, date(2026, 5, 4), "trùng")
    with pytest.raises(Refused) as found:
        honours.remove_child(desk.office, "contribution", child, "nữa")
    assert refused(found) == "entry_ended"


def test_one_publication_is_noted_for_many_entered_rows(desk: Desk) -> None:
    first, second = desk.entered("Một", "Hai")
    waiting = desk.luot()
    assert honours.publish_many(desk.office, (first, second, waiting), {"channel": "loa", "on_day": "04/05/2026"}) == 2
    assert Publication.select().count() == 2
    with pytest.raises(Refused) as found:
        honours.publish_many(desk.office, (first,), {})
    assert refused(found) == "required"


# The list.


def filled(desk: Desk) -> list[str]:
    made = desk.entered("Đỗ Văn Ấn", "Nguyễn Thị Ánh", "Lù A Tủa")
    made.append(desk.luot(name="Giàng Seo Páo", unit="Khe Mạ", month="06/2026", result="Nước về bản"))
    made.append(desk.luot(name="Tổ phụ nữ", kind="collective", unit="Làng Mới", month="04/2026"))
    honours.reject(desk.office, [made[4]])
    desk.luot(name="Vàng Thị Mỷ", month="01/2025")
    return made


def test_the_newest_number_stands_first_and_what_waits_above_it(desk: Desk) -> None:
    filled(desk)
    shown = ["Giàng Seo Páo", "Tổ phụ nữ", "Lù A Tủa", "Nguyễn Thị Ánh", "Đỗ Văn Ấn"]
    assert names(desk, year=2026) == shown
    assert names(desk, year=2026, descending=False) == shown[::-1]
    assert names(desk, year=2026, order="name", descending=False) == [
        "Nguyễn Thị Ánh", "Đỗ Văn Ấn", "Giàng Seo Páo", "Tổ phụ nữ", "Lù A Tủa",
    ]  # fmt: skip
    assert names(desk, year=2026, order="month") == [
        "Giàng Seo Páo", "Lù A Tủa", "Nguyễn Thị Ánh", "Đỗ Văn Ấn", "Tổ phụ nữ",
    ]  # fmt: skip


def test_units_stand_in_the_offices_order_and_states_in_that_of_work(desk: Desk) -> None:
    filled(desk)
    units.move(desk.office, builders.named("Chi bộ Làng Mới"), None)
    by_unit = names(desk, year=2026, order="unit", descending=False)
    assert by_unit == ["Tổ phụ nữ", "Đỗ Văn Ấn", "Nguyễn Thị Ánh", "Lù A Tủa", "Giàng Seo Páo"]
    assert names(desk, year=2026, order="unit") == by_unit[::-1]
    by_state = names(desk, year=2026, order="state", descending=False)
    assert by_state == ["Giàng Seo Páo", "Đỗ Văn Ấn", "Nguyễn Thị Ánh", "Lù A Tủa", "Tổ phụ nữ"]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({"year": 2026, "states": ("entered",)}, 3),
        ({"year": 2026, "states": ("proposed", "rejected")}, 2),
        ({"year": 2026, "text": "anh"}, 1),
        ({"year": 2026, "text": "nuoc ban"}, 1),
        ({"year": 2026, "text": " ... "}, 5),
        ({"year": 2026, "period": "2026-05"}, 3),
        ({"year": 2026, "period": "2026-H1"}, 2),
        ({"year": 2026, "period": "2026-06"}, 1),
        ({"year": 2026, "missing": "result"}, 4),
        ({"year": 2025}, 1),
        ({"year": 2024}, 0),
        ({}, 6),
    ],
)
def test_what_narrows_the_list_narrows_count_page_and_figures_alike(
    desk: Desk, query: dict[str, object], found: int
) -> None:
    filled(desk)
    for order in ("number", "name", "unit", "state", "month"):
        asked = ListQuery(**query, order=order)
        assert honours.count(desk.office, asked) == found
        assert len(honours.page(desk.office, asked)) == found
        assert len(honours.uuids(desk.office, asked)) == found
        assert honours.figures(desk.office, asked).luot == found


def test_a_unit_takes_along_what_is_below_it(desk: Desk) -> None:
    filled(desk)
    assert names(desk, year=2026, unit=builders.named("Chi bộ Khe Mạ")) == ["Giàng Seo Páo"]
    assert len(names(desk, year=2026, unit=builders.named("Đảng uỷ xã Yên Bình"))) == 5


def test_a_book_and_a_round_narrow_too(desk: Desk) -> None:
    made = filled(desk)
    round_uuid = honours.get(desk.office, made[0]).values["round"]
    assert len(names(desk, book=desk.book(2025))) == 1
    assert len(names(desk, round=round_uuid)) == 3
    assert honours.page(desk.office, ListQuery(year=2026, states=("entered",)))[0].round == round_uuid


def test_all_years_stand_by_their_books(desk: Desk) -> None:
    filled(desk)
    assert names(desk)[-1] == "Vàng Thị Mỷ"
    assert names(desk, descending=False, order="name")[0] == "Vàng Thị Mỷ"


@pytest.mark.parametrize("query", [{"order": "weight"}, {"missing": "weight"}])
def test_orders_and_fields_that_no_list_has_are_our_fault(desk: Desk, query: dict[str, str]) -> None:
    desk.luot()
    with pytest.raises(BugError):
        honours.page(desk.office, ListQuery(**query))


def test_units_that_were_taken_away_still_show_their_rows(desk: Desk) -> None:
    desk.luot(name="Một")
    desk.office.database.execute_sql("UPDATE unit SET deleted = 1 WHERE name = 'Chi bộ Nà Lốc'")
    assert names(desk, year=2026, order="unit") == ["Một"]


def test_figures_tell_cancelled_withdrawn_and_collectives_apart(desk: Desk) -> None:
    first, second = desk.entered("Một", "Hai")
    desk.luot(name="Tổ một", kind="collective")
    honours.cancel(desk.office, first, date(2026, 5, 4), "trùng")
    honours.withdraw(desk.office, second, date(2026, 5, 4), "08", "UBKT")
    told = honours.figures(desk.office, ListQuery(year=2026))
    assert told == rules.Counted(2, 1, 1, 1, 1, 1, 1)
    assert counting.figures(desk.office, 2026).luot == 1


# From and to a spreadsheet.


def test_rows_go_to_a_spreadsheet_and_come_back(desk: Desk) -> None:
    uuid = desk.luot(name="Giàng Seo Páo", deed='Hiến "đất"\nlàm đường', result="Xong", consent="slip")
    text = honours.rows_text(desk.office, [uuid])
    head, *_ = text.split("\n")
    assert head.startswith("Số\tTrạng thái\tTháng\tChi bộ\tLoại\tHọ và tên")
    (row,) = honours.paste_preview(desk.office, text)
    assert (row.verdict, row.matches, row.take) == ("same", (uuid,), False)
    assert row.values["deed"] == 'Hiến "đất"\nlàm đường'
    assert honours.take_paste(desk.office, [row]) == 0


def test_pasted_rows_are_new_same_doubtful_blank_or_wrong(desk: Desk) -> None:
    known = desk.luot(name="Lù A Tủa", deed="Dạy chữ cho chị em trong thôn")
    text = (
        "Họ và tên\tChi bộ\tViệc làm\tThu nhập\n"
        "Tô Văn Bình\tNà Lốc\tĐào mương\t5\n"
        "Tổ phụ nữ xóm Trên\tNà Lốc\tQuét đường\t\n"
        "Lù A Tủa\tKhe Mạ\tViệc khác hẳn\t\n"
        "\n"
        "Vàng Thị Mỷ\tXóm Lạ\tĐào mương\t\n"
        "Tô Văn Bình\tNà Lốc\tĐào mương nữa\t\n"
    )
    rows = honours.paste_preview(desk.office, text)
    assert [row.verdict for row in rows] == ["new", "new", "doubtful", "blank", "wrong", "doubtful"]
    assert [row.take for row in rows] == [True, True, False, False, False, False]
    assert rows[0].problems[0].values == {"columns": ("Thu nhập",)}
    assert (rows[0].values["kind"], rows[1].values["kind"]) == ("Cá nhân", "Tập thể")
    assert rows[0].values["month"] == "05/2026"
    assert rows[2].matches == (known,)
    assert [p.code for p in rows[4].problems] == ["link_unknown"]
    assert [p.code for p in rows[5].problems] == ["repeated_in_paste"]
    assert honours.take_paste(desk.office, rows) == 2
    assert names(desk, year=2026) == ["Tổ phụ nữ xóm Trên", "Tô Văn Bình", "Lù A Tủa"]


def test_a_paste_without_a_head_reads_the_usual_order(desk: Desk) -> None:
    rows = honours.paste_preview(desk.office, "04/2026\tKhe Mạ\tTập thể\tTổ một\tGóp công\tĐường xong")
    assert honours.take_paste(desk.office, rows) == 1
    (row,) = honours.page(desk.office, ListQuery(year=2026))
    assert (row.month, row.unit_name, row.kind, row.deed) == ("2026-04", "Chi bộ Khe Mạ", "collective", "Góp công")


def test_columns_that_the_office_does_not_use_are_left_out(desk: Desk) -> None:
    (row,) = honours.paste_preview(desk.office, "Họ và tên\tChi bộ\tViệc làm\tDân tộc\nLù A Tủa\tNà Lốc\tx\tMông\n")
    assert "ethnicity" not in row.values
    assert row.problems[0].values == {"columns": ("Dân tộc",)}


def test_a_line_that_no_longer_stands_is_named_and_nothing_is_taken(desk: Desk) -> None:
    rows = honours.paste_preview(desk.office, "05/2026\tKhe Mạ\t\tLù A Tủa\tx\n05/2026\tNà Lốc\t\tLù A Páo\ty")
    desk.office.database.execute_sql("UPDATE unit SET deleted = 1 WHERE name = 'Chi bộ Nà Lốc'")
    with pytest.raises(Refused) as found:
        honours.take_paste(desk.office, rows)
    assert (found.value.code, found.value.values["line"]) == ("line_wrong", 2)
    assert honours.count(desk.office, ListQuery()) == 0


def test_a_row_that_a_reported_deed_stands_behind_says_so(desk: Desk) -> None:
    deed = desk.deed()
    made = rounds.open_round(desk.office, "month", "2026-05")
    rounds.add_deeds(desk.office, made, [deed])
    (row,) = honours.page(desk.office, ListQuery(year=2026))
    assert (row.source, row.round) == (deed, made)
    assert deeds.get(desk.office, deed).values["state"] == "picked"


def test_a_missing_book_is_no_row_and_no_fault(desk: Desk) -> None:
    assert honours.page(desk.office, ListQuery()) == ()
    assert honours.at(desk.office, ListQuery(year=2026), 0) is None
    assert honours.uuids(desk.office, ListQuery(year=2026)) == ()
    assert books.books(desk.office) == ()
