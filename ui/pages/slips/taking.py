"""Taking pictures in: read, turned upright and made small beside the window, then kept with the slip they were for."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QImage

from models.rules.fact import fact
from models.services import attachments, slips
from models.services.doors import Office
from ui.errors import Problem
from ui.i18n import _
from ui.page import Shell
from ui.pages.slips import pictures
from ui.tasks import Report, Step

PASTED = "anh-phieu.jpg"


@fact
class Taken:
    """A picture fit to be kept, for a unit's month; without data, and `large` or not, where it could not be read."""

    unit: str
    month: str
    name: str
    data: bytes = b""
    large: bool = False

    def attach(self, office: Office, slip: str = "") -> None:
        """Keep it with its slip, which has come in with it where it was not there yet."""
        there = slip or slips.find(office, self.unit, self.month)
        owner = there or slips.save(office, None, {"unit": self.unit, "month": self.month}).uuid
        attachments.add(office, slips.FORM, owner, f"{Path(self.name).stem}.jpg", self.data)


class Taking(QObject):
    """Take pictures in one after another. `taken(Taken)` when one is ready, `refused(Problem)` when it is none."""

    taken = Signal(object)
    refused = Signal(object)

    def __init__(self, shell: Shell, parent: QObject) -> None:
        super().__init__(parent)
        self._tasks = shell.tasks

    def take(self, found: QImage | Path, unit: str, month: str) -> None:
        """Begin with a picture or the file of one; the window stays free meanwhile."""
        name = found.name if isinstance(found, Path) else PASTED
        self._tasks.call(_("Đang đọc ảnh"), partial(_read, found, Taken(unit, month, name)), self._done)

    @Slot(object)
    def _done(self, taken: Taken) -> None:
        if taken.data:
            self.taken.emit(taken)
            return
        kept = _("Phiếu và những gì đã gõ còn nguyên.")
        if taken.large:
            what = _("Ảnh “{name}” quá lớn.").format(name=taken.name)
            self.refused.emit(Problem(what, kept, _("Lưu lại thành JPG hoặc chụp nhỏ hơn, rồi thêm lại.")))
            return
        what = _("Không đọc được ảnh “{name}”.").format(name=taken.name)
        self.refused.emit(Problem(what, kept, _("Chọn ảnh JPG hoặc PNG khác, hoặc chụp lại.")))


def _read(found: QImage | Path, wanted: Taken, report: Report) -> Taken:
    report(Step(text=_("Đang đọc ảnh {name}").format(name=wanted.name)))
    if isinstance(found, QImage):
        return Taken(wanted.unit, wanted.month, wanted.name, pictures.shrunk(found))
    try:
        data = found.read_bytes()
    except OSError:
        return wanted
    image = pictures.read(data)
    if image.isNull():
        return Taken(wanted.unit, wanted.month, wanted.name, large=pictures.is_large(data))
    return Taken(wanted.unit, wanted.month, wanted.name, pictures.shrunk(image))
