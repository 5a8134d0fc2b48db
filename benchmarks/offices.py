"""Invented offices to measure on, each made once for all the benchmarks of a run."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from models.services import sample


@cache
def _place() -> tempfile.TemporaryDirectory[str]:
    """Return a folder that goes with the process."""
    return tempfile.TemporaryDirectory(prefix="so-ghi-danh-bench-")


@cache
def with_entries(count: int) -> Path:
    """Return the folder of an office of one year with so many lượt; 100,000 take two minutes to make."""
    folder = Path(_place().name) / str(count) / "office"
    sample.make(folder, years=1, entries=count)
    return folder
