"""What each line of Hôm nay says, by its code, and where its button leads."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

from models.rules.codes import labels
from models.rules.dates import number_text
from models.rules.fact import fact
from models.rules.facts import HomeLine
from models.rules.fields import N_
from models.rules.topics import TOPIC_KINDS
from ui.i18n import _
from ui.page import Context


@fact
class Words:
    """One line as it stands on the page."""

    when: str
    lead: str
    sentence: str
    button: str


@fact
class Way:
    """Where a button leads."""

    page: str
    context: Context


# How many units a sentence names before the list says it better.
FEW = 5
# Drafts are named by the register whose form was left; anything else is one of the house's own forms.
FORM_NAMES = {
    "honour_entry": N_("lượt ghi danh"),
    "reported_deed": N_("gương chi bộ báo lên"),
    "selection_round": N_("đợt xét"),
    "monthly_slip": N_("phiếu"),
    "unit": N_("đơn vị"),
    "person": N_("người trong danh sách"),
    "page_form": N_("mẫu sổ"),
    "setting": N_("cài đặt"),
}


def is_worded(line: HomeLine) -> bool:
    """Say whether a line has words and a page to go to."""
    return line.code in _WORDS and line.action in _WAYS


def words_of(line: HomeLine, today: date) -> Words:
    """Return what a line says."""
    return _WORDS[line.code](line, today)


def way_of(line: HomeLine) -> Way:
    """Return where a line's button leads."""
    return _WAYS[line.action](line.target)


def when_words(due: date | None, today: date) -> str:
    """Return the left column: how long until the day, or how long past it."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return _("quá hạn {days} ngày").format(days=-days)
    return _("hôm nay") if days == 0 else _("còn {days} ngày").format(days=days)


def _round(line: HomeLine, today: date) -> Words:
    sentence = _("{rows} lượt đang xét; hạn {due:%d/%m}.").format(rows=line.values["rows"], due=line.due)
    lead = _("Đợt xét {title}").format(title=line.values["title"])
    return Words(when_words(line.due, today), lead, sentence, _("Mở đợt xét"))


def _period(line: HomeLine, today: date) -> Words:
    points = line.values["points"]
    due = _("số liệu chốt {due:%d/%m}").format(due=line.due)
    rest = _("{count} lượt còn đề nghị").format(count=points) if points else _("không còn điểm cần xem")
    lead = _("Khoá {label}").format(label=line.values["label"])
    return Words(when_words(line.due, today), lead, f"{due}; {rest}.", _("Khoá kỳ"))


def _waiting(line: HomeLine, today: date) -> Words:
    sentence = _("{count} lượt chưa nằm trong đợt xét nào.").format(count=number_text(line.values["count"]))
    return Words("", _("Lượt đề nghị"), sentence, _("Xem lượt đề nghị"))


def _reported(line: HomeLine, today: date) -> Words:
    sentence = _("{count} gương chưa được chọn vào đợt xét.").format(count=number_text(line.values["count"]))
    return Words("", _("Gương chi bộ báo lên"), sentence, _("Xem gương báo lên"))


def _draft(line: HomeLine, today: date) -> Words:
    values = line.values
    at = datetime.fromisoformat(str(values["at"]))
    name = _(FORM_NAMES.get(str(values["form"]), "lượt ghi danh"))
    what = f"{name} {values['title']}".strip()
    stopped = _("dừng ở ô “{field}”").format(field=_(values["focus"])) if values["focus"] else _("còn nguyên")
    sentence = _("{what}, {stopped}, {day} lúc {hour}.").format(
        what=what, stopped=stopped, day=f"{at:%d/%m}", hour=f"{at:%H:%M}"
    )
    return Words(_ago(at.date(), today), _("Đang làm dở"), sentence, _("Làm tiếp"))


def _ago(day: date, today: date) -> str:
    days = (today - day).days
    if days <= 0:
        return _("hôm nay")
    return _("hôm qua") if days == 1 else _("đã {days} ngày").format(days=days)


def _start_units(line: HomeLine, today: date) -> Words:
    sentence = _("Chép cột tên từ Excel, dán vào đây; giữ nguyên thứ tự của cơ quan. Không cần danh sách đảng viên.")
    return Words("", _("Dán danh sách chi bộ"), sentence, _("Dán danh sách"))


def _start_form(line: HomeLine, today: date) -> Words:
    sentence = _("Đổi tên cột, ẩn cột, xem trang in ngay bên cạnh. Về sau đổi lại được.")
    return Words("", _("Chọn mẫu sổ"), sentence, _("Mở mẫu sổ"))


def _start_entry(line: HomeLine, today: date) -> Words:
    sentence = _("Chỉ cần năm mục: chi bộ, tháng, loại, tên, việc làm. Sau đó in thử được một trang.")
    return Words("", _("Ghi lượt đầu tiên"), sentence, _("Thêm lượt"))


def _slips(line: HomeLine, today: date) -> Words:
    values = line.values
    told = _("đã nhận {received}/{total}").format(received=values["received"], total=values["total"])
    names = ", ".join(values["names"]) if len(values["names"]) <= FEW else ""
    rest = _("chưa nộp: {names}").format(names=names) if names else _("hạn {due:%d/%m}").format(due=line.due)
    lead = _("Phiếu tháng {month}").format(month=int(values["month"][5:]))
    button = _("Chép lời nhắc") if line.action == "copy_reminder" else _("Nhập phiếu")
    return Words(when_words(line.due, today), lead, f"{told}; {rest}.", button)


def _topic(line: HomeLine, today: date) -> Words:
    kinds = ", ".join(_(labels(TOPIC_KINDS)[kind]) for kind in line.values["kinds"])
    lead = _("Chủ đề tháng {month}").format(month=int(line.values["month"][5:]))
    return Words(when_words(line.due, today), lead, _("Chưa có cho: {kinds}.").format(kinds=kinds), _("Nhập chủ đề"))


_WORDS: dict[str, Callable[[HomeLine, date], Words]] = {
    "start_units": _start_units,
    "start_form": _start_form,
    "start_entry": _start_entry,
    "draft": _draft,
    "round": _round,
    "period": _period,
    "waiting": _waiting,
    "reported": _reported,
    "slips": _slips,
    "topic": _topic,
}


def _to_units(target: dict[str, Any]) -> Way:
    return Way("units", {"act": "paste"})


def _to_form(target: dict[str, Any]) -> Way:
    return Way("form", {})


def _to_entry(target: dict[str, Any]) -> Way:
    return Way("honours", {"new": "own"})


def _to_round(target: dict[str, Any]) -> Way:
    return Way("round", dict(target))


def _to_period(target: dict[str, Any]) -> Way:
    return Way("periods", dict(target))


def _to_waiting(target: dict[str, Any]) -> Way:
    return Way("honours", {"register": "own", "state": "proposed"})


def _to_reported(target: dict[str, Any]) -> Way:
    return Way("honours", {"register": "units", "state": "reported"})


def _to_slips(target: dict[str, Any]) -> Way:
    return Way("slips", dict(target))


def _to_reminder(target: dict[str, Any]) -> Way:
    return Way("slips", {**target, "act": "remind"})


def _to_topics(target: dict[str, Any]) -> Way:
    return Way("slips", {**target, "act": "topics"})


# Draft's register → the page of its form, and what the record is called on the way there.
_FORM_PAGES = {
    "unit": ("units", "unit"),
    "person": ("people", "person"),
    "selection_round": ("round", "round"),
    "page_form": ("form", ""),
    "setting": ("settings", ""),
}


def _to_draft(target: dict[str, Any]) -> Way:
    form, record = str(target["form"]), str(target["record"])
    if form in ("honour_entry", "reported_deed"):
        return Way("honours", {"draft": (form, record)})
    if form == "monthly_slip":
        unit, _colon, month = record.rpartition(":")
        return Way("slip", {"unit": unit, "month": month})
    page, name = _FORM_PAGES[form]
    return Way(page, {name: record} if name else {})


_WAYS: dict[str, Callable[[dict[str, Any]], Way]] = {
    "start_units": _to_units,
    "start_form": _to_form,
    "start_entry": _to_entry,
    "resume": _to_draft,
    "open_round": _to_round,
    "close_period": _to_period,
    "show_waiting": _to_waiting,
    "show_reported": _to_reported,
    "enter_slips": _to_slips,
    "show_slips": _to_slips,
    "copy_reminder": _to_reminder,
    "add_topic": _to_topics,
}
