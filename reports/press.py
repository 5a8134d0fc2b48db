"""The press: puts text and rules on pages of one PDF, in mm from the top left corner, and nothing else.

Words are encoded once per face and kept; a page is one run of PDF operators. Only black, no grey: a mono laser prints
grey as dots.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from enum import Enum
from io import BytesIO
from typing import IO, Any

from models.rules.fact import fact
from models.rules.rulesets import RuleSet
from reports.breaking import RichLine, Run, Words, clean
from reports.fonts import PER_EM, SOFT_SPACE, Face, Fonts
from reports.paper import MM, PT, Paper, own_rules

PRODUCT = "Sổ Ghi Danh"
PRACTICE_MARK = "SỔ THỬ"
# The frame round a figure that is not confirmed: its upper edge above the baseline, its height, its air beside.
FRAME_TOP_EM, FRAME_HEIGHT_EM, FRAME_AIR_MM = 0.80, 1.04, 0.25
_ESCAPES = [chr(code) if 32 <= code < 127 and chr(code) not in "()\\" else f"\\{code:03o}" for code in range(256)]


def image_size(data: bytes) -> tuple[int, int] | None:
    """Return a picture's width and height in pixels, None where it cannot be read."""
    from reportlab.lib.utils import ImageReader

    try:
        width, height = ImageReader(BytesIO(data)).getSize()
    except OSError:
        return None
    return int(width), int(height)


class Align(Enum):
    """Where a line stands against its x."""

    LEFT = 0.0
    CENTRE = 0.5
    RIGHT = 1.0


@fact
class About:
    """What the file says of itself; `dated` is the document's own date, never today's."""

    title: str
    author: str
    subject: str
    dated: date
    duplex: str = "Simplex"


class _Ink:
    """One face in one document: encoded words, and the operator that chooses each part of the face."""

    def __init__(self, face: Face, document: Any) -> None:
        self._font = face.font
        self._document = document
        self._words: dict[str, str] = {}
        self._split: dict[str, list[tuple[int, str]]] = {}
        self.first = self.name(0)

    def name(self, subset: int) -> str:
        """Return the PDF name of a part of the face."""
        self._font.splitString(" ", self._document)
        return str(self._font.getSubsetInternalName(subset, self._document))

    def shown(self, words: Iterable[str], size: str) -> str:
        """Return the operators that show a line; the face's first part is chosen before and after."""
        try:
            known = self._words
            return f"({' '.join([known[word] for word in words])}) Tj"
        except KeyError:
            return self._shown_anew(list(words), size)

    def _shown_anew(self, words: Words, size: str) -> str:
        for word in words:
            if word not in self._words and word not in self._split:
                parts = [(subset, self._escaped(data)) for subset, data in self._parts(word)]
                if all(subset == 0 for subset, _ in parts):
                    self._words[word] = "".join(text for _, text in parts)
                else:
                    self._split[word] = parts
        if not any(word in self._split for word in words):
            return f"({' '.join([self._words[word] for word in words])}) Tj"
        return self._shown_in_parts(words, size)

    def _shown_in_parts(self, words: Words, size: str) -> str:
        """Show a line whose letters lie in several parts of the face: over 255 different letters in one document."""
        pieces: list[str] = []
        for index, word in enumerate(words):
            if index:
                pieces.append("( ) Tj")
            for subset, text in self._split.get(word) or [(0, self._words[word])]:
                pieces.append(f"{self.name(subset)} {size} Tf ({text}) Tj {self.first} {size} Tf")
        return " ".join(pieces)

    def _parts(self, word: str) -> list[tuple[int, bytes]]:
        return list(self._font.splitString(word, self._document))

    @staticmethod
    def _escaped(data: bytes) -> str:
        return "".join([_ESCAPES[code] for code in data])


class Press:
    """Draw the pages of one document; `begin` and `finish` stand round each page, `close` writes the file."""

    def __init__(
        self, out: IO[bytes], fonts: Fonts, about: About, practice: bool = False, rules: RuleSet | None = None
    ) -> None:
        from reportlab import rl_config
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfgen.canvas import Canvas

        # Packed pages written out as letters took a third of the time and a fifth of the file, for mail of long ago.
        rl_config.useA85 = 0
        for face in fonts.faces():
            pdfmetrics.registerFont(face.font)
        self.fonts = fonts
        self.rule_set = rules or own_rules()
        self.paper = Paper(0, 0, 0, 0, 0, 0)
        self.pages = 0
        # What lies on each page, for forms whose pages the paper book knows.
        self.laid: list[Any] = []
        self._next_number: int | None = None
        self._practice = practice
        self._ops: list[str] = []
        self._canvas: Any = Canvas(
            out,
            pdfVersion=(1, 7),
            lang="vi-VN",
            initialFontName=fonts.regular.name,
            invariant=1,
            pageCompression=1,
        )
        self._inks: dict[str, _Ink] = {}
        self._describe(about)

    def _describe(self, about: About) -> None:
        stamp = f"D:{about.dated:%Y%m%d}000000+07'00'"

        def own_date(*_now: int) -> str:
            return stamp

        canvas = self._canvas
        canvas.setTitle(about.title)
        canvas.setAuthor(about.author)
        canvas.setSubject(about.subject)
        canvas.setCreator(PRODUCT)
        canvas.setDateFormatter(own_date)
        # A driver that shrinks the page would move every margin that an inspector measures.
        canvas.setViewerPreference("PrintScaling", "None")
        canvas.setViewerPreference("Duplex", about.duplex)
        canvas.setViewerPreference("DisplayDocTitle", "true")

    def begin(self, paper: Paper, number: int | None = None, label: str = "") -> None:
        """Start a page; a viewer calls it by the number printed on it, or by a label."""
        self.paper = paper
        self._canvas.setPageSize((paper.width * MM, paper.height * MM))
        if number is None:
            self._canvas.addPageLabel(self.pages, prefix=label)
        elif number != self._next_number:
            self._canvas.addPageLabel(self.pages, style="ARABIC", start=number)
        self._next_number = None if number is None else number + 1
        self._ops = []
        if self._practice:
            self._watermark()

    def finish(self) -> None:
        """End the page."""
        self._canvas.addLiteral("\n".join(self._ops))
        self._canvas.showPage()
        self._ops = []
        self.pages += 1

    def close(self) -> None:
        """Write the document to its file."""
        self._canvas.save()

    def outline(self, title: str, key: str) -> None:
        """Add the present page to the viewer's table of contents."""
        self._canvas.bookmarkPage(key)
        self._canvas.addOutlineEntry(clean(title), key)

    def _ink(self, face: Face) -> _Ink:
        ink = self._inks.get(face.name)
        if ink is None:
            # reportlab gives out a face's encoding by document, and the document by this name only.
            ink = self._inks[face.name] = _Ink(face, self._canvas._doc)  # noqa: SLF001
        return ink

    def words(self, x: float, y: float, lines: Sequence[Words], face: Face, size: float, leading: float) -> None:
        """Draw lines of words one below the other, flush left; `y` is the first baseline."""
        ink = self._ink(face)
        points = f"{size:g}"
        shown = " T* ".join([ink.shown(line, points) for line in lines])
        self._ops.append(
            f"BT {ink.first} {points} Tf {leading:g} TL 1 0 0 1 {x * MM:.2f} {self._up(y):.2f} Tm {shown} ET"
        )

    def image(self, x: float, y: float, width: float, height: float, data: bytes) -> None:
        """Draw a picture (JPEG or PNG) with its upper left corner at x, y; a JPEG goes into the file as it is."""
        from reportlab.lib.utils import ImageReader

        picture = ImageReader(BytesIO(data))
        self._canvas.drawImage(picture, x * MM, self._up(y + height), width * MM, height * MM)

    def text(self, x: float, y: float, text: str, face: Face, size: float, align: Align = Align.LEFT) -> float:
        """Draw one line and return its width in mm."""
        words = " ".join(clean(text).split(" ")).split(" ")
        width = sum(face.width(word) for word in words) + face.space * (len(words) - 1)
        width_mm = width * size / PER_EM * PT
        self.words(x - align.value * width_mm, y, [words], face, size, 0)
        return width_mm

    def rich(
        self, x: float, y: float, lines: Iterable[RichLine], size: float, leading: float, stretch_to: float = 0.0
    ) -> float:
        """Draw lines of several faces and return the next baseline; lines but the last stretch to a width in mm."""
        for line in lines:
            spare = stretch_to * MM - line.width * size / PER_EM
            spread = spare / line.spaces if stretch_to and not line.last and line.spaces and spare > 0 else 0.0
            self._rich_line(x, y, line.runs, size, spread)
            y += leading * PT
        return y

    def _rich_line(self, x: float, y: float, runs: Sequence[Run], size: float, spread: float) -> None:
        points = f"{size:g}"
        shown = []
        for face, text in runs:
            ink = self._ink(face)
            shown.append(f"{ink.first} {points} Tf {ink.shown(text.split(' '), points)}")
        stretch = f"{spread:.4f} Tw " if spread else ""
        back = " 0 Tw" if spread else ""
        self._ops.append(f"BT 1 0 0 1 {x * MM:.2f} {self._up(y):.2f} Tm {stretch}{' '.join(shown)}{back} ET")
        if any(face.framed for face, _ in runs):
            self._frames(x, y, runs, size, spread)

    def _frames(self, x: float, y: float, runs: Sequence[Run], size: float, spread: float) -> None:
        """Frame the words of a line that are still to be confirmed; spaces at their ends stay outside."""
        top, height = y - FRAME_TOP_EM * size * PT, FRAME_HEIGHT_EM * size * PT
        for face, text in runs:
            width = _set_width(face, text, size, spread)
            bare = text.strip(f" {SOFT_SPACE}")
            if face.framed and bare:
                left = x + _set_width(face, text[: text.index(bare)], size, spread)
                wide = _set_width(face, bare, size, spread) + 2 * FRAME_AIR_MM
                self.box(left - FRAME_AIR_MM, top, wide, height, self.rule_set["figure_frame"])
            x += width

    def rules(self, weight: float, lines: Iterable[tuple[float, float, float, float]]) -> None:
        """Draw straight rules (x0, y0, x1, y1) of a weight in points."""
        drawn = [f"{x0 * MM:.2f} {self._up(y0):.2f} m {x1 * MM:.2f} {self._up(y1):.2f} l" for x0, y0, x1, y1 in lines]
        if drawn:
            self._ops.append(f"{weight:g} w {' '.join(drawn)} S")

    def rule_centred(self, x: float, y: float, width: float) -> None:
        """Draw a title's rule, centred at x; none where its width is nothing."""
        if width:
            self.rules(self.rule_set["title_rule"], [(x - width / 2, y, x + width / 2, y)])

    def box(self, x: float, y: float, width: float, height: float, weight: float) -> None:
        """Draw a frame; y is its upper edge."""
        self._ops.append(
            f"{weight:g} w {x * MM:.2f} {self._up(y + height):.2f} {width * MM:.2f} {height * MM:.2f} re S"
        )

    def dotted(self, weight: float, step: float, lines: Iterable[tuple[float, float, float]]) -> None:
        """Draw level rows of round dots (x0, x1, y), `step` points apart; rows that end alike have a dot there."""
        self._dashed(f"1 J [0 {step:g}] 0 d", weight, [(x1, x0, y) for x0, x1, y in lines])

    def dashed(self, weight: float, dash: float, lines: Iterable[tuple[float, float, float]]) -> None:
        """Draw level dashed rules (x0, x1, y), dashes and gaps of so many points."""
        self._dashed(f"[{dash:g}] 0 d", weight, lines)

    def _dashed(self, pattern: str, weight: float, lines: Iterable[tuple[float, float, float]]) -> None:
        drawn = [f"{x0 * MM:.2f} {self._up(y):.2f} m {x1 * MM:.2f} {self._up(y):.2f} l" for x0, x1, y in lines]
        self._ops.append(f"q {pattern} {weight:g} w {' '.join(drawn)} S Q")

    def _up(self, y: float) -> float:
        return (self.paper.height - y) * MM

    def _watermark(self) -> None:
        """Draw the practice mark across the page as thin outlines, under everything else."""
        face, size = self.fonts.bold, 96.0
        ink = self._ink(face)
        words = PRACTICE_MARK.split(" ")
        width = sum(face.width(word) for word in words) + face.space * (len(words) - 1)
        half = width * size / PER_EM / 2
        # Along the page's diagonal, 30 degrees.
        cos, sin = 0.8660, 0.5
        middle_x, middle_y = self.paper.width * MM / 2, self.paper.height * MM / 2
        x, y = middle_x - half * cos + 0.3 * size * sin, middle_y - half * sin - 0.3 * size * cos
        self._ops.append(
            f"q 0.3 w 1 Tr BT {ink.first} {size:g} Tf {cos} {sin} {-sin} {cos} {x:.2f} {y:.2f} Tm "
            f"{ink.shown(words, f'{size:g}')} ET Q"
        )


def _set_width(face: Face, text: str, size: float, spread: float) -> float:
    """Return the width in mm of a piece of a stretched line."""
    points = sum(face.width(word) for word in text.split(" ")) + face.space * text.count(" ")
    return (points * size / PER_EM + spread * (text.count(" ") + text.count(SOFT_SPACE))) * PT
