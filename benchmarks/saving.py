"""Saving one lượt with its journal line against a bare FULL commit of the same row."""

from __future__ import annotations

import itertools
import tempfile
from pathlib import Path

from benchmarks.table import Row, paired
from models.services import honours, sample
from models.services.doors import Office, open_office
from models.storage import acts
from models.tables.honours import HonourEntry
from models.tables.units import Unit

DEED = "Bỏ tiền mua ống, dẫn nước về bản cho 22 hộ; cùng thanh niên đào 1,8 km rãnh trong 11 ngày."
TEXTS = {"kind": "person", "name": "Sùng A Lềnh", "month": "05/2026", "deed": DEED}
BATCH = 40


def run() -> list[Row]:
    """Measure on the sample office."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "office"
        sample.make(folder, years=1, members=200)
        with open_office(folder) as office:
            return _rows(office)


def _rows(office: Office) -> list[Row]:
    unit = Unit.get(Unit.kind == "cell_rural")
    texts = {**TEXTS, "unit": unit.uuid}

    values = _values(unit)

    def act() -> None:
        for _ in range(BATCH):
            with office.act("measure") as writer:
                writer.create(HonourEntry, **values)

    def service() -> None:
        for _ in range(BATCH):
            honours.save(office, None, texts)

    bare = _bare(office, unit)
    first, second = paired(act, bare), paired(service, bare)
    against = "one bare INSERT of the same row, its indexes and search, committed FULL"
    figures = {"save one lượt with its journal line": (*first, 3), "the same as texts from a form": (*second, 5)}
    return [Row(w, a / BATCH * 1e3, b / BATCH * 1e3, "ms", bound, against) for w, (a, b, bound) in figures.items()]


def _values(unit: Unit) -> dict[str, object]:
    book = HonourEntry.select().first().book
    return {"kind": "person", "name": TEXTS["name"], "month": "2026-05", "deed": DEED, "unit": unit, "book": book}


def _bare(office: Office, unit: Unit) -> object:
    made = itertools.count()
    values = {**_values(unit), "unit": unit.id, "name_key": b"k", "folded": "sung a lenh", "stamps": "{}"}
    values |= {"state": "proposed", "number_key": 1, "rev": 1, "folded_name": "sung a lenh"}
    values["book"] = HonourEntry.select().first().book_id

    def bare() -> None:
        for _ in range(BATCH):
            acts.insert(office.database, HonourEntry, {**values, "uuid": f"bare {next(made)}"})

    return bare


if __name__ == "__main__":
    for row in run():
        print(row.line())
