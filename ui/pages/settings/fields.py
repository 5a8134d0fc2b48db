"""The office's settings as fields, by the tab they stand under."""

from __future__ import annotations

from models.rules import codes
from models.rules.fact import fact
from models.rules.fields import N_, FieldSpec, Kind
from ui.widgets.form import Place

DATES, PAPERS = "dates", "papers"
DAY = {"kind": Kind.INT, "low": 1, "high": 31}

SPELT = {"kind": Kind.CHOICE, "required": True, "choices": codes.SPELLINGS}

DAY_MONTH = N_("Ngày và tháng, ví dụ 10/6.")

BREAKS = N_("Xuống dòng chỗ nào thì trang in xuống dòng chỗ ấy.")

SPECS = (
    FieldSpec("superior", N_("Cơ quan cấp trên, trên đầu trang"), BREAKS, Kind.TEXT),
    FieldSpec("body", N_("Tên cơ quan, trên đầu trang"), BREAKS, Kind.TEXT),
    FieldSpec("name", N_("Tên cơ quan, trong câu"), N_("Ví dụ: Đảng uỷ xã Yên Bình."), Kind.LINE, required=True),
    FieldSpec("place", N_("Địa danh, trước ngày tháng"), kind=Kind.LINE),
    FieldSpec("province", N_("Tỉnh, thành phố"), kind=Kind.LINE),
    FieldSpec("upper", N_("Nơi nhận báo cáo"), N_("Ví dụ: Ban Tuyên giáo và Dân vận Tỉnh uỷ."), Kind.LINE),
    FieldSpec("level", N_("Cấp của cơ quan"), kind=Kind.CHOICE, required=True, choices=codes.LEVELS),
    FieldSpec("authority", N_("Thẩm quyền ký"), N_("Ví dụ: T/M BAN THƯỜNG VỤ."), Kind.LINE),
    FieldSpec("signatory_title", N_("Chức vụ người ký"), kind=Kind.LINE),
    FieldSpec("signatory", N_("Họ tên người ký"), kind=Kind.NAME),
    FieldSpec("keeper", N_("Người giữ sổ"), kind=Kind.NAME),
    FieldSpec("keeper_title", N_("Chức vụ người giữ sổ"), kind=Kind.LINE),
    FieldSpec("term", N_("Nhiệm kỳ"), N_("Ví dụ: 2025 – 2030."), Kind.LINE),
    FieldSpec("slip_day", N_("Hạn nộp phiếu, ngày"), **DAY),
    FieldSpec("slip_next_month", N_("Phiếu nộp vào tháng sau"), kind=Kind.FLAG),
    FieldSpec("meeting_day", N_("Họp tuyên vận, ngày"), **DAY),
    FieldSpec("cutoff_day", N_("Chốt số liệu, ngày"), N_("Để trống thì chốt ngày cuối tháng."), **DAY),
    FieldSpec("report_day", N_("Báo cáo tháng, ngày"), **DAY),
    FieldSpec("report_quarter", N_("Báo cáo quý, ngày"), N_("Ngày của tháng cuối quý."), **DAY),
    FieldSpec("report_half", N_("Báo cáo 6 tháng"), DAY_MONTH),
    FieldSpec("report_year", N_("Báo cáo năm"), N_("Ngày trước tháng 7 là của năm sau.")),
    FieldSpec("round_half", N_("Xét ghi danh 6 tháng"), DAY_MONTH),
    FieldSpec("round_year", N_("Xét ghi danh năm"), N_("Ngày trước tháng 7 là của năm sau.")),
    FieldSpec("move", N_("Rơi vào ngày nghỉ, thứ Bảy, Chủ nhật thì lùi sang ngày làm việc sau"), kind=Kind.FLAG),
    FieldSpec("repeat_months", N_("Nhắc khi một người được ghi danh lại trong (tháng)"), kind=Kind.INT, low=0, high=60),
    FieldSpec("spelling", N_("Lối viết của chữ do chương trình ghi"), **SPELT),
    FieldSpec("automatic_numbers", N_("Đề nghị số kế tiếp (chỉ khi đây là sổ công văn đi duy nhất)"), kind=Kind.FLAG),
    FieldSpec("continue_pages", N_("In tiếp trang: in lượt mới vào tờ đã lưu, cộng kỳ khi đã khoá"), kind=Kind.FLAG),
    FieldSpec("show_ethnicity", N_("Có ô dân tộc"), kind=Kind.FLAG),
    FieldSpec("show_telephone", N_("Có ô điện thoại"), kind=Kind.FLAG),
)  # fmt: skip


@fact
class Tab:
    """One tab of the office's settings: its caption, a sentence, and its rows of fields."""

    key: str
    caption: str
    sentence: str
    rows: tuple[tuple[Place, ...], ...]


TABS = (
    Tab(
        "office",
        N_("Cơ quan, đầu trang"),
        N_("Trang in dùng đúng những chữ này. Trang của kỳ đã khoá không đổi."),
        (
            (Place("superior"), Place("body")),
            (Place("name", share=2), Place("place")),
            (Place("province"), Place("upper", share=2)),
            (Place("level", 280),),
        ),
    ),
    Tab(
        "signing",
        N_("Người ký, người giữ sổ"),
        N_("Tên và chức vụ ở chân trang ký, tờ mở sổ và tờ kết sổ."),
        (
            (Place("authority"), Place("signatory_title")),
            (Place("signatory"),),
            (Place("keeper"), Place("keeper_title")),
            (Place("term", 176), Place("repeat_months", 400)),
            (Place("continue_pages"),),
        ),
    ),
    Tab(
        DATES,
        N_("Lịch việc"),
        N_("Hôm nay nhắc việc theo những ngày này. Tháng ngắn hơn thì lấy ngày cuối tháng."),
        (
            (Place("slip_day"), Place("meeting_day"), Place("cutoff_day"), Place("report_day")),
            (Place("report_quarter"), Place("report_half"), Place("report_year")),
            (Place("round_half"), Place("round_year"), Place("slip_next_month")),
            (Place("move"),),
        ),
    ),
    Tab(
        PAPERS,
        N_("Văn bản"),
        N_("Số và ngày mặc định do văn thư ghi trên giấy; ở đây chỉ ghi lại."),
        ((Place("spelling", 400),), (Place("automatic_numbers"),)),
    ),
    Tab(
        "privacy",
        N_("Thông tin riêng"),
        N_("Hai ô này tắt sẵn vì là thông tin riêng của người; không in ra danh sách công khai, không gửi đi đâu."),
        ((Place("show_ethnicity"),), (Place("show_telephone"),)),
    ),
)
