"""Take rows from a spreadsheet file, one act for all of them."""

from __future__ import annotations

import argparse
from pathlib import Path

from cli.main import folder_word
from models.exchange import sheets
from models.rules.facts import PasteRow
from models.services import care
from models.services.doors import open_office
from resources import words
from resources.language import _

HELP = _("Lấy các dòng từ một tệp bảng tính.")


def add_words(given: argparse.ArgumentParser) -> None:
    """Add this command's words."""
    folder_word(given)
    given.add_argument("file", type=Path, metavar="FILE.xlsx")
    given.add_argument("--kind", choices=sorted(sheets.KINDS), required=True)
    given.add_argument("--dry-run", action="store_true", help=_("chỉ xem trước, không ghi"))


def run(given: argparse.Namespace) -> dict[str, object]:
    """Preview the rows, then write the good ones after a backup."""
    text = sheets.text_of(given.file)
    with open_office(given.office) as office:
        rows = sheets.KINDS[given.kind].preview_paste(office, text)
        counts = sheets.counted(rows)
        if not given.dry_run:
            care.backup(office, "import")
            counts["taken"] = sheets.KINDS[given.kind].take_paste(office, rows)
    asked = [_of_line(row) for row in rows if row.verdict in ("wrong", "doubtful")]
    line = _("Mới %(new)s, đã có %(same)s, cần xem %(doubtful)s, sai %(wrong)s, trống %(blank)s; đã lấy %(taken)s.")
    return {**counts, "asked": asked, "lines": [line % counts, *asked]}


def _of_line(row: PasteRow) -> str:
    """Say of a line that was not taken where it stands and why."""
    why = " ".join(words.parts(problem.code, problem.values)[0] for problem in row.problems)
    return _("Dòng %(line)s: %(why)s") % {"line": row.line, "why": why or _("gần giống mục đã có.")}
