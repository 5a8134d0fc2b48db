"""One ring for every control: it follows the keyboard focus and never moves the layout."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget

from ui import theme

WIDTH = 2
RADIUS = 6
OUTSIDE = 3
INSET = "ringInset"

_FOLLOW = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.ParentChange,
    QEvent.Type.LayoutRequest,
    QEvent.Type.ZOrderChange,
}


class FocusRing(QWidget):
    """Stand around the control that has the focus, in its own window.

    A control with the property `ringInset` (pixels) has the ring that far inside its edge. Lists draw their own frame.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._target: QWidget | None = None
        self._watched: list[QWidget] = []
        self.hide()
        app.focusChanged.connect(self._moved)

    def target(self) -> QWidget | None:
        """Return the control the ring stands around."""
        return self._target

    @Slot(QWidget, QWidget)
    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        self._release()
        if new is None or not ringed(new):
            self.hide()
            return
        self._target = new
        widget: QWidget | None = new
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()
        new.destroyed.connect(self._gone)
        if self.parentWidget() is not new.window():
            self.setParent(new.window())
        self._follow()

    def _release(self) -> None:
        if self._target is not None:
            self._target.destroyed.disconnect(self._gone)
        for widget in self._watched:
            widget.removeEventFilter(self)
        self._watched = []
        self._target = None

    @Slot()
    def _gone(self) -> None:
        # The control is being destroyed: nothing of it may be touched any more.
        self._watched = []
        self._target = None
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control and all it stands in."""
        if event.type() in _FOLLOW and self._target is not None and watched is not self:
            self._follow()
        return False

    def _follow(self) -> None:
        target = self._target
        if target is None or not target.isVisible() or target.visibleRegion().isEmpty():
            self.hide()
            return
        out = -int(target.property(INSET)) if target.property(INSET) else OUTSIDE
        place = QRect(target.mapTo(target.window(), QPoint(0, 0)), target.size())
        self.setGeometry(place.adjusted(-out, -out, out, out))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), WIDTH))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


def ringed(widget: QWidget) -> bool:
    """Say whether a control gets the ring: not lists, menus, or cells being typed."""
    if isinstance(widget, (QAbstractItemView, QMenu)) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return False
    if widget.property("kind") == "cell":
        return False
    return widget.window().windowType() != Qt.WindowType.Popup and not widget.isWindow()
