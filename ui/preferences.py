"""What belongs to this machine and its user, not to an office: language, text size, colours, the office opened last."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, fields, replace
from pathlib import Path
from typing import Any

from models.rules.fact import fact
from ui.theme import SCALES

LANGUAGES = ("vi", "en")
FILE = "lua-chon.json"


@fact
class Preferences:
    """Choices of this user; `percent` is the text size, `office` the folder opened last or ""."""

    language: str = "vi"
    percent: int = 100
    dark: bool = False
    office: str = ""


def default_path() -> Path:
    """Return where the choices lie for this user."""
    from PySide6.QtCore import QStandardPaths

    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.GenericConfigLocation)
    return Path(folder) / "so-ghi-danh" / FILE


class PreferenceFile:
    """The choices and the file they lie in; a damaged file counts as none."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.now = _read(path)

    def change(self, **values: Any) -> Preferences:
        """Change some choices and write all of them.

        Raises OSError when the file cannot be written; the choices hold until the window closes.
        """
        from PySide6.QtCore import QSaveFile

        self.now = _sane(replace(self.now, **values))
        self.path.parent.mkdir(parents=True, exist_ok=True)
        out = QSaveFile(os.fspath(self.path))
        if not out.open(QSaveFile.OpenModeFlag.WriteOnly):
            raise OSError(out.errorString())
        out.write(json.dumps(asdict(self.now), ensure_ascii=False, indent=1).encode())
        if not out.commit():
            raise OSError(out.errorString())
        return self.now


def _read(path: Path) -> Preferences:
    try:
        stored = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return Preferences()
    if not isinstance(stored, dict):
        return Preferences()
    default = Preferences()
    kept = {
        field.name: stored[field.name]
        for field in fields(Preferences)
        if type(stored.get(field.name)) is type(getattr(default, field.name))
    }
    return _sane(Preferences(**kept))


def _sane(found: Preferences) -> Preferences:
    language = found.language if found.language in LANGUAGES else LANGUAGES[0]
    percent = min(SCALES, key=lambda scale: abs(scale - found.percent))
    return replace(found, language=language, percent=percent)
