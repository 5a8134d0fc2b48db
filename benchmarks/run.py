"""Run every benchmark, print the table, and keep it in benchmarks/README.md."""

from __future__ import annotations

import sys
import time
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from benchmarks import table

NAMES = ("print_book", "print_report", "twins", "starting", "lists", "saving", "slip_typing")


def main() -> int:
    """Return 0 when every figure keeps its bound."""
    rows: list[table.Row] = []
    notes: list[str] = []
    for name in NAMES:
        start = time.perf_counter()
        part = import_module(f"benchmarks.{name}")
        rows += part.run()
        notes += part.notes() if hasattr(part, "notes") else ()
        print(f"{name}: {time.perf_counter() - start:.0f} s", file=sys.stderr, flush=True)
    print(table.write(rows, notes))
    return 0 if all(row.kept for row in rows) else 1


if __name__ == "__main__":
    sys.exit(main())
