"""Slips as Word files: which are dragged or chosen, what they say, and the folder that new ones go to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QMimeData, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from models.exchange import slip_files
from models.exchange.slip_files import SlipFile
from models.rules.errors import WorldError
from models.rules.fact import fact
from models.rules.slip_facts import SlipPrint
from models.services import files, prints, slips
from models.services.doors import Office
from resources.words import parts
from ui.errors import Problem
from ui.i18n import _
from ui.page import Shell
from ui.saving import ask_where
from ui.tasks import Report, Step
from ui.widgets.dialogs import ask

FORM = "phieu-thang"
ENDINGS = (".docx", ".doc")
# So many refused files are named one by one.
MOST_TOLD = 3


@fact
class Read:
    """Files that were read, and what is said of those that were not."""

    files: tuple[SlipFile, ...]
    refused: tuple[WorldError, ...] = ()

    def problem(self) -> Problem:
        """Return what is said of the files that could not be read."""
        told = [parts(error.code, error.values) for error in self.refused]
        what = " ".join(happened for happened, _safe, _todo in told[:MOST_TOLD])
        if len(told) > MOST_TOLD:
            what += " " + _("Và {count} tệp khác.").format(count=len(told) - MOST_TOLD)
        return Problem(what, told[0][1], told[0][2])


def files_in(mime: QMimeData) -> list[Path]:
    """Return the Word files that are dragged."""
    return word_files([Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()])


def word_files(found: Iterable[object]) -> list[Path]:
    """Return those of some finds that are Word files by their names."""
    return [path for path in found if isinstance(path, Path) and path.suffix.lower() in ENDINGS]


def ask_files(parent: QWidget) -> list[Path]:
    """Ask for the files that came back; none when the reader left it."""
    kinds = _("Tệp Word") + " (*.docx *.doc)"
    found, _kind = QFileDialog.getOpenFileNames(parent, _("Nhận phiếu Word"), _documents(), kinds)
    return [Path(name) for name in found]


def read_all(office: Office, paths: Sequence[Path], unit: str = "", month: str = "") -> Read:
    """Read files one by one; one that cannot be read does not hold up the others."""
    files, refused = [], []
    for path in paths:
        try:
            files.append(slip_files.read(office, path, unit, month))
        except WorldError as error:
            refused.append(error)
    return Read(tuple(files), tuple(refused))


def save_to_folder(page: QWidget, shell: Shell, month: str, units: Sequence[str]) -> None:
    """Ask for a folder and write one file for each unit into it, beside the window."""
    folder = QFileDialog.getExistingDirectory(page, _("Thư mục để lưu phiếu Word"), _documents())
    if not folder:
        return
    if _may_write(page, Path(folder), slips.printed(shell.office, month, units)):
        work = _Writing(shell.office, Path(folder), month, tuple(units))
        shell.tasks.call(_("Đang lưu phiếu ra Word"), work, partial(_say_saved, shell))


def _documents() -> str:
    return QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)


def _may_write(page: QWidget, folder: Path, job: SlipPrint) -> bool:
    """Ask once before files of the same names are written over."""
    from reports.docx.phieu_thang import file_name

    there = [sheet for sheet in job.sheets if (folder / file_name(sheet)).exists()]
    if not there:
        return True
    question = _("Thư mục đã có {count} phiếu cùng tên").format(count=len(there))
    return ask(page, question, _("Ghi đè thì nội dung cũ của các tệp ấy mất."), _("Ghi đè"))


class _Writing:
    """Write the files on the worker, and note them as one print."""

    def __init__(self, office: Office, folder: Path, month: str, units: tuple[str, ...]) -> None:
        self._office, self._folder, self._month, self._units = office, folder, month, units

    def __call__(self, report: Report) -> int:
        return prints.save_each(self._office, FORM, slips.noted(self._month), self._folder, self._files(report))

    def _files(self, report: Report) -> Iterator[tuple[str, bytes]]:
        from reports.docx import render_docx
        from reports.docx.phieu_thang import one_by_one

        job = slips.printed(self._office, self._month, self._units)
        total = len(job.sheets)
        for number, (name, one) in enumerate(one_by_one(job), 1):
            report(Step(number, total, _("Đang lưu phiếu {number}/{total}").format(number=number, total=total)))
            yield name, render_docx(FORM, one)


def _say_saved(shell: Shell, count: int) -> None:
    shell.bus.saved.emit(_("Đã lưu {count} phiếu Word").format(count=count))


def save_one(page: QWidget, shell: Shell, unit: str, month: str) -> None:
    """Ask where the Word file of one unit goes, and write it."""
    from reports.docx import render_docx
    from reports.docx.phieu_thang import file_name

    job = slips.printed(shell.office, month, (unit,))
    path = ask_where(page, _("Lưu phiếu ra Word"), file_name(job.sheets[0]), _("Tệp Word") + " (*.docx)")
    if path is not None:
        prints.save(shell.office, FORM, slips.noted(month, unit), path, render_docx(FORM, job))
        shell.bus.saved.emit(_("Đã lưu {name}").format(name=path.name))


def save_copy(page: QWidget, shell: Shell, name: str, data: bytes) -> None:
    """Ask where a copy of a file goes that came in, and write it."""
    path = ask_where(page, _("Lưu tệp Word đã nhận"), name, _("Tệp Word") + " (*.docx)")
    if path is not None:
        files.write(path, data)
        shell.bus.saved.emit(_("Đã lưu {name}").format(name=path.name))
