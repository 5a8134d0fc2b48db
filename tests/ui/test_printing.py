"""The way to the printer: the spooler's command line, its refusals, and bands that together are the page."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget

from models.rules.calibration import BACK, FRONT, CalibrationSheet, Correction
from models.rules.errors import WorldError
from reports.preview import Preview
from reports.render import render
from ui import printing
from ui.printing import Sheets, Straightened

SHEETS = Sheets(b"%PDF", "Sổ Ghi Danh 2026", short_edge=True)


@pytest.fixture(scope="module")
def pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    out = BytesIO()
    canvas = Canvas(out, pagesize=(842, 595))
    for page in range(3):
        canvas.drawString(72, 500 - 40 * page, "page " * 20)
        canvas.line(72, 100, 770, 400)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


class System:
    """A system with a spooler, as far as `subprocess` goes."""

    def __init__(self, destinations: str = "Canon\n", default: str = "system default destination: Canon\n") -> None:
        self.answers = {"-e": destinations, "-d": default}
        self.calls: list[tuple[list[str], bytes | None]] = []
        self.result: Any = 0

    def run(self, command: list[str], **given: Any) -> subprocess.CompletedProcess:
        self.calls.append((command, given.get("input")))
        if command[0] == "lpstat":
            return subprocess.CompletedProcess(command, 0, self.answers[command[1]], "")
        if isinstance(self.result, Exception):
            raise self.result
        return subprocess.CompletedProcess(command, self.result, b"", "lp: hết giấy\n".encode())


@pytest.fixture
def system(monkeypatch: pytest.MonkeyPatch) -> Callable[..., System]:
    def build(**answers: str) -> System:
        made = System(**answers)
        monkeypatch.setattr(printing.shutil, "which", lambda name: f"/usr/bin/{name}")
        monkeypatch.setattr(printing.subprocess, "run", made.run)
        monkeypatch.setattr(printing.sys, "platform", "linux")
        return made

    return build


@pytest.mark.parametrize(
    ("sheets", "words"),
    [
        (SHEETS, "sides=two-sided-short-edge"),
        (Sheets(b"", "x", short_edge=False), "sides=two-sided-long-edge"),
        (Sheets(b"", "x"), "sides=one-sided"),
        (Sheets(b"", "x", pages=(0, 4)), "page-ranges=1,5"),
    ],
)
def test_the_command_says_sides_and_pages(sheets: Sheets, words: str) -> None:
    command = printing.command(sheets)
    assert words in command and "print-scaling=none" in command
    assert ("page-ranges" in " ".join(command)) == bool(sheets.pages)


def test_the_pdf_goes_through_standard_input(system: Callable[..., System]) -> None:
    made = system()
    printing.spool(SHEETS)
    command, data = made.calls[-1]
    assert command[:3] == ["lp", "-t", "Sổ Ghi Danh 2026"] and data == b"%PDF"


def test_without_a_spooler_nothing_is_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing.shutil, "which", lambda _name: None)
    with pytest.raises(WorldError, match="print_no_spooler"):
        printing.spool(SHEETS)
    assert printing._listed("-d") == ""


def test_without_a_printer_nothing_is_sent(system: Callable[..., System]) -> None:
    made = system(destinations="\n")
    with pytest.raises(WorldError, match="print_no_printer"):
        printing.spool(SHEETS)
    assert [command[0] for command, _data in made.calls] == ["lpstat"]


@pytest.mark.parametrize("result", [1, subprocess.TimeoutExpired("lp", 60), OSError(5, "x")])
def test_a_refusal_is_told_in_the_printers_words(system: Callable[..., System], result: Any) -> None:
    made = system()
    made.result = result
    with pytest.raises(WorldError, match="print_refused") as refused:
        printing.spool(SHEETS)
    assert refused.value.values["answer"] == ("lp: hết giấy" if result == 1 else "")


@pytest.mark.parametrize(
    ("answer", "name"),
    [
        ("system default destination: Canon LBP2900\n", "Canon LBP2900"),
        ("đích mặc định của hệ thống: HP\n", "HP"),
        ("no system default destination\n", ""),
        ("", ""),
    ],
)
def test_the_default_printer_is_named(system: Callable[..., System], answer: str, name: str) -> None:
    system(default=answer)
    assert printing.printer_name() == name


def test_elsewhere_the_system_names_the_printer(monkeypatch: pytest.MonkeyPatch, qapp: Any) -> None:
    monkeypatch.setattr(printing.sys, "platform", "win32")
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "Canon")
    assert not printing.by_spooler() and printing.printer_name() == "Canon"


@pytest.mark.parametrize(
    ("short_edge", "mode"),
    [
        (True, QPrinter.DuplexMode.DuplexShortSide),
        (False, QPrinter.DuplexMode.DuplexLongSide),
        (None, QPrinter.DuplexMode.DuplexNone),
    ],
)
@pytest.mark.parametrize("taken", [True, False])
def test_the_dialog_is_asked_for_the_rest(
    monkeypatch: pytest.MonkeyPatch, qtbot: Any, short_edge: bool | None, mode: Any, taken: bool
) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    seen = []
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Canon"])
    monkeypatch.setattr(QPrintDialog, "exec", lambda self: seen.append(self.printer()) or taken)
    found = printing.choose_printer(Sheets(b"", "Sổ", short_edge), parent)
    assert (found is not None) is taken
    assert seen[0].duplex() == mode or seen[0].docName() == "Sổ"
    assert seen[0].fullPage()


def test_a_machine_without_printers_says_so(monkeypatch: pytest.MonkeyPatch, qtbot: Any) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", list)
    with pytest.raises(WorldError, match="print_no_printer"):
        printing.choose_printer(SHEETS, parent)


@pytest.mark.parametrize("dots", [300, 600])
def test_a_band_stays_small_and_bands_leave_no_gap(dots: int) -> None:
    found = printing.bands(842, 595, dots)
    assert [top for top, _rows in found] == [sum(rows for _top, rows in found[:n]) for n in range(len(found))]
    assert sum(rows for _top, rows in found) == round(595 * dots / 72)
    assert all(rows * round(842 * dots / 72) <= printing.BAND_BYTES for _top, rows in found)


def test_bands_together_are_the_page(pdf: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "BAND_BYTES", 900_000)
    scale = 150 / 72
    with Preview(pdf) as preview:
        found = printing.bands(*preview.size(0), 150)
        parts = [preview.band(0, scale, top, rows) for top, rows in found]
        whole = preview.band(0, scale, 0, sum(rows for _top, rows in found))
    assert len(parts) > 2 and sum(part.height for part in parts) == whole.height
    joined = b"".join(part.data for part in parts)
    assert len(joined) == len(whole.data) == whole.width * whole.height
    far = sum(abs(one - other) > 96 for one, other in zip(joined, whole.data, strict=True))
    assert far < len(joined) / 10_000, "only the rounding of a slanted line's edge may differ"


def test_each_page_is_painted_and_the_window_lives_in_between(pdf: bytes, qapp: Any, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "giấy.pdf"))
    begun = list(printing.paint(Sheets(pdf, "Sổ"), printer, 300))
    assert sorted(set(begun)) == [1, 2, 3]
    with Preview((tmp_path / "giấy.pdf").read_bytes()) as paper:
        assert len(paper) == 3
        width, height = paper.size(0)
        assert width > height
        assert min(paper.pixels(0, 1.0).data) < 128, "the page is not blank"


def test_only_the_pages_asked_for_are_painted(pdf: bytes, qapp: Any, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "giấy.pdf"))
    assert set(printing.paint(Sheets(pdf, "Sổ", pages=(1,)), printer, 300)) == {1}


@pytest.mark.qt_log_ignore("QPainter::begin", extend=True)
def test_a_device_that_takes_no_page_is_told(pdf: bytes, qapp: Any, tmp_path: Path) -> None:
    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "không có" / "giấy.pdf"))
    with pytest.raises(WorldError, match="print_refused"):
        list(printing.paint(Sheets(pdf, "Sổ"), printer, 300))


# Printers out of true.


def _dark(data: bytes, page: int) -> tuple[float, float, float, float]:
    """Return the edges of what is dark on a page, in mm."""
    with Preview(data) as paper:
        pixels = paper.band(page, 150 / 72, 0, round(paper.size(page)[1] * 150 / 72))
    rows = [pixels.data[at : at + pixels.width] for at in range(0, len(pixels.data), pixels.width)]
    dark = [place for place, row in enumerate(rows) if min(row) < 128]
    across = [column for column in range(pixels.width) if min(row[column] for row in rows) < 128]
    return tuple(value * 25.4 / 150 for value in (across[0], across[-1], dark[0], dark[-1]))  # type: ignore[return-value]


@pytest.mark.parametrize(("page", "face"), [(0, "front"), (1, "back")])
def test_a_correction_moves_and_stretches_its_own_face_alone(page: int, face: str, qapp: Any) -> None:
    sheet = render("to-can-chinh", CalibrationSheet(True, (FRONT, BACK), date(2027, 5, 1)))
    correction = Correction(1.5, -2.0, 1.005, 0.995)
    sheets = Sheets(sheet, "Tờ", True, backs=frozenset({1}))
    straight = Straightened(sheets)
    assert set(printing.paint(sheets, straight.device, printing.LEAST_DPI, {face: correction})) == {1, 2}
    spooled = straight.sheets()
    assert (spooled.title, spooled.short_edge) == ("Tờ", True)
    with Preview(spooled.pdf) as paper:
        assert paper.size(0) == pytest.approx((841.9, 595.3), abs=1)
    before, after = _dark(sheet, page), _dark(spooled.pdf, page)
    wanted = (*(x * 1.005 + 1.5 for x in before[:2]), *(y * 0.995 - 2.0 for y in before[2:]))
    assert after == pytest.approx(wanted, abs=0.4)
    other = 1 - page
    assert _dark(spooled.pdf, other) == pytest.approx(_dark(sheet, other), abs=0.4)


def test_the_tray_is_named_unless_the_printer_chooses_it(qapp: Any) -> None:
    printer = QPrinter()
    printer.setPaperSource(QPrinter.PaperSource.Auto)
    assert printing.tray_of(printer) == ""

    class Lower:
        def paperSource(self) -> Any:
            return QPrinter.PaperSource.Lower

    assert printing.tray_of(Lower()) == "Lower"
