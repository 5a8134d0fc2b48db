"""Hôm nay of a real office: what is gathered, on the days that matter."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import Desk
from slip_kit import MAY, slip

from models.rules.facts import HomeLine
from models.rules.schedule import EventKind
from models.services import books, care, forms, honours, periods, rounds, slips, today, topics, units


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.office.close()


def lines(desk: Desk, day: date = date(2026, 5, 4)) -> dict[str, HomeLine]:
    return {line.code: line for line in today.page(desk.office, day).lines}


def done(desk: Desk, day: date) -> list[tuple[str, date]]:
    return [(line.code, line.due) for line in today.page(desk.office, day).done]


def all_in(desk: Desk, received_on: str = "08/05/2026") -> None:
    names = [builders.named(name) for name in ("Nà Lốc", "Khe Mạ", "Làng Mới")]
    slips.no_news(desk.office, names, MAY, {"received_on": received_on})


def test_a_bare_office_takes_its_first_steps(desk: Desk) -> None:
    page = today.page(desk.office, date(2026, 5, 4))
    assert [(line.code, line.values) for line in page.lines] == [
        ("start_units", {"done": True}), ("start_form", {"done": False}), ("start_entry", {"done": False}),
    ]  # fmt: skip
    forms.save(desk.office, date(2026, 1, 1), forms.draft_form(desk.office))
    assert lines(desk)["start_form"].values == {"done": True}


def test_the_months_slips(desk: Desk) -> None:
    slip(desk.office)
    line = lines(desk)["slips"]
    assert line.values == {"month": MAY, "received": 1, "total": 3, "names": ("Khe Mạ", "Làng Mới")}
    assert (line.due, line.late, line.action) == (date(2026, 5, 10), False, "enter_slips")
    desk.on(date(2026, 5, 20))
    assert lines(desk, date(2026, 5, 20))["slips"].late
    all_in(desk)
    assert "slips" not in lines(desk, date(2026, 5, 20))


def test_last_months_slips_stay_until_they_are_in(desk: Desk) -> None:
    slip(desk.office, month="04/2026")
    found = [line.values["month"] for line in today.page(desk.office, date(2026, 5, 4)).lines if line.code == "slips"]
    assert found == ["2026-04", MAY]


def test_a_half_typed_slip_names_the_field_of_its_row(desk: Desk) -> None:
    key = slips.draft_key(builders.named("Khe Mạ"), MAY)
    desk.office.drafts.put(slips.FORM, key, {"row1.name": "Lý Thị Khé"}, "row1.result", "Khe Mạ")
    desk.office.drafts.put("unit", "u", {"name": "x"})
    values = [line.values for line in today.page(desk.office, date(2026, 5, 4)).lines if line.code == "draft"]
    assert sorted((v["form"], v["title"], v["focus"]) for v in values) == [
        ("monthly_slip", "Khe Mạ", "Kết quả"), ("unit", "", ""),
    ]  # fmt: skip


def test_topics_that_are_lacking(desk: Desk) -> None:
    topics.save(desk.office, None, {"month": "05/2026", "kind": "rural", "occasion": "month", "title": "x"})
    slip(desk.office)
    assert "topic" not in lines(desk, date(2026, 5, 20))
    assert lines(desk, date(2026, 5, 28))["topic"].values == {"month": "2026-06", "kinds": ("rural",)}
    topics.save(desk.office, None, {"month": "06/2026", "kind": "all", "occasion": "month", "title": "x"})
    assert "topic" not in lines(desk, date(2026, 5, 28))
    assert lines(desk, date(2026, 7, 2))["topic"].late


def test_the_half_years_round(desk: Desk) -> None:
    desk.deed()
    line = lines(desk, date(2026, 6, 1))["round_needed"]
    assert (line.values["reported"], line.target) == (1, {"kind": "half", "period": "2026-H1"})
    rounds.open_round(desk.office, "campaign", "2026-H1", "30 năm")
    assert "round_needed" in lines(desk, date(2026, 6, 1))
    rounds.open_round(desk.office, "half", "2026-H1")
    assert "round_needed" not in lines(desk, date(2026, 6, 1))


def test_the_years_round_may_be_that_of_its_second_half(desk: Desk) -> None:
    desk.deed()
    assert lines(desk, date(2026, 12, 5))["round_needed"].target == {"kind": "year", "period": "2026"}
    assert lines(desk, date(2027, 1, 5))["round_needed"].late
    made = rounds.open_round(desk.office, "half", "2026-H2")
    assert "round_needed" not in lines(desk, date(2026, 12, 5))
    rounds.remove(desk.office, made)
    assert "round_needed" in lines(desk, date(2026, 12, 5))


def test_a_period_tells_what_is_still_to_be_looked_at(desk: Desk) -> None:
    slip(desk.office, reviewed="")
    rounds.enter(desk.office, desk.round(desk.luot(), met=""))
    desk.luot()
    line = lines(desk, date(2026, 5, 31))["period"]
    assert line.values == {"period": "2026-05", "points": 1, "slips": 1, "unmet": 1, "later": 0}


def test_a_units_own_book_is_not_asked_for_slips(desk: Desk) -> None:
    slip(desk.office, reviewed="")
    book = books.unit_book(desk.office, builders.named("Nà Lốc"), 2026).uuid
    entry = honours.save(desk.office, None, desk.texts(), book)
    made = rounds.open_round(desk.office, "month", MAY, book=book)
    rounds.add_entries(desk.office, made, [entry])
    rounds.save(desk.office, made, {"meeting_on": "03/05/2026"})
    rounds.enter(desk.office, made)
    values = lines(desk, date(2026, 5, 31))["period"].values
    assert (values["slips"], values["unmet"]) == (0, 0)


def test_what_was_done_this_month(desk: Desk) -> None:
    made = desk.round(desk.luot(month="04/2026"), period="2026-04")
    rounds.enter(desk.office, made)
    periods.close(desk.office, desk.book(), "2026-04")
    all_in(desk)
    desk.on(date(2026, 5, 20))
    assert done(desk, date(2026, 5, 20)) == [
        ("done_slips", date(2026, 5, 8)), ("done_round", date(2026, 5, 4)), ("done_period", date(2026, 5, 4)),
    ]  # fmt: skip
    values = {line.code: (line.values, line.target) for line in today.page(desk.office, date(2026, 5, 20)).done}
    assert values["done_slips"] == ({"month": MAY, "total": 3}, {"month": MAY})
    assert values["done_round"] == ({"title": "", "period": "2026-04", "rows": 1}, {"round": made})
    assert values["done_period"][0] == {"period": "2026-04"}
    assert done(desk, date(2026, 6, 20)) == []
    periods.reopen(desk.office, desk.book(), "2026-04", "sót")
    assert "done_period" not in dict(done(desk, date(2026, 5, 20)))


def test_work_that_no_backup_holds(desk: Desk) -> None:
    desk.deed()
    line = lines(desk, date(2026, 5, 6))["backup"]
    assert line.values == {"since": date(2026, 5, 4), "last": None}
    care.backup(desk.office, "exit")
    assert "backup" not in lines(desk, date(2026, 5, 6))
    desk.on(date(2026, 5, 7))
    desk.deed()
    assert lines(desk, date(2026, 5, 9))["backup"].values == {"since": date(2026, 5, 7), "last": date(2026, 5, 4)}


def test_the_turn_of_the_year_is_told_while_the_old_book_is_open(desk: Desk) -> None:
    desk.luot()
    assert lines(desk, date(2026, 12, 28))["new_year"].target == {"year": 2027}
    units.save(desk.office, builders.named("Nà Lốc"), {"own_book": "có"})
    books.unit_book(desk.office, builders.named("Nà Lốc"), 2025)
    assert "new_year" not in lines(desk, date(2026, 1, 5))


def test_a_quiet_day_names_the_next_date(desk: Desk) -> None:
    all_in(desk)
    care.backup(desk.office, "exit")
    page = today.page(desk.office, date(2026, 5, 11))
    assert page.lines == ()
    assert (page.nearest.kind, page.nearest.day) == (EventKind.MEETING, date(2026, 5, 14))


def test_a_chi_bo_office_hears_nothing_of_slips(tmp_path: Path) -> None:
    made = Desk(tmp_path, "cell")
    made.luot()
    assert set(lines(made)) == {"waiting"}
    made.office.close()


def test_what_waits_in_the_honour_book_stands_last(desk: Desk) -> None:
    desk.deed()
    desk.luot()
    found = [line.code for line in today.page(desk.office, date(2026, 5, 4)).lines]
    assert found == ["slips", "waiting", "reported"]
    assert today.foot(desk.office) is None


def test_a_round_counts_what_its_check_says(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.round(desk.luot(), desk.luot())
    given = today.gather(desk.office, date(2026, 5, 4)).rounds
    assert [(one.rows, one.period, one.review, one.barred) for one in given] == [(2, MAY, 0, 0)]
    first = desk.entered("Lù A Tủa", period="2026-04")
    again = desk.luot(name="Lù A Tủa", deed=str(desk.row(first[0]).deed))
    rounds.add_entries(desk.office, given[0].uuid, [again])
    assert today.gather(desk.office, date(2026, 5, 4)).rounds[0].review == 1
    monkeypatch.setattr(today, "_LOOKED_AT", 2)
    found = today.gather(desk.office, date(2026, 5, 4)).rounds[0]
    assert (found.rows, found.review) == (3, 0), "too many to look at for one line"


def test_a_draft_that_the_machine_went_off_in(desk: Desk, tmp_path: Path) -> None:
    desk.deed()
    desk.office.drafts.put("unit", "u", {"name": "x"})
    desk.office.broken_off = ("2026-05-04 08:00:00", "2026-05-04 09:12:00")
    assert "cut" not in lines(desk), "typed since this opening"
    desk.office.broken_off = ("2026-05-04 08:00:00", "2026-05-04 09:13:00")
    assert list(lines(desk))[0] == "cut"
    desk.office.broken_off = ("2026-05-04 09:12:01", "2026-05-04 09:13:00")
    assert "cut" not in lines(desk), "left before that"


def test_how_old_the_last_copy_on_a_stick_is(desk: Desk, tmp_path: Path) -> None:
    desk.deed()
    made = care.backup(desk.office, "exit")
    assert lines(desk, date(2026, 5, 18))["usb"].values == {"last": None}
    desk.on(date(2026, 5, 6))
    care.copy_out(desk.office, made.path, tmp_path / "usb.sgd")
    care.backup(desk.office, "exit")
    assert (tmp_path / "usb.sgd").read_bytes() == made.path.read_bytes()
    assert "usb" not in lines(desk, date(2026, 5, 19))
    assert lines(desk, date(2026, 5, 20))["usb"].values == {"last": date(2026, 5, 6)}


def test_of_several_open_periods_the_first_is_told_and_the_rest_counted(desk: Desk) -> None:
    for month in ("2026-01", "2026-02", "2026-03"):
        desk.entered(f"Lù A {month}", period=month)
    found = [line for line in today.page(desk.office, date(2026, 5, 4)).lines if line.code == "period"]
    assert [(line.values["period"], line.values["later"], line.due) for line in found] == [
        ("2026-01", 2, date(2026, 1, 31)),
    ]  # fmt: skip
    periods.close(desk.office, desk.book(), "2026-01")
    assert lines(desk)["period"].values == {"period": "2026-02", "points": 0, "slips": 0, "unmet": 0, "later": 1}
