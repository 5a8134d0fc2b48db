"""A record's history as lines of labels and texts, and undo guarded by the paper book."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from builders import new_office, person, unit

from models.rules.errors import Refused
from models.services import history, people, prints
from models.storage.office import Office
from models.tables.honours import Book, BookPeriod, HonourEntry
from models.tables.units import Unit


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = new_office(tmp_path)
    yield made
    made.close()


def test_a_history_reads_as_labels_and_texts(office: Office) -> None:
    chi_bo = unit(office, "Chi bộ Bản Phố")
    uuid = person(office, "Giàng Seo Páo", unit=chi_bo)
    people.save(office, uuid, {"birth_year": "1984", "name": "Giàng Seo Pao"})
    first, second = history.of_record(office, uuid)
    assert ("Họ và tên", "", "Giàng Seo Páo") in first.changes
    assert any(new and label == "Chi bộ" for label, _, new in first.changes)
    assert set(second.changes) == {("Họ và tên", "Giàng Seo Páo", "Giàng Seo Pao"), ("Năm sinh", "", "1984")}
    assert (second.who, second.at) == ("lan", "2026-05-04 09:12:00")


def test_acts_come_newest_first_in_pages(office: Office) -> None:
    every = history.acts(office, size=1000)
    assert [line.seq for line in every] == sorted((line.seq for line in every), reverse=True)
    assert history.acts(office, before=3, size=1)[0].seq == 2


def test_undo_last_and_redo_last(office: Office) -> None:
    uuid = person(office, "Lù A Tủa")
    people.save(office, uuid, {"name": "Lù A Dế"})
    assert history.last(office).changes == (("Họ và tên", "Lù A Tủa", "Lù A Dế"),)
    history.undo_last(office)
    assert people.get(office, uuid).values["name"] == "Lù A Tủa"
    history.redo_last(office)
    assert people.get(office, uuid).values["name"] == "Lù A Dế"
    with pytest.raises(Refused, match="redo_nothing"):
        history.redo_last(office)


def test_nothing_left_to_undo_is_said(office: Office) -> None:
    while history.last(office) is not None:
        history.undo_last(office)
    with pytest.raises(Refused, match="undo_nothing"):
        history.undo_last(office)


def _enter(office: Office, *numbers: int) -> int:
    own = Unit.get()
    with office.act("book") as act:
        book = Book.get_or_none() or act.create(Book, unit=own, year=2026, owner=office.uuid)
    with office.act("enter") as act:
        common = {"kind": "person", "unit": own, "month": "2026-05", "period": "2026-05", "deed": "d", "book": book}
        for number in numbers:
            act.create(HonourEntry, name="Lù A Tủa", number=number, number_key=number, state="entered", **common)
    return history.acts(office, size=1)[0].seq


def test_an_act_that_numbered_is_undone_only_while_it_is_the_last(office: Office) -> None:
    first, second = _enter(office, 1, 2), _enter(office, 3)
    with pytest.raises(Refused) as caught:
        history.undo(office, first)
    assert (caught.value.code, caught.value.values) == ("undo_numbered", {"number": 1})
    history.undo(office, second)


def test_a_print_changes_nothing_and_is_not_what_undo_takes_back(office: Office) -> None:
    uuid = person(office, "Lù A Tủa")
    people.save(office, uuid, {"name": "Lù A Dế"})
    prints.note(office, "so-ghi-danh", "2026-05")
    history.undo_last(office)
    assert people.get(office, uuid).values["name"] == "Lù A Tủa"


@pytest.mark.parametrize("of", ["2026", "2026-05", "2026-04,2026-05"])
def test_a_number_that_is_on_paper_is_not_undone(office: Office, of: str) -> None:
    seq = _enter(office, 1, 2)
    prints.note(office, "so-ghi-danh", "2026-04")
    prints.note(office, "phieu-ra-soat", "6c580bb1")
    history.undo(office, seq)
    again = _enter(office, 4, 3)
    prints.note(office, "so-ghi-danh", of)
    with pytest.raises(Refused) as caught:
        history.undo_last(office)
    assert (caught.value.code, caught.value.values) == ("undo_printed", {"number": 3})
    assert history.last(office).seq == again


def test_an_act_of_a_closed_period_is_not_undone(office: Office) -> None:
    seq = _enter(office, 1)
    with office.act("close") as act:
        closed = act.create(BookPeriod, book=Book.get(), period="2026-05", closed_on=date(2026, 5, 31))
    with pytest.raises(Refused) as caught:
        history.undo(office, seq)
    assert (caught.value.code, caught.value.values) == ("undo_closed", {"period": "2026-05"})
    with office.act("reopen") as act:
        act.update(closed, reopened_on=date(2026, 6, 2))
    history.undo(office, seq)
