"""The line at the foot of a page, the white home sheet, and other plain surfaces."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import QUIET, Button

LINE = 64
NARROW_LINE = 57
BUTTON = 176
DONE_LINE = 40
FOLD, NARROW_FOLD = 40, 32


class Rule(QWidget):
    """A thin line across."""

    def __init__(self, role: str = "line", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._role = role
        self.setFixedHeight(1)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line."""
        theme.fill(QPainter(self), self.rect(), self._role)


class Foot(QFrame):
    """The foot of a page: 40 px high, 56 with a button; words left, a remark or button right."""

    def __init__(self, button: Button | None = None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        tall = 48 if theme.current().narrow else 56
        self.setFixedHeight(px(tall if button else 40))
        self.row = QHBoxLayout(self)
        self.row.setContentsMargins(px(24), 1, px(24) + (px(16) if button else 0), 0)
        self.row.setSpacing(px(8))
        self.words = text.muted()
        self.row.addWidget(self.words)
        self.after = text.body()
        self.row.addWidget(self.after)
        # Where both do not fit the remark gives way.
        self.remark = text.dress(text.Elided(), role="muted")
        self.remark.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.row.addWidget(self.remark, 1)
        if button is not None:
            button.setMinimumWidth(px(BUTTON))
            self.row.addWidget(button)

    def show_legend(self, marks: list[tuple[str, str, str]]) -> None:
        """Put what single letters mean at the left: each letter bold in its colour, its word after it."""
        for place, (letter, role, word) in enumerate(marks):
            label = text.dress(QLabel(letter), bold=True, role=role)
            self.row.insertWidget(2 * place, label)
            meant = text.muted(word)
            meant.setContentsMargins(0, 0, px(10), 0)
            self.row.insertWidget(2 * place + 1, meant)

    def say(self, words: str, after: str = "", remark: str = "") -> None:
        """Change the words: muted at left, plain after them, muted at right."""
        self.words.setText(words)
        self.after.setText(after)
        self.remark.setText(remark)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the line above."""
        QPainter(self).fillRect(0, 0, self.width(), 1, theme.colour("line"))


class HomeLine(QWidget):
    """One line of the home sheet: time, lead over its sentence, one button."""

    def __init__(self, when: str, lead: str, sentence: str, buttons: list[Button], late: bool = False) -> None:
        super().__init__()
        self.setFixedHeight(px(NARROW_LINE if theme.current().narrow else LINE))
        grid = QGridLayout(self)
        grid.setContentsMargins(px(16), px(10), px(16), px(10))
        grid.setHorizontalSpacing(0)
        grid.setVerticalSpacing(0)
        self.when = text.dress(QLabel(when), bold=late, role="red" if late else "muted")
        self.when.setFixedWidth(px(136))
        self.when.setContentsMargins(0, px(2), 0, 0)
        self.lead = text.section(lead)
        self.sentence = text.dress(text.Elided(sentence))
        grid.addWidget(self.when, 0, 0)
        grid.addWidget(self.lead, 0, 1)
        grid.addWidget(self.sentence, 1, 1)
        grid.setColumnStretch(1, 1)
        place = QHBoxLayout()
        place.setSpacing(px(8))
        for button in buttons:
            button.setMinimumWidth(px(BUTTON))
            button.setAccessibleName(f"{button.text()}: {lead}")
            place.addWidget(button)
        grid.addLayout(place, 0, 2, 2, 1, Qt.AlignmentFlag.AlignVCenter)


class DoneLine(QWidget):
    """One thing that is done: its day, what it was, a quiet way back to it; 40 px high."""

    def __init__(self, when: str, what: str, button: Button) -> None:
        super().__init__()
        self.setFixedHeight(px(DONE_LINE))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(0)
        day = text.muted(when)
        day.setFixedWidth(px(136))
        row.addWidget(day)
        self.what = text.dress(text.Elided(what))
        row.addWidget(self.what, 1)
        button.setMinimumWidth(px(BUTTON))
        button.setAccessibleName(f"{button.text()}: {what}")
        row.addWidget(button)


class FoldLine(Button):
    """A quiet line that opens and shuts what stands under it: chevron, words, and what is inside in short."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__("", QUIET, parent=parent)
        self.setCheckable(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(px(36), 0, px(8), 0)
        row.setSpacing(px(8))
        self.words = text.body()
        self.rest = text.dress(text.Elided(), role="muted")
        for label in (self.words, self.rest):
            label.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        row.addWidget(self.words)
        row.addWidget(self.rest, 1)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(px(NARROW_FOLD if theme.current().narrow else FOLD))

    def say(self, words: str, rest: str) -> None:
        """Change the words: plain, then muted."""
        self.words.setText(words)
        self.rest.setText(rest)
        self.setAccessibleName(f"{words} {rest}")

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron; the words are labels of their own."""
        painter = QPainter(self)
        side = px(14)
        place = QRectF(px(13), (self.height() - side) / 2, side, side)
        icons.paint(painter, "down" if self.isChecked() else "right", place, theme.colour("muted"))


class StartLine(QWidget):
    """One line of an empty page: number, what to do, a sentence, a button; 72 px high."""

    def __init__(self, number: int, lead: str, sentence: str, button: Button, first: bool = False) -> None:
        super().__init__()
        self.setFixedHeight(px(72))
        row = QHBoxLayout(self)
        row.setContentsMargins(px(16), 0, px(16), 0)
        row.setSpacing(px(16))
        figure = text.dress(QLabel(str(number)), 17, True, "text" if first else "muted")
        figure.setFixedWidth(px(32))
        figure.setAlignment(Qt.AlignmentFlag.AlignCenter)
        row.addWidget(figure)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addStretch(1)
        words.addWidget(text.section(lead))
        words.addWidget(text.wrapped(sentence))
        words.addStretch(1)
        row.addLayout(words, 1)
        button.setMinimumWidth(px(BUTTON))
        button.setAccessibleName(f"{button.text()}: {lead}")
        row.addWidget(button)
        self.setFocusProxy(button)


class Sheet(QWidget):
    """A white surface of lines with hairlines between them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: list[QWidget] = []
        self._lines = QVBoxLayout(self)
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(1)

    def set_lines(self, lines: list[QWidget]) -> None:
        """Show these lines instead of the present ones."""
        for old in self._shown:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = list(lines)
        for line in lines:
            self._lines.addWidget(line)
        # Showing a sheet that stands nowhere yet would open a window of its own.
        if self.parentWidget() is not None or not lines:
            self.setVisible(bool(lines))

    def lines(self) -> list[QWidget]:
        """Return the lines shown."""
        return list(self._shown)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the white ground and the hairlines."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("base"))
        for line in self.lines()[:-1]:
            painter.fillRect(QRectF(0, line.geometry().bottom() + 1, self.width(), 1), theme.colour("hairline"))
