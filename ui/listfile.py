"""The list in view as an Excel file: every row it has, days and figures as what they are."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QWidget

from models.rules.fact import fact
from models.services import prints, settings
from ui.i18n import _
from ui.itemmodels.columns import Align
from ui.page import Page, Shell
from ui.saving import ask_where
from ui.widgets.table import HouseTable, copied

_FORBIDDEN = re.compile(r'[<>:"/\\|?*]')


@fact
class Listed:
    """What a list holds: its name, captions, texts by row, and which columns hold figures."""

    title: str
    captions: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...]


def list_in_view(page: Page) -> HouseTable | None:
    """Return the list that has the focus, otherwise the largest one in view; None where there is none."""
    shown = [table for table in page.findChildren(HouseTable) if table.isVisible() and table.lazy().columns]
    held = [table for table in shown if table.hasFocus()]
    return max(held or shown, key=_area, default=None)


def _area(table: QWidget) -> int:
    return table.width() * table.height()


def listed(page: Page, table: HouseTable) -> Listed:
    """Read all rows of a list."""
    model = table.lazy()
    columns = range(len(model.columns))
    rows = tuple(tuple(copied(model, row, column) for column in columns) for row in range(model.rowCount()))
    numeric = tuple(place for place, column in enumerate(model.columns) if column.align == Align.RIGHT)
    return Listed(page.title, tuple(_(column.title) for column in model.columns), rows, numeric)


def save_list(page: Page, shell: Shell) -> None:
    """Ask where, then write the list in view beside the window."""
    table = list_in_view(page)
    if table is None:
        shell.bus.saved.emit(_("Trang này không có danh sách để lưu"))
        return
    held = listed(page, table)
    name = " ".join(_FORBIDDEN.sub(" ", held.title).split())
    path = ask_where(page, _("Lưu danh sách ra Excel"), f"{name}.xlsx", _("Tệp Excel (*.xlsx)"))
    if path is not None:
        work = _Writing(held, settings.facts(shell.office).name, shell.today())
        shell.tasks.call(_("Đang viết {name}").format(name=path.name), work, partial(_keep, shell, held.title, path))


def _keep(shell: Shell, title: str, path: Path, data: bytes) -> None:
    prints.save(shell.office, "danh-sach", title, path, data)
    shell.bus.saved.emit(_("Đã lưu {name}").format(name=path.name))


class _Writing:
    """Write a list on the worker."""

    def __init__(self, held: Listed, body: str, day: Any) -> None:
        self._held, self._body, self._day = held, body, day

    def __call__(self, _report: Any) -> bytes:
        from reports.xlsx import render_list

        held = self._held
        return render_list(held.title, held.captions, held.rows, self._body, self._day, held.numeric)
