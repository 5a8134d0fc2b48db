"""Sentences about what was typed, pasted or set; the first part stands alone under its field."""

from __future__ import annotations

from models.rules.fields import N_
from resources.words import Sentence

_INTACT = N_("Sổ còn nguyên, chưa ghi gì.")

SENTENCES = {
    # What was typed. The first part stands alone under its field.
    "fields_wrong": Sentence(
        N_("Có ô cần sửa: %(problems)s"),
        N_("Chưa ghi gì; những chữ đã gõ còn nguyên."),
        N_("Sửa các ô có viền đỏ rồi làm lại."),
    ),
    "required": Sentence(N_("Ô này cần có chữ.")),
    "too_long": Sentence(N_("Dài %(length)s chữ, ô này nhận tối đa %(limit)s; cắt bớt rồi ghi lại.")),
    "unusual": Sentence(N_("“%(value)s” khác thường; nếu đúng thì cứ để.")),
    "name_doubled": Sentence(N_("Đã có “%(name)s”; nếu là đơn vị khác thì cứ ghi.")),
    "name_without_letters": Sentence(N_("Tên “%(text)s” cần có ít nhất một chữ cái hoặc chữ số.")),
    "end_before_start": Sentence(N_("Ngày cuối %(end)s đứng trước ngày đầu %(start)s; xem lại hai ngày.")),
    "choice_unknown": Sentence(N_("Không có lựa chọn “%(text)s”; chọn một mục trong danh sách (%(choices)s).")),
    "flag_unclear": Sentence(N_("“%(text)s” không rõ; ô này chỉ nhận “có” hoặc “không”.")),
    "link_unknown": Sentence(
        N_("Không thấy “%(text)s” trong danh sách; chọn tên có sẵn hoặc thêm vào danh sách trước.")
    ),
    "link_ambiguous": Sentence(N_("Có nhiều nơi tên “%(text)s”; chọn một trong: %(names)s.")),
    "date_impossible": Sentence(N_("Không có ngày “%(text)s”; xem lại ngày và tháng.")),
    "date_unclear": Sentence(
        N_("“%(text)s” chưa rõ là ngày nào (%(candidates)s); gõ đủ ngày/tháng/năm, ví dụ 03/02/2027.")
    ),
    "date_far": Sentence(N_("Ngày “%(text)s” ở ngoài các năm %(low)s–%(high)s; xem lại năm.")),
    "month_unclear": Sentence(N_("“%(text)s” chưa rõ là tháng nào; gõ tháng và năm, ví dụ 05/2027.")),
    "year_unclear": Sentence(N_("“%(text)s” không phải là năm; gõ bốn chữ số, ví dụ 1984.")),
    "period_unclear": Sentence(N_("“%(text)s” không phải là kỳ; gõ 2026-03, 2026-H1 hoặc 2026.")),
    "number_unclear": Sentence(
        N_("“%(text)s” chưa rõ là số nào (%(candidates)s); gõ chỉ chữ số, dấu phẩy trước phần lẻ.")
    ),
    "number_not_whole": Sentence(N_("“%(text)s” có phần lẻ; ô này chỉ nhận số nguyên.")),
    "number_negative": Sentence(N_("Số đếm không nhỏ hơn 0; xem lại “%(value)s”.")),
    "number_too_big": Sentence(N_("Số “%(text)s” quá lớn; xem lại số vừa gõ.")),
    "document_number_unclear": Sentence(N_("“%(text)s” không phải là số văn bản; gõ riêng con số, ví dụ 07.")),
    "field_off": Sentence(N_("Cơ quan không giữ mục này; bật trong Cài đặt nếu cần.")),
    "birth_differs": Sentence(N_("Năm sinh %(year)s khác với ngày sinh %(day)s; xem lại.")),
    "votes_over_present": Sentence(N_("Số phiếu %(votes)s nhiều hơn số có mặt %(present)s; xem lại.")),
    "meeting_before_month": Sentence(N_("Ngày họp %(day)s đứng trước %(month)s; xem lại.")),
    "born_after_month": Sentence(N_("Năm sinh %(year)s sau %(month)s; xem lại.")),
    "like_a_sentence": Sentence(N_("Dòng này giống câu văn hơn là tên; nếu đúng là tên thì đánh dấu để lấy.")),
    "repeated_in_paste": Sentence(
        N_("Trùng tên với dòng %(line)s; nếu là đơn vị hoặc người khác thì đánh dấu để lấy.")
    ),
    "link_left_out": Sentence(N_("Chưa có “%(text)s” trong danh sách; nếu lấy dòng này, tên ấy nằm ở Ghi chú.")),
    "columns_left_out": Sentence(N_("Không lấy các cột: %(columns)s.")),
    "line_wrong": Sentence(
        N_("Dòng %(line)s còn ô sai: %(problems)s"),
        N_("Chưa lấy dòng nào."),
        N_("Sửa dòng đó hoặc bỏ đánh dấu rồi lấy lại."),
    ),
    # Settings.
    "name_missing": Sentence(
        N_("Chưa có tên cơ quan."),
        N_("Chưa lập gì."),
        N_("Gõ tên như trên đầu trang giấy, ví dụ: Đảng uỷ xã Yên Bình."),
    ),
    "setting_day": Sentence(
        N_("“%(value)s” không phải là ngày. Gõ một số từ 1 đến 31; hạn của cả năm thì gõ ngày và tháng, như 10/6."),
        N_("Chưa đổi cài đặt nào."),
    ),
    "setting_months": Sentence(
        N_("“%(value)s” không phải là số tháng."), N_("Chưa đổi cài đặt nào."), N_("Gõ một số từ 0 đến 60.")
    ),
    "setting_level": Sentence(
        N_("“%(value)s” không phải là một cấp của cơ quan."),
        N_("Chưa đổi cài đặt nào."),
        N_("Chọn chi bộ, xã hoặc cấp trên."),
    ),
    "setting_spelling": Sentence(
        N_("Không có lối viết “%(value)s”."), N_("Chưa đổi cài đặt nào."), N_("Chọn một trong hai lối viết đã có.")
    ),
    # Spreadsheets.
    "sheet_missing": Sentence(
        N_("Không thấy tệp %(file)s."),
        N_("Chưa lấy dòng nào."),
        N_("Xem lại tên và chỗ để tệp rồi làm lại."),
    ),
    "sheet_unreadable": Sentence(
        N_("Không đọc được bảng tính “%(file)s”."),
        _INTACT,
        N_("Mở tệp bằng Excel, lưu lại thành .xlsx rồi thử lại; hoặc chép các dòng và dán vào đây."),
    ),
}
