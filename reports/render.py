"""Facts in, one PDF out: page by page, so that long work shows where it is and can be left."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from io import BytesIO
from typing import IO, Any

from models.rules.errors import BugError
from models.rules.pages import BookFacts
from models.rules.paper import PrintedPage
from reports.fonts import Fonts, load_fonts

FORMS = {
    "so-ghi-danh": "so_ghi_danh",
    "guong": "guong",
    "danh-sach-cong-khai": "danh_sach_cong_khai",
    "danh-sach-de-nghi": "danh_sach_de_nghi",
    "phieu-ra-soat": "phieu_ra_soat",
    "phieu-thang": "phieu_thang",
    "ho-so-kiem-tra": "ho_so_kiem_tra",
    "to-can-chinh": "to_can_chinh",
    "bao-cao": "van_ban",
    "giay-moi": "van_ban",
    "danh-sach": "van_ban",
    "thong-bao": "van_ban",
    "cong-van": "van_ban",
    "quyet-dinh": "van_ban",
}


def pages(
    form: str, facts: Any, out: IO[bytes], fonts: Fonts | None = None, laid: list[PrintedPage] | None = None
) -> Iterator[int]:
    """Draw a form and give the number of pages drawn so far after each step; the file is written at the end.

    `laid` takes the pages of a Sổ as they were laid out. Nothing is written when the caller stops stepping. Raises
    font_missing, glyph_missing (letter, record) and what the form refuses (columns_too_wide).
    """
    from reports.press import Press

    if form not in FORMS:
        raise BugError("form_unknown", form)
    module = import_module(f"reports.forms.{FORMS[form]}")
    # Only regulated documents bring a rule set; the office's own forms stand on one for ever.
    rules = module.rules(facts) if hasattr(module, "rules") else None
    press = Press(out, fonts or load_fonts(), module.about(facts), facts.practice, rules)
    for _ in module.draw(press, facts):
        yield press.pages
    press.close()
    if laid is not None:
        laid += press.laid


def render(form: str, facts: Any, fonts: Fonts | None = None, on_page: Callable[[int], None] | None = None) -> bytes:
    """Return a form's PDF; `on_page` is told the pages drawn so far and leaves the work by raising."""
    out = BytesIO()
    for drawn in pages(form, facts, out, fonts):
        if on_page:
            on_page(drawn)
    return out.getvalue()


def printed(book: BookFacts, fonts: Fonts | None = None) -> tuple[PrintedPage, ...]:
    """Return the pages of the paper book that a print of these facts makes, with their rows and heights."""
    from reports.forms.so_ghi_danh import printed as laid_out

    return laid_out(book, fonts or load_fonts())
