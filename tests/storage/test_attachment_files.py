"""Attachments on disk: encrypted, named by their digest, carried by backups, and back after a restore."""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from models.rules.errors import WorldError
from models.storage import attachments, backup, engine
from models.storage import office as offices
from models.storage.office import Office
from models.storage.source import Source
from models.tables.system import Attachment
from models.tables.units import Unit

Clocked = tuple[Source, Callable[[datetime], None]]
DATA = b"\xff\xd8\xff" + "Phiếu tháng Nà Lốc".encode() * 2000
NAME = hashlib.sha256(DATA).hexdigest()


def keep(office: Office, unit: Unit, data: bytes = DATA) -> Path:
    digest = attachments.put(office, data)
    with office.act("attach") as act:
        told = {"digest": digest, "file_name": "a.jpg", "size": len(data)}
        act.create(Attachment, owner_table="unit", owner_uuid=unit.uuid, **told)
    return office.folder / "attachments" / f"{digest}.sgt"


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def test_a_file_is_encrypted_and_named_by_what_it_holds(office: Office, unit: Unit) -> None:
    path = keep(office, unit)
    assert path.name == f"{NAME}.sgt" == f"{attachments.digest(DATA)}.sgt"
    kept = path.read_bytes()
    assert "Phiếu".encode() not in kept and not kept.startswith(b"SQLite format 3")
    assert attachments.get(office, NAME) == DATA
    assert [p.name for p in path.parent.iterdir()] == [path.name]


def test_a_file_is_written_once(office: Office, unit: Unit) -> None:
    path = keep(office, unit)
    before = path.read_bytes()
    assert attachments.put(office, DATA) == NAME
    assert path.read_bytes() == before
    assert attachments.put(office, b"") == hashlib.sha256(b"").hexdigest()
    assert attachments.get(office, attachments.digest(b"")) == b""


@pytest.mark.parametrize("how", ["gone", "spoilt", "other", "empty", "bare"])
def test_what_is_not_whole_is_not_handed_out_and_can_be_put_again(office: Office, unit: Unit, how: str) -> None:
    path = keep(office, unit)
    path.unlink()
    if how == "spoilt":
        keep(office, unit)
        spoil(path)
    elif how == "other":
        other = office.folder / "attachments" / f"{attachments.put(office, b'other')}.sgt"
        os.replace(other, path)
    elif how == "empty":
        path.write_bytes(b"")
    elif how == "bare":
        connection = engine.raw(path, office.key)
        connection.execute("CREATE TABLE attachment (data BLOB)")
        connection.close()
    assert attachments.get(office, NAME) is None
    attachments.put(office, DATA)
    assert attachments.get(office, NAME) == DATA


def test_the_folder_is_made_anew(office: Office, unit: Unit) -> None:
    shutil.rmtree(office.folder / "attachments")
    keep(office, unit)
    assert attachments.get(office, NAME) == DATA


@pytest.mark.parametrize(("call", "code"), [("fsync", "disk_full"), ("replace", "disk_full")])
def test_a_full_disk_leaves_nothing_half_written(
    office: Office, monkeypatch: pytest.MonkeyPatch, call: str, code: str
) -> None:
    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(attachments.os, call, fail)
    with pytest.raises(WorldError, match=code):
        attachments.put(office, DATA)
    assert list((office.folder / "attachments").iterdir()) == []


def test_a_file_that_reads_back_otherwise_is_not_kept(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def nothing(path: Path, key: str, data: bytes) -> None:
        connection = engine.raw(path, key)
        connection.execute("CREATE TABLE attachment (data BLOB)")
        connection.execute("INSERT INTO attachment VALUES (?)", (data[:-1],))
        connection.close()

    monkeypatch.setattr(attachments, "_fill", nothing)
    with pytest.raises(WorldError, match="readback_differs"):
        attachments.put(office, DATA)
    assert list((office.folder / "attachments").iterdir()) == []


def test_backups_carry_what_they_name_once(office: Office, unit: Unit, clocked: Clocked) -> None:
    backup.make(office, "exit")
    beside = office.folder / "backups" / "attachments"
    assert not beside.exists()
    keep(office, unit)
    clocked[1](datetime(2026, 5, 4, 10, 0))
    backup.make(office, "exit")
    kept = beside / f"{NAME}.sgt"
    stamp = kept.stat().st_mtime_ns
    keep(office, unit, b"%PDF-")
    clocked[1](datetime(2026, 5, 4, 11, 0))
    backup.make(office, "exit")
    assert len(list(beside.iterdir())) == 2
    assert kept.stat().st_mtime_ns == stamp


def test_what_was_taken_away_is_carried_too(office: Office, unit: Unit) -> None:
    keep(office, unit)
    with office.act("detach") as act:
        act.remove(Attachment.get())
    backup.make(office, "exit")
    assert (office.folder / "backups" / "attachments" / f"{NAME}.sgt").is_file()


def test_a_lost_file_does_not_stop_a_backup(office: Office, unit: Unit) -> None:
    keep(office, unit).unlink()
    assert backup.make(office, "exit") is not None
    assert attachments.carry(office.folder / "a", office.folder / "b", office.key, [NAME]) == (NAME,)


@pytest.mark.parametrize("loss", ["gone", "spoilt", "none"])
def test_a_restore_brings_them_back(office: Office, unit: Unit, folder: Path, loss: str) -> None:
    path = keep(office, unit)
    made = backup.make(office, "exit")
    if loss == "gone":
        shutil.rmtree(path.parent)
    elif loss == "spoilt":
        spoil(path)
    office.close()
    backup.restore(folder, made.path)
    with offices.open_office(folder) as again:
        assert attachments.get(again, NAME) == DATA


def test_a_new_machine_gets_them_with_the_backup(office: Office, unit: Unit, tmp_path: Path) -> None:
    keep(office, unit)
    made = backup.make(office, "exit")
    office.close()
    backup.restore(tmp_path / "máy mới", made.path)
    with offices.open_office(tmp_path / "máy mới") as again:
        assert attachments.get(again, NAME) == DATA


def test_a_damaged_copy_never_takes_the_place_of_a_whole_one(office: Office, unit: Unit, folder: Path) -> None:
    keep(office, unit)
    made = backup.make(office, "exit")
    spoil(office.folder / "backups" / "attachments" / f"{NAME}.sgt")
    office.close()
    backup.restore(folder, made.path)
    with offices.open_office(folder) as again:
        assert attachments.get(again, NAME) == DATA


def test_a_disk_that_fills_while_they_are_brought_back_changes_nothing(
    office: Office, unit: Unit, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = keep(office, unit)
    made = backup.make(office, "exit")
    with office.act("more") as act:
        act.update(unit, note="sau bản dự phòng")
    path.unlink()
    office.close()

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(attachments.os, "replace", fail)
    with pytest.raises(WorldError, match="disk_full"):
        backup.restore(folder, made.path)
    monkeypatch.undo()
    with offices.open_office(folder):
        assert Unit.get().note == "sau bản dự phòng"
