"""A báo cáo of twelve pages with its annexes as PDF, beside a bare canvas loop that breaks and draws the same words.

Both know their faces and the widths of words already seen, as an open program does.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.table import Row, paired
from benchmarks.twins import report
from models.rules.documents import Block, BlockKind, LetterFacts, TableBlock
from models.rules.letters import block_text

MM = 72 / 25.4
BOUND = 1.5
WIDTHS = (13.0, 77.0, 25.0, 25.0, 25.0, 30.0, 25.0, 37.0)
FACES = {BlockKind.PART: "bold", BlockKind.SECTION: "bold"}


class Bare:
    """A canvas loop: greedy lines from cached widths, one text object a paragraph or cell."""

    def __init__(self, facts: LetterFacts) -> None:
        from reportlab.pdfbase import pdfmetrics

        from reports.fonts import load_fonts

        fonts = load_fonts()
        self._faces = {name: getattr(fonts, name).name for name in ("regular", "bold", "italic")}
        for face in fonts.faces():
            pdfmetrics.registerFont(face.font)
        self._facts = facts
        self._widths: dict[tuple[str, float, str], float] = {}

    def __call__(self) -> bytes:
        """Draw the report and return the file."""
        from reportlab.pdfgen.canvas import Canvas

        out = BytesIO()
        canvas = Canvas(out, pageCompression=1, initialFontName=self._faces["regular"])
        canvas.setPageSize((210 * MM, 297 * MM))
        self._head(canvas)
        self._body(canvas, self._facts.body)
        for annex in self._facts.annexes:
            self._annex(canvas, (annex.number, annex.name, annex.reference), annex.table)
        canvas.save()
        return out.getvalue()

    def _wrapped(self, text: str, face: str, size: float, room: float) -> list[str]:
        from reportlab.pdfbase.pdfmetrics import stringWidth

        known, lines, line, left = self._widths, list[str](), list[str](), room
        for word in text.split():
            width = known.get((face, size, word))
            if width is None:
                width = known[face, size, word] = stringWidth(word, self._faces[face], size)
            if line and width > left:
                lines.append(" ".join(line))
                line, left = [], room
            line.append(word)
            left -= width + size / 4
        return [*lines, " ".join(line)] if line else lines

    def _head(self, canvas: Any) -> None:
        head, facts = self._facts.letterhead, self._facts
        places = (
            (67.5, 25, "regular", head.superior),
            (67.5, 31, "bold", head.body),
            (67.5, 37, "regular", "*"),
            (67.5, 43, "regular", "Số 23-BC/ĐU"),
            (150, 25, "bold", "ĐẢNG CỘNG SẢN VIỆT NAM"),
            (150, 43, "italic", f"{head.place}, ngày 23 tháng 5 năm 2027"),
            (112.5, 56, "bold", facts.title),
            (112.5, 63, "bold", facts.subject),
        )
        for x, y, face, text in places:
            canvas.setFont(self._faces[face], 14)
            canvas.drawCentredString(x * MM, (297 - y) * MM, text)

    def _body(self, canvas: Any, blocks: Iterable[Block]) -> None:
        y, number = 212 * MM, 1
        for block in blocks:
            face = FACES.get(block.kind, "regular")
            lines = self._wrapped(block_text(block), face, 14, 165 * MM)
            while lines:
                fits = max(int((y - 20 * MM) // 18), 0)
                text = canvas.beginText(30 * MM, y)
                text.setFont(self._faces[face], 14, 18)
                for line in lines[:fits]:
                    text.textLine(line)
                canvas.drawText(text)
                y -= 18 * len(lines[:fits]) + 6
                lines = lines[fits:]
                if lines:
                    canvas.showPage()
                    y, number = 272 * MM, number + 1
                    canvas.setFont(self._faces["regular"], 14)
                    canvas.drawCentredString(112.5 * MM, 283 * MM, str(number))
        for signer in self._facts.signers:
            canvas.drawCentredString(150 * MM, y - 24, signer.authority)
            canvas.drawCentredString(150 * MM, y - 42, signer.title)
            canvas.drawCentredString(150 * MM, y - 130, signer.name)
        for place, line in enumerate(self._facts.recipients.lines):
            canvas.drawString(30 * MM, y - 40 - 14 * place, f"- {line};")
        canvas.showPage()

    def _annex(self, canvas: Any, above: tuple[str, ...], table: TableBlock) -> None:
        canvas.setPageSize((297 * MM, 210 * MM))
        canvas.setFont(self._faces["bold"], 14)
        for place, line in enumerate(above):
            canvas.drawCentredString(148.5 * MM, 175 * MM - 18 * place, line)
        lefts = [20 * MM]
        for width in WIDTHS:
            lefts.append(lefts[-1] + width * MM)
        y = 154 * MM
        edges = [y]
        for place, row in enumerate(table.rows):
            face = "regular" if place else "bold"
            cells = [self._wrapped(cell, face, 12, width * MM - 11) for cell, width in zip(row, WIDTHS, strict=True)]
            for left, lines in zip(lefts, cells, strict=False):
                if lines:
                    text = canvas.beginText(left + 5.6, y - 13.6)
                    text.setFont(self._faces[face], 12, 14)
                    for line in lines:
                        text.textLine(line)
                    canvas.drawText(text)
            y -= 5.2 + 14 * max(map(len, cells))
            edges.append(y)
        canvas.setLineWidth(0.5)
        canvas.grid(lefts, edges)
        canvas.showPage()


def bare(facts: LetterFacts) -> Callable[[], bytes]:
    """Return the work of the loop."""
    return Bare(facts)


def run() -> list[Row]:
    """Measure in turn, A B A B, and return the figure."""
    from reports.render import render

    facts = report()

    def ours() -> bytes:
        return render("bao-cao", facts)

    mine, other = paired(ours, bare(facts), rounds=15)
    against = "a bare canvas loop that breaks and draws the same words"
    return [Row("a report of 12 pages as PDF", mine, other, "s", BOUND, against)]


if __name__ == "__main__":
    for figure in run():
        print(figure.line())
