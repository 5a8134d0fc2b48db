"""Refuse a live office on a network share or a removable drive; the system is asked, not the screen's toolkit."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from models.rules.errors import Refused

NETWORK = frozenset(
    {"cifs", "smb3", "smbfs", "nfs", "nfs4", "9p", "fuse.sshfs", "davfs", "fuse.davfs", "afs", "ncpfs"}
)
_WINDOWS_REMOVABLE, _WINDOWS_REMOTE = 2, 4


MOUNTS = Path("/proc/self/mountinfo")
BLOCKS = Path("/sys/dev/block")


def kind_of(folder: Path, mountinfo: Path = MOUNTS, sys_block: Path = BLOCKS) -> str:
    """Return "local", "network" or "removable" for the drive that holds a folder."""
    if sys.platform == "win32":  # pragma: no cover - only Windows has drive letters
        return _windows_kind(folder)
    return _linux_kind(folder, mountinfo, sys_block)


def refuse_bad_place(folder: Path) -> None:
    """Raise Refused place_network or place_removable: a journalled file breaks when a cable or stick is pulled."""
    kind = kind_of(folder)
    if kind != "local":
        raise Refused(f"place_{kind}", path=str(folder))


def _windows_kind(folder: Path) -> str:  # pragma: no cover - only a real Windows has drive letters
    import ctypes

    root = os.path.splitdrive(os.path.abspath(folder))[0] + "\\"
    kind = ctypes.windll.kernel32.GetDriveTypeW(root)  # type: ignore[attr-defined]
    if root.startswith("\\\\") or kind == _WINDOWS_REMOTE:
        return "network"
    return "removable" if kind == _WINDOWS_REMOVABLE else "local"


def _linux_kind(folder: Path, mountinfo: Path, sys_block: Path) -> str:
    try:
        lines = mountinfo.read_text(encoding="utf-8").splitlines()
    except OSError:
        return "local"
    device, kind = _mount_of(os.path.realpath(folder), lines)
    if kind in NETWORK:
        return "network"
    return "removable" if _is_removable(sys_block / device) else "local"


def _mount_of(path: str, lines: list[str]) -> tuple[str, str]:
    best, found = "", ("", "")
    for line in lines:
        left, _, right = line.partition(" - ")
        parts = left.split()
        point = parts[4].replace("\\040", " ")
        inside = path == point or path.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, found = point, (parts[2], right.split()[0])
    return found


def _is_removable(block: Path) -> bool:
    for folder in (block, block.resolve().parent if block.exists() else block):
        flag = folder / "removable"
        if flag.exists():
            return flag.read_text(encoding="ascii").strip() == "1"
    return False
