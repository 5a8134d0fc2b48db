"""The typed half-day: 66 slips with 132 honours by real keys, on an office of ten years, against the bare commit."""

from __future__ import annotations

import itertools
import os
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.slip_pile import Hand, pile
from benchmarks.table import Row, p95, timed
from models.services import sample, slips, units
from models.services.doors import Office, open_office
from models.storage import acts
from models.tables.slips import MonthlySlip
from models.tables.units import Unit

YEARS, SLIPS, HONOURS = 10, 66, 132
MONTH, NOW = "2026-12", datetime(2026, 12, 12, 9, 12)
PER_SLIP, PER_HONOUR, ENTER_MS = 25, 6, 50


def run() -> list[Row]:
    """Type the pile into the sample of ten years, filled up to 66 chi bộ."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "office"
        sample.make(folder, years=YEARS)
        with open_office(folder) as office:
            office.source = replace(office.source, now=_now)
            _fill_up(office)
            hand, bare = _typed(office, Path(place))
            done = slips.month(office, MONTH).received
            if done != SLIPS:
                raise SystemExit(f"{done} of {SLIPS} slips were written")
            return _rows(hand, bare)


def _now() -> datetime:
    return NOW


def _fill_up(office: Office) -> None:
    """Add chi bộ until so many units owe the month's slip."""
    for number in range(SLIPS - slips.month(office, MONTH).total):
        units.save(office, None, {"kind": "cell_rural", "name": f"Chi bộ Pù Lìn {number + 1}"})


def _typed(office: Office, folder: Path) -> tuple[Hand, list[float]]:
    """Type the whole pile in the window, a bare commit after each slip; return the hand and the commits' seconds."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from ui import app as application
    from ui.preferences import Preferences

    app = QApplication.instance() or application.make_application()
    application.dress(app, Preferences())
    window = _window(office, folder)
    QTest.qWaitForWindowActive(window)
    window.go("today", {})
    window.go("slips", {"month": MONTH})
    hand, commit, bare = Hand(), _commit(office), []
    hand.begin()
    for paper in pile(SLIPS, HONOURS):
        hand.slip(paper)
        bare.append(timed(commit))
    QTest.qWait(500)
    window.shell.tasks.stop()
    window.close()
    office.listeners.clear()
    return hand, bare


def _window(office: Office, folder: Path) -> object:
    from ui.actions import Actions
    from ui.bus import Bus
    from ui.page import Shell
    from ui.preferences import PreferenceFile
    from ui.tasks import Tasks
    from ui.widgets.navigation import Identity
    from ui.widgets.search import nothing
    from ui.window import Window

    bus, tasks = Bus(), Tasks()
    tasks.after_each = office.leave_thread
    office.listeners.append(bus.changed.emit)
    shell = Shell(office, bus, tasks, Actions(), office.source.today, PreferenceFile(folder / "choices.json"))
    window = Window(Identity(("ĐẢNG UỶ", "XÃ KHE VÀNG")), shell, nothing)
    window.resize(1366, 768)
    window.show()
    window.activateWindow()
    return window


def _commit(office: Office) -> Callable[[], None]:
    """Return a bare commit of a slip's row, FULL."""
    unit, made = Unit.get(Unit.kind == "cell_rural"), itertools.count()
    values = {"unit": unit.id, "month": "2000-01", "way": "paper", "members": 33, "present": 31, "reviewed": 30}
    values |= {"chosen": True, "stamps": "{}", "rev": 1, "received_on": "2000-01-05", "no_news": False}

    def commit() -> None:
        acts.insert(office.database, MonthlySlip, {**values, "uuid": f"bare {next(made)}"})

    return commit


def _rows(hand: Hand, bare: list[float]) -> list[Row]:
    commit = p95(bare) * 1e3
    against = "a bare commit of a slip's row, FULL, p95"
    most = f"{ENTER_MS} ms"
    turn, enter = p95(hand.turns) * 1e3, p95(hand.enters) * 1e3
    return [
        Row("keys beside the text, the slip with most", max(hand.slips), PER_SLIP, "keys", 1, "the bound"),
        Row("keys beside the text, the honour with most", max(hand.honours), PER_HONOUR, "keys", 1, "the bound"),
        Row("Enter in a row of honours at 10 years, p95", enter, ENTER_MS, "ms", 1, most),
        Row("next slip: written, and the next one shown, p95", turn, ENTER_MS, "ms", 1, most),
        Row("Enter in a row of honours", enter, commit, "ms", None, against),
        Row("next slip: written, and the next one shown", turn, commit, "ms", None, against),
    ]


if __name__ == "__main__":
    start = time.perf_counter()
    for row in run():
        print(row.line())
    print(f"{time.perf_counter() - start:.0f} s")
