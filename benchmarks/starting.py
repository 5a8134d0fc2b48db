"""From the start of the process to the first painted honour page, against a bare PySide6 window with a table."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from benchmarks import offices
from benchmarks.table import Row

BARE, OURS = (Path(__file__).with_name(name) for name in ("bare_window.py", "our_window.py"))
ROUNDS = 21


def run() -> list[Row]:
    """Measure with 10,000 and 100,000 lượt, warm, in turn with the bare window."""
    small, large = offices.with_entries(10_000), offices.with_entries(100_000)
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in ("bare", "small", "large")}
    for _ in range(ROUNDS + 1):
        found["bare"].append(_once(BARE))
        found["small"].append(_once(OURS, small))
        found["large"].append(_once(OURS, large))
    return _rows({name: (_median(runs, 0), _median(runs, 1)) for name, runs in found.items()})


def _rows(found: dict[str, tuple[float, float]]) -> list[Row]:
    bare, small, large = found["bare"], found["small"], found["large"]
    window = "a bare PySide6 window with a table"
    return [
        Row("start to first painted honour page, 10,000 lượt", small[0], bare[0], "s", 1.5, window),
        Row("memory then", small[1], bare[1], "MB", 1.6, window),
        Row("the same with 100,000 lượt", large[0], small[0], "s", 1.1, "ours with 10,000"),
    ]


def _median(runs: list[tuple[float, float]], part: int) -> float:
    return statistics.median(run[part] for run in runs[1:])


def _once(script: Path, *words: Path) -> tuple[float, float]:
    """Return seconds from the start of the process to the first painting, and the largest memory until then in MB."""
    start = time.clock_gettime(time.CLOCK_MONOTONIC)
    command = [sys.executable, str(script), *map(str, words)]
    done = subprocess.run(command, env=_surroundings(), capture_output=True, text=True)
    if done.returncode:
        raise SystemExit(f"{script.name} ended with {done.returncode}: {done.stderr}")
    painted, _processor, memory = map(float, done.stdout.split())
    return painted - start, memory


def _surroundings() -> dict[str, str]:
    """Return the environment of both: no display, and compiled modules kept, for warm means that they are there."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}


if __name__ == "__main__":
    for row in run():
        print(row.line())
