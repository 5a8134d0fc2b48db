"""Files are written to a temporary name beside the target, flushed, read back, renamed (design.md rule 4)."""

from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

from models.rules.errors import WorldError

_CODES = {
    errno.ENOSPC: "disk_full",
    errno.EDQUOT: "disk_full",
    errno.EACCES: "folder_readonly",
    errno.EPERM: "folder_readonly",
    errno.EROFS: "folder_readonly",
    errno.ENOENT: "folder_missing",
    errno.ENOTDIR: "folder_missing",
}


def world_error(error: OSError, path: Path) -> WorldError:
    """Return the world error that an operating system's error means for this path."""
    return WorldError(_CODES.get(error.errno or 0, "disk_error"), path=str(path))


def sync_folder(folder: Path) -> None:
    """Flush a folder's own entry, where the system lets a folder be opened."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def write(target: Path, data: bytes) -> None:
    """Write bytes whole or not at all; WorldError disk_full, folder_readonly, folder_missing, disk_error."""

    def fill(stream: BinaryIO) -> None:
        stream.write(data)

    def same(path: Path) -> bool:
        return path.read_bytes() == data

    write_with(target, fill, same)


def write_with(target: Path, fill: Callable[[BinaryIO], None], same: Callable[[Path], bool]) -> None:
    """Let `fill` write a temporary file, read it back with `same`, then rename it over the target."""
    part = target.with_name(f".{target.name}.part")
    try:
        with open(part, "wb") as stream:
            fill(stream)
            stream.flush()
            os.fsync(stream.fileno())
        if not same(part):
            raise WorldError("readback_differs", path=str(target))
        _rename(part, target)
        sync_folder(target.parent)
    except OSError as error:
        raise world_error(error, target) from error
    finally:
        _drop(part)


def _rename(part: Path, target: Path) -> None:
    """Give the file its name; the folder took a new file, so what is refused here is held by another program."""
    try:
        os.replace(part, target)
    except PermissionError as error:
        if target.is_file():
            raise WorldError("file_in_use", path=str(target)) from error
        raise


def _drop(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return
