"""Phiếu tháng that a unit filled in in Word: read for checking, nothing is written."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from models.exchange import word_tables
from models.exchange.word_tables import Row, WordText
from models.rules import slip_return
from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.facts import Problem
from models.rules.slip_facts import DeedRow
from models.rules.slips import with_year
from models.services import reading, slips_units
from models.services.unit_records import label
from models.storage.office import Office
from models.tables.system import Alias
from models.tables.units import Unit
from resources import find

WAY = "word"
# A file without a code that lacks more of the rows than these is something else.
MOST_MISSING = 11
_CODED = re.compile(r"([A-E] ?\d{1,2})[.:)]?\s+(?=\D)")
_CONSENT = {f"C{number}" for number in range(5, 5 * slip_return.MOST_DEEDS + 1, 5)}


@fact
class SlipFile:
    """What a returned file says, to be looked at before it is saved.

    `texts` are the slip's own, `rows` its deeds. `remarks` say what of the file could not be placed, by the codes
    slip_rows_missing, slip_rows_added and slip_file_uncoded; what those rows said stands in the note. `data` is
    the file itself, to be kept with the slip.
    """

    name: str
    unit: str
    month: str
    texts: dict[str, str]
    rows: tuple[DeedRow, ...]
    remarks: tuple[Problem, ...] = ()
    data: bytes = b""


def read(office: Office, path: Path, unit: str = "", month: str = "") -> SlipFile:
    """Read a returned slip; `unit` and `month` are of the slip in view, which a file that lost its code is taken for.

    Refused word_unreadable, word_old, word_too_big, slip_file_foreign (no slip), slip_file_whose (no code),
    slip_file_unknown (a unit of no slip here), slip_file_several (of more than one), slip_file_other (not of the slip
    in view).
    """
    text = word_tables.read(path)
    found = slip_return.from_rows(list(_rows(text)))
    codes = slip_return.slip_codes(text.whole) or slip_return.slip_codes(text.note)
    if not codes and len(found.missing) > MOST_MISSING:
        raise Refused("slip_file_foreign", name=path.name)
    whose = _whose(office, path, codes) if codes else (unit, month)
    if not all(whose):
        raise Refused("slip_file_whose", name=path.name)
    if unit and whose != (str(reading.find(Unit, unit).uuid), month):
        other = label(reading.find(Unit, whose[0]))
        raise Refused("slip_file_other", name=path.name, unit=other, month=whose[1])
    remarks = () if codes else (Problem("", "slip_file_uncoded", {"name": path.name}, "ask"),)
    return _file(path, whose, text, found, remarks)


def _whose(office: Office, path: Path, codes: Sequence[str]) -> tuple[str, str]:
    if len(codes) > 1:
        raise Refused("slip_file_several", name=path.name)
    month = codes[0].partition("/")[0]
    for known in _known(office):
        if slip_return.slip_code(known, month) == codes[0]:
            return str(reading.find(Unit, known).uuid), month
    raise Refused("slip_file_unknown", name=path.name, slip=codes[0])


def _known(office: Office) -> Iterator[str]:
    """Give the UUIDs that slips may have been given out under, those of units merged since too."""
    listed = {unit.uuid for unit in slips_units.listed(office)}
    yield from listed
    query = Alias.select(Alias.old_uuid, Alias.kept_uuid).where(Alias.of_table == "unit", ~Alias.withdrawn)
    yield from (old for old, kept in query.tuples() if kept in listed)


def _file(
    path: Path, whose: tuple[str, str], text: WordText, found: slip_return.Returned, remarks: tuple[Problem, ...]
) -> SlipFile:
    unit, month = whose
    texts = {"way": WAY, **found.texts}
    if "meeting_on" in texts:
        texts["meeting_on"] = with_year(texts["meeting_on"], month)
    if _none_to_tell(text):
        texts["no_news"] = "1"
    if found.added:
        remarks = (*remarks, Problem("", "slip_rows_added", {"rows": found.added}, "ask"))
        texts["note"] = "\n".join(found.added)
    if found.missing:
        remarks = (*remarks, Problem("", "slip_rows_missing", {"rows": found.missing}, "ask"))
    return SlipFile(path.name, unit, month, texts, tuple(DeedRow(deed) for deed in found.deeds), remarks, text.data)


def unit_name(file: SlipFile) -> str:
    """Return the name of the unit that a file is from."""
    return label(reading.find(Unit, file.unit))


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, str] | str]:
    told: dict[str, dict[str, str] | str] = json.loads(find("forms/phieu_thang.json").read_text(encoding="utf-8"))
    return told


def _captions() -> dict[str, str]:
    told = _words()["captions"]
    assert isinstance(told, dict)
    return told


def _none_to_tell(text: WordText) -> bool:
    words = str(_words()["no_news"])
    return any(slip_return.marked(line, (words,)) for line in text.whole.split("\n"))


def _rows(text: WordText) -> Iterator[tuple[str, str]]:
    """Give each row code with what was written into its cells; what stands beside no code comes with none."""
    for table in text.tables:
        for row in table if any(_coded(row) for row in table) else ():
            yield from _coded_cells(row)


def _coded(row: Row) -> bool:
    return any(_code(cell) for cell in row)


def _code(cell: str) -> str:
    """Return the code that a cell consists of, or begins with before its caption."""
    found = _CODED.match(cell)
    code = slip_return.row_code(found[1] if found else cell)
    return code if not found or cell[found.end() :].startswith(_caption(code).rstrip(":") or "\n") else ""


def _coded_cells(row: Row) -> Iterator[tuple[str, str]]:
    code, cells = "", list[str]()
    for cell in row:
        begun = _code(cell)
        if begun:
            yield from _answer(code, cells)
            code, cells = begun, [_after_code(cell)]
        else:
            cells.append(cell)
    yield from _answer(code, cells)


def _after_code(cell: str) -> str:
    found = _CODED.match(cell)
    return cell[found.end() :] if found else ""


def _answer(code: str, cells: list[str]) -> Iterator[tuple[str, str]]:
    if code in _CONSENT:
        yield code, slip_return.consent_label(cells)
        return
    told = "\n".join(part for part in (_without(cell, _caption(code)) for cell in cells) if part)
    if code or told:
        yield code, told


def _caption(code: str) -> str:
    """Return the caption of a row, of the rows of any deed those of the first."""
    if code.startswith("C"):
        code = f"C{(int(code[1:]) - 1) % 5 + 1}"
    return _captions().get(code, "")


def _without(cell: str, caption: str) -> str:
    """Return what a cell says beside its caption and the explanation after it."""
    for words in (caption, str(_words()["names_wanted"])):
        bare = words.rstrip(":")
        if bare and cell.startswith(bare):
            cell = cell[len(bare) :].lstrip(" :")
    return cell.strip()
