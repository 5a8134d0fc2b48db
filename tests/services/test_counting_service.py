from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import Desk, refused

from models.rules.counting import Counted, Difference
from models.rules.errors import BugError, Refused
from models.services import books, counting, history, honours, periods, rounds, units


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        yield made


def filled(desk: Desk) -> list[str]:
    """Enter in April one person twice and a collective, in May one withdrawn and one cancelled."""
    april = desk.entered("Lù A Tủa", "Lù A Tủa", period="2026-04", field="van_hoa")
    april += desk.entered("Tổ một", period="2026-04", kind="collective", unit="Khe Mạ")
    may = desk.entered("Đỗ Văn Ấn", "Nguyễn Thị Ánh")
    honours.withdraw(desk.office, may[0], date(2026, 5, 4), "08", "UBKT")
    honours.cancel(desk.office, may[1], date(2026, 5, 4), "trùng")
    return april + may


def test_luot_and_people_are_counted_apart(desk: Desk) -> None:
    filled(desk)
    assert counting.figures(desk.office, 2026) == Counted(4, 3, 2, 1, 1, 1, 1)
    assert counting.figures(desk.office, desk.book()) == counting.figures(desk.office, 2026)
    assert counting.figures(desk.office, 2026, "2026-04") == Counted(3, 2, 1, 1, 1, 0, 0)
    assert counting.figures(desk.office, 2026, "2026-H1").luot == 4
    assert counting.figures(desk.office, 2026, "2026-H2").luot == 0
    assert counting.figures(desk.office, 2025) == Counted(0, 0, 0, 0, 0, 0, 0)
    assert counting.figures(desk.office, 2025, "2025-04").luot == 0


def test_a_linked_person_is_one_whatever_the_unit(desk: Desk) -> None:
    builders.person(desk.office, "Giàng Seo Páo", birth_year="1984")
    desk.entered("Giàng Seo Páo", birth_year="1984")
    desk.entered("Giàng Seo Páo", birth_year="1984", unit="Khe Mạ")
    desk.entered("Vàng Thị Mỷ", birth_year="1990")
    desk.entered("Vàng Thị Mỷ", birth_year="1991")
    told = counting.figures(desk.office, 2026)
    assert (told.person_luot, told.persons) == (4, 3)
    assert counting.repeated(desk.office, 2026) == (("Giàng Seo Páo", 2),)
    assert counting.repeated(desk.office, 2025) == ()


def test_a_total_opens_to_its_parts(desk: Desk) -> None:
    filled(desk)
    by_unit = counting.split(desk.office, 2026, "unit")
    assert [(label, told.luot) for label, told in by_unit] == [("Nà Lốc", 3), ("Khe Mạ", 1)]
    assert sum(told.luot for _, told in by_unit) == counting.figures(desk.office, 2026).luot
    by_field = counting.split(desk.office, 2026, "field")
    assert [(label, told.luot) for label, told in by_field] == [("Văn hoá", 2), ("chưa có thông tin", 2)]
    by_period = counting.split(desk.office, 2026, "period")
    assert [(label, told.luot) for label, told in by_period] == [("tháng 4 năm 2026", 3), ("tháng 5 năm 2026", 1)]
    april = counting.split(desk.office, 2026, "unit", "2026-04")
    assert [told.luot for _, told in april] == [2, 1]
    assert counting.split(desk.office, 2025, "unit") == ()


def test_levels_span_every_book_kept_here(desk: Desk) -> None:
    filled(desk)
    book = books.unit_book(desk.office, builders.named("Chi bộ Nà Lốc"), 2026).uuid
    uuid = honours.save(desk.office, None, desk.texts(), book=book)
    made = rounds.open_round(desk.office, "month", "2026-05", book=book)
    rounds.add_entries(desk.office, made, [uuid])
    rounds.enter(desk.office, made)
    told = counting.split(desk.office, 2026, "level")
    assert [(label, t.luot) for label, t in told] == [("Chi bộ", 1), ("Đảng uỷ xã, phường", 4)]
    assert counting.split(desk.office, 2026, "level", "2026-04")[0][0] == "Đảng uỷ xã, phường"


def test_units_follow_the_offices_order_and_one_that_is_gone_still_counts(desk: Desk) -> None:
    filled(desk)
    units.move(desk.office, builders.named("Chi bộ Khe Mạ"), None)
    assert [label for label, _ in counting.split(desk.office, 2026, "unit")] == ["Khe Mạ", "Nà Lốc"]
    desk.office.database.execute_sql("UPDATE unit SET deleted = 1 WHERE name = 'Chi bộ Khe Mạ'")
    assert [label for label, _ in counting.split(desk.office, 2026, "unit")] == ["Nà Lốc", "Khe Mạ"]


def test_what_a_page_states_of_a_run_of_numbers(desk: Desk) -> None:
    filled(desk)
    late = desk.luot(month="04/2026")
    periods.close(desk.office, desk.book(), "2026-04")
    rounds.enter(desk.office, desk.round(late))
    book = books.known(desk.office, 2026)
    may = counting.of_period(desk.office, book, "2026-05")
    assert (may.first, may.last, may.numbers, may.cancelled, may.luot) == (4, 6, 3, 1, 2)
    assert (may.withdrawn, may.late) == ((4,), (6,))
    assert counting.of_period(desk.office, book, "2026-07") == counting.summed(())
    assert counting.summed(()).first == 0


def test_what_ended_in_a_period_is_told_whatever_period_it_is_of(desk: Desk) -> None:
    filled(desk)
    assert counting.ended(desk.office, 2026, "2026-05") == counting.Ended((4,), (5,))
    assert counting.ended(desk.office, 2026, "2026") == counting.Ended((4,), (5,))
    assert counting.ended(desk.office, 2026, "2026-04") == counting.Ended((), ())
    assert counting.ended(desk.office, 2025, "2025-05") == counting.Ended((), ())


def test_stated_numbers_stand_beside_the_counted_ones(desk: Desk) -> None:
    first, second = builders.named("Chi bộ Nà Lốc"), builders.named("Chi bộ Khe Mạ")
    desk.deed()
    desk.deed(unit="Làng Mới")
    desk.deed(month="06/2026")
    counting.save_stated(desk.office, first, "2026-05", "luot", "1.005")
    counting.save_stated(desk.office, second, "2026-05", "luot", "2")
    counting.save_stated(desk.office, first, "2026-05", "persons", "4")
    lines = counting.difference(desk.office, "2026-05")
    assert [(line.label, line.difference) for line in lines] == [
        ("Nà Lốc", Difference(1005, 1)), ("Khe Mạ", Difference(2, 0)), ("Làng Mới", Difference(None, 1)),
    ]  # fmt: skip
    assert counting.total(lines) == Difference(1007, 2)
    assert counting.total(lines[2:]) == Difference(None, 1)
    assert counting.stated(desk.office, first, "2026-05") == {"luot": 1005, "persons": 4}
    (people,) = [line for line in counting.difference(desk.office, "2026-05", "persons") if line.unit == first]
    assert people.difference == Difference(4, 1)


def test_a_stated_number_is_changed_taken_away_and_comes_back(desk: Desk) -> None:
    unit = builders.named("Chi bộ Nà Lốc")
    counting.save_stated(desk.office, unit, "2026-05", "luot", "")
    assert counting.stated(desk.office, unit, "2026-05") == {}
    counting.save_stated(desk.office, unit, "2026-05", "luot", "5")
    counting.save_stated(desk.office, unit, "2026-05", "luot", "6")
    assert counting.stated(desk.office, unit, "2026-05") == {"luot": 6}
    counting.save_stated(desk.office, unit, "2026-05", "luot", " ")
    counting.save_stated(desk.office, unit, "2026-05", "luot", " ")
    assert counting.stated(desk.office, unit, "2026-05") == {}
    counting.save_stated(desk.office, unit, "2026-05", "luot", "7")
    assert counting.stated(desk.office, unit, "2026-05") == {"luot": 7}
    history.undo_last(desk.office)
    assert counting.stated(desk.office, unit, "2026-05") == {}


def test_what_is_no_number_or_no_measure_is_refused(desk: Desk) -> None:
    unit = builders.named("Chi bộ Nà Lốc")
    with pytest.raises(Refused) as found:
        counting.save_stated(desk.office, unit, "2026-05", "luot", "năm")
    assert refused(found) == "number_unclear"
    with pytest.raises(BugError):
        counting.save_stated(desk.office, unit, "2026-05", "weight", "5")
