"""Safe files, drafts, backups, restore and the health check."""

from __future__ import annotations

import errno
import json
import os
import shutil
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import peewee
import pytest

from models.rules.errors import Busy, DamagedError, Refused, WorldError
from models.rules.facts import CheckLine
from models.storage import backup, health, keyfile, lock, safefile, undo
from models.storage import office as offices
from models.storage.drafts import Drafts
from models.storage.office import Office
from models.storage.source import Source
from models.tables.honours import Book, BookPeriod, HonourEntry, Publication
from models.tables.people import Person
from models.tables.units import Unit

Clocked = tuple[Source, Callable[[datetime], None]]


@pytest.fixture
def place(tmp_path: Path) -> Path:
    """Give a folder that holds nothing."""
    (tmp_path / "nơi").mkdir()
    return tmp_path / "nơi"


def test_a_file_is_whole_or_not_there(place: Path) -> None:
    target = place / "Sổ ghi danh.pdf"
    safefile.write(target, b"one")
    safefile.write(target, b"two")
    assert target.read_bytes() == b"two"
    assert [p.name for p in place.iterdir()] == [target.name]


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk_full"),
        (errno.EACCES, "folder_readonly"),
        (errno.ENOENT, "folder_missing"),
        (errno.EIO, "disk_error"),
    ],
)
def test_a_failing_write_keeps_the_old_file(
    place: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    target = place / "a.pdf"
    safefile.write(target, b"old")

    def fail(*_: object) -> None:
        raise OSError(number, "the system's own words")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(WorldError) as caught:
        safefile.write(target, b"new")
    assert caught.value.code == code
    assert target.read_bytes() == b"old"
    assert len(list(place.iterdir())) == 1


def test_what_reads_back_differently_is_refused(place: Path) -> None:
    def never_same(_: Path) -> bool:
        return False

    with pytest.raises(WorldError, match="readback_differs"):
        safefile.write_with(place / "a", _write_one, never_same)
    assert list(place.iterdir()) == []


def _write_one(stream: object) -> None:
    stream.write(b"1")


def test_a_leftover_that_cannot_be_removed_does_not_hide_the_cause(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise OSError(errno.EIO, "gone")

    monkeypatch.setattr(Path, "unlink", fail)
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(WorldError, match="disk_error"):
        safefile.write(tmp_path / "a", b"1")


def test_folders_are_not_synced_where_the_system_has_no_such_thing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(safefile.os, "name", "nt")
    safefile.sync_folder(tmp_path / "need-not-exist")


def test_drafts_come_back_with_their_field_and_time(office: Office, clocked: Clocked) -> None:
    drafts = office.drafts
    drafts.put("honour_entry", "u1", {"name": "Sùng A Lềnh"}, "result", "Sùng A Lềnh")
    clocked[1](datetime(2026, 5, 4, 9, 13))
    drafts.put("unit", "u2", {"name": "Chi bộ"})
    drafts.put("honour_entry", "u1", {"name": "Sùng A Lềnh", "result": "22 hộ"}, "result", "Sùng A Lềnh")
    assert [d.record for d in drafts.all()] == ["u1", "u2"]
    found = drafts.get("honour_entry", "u1")
    assert (found.fields["result"], found.focus, found.at) == ("22 hộ", "result", "2026-05-04 09:13:00")
    drafts.drop("honour_entry", "u1")
    assert drafts.get("honour_entry", "u1") is None
    assert [d.form for d in drafts.all("unit")] == ["unit"]


def test_drafts_are_encrypted_and_can_be_copied(office: Office, tmp_path: Path) -> None:
    office.drafts.put("unit", "u", {"name": "Giàng Seo Páo"})
    office.drafts.copy_to(tmp_path / "drafts.db")
    assert "Giàng".encode() not in (tmp_path / "drafts.db").read_bytes()
    copy = Drafts(tmp_path, office.key, office.source)
    assert copy.get("unit", "u").fields == {"name": "Giàng Seo Páo"}
    copy.close()


def test_a_backup_is_one_checked_file_and_made_only_when_needed(
    office: Office, person: Person, clocked: Clocked
) -> None:
    made = backup.make(office, "exit")
    assert (made.reason, made.acts, made.path.parent.name) == ("exit", 2, "backups")
    assert backup.make(office, "exit") is None
    clocked[1](datetime(2026, 5, 4, 10, 0))
    office.drafts.put("unit", "u", {"name": "dở"})
    assert backup.make(office, "exit").acts == 2
    assert len(backup.listed(office.folder, office.key)) == 2


def test_restore_replaces_and_starts_a_new_epoch(
    office: Office, person: Person, folder: Path, clocked: Clocked
) -> None:
    office.drafts.put("unit", "u", {"name": "dở"}, "name", "t")
    made = backup.make(office, "exit")
    epoch = office.identity
    office.drafts.drop("unit", "u")
    with office.act("rename") as act:
        act.update(person, name="Sau đó")
    office.close()
    assert backup.restore(folder, made.path, clocked[0]).acts == 2
    with offices.open_office(folder, clocked[0]) as again:
        assert Person.get().name == "Giàng Seo Páo"
        assert again.identity != epoch
        assert again.drafts.get("unit", "u").fields == {"name": "dở"}
        assert "backup_note" not in again.database.get_tables()
    aside = [p for p in (folder / "backups").iterdir() if p.is_dir()]
    assert {p.name for p in aside[0].iterdir()} >= {"office.db", "drafts.db"}


def test_restore_into_a_new_folder_takes_the_key_beside_the_backup(
    office: Office, person: Person, folder: Path, tmp_path: Path
) -> None:
    made = backup.make(office, "exit")
    office.close()
    backup.restore(tmp_path / "máy mới", made.path)
    with offices.open_office(tmp_path / "máy mới"):
        assert Person.get().name == "Giàng Seo Páo"


def test_restore_without_any_key_is_said(office: Office, person: Person, tmp_path: Path) -> None:
    made = backup.make(office, "exit")
    alone = tmp_path / "a" / "b" / "c"
    alone.mkdir(parents=True)
    shutil.copy(made.path, alone / "x.sgd")
    with pytest.raises(DamagedError, match="key_missing"):
        backup.restore(tmp_path / "nơi khác", alone / "x.sgd")


def test_restore_waits_for_the_one_who_has_it_open(
    office: Office, person: Person, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = backup.make(office, "exit")
    office.close()
    holder = {"machine": "máy khác", "user": "chị Hợp", "pid": 1, "since": "2026-05-04"}
    (folder / lock.NAME).write_text(json.dumps(holder))
    with pytest.raises(Busy, match="office_open"):
        backup.restore(folder, made.path)


def test_a_damaged_or_newer_backup_is_refused_and_nothing_changes(
    office: Office, person: Person, folder: Path
) -> None:
    made = backup.make(office, "exit")
    copy = backup.engine.raw(made.path, office.key)
    copy.execute("PRAGMA user_version = 9")
    copy.execute("UPDATE identity SET program = '2.0'")
    copy.close()
    office.close()
    with pytest.raises(Refused) as caught:
        backup.restore(folder, made.path)
    assert caught.value.values == {"version": "2.0"}
    made.path.write_bytes(os.urandom(9000))
    with pytest.raises(DamagedError, match="backup_damaged"):
        backup.restore(folder, made.path)
    assert backup.newest(folder, keyfile.read(folder)) is None
    assert backup.listed(folder, keyfile.read(folder)) == ()
    with offices.open_office(folder):
        assert Person.get().name == "Giàng Seo Páo"


def test_a_flipped_byte_deep_in_a_backup_is_found(office: Office, person: Person, folder: Path) -> None:
    made = backup.make(office, "exit")
    data = bytearray(made.path.read_bytes())
    data[len(data) // 2] ^= 1
    made.path.write_bytes(data)
    office.close()
    with pytest.raises(WorldError) as caught:
        backup.restore(folder, made.path)
    assert caught.value.code in ("backup_unreadable", "backup_damaged")
    with offices.open_office(folder):
        assert Person.get().name == "Giàng Seo Páo"


def test_a_backup_that_reads_back_wrong_is_not_kept(
    office: Office, person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise WorldError("backup_unreadable", path="")

    monkeypatch.setattr(backup, "_prove", fail)
    with pytest.raises(WorldError):
        backup.make(office, "exit")
    assert list((office.folder / "backups").iterdir()) == []


@pytest.mark.parametrize("act", ["make", "restore"])
def test_a_full_disk_during_backup_or_restore_is_said(
    office: Office, person: Person, folder: Path, monkeypatch: pytest.MonkeyPatch, act: str
) -> None:
    made = backup.make(office, "exit")

    def fail(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    office.drafts.put("unit", "new", {"a": "b"})
    with pytest.raises(WorldError, match="disk_full"):
        if act == "make":
            monkeypatch.setattr(os, "replace", fail)
            backup.make(office, "again")
        else:
            office.close()
            monkeypatch.setattr(backup.shutil, "copy2", fail)
            backup.restore(folder, made.path)


def test_an_unreadable_backup_is_told_apart(office: Office, person: Person) -> None:
    made = backup.make(office, "exit")
    copy = backup.engine.raw(made.path, office.key)
    copy.execute("DROP TABLE backup_note")
    copy.close()
    with pytest.raises(WorldError, match="backup_unreadable"):
        backup._prove(made.path, office.key, made.head)


def test_a_backup_with_another_head_is_not_believed(office: Office, person: Person) -> None:
    made = backup.make(office, "exit")
    with pytest.raises(WorldError, match="backup_unreadable"):
        backup._prove(made.path, office.key, "1:other:")


def _found(office: Office) -> dict[str, CheckLine]:
    return {line.code: line for line in health.check(office)}


def _book(office: Office, unit: Unit, numbers: tuple[int, ...]) -> Book:
    with office.act("book") as act:
        book = act.create(Book, unit=unit, year=2026, owner=office.uuid)
        common = {"kind": "person", "unit": unit, "month": "2026-05", "deed": "d", "book": book, "period": "2026-05"}
        for number in numbers:
            entry = act.create(HonourEntry, name="Lù A Tủa", number=number, number_key=number, **common)
        act.create(Publication, entry=entry, channel="loa")
        figures = json.dumps({"numbers": len(numbers)})
        act.create(BookPeriod, book=book, period="2026-05", figures=figures, closed_on=datetime(2026, 5, 31).date())
    return book


def test_a_sound_office_passes_every_check(office: Office, person: Person, unit: Unit) -> None:
    _book(office, unit, (1, 2, 3))
    backup.make(office, "exit")
    lines = health.check(office)
    assert [line for line in lines if not line.sound] == []
    assert _found(office)["numbers"].count == 3
    assert _found(office)["chain_backups"].count == 1


@pytest.mark.parametrize(
    ("tamper", "code"),
    [
        ("UPDATE act SET who = 'x' WHERE seq = 1", "chain"),
        ("UPDATE honour_entry SET number = 9 WHERE number = 2", "numbers"),
        ("UPDATE book_period SET figures = '{\"numbers\": 7}'", "sums"),
        ("UPDATE person SET folded = 'x'", "folded"),
        ("UPDATE honour_entry SET deleted = 1", "orphans"),
        ("UPDATE unit SET deleted = 1", "removed_used"),
        ("UPDATE honour_entry SET unit_id = 77", "links"),
    ],
)
def test_each_check_sees_its_own_kind_of_damage(
    office: Office, person: Person, unit: Unit, tamper: str, code: str
) -> None:
    _book(office, unit, (1, 2, 3))
    office.database.execute_sql("PRAGMA foreign_keys = 0")
    office.database.execute_sql(tamper)
    assert not _found(office)[code].sound


def test_a_stale_search_index_is_seen(office: Office, person: Person) -> None:
    office.database.execute_sql("DROP TRIGGER person_fts_update")
    office.database.execute_sql("UPDATE person SET folded = 'giang seo pao khac'")
    assert not _found(office)["search_index"].sound


def test_a_cut_tail_of_the_journal_is_seen_in_the_backups(office: Office, person: Person) -> None:
    backup.make(office, "exit")
    office.database.execute_sql("DELETE FROM change WHERE act_id = 2")
    office.database.execute_sql("DELETE FROM act WHERE seq = 2")
    found = _found(office)
    assert found["chain"].sound
    assert not found["chain_backups"].sound


def test_a_reopened_period_is_not_held_to_its_frozen_figures(office: Office, unit: Unit) -> None:
    _book(office, unit, (1, 2))
    office.database.execute_sql("UPDATE book_period SET figures = '{\"numbers\": 7}', reopened_on = '2026-06-02'")
    assert _found(office)["sums"].sound


def test_a_torn_file_ends_the_check_in_one_line(office: Office, person: Person) -> None:
    folder, source = office.folder, office.source
    for number in range(300):
        with office.act("more") as act:
            act.create(Person, name=f"Người {number}", unit=person.unit, note="dài " * 200, rank=1)
    office.close()
    path = folder / "office.db"
    data = bytearray(path.read_bytes())
    for page in range(len(data) // 4096 // 2, len(data) // 4096):
        data[page * 4096 + 100] ^= 255
    path.write_bytes(data)
    with offices.open_office(folder, source) as again:
        lines = health.check(again)
    assert not lines[0].sound
    assert lines[-1].code == "file_unreadable"


def test_a_fault_of_ours_in_a_check_is_not_called_damage(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    def wrong(of: Office) -> list[CheckLine]:
        of.database.execute_sql("SELECT * FROM nothing_of_that_name")
        return []

    monkeypatch.setattr(health, "STEPS", (wrong,))
    with pytest.raises(peewee.OperationalError):
        health.check(office)


def test_a_moving_clock_gives_every_backup_its_own_name(office: Office, person: Person, clocked: Clocked) -> None:
    for minute in range(3):
        clocked[1](datetime(2026, 5, 4, 9, 12) + timedelta(minutes=minute))
        with office.act("rename") as act:
            act.update(person, note=str(minute))
        backup.make(office, "daily")
    assert [b.at for b in backup.listed(office.folder, office.key)] == [
        f"2026-05-04 09:{12 + m}:00" for m in (2, 1, 0)
    ]
    assert undo.undoable().kind == "rename"
