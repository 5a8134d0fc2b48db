"""Lượt beside distinct people and collectives."""

from __future__ import annotations

import string
import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.counting import (
    EXPLANATIONS,
    Again,
    Counted,
    CountRow,
    Difference,
    by,
    count,
    explain,
    identity_of,
    repeated,
)

ROWS = st.lists(
    st.builds(
        CountRow,
        kind=st.sampled_from(["person", "collective"]),
        identity=st.sampled_from("abcd"),
        cancelled=st.booleans(),
        withdrawn=st.booleans(),
        unit=st.sampled_from(["Khe Mạ", "Nà Lốc"]),
        period=st.sampled_from(["2027-05", "2027-06"]),
    ),
    max_size=20,
)
PERSON = CountRow("person", "páo", unit="Khe Mạ", level="commune", field="kinh_te", period="2027-05")
GROUP = CountRow("collective", "tổ 2", unit="Nà Lốc", level="cell", field="khac", period="2027-06")
BOOK = [
    PERSON,
    replace(PERSON, period="2027-06"),
    replace(PERSON, identity="ấn", withdrawn=True),
    replace(PERSON, identity="ẩn", cancelled=True),
    GROUP,
    GROUP,
    GROUP,
]


def test_count() -> None:
    assert count(BOOK) == Counted(
        luot=6, person_luot=3, persons=2, collective_luot=3, collectives=1, cancelled=1, withdrawn=1
    )
    assert count([]) == Counted(0, 0, 0, 0, 0, 0, 0)


def test_a_cancelled_number_is_no_withdrawn_one() -> None:
    assert count([replace(PERSON, cancelled=True, withdrawn=True)]).withdrawn == 0


@given(ROWS)
def test_the_parts_make_the_whole(rows: list[CountRow]) -> None:
    counted = count(rows)
    assert counted.luot == counted.person_luot + counted.collective_luot
    assert counted.luot + counted.cancelled == len(rows)
    assert counted.persons <= counted.person_luot and counted.collectives <= counted.collective_luot
    assert counted.luot == sum(part.luot for part in by(rows, "unit").values())
    again = sum(each.times - 1 for each in repeated(rows))
    assert again == counted.luot - counted.persons - counted.collectives


@pytest.mark.parametrize(
    ("attribute", "parts"),
    [
        ("kind", {"person": 3, "collective": 3}),
        ("unit", {"Khe Mạ": 3, "Nà Lốc": 3}),
        ("level", {"commune": 3, "cell": 3}),
        ("field", {"kinh_te": 3, "khac": 3}),
        ("period", {"2027-05": 2, "2027-06": 4}),
    ],
)
def test_by(attribute, parts: dict[str, int]) -> None:
    counted = by(BOOK, attribute)
    assert {value: part.luot for value, part in counted.items()} == parts
    assert list(counted) == list(parts)


def test_who_is_counted_more_than_once() -> None:
    assert repeated(BOOK) == (Again("collective", "tổ 2", 3), Again("person", "páo", 2))
    assert repeated([PERSON, replace(PERSON, kind="collective"), replace(PERSON, cancelled=True)]) == ()


def test_identity() -> None:
    nfd = unicodedata.normalize("NFD", "GIÀNG Seo Páo")
    assert identity_of("3f2c", "Giàng Seo Páo", 1984, "Khe Mạ") == "3f2c"
    assert identity_of(None, "Giàng Seo Páo", 1984, "Khe Mạ") == identity_of("", nfd, 1984, "Nà Lốc")
    assert identity_of(None, "Giàng Seo Páo", None, "Khe Mạ") == identity_of(None, nfd, None, "Khe Mạ")
    assert identity_of(None, "Giàng Seo Páo", None, "Khe Mạ") != identity_of(None, nfd, None, "Nà Lốc")
    assert identity_of(None, "Giàng Seo Páo", 1984, "Khe Mạ") != identity_of(None, nfd, 1985, "Khe Mạ")


def test_difference() -> None:
    assert Difference(12_651, 13_011).amount == -360
    assert Difference(5, 5).amount == 0
    assert Difference(None, 7).amount == 0


def explained(*rows: CountRow) -> list[tuple[str, dict[str, int]]]:
    return [(each.code, each.values) for each in explain(count(rows))]


def test_explanations() -> None:
    assert explained(*BOOK) == [
        ("persons_repeat", {"luot": 3, "distinct": 2, "more": 1}),
        ("collectives_repeat", {"luot": 3, "distinct": 1, "more": 2}),
        ("cancelled_left_out", {"count": 1}),
        ("withdrawn_counted", {"count": 1}),
    ]
    assert explained(PERSON, GROUP) == [("all_distinct", {})]
    assert explained(replace(PERSON, cancelled=True)) == [("cancelled_left_out", {"count": 1})]
    assert explained() == []


@given(ROWS)
def test_every_explanation_has_its_sentence(rows: list[CountRow]) -> None:
    for each in explain(count(rows)):
        named = {name for _text, name, _spec, _conv in string.Formatter().parse(EXPLANATIONS[each.code]) if name}
        assert named == set(each.values)
