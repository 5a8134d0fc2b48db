"""Looking after the office's data: backups, restore, the health check, and the dump of all present facts."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from models.rules.facts import CheckLine
from models.services import files
from models.storage import acts, health, safefile
from models.storage import backup as storage_backup
from models.storage.backup import Backup
from models.storage.office import Office
from models.tables.base import Record, declared
from models.tables.registry import LEDGERS, RECORDS
from models.tables.system import Act, Attachment

# The act that tells when a backup was last taken out of the house.
COPIED = "backup_copied"


def backup(office: Office, reason: str) -> Backup | None:
    """Make a checked backup; None when nothing changed since the last one."""
    return storage_backup.make(office, reason)


def backups(office: Office) -> tuple[Backup, ...]:
    """Return the readable backups, newest first."""
    return storage_backup.listed(office.folder, office.key)


def copy_out(office: Office, source: Path, target: Path) -> None:
    """Copy a backup to another place and note in the journal when; without the key nobody can read it there.

    WorldError disk_full, folder_missing and the like: then nothing stands under the name and nothing is noted.
    """
    files.copy(source, target)
    with office.act(COPIED, target.name) as act:
        act.note()


def restore(folder: Path, path: Path) -> Backup:
    """Replace a closed office's facts by a backup's; what was there is set aside in its backups folder."""
    return storage_backup.restore(folder, path)


def check(office: Office) -> tuple[CheckLine, ...]:
    """Look at everything and repair nothing; each line is a counted sentence by code and values."""
    return health.check(office)


def facts(office: Office, journal: bool = False) -> Iterator[dict[str, Any]]:
    """Yield all present facts as plain objects: records by UUID within their table, fields in their declared order."""
    for model in RECORDS:
        names = tuple(declared(model))
        for record in _present(model):
            yield {"table": model._meta.table_name, "uuid": record.uuid, **_values(office, model, record, names)}
    if journal:
        yield from _journal()


def _present(model: type[Record]) -> Iterator[Record]:
    """Yield the records of a table by UUID; a file that hangs on a ledger is no more a fact than the ledger."""
    query = model.select().where(model.deleted.is_null()).order_by(model.uuid)
    if model is Attachment:
        query = query.where(Attachment.owner_table.not_in([ledger._meta.table_name for ledger in LEDGERS]))
    return iter(query.iterator())


def _values(office: Office, model: type[Record], record: Record, names: tuple[str, ...]) -> dict[str, Any]:
    return {name: acts.to_json(model, name, record.__data__.get(name), office.links) for name in names}


def _journal() -> Iterator[dict[str, Any]]:
    for act in Act.select().order_by(Act.seq).iterator():
        line = {"table": "act", "seq": act.seq, "kind": act.kind, "who": act.who, "at": act.at}
        changes = ({"of": c.of_table, "uuid": c.uuid, "before": c.before, "after": c.after} for c in act.changes)
        yield {**line, "reverses": act.reverses, "changes": list(changes)}


def dump(office: Office, out: Path, journal: bool = False) -> int:
    """Write every present fact as one JSON line, in the clear, in a fixed order; return how many lines.

    The act is journalled before the file is written, because whoever holds that file can read everything.
    """
    lines = [json.dumps(fact, ensure_ascii=False) for fact in facts(office, journal)]
    with office.act("dump", out.name) as act:
        act.note()
    safefile.write(out, "".join(f"{line}\n" for line in lines).encode())
    return len(lines)
