"""Write all present facts as JSON lines, in the clear."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.main import folder_word
from models.services import care
from models.services.doors import open_office
from resources.language import _

HELP = _("Ghi mọi số liệu hiện có ra một tệp JSON; tệp không khoá, ai có tệp cũng đọc được.")


def add_words(given: argparse.ArgumentParser) -> None:
    """Add this command's words."""
    folder_word(given)
    given.add_argument("--out", type=Path, required=True, metavar="FILE")
    given.add_argument("--journal", action="store_true", help=_("kèm nhật ký sửa đổi"))


def run(given: argparse.Namespace) -> dict[str, object]:
    """Write the file and count its lines."""
    with open_office(given.office, exclusive=False) as office:
        count = care.dump(office, given.out, given.journal)
    line = _("Đã ghi %(count)s dòng vào %(out)s. Tệp không khoá: ai có tệp cũng đọc được.")
    return {"lines": [line % {"count": count, "out": given.out}], "count": count, "out": str(given.out)}
