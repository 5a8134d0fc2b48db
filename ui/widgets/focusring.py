"""One ring for every control: it follows the keyboard focus and never moves the layout."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractItemView, QApplication, QMenu, QWidget
from shiboken6 import isValid

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


class Ring(QWidget):
    """The ring of one window, over everything in it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.hide()

    def stand(self, target: QWidget) -> None:
        """Stand around a control of this window."""
        inset = target.property(INSET)
        out = -int(inset) if inset else OUTSIDE
        place = QRect(target.mapTo(self.parentWidget(), QPoint(0, 0)), target.size())
        self.setGeometry(place.adjusted(-out, -out, out, out))
        self.raise_()
        self.show()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the ring."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), WIDTH))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)


class FocusRing(QObject):
    """Keep a ring around the control that has the focus, in whichever window it is.

    A control with the property `ringInset` (pixels) has the ring that far inside its edge. Lists draw their own frame.
    """

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._target: QWidget | None = None
        self._ring: Ring | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._moved)

    def target(self) -> QWidget | None:
        """Return the control the ring stands around."""
        return self._target

    def ring(self) -> Ring | None:
        """Return the ring now shown."""
        return self._ring

    @Slot(QWidget, QWidget)
    def _moved(self, old: QWidget | None, new: QWidget | None) -> None:
        self._release()
        if new is None or not ringed(new):
            return
        self._target = new
        self._ring = new.window().findChild(Ring, options=Qt.FindChildOption.FindDirectChildrenOnly)
        self._ring = self._ring or Ring(new.window())
        self._watch(new)
        self._follow()

    def _watch(self, target: QWidget) -> None:
        target.destroyed.connect(self._gone)
        widget: QWidget | None = target
        while widget is not None:
            widget.installEventFilter(self)
            self._watched.append(widget)
            widget = None if widget.isWindow() else widget.parentWidget()

    def _release(self) -> None:
        if self._target is None:
            return
        self._target.destroyed.disconnect(self._gone)
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        if isValid(self._ring):
            self._ring.hide()
        self._forget()

    def _forget(self) -> None:
        self._watched, self._target, self._ring = [], None, None

    @Slot()
    def _gone(self) -> None:
        # The control is being destroyed, perhaps with its window: nothing of it may be touched any more.
        self._forget()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the control and all it stands in."""
        if event.type() in _FOLLOW and self._target is not None:
            self._follow()
        return False

    def _follow(self) -> None:
        target = self._target
        if target.isVisible() and not target.visibleRegion().isEmpty():
            self._ring.stand(target)
        else:
            self._ring.hide()


def ringed(widget: QWidget) -> bool:
    """Say whether a control gets the ring: not lists, menus, or cells being typed."""
    if isinstance(widget, (QAbstractItemView, QMenu)) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return False
    if widget.property("kind") == "cell":
        return False
    return widget.window().windowType() != Qt.WindowType.Popup and not widget.isWindow()
