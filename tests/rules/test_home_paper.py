"""Hôm nay and the paper book: a print that was cut off comes first, pages without signature among what has no day."""

from __future__ import annotations

from datetime import date

from models.rules.home import LINES, HomeFacts, OpenRound, Unfinished, UnsignedPages, UnsurePrint, lines

TODAY = date(2027, 5, 31)
CUT = UnsurePrint("b", "2027-05-31 16:20:11", "13–16")
LEFT = Unfinished("monthly_slip", "u:2027-05", "Chi bộ Khe Mạ", "Việc làm", "2027-05-31 09:12:00", cut=True)


def facts(**given: object) -> HomeFacts:
    return HomeFacts(**{"units": 66, "entries": 1, "has_form": True, **given})


def test_a_cut_print_stands_before_everything_else() -> None:
    found = lines(facts(unsure=(CUT, CUT), drafts=(LEFT,)), TODAY)
    assert [line.code for line in found] == ["print_unsure", "cut"]
    assert (found[0].values, found[0].action) == ({"at": "2027-05-31 16:20:11", "pages": "13–16"}, "answer_print")
    assert found[0].target == {"book": "b"}


def test_pages_without_signature_are_told_by_book() -> None:
    (line,) = lines(facts(unsigned=(UnsignedPages("b", 2027, "13, 15"),)), TODAY)
    assert (line.code, line.values, line.due, line.late) == (
        "pages_unsigned",
        {"year": 2027, "pages": "13, 15"},
        None,
        False,
    )
    assert (line.action, line.target) == ("attach_signed", {"book": "b"})


def test_a_cut_print_keeps_its_place_among_seven_lines() -> None:
    rounds = tuple(OpenRound(str(n), "", "2027-05", 3, TODAY) for n in range(12))
    found = lines(facts(unsure=(CUT,), rounds=rounds, drafts=(LEFT,)), TODAY)
    assert len(found) == LINES and [line.code for line in found[:2]] == ["print_unsure", "cut"]
