"""Sentences about disks, folders, the office's file, its key and its backups."""

from __future__ import annotations

from models.rules.fields import N_
from resources.words import Sentence

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
    "file_in_use": Sentence(
        N_("Tệp đang mở trong chương trình khác (%(path)s)."),
        N_("Tệp cũ và văn bản còn nguyên."),
        N_("Đóng tệp đó trong Word hoặc chương trình đang mở, rồi ghi lại; hoặc chọn tên khác."),
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
    # Files kept with a record.
    "attachment_kind": Sentence(
        N_("“%(name)s” không phải là ảnh JPEG, PNG hay tệp PDF."), _INTACT, N_("Chụp lại hoặc lưu thành PDF rồi đính.")
    ),
    "attachment_too_big": Sentence(
        N_("“%(name)s” nặng %(size)s KB, chỉ giữ được đến %(limit)s KB."),
        _INTACT,
        N_("Thu nhỏ ảnh, hoặc lưu thành PDF nhẹ hơn rồi đính lại."),
    ),
    "attachment_lost": Sentence(
        N_("Tệp đính “%(name)s” không còn nguyên trong thư mục của sổ."),
        N_("Các mục khác của sổ còn nguyên."),
        N_("Khôi phục từ bản dự phòng, hoặc đính lại tệp đó."),
    ),
}
