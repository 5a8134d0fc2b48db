"""Xét điều kiện in four words. It points to what an officer should look at; it never certifies anybody."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable
from dataclasses import field
from datetime import date
from enum import StrEnum

from models.rules.codes import PERSON
from models.rules.fact import fact
from models.rules.fields import N_, Choice
from models.rules.text import clean_line

# Two papers about one deed differ in a word or two of ten; two deeds of one sort share about half of their words.
SAME_DEED = 0.8


class Standing(StrEnum):
    """The four words."""

    CLEAR = "chua_thay_vuong"
    REVIEW = "can_xem_lai"
    BARRED = "vuong"
    UNKNOWN = "chua_co_thong_tin"


class Aspect(StrEnum):
    """What is looked at."""

    DISCIPLINE = "discipline"
    SAME_DEED = "same_deed"
    RATING = "rating"
    RECENT = "recent"


STANDINGS = (
    Choice(Standing.CLEAR, N_("Chưa thấy vướng")),
    Choice(Standing.REVIEW, N_("Cần xem lại")),
    Choice(Standing.BARRED, N_("Vướng")),
    Choice(Standing.UNKNOWN, N_("Chưa có thông tin")),
)
ASPECTS = (
    Choice(Aspect.DISCIPLINE, N_("Kỷ luật, xử lý")),
    Choice(Aspect.SAME_DEED, N_("Trùng việc")),
    Choice(Aspect.RATING, N_("Xếp loại năm trước")),
    Choice(Aspect.RECENT, N_("Lượt gần đây")),
)
REASONS = {
    "discipline_until": N_("từ {starts} đến {ends}"),
    "discipline_until_by": N_("từ {starts} đến {ends}, theo văn bản số {doc_number}"),
    "discipline_open": N_("từ {starts}"),
    "discipline_open_by": N_("từ {starts}, theo văn bản số {doc_number}"),
    "discipline_namesake": N_("có người trùng tên đang vướng từ {starts}; chưa rõ có phải người này"),
    "discipline_ended": N_("đã hết vướng từ {ends}"),
    "discipline_none": N_("sổ cơ quan chưa ghi vướng mắc nào"),
    "not_linked": N_("tên chưa gắn với danh sách người"),
    "rating_failed": N_("năm {year} xếp loại: {rating}"),
    "rating_fine": N_("năm {year} xếp loại: {rating}"),
    "rating_missing": N_("chưa có xếp loại năm {year}"),
    "deed_like": N_("giống việc đã ghi ở lượt {number}, {name}"),
    "deed_distinct": N_("chưa thấy lượt nào giống"),
    "deed_empty": N_("chưa ghi việc làm"),
    "recent_entry": N_("đã có lượt {number} ngày {day}, trong vòng {months} tháng"),
    "recent_none": N_("không có lượt nào trong {months} tháng qua"),
}


@fact
class DisciplineFact:
    """Vướng from–to (None: no end is known) by a document; what it was for is not kept."""

    starts: date
    ends: date | None
    doc_number: str = ""
    doc_date: date | None = None

    def in_force(self, today: date) -> bool:
        """Tell whether it holds on the day, both ends included."""
        return self.starts <= today <= (self.ends or date.max)

    @property
    def reason(self) -> str:
        """The code of the sentence that says as much as is known."""
        return f"discipline_{'until' if self.ends else 'open'}{'_by' if self.doc_number else ''}"


@fact
class RatingFact:
    """A year's rating, a value of codes.RATINGS."""

    year: int
    rating: str


@fact
class PastEntry:
    """An entered lượt that is not cancelled; `deed` is folded, `day` the day by which it counts as recent."""

    uuid: str
    number: int
    name: str
    identity: str
    deed: str
    day: date | None


@fact
class Candidate:
    """Who is looked at; `deed` is folded, `linked` tells whether the name stands for a person of the list."""

    uuid: str
    kind: str
    identity: str
    deed: str
    linked: bool


@fact
class Finding:
    """One aspect's word with its reason, a key of REASONS, and the values of that sentence."""

    aspect: Aspect
    standing: Standing
    reason_code: str
    values: dict[str, object] = field(default_factory=dict, hash=False)


def assess(
    candidate: Candidate,
    disciplines: Iterable[DisciplineFact],
    ratings: Iterable[RatingFact],
    past: Iterable[PastEntry],
    today: date,
    months: int,
) -> tuple[Finding, ...]:
    """Look at every aspect that fits the candidate; 0 months leaves out the recent entries.

    For a name that is not linked, `disciplines` are those of people with the same folded name.
    """
    others = [entry for entry in past if entry.uuid != candidate.uuid]
    findings = [_same_deed(candidate, others)]
    if candidate.kind == PERSON:
        findings = [_discipline(candidate, list(disciplines), today), *findings, _rating(ratings, today.year - 1)]
    if months > 0:
        findings.append(_recent(candidate, others, today, months))
    return tuple(findings)


def overall(findings: Iterable[Finding]) -> Standing:
    """Return the one word: vướng, then cần xem lại, win.

    Otherwise it is chưa thấy vướng if something was seen and nothing about discipline is unknown; a missing rating
    does not darken a person of whom the rest is known.
    """
    words = {finding.aspect: finding.standing for finding in findings}
    for worst in (Standing.BARRED, Standing.REVIEW):
        if worst in words.values():
            return worst
    seen = Standing.CLEAR in words.values() and words.get(Aspect.DISCIPLINE) != Standing.UNKNOWN
    return Standing.CLEAR if seen else Standing.UNKNOWN


def may_enter(findings: Iterable[Finding], doc_number: str, doc_date: date | None) -> bool:
    """Tell whether the lượt may be written: vướng passes only with number and date of the competent body's document."""
    documented = bool(clean_line(doc_number)) and doc_date is not None
    return documented or overall(findings) != Standing.BARRED


def similarity(one: str, other: str) -> float:
    """Return the share of words that two folded texts have in common, 0 to 1; empty texts share nothing."""
    return _overlap(set(one.split()), set(other.split()))


def _overlap(one: set[str], other: set[str]) -> float:
    return len(one & other) / len(one | other) if one and other else 0.0


def _discipline(candidate: Candidate, facts: list[DisciplineFact], today: date) -> Finding:
    holding = [fact for fact in facts if fact.in_force(today)]
    if holding:
        fact = _longest(holding)
        if candidate.linked:
            return Finding(Aspect.DISCIPLINE, Standing.BARRED, fact.reason, _of_fact(fact))
        return Finding(Aspect.DISCIPLINE, Standing.REVIEW, "discipline_namesake", _of_fact(fact))
    if not candidate.linked:
        return Finding(Aspect.DISCIPLINE, Standing.UNKNOWN, "not_linked")
    ended = [fact for fact in facts if fact.ends is not None and fact.ends < today]
    if ended:
        return Finding(Aspect.DISCIPLINE, Standing.CLEAR, "discipline_ended", _of_fact(_longest(ended)))
    return Finding(Aspect.DISCIPLINE, Standing.CLEAR, "discipline_none")


def _longest(facts: list[DisciplineFact]) -> DisciplineFact:
    return max(facts, key=lambda fact: fact.ends or date.max)


def _of_fact(fact: DisciplineFact) -> dict[str, object]:
    return {"starts": fact.starts, "ends": fact.ends, "doc_number": fact.doc_number, "doc_date": fact.doc_date}


def _rating(ratings: Iterable[RatingFact], year: int) -> Finding:
    grade = next((fact.rating for fact in ratings if fact.year == year and fact.rating != "unrated"), None)
    if grade is None:
        return Finding(Aspect.RATING, Standing.UNKNOWN, "rating_missing", {"year": year})
    word, code = (Standing.REVIEW, "rating_failed") if grade == "failed" else (Standing.CLEAR, "rating_fine")
    return Finding(Aspect.RATING, word, code, {"year": year, "rating": grade})


def _same_deed(candidate: Candidate, others: list[PastEntry]) -> Finding:
    words = set(candidate.deed.split())
    if not words:
        return Finding(Aspect.SAME_DEED, Standing.UNKNOWN, "deed_empty")
    likest = max(others, key=lambda entry: _overlap(words, set(entry.deed.split())), default=None)
    if likest is None or similarity(candidate.deed, likest.deed) < SAME_DEED:
        return Finding(Aspect.SAME_DEED, Standing.CLEAR, "deed_distinct")
    return Finding(Aspect.SAME_DEED, Standing.REVIEW, "deed_like", {"number": likest.number, "name": likest.name})


def _recent(candidate: Candidate, others: list[PastEntry], today: date, months: int) -> Finding:
    since = _months_before(today, months)
    own = [(entry.day, entry.number) for entry in others if entry.identity == candidate.identity and entry.day]
    day, number = max(own, default=(date.min, 0))
    if day < since:
        return Finding(Aspect.RECENT, Standing.CLEAR, "recent_none", {"months": months})
    return Finding(Aspect.RECENT, Standing.REVIEW, "recent_entry", {"number": number, "day": day, "months": months})


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
