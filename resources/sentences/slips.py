"""Sentences about the month's slips and the turn of the year."""

from __future__ import annotations

from models.rules.fields import N_
from resources.words import Sentence

_NOTHING_WRITTEN = N_("Chưa ghi gì.")
_NOTHING_CHANGED = N_("Chưa đổi gì.")

SENTENCES = {
    "slips_not_kept": Sentence(
        N_("Chỉ Đảng uỷ xã, phường nhận phiếu tháng của chi bộ."),
        _NOTHING_WRITTEN,
        N_("Sổ của chi bộ hoặc cấp trên không có phiếu tháng."),
    ),
    "slip_exists": Sentence(
        N_("%(name)s đã có phiếu %(month)s."),
        _NOTHING_CHANGED,
        N_("Mở phiếu đó để nhập tiếp, hoặc chọn chi bộ và tháng khác."),
    ),
    "slip_month_future": Sentence(N_("Chưa đến %(month)s. Xem lại tháng của phiếu.")),
    "slip_unit_kind": Sentence(
        N_("%(name)s không thuộc diện nộp phiếu tháng."),
        _NOTHING_WRITTEN,
        N_("Chọn chi bộ, đảng bộ cơ sở, hoặc thôn chưa có chi bộ."),
    ),
    "slip_unit_closed": Sentence(
        N_("%(name)s đã kết thúc hoạt động ngày %(day)s. Chọn đơn vị kế tiếp, hoặc xem lại tháng.")
    ),
    "slip_unit_not_begun": Sentence(N_("%(name)s bắt đầu hoạt động từ ngày %(day)s. Xem lại tháng của phiếu.")),
    "slip_period": Sentence(
        N_("Phiếu chi bộ in theo tháng; %(period)s không phải một tháng."),
        N_("Chưa in gì."),
        N_("Chọn một tháng, ví dụ 2026-05."),
    ),
    # Slips that come back as Word files.
    "word_unreadable": Sentence(
        N_("“%(name)s” không phải tệp Word (.docx), hoặc tệp đã hỏng."),
        _NOTHING_WRITTEN,
        N_("Mở thử bằng Word; nếu không mở được, xin chi bộ gửi lại."),
    ),
    "word_old": Sentence(
        N_("“%(name)s” là tệp Word kiểu cũ (.doc) hoặc có đặt mật khẩu."),
        _NOTHING_WRITTEN,
        N_("Mở bằng Word, bỏ mật khẩu nếu có, lưu lại thành .docx rồi nhận."),
    ),
    "word_too_big": Sentence(
        N_("“%(name)s” quá lớn, phiếu Word chỉ nhận đến %(limit)s MB."),
        _NOTHING_WRITTEN,
        N_("Mở bằng Word, xoá ảnh chèn trong phiếu rồi lưu lại."),
    ),
    "slip_file_foreign": Sentence(
        N_("“%(name)s” không phải phiếu tháng do chương trình này làm ra."),
        _NOTHING_WRITTEN,
        N_("Lấy đúng tệp phiếu, hoặc nhập tay vào phiếu của chi bộ."),
    ),
    "slip_file_whose": Sentence(
        N_("“%(name)s” mất dòng “Mã phiếu” nên không biết của chi bộ nào, tháng nào."),
        _NOTHING_WRITTEN,
        N_("Mở phiếu của chi bộ và tháng đó, rồi kéo tệp vào phiếu."),
    ),
    "slip_file_several": Sentence(
        N_("“%(name)s” có phiếu của nhiều chi bộ hoặc nhiều tháng."),
        _NOTHING_WRITTEN,
        N_("Tách mỗi phiếu thành một tệp rồi nhận từng tệp."),
    ),
    "slip_file_unknown": Sentence(
        N_("“%(name)s” mang mã phiếu %(slip)s, không của chi bộ nào trong sổ này."),
        _NOTHING_WRITTEN,
        N_("Hỏi lại chi bộ; có thể phiếu của xã khác."),
    ),
    "slip_file_other": Sentence(
        N_("“%(name)s” là phiếu của %(unit)s, %(month)s, không phải phiếu đang mở."),
        N_("Phiếu đang mở giữ nguyên."),
        N_("Mở phiếu đó để nhận tệp."),
    ),
    "slip_file_uncoded": Sentence(N_("Tệp mất dòng “Mã phiếu”: nhìn lại xem đúng chi bộ, đúng tháng chưa.")),
    "slip_rows_missing": Sentence(N_("Tệp thiếu dòng %(rows)s: để trống, hỏi lại chi bộ nếu cần.")),
    "slip_rows_added": Sentence(N_("Tệp có dòng thêm ngoài mẫu, chép nguyên văn vào ô ghi chú: %(rows)s.")),
    "slips_none": Sentence(
        N_("Không có chi bộ nào phải nộp phiếu %(month)s."),
        N_("Chưa in gì."),
        N_("Chọn tháng khác, hoặc dán danh sách chi bộ ở màn hình Chi bộ, đảng viên."),
    ),
    "present_over_members": Sentence(N_("Dự họp %(count)s, đảng viên %(members)s. Nếu đúng thì cứ để.")),
    "reviewed_over_members": Sentence(N_("Đã tự soi %(count)s, đảng viên %(members)s. Nếu đúng thì cứ để.")),
    "received_before_month": Sentence(N_("Nhận ngày %(day)s, trước %(month)s. Nếu đúng thì cứ để.")),
    "no_news_but_said": Sentence(
        N_("Đã đánh dấu không phát sinh mà phiếu vẫn có số hoặc có gương. Bỏ dấu nếu phiếu có nội dung.")
    ),
    "new_year_early": Sentence(N_("Chưa đến lúc sang năm %(year)s."), _NOTHING_CHANGED, N_("Làm từ ngày %(day)s.")),
    "new_year_not_started": Sentence(N_("Chưa sang năm %(year)s."), _NOTHING_CHANGED),
    "new_year_started": Sentence(N_("Sổ năm trước đã kết thúc, năm %(year)s đã mở."), _NOTHING_CHANGED),
}
