"""Word files read back: their words in order, the order of their elements, and the pages that another program makes."""

from __future__ import annotations

import io
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from lxml import etree
from page_facts import Line, Reader

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

# The children that these elements may have, in the order of the standard's schema (ISO/IEC 29500-1, wml.xsd).
ORDER = {
    "pPr": (
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
        "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd "
        "snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "rPr": (
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof snapToGrid "
        "vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText vertAlign rtl cs em "
        "lang eastAsianLayout specVanish oMath"
    ),
    "tblPr": (
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing tblInd "
        "tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription"
    ),
    "tblBorders": "top left start bottom right end insideH insideV",
    "tblCellMar": "top left start bottom right end",
    "tcMar": "top left start bottom right end",
    "tcPr": ("cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign hideMark"),
    "tbl": "tblPr tblGrid tr",
    "tr": "tblPrEx trPr tc",
    "sectPr": (
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType pgNumType "
        "cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid printerSettings"
    ),
    "pgBorders": "top left bottom right",
    "pBdr": "top left bottom right between bar",
    "style": (
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat locked "
        "personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
    ),
    "settings": (
        "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
        "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
        "embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
        "bordersDoNotSurroundHeader "
        "bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors hideGrammaticalErrors proofState attachedTemplate "
        "linkStyles trackRevisions documentProtection autoFormatOverride defaultTabStop autoHyphenation "
        "evenAndOddHeaders bookFoldPrinting characterSpacingControl compat docVars rsids mathPr themeFontLang "
        "clrSchemeMapping decimalSymbol listSeparator"
    ),
    "docDefaults": "rPrDefault pPrDefault",
}


def parts(data: bytes) -> dict[str, etree._Element]:
    """Return the XML parts of a package by their names."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: etree.fromstring(package.read(name)) for name in package.namelist() if "media/" not in name}


def order_faults(data: bytes) -> list[str]:
    """Return every element whose children stand in another order than the schema's."""
    faults = []
    for name, root in parts(data).items():
        for element in root.iter(etree.Element):
            known = ORDER.get(local(element), "").split()
            if not known or not element.tag.startswith(W):
                continue
            tags = [local(child) for child in element]
            places = [known.index(tag) if tag in known else -1 for tag in tags]
            if places != sorted(places) or -1 in places:
                faults.append(f"{name}: {local(element)}: {' '.join(tags)}")
            singles = [tag for tag in tags if tag not in ("tr", "tc", "headerReference", "footerReference")]
            if len(set(singles)) != len(singles):
                faults.append(f"{name}: {local(element)} twice: {' '.join(tags)}")
    return faults


def local(element: etree._Element) -> str:
    return str(element.tag).rpartition("}")[2]


def word_text(element: etree._Element) -> str:
    """Return the text of a part in reading order, a paragraph a line."""
    said = []
    for child in element.iter(f"{W}p", f"{W}t", f"{W}br", f"{W}tab"):
        said.append({"p": "\n", "br": "\n", "tab": "\t"}.get(local(child)) or child.text or "")
    return "".join(said)


def words(data: bytes) -> list[str]:
    """Return the words of a Word file's body in order."""
    return word_text(Document(io.BytesIO(data)).element.body).split()


def pdf_words(reader: Reader) -> list[str]:
    """Return the words of a PDF in the order in which they were drawn; slanting marks apart."""
    return [word for page in reader.pages for word in _page_words(page)]


def page_words(reader: Reader, place: int) -> list[str]:
    """Return the words of one page."""
    return list(_page_words(reader.pages[place]))


def _page_words(page: Any) -> Iterator[str]:
    word, last = "", None
    for char in page.chars:
        if abs(char["matrix"][1]) > 0.001:
            continue
        moved = last is not None and (abs(char["matrix"][5] - last["matrix"][5]) > 0.1 or _apart(last, char))
        if word and (moved or char["text"].isspace()):
            yield word
            word = ""
        word += char["text"].strip()
        last = char
    if word:
        yield word


def _apart(last: dict[str, Any], char: dict[str, Any]) -> bool:
    return bool(char["x0"] - last["x1"] > 1 or char["x0"] < last["x0"] - 1)


def head_lines(reader: Reader) -> dict[str, Line]:
    """Return the lines of the first page down to the end of its title, but those with room for a pen."""
    found: dict[str, Line] = {}
    for line in reader.lines(0):
        text = line.text.replace("\u00a0", " ")
        if text.startswith("Kính gửi"):
            break
        if "  " not in text:
            found[text] = line
        if text == "-----":
            break
    return found


def converted(files: dict[str, bytes], folder: Path) -> dict[str, Reader]:
    """Return what LibreOffice makes of Word files, all in one call, in a profile of its own."""
    if shutil.which("soffice") is None:
        pytest.fail("LibreOffice is missing: packaging/libraries.sh test")
    for name, data in files.items():
        (folder / f"{name}.docx").write_bytes(data)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(folder / f"{name}.docx") for name in files]
    command = [
        "soffice",
        profile,
        "--headless",
        "--norestore",
        "--convert-to",
        "pdf",
        "--outdir",
        str(folder),
        *sources,
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=240)
    return {name: Reader((folder / f"{name}.pdf").read_bytes()) for name in files}


def ids(data: bytes) -> list[str]:
    """Return every id that must be its own within its part, with the part's name."""
    found = []
    for name, root in parts(data).items():
        for element in root.iter(etree.Element):
            for key, value in element.attrib.items():
                if re.fullmatch(r"(\{.*\})?(id|Id|styleId)", key) and local(element) != "headerReference":
                    found.append(f"{name}:{local(element)}:{value}")
    return found
