"""The index by name in Word: the office's own copy, two columns to a page, letters before their names."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from models.rules.documents import Span
from models.rules.pages import BookFacts, LineKind, Place
from reports.docx.file import Part, WordFile
from reports.docx.pieces import Band, Box, Look, Pads, bound, para, run, table
from reports.paper import MM, Paper
from reports.parts.book_index import GUTTER, LEAST_COLUMN, Named, gathered, joined, letter_of
from reports.parts.book_plan import form_paper, running_name
from reports.texts import form_texts

# Letter, name, unit, numbers, pages: parts of a column.
_SHARES = (7.0, 48.0, 34.0, 19.0, 12.0)


def add(file: WordFile, book: BookFacts, places: Sequence[Place]) -> None:
    """Add the index and end its section."""
    sheet, texts = form_paper(book.form), form_texts("so_ghi_danh")
    columns = 2 if sheet.text_width >= 2 * LEAST_COLUMN + GUTTER else 1
    width = (sheet.text_width - GUTTER * (columns - 1)) / columns
    widths = tuple(width * share / sum(_SHARES) for share in _SHARES)
    named = gathered(book, places)
    if named:
        file.add(table(widths, (*_captions(), *_rows(named)), Pads()))
    file.add(para("KhoaTra", texts("index_key")))
    file.end(Part(sheet, _over(book, sheet), columns=(columns, GUTTER)))


def _over(book: BookFacts, sheet: Paper) -> str:
    """Return title and copy, with a rule under them."""
    texts = form_texts("so_ghi_danh")
    copy = texts("index_copy", book=running_name(book))
    look = Look(before=(sheet.top - 10) * MM, tabs=(("right", sheet.text_width),))
    title = para("KyGhiDanh", texts("index_title"), look)
    line = title.replace("</w:p>", f"<w:r><w:tab/></w:r>{run(Span(copy), style='TenSoCuoiDong')}</w:p>")
    return line + para("KeDuong", look=Look(before=2.0, after=6.0, rule=0.75))


def _captions() -> Iterator[Band]:
    name, unit, number, page = form_texts("so_ghi_danh").several("index_heads")
    boxes = [Box(para("DauTra", text)) for text in ("", name, unit)]
    boxes += [Box(para("DauTra", text, Look(align="right"))) for text in (number, page)]
    yield Band(tuple(boxes), head=True)


def _rows(named: Sequence[Named]) -> Iterator[Band]:
    known = ""
    for entry in named:
        collective = entry.line.kind is LineKind.COLLECTIVE
        group = form_texts("so_ghi_danh")("index_collectives") if collective else letter_of(entry.line.name)
        if collective and group != known:
            yield Band((Box(para("DongTra")), Box(para("ChuCai", group), span=len(_SHARES) - 1)))
        letter = "" if collective or group == known else group
        yield _row(entry, letter)
        known = group


def _row(entry: Named, letter: str) -> Band:
    numbers, pages = joined(list(zip(entry.numbers, entry.pages, strict=True)))
    texts = (bound(entry.line.name, narrow=True), bound(entry.line.unit, narrow=True))
    boxes = [Box(para("ChuCai", letter)) if letter else Box(para("DongTra"))]
    boxes += [Box(para("DongTra", text)) for text in texts]
    boxes += [Box(para("DongTra", text, Look(align="right"))) for text in (numbers, pages)]
    return Band(tuple(boxes))
