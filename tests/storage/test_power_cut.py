"""A process that dies in the middle of writing: what it had confirmed is there, and the file is sound.

Killing the process shows that no half act survives; that the disk keeps its word on a real power cut is SQLite's part.
"""

from __future__ import annotations

import os
import random
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from models.storage import health
from models.storage import office as offices
from models.storage.source import seeded
from models.tables.units import Unit

NOW = datetime(2026, 5, 4, 9, 12)
ROOT = Path(__file__).resolve().parent.parent.parent
WRITER = """
import sys
from datetime import datetime
from pathlib import Path
from models.storage import office as offices
from models.tables.units import Unit

with offices.open_office(Path(sys.argv[1])) as office:
    start = Unit.select().count()
    for at in range(start, start + 100_000):
        office.drafts.put("unit", "new", {"name": f"Thôn {at}"}, "name")
        with office.act("unit", str(at)) as act:
            made = act.create(Unit, kind="village", name=f"Thôn {at}", rank=at)
            act.update(made, short_name=str(at))
        print(at, flush=True)
"""


def cut(folder: Path, lines: int, milliseconds: int) -> int:
    """Let a process write, kill it some milliseconds after it confirmed so many acts; return the last one confirmed."""
    words = [sys.executable, "-c", WRITER, str(folder)]
    child = subprocess.Popen(words, cwd=ROOT, stdout=subprocess.PIPE, text=True, env=os.environ | {"PYTHONPATH": "."})
    assert child.stdout is not None
    last = -1
    for _ in range(lines):
        last = int(child.stdout.readline())
    try:
        child.wait(milliseconds / 1000)
    except subprocess.TimeoutExpired:
        child.kill()
    rest = child.stdout.read().split()
    child.stdout.close()
    child.wait()
    return int(rest[-1]) if rest else last


def prove(folder: Path, confirmed: int) -> None:
    """Open what was left: the dead holder's lock gives way, nothing confirmed is lost, every check is sound."""
    with offices.open_office(folder, seeded(2, NOW)[0]) as office:
        ranks = sorted(unit.rank for unit in Unit.select())
        assert ranks == list(range(len(ranks)))
        assert confirmed < len(ranks) <= confirmed + 2
        assert Unit.select().where(Unit.short_name.is_null()).count() == 0
        assert [line.code for line in health.check(office) if not line.sound] == []
        (draft,) = office.drafts.all("unit")
        assert confirmed <= int(draft.fields["name"].split()[1]) <= confirmed + 1


def hunt(folder: Path, cuts: int, rng: random.Random) -> None:
    offices.create(folder, "0.1.0", seeded(1, NOW)[0]).close()
    for _ in range(cuts):
        prove(folder, cut(folder, rng.randrange(1, 30), rng.randrange(0, 20)))


def test_a_killed_writer_leaves_a_sound_office(tmp_path: Path, rng: random.Random) -> None:
    hunt(tmp_path / "office", 4, rng)


@pytest.mark.torture
def test_many_killed_writers_leave_a_sound_office(tmp_path: Path) -> None:
    hunt(tmp_path / "office", 150, random.Random(random.getrandbits(32)))
