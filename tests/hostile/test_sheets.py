"""Spreadsheet files for `import`: spoilt, mislabelled, or full of what spreadsheets do to texts."""

from __future__ import annotations

import datetime
import random
from collections.abc import Iterator
from pathlib import Path

import builders
import harm
import openpyxl
import pytest

from models.exchange import sheets
from models.rules.errors import WorldError
from models.services import care
from models.storage.office import Office

SOME, MANY = 40, 1500
CELLS = (
    "Chi bộ Nà Lốc", "Giàng Seo Páo", 1984, 3.0, 0.1, -1, True, None, "=1/0", "=SUM(A1:A9)", "#REF!", "'0912",
    datetime.datetime(2026, 2, 3), datetime.datetime(1900, 1, 1), datetime.time(9, 12), 10**18,
    "Nguyê\u0303n", "x" * 9000,
)  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def _book(path: Path, rng: random.Random) -> None:
    book = openpyxl.Workbook()
    for _ in range(rng.randrange(0, 9)):
        book.active.append([rng.choice(CELLS) for _ in range(rng.randrange(1, 6))])
    if rng.random() < 0.2:
        book.active.merge_cells("A1:C3")
    if rng.random() < 0.2:
        book.create_sheet("Hai", 0)
    book.save(path)


def _csv(path: Path, rng: random.Random) -> None:
    text = "\n".join(rng.choice((",", "\t")).join(harm.text(rng) for _ in range(3)) for _ in range(4))
    path.write_bytes(text.encode(rng.choice(("utf-8", "utf-16", "cp1258", "utf-8-sig")), errors="ignore"))


def _hunt(office: Office, folder: Path, count: int, rng: random.Random) -> None:
    for _ in range(count):
        path = folder / rng.choice(("a.xlsx", "a.xlsx", "a.csv", "a.tsv", "a.xls", "a.txt", "A.XLSX"))
        (_book if rng.random() < 0.6 else _csv)(path.with_suffix(".xlsx"), rng)
        path.with_suffix(".xlsx").rename(path)
        if rng.random() < 0.6:
            path.write_bytes(harm.spoilt(path.read_bytes() or b" ", rng))
        service = sheets.KINDS[rng.choice(sorted(sheets.KINDS))]
        try:
            service.take_paste(office, service.preview_paste(office, sheets.text_of(path)))
        except WorldError as error:
            assert harm.is_told(error), error.code
    assert [line.code for line in care.check(office) if not line.sound] == []


def test_spoilt_spreadsheets_are_told(office: Office, tmp_path: Path, rng: random.Random) -> None:
    _hunt(office, tmp_path, SOME, rng)


@pytest.mark.torture
def test_many_spoilt_spreadsheets_are_told(office: Office, tmp_path: Path) -> None:
    _hunt(office, tmp_path, MANY, random.Random(random.getrandbits(32)))
