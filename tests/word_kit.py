"""Word files as units send them back: filled in, torn at, or hostile."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from docx import Document
from docx.oxml.ns import qn

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def fill(data: bytes, answers: Mapping[str, str], ticks: Mapping[str, str] | None = None) -> bytes:
    """Type answers into the cells beside their codes, and tick words in the rows of some codes ("" = a line)."""

    def change(document: Any) -> None:
        for row in rows(document):
            code = row.cells[0].text
            if code in answers:
                row.cells[2].paragraphs[0].add_run(answers[code])
        for code, word in (ticks or {}).items():
            tick(document, code, word)

    return changed(data, change)


def changed(data: bytes, change: Callable[[Any], None]) -> bytes:
    """Return a file after a change made through python-docx."""
    document = Document(io.BytesIO(data))
    change(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def rows(document: Any) -> list[Any]:
    return [row for table in document.tables for row in table.rows]


def row_of(document: Any, code: str) -> Any:
    return next(row for row in rows(document) if row.cells[0].text == code)


def tick(document: Any, code: str, word: str) -> None:
    """Tick a box as Word does when it is clicked."""
    where = row_of(document, code)._tr if code else document.element.body
    for paragraph in where.iter(qn("w:p")):
        texts = list(paragraph.iter(qn("w:t")))
        if "".join(text.text or "" for text in texts).endswith(f" {word}"):
            texts[0].text = "☒"
            return
    raise AssertionError(word)


def raw(body: str, **more: str) -> bytes:
    """Return a package whose text is this body, with further parts."""
    document = f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'
    return package({"word/document.xml": document, **more})


def package(parts: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in parts.items():
            made.writestr(name, content)
    return out.getvalue()


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def cell(*content: str) -> str:
    return f"<w:tc>{''.join(content) or '<w:p/>'}</w:tc>"


def table(*lines: list[str]) -> str:
    """Return a table of plain cells."""
    told = "".join(f"<w:tr>{''.join(cell(paragraph(text)) for text in line)}</w:tr>" for line in lines)
    return f"<w:tbl>{told}</w:tbl>"


def put(folder: Path, data: bytes, name: str = "phieu.docx") -> Path:
    path = folder / name
    path.write_bytes(data)
    return path
