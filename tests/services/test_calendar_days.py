"""Lịch việc of an office: its settings, its days off, and the dates they give."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import refused

from models.rules.errors import BugError, Refused
from models.rules.schedule import DayRules, EventKind
from models.services import calendar_days, history
from models.services import office as offices
from models.storage.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def test_a_new_office_has_the_usual_dates(office: Office) -> None:
    assert calendar_days.rules(office) == DayRules()


def test_dates_are_the_offices_own(office: Office) -> None:
    calendar_days.change(
        office, slip_day=5, slip_next_month=True, report_quarter=20, report_half=(15, 6), move=True, cutoff_day=20
    )
    calendar_days.change(office, round_year=(5, 12))
    expected = DayRules(
        slip_day=5, slip_next_month=True, cutoff_day=20, report_quarter=20, report_half=(15, 6), round_year=(5, 12),
        move=True,
    )  # fmt: skip
    assert calendar_days.rules(office) == expected
    assert offices.facts(office).slip_day == 5
    assert calendar_days.due(office, EventKind.SLIPS, "2026-05") == date(2026, 6, 5)


def test_one_change_is_one_act(office: Office) -> None:
    before = len(history.acts(office))
    calendar_days.change(office, meeting_day=12, report_quarter=20)
    assert len(history.acts(office)) == before + 1
    history.undo_last(office)
    assert calendar_days.rules(office) == DayRules()
    calendar_days.change(office, meeting_day=12)
    assert calendar_days.rules(office).report_quarter == 25


@pytest.mark.parametrize(
    ("given", "value"),
    [({"report_quarter": 32}, 32), ({"report_half": (31, 6)}, "31/6"), ({"slip_day": 0}, 0)],
)
def test_a_day_that_is_none_is_refused(office: Office, given: dict[str, object], value: object) -> None:
    with pytest.raises(Refused, match="setting_day") as caught:
        calendar_days.change(office, meeting_day=3, **given)
    assert caught.value.values == {"key": next(iter(given)), "value": value}
    assert calendar_days.rules(office) == DayRules()


def test_a_leap_day_is_a_day(office: Office) -> None:
    calendar_days.change(office, report_year=(29, 2))
    assert calendar_days.due(office, EventKind.REPORT_YEAR, "2026") == date(2027, 2, 28)


def test_other_words_are_a_fault_of_ours(office: Office) -> None:
    with pytest.raises(BugError):
        calendar_days.change(office, holidays=())


def test_days_off_are_entered_by_hand_and_carry_dates(office: Office) -> None:
    uuid = calendar_days.save_holiday(office, None, {"name": "Giỗ Tổ", "first_day": "08/06/2026"})
    calendar_days.save_holiday(office, uuid, {"last_day": "10/06/2026"})
    assert calendar_days.due(office, EventKind.SLIPS, "2026-06") == date(2026, 6, 10)
    calendar_days.change(office, move=True)
    assert calendar_days.due(office, EventKind.SLIPS, "2026-06") == date(2026, 6, 11)
    one_day = calendar_days.save_holiday(office, None, {"name": "Nghỉ", "first_day": "11/06/2026"})
    assert calendar_days.due(office, EventKind.SLIPS, "2026-06") == date(2026, 6, 12)
    calendar_days.remove_holiday(office, one_day)
    assert calendar_days.due(office, EventKind.SLIPS, "2026-06") == date(2026, 6, 11)


def test_days_off_of_a_year(office: Office) -> None:
    calendar_days.save_holiday(office, None, {"name": "Tết", "first_day": "30/12/2026", "last_day": "03/01/2027"})
    calendar_days.save_holiday(office, None, {"name": "Tháng Năm", "first_day": "01/05/2026"})
    assert [one.values["name"] for one in calendar_days.holidays(office, 2026)] == ["Tháng Năm", "Tết"]
    assert [one.values["name"] for one in calendar_days.holidays(office, 2027)] == ["Tết"]
    assert calendar_days.holidays(office, 2025) == ()


def test_days_off_end_after_they_begin(office: Office) -> None:
    with pytest.raises(Refused) as caught:
        calendar_days.save_holiday(office, None, {"name": "x", "first_day": "05/05/2026", "last_day": "04/05/2026"})
    assert refused(caught) == "end_before_start"


def test_the_dates_of_a_month_and_of_a_span(office: Office) -> None:
    found = calendar_days.of_month(office, "2026-05")
    assert [event.kind.value for event in found] == ["slips", "meeting", "report_month", "cutoff"]
    assert calendar_days.events(office, date(2026, 5, 1), date(2026, 5, 31)) == found
    assert calendar_days.of_month(office, "2026-05", [EventKind.MEETING]) == found[1:2]


def test_the_next_dates(office: Office) -> None:
    found = calendar_days.ahead(office, 3)
    assert [(event.kind.value, event.day) for event in found] == [
        ("slips", date(2026, 5, 10)), ("meeting", date(2026, 5, 14)), ("report_month", date(2026, 5, 25)),
    ]  # fmt: skip


def test_days_of_the_year_are_typed_as_texts(office: Office) -> None:
    calendar_days.change(office, report_half="15/6")
    assert calendar_days.rules(office).report_half == (15, 6)
    with pytest.raises(Refused, match="setting_day") as caught:
        calendar_days.change(office, report_half="giữa tháng 6")
    assert caught.value.values == {"key": "report_half", "value": "giữa tháng 6"}
