"""Phiếu tháng: the word for each slip, who owes one, and the codes of the printed rows."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import slips, topics
from models.rules.slips import ASKED, SlipSeen, SlipState, standing

DUE = date(2027, 5, 10)
RURAL = ASKED["cell_rural"]
WHOLE = dict.fromkeys(RURAL, 1)


def seen(received_on: date | None = DUE, no_news: bool = False, deeds: int = 0, **values: object) -> SlipSeen:
    return SlipSeen(received_on, no_news, deeds, {**WHOLE, **values})


def test_a_slip_that_is_not_there() -> None:
    before = standing(None, RURAL, DUE, DUE)
    assert (before.state, before.on_time, before.overdue) == (SlipState.MISSING, None, 0)
    after = standing(None, RURAL, DUE, date(2027, 5, 20))
    assert (after.state, after.on_time, after.overdue) == (SlipState.MISSING, False, 10)


@pytest.mark.parametrize(
    ("slip", "state", "on_time"),
    [
        (seen(), SlipState.RECEIVED, True),
        (seen(received_on=None), SlipState.RECEIVED, True),
        (seen(received_on=date(2027, 5, 11)), SlipState.LATE, False),
        (seen(no_news=True, members=None), SlipState.NO_NEWS, True),
        (seen(received_on=date(2027, 5, 11), no_news=True), SlipState.NO_NEWS, False),
        (seen(no_news=True, deeds=1), SlipState.RECEIVED, True),
        (seen(members=0), SlipState.RECEIVED, True),
    ],
)
def test_a_slip_that_came(slip: SlipSeen, state: SlipState, on_time: bool) -> None:
    found = standing(slip, RURAL, DUE, date(2027, 6, 1))
    assert (found.state, found.on_time, found.lacking) == (state, on_time, ())


def test_what_is_missing_is_named_and_weighs_more_than_being_late() -> None:
    found = standing(seen(date(2027, 5, 13), households=None, reviewed=""), RURAL, DUE, DUE)
    assert (found.state, found.lacking, found.on_time) == (SlipState.INCOMPLETE, ("reviewed", "households"), False)
    assert standing(seen(households=None), ASKED["cell_agency"], DUE, DUE).state == SlipState.RECEIVED


@given(
    st.one_of(st.none(), st.builds(seen, received_on=st.one_of(st.none(), st.dates()), no_news=st.booleans())),
    st.dates(),
    st.dates(),
)
def test_every_slip_has_one_word(slip: SlipSeen | None, due: date, today: date) -> None:
    found = standing(slip, RURAL, due, today)
    assert (found.state is SlipState.MISSING) == (slip is None)
    assert bool(found.overdue) == (slip is None and today > due)
    assert bool(found.lacking) == (found.state is SlipState.INCOMPLETE)


def test_only_what_is_asked_for_has_a_word() -> None:
    assert {choice.value for choice in slips.SLIP_STATES} == set(SlipState) - {SlipState.NOT_ASKED}


@pytest.mark.parametrize(
    ("kind", "parent", "has_cell", "owes"),
    [
        ("cell_rural", "commune", False, True),
        ("cell_agency", "commune", True, True),
        ("grassroots", "commune", False, True),
        ("cell_agency", "grassroots", False, False),
        ("village", "commune", False, True),
        ("village", "commune", True, False),
        ("village", "cell_rural", False, False),
        ("collective", "commune", False, False),
        ("commune", "province", False, False),
    ],
)
def test_who_owes_a_slip(kind: str, parent: str, has_cell: bool, owes: bool) -> None:
    assert slips.hands_in(kind, parent, has_cell) is owes


@pytest.mark.parametrize(
    ("village", "cell", "same"),
    [
        ("Thôn Nà Lốc", "Chi bộ Nà Lốc", True),
        ("Thôn Nà Lốc", "Chi bộ thôn Nà Lốc", True),
        ("Nà Lốc", "Nà Lốc", True),
        ("Bản Phố", "Chi bộ Phố", True),
        ("Thôn Nà Lốc", "Chi bộ Nà Lộc Thượng", False),
        ("Thôn Nà Lốc", "Chi bộ Khe Mạ", False),
    ],
)
def test_a_village_and_its_cell_share_a_name(village: str, cell: str, same: bool) -> None:
    assert (slips.place_of(village) == slips.place_of(cell)) is same


def test_a_unit_works_from_its_first_day_to_its_last() -> None:
    first, last = date(2027, 5, 1), date(2027, 5, 31)
    assert slips.works_on(first, first, last) and slips.works_on(last, first, last)
    assert not slips.works_on(date(2027, 4, 30), first, last)
    assert not slips.works_on(date(2027, 6, 1), first, last)
    assert slips.works_on(first, None, None)


@pytest.mark.parametrize(
    ("values", "owed"),
    [
        ({"members": 33, "reviewed": 31}, True),
        ({"members": 33, "reviewed": 31, "not_reviewed": "Lý Thị Khé"}, False),
        ({"members": 33, "reviewed": 33}, False),
        ({"members": 33, "reviewed": None}, False),
        ({}, False),
    ],
)
def test_who_stayed_without_self_review_is_to_be_named(values: dict[str, object], owed: bool) -> None:
    assert slips.named_lacking(values) is owed


def test_rows_have_codes_of_their_own() -> None:
    codes = [*slips.ROW_CODES, *(code for deed in slips.DEED_CODES for code in deed)]
    assert len(codes) == len(set(codes)) == 22
    assert (slips.code_of("not_reviewed"), slips.code_of("petitions"), slips.code_of("note")) == ("A4", "E1", "")


def test_a_reason_never_tells_of_discipline() -> None:
    assert slips.REASONS[slips.NOT_THIS_TIME] == "chưa đủ điều kiện xét kỳ này"
    assert not any(word in text for text in slips.REASONS.values() for word in ("kỷ luật", "vi phạm", "vướng"))


def test_which_topic_a_unit_is_given() -> None:
    assert topics.kind_for("cell_rural") == topics.kind_for("village") == topics.RURAL
    assert topics.kind_for("cell_agency") == topics.kind_for("grassroots") == topics.AGENCY


def test_which_topics_are_lacking() -> None:
    both = frozenset({topics.RURAL, topics.AGENCY})
    assert topics.lacking(frozenset(), both) == (topics.RURAL, topics.AGENCY)
    assert topics.lacking(frozenset({topics.RURAL}), both) == (topics.AGENCY,)
    assert topics.lacking(frozenset({topics.ALL}), both) == ()
    assert topics.lacking(frozenset(), frozenset({topics.RURAL})) == (topics.RURAL,)


@pytest.mark.parametrize(
    ("typed", "whole"),
    [("4/5", "4/5/2027"), ("04.6", "04/6/2027"), ("3-1", "3/1/2028"), ("4/5/2026", "4/5/2026"), ("hôm qua", "hôm qua")],
)
def test_a_day_without_its_year_is_of_the_slips_month_or_later(typed: str, whole: str) -> None:
    assert slips.with_year(typed, "2027-05") == whole


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tổ tuyên vận thôn Khe Dẻ", "collective"),
        ("  chi hội  Phụ nữ", "collective"),
        ("Ban công tác Mặt trận", "collective"),
        ("ĐOÀN THANH NIÊN xã", "collective"),
        ("Công an xã", "collective"),
        ("HTX", "collective"),
        ("Uỷ ban nhân dân", "collective"),
        ("Bàn Văn Ban", "person"),
        ("Tô Thị Hội", "person"),
        ("Đoàn Văn Thanh", "person"),
        ("Công Thị Nga", "person"),
        ("Hội", "collective"),
        ("Banh Thị Tổ", "person"),
        ("", "person"),
    ],
)
def test_a_name_tells_whether_it_is_a_collectives(name: str, kind: str) -> None:
    assert slips.kind_of(name) == kind
