"""The photo beside the slip: shown fitted or enlarged, dropped in, pasted or chosen from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QImage, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.i18n import _
from ui.page import Shell
from ui.theme import px
from ui.widgets import text
from ui.widgets.buttons import QUIET, ActionButton

WIDE, NARROW = 400, 272


class PhotoPane(QWidget):
    """Show one photo; `dropped(data)` follows what was dragged in, a QImage or the path of a file."""

    dropped = Signal(object)

    def __init__(self, shell: Shell, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAcceptDrops(True)
        self._enlarged = False
        self.view = _Picture()
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidgetResizable(True)
        self.area.setWidget(self.view)
        self.words = text.wrapped("", "muted")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(px(8))
        column.addWidget(self.area, 1)
        column.addWidget(self.words)
        row = QHBoxLayout()
        row.setSpacing(0)
        for key in ("slip.photo", "slip.turn", "slip.zoom"):
            row.addWidget(ActionButton(shell.actions[key], QUIET))
        row.addStretch(1)
        column.addLayout(row)
        self.fold(theme.current().narrow)

    def fold(self, narrow: bool) -> None:
        """Leave the form more room in a narrow window."""
        self.setFixedWidth(px(NARROW if narrow else WIDE))

    def show_picture(self, image: QImage, words: str) -> None:
        """Show a photo, or the ground where there is none yet."""
        self._enlarged = False
        self.view.show_image(image)
        self._fit()
        self.words.setText(words)

    def image(self) -> QImage:
        """Return the photo shown."""
        return self.view.image

    def enlarge(self) -> None:
        """Show the photo at its own size, or fitted again."""
        self._enlarged = not self._enlarged
        self._fit()

    def _fit(self) -> None:
        large = self._enlarged and not self.view.image.isNull()
        self.view.setMinimumSize(self.view.image.size() if large else QSize(0, 0))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take pictures and files."""
        if picture_in(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand over what was dropped."""
        self.dropped.emit(picture_in(event.mimeData()))
        event.acceptProposedAction()


class _Picture(QWidget):
    """Paint the photo, fitted."""

    def __init__(self) -> None:
        super().__init__()
        self.image = QImage()
        self._fitted = QPixmap()

    def show_image(self, image: QImage) -> None:
        self.image = image
        self._fitted = QPixmap()
        self.setAccessibleName(_("Chưa có ảnh phiếu") if image.isNull() else _("Ảnh phiếu"))
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fitted = QPixmap()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("desk"))
        if self.image.isNull():
            painter.setPen(theme.colour("muted"))
            hint = _("Kéo ảnh vào đây, hoặc Ctrl+V ảnh chép từ Zalo")
            inside = self.rect().adjusted(px(24), px(24), -px(24), -px(24))
            painter.drawText(inside, Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, hint)
            return
        if self._fitted.isNull():
            smooth = Qt.TransformationMode.SmoothTransformation
            self._fitted = QPixmap.fromImage(self.image).scaled(self.size(), Qt.AspectRatioMode.KeepAspectRatio, smooth)
        across = (self.width() - self._fitted.width()) // 2
        painter.drawPixmap(across, 0, self._fitted)


def picture_in(mime: QMimeData) -> QImage | Path | None:
    """Return the picture or the file that is dragged or on the clipboard, None for anything else."""
    files = [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
    if files:
        return files[0]
    found = mime.imageData() if mime.hasImage() else None
    return found if isinstance(found, QImage) else None
