"""The line of every health check, when all is well and when it found something."""

from __future__ import annotations

from models.rules.fields import N_
from resources.words import CheckWords

CHECKS = {
    "file_unreadable": CheckWords("", N_("Tệp của sổ bị hỏng giữa chừng; các mục sau không xem được.")),
    "cipher": CheckWords(
        N_("Tệp của sổ: %(count)s trang đều nguyên vẹn."), N_("Tệp của sổ: %(count)s chỗ hỏng.")
    ),
    "structure": CheckWords(N_("Cấu trúc tệp: đúng."), N_("Cấu trúc tệp: %(count)s lỗi.")),
    "links": CheckWords(N_("Liên kết giữa các mục: đủ."), N_("Liên kết giữa các mục: %(count)s chỗ đứt.")),
    "chain": CheckWords(
        N_("Nhật ký sửa đổi: %(count)s việc, nối liền nhau."),
        N_("Nhật ký sửa đổi: không khớp từ việc số %(act)s."),
    ),
    "chain_backups": CheckWords(
        N_("Nhật ký khớp với %(count)s bản dự phòng."),
        N_("Nhật ký thiếu phần mà %(count)s bản dự phòng có; bản gần nhất lúc %(at)s."),
    ),
    "search_index": CheckWords(N_("Bảng tìm kiếm: đúng."), N_("Bảng tìm kiếm: lệch với sổ.")),
    "folded": CheckWords(
        N_("Tên để tìm không dấu: đúng."), N_("Tên để tìm không dấu: %(count)s tên lệch.")
    ),
    "numbers": CheckWords(
        N_("Số thứ tự: %(count)s số, không thiếu, không trùng."),
        N_("Số thứ tự: có số thiếu hoặc trùng trong sổ năm %(years)s."),
    ),
    "sums": CheckWords(
        N_("Kỳ đã khoá: %(count)s kỳ, tổng khớp với số lượt."),
        N_("Kỳ đã khoá: tổng lệch với số lượt ở kỳ %(periods)s."),
    ),
    "paper": CheckWords(
        N_("Sổ giấy: %(count)s trang, mọi số trên giấy đều có trong sổ."),
        N_("Sổ giấy: số trên giấy không khớp số trong sổ ở trang %(pages)s."),
    ),
    "orphans": CheckWords(
        N_("Mục con của lượt ghi danh: đủ lượt gốc."), N_("Mục con của lượt ghi danh: %(count)s mục mất lượt gốc.")
    ),
    "document_numbers": CheckWords(
        N_("Số văn bản: %(count)s văn bản đã ghi số, không trùng."),
        N_("Số văn bản: có số ghi hai lần (%(numbers)s)."),
    ),
    "issued_copies": CheckWords(
        N_("Bản in đã giữ: %(count)s bản, nguyên vẹn."), N_("Bản in đã giữ: %(count)s bản mất hoặc hỏng.")
    ),
    "removed_used": CheckWords(
        N_("Mục đã bỏ: không còn nơi nào dùng."), N_("Mục đã bỏ: còn %(count)s nơi đang dùng.")
    ),
}  # fmt: skip
