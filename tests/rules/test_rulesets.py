"""The rules of form as values: which set is in force, where each value is from, what an office may set otherwise."""

from __future__ import annotations

import json
from datetime import date, timedelta

import pytest

from models.rules.documents import DOCUMENT_KINDS, RULE_SETS
from models.rules.errors import BugError, Refused
from models.rules.rulesets import HD05_FROM, OVERRIDABLE, Limit, checked_override, overridden, rules_on
from resources import find
from resources.rulesets import rule_set

NAMES = ("HD05", "HD36", "ND30")


@pytest.mark.parametrize(
    ("day", "party", "name"),
    [
        (date(2026, 5, 26), True, "HD36"),
        (date(2026, 5, 27), True, "HD05"),
        (date(2031, 1, 1), True, "HD05"),
        (date(2019, 1, 1), True, "HD36"),
        (date(2026, 5, 26), False, "ND30"),
        (date(2027, 5, 23), False, "ND30"),
    ],
)
def test_the_set_in_force_on_a_day(day: date, party: bool, name: str) -> None:
    assert rules_on(day, party) == name


def test_the_day_of_change_is_the_one_in_the_data() -> None:
    assert rule_set("HD05").since == HD05_FROM
    assert rules_on(rule_set("HD05").since - timedelta(days=1)) == "HD36"


@pytest.mark.parametrize("name", NAMES)
def test_every_value_has_its_source(name: str) -> None:
    rules = rule_set(name)
    assert set(rules.sources) == set(rules.values) and all(rules.sources.values())
    data = json.loads(find(f"rules/{name}.json").read_text(encoding="utf-8"))
    assert all(entry["source"] for entry in data["codes"].values())
    assert rules.name == name == data["id"]


def test_the_sets_hold_the_same_names() -> None:
    assert len({frozenset(rule_set(name).values) for name in NAMES}) == 1
    assert {choice.value for choice in RULE_SETS} == set(NAMES)


def test_party_sets_differ_only_where_recipients_end() -> None:
    new, old = rule_set("HD05").values, rule_set("HD36").values
    assert {name for name in new if new[name] != old[name]} == {"recipients_separator"}
    assert (new["recipients_separator"], old["recipients_separator"]) == (";", ",")


@pytest.mark.parametrize("name", NAMES)
def test_what_may_be_set_otherwise_has_a_label_and_holds_its_own_value(name: str) -> None:
    rules = rule_set(name)
    assert set(rules.limits) <= set(OVERRIDABLE)
    for known, limit in rules.limits.items():
        value = rules.values[known]
        assert value in limit.choices if limit.choices else limit.low <= rules[known] <= limit.high
        assert checked_override(rules, known, value) == value
    assert all(any(label in rule_set(one).limits for one in NAMES) for label in OVERRIDABLE)


def test_codes_of_kinds() -> None:
    party, state = rule_set("HD05"), rule_set("ND30")
    assert [party.code(kind.value) for kind in DOCUMENT_KINDS] == ["BC", "GM", "DS", "TB", "CV", "QĐ"]
    assert state.code("cong_van") == "" and state.code("quy_dinh") == "QyĐ" and party.code("quy_dinh") == "QĐ"
    assert party.code("khong_co") == ""


def test_an_own_value_takes_the_place_of_the_rule() -> None:
    rules = overridden(rule_set("HD05"), {"text_leading": "20,5", "recipients_separator": ",", "kind_size": 15})
    assert (rules["text_leading"], rules.word("recipients_separator"), rules["kind_size"]) == (20.5, ",", 15)
    assert rule_set("HD05")["text_leading"] == 18
    assert overridden(rules, {}) is rules


@pytest.mark.parametrize(
    ("name", "value", "code"),
    [
        ("text_leading", 17.9, "rule_range"),
        ("text_leading", 22.1, "rule_range"),
        ("text_leading", "nan", "rule_range"),
        ("text_leading", "mười tám", "rule_range"),
        ("recipients_separator", ".", "rule_choice"),
        ("margin_binding", 25, "rule_unknown"),
        ("khong_co", 1, "rule_unknown"),
    ],
)
def test_values_out_of_range_are_refused(name: str, value: object, code: str) -> None:
    with pytest.raises(Refused) as caught:
        overridden(rule_set("HD05"), {name: value})  # type: ignore[dict-item]
    assert caught.value.code == code
    assert caught.value.values["rules"] == "Hướng dẫn 05-HD/VPTW"


def test_the_refusal_says_the_range() -> None:
    with pytest.raises(Refused) as caught:
        checked_override(rule_set("ND30"), "text_indent", 15)
    assert (caught.value.values["low"], caught.value.values["high"]) == ("10", "12,7")
    with pytest.raises(Refused) as caught:
        checked_override(rule_set("HD05"), "end_mark", "!")
    assert caught.value.values["choices"] == "“.”; “./.”"


def test_faults_of_ours() -> None:
    with pytest.raises(BugError):
        rule_set("HD06")
    with pytest.raises(BugError):
        rule_set("HD05")["banner"]
    assert rule_set("HD05").word("kind_size") == "16.0"
    assert Limit(choices=("a",)).choices == ("a",)
