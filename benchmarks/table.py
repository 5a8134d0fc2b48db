"""One row a figure: ours beside a peer or the bare limit, measured in the same run, with the bound it must keep."""

from __future__ import annotations

import platform
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

README = Path(__file__).with_name("README.md")


@dataclass(frozen=True, slots=True)
class Row:
    """One figure: `ours` and `peer` in the same unit, and the largest ratio that is allowed; None only tells it."""

    what: str
    ours: float
    peer: float
    unit: str
    bound: float | None
    against: str

    @property
    def ratio(self) -> float:
        """Return ours divided by the peer."""
        return self.ours / self.peer

    @property
    def kept(self) -> bool:
        """Say whether the ratio stays within its bound."""
        return self.bound is None or self.ratio <= self.bound

    def line(self) -> str:
        """Return the row as a Markdown table row."""
        kept = " | " if self.bound is None else f"{self.bound:.3g} | {'yes' if self.kept else '**no**'}"
        figures = f"{self.ours:.3g} | {self.peer:.3g} {self.unit} | {self.ratio:.2f} | {kept}"
        return f"| {self.what} | {self.against} | {figures} |"


def paired(ours: Callable[[], object], peer: Callable[[], object], rounds: int = 9) -> tuple[float, float]:
    """Time two things in turn, A B A B, and return both medians in seconds; one warm-up each."""
    ours()
    peer()
    mine, other = [], []
    for _ in range(rounds):
        mine.append(timed(ours))
        other.append(timed(peer))
    return statistics.median(mine), statistics.median(other)


def timed(work: Callable[[], object]) -> float:
    """Return how many seconds one run takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def p95(samples: Iterable[float]) -> float:
    """Return the value that 95 of 100 samples stay under."""
    return statistics.quantiles(sorted(samples), n=20)[-1]


HEAD = """# Benchmarks

`make bench` measures these and rewrites this table. Every figure is a ratio to a peer or to the bare limit, taken in
the same run, because the machines differ. Last run: {machine}.

| What | Against | Ours | Peer | Ratio | At most | Kept |
|---|---|---:|---:|---:|---:|---|
"""


def write(rows: Iterable[Row], notes: Iterable[str] = ()) -> str:
    """Return the page and keep it as benchmarks/README.md."""
    machine = f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"
    page = HEAD.format(machine=machine) + "".join(f"{row.line()}\n" for row in rows)
    page += "".join(f"\n{note}\n" for note in notes)
    README.write_text(page, encoding="utf-8")
    return page
