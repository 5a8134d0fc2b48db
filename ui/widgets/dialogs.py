"""Dialogs: a question with verb + object captions, and a base for small forms."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui.i18n import _
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import PRIMARY, Button


class HouseDialog(QDialog):
    """A title, a body to fill, and at the foot "Huỷ" and the one act at the right edge."""

    def __init__(self, title: str, act: str, parent: QWidget | None = None, keep: str = "") -> None:
        """`act` is verb + object; `keep` the caption that leaves everything as it is (default: Huỷ)."""
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(px(440))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(px(24), px(20), px(24), px(20))
        outer.setSpacing(px(16))
        heading = text.section(title)
        heading.setWordWrap(True)
        outer.addWidget(heading)
        self.body = QVBoxLayout()
        self.body.setSpacing(px(12))
        outer.addLayout(self.body, 1)
        foot = QHBoxLayout()
        foot.setSpacing(px(8))
        foot.addStretch(1)
        self.keep_button = Button(keep or _("Huỷ")).on(self.reject)
        self.act_button = Button(act, PRIMARY).on(self.try_accept)
        foot.addWidget(self.keep_button)
        foot.addWidget(self.act_button)
        outer.addLayout(foot)

    def ready(self) -> bool:
        """Say whether the act may go ahead; a subclass shows why not."""
        return True

    def try_accept(self) -> None:
        """Accept when ready."""
        if self.ready():
            self.accept()

    def event(self, event: QEvent) -> bool:
        """Grow with what is said under a field; wrapped words never count in a window's least size."""
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest:
            wanted = self.layout().totalHeightForWidth(self.width())
            if wanted > self.height():
                self.resize(self.width(), min(wanted, self.screen().availableSize().height()))
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Ctrl+Enter acts from any field; Enter alone only presses the button in focus."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.try_accept()
        elif not enter:
            super().keyPressEvent(event)


def ask(parent: QWidget, question: str, sentence: str, act: str, keep: str = "") -> bool:
    """Ask before an act; the focus stands on the caption that leaves everything as it is."""
    dialog = HouseDialog(question, act, parent, keep)
    dialog.body.addWidget(text.wrapped(sentence))
    dialog.keep_button.setFocus()
    return dialog.exec() == QDialog.DialogCode.Accepted


def tell(parent: QWidget, title: str, sentence: str) -> None:
    """Tell something that needs no answer."""
    dialog = HouseDialog(title, _("Đóng"), parent)
    dialog.body.addWidget(text.wrapped(sentence))
    dialog.keep_button.hide()
    dialog.exec()
