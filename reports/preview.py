"""The very PDF that is printed, as pixels for the screen. pypdfium2 is used from one thread only."""

from __future__ import annotations

from types import TracebackType
from typing import Any

from models.rules.errors import WorldError
from models.rules.fact import fact

# PDF points to pixels at 96 dots per inch is 4/3; a caller's scale 1.0 means 72.
POINTS_PER_INCH = 72


@fact
class Pixels:
    """One page or thumbnail: rows of red, green, blue without padding."""

    width: int
    height: int
    data: bytes


class Preview:
    """An open PDF; close it, or use it in a with statement."""

    def __init__(self, data: bytes) -> None:
        from pypdfium2 import PdfDocument, PdfiumError

        try:
            self._document: Any = PdfDocument(data)
        except PdfiumError:
            raise WorldError("preview_unreadable") from None

    def __enter__(self) -> Preview:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """Return the number of pages."""
        return len(self._document)

    def label(self, page: int) -> str:
        """Return what stands on a page (from 0) as its number, or what it is: "13", "Bìa"."""
        return str(self._document.get_page_label(page)) or str(page + 1)

    def find(self, label: str) -> int:
        """Return the first page of that label, 0 where there is none."""
        return next((page for page in range(len(self)) if self.label(page) == label), 0)

    def size(self, page: int) -> tuple[float, float]:
        """Return a page's width and height in points."""
        width, height = self._document.get_page_size(page)
        return float(width), float(height)

    def pixels(self, page: int, scale: float) -> Pixels:
        """Paint a page (from 0) at so many pixels a point."""
        sheet = self._document[page]
        bitmap = sheet.render(scale=scale, rev_byteorder=True)
        try:
            return Pixels(bitmap.width, bitmap.height, _unpadded(bitmap))
        finally:
            bitmap.close()
            sheet.close()

    def band(self, page: int, scale: float, top: int, rows: int) -> Pixels:
        """Paint rows of pixels of a page in grey, one byte a pixel: a printer takes a page in parts."""
        sheet = self._document[page]
        height = self.size(page)[1]
        crop = (0, max(0.0, height - (top + rows) / scale), 0, top / scale)
        bitmap = sheet.render(scale=scale, crop=crop, grayscale=True)
        try:
            return Pixels(bitmap.width, bitmap.height, _unpadded(bitmap))
        finally:
            bitmap.close()
            sheet.close()

    def thumbnail(self, page: int, width: int) -> Pixels:
        """Paint a page small, so many pixels wide."""
        return self.pixels(page, width / self.size(page)[0])

    def close(self) -> None:
        """Let go of the document."""
        self._document.close()


def _unpadded(bitmap: Any) -> bytes:
    """Return the rows of a bitmap without the filling at their ends."""
    row, stride = bitmap.width * bitmap.n_channels, bitmap.stride
    data = bytes(bitmap.buffer)
    if row == stride:
        return data
    return b"".join(data[start : start + row] for start in range(0, stride * bitmap.height, stride))
