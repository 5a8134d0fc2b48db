"""Invented facts for printed pages, and a second reader that says where things stand, in mm."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pdfplumber

from models.rules import pages as facts
from models.rules.bookforms import read_form
from resources import find

PT = 25.4 / 72
HEAD = facts.Letterhead("Đảng bộ tỉnh Lào Cai", "Đảng uỷ xã Suối Mây", "Suối Mây")
KEEPER = facts.Signatory("", "", "Đặng Thị Nhàn")
SIGNER = facts.Signatory("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lò Quang Vinh")
BOOK_NAME = "Sổ ghi danh của Đảng uỷ xã Suối Mây"


@dataclass(frozen=True, slots=True)
class Line:
    """One line of text as read back: left and right edge, baseline from the top, size, face."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    font: str

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2


def form(kind: str = "landscape", **changes: Any) -> facts.BookForm:
    """Return the form that the program comes with."""
    data = json.loads(find("forms/mau_so.json").read_text(encoding="utf-8"))
    return replace(read_form(data[kind]), **changes)


def entry(number: int, deed: str = "Dắt trâu giúp bà con cày ruộng.", **changes: Any) -> facts.EntryLine:
    """Return one entered row."""
    cells = {"chuc_vu": "Thôn Nậm Chảy", "viec_lam": deed, "ngay_xet": "13/5/2027"}
    cells |= changes.pop("cells", {})
    known = {"uuid": f"u{number}", "kind": facts.LineKind.PERSON, "name": f"Lù Thị Số {number}", "unit": "Nậm Chảy"}
    return facts.EntryLine(number=number, cells=cells, **{**known, **changes})


def period(
    month: int, lines: Iterable[facts.EntryLine], before: Iterable[facts.EntryLine] = (), **changes: Any
) -> facts.PeriodSheet:
    """Return the sheet of one month of 2027."""
    own = tuple(lines)
    sheet = facts.PeriodSheet(
        key=f"2027-{month:02d}",
        label=f"tháng {month} năm 2027",
        short=str(month),
        lines=own,
        figures=facts.figures_of(own),
        cumulative=facts.figures_of((*before, *own)),
        form=form(),
        keeper=KEEPER,
        signer=SIGNER,
        signed_on=date(2027, month, 28),
    )
    return replace(sheet, **changes)


def book(periods: Iterable[facts.PeriodSheet], **changes: Any) -> facts.BookFacts:
    """Return a book of 2027 with its closing sheet."""
    sheets = tuple(periods)
    lines = tuple(line for sheet in sheets for line in sheet.lines)
    opening = facts.OpeningFacts(
        date(2027, 1, 4),
        "Hướng dẫn số 04-HD/ĐU, ngày 28/12/2026 của Ban Thường vụ Đảng uỷ xã.",
        "Tập thể, cá nhân do chi bộ đề nghị.",
        "Ghi theo tháng.",
        "Đồng chí Đặng Thị Nhàn, văn phòng Đảng uỷ.",
    )
    known = facts.BookFacts(
        letterhead=HEAD,
        name=BOOK_NAME,
        year=2027,
        form=sheets[0].form if sheets else form(),
        opening=opening,
        periods=sheets,
        keeper=KEEPER,
        signer=SIGNER,
        dated=date(2027, 12, 31),
        volume="02",
        term="2025 - 2030",
        closing=facts.ClosingFacts(date(2027, 12, 31), date(2027, 12, 31), facts.figures_of(lines)),
    )
    return replace(known, **changes)


ENTRIES_ONLY = facts.BookParts(cover=False, opening=False, closing=False)


class Reader:
    """A finished PDF, read back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf = pdfplumber.open(io.BytesIO(data))
        self.pages = self.pdf.pages

    def lines(self, page: int, level: bool = True) -> list[Line]:
        """Return a page's runs of letters on one baseline in one face, from the top."""
        return _runs(self.pages[page], level)

    def line(self, page: int, text: str) -> Line:
        """Return the only line of that text."""
        found = [line for line in self.lines(page) if line.text == text]
        assert len(found) == 1, (text, [line.text for line in self.lines(page)])
        return found[0]

    def text(self, page: int) -> str:
        """Return all words of a page."""
        return " ".join(line.text for line in self.lines(page)).replace(" ,", ",").replace(" ;", ";")

    def uprights(self, page: int) -> list[float]:
        """Return the places of upright rules."""
        return sorted({round(rule["x0"] * PT, 2) for rule in self._rules(page) if rule["height"] > rule["width"]})

    def levels(self, page: int) -> list[float]:
        """Return the places of level rules."""
        return sorted({round(rule["top"] * PT, 2) for rule in self._rules(page) if rule["width"] > rule["height"]})

    def _rules(self, page: int) -> list[dict[str, Any]]:
        return [*self.pages[page].lines, *self.pages[page].edges]

    def number(self, page: int) -> int | None:
        """Return the number printed on a page."""
        found = [line for line in self.lines(page) if line.size == 14 and line.text.isdecimal() and line.y < 25]
        return int(found[0].text) if found else None


def _runs(page: Any, level: bool) -> list[Line]:
    runs: list[list[dict[str, Any]]] = []
    for char in page.chars:
        if (abs(char["matrix"][1]) < 0.001) != level:
            continue
        last = runs[-1][-1] if runs else None
        # A stretched space is wider than its glyph.
        gap = 12 if last and last["text"] == " " else 1
        follows = last and (not level or _baseline(last) == _baseline(char) and abs(char["x0"] - last["x1"]) < gap)
        if follows and runs[-1][-1]["fontname"] == char["fontname"]:
            runs[-1].append(char)
        else:
            runs.append([char])
    lines = [_line(page, run) for run in runs]
    return sorted((line for line in lines if line.text), key=lambda line: (line.y, line.x0))


def _baseline(char: dict[str, Any]) -> float:
    return round(float(char["matrix"][5]), 2)


def _line(page: Any, run: list[dict[str, Any]]) -> Line:
    text = "".join(char["text"] for char in run)
    seen = [char for char in run if char["text"].strip()] or run
    y = (float(page.height) - _baseline(run[0])) * PT
    size = round(float(run[0]["size"]), 1)
    return Line(text.strip(), seen[0]["x0"] * PT, seen[-1]["x1"] * PT, y, size, run[0]["fontname"].split("+")[-1])
