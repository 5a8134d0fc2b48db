"""What belongs to this machine and its user: language, text size, colours."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.i18n import _
from ui.page import Shell
from ui.preferences import Preferences
from ui.theme import SCALES, px
from ui.widgets import text
from ui.widgets.picker import Listed, Option, Picker


class MachineChoices(QWidget):
    """Three choices; each takes effect at once."""

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shell = shell
        self.pickers: dict[str, Picker] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(16))
        self._grid.setVerticalSpacing(px(12))
        self._grid.setColumnStretch(2, 1)
        now = shell.preferences.now if shell.preferences else Preferences()
        languages = [Option("vi", _("Tiếng Việt")), Option("en", _("Tiếng Anh"))]
        self._add("language", _("Ngôn ngữ"), languages, now.language)
        self._add("percent", _("Cỡ chữ"), [Option(percent, f"{percent} %") for percent in SCALES], now.percent)
        self._add("dark", _("Nền"), [Option(False, _("Sáng")), Option(True, _("Tối"))], now.dark)

    def _add(self, name: str, words: str, options: list[Option], now: object) -> None:
        row = self._grid.rowCount()
        label = text.muted(words)
        picker = Picker(Listed(options))
        picker.setAccessibleName(words)
        picker.setFixedWidth(px(176))
        picker.require()
        picker.set_value(now)
        picker.picked.connect(self._picked)
        label.setBuddy(picker)
        self.pickers[name] = picker
        self._grid.addWidget(label, row, 0)
        self._grid.addWidget(picker, row, 1)

    @Slot(object)
    def _picked(self, value: object) -> None:
        name = next(name for name, picker in self.pickers.items() if picker is self.sender())
        if self._shell.preferences is not None:
            self._shell.preferences.change(**{name: value})
            self._shell.bus.preferences.emit()
