"""Official documents: what is typed, who signs, what was printed, signed and handed over."""

from __future__ import annotations

from models.rules.documents import DOCUMENT_KINDS, DOCUMENT_STATES, RULE_SETS, SIGNED_ANSWERS
from models.rules.fields import N_
from models.tables.base import (
    ChoiceField,
    DayField,
    FlagField,
    JsonField,
    LineField,
    LinkField,
    LongField,
    NameField,
    NumberField,
    Record,
)


class Term(Record):
    """Nhiệm kỳ: Party documents are numbered per type from its first day to its last."""

    name = LineField(N_("Nhiệm kỳ"), required=True)
    from_day = DayField(N_("Từ ngày"), required=True)
    to_day = DayField(N_("Đến ngày"))

    class Meta:
        table_name = "term"
        indexes = ((("from_day",), False),)


class SigningPerson(Record):
    """Who may sign, with the dates of office; `authority` stands above the title: T/M, K/T, T/L or nothing."""

    name = NameField(N_("Họ và tên"), required=True)
    title = LineField(N_("Chức vụ"), required=True)
    authority = LineField(N_("Quyền hạn ký"))
    from_day = DayField(N_("Từ ngày"), required=True)
    to_day = DayField(N_("Đến ngày"))

    class Meta:
        table_name = "signing_person"
        indexes = ((("from_day",), False),)


class IssuingBody(Record):
    """A body in whose name documents go out: its code after the number, its two lines of the letterhead."""

    code = LineField(N_("Ký hiệu"), required=True, limit=20)
    superior = LineField(N_("Dòng trên (cấp trên)"))
    body = LineField(N_("Dòng dưới (nơi ban hành)"), required=True)
    name = LineField(N_("Tên trong câu"))
    filed = LineField(N_("Dòng lưu"))

    class Meta:
        table_name = "issuing_body"


class OfficialDocument(Record):
    """One document from its first word to the signed sheet; only a signed one is frozen.

    `body` holds the text as typed, a figure as its key in marks (models.rules.bodytext); `figures` what stands for
    each key and whether the clerk confirmed it. `snapshot` keeps letterhead and signatory as they were when it was
    numbered, so that it reads the same after both have changed.
    """

    kind = ChoiceField(N_("Loại văn bản"), required=True, choices=DOCUMENT_KINDS)
    period = LineField(N_("Kỳ báo cáo"))
    subject = LineField(N_("Trích yếu"), required=True)
    title = LineField(N_("Tên loại"))
    near = DayField(N_("Ngày soạn"), required=True)
    cutoff = DayField(N_("Ngày chốt số liệu"))
    addressed = LongField(N_("Kính gửi"))
    recipients = LongField(N_("Nơi nhận"))
    body_code = LineField(N_("Nơi ban hành"), limit=20)
    signer = LinkField(SigningPerson, N_("Người ký"))
    authority = LineField(N_("Quyền hạn ký"))
    rules = ChoiceField(N_("Thể thức"), choices=RULE_SETS)
    override_note = LineField(N_("Vì sao đổi thể thức"))
    two_sided = FlagField(N_("In hai mặt"), default=True)
    outline = LongField(N_("Đề cương của cấp trên"), limit=50_000)
    body = LongField(N_("Nội dung"), hidden=True, limit=200_000)
    figures = JsonField(N_("Số liệu"), hidden=True)
    annexes = JsonField(N_("Phụ lục"), hidden=True)
    overrides = JsonField(N_("Giá trị thể thức đổi"), hidden=True)
    state = ChoiceField(N_("Trạng thái"), required=True, choices=DOCUMENT_STATES, hidden=True, default="draft")
    prints = NumberField(N_("Số lần in trình ký"), required=True, hidden=True, default=0)
    printed_on = DayField(N_("Ngày in trình ký"), hidden=True)
    number = NumberField(N_("Số"), hidden=True)
    dated_on = DayField(N_("Ngày ban hành"), hidden=True)
    symbol = LineField(N_("Ký hiệu"), hidden=True)
    snapshot = JsonField(N_("Đầu trang và người ký lúc ghi số"), hidden=True)
    signed_on = DayField(N_("Ngày đính bản ký"), hidden=True)
    signed_answer = ChoiceField(N_("Bản ký so với bản in"), choices=SIGNED_ANSWERS, hidden=True)
    signed_difference = LongField(N_("Chỗ khác trong bản ký"), hidden=True)

    class Meta:
        table_name = "official_document"
        indexes = ((("kind", "period"), False), (("state",), False))


# A number twice is warned of, not refused: two registers may meet in one office. So the index is not unique.
OfficialDocument.add_index(
    OfficialDocument.index(OfficialDocument.symbol, OfficialDocument.number).where(
        OfficialDocument.number.is_null(False)
    )
)


class IssuedCopy(Record):
    """The bytes of one print that went out for signature or with its number; they hang on this record as a file."""

    document = LinkField(OfficialDocument, N_("Văn bản"), required=True, hidden=True, index=True, backref="copies")
    print_number = NumberField(N_("Lần in"), required=True, hidden=True)
    state = ChoiceField(N_("Trạng thái"), required=True, choices=DOCUMENT_STATES, hidden=True)
    digest = LineField(required=True, hidden=True)
    issued_on = DayField(N_("Ngày in"), required=True, hidden=True)

    class Meta:
        table_name = "issued_copy"


class DocumentUpload(Record):
    """A signed document put into another system or handed over: when and where."""

    document = LinkField(OfficialDocument, N_("Văn bản"), required=True, hidden=True, index=True, backref="uploads")
    on_day = DayField(N_("Ngày tải lên, giao"), required=True)
    place = LineField(N_("Nơi tải lên, nơi nhận"))

    class Meta:
        table_name = "document_upload"
