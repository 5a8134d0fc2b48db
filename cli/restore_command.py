"""Replace an office's facts by a backup's."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.main import folder_word
from models.services import care
from resources.language import _

HELP = _("Khôi phục từ một bản dự phòng.")


def add_words(given: argparse.ArgumentParser) -> None:
    """Add this command's words."""
    folder_word(given)
    given.add_argument("backup", type=Path, metavar="FILE")


def run(given: argparse.Namespace) -> dict[str, object]:
    """Restore and say which state came back."""
    restored = care.restore(given.office, given.backup)
    line = _("Đã khôi phục số liệu lúc %(at)s; số liệu trước đó còn trong thư mục backups.") % {"at": restored.at}
    return {"at": restored.at, "acts": restored.acts, "lines": [line]}
