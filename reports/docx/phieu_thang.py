"""Phiếu tháng in Word: the same rows and codes as on paper, to be filled in and sent back; one file for each unit."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from models.rules.documents import Span
from models.rules.periods import Period
from models.rules.slip_facts import SlipPrint, SlipSheet
from models.rules.slip_return import slip_code
from models.rules.slips import CONSENT_WORDS
from reports.docx.file import NO_HEAD, SPACER, Part, WordFile
from reports.docx.parts import Hand
from reports.docx.pieces import PLAIN, Band, Box, Look, Pads, para, table
from reports.parts import slip_words as words
from reports.parts.slip_boxes import BOX_RULE, TABLE_RULE, WIDTH, sheet_paper
from reports.parts.slip_strip import LABEL
from reports.parts.slip_words import Block, Row
from reports.texts import form_texts

DUE = (58.0, 14.0)
# Wider than on paper: a cell of Word needs its own margins beside C10.
CODE, CAPTION, TICKS = 14.0, 56.0, (39.0, 38.0, 28.0)
_WIDTHS = (CODE, CAPTION, *TICKS)
# Least heights of the rows, in mm: of a number, a line, and of what a deed and its result are given on paper.
ROW, DEED, RESULT, NAMES, PETITION = 8.0, 30.0, 16.0, 14.0, 16.0
HEIGHTS = {"A4": NAMES, "C3": DEED, "C4": RESULT, "E1": PETITION}
_PADS = Pads(side=2.0, top=2.0, bottom=2.0)
_W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
_BOX, _TICKED = "☐", "☒"
# What no file system of an office takes in a name.
_NOT_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]+')
LONGEST_NAME = 100


def mirrored(_facts: SlipPrint) -> bool:
    """Return True: both sides of the sheet are printed."""
    return True


def file_name(sheet: SlipSheet) -> str:
    """Return a readable name for a unit's file; its place comes first, so that a folder shows the office's order."""
    name = _NOT_IN_NAMES.sub(" ", sheet.unit_name)
    period = Period.parse(sheet.month)
    told = f"{sheet.place:02d} {' '.join(name.split())[:LONGEST_NAME].strip('. ')}"
    return f"{told}, phiếu tháng {period.end}-{period.year}.docx"


def one_by_one(facts: SlipPrint) -> Iterator[tuple[str, SlipPrint]]:
    """Give each unit's file name and the facts of its file."""
    for sheet in facts.sheets:
        yield file_name(sheet), replace(facts, sheets=(sheet,))


def write(file: WordFile, facts: SlipPrint, _hand: Hand) -> None:
    """Write the slips, each from a new page on."""
    for sheet in facts.sheets:
        _write(file, sheet)
        file.end(_section(sheet))


def _section(sheet: SlipSheet) -> Part:
    month = Period.parse(sheet.month).short
    running = form_texts(words.FORM)("running", unit=sheet.unit_name, month=month)
    head = para("PhieuDau", (Span(running, bold=True),))
    return Part(sheet_paper(back=False), head, first=NO_HEAD, head_drop=6.0)


def _write(file: WordFile, sheet: SlipSheet) -> None:
    texts = form_texts(words.FORM)
    headings = texts.table("headings")
    file.add(_top(sheet), _title(sheet), SPACER)
    file.add(para("PhieuNho", texts("how_word"), Look(before=4)))
    file.add(para("PhieuNho", texts("code", code=slip_code(sheet.unit, sheet.month))))
    file.add(para("PhieuDeMuc", headings["A"]), _asks(("A1", "A2", "A3", "A4")))
    file.add(para("PhieuDeMuc", headings["B"]), _asks(("B1", "B2", "B3")))
    file.add(para("PhieuDeMuc", headings["C1"]), _no_news(), SPACER, _honour(1))
    file.add(para("PhieuDeMuc", headings["C6"]), _honour(6))
    file.add(para("PhieuDeMuc", headings["D"]), _asks(("D1", "D2", "D3")))
    file.add(para("PhieuDeMuc", headings["E"]), _asks(("E1", "E2")), _signing(sheet))
    file.add(*_kept(sheet))


def _top(sheet: SlipSheet) -> str:
    place = form_texts(words.FORM)("place_word", place=sheet.place, total=sheet.total)
    said = (Span(sheet.office.replace("\n", " "), bold=True), Span(f"\t{place}"))
    return para("PhieuDau", said, Look(tabs=(("right", WIDTH),)))


def _title(sheet: SlipSheet) -> str:
    """Return month and unit beside the box with the day to hand in."""
    texts, (width, _height) = form_texts(words.FORM), DUE
    month = Period.parse(sheet.month).label.upper()
    left = para("PhieuTen", texts("title", month=month)) + para("PhieuDonVi", sheet.unit_name)
    due = para("PhieuHan", texts("due")) + para("PhieuHan", (Span(words.dated(sheet.due), bold=True),))
    box = table((width,), [Band((Box(due),))], Pads(side=1, top=3, bottom=3), BOX_RULE)
    return table((WIDTH - width, width), [Band((Box(left), Box(box + SPACER)))], Pads())


def _asks(codes: Sequence[str]) -> str:
    return table(_WIDTHS, [_ask(code, code) for code in codes], _PADS, TABLE_RULE)


def _ask(code: str, caption: str) -> Band:
    texts = form_texts(words.FORM)
    told: list[Span] = [Span(texts.table("captions")[caption])]
    if caption == "A4":
        told.append(Span(f" {texts('names_wanted')}", italic=True))
    boxes = (_code(code), Box(para("PhieuO", told)), Box(para("PhieuO"), span=len(TICKS)))
    return Band(boxes, least=HEIGHTS.get(caption, ROW))


def _code(code: str) -> Box:
    return Box(para("PhieuMa", code))


def _honour(first: int) -> str:
    """Return the rows of one deed; their codes begin at C and this number."""
    bands = [_ask(f"C{first + place}", f"C{place + 1}") for place in range(4)]
    caption = para("PhieuO", form_texts(words.FORM).table("captions")["C5"])
    ticks = (Box(_tick(choice.label)) for choice in CONSENT_WORDS)
    return table(_WIDTHS, [*bands, Band((_code(f"C{first + 4}"), Box(caption), *ticks))], _PADS, TABLE_RULE)


def _no_news() -> str:
    return _tick(form_texts(words.FORM)("no_news"))


def _tick(label: str) -> str:
    """Return a box that is ticked by a click, and its words."""
    states = "".join(
        f'<w14:{name} w14:val="{ord(sign):04X}" w14:font="MS Gothic"/>'
        for name, sign in (("checkedState", _TICKED), ("uncheckedState", _BOX))
    )
    box = (
        f'<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="{_W14}"><w14:checked w14:val="0"/>{states}</w14:checkbox></w:sdtPr>'
        '<w:sdtContent><w:r><w:rPr><w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" '
        f'w:hint="eastAsia"/></w:rPr><w:t>{_BOX}</w:t></w:r></w:sdtContent></w:sdt>'
    )
    return para("PhieuO", f" {label}").replace("</w:pPr>", f"</w:pPr>{box}", 1)


def _signing(sheet: SlipSheet) -> str:
    texts, period = form_texts(words.FORM), Period.parse(sheet.month)
    day = texts("signed_on", month=period.end, year=period.year)
    signer = texts.table("signers")[sheet.unit_kind]
    said = (Span(day, italic=True), Span(f"\t{signer}", bold=True))
    return para("PhieuO", said, Look(before=14, after=60, tabs=(("center", 135.1),), keep=True))


# What stays with the chi bộ.


def _kept(sheet: SlipSheet) -> Iterator[str]:
    texts = form_texts(words.FORM)
    yield para("PhieuGiu", texts.table("kept")[sheet.unit_kind], Look(rule=TABLE_RULE))
    yield para("PhieuDeMuc", words.topic_title(sheet))
    for block in (*words.topic_blocks(sheet), words.dates_block(sheet)):
        yield _block(block)
    yield para("PhieuDeMuc", words.feedback_title(sheet.feedback))
    rows = words.feedback_rows(sheet.feedback)
    if rows:
        yield table((LABEL, WIDTH - LABEL), [_row(row) for row in rows], Pads(top=1))
    yield para("PhieuO", (Span(words.closing(sheet), italic=True),), Look(before=3))


def _block(block: Block) -> str:
    bold = (Span(f"{block.bold} ", bold=True),) if block.bold else ()
    return para("PhieuO", (*bold, Span(block.plain)), PLAIN if block.item else Look(before=3))


def _row(row: Row) -> Band:
    return Band((Box(para("PhieuO", (Span(row.label, bold=True),))), Box(para("PhieuO", " ".join(row.parts)))))
