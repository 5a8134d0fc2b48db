"""Files that leave the office's folder because somebody asked: written whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import BinaryIO

from models.rules.errors import WorldError
from models.storage import safefile


def write(target: Path, data: bytes) -> None:
    """Write bytes whole or not at all; WorldError disk_full, folder_readonly, folder_missing, disk_error."""
    safefile.write(target, data)


def read(path: Path) -> bytes:
    """Return a file's bytes; WorldError folder_missing, folder_readonly, disk_error."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise safefile.world_error(error, path) from error


def read_text(path: Path) -> str:
    """Return a text file's words, what is no text replaced; WorldError folder_missing, folder_readonly, disk_error."""
    try:
        return path.read_text(encoding="utf-8-sig", errors="replace")
    except OSError as error:
        raise safefile.world_error(error, path) from error


def read_bytes(path: Path) -> bytes:
    """Return a file's bytes; WorldError folder_missing, folder_readonly, disk_error."""
    try:
        return path.read_bytes()
    except OSError as error:
        raise safefile.world_error(error, path) from error


def copy(source: Path, target: Path) -> None:
    """Copy a file, read it back, and only then give it its name."""

    def fill(stream: BinaryIO) -> None:
        with open(source, "rb") as given:
            shutil.copyfileobj(given, stream)

    def same(path: Path) -> bool:
        return _equal(source, path)

    safefile.write_with(target, fill, same)


def _equal(one: Path, other: Path) -> bool:
    with open(one, "rb") as first, open(other, "rb") as second:
        while True:
            part = first.read(1 << 20)
            if part != second.read(1 << 20):
                return False
            if not part:
                return True


def size_words(path: Path) -> str:
    """Return a file's size as people say it: 412 KB, 1,2 MB; empty when it is gone."""
    try:
        size = path.stat().st_size
    except OSError:
        return ""
    if size < 1 << 20:
        return f"{max(1, round(size / 1024))} KB"
    return f"{size / (1 << 20):.1f} MB".replace(".", ",")


def make_folder(path: Path) -> None:
    """Make a folder that is wanted where there is none; WorldError folder_missing where a file stands in its way."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except FileExistsError as error:
        raise WorldError("folder_missing", path=str(path)) from error
    except OSError as error:
        raise safefile.world_error(error, path) from error
