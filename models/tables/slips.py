"""The month: one slip per unit, the topic learnt, and the days off that dates move around."""

from __future__ import annotations

from models.rules.fields import N_, Reach
from models.rules.slips import WAYS
from models.rules.topics import OCCASIONS, ORIGINS, TOPIC_KINDS
from models.tables.base import (
    ChoiceField,
    DayField,
    FlagField,
    LineField,
    LinkField,
    LongField,
    MonthField,
    NumberField,
    Record,
)
from models.tables.units import Unit


class MonthlySlip(Record):
    """Phiếu tháng of one unit: what it stated, never what the program counted.

    Two slips of one unit and month that say different things are both kept; `chosen` marks the one that counts.
    Self-review and reminders of members never leave the commune.
    """

    unit = LinkField(Unit, N_("Chi bộ"), required=True)
    month = MonthField(N_("Tháng"), required=True)
    way = ChoiceField(N_("Cách nhận"), choices=WAYS)
    received_on = DayField(N_("Ngày nhận"))
    meeting_on = DayField(N_("Ngày họp"))
    members = NumberField(N_("Đảng viên"), low=0, high=500)
    present = NumberField(N_("Dự họp"), low=0, high=500)
    reviewed = NumberField(N_("Đã tự soi"), low=0, high=500)
    not_reviewed = LongField(N_("Chưa tự soi, tự sửa"), reach=Reach.COMMUNE)
    topic = LineField(N_("Chủ đề học Bác trong tháng"))
    sessions = NumberField(N_("Buổi"), low=0, high=60)
    listeners = NumberField(N_("Lượt nghe"), low=0, high=5000)
    households = NumberField(N_("Hộ"), low=0, high=2000)
    commended = NumberField(N_("Biểu dương"), low=0, high=100)
    reminded = NumberField(N_("Nhắc nhở"), low=0, high=100)
    petitions = LongField(N_("Kiến nghị của dân"))
    note = LongField(N_("Được biểu dương, nhắc nhở; ghi chú"), reach=Reach.COMMUNE)
    no_news = FlagField(N_("Không phát sinh"))
    chosen = FlagField(N_("Phiếu được chọn"), required=True, hidden=True, default=True)

    class Meta:
        table_name = "monthly_slip"
        indexes = ((("month", "unit"), False),)


class SlipArrival(Record):
    """The same slip coming in once more; noted, never added."""

    slip = LinkField(MonthlySlip, N_("Phiếu tháng"), required=True, hidden=True, index=True, backref="arrivals")
    way = ChoiceField(N_("Cách nhận"), choices=WAYS)
    received_on = DayField(N_("Ngày nhận"))

    class Meta:
        table_name = "slip_arrival"


class Topic(Record):
    """Chủ đề học Bác of a month, or sinh hoạt chuyên đề of a quarter, for one kind of chi bộ or for all."""

    month = MonthField(N_("Tháng"), required=True)
    kind = ChoiceField(N_("Loại chi bộ"), required=True, choices=TOPIC_KINDS)
    occasion = ChoiceField(N_("Kỳ sinh hoạt"), required=True, choices=OCCASIONS)
    title = LineField(N_("Chủ đề"), required=True)
    summary = LongField(N_("Tóm tắt"))
    questions = LongField(N_("Câu hỏi thảo luận"))
    source = LineField(N_("Nguồn (số bản tin)"))
    year_theme = LineField(N_("Chủ đề năm"))
    origin = ChoiceField(N_("Từ đâu"), required=True, choices=ORIGINS, hidden=True, default="typed")

    class Meta:
        table_name = "topic"
        indexes = ((("month", "kind"), False),)


class Holiday(Record):
    """Days on which the office does not work, entered by hand."""

    first_day = DayField(N_("Từ ngày"), required=True)
    last_day = DayField(N_("Đến ngày"))
    name = LineField(N_("Ngày nghỉ"), required=True)

    class Meta:
        table_name = "holiday"
        indexes = ((("first_day",), False),)
