"""Pins: what runs here is what setup.cfg names, and Qt's binding returns every None that it borrows."""

from __future__ import annotations

import re
import subprocess
import sys
from configparser import ConfigParser
from importlib.metadata import version
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
# PySide6 6.12.0 on Linux with Python below 3.12 loses one reference to None with nearly every call that returns
# nothing; after some thousand calls the interpreter aborts.
CALLS = 2000
COUNTER = f"""
import sys
from PySide6.QtCore import QEventLoop, QObject, QTimer
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit

app = QApplication(["pins"])
timer, label, line, model, owner = QTimer(), QLabel(), QLineEdit(), QStandardItemModel(), QObject()
timer.setInterval(100_000)

def timers():
    timer.start()
    timer.stop()

def texts():
    label.setText("Sổ ghi danh")
    line.setText("Ẫ Ỗ Ễ")
    line.clear()

def items():
    model.appendRow(QStandardItem("x"))
    model.clear()

def objects():
    owner.setObjectName("x")
    owner.blockSignals(False)
    label.setParent(None)

def nothing():
    label.parent()
    model.itemFromIndex(model.index(5, 5))
    QApplication.activeWindow()

for act in (timers, texts, items, objects, nothing):
    act()
    before = sys.getrefcount(None)
    for _ in range({CALLS}):
        act()
    print(act.__name__, sys.getrefcount(None) - before)
"""


def pins() -> dict[str, str]:
    config = ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    text = config["options"]["install_requires"] + config["options.extras_require"]["test"]
    return dict(line.split("==") for line in text.split())


def test_every_requirement_is_pinned_exactly() -> None:
    config = ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    lines = (config["options"]["install_requires"] + config["options.extras_require"]["test"]).split()
    assert [line for line in lines if not re.fullmatch(r"[\w.-]+==[\d.]+", line)] == []


@pytest.mark.parametrize("name", sorted(pins()))
def test_what_is_installed_is_what_is_pinned(name: str) -> None:
    assert version(name) == pins()[name]


def test_qt_is_the_version_that_keeps_none_alive() -> None:
    import PySide6

    assert pins()["PySide6-Essentials"] == PySide6.__version__ == "6.11.3"


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_qt_gives_back_every_none() -> None:
    done = subprocess.run([sys.executable, "-c", COUNTER], capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr[-2000:]
    lost = {name: int(change) for name, change in (line.split() for line in done.stdout.splitlines())}
    assert len(lost) == 5
    assert [name for name, change in lost.items() if change < -CALLS // 10] == []
