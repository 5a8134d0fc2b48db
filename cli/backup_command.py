"""Make a backup of an office, also beside an open window."""

from __future__ import annotations

import argparse

from cli.main import folder_word
from models.services import care
from models.services.doors import open_office
from resources.language import _

HELP = _("Tạo bản dự phòng.")


def add_words(given: argparse.ArgumentParser) -> None:
    """Add this command's words."""
    folder_word(given)


def run(given: argparse.Namespace) -> dict[str, object]:
    """Make the backup, or say that nothing changed."""
    with open_office(given.office, exclusive=False) as office:
        made = care.backup(office, "command")
    if made is None:
        return {"path": None, "lines": [_("Không có gì thay đổi từ bản dự phòng gần nhất.")]}
    line = _("Đã tạo bản dự phòng %(path)s, đã mở lại kiểm tra được.") % {"path": made.path}
    return {"path": str(made.path), "acts": made.acts, "lines": [line]}
