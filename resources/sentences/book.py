"""Sentences about undo, units, people and the honour book."""

from __future__ import annotations

from models.rules.fields import N_
from resources.words import Sentence

_INTACT = N_("Sổ còn nguyên, chưa ghi gì.")

SENTENCES = {
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
    "undo_printed": Sentence(
        N_("Số %(number)s đã in hoặc lưu ra tệp sau khi ghi vào sổ."),
        N_("Sổ trên máy và tờ đã in vẫn khớp nhau."),
        N_("Dùng Huỷ ghi, Rút tên hoặc Đính chính."),
    ),
    "undo_closed": Sentence(
        N_("Kỳ %(period)s đã khoá."),
        N_("Số liệu đã khoá giữ nguyên."),
        N_("Dùng Huỷ ghi, Rút tên hoặc Đính chính; hoặc Mở lại kỳ này trước."),
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
    "reason_missing": Sentence(
        N_("Chưa ghi lý do."), N_("Chưa đổi gì."), N_("Gõ lý do; nó nằm trong nhật ký sửa đổi.")
    ),
    "withdraw_document": Sentence(
        N_("Rút tên cần số, ngày và nơi ban hành quyết định."), N_("Chưa đổi gì."), N_("Gõ đủ ba mục rồi làm lại.")
    ),
    "cancel_published": Sentence(
        N_("Lượt số %(number)s, %(name)s, đã công khai %(count)s lần nên không huỷ ghi được."),
        N_("Lượt đó giữ nguyên."),
        N_("Dùng Rút tên, theo quyết định."),
    ),
    # Rounds.
    "entry_not_waiting": Sentence(
        N_("Lượt “%(name)s” không còn chờ xét."),
        N_("Chưa đưa lượt nào vào đợt."),
        N_("Bỏ lượt này khỏi phần đang chọn."),
    ),
    "entry_in_round": Sentence(
        N_("Lượt “%(name)s” đang ở đợt khác: %(title)s."),
        N_("Chưa đưa lượt nào vào đợt."),
        N_("Đưa lượt ra khỏi đợt kia trước."),
    ),
    "entry_not_in_round": Sentence(
        N_("Lượt “%(name)s” không nằm trong đợt xét nào."), N_("Chưa đổi gì."), N_("Đưa lượt vào đợt xét trước.")
    ),
    "round_already_open": Sentence(
        N_("%(title)s đang mở cho kỳ này."), N_("Chưa mở đợt nào thêm."), N_("Dùng đợt đang mở đó.")
    ),
    "round_kind": Sentence(
        N_("Loại đợt này không hợp với kỳ %(period)s."),
        N_("Chưa mở đợt nào."),
        N_("Chọn tháng cho đợt tháng, 6 tháng cho đợt 6 tháng, năm cho đợt năm."),
    ),
    "round_entered": Sentence(
        N_("%(title)s đã ghi vào sổ nên không đổi được nữa."),
        N_("Các lượt trong sổ giữ nguyên."),
        N_("Dùng Đính chính ở từng lượt khi chép sai."),
    ),
    "round_empty": Sentence(
        N_("Đợt xét chưa có lượt nào để ghi vào sổ."),
        N_("Chưa ghi số nào."),
        N_("Chọn lượt và để kết quả xét là ghi danh."),
    ),
    "round_barred": Sentence(
        N_("Có lượt vướng mà chưa có căn cứ vẫn ghi danh: %(names)s."),
        N_("Chưa ghi số nào."),
        N_("Ghi số, ngày văn bản của cấp có thẩm quyền, hoặc đưa các lượt đó về đề nghị."),
    ),
    "votes_negative": Sentence(N_("Số phiếu không thể nhỏ hơn 0."), N_("Chưa đổi gì."), N_("Gõ lại số phiếu.")),
    # Periods.
    "period_closed": Sentence(
        N_("Kỳ %(period)s đã khoá rồi."), N_("Số liệu đã khoá giữ nguyên."), N_("Mở lại kỳ này nếu cần sửa.")
    ),
    "period_open": Sentence(N_("Kỳ %(period)s chưa khoá nên không cần mở lại."), N_("Chưa đổi gì.")),
    "period_not_begun": Sentence(
        N_("Kỳ %(period)s chưa bắt đầu."), N_("Chưa khoá gì."), N_("Khoá kỳ này sau ngày chốt số liệu.")
    ),
    "period_not_of_book": Sentence(
        N_("Kỳ %(period)s không thuộc sổ năm %(year)s."), N_("Chưa đổi gì."), N_("Chọn sổ của năm đó.")
    ),
    "year_closed": Sentence(
        N_("Mọi kỳ của sổ năm %(year)s đã khoá."),
        N_("Chưa ghi số nào."),
        N_("Ghi vào sổ năm sau, hoặc Mở lại kỳ cuối của sổ này."),
    ),
    # What to look at before a period is closed; every point may be passed.
    "rows_waiting": Sentence(N_("%(count)s lượt của kỳ còn ở đề nghị hoặc nháp.")),
    "round_open": Sentence(N_("%(count)s đợt xét của kỳ chưa ghi vào sổ.")),
    "rows_without_meeting": Sentence(N_("%(count)s lượt chưa có ngày xét.")),
    "slips_lacking": Sentence(N_("%(count)s phiếu thiếu mục.")),
    "earlier_open": Sentence(N_("%(count)s kỳ trước chưa khoá.")),
    # Topics.
    "topic_exists": Sentence(
        N_("Đã có chủ đề %(month)s cho loại “%(kind)s”."), N_("Chưa đổi gì."), N_("Sửa chủ đề đã có.")
    ),
}
