"""Facts behave as the standard frozen dataclasses with slots do."""

from __future__ import annotations

import copy
import pickle
from dataclasses import FrozenInstanceError, asdict, dataclass, field, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.fact import fact


@fact
class Line:
    """One line."""

    name: str
    month: str = ""
    marks: list[int] = field(default_factory=list)


@fact
class Longer(Line):
    """A line with more."""

    more: int = 0


@fact
class Bare:
    pass


@fact
class Checked:
    """A fact that looks at itself."""

    low: int
    high: int

    def __post_init__(self) -> None:
        if self.low > self.high:
            raise ValueError("low")


@dataclass(frozen=True, slots=True)
class Standard:
    name: str
    month: str = ""
    marks: list[int] = field(default_factory=list)


VALUES = st.tuples(st.text(), st.text(), st.lists(st.integers(), max_size=3))


@given(values=VALUES)
def test_says_what_the_standard_says(values: tuple[str, str, list[int]]) -> None:
    ours, theirs = Line(*values), Standard(*values)
    assert repr(ours) == repr(theirs).replace("Standard", "Line")
    assert asdict(ours) == asdict(theirs)
    assert [one.name for one in fields(ours)] == [one.name for one in fields(theirs)]


@given(one=VALUES, other=VALUES)
def test_is_equal_when_all_values_are(one: tuple[str, str, list[int]], other: tuple[str, str, list[int]]) -> None:
    assert (Line(*one) == Line(*other)) == (one == other)


def test_two_kinds_are_never_equal() -> None:
    assert Line("a") != Longer("a")
    assert Bare() == Bare()
    assert Line("a") != "a"


def test_counts_as_one_in_a_set() -> None:
    assert len({Checked(1, 2), Checked(low=1, high=2), Checked(1, 3)}) == 2
    with pytest.raises(TypeError):
        hash(Line("a"))


def test_nothing_is_set_or_taken_away_later() -> None:
    line = Line("a")
    with pytest.raises(FrozenInstanceError):
        line.name = "b"
    with pytest.raises(FrozenInstanceError):
        del line.name
    with pytest.raises((AttributeError, TypeError)):
        line.other = 1
    assert not hasattr(line, "__dict__")


def test_takes_defaults_names_and_factories() -> None:
    assert Line("a").marks is not Line("a").marks
    assert Line(name="a", marks=[1]) == replace(Line("b"), name="a", marks=[1])
    assert Longer("a", more=3).more == 3
    with pytest.raises(TypeError, match="missing 1 required positional argument: 'name'"):
        Line()


def test_looks_at_itself_after_it_is_made() -> None:
    with pytest.raises(ValueError, match="low"):
        Checked(3, 2)
    with pytest.raises(ValueError, match="low"):
        replace(Checked(1, 2), high=0)


def test_is_copied_and_sent_between_processes() -> None:
    for value in (Line("a", "b", [1]), Longer("a", more=2), Bare()):
        assert copy.copy(value) == copy.deepcopy(value) == pickle.loads(pickle.dumps(value)) == value


def test_is_matched_by_place() -> None:
    match Checked(1, 2):
        case Checked(low, high):
            assert (low, high) == (1, 2)


def test_a_method_of_the_fact_goes_before_the_shared_one() -> None:
    @fact
    class Named:
        name: str

        def __repr__(self) -> str:
            return self.name

    assert repr(Named("x")) == "x"
