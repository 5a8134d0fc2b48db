"""Lịch việc: each kind of date, the ends of months and years, days off, and what comes next."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.schedule import EVENTS, DayRules, Event, EventKind, day_of_year, due, events, is_holiday, working_day

USUAL = DayRules()
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("kind", "period", "day"),
    [
        ("slips", "2027-05", date(2027, 5, 10)),
        ("meeting", "2027-05", date(2027, 5, 14)),
        ("cutoff", "2027-02", date(2027, 2, 28)),
        ("report_month", "2027-05", date(2027, 5, 25)),
        ("report_quarter", "2027-Q1", date(2027, 3, 25)),
        ("report_quarter", "2027-Q4", date(2027, 12, 25)),
        ("report_half", "2027-H1", date(2027, 6, 10)),
        ("round_half", "2027-H1", date(2027, 6, 10)),
        ("report_year", "2027", date(2027, 12, 10)),
        ("round_year", "2027", date(2027, 12, 10)),
    ],
)
def test_the_usual_dates(kind: str, period: str, day: date) -> None:
    assert due(USUAL, EventKind(kind), period) == day


def test_an_office_has_dates_of_its_own() -> None:
    own = DayRules(slip_day=5, slip_next_month=True, cutoff_day=20, report_year=(15, 1), round_year=(5, 7))
    assert due(own, EventKind.SLIPS, "2027-12") == date(2028, 1, 5)
    assert due(own, EventKind.CUTOFF, "2027-02") == date(2027, 2, 20)
    assert due(own, EventKind.REPORT_YEAR, "2027") == date(2028, 1, 15)
    assert due(own, EventKind.ROUND_YEAR, "2027") == date(2027, 7, 5)


def test_the_half_years_dates_stay_in_their_year() -> None:
    early = DayRules(report_half=(28, 5), round_half=(1, 1))
    assert due(early, EventKind.REPORT_HALF, "2027-H1") == date(2027, 5, 28)
    assert due(early, EventKind.ROUND_HALF, "2027-H1") == date(2027, 1, 1)


def test_a_day_past_the_months_end_means_its_last() -> None:
    assert due(DayRules(slip_day=31), EventKind.SLIPS, "2027-02") == date(2027, 2, 28)
    assert due(DayRules(slip_day=31), EventKind.SLIPS, "2028-02") == date(2028, 2, 29)


def test_dates_stand_still_unless_the_office_wants_them_moved() -> None:
    assert working_day(USUAL, date(2027, 5, 1)) == date(2027, 5, 1)
    weekend = DayRules(move=True)
    assert working_day(weekend, date(2027, 5, 1)) == date(2027, 5, 3)
    assert due(DayRules(move=True, slip_day=31), EventKind.SLIPS, "2027-07") == date(2027, 8, 2)


def test_a_holiday_carries_a_date_past_its_last_day_and_the_weekend() -> None:
    rules = DayRules(
        move=True, holidays=((date(2027, 2, 5), date(2027, 2, 11)), (date(2027, 2, 12), date(2027, 2, 12)))
    )
    assert is_holiday(rules, date(2027, 2, 5)) and is_holiday(rules, date(2027, 2, 11))
    assert not is_holiday(rules, date(2027, 2, 4)) and not is_holiday(rules, date(2027, 2, 13))
    assert due(rules, EventKind.SLIPS, "2027-02") == date(2027, 2, 15)


def test_a_month_in_the_order_of_its_work() -> None:
    found = events(USUAL, date(2027, 6, 1), date(2027, 6, 30))
    assert [(event.kind.value, event.period, event.day.day) for event in found] == [
        ("slips", "2027-06", 10),
        ("report_half", "2027-H1", 10),
        ("round_half", "2027-H1", 10),
        ("meeting", "2027-06", 14),
        ("report_month", "2027-06", 25),
        ("report_quarter", "2027-Q2", 25),
        ("cutoff", "2027-06", 30),
    ]
    assert events(USUAL, date(2027, 6, 1), date(2027, 6, 30), [EventKind.MEETING]) == found[3:4]


def test_both_ends_belong_to_the_span() -> None:
    day = date(2027, 5, 10)
    assert events(USUAL, day, day) == (Event(EventKind.SLIPS, "2027-05", day),)


def test_what_is_due_next_year_is_seen_from_there() -> None:
    rules = DayRules(report_year=(15, 1), slip_next_month=True)
    found = events(rules, date(2028, 1, 1), date(2028, 1, 31), [EventKind.REPORT_YEAR, EventKind.SLIPS])
    assert [(event.period, event.day) for event in found] == [
        ("2027-12", date(2028, 1, 10)),
        ("2027", date(2028, 1, 15)),
    ]


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("10/6", (10, 6)), (" 05-12 ", (5, 12)), ("29.2", (29, 2)), ("31/6", None), ("0/6", None), ("10/13", None),
        ("10", None), ("mùng 10/6", None), ("", None),
    ],
)  # fmt: skip
def test_a_day_of_the_year_as_it_is_typed(text: str, read: tuple[int, int] | None) -> None:
    assert day_of_year(text) == read


def test_every_kind_has_its_words() -> None:
    assert [choice.value for choice in EVENTS] == list(EventKind)


@given(day=DAYS)
def test_there_is_always_a_next_date_within_five_weeks(day: date) -> None:
    assert events(USUAL, day, day + timedelta(days=35))


@given(first=DAYS, length=st.integers(0, 400), move=st.booleans())
def test_a_span_holds_each_of_its_days_once(first: date, length: int, move: bool) -> None:
    rules, last = DayRules(move=move), first + timedelta(days=length)
    whole = events(rules, first, last)
    middle = first + timedelta(days=length // 2)
    assert whole == events(rules, first, middle) + events(rules, middle + timedelta(days=1), last)
    assert list(whole) == sorted(whole, key=_by_day)
    assert all(first <= event.day <= last for event in whole)


def _by_day(event: Event) -> date:
    return event.day


@given(day=DAYS)
def test_a_moved_day_is_a_working_day_and_never_earlier(day: date) -> None:
    rules = DayRules(move=True, holidays=((date(2027, 2, 5), date(2027, 2, 11)),))
    moved = working_day(rules, day)
    assert moved >= day
    assert moved.weekday() < 5 and not is_holiday(rules, moved)
