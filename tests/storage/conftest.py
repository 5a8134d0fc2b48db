"""A real office on disk for every storage test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path

import pytest

from models.storage import office as offices
from models.storage import source
from models.storage.office import Office
from models.tables.people import Person
from models.tables.units import Unit

START = datetime(2026, 5, 4, 9, 12)


@pytest.fixture
def clocked() -> tuple[source.Source, Callable[[datetime], None]]:
    """Give a repeatable source and the hand that moves its clock."""
    return source.seeded(7, START)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Name the folder of an office; marks and spaces in it on purpose."""
    return tmp_path / "Sổ xã Khe Vàng"


@pytest.fixture
def office(folder: Path, clocked: tuple[source.Source, Callable[[datetime], None]]) -> Iterator[Office]:
    """Give an empty open office."""
    made = offices.create(folder, "0.1.0", clocked[0])
    yield made
    made.close()


@pytest.fixture
def unit(office: Office) -> Unit:
    """Give the office one unit."""
    with office.act("unit") as act:
        return act.create(Unit, kind="commune", name="Đảng uỷ xã Khe Vàng", rank=1)


@pytest.fixture
def person(office: Office, unit: Unit) -> Person:
    """Give the office one person."""
    with office.act("person") as act:
        return act.create(Person, name="Giàng Seo Páo", unit=unit, rank=1)
