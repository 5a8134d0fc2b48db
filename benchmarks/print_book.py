"""Printing 10,000 lượt against a bare canvas loop with cached widths, and against LibreOffice where it is installed.

Each engine runs in a process of its own: time from the first import of its engine to the file on disk, and the largest
memory of the process. The rows are made before the clock starts.
"""

from __future__ import annotations

import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from benchmarks import memory  # noqa: E402
from benchmarks.table import Row  # noqa: E402
from models.rules import pages as facts  # noqa: E402

OFFICE = "soffice"
COUNT = 10_000
ROUNDS = 5
# A LibreOffice takes as long as many of the others.
OFFICE_ROUNDS = 3
WIDTHS = (11.0, 38.0, 32.0, 22.0, 63.0, 36.0, 22.0, 28.0)
IDS = ("so", "ten", "chuc_vu", "thoi_gian", "viec_lam", "ket_qua", "ngay_xet", "ghi_chu")
HEADS = ("Số", "Họ và tên", "Chức vụ", "Thời gian", "Nội dung việc làm", "Kết quả", "Ngày xét", "Ghi chú")
FAMILIES = ("Giàng", "Sùng", "Vàng", "Lý", "Tẩn", "Nguyễn", "Hoàng", "Lù", "Nông", "Phàn")
GIVEN = ("Ánh", "Bích", "Chẩn", "Dế", "Giả", "Hường", "Lềnh", "Mẩy", "Páo", "Súa", "Tủa", "Xuân")
WORDS = (
    "vận động bà con góp công làm đường vào bản dựng lại nhà cho hộ nghèo trồng rừng giữ nước nuôi cháu mồ côi "
    "dạy chữ buổi tối đưa người ốm ra trạm hoà giải tranh chấp đất nương xoá nhà tạm mở lớp thêu giữ nghề cũ"
).split()

Cells = tuple[str, ...]


def rows(count: int) -> list[Cells]:
    """Return invented rows with deeds of 30 to 60 words."""
    rng = random.Random(20270531)
    return [_row(rng, number) for number in range(1, count + 1)]


def _row(rng: random.Random, number: int) -> Cells:
    deed = " ".join(rng.choices(WORDS, k=rng.randint(30, 60))).capitalize()
    result = " ".join(rng.choices(WORDS, k=rng.randint(0, 16))).capitalize()
    name = f"{rng.choice(FAMILIES)} {rng.choice(('A', 'Thị', 'Seo', 'Văn'))} {rng.choice(GIVEN)}"
    when = f"{rng.randint(10, 28)}/5/2027"
    return (f"{number:02d}", name, f"Chi bộ thôn số {number % 66}", when, f"{deed} {number} m²", result, when, "")


def ours(table: list[Cells], out: Path) -> Callable[[], None]:
    """Return the work of our engine on one period; the facts are made before the clock starts."""
    lines = tuple(
        facts.EntryLine(cells[0], int(cells[0]), facts.LineKind.PERSON, cells[1], dict(zip(IDS, cells, strict=True)))
        for cells in table
    )
    columns = tuple(
        facts.ColumnSpec(name, head, width, centred=name in ("so", "ngay_xet"))
        for name, head, width in zip(IDS, HEADS, WIDTHS, strict=True)
    )
    form, day = facts.BookForm(columns), date(2027, 5, 31)
    signer = facts.Signatory("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Nguyễn Văn An")
    counted = facts.figures_of(lines)
    sheet = facts.PeriodSheet("2027-05", "tháng 5 năm 2027", "5", lines, counted, counted, form, signer, signer, day)
    head = facts.Letterhead("ĐẢNG BỘ TỈNH LÀO CAI", "ĐẢNG UỶ XÃ", "Lào Cai")
    opening = facts.OpeningFacts(day, "", "", "", "")
    parts = facts.BookParts(cover=False, opening=False, closing=False)
    book = facts.BookFacts(head, "Sổ ghi danh", 2027, form, opening, (sheet,), signer, signer, day, parts=parts)

    def work() -> None:
        from reports.render import pages

        with out.open("wb") as file:
            for _ in pages("so-ghi-danh", book, file):
                pass

    return work


def bare(table: list[Cells], out: Path) -> Callable[[], None]:
    """Return the work of a bare canvas loop: greedy lines from cached word widths, one text object a cell."""

    def work() -> None:
        from reportlab.pdfbase import pdfmetrics
        from reportlab.pdfbase.ttfonts import TTFont
        from reportlab.pdfgen.canvas import Canvas

        from reports.fonts import font_folders

        for name in ("Regular", "Bold", "Italic"):
            file = f"LiberationSerif-{name}.ttf"
            path = next(path for folder in font_folders() for path in folder.rglob(file))
            pdfmetrics.registerFont(TTFont(name, str(path)))
        canvas = Canvas(str(out), pagesize=(841.89, 595.28), pageCompression=1, initialFontName="Regular")
        _loop(canvas, table)
        canvas.save()

    return work


def _loop(canvas: object, table: list[Cells]) -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    mm, cache = 72 / 25.4, dict[tuple[str, str], float]()
    lefts = [(30 + sum(WIDTHS[:place])) * mm for place in range(len(WIDTHS) + 1)]
    faces = ["Bold" if place == 1 else "Regular" for place in range(len(WIDTHS))]
    space = stringWidth(" ", "Regular", 12)

    def wrapped(text: str, face: str, room: float) -> list[str]:
        lines, line, left = [], [], room
        for word in text.split():
            width = cache.get((face, word))
            if width is None:
                width = cache[face, word] = stringWidth(word, face, 12)
            if line and width > left:
                lines.append(" ".join(line))
                line, left = [], room
            line.append(word)
            left -= width + space
        return [*lines, " ".join(line)] if line else lines

    number, y = 0, 0.0
    for cells in table:
        laid = [wrapped(text, faces[p], WIDTHS[p] * mm - 7.1) for p, text in enumerate(cells)]
        height = 6.7 + 14 * max(map(len, laid))
        if y - height < 57:
            if number:
                canvas.lines([(left, 463, left, y) for left in lefts])
                canvas.showPage()
            number, y = number + 1, _page_head(canvas, lefts, number + 1)
        for place, lines in enumerate(laid):
            if lines:
                text = canvas.beginText(lefts[place] + 3.6, y - 14.4)
                text.setFont(faces[place], 12, 14)
                for line in lines:
                    text.textLine(line)
                canvas.drawText(text)
        canvas.line(lefts[0], y - height, lefts[-1], y - height)
        y -= height
    canvas.lines([(left, 463, left, y) for left in lefts])
    canvas.showPage()


def _page_head(canvas: object, lefts: list[float], number: int) -> float:
    canvas.setLineWidth(0.5)
    canvas.setFont("Regular", 14)
    canvas.drawCentredString(420, 554, str(number))
    canvas.setFont("Bold", 14)
    canvas.drawString(lefts[0], 526, "Kỳ ghi danh: tháng 5 năm 2027")
    canvas.setFont("Italic", 12)
    canvas.drawRightString(lefts[-1], 526, "Sổ ghi danh, năm 2027")
    canvas.setFont("Bold", 12)
    for place, head in enumerate(HEADS):
        canvas.drawCentredString((lefts[place] + lefts[place + 1]) / 2, 500, head)
    canvas.setFont("Italic", 11)
    for place in range(len(HEADS)):
        canvas.drawCentredString((lefts[place] + lefts[place + 1]) / 2, 468, f"({place + 1})")
    canvas.grid(lefts, [516, 480, 463])
    return 463


def office(table: list[Cells], out: Path) -> Callable[[], None]:
    """Return the work of LibreOffice on the same rows as a spreadsheet, the heights of its rows given.

    A first sheet of one row is converted before the clock starts, so that its profile is there.
    """
    source, first = out.with_suffix(".xlsx"), out.with_name("first.xlsx")
    _spreadsheet(table[:1], first)
    _spreadsheet(table, source)
    _convert(first)

    def work() -> None:
        _convert(source)

    return work


def _spreadsheet(table: list[Cells], out: Path) -> None:
    from xlsxwriter import Workbook

    book = Workbook(out, {"constant_memory": True})
    sheet, wrapped = book.add_worksheet(), book.add_format({"text_wrap": True, "valign": "top"})
    sheet.set_landscape()
    for place, width in enumerate(WIDTHS):
        sheet.set_column(place, place, width / 1.9, wrapped)
    sheet.write_row(0, 0, HEADS)
    for at, cells in enumerate(table, start=1):
        sheet.set_row(at, 14 * max(1, len(cells[4]) // 30 + 1))
        sheet.write_row(at, 0, cells, wrapped)
    book.close()


def _convert(source: Path) -> None:
    profile = f"-env:UserInstallation=file://{source.parent}/profile"
    command = [OFFICE, profile, "--headless", "--convert-to", "pdf", "--outdir", str(source.parent), str(source)]
    subprocess.run(command, check=True, capture_output=True)


ENGINES = {"ours": ours, "bare": bare, "office": office}


def child(engine: str, count: int, out: Path) -> None:
    """Run one engine and print its seconds and its largest memory in MB."""
    work = ENGINES[engine](rows(count), out)
    start = time.perf_counter()
    work()
    print(time.perf_counter() - start, memory.largest())


def measured(engine: str, count: int) -> tuple[float, float]:
    """Return seconds and MB of one run in a process of its own."""
    with tempfile.TemporaryDirectory() as place:
        command = [sys.executable, __file__, engine, str(count), str(Path(place) / "book.pdf")]
        done = subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT)
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def run(count: int = COUNT, rounds: int = ROUNDS) -> list[Row]:
    """Measure in turn, A B A B, and return the figures."""
    mine, other, theirs = [], [], []
    for turn in range(rounds):
        mine.append(measured("ours", count))
        other.append(measured("bare", count))
        if turn < OFFICE_ROUNDS and shutil.which(OFFICE):
            theirs.append(measured("office", count)[0])
    ours_s, ours_mb = (statistics.median(column) for column in zip(*mine, strict=True))
    bare_s, bare_mb = (statistics.median(column) for column in zip(*other, strict=True))
    against = "a bare canvas loop that draws the same text from cached widths"
    figures = [
        Row(f"print {count:,} lượt", ours_s, bare_s, "s", 1.4, against),
        Row("its largest memory", ours_mb, bare_mb, "MB", 1.5, against),
    ]
    if theirs:
        office_s = statistics.median(theirs)
        figures.append(Row(f"print {count:,} lượt", ours_s, office_s, "s", 1 / 3, "LibreOffice from the same XLSX"))
    return figures


def notes() -> list[str]:
    """Say what could not be measured on this machine."""
    return [] if shutil.which(OFFICE) else ["LibreOffice is not installed here; printing was not measured against it."]


if __name__ == "__main__":
    if len(sys.argv) > 2:
        child(sys.argv[1], int(sys.argv[2]), Path(sys.argv[3]))
    else:
        for figure in run():
            print(figure.line())
