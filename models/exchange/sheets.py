"""Rows from spreadsheet files, handed on as the same tab-separated text that the clipboard gives."""

from __future__ import annotations

import csv
import datetime
import warnings
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType

from models.rules.errors import Refused
from models.rules.facts import PasteRow
from models.services import deeds as _deeds
from models.services import people as _people
from models.services import units as _units
from models.storage.safefile import world_error

KINDS: dict[str, ModuleType] = {"units": _units, "people": _people, "deeds": _deeds}
# What the reader raises over a file that was cut short, mislabelled or made by another program; OSError is the disk's.
_SPOILT = (
    zipfile.BadZipFile, zlib.error, csv.Error, SyntaxError, EOFError, KeyError, IndexError, ValueError, TypeError,
    AttributeError, OverflowError, RuntimeError,
)  # fmt: skip
VERDICTS = ("new", "same", "doubtful", "wrong", "blank")


def text_of(path: Path) -> str:
    """Return a file's rows as tab-separated text; Refused sheet_missing, sheet_unreadable, WorldError of the disk.

    .xlsx is read from its first sheet, .csv and .tsv as UTF-8.
    """
    try:
        rows = _from_xlsx(path) if path.suffix.lower() == ".xlsx" else _from_text(path)
        return "\n".join("\t".join(row) for row in rows)
    except FileNotFoundError as error:
        raise Refused("sheet_missing", file=str(path)) from error
    except (*_SPOILT, IsADirectoryError) as error:
        raise Refused("sheet_unreadable", file=path.name) from error
    except OSError as error:
        raise world_error(error, path) from error


def _from_xlsx(path: Path) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    with warnings.catch_warnings():
        # What the reader leaves out of a foreign file (styles, extensions) is not asked for here.
        warnings.simplefilter("ignore")
        book = load_workbook(path, read_only=True, data_only=True)
    try:
        for row in book.worksheets[0].iter_rows(values_only=True):
            yield [_cell(value) for value in row]
    finally:
        book.close()


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime.datetime):
        return f"{value:%d/%m/%Y}"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return " ".join(str(value).split())


def _from_text(path: Path) -> Iterator[list[str]]:
    text = path.read_text(encoding="utf-8-sig")
    mark = "\t" if "\t" in text else ","
    yield from csv.reader(text.splitlines(), delimiter=mark)


def counted(rows: Iterable[PasteRow]) -> dict[str, int]:
    """Count the rows by verdict; nothing is taken yet."""
    found = Counter(row.verdict for row in rows)
    return {**{verdict: found[verdict] for verdict in VERDICTS}, "taken": 0}
