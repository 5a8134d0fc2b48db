"""The dialog that ends a unit: its last day, who follows it, by which document."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from PySide6.QtWidgets import QWidget

from ui.i18n import _
from ui.pages.units.columns import CLOSING, CLOSING_ROWS
from ui.widgets import text
from ui.widgets.dialogs import HouseDialog
from ui.widgets.form import Form
from ui.widgets.picker import Listed, Option


class ClosingDialog(HouseDialog):
    """Ask for what a closing needs; the unit's lượt stay as they are."""

    def __init__(self, name: str, others: list[Option], today: Callable[[], date], parent: QWidget) -> None:
        super().__init__(_("Đóng đơn vị: {name}").format(name=name), _("Đóng đơn vị"), parent)
        self.body.addWidget(text.wrapped(_("Các lượt đã ghi giữ tên đơn vị như lúc ghi. Có thể hoàn tác."), "muted"))
        self.form = Form(CLOSING, CLOSING_ROWS, today, {"successor": Listed(others)})
        self.form["on"].set_value(today())
        self.body.addWidget(self.form)
        self.form.focus("on")

    def ready(self) -> bool:
        """Close only with a readable day."""
        if self.form.unreadable():
            return False
        if self.form["on"].value() is None:
            self.form.say("on", _("Mục này cần có."))
            self.form.focus("on")
            return False
        return True

    def answers(self) -> dict[str, Any]:
        """Return day, successor and document as the service takes them."""
        values = self.form.values()
        return {"on": values["on"], "successor": values["successor"], "resolution": values["resolution"] or ""}
