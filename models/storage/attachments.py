"""Files kept byte for byte beside the database, known by their SHA-256 and never changed.

Each lies in a small encrypted file of its own, named by the digest: a backup, or a second place, then needs only those
that it lacks, and nothing is ever written twice.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from sqlcipher3 import dbapi2

from models.rules.errors import WorldError
from models.storage import engine, safefile
from models.storage.handle import Office

FOLDER = "attachments"
SUFFIX = ".sgt"
_TABLE = "CREATE TABLE attachment (data BLOB NOT NULL)"


def digest(data: bytes) -> str:
    """Return the name that bytes are known by."""
    return hashlib.sha256(data).hexdigest()


def put(office: Office, data: bytes) -> str:
    """Keep bytes and return their digest; what is there already is not written again. WorldError disk_full etc."""
    name = digest(data)
    target = _path(office.folder / FOLDER, name)
    if _read(target, office.key, name) is None:
        _write(target, office.key, name, data)
    return name


def get(office: Office, name: str) -> bytes | None:
    """Return the bytes of a digest; None where the file is gone or is no longer what it was."""
    return _read(_path(office.folder / FOLDER, name), office.key, name)


def carry(source: Path, target: Path, key: str, names: Iterable[str], prove: bool = False) -> tuple[str, ...]:
    """Copy what the target folder lacks, each read back; returns the digests that could be had from neither.

    With `prove` a file that lies there already counts only when it is whole; every one is then read, years of photos.
    Raises WorldError disk_full and the like.
    """
    lost = []
    for name in names:
        there = _path(target, name)
        if (_read(there, key, name) is not None) if prove else there.is_file():
            continue
        data = _read(_path(source, name), key, name)
        if data is None:
            lost.append(name)
        else:
            _write(there, key, name, data)
    return tuple(lost)


def _path(folder: Path, name: str) -> Path:
    return folder / f"{name}{SUFFIX}"


def _read(path: Path, key: str, name: str) -> bytes | None:
    if not path.is_file():
        return None
    connection = engine.raw(path, key)
    try:
        row = connection.execute("SELECT data FROM attachment").fetchone()
    except dbapi2.Error:
        return None
    finally:
        connection.close()
    data = None if row is None else bytes(row[0])
    return data if data is not None and digest(data) == name else None


def _write(target: Path, key: str, name: str, data: bytes) -> None:
    part = target.with_name(f".{target.name}.part")
    try:
        target.parent.mkdir(exist_ok=True)
        part.unlink(missing_ok=True)
        with engine.translated():
            _fill(part, key, data)
        with open(part, "rb+") as stream:
            os.fsync(stream.fileno())
        if _read(part, key, name) is None:
            raise WorldError("readback_differs", path=str(target))
        os.replace(part, target)
        safefile.sync_folder(target.parent)
    except OSError as error:
        raise safefile.world_error(error, target) from error
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _fill(path: Path, key: str, data: bytes) -> None:
    connection = engine.raw(path, key)
    try:
        connection.execute(_TABLE)
        connection.execute("INSERT INTO attachment VALUES (?)", (data,))
    finally:
        connection.close()
