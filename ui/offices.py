"""What the program asks of the services about an office as a whole: where it lies, whose it is, what it finds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from models.rules.codes import UNIT_KINDS, labels
from models.rules.facts import PasteRow
from models.rules.setup import SetupAnswers
from models.services import doors, settings
from models.services.doors import Office
from ui.errors import Problem
from ui.i18n import _
from ui.widgets.navigation import Identity
from ui.widgets.search import Hit

SHELF = "Sổ Ghi Danh"
# Windows allows none of these in a folder's name.
_UNFIT = re.compile(r'[<>:"/\\|?*\x00-\x1f]+')
# The kind of place begins the second line of an office's name in the left column.
_PLACE = re.compile(r" (?=(?:XÃ|PHƯỜNG|ĐẶC KHU|THỊ TRẤN|TỈNH|THÀNH PHỐ)\b)", re.IGNORECASE)
_WAYS = {
    "unit": ("units", "unit"),
    "person": ("people", "person"),
    "honour_entry": ("honours", "entry"),
    "reported_deed": ("honours", "deed"),
}


def data_folder() -> Path:
    """Return this user's own place for the sample and crash notes."""
    from PySide6.QtCore import QStandardPaths

    return Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericDataLocation)) / "so-ghi-danh"


def documents_folder() -> Path:
    """Return where offices are put unless another place is chosen."""
    from PySide6.QtCore import QStandardPaths

    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return Path(documents) / SHELF


def new_folder(name: str) -> Path:
    """Return a folder for a new office of this name that does not exist yet."""
    return free_folder(documents_folder(), name)


def free_folder(shelf: Path, name: str) -> Path:
    """Return a folder on a shelf that no office has."""
    plain = " ".join(_UNFIT.sub(" ", name).split()).strip(" .") or SHELF
    tries = [plain, *(f"{plain} ({number})" for number in range(2, 100))]
    return next((shelf / tried for tried in tries if not (shelf / tried).exists()), shelf / plain)


def home_of_backup(backup: Path) -> Path:
    """Return the office a backup belongs to: the folder above `backups`, or a new one where it lies elsewhere."""
    above = backup.parent.parent
    return above if backup.parent.name == "backups" else new_folder(backup.stem)


def preview_units(text: str, level: str) -> tuple[PasteRow, ...]:
    """Return what pasted units would become in an office that does not exist yet."""
    from models.services import unit_paste

    return unit_paste.preview(text, level)


def found(folder: Path, answers: SetupAnswers) -> Office:
    """Make the office and return it open."""
    from models.services import office

    return office.found(folder, answers.settings(), answers.units)


def called_elsewhere(folder: Path) -> bool:
    """Call the window of an earlier start on this office to the front; False where there is none."""
    if not _held(folder):
        return False
    from ui.single import call

    return call(folder, partial(_held, folder))


def _held(folder: Path) -> bool:
    return doors.holder(folder) is not None


def is_sample(office: Office) -> bool:
    """Say whether everything in the office is invented."""
    return bool(settings.setting(office, "practice", False))


def today(office: Office) -> date:
    """Return today; in the sample the day on which its story stops."""
    if is_sample(office):
        return settings.SAMPLE_DAY
    return office.source.today()


def identity(office: Office) -> Identity:
    """Return what the left column says of the office."""
    known = settings.facts(office)
    names = tuple(_PLACE.split(" ".join((known.body or known.name).split()), maxsplit=1))
    return Identity(names, _province(known.province), known.keeper, known.practice)


def _province(name: str) -> str:
    if not name:
        return ""
    from resources import places

    kind = next((place.kind for place in places.provinces() if place.name == name), "")
    return f"{kind} {name}".strip()


def search(office: Office, typed: str) -> Sequence[Hit]:
    """Return what the search of the top bar finds."""
    from models.services.search import search as find

    kinds = {"unit": labels(UNIT_KINDS)}
    hits = []
    for hit in find(office, typed):
        page, key = _WAYS[hit.table]
        detail = " · ".join(_(kinds.get(hit.table, {}).get(part, part)) for part in hit.detail.split(" · "))
        hits.append(Hit(hit.title, detail, page, {key: hit.uuid}))
    return hits


def undo(office: Office) -> None:
    """Undo the newest act that stands."""
    from models.services import history

    history.undo_last(office)


def redo(office: Office) -> None:
    """Undo the newest undo."""
    from models.services import history

    history.redo_last(office)


def with_button(problem: Problem, caption: str, act: Callable[[], None]) -> Problem:
    """Return a problem with a button that does something about it."""
    return replace(problem, button=caption, act=act)
