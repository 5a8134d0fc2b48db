"""One Word file: an empty package of our own, filled through python-docx; the same facts give the same bytes."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

from models.rules.documents import Span
from models.rules.fact import fact
from models.rules.rulesets import RuleSet
from reports.docx.pieces import Look, mm_twips, para, run
from reports.docx.styles import FONT, W, styles_xml
from reports.paper import Paper
from reports.press import PRACTICE_MARK, About

_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_COMPAT = "http://schemas.microsoft.com/office/word"
NAMESPACES = (
    f'xmlns:w="{W}" xmlns:r="{_OFFICE}" xmlns:v="urn:schemas-microsoft-com:vml" '
    'xmlns:o="urn:schemas-microsoft-com:office:office"'
)
# The oldest day that a zip can carry.
_OLDEST = date(1980, 1, 1)


@fact
class Part:
    """A section, which begins on a new page: what stands over its pages and over the first, its first number.

    `first` None has the same head on every page; `number` None goes on counting.
    """

    paper: Paper
    head: str
    first: str | None = None
    number: int | None = None
    columns: tuple[int, float] = (1, 0.0)
    framed: bool = False
    head_drop: float = 10.0


def page_field(style: str = "") -> str:
    """Return the runs of a page's number as Word counts it, in a character style."""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    return "".join(
        f"<w:r>{look}{piece}</w:r>"
        for piece in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>2</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        )
    )


def page_number(beside: str = "", width: float = 0.0, counted: bool = True) -> str:
    """Return the paragraph of a page's number; `beside` is what stands at its right, at the end of a width in mm."""
    number = page_field() if counted else ""
    if not beside:
        return para("SoTrang").replace("</w:p>", f"{number}</w:p>")
    look = Look(align="left", tabs=(("center", width / 2), ("right", width)))
    line = f"<w:r><w:tab/></w:r>{number}<w:r><w:tab/></w:r>{run(Span(beside), style='TenSoCuoiDong')}"
    return para("SoTrang", look=look).replace("</w:p>", f"{line}</w:p>")


NO_HEAD = para("SoTrang")
SPACER = para("DongDem")


class WordFile:
    """Collect the body of a document, section by section, and write it."""

    def __init__(self, about: About, rules: RuleSet, mirrored: bool, practice: bool) -> None:
        from docx import Document

        self._about = about
        self._practice = practice
        self._heads: dict[str, str] = {}
        self._document: Any = Document(BytesIO(_blank(rules, mirrored)))
        self._sections: list[tuple[list[str], str]] = []
        self._pieces: list[str] = []
        self._pictures = 0

    def add(self, *pieces: str) -> None:
        """Add paragraphs and tables to the present section."""
        self._pieces += pieces

    def picture(self, data: bytes, width: float, height: float) -> str:
        """Return the paragraph of a picture of a size in mm, kept in the file."""
        from docx.shared import Mm

        inline = self._document.part.new_pic_inline(BytesIO(data), Mm(width), Mm(height))
        self._pictures += 1
        for side in ("T", "B", "L", "R"):
            inline.set(f"dist{side}", "0")
        for named in (inline.docPr, inline.graphic.graphicData.pic.nvPicPr.cNvPr):
            named.set("id", str(self._pictures))
            named.set("name", f"Picture {self._pictures}")
        drawing = f"<w:r><w:drawing>{inline.xml}</w:drawing></w:r>"
        return para("DongAnh").replace("</w:p>", f"{drawing}</w:p>")

    def end(self, part: Part) -> None:
        """End the section filled so far; its last paragraph carries it, after a table one of hardly any height."""
        if not self._pieces or not self._pieces[-1].startswith("<w:p>"):
            self._pieces.append(SPACER)
        self._sections.append((self._pieces, self._section(part)))
        self._pieces = []

    def close(self) -> bytes:
        """Return the file; the last section is the body's own."""
        from docx.oxml import parse_xml

        *before, (pieces, last) = self._sections
        whole = [*(piece for section in before for piece in _carried(*section)), *pieces, last]
        document = self._document.element
        document.replace(document.body, parse_xml(f"<w:body {NAMESPACES}>{''.join(whole)}</w:body>"))
        self._describe()
        out = BytesIO()
        self._document.save(out)
        return _fixed(out.getvalue(), self._about.dated)

    def _section(self, part: Part) -> str:
        """Return the properties of a section, in the schema's order."""
        page = part.paper
        turned = ' w:orient="landscape"' if page.width > page.height else ""
        sides = (("top", page.top), ("right", page.right), ("bottom", page.bottom), ("left", page.left))
        margins = "".join(f' w:{side}="{mm_twips(mm)}"' for side, mm in (*sides, ("header", part.head_drop)))
        count, gap = part.columns
        number = f'<w:pgNumType w:start="{part.number}"/>' if part.number is not None else ""
        return (
            f"<w:sectPr>{self._head_references(part)}"
            '<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{mm_twips(page.width)}" w:h="{mm_twips(page.height)}"{turned}/>'
            f'<w:pgMar{margins} w:footer="567" w:gutter="0"/>{_FRAME if part.framed else ""}{number}'
            f'<w:cols w:num="{count}" w:space="{mm_twips(gap)}"/>'
            f"{'<w:titlePg/>' if part.first is not None else ''}</w:sectPr>"
        )

    def _head_references(self, part: Part) -> str:
        heads = [("default", part.head)] + ([("first", part.first)] if part.first is not None else [])
        return "".join(f'<w:headerReference w:type="{kind}" r:id="{self._head(text)}"/>' for kind, text in heads)

    def _head(self, content: str) -> str:
        """Return the name by which sections call what stands over their pages; the same content is kept once."""
        from docx.oxml import parse_xml

        if content not in self._heads:
            header, self._heads[content] = self._document.part.add_header_part()
            for child in list(header.element):
                header.element.remove(child)
            mark = _watermark(len(self._heads)) if self._practice else ""
            marked = content.replace("</w:pPr>", f"</w:pPr>{mark}", 1)
            for child in list(parse_xml(f"<w:hdr {NAMESPACES}>{marked}</w:hdr>")):
                header.element.append(child)
        return self._heads[content]

    def _describe(self) -> None:
        about, properties = self._about, self._document.core_properties
        moment = datetime.combine(about.dated, time())
        properties.title, properties.author, properties.subject = about.title, about.author, about.subject
        properties.created = properties.modified = moment
        properties.last_modified_by, properties.comments, properties.keywords = about.author, "", ""
        properties.language, properties.revision = "vi-VN", 1


def _carried(pieces: list[str], section: str) -> list[str]:
    """Return a section's pieces, its properties in the last paragraph."""
    return [*pieces[:-1], pieces[-1].replace("</w:pPr>", f"{section}</w:pPr>", 1)]


# Word takes the words of such a frame from the page's middle outwards on two sides, the other way on two.
_SIDES = (("top", "thickThin"), ("left", "thickThin"), ("bottom", "thinThick"), ("right", "thinThick"))
_FRAME = "".join(
    (
        '<w:pgBorders w:offsetFrom="text">',
        *(
            f'<w:{side} w:val="{kind}SmallGap" w:sz="18" w:space="0" w:color="000000"/>'
            for side, kind in (
                ("top", "thickThin"),
                ("left", "thickThin"),
                ("bottom", "thinThick"),
                ("right", "thinThick"),
            )
        ),
        "</w:pgBorders>",
    )
)


def _watermark(number: int) -> str:
    """Return the practice mark as Word itself lays a word across a page: an outline, nothing filled."""
    style = (
        "position:absolute;margin-left:0;margin-top:0;width:400pt;height:100pt;rotation:330;z-index:-251658752;"
        "mso-position-horizontal:center;mso-position-horizontal-relative:page;"
        "mso-position-vertical:center;mso-position-vertical-relative:page"
    )
    path = '<v:path textpathok="t" o:connecttype="rect"/><v:textpath on="t" fitshape="t"/>'
    outline = 'coordsize="21600,21600" o:spt="136" path="m@7,l@8,m@5,21600l@6,21600e"'
    kind = f'<v:shapetype id="_x0000_t136" {outline}>{path}</v:shapetype>'
    words = f'<v:textpath style="font-family:&quot;Times New Roman&quot;;font-weight:bold" string="{PRACTICE_MARK}"/>'
    shape = (
        f'<v:shape id="SoThu{number}" o:spid="_x0000_s{2048 + number}" type="#_x0000_t136" style="{style}" '
        f'filled="f" strokecolor="black" strokeweight="0.3pt">{words}</v:shape>'
    )
    return f"<w:r><w:pict>{kind}{shape}</w:pict></w:r>"


_PARTS = (("document", "document.main"), ("styles", "styles"), ("settings", "settings"), ("fontTable", "fontTable"))
# Where the face is missing, Word takes another with serifs.
_FONTS = (
    f'<w:fonts xmlns:w="{W}"><w:font w:name="{FONT}"><w:panose1 w:val="02020603050405020304"/>'
    '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
)


def _blank(rules: RuleSet, mirrored: bool) -> bytes:
    """Return a package that holds styles, settings and an empty body, and nothing of anybody else's."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w") as package:
        for name, content in _blank_parts(rules, mirrored):
            package.writestr(name, f"{_XML}\n{content}")
    return out.getvalue()


def _blank_parts(rules: RuleSet, mirrored: bool) -> Iterator[tuple[str, str]]:
    overrides = "".join(
        f'<Override PartName="/word/{name}.xml" ContentType="{_TYPES}.{kind}+xml"/>' for name, kind in _PARTS
    )
    yield (
        "[Content_Types].xml",
        f'<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats'
        f'-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>',
    )
    yield "_rels/.rels", _relations(("officeDocument", "word/document.xml"))
    yield "word/_rels/document.xml.rels", _relations(*((kind, f"{kind}.xml") for kind, _ in _PARTS[1:]))
    yield "word/fontTable.xml", _FONTS
    yield "word/document.xml", f"<w:document {NAMESPACES}><w:body><w:sectPr/></w:body></w:document>"
    yield "word/styles.xml", styles_xml(rules)
    yield "word/settings.xml", _settings(mirrored)


def _relations(*targets: tuple[str, str]) -> str:
    said = "".join(
        f'<Relationship Id="rId{place}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for place, (kind, target) in enumerate(targets, start=1)
    )
    return f'<Relationships xmlns="{_PACKAGE}/relationships">{said}</Relationships>'


def _settings(mirrored: bool) -> str:
    """Return the settings; Word wants mirrorMargins where the schema has it."""
    modes = (
        ("compatibilityMode", 15),
        ("overrideTableStyleFontSizeAndJustification", 1),
        ("doNotFlipMirrorIndents", 1),
    )
    said = "".join(f'<w:compatSetting w:name="{name}" w:uri="{_COMPAT}" w:val="{value}"/>' for name, value in modes)
    return (
        f'<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>{"<w:mirrorMargins/>" if mirrored else ""}'
        f'<w:defaultTabStop w:val="567"/><w:characterSpacingControl w:val="doNotCompress"/>'
        f"<w:compat><w:doNotExpandShiftReturn/>{said}</w:compat>"
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )


def _fixed(data: bytes, day: date) -> bytes:
    """Return the same package with the document's day, not today's, on each of its parts."""
    out, when = BytesIO(), max(day, _OLDEST)
    with zipfile.ZipFile(BytesIO(data)) as given, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for entry in given.infolist():
            info = zipfile.ZipInfo(entry.filename, (when.year, when.month, when.day, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            package.writestr(info, given.read(entry))
    return out.getvalue()
