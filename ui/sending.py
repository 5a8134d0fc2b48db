"""Sending pages to a printer: by the spooler or painted here, and for the Sổ with its ledger kept before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from models.rules.calibration import Correction
from models.rules.fact import fact
from models.rules.pages import BookFacts
from models.rules.paper import PrintedPage
from models.services import calibrations, paper
from ui import printing
from ui.i18n import _
from ui.page import Shell
from ui.pages.preview import letters
from ui.printing import Sheets, Straightened
from ui.tasks import Report, Step, raise_again


@fact
class Errand:
    """One print: what goes to the printer, and what is noted of it.

    `noted` is the form and what of it, "" for a test print; `book` and `pages` are the paper book's. `words` are said
    when the printer has taken it. Not `corrected` is a calibration sheet, which shows the printer as it is.
    """

    sheets: Sheets
    words: str
    noted: tuple[str, str] = ("", "")
    book: BookFacts | None = None
    pages: tuple[PrintedPage, ...] = ()
    landscape: bool = False
    corrected: bool = True

    @property
    def paper(self) -> str:
        """Return the paper as the pages lie on it."""
        return calibrations.LANDSCAPE if self.landscape else calibrations.PORTRAIT


class Sender(QObject):
    """Send one errand at a time; `ready(bool)` tells whether another may come, `sent(errand)` that one has gone."""

    ready = Signal(bool)
    sent = Signal(object)

    def __init__(self, shell: Shell, window: QWidget) -> None:
        super().__init__(window)
        self._shell = shell
        self._window = window
        self._errand: Errand | None = None
        self._print = ""
        self._begun = 0
        self._steps: Iterator[int] | None = None
        self._straight: Straightened | None = None
        self.printer: tuple[str, str] = ("", "")
        self._next = QTimer(self)
        self._next.setInterval(0)
        self._next.timeout.connect(self._paint_on)

    def send(self, errand: Errand) -> None:
        """Send pages to the printer; Refused print_unanswered, page_taken; WorldError print_…"""
        self._straight = None
        if printing.by_spooler():
            self._to_spooler(errand)
            return
        printer = printing.choose_printer(errand.sheets, self._window)
        if printer is not None:
            self._begin(errand, printer.printerName(), printing.tray_of(printer))
            self._paint(printer, printer.resolution(), self._corrections())

    def _to_spooler(self, errand: Errand) -> None:
        self._begin(errand, printing.printer_name(), "")
        corrections = self._corrections()
        if corrections:
            self._straight = Straightened(errand.sheets)
            self._paint(self._straight.device, printing.LEAST_DPI, corrections)
        else:
            self._spool(errand.sheets)

    def _begin(self, errand: Errand, printer: str, tray: str) -> None:
        """Note the print before anything leaves: what a power cut leaves behind is then asked about."""
        self._print = paper.start(self._shell.office, errand.book, errand.pages, printer) if errand.book else ""
        self._errand, self._begun, self.printer = errand, 0, (printer, tray)
        self.ready.emit(False)

    def _corrections(self) -> Mapping[str, Correction]:
        errand = self._errand
        known = calibrations.corrections(self._shell.office, *self.printer, errand.paper) if errand.corrected else {}
        return known

    def _spool(self, sheets: Sheets) -> None:
        self._shell.tasks.call(_("Đang gửi tới máy in"), _Spooling(sheets), self._done, self._refused)

    def _paint(self, device: Any, resolution: int, corrections: Mapping[str, Correction]) -> None:
        self._steps = printing.paint(self._errand.sheets, device, resolution, corrections)
        self._next.start()

    @Slot()
    def _paint_on(self) -> None:
        """Paint one more band; the window takes its events in between."""
        try:
            self._begun = next(self._steps)
        except StopIteration:
            self._painted()
        except BaseException:
            self._next.stop()
            self._break_off()
            raise
        else:
            self._shell.bus.saved.emit(_("Đang in trang {page}").format(page=self._begun))

    def _painted(self) -> None:
        self._next.stop()
        if self._straight is None:
            self._done(None)
        else:
            self._spool(self._straight.sheets())

    @Slot(object)
    def _done(self, _answer: object) -> None:
        errand = self._errand
        self._end()
        if self._print:
            paper.done(self._shell.office, self._print)
        elif errand.noted[0]:
            letters.note(self._shell.office, *errand.noted, errand.sheets.pdf)
        self._shell.bus.saved.emit(errand.words)
        self.sent.emit(errand)

    @Slot(object)
    def _refused(self, error: Exception) -> None:
        """The spooler takes a whole document or nothing."""
        self._end()
        if self._print:
            paper.failed(self._shell.office, self._print)
        raise_again(error)

    def _break_off(self) -> None:
        """A printer that stops after the first page may have put some out; before it, nothing came."""
        self._end()
        if self._print and self._begun:
            paper.stopped(self._shell.office, self._print)
        elif self._print:
            paper.failed(self._shell.office, self._print)

    def _end(self) -> None:
        self._errand, self._steps = None, None
        self.ready.emit(True)


class _Spooling:
    """Hand sheets to the spooler on the worker."""

    def __init__(self, sheets: Sheets) -> None:
        self._sheets = sheets

    def __call__(self, report: Report) -> None:
        report(Step(text=_("Đang gửi tới máy in")))
        printing.spool(self._sheets)
