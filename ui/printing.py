"""Printing a finished PDF: Linux hands it to `lp`; elsewhere its pages are painted on a QPrinter, band by band.

Nothing is drawn here: what goes to paper are the very bytes that the preview shows.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QBuffer, QIODevice, QMarginsF, QRect
from PySide6.QtGui import QImage, QPageSize, QPainter, QPdfWriter, QTransform
from PySide6.QtWidgets import QDialog, QWidget

from models.rules import calibration
from models.rules.calibration import Correction
from models.rules.errors import WorldError
from models.rules.fact import fact

SPOOLER, LISTER = "lp", "lpstat"
WAIT_SECONDS = 60
LEAST_DPI, MOST_DPI = 300, 600
POINTS_PER_INCH = 72
MM_PER_INCH = 25.4
# A band of grey pixels is at most so large; a whole page at 600 dpi costs five times that.
BAND_BYTES = 40_000_000


@fact
class Sheets:
    """What goes to the printer.

    `short_edge` says how a sheet printed on both sides is turned, None = one side; `pages` names pages from 0, empty =
    all; `backs` are those that lie on the back of their sheet.
    """

    pdf: bytes
    title: str
    short_edge: bool | None = None
    pages: tuple[int, ...] = ()
    backs: frozenset[int] = frozenset()

    def face(self, page: int) -> str:
        """Return the face of the paper that a page lies on."""
        return calibration.BACK if page in self.backs else calibration.FRONT


def by_spooler() -> bool:
    """Say whether the system takes a PDF as it is."""
    return sys.platform.startswith("linux")


def printer_name() -> str:
    """Return the default printer's name, "" where there is none or the system does not say."""
    if by_spooler():
        return _default_destination(_listed("-d"))
    from PySide6.QtPrintSupport import QPrinterInfo

    return QPrinterInfo.defaultPrinterName()


def _default_destination(answer: str) -> str:
    # The system words its answer in its own language; the name stands behind the last colon.
    return answer.strip().rpartition(":")[2].strip() if ":" in answer else ""


def _listed(option: str) -> str:
    if shutil.which(LISTER) is None:
        return ""
    try:
        found = subprocess.run([LISTER, option], capture_output=True, text=True, timeout=WAIT_SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return found.stdout


def spool(sheets: Sheets) -> None:
    """Hand the PDF to the system's spooler; WorldError print_no_spooler, print_no_printer, print_refused (answer)."""
    if shutil.which(SPOOLER) is None:
        raise WorldError("print_no_spooler")
    if not _listed("-e").strip():
        raise WorldError("print_no_printer")
    try:
        # Through standard input, so that no plain copy is left in a folder.
        done = subprocess.run(
            command(sheets), input=sheets.pdf, capture_output=True, timeout=WAIT_SECONDS, check=False
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise WorldError("print_refused", answer="") from error
    if done.returncode:
        raise WorldError("print_refused", answer=done.stderr.decode(errors="replace").strip())


def command(sheets: Sheets) -> list[str]:
    """Return the spooler's command line: sides, no scaling, the pages wanted."""
    sides = {None: "one-sided", True: "two-sided-short-edge", False: "two-sided-long-edge"}[sheets.short_edge]
    ranges = ["-o", "page-ranges=" + ",".join(str(page + 1) for page in sheets.pages)] if sheets.pages else []
    return [SPOOLER, "-t", sheets.title, "-o", f"sides={sides}", "-o", "print-scaling=none", *ranges]


def choose_printer(sheets: Sheets, parent: QWidget) -> Any:
    """Ask for printer, tray and copies; return a QPrinter set up for these sheets, None when the reader left it.

    Raises WorldError print_no_printer.
    """
    from PySide6.QtPrintSupport import QPrintDialog, QPrinter, QPrinterInfo

    if not QPrinterInfo.availablePrinterNames():
        raise WorldError("print_no_printer")
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(sheets.title)
    printer.setFullPage(True)
    printer.setDuplex(_duplex(sheets.short_edge))
    dialog = QPrintDialog(printer, parent)
    return printer if dialog.exec() == QDialog.DialogCode.Accepted else None


def _duplex(short_edge: bool | None) -> Any:
    from PySide6.QtPrintSupport import QPrinter

    if short_edge is None:
        return QPrinter.DuplexMode.DuplexNone
    return QPrinter.DuplexMode.DuplexShortSide if short_edge else QPrinter.DuplexMode.DuplexLongSide


def tray_of(printer: Any) -> str:
    """Return the tray a printer was set to, "" for the one it chooses itself."""
    name = str(printer.paperSource().name)
    return "" if name == "Auto" else name


class Straightened:
    """A spool of the same pages painted back into true, for a spooler that takes only whole documents."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets
        self._buffer = QBuffer()
        self._buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        self.device = QPdfWriter(self._buffer)
        self.device.setTitle(sheets.title)
        self.device.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self.device.setPageMargins(QMarginsF(0, 0, 0, 0))
        self.device.setResolution(LEAST_DPI)

    def sheets(self) -> Sheets:
        """Return what is spooled once all is painted: every page of it."""
        self._buffer.close()
        return Sheets(bytes(self._buffer.data().data()), self._sheets.title, self._sheets.short_edge)


def paint(
    sheets: Sheets, device: Any, resolution: int, corrections: Mapping[str, Correction] | None = None
) -> Iterator[int]:
    """Paint the pages on a paged device (a QPrinter), and give the number of pages begun before each band.

    `corrections` by face bring a printer out of true back. Raises WorldError print_refused when the device takes no
    page. The caller steps, so that a window stays alive.
    """
    from reports.preview import Preview

    dots = min(max(resolution, LEAST_DPI), MOST_DPI)
    with Preview(sheets.pdf) as preview:
        painter = QPainter()
        try:
            for place, page in enumerate(sheets.pages or range(len(preview))):
                device.setPageOrientation(_orientation(*preview.size(page)))
                if not (device.newPage() if place else painter.begin(device)):
                    raise WorldError("print_refused", answer="")
                painter.setTransform(_moved((corrections or {}).get(sheets.face(page)), resolution))
                for band in bands(*preview.size(page), dots):
                    yield place + 1
                    _paint_band(painter, preview, page, band, dots, resolution)
        finally:
            if painter.isActive():
                painter.end()


def _moved(correction: Correction | None, resolution: int) -> QTransform:
    """Return a correction in the device's own dots."""
    made = correction or calibration.NONE
    dots = resolution / MM_PER_INCH
    return QTransform(made.scale_x, 0, 0, made.scale_y, made.offset_x * dots, made.offset_y * dots)


def _orientation(width: float, height: float) -> Any:
    from PySide6.QtGui import QPageLayout

    return QPageLayout.Orientation.Landscape if width > height else QPageLayout.Orientation.Portrait


def bands(width: float, height: float, dots: int) -> list[tuple[int, int]]:
    """Return the first row and the number of rows of each band of a page, its size in points."""
    across, down = (round(points * dots / POINTS_PER_INCH) for points in (width, height))
    rows = max(1, BAND_BYTES // max(across, 1))
    return [(top, min(rows, down - top)) for top in range(0, down, rows)]


def _paint_band(painter: QPainter, preview: Any, page: int, band: tuple[int, int], dots: int, resolution: int) -> None:
    top, rows = band
    found = preview.band(page, dots / POINTS_PER_INCH, top, rows)
    image = QImage(found.data, found.width, found.height, found.width, QImage.Format.Format_Grayscale8)
    scale = resolution / dots
    place = QRect(0, round(top * scale), round(found.width * scale), round(found.height * scale))
    painter.drawImage(place, image)
