"""Room for large text: what does not fit the screen at 150 or 175 % can be scrolled to."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget


class Room(QScrollArea):
    """Give a widget all the room there is, and never less than its least size.

    Qt's own resizable area takes what a wrapped text would like for what it needs, and scrolls pages that fit.
    """

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Python would load every widget class there is to tell what Qt's own surface is.
        ground = QWidget()
        self.setViewport(ground)
        ground.setAutoFillBackground(False)
        self.setWidget(widget)
        widget.setAutoFillBackground(False)
        widget.installEventFilter(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the widget to the new room."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Fit the widget when what it holds needs more or less."""
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        widget = self.widget()
        if widget is None:
            return
        least, room = widget.minimumSizeHint(), self.maximumViewportSize()
        bar = self.verticalScrollBar().sizeHint().width()
        if least.height() > room.height():
            room.setWidth(room.width() - bar)
        if least.width() > room.width():
            room.setHeight(room.height() - self.horizontalScrollBar().sizeHint().height())
        widget.resize(room.expandedTo(least).expandedTo(self._wrapped(widget, room.width())))

    @staticmethod
    def _wrapped(widget: QWidget, width: int) -> QSize:
        """Return the height that wrapped text needs at a width, which the least size knows nothing of."""
        layout = widget.layout()
        needs = layout is not None and layout.hasHeightForWidth()
        return QSize(0, layout.minimumHeightForWidth(width) if needs else 0)


def roomy(widget: QWidget) -> QScrollArea:
    """Return a surface that shows the widget whole where there is room, and scrolls it where there is not."""
    return Room(widget)
