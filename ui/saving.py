"""Where a file goes that the reader wants to have: asked once, rightly ended, and nothing written over unasked."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from ui.i18n import _
from ui.widgets.dialogs import ask


def ask_where(parent: QWidget, title: str, name: str, kind: str = "") -> Path | None:
    """Ask where to save a file, first among this user's documents; None when the reader left it.

    A name typed without the ending of `name` gets it. `kind` is the line of file kinds, "Tệp PDF (*.pdf)" for instance.
    """
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    typed, _kind = QFileDialog.getSaveFileName(parent, title, str(Path(folder) / name), kind)
    if not typed:
        return None
    ending = Path(name).suffix
    if typed.lower().endswith(ending.lower()):
        return Path(typed)
    # The dialog has asked about the name as typed, not about the one that it becomes.
    path = Path(typed + ending)
    return path if not path.exists() or _over(parent, path) else None


def _over(parent: QWidget, path: Path) -> bool:
    question = _("Đã có tệp {name}").format(name=path.name)
    return ask(parent, question, _("Ghi đè thì nội dung cũ của tệp ấy mất."), _("Ghi đè"))
