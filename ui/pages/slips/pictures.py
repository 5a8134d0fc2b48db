"""A photo of a slip made fit to be kept: upright, legible, small."""

from __future__ import annotations

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QTransform

from models.rules.filekinds import LARGEST_PICTURE

# The longer side that keeps handwriting legible on an A4 sheet.
SIDE = 1800
# Pixels beyond which a picture is no photo of a sheet, and MB that decoding may take at once.
MOST_PIXELS = 120_000_000
MEMORY = 128
_QUALITIES = (85, 75, 65, 55)


def read(data: bytes) -> QImage:
    """Return a picture upright and no larger than needed; a null image for what is none or is far too large."""
    QImageReader.setAllocationLimit(MEMORY)
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer)
    reader.setAutoTransform(True)
    size = reader.size()
    if not size.isValid() or _pixels(size) > MOST_PIXELS:
        return QImage()
    if max(size.width(), size.height()) > SIDE:
        # Scaled while it is decoded: a photo of 40 megapixels never stands in memory whole.
        reader.setScaledSize(size.scaled(QSize(SIDE, SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    return reader.read()


def is_large(data: bytes) -> bool:
    """Say whether a picture that cannot be read is one, only too large to be taken in whole."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    size = QImageReader(buffer).size()
    return size.isValid() and _pixels(size) * 4 > MEMORY << 20


def _pixels(size: QSize) -> int:
    return size.width() * size.height()


def shrunk(image: QImage) -> bytes:
    """Return a JPEG that is small enough to be kept."""
    image = _within(image, SIDE).convertToFormat(QImage.Format.Format_RGB32)
    while True:
        for quality in _QUALITIES:
            data = _jpeg(image, quality)
            if len(data) <= LARGEST_PICTURE:
                return data
        image = _within(image, max(image.width(), image.height()) * 4 // 5)


def _within(image: QImage, side: int) -> QImage:
    if max(image.width(), image.height()) <= side:
        return image
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(side, side, Qt.AspectRatioMode.KeepAspectRatio, smooth)


def _jpeg(image: QImage, quality: int) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "JPG", quality)
    return bytes(buffer.data().data())


def turned(image: QImage) -> QImage:
    """Return a picture turned a quarter to the right."""
    return image.transformed(QTransform().rotate(90))
