"""A list and the form of one of its rows: side by side, or one at a time with a bar back to the list."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import _
from ui.theme import px
from ui.widgets.buttons import Button

LIST = 472
GAP = 24


class TwoPane(QWidget):
    """Show list and form; where the window is narrow the list folds away while a form is open.

    `stepped(by)` asks for the row before or after, `listed` follows the way back to the list, `turned` any change.
    """

    stepped = Signal(int)
    listed = Signal()
    turned = Signal()

    def __init__(self, rows: QWidget, form: QWidget, width: int = LIST, parent: QWidget | None = None) -> None:
        """`width` is the list's, in px at 100 %."""
        super().__init__(parent)
        self.rows, self.form = rows, form
        self._width = width
        self._open = False
        self._folded = theme.current().narrow
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(px(12))
        outer.addWidget(self._make_bar())
        across = QHBoxLayout()
        across.setSpacing(px(GAP))
        across.addWidget(rows)
        across.addWidget(form, 1)
        # Without a form to show the list stays at the left edge.
        across.addStretch(0)
        self._across = across
        outer.addLayout(across, 1)
        self._place()

    def _make_bar(self) -> QWidget:
        self.bar = QWidget(self)
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.back = Button(_("Danh sách"), icon="left").on(self.close_form)
        self.before = Button(_("Mục trước")).on(self._before)
        self.after = Button(_("Mục sau")).on(self._after)
        for button in (self.back, self.before, self.after):
            row.addWidget(button)
        row.addStretch(1)
        return self.bar

    def name(self, back: str, before: str, after: str) -> None:
        """Give the bar its words: "Danh sách 66 đơn vị", "Đơn vị trước", "Đơn vị sau"."""
        for button, words in ((self.back, back), (self.before, before), (self.after, after)):
            button.setText(words)

    def open_form(self) -> None:
        """Bring the form into view."""
        self._open = True
        self._place()

    @Slot()
    def close_form(self) -> None:
        """Bring the list back."""
        self._open = False
        self._place()
        self.listed.emit()

    def fold(self, narrow: bool) -> None:
        """Show one at a time, or both."""
        self._folded = narrow
        self._place()

    def alone(self) -> bool:
        """Say whether the form stands alone, the list folded away."""
        return self._folded and self._open

    def folded(self) -> bool:
        """Say whether list and form are shown one at a time."""
        return self._folded

    def _place(self) -> None:
        alone = self.alone()
        self.bar.setVisible(alone)
        self.rows.setVisible(not alone)
        self.form.setVisible(not self._folded or self._open)
        # Alone the list takes the whole width; beside a form it has its own.
        self._across.setStretchFactor(self.rows, int(self._folded))
        if self._folded:
            self.rows.setMinimumWidth(0)
            self.rows.setMaximumWidth(16777215)
        else:
            self.rows.setFixedWidth(px(self._width))
        self.turned.emit()

    @Slot()
    def _before(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _after(self) -> None:
        self.stepped.emit(1)
