"""Rows of lượt pasted from a spreadsheet, looked at before any of them is added."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from models.rules.facts import PasteRow
from models.rules.fields import N_
from ui.i18n import _
from ui.itemmodels.columns import Column
from ui.page import Shell
from ui.pages.honours.registers import Register
from ui.theme import px
from ui.widgets.formdialog import run_dialog
from ui.widgets.pastedialog import PasteDialog

WIDTH = 1040


def paste_luot(register: Register, shell: Shell, parent: QWidget) -> None:
    """Show what the clipboard holds, row by row, and add what the reader leaves ticked."""
    hint = _(
        "Chép các cột trong Excel: tháng, chi bộ, loại, họ tên hoặc tập thể, việc làm; có dòng đầu đề thì cột nào "
        "cũng được, thứ tự nào cũng được."
    )
    preview = partial(register.acts.paste_preview, shell.office)
    dialog = PasteDialog(_("Dán các lượt"), hint, _columns(), preview, parent)
    dialog.setMinimumWidth(px(WIDTH))
    if run_dialog(dialog):
        count = register.acts.take_paste(shell.office, dialog.rows())
        shell.bus.saved.emit(_("Đã thêm {count} lượt").format(count=count))


def _columns() -> tuple[Column, ...]:
    return (
        Column("month", N_("Tháng"), _month, 80),
        Column("name", N_("Họ tên, tập thể"), partial(_value, "name"), 168),
        Column("unit", N_("Chi bộ"), partial(_value, "unit_name"), 112),
        Column("deed", N_("Việc làm"), partial(_value, "deed")),
    )


def _value(name: str, row: PasteRow) -> str:
    return str(row.values.get(name) or "")


def _month(row: PasteRow) -> str:
    year, _dash, month = str(row.values.get("month") or "").partition("-")
    return f"{month}/{year}" if month else year


