"""A văn thư with ruler and rule book: reads a finished PDF by another library and names whatever breaks the rules.

It knows the facts and the values of the rule set, and nothing of how pages are drawn. Measures in mm, baselines from
the top edge. Every letter on the page must belong to some part of the document: what is left over is foreign.
"""

from __future__ import annotations

import io
import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import pdfplumber

from models.rules.documents import LetterFacts
from models.rules.rulesets import RuleSet
from models.rules.text import clean_text

PT = 25.4 / 72
ASCENT, DESCENT, SPACE = 0.891, 0.216, 0.25
NEAR = 0.12
STYLES = {"Bold": "bold", "Italic": "italic", "BoldItalic": "bold italic"}


def squeezed(text: str) -> str:
    """Return a text as it can be compared with the page: composed, visible, without spaces."""
    return "".join(clean_text(text).split())


@dataclass(slots=True, eq=False)
class Line:
    """One line as read back."""

    page: int
    text: str
    x0: float
    x1: float
    y: float
    sizes: frozenset[float]
    styles: frozenset[str]
    words: int

    @property
    def centre(self) -> float:
        return (self.x0 + self.x1) / 2

    @property
    def width(self) -> float:
        return self.x1 - self.x0


@dataclass(frozen=True, slots=True)
class Sheet:
    """The margins that the rules give one page."""

    width: float
    height: float
    left: float
    top: float
    right: float
    bottom: float

    @property
    def centre(self) -> float:
        return (self.left + self.right) / 2


def style_of(font: str) -> str:
    return STYLES.get(font.split("+")[-1].rpartition("-")[2], "regular")


def lines_of(page: Any, number: int) -> list[Line]:
    """Return a page's level lines: a gap without a space begins another."""
    runs: list[list[dict[str, Any]]] = []
    for char in page.chars:
        if abs(char["matrix"][1]) > 0.001:
            continue
        last = runs[-1][-1] if runs else None
        level = last and abs(last["matrix"][5] - char["matrix"][5]) < 0.01
        near = last and (last["text"] == " " or abs(char["x0"] - last["x1"]) < 1) and char["x0"] > last["x0"] - 1
        if level and near:
            runs[-1].append(char)
        else:
            runs.append([char])
    return [_line(page, number, run) for run in runs if any(char["text"].strip() for char in run)]


def _line(page: Any, number: int, run: list[dict[str, Any]]) -> Line:
    seen = [char for char in run if char["text"].strip()]
    text = "".join(char["text"] for char in run)
    return Line(
        number,
        text.strip(),
        seen[0]["x0"] * PT,
        seen[-1]["x1"] * PT,
        (float(page.height) - seen[0]["matrix"][5]) * PT,
        frozenset(round(float(char["size"]), 1) for char in seen),
        frozenset(style_of(char["fontname"]) for char in seen),
        len(text.split()),
    )


class Checker:
    """One document against its facts and its rules; `faults` says what is wrong.

    `bound_left` is a landscape sheet of a book of its own; an annex is bound above.
    """

    def __init__(self, data: bytes, facts: LetterFacts, rules: RuleSet, bound_left: bool = False) -> None:
        self.data, self.facts, self.rules, self.bound_left = data, facts, rules, bound_left
        self.faults: list[str] = []
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            self.meta, self.catalog = pdf.metadata, pdf.doc.catalog
            self.pages = list(pdf.pages)
            self.sheets = [self._sheet(number, page) for number, page in enumerate(self.pages, 1)]
            self.pool = [line for number, page in enumerate(self.pages, 1) for line in lines_of(page, number)]
            self.rules_drawn = [self._rules(page) for page in self.pages]
            self._check_file()
            self._check_pages()

    def _sheet(self, number: int, page: Any) -> Sheet:
        rules = self.rules
        inner, outer, cross = rules["margin_binding"], rules["margin_outer"], rules["margin_cross"]
        if self.facts.two_sided and number % 2 == 0:
            inner, outer = outer, inner
        short, long = rules["paper_short"], rules["paper_long"]
        if page.width > page.height:
            if self.bound_left:
                return Sheet(long, short, inner, cross, long - outer, short - cross)
            return Sheet(long, short, cross, inner, long - cross, short - outer)
        return Sheet(short, long, inner, cross, short - outer, long - cross)

    @staticmethod
    def _rules(page: Any) -> list[tuple[float, float, float, float]]:
        """Return level rules as (left, right, height on the page, weight)."""
        level = [rule for rule in page.lines if rule["width"] > rule["height"]]
        return sorted((r["x0"] * PT, r["x1"] * PT, r["top"] * PT, round(r["linewidth"], 2)) for r in level)

    def say(self, right: bool, fault: str) -> None:
        """Note a fault unless all is right."""
        if not right:
            self.faults.append(fault)

    def near(self, value: float, wanted: float, what: str, within: float = NEAR) -> None:
        """Note a measure that is off."""
        self.say(abs(value - wanted) <= within, f"{what}: {value:.2f}, wanted {wanted:.2f}")

    def dated_text(self) -> str:
        """Return place and date as they must stand."""
        day = self.facts.dated or self.facts.near
        month = f"{day.month:02d}" if day.month < 3 else str(day.month)
        gap = f"{day.day:02d}" if self.facts.dated else ""
        return f"{self.facts.letterhead.place}, ngày {gap} tháng {month} năm {day.year}"

    def sheet_of(self, line: Line) -> Sheet:
        """Return the sheet that a line stands on."""
        return self.sheets[line.page - 1]

    def _check_file(self) -> None:
        facts = self.facts
        self.say(self.data.startswith(b"%PDF-1.7"), "not PDF 1.7")
        self.say(self.catalog.get("Lang") == b"vi-VN", "language")
        for word in (b"/JavaScript", b"/JS ", b"/Encrypt", b"/AcroForm", b"/OpenAction", b"/Type1"):
            self.say(word not in self.data, f"{word!r} in the file")
        day = facts.dated or facts.near
        self.say(str(self.meta.get("CreationDate", "")).startswith(f"D:{day:%Y%m%d}"), "creation date")
        fonts = self.data.count(b"/Subtype /TrueType")
        self.say(fonts == self.data.count(b"/FontFile2") > 0, "a face is not embedded")
        colours = {
            str(thing[key])
            for page in self.pages
            for thing in (*page.chars, *page.lines, *page.rects)
            for key in ("stroking_color", "non_stroking_color")
        }
        black = {"(0.0, 0.0, 0.0)", "(0, 0, 0)", "(0,)", "(0.0,)", "0", "None"}
        self.say(colours <= black, f"not black: {colours}")

    def _check_pages(self) -> None:
        for number, (page, sheet) in enumerate(zip(self.pages, self.sheets, strict=True), 1):
            self.near(float(page.width) * PT, sheet.width, f"page {number} width")
            self.near(float(page.height) * PT, sheet.height, f"page {number} height")
            fonts = {char["fontname"] for char in page.chars}
            self.say(all(re.match(r"[A-Z]{6}\+", font) for font in fonts), "a face is not a subset")
            self.say(len({font.split("+")[-1].split("-")[0] for font in fonts}) <= 1, "two families")
            texts = [line.text for line in self.pool if line.page == number]
            self.say(all(unicodedata.is_normalized("NFC", text) for text in texts), f"page {number} is not NFC")
            for x0, x1, y, _ in self.rules_drawn[number - 1]:
                inside = sheet.left - NEAR <= x0 and x1 <= sheet.right + NEAR and y <= sheet.bottom + NEAR
                self.say(inside, f"a rule outside the margins of page {number} at {y:.1f}")
        for line in self.pool:
            sheet = self.sheet_of(line)
            inside = sheet.left - NEAR <= line.x0 and line.x1 <= sheet.right + NEAR
            low = line.y + DESCENT * max(line.sizes) * PT
            self.say(inside and low <= sheet.bottom + NEAR, f"outside the margins of page {line.page}: {line.text}")

    def check_numbers(self) -> None:
        """Check the number over each page's text."""
        own, counted = self.rules.word("annex_pages") == "own", 0
        size = self.rules["number_size"]
        for place, sheet in enumerate(self.sheets, 1):
            counted = self._counted(place, counted, own)
            bound_above = sheet.width > sheet.height and sheet.top >= self.rules["margin_binding"]
            edge = max(self.rules["number_from_edge"], sheet.top - 10 if bound_above else 0.0)
            y = edge + ASCENT * size * PT
            above = [line for line in self.pool if line.page == place and line.y < sheet.top + 1]
            self.say(len(above) == int(counted > 1), f"page {place}: {[line.text for line in above]} above the text")
            for line in above:
                self.pool.remove(line)
                self.say(line.text == str(counted), f"page {place} is called {line.text}")
                self.near(line.y, y, f"number of page {place}, baseline")
                self.near(line.centre, sheet.centre, f"number of page {place}, centre")
                self.styled([line], "number", f"number of page {place}")

    def _counted(self, place: int, before: int, own: bool) -> int:
        """Return the number of a page; annexes of the State count for themselves, each from its title."""
        annex = own and self.sheets[place - 1].width > self.sheets[place - 1].height
        if not annex:
            return place
        words = [line.text for line in self.pool if line.page == place]
        begins = any(text.startswith(self.rules.word("annex_word")) and len(text) < 16 for text in words)
        return 1 if begins else before + 1

    def take(self, text: str, page: int = 0, after: Line | None = None, step: float = 30.0) -> list[Line]:
        """Take the lines of a text from the page, downwards; [] where it does not stand there."""
        target = squeezed(text)
        starts = sorted((line for line in self.pool if not page or line.page == page), key=_place)
        for line in starts:
            below = after is None or _place(line) > _place(after)
            if target and below and target.startswith(squeezed(line.text)):
                found = self._chain(target, line, step)
                if found:
                    for one in found:
                        self.pool.remove(one)
                    return found
        self.say(not target, f"missing: {text[:60]!r}")
        return []

    def _chain(self, target: str, line: Line, step: float) -> list[Line]:
        rest = target[len(squeezed(line.text)) :]
        if not rest:
            return [line]
        nexts = [
            one
            for one in self.pool
            if rest.startswith(squeezed(one.text))
            and (one.page == line.page and 0 < one.y - line.y < step * PT or one.page == line.page + 1)
        ]
        for one in sorted(nexts, key=_place):
            found = self._chain(rest, one, step)
            if found:
                return [line, *found]
        return []

    def styled(self, lines: Sequence[Line], part: str, what: str, size: float = 0.0) -> None:
        """Compare size and style of lines with the rules' part."""
        style = " ".join(word for word in self.rules.word(f"{part}_style").split() if word in ("bold", "italic"))
        size = size or self.rules[f"{part}_size"]
        for line in lines:
            self.say(line.sizes == {size}, f"{what}: size {set(line.sizes)}, wanted {size}")
            self.say(line.styles == {style or "regular"}, f"{what}: {set(line.styles)}, wanted {style or 'regular'}")

    def part(self, text: str, part: str, what: str, page: int = 1, size: float = 0.0) -> list[Line]:
        """Take one part of the head or title and compare its style."""
        caps = "caps" in self.rules.word(f"{part}_style").split()
        found = self.take(text.upper() if caps else text, page)
        self.styled(found, part, what, size)
        return found

    def steps(self, lines: Sequence[Line], first: float, leading: float, centre: float, what: str) -> float:
        """Compare baselines and centres of lines below each other; return the last baseline."""
        for place, line in enumerate(lines):
            self.near(line.y, first + place * leading * PT, f"{what}, line {place + 1}")
            self.near(line.centre, centre, f"{what}, centre")
        return first + (len(lines) - 1) * leading * PT

    def level_rules(self, page: int, top: float, bottom: float) -> list[tuple[float, float, float, float]]:
        """Return the level rules of a page between two heights."""
        return [rule for rule in self.rules_drawn[page - 1] if top < rule[2] < bottom]

    def ruled(self, rule: tuple[float, float, float, float], x: float, y: float, width: float, what: str) -> None:
        """Compare a title's rule."""
        self.near(rule[1] - rule[0], width, f"{what}, length", 0.5)
        self.near((rule[0] + rule[1]) / 2, x, f"{what}, centre")
        self.near(rule[2], y, f"{what}, height")
        self.near(rule[3], self.rules["title_rule"], f"{what}, weight", 0.01)


def _place(line: Line) -> tuple[int, float, float]:
    return line.page, round(line.y, 1), line.x0
