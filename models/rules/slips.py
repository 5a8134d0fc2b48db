"""Phiếu tháng: who hands one in, what it must say, and the word for how it stands.

Row codes are those of the printed sheet, unique on it: people name a row by its code over the telephone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from functools import lru_cache

from models.rules.codes import CELL_KINDS, COLLECTIVE, PERSON
from models.rules.fact import fact
from models.rules.fields import N_, Choice
from models.rules.names import fold
from models.rules.text import clean_line

WAYS = (
    Choice("paper", N_("giấy")),
    Choice("word", N_("Word")),
    Choice("zalo", N_("Zalo")),
    Choice("phone", N_("điện thoại")),
    Choice("other", N_("khác")),
)


class SlipState(StrEnum):
    """How one unit's slip of one month stands."""

    MISSING = "missing"
    INCOMPLETE = "incomplete"
    NO_NEWS = "no_news"
    LATE = "late"
    RECEIVED = "received"
    NOT_ASKED = "not_asked"


# In the order of the filters above the grid; what is not asked for has no word.
SLIP_STATES = (
    Choice(SlipState.MISSING, N_("chưa nộp")),
    Choice(SlipState.INCOMPLETE, N_("thiếu mục")),
    Choice(SlipState.NO_NEWS, N_("không phát sinh")),
    Choice(SlipState.LATE, N_("nộp muộn")),
    Choice(SlipState.RECEIVED, N_("đã nhận")),
)

MEETING = ("members", "present", "reviewed")
VILLAGE = ("sessions", "listeners", "households")
# What a slip must say before it is whole, by kind of unit; an office may ask for less or more.
ASKED: dict[str, tuple[str, ...]] = {
    "cell_rural": MEETING + VILLAGE,
    "cell_agency": MEETING,
    "grassroots": MEETING,
    "village": VILLAGE,
}
MAY_BE_ASKED = (*MEETING, *VILLAGE, "meeting_on", "commended", "reminded", "topic")

ROW_CODES = {
    "A1": "members", "A2": "present", "A3": "reviewed", "A4": "not_reviewed",
    "B1": "sessions", "B2": "listeners", "B3": "households",
    "D1": "commended", "D2": "reminded", "D3": "meeting_on",
    "E1": "petitions", "E2": "petitions",
}  # fmt: skip
DEED_CODES = (
    {"C1": "name", "C2": "position", "C3": "deed", "C4": "result", "C5": "consent"},
    {"C6": "name", "C7": "position", "C8": "deed", "C9": "result", "C10": "consent"},
)
CONSENT_WORDS = (
    Choice("slip", N_("đồng ý nêu tên")),
    Choice("refused", N_("không đồng ý")),
    Choice("not_asked", N_("chưa hỏi")),
)

# Why a reported deed is not in the book. Whatever was decided against a person reads the same, discipline or not.
NOT_THIS_TIME = "not_this_time"
REASONS = {
    "waiting": N_("chờ đợt xét"),
    "in_round": N_("đang xét"),
    "lacks": N_("thiếu {fields}; bổ sung vào phiếu này"),
    "same_deed": N_("trùng việc đã ghi {month}"),
    NOT_THIS_TIME: N_("chưa đủ điều kiện xét kỳ này"),
}

REMINDER = N_("Phiếu {month}: đã nhận {received}/{total}, hạn {due}. Chưa nộp: {names}. Đề nghị gửi về {office}.")

# First words of collectives, read with their marks: folded, Ban would be Bàn and Tổ would be Tô, which are families.
_COLLECTIVE = re.compile(
    r"(?:tổ|hội|nhóm|đội|ban|htx|hợp tác xã|clb|câu lạc bộ|tập thể|nhân dân|dòng họ|các hộ|trường|trạm|uỷ ban|ủy ban"
    r"|ubnd|hđnd|mặt trận|trung tâm|xóm|thôn|bản|dân quân|phụ nữ|đảng (?:uỷ|ủy|bộ)|chi (?:hội|đoàn|bộ|uỷ|ủy)"
    r"|đoàn (?:thanh niên|viên|trường)|công (?:ty|an|đoàn))(?: |$)"
)
_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})")
_PLACE_WORDS = re.compile(r"^(chi bo )?(thon|ban|to dan pho|tdp|khu pho|xom|ap|buon) |^chi bo ")


@fact
class SlipSeen:
    """What is known of a slip that came in; `values` holds its stated numbers and texts by field."""

    received_on: date | None
    no_news: bool
    deeds: int
    values: Mapping[str, object]


@fact
class Standing:
    """The state, the fields still missing, whether it came in time (None: nothing to judge yet), days overdue."""

    state: SlipState
    lacking: tuple[str, ...] = ()
    on_time: bool | None = None
    overdue: int = 0


NOT_ASKED = Standing(SlipState.NOT_ASKED)


def standing(seen: SlipSeen | None, asked: tuple[str, ...], due: date, today: date) -> Standing:
    """Return how a slip stands; what is missing weighs more than being late, for something is still to be done."""
    if seen is None:
        overdue = max(0, (today - due).days)
        return Standing(SlipState.MISSING, on_time=False if overdue else None, overdue=overdue)
    on_time = seen.received_on is None or seen.received_on <= due
    if seen.no_news and not seen.deeds:
        return Standing(SlipState.NO_NEWS, on_time=on_time)
    lacking = tuple(name for name in asked if seen.values.get(name) in (None, ""))
    if lacking:
        return Standing(SlipState.INCOMPLETE, lacking, on_time)
    return Standing(SlipState.RECEIVED if on_time else SlipState.LATE, on_time=on_time)


def hands_in(kind: str, parent_kind: str, has_cell: bool) -> bool:
    """Tell whether a unit owes a slip: a cell directly under the office, or a village that no cell speaks for.

    Cells of a đảng bộ cơ sở report to that one.
    """
    if parent_kind in CELL_KINDS:
        return False
    return kind in CELL_KINDS or (kind == "village" and not has_cell)


@lru_cache(maxsize=1024)
def place_of(name: str) -> str:
    """Return the place that a village or a cell is called after, folded: thôn Nà Lốc and Chi bộ Nà Lốc share theirs."""
    return _PLACE_WORDS.sub("", fold(name))


def works_on(day: date, valid_from: date | None, valid_to: date | None) -> bool:
    """Tell whether a unit works on a day."""
    return (valid_from is None or valid_from <= day) and (valid_to is None or day <= valid_to)


def named_lacking(values: Mapping[str, object]) -> bool:
    """Tell whether members stayed without self-review and the slip names none of them (row A4)."""
    members, reviewed = values.get("members"), values.get("reviewed")
    if not (isinstance(members, int) and isinstance(reviewed, int)):
        return False
    return reviewed < members and not values.get("not_reviewed")


def kind_of(name: str) -> str:
    """Return whether a name as people write it is a collective's or a person's.

    Đoàn and Công, which are families too, need the word after them.
    """
    return COLLECTIVE if _COLLECTIVE.match(clean_line(name).lower()) else PERSON


def code_of(field: str) -> str:
    """Return the row code of a field of the slip, the first where it has several; empty where it has none."""
    return next((code for code, name in ROW_CODES.items() if name == field), "")


def with_year(typed: str, month: str) -> str:
    """Return a day typed without its year as the first such day not before a month (2027-05); others unchanged."""
    found = _DAY.fullmatch(typed.strip())
    if found is None:
        return typed
    year = int(month[:4]) + (int(found[2]) < int(month[5:]))
    return f"{found[1]}/{found[2]}/{year}"
