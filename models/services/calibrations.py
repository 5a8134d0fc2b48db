"""How this office's printers are out of true: read off a calibration sheet, applied to every print from then on."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from models.rules import calibration as rules
from models.rules.calibration import Correction, Reading
from models.rules.errors import Refused
from models.services import reading
from models.storage.office import Office
from models.tables.paper import Calibration

EDGES = ("left", "right", "top", "bottom")
# Sizes in mm as the page is read.
PAPERS = {"A4 ngang": (297.0, 210.0), "A4 dọc": (210.0, 297.0)}
LANDSCAPE, PORTRAIT = PAPERS


def save(office: Office, printer: str, tray: str, paper: str, faces: Mapping[str, Mapping[str, str]]) -> None:
    """Keep what was read of each face as typed; a face left empty is no longer corrected.

    Refused fields_wrong (a number unclear), calibration_missing (some of the four), calibration_absurd, …_stretch.
    """
    read = {face: _read(office, texts, paper) for face, texts in faces.items()}
    with office.act("calibration", f"{printer} {tray}".strip()) as writer:
        for face, values in read.items():
            known = _stored(printer, tray, paper, face)
            if values is None:
                if known is not None and known.deleted is None:
                    writer.remove(known)
                continue
            if known is None:
                writer.create(Calibration, printer=printer, tray=tray, paper=paper, face=face, **values)
                continue
            if known.deleted is not None:
                writer.restore(known)
            writer.update(known, **values)


def _read(office: Office, texts: Mapping[str, str], paper: str) -> dict[str, Any] | None:
    """Return the four numbers of a face, None where none was typed."""
    typed = {edge: texts.get(edge, "") for edge in EDGES}
    empty = [edge for edge in EDGES if not typed[edge].strip()]
    if len(empty) == len(EDGES):
        return None
    if empty:
        raise Refused("calibration_missing")
    read = reading.read_texts(office, "calibration", typed)
    reading.refuse_wrong(read.problems)
    rules.correction(_reading(read.values), *PAPERS[paper])
    return read.values


def _reading(values: Mapping[str, Any]) -> Reading:
    return Reading(*(float(Decimal(values[edge])) for edge in EDGES))


def _stored(printer: str, tray: str, paper: str, face: str) -> Calibration | None:
    return Calibration.get_or_none(
        Calibration.printer == printer,
        Calibration.tray == tray,
        Calibration.paper == paper,
        Calibration.face == face,
    )


def corrections(office: Office, printer: str, tray: str, paper: str) -> dict[str, Correction]:
    """Return what is applied to each face of a printer's tray and paper; a face never measured has none."""
    return {row.face: rules.correction(_reading(row.__data__), *PAPERS[paper]) for row in _rows(printer, tray, paper)}


def texts(office: Office, printer: str, tray: str, paper: str) -> dict[str, dict[str, str]]:
    """Return what was read of each face, as a form shows it."""
    found: dict[str, dict[str, str]] = {}
    for row in _rows(printer, tray, paper):
        record = reading.as_record(office, row)
        found[row.face] = {edge: record.texts[edge] for edge in EDGES}
    return found


def known(office: Office, printer: str) -> bool:
    """Tell whether a printer was ever measured: then its pages are painted by us, moved back into true."""
    query = Calibration.select().where(Calibration.printer == printer, Calibration.deleted.is_null())
    return bool(query.exists())


def _rows(printer: str, tray: str, paper: str) -> list[Calibration]:
    query = Calibration.select().where(
        Calibration.printer == printer, Calibration.tray == tray, Calibration.paper == paper
    )
    return list(query.where(Calibration.deleted.is_null()).order_by(Calibration.id))
