"""What tests of the honour book share: an office whose clock moves, and short ways to a lượt, a deed, a round."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path

import builders
import pytest

from models.rules.errors import Refused
from models.rules.facts import ListQuery
from models.services import books, deeds, honours, rounds
from models.storage.office import Office
from models.tables.honours import HonourEntry, ReportedDeed

BODY = "Ban Thường vụ Đảng uỷ"


class Desk:
    """An office at work in 2026; the clock stands at 4 May 2026 until it is moved."""

    def __init__(self, folder: Path, level: str = "commune") -> None:
        self.office: Office = builders.new_office(folder, level)
        self.moment = builders.NOW
        self.office.source = replace(self.office.source, now=self.now)
        self.made = 0

    def now(self) -> datetime:
        return self.moment

    def on(self, day: date) -> None:
        """Move the clock."""
        self.moment = datetime.combine(day, time(9, 12))

    def texts(self, **texts: str) -> dict[str, str]:
        """Return the five required fields, each lượt with a name and deed of its own."""
        self.made += 1
        own = {
            "kind": "person",
            "name": f"Lù Văn {_word(self.made)}",
            "unit": "Nà Lốc" if self.office_level() != "cell" else "Chi bộ Nà Lốc",
            "month": "05/2026",
            "deed": f"Việc {_word(self.made)} {_word(self.made * 7)} {_word(self.made * 13)}",
        }
        return {**own, **texts}

    def office_level(self) -> str:
        from models.services import settings

        return str(settings.facts(self.office).level)

    def luot(self, **texts: str) -> str:
        """Write one proposed lượt."""
        return honours.save(self.office, None, self.texts(**texts))

    def deed(self, **texts: str) -> str:
        """Write one reported deed."""
        return deeds.save(self.office, None, self.texts(**texts))

    def round(self, *entries: str, period: str = "2026-05", kind: str = "month", met: str = "03/05/2026") -> str:
        """Open a round with rows in it and its meeting noted."""
        made = rounds.open_round(self.office, kind, period)
        rounds.add_entries(self.office, made, entries)
        if met:
            rounds.save(self.office, made, {"meeting_on": met, "body": BODY})
        return made

    def entered(self, *names: str, period: str = "2026-05", **texts: str) -> list[str]:
        """Write lượt, take them through a round, and return them as entered."""
        month = f"{period[5:]}/{period[:4]}"
        made = [self.luot(**{"name": name, "month": month, **texts}) for name in names]
        rounds.enter(self.office, self.round(*made, period=period))
        return made

    def book(self, year: int = 2026) -> str:
        return books.own_book(self.office, year).uuid

    def row(self, uuid: str) -> HonourEntry:
        return HonourEntry.get(HonourEntry.uuid == uuid)

    def reported(self, uuid: str) -> ReportedDeed:
        return ReportedDeed.get(ReportedDeed.uuid == uuid)

    def numbers(self, year: int = 2026) -> list[int]:
        """Return the numbers of the book in their order."""
        rows = honours.page(self.office, ListQuery(year=year, descending=False), size=10_000)
        return [row.number for row in rows if row.number is not None]


def _word(number: int) -> str:
    """Return a made-up word that no other number has."""
    return "".join("bcdghklmnrstvx"[int(c, 14)] + "aeiou"[int(c, 14) % 5] for c in _base14(number))


def _base14(number: int) -> str:
    digits = ""
    while number:
        number, rest = divmod(number, 14)
        digits = "0123456789abcd"[rest] + digits
    return digits or "0"


def refused(found: pytest.ExceptionInfo[Refused]) -> str:
    """Return the code of a refusal, of its first field where fields were wrong."""
    if found.value.code == "fields_wrong":
        return str(found.value.values["problems"][0].code)
    return str(found.value.code)
