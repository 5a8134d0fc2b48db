"""The pages of a PDF on their desk: one page at a time, fitted or enlarged, with thumbnails beside it.

Pages are painted on the window's own thread, one at a time when they come into view; the renderer takes no other.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import (
    QAbstractScrollArea,
    QHBoxLayout,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from reports.preview import Pixels, Preview
from ui import theme
from ui.i18n import _
from ui.theme import px

DESK = 12
SHADOW = 3
THUMBS, THUMB = 144, 128
KEPT_THUMBS = 64
FIT_PAGE, FIT_WIDTH = "page", "width"
LEAST_ZOOM, MOST_ZOOM, STEP = 0.25, 3.0, 1.25
# A PDF point at 100 % is a logical pixel of 96 to the inch.
POINT = 96 / 72

Index = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


def image_of(pixels: Pixels, ratio: float = 1.0) -> QImage:
    """Return painted pixels as an image that owns them."""
    row = pixels.width * 3
    found = QImage(pixels.data, pixels.width, pixels.height, row, QImage.Format.Format_RGB888).copy()
    found.setDevicePixelRatio(ratio)
    return found


class PageView(QAbstractScrollArea):
    """One page on its desk. `turned(by)` asks for the page before or after, `zoomed` follows a change of size."""

    turned = Signal(int)
    zoomed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QAbstractScrollArea.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("ringInset", 2)
        self.setAccessibleName(_("Trang xem trước"))
        self._preview: Preview | None = None
        self._page = 0
        self._zoom: str | float = FIT_PAGE
        self._image = QImage()
        self._marks: tuple[QRectF, ...] = ()

    def show_page(self, preview: Preview | None, page: int) -> None:
        """Show a page (from 0) of an open PDF; None shows the bare desk."""
        turned = page != self._page or preview is not self._preview
        self._preview, self._page = preview, page
        self._draw()
        if turned:
            self.verticalScrollBar().setValue(0)

    def mark(self, marks: tuple[QRectF, ...]) -> None:
        """Tint places of the page, in points from its top left corner."""
        self._marks = marks
        self.viewport().update()

    def set_zoom(self, zoom: str | float) -> None:
        """Fit the page, fit its width, or show it at so many times its size."""
        self._zoom = zoom if isinstance(zoom, str) else min(max(zoom, LEAST_ZOOM), MOST_ZOOM)
        self._draw()
        self.zoomed.emit()

    def zoom(self) -> str | float:
        """Return how the page is fitted."""
        return self._zoom

    def factor(self) -> float:
        """Return how many times its size the page has now."""
        if not isinstance(self._zoom, str) or self._preview is None:
            return self._zoom if not isinstance(self._zoom, str) else 1.0
        width, height = (points * POINT for points in self._preview.size(self._page))
        desk = 2 * px(DESK)
        across = (self.viewport().width() - desk) / width
        down = (self.viewport().height() - desk) / height
        return max(min(across, down) if self._zoom == FIT_PAGE else across, 0.05)

    def step_zoom(self, by: int) -> None:
        """Enlarge (1) or shrink (-1) by a quarter."""
        self.set_zoom(self.factor() * (STEP if by > 0 else 1 / STEP))

    def _draw(self) -> None:
        if self._preview is None:
            self._image = QImage()
        else:
            ratio = self.devicePixelRatioF()
            self._image = image_of(self._preview.pixels(self._page, self.factor() * POINT * ratio), ratio)
        self._fit_bars()
        self.viewport().update()

    def _fit_bars(self) -> None:
        size = self._image.deviceIndependentSize().toSize() + QSize(2 * px(DESK), 2 * px(DESK))
        room = self.viewport().size()
        for bar, whole, part in (
            (self.horizontalScrollBar(), size.width(), room.width()),
            (self.verticalScrollBar(), size.height(), room.height()),
        ):
            fitted = self._zoom == FIT_PAGE or (self._zoom == FIT_WIDTH and bar is self.horizontalScrollBar())
            bar.setRange(0, 0 if fitted else max(0, whole - part))
            bar.setPageStep(part)
            bar.setSingleStep(px(32))

    def page_rect(self) -> QRect:
        """Return where the page stands in the viewport."""
        size = self._image.deviceIndependentSize().toSize()
        room = self.viewport().size()
        left = max((room.width() - size.width()) // 2, px(DESK)) - self.horizontalScrollBar().value()
        top = max((room.height() - size.height()) // 2, px(DESK)) - self.verticalScrollBar().value()
        return QRect(QPoint(left, top), size)

    def sizeHint(self) -> QSize:
        """Ask for a fair part of the page's size."""
        return QSize(px(480), px(360))

    def minimumSizeHint(self) -> QSize:
        """Ask for little: the page is fitted."""
        return QSize(px(240), px(200))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the page anew."""
        super().resizeEvent(event)
        self._draw()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw desk, shadow, page and marks; the page is white in the dark too."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), theme.colour("desk"))
        if self._image.isNull():
            return
        place = self.page_rect()
        shade = QColor(0, 0, 0, 40)
        painter.fillRect(place.translated(px(SHADOW), px(SHADOW)), shade)
        painter.drawImage(place.topLeft(), self._image)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
        scale = self.factor() * POINT
        for mark in self._marks:
            spot = QRectF(mark.x() * scale, mark.y() * scale, mark.width() * scale, mark.height() * scale)
            painter.fillRect(spot.translated(place.topLeft()), QColor("#F3E4E0"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Page keys turn pages where there is nothing to scroll; Ctrl with plus and minus sizes."""
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier and key in _SIZING:
            self.step_zoom(_SIZING[key])
        elif key in _TURNING and not self._can_scroll(_TURNING[key]):
            self.turned.emit(_TURNING[key])
        else:
            super().keyPressEvent(event)

    def _can_scroll(self, by: int) -> bool:
        bar = self.verticalScrollBar()
        return bar.value() < bar.maximum() if by > 0 else bar.value() > bar.minimum()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll, turn pages at the ends, size with Ctrl."""
        by = -1 if event.angleDelta().y() > 0 else 1
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step_zoom(-by)
        elif event.angleDelta().y() and not self._can_scroll(by):
            self.turned.emit(by)
        else:
            super().wheelEvent(event)


_TURNING = {Qt.Key.Key_PageDown: 1, Qt.Key.Key_PageUp: -1, Qt.Key.Key_Right: 1, Qt.Key.Key_Left: -1}
_SIZING = {Qt.Key.Key_Plus: 1, Qt.Key.Key_Equal: 1, Qt.Key.Key_Minus: -1}


class ThumbModel(QAbstractListModel):
    """The pages of an open PDF by label; pictures are painted when they come into view."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._pictures: OrderedDict[int, QImage] = OrderedDict()

    def set_preview(self, preview: Preview | None) -> None:
        """Show another PDF."""
        self.beginResetModel()
        self._preview = preview
        self._pictures.clear()
        self.endResetModel()

    def rowCount(self, parent: Index = NOWHERE) -> int:
        return 0 if parent.isValid() or self._preview is None else len(self._preview)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if self._preview is None or not index.isValid():
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return page_words(self._preview.label(index.row()))
        return self._picture(index.row()) if role == Qt.ItemDataRole.DecorationRole else None

    def height(self, page: int) -> int:
        """Return a thumbnail's height in logical pixels."""
        if self._preview is None:
            return 0
        width, height = self._preview.size(page)
        return round(px(THUMB) * height / width)

    def _picture(self, page: int) -> QImage:
        if page not in self._pictures:
            ratio = self.parent().devicePixelRatioF()
            self._pictures[page] = image_of(self._preview.thumbnail(page, round(px(THUMB) * ratio)), ratio)
            if len(self._pictures) > KEPT_THUMBS:
                self._pictures.popitem(last=False)
        self._pictures.move_to_end(page)
        return self._pictures[page]


def page_words(label: str) -> str:
    """Return what a page is called: "Trang 13", or its own name."""
    return _("Trang {number}").format(number=label) if label.isdecimal() else label


class ThumbDelegate(QStyledItemDelegate):
    """Draw a thumbnail over its name; the chosen one tinted with its bar."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return picture, gaps and one line of text."""
        return QSize(px(THUMBS) - px(16), index.model().height(index.row()) + px(40))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one page."""
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        rect = option.rect
        painter.save()
        painter.fillRect(rect, theme.colour("selection" if chosen else "window"))
        if chosen:
            painter.fillRect(rect.left(), rect.top(), px(3), rect.height(), theme.colour("accent_line"))
        picture: QImage = index.data(Qt.ItemDataRole.DecorationRole)
        size = picture.deviceIndependentSize().toSize()
        place = QRect(QPoint(rect.left() + (rect.width() - size.width()) // 2, rect.top() + px(6)), size)
        painter.fillRect(place.translated(2, 2), QColor(0, 0, 0, 40))
        painter.drawImage(place.topLeft(), picture)
        painter.setPen(theme.colour("text"))
        painter.setFont(theme.font(bold=chosen))
        below = QRect(rect.left(), place.bottom() + px(4), rect.width(), px(24))
        painter.drawText(below, Qt.AlignmentFlag.AlignCenter, index.data())
        if option.state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("focus"), 2))
            painter.drawRect(rect.adjusted(1, 1, -1, -1))
        painter.restore()


class Thumbs(QListView):
    """The pages as small pictures, one under the other."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Các trang"))
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setStyleSheet(
            "QListView { background: transparent; border: none; padding: 0; } QScrollBar { background: transparent; }"
        )
        self.setFixedWidth(px(THUMBS) + px(16))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.pages = ThumbModel(self)
        self.setModel(self.pages)
        self.setItemDelegate(ThumbDelegate(self))

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: the Vietnamese keyboard sends letters that are no search."""

    def minimumSizeHint(self) -> QSize:
        """Ask for two pages' height."""
        return QSize(px(THUMBS), px(200))


class PdfView(QWidget):
    """A PDF with its thumbnails. `page_changed(page)` follows the page in view, from 0; -1 for none."""

    page_changed = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preview: Preview | None = None
        self._page = -1
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(px(8))
        self.thumbs = Thumbs(self)
        self.view = PageView(self)
        row.addWidget(self.thumbs)
        row.addWidget(self.view, 1)
        self.thumbs.selectionModel().currentChanged.connect(self._chosen)
        self.view.turned.connect(self.turn)

    def show_pdf(self, data: bytes, label: str = "") -> None:
        """Show a PDF from its first page, or from the page called so; WorldError preview_unreadable."""
        self.clear()
        self._preview = Preview(data)
        self.thumbs.pages.set_preview(self._preview)
        self.go(self._preview.find(label) if label else 0)

    def clear(self) -> None:
        """Let go of the PDF."""
        self._page = -1
        self.view.show_page(None, 0)
        self.thumbs.pages.set_preview(None)
        if self._preview is not None:
            self._preview.close()
            self._preview = None

    def count(self) -> int:
        """Return the number of pages."""
        return 0 if self._preview is None else len(self._preview)

    def page(self) -> int:
        """Return the page in view, from 0; -1 for none."""
        return self._page

    def label(self, page: int) -> str:
        """Return what a page is called on paper."""
        return "" if self._preview is None else self._preview.label(page)

    def find(self, label: str) -> int:
        """Return the page that is called so, -1 for none."""
        return next((page for page in range(self.count()) if self.label(page) == label), -1)

    def go(self, page: int) -> None:
        """Bring a page into view."""
        if not 0 <= page < self.count() or page == self._page:
            return
        self._page = page
        self.view.show_page(self._preview, page)
        index = self.thumbs.pages.index(page, 0)
        if self.thumbs.currentIndex() != index:
            self.thumbs.setCurrentIndex(index)
        self.page_changed.emit(page)

    def turn(self, by: int) -> None:
        """Go to the page before or after."""
        self.go(self._page + by)

    def _chosen(self, current: QModelIndex, _previous: QModelIndex) -> None:
        if current.isValid():
            self.go(current.row())
