"""Invented official documents: the texts of the settled pictures, in the commune that exists nowhere."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from models.rules.documents import Annex, Block, BlockKind, LetterFacts, Recipients, Span, TableBlock
from models.rules.pages import Letterhead, Signatory

HEAD = Letterhead("Đảng bộ tỉnh Lào Cai", "Đảng uỷ xã Khe Vàng", "Khe Vàng")
STATE_HEAD = Letterhead("", "Ủy ban nhân dân\nxã Khe Vàng", "Khe Vàng")


def part(text: str) -> Block:
    return Block(BlockKind.PART, (Span(text),))


def section(text: str) -> Block:
    return Block(BlockKind.SECTION, (Span(text),))


def text(*words: str | Span) -> Block:
    return Block(BlockKind.PARAGRAPH, tuple(word if isinstance(word, Span) else Span(word) for word in words))


def item(words: str) -> Block:
    return Block(BlockKind.ITEM, (Span(words),))


def table(*rows: tuple[str, ...], **changes: Any) -> Block:
    return Block(BlockKind.TABLE, table=TableBlock(tuple(rows), **changes))


REPORT_BODY = (
    part("I- Kết quả tháng 5 năm 2027"),
    section("1. Học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"),
    text(
        "Đến ngày 20/5/2027, có 63/66 chi bộ sinh hoạt theo chủ đề tháng, bằng 95,5%; ba chi bộ chưa nộp phiếu là "
        "thôn Nà Lốc, Quân sự xã và Hợp tác xã Quế. Số đảng viên dự họp 2.041/2.186 đồng chí, bằng 93,4%; đã tự "
        "soi, tự sửa 1.988 đồng chí. Các chi bộ biểu dương 57 lượt, nhắc nhở 11 lượt đảng viên."
    ),
    text(
        "Nhiều chi bộ gắn chủ đề với việc cụ thể của thôn: Chi bộ thôn Ngải Phóng bàn và làm xong 1,2 km đường "
        "trục; Chi bộ thôn Nà Phung hoà giải xong chín vụ tranh chấp đất rừng; Chi bộ Công an xã làm định danh "
        "điện tử tại nhà cho 216 người già, người khuyết tật."
    ),
    section("2. Công tác tuyên vận"),
    text(
        "Hội nghị tuyên vận tháng 5 tổ chức ngày 14/5/2027, có mặt 92/96 đại biểu, 30/30 tổ tuyên vận thôn. Hội "
        "nghị phổ biến bốn chuyên đề, phát 96 bộ tài liệu, giao sáu việc cho các thôn; đến ngày chốt số liệu đã "
        "xong bốn việc, hai việc chưa đến hạn. Các tổ tuyên vận tổ chức 118 buổi tuyên truyền ở thôn với 5.274 "
        "lượt người nghe, đến 1.906 hộ."
    ),
    text(
        "Nhân dân nêu 17 kiến nghị, đã trả lời tại chỗ 12, chuyển cơ quan có trách nhiệm 5. Còn ba kiến nghị của "
        "tháng trước chưa có trả lời, kiến nghị lâu nhất là 34 ngày, về nước sinh hoạt ở thôn Sín Chải."
    ),
    section("3. Ghi danh tập thể, cá nhân tiêu biểu"),
    text(
        "Các chi bộ báo lên 131 gương. Ban Thường vụ Đảng uỷ xét ngày 13/5/2027, ghi vào Sổ ghi danh 12 lượt, gồm "
        "chín cá nhân và ba tập thể; luỹ kế từ đầu năm 51 lượt, gồm 37 người và 11 tập thể (không trùng). Huỷ ghi "
        "một số trước khi công bố do trùng việc làm. Số liệu theo chi bộ ở Phụ lục 1."
    ),
    section("4. Thực hiện cam kết nêu gương"),
    text(
        "Có 2.174/2.186 đảng viên đã nộp bản cam kết năm 2027, bằng 99,5%; 12 đồng chí chưa nộp do đi làm xa hoặc "
        "mới chuyển đến. Trong 38 đồng chí thuộc diện Ban Thường vụ quản lý, 36 đồng chí có kết quả khắc phục hạn "
        "chế đúng thời hạn đã cam kết."
    ),
    part("II- Hạn chế"),
    text(
        "Một số chi bộ sinh hoạt chủ đề còn chung chung, chưa chỉ ra việc phải sửa; 14 phiếu gửi sau ngày 10. Việc "
        "tuyên truyền bằng tiếng Mông, tiếng Dao mới làm được ở 19/30 thôn."
    ),
    part("III- Nhiệm vụ tháng 6 năm 2027"),
    text(
        "1. Triển khai chủ đề tháng 6 đến 66 chi bộ trước ngày 03/6; chi bộ chưa nộp phiếu tháng 5 nộp bổ sung cùng kỳ."
    ),
    text(
        "2. Xét ghi danh 6 tháng đầu năm, hoàn thành trước ngày 25/6; mở rộng cách phát loa bằng tiếng dân tộc của "
        "thôn Lũng Cáng ra các thôn còn lại."
    ),
    text("3. Trả lời dứt điểm ba kiến nghị quá hạn, báo cáo tại hội nghị tuyên vận ngày 14/6."),
    text(
        "Đảng uỷ xã đề nghị Ban Tuyên giáo và Dân vận Tỉnh uỷ cấp tài liệu tuyên truyền bằng tiếng Mông, tiếng Dao "
        "cho các tổ tuyên vận."
    ),
)
ANNEX_ROWS = (
    ("STT", "Chi bộ", "Đảng\nviên", "Dự họp", "Tự soi,\ntự sửa", "Buổi\ntuyên vận", "Lượt\nnghe", "Gương\nbáo lên",
     "Ghi danh", "Ghi chú"),
    ("1", "Chi bộ thôn Ngải Phóng", "33", "31", "31", "4", "186", "3", "1", ""),
    ("2", "Chi bộ thôn Lũng Cáng", "28", "27", "27", "5", "241", "4", "1", ""),
    ("3", "Chi bộ thôn Khe Dẻ", "36", "34", "33", "4", "158", "5", "3", "Nộp ngày 12/5"),
    ("4", "Chi bộ thôn Nà Phung", "41", "40", "40", "4", "203", "2", "1", ""),
    ("5", "Chi bộ thôn Nà Lốc", "", "", "", "", "", "", "", "Chưa nộp phiếu"),
    ("", "Cộng", "138", "132", "131", "17", "788", "14", "6", ""),
)  # fmt: skip
ANNEX = Annex(
    "1",
    "Số liệu theo chi bộ, tháng 5 năm 2027",
    "(kèm theo Báo cáo số 23-BC/ĐU, ngày 23/5/2027 của Đảng uỷ xã Khe Vàng)",
    TableBlock(ANNEX_ROWS, (13, 67, 20, 19, 21, 23, 19, 21, 21, 33), numbers=(2, 3, 4, 5, 6, 7, 8), total=True),
)


def letter(**changes: Any) -> LetterFacts:
    """Return the báo cáo of the pictures."""
    known = LetterFacts(
        uuid="u1",
        kind="bao_cao",
        rules="HD05",
        letterhead=HEAD,
        symbol="BC/ĐU",
        number=23,
        dated=date(2027, 5, 23),
        near=date(2027, 5, 23),
        title="Báo cáo",
        subject="kết quả học tập và làm theo Bác,\ncông tác tuyên vận và ghi danh tháng 5 năm 2027",
        body=REPORT_BODY,
        signers=(Signatory("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lý Thị Thanh Nhàn"),),
        recipients=Recipients(
            (
                "Thường trực Tỉnh uỷ (báo cáo)",
                "Ban Tuyên giáo và Dân vận Tỉnh uỷ",
                "Thường trực Đảng uỷ, HĐND, UBND xã",
                "Các chi bộ, đảng bộ cơ sở trực thuộc",
                "Lưu Văn phòng Đảng uỷ",
            )
        ),
        annexes=(ANNEX,),
    )
    return replace(known, **changes)


def invitation(**changes: Any) -> LetterFacts:
    """Return the giấy mời of the pictures."""
    known = letter(
        kind="giay_moi",
        symbol="GM/ĐU",
        number=31,
        dated=date(2027, 5, 10),
        title="Giấy mời",
        subject="dự Hội nghị tuyên vận tháng 5 năm 2027",
        body=(
            text("Ban Thường vụ Đảng uỷ xã trân trọng kính mời:"),
            text("Đồng chí ", Span("Hoàng Văn Thông", bold=True), ", Tổ trưởng Tổ tuyên vận thôn Nà Phung,"),
            text("dự Hội nghị tuyên vận tháng 5 năm 2027."),
            item("Thời gian: 8 giờ 00, thứ Sáu, ngày 14/5/2027."),
            item("Địa điểm: Hội trường Đảng uỷ xã."),
            item(
                "Nội dung: đánh giá công tác tuyên vận tháng 4, triển khai nhiệm vụ tháng 5; công bố ghi danh tháng 5."
            ),
            item("Chủ trì: đồng chí Nguyễn Đức Khánh, Bí thư Đảng uỷ."),
            text(
                "Đồng chí mang theo phiếu tháng 5 của chi bộ và số liệu tuyên truyền ở thôn. Nếu không dự được, đề "
                "nghị báo Văn phòng Đảng uỷ trước ngày 13/5 và cử người dự thay."
            ),
            text("Rất mong đồng chí có mặt đúng giờ để hội nghị thành công."),
        ),
        signers=(Signatory("T/L BAN THƯỜNG VỤ", "CHÁNH VĂN PHÒNG", "Phạm Thị Duyên"),),
        recipients=Recipients(("Như trên", "Thường trực Đảng uỷ", "Lưu Văn phòng Đảng uỷ")),
        annexes=(),
        two_sided=False,
    )
    return replace(known, **changes)


def state_report(**changes: Any) -> LetterFacts:
    """Return the first page of the State's báo cáo of the pictures."""
    known = letter(
        rules="ND30",
        letterhead=STATE_HEAD,
        symbol="BC-UBND",
        number=45,
        dated=date(2027, 5, 24),
        subject="Kết quả thực hiện phong trào thi đua và công tác\ntuyên truyền, vận động Nhân dân tháng 5 năm 2027",
        addressed=("Sở Nội vụ tỉnh Lào Cai",),
        body=(
            text(
                "Thực hiện Kế hoạch số 12/KH-UBND ngày 15 tháng 01 năm 2027 của Ủy ban nhân dân xã về phong trào thi "
                "đua năm 2027, Ủy ban nhân dân xã Khe Vàng báo cáo kết quả tháng 5 như sau:"
            ),
            part("I. Kết quả đạt được"),
            section("1. Công tác chỉ đạo, điều hành"),
            text(
                "Ủy ban nhân dân xã ban hành ba văn bản triển khai phong trào thi đua, giao 16 thôn và chín cơ quan, "
                "đơn vị đăng ký việc làm cụ thể. Đến ngày 20 tháng 5 có 16/16 thôn đăng ký, trong đó 11 thôn chọn "
                "việc làm đường, năm thôn chọn vệ sinh môi trường."
            ),
        ),
        signers=(Signatory("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Sùng A Dế"),),
        recipients=Recipients(("Như trên", "Thường trực Đảng uỷ xã", "Lưu: VT, VX")),
        annexes=(),
        two_sided=False,
    )
    return replace(known, **changes)
