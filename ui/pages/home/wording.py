"""What each line of Hôm nay says, by its code: when, about what, one sentence, and the captions of its buttons."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

from models.rules.codes import labels
from models.rules.dates import number_text
from models.rules.fact import fact
from models.rules.facts import HomeLine
from models.rules.fields import N_
from models.rules.periods import MONTH, Period
from models.rules.schedule import EVENTS, Event
from models.rules.topics import TOPIC_KINDS
from ui.i18n import _
from ui.pages.home.finished import DONE
from ui.pages.home.periods import period_words
from ui.pages.home.ways import leads


@fact
class Words:
    """One line as it stands on the page; `second` is the caption of a button before the line's own, "" for none."""

    when: str
    lead: str
    sentence: str
    button: str
    second: str = ""


# How many units a sentence names before the list says it better.
FEW = 5
# Drafts are named by the register whose form was left; anything else is one of the house's own forms.
FORM_NAMES = {
    "honour_entry": N_("lượt ghi danh"),
    "reported_deed": N_("gương chi bộ báo lên"),
    "selection_round": N_("đợt xét"),
    "monthly_slip": N_("phiếu"),
    "topic": N_("chủ đề"),
    "official_document": N_("văn bản"),
    "unit": N_("đơn vị"),
    "person": N_("người trong danh sách"),
    "page_form": N_("mẫu sổ"),
    "setting": N_("cài đặt"),
}


def is_worded(line: HomeLine) -> bool:
    """Say whether a line has words and a page to go to."""
    return (line.code in _WORDS or line.code in DONE) and leads(line)


def words_of(line: HomeLine, today: date) -> Words:
    """Return what a line says."""
    return _WORDS[line.code](line, today)


def nothing_words(nearest: Event | None) -> str:
    """Return what a day without lines says: that nothing is due, and what comes next."""
    said = _("Hôm nay không có việc đến hạn.")
    if nearest is None:
        return said
    what = _(labels(EVENTS)[nearest.kind])
    following = _("Việc gần nhất: {what} {day:%d/%m}.").format(what=what, day=nearest.day)
    return f"{said} {following}"


def when_words(due: date | None, today: date) -> str:
    """Return the left column: how long until the day, or how long past it."""
    if due is None:
        return ""
    days = (due - today).days
    if days < 0:
        return _("quá hạn {days} ngày").format(days=-days)
    return _("hôm nay") if days == 0 else _("còn {days} ngày").format(days=days)


def _round_title(line: HomeLine, today: date) -> str:
    period = period_words(str(line.values["period"]), today)
    return str(line.values["title"]) or _("Đợt xét {period}").format(period=period)


def _round(line: HomeLine, today: date) -> Words:
    values = line.values
    told = [_("{count} lượt đề nghị").format(count=values["rows"])]
    if values["barred"]:
        told.append(_("{count} lượt “Vướng”").format(count=values["barred"]))
    if values["review"]:
        told.append(_("{count} lượt “Cần xem lại”").format(count=values["review"]))
    return Words(when_words(line.due, today), _round_title(line, today), f"{'; '.join(told)}.", _("Mở đợt xét"))


def _period(line: HomeLine, today: date) -> Words:
    values, key = line.values, str(line.values["period"])
    lead = _("Khoá {period}").format(period=period_words(key, today))
    button = _("Khoá tháng") if Period.parse(key).length == MONTH else _("Khoá kỳ")
    points = values["points"] + values["slips"] + values["unmet"]
    parts = [words.format(count=values[name]) for name, words in _points().items() if values[name]]
    if points:
        told = [_("còn {count} điểm cần xem ({parts})").format(count=points, parts=", ".join(parts))]
    else:
        told = [_("số liệu chốt {due:%d/%m}").format(due=line.due), _("không còn điểm cần xem")]
    if values["later"]:
        told.append(_("sau đó còn {count} kỳ").format(count=values["later"]))
    sentence = f"{'; '.join(told)}."
    return Words(when_words(line.due, today), lead, sentence, button, _("Xem") if points else "")


def _points() -> dict[str, str]:
    return {
        "points": _("{count} lượt còn đề nghị"),
        "slips": _("{count} phiếu thiếu mục"),
        "unmet": _("{count} lượt chưa có ngày họp"),
    }


def _needed(line: HomeLine, today: date) -> Words:
    whole = line.values["kind"] == "year"
    year = Period.parse(str(line.values["period"])).year
    lead = _("Xét ghi danh năm {year}").format(year=year) if whole else _("Xét ghi danh 6 tháng")
    sentence = _("hạn {due:%d/%m}; {count} lượt chi bộ báo lên, chưa chọn.")
    told = sentence.format(due=line.due, count=number_text(line.values["reported"]))
    return Words(when_words(line.due, today), lead, told, _("Mở đợt xét"))


def _waiting(line: HomeLine, today: date) -> Words:
    sentence = _("{count} lượt chưa nằm trong đợt xét nào.").format(count=number_text(line.values["count"]))
    return Words("", _("Lượt đề nghị"), sentence, _("Xem lượt đề nghị"))


def _reported(line: HomeLine, today: date) -> Words:
    sentence = _("{count} gương chưa được chọn vào đợt xét.").format(count=number_text(line.values["count"]))
    return Words("", _("Gương chi bộ báo lên"), sentence, _("Xem gương báo lên"))


def _draft_what(line: HomeLine) -> str:
    name = _(FORM_NAMES.get(str(line.values["form"]), "lượt ghi danh"))
    return f"{name} {line.values['title']}".strip()


def _stopped(line: HomeLine) -> str:
    focus = line.values["focus"]
    return _("dừng ở ô “{field}”").format(field=_(focus)) if focus else _("còn nguyên")


def _draft(line: HomeLine, today: date) -> Words:
    at = datetime.fromisoformat(str(line.values["at"]))
    sentence = _("{what}, {stopped}, {day} lúc {hour}.").format(
        what=_draft_what(line), stopped=_stopped(line), day=f"{at:%d/%m}", hour=f"{at:%H:%M}"
    )
    return Words(_ago(at.date(), today), _("Đang làm dở"), sentence, _("Làm tiếp"))


def _cut(line: HomeLine, today: date) -> Words:
    at = datetime.fromisoformat(str(line.values["at"]))
    what = _draft_what(line)
    told = [_("{what} còn nguyên").format(what=what[:1].upper() + what[1:])]
    if line.values["focus"]:
        told.append(_stopped(line))
    lead = _("Mất điện lúc {hour}").format(hour=f"{at.hour}:{at:%M}")
    return Words(_ago(at.date(), today), lead, f"{', '.join(told)}.", _("Làm tiếp"))


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
    missing = _("{told}; chưa nộp: {names}.").format(told=told, names=names)
    sentence = missing if names else _("{told}, hạn {due:%d/%m}.").format(told=told, due=line.due)
    lead = _("Phiếu {month}").format(month=period_words(str(values["month"]), today))
    button = _("Chép lời nhắc") if line.action == "copy_reminder" else _("Nhập phiếu")
    return Words(when_words(line.due, today), lead, sentence, button)


def _topic(line: HomeLine, today: date) -> Words:
    kinds = line.values["kinds"]
    lead = _("Chủ đề {month}").format(month=period_words(str(line.values["month"]), today))
    names = ", ".join(_(labels(TOPIC_KINDS)[kind]) for kind in kinds)
    one = _("chưa có cho: {kinds}.").format(kinds=names)
    sentence = one if len(kinds) == 1 else _("chưa nhận từ cấp trên.")
    return Words(when_words(line.due, today), lead, sentence, _("Tự nhập"))


def _new_year(line: HomeLine, today: date) -> Words:
    lead = _("Sang năm {year}").format(year=line.values["year"])
    sentence = _("sổ năm {old} chưa khoá; sổ năm {year} bắt đầu từ số 01, hạn {due:%d/%m}.")
    told = sentence.format(old=line.values["old"], year=line.values["year"], due=line.due)
    return Words(when_words(line.due, today), lead, told, _("Sang năm mới"))


def _backup(line: HomeLine, today: date) -> Words:
    since, last = line.values["since"], line.values["last"]
    told = [_("việc ghi từ {day:%d/%m} chưa có trong bản nào").format(day=since)]
    if last:
        told.append(_last_words(last))
    return Words(when_words(line.due, today), _("Bản dự phòng"), f"{'; '.join(told)}.", _("Tạo bản dự phòng"))


def _usb(line: HomeLine, today: date) -> Words:
    last = line.values["last"]
    when = _ago(last, today) if last else ""
    return Words(when, _("Chép dự phòng ra USB"), f"{_last_words(last)}.", _("Chép ra USB"))


def _last_words(last: date | None) -> str:
    return _("lần cuối {day:%d/%m}").format(day=last) if last else _("chưa có lần nào")


def _unsure(line: HomeLine, today: date) -> Words:
    at = datetime.fromisoformat(str(line.values["at"]))
    pages = line.values["pages"]
    what = _("trang {pages}").format(pages=pages) if pages else _("bìa")
    sentence = _("Lần in {what} lúc {at} bị ngắt; chưa rõ tờ nào đã ra giấy.").format(what=what, at=f"{at:%H:%M %d/%m}")
    return Words(_ago(at.date(), today), _("Sổ ghi danh đang in dở"), sentence, _("Ghi nhận tờ đã ra"))


def _unsigned(line: HomeLine, today: date) -> Words:
    sentence = _("trang {pages} đã in, chưa ghi nhận chữ ký.").format(pages=line.values["pages"])
    lead = _("Sổ ghi danh") if line.values["year"] == today.year else _("Sổ năm {year}").format(**line.values)
    return Words("", lead, sentence, _("Đính bản ký"))


def _report(line: HomeLine, today: date) -> Words:
    values, due = line.values, line.due or date.min
    period = period_words(str(values["period"]), today)
    parts = [_("hạn {due:%d/%m}").format(due=due)]
    if values["cutoff"] >= today:
        parts.append(_cutoff_words(values["cutoff"], today))
    if not values["begun"]:
        parts.append(_("chưa soạn"))
    elif values["unconfirmed"]:
        parts.append(_("{count} số liệu chưa xác nhận").format(count=values["unconfirmed"]))
    else:
        parts.append(_("chưa in trình ký"))
    button = _("Soạn tiếp") if values["begun"] else _("Soạn báo cáo")
    lead = _("Báo cáo {period}").format(period=period)
    return Words(when_words(line.due, today), lead, f"{'; '.join(parts)}.", button)


def _cutoff_words(cutoff: date, today: date) -> str:
    if cutoff == today:
        return _("số liệu chốt hôm nay")
    return _("số liệu chốt {day:%d/%m}").format(day=cutoff)


def _papers(lead: str, one: str, many: str, button: str, line: HomeLine) -> Words:
    """Word what waits for the same step: by name where it is one, by number and the oldest day where they are many."""
    values = line.values
    if values["count"] == 1:
        return Words("", values["name"], one.format(since=values["since"]), button)
    return Words("", lead, many.format(count=values["count"], since=values["since"]), button)


def _paper_number(line: HomeLine, today: date) -> Words:
    one = _("đã in trình ký {since:%d/%m}, chưa ghi số, chưa đính bản ký.")
    many = _("{count} văn bản đã in trình ký, chưa ghi số; cũ nhất {since:%d/%m}.")
    return _papers(_("Văn bản trình ký"), one, many, _("Ghi số, ngày"), line)


def _paper_attach(line: HomeLine, today: date) -> Words:
    one = _("đã ghi số, ngày {since:%d/%m}, chưa đính bản ký.")
    many = _("{count} văn bản đã ghi số, chưa đính bản ký; cũ nhất {since:%d/%m}.")
    return _papers(_("Bản ký"), one, many, _("Đính bản ký"), line)


def _paper_upload(line: HomeLine, today: date) -> Words:
    one = _("có bản ký, chờ tải lên từ {since:%d/%m}.")
    many = _("{count} văn bản có bản ký, chờ tải lên; cũ nhất {since:%d/%m}.")
    return _papers(_("Chờ tải lên"), one, many, _("Chép để tải lên"), line)


_WORDS: dict[str, Callable[[HomeLine, date], Words]] = {
    "start_units": _start_units,
    "start_form": _start_form,
    "start_entry": _start_entry,
    "draft": _draft,
    "cut": _cut,
    "round": _round,
    "round_needed": _needed,
    "period": _period,
    "waiting": _waiting,
    "reported": _reported,
    "slips": _slips,
    "topic": _topic,
    "new_year": _new_year,
    "backup": _backup,
    "usb": _usb,
    "print_unsure": _unsure,
    "pages_unsigned": _unsigned,
    "report": _report,
    "paper_number": _paper_number,
    "paper_attach": _paper_attach,
    "paper_upload": _paper_upload,
}
