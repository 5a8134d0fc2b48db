"""What a new office says of itself, and the letterhead that follows from its place."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from models.rules.fact import fact
from models.rules.facts import PasteRow

UPPER_BODY = "Ban Tuyên giáo và Dân vận"


@fact
class Seat:
    """Where an office sits: level, kinds and names of its province and commune; `cell` is a chi bộ's own name."""

    level: str
    province_kind: str = ""
    province: str = ""
    commune_kind: str = ""
    commune: str = ""
    cell: str = ""


@fact
class Heading:
    """How an office heads its pages: the line above, its own line, its name in a sentence, its place."""

    superior: str = ""
    body: str = ""
    name: str = ""
    place: str = ""


@fact
class SetupAnswers:
    """Everything asked when an office begins; days are days of the month, `units` the pasted lines in their order."""

    level: str
    name: str
    superior: str
    body: str
    province: str
    place: str
    keeper: str
    keeper_title: str
    signatory: str
    signatory_title: str
    authority: str
    term: str
    slip_day: int
    meeting_day: int
    cutoff_day: int | None
    report_day: int
    units: tuple[PasteRow, ...] = ()

    def settings(self) -> dict[str, Any]:
        """Return the office's settings by their names, without the units."""
        return {field.name: getattr(self, field.name) for field in fields(self) if field.name != "units"}


def heading(seat: Seat) -> Heading:
    """Return the letterhead of a seat as Party offices write it; empty where the place is not known yet."""
    if seat.level == "upper":
        return _upper(seat)
    return _cell(seat) if seat.level == "cell" else _commune(seat)


def authority(level: str) -> str:
    """Return in whose name an office of this level signs."""
    return "T/M CHI BỘ" if level == "cell" else "T/M BAN THƯỜNG VỤ"


def _commune(seat: Seat) -> Heading:
    superior = f"Đảng bộ {seat.province_kind} {seat.province}".upper() if seat.province else ""
    if not seat.commune:
        return Heading(superior)
    name = _committee(seat)
    return Heading(superior, name.upper(), name, seat.commune)


def _cell(seat: Seat) -> Heading:
    superior = _committee(seat).upper() if seat.commune else ""
    name = seat.cell.strip()
    if name and not name.casefold().startswith(("chi bộ", "đảng bộ")):
        name = f"Chi bộ {name}"
    return Heading(superior, name.upper(), name, seat.commune)


def _upper(seat: Seat) -> Heading:
    if not seat.province:
        return Heading()
    above = f"{'Thành uỷ' if seat.province_kind == 'thành phố' else 'Tỉnh uỷ'} {seat.province}"
    return Heading(above.upper(), UPPER_BODY.upper(), f"{UPPER_BODY} {above}", seat.province)


def _committee(seat: Seat) -> str:
    return f"Đảng uỷ {seat.commune_kind} {seat.commune}"
