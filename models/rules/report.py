"""The figures of a periodical report: what each says, worked out from what was counted up to the cut-off.

Figures are texts as they stand in the document. A share nobody can state is said as missing, never as nought.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from models.rules.counting import Counted
from models.rules.dates import doc_slash, number_text
from models.rules.documents import Figure, FigureText
from models.rules.fact import fact
from models.rules.fields import N_
from models.rules.numerals import padded
from models.rules.periods import Period

UNSTATED = "……"
NONE = "không có"


@fact
class SlipSums:
    """What the slips of a period state in sum; `of_present` and `of_reviewed` are members where both are stated.

    `late` names slips of earlier months that came since the last cut-off: (unit, month).
    """

    total: int = 0
    received: int = 0
    missing: tuple[str, ...] = ()
    members: int = 0
    present: int = 0
    of_present: int = 0
    reviewed: int = 0
    of_reviewed: int = 0
    commended: int = 0
    reminded: int = 0
    sessions: int = 0
    listeners: int = 0
    households: int = 0
    petitions: int = 0
    late: tuple[tuple[str, str], ...] = ()


@fact
class ReportFacts:
    """Everything a report of a period is worked out from.

    `entered` counts the period's lượt, `cumulative` the year's up to the cut-off; `late`, `cancelled` and `withdrawn`
    are numbers of the book.
    """

    period: Period
    cutoff: date
    slips: SlipSums
    deeds: int
    entered: Counted
    cumulative: Counted
    late: tuple[int, ...] = ()
    cancelled: tuple[int, ...] = ()
    withdrawn: tuple[int, ...] = ()


def _count(number: int) -> str:
    return number_text(number)


def share(part: int, whole: int) -> str:
    """Return a share in per cent with one decimal at most: 95,5%; UNSTATED where there is no whole."""
    if not whole:
        return UNSTATED
    return f"{round(1000 * part / whole) / 10:g}%".replace(".", ",")


def _numbers(numbers: tuple[int, ...]) -> str:
    return ", ".join(map(padded, numbers))


def _told(numbers: tuple[int, ...]) -> str:
    """Return "2 lượt (số 03, 07)", or that there are none."""
    return f"{len(numbers)} lượt (số {_numbers(numbers)})" if numbers else NONE


def _missing(facts: ReportFacts) -> str:
    return ", ".join(facts.slips.missing) or NONE


def _late(facts: ReportFacts) -> str:
    slips = "; ".join(f"{unit} ({Period.parse(month).label})" for unit, month in facts.slips.late)
    parts = [_told(facts.late)] if facts.late else []
    if slips:
        parts.append(f"{len(facts.slips.late)} phiếu: {slips}")
    return "; ".join(parts) or NONE


@fact
class Definition:
    """One figure: its key, what it is called, how its text is worked out; words need no confirming."""

    key: str
    label: str
    value: Callable[[ReportFacts], str]
    words: bool = False


def _slip(name: str) -> Callable[[ReportFacts], str]:
    def value(facts: ReportFacts) -> str:
        return _count(getattr(facts.slips, name))

    return value


def _luot(side: str, name: str) -> Callable[[ReportFacts], str]:
    def value(facts: ReportFacts) -> str:
        return _count(getattr(getattr(facts, side), name))

    return value


def _period(facts: ReportFacts) -> str:
    return facts.period.label


def _next(facts: ReportFacts) -> str:
    return facts.period.next().label


def _cutoff(facts: ReportFacts) -> str:
    return doc_slash(facts.cutoff)


def _not_in(facts: ReportFacts) -> str:
    return _count(facts.slips.total - facts.slips.received)


def _received_share(facts: ReportFacts) -> str:
    return share(facts.slips.received, facts.slips.total)


def _present_share(facts: ReportFacts) -> str:
    return share(facts.slips.present, facts.slips.of_present)


def _reviewed_share(facts: ReportFacts) -> str:
    return share(facts.slips.reviewed, facts.slips.of_reviewed)


def _deeds(facts: ReportFacts) -> str:
    return _count(facts.deeds)


def _cancelled(facts: ReportFacts) -> str:
    return _told(facts.cancelled)


def _withdrawn(facts: ReportFacts) -> str:
    return _told(facts.withdrawn)


DEFINITIONS = (
    Definition("period", N_("Kỳ báo cáo"), _period, words=True),
    Definition("next", N_("Kỳ tới"), _next, words=True),
    Definition("cutoff", N_("Ngày chốt số liệu"), _cutoff, words=True),
    Definition("slips.total", N_("Phiếu phải nộp"), _slip("total")),
    Definition("slips.received", N_("Phiếu đã nhận"), _slip("received")),
    Definition("slips.share", N_("Tỷ lệ phiếu đã nhận"), _received_share),
    Definition("slips.not_in", N_("Phiếu chưa nộp"), _not_in),
    Definition("slips.missing", N_("Đơn vị chưa nộp phiếu"), _missing),
    Definition("members", N_("Đảng viên (số báo cáo)"), _slip("members")),
    Definition("present", N_("Đảng viên dự họp"), _slip("present")),
    Definition("present.share", N_("Tỷ lệ dự họp"), _present_share),
    Definition("reviewed", N_("Đảng viên đã tự soi, tự sửa"), _slip("reviewed")),
    Definition("reviewed.share", N_("Tỷ lệ tự soi, tự sửa"), _reviewed_share),
    Definition("commended", N_("Biểu dương"), _slip("commended")),
    Definition("reminded", N_("Nhắc nhở"), _slip("reminded")),
    Definition("sessions", N_("Buổi tuyên truyền ở thôn"), _slip("sessions")),
    Definition("listeners", N_("Lượt người nghe"), _slip("listeners")),
    Definition("households", N_("Hộ được đến"), _slip("households")),
    Definition("petitions", N_("Kiến nghị của dân"), _slip("petitions")),
    Definition("deeds", N_("Gương chi bộ báo lên"), _deeds),
    Definition("entered", N_("Lượt ghi danh trong kỳ"), _luot("entered", "luot")),
    Definition("entered.persons", N_("Lượt cá nhân"), _luot("entered", "person_luot")),
    Definition("entered.collectives", N_("Lượt tập thể"), _luot("entered", "collective_luot")),
    Definition("year", N_("Luỹ kế lượt ghi danh từ đầu năm"), _luot("cumulative", "luot")),
    Definition("year.persons", N_("Luỹ kế số người (không trùng)"), _luot("cumulative", "persons")),
    Definition("year.collectives", N_("Luỹ kế số tập thể (không trùng)"), _luot("cumulative", "collectives")),
    Definition("late", N_("Bổ sung kỳ trước"), _late),
    Definition("cancelled", N_("Huỷ ghi"), _cancelled),
    Definition("withdrawn", N_("Rút tên"), _withdrawn),
)
LABELS = {definition.key: definition.label for definition in DEFINITIONS}
WORDS = frozenset(definition.key for definition in DEFINITIONS if definition.words)


def values(facts: ReportFacts) -> dict[str, str]:
    """Return the text of every figure by its key."""
    return {definition.key: definition.value(facts) for definition in DEFINITIONS}


def standing(stored: Mapping[str, FigureText], now: Mapping[str, str], keys: tuple[str, ...]) -> dict[str, FigureText]:
    """Return what stands in a text for its figures: what was kept, and for what is new in it the value of now."""
    found = {}
    for key in keys:
        if key in stored:
            found[key] = stored[key]
        elif key in now:
            found[key] = FigureText(now[key], key in WORDS)
    return found


def listed(standing: Mapping[str, FigureText], now: Mapping[str, str]) -> tuple[Figure, ...]:
    """Return the figures of a text for the list beside it, in the order of the text; words are left out."""
    return tuple(
        Figure(key, LABELS.get(key, key), now.get(key, text.text), text.text, text.confirmed)
        for key, text in standing.items()
        if key not in WORDS
    )


def previous_cutoff(period: Period, cutoff: date, known: date | None) -> date:
    """Return the last day that the report before has told of: its own cut-off where known, else the day of this one."""
    if known is not None and known < cutoff:
        return known
    last = period.previous().last
    return last if cutoff >= period.last else last.replace(day=min(cutoff.day, last.day))


def offered(today: date) -> tuple[Period, ...]:
    """Return the periods that a report may be begun for, likeliest first: those of now and the ones before them."""
    now = [Period(today.year, -(-today.month // length) * length, length) for length in (1, 3, 6, 12)]
    return tuple(period for one in now for period in (one, one.previous()))
