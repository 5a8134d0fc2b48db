from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import builders
import pytest
from luot_kit import Desk, refused

from models.rules.errors import BugError, Refused
from models.rules.facts import ListQuery
from models.services import deeds, history, honours, rounds
from models.services.children import save_child


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        yield made


def names(desk: Desk, **query: object) -> list[str]:
    return [row.name for row in deeds.page(desk.office, ListQuery(**query))]


def filled(desk: Desk) -> list[str]:
    return [
        desk.deed(name="Đỗ Văn Ấn", month="04/2026", unit="Khe Mạ", paper_number="7"),
        desk.deed(name="Nguyễn Thị Ánh", month="05/2026"),
        desk.deed(name="Lù A Tủa", month="12/2025", unit="Làng Mới"),
        desk.deed(name="Tổ phụ nữ", month="06/2026", kind="collective", result="Xong"),
    ]


def test_a_deed_stays_out_of_the_offices_own_book(desk: Desk) -> None:
    uuid = desk.deed(name="Giàng Seo Páo", paper_number="12")
    record = deeds.get(desk.office, uuid)
    assert (record.values["state"], record.values["paper_number"]) == ("reported", "12")
    assert honours.count(desk.office, ListQuery()) == 0
    (row,) = deeds.page(desk.office, ListQuery())
    assert (row.number, row.source, row.unit_name) == (None, "12", "Chi bộ Nà Lốc")


def test_the_newest_month_stands_first(desk: Desk) -> None:
    filled(desk)
    by_month = ["Tổ phụ nữ", "Nguyễn Thị Ánh", "Đỗ Văn Ấn", "Lù A Tủa"]
    assert names(desk) == by_month
    assert names(desk, order="month", descending=False) == by_month[::-1]
    assert names(desk, order="name", descending=False) == ["Nguyễn Thị Ánh", "Đỗ Văn Ấn", "Tổ phụ nữ", "Lù A Tủa"]
    by_unit = ["Nguyễn Thị Ánh", "Tổ phụ nữ", "Đỗ Văn Ấn", "Lù A Tủa"]
    assert names(desk, order="unit", descending=False) == by_unit


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ({}, 4),
        ({"year": 2026}, 3),
        ({"year": 2026, "period": "2026-05"}, 1),
        ({"period": "2026-H1"}, 3),
        ({"states": ("reported",)}, 4),
        ({"states": ("picked", "entered")}, 0),
        ({"missing": "result"}, 3),
        ({"text": "anh"}, 1),
    ],
)
def test_what_narrows_the_list_narrows_count_page_and_figures_alike(
    desk: Desk, query: dict[str, object], found: int
) -> None:
    filled(desk)
    for order in deeds.ORDERS:
        asked = ListQuery(**query, order=order)
        assert deeds.count(desk.office, asked) == len(deeds.page(desk.office, asked)) == found
        assert len(deeds.uuids(desk.office, asked)) == found
        assert deeds.figures(desk.office, asked).luot == found
        assert deeds.at(desk.office, asked, found) is None


def test_an_office_of_level_chi_bo_has_only_its_own_book(tmp_path: Path) -> None:
    desk = Desk(tmp_path, "cell")
    with desk.office:
        for act in (desk.deed, lambda: deeds.take_paste(desk.office, ())):
            with pytest.raises(Refused) as found:
                act()
            assert refused(found) == "deeds_not_kept"
        desk.luot()
        assert honours.count(desk.office, ListQuery(year=2026)) == 1


def test_a_deed_can_be_changed_until_a_round_has_copied_it(desk: Desk) -> None:
    uuid = desk.deed()
    deeds.save(desk.office, uuid, {"deed": "Việc khác", "unit": "Khe Mạ"})
    assert (desk.reported(uuid).deed, desk.reported(uuid).unit_name) == ("Việc khác", "Chi bộ Khe Mạ")
    rounds.add_deeds(desk.office, rounds.open_round(desk.office, "month", "2026-05"), [uuid])
    with pytest.raises(Refused) as found:
        deeds.save(desk.office, uuid, {"deed": "Việc thứ ba"})
    assert refused(found) == "deed_picked"
    deeds.save(desk.office, uuid, {"consent": "slip", "deed": "Việc khác"})
    assert desk.reported(uuid).consent == "slip"


def test_what_is_wrong_or_odd_is_told_before_it_is_written(desk: Desk) -> None:
    uuid = desk.deed()
    assert [p.code for p in deeds.check(desk.office, uuid, {"meeting_on": "30/04/2026"})] == ["meeting_before_month"]
    assert [p.code for p in deeds.check(desk.office, None, {})] == ["required"] * 5
    with pytest.raises(Refused) as found:
        deeds.save(desk.office, uuid, {"name": " "})
    assert refused(found) == "required"


def test_many_deeds_take_a_text_at_once(desk: Desk) -> None:
    made = [desk.deed(), desk.deed()]
    assert deeds.set_many(desk.office, made, {"meeting_on": "04/05/2026"}) == 2
    assert {desk.reported(u).meeting_on.isoformat() for u in made} == {"2026-05-04"}
    with pytest.raises(Refused) as found:
        deeds.set_many(desk.office, made, {"meeting_on": "31/2/2026"})
    assert refused(found) == "date_impossible"
    with pytest.raises(BugError):
        deeds.set_many(desk.office, made, {"deed": "x"})


def test_a_deed_that_is_not_taken_up_can_come_back(desk: Desk) -> None:
    first, second = desk.deed(), desk.deed()
    deeds.reject(desk.office, [first, second])
    assert desk.reported(first).state == "rejected"
    deeds.save(desk.office, first, {"deed": "Ghi lại cho rõ"})
    deeds.report_again(desk.office, [first])
    assert desk.reported(first).state == "reported"
    with pytest.raises(Refused) as found:
        deeds.reject(desk.office, [second])
    assert refused(found) == "deed_picked"


def test_a_deed_behind_a_row_of_the_book_is_neither_rejected_nor_taken_away(desk: Desk) -> None:
    uuid = desk.deed()
    (entry,) = rounds.add_deeds(desk.office, rounds.open_round(desk.office, "month", "2026-05"), [uuid])
    for act in (lambda: deeds.reject(desk.office, [uuid]), lambda: deeds.remove(desk.office, uuid)):
        with pytest.raises(Refused) as found:
            act()
        assert refused(found) == "deed_picked"
    honours.reject(desk.office, [entry])
    with pytest.raises(Refused) as found:
        deeds.report_again(desk.office, [uuid])
    assert refused(found) == "deed_picked"
    honours.remove(desk.office, entry)
    deeds.remove(desk.office, uuid)
    assert deeds.count(desk.office, ListQuery()) == 0


def test_a_deed_has_contributions_and_nothing_else(desk: Desk) -> None:
    uuid = desk.deed()
    child = deeds.save_child(desk.office, "contribution", None, uuid, {"kind": "ngay_cong", "amount": "126"})
    assert list(deeds.children(desk.office, uuid)) == ["contribution"]
    with pytest.raises(BugError):
        save_child(desk.office, "publication", None, uuid, {"channel": "loa"})
    deeds.remove_child(desk.office, "contribution", child)
    deeds.save_child(desk.office, "contribution", None, uuid, {"kind": "dong", "amount": "5.000"})
    deeds.remove(desk.office, uuid)
    history.undo_last(desk.office)
    assert [c.texts["amount"] for c in deeds.children(desk.office, uuid)["contribution"]] == ["5.000"]


def test_deeds_go_to_a_spreadsheet_and_come_back(desk: Desk) -> None:
    uuid = desk.deed(name="Lù A Tủa", paper_number="12")
    text = deeds.rows_text(desk.office, [uuid])
    assert text.split("\n")[1].startswith("12\tchi bộ báo lên\t05/2026\tNà Lốc")
    (row,) = deeds.paste_preview(desk.office, text)
    assert row.verdict == "same"
    new = deeds.preview_paste(desk.office, text.replace("Lù A Tủa", "Lù A Páo"))
    assert deeds.take_paste(desk.office, new) == 1
    assert sorted(names(desk)) == ["Lù A Páo", "Lù A Tủa"]
    assert {row.source for row in deeds.page(desk.office, ListQuery())} == {"12"}


def test_a_unit_of_the_list_narrows_it(desk: Desk) -> None:
    filled(desk)
    assert names(desk, unit=builders.named("Chi bộ Khe Mạ")) == ["Đỗ Văn Ấn"]
