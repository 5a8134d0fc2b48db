"""Make the invented sample office."""

from __future__ import annotations

import argparse
from pathlib import Path

from models.services import sample
from resources.language import _

HELP = _("Lập một cơ quan bịa sẵn số liệu để xem thử.")


def add_words(given: argparse.ArgumentParser) -> None:
    """Add this command's words."""
    given.add_argument("dir", type=Path, metavar="DIR")
    given.add_argument("--seed", type=int, default=1)
    given.add_argument("--years", type=int, default=3)
    given.add_argument("--members", type=int, default=900)
    given.add_argument("--entries", type=int, default=0)


def run(given: argparse.Namespace) -> dict[str, object]:
    """Make the office and count what it holds."""
    counts = sample.make(given.dir, given.seed, given.years, given.members, given.entries)
    line = _("Đã lập sổ mẫu ở %(dir)s: %(units)s đơn vị, %(people)s người, %(deeds)s gương báo lên, %(entries)s lượt.")
    return {"dir": str(given.dir), **counts, "lines": [line % {"dir": given.dir, **counts}]}
