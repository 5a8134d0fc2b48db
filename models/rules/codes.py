"""Lists of allowed values with their Vietnamese labels (msgids)."""

from __future__ import annotations

from enum import StrEnum

from models.rules.fields import N_, Choice


def labels(choices: tuple[Choice, ...]) -> dict[str, str]:
    """Return value → label of a list."""
    return {c.value: c.label for c in choices}


class State(StrEnum):
    """States of a lượt in the office's own book."""

    DRAFT = "draft"
    PROPOSED = "proposed"
    ENTERED = "entered"
    REJECTED = "rejected"
    CANCELLED = "cancelled"
    WITHDRAWN = "withdrawn"


STATES = (
    Choice(State.DRAFT, N_("nháp")),
    Choice(State.PROPOSED, N_("đề nghị")),
    Choice(State.ENTERED, N_("đã ghi sổ")),
    Choice(State.REJECTED, N_("không ghi danh")),
    Choice(State.CANCELLED, N_("huỷ ghi")),
    Choice(State.WITHDRAWN, N_("rút tên")),
)


class DeedState(StrEnum):
    """States of a gương chi bộ báo lên, as the office has treated it."""

    REPORTED = "reported"
    PICKED = "picked"
    ENTERED = "entered"
    REJECTED = "rejected"


DEED_STATES = (
    Choice(DeedState.REPORTED, N_("chi bộ báo lên")),
    Choice(DeedState.PICKED, N_("đã đưa vào đợt xét")),
    Choice(DeedState.ENTERED, N_("đã ghi sổ")),
    Choice(DeedState.REJECTED, N_("không ghi danh")),
)

PERSON = "person"
COLLECTIVE = "collective"
KINDS = (Choice(PERSON, N_("Cá nhân")), Choice(COLLECTIVE, N_("Tập thể")))

SEXES = (Choice("male", N_("Nam")), Choice("female", N_("Nữ")))

MEMBERSHIPS = (
    Choice("member", N_("Đảng viên")),
    Choice("probationary", N_("Đảng viên dự bị")),
    Choice("people", N_("Quần chúng")),
    Choice("pupil", N_("Học sinh")),
)

ADDRESSES = (
    Choice("dong_chi", N_("đồng chí")),
    Choice("ong", N_("ông")),
    Choice("ba", N_("bà")),
    Choice("anh", N_("anh")),
    Choice("chi", N_("chị")),
    Choice("em", N_("em")),
    Choice("none", N_("không ghi")),
)

FIELDS = (
    Choice("kinh_te", N_("Kinh tế, nông thôn mới")),
    Choice("van_hoa", N_("Văn hoá")),
    Choice("an_ninh", N_("An ninh, trật tự")),
    Choice("an_sinh", N_("An sinh xã hội")),
    Choice("giao_duc", N_("Giáo dục")),
    Choice("y_te", N_("Y tế")),
    Choice("moi_truong", N_("Môi trường")),
    Choice("cchc", N_("Cải cách hành chính")),
    Choice("xay_dung_dang", N_("Xây dựng Đảng")),
    Choice("khac", N_("Khác")),
)

SOURCES = (
    Choice("chi_bo", N_("Chi bộ")),
    Choice("doan_the", N_("Mặt trận, đoàn thể")),
    Choice("thon", N_("Thôn, tổ tuyên vận")),
    Choice("tu_bao", N_("Tự báo")),
    Choice("co_quan", N_("Cơ quan Đảng uỷ")),
    Choice("khac", N_("Khác")),
)

REVIEWS = (
    Choice("passed", N_("Đạt")),
    Choice("failed", N_("Không đạt")),
    Choice("not_yet", N_("Chưa rà soát")),
)

# Art. 16 of Law 91/2025/QH15: a name is made public on a ground that is written down.
CONSENTS = (
    Choice("slip", N_("Đã đồng ý trên phiếu")),
    Choice("spoken", N_("Đã đồng ý bằng lời")),
    Choice("rule", N_("Theo quy định")),
    Choice("refused", N_("Không đồng ý")),
    Choice("not_asked", N_("Chưa hỏi")),
)
GROUNDS = frozenset({"slip", "spoken", "rule"})

HIGHER = (Choice("honour", N_("Đề nghị cấp trên ghi danh")), Choice("award", N_("Đề nghị cấp trên khen")))

AWARDS = (
    Choice("ghi_danh", N_("Ghi danh")),
    Choice("bieu_duong", N_("Biểu dương")),
    Choice("giay_khen", N_("Giấy khen")),
    Choice("bang_khen", N_("Bằng khen")),
    Choice("khac", N_("Khác")),
)

UNIT_KINDS = (
    Choice("province", N_("tỉnh, thành phố")),
    Choice("district", N_("huyện (trước 01/7/2025)")),
    Choice("commune", N_("đảng bộ xã, phường")),
    Choice("grassroots", N_("đảng bộ cơ sở")),
    Choice("cell_rural", N_("chi bộ nông thôn")),
    Choice("cell_agency", N_("chi bộ cơ quan, đơn vị")),
    Choice("village", N_("thôn, bản, tổ dân phố")),
    Choice("collective", N_("tập thể khác")),
)
CELL_KINDS = frozenset({"cell_rural", "cell_agency", "grassroots"})

CYCLES = (Choice("1", N_("hằng tháng")), Choice("6", N_("6 tháng")), Choice("12", N_("năm")))

RATINGS = (
    Choice("excellent", N_("Hoàn thành xuất sắc nhiệm vụ")),
    Choice("good", N_("Hoàn thành tốt nhiệm vụ")),
    Choice("done", N_("Hoàn thành nhiệm vụ")),
    Choice("failed", N_("Không hoàn thành nhiệm vụ")),
    Choice("unrated", N_("Chưa xếp loại")),
)

CONTRIBUTIONS = (
    Choice("dong", N_("tiền (đồng)")),
    Choice("ngay_cong", N_("ngày công")),
    Choice("m2", N_("đất (m²)")),
    Choice("hien_vat", N_("hiện vật")),
)
CONTRIBUTION_UNITS = {"dong": N_("đồng"), "ngay_cong": N_("ngày công"), "m2": N_("m²"), "hien_vat": ""}

CHANNELS = (
    Choice("loa", N_("loa truyền thanh")),
    Choice("hoi_nghi", N_("hội nghị tuyên vận")),
    Choice("hop_thon", N_("họp thôn")),
    Choice("bang_tin", N_("bảng tin")),
    Choice("cong", N_("cổng thông tin điện tử")),
    Choice("fanpage", N_("fanpage")),
    Choice("zalo", N_("nhóm Zalo")),
    Choice("bao_dai", N_("đài, báo")),
)

FOLLOW_UPS = (
    Choice("duy_tri", N_("duy trì")),
    Choice("nhan_rong", N_("nhân rộng")),
    Choice("giam_sut", N_("giảm sút")),
    Choice("rut_ten", N_("rút tên")),
)

ROUND_KINDS = (
    Choice("month", N_("tháng")),
    Choice("half", N_("6 tháng")),
    Choice("year", N_("năm")),
    Choice("campaign", N_("đợt thi đua")),
)
ROUND_STATES = (Choice("open", N_("đang xét")), Choice("entered", N_("đã ghi vào sổ")))

VERDICTS = (
    Choice("enter", N_("Ghi danh")),
    Choice("back", N_("Đưa về đề nghị")),
    Choice("reject", N_("Không ghi danh")),
)

LEVELS = (
    Choice("cell", N_("Chi bộ")),
    Choice("commune", N_("Đảng uỷ xã, phường")),
    Choice("upper", N_("Cấp trên của xã, phường")),
)
# How the office spells these two in what the program writes; what people typed is never respelt.
SPELLINGS = (
    Choice("uỷ", N_("dấu ở chữ sau: uỷ, hoà (như văn bản của Đảng)")),
    Choice("ủy", N_("dấu ở chữ trước (như văn bản của Nhà nước)")),
)
