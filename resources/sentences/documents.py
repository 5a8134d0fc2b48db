"""Sentences about official documents: their numbers, signatures, text and files."""

from __future__ import annotations

from models.rules.fields import N_
from resources.words import Sentence

SENTENCES = {
    "document_number_other": Sentence(
        N_("“%(text)s” là số của loại văn bản khác; văn bản này có ký hiệu %(symbol)s."),
        N_("Chưa ghi số nào."),
        N_("Gõ riêng con số, hoặc chọn đúng văn bản."),
    ),
    "document_number_taken": Sentence(
        N_("Số %(number)s đã ghi cho văn bản khác: %(title)s (%(day)s)."),
        N_("Chưa ghi số nào."),
        N_("Xem lại sổ công văn đi; nếu đúng là hai văn bản cùng số thì ghi tiếp."),
    ),
    "document_signed": Sentence(
        N_("Văn bản “%(name)s” đã có bản ký nên không đổi được nữa."),
        N_("Văn bản giữ nguyên."),
        N_("Soạn một văn bản mới để sửa hoặc thay."),
    ),
    "document_numbered": Sentence(
        N_("Văn bản “%(name)s” đã ghi số nên không bỏ được."),
        N_("Văn bản giữ nguyên."),
        N_("Nếu ghi nhầm số, mở Ghi số, ngày và gõ lại."),
    ),
    "document_not_numbered": Sentence(
        N_("Văn bản “%(name)s” chưa ghi số, ngày."),
        N_("Chưa đính tệp nào."),
        N_("Ghi số, ngày của văn thư trước, rồi đính bản ký."),
    ),
    "document_not_signed": Sentence(
        N_("Văn bản “%(name)s” chưa có bản ký."),
        N_("Chưa chép tệp nào."),
        N_("Đính bản ký trước, rồi chép để tải lên."),
    ),
    "document_secret": Sentence(
        N_("Có dấu chỉ mức độ mật (“%(stamp)s”) trong văn bản."),
        N_("Phần khác đã soạn còn nguyên; chỗ này chưa ghi."),
        N_("Tài liệu mật không soạn ở máy này. Bỏ chỗ đó, hoặc soạn ở nơi được phép."),
    ),
    "body_too_long": Sentence(
        N_("Nội dung dài %(length)s chữ, quá %(limit)s."),
        N_("Bản đang soạn còn nguyên."),
        N_("Tách thành hai văn bản, hoặc đưa phần dài vào phụ lục."),
    ),
    "table_too_wide": Sentence(
        N_("Bảng vừa dán có %(columns)s cột, trang giấy chỉ chứa %(limit)s."),
        N_("Bản đang soạn còn nguyên."),
        N_("Bớt cột, hoặc tách thành hai bảng rồi dán lại."),
    ),
    "signer_missing": Sentence(
        N_("Chưa có ai được ghi là người ký vào ngày %(day)s."),
        N_("Văn bản giữ nguyên là nháp."),
        N_("Thêm người ký và ngày giữ chức trong Cài đặt, mục Văn bản."),
    ),
    "signer_out_of_office": Sentence(
        N_("%(name)s không giữ chức vào ngày %(day)s."),
        N_("Văn bản giữ nguyên."),
        N_("Chọn người ký khác, hoặc sửa ngày giữ chức trong Cài đặt."),
    ),
    "term_overlaps": Sentence(
        N_("Nhiệm kỳ này trùng ngày với nhiệm kỳ %(name)s."), N_("Chưa ghi gì."), N_("Sửa ngày bắt đầu hoặc kết thúc.")
    ),
    "body_unknown": Sentence(
        N_("Không có nơi ban hành nào mang ký hiệu “%(symbol)s”."),
        N_("Văn bản giữ nguyên."),
        N_("Thêm nơi ban hành trong Cài đặt, hoặc chọn nơi khác."),
    ),
    "body_code_taken": Sentence(
        N_("Ký hiệu %(symbol)s đã dùng cho %(name)s."), N_("Chưa ghi gì."), N_("Gõ ký hiệu khác.")
    ),
    "report_exists": Sentence(
        N_("Báo cáo %(period)s đã có rồi."),
        N_("Chưa soạn thêm văn bản nào."),
        N_("Mở báo cáo đó trong danh sách Văn bản."),
    ),
    "document_subject": Sentence(
        N_("Văn bản chưa có trích yếu."), N_("Chưa in gì; nháp còn nguyên."), N_("Gõ trích yếu rồi in lại.")
    ),
    "document_date_ahead": Sentence(
        N_("Ngày %(day)s chưa tới."), N_("Chưa ghi số nào."), N_("Gõ ngày mà văn thư đã ghi trên văn bản.")
    ),
    "signed_nothing": Sentence(
        N_("Chưa chọn tệp bản ký nào."), N_("Văn bản giữ nguyên."), N_("Chọn bản quét, ảnh chụp hoặc PDF đã ký.")
    ),
    "signed_answer": Sentence(
        N_("Chưa trả lời bản ký có khác bản in hay không."),
        N_("Chưa đính tệp nào."),
        N_("Chọn một trong các câu trả lời."),
    ),
    "signed_difference": Sentence(
        N_("Chưa ghi bản ký khác ở số liệu hay việc giao nào."),
        N_("Chưa đính tệp nào."),
        N_("Ghi ngắn chỗ khác; cả hai bản đều được giữ."),
    ),
    "document_waits": Sentence(N_("Văn bản “%(name)s” chưa được đánh dấu đã tải lên."), N_("Chưa đổi gì.")),
    "figure_empty": Sentence(
        N_("Số liệu để trống."), N_("Số đang đứng trong văn bản giữ nguyên."), N_("Gõ số, hoặc lấy số hiện nay.")
    ),
    "outline_empty": Sentence(
        N_("Chưa có đề cương nào để dùng."),
        N_("Nội dung giữ nguyên."),
        N_("Dán đề cương của cấp trên vào ô rồi dùng lại."),
    ),
    "override_note_missing": Sentence(
        N_("Chưa ghi vì sao đổi thể thức."), N_("Thể thức giữ nguyên."), N_("Ghi lý do, ví dụ theo văn bản nào.")
    ),
    "undo_document": Sentence(
        N_("Văn bản số %(number)s đã in, đã đính bản ký hoặc đã tải lên."),
        N_("Văn bản và số giữ nguyên."),
        N_("Nếu ghi nhầm số hay ngày, mở Ghi số, ngày và gõ lại."),
    ),
}
