"""Hôm nay through the month and the year: slips, topics, rounds that are due, the turn of the year, backups."""

from __future__ import annotations

from datetime import date, timedelta

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
        ("draft", False, "resume"),
        ("slips", False, "enter_slips"),
    ]
    assert found[1].values == {"month": "2027-05", "received": 4, "total": 66, "names": LATE_ONES}
    assert (found[1].due, found[1].target) == (date(2027, 5, 10), {"month": "2027-05"})


def test_the_twentieth_of_may() -> None:
    today = date(2027, 5, 20)
    opened = OpenRound("r", "Đợt xét tháng 5", 6, date(2027, 5, 31))
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
        periods=(OpenPeriod("b", "2027-05", "tháng 5 năm 2027", today, 0, 1, 1),),
        needed=(NeededRound("half", "2027-H1", date(2027, 6, 10)),),
        reported=611,
        topics=(TopicGap("2027-06", ("rural",)),),
        topics_used=True,
        unsaved_since=date(2027, 5, 30),
        backup_on=date(2027, 5, 14),
    )
    found = lines(given, today)
    assert [(line.code, line.late, line.due.day) for line in found] == [
        ("period", False, 31),
        ("topic", False, 1),
        ("backup", False, 6),
        ("round_needed", False, 10),
    ]
    assert found[0].values == {"label": "tháng 5 năm 2027", "points": 0, "slips": 1, "unmet": 1}
    assert found[1].values == {"month": "2027-06", "kinds": ("rural",)}
    assert found[1].target == {"month": "2027-06"}
    assert found[2].values == {"since": date(2027, 5, 30), "last": date(2027, 5, 14)}
    assert found[3].values == {"label": "6 tháng đầu năm 2027", "reported": 611}
    assert found[3].target == {"kind": "half", "period": "2027-H1"}


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


@given(
    start=st.dates(date(2026, 1, 1), date(2028, 12, 31)),
    taken=st.integers(0, 66),
    drafts=st.integers(0, 3),
    rounds=st.integers(0, 9),
    reported=st.integers(0, 2),
    used=st.booleans(),
)
def test_every_day_of_the_year_keeps_the_rules_of_the_page(
    start: date, taken: int, drafts: int, rounds: int, reported: int, used: bool
) -> None:
    calendar = DayRules()
    key, after = f"{start:%Y-%m}", f"{start.replace(day=28) + timedelta(days=5):%Y-%m}"
    given = facts(
        slips=(month(key, taken),),
        drafts=(DRAFT,) * drafts,
        rounds=tuple(OpenRound(str(n), "đợt", n, start + timedelta(days=n * 5 - 20)) for n in range(rounds)),
        needed=(NeededRound("half", f"{start.year}-H1", date(start.year, 6, 10)),),
        reported=reported,
        topics=(TopicGap(after, ("rural",)),),
        topics_used=used,
        open_books=(start.year, start.year - 1),
        unsaved_since=start - timedelta(days=reported),
        events=events(calendar, start, start + timedelta(days=62)),
    )
    found = page(given, start)
    assert found == page(given, start)
    assert len(found.lines) <= LINES
    assert [line.code == "draft" for line in found.lines] == [True] * min(drafts, 2) + [False] * (
        len(found.lines) - min(drafts, 2)
    )
    rest = [line for line in found.lines if line.code != "draft"]
    order = [(not line.late, line.due or date.max) for line in rest]
    assert order == sorted(order)
    assert all(line.late == (line.due is not None and line.due < start) for line in rest)
    assert found.nearest is not None and found.nearest.day >= start
