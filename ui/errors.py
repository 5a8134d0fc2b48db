"""Errors on the screen: world errors as sentences, our own as a crash note that holds no value of any field."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from types import TracebackType

from models.rules.errors import WorldError
from models.rules.fact import fact
from ui.i18n import _

NOTE_STEM = "su-co-"
SEEN = ".da-xem"


@fact
class Problem:
    """What the error block says: what happened, what is safe, what to do, and the one button that does it."""

    what: str
    safe: str = ""
    todo: str = ""
    button: str = ""
    act: Callable[[], None] | None = None
    icon: str = "warning"


class Errors:
    """Take every error that nobody else took.

    `show` puts a Problem on the page in view; `word` turns a WorldError into a Problem; notes go into `folder`.
    """

    def __init__(
        self,
        folder: Path,
        show: Callable[[Problem], None],
        word: Callable[[WorldError], Problem],
        now: Callable[[], datetime],
    ) -> None:
        self._folder = folder
        self._show = show
        self._word = word
        self._now = now
        self._inside = False

    def install(self) -> None:
        """Become the interpreter's hook for errors that reach the event loop."""
        sys.excepthook = self.hook

    def hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Show a world error as it is worded; keep a note of any other and say so."""
        if isinstance(error, KeyboardInterrupt) or self._inside:
            sys.__excepthook__(kind, error, trace)
            return
        self._inside = True
        try:
            self._show(self._problem(error, trace))
        finally:
            self._inside = False

    def _problem(self, error: BaseException, trace: TracebackType | None) -> Problem:
        if isinstance(error, WorldError):
            return self._word(error)
        return fault(write_note(self._folder, error, trace, self._now()))


def fault(note: Path | None) -> Problem:
    """Return what is said of an error of ours; `note` is where its note lies, None when it could not be written."""
    where = _("Ghi chú sự cố nằm ở {path}; trong đó không có nội dung nào của sổ.").format(path=note) if note else ""
    todo = _("Hãy làm lại việc đó; nếu lặp lại, gửi ghi chú cho người hỗ trợ.")
    return Problem(
        _("Chương trình gặp lỗi ở việc vừa làm."),
        _("Sổ và những gì đã gõ còn nguyên."),
        f"{todo} {where}".strip(),
    )


def note_text(error: BaseException, trace: TracebackType | None, when: datetime) -> str:
    """Return a crash note: where it happened, in which versions; never a message or a value."""
    import platform

    frames = traceback.extract_tb(trace)
    lines = [
        when.isoformat(timespec="seconds"),
        f"{platform.system()} {platform.release()} · Python {platform.python_version()}",
        type(error).__qualname__,
        *(f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames),
    ]
    cause = error.__cause__ or error.__context__
    return "\n".join(lines) + "\n" + (note_text(cause, cause.__traceback__, when) if cause else "")


def write_note(folder: Path, error: BaseException, trace: TracebackType | None, when: datetime) -> Path | None:
    """Write a crash note and return where it lies, or None when the folder takes no file."""
    note = folder / f"{NOTE_STEM}{when:%Y%m%d-%H%M%S-%f}.txt"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        note.write_text(note_text(error, trace, when), encoding="utf-8")
    except OSError:
        return None
    return note


def unseen_notes(folder: Path) -> list[Path]:
    """Return the crash notes not yet shown, oldest first."""
    return sorted(folder.glob(f"{NOTE_STEM}*.txt")) if folder.is_dir() else []


def mark_seen(notes: list[Path]) -> None:
    """Keep notes, but show them no more."""
    for note in notes:
        note.rename(note.with_name(note.name + SEEN))


def last_crash(notes: list[Path], act: Callable[[], None]) -> Problem:
    """Return what is said at the start after a crash."""
    return Problem(
        _("Lần trước chương trình gặp lỗi."),
        _("Những gì đã gõ còn nguyên."),
        _("Ghi chú sự cố nằm ở {path}; gửi cho người hỗ trợ nếu cần.").format(path=notes[-1]),
        _("Đã xem"),
        act,
    )
