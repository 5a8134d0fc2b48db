"""Sentences about fonts, columns and printers."""

from __future__ import annotations

from models.rules.fields import N_
from resources.words import Sentence

SENTENCES = {
    # Pages.
    "print_which": Sentence(
        N_("Chưa nói in phần nào: %(form)s cần --year, --period hoặc --id."),
        N_("Chưa ghi tệp nào."),
        N_("Thêm một trong ba rồi chạy lại."),
    ),
    "no_table": Sentence(
        N_("Mẫu %(form)s không có bảng nào để lưu ra Excel."),
        N_("Chưa ghi tệp nào."),
        N_("Lưu ra Word hoặc PDF."),
    ),
    "no_word": Sentence(
        N_("Mẫu %(form)s chưa lưu được ra Word."), N_("Chưa ghi tệp nào."), N_("Lưu ra PDF để in hoặc gửi.")
    ),
    "no_columns": Sentence(
        N_("Mẫu sổ không còn cột nào để in."), N_("Sổ còn nguyên."), N_("Bật lại ít nhất một cột trong Mẫu sổ.")
    ),
    "columns_too_wide": Sentence(
        N_("Các cột của mẫu sổ rộng %(total)s mm, trang chỉ có %(room)s mm."),
        N_("Sổ còn nguyên."),
        N_("Thu hẹp hoặc ẩn bớt cột trong Mẫu sổ."),
    ),
    "table_over_page": Sentence(
        N_("Bảng “%(table)s” rộng %(total)s mm, trang chỉ có %(room)s mm."),
        N_("Chưa in trang nào; bản nháp còn nguyên."),
        N_("Thu hẹp hoặc bỏ bớt cột, hoặc chuyển bảng vào phụ lục khổ ngang."),
    ),
    "rule_unknown": Sentence(
        N_("%(rules)s không cho đặt lại mục này: %(label)s."), N_("Thể thức đang dùng giữ nguyên.")
    ),
    "rule_range": Sentence(
        N_("%(label)s phải từ %(low)s đến %(high)s theo %(rules)s."),
        N_("Thể thức đang dùng giữ nguyên."),
        N_("Nhập số trong khoảng đó."),
    ),
    "rule_choice": Sentence(
        N_("%(label)s chỉ có thể là %(choices)s theo %(rules)s."),
        N_("Thể thức đang dùng giữ nguyên."),
        N_("Chọn một trong các cách đó."),
    ),
    "print_no_spooler": Sentence(
        N_("Máy này chưa có chương trình in của hệ thống."),
        N_("Tệp PDF vẫn xem và lưu được."),
        N_("Lưu PDF rồi in ở máy khác, hoặc nhờ người quản lý máy cài máy in."),
    ),
    "print_no_printer": Sentence(
        N_("Máy này chưa có máy in nào."),
        N_("Tệp PDF vẫn xem và lưu được."),
        N_("Bật máy in, hoặc lưu PDF rồi in ở máy khác."),
    ),
    "print_refused": Sentence(
        N_("Máy in không nhận bản in (%(answer)s)."),
        N_("Tệp PDF vẫn xem và lưu được."),
        N_("Xem máy in đã bật và có giấy chưa, rồi in lại."),
    ),
    "glyph_missing": Sentence(
        N_("Phông chữ không có chữ “%(letter)s” (%(point)s), dùng ở: %(record)s."),
        N_("Chưa in trang nào; sổ còn nguyên."),
        N_("Thay chữ đó, hoặc chọn phông khác để in."),
    ),
    "font_missing": Sentence(
        N_("Máy này thiếu phông chữ để in: %(families)s."),
        N_("Sổ còn nguyên."),
        N_("Cài một trong các phông đó rồi in lại."),
    ),
    "preview_unreadable": Sentence(
        N_("Trang vừa dựng không xem được."), N_("Sổ còn nguyên."), N_("Dựng lại; nếu vẫn vậy, báo cho người hỗ trợ.")
    ),
    "columns_full": Sentence(
        N_("Mẫu sổ đã có đủ %(limit)s cột riêng."), N_("Chưa đổi gì."), N_("Bỏ một cột riêng trước khi thêm.")
    ),
    "form_newer": Sentence(
        N_("Tệp mẫu sổ này do bản chương trình mới hơn lưu (mẫu số %(version)s)."),
        N_("Mẫu đang dùng giữ nguyên."),
        N_("Cài bản chương trình mới hơn rồi lấy mẫu lại."),
    ),
    "form_unreadable": Sentence(
        N_("Tệp này không phải là mẫu sổ, hoặc đã hỏng."), N_("Mẫu đang dùng giữ nguyên."), N_("Chọn tệp mẫu sổ khác.")
    ),
    "form_file_newer": Sentence(
        N_("Tệp mẫu sổ này do bản chương trình mới hơn lưu (mẫu số %(version)s)."),
        N_("Mẫu đang dùng giữ nguyên."),
        N_("Cài bản chương trình mới hơn rồi lấy mẫu lại."),
    ),
    "form_file_wrong": Sentence(
        N_("Tệp này không phải là mẫu sổ, hoặc đã hỏng."), N_("Mẫu đang dùng giữ nguyên."), N_("Chọn tệp mẫu sổ khác.")
    ),
    "form_in_closed": Sentence(
        N_("%(period)s đã khoá, trang của kỳ đó giữ mẫu cũ."),
        N_("Mẫu đang dùng giữ nguyên."),
        N_("Chọn ngày có hiệu lực sau %(after)s."),
    ),
    "form_missing": Sentence(N_("Không có mẫu sổ nào có hiệu lực từ %(day)s."), N_("Chưa đổi gì.")),
    "book_missing": Sentence(
        N_("Chưa có sổ ghi danh năm %(year)s của đơn vị này."),
        N_("Chưa in gì."),
        N_("Chọn năm khác, hoặc ghi lượt đầu tiên của năm đó."),
    ),
    # Faults of a form, each beside its column.
    "column_needed": Sentence(N_("Cột Số và cột Họ và tên phải hiện trên trang.")),
    "columns_too_few": Sentence(N_("Mẫu sổ cần ít nhất ba cột.")),
    "caption_wrong": Sentence(N_("Tên cột để trống hoặc dài quá %(limit)s chữ.")),
    "column_caption": Sentence(N_("Tên cột để trống hoặc dài quá %(limit)s chữ.")),
    "column_too_narrow": Sentence(N_("Cột hẹp hơn %(least)s mm, chữ không đứng được.")),
    "column_width": Sentence(N_("Cột %(column)s phải rộng từ %(low)s đến %(high)s mm.")),
    "column_unknown": Sentence(N_("Mẫu có cột trùng hoặc cột lạ (%(columns)s).")),
    "width_sum": Sentence(N_("Các cột cộng lại %(sum)s mm, khổ in rộng %(room)s mm.")),
}
