"""Counts that say what they count: lượt, or distinct people and collectives; stated totals beside computed ones."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from models.rules.codes import COLLECTIVE, PERSON
from models.rules.fact import fact
from models.rules.fields import N_
from models.rules.names import fold

Attribute = Literal["kind", "level", "unit", "field", "period"]

EXPLANATIONS = {
    "persons_repeat": N_("{luot} lượt cá nhân là của {distinct} người: {more} lượt của người đã có lượt khác."),
    "collectives_repeat": N_("{luot} lượt tập thể là của {distinct} tập thể: {more} lượt của tập thể đã có lượt khác."),
    "cancelled_left_out": N_("{count} số đã huỷ ghi không tính là lượt."),
    "withdrawn_counted": N_("{count} lượt đã rút tên vẫn tính trong số lượt."),
    "all_distinct": N_("Không ai và không tập thể nào có hơn một lượt."),
}


@fact
class CountRow:
    """One numbered row of a book as counting sees it."""

    kind: str
    identity: str
    cancelled: bool = False
    withdrawn: bool = False
    level: str = ""
    unit: str = ""
    field: str = ""
    period: str = ""


@fact
class Counted:
    """Lượt and distinct people and collectives; a cancelled number is no lượt, a withdrawn one still is."""

    luot: int
    person_luot: int
    persons: int
    collective_luot: int
    collectives: int
    cancelled: int
    withdrawn: int


@fact
class Difference:
    """A total as stated by a paper (None: not stated) beside the one counted; neither corrects the other."""

    stated: int | None
    computed: int

    @property
    def amount(self) -> int:
        """How much more is stated than counted; 0 where nothing is stated."""
        return 0 if self.stated is None else self.stated - self.computed


@fact
class Again:
    """One person or collective with more than one lượt."""

    kind: str
    identity: str
    times: int


@fact
class Explanation:
    """One sentence of EXPLANATIONS, by code, with its values."""

    code: str
    values: dict[str, int]


def identity_of(uuid: str | None, name: str, birth_year: int | None, unit: str) -> str:
    """Return who is counted: the linked record, or the folded name with the birth year, else with the unit."""
    if uuid:
        return uuid
    return f"{fold(name)}|{birth_year if birth_year is not None else unit}"


def count(rows: Iterable[CountRow]) -> Counted:
    """Count the rows."""
    every = list(rows)
    standing = [row for row in every if not row.cancelled]
    people = [row.identity for row in standing if row.kind == PERSON]
    groups = [row.identity for row in standing if row.kind == COLLECTIVE]
    return Counted(
        luot=len(standing),
        person_luot=len(people),
        persons=len(set(people)),
        collective_luot=len(groups),
        collectives=len(set(groups)),
        cancelled=len(every) - len(standing),
        withdrawn=sum(row.withdrawn for row in standing),
    )


def by(rows: Iterable[CountRow], attribute: Attribute) -> dict[str, Counted]:
    """Count the rows of each value apart, values in the order in which they come; distinct people do not add up."""
    parts: dict[str, list[CountRow]] = {}
    for row in rows:
        parts.setdefault(getattr(row, attribute), []).append(row)
    return {value: count(part) for value, part in parts.items()}


def repeated(rows: Iterable[CountRow]) -> tuple[Again, ...]:
    """Return who has more than one lượt, most first, otherwise in the order in which they come."""
    times = Counter((row.kind, row.identity) for row in rows if not row.cancelled)
    return tuple(Again(kind, identity, number) for (kind, identity), number in times.most_common() if number > 1)


def explain(counted: Counted) -> tuple[Explanation, ...]:
    """Return in sentences where lượt and people differ, and what is left out or kept in."""
    sentences = [
        *_repeat("persons_repeat", counted.person_luot, counted.persons),
        *_repeat("collectives_repeat", counted.collective_luot, counted.collectives),
    ]
    if counted.luot and not sentences:
        sentences.append(Explanation("all_distinct", {}))
    if counted.cancelled:
        sentences.append(Explanation("cancelled_left_out", {"count": counted.cancelled}))
    if counted.withdrawn:
        sentences.append(Explanation("withdrawn_counted", {"count": counted.withdrawn}))
    return tuple(sentences)


def _repeat(code: str, luot: int, distinct: int) -> list[Explanation]:
    more = luot - distinct
    return [Explanation(code, {"luot": luot, "distinct": distinct, "more": more})] if more else []
