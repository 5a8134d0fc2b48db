"""An invented slip, its Phản hồi and its topic, for tests of page and Word twin."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from models.rules.schedule import Event, EventKind
from models.rules.slip_facts import EnteredDeed, Feedback, LeftDeed, SlipPrint, SlipSheet, TopicFact

UNIT = "6f1f9f1e-6a53-4a0e-9d0e-0a1c5a7f2b11"
DATES = (
    Event(EventKind.SLIPS, "2027-06", date(2027, 6, 10)),
    Event(EventKind.MEETING, "2027-06", date(2027, 6, 14)),
    Event(EventKind.ROUND_HALF, "2027-H1", date(2027, 6, 25)),
)
TOPIC = TopicFact(
    uuid="t1",
    month="2027-06",
    kind="rural",
    occasion="month",
    title="nói với dân thì làm cho dân thấy",
    summary="Học Bác cách giữ lời: việc đã nhận trước dân thì có người lo, có ngày xong, chưa xong thì nói rõ vướng "
    "ở đâu. Chi bộ chọn một việc đang dở để bàn.",
    questions=(
        "Việc nào chi bộ đã nhận trước dân mà chưa xong?",
        "Mỗi đảng viên nhận một việc và ngày làm xong.",
        "Báo lại cho dân ở đâu, bằng cách nào?",
    ),
    source="",
    year_theme="",
)
FEEDBACK = Feedback(
    unit=UNIT,
    unit_name="Chi bộ thôn Ngải Trồ",
    month="2027-05",
    state="incomplete",
    received_on=date(2027, 5, 6),
    way="paper",
    stated={"members": 33, "present": 31, "reviewed": 31, "sessions": 4, "listeners": 186, "households": 62},
    entered=(EnteredDeed("Thào Seo Lềnh", "Hiến đất mở đường", 41, 13),),
    left=(
        LeftDeed("Giàng Thị Sáy", "Dạy chữ buổi tối", "lacks", {"fields": ("result",)}),
        LeftDeed("Tổ hoà giải", "Hoà giải hai vụ", "same_deed", {"month": "2027-03"}),
    ),
    petitions=("Cầu tràn Suối Lạnh vỡ mố",),
    lacking=("not_reviewed",),
    dates=DATES,
)
SHEET = SlipSheet(
    place=14,
    total=66,
    office="ĐẢNG UỶ XÃ SUỐI MÂY",
    unit=UNIT,
    unit_name="Chi bộ thôn Ngải Trồ",
    unit_kind="cell_rural",
    month="2027-06",
    due=date(2027, 6, 10),
    topic=TOPIC,
    quarter_topic=None,
    dates=DATES,
    feedback=FEEDBACK,
    ask="Hợp",
)


def sheet(**changes: Any) -> SlipSheet:
    """Return the invented slip, changed."""
    return replace(SHEET, **changes)


def job(*sheets: SlipSheet, **changes: Any) -> SlipPrint:
    """Return a print job of slips, the invented one where none is given."""
    made = SlipPrint("ĐẢNG UỶ XÃ SUỐI MÂY", "2027-06", date(2027, 6, 1), sheets or (SHEET,))
    return replace(made, **changes)
