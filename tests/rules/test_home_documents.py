"""Văn bản on Hôm nay: when a report is spoken of, and what waits for its next step."""

from __future__ import annotations

from datetime import date

import pytest

from models.rules.home_documents import DocumentsHome, DueReport, Waiting, lines

DUE, CUT = date(2027, 5, 25), date(2027, 5, 20)


def report(**given: object) -> DueReport:
    return DueReport(**{"period": "2027-05", "due": DUE, "cutoff": CUT, **given})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("today", "kept", "told"),
    [
        (date(2027, 5, 17), True, []),
        (date(2027, 5, 18), True, [False]),
        (date(2027, 5, 25), False, [False]),
        (date(2027, 5, 26), True, [True]),
        (date(2027, 5, 26), False, []),
        (date(2027, 6, 24), True, [True]),
        (date(2027, 6, 25), True, []),
    ],
)
def test_a_report_is_spoken_of_about_its_day(today: date, kept: bool, told: list[bool]) -> None:
    assert [line.late for line in lines(DocumentsHome((report(kept=kept),)), today)] == told


def test_a_cutoff_well_ahead_speaks_of_it_too() -> None:
    early = report(cutoff=date(2027, 5, 10))
    assert len(list(lines(DocumentsHome((early,)), date(2027, 5, 10)))) == 1


def test_what_is_not_begun_is_begun_and_what_is_goes_on() -> None:
    new, begun = report(), report(document="d", unconfirmed=3)
    first, second = lines(DocumentsHome((new, begun)), CUT)
    assert (first.code, first.action, first.target, first.due) == ("report", "write_report", {"report": "2027-05"}, DUE)
    assert (second.action, second.target) == ("go_on_report", {"document": "d"})
    assert second.values == {"period": "2027-05", "cutoff": CUT, "begun": True, "unconfirmed": 3}


def test_one_line_for_each_step_names_the_oldest() -> None:
    old, new = Waiting("a", "Thông báo a", date(2027, 5, 3)), Waiting("b", "Thông báo b", date(2027, 5, 9))
    found = list(lines(DocumentsHome(number=(new, old), attach=(new,), upload=(old, new)), DUE))
    assert [(line.code, line.action, line.target, line.values["count"]) for line in found] == [
        ("paper_number", "number_paper", {"document": "a"}, 2),
        ("paper_attach", "attach_paper", {"document": "b"}, 1),
        ("paper_upload", "upload_papers", {"document": "a"}, 2),
    ]
    assert {line.due for line in found} == {None}
