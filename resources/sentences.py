"""The sentence for every error's code, and for every line of the health check."""

from __future__ import annotations

from models.rules.fields import N_
from resources.words import CheckWords, Sentence

UNKNOWN = Sentence(
    N_("Chương trình không làm được việc này (%(code)s)."),
    N_("Sổ còn nguyên."),
    N_("Hãy thử lại; nếu vẫn vậy, báo cho người hỗ trợ dòng này."),
)

_INTACT = N_("Sổ còn nguyên, chưa ghi gì.")
_UNTOUCHED = N_("Tệp gốc còn nguyên, chương trình không sửa gì.")

SENTENCES = {
    # The disk and the folder.
    "disk_full": Sentence(
        N_("Ổ đĩa đã đầy nên chưa lưu được (%(path)s)."),
        N_("Những gì đã lưu trước đó còn nguyên."),
        N_("Xoá bớt tệp không cần trên ổ đĩa rồi làm lại."),
    ),
    "disk_error": Sentence(
        N_("Ổ đĩa không đọc hoặc ghi được (%(path)s)."),
        N_("Những gì đã lưu trước đó còn nguyên."),
        N_("Cắm lại ổ hoặc chọn nơi khác rồi làm lại; nếu là ổ của máy này, hãy chép bản dự phòng ra USB ngay."),
    ),
    "folder_readonly": Sentence(
        N_("Thư mục không cho ghi (%(path)s)."),
        N_("Chưa ghi gì vào đó."),
        N_("Chọn thư mục khác, hoặc nhờ người quản lý máy cho phép ghi vào thư mục này."),
    ),
    "folder_missing": Sentence(
        N_("Không thấy thư mục để ghi tệp (%(path)s)."),
        N_("Chưa ghi gì."),
        N_("Cắm lại USB hoặc chọn thư mục khác rồi làm lại."),
    ),
    "readback_differs": Sentence(
        N_("Tệp vừa ghi đọc lại không giống (%(path)s)."),
        N_("Tệp cũ mang tên này, nếu có, còn nguyên."),
        N_("Ghi sang ổ khác; ổ này có thể sắp hỏng."),
    ),
    "place_network": Sentence(
        N_("Thư mục %(path)s nằm trên ổ mạng, nơi sổ dễ hỏng khi đứt mạng."),
        _INTACT,
        N_("Chọn một thư mục trên ổ của chính máy này."),
    ),
    "place_removable": Sentence(
        N_("Thư mục %(path)s nằm trên USB hoặc ổ rời, nơi sổ dễ hỏng khi rút ra."),
        _INTACT,
        N_("Chọn một thư mục trên ổ của chính máy này; USB dùng để chép bản dự phòng."),
    ),
    # The office.
    "office_exists": Sentence(
        N_("Thư mục %(path)s đã có sổ của một cơ quan."),
        N_("Sổ đó còn nguyên."),
        N_("Mở sổ đó, hoặc chọn một thư mục trống để lập sổ mới."),
    ),
    "office_missing": Sentence(
        N_("Thư mục %(path)s không có sổ của cơ quan nào."),
        "",
        N_("Chọn lại thư mục có tệp office.db, hoặc lập sổ mới."),
    ),
    "office_newer": Sentence(
        N_("Sổ này được lưu bằng Sổ Ghi Danh %(version)s, mới hơn bản đang dùng."),
        _UNTOUCHED,
        N_("Cài Sổ Ghi Danh %(version)s hoặc mới hơn rồi mở lại."),
    ),
    "office_older": Sentence(
        N_("Sổ này do bản chương trình cũ lưu và cần được nâng lên trước."),
        _UNTOUCHED,
        N_("Mở sổ bằng cửa sổ chương trình một lần; chương trình tự làm bản dự phòng trước khi nâng."),
    ),
    "office_damaged": Sentence(
        N_("Tệp của sổ bị hỏng nên không đọc hết được."),
        _UNTOUCHED,
        N_("Khôi phục từ bản dự phòng gần nhất; giữ lại thư mục này, đừng xoá."),
    ),
    "office_open": Sentence(
        N_("Sổ đang mở ở máy %(machine)s, người dùng %(user)s, từ %(since)s."),
        _INTACT,
        N_("Đóng chương trình ở đó rồi thử lại."),
    ),
    "office_busy": Sentence(
        N_("Sổ đang bận một việc dài."),
        _INTACT,
        N_("Chờ việc đó xong rồi làm lại."),
    ),
    "key_missing": Sentence(
        N_("Không thấy tệp khoá của sổ trong thư mục %(path)s."),
        _UNTOUCHED,
        N_("Chép lại tệp khoá vào thư mục, hoặc khôi phục từ bản dự phòng."),
    ),
    "key_damaged": Sentence(
        N_("Tệp khoá trong thư mục %(path)s bị hỏng."),
        _UNTOUCHED,
        N_("Chép lại tệp khoá từ nơi đã cất, hoặc khôi phục từ bản dự phòng."),
    ),
    "resource_missing": Sentence(
        N_("Chương trình thiếu tệp của chính nó: %(name)s."),
        N_("Sổ còn nguyên."),
        N_("Cài lại chương trình; sổ nằm ở thư mục khác nên không mất gì."),
    ),
    # Backups.
    "backup_unreadable": Sentence(
        N_("Bản dự phòng vừa làm thử mở lại không được (%(path)s)."),
        N_("Sổ đang dùng còn nguyên; bản dự phòng hỏng không được giữ."),
        N_("Làm lại, hoặc chép dự phòng sang ổ khác."),
    ),
    "backup_newer": Sentence(
        N_("Bản dự phòng này do Sổ Ghi Danh %(version)s làm, mới hơn bản đang dùng."),
        _INTACT,
        N_("Cài Sổ Ghi Danh %(version)s hoặc mới hơn rồi khôi phục lại."),
    ),
    "backup_damaged": Sentence(
        N_("Bản dự phòng %(path)s bị hỏng hoặc không đúng khoá."),
        N_("Sổ đang dùng còn nguyên."),
        N_("Chọn một bản dự phòng khác."),
    ),
    # Undo.
    "undo_nothing": Sentence(N_("Không còn việc nào để hoàn tác.")),
    "redo_nothing": Sentence(N_("Không còn việc nào để làm lại.")),
    "undo_missing": Sentence(N_("Không thấy việc số %(seq)s trong nhật ký sửa đổi."), _INTACT),
    "undo_done": Sentence(N_("Việc số %(seq)s đã được hoàn tác rồi."), _INTACT),
    "undo_depends": Sentence(
        N_("Chưa hoàn tác được vì các việc làm sau dựa vào việc này: %(acts)s."),
        _INTACT,
        N_("Hoàn tác những việc đó trước, bắt đầu từ việc mới nhất."),
    ),
    "undo_numbered": Sentence(
        N_("Lượt này đã có số %(number)s trong sổ và sau nó đã có số khác."),
        N_("Số đã ghi không bị bỏ trống."),
        N_("Dùng Huỷ ghi, Rút tên hoặc Đính chính."),
    ),
    "undo_closed": Sentence(
        N_("Kỳ %(period)s đã khoá."),
        N_("Số liệu đã khoá giữ nguyên."),
        N_("Dùng Huỷ ghi, Rút tên hoặc Đính chính; hoặc Mở lại kỳ này trước."),
    ),
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
    "number_too_big": Sentence(N_("Số “%(text)s” quá lớn; xem lại số vừa gõ.")),
    "document_number_unclear": Sentence(N_("“%(text)s” không phải là số văn bản; gõ như 07-BB/ĐU.")),
    "field_off": Sentence(N_("Cơ quan không giữ mục này; bật trong Cài đặt nếu cần.")),
    "birth_differs": Sentence(N_("Năm sinh %(year)s khác với ngày sinh %(day)s; xem lại.")),
    "votes_over_present": Sentence(N_("Số phiếu %(votes)s nhiều hơn số có mặt %(present)s; xem lại.")),
    "meeting_before_month": Sentence(N_("Ngày họp %(day)s đứng trước %(month)s; xem lại.")),
    "born_after_month": Sentence(N_("Năm sinh %(year)s sau %(month)s; xem lại.")),
    "repeated_in_paste": Sentence(N_("Trùng tên với dòng %(line)s; nếu là đơn vị hoặc người khác thì đánh dấu để lấy.")),
    "link_left_out": Sentence(N_("Chưa có “%(text)s” trong danh sách; nếu lấy dòng này, tên ấy nằm ở Ghi chú.")),
    "columns_left_out": Sentence(N_("Không lấy các cột: %(columns)s.")),
    "line_wrong": Sentence(
        N_("Dòng %(line)s còn ô sai: %(problems)s"),
        N_("Chưa lấy dòng nào."),
        N_("Sửa dòng đó hoặc bỏ đánh dấu rồi lấy lại."),
    ),
    # Units and people.
    "record_missing": Sentence(
        N_("Mục này không còn trong sổ, có thể vừa bị xoá hoặc gộp."),
        N_("Chưa đổi gì."),
        N_("Mở lại danh sách để xem."),
    ),
    "unit_own_ancestor": Sentence(
        N_("“%(name)s” không thể trực thuộc chính mình hay đơn vị cấp dưới của mình."),
        N_("Chưa đổi gì."),
        N_("Chọn đơn vị cấp trên khác."),
    ),
    "unit_not_sister": Sentence(
        N_("“%(name)s” và “%(other)s” không cùng một đơn vị cấp trên nên không xếp cạnh nhau được."),
        N_("Thứ tự giữ nguyên."),
    ),
    "unit_is_office": Sentence(
        N_("“%(name)s” là cơ quan giữ sổ này nên không xoá hay kết thúc ở đây được."), N_("Chưa đổi gì.")
    ),
    "unit_ends_before_start": Sentence(
        N_("“%(name)s” bắt đầu ngày %(start)s, không thể kết thúc ngày %(end)s."),
        N_("Chưa đổi gì."),
        N_("Xem lại ngày."),
    ),
    "unit_own_successor": Sentence(
        N_("“%(name)s” không thể là đơn vị kế tiếp của chính mình."),
        N_("Chưa đổi gì."),
        N_("Chọn đơn vị khác."),
    ),
    "unit_in_use": Sentence(
        N_("“%(name)s” đang có %(count)s mục gắn vào nên không xoá được."),
        N_("Chưa đổi gì."),
        N_("Đặt ngày kết thúc cho đơn vị thay vì xoá."),
    ),
    "person_in_use": Sentence(
        N_("“%(name)s” có %(count)s mục gắn vào nên không xoá được."),
        N_("Chưa đổi gì."),
        N_("Ghi ngày kết thúc thay vì xoá."),
    ),
    "merge_same": Sentence(
        N_("Hai bên là cùng một mục “%(name)s”."), N_("Chưa gộp gì."), N_("Chọn hai mục khác nhau để gộp.")
    ),
    "merge_own_unit": Sentence(
        N_("“%(name)s” là cơ quan giữ sổ này nên không gộp vào đơn vị khác được."),
        N_("Chưa gộp gì."),
        N_("Chọn giữ lại “%(name)s” và gộp đơn vị kia vào."),
    ),
    "merge_books": Sentence(
        N_("Cả hai đơn vị đều đã có sổ %(year)s, gộp lại thì trùng số với sổ của “%(name)s”."),
        N_("Chưa gộp gì."),
        N_("Giữ hai đơn vị; ghi đơn vị kế tiếp thay vì gộp."),
    ),
    "merge_differs": Sentence(
        N_("Hai bên ghi khác nhau cho %(period)s của “%(name)s”."),
        N_("Chưa gộp gì."),
        N_("Sửa cho giống nhau ở một bên rồi gộp lại."),
    ),
    # The honour book.
    "book_numbered": Sentence(
        N_("Sổ năm %(year)s đã có lượt được ghi số nên cách đánh số không đổi được nữa."),
        N_("Chưa đổi gì."),
        N_("Các mục khác của sổ vẫn sửa được."),
    ),
    "deed_picked": Sentence(
        N_("Gương “%(name)s” đã đưa vào đợt xét hoặc đã có trong sổ."),
        N_("Chưa đổi gì."),
        N_("Sửa ở lượt trong sổ, hoặc đưa lượt ra khỏi đợt xét trước."),
    ),
    "deeds_not_kept": Sentence(
        N_("Cơ quan cấp chi bộ chỉ có sổ của mình, không nhận gương từ dưới báo lên."),
        _INTACT,
        N_("Ghi thẳng vào sổ bằng Thêm lượt."),
    ),
    "entry_ended": Sentence(
        N_("Lượt số %(number)s, %(name)s, đã huỷ ghi hoặc rút tên."), N_("Lượt đó giữ nguyên trong sổ.")
    ),
    "entry_entered": Sentence(
        N_("Lượt số %(number)s, %(name)s, đã ghi vào sổ nên không sửa lặng lẽ hay xoá được."),
        N_("Lượt đó giữ nguyên."),
        N_("Dùng Đính chính, Huỷ ghi hoặc Rút tên."),
    ),
    "entry_not_entered": Sentence(
        N_("Lượt “%(name)s” chưa ghi vào sổ."), N_("Chưa đổi gì."), N_("Sửa hoặc xoá lượt này như bản nháp.")
    ),
    "cancel_published": Sentence(
        N_("Lượt số %(number)s, %(name)s, đã công khai %(count)s lần nên không huỷ ghi được."),
        N_("Lượt đó giữ nguyên."),
        N_("Dùng Rút tên, theo quyết định."),
    ),
    # Settings.
    "name_missing": Sentence(
        N_("Chưa có tên cơ quan."), N_("Chưa lập gì."), N_("Gõ tên như trên đầu trang giấy, ví dụ: Đảng uỷ xã Yên Bình.")
    ),
    "setting_day": Sentence(
        N_("“%(value)s” không phải là ngày trong tháng."), N_("Chưa đổi cài đặt nào."), N_("Gõ một số từ 1 đến 31.")
    ),
    "setting_months": Sentence(
        N_("“%(value)s” không phải là số tháng."), N_("Chưa đổi cài đặt nào."), N_("Gõ một số từ 0 đến 60.")
    ),
    "setting_level": Sentence(
        N_("“%(value)s” không phải là một cấp của cơ quan."),
        N_("Chưa đổi cài đặt nào."),
        N_("Chọn chi bộ, xã hoặc cấp trên."),
    ),
    # Spreadsheets.
    "sheet_unreadable": Sentence(
        N_("Không đọc được bảng tính “%(file)s”."),
        _INTACT,
        N_("Mở tệp bằng Excel, lưu lại thành .xlsx rồi thử lại; hoặc chép các dòng và dán vào đây."),
    ),
    # Pages.
    "print_which": Sentence(
        N_("Chưa nói in phần nào: %(form)s cần --year, --period hoặc --id."),
        N_("Chưa ghi tệp nào."),
        N_("Thêm một trong ba rồi chạy lại."),
    ),
    "no_columns": Sentence(
        N_("Mẫu sổ không còn cột nào để in."), N_("Sổ còn nguyên."), N_("Bật lại ít nhất một cột trong Mẫu sổ.")
    ),
    "columns_too_wide": Sentence(
        N_("Các cột của mẫu sổ rộng %(total)s mm, trang chỉ có %(room)s mm."),
        N_("Sổ còn nguyên."),
        N_("Thu hẹp hoặc ẩn bớt cột trong Mẫu sổ."),
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
}

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
    "orphans": CheckWords(
        N_("Mục con của lượt ghi danh: đủ lượt gốc."), N_("Mục con của lượt ghi danh: %(count)s mục mất lượt gốc.")
    ),
    "removed_used": CheckWords(
        N_("Mục đã bỏ: không còn nơi nào dùng."), N_("Mục đã bỏ: còn %(count)s nơi đang dùng.")
    ),
}  # fmt: skip
