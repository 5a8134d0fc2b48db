"""Names and kinds of provinces and communes, offered while typing. No codes: they are re-used."""

from __future__ import annotations

from functools import cache

from models.rules.fact import fact
from resources import find

SINCE_2025 = "communes/communes-2025-07.tsv"
BEFORE_2025 = "communes/lao-cai-yen-bai-before-2025-07.tsv"


@fact
class Province:
    """A province by kind ("tỉnh", "thành phố") and name."""

    kind: str
    name: str


@fact
class Commune:
    """A commune by kind and name; the district is empty since July 2025, when that level ended."""

    kind: str
    name: str
    province: str
    district_kind: str = ""
    district: str = ""


def _sections(name: str) -> list[tuple[list[str], list[list[str]]]]:
    """Return (head, rows) for each "=" line of a resource and the lines under it, split at tabs."""
    sections: list[tuple[list[str], list[list[str]]]] = []
    for line in find(name).read_text(encoding="utf-8").splitlines():
        if line.startswith("="):
            sections.append((line[1:].split("\t"), []))
        else:
            sections[-1][1].append(line.split("\t"))
    return sections


@cache
def _present() -> dict[Province, tuple[Commune, ...]]:
    return {
        Province(kind, name): tuple(Commune(row_kind, row, name) for row_kind, row in rows)
        for (kind, name), rows in _sections(SINCE_2025)
    }


@cache
def provinces() -> tuple[Province, ...]:
    """Return the 34 provinces since July 2025."""
    heads = find(SINCE_2025).read_text(encoding="utf-8").removeprefix("=").split("\n=")
    return tuple(Province(*head.partition("\n")[0].split("\t")) for head in heads)


def communes(province: str) -> tuple[Commune, ...]:
    """Return the communes of a province since July 2025, none for a name that is no province."""
    return next((found for place, found in _present().items() if place.name == province), ())


@cache
def former_communes() -> tuple[Commune, ...]:
    """Return the communes of Lào Cai and Yên Bái before July 2025, with their districts.

    Which new commune took over which old one is not said here: an office enters that with the resolution in hand.
    """
    return tuple(
        Commune(kind, name, province, district_kind, district)
        for (province, district_kind, district), rows in _sections(BEFORE_2025)
        for kind, name in rows
    )
