"""Print one form to a PDF, Word or Excel file, without a display."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import Any

from cli.main import folder_word
from models.rules.documents import RULE_SETS
from models.rules.errors import Refused
from models.rules.periods import Period
from models.services import documents, files, inspection, pages, prints, slips
from models.services.doors import Office, open_office
from resources.language import _

SLIPS = "phieu-thang"
RULES = tuple(choice.value for choice in RULE_SETS)
HELP = _("In một mẫu ra tệp PDF, Word hoặc Excel.")


def add_words(given: argparse.ArgumentParser) -> None:
    """Add this command's words."""
    given.add_argument("form", choices=sorted(FACTS), metavar="FORM", help=", ".join(sorted(FACTS)))
    folder_word(given)
    given.add_argument("--out", type=Path, required=True, metavar="FILE")
    given.add_argument("--year", type=int)
    given.add_argument("--period", help=_("2026-03, 2026-Q1, 2026-H1 hoặc 2026"))
    given.add_argument("--id", default="", help=_("mã của lượt, đợt xét, đơn vị hoặc văn bản"))
    given.add_argument("--rules", choices=RULES, default="", help=_("thể thức để in thử: HD05, HD36 hoặc ND30"))
    given.add_argument("--format", choices=tuple(FORMATS), default="pdf")


def run(given: argparse.Namespace) -> dict[str, object]:
    """Draw or write the form and put it under its final name."""
    with open_office(given.office, exclusive=False) as office:
        facts = FACTS[given.form](office, given)
        if (given.form, given.format) == (SLIPS, "docx") and not given.id:
            return _one_by_one(office, given, facts)
        data, result = FORMATS[given.format](given.form, facts)
        of = slips.noted(given.period, given.id) if given.form == SLIPS else given.id or given.period or str(given.year)
        prints.save(office, given.form, of, given.out, data)
    result = {"out": str(given.out), **result}
    said = _("Đã in %(pages)s trang ra %(out)s, phông %(face)s.") if "pages" in result else _("Đã lưu ra %(out)s.")
    return {**result, "lines": [said % result]}


def _one_by_one(office: Office, given: argparse.Namespace, facts: Any) -> dict[str, object]:
    """Write a Word file for each unit into a folder: a unit sends back its own and sees no other's."""
    from reports.docx import render_docx
    from reports.docx.phieu_thang import one_by_one

    files.make_folder(given.out)
    made = [(name, render_docx(given.form, one)) for name, one in one_by_one(facts)]
    count = prints.save_each(office, given.form, slips.noted(given.period), given.out, made)
    result = {"out": str(given.out), "files": [name for name, _data in made], "count": count}
    return {**result, "lines": [_("Đã lưu %(count)s phiếu Word vào %(out)s.") % result]}


def _pdf(form: str, facts: Any) -> tuple[bytes, dict[str, object]]:
    from reports import fonts, render

    face = fonts.load_fonts()
    drawn: list[int] = []
    data = render.render(form, facts, face, drawn.append)
    return data, {"pages": drawn[-1] if drawn else 0, "face": face.family}


def _docx(form: str, facts: Any) -> tuple[bytes, dict[str, object]]:
    from reports.docx import render_docx

    return render_docx(form, facts), {}


def _xlsx(form: str, facts: Any) -> tuple[bytes, dict[str, object]]:
    from reports.xlsx import render_xlsx

    return render_xlsx(form, facts), {}


FORMATS = {"pdf": _pdf, "docx": _docx, "xlsx": _xlsx}


def _book(office: Office, given: argparse.Namespace) -> Any:
    period = Period.parse(given.period) if given.period else None
    year = given.year or (period.year if period else 0)
    if not year:
        raise Refused("print_which", form=given.form)
    keys = () if period is None or period.length == 12 else (period.key,)
    return pages.book_facts(office, year, unit=given.id, periods=keys)


def _public(office: Office, given: argparse.Namespace) -> Any:
    key = given.period or (str(given.year) if given.year else "")
    if not key:
        raise Refused("print_which", form=given.form)
    return pages.public_list(office, Period.parse(key).key)


def _inspection(office: Office, given: argparse.Namespace) -> Any:
    if given.id:
        return inspection.of_record(office, given.id)
    key = given.period or (str(given.year) if given.year else "")
    if not key:
        raise Refused("print_which", form=given.form)
    return inspection.of_period(office, key)


def _slips(office: Office, given: argparse.Namespace) -> Any:
    if not given.period:
        raise Refused("print_which", form=given.form)
    return slips.printed(office, given.period, [given.id] if given.id else [])


def _report(office: Office, given: argparse.Namespace) -> Any:
    if given.id:
        return documents.facts(office, given.id, given.rules)
    key = given.period or (str(given.year) if given.year else "")
    if not key:
        raise Refused("print_which", form=given.form)
    return documents.trial(office, "bao_cao", key, given.rules)


def _letter(office: Office, given: argparse.Namespace) -> Any:
    if not given.id:
        raise Refused("print_which", form=given.form)
    return documents.facts(office, given.id, given.rules)


def _one(of: Callable[[Office, str], Any]) -> Callable[[Office, argparse.Namespace], Any]:
    def facts(office: Office, given: argparse.Namespace) -> Any:
        if not given.id:
            raise Refused("print_which", form=given.form)
        return of(office, given.id)

    return facts


FACTS: dict[str, Callable[[Office, argparse.Namespace], Any]] = {
    "so-ghi-danh": _book,
    "danh-sach-cong-khai": _public,
    "guong": _one(pages.poster),
    "danh-sach-de-nghi": _one(pages.proposal_list),
    "phieu-ra-soat": _one(pages.review_slip),
    SLIPS: _slips,
    "ho-so-kiem-tra": _inspection,
    "bao-cao": _report,
    **dict.fromkeys(("giay-moi", "danh-sach", "thong-bao", "cong-van", "quyet-dinh"), _letter),
}
