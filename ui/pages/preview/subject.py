"""What is being previewed: the form and which part of the office it is drawn from."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from models.rules.documents import LetterFacts
from models.rules.fact import fact
from models.rules.fields import N_
from models.rules.inspection import InspectionFacts
from models.rules.letters import unconfirmed
from models.rules.pages import BookFacts, Edge
from models.rules.paper import Rest, spans
from models.rules.periods import Period
from models.rules.slip_facts import SlipPrint
from models.services import books, documents, forms, inspection, pages, paper, periods, slips
from models.services.doors import Office
from ui.i18n import _
from ui.page import Context
from ui.pages.preview.letters import LETTERS
from ui.widgets.picker import Option

BOOK, POSTER, PUBLIC, PROPOSAL, REVIEW, SLIPS, INSPECTION = (
    "so-ghi-danh",
    "guong",
    "danh-sach-cong-khai",
    "danh-sach-de-nghi",
    "phieu-ra-soat",
    "phieu-thang",
    "ho-so-kiem-tra",
)
TITLES = {
    BOOK: N_("Sổ ghi danh"),
    POSTER: N_("Gương"),
    PUBLIC: N_("Danh sách công khai"),
    PROPOSAL: N_("Danh sách đề nghị"),
    REVIEW: N_("Phiếu rà soát"),
    SLIPS: N_("Phiếu chi bộ"),
    INSPECTION: N_("Hồ sơ kiểm tra"),
}
# No system takes these in a file's name.
_UNFIT, _LONGEST = frozenset('<>:"/\\|?*\n'), 100
ASKED = (N_("Uỷ ban Kiểm tra Đảng uỷ"), N_("Công an xã"))


@fact
class Subject:
    """One thing to print.

    Of the Sổ: `pages` are the numbers wanted, none = all; `replacing` those that take the place of filed sheets; `rest`
    adds to sheets already filed.
    `units` are the slips wanted, none = all of the month; `index` adds the office's own index by name, `example` shows
    an invented page; `label` is what a document is called.
    """

    form: str
    year: int
    unit: str = ""
    periods: tuple[str, ...] = ()
    entry: str = ""
    round: str = ""
    asked: str = ""
    units: tuple[str, ...] = ()
    index: bool = False
    example: bool = False
    pages: tuple[int, ...] = ()
    replacing: tuple[int, ...] = ()
    rest: Rest = Rest.NOTHING
    label: str = ""


def subject_of(context: Context, year: int) -> Subject:
    """Read what the way here carried; `year` is meant where none is named."""
    form = str(context.get("form", BOOK))
    keys = tuple(context.get("periods", ())) or ((str(context["period"]),) if context.get("period") else ())
    return Subject(
        form=form,
        year=int(context.get("year") or (Period.parse(keys[0]).year if keys else year)),
        unit=str(context.get("unit", "")),
        periods=keys,
        entry=str(context.get("entry", "")),
        round=str(context.get("round", "")),
        asked=_(ASKED[0]) if form == REVIEW else "",
        units=tuple(context.get("units", ())),
        example=bool(context.get("example")),
        pages=tuple(context.get("pages", ())),
        replacing=tuple(context.get("replacing", ())),
        label=str(context.get("label", "")),
    )


def replacing(subject: Subject, pages: tuple[int, ...], replaced: tuple[int, ...]) -> Subject:
    """Return the same thing with the pages that are to be printed and those that replace filed sheets."""
    return replace(subject, pages=pages, replacing=replaced)


def plain(subject: Subject) -> Subject:
    """Return the same thing as it lies in the book, nothing replaced and nothing added."""
    return replace(subject, pages=(), replacing=(), rest=Rest.NOTHING)


def facts_of(office: Office, subject: Subject) -> Any:
    """Fetch what the pages are drawn from; Refused as the services say."""
    match subject.form:
        case "guong":
            return pages.poster(office, subject.entry)
        case "danh-sach-cong-khai":
            return pages.public_list(office, subject.periods[0] if subject.periods else subject.year)
        case "danh-sach-de-nghi":
            return pages.proposal_list(office, subject.round)
        case "phieu-ra-soat":
            return pages.review_slip(office, subject.round, subject.asked)
        case "phieu-thang":
            return _slips(office, subject)
        case "ho-so-kiem-tra":
            return _inspection(office, subject)
    if subject.form in LETTERS:
        return documents.facts(office, subject.entry, strict=False)
    return _book(office, subject)


def _slips(office: Office, subject: Subject) -> SlipPrint:
    return slips.printed(office, subject.periods[0], subject.units)


def _inspection(office: Office, subject: Subject) -> InspectionFacts:
    if subject.entry:
        return inspection.of_record(office, subject.entry)
    return inspection.of_period(office, subject.periods[0] if subject.periods else str(subject.year), subject.unit)


def _book(office: Office, subject: Subject) -> BookFacts:
    if subject.example:
        return pages.preview(office, forms.draft_form(office))
    facts = pages.book_facts(office, subject.year, subject.unit, subject.periods)
    parts = replace(
        facts.parts,
        index=subject.index,
        pages=subject.pages,
        replacing=subject.replacing,
        rest=subject.rest,
        foot=paper.ends(office, facts),
    )
    return replace(facts, parts=parts)


def what_of(subject: Subject) -> str:
    """Return what the journal calls the printed part: the record, the periods, or the year."""
    if subject.form == SLIPS:
        return slips.noted(subject.periods[0], " ".join(subject.units))
    return subject.entry or subject.round or ",".join(subject.periods) or str(subject.year)


def name_of(subject: Subject) -> str:
    """Return a file name for it, without its ending."""
    if subject.label:
        return "".join("-" if char in _UNFIT else char for char in subject.label)[:_LONGEST].strip(" .-")
    part = "-".join(subject.periods) or (str(subject.year) if subject.form in (BOOK, PUBLIC) else "")
    return "-".join(part for part in (subject.form, part, "bang-tra" if subject.index else "") if part)


def label_of(key: str) -> str:
    """Return a period's name in the reader's language."""
    period = Period.parse(key)
    return _(period.wording).format(month=period.end, year=period.year)


def _short_label(key: str) -> str:
    period = Period.parse(key)
    return _("tháng {month}").format(month=period.short) if period.length == 1 else label_of(key)


def title_of(subject: Subject) -> str:
    """Return the heading of the page."""
    if subject.label:
        return _("Xem trước: {what}").format(what=subject.label)
    part = ", ".join(_short_label(key) for key in subject.periods)
    if subject.form == PUBLIC:
        # The box beside says which; the title would be cut.
        part = ""
    elif not part and subject.form == BOOK and not subject.example:
        part = _("năm {year}").format(year=subject.year)
    what = _(TITLES[subject.form])
    return _("Xem trước: {what}").format(what=f"{what} {part}".strip())


def choices_of(office: Office, subject: Subject) -> list[Option]:
    """Return what else can be printed in its place; each value is a Subject."""
    if subject.form == REVIEW:
        return [Option(replace(subject, asked=_(asked)), _(asked)) for asked in ASKED]
    if subject.form == SLIPS:
        return _slip_choices(subject)
    if subject.form not in (BOOK, PUBLIC) or subject.example:
        return []
    whole = plain(replace(subject, periods=(), index=False))
    found = [Option(whole, _("Cả năm {year}").format(year=subject.year))]
    if subject.form == BOOK:
        found.append(Option(replace(whole, index=True), _("Cả năm, kèm bảng tra tên")))
    found += [Option(replace(whole, periods=(key,)), label_of(key)) for key in _keys(office, subject)]
    if len(subject.periods) > 1:
        found.append(Option(subject, _("{count} kỳ đã chọn").format(count=len(subject.periods))))
    if subject.form == BOOK:
        found += _rest_choices(office, subject)
    if subject.replacing:
        found.append(Option(subject, _("thay trang {pages}").format(pages=spans(subject.replacing))))
    return found


def _rest_choices(office: Office, subject: Subject) -> list[Option]:
    """Return what can be added to sheets already filed, where the office prints that way."""
    found = []
    for key, page in paper.open_sheets(office, subject.year, subject.unit):
        whole = plain(replace(subject, periods=(key,), index=False))
        told = {"period": label_of(key), "page": page, "next": page + 1}
        onto, fresh = replace(whole, rest=Rest.ONTO), replace(whole, rest=Rest.FRESH)
        found.append(Option(onto, _("{period}: in tiếp trang {page}").format(**told)))
        found.append(Option(fresh, _("{period}: trang mới từ {next}").format(**told)))
    return found


def _slip_choices(subject: Subject) -> list[Option]:
    """Return all slips of the month and of the next, which are given out before it begins, and those chosen."""
    month = Period.parse(subject.periods[0])
    keys = [month.previous().key, month.key, month.next().key]
    found = [Option(replace(subject, periods=(key,), units=()), label_of(key)) for key in keys]
    if subject.units:
        found.append(Option(subject, _("{count} phiếu đã chọn").format(count=len(subject.units))))
    return found


def _keys(office: Office, subject: Subject) -> list[str]:
    book = next((b for b in books.books(office) if b.year == subject.year and (b.unit == subject.unit or b.own)), None)
    if book is None:
        return list(subject.periods)
    told = [fact.key for fact in periods.listed(office, book.uuid) if fact.numbers or fact.closed_on]
    return told + [key for key in subject.periods if key not in told]


def short_edge(facts: Any) -> bool | None:
    """Return how a sheet printed on both sides is turned: on its short edge or not; None where one side is printed."""
    if isinstance(facts, SlipPrint):
        return False
    if isinstance(facts, LetterFacts):
        return False if facts.two_sided else None
    form = getattr(facts, "form", None)
    if form is None or not form.two_sided:
        return None
    return bool(form.landscape == (form.binding is Edge.LEFT))


def two_sided(facts: Any) -> bool:
    """Return whether both sides of a sheet are printed."""
    return short_edge(facts) is not None


def is_landscape(facts: Any) -> bool:
    """Return whether the pages lie across."""
    form = getattr(facts, "form", None)
    return bool(form is not None and form.landscape)


def foot_words(facts: Any) -> str:
    """Return how the pages want to be printed; which sheet goes into the tray where rows are added to one."""
    if isinstance(facts, BookFacts) and facts.parts.rest:
        return _rest_words(facts)
    turned = short_edge(facts)
    if turned is None:
        return _("in một mặt")
    sides = _("in hai mặt, lật cạnh ngắn") if turned else _("in hai mặt, lật cạnh dài")
    edge = 20 if isinstance(facts, SlipPrint) else 30
    return _("{sides}, lề đóng gáy {edge} mm").format(sides=sides, edge=edge)


def _rest_words(facts: BookFacts) -> str:
    """Return which filed sheet goes into the printer again, and how it lies there."""
    sheet = next(sheet for sheet in facts.periods if sheet.key in facts.parts.only)
    last = sheet.held[-1].number
    page = last if facts.parts.rest is Rest.ONTO else last + 1
    if page % 2 and facts.parts.rest is Rest.FRESH or not sheet.form.two_sided:
        return _("đặt giấy trắng vào khay") if facts.parts.rest is Rest.FRESH else _tray(page, "")
    return _tray(last, _("mặt sau") if page % 2 == 0 else _("mặt trước"))


def _tray(page: int, face: str) -> str:
    words = _("đặt lại tờ có trang {page} vào khay").format(page=page)
    return f"{words}, {face}" if face else words


def counted(facts: Any) -> str:
    """Return how many lượt or names the pages hold."""
    if isinstance(facts, BookFacts):
        wanted = facts.parts.only
        count = sum(len(sheet.lines) for sheet in facts.periods if not wanted or sheet.key in wanted)
        return _("{count} lượt").format(count=count)
    if isinstance(facts, SlipPrint):
        return _("{count} phiếu").format(count=len(facts.sheets))
    if isinstance(facts, LetterFacts):
        waiting = len(unconfirmed(facts))
        return _("{count} số liệu chưa xác nhận").format(count=waiting) if waiting else ""
    lines = getattr(facts, "lines", None)
    return _("{count} tên").format(count=len(lines)) if lines is not None else ""


def print_words(subject: Subject | None) -> tuple[str, str]:
    """Return what printing everything is called, and what is said when it went to the printer."""
    if subject is not None and subject.form == SLIPS:
        return _("In phiếu"), _("Đã gửi in phiếu")
    if subject is not None and subject.form == INSPECTION:
        return _("In hồ sơ"), _("Đã gửi in hồ sơ kiểm tra")
    return _("In trình ký"), _("Đã gửi in trình ký")


def loudspeaker(facts: Any) -> str:
    """Return the public list as words to read out."""
    from reports.forms.danh_sach_cong_khai import loudspeaker as spoken

    return spoken(facts)
