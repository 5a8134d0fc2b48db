"""The office itself: its settings, and how a new one is made."""

from __future__ import annotations

import re
import shutil
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from models.rules.errors import Refused
from models.rules.facts import PasteRow
from models.rules.names import fold, same_name
from models.rules.setup import SetupAnswers
from models.rules.text import clean_line
from models.services import unit_kinds, unit_paste
from models.services.settings import change as change
from models.services.settings import checked
from models.services.settings import facts as facts
from models.services.settings import put_setting as put_setting
from models.services.settings import setting as setting
from models.services.unit_records import add
from models.storage import office as storage
from models.storage.acts import Writer
from models.storage.office import Office
from models.storage.source import Source
from models.tables.units import Unit
from resources import places
from resources.words import VERSION

_PLACE = re.compile(r"\b(?:xã|phường|thị trấn|đặc khu|tỉnh|thành phố)\s+(.+)$", re.IGNORECASE)
_HEADING = re.compile(
    r"((?:đảng (?:bộ|uỷ|ủy))(?: (?:xã|phường|thị trấn|đặc khu|tỉnh|thành phố|huyện|cơ sở))?)( .+)"
)


def create_named(folder: Path, *, level: str, name: str, source: Source | None = None, **given: Any) -> Office:
    """Make an office from its name and whatever settings are known; what is not given follows from the name."""
    return found(folder, {"level": level, "name": name, **given}, (), source)


def create_office(folder: Path, answers: SetupAnswers, source: Source | None = None) -> Office:
    """Make an office from what its four first steps asked; fails as `found` does."""
    return found(folder, answers.settings(), answers.units, source)


def found(folder: Path, given: dict[str, Any], rows: Sequence[PasteRow] = (), source: Source | None = None) -> Office:
    """Make an office with its own unit, those above it, and pasted units beneath it, in one act.

    Refused name_missing, setting_…, office_exists, place_…; WorldError. Nothing stays behind when it fails.
    """
    chosen = checked(_completed(given))
    before = set(folder.iterdir()) if folder.is_dir() else None
    try:
        office = storage.create(folder, VERSION, source)
        try:
            _fill(office, chosen, tuple(rows))
        except BaseException:
            office.close()
            raise
    except Refused:
        # Refused before anything was made: the folder may be somebody's living office.
        raise
    except BaseException:
        _clear(folder, before)
        raise
    return office


def _fill(office: Office, chosen: dict[str, Any], rows: tuple[PasteRow, ...]) -> None:
    with office.act("office_new", chosen["name"]) as writer:
        own = _own_unit(office, writer, chosen)
        change(office, unit=own.uuid, **chosen)
        unit_paste.take_paste(office, rows)


def _completed(given: dict[str, Any]) -> dict[str, Any]:
    """Return the settings as an office begins with them: the letterhead in capitals, the place out of the name."""
    name = clean_line(given.get("name") or "")
    if not fold(name):
        raise Refused("name_missing")
    place = _PLACE.search(name)
    told = {"body": name.upper(), "place": place[1] if place else "", "superior": ""}
    chosen = {key: value for key, value in given.items() if value not in (None, "") or key not in told}
    return {**told, **chosen, "name": name, "superior": str(chosen.get("superior", "")).upper()}


def _own_unit(office: Office, writer: Writer, chosen: dict[str, Any]) -> Unit:
    """Create the office's unit beneath those that its letterhead and province name."""
    level, parent = chosen["level"], None
    for kind, name in _above(level, chosen):
        parent = add(office, writer, {"kind": kind, "name": name, "parent": parent}).id
    own = {"commune": "commune", "upper": "province"}.get(level) or unit_kinds.from_name(chosen["name"], cells=True)
    return add(office, writer, {"kind": own, "name": chosen["name"], "parent": parent})


def _above(level: str, chosen: dict[str, Any]) -> list[tuple[str, str]]:
    province, superior = _with_kind(clean_line(chosen.get("province", ""))), _in_sentence(chosen["superior"])
    if level == "upper":
        return []
    if level == "commune":
        return [("province", province or superior)] if province or superior else []
    above = [("province", province)] if province else []
    return [*above, ("commune", superior)] if superior else above


def _in_sentence(heading: str) -> str:
    """Return a letterhead's line as a list of units writes it: "Đảng uỷ xã Yên Bình"."""
    line = clean_line(heading)
    found = _HEADING.fullmatch(line.lower())
    return f"{found[1].capitalize()}{found[2].title()}" if found else line


def _with_kind(province: str) -> str:
    """Return "tỉnh Lào Cai" for "Lào Cai"; a name of no province as it is."""
    found = (place for place in places.provinces() if same_name(place.name, province))
    return next((f"{place.kind} {place.name}" for place in found), province)


def _clear(folder: Path, before: set[Path] | None) -> None:
    """Take away what a failed start left, so that it can be tried again; what was there before stays."""
    if before is None:
        shutil.rmtree(folder, ignore_errors=True)
        return
    for path in set(folder.iterdir()) - before:
        if path.is_dir():
            shutil.rmtree(path, ignore_errors=True)
        else:
            path.unlink(missing_ok=True)
