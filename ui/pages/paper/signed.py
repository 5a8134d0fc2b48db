"""The signed sheet of a page, as it was attached."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt, Slot
from PySide6.QtGui import QImageReader, QPixmap
from PySide6.QtWidgets import QLabel, QStackedWidget, QWidget

from models.rules.filekinds import kind_of
from models.rules.paper import PageFact
from models.services import attachments, files
from ui.i18n import _
from ui.page import Shell
from ui.pages.paper.columns import page_words
from ui.saving import ask_where
from ui.theme import px
from ui.widgets.buttons import Button
from ui.widgets.dialogs import HouseDialog
from ui.widgets.pdfview import FIT_PAGE, PdfView
from ui.widgets.picker import Listed, Option, Picker

WIDTH, HEIGHT = 800, 368


class SignedDialog(HouseDialog):
    """Look at what is attached to a page, and copy it out byte for byte."""

    def __init__(self, page: PageFact, shell: Shell, parent: QWidget) -> None:
        super().__init__(_("Bản ký: {page}").format(page=page_words(page).lower()), _("Đóng"), parent)
        self._shell = shell
        self._data = b""
        self._files = list(attachments.listed(shell.office, page.uuid))
        self.which = Picker(Listed([Option(one.uuid, one.file_name) for one in self._files]))
        self.which.setAccessibleName(_("Tệp bản ký"))
        self.which.require()
        self.which.picked.connect(self._show)
        self.body.addWidget(self.which)
        self.stack = QStackedWidget()
        self.stack.setFixedSize(px(WIDTH), px(HEIGHT))
        self.setMinimumWidth(px(WIDTH + 48))
        self.pdf = PdfView()
        self.picture = QLabel()
        self.picture.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.stack.addWidget(self.pdf)
        self.stack.addWidget(self.picture)
        self.body.addWidget(self.stack)
        self.keep_button.hide()
        self.copy = Button(_("Chép ra tệp")).on(self.copy_out)
        self.layout().itemAt(self.layout().count() - 1).layout().insertWidget(0, self.copy)
        self.which.set_value(self._files[-1].uuid)
        self._show(self._files[-1].uuid)
        self.act_button.setFocus()

    @Slot(object)
    def _show(self, uuid: str) -> None:
        self._data = attachments.data(self._shell.office, uuid)
        if kind_of(self._data) == "pdf":
            self.pdf.show_pdf(self._data)
            self.pdf.view.set_zoom(FIT_PAGE)
            self.stack.setCurrentWidget(self.pdf)
            return
        self.picture.setPixmap(_fitted(self._data, self.stack.size()))
        self.picture.setAccessibleName(_("Ảnh bản ký"))
        self.stack.setCurrentWidget(self.picture)

    @Slot()
    def copy_out(self) -> None:
        """Write the file as it was attached."""
        uuid = self.which.value()
        name = next(one.file_name for one in self._files if one.uuid == uuid)
        path = ask_where(self, _("Chép bản ký ra tệp"), name)
        if path is not None:
            files.write(path, self._data)
            self._shell.bus.saved.emit(_("Đã lưu {name}").format(name=path.name))


def _fitted(data: bytes, room: QSize) -> QPixmap:
    """Return a picture upright and no larger than the room."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    image = QPixmap.fromImage(reader.read())
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, smooth) if not image.isNull() else image
