"""Acts as sentences: when, who, what was done, and each changed field before and after. Never a digest, never an id."""

from __future__ import annotations

from datetime import datetime

from models.rules.facts import HistoryLine
from models.rules.fields import N_
from ui.i18n import _

LONGEST = 240

# Kind of an act → what was done; {subject} is what the act names.
DONE = {
    "honour_new": N_("ghi lượt mới"),
    "honour_edit": N_("sửa"),
    "honour_many": N_("đặt cho nhiều lượt"),
    "honour_reject": N_("quyết định không ghi danh"),
    "honour_propose": N_("đưa về đề nghị"),
    "honour_remove": N_("xoá lượt"),
    "deed_new": N_("nhận gương chi bộ báo lên"),
    "deed_edit": N_("sửa"),
    "deed_many": N_("đặt cho nhiều lượt"),
    "deed_paste": N_("dán từ bảng tính"),
    "deeds_pasted": N_("dán từ bảng tính"),
    "entries_pasted": N_("dán từ bảng tính"),
    "deed_rejected": N_("quyết định không ghi danh"),
    "deed_reported": N_("đưa lại vào danh sách báo lên"),
    "deed_remove": N_("xoá lượt báo lên"),
    "correct": N_("đính chính, lý do: {subject}"),
    "cancel": N_("huỷ ghi"),
    "withdraw": N_("rút tên"),
    "enter": N_("ghi vào sổ cùng {subject}"),
    "contribution": N_("ghi giá trị đóng góp"),
    "publication": N_("ghi nơi công khai"),
    "follow_up": N_("ghi theo dõi sau ghi danh"),
    "round_new": N_("mở đợt xét"),
    "round_edit": N_("sửa cuộc họp của đợt xét"),
    "round_deeds": N_("đưa gương báo lên vào đợt xét"),
    "round_rows": N_("đưa vào đợt xét"),
    "round_back": N_("đưa ra khỏi đợt xét"),
    "round_votes": N_("ghi phiếu biểu quyết"),
    "round_verdict": N_("ghi kết quả xét"),
    "round_override": N_("ghi căn cứ vẫn ghi danh"),
    "round_remove": N_("bỏ đợt xét"),
    "merge": N_("gộp trùng: {subject}"),
    "unit_new": N_("thêm đơn vị"),
    "unit_edit": N_("sửa"),
    "unit_move": N_("đổi thứ tự"),
    "unit_close": N_("đóng đơn vị"),
    "unit_remove": N_("xoá đơn vị"),
    "units_pasted": N_("dán từ bảng tính"),
    "person_new": N_("thêm người"),
    "person_edit": N_("sửa"),
    "person_remove": N_("xoá khỏi danh sách"),
    "people_pasted": N_("dán từ bảng tính"),
    "period_close": N_("khoá kỳ"),
    "period_reopen": N_("mở lại kỳ"),
    "new_year": N_("sang năm {subject}"),
    "slip_new": N_("nhận phiếu"),
    "slip_edit": N_("sửa phiếu"),
    "slip_again": N_("nhận lại cùng một phiếu"),
    "slip_double": N_("nhận phiếu khác của cùng tháng"),
    "slip_choose": N_("chọn phiếu được tính"),
    "slip_none": N_("ghi không phát sinh"),
    "slip_remove": N_("xoá phiếu"),
    "topic_new": N_("ghi chủ đề"),
    "topic_edit": N_("sửa chủ đề"),
    "topic_remove": N_("bỏ chủ đề"),
    "holiday": N_("ghi ngày nghỉ"),
    "holiday_remove": N_("bỏ ngày nghỉ"),
    "paper_spoilt": N_("ghi nhận tờ hỏng: {subject}"),
    "calibration": N_("ghi số đo máy in {subject}"),
    "attach": N_("đính {subject}"),
    "detach": N_("gỡ {subject}"),
    "settings": N_("đổi cài đặt"),
    "document_new": N_("soạn văn bản mới"),
    "document_edit": N_("sửa văn bản"),
    "document_figures": N_("sửa, xác nhận số liệu"),
    "document_annexes": N_("chọn phụ lục"),
    "document_rules": N_("đổi thể thức"),
    "document_remove": N_("bỏ văn bản"),
    "document_print": N_("in trình ký"),
    "document_number": N_("ghi số, ngày"),
    "document_signed": N_("đính bản ký"),
    "document_copied": N_("chép để tải lên"),
    "document_uploaded": N_("đánh dấu đã tải lên"),
    "document_waits": N_("bỏ đánh dấu đã tải lên"),
    "signing_person_new": N_("ghi người ký"),
    "signing_person_edit": N_("ghi người ký"),
    "signing_person_remove": N_("bỏ người ký"),
    "term_new": N_("ghi nhiệm kỳ"),
    "term_edit": N_("ghi nhiệm kỳ"),
    "term_remove": N_("bỏ nhiệm kỳ"),
    "issuing_body_new": N_("ghi nơi ban hành"),
    "issuing_body_edit": N_("ghi nơi ban hành"),
    "issuing_body_remove": N_("bỏ nơi ban hành"),
}
_OTHER = N_("đổi")


def head_words(line: HistoryLine) -> str:
    """Return when and who: "08/05/2027 09:12, lan"."""
    return f"{datetime.fromisoformat(line.at):%d/%m/%Y %H:%M}, {line.who}"


def done_words(line: HistoryLine) -> str:
    """Return what was done."""
    if line.kind == "undo":
        return _("hoàn tác: {what}").format(what=_said(line.subject, ""))
    return _said(line.kind, line.subject)


def _said(kind: str, subject: str) -> str:
    return _(DONE.get(kind, _OTHER)).format(subject=subject)


def change_words(label: str, before: str, after: str) -> str:
    """Return one changed field: “…” thành “…”."""
    told = {"field": _(label), "before": _short(before), "after": _short(after)}
    if not before:
        return _("{field}: ghi “{after}”").format(**told)
    if not after:
        return _("{field}: bỏ “{before}”").format(**told)
    return _("{field}: “{before}” thành “{after}”").format(**told)


def _short(words: str) -> str:
    flat = " ".join(_(words).split()) if words else ""
    return flat if len(flat) <= LONGEST else f"{flat[:LONGEST].rstrip()}…"


def sentence(line: HistoryLine) -> str:
    """Return the whole act as one sentence."""
    changes = "; ".join(changes_words(line))
    return f"{head_words(line)} {done_words(line)}" + (f": {changes}" if changes else "") + "."


def changes_words(line: HistoryLine) -> list[str]:
    """Return each changed field; one that has no words on either side, a link to a nameless record, is left out."""
    return [change_words(label, before, after) for label, before, after in line.changes if before or after]
