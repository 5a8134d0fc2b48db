"""Hôm nay, at the phases of a month."""

from __future__ import annotations

from datetime import date

from models.rules.home import HomeFacts, OpenPeriod, OpenRound, Unfinished, is_bare, lines

TODAY = date(2027, 5, 20)
DRAFT = Unfinished("honour_entry", "u1", "Sùng A Lềnh", "Kết quả", "2027-05-19 16:20:00")


def _facts(**given: object) -> HomeFacts:
    return HomeFacts(**{"units": 66, "entries": 1, "has_form": True, **given})


def test_a_bare_office_is_led_by_three_steps() -> None:
    found = lines(HomeFacts(0, 0, False), TODAY)
    assert [(x.code, x.values["done"]) for x in found] == [
        ("start_units", False),
        ("start_form", False),
        ("start_entry", False),
    ]
    found = lines(HomeFacts(66, 0, True), TODAY)
    assert [x.values["done"] for x in found] == [True, True, False]


def test_something_half_typed_ends_the_first_steps() -> None:
    assert not is_bare(HomeFacts(0, 0, False, drafts=(DRAFT,)))
    assert [x.code for x in lines(HomeFacts(0, 0, False, drafts=(DRAFT,)), TODAY)] == ["draft"]


def test_what_was_left_half_typed_stands_first_and_names_its_field() -> None:
    line = lines(_facts(drafts=(DRAFT,)), TODAY)[0]
    assert (line.action, line.values["focus"], line.target) == (
        "resume",
        "Kết quả",
        {"form": "honour_entry", "record": "u1"},
    )


def test_late_lines_come_first_then_by_due_date() -> None:
    rounds = (OpenRound("r5", "tháng 5", 6, date(2027, 5, 31)), OpenRound("r4", "tháng 4", 1, date(2027, 4, 30)))
    periods = (OpenPeriod("b", "2027-03", "tháng 3", date(2027, 3, 31), 0),)
    found = lines(_facts(rounds=rounds, periods=periods, waiting=3, reported=611), TODAY)
    assert [(x.code, x.late) for x in found] == [
        ("period", True),
        ("round", True),
        ("round", False),
        ("waiting", False),
        ("reported", False),
    ]


def test_a_line_due_today_is_not_late() -> None:
    found = lines(_facts(periods=(OpenPeriod("b", "2027-05", "tháng 5", TODAY, 2),)), TODAY)
    assert (found[0].late, found[0].due) == (False, TODAY)


def test_never_more_than_seven() -> None:
    rounds = tuple(OpenRound(str(n), f"đợt {n}", 1, TODAY) for n in range(12))
    found = lines(_facts(rounds=rounds, drafts=(DRAFT, DRAFT, DRAFT), waiting=1), TODAY)
    assert len(found) == 7
    assert [x.code for x in found[:3]] == ["draft", "draft", "round"]


def test_a_day_without_work_is_empty() -> None:
    assert lines(_facts(), TODAY) == ()
