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
