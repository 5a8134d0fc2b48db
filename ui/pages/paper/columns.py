"""The columns of the paper book, and what a page's differences say, as data."""

from __future__ import annotations

from datetime import datetime

from models.rules.fields import N_
from models.rules.paper import PageFact, PageKind, RowDifference, SheetState
from models.rules.periods import Period
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column, Look
from ui.paperbook import state_of
from ui.widgets.states import LOOKS

SIGNED, WAITING = LOOKS["entered"], Look("ring", "text")
KINDS = {
    PageKind.COVER: N_("bìa"),
    PageKind.OPENING: N_("tờ mở sổ"),
    PageKind.CLOSING: N_("tờ kết sổ"),
}
DIFFERENCES = {
    "changed": N_("Số {number:02} {name}: sổ trên máy khác giấy ở {columns}."),
    "corrected": N_("Số {number:02} {name}: đã đính chính sau khi in ({columns})."),
    "cancelled": N_("Số {number:02} {name}: đã huỷ ghi sau khi in."),
    "withdrawn": N_("Số {number:02} {name}: đã rút tên sau khi in."),
    "gone": N_("Số {number:02}: có trên giấy, không còn trong sổ trên máy."),
    "missing": N_("Số {number:02} {name}: đã ghi sổ, chưa có trên giấy."),
}


def paper_columns() -> list[Column]:
    """Return the columns, one row a page."""
    return [
        Column("number", N_("Trang"), _number, width=64, align=Align.RIGHT, lead=True),
        Column("period", N_("Nội dung"), _what, width=120),
        Column("rows", N_("Trên giấy"), _rows, width=80, align=Align.RIGHT),
        Column("form", N_("Mẫu sổ"), _form, width=128, muted=True),
        Column("printed", N_("In lúc, người in"), _printed, width=184, muted=True),
        Column("state", N_("So với sổ trên máy"), _state),
        Column("signed", N_("Bản ký"), _signed, width=104),
    ]


def _number(page: PageFact) -> str:
    return "" if page.number is None else str(page.number)


def _what(page: PageFact) -> Cell:
    if page.kind is PageKind.EMPTY:
        return Cell(_("để trống"), role="muted")
    return Cell(_(KINDS[page.kind]) if page.kind in KINDS else period_words(page.period))


def period_words(key: str) -> str:
    """Return a period in few words: "tháng 5", "6 tháng đầu năm 2027"."""
    period = Period.parse(key)
    if period.length == 1:
        return _("tháng {month}").format(month=period.end)
    return _(period.wording).format(month=period.end, year=period.year)


def _rows(page: PageFact) -> str:
    if not page.last:
        return ""
    return f"{page.first:02d}" if page.first == page.last else f"{page.first:02d}–{page.last:02d}"


def _form(page: PageFact) -> str:
    return _("từ {day:%d/%m/%Y}").format(day=page.form_from) if page.form_from else _("mẫu ban đầu")


def _printed(page: PageFact) -> str:
    return f"{datetime.fromisoformat(page.at):%d/%m/%Y %H:%M}, {page.who}"


def _state(page: PageFact) -> Cell:
    look, words = state_of(page)
    return Cell(_("{words}, thay trang").format(words=words) if page.replaces else words, look=look)


def _signed(page: PageFact) -> Cell:
    if page.signed:
        return Cell(_("đã đính"), look=SIGNED)
    return Cell(_("chờ ký"), look=WAITING) if page.unsigned else Cell()


def page_words(page: PageFact) -> str:
    """Return what a page is called: "Trang 13", "Bìa"."""
    if page.number is None:
        return _("Bìa")
    return _("Trang {number}").format(number=page.number)


def difference_words(one: RowDifference, captions: dict[str, str]) -> str:
    """Return one difference as a sentence; columns by their captions."""
    columns = ", ".join(f"“{captions.get(key, key)}”" for key in one.columns) or _("ô Ghi chú")
    return _(DIFFERENCES[one.code]).format(number=one.number, name=one.name, columns=columns).replace("  ", " ")


def page_sentences(page: PageFact, captions: dict[str, str]) -> list[str]:
    """Return what is to be known of a page besides its row in the list."""
    said = [difference_words(one, captions) for one in page.differences]
    if page.sums:
        said.append(_("Phần cộng kỳ trên trang khác số đếm được bây giờ."))
    if page.state is SheetState.SPOILT:
        said.append(_("Tờ hỏng: {reason}. Bấm Thay trang để in tờ mới.").format(reason=page.reason.rstrip(".")))
    if page.state is SheetState.SENT:
        said.append(_("Lần in bị ngắt giữa chừng. Bấm Ghi nhận tờ đã ra."))
    return said
