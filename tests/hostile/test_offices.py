"""Offices whose files were spoilt: each is refused in words and left as it was, or opened and the harm is seen."""

from __future__ import annotations

import random
import shutil
from collections.abc import Iterator
from pathlib import Path

import builders
import harm
import pytest

from models.rules.errors import WorldError
from models.rules.facts import ListQuery
from models.services import care, honour_list, honours, rounds, units
from models.services.doors import open_office
from models.storage import keyfile
from models.storage.drafts import NAME as DRAFTS
from models.storage.handle import DATABASE
from models.storage.source import seeded

SOME, MANY = 40, 1500
YEAR = ListQuery(year=2026)


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an office with a lượt in its book, something half typed, and a backup."""
    with builders.new_office(tmp_path_factory.mktemp("whole")) as office:
        texts = {"kind": "person", "unit": "Nà Lốc", "month": "05/2026", "deed": "Hiến đất mở đường"}
        uuids = [honours.save(office, None, {**texts, "name": f"Giàng Seo {word}"}) for word in ("Páo", "Lử", "Pàng")]
        made = rounds.open_round(office, "month", "2026-05")
        rounds.add_entries(office, made, uuids)
        rounds.enter(office, made)
        office.drafts.put("honour_entry", "new", {"name": "Lù A"}, "name")
        care.backup(office, "hand")
        return office.folder


def _copies(whole: Path, folder: Path, count: int) -> Iterator[Path]:
    for at in range(count):
        yield Path(shutil.copytree(whole, folder / f"{at}"))
        shutil.rmtree(folder / f"{at}")


def _looked_at(folder: Path) -> bool:
    """Open an office and read it all; say whether every check is sound."""
    with open_office(folder, source=seeded(9, builders.NOW)[0]) as office:
        sound = all(line.sound for line in care.check(office))
        honour_list.page(office, YEAR)
        units.listed(office)
        office.drafts.all()
    return sound


def _hunt_database(whole: Path, folder: Path, count: int, rng: random.Random) -> None:
    for copy in _copies(whole, folder, count):
        before = harm.spoilt((whole / DATABASE).read_bytes(), rng)
        (copy / DATABASE).write_bytes(before)
        if before == (whole / DATABASE).read_bytes():
            continue
        try:
            assert not _looked_at(copy), "harm was done and not seen"
        except WorldError as error:
            assert harm.is_told(error), error.code
            assert (copy / DATABASE).read_bytes() == before


def _hunt_drafts(whole: Path, folder: Path, count: int, rng: random.Random) -> None:
    for copy in _copies(whole, folder, count):
        (copy / DRAFTS).write_bytes(harm.spoilt((whole / DRAFTS).read_bytes(), rng))
        try:
            _looked_at(copy)
        except WorldError as error:
            assert harm.is_told(error), error.code
        assert (copy / DATABASE).read_bytes() == (whole / DATABASE).read_bytes()


def _hunt_keys(whole: Path, folder: Path, count: int, rng: random.Random) -> None:
    for copy in _copies(whole, folder, count):
        kept = (whole / keyfile.NAME).read_bytes()
        spoilt = rng.choice((harm.spoilt(kept, rng), rng.randbytes(32).hex().encode()))
        (copy / keyfile.NAME).write_bytes(spoilt)
        if spoilt.strip() == kept.strip():
            continue
        with pytest.raises(WorldError) as found:
            _looked_at(copy)
        assert harm.is_told(found.value), found.value.code
        assert (copy / DATABASE).read_bytes() == (whole / DATABASE).read_bytes()


def _hunt_backups(whole: Path, folder: Path, count: int, rng: random.Random) -> None:
    """Restore spoilt backups over a whole office: what was there stays whole, or a whole backup takes its place."""
    for copy in _copies(whole, folder, count):
        (kept,) = (copy / "backups").glob("*")
        kept.write_bytes(harm.spoilt(kept.read_bytes(), rng))
        try:
            care.restore(copy, kept)
        except WorldError as error:
            assert harm.is_told(error), error.code
        with open_office(copy, source=seeded(9, builders.NOW)[0]) as office:
            assert [row.number for row in honour_list.page(office, YEAR)] == [3, 2, 1]


HUNTS = (_hunt_database, _hunt_drafts, _hunt_keys, _hunt_backups)


@pytest.mark.parametrize("hunt", HUNTS)
def test_a_spoilt_file_is_told_and_nothing_else_lost(hunt, whole: Path, tmp_path: Path, rng: random.Random) -> None:
    hunt(whole, tmp_path, SOME // 4, rng)


@pytest.mark.torture
@pytest.mark.parametrize("hunt", HUNTS)
def test_many_spoilt_files(hunt, whole: Path, tmp_path: Path) -> None:
    hunt(whole, tmp_path, MANY // 4, random.Random(random.getrandbits(32)))
