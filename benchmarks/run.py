"""Run every benchmark, print the table, and keep it in benchmarks/README.md."""

from __future__ import annotations

import sys
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import table

NAMES = ("print_book", "print_report", "twins", "starting", "lists", "saving", "slip_typing")


def main() -> int:
    """Return 0 when every figure keeps its bound."""
    rows = [row for name in NAMES for row in import_module(f"benchmarks.{name}").run()]
    print(table.write(rows))
    return 0 if all(row.ratio <= row.bound for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
