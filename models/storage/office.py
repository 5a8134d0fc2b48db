"""One office = one visible folder: making it, opening it, bringing an older one up to date."""

from __future__ import annotations

from pathlib import Path

from models.rules.errors import DamagedError, Refused
from models.storage import drives, engine, keyfile, migrate, safefile
from models.storage.handle import DATABASE as DATABASE
from models.storage.handle import Office as Office
from models.storage.handle import connect
from models.storage.source import Source, system

FOLDERS = ("attachments", "issued", "backups")


def create(folder: Path, program: str, source: Source | None = None) -> Office:
    """Make an empty office in a folder that holds none yet and open it; Refused office_exists, place_…, WorldError."""
    source = source or system()
    drives.refuse_bad_place(folder.parent if not folder.exists() else folder)
    if (folder / DATABASE).exists():
        raise Refused("office_exists", path=str(folder))
    _make_folders(folder)
    keyfile.make(folder)
    office = connect(folder, source, exclusive=True)
    try:
        from models.storage import acts

        migrate.up(office.database, folder)
        with engine.translated(), office.database.atomic("IMMEDIATE"):
            acts.new_identity(office.database, source.new_uuid(), program)
    except BaseException:
        office.close()
        _unmake(folder)
        raise
    return office


def _unmake(folder: Path) -> None:
    """Leave nothing of an office that could not be finished, so that the next try finds a free folder."""
    for pattern in ("office.db*", "drafts.db*", keyfile.NAME):
        for path in folder.glob(pattern):
            path.unlink()


def _make_folders(folder: Path) -> None:
    try:
        for name in ("", *FOLDERS):
            (folder / name).mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise safefile.world_error(error, folder) from error


def open_office(folder: Path, source: Source | None = None, exclusive: bool = True) -> Office:
    """Open an office; older formats are upgraded after a backup.

    Beside an open window pass exclusive=False: reading, printing and backups work, a journal line waits its turn.
    Raises Refused office_missing, office_newer (with the version needed), place_…; Busy office_open; DamagedError.
    """
    source = source or system()
    if not (folder / DATABASE).is_file():
        raise Refused("office_missing", path=str(folder))
    drives.refuse_bad_place(folder)
    if not (folder / DATABASE).stat().st_size:
        # The engine would make a new file of it, and what emptied it could no longer be told.
        raise DamagedError("office_damaged", path=str(folder))
    office = connect(folder, source, exclusive)
    try:
        _bring_up_to_date(office, exclusive)
    except BaseException:
        office.close()
        raise
    return office


def _bring_up_to_date(office: Office, exclusive: bool) -> None:
    with engine.translated():
        version = int(office.rows("PRAGMA user_version")[0][0])
    if version > migrate.CURRENT:
        raise Refused("office_newer", version=office.rows("SELECT program FROM identity")[0][0])
    if version == migrate.CURRENT:
        return
    if version == 0:
        raise DamagedError("office_damaged", path=str(office.folder))
    if not exclusive:
        raise Refused("office_older")
    from models.storage import backup

    backup.make(office, "upgrade")
    migrate.up(office.database, office.folder)
