"""From the start of the process to the first painted honour page, against a bare PySide6 window with a table."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from benchmarks.table import Row
from models.services import sample

BARE, OURS = (Path(__file__).with_name(name) for name in ("bare_window.py", "our_window.py"))
ROUNDS = 9


def run() -> list[Row]:
    """Measure with 10,000 and 100,000 lượt, warm, in turn with the bare window."""
    with tempfile.TemporaryDirectory() as place:
        small, large = Path(place) / "a" / "office", Path(place) / "b" / "office"
        sample.make(small, years=1, entries=10_000)
        sample.make(large, years=1, entries=100_000)
        found = {name: [] for name in ("bare", "small", "large")}
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
    """Return seconds from spawn to exit and the process's largest memory in MB."""
    start = time.perf_counter()
    process = subprocess.Popen([sys.executable, str(script), *map(str, words)], env=_surroundings())
    _pid, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{script.name} ended with {process.returncode}")
    return took, usage.ru_maxrss / 1024


def _surroundings() -> dict[str, str]:
    """Return the environment of both: no display, and compiled modules kept, for warm means that they are there."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {"QT_QPA_PLATFORM": "offscreen", **kept}


if __name__ == "__main__":
    for row in run():
        print(row.line())
