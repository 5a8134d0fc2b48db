"""The left column: the office's name, the screens in groups, the keeper at the foot."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QVBoxLayout, QWidget

from models.rules.fact import fact
from ui import icons, theme
from ui.i18n import _
from ui.screens import Screen
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import Button
from ui.widgets.focusring import INSET
from ui.widgets.foot import Rule

WIDE = 208
NARROW = 144
# In large letters the rows draw together, or the screens would not all stand on the screen.
ROW, LARGE_ROW, LARGE = 40, 28, 1.5
EDGE = 20
WORDS = 52
NARROW_EDGE = 16


@fact
class Identity:
    """Whose office this is: its names as the left column shows them, the keeper, and whether all of it is invented."""

    names: tuple[str, ...]
    place: str = ""
    keeper: str = ""
    trial: bool = False


class NavRow(QAbstractButton):
    """One screen: icon and word, a bar when chosen. Painted here, for a styled button would not keep its height."""

    def __init__(self, screen: Screen, parent: QWidget) -> None:
        super().__init__(parent)
        self.screen = screen
        self.setText(_(screen.caption))
        self.setAccessibleName(self.text())
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty(INSET, 2)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.narrow = False

    def sizeHint(self) -> QSize:
        """Return 40 px of height."""
        height = ROW if theme.current().scale < LARGE else LARGE_ROW
        return QSize(px(NARROW if self.narrow else WIDE), px(height))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Up and Down go to the neighbour, Enter opens."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif event.key() == Qt.Key.Key_Down:
            self.focusNextChild()
        elif event.key() == Qt.Key.Key_Up:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)

    def nextCheckState(self) -> None:
        """Leave being chosen to the frame."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw ground, bar, icon and word."""
        painter = QPainter(self)
        chosen = self.isChecked()
        if chosen or self.underMouse():
            theme.fill(painter, self.rect(), "window")
        if chosen:
            theme.fill(painter, QRect(0, 0, px(4), self.height()), "accent_line")
        left = px(EDGE if self.narrow else WORDS) if not self.narrow else px(NARROW_EDGE)
        if not self.narrow:
            side = px(20)
            place = QRectF(px(EDGE), (self.height() - side) / 2, side, side)
            icons.paint(painter, self.screen.icon, place, theme.colour("accent_icon" if chosen else "muted"))
        painter.setFont(theme.font(bold=chosen))
        painter.setPen(theme.colour("text"))
        place = QRect(left, 0, self.width() - left, self.height())
        painter.drawText(place, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, self.text())


class Navigation(QWidget):
    """The column itself; `chosen(page id)` when a screen is asked for, `left` to leave the sample office."""

    chosen = Signal(str)
    left = Signal()

    def __init__(self, identity: Identity, screens: list[Screen], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Các màn hình"))
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, px(18), 0, px(14))
        self._column.setSpacing(0)
        self._padded: list[QVBoxLayout] = []
        self._add_names(identity)
        self.rows = [NavRow(screen, self) for screen in screens]
        self._add_rows()
        self._column.addStretch(1)
        self._add_keeper(identity)
        self.set_narrow(False)

    def _block(self) -> QVBoxLayout:
        block = QVBoxLayout()
        block.setSpacing(0)
        self._padded.append(block)
        self._column.addLayout(block)
        return block

    def _add_names(self, identity: Identity) -> None:
        block = self._block()
        for name in identity.names:
            label = text.dress(text.body(name), bold=True)
            label.setWordWrap(True)
            block.addWidget(label)
        if identity.place:
            block.addWidget(text.muted(identity.place))
        if identity.trial:
            block.addSpacing(px(8))
            block.addWidget(text.dress(text.wrapped(_("SỔ THỬ, số liệu bịa")), bold=True, role="amber"))
            block.addSpacing(px(4))
            block.addWidget(Button(_("Rời sổ thử")).on(self.left))
        self._column.addSpacing(px(18))

    def _add_rows(self) -> None:
        for before, row in zip([None, *self.rows], self.rows, strict=False):
            if before is not None and before.screen.group != row.screen.group:
                rule = self._block()
                rule.addSpacing(px(6))
                rule.addWidget(Rule())
                rule.addSpacing(px(6))
            self._column.addWidget(row)
            row.clicked.connect(self._clicked)

    def _add_keeper(self, identity: Identity) -> None:
        if not identity.keeper:
            return
        block = self._block()
        block.addWidget(text.muted(_("Người giữ sổ")))
        name = text.body(identity.keeper)
        name.setWordWrap(True)
        block.addWidget(name)

    def set_narrow(self, narrow: bool) -> None:
        """Drop the icons, keep the words; or bring the icons back."""
        self.setFixedWidth(px(NARROW if narrow else WIDE))
        edge = px(NARROW_EDGE if narrow else EDGE)
        for block in self._padded:
            block.setContentsMargins(edge, 0, edge, 0)
        for row in self.rows:
            row.narrow = narrow
            row.update()

    def choose(self, page: str) -> None:
        """Show which screen is in view."""
        for row in self.rows:
            row.setChecked(row.screen.page == page)

    @Slot()
    def _clicked(self) -> None:
        self.chosen.emit(self.sender().screen.page)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the column's ground."""
        theme.fill(QPainter(self), self.rect(), "navigation")
