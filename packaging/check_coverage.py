"""Hold the heart of the house at full coverage and report the rest.

Reads the JSON that coverage wrote; exit status 1 names every line and branch that no test reached.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

FULL = ("models/rules/", "models/storage/", "models/services/")
REPORT = Path(__file__).resolve().parent.parent / "out" / "coverage" / "coverage.json"


def percent(summary: dict[str, int]) -> float:
    """Return the share of lines and branches reached, in percent."""
    whole = summary["num_statements"] + summary.get("num_branches", 0)
    reached = summary["covered_lines"] + summary.get("covered_branches", 0)
    return 100.0 if whole == 0 else 100.0 * reached / whole


def gaps(files: dict[str, dict]) -> list[str]:
    """Return what is missing in the rooms that must be whole, one line a file."""
    found = []
    for path, facts in sorted(files.items()):
        lines, branches = facts["missing_lines"], facts.get("missing_branches", [])
        if path.startswith(FULL) and (lines or branches):
            jumps = ", ".join(f"{start}→{end}" for start, end in branches)
            found.append(f"{path}: lines {lines or 'all reached'}; branches {jumps or 'all reached'}")
    return found


def rooms(files: dict[str, dict]) -> dict[str, float]:
    """Return the percentage of every room, the rooms of models/ apart."""
    sums: dict[str, dict[str, int]] = {}
    for path, facts in files.items():
        parts = path.split("/")
        room = "/".join(parts[:2]) if parts[0] == "models" and len(parts) > 2 else parts[0]
        total = sums.setdefault(room, dict.fromkeys(facts["summary"], 0))
        for name, number in facts["summary"].items():
            if isinstance(number, int):
                total[name] = total.get(name, 0) + number
    return {room: percent(total) for room, total in sorted(sums.items())}


def main() -> int:
    """Print the table of rooms and the gaps; return the exit status."""
    files = json.loads(REPORT.read_text(encoding="utf-8"))["files"]
    for room, share in rooms(files).items():
        print(f"{share:6.1f} %  {room}")
    missing = gaps(files)
    watched = [path for path in files if path.startswith(FULL)]
    if not watched:
        missing = ["no file of " + ", ".join(FULL) + " was measured"]
    for line in missing:
        print(f"not covered: {line}", file=sys.stderr)
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
