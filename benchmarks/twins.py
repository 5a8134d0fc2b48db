"""A report of twelve pages as a Word file, beside bare python-docx writing the same words into the same paragraphs."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks.table import Row, paired
from models.rules.documents import Annex, Block, BlockKind, LetterFacts, Recipients, Span, TableBlock
from models.rules.pages import Letterhead, Signatory

SENTENCE = (
    "Đến ngày 20/5/2027, có 63/66 chi bộ sinh hoạt theo chủ đề tháng, bằng 95,5%; các chi bộ gắn chủ đề với việc cụ "
    "thể của thôn, làm xong 1,2 km đường trục, hoà giải chín vụ tranh chấp và dựng hai nhà cho hộ nghèo. "
)
BOUND = 2.0


def report(parts: int = 9, annexes: int = 3, rows: int = 17) -> LetterFacts:
    """Return a report of nine pages of text and three of annexes."""
    body: list[Block] = []
    for part in range(1, parts + 1):
        body.append(Block(BlockKind.PART, (Span(f"{part}- Kết quả tháng {part}"),)))
        for section in range(1, 4):
            body.append(Block(BlockKind.SECTION, (Span(f"{section}. Học tập và làm theo"),)))
            body += [Block(BlockKind.PARAGRAPH, (Span(SENTENCE * 2),)), Block(BlockKind.ITEM, (Span(SENTENCE),))]
    head = ("STT", "Chi bộ", "Đảng viên", "Dự họp", "Tự soi", "Lượt nghe", "Ghi danh", "Ghi chú")
    lines = [(str(row), f"Chi bộ thôn số {row}", "33", "31", "31", "186", "1", "") for row in range(1, rows + 1)]
    table = TableBlock((head, *lines), numbers=(2, 3, 4, 5, 6))
    made = tuple(
        Annex(str(place), "Số liệu theo chi bộ", "(kèm theo Báo cáo)", table) for place in range(1, annexes + 1)
    )
    return LetterFacts(
        uuid="",
        kind="bao_cao",
        rules="HD05",
        letterhead=Letterhead("Đảng bộ tỉnh Lào Cai", "Đảng uỷ xã Khe Vàng", "Khe Vàng"),
        symbol="BC/ĐU",
        number=23,
        dated=date(2027, 5, 23),
        near=date(2027, 5, 23),
        title="BÁO CÁO",
        subject="kết quả tháng 5 năm 2027",
        body=tuple(body),
        signers=(Signatory("T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", "Lý Thị Thanh Nhàn"),),
        recipients=Recipients(("Thường trực Tỉnh uỷ", "Các chi bộ", "Lưu Văn phòng Đảng uỷ")),
        annexes=made,
    )


def bare(ours: bytes) -> Callable[[], bytes]:
    """Return the work of python-docx on what our file holds: a paragraph for each of ours, a table for each of ours."""
    from docx import Document

    read = Document(BytesIO(ours))
    texts = [paragraph.text for paragraph in read.paragraphs]
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in read.tables]

    def work() -> bytes:
        document = Document()
        for text in texts:
            document.add_paragraph(text)
        for rows in tables:
            table = document.add_table(len(rows), len(rows[0]))
            for row, cells in zip(table.rows, rows, strict=True):
                for cell, text in zip(row.cells, cells, strict=True):
                    cell.text = text
        out = BytesIO()
        document.save(out)
        return out.getvalue()

    return work


def run() -> list[Row]:
    """Measure in turn, A B A B, and return the figure."""
    from reports.docx import render_docx

    facts = report()

    def ours() -> bytes:
        return render_docx("bao-cao", facts)

    mine, other = paired(ours, bare(ours()))
    return [Row("a report of 12 pages as Word", mine, other, "s", BOUND, "bare python-docx writing the same words")]


if __name__ == "__main__":
    for figure in run():
        print(figure.line())
