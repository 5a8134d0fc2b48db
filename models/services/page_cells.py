"""What stands in the cells of a printed row: each column of the Sổ from a lượt's stored values."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from functools import lru_cache
from typing import Any

from models.rules import codes
from models.rules.codes import COLLECTIVE, PERSON
from models.rules.dates import doc_slash, number_text
from models.rules.names import fold

Values = Mapping[str, Any]
_CELL = "Chi bộ "
# A plain citizen is not called so on paper.
_SAID = {m: label for m, label in codes.labels(codes.MEMBERSHIPS).items() if m != "people"}
_FIELDS, _SOURCES, _AWARDS = (codes.labels(c) for c in (codes.FIELDS, codes.SOURCES, codes.AWARDS))


def day(value: date | str | None) -> date | None:
    """Return a stored day as a date."""
    return date.fromisoformat(value) if isinstance(value, str) else value


def place_of(unit_name: str) -> str:
    """Return a unit's name without "Chi bộ": where somebody lives or works."""
    rest = unit_name.removeprefix(_CELL)
    return rest[:1].upper() + rest[1:]


def function(values: Values) -> str:
    """Return what somebody is: the typed post or, without one, đảng viên, học sinh …"""
    if values["kind"] != PERSON:
        return values.get("position") or ""
    return values.get("position") or _SAID.get(values.get("membership") or "", "")


@lru_cache(maxsize=4096)
def _folded(text: str) -> str:
    return fold(text)


def role(values: Values) -> str:
    """Return what somebody is and where, the place only once."""
    told, unit = function(values), values.get("unit_name") or ""
    if told and _folded(place_of(unit)) in _folded(told):
        return told
    return ", ".join(part for part in (told, unit) if part)


def when(values: Values) -> str:
    """Return when it was done: the typed words, a day, or both ends with the year said once."""
    if values.get("done_text"):
        return str(values["done_text"])
    first, last = day(values.get("done_from")), day(values.get("done_to"))
    if first is None or last is None or first == last:
        only = first or last
        return doc_slash(only) if only else ""
    start = doc_slash(first)
    return f"{start.rpartition('/')[0] if first.year == last.year else start} - {doc_slash(last)}"


def given(contributions: Sequence[Values]) -> str:
    """Return what was contributed: "640 m² đất; 6 ngày công; 2.000.000 đồng"."""
    return "; ".join(filter(None, map(_given, contributions)))


def _given(one: Values) -> str:
    unit = codes.CONTRIBUTION_UNITS[one["kind"]]
    amount = number_text(Decimal(one["amount"])) if one.get("amount") else ""
    counted = f"{amount} {unit}".strip() if amount else ""
    worth = f"(trị giá {number_text(Decimal(one['value']))} đồng)" if one.get("value") else ""
    return " ".join(part for part in (counted, one.get("what") or "", worth) if part)


def decision(values: Values) -> str:
    """Return the day of the meeting and the number of its resolution."""
    met, number = day(values.get("approved_on")), values.get("resolution_number")
    parts = (doc_slash(met) if met else "", f"số {number}" if number else "")
    return ", ".join(part for part in parts if part)


def award(values: Values) -> str:
    """Return the form of commendation with its document."""
    on, number = day(values.get("award_on")), values.get("award_number")
    parts = (_AWARDS.get(values.get("award") or "", ""), number or "", f"ngày {doc_slash(on)}" if on else "")
    return ", ".join(part for part in parts if part)


def _met(values: Values) -> str:
    met = day(values.get("approved_on"))
    return doc_slash(met) if met else ""


def _source(values: Values) -> str:
    return values.get("proposer") or _SOURCES.get(values.get("source") or "", "")


def subject(values: Values) -> str:
    """Return the field of life that the deed is of."""
    return _FIELDS.get(values.get("field") or "", "")


def _plain(name: str) -> Callable[[Values], str]:
    def cell(values: Values) -> str:
        value = values.get(name)
        return "" if value is None else str(value)

    return cell


def _unit(values: Values) -> str:
    return place_of(values.get("unit_name") or "")


CELLS: dict[str, Callable[[Values], str]] = {
    "chuc_vu": role,
    "thoi_gian": when,
    "viec_lam": _plain("deed"),
    "ket_qua": _plain("result"),
    "ngay_xet": _met,
    "ghi_chu": _plain("note"),
    "nam_sinh": _plain("birth_year"),
    "chi_bo": _unit,
    "linh_vuc": subject,
    "dong_gop": _plain("given"),
    "nghi_quyet": decision,
    "nguon": _source,
    "hinh_thuc": award,
    **{own: _plain(own) for own in ("own1", "own2", "own3", "own4", "own5")},
}


def cells(values: Values, columns: Sequence[str]) -> dict[str, str]:
    """Return the texts of the shown columns that are not empty; a unit with a column of its own stands only there."""
    makers = {**CELLS, "chuc_vu": function} if "chi_bo" in columns else CELLS
    texts = {column: makers[column](values) for column in columns if column in makers}
    return {column: text for column, text in texts.items() if text}


def public_place(values: Values) -> str:
    """Return the unit as the public list names it: the chi bộ of its members, for all others the place alone."""
    unit = values.get("unit_name") or ""
    member = values["kind"] != COLLECTIVE and values.get("membership") in ("member", "probationary")
    return unit if member else place_of(unit)
