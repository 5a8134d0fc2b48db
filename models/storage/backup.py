"""A backup is one encrypted file, opened and checked before it counts (decisions.md, Keys and files)."""

from __future__ import annotations

import json
import os
import shutil
from dataclasses import asdict
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from models.rules.errors import Busy, DamagedError, Refused, WorldError
from models.rules.fact import fact
from models.storage import attachments, drafts, engine, keyfile, migrate, safefile
from models.storage.handle import DATABASE, Office
from models.storage.lock import Lock, alive, read
from models.storage.source import Source, system

SUFFIX = ".sgd"
FOLDER = "backups"
_DRAFT_TABLE = "CREATE TABLE draft (form, record, fields, focus, title, at)"


@fact
class Backup:
    """One backup file with what it holds: the journal's head, the number of acts, and when it was made."""

    path: Path
    reason: str
    at: str
    acts: int
    head: str


def make(office: Office, reason: str) -> Backup | None:
    """Write a backup, check it, and return it; None when nothing has changed since the last one.

    Raises WorldError disk_full and the like, backup_unreadable; a half-written file never stays under the final name.
    """
    last = newest(office.folder, office.key)
    if last is not None and last.head == _fingerprint(office):
        return None
    target = office.folder / FOLDER / f"{office.source.now():%Y-%m-%d_%H%M%S}_{reason}{SUFFIX}"
    part = target.with_name(f".{target.name}.part")
    try:
        _write(office, part, reason)
        _prove(part, office.key, _fingerprint(office))
        attachments.carry(office.folder / attachments.FOLDER, beside(target), office.key, _attached(part, office.key))
        os.replace(part, target)
        safefile.sync_folder(target.parent)
    except OSError as error:
        raise safefile.world_error(error, target) from error
    finally:
        part.unlink(missing_ok=True)
    return describe(target, office.key)


def beside(backup: Path) -> Path:
    """Return where the attachments that backups name lie, once for all of them."""
    return backup.parent / attachments.FOLDER


def _attached(path: Path, key: str) -> tuple[str, ...]:
    """Return the digests that a file names, those of records taken away too, for undo may bring them back."""
    copy = engine.raw(path, key)
    try:
        return tuple(row[0] for row in copy.execute("SELECT DISTINCT digest FROM attachment"))
    finally:
        copy.close()


def _fingerprint(office: Office) -> str:
    head = office.database.execute_sql("SELECT coalesce(max(seq), 0), max(hash) FROM act").fetchone()
    last = office.database.execute_sql("SELECT hash FROM act ORDER BY seq DESC LIMIT 1").fetchone()
    drafts = "".join(d.at + d.record for d in office.drafts.all()) if office.drafts else ""
    return f"{head[0]}:{last[0] if last else ''}:{drafts}"


def _write(office: Office, part: Path, reason: str) -> None:
    part.parent.mkdir(exist_ok=True)
    part.unlink(missing_ok=True)
    with engine.translated():
        office.database.execute_sql("VACUUM INTO ?", (str(part),))
        copy = engine.raw(part, office.key)
        try:
            _add_drafts(office, copy)
            at = office.source.now().isoformat(" ")
            copy.execute("CREATE TABLE backup_note (reason TEXT, at TEXT, head TEXT)")
            copy.execute("INSERT INTO backup_note VALUES (?, ?, ?)", (reason, at, _fingerprint(office)))
        finally:
            copy.close()
    with open(part, "rb+") as stream:
        os.fsync(stream.fileno())


def _add_drafts(office: Office, copy: Any) -> None:
    copy.execute(_DRAFT_TABLE)
    for draft in office.drafts.all() if office.drafts else ():
        fields = json.dumps(draft.fields, ensure_ascii=False)
        row = (draft.form, draft.record, fields, draft.focus, draft.title, draft.at)
        copy.execute("INSERT INTO draft VALUES (?, ?, ?, ?, ?, ?)", row)


def _prove(path: Path, key: str, head: str) -> None:
    copy = engine.raw(path, key)
    try:
        faults = copy.execute("PRAGMA cipher_integrity_check").fetchall()
        quick = copy.execute("PRAGMA quick_check").fetchone()[0]
        found = copy.execute("SELECT head FROM backup_note").fetchone()[0]
    except dbapi2.Error as error:
        raise WorldError("backup_unreadable", path=str(path)) from error
    finally:
        copy.close()
    if faults or quick != "ok" or found != head:
        raise WorldError("backup_unreadable", path=str(path))


def describe(path: Path, key: str) -> Backup:
    """Return what a backup file says of itself; DamagedError backup_damaged, Refused backup_newer."""
    try:
        copy = engine.raw(path, key)
        try:
            version = copy.execute("PRAGMA user_version").fetchone()[0]
            if version > migrate.CURRENT:
                raise Refused("backup_newer", version=copy.execute("SELECT program FROM identity").fetchone()[0])
            reason, at, head = copy.execute("SELECT reason, at, head FROM backup_note").fetchone()
            acts = copy.execute("SELECT count(*) FROM act").fetchone()[0]
        finally:
            copy.close()
    except dbapi2.Error as error:
        raise DamagedError("backup_damaged", path=str(path)) from error
    return Backup(path, reason, at, acts, head)


def listed(folder: Path, key: str) -> tuple[Backup, ...]:
    """Return the readable backups of an office, newest first; damaged ones are passed over here."""
    found = []
    for path in sorted((folder / FOLDER).glob(f"*{SUFFIX}"), reverse=True):
        try:
            found.append(describe(path, key))
        except WorldError:
            continue
    return tuple(found)


def newest(folder: Path, key: str) -> Backup | None:
    """Return the newest readable backup, or None."""
    for path in sorted((folder / FOLDER).glob(f"*{SUFFIX}"), reverse=True):
        try:
            return describe(path, key)
        except WorldError:
            continue
    return None


def restore(folder: Path, backup: Path, source: Source | None = None) -> Backup:
    """Replace a closed office's facts by a backup's; what was there is set aside first and never merged.

    The key is the folder's own, or lies beside the backup. A new epoch begins, so that counters are never given out
    twice. Raises Busy while somebody has the office open, DamagedError backup_damaged, Refused backup_newer.
    """
    source = source or system()
    holder = read(folder)
    if holder is not None and alive(holder):
        raise Busy("office_open", **asdict(holder))
    key = _key_for(folder, backup)
    described = describe(backup, key)
    _prove(backup, key, described.head)
    folder.mkdir(parents=True, exist_ok=True)
    lock = Lock(folder, source)
    lock.take()
    try:
        # First, for a full disk must be met while what was there is still in its place.
        named = _attached(backup, key)
        attachments.carry(beside(backup), folder / attachments.FOLDER, key, named, prove=True)
        _set_aside(folder, source)
        _put_in_place(folder, backup, key)
    except OSError as error:
        raise safefile.world_error(error, folder) from error
    finally:
        lock.drop()
    return described


def _key_for(folder: Path, backup: Path) -> str:
    for place in (folder, backup.parent, backup.parent.parent):
        if (place / keyfile.NAME).is_file():
            return keyfile.read(place)
    raise DamagedError("key_missing", path=str(folder))


def _set_aside(folder: Path, source: Source) -> None:
    aside = folder / FOLDER / f"{source.now():%Y-%m-%d_%H%M%S}_truoc-khi-khoi-phuc"
    names = (DATABASE, f"{DATABASE}-wal", f"{DATABASE}-shm", "drafts.db", "drafts.db-wal", "drafts.db-shm")
    there = [folder / name for name in names if (folder / name).exists()]
    if there:
        aside.mkdir(parents=True, exist_ok=True)
    for path in there:
        shutil.copy2(path, aside / path.name)
    for path in there:
        path.unlink()


def _put_in_place(folder: Path, backup: Path, key: str) -> None:
    part = folder / f".{DATABASE}.part"
    shutil.copyfile(backup, part)
    copy = engine.raw(part, key)
    rows = copy.execute("SELECT form, record, fields, focus, title FROM draft").fetchall()
    copy.execute("DROP TABLE draft")
    copy.execute("DROP TABLE backup_note")
    copy.execute("UPDATE identity SET epoch = epoch + 1")
    copy.close()
    if not (folder / keyfile.NAME).exists():
        safefile.write(folder / keyfile.NAME, key.encode() + b"\n")
    os.replace(part, folder / DATABASE)
    _put_drafts(folder, key, rows)


def _put_drafts(folder: Path, key: str, rows: list[tuple[str, str, str, str, str]]) -> None:
    kept = drafts.Drafts(folder, key, system())
    for form, record, fields, focus, title in rows:
        kept.put(form, record, json.loads(fields), focus, title)
    kept.close()
