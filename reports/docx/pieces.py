"""Pieces of a Word text as WordprocessingML: paragraphs, runs and tables, their children in the schema's order.

Sizes and leadings come in points, places in mm. Word sets an exactly spaced line with its baseline four fifths down.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from xml.sax.saxutils import escape

from models.rules.documents import Span
from models.rules.fact import fact
from reports.breaking import Run, clean, tied
from reports.fonts import Fonts
from reports.paper import MM

BASELINE = 0.8
# What clean leaves and XML forbids.
_FORBIDDEN = re.compile("[\ud800-\udfff\ufffe\uffff]")


def twips(points: float) -> int:
    """Return points in Word's unit, the twentieth of one."""
    return round(points * 20)


def mm_twips(mm: float) -> int:
    """Return millimetres in Word's unit."""
    return twips(mm * MM)


def before(distance: float, above: float, below: float) -> float:
    """Return the space before a line so that its baseline lies so far below the last; all in points, never negative."""
    return max(distance - (1 - BASELINE) * above - BASELINE * below, 0.0)


@fact
class Look:
    """What one paragraph has of its own beside its style; `first` below 0 hangs, `rule` is drawn over it, in points."""

    before: float | None = None
    after: float | None = None
    left: float = 0.0
    right: float = 0.0
    first: float | None = None
    align: str = ""
    keep: bool = False
    new_page: bool = False
    rule: float = 0.0
    tabs: tuple[tuple[str, float], ...] = ()


PLAIN = Look()


def para(style: str, text: str | Sequence[Span] = "", look: Look = PLAIN) -> str:
    """Return one paragraph."""
    spans = (Span(text),) if isinstance(text, str) else text
    return f"<w:p>{_properties(style, look)}{''.join(run(span) for span in spans if span.text)}</w:p>"


def _properties(style: str, look: Look) -> str:
    parts = [f'<w:pStyle w:val="{style}"/>']
    if look is not PLAIN:
        parts.append("<w:keepNext/>" if look.keep else "")
        parts.append("<w:pageBreakBefore/>" if look.new_page else "")
        parts.append(_rule(look.rule))
        parts.append(_tabs(look.tabs))
        parts.append(_spacing(look))
        parts.append(_indent(look))
        parts.append(f'<w:jc w:val="{look.align}"/>' if look.align else "")
    return f"<w:pPr>{''.join(parts)}</w:pPr>"


def _rule(weight: float) -> str:
    if not weight:
        return ""
    edge = f'<w:top w:val="single" w:sz="{round(weight * 8)}" w:space="0" w:color="000000"/>'
    return f"<w:pBdr>{edge}</w:pBdr>"


def _tabs(stops: tuple[tuple[str, float], ...]) -> str:
    if not stops:
        return ""
    said = "".join(f'<w:tab w:val="{kind}" w:pos="{mm_twips(mm)}"/>' for kind, mm in stops)
    return f"<w:tabs>{said}</w:tabs>"


def _spacing(look: Look) -> str:
    said = [(name, value) for name, value in (("before", look.before), ("after", look.after)) if value is not None]
    values = " ".join(f'w:{name}="{twips(value)}"' for name, value in said)
    return f"<w:spacing {values}/>" if values else ""


def _indent(look: Look) -> str:
    if not (look.left or look.right or look.first is not None):
        return ""
    first = look.first or 0.0
    kind = "hanging" if first < 0 else "firstLine"
    sides = f'w:left="{mm_twips(look.left)}" w:right="{mm_twips(look.right)}"'
    return f'<w:ind {sides} w:{kind}="{mm_twips(abs(first))}"/>'


def run(span: Span, strike: bool = False, lowered: float = 0.0, underline: bool = False, style: str = "") -> str:
    """Return one run; "\\n" breaks the line, a tab goes to the next stop; `style` is a character style.

    A figure that nobody has confirmed stands in a frame.
    """
    marks = "".join(
        (
            f'<w:rStyle w:val="{style}"/>' if style else "",
            "<w:b/><w:bCs/>" if span.bold else "",
            "<w:i/><w:iCs/>" if span.italic else "",
            "<w:strike/>" if strike else "",
            f'<w:position w:val="{-round(lowered * 2)}"/>' if lowered else "",
            '<w:u w:val="single"/>' if underline else "",
            "" if span.confirmed else '<w:bdr w:val="single" w:sz="4" w:space="0" w:color="000000"/>',
        )
    )
    properties = f"<w:rPr>{marks}</w:rPr>" if marks else ""
    return f"<w:r>{properties}{''.join(_said(span.text))}</w:r>"


def _said(text: str) -> Iterable[str]:
    for piece in re.split("([\n\t])", legal(text)):
        if piece == "\n":
            yield "<w:br/>"
        elif piece == "\t":
            yield "<w:tab/>"
        elif piece:
            yield f'<w:t xml:space="preserve">{escape(piece)}</w:t>'


def legal(text: str) -> str:
    """Return a text as it is drawn, without what a file of XML may not hold."""
    return _FORBIDDEN.sub("", clean(text))


def bound(text: str, narrow: bool = False) -> str:
    """Return a text whose numbers keep their units, line ends of its own kept."""
    return "\n".join(tied(part, narrow) for part in legal(text).strip("\n").split("\n"))


def spans_of(runs: Iterable[Run], fonts: Fonts, narrow: bool = False) -> tuple[Span, ...]:
    """Return what a page draws in several faces as spans."""
    bold, italic = (fonts.bold, fonts.bold_italic), (fonts.italic, fonts.bold_italic)
    return tuple(Span(tied_run(text, narrow), face in bold, face in italic) for face, text in runs)


def tied_run(text: str, narrow: bool) -> str:
    """Bind within a piece of a line; its outer spaces stay."""
    inner = text.strip(" ")
    if not inner:
        return text
    start = text[: len(text) - len(text.lstrip(" "))]
    end = text[len(text.rstrip(" ")) :]
    return f"{start}{bound(inner, narrow)}{end}"


@fact
class Box:
    """One cell: its paragraphs, how many columns it takes, where they stand in its height.

    `bare` has no room above and below, `side` other room at the sides than the table, in mm.
    """

    content: str
    span: int = 1
    at: str = ""
    bare: bool = False
    side: float | None = None


@fact
class Band:
    """One row; `head` is repeated on each page, `least` is its least height in mm."""

    cells: tuple[Box, ...]
    head: bool = False
    least: float = 0.0


@fact
class Pads:
    """Room inside cells: left and right in mm, above and below in points."""

    side: float = 0.0
    top: float = 0.0
    bottom: float = 0.0


def table(widths: Sequence[float], bands: Iterable[Band], pads: Pads, rule: float = 0.0, indent: float = 0.0) -> str:
    """Return a table of fixed widths in mm; `rule` 0 leaves it without borders."""
    grid = "".join(f'<w:gridCol w:w="{mm_twips(width)}"/>' for width in widths)
    rows = "".join(_band(widths, band) for band in bands)
    return f"<w:tbl>{_table_properties(widths, pads, rule, indent)}<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"


def kept(band: Band) -> Band:
    """Return a row that stays with the next one, or with what follows the table."""
    return replace(band, cells=tuple(replace(box, content=_kept(box.content)) for box in band.cells))


def _kept(content: str) -> str:
    return re.sub(r'(<w:pStyle w:val="\w+"/>)(?!<w:keepNext/>)', r"\1<w:keepNext/>", content)


def _table_properties(widths: Sequence[float], pads: Pads, rule: float, indent: float) -> str:
    sides = ("top", "left", "bottom", "right", "insideH", "insideV")
    kind = f'w:val="single" w:sz="{round(rule * 8)}"' if rule else 'w:val="nil"'
    edges = "".join(f"<w:{side} {kind}/>" for side in sides)
    margins = ("top", twips(pads.top)), ("left", mm_twips(pads.side)), ("bottom", twips(pads.bottom))
    inner = "".join(f'<w:{side} w:w="{value}" w:type="dxa"/>' for side, value in (*margins, ("right", margins[1][1])))
    return (
        f'<w:tblPr><w:tblW w:w="{sum(mm_twips(width) for width in widths)}" w:type="dxa"/>'
        f'<w:tblInd w:w="{mm_twips(indent)}" w:type="dxa"/><w:tblBorders>{edges}</w:tblBorders>'
        f'<w:tblLayout w:type="fixed"/><w:tblCellMar>{inner}</w:tblCellMar></w:tblPr>'
    )


def _band(widths: Sequence[float], band: Band) -> str:
    height = f'<w:trHeight w:val="{mm_twips(band.least)}" w:hRule="atLeast"/>' if band.least else ""
    head = "<w:tblHeader/>" if band.head else ""
    cells, place = [], 0
    for box in band.cells:
        cells.append(_box(sum(widths[place : place + box.span]), box))
        place += box.span
    return f"<w:tr><w:trPr><w:cantSplit/>{height}{head}</w:trPr>{''.join(cells)}</w:tr>"


def _box(width: float, box: Box) -> str:
    span = f'<w:gridSpan w:val="{box.span}"/>' if box.span > 1 else ""
    at = f'<w:vAlign w:val="{box.at}"/>' if box.at else ""
    wide = f'<w:tcW w:w="{mm_twips(width)}" w:type="dxa"/>'
    return f"<w:tc><w:tcPr>{wide}{span}{_margins(box)}{at}</w:tcPr>{box.content}</w:tc>"


def _margins(box: Box) -> str:
    """Return what a cell has other than the table's room, in the schema's order."""
    side = "" if box.side is None else f'w:w="{mm_twips(box.side)}" w:type="dxa"'
    said = [("top", 'w:w="0" w:type="dxa"' if box.bare else ""), ("left", side)]
    said += [("bottom", said[0][1]), ("right", side)]
    inner = "".join(f"<w:{name} {value}/>" for name, value in said if value)
    return f"<w:tcMar>{inner}</w:tcMar>" if inner else ""
