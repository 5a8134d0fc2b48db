"""The two books that are never one: what units report, and what this office enters."""

from __future__ import annotations

import peewee

from models.rules import codes
from models.rules.fields import N_, Reach
from models.tables.base import (
    AmountField,
    ChoiceField,
    DayField,
    JsonField,
    LineField,
    LinkField,
    LongField,
    MonthField,
    NameField,
    NumberField,
    PlainText,
    Record,
    YearField,
)
from models.tables.people import Person
from models.tables.slips import MonthlySlip
from models.tables.units import Unit


class Deed(Record):
    """What a lượt says of a person or a collective; shared by both books (practice.md §1.3).

    Five fields are required; every other one may stay empty, and empty means *chưa có thông tin*.
    """

    kind = ChoiceField(N_("Loại"), required=True, choices=codes.KINDS)
    name = NameField(N_("Họ và tên"), required=True, searched=True)
    form_of_address = ChoiceField(N_("Cách gọi"), choices=codes.ADDRESSES)
    birth_year = YearField(N_("Năm sinh"), low=1900, high=2030)
    unit = LinkField(Unit, N_("Chi bộ"), required=True)
    position = LineField(N_("Chức vụ, nơi ở"), searched=True)
    month = MonthField(N_("Tháng"), required=True)
    meeting_on = DayField(N_("Ngày họp chi bộ"))
    deed = LongField(N_("Việc làm"), required=True, searched=True)
    result = LongField(N_("Kết quả"), searched=True)
    field = ChoiceField(N_("Lĩnh vực"), choices=codes.FIELDS)
    consent = ChoiceField(N_("Căn cứ công khai"), choices=codes.CONSENTS)
    consent_on = DayField(N_("Ngày đồng ý"))
    done_from = DayField(N_("Thực hiện từ ngày"))
    done_to = DayField(N_("Đến ngày"))
    done_text = LineField(N_("Thời gian thực hiện (bằng chữ)"))
    sex = ChoiceField(N_("Giới tính"), choices=codes.SEXES)
    ethnicity = LineField(N_("Dân tộc"), reach=Reach.OFFICE)
    membership = ChoiceField(N_("Là"), choices=codes.MEMBERSHIPS)
    topic = LineField(N_("Gắn với chủ đề học Bác"))
    source = ChoiceField(N_("Nguồn đề xuất"), choices=codes.SOURCES)
    proposer = LineField(N_("Người đề xuất"))
    minutes_number = LineField(N_("Số biên bản chi bộ"))
    present = NumberField(N_("Có mặt"), low=0, high=500)
    agreed = NumberField(N_("Đồng ý"), low=0, high=500)
    disagreed = NumberField(N_("Không đồng ý"), low=0, high=500)
    campaign = LineField(N_("Đợt thi đua, kỷ niệm"))
    award = ChoiceField(N_("Hình thức biểu dương, khen thưởng"), choices=codes.AWARDS)
    award_number = LineField(N_("Số quyết định khen"))
    award_on = DayField(N_("Ngày quyết định khen"))
    higher = ChoiceField(N_("Đề nghị cấp trên"), choices=codes.HIGHER)
    higher_on = DayField(N_("Ngày đề nghị cấp trên"))
    higher_result = LineField(N_("Kết quả của cấp trên"))
    note = LineField(N_("Ghi chú"))
    own1 = LineField(N_("Cột riêng 1"))
    own2 = LineField(N_("Cột riêng 2"))
    own3 = LineField(N_("Cột riêng 3"))
    own4 = LineField(N_("Cột riêng 4"))
    own5 = LineField(N_("Cột riêng 5"))
    person = LinkField(Person, N_("Người trong danh sách"), hidden=True)
    collective = LinkField(Unit, N_("Tập thể trong danh sách"), hidden=True)
    unit_name = LineField(N_("Tên đơn vị lúc ghi"), hidden=True)
    name_key = peewee.BlobField()
    folded = PlainText(default="")
    folded_name = PlainText(default="", index=True)


class ReportedDeed(Deed):
    """Gương chi bộ báo lên; its paper book and number stay with the unit."""

    paper_number = LineField(N_("Số trong sổ chi bộ"))
    slip = LinkField(MonthlySlip, N_("Phiếu tháng"), hidden=True, backref="deeds")
    state = ChoiceField(N_("Trạng thái"), required=True, choices=codes.DEED_STATES, hidden=True, default="reported")

    class Meta:
        table_name = "reported_deed"
        # Lists page by these; `deleted` (and `month`) let counts and jumps stay inside the index.
        indexes = (
            (("month", "id", "deleted"), False),
            (("unit", "month", "id", "deleted"), False),
            (("state", "month", "id", "deleted"), False),
            (("name_key", "id", "month", "deleted"), False),
        )


# Partial: a deed that came without a slip costs no write in it.
ReportedDeed.add_index(ReportedDeed.index(ReportedDeed.slip).where(ReportedDeed.slip.is_null(False)))


class Book(Record):
    """One Sổ ghi danh: a unit and a year; only the owning office numbers it."""

    unit = LinkField(Unit, N_("Đơn vị"), required=True)
    year = YearField(N_("Năm"), required=True)
    owner = LineField(required=True, hidden=True)
    title = LineField(N_("Tên sổ"))
    volume = NumberField(N_("Quyển số"), low=1, high=20)
    first_number = NumberField(N_("Số đầu tiên"), required=True, default=1, low=1, high=5000)
    first_page = NumberField(N_("Trang đầu tiên"), required=True, default=1, low=1, high=2000)
    opened_on = DayField(N_("Ngày mở sổ"))
    closed_on = DayField(N_("Ngày kết thúc sổ"))
    keeper = NameField(N_("Người giữ sổ"))
    keeper_title = LineField(N_("Chức vụ người giữ sổ"))
    retention = LineField(N_("Thời hạn bảo quản"))

    class Meta:
        table_name = "book"
        indexes = ((("unit", "year"), True),)


class SelectionRound(Record):
    """Đợt xét: what was considered together, and how it was decided once for all of it."""

    book = LinkField(Book, N_("Sổ"), required=True, hidden=True)
    kind = ChoiceField(N_("Loại đợt"), required=True, choices=codes.ROUND_KINDS)
    period = LineField(N_("Kỳ"), required=True)
    title = LineField(N_("Tên đợt"))
    meeting_on = DayField(N_("Ngày họp"))
    body = LineField(N_("Nơi quyết định"))
    present = NumberField(N_("Có mặt"), low=0, high=200)
    total = NumberField(N_("Tổng số"), low=0, high=200)
    resolution_number = LineField(N_("Nghị quyết số"))
    resolution_on = DayField(N_("Ngày"))
    minutes_number = LineField(N_("Biên bản số"))
    chair = LineField(N_("Chủ trì"))
    note = LineField(N_("Ghi chú"))
    state = ChoiceField(N_("Trạng thái"), required=True, choices=codes.ROUND_STATES, hidden=True, default="open")
    entered_on = DayField(N_("Ngày ghi vào sổ"), hidden=True)

    class Meta:
        table_name = "selection_round"
        indexes = ((("book", "period"), False),)


class HonourEntry(Deed):
    """A lượt of a Sổ ghi danh kept here; once entered it is never deleted and never silently changed."""

    book = LinkField(Book, N_("Sổ"), required=True, hidden=True)
    round = LinkField(SelectionRound, N_("Đợt xét"), hidden=True, backref="entries")
    source_deed = LinkField(ReportedDeed, N_("Gương chi bộ báo lên"), hidden=True)
    state = ChoiceField(N_("Trạng thái"), required=True, choices=codes.STATES, hidden=True, default="proposed")
    number = NumberField(N_("Số"), hidden=True)
    number_key = peewee.IntegerField(default=1_000_000_000)
    place = NumberField(N_("Thứ tự trong đợt"), hidden=True)
    verdict = ChoiceField(N_("Kết quả xét"), choices=codes.VERDICTS, hidden=True)
    votes_for = NumberField(N_("Đồng ý"), hidden=True, low=0, high=200)
    votes_against = NumberField(N_("Không"), hidden=True, low=0, high=200)
    review = ChoiceField(N_("Rà soát điều kiện"), choices=codes.REVIEWS, reach=Reach.OFFICE)
    review_by = LineField(N_("Nơi rà soát"), reach=Reach.OFFICE)
    review_on = DayField(N_("Ngày rà soát"), reach=Reach.OFFICE)
    override_number = LineField(N_("Căn cứ vẫn ghi danh, số văn bản"), reach=Reach.OFFICE)
    override_on = DayField(N_("Ngày văn bản"), reach=Reach.OFFICE)
    entered_on = DayField(N_("Ngày ghi sổ"), hidden=True)
    period = LineField(N_("Kỳ"), hidden=True)
    late_from = LineField(N_("Bổ sung kỳ trước"), hidden=True)
    approved_by = LineField(N_("Nơi duyệt"), hidden=True)
    approved_on = DayField(N_("Ngày xét"), hidden=True)
    corrected_on = DayField(N_("Ngày đính chính"), hidden=True)
    corrected_why = LineField(N_("Lý do đính chính"), hidden=True)
    end_on = DayField(N_("Ngày huỷ ghi, rút tên"), hidden=True)
    end_number = LineField(N_("Theo văn bản số"), hidden=True)
    end_reason = LineField(N_("Lý do"), hidden=True, reach=Reach.OFFICE)
    end_body = LineField(N_("Nơi quyết định"), hidden=True)

    class Meta:
        table_name = "honour_entry"
        indexes = (
            # Lists page by these; `deleted` (and `state`) let counts and jumps stay inside the index.
            (("book", "number_key", "id", "deleted", "state"), False),
            (("book", "state", "number_key", "id", "deleted"), False),
            (("book", "unit", "number_key", "id", "deleted"), False),
            (("book", "name_key", "id", "deleted"), False),
            (("book", "month", "id", "deleted"), False),
        )


# Partial indexes: a lượt that is not yet entered costs no writes in them.
HonourEntry.add_index(
    HonourEntry.index(HonourEntry.book, HonourEntry.number, unique=True).where(HonourEntry.number.is_null(False))
)
HonourEntry.add_index(
    HonourEntry.index(HonourEntry.book, HonourEntry.period, HonourEntry.number).where(HonourEntry.number.is_null(False))
)
HonourEntry.add_index(
    HonourEntry.index(HonourEntry.book, HonourEntry.period).where(HonourEntry.late_from.is_null(False))
)
HonourEntry.add_index(HonourEntry.index(HonourEntry.round, HonourEntry.place).where(HonourEntry.round.is_null(False)))
HonourEntry.add_index(
    HonourEntry.index(HonourEntry.person, HonourEntry.entered_on).where(HonourEntry.person.is_null(False))
)
HonourEntry.add_index(HonourEntry.index(HonourEntry.source_deed).where(HonourEntry.source_deed.is_null(False)))


class Contribution(Record):
    """What was given: money in đồng, ngày công, m², or things with their value."""

    entry = LinkField(HonourEntry, index=True, backref="contributions", hidden=True)
    reported = LinkField(ReportedDeed, index=True, backref="contributions", hidden=True)
    kind = ChoiceField(N_("Loại đóng góp"), required=True, choices=codes.CONTRIBUTIONS)
    amount = AmountField(N_("Số lượng"), low=0)
    what = LineField(N_("Hiện vật, ghi chú"))
    value = AmountField(N_("Giá trị quy đổi (đồng)"), low=0)

    class Meta:
        table_name = "contribution"


class Publication(Record):
    """Where and when a name was made public."""

    entry = LinkField(HonourEntry, index=True, backref="publications", hidden=True, required=True)
    channel = ChoiceField(N_("Hình thức"), required=True, choices=codes.CHANNELS)
    on_day = DayField(N_("Ngày"))
    by = LineField(N_("Người thực hiện"))
    link = LineField(N_("Đường dẫn, ghi chú"))
    removed_on = DayField(N_("Đã gỡ ngày"))

    class Meta:
        table_name = "publication"


class FollowUp(Record):
    """What became of the deed afterwards."""

    entry = LinkField(HonourEntry, index=True, backref="follow_ups", hidden=True, required=True)
    on_day = DayField(N_("Ngày"))
    remark = LineField(N_("Nhận xét"))
    outcome = ChoiceField(N_("Kết quả"), choices=codes.FOLLOW_UPS)
    by = LineField(N_("Người theo dõi"))

    class Meta:
        table_name = "follow_up"


class BookPeriod(Record):
    """A closed (or reopened) period of a book with the figures frozen at closing."""

    book = LinkField(Book, N_("Sổ"), required=True)
    period = LineField(N_("Kỳ"), required=True)
    cutoff = DayField(N_("Ngày chốt số liệu"))
    closed_on = DayField(N_("Ngày khoá"))
    closed_by = LineField(N_("Người khoá"))
    figures = JsonField(N_("Số liệu lúc khoá"), hidden=True)
    digests = JsonField(N_("Dấu của từng lượt"), hidden=True)
    reopened_on = DayField(N_("Ngày mở lại"))
    reopened_by = LineField(N_("Người mở lại"))
    reopen_reason = LineField(N_("Lý do mở lại"))

    class Meta:
        table_name = "book_period"
        indexes = ((("book", "period"), True),)


class StatedNumber(Record):
    """A number a unit stated on paper; never mixed with what the program counted."""

    unit = LinkField(Unit, N_("Đơn vị"), required=True)
    period = LineField(N_("Kỳ"), required=True)
    measure = LineField(N_("Chỉ tiêu"), required=True)
    value = NumberField(N_("Số báo cáo"), required=True, low=0)

    class Meta:
        table_name = "stated_number"
        indexes = ((("unit", "period", "measure"), True),)


class PageForm(Record):
    """A version of Mẫu sổ; pages keep the version of their date."""

    valid_from = DayField(N_("Mẫu có hiệu lực từ"), required=True)
    definition = JsonField(N_("Cột, tiêu đề và căn cứ"), required=True)

    class Meta:
        table_name = "page_form"
        indexes = ((("valid_from",), False),)
