"""Figures of a report: each a text of its own, shares said or said as missing, nothing confirmed by itself."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import report
from models.rules.counting import Counted
from models.rules.documents import Figure, FigureText
from models.rules.periods import Period

MAY = Period.parse("2027-05")
SLIPS = report.SlipSums(
    total=66,
    received=63,
    missing=("Nà Lốc", "Quân sự xã"),
    members=2186,
    present=2041,
    of_present=2186,
    reviewed=1988,
    of_reviewed=2186,
    commended=57,
    reminded=11,
    sessions=118,
    listeners=5274,
    households=1906,
    petitions=17,
    late=(("Nà Lốc", "2027-04"),),
)
FACTS = report.ReportFacts(
    period=MAY,
    cutoff=date(2027, 5, 20),
    slips=SLIPS,
    deeds=131,
    entered=Counted(12, 9, 9, 3, 3, 1, 0),
    cumulative=Counted(51, 40, 37, 11, 11, 1, 1),
    late=(12, 14),
    cancelled=(7,),
    withdrawn=(3,),
)


def test_every_figure_has_its_text() -> None:
    assert report.values(FACTS) == {
        "period": "tháng 5 năm 2027",
        "next": "tháng 6 năm 2027",
        "cutoff": "20/5/2027",
        "slips.total": "66",
        "slips.received": "63",
        "slips.share": "95,5%",
        "slips.not_in": "3",
        "slips.missing": "Nà Lốc, Quân sự xã",
        "members": "2.186",
        "present": "2.041",
        "present.share": "93,4%",
        "reviewed": "1.988",
        "reviewed.share": "90,9%",
        "commended": "57",
        "reminded": "11",
        "sessions": "118",
        "listeners": "5.274",
        "households": "1.906",
        "petitions": "17",
        "deeds": "131",
        "entered": "12",
        "entered.persons": "9",
        "entered.collectives": "3",
        "year": "51",
        "year.persons": "37",
        "year.collectives": "11",
        "late": "2 lượt (số 12, 14); 1 phiếu: Nà Lốc (tháng 4 năm 2027)",
        "cancelled": "1 lượt (số 07)",
        "withdrawn": "1 lượt (số 03)",
    }


def test_what_is_none_is_said_as_none() -> None:
    nothing = Counted(0, 0, 0, 0, 0, 0, 0)
    told = report.values(report.ReportFacts(MAY, date(2027, 5, 20), report.SlipSums(), 0, nothing, nothing))
    assert (told["late"], told["cancelled"], told["withdrawn"], told["slips.missing"]) == ("không có",) * 4
    assert (told["slips.share"], told["present.share"], told["entered"]) == ("……", "……", "0")
    one = report.ReportFacts(MAY, date(2027, 5, 20), SLIPS, 0, nothing, nothing)
    assert report.values(one)["late"] == "1 phiếu: Nà Lốc (tháng 4 năm 2027)"


@given(st.integers(0, 5000), st.integers(1, 5000))
def test_a_share_is_within_a_twentieth_of_a_per_cent(part: int, whole: int) -> None:
    told = float(report.share(part, whole).rstrip("%").replace(",", "."))
    assert abs(told - 100 * part / whole) <= 0.051


def test_what_stood_stays_and_what_is_new_is_unconfirmed() -> None:
    now = report.values(FACTS)
    stored = {"entered": FigureText("11", True), "typed.once": FigureText("5", True)}
    found = report.standing(stored, now, ("period", "entered", "deeds", "typed.once", "nobody.knows"))
    assert found == {
        "period": FigureText("tháng 5 năm 2027", True),
        "entered": FigureText("11", True),
        "deeds": FigureText("131", False),
        "typed.once": FigureText("5", True),
    }
    assert report.listed(found, now) == (
        Figure("entered", "Lượt ghi danh trong kỳ", "12", "11", True),
        Figure("deeds", "Gương chi bộ báo lên", "131", "131", False),
        Figure("typed.once", "typed.once", "5", "5", True),
    )


@pytest.mark.parametrize(
    ("period", "cutoff", "known", "before"),
    [
        ("2027-05", date(2027, 5, 20), None, date(2027, 4, 20)),
        ("2027-05", date(2027, 5, 20), date(2027, 4, 22), date(2027, 4, 22)),
        ("2027-05", date(2027, 5, 20), date(2027, 5, 20), date(2027, 4, 20)),
        ("2027-05", date(2027, 5, 31), None, date(2027, 4, 30)),
        ("2027-04", date(2027, 4, 30), None, date(2027, 3, 31)),
        ("2027-03", date(2027, 3, 30), None, date(2027, 2, 28)),
        ("2027-H1", date(2027, 6, 20), None, date(2026, 12, 20)),
        ("2027-Q1", date(2027, 4, 2), None, date(2026, 12, 31)),
    ],
)
def test_events_are_told_from_the_cutoff_before(period: str, cutoff: date, known: date | None, before: date) -> None:
    assert report.previous_cutoff(Period.parse(period), cutoff, known) == before


def test_the_periods_of_now_and_before_are_offered() -> None:
    assert [one.key for one in report.offered(date(2027, 1, 5))] == [
        "2027-01", "2026-12", "2027-Q1", "2026-Q4", "2027-H1", "2026-H2", "2027", "2026",
    ]  # fmt: skip
