"""Hôm nay, at the phases of a month."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from models.rules.facts import HomeLine
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


def test_what_was_left_half_typed_stands_last_and_names_its_field() -> None:
    line = lines(_facts(drafts=(DRAFT,), waiting=3), TODAY)[-1]
    assert (line.code, line.action, line.values["focus"], line.target) == (
        "draft",
        "resume",
        "Kết quả",
        {"form": "honour_entry", "record": "u1"},
    )


def test_what_the_machine_went_off_in_stands_first() -> None:
    drafts = (DRAFT, replace(DRAFT, record="u2", cut=True), replace(DRAFT, record="u3"))
    found = lines(_facts(drafts=drafts, waiting=3), TODAY)
    assert [(x.code, x.target.get("record")) for x in found] == [("cut", "u2"), ("waiting", None), ("draft", "u1")]


def test_late_lines_come_first_then_by_due_date() -> None:
    may, april = (OpenRound(f"r{month}", "", f"2027-{month:02d}", 6, date(2027, month, 30)) for month in (5, 4))
    periods = (OpenPeriod("b", "2027-03", date(2027, 3, 31), 0),)
    found = lines(_facts(rounds=(may, april), periods=periods, waiting=3, reported=611), TODAY)
    assert [(x.code, x.late) for x in found] == [
        ("period", True),
        ("round", True),
        ("round", False),
        ("waiting", False),
        ("reported", False),
    ]


def test_a_line_due_today_is_not_late() -> None:
    found = lines(_facts(periods=(OpenPeriod("b", "2027-05", TODAY, 2),)), TODAY)
    assert (found[0].late, found[0].due) == (False, TODAY)


def test_never_more_than_seven() -> None:
    rounds = tuple(OpenRound(str(n), f"đợt {n}", "2027-05", 1, TODAY) for n in range(12))
    found = lines(_facts(rounds=rounds, drafts=(DRAFT, DRAFT, DRAFT), waiting=1), TODAY)
    assert len(found) == 7
    assert [x.code for x in found[:3]] == ["round", "round", "round"]
    assert [x.code for x in found[-3:]] == ["round", "draft", "draft"]


def test_a_day_without_work_is_empty() -> None:
    assert lines(_facts(), TODAY) == ()


def test_lines_of_other_subjects_take_their_place() -> None:
    report = HomeLine("report", {}, date(2027, 5, 25), False, "write_report", {})
    opened = OpenRound("r5", "", "2027-05", 6, date(2027, 5, 31))
    found = lines(_facts(rounds=(opened,), waiting=1, others=(report,)), TODAY)
    assert [x.code for x in found] == ["report", "round", "waiting"]


def test_a_stick_is_spoken_of_after_two_weeks_and_never_late() -> None:
    assert lines(_facts(usb_on=date(2027, 5, 7)), TODAY) == ()
    line = lines(_facts(usb_on=date(2027, 5, 6)), TODAY)[0]
    assert (line.code, line.late, line.due, line.values) == ("usb", False, None, {"last": date(2027, 5, 6)})
    never = _facts(work_since=date(2027, 5, 6))
    assert [x.values for x in lines(never, TODAY)] == [{"last": None}]
    assert lines(_facts(work_since=date(2027, 5, 7)), TODAY) == ()
    both = _facts(usb_on=date(2027, 1, 6), unsaved_since=date(2027, 5, 19))
    assert [x.code for x in lines(both, TODAY)] == ["backup"]
