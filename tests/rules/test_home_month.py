"""Hôm nay through the month and the year: slips, topics, rounds that are due, the turn of the year, backups."""

from __future__ import annotations

from datetime import date

import home_kit
import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.home import (
    LINES,
    Done,
    HomeFacts,
    NeededRound,
    OpenPeriod,
    OpenRound,
    SlipMonth,
    TopicGap,
    Unfinished,
    lines,
    page,
)
from models.rules.schedule import DayRules, EventKind, events

DRAFT = Unfinished("monthly_slip", "u:2027-04", "Chi bộ Làng Mới", "Kết quả", "2027-04-29 16:20:00")
LATE_ONES = ("Nà Lốc", "Trạm Y tế", "HTX Quế")


def facts(**given: object) -> HomeFacts:
    return HomeFacts(**{"units": 66, "entries": 1, "has_form": True, **given})


def month(key: str = "2027-05", received: int = 63, total: int = 66) -> SlipMonth:
    year, number = map(int, key.split("-"))
    return SlipMonth(key, date(year, number, 10), received, total, LATE_ONES)


def codes(given: HomeFacts, today: date) -> list[tuple[str, bool]]:
    return [(line.code, line.late) for line in lines(given, today)]


# The three days that are the measure, as far as their facts exist.


def test_the_third_of_may() -> None:
    today = date(2027, 5, 3)
    given = facts(slips=(month("2027-04", 66), month(received=4)), drafts=(DRAFT,), topics_used=True)
    found = lines(given, today)
    assert [(line.code, line.late, line.action) for line in found] == [
        ("slips", False, "enter_slips"),
        ("draft", False, "resume"),
    ]
    assert found[0].values == {"month": "2027-05", "received": 4, "total": 66, "names": LATE_ONES}
    assert (found[0].due, found[0].target) == (date(2027, 5, 10), {"month": "2027-05"})


def test_an_office_that_began_after_the_day_is_not_late_on_its_first_one() -> None:
    today = date(2027, 5, 20)
    new, older = date(2027, 5, 19), date(2027, 5, 10)
    assert codes(facts(slips=(month(received=0),), work_since=new), today) == []
    assert codes(facts(slips=(month(received=0),), work_since=older), today) == [("slips", True)]
    assert codes(facts(slips=(month(received=1),), work_since=new), today) == [("slips", True)]


def test_the_twentieth_of_may() -> None:
    today = date(2027, 5, 20)
    opened = OpenRound("r", "", "2027-05", 6, date(2027, 5, 28), 1)
    needed = NeededRound("half", "2027-H1", date(2027, 6, 10))
    given = facts(slips=(month(),), rounds=(opened,), needed=(needed,), reported=600, topics=(TopicGap("2027-06", ()),))
    found = lines(given, today)
    assert [(line.code, line.late, line.action) for line in found] == [
        ("slips", True, "copy_reminder"),
        ("round", False, "open_round"),
        ("reported", False, "show_reported"),
    ]


def test_the_last_of_may() -> None:
    today = date(2027, 5, 31)
    given = facts(
        slips=(month(received=66),),
        periods=(OpenPeriod("b", "2027-05", today, 0, 1, 1),),
        needed=(NeededRound("half", "2027-H1", date(2027, 6, 10)),),
        reported=611,
        topics=(TopicGap("2027-06", ("rural",)),),
        topics_used=True,
        usb_on=date(2027, 5, 14),
    )
    found = lines(given, today)
    assert [(line.code, line.late, line.due) for line in found] == [
        ("period", False, date(2027, 5, 31)),
        ("topic", False, date(2027, 6, 1)),
        ("round_needed", False, date(2027, 6, 10)),
        ("usb", False, None),
    ]
    assert found[0].values == {"period": "2027-05", "points": 0, "slips": 1, "unmet": 1, "later": 0}
    assert found[1].values == {"month": "2027-06", "kinds": ("rural",)}
    assert found[1].target == {"month": "2027-06"}
    assert found[2].values == {"kind": "half", "period": "2027-H1", "reported": 611}
    assert found[2].target == {"kind": "half", "period": "2027-H1"}
    assert found[3].values == {"last": date(2027, 5, 14)}


# Slips.


def test_slips_are_late_from_the_day_after() -> None:
    assert codes(facts(slips=(month(),)), date(2027, 5, 10)) == [("slips", False)]
    assert codes(facts(slips=(month(),)), date(2027, 5, 11)) == [("slips", True)]


def test_when_all_are_in_there_is_nothing_to_say() -> None:
    assert codes(facts(slips=(month(received=66), month("2027-04", 66))), date(2027, 5, 31)) == []


def test_last_months_slips_are_told_only_where_any_came() -> None:
    assert codes(facts(slips=(month("2027-04", 0), month(received=0))), date(2027, 5, 3)) == [("slips", False)]
    found = lines(facts(slips=(month("2027-04", 60), month(received=0))), date(2027, 5, 3))
    assert [(line.values["month"], line.late) for line in found] == [("2027-04", True), ("2027-05", False)]


def test_a_bare_page_has_its_three_steps_alone() -> None:
    bare = page(HomeFacts(66, 0, False, done=(Done("done_slips", date(2027, 5, 1), "show_slips"),)), date(2027, 5, 3))
    assert ([line.code for line in bare.lines], bare.done, bare.nearest) == (
        ["start_units", "start_form", "start_entry"],
        (),
        None,
    )


# Topics.


@pytest.mark.parametrize(
    ("day", "used", "taken", "told"),
    [
        (date(2027, 5, 24), True, 0, []),
        (date(2027, 5, 25), True, 0, [("topic", False)]),
        (date(2027, 6, 1), True, 0, [("topic", False)]),
        (date(2027, 6, 2), True, 0, [("topic", True)]),
        (date(2027, 6, 10), True, 0, [("topic", True)]),
        (date(2027, 6, 11), True, 0, []),
        (date(2027, 5, 25), False, 0, []),
        (date(2027, 5, 25), False, 66, [("topic", False)]),
        (date(2027, 6, 1), False, 66, [("topic", False)]),
        (date(2027, 6, 2), False, 66, []),
    ],
)
def test_a_topic_that_is_lacking(day: date, used: bool, taken: int, told: list[tuple[str, bool]]) -> None:
    slips = (month(received=taken, total=taken),)
    given = facts(topics=(TopicGap("2027-06", ("rural",)),), topics_used=used, slips=slips)
    assert codes(given, day) == told


# Rounds of the half-year and the year.


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2027, 5, 26), False),
        (date(2027, 5, 27), True),
        (date(2027, 6, 10), True),
        (date(2027, 7, 10), True),
        (date(2027, 7, 11), False),
    ],
)
def test_a_round_is_asked_for_before_and_after_its_day(day: date, told: bool) -> None:
    given = facts(needed=(NeededRound("half", "2027-H1", date(2027, 6, 10)),), reported=5)
    found = lines(given, day)
    assert [line.code for line in found] == (["round_needed"] if told else ["reported"])
    assert not told or found[0].late == (day > date(2027, 6, 10))


def test_without_reported_deeds_no_round_is_needed() -> None:
    assert codes(facts(needed=(NeededRound("half", "2027-H1", date(2027, 6, 10)),)), date(2027, 6, 1)) == []


# The turn of the year.


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2027, 12, 24), []),
        (date(2027, 12, 25), [("new_year", False)]),
        (date(2028, 1, 10), [("new_year", False)]),
        (date(2028, 1, 11), [("new_year", True)]),
        (date(2028, 1, 31), [("new_year", True)]),
        (date(2028, 2, 1), []),
    ],
)
def test_the_year_is_turned_around_its_end(day: date, told: list[tuple[str, bool]]) -> None:
    given = facts(open_books=(2027, 2028))
    assert codes(given, day) == told
    if told:
        (line,) = lines(given, day)
        assert (line.values, line.target, line.due) == ({"year": 2028, "old": 2027}, {"year": 2028}, date(2028, 1, 10))
    assert codes(facts(open_books=(2028,)), day) == []


# Backups.


def test_work_of_an_earlier_day_that_no_backup_holds() -> None:
    given = facts(unsaved_since=date(2027, 5, 3))
    assert codes(given, date(2027, 5, 3)) == []
    assert codes(given, date(2027, 5, 4)) == [("backup", False)]
    assert codes(given, date(2027, 5, 10)) == [("backup", False)]
    assert codes(given, date(2027, 5, 11)) == [("backup", True)]
    assert lines(given, date(2027, 5, 4))[0].values["last"] is None


# The whole page.


def test_what_is_done_folds_away_the_newest_first() -> None:
    done = (
        Done("done_period", date(2027, 5, 2), "close_period", {"label": "tháng 4"}, {"book": "b"}),
        Done("done_slips", date(2027, 5, 12), "show_slips", {"month": "2027-05", "total": 66}, {"month": "2027-05"}),
    )
    found = page(facts(done=done), date(2027, 5, 20)).done
    assert [(line.code, line.due, line.late, line.action) for line in found] == [
        ("done_slips", date(2027, 5, 12), False, "show_slips"),
        ("done_period", date(2027, 5, 2), False, "close_period"),
    ]
    assert (found[1].values, found[1].target) == ({"label": "tháng 4"}, {"book": "b"})


def test_a_day_without_work_names_the_next_date() -> None:
    calendar = events(DayRules(), date(2027, 5, 1), date(2027, 6, 30))
    found = page(facts(events=tuple(reversed(calendar))), date(2027, 5, 11))
    assert found.lines == ()
    assert (found.nearest.kind, found.nearest.day) == (EventKind.MEETING, date(2027, 5, 14))
    assert page(facts(events=calendar), date(2027, 5, 14)).nearest.day == date(2027, 5, 14)
    assert page(facts(), date(2027, 5, 11)).nearest is None


def keeps_the_rules(given: HomeFacts, today: date) -> None:
    found = page(given, today)
    assert found == page(given, today)
    assert len(found.lines) <= LINES
    cut = [line for line in found.lines if line.code == "cut"]
    left = [line for line in found.lines if line.code == "draft"]
    rest = [line for line in found.lines if line.code not in ("cut", "draft")]
    assert list(found.lines) == [*cut, *rest, *left]
    assert len(cut) + len(left) == min(len(given.drafts), 2)
    order = [(not line.late, line.due or date.max) for line in rest]
    assert order == sorted(order)
    # Red is what is late, and nothing is late before its day is over.
    assert all(line.late == (line.due is not None and line.due < today) for line in found.lines)
    assert not any(line.late for line in found.done)
    assert [line.due for line in found.done] == sorted((line.due for line in found.done), reverse=True)
    assert found.nearest is not None and found.nearest.day >= today


def test_every_day_of_two_years_keeps_the_rules_of_the_page() -> None:
    for day in home_kit.days():
        keeps_the_rules(home_kit.facts(day), day)


@given(start=st.dates(home_kit.FIRST, home_kit.LAST), seed=st.integers(1, 10_000), bare=st.booleans())
def test_any_day_of_any_office_keeps_them_too(start: date, seed: int, bare: bool) -> None:
    keeps_the_rules(home_kit.facts(start, seed, **({"drafts": (), "rounds": ()} if bare else {})), start)
