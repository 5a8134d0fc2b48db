"""The office's lock: who has it open, on which machine, since when; a dead holder's lock is taken over."""

from __future__ import annotations

import getpass
import json
import os
import sys
from dataclasses import asdict
from pathlib import Path

from models.rules.errors import Busy
from models.rules.fact import fact
from models.storage import safefile
from models.storage.source import Source

NAME = "office.lock"


@fact
class Holder:
    """Who holds the office."""

    machine: str
    user: str
    pid: int
    since: str


def read(folder: Path) -> Holder | None:
    """Return the holder named in the lock file, or None when nobody holds it or the file is unreadable."""
    try:
        return Holder(**json.loads((folder / NAME).read_text(encoding="utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def alive(holder: Holder) -> bool:
    """Tell whether the holder's process still runs; on another machine it must be believed."""
    if holder.machine != machine():
        return True
    return holder.pid != os.getpid() and _runs(holder.pid)


def _runs(pid: int) -> bool:
    if sys.platform == "win32":  # pragma: no cover - os.kill(pid, 0) would interrupt the process there
        return _runs_on_windows(pid)
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True


def _runs_on_windows(pid: int) -> bool:  # pragma: no cover - only a real Windows has these handles
    import ctypes

    handle = ctypes.windll.kernel32.OpenProcess(0x1000, False, pid)  # type: ignore[attr-defined]
    if handle:
        ctypes.windll.kernel32.CloseHandle(handle)  # type: ignore[attr-defined]
    return bool(handle)


def machine() -> str:
    """Return the name of this machine."""
    if hasattr(os, "uname"):
        return os.uname().nodename
    import platform  # pragma: no cover - only Windows has no uname; it takes a moment to load

    return platform.node()  # pragma: no cover


def login_name() -> str:
    """Return the system's user name, or an empty text where the system has none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return ""


class Lock:
    """Hold an office's folder for this process."""

    def __init__(self, folder: Path, source: Source) -> None:
        self.path = folder / NAME
        self.folder = folder
        self.source = source

    def take(self) -> tuple[str, str] | None:
        """Take the lock; Busy office_open names machine, user and time of a living holder.

        Returns from when to when nobody knows how a dead holder ended whose lock was still there, otherwise None.
        """
        holder = read(self.folder)
        if holder is not None and alive(holder):
            raise Busy("office_open", **asdict(holder))
        mine = Holder(machine(), login_name(), os.getpid(), self.source.now().isoformat(" "))
        safefile.write(self.path, json.dumps(asdict(mine), ensure_ascii=False).encode())
        return None if holder is None else (holder.since, mine.since)

    def drop(self) -> None:
        """Give the lock back; somebody else's lock is left alone."""
        holder = read(self.folder)
        if holder is not None and holder.pid == os.getpid():
            self.path.unlink(missing_ok=True)
