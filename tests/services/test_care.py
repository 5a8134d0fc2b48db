"""Backups, restore, check and dump through their door; who has the office; leaving it with a backup."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from builders import new_office, person

from models.rules.errors import Busy, WorldError
from models.services import care, doors, history, people
from models.storage import backup
from models.storage.office import Office


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    made = new_office(tmp_path)
    yield made
    made.close()


def test_a_dump_is_equal_exactly_when_the_facts_are(office: Office, tmp_path: Path) -> None:
    uuid = person(office, "Giàng Seo Páo")
    first = care.dump(office, tmp_path / "a.jsonl")
    people.save(office, uuid, {"name": "Khác"})
    care.dump(office, tmp_path / "b.jsonl")
    history.undo_last(office)
    assert care.dump(office, tmp_path / "c.jsonl") == first
    a, b, c = ((tmp_path / f"{n}.jsonl").read_text(encoding="utf-8") for n in "abc")
    assert a == c != b
    rows = [json.loads(line) for line in a.splitlines()]
    assert next(r for r in rows if r["uuid"] == uuid)["name"] == "Giàng Seo Páo"
    assert {r["table"] for r in rows} >= {"setting", "unit", "person"}


def test_a_removed_record_is_no_present_fact(office: Office, tmp_path: Path) -> None:
    uuid = person(office, "Giàng Seo Páo")
    people.remove(office, uuid)
    assert uuid not in {fact["uuid"] for fact in care.facts(office)}


def test_the_journal_comes_only_when_asked(office: Office, tmp_path: Path) -> None:
    assert [f for f in care.facts(office) if f["table"] == "act"] == []
    acts = [f for f in care.facts(office, journal=True) if f["table"] == "act"]
    assert acts[0]["seq"] == 1
    assert acts[0]["changes"]


def test_a_dump_is_journalled(office: Office, tmp_path: Path) -> None:
    care.dump(office, tmp_path / "a.jsonl")
    assert (history.acts(office, size=1)[0].kind, history.acts(office, size=1)[0].subject) == ("dump", "a.jsonl")


def test_backup_check_and_restore(office: Office, tmp_path: Path) -> None:
    uuid = person(office, "Giàng Seo Páo")
    made = care.backup(office, "test")
    assert care.backups(office) == (made,)
    assert all(line.sound for line in care.check(office))
    people.save(office, uuid, {"name": "Khác"})
    folder = office.folder
    office.close()
    care.restore(folder, made.path)
    with doors.open_office(folder) as again:
        assert people.get(again, uuid).values["name"] == "Giàng Seo Páo"


def test_the_door_tells_who_is_inside(office: Office) -> None:
    assert doors.is_office(office.folder)
    assert not doors.is_office(office.folder.parent)
    assert doors.holder(office.folder) is None
    holder = {"machine": "máy khác", "user": "chị Hợp", "pid": os.getpid(), "since": "2026-05-04"}
    (office.folder / "office.lock").write_text(json.dumps(holder))
    assert doors.holder(office.folder).user == "chị Hợp"
    folder = office.folder
    office.database.close()
    office.close()
    (folder / "office.lock").write_text(json.dumps(holder))
    with pytest.raises(Busy):
        doors.open_office(folder)


def test_leaving_makes_a_backup_and_a_failed_one_is_returned(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder, key = office.folder, office.key
    assert doors.close_with_backup(office) is None
    assert [b.reason for b in backup.listed(folder, key)] == ["exit"]

    def fail(*_: object) -> None:
        raise WorldError("disk_full", path="")

    monkeypatch.setattr(backup, "make", fail)
    again = doors.open_office(folder)
    assert doors.close_with_backup(again).code == "disk_full"
    doors.open_office(folder).close()
