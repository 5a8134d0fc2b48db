"""What every test gets: no display, a home of its own, no network, a fixed time, and a log that must stay quiet."""

from __future__ import annotations

import logging
import os
import random
import socket
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

# Before Qt is imported anywhere; a display given by hand is kept.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("QT_ACCESSIBILITY", "0")

settings.register_profile("dev", max_examples=50, deadline=None)
settings.register_profile(
    "ci",
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile("torture", max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "dev"))

# A Monday in the sample's last year, nine in the morning: tests that need a today take this one.
NOW = datetime(2026, 5, 4, 9, 12)


class _LoudRecords(logging.Handler):
    """Keep every record at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.records: list[logging.LogRecord] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.records.append(record)


@pytest.fixture(autouse=True)
def _quiet_log(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that logs a warning it did not announce, and one that announced a warning and logs none."""
    handler = _LoudRecords()
    root = logging.getLogger()
    root.addHandler(handler)
    yield
    root.removeHandler(handler)
    announced = request.node.get_closest_marker("logs_warnings") is not None
    said = [f"{record.name}: {record.getMessage()}" for record in handler.records]
    if bool(said) != announced:
        pytest.fail(f"the log said {said or 'nothing'}, announced was {'a warning' if announced else 'nothing'}")


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give each test a home of its own; nothing of the person at this machine is read or written."""
    place = tmp_path / "home"
    place.mkdir()
    monkeypatch.setenv("HOME", str(place))
    for name in ("CONFIG", "DATA", "STATE", "CACHE"):
        monkeypatch.setenv(f"XDG_{name}_HOME", str(place / name.lower()))
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "SOGHIDANH_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    return place


@pytest.fixture(autouse=True)
def _no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse any connection that leaves this machine: the program is offline."""
    connect = socket.socket.connect

    def local_only(self: socket.socket, address: object) -> None:
        if self.family != socket.AF_UNIX:
            raise AssertionError(f"a test tried to reach {address}")
        connect(self, address)

    monkeypatch.setattr(socket.socket, "connect", local_only)


@pytest.fixture
def now() -> datetime:
    """Return the time that tests live at."""
    return NOW


@pytest.fixture
def rng() -> random.Random:
    """Return a random source with a fixed seed."""
    return random.Random(20260504)
