from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import Desk, refused

from models.rules.errors import BugError, Refused
from models.services import books, history, honours, settings
from models.tables.honours import Book


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        yield made


def test_the_first_luot_of_a_year_opens_its_book(desk: Desk) -> None:
    assert books.books(desk.office) == ()
    assert books.known(desk.office, 2026) is None
    desk.luot()
    desk.luot()
    (fact,) = books.books(desk.office)
    assert (fact.year, fact.own, fact.unit_name) == (2026, True, "Đảng uỷ xã Yên Bình")
    assert fact.title == "Sổ ghi danh của Đảng uỷ xã Yên Bình"
    assert fact == books.own_book(desk.office, 2026)
    assert books.known(desk.office, 2026).uuid == fact.uuid


def test_books_stand_newest_first_and_the_own_one_before_a_units(desk: Desk) -> None:
    cell = builders.named("Chi bộ Nà Lốc")
    of_cell = books.unit_book(desk.office, cell, 2026)
    own = books.own_book(desk.office, 2026)
    older = books.own_book(desk.office, 2025)
    assert books.books(desk.office) == (own, of_cell, older)
    assert (of_cell.own, of_cell.title) == (False, "Sổ ghi danh của Chi bộ Nà Lốc")


def test_a_book_whose_making_was_undone_comes_back_as_the_same_book(desk: Desk) -> None:
    first = books.own_book(desk.office, 2026)
    history.undo_last(desk.office)
    assert books.books(desk.office) == ()
    assert books.own_book(desk.office, 2026) == first


def test_an_office_without_a_unit_of_its_own_has_no_book(desk: Desk) -> None:
    settings.change(desk.office, unit="")
    with pytest.raises(BugError):
        books.own_book(desk.office, 2026)
    with pytest.raises(BugError):
        desk.luot()


def test_a_lost_setting_is_no_unit_either(desk: Desk) -> None:
    desk.office.database.execute_sql("DELETE FROM setting WHERE key = 'unit'")
    with pytest.raises(BugError):
        books.own_made(desk.office, 2026)


def test_what_a_book_says_of_itself_can_be_written(desk: Desk) -> None:
    uuid = desk.book()
    books.save(desk.office, uuid, {"title": "Sổ vàng", "volume": "2", "opened_on": "04/01/2026"})
    assert books.own_book(desk.office, 2026).title == "Sổ vàng"
    record = books.get(desk.office, uuid)
    assert (record.values["volume"], record.values["opened_on"]) == (2, date(2026, 1, 4))
    with pytest.raises(Refused) as found:
        books.save(desk.office, uuid, {"opened_on": "31/2/2026"})
    assert refused(found) == "date_impossible"


def test_the_first_number_cannot_move_under_numbers_that_are_given(desk: Desk) -> None:
    uuid = desk.book()
    books.save(desk.office, uuid, {"first_number": "31"})
    desk.entered("Lù A Tủa")
    assert desk.numbers() == [31]
    with pytest.raises(Refused) as found:
        books.save(desk.office, uuid, {"first_number": "1"})
    assert refused(found) == "book_numbered"
    books.save(desk.office, uuid, {"first_number": "31", "keeper": "Lý Thị Mai"})
    assert Book.get(Book.uuid == uuid).keeper == "Lý Thị Mai"


def test_a_units_book_is_signed_by_the_unit(desk: Desk) -> None:
    settings.change(desk.office, keeper="Hợp", signatory="Khánh")
    own = Book.get(Book.uuid == desk.book())
    assert books.signed(desk.office, own) == {
        "keeper": "Hợp", "authority": "T/M BAN THƯỜNG VỤ", "title": "BÍ THƯ", "name": "Khánh",
    }  # fmt: skip
    cell = Book.get(Book.uuid == books.unit_book(desk.office, builders.named("Chi bộ Nà Lốc"), 2026).uuid)
    assert books.signed(desk.office, cell) == {
        "keeper": "", "authority": "T/M CHI BỘ", "title": "BÍ THƯ", "name": "",
    }  # fmt: skip


def test_a_luot_can_be_written_into_a_units_book(desk: Desk) -> None:
    cell = books.unit_book(desk.office, builders.named("Chi bộ Nà Lốc"), 2026)
    uuid = honours.save(desk.office, None, desk.texts(), book=cell.uuid)
    assert desk.row(uuid).book.uuid == cell.uuid
