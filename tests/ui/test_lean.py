"""What waits at the start: it runs when it is asked for, and is then what it always was."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

# What PySide6 tells of itself: refused arguments, a help text, a signature, its generator of stubs; and Python's own.
TOLD = """
from PySide6.QtCore import QObject, QTimer
from PySide6.QtGui import QColor

class Part(QObject):
    pass

for wrong in (lambda: QTimer().setInterval("now"), lambda: QColor(1, 2), lambda: Part().setObjectName(1, 2)):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
from shibokensupport.signature import get_signature
print(QTimer.singleShot.__doc__, get_signature(QTimer.setInterval), get_signature(QColor))
import PySide6.support.signature.lib.pyi_generator as stubs
import hashlib, ipaddress, socket
print(stubs.generate_pyi.__name__, stubs.__name__, stubs.__spec__.name, hashlib.sha256(b"x").hexdigest())
print(ipaddress.ip_address("10.0.0.1"), socket.__file__, socket.AF_INET)
"""
WAITING = """
import sys
import ui.program
from ui.lean import WAITING
print([name for name in sorted(WAITING) if name in sys.modules and not hasattr(type(sys.modules[name]), "_run_once")
       and type(sys.modules[name]).__name__ != "_Waiting"])
"""
TOGETHER = """
import sys, threading
import ui
seen, start = [], threading.Barrier(8)

def ask():
    start.wait()
    seen.append(sys.modules["shibokensupport.signature.layout"].create_signature)

threads = [threading.Thread(target=ask) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(seen), len(set(map(id, seen))))
"""


def told(script: str) -> str:
    # What measures coverage has loaded much of it already.
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    words = [sys.executable, "-c", script]
    return subprocess.run(words, cwd=ROOT, env=kept, capture_output=True, text=True, check=True).stdout


def test_what_has_waited_is_what_it_always_was() -> None:
    ours = told("import ui\n" + TOLD)
    assert ours == told(TOLD)
    assert "wrong argument types" in ours and "generate_pyi" in ours


def test_what_the_first_window_does_not_need_has_not_run() -> None:
    assert told(WAITING) == "[]\n"


def test_threads_that_ask_at_once_get_the_same() -> None:
    assert told(TOGETHER) == "8 1\n"


@pytest.mark.parametrize("name", ["shibokensupport.signature.mapping", "hashlib"])
def test_a_module_waits_only_until_it_is_asked(name: str) -> None:
    script = f"import sys, ui, {'hashlib' if name == 'hashlib' else 'ui'}\nmodule = sys.modules['{name}']\n"
    ask = "getattr(module, 'sha256', None); getattr(module, 'type_map', None)\n"
    say = "print(type(module).__name__); dir(module)\n"
    assert told(script + say + ask + say) == "_Waiting\nmodule\n"
