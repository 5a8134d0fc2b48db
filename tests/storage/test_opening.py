"""Opening: the key, the lock, the place, the format's number, and what is refused."""

from __future__ import annotations

import json
import os
import platform
import subprocess
import sys
import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import peewee
import pytest
import sqlcipher3

from models.rules.errors import BugError, Busy, DamagedError, Refused, WorldError
from models.storage import backup, drives, engine, keyfile, lock, migrate, search
from models.storage import office as offices
from models.storage import source as sources
from models.storage.office import Office
from models.tables.base import declared, spec, specs
from models.tables.people import Person
from models.tables.registry import ALL, BY_NAME, RECORDS
from models.tables.system import FieldReach
from models.tables.units import Unit


def test_an_office_is_one_folder_and_opens_the_right_way(office: Office) -> None:
    there = {path.name for path in office.folder.iterdir()}
    assert {"office.db", "office.key", "office.lock", "drafts.db", "attachments", "issued", "backups"} <= there
    assert office.database.execute_sql("PRAGMA journal_mode").fetchone()[0] == "wal"
    assert office.database.execute_sql("PRAGMA synchronous").fetchone()[0] == 2
    assert office.database.execute_sql("PRAGMA foreign_keys").fetchone()[0] == 1
    assert office.uuid == office.identity.split(":")[0]


def test_the_file_tells_nothing_without_its_key(office: Office, person: Person) -> None:
    office.database.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    data = (office.folder / "office.db").read_bytes()
    assert "Giàng".encode() not in data
    assert not data.startswith(b"SQLite format 3")


def test_the_file_opens_with_the_bare_library(office: Office, person: Person) -> None:
    bare = sqlcipher3.connect(str(office.folder / "office.db"))
    bare.execute(f"PRAGMA key=\"x'{office.key}'\"")
    assert bare.execute("PRAGMA quick_check").fetchone()[0] == "ok"
    assert bare.execute("SELECT name FROM person ORDER BY name_key").fetchall() == [("Giàng Seo Páo",)]
    bare.close()


def test_the_frozen_format_is_what_the_tables_declare(office: Office) -> None:
    plain = peewee.SqliteDatabase(":memory:")
    plain.connect()
    with plain.bind_ctx(list(ALL)):
        plain.create_tables(ALL)
    statement = "SELECT name, sql FROM sqlite_master WHERE type IN ('table', 'index') AND sql IS NOT NULL"
    declared_now = {name: " ".join(sql.split()) for name, sql in plain.execute_sql(statement).fetchall()}
    plain.close()
    kept = {name: " ".join(sql.split()) for name, sql in office.database.execute_sql(statement).fetchall()}
    aside = {name for name in kept if "_fts" in name or name.startswith(("schema_migration", "sqlite_"))}
    assert {name: sql for name, sql in kept.items() if name not in aside} == {
        name: sql for name, sql in declared_now.items() if not name.startswith("sqlite_")
    }


def test_the_reach_of_every_field_stands_in_the_file(office: Office) -> None:
    kept = {(r.of_table, r.field): r.reach for r in FieldReach.select()}
    now = {(m._meta.table_name, n): str(f.reach) for m in RECORDS for n, f in declared(m).items()}
    assert kept == now
    assert kept[("discipline", "from_day")] == "office"
    assert kept[("person", "ethnicity")] == "office"


def test_every_field_a_person_fills_has_its_words() -> None:
    wordless = {m._meta.table_name for m in RECORDS for s in specs(m) if not s.label}
    assert wordless == {"setting", "attachment"}
    assert spec(declared(Person)["unit"]).target == "unit"
    assert len(specs(BY_NAME["honour_entry"], hidden=True)) > len(specs(BY_NAME["honour_entry"]))


def test_a_second_office_waits_for_the_first(office: Office, tmp_path: Path) -> None:
    with pytest.raises(BugError):
        offices.create(tmp_path / "khác", "0.1.0")


def test_a_folder_that_holds_an_office_is_not_used_twice(office: Office, folder: Path) -> None:
    office.close()
    with pytest.raises(Refused, match="office_exists"):
        offices.create(folder, "0.1.0")


def test_a_missing_office_is_said(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="office_missing"):
        offices.open_office(tmp_path)


def test_a_failing_creation_leaves_the_process_free(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise WorldError("disk_full")

    monkeypatch.setattr(migrate, "up", fail)
    with pytest.raises(WorldError):
        offices.create(folder, "0.1.0")
    monkeypatch.undo()
    assert [path.name for path in folder.iterdir() if path.is_file()] == []
    offices.create(folder, "0.1.0").close()


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("không phải thư mục")
    with pytest.raises(WorldError) as caught:
        offices.create(tmp_path / "tệp" / "xã", "0.1.0")
    assert caught.value.code == "folder_missing"


def test_a_folder_without_write_permission_is_said(
    office: Office, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.close()
    monkeypatch.setattr(os, "access", _never)
    with pytest.raises(Refused, match="folder_readonly"):
        offices.open_office(folder)


def _never(*_: object) -> bool:
    return False


@pytest.mark.parametrize(
    ("content", "code"),
    [(None, "key_missing"), ("zz", "key_damaged"), ("ổ", "key_damaged"), ("0" * 64, "office_damaged")],
)
def test_a_lost_or_wrong_key_is_damage(office: Office, folder: Path, content: str | None, code: str) -> None:
    office.close()
    key = folder / keyfile.NAME
    key.unlink() if content is None else key.write_text(content)
    with pytest.raises(DamagedError) as caught:
        offices.open_office(folder)
    assert caught.value.code == code


def test_a_damaged_file_is_said_and_left_alone(office: Office, person: Person, folder: Path) -> None:
    office.close()
    path = folder / "office.db"
    data = bytearray(path.read_bytes())
    data[:64] = bytes(64)
    path.write_bytes(data)
    with pytest.raises(DamagedError, match="office_damaged"):
        offices.open_office(folder)
    assert path.read_bytes() == data


def test_a_newer_format_is_refused_by_the_name_of_its_version(office: Office, folder: Path) -> None:
    office.database.execute_sql("PRAGMA user_version = 7")
    office.database.execute_sql("UPDATE identity SET program = '3.2.0'")
    office.close()
    with pytest.raises(Refused) as caught:
        offices.open_office(folder)
    assert (caught.value.code, caught.value.values) == ("office_newer", {"version": "3.2.0"})


def test_a_file_without_a_format_is_damage(office: Office, folder: Path) -> None:
    office.database.execute_sql("PRAGMA user_version = 0")
    office.close()
    with pytest.raises(DamagedError):
        offices.open_office(folder)


def test_a_file_that_was_emptied_is_left_empty(office: Office, folder: Path) -> None:
    office.close()
    (folder / "office.db").write_bytes(b"")
    with pytest.raises(DamagedError, match="office_damaged"):
        offices.open_office(folder)
    assert (folder / "office.db").read_bytes() == b""


def test_an_older_format_is_upgraded_after_a_backup(
    office: Office, person: Person, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.close()
    steps = _steps(tmp_path, "db.execute_sql('CREATE TABLE later (a)')\n    db.execute_sql('PRAGMA user_version = 2')")
    monkeypatch.setattr(migrate, "CURRENT", 2)
    monkeypatch.setattr(migrate.up, "__defaults__", (steps,))
    with pytest.raises(Refused, match="office_older"):
        offices.open_office(folder, exclusive=False)
    with offices.open_office(folder) as again:
        assert migrate.version(again.database) == 2
        assert [b.reason for b in backup.listed(folder, again.key)] == ["upgrade"]
        migrate.up(again.database, folder)


def test_a_failing_step_leaves_the_file_as_it_was(
    office: Office, person: Person, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    office.close()
    steps = _steps(tmp_path, "db.execute_sql('CREATE TABLE later (a)')\n    raise ValueError('mất điện')")
    monkeypatch.setattr(migrate, "CURRENT", 2)
    monkeypatch.setattr(migrate.up, "__defaults__", (steps,))
    with pytest.raises(ValueError, match="mất điện"):
        offices.open_office(folder)
    monkeypatch.undo()
    with offices.open_office(folder) as again:
        assert "later" not in again.database.get_tables()


def _steps(tmp_path: Path, body: str) -> Path:
    steps = tmp_path / "steps"
    steps.mkdir()
    for old in migrate.FOLDER.glob("*.py"):
        (steps / old.name).write_text(old.read_text(encoding="utf-8"), encoding="utf-8")
    (steps / "0002_later.py").write_text(f"def up(migrator, db):\n    {body}\n", encoding="utf-8")
    return steps


def test_a_build_without_migrations_is_our_fault(office: Office, tmp_path: Path) -> None:
    with pytest.raises(BugError, match="no migrations"):
        migrate.up(office.database, office.folder, tmp_path)


def test_rows_that_point_nowhere_after_an_upgrade_are_our_fault(office: Office) -> None:
    office.database.execute_sql("PRAGMA foreign_keys = 0")
    office.database.execute_sql("INSERT INTO change VALUES (1, 99, 'a', 'b', NULL, NULL, 's', 'd', NULL)")
    with pytest.raises(BugError, match="point nowhere"):
        migrate.up(office.database, office.folder)


def test_the_lock_names_its_living_holder(office: Office, folder: Path) -> None:
    office.close()
    sleeper = subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE)
    mine = {"machine": platform.node(), "user": "chị Hợp", "pid": sleeper.pid, "since": "2026-05-04 08:00:00"}
    (folder / lock.NAME).write_text(json.dumps(mine), encoding="utf-8")
    with pytest.raises(Busy) as caught:
        offices.open_office(folder)
    assert caught.value.values == mine
    with offices.open_office(folder, exclusive=False):
        assert Person.select().count() == 0
    assert lock.read(folder) == lock.Holder(**mine)
    sleeper.kill()
    sleeper.communicate()
    with offices.open_office(folder):
        assert lock.read(folder).pid == os.getpid()


@pytest.mark.parametrize("error", [PermissionError, ProcessLookupError])
def test_a_process_of_another_user_is_alive(monkeypatch: pytest.MonkeyPatch, error: type[OSError]) -> None:
    def kill(*_: object) -> None:
        raise error

    monkeypatch.setattr(os, "kill", kill)
    assert lock.alive(lock.Holder(platform.node(), "a", 4, "")) == (error is PermissionError)


def test_a_holder_on_another_machine_is_believed() -> None:
    assert lock.alive(lock.Holder("máy khác", "a", 4, ""))


def test_an_opening_knows_that_the_last_one_was_broken_off(
    office: Office, folder: Path, clocked: tuple[sources.Source, Callable[[datetime], None]]
) -> None:
    assert office.broken_off is None
    left = (folder / lock.NAME).read_bytes()
    office.close()
    (folder / lock.NAME).write_bytes(left)
    clocked[1](datetime(2026, 5, 4, 10, 0))
    with offices.open_office(folder, clocked[0]) as again:
        assert again.broken_off == (json.loads(left)["since"], "2026-05-04 10:00:00")
    with offices.open_office(folder, clocked[0]) as whole:
        assert whole.broken_off is None


def test_a_spoilt_lock_file_counts_as_none(tmp_path: Path) -> None:
    (tmp_path / lock.NAME).write_text("{nửa chừng")
    assert lock.read(tmp_path) is None


def test_somebody_elses_lock_is_not_dropped(tmp_path: Path) -> None:
    (tmp_path / lock.NAME).write_text(json.dumps({"machine": "m", "user": "u", "pid": 1, "since": ""}))
    lock.Lock(tmp_path, sources.system()).drop()
    assert lock.read(tmp_path) is not None


def test_a_system_without_user_names_gives_an_empty_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError

    monkeypatch.setattr(lock.getpass, "getuser", nobody)
    assert lock.login_name() == ""


def test_the_systems_own_source_gives_whole_seconds_and_fresh_names() -> None:
    source = sources.system()
    assert source.now().microsecond == 0
    assert source.today() == source.now().date()
    assert source.new_uuid() != source.new_uuid()
    assert len(source.token()) == 32


@pytest.mark.parametrize(
    ("line", "flag", "kind"),
    [
        ("1 0 8:1 / / rw - ext4 /dev/sda1 rw", "0", "local"),
        ("1 0 0:44 / {0} rw - cifs //may-chu/chung rw", "0", "network"),
        ("1 0 8:17 / {0} rw - vfat /dev/sdb1 rw", "1", "removable"),
    ],
)
def test_drives_are_judged_by_their_mount(tmp_path: Path, line: str, flag: str, kind: str) -> None:
    mounts, blocks = tmp_path / "mountinfo", tmp_path / "block"
    mounts.write_text("1 0 8:1 / / rw - ext4 /dev/sda1 rw\n" + line.format(tmp_path.resolve()) + "\n")
    for device, value in (("8:1", "0"), ("8:17", flag)):
        (blocks / device).mkdir(parents=True)
        (blocks / device / "removable").write_text(value)
    assert drives.kind_of(tmp_path, mounts, blocks) == kind


def test_a_partition_asks_its_whole_disk(tmp_path: Path) -> None:
    disk = tmp_path / "devices" / "sdb"
    (disk / "sdb1").mkdir(parents=True)
    (disk / "removable").write_text("1")
    (tmp_path / "8:17").symlink_to(disk / "sdb1")
    (tmp_path / "mounts").write_text("1 0 8:17 / / rw - vfat /dev/sdb1 rw\n")
    assert drives.kind_of(tmp_path, tmp_path / "mounts", tmp_path) == "removable"


def test_without_a_mount_table_the_place_counts_as_local(tmp_path: Path) -> None:
    assert drives.kind_of(tmp_path, tmp_path / "none", tmp_path) == "local"
    (tmp_path / "mounts").write_text("1 0 0:9 / / rw - tmpfs tmpfs rw\n")
    assert drives.kind_of(tmp_path, tmp_path / "mounts", tmp_path / "none") == "local"


def test_a_live_office_on_a_stick_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stick(*_: object) -> str:
        return "removable"

    monkeypatch.setattr(drives, "kind_of", stick)
    with pytest.raises(Refused, match="place_removable"):
        offices.create(tmp_path / "xã", "0.1.0")


@pytest.mark.parametrize(
    ("message", "code"),
    [
        ("database or disk is full", "disk_full"),
        ("database is locked", "office_busy"),
        ("attempt to write a readonly database", "folder_readonly"),
        ("database disk image is malformed", "office_damaged"),
        ("vtable constructor failed: person_fts", "office_damaged"),
        ("disk I/O error", "disk_error"),
        ("no such table: a", None),
    ],
)
def test_the_engines_messages_have_our_words(message: str, code: str | None) -> None:
    found = engine.translate(peewee.OperationalError(message))
    assert (found.code if found else None) == code


def test_folded_search_finds_with_and_without_marks(office: Office, unit: Unit) -> None:
    with office.act("people") as act:
        for name in ("Giàng Seo Páo", "Đỗ Uỷ", "Lù A Tủa", "Vàng Thị Mỷ"):
            act.create(Person, name=name, unit=unit, rank=1)
    asked = [
        ("giang seo pao", "Giàng Seo Páo"),
        ("Pa\u0301o", "Giàng Seo Páo"),
        ("do uy", "Đỗ Uỷ"),
        ("ủy", "Đỗ Uỷ"),
        ("vang my", "Vàng Thị Mỷ"),
        ("Tủa", "Lù A Tủa"),
    ]
    for text, name in asked:
        assert [p.name for p in Person.select().where(search.matching(Person, text))] == [name], text
    assert search.matching(Person, " ' \" ") is None
    assert search.sound(office.database, Person)


def test_the_search_index_can_be_judged_and_rebuilt(office: Office, person: Person) -> None:
    office.database.execute_sql("DROP TRIGGER person_fts_update")
    office.database.execute_sql("UPDATE person SET folded = 'khac han'")
    assert not search.sound(office.database, Person)
    search.rebuild(office.database, Person)
    assert search.sound(office.database, Person)


def test_a_thread_gives_its_own_connection_back_and_the_first_keeps_its(office: Office, person: Person) -> None:
    seen: list[tuple[int, bool]] = []

    def work() -> None:
        count = Person.select().count()
        office.leave_thread()
        seen.append((count, office.database.is_closed()))

    worker = threading.Thread(target=work)
    worker.start()
    worker.join()
    office.leave_thread()
    assert seen == [(1, True)]
    assert not office.database.is_closed()
