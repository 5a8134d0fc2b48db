"""Xét điều kiện: four words, with the reason, and never a word more than is known."""

from __future__ import annotations

import string
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.eligibility import (
    ASPECTS,
    REASONS,
    STANDINGS,
    Aspect,
    Candidate,
    DisciplineFact,
    Finding,
    PastEntry,
    RatingFact,
    Standing,
    assess,
    may_enter,
    overall,
    similarity,
)
from models.rules.names import fold

TODAY = date(2027, 5, 20)
DEED = fold("Bỏ tiền mua ống, dẫn nước về bản cho 22 hộ; cùng thanh niên đào rãnh")
LINKED = Candidate("new", "person", "p1", DEED, linked=True)
LOOSE = replace(LINKED, linked=False)
GROUP = Candidate("new", "collective", "g1", DEED, linked=False)
BARRING = DisciplineFact(date(2027, 2, 1), None, "12-QĐ/UBKT", date(2027, 1, 28))
PAST = PastEntry("old", 22, "Bàn Văn Đường", "p9", fold("Hiến 640 m² đất làm đường vào bản"), date(2027, 3, 1))
WORDS = [Standing.CLEAR, Standing.REVIEW, Standing.BARRED, Standing.UNKNOWN]


def looked(candidate: Candidate, *, barred=(), rated=(), past=(), months=12) -> dict[Aspect, Finding]:
    return {each.aspect: each for each in assess(candidate, barred, rated, past, TODAY, months)}


def word_and_reason(finding: Finding) -> tuple[Standing, str]:
    return finding.standing, finding.reason_code


def test_the_four_words() -> None:
    assert [choice.label for choice in STANDINGS] == ["Chưa thấy vướng", "Cần xem lại", "Vướng", "Chưa có thông tin"]
    assert {choice.value for choice in STANDINGS} == set(Standing)
    assert {choice.value for choice in ASPECTS} == set(Aspect)


def test_a_person_has_four_aspects_and_a_collective_two() -> None:
    assert list(looked(LINKED)) == [Aspect.DISCIPLINE, Aspect.SAME_DEED, Aspect.RATING, Aspect.RECENT]
    assert list(looked(GROUP)) == [Aspect.SAME_DEED, Aspect.RECENT]
    assert list(looked(GROUP, months=0)) == [Aspect.SAME_DEED]


@pytest.mark.parametrize(
    ("fact", "reason"),
    [
        (BARRING, "discipline_open_by"),
        (replace(BARRING, doc_number=""), "discipline_open"),
        (replace(BARRING, ends=TODAY), "discipline_until_by"),
        (replace(BARRING, ends=TODAY, doc_number=""), "discipline_until"),
        (replace(BARRING, starts=TODAY), "discipline_open_by"),
    ],
)
def test_discipline_in_force_bars(fact: DisciplineFact, reason: str) -> None:
    found = looked(LINKED, barred=[fact])[Aspect.DISCIPLINE]
    assert word_and_reason(found) == (Standing.BARRED, reason)
    assert found.values == {
        "starts": fact.starts,
        "ends": fact.ends,
        "doc_number": fact.doc_number,
        "doc_date": fact.doc_date,
    }


def test_the_longest_bar_is_told() -> None:
    short, longer = replace(BARRING, ends=date(2027, 6, 1)), replace(BARRING, ends=date(2027, 9, 1))
    assert looked(LINKED, barred=[short, longer])[Aspect.DISCIPLINE].values["ends"] == date(2027, 9, 1)
    assert looked(LINKED, barred=[BARRING, longer])[Aspect.DISCIPLINE].values["ends"] is None


def test_discipline_over_or_still_to_come_does_not_bar() -> None:
    over = replace(BARRING, ends=date(2027, 5, 19))
    found = looked(LINKED, barred=[over])[Aspect.DISCIPLINE]
    assert word_and_reason(found) == (Standing.CLEAR, "discipline_ended")
    assert found.values["ends"] == date(2027, 5, 19)
    ahead = replace(BARRING, starts=date(2027, 5, 21))
    assert word_and_reason(looked(LINKED, barred=[ahead])[Aspect.DISCIPLINE]) == (Standing.CLEAR, "discipline_none")


def test_an_unlinked_name_is_unknown_and_a_namesake_is_to_be_looked_at() -> None:
    assert word_and_reason(looked(LOOSE)[Aspect.DISCIPLINE]) == (Standing.UNKNOWN, "not_linked")
    over = replace(BARRING, ends=date(2027, 5, 19))
    assert looked(LOOSE, barred=[over])[Aspect.DISCIPLINE].standing == Standing.UNKNOWN
    found = looked(LOOSE, barred=[BARRING])[Aspect.DISCIPLINE]
    assert word_and_reason(found) == (Standing.REVIEW, "discipline_namesake")
    assert found.values["starts"] == BARRING.starts


@pytest.mark.parametrize(
    ("rated", "word", "reason", "values"),
    [
        ([RatingFact(2026, "good")], Standing.CLEAR, "rating_fine", {"year": 2026, "rating": "good"}),
        ([RatingFact(2026, "failed")], Standing.REVIEW, "rating_failed", {"year": 2026, "rating": "failed"}),
        ([RatingFact(2026, "unrated")], Standing.UNKNOWN, "rating_missing", {"year": 2026}),
        ([RatingFact(2025, "failed"), RatingFact(2027, "failed")], Standing.UNKNOWN, "rating_missing", {"year": 2026}),
        ([], Standing.UNKNOWN, "rating_missing", {"year": 2026}),
    ],
)
def test_last_years_rating(rated, word: Standing, reason: str, values: dict[str, object]) -> None:
    found = looked(LINKED, rated=rated)[Aspect.RATING]
    assert (*word_and_reason(found), found.values) == (word, reason, values)


def test_the_likest_deed_is_named() -> None:
    twin = replace(PAST, uuid="twin", number=7, name="Sùng A Lềnh", deed=DEED.replace("22 ho", "23 ho"))
    found = looked(LINKED, past=[PAST, twin])[Aspect.SAME_DEED]
    assert word_and_reason(found) == (Standing.REVIEW, "deed_like")
    assert found.values == {"number": 7, "name": "Sùng A Lềnh"}


def test_other_deeds_and_the_row_itself_are_no_same_deed() -> None:
    itself = replace(PAST, uuid="new", deed=DEED, identity="p1", day=TODAY)
    found = looked(LINKED, past=[PAST, itself])
    assert word_and_reason(found[Aspect.SAME_DEED]) == (Standing.CLEAR, "deed_distinct")
    assert found[Aspect.RECENT].standing == Standing.CLEAR
    assert looked(LINKED)[Aspect.SAME_DEED].reason_code == "deed_distinct"


def test_an_empty_deed_tells_nothing() -> None:
    found = looked(replace(LINKED, deed=""), past=[replace(PAST, deed="")])[Aspect.SAME_DEED]
    assert word_and_reason(found) == (Standing.UNKNOWN, "deed_empty")


def test_similarity() -> None:
    assert similarity("hien dat lam duong", "lam duong hien dat") == 1
    assert similarity("hien dat", "hien mau") == pytest.approx(1 / 3)
    assert similarity("", "") == similarity("a", "") == 0


def test_four_of_five_words_are_enough() -> None:
    five = replace(GROUP, deed="a b c d e")
    assert looked(five, past=[replace(PAST, deed="a b c d")])[Aspect.SAME_DEED].standing == Standing.REVIEW
    assert looked(five, past=[replace(PAST, deed="a b c")])[Aspect.SAME_DEED].standing == Standing.CLEAR


@pytest.mark.parametrize(
    ("day", "word"),
    [
        (date(2026, 5, 20), Standing.REVIEW),
        (date(2026, 5, 19), Standing.CLEAR),
        (TODAY, Standing.REVIEW),
        (None, Standing.CLEAR),
    ],
)
def test_an_entry_within_the_months(day: date | None, word: Standing) -> None:
    found = looked(GROUP, past=[replace(PAST, identity="g1", day=day)])[Aspect.RECENT]
    assert found.standing == word
    if word == Standing.REVIEW:
        assert found.values == {"number": 22, "day": day, "months": 12}
    else:
        assert (found.reason_code, found.values) == ("recent_none", {"months": 12})


def test_the_latest_own_entry_is_named_and_others_do_not_count() -> None:
    own = [replace(PAST, uuid=str(n), number=n, identity="p1", day=date(2027, n, 1)) for n in (2, 4, 3)]
    found = looked(LINKED, past=[*own, replace(PAST, day=date(2027, 5, 1))])[Aspect.RECENT]
    assert (found.reason_code, found.values["number"]) == ("recent_entry", 4)
    assert looked(LINKED, past=[PAST])[Aspect.RECENT].standing == Standing.CLEAR


def test_months_end_at_the_shorter_months_last_day() -> None:
    past = [replace(PAST, identity="g1", day=date(2027, 2, 28))]
    recent = assess(GROUP, (), (), past, date(2027, 3, 31), 1)[-1]
    assert recent.standing == Standing.REVIEW
    recent = assess(GROUP, (), (), past, date(2027, 4, 1), 1)[-1]
    assert recent.standing == Standing.CLEAR


def test_the_one_word_of_a_person() -> None:
    assert overall(looked(LINKED).values()) == Standing.CLEAR
    assert overall(looked(LOOSE).values()) == Standing.UNKNOWN
    assert overall(looked(LOOSE, rated=[RatingFact(2026, "good")]).values()) == Standing.UNKNOWN
    assert overall(looked(LINKED, barred=[BARRING], rated=[RatingFact(2026, "failed")]).values()) == Standing.BARRED
    assert overall(looked(LINKED, rated=[RatingFact(2026, "failed")]).values()) == Standing.REVIEW


def test_the_one_word_of_a_collective() -> None:
    assert overall(looked(GROUP).values()) == Standing.CLEAR
    assert overall(looked(replace(GROUP, deed=""), months=0).values()) == Standing.UNKNOWN
    assert overall(()) == Standing.UNKNOWN


@given(st.lists(st.tuples(st.sampled_from(list(Aspect)), st.sampled_from(WORDS)), unique_by=lambda pair: pair[0]))
def test_the_worst_word_wins(pairs: list[tuple[Aspect, Standing]]) -> None:
    words = {word for _aspect, word in pairs}
    one = overall([Finding(aspect, word, "x") for aspect, word in pairs])
    assert (one == Standing.BARRED) == (Standing.BARRED in words)
    if one == Standing.REVIEW:
        assert Standing.REVIEW in words
    if one == Standing.CLEAR:
        assert words <= {Standing.CLEAR, Standing.UNKNOWN} and Standing.CLEAR in words


def test_barred_passes_only_with_number_and_date() -> None:
    barred = looked(LINKED, barred=[BARRING]).values()
    assert may_enter(barred, "15-CV/UBKT", date(2027, 5, 18))
    assert not may_enter(barred, "15-CV/UBKT", None)
    assert not may_enter(barred, "", date(2027, 5, 18))
    assert not may_enter(barred, " \u200b", date(2027, 5, 18))


@pytest.mark.parametrize("candidate", [LINKED, LOOSE, GROUP])
def test_all_other_words_pass(candidate: Candidate) -> None:
    past = [replace(PAST, deed=DEED, identity=candidate.identity)]
    findings = assess(candidate, (), (), past, TODAY, 12)
    assert overall(findings) == Standing.REVIEW
    assert may_enter(findings, "", None)
    assert may_enter(looked(candidate).values(), "", None)


def test_every_reason_has_its_values() -> None:
    twin = replace(PAST, identity="p1", deed=DEED)
    ends, bare = replace(BARRING, ends=TODAY), replace(BARRING, doc_number="")
    heaps = [
        looked(LINKED, barred=[BARRING], rated=[RatingFact(2026, "good")], past=[twin]),
        looked(LINKED, barred=[ends], rated=[RatingFact(2026, "failed")], past=[PAST]),
        looked(LINKED, barred=[bare]),
        looked(LINKED, barred=[replace(bare, ends=TODAY)]),
        looked(LINKED, barred=[replace(ends, ends=date(2027, 5, 1))]),
        looked(replace(LINKED, deed="")),
        looked(LOOSE),
        looked(LOOSE, barred=[BARRING]),
    ]
    findings = [finding for heap in heaps for finding in heap.values()]
    assert {finding.reason_code for finding in findings} == set(REASONS)
    for finding in findings:
        named = {name for _text, name, _spec, _conv in string.Formatter().parse(REASONS[finding.reason_code]) if name}
        assert named <= {name for name, value in finding.values.items() if value not in (None, "")}
