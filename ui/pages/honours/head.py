"""Above the fields of a lượt: its name, its state, the next step, and what else may be done."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from ui.i18n import _
from ui.itemmodels.columns import Look
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, ActionButton, MenuButton
from ui.widgets.states import LOOKS, StateWord


class LuotHead(QWidget):
    """Name, state line and buttons; in a narrow window the buttons stand in the bar above."""

    def __init__(self, others: list[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = text.dress(text.Elided(), 15, True)
        self.name.setMinimumHeight(px(26))
        self.state = StateWord(LOOKS["draft"], "")
        self.note = text.dress(text.Elided(), role="muted")
        self.buttons = QWidget()
        self._row = QHBoxLayout(self.buttons)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(px(16))
        self.others = MenuButton(_("Việc khác"), others)
        self._row.addWidget(self.others)
        self.step: ActionButton | None = None
        self._line = QWidget(self)
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(px(12))
        line.addWidget(self.state)
        line.addWidget(self.note, 1)
        self._narrow: bool | None = None
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(px(20))
        self._grid.setVerticalSpacing(px(2))
        self.fold(False)

    def say(self, name: str, look: Look, state: str, note: str) -> None:
        """Say whose lượt this is, its state, and where it comes from."""
        self.name.setText(name)
        self.state.say(look, state)
        self.note.setText(note)

    def set_step(self, action: QAction | None, primary: bool = True) -> None:
        """Offer the next step, or none."""
        if self.step is not None:
            self._row.removeWidget(self.step)
            self.step.hide()
            self.step.deleteLater()
            self.step = None
        if action is not None:
            self.step = ActionButton(action, PRIMARY if primary else "")
            self._row.addWidget(self.step)
            # Now, not when the layout gets round to it: the keyboard may be sent here at once.
            self.step.show()

    def fold(self, narrow: bool) -> None:
        """Put everything on one line, the buttons elsewhere; or name over state with the buttons beside them."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        for widget in (self.name, self._line, self.buttons):
            self._grid.removeWidget(widget)
        self._grid.addWidget(self.name, 0, 0)
        if narrow:
            self._grid.addWidget(self._line, 0, 1)
        else:
            self._grid.addWidget(self._line, 1, 0)
            self._grid.addWidget(self.buttons, 0, 1, 2, 1, Qt.AlignmentFlag.AlignVCenter)
        self._grid.setColumnStretch(0, 0 if narrow else 1)
        self._grid.setColumnStretch(1, 1 if narrow else 0)
