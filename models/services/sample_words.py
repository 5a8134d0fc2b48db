"""Draw invented names, units and deeds for the sample office; the words lie in resources/sample."""

from __future__ import annotations

import json
import random
from dataclasses import dataclass, field
from typing import Any

from models.rules.fact import fact
from resources import find


def _load(name: str) -> dict[str, Any]:
    return dict(json.loads(find(f"sample/{name}.json").read_text(encoding="utf-8")))


@fact
class Drawn:
    """One drawn deed: its texts, field of work, and what was given (kind, amount)."""

    deed: str
    result: str
    field: str
    gift: tuple[str, int] | None


@dataclass(slots=True)
class Words:
    """Everything the sample says, drawn from one seeded source."""

    random: random.Random
    names: dict[str, Any] = field(default_factory=lambda: _load("names"))
    places: dict[str, Any] = field(default_factory=lambda: _load("places"))
    deeds: dict[str, Any] = field(default_factory=lambda: _load("deeds"))

    def person(self) -> tuple[str, str, str]:
        """Return a name, its bearer's sex and people."""
        groups = self.names["groups"]
        group = self.random.choices(groups, [g["weight"] for g in groups])[0]
        sex = self.random.choice(("male", "female"))
        parts = (self.random.choice(group[sex][part]) for part in ("family", "middle", "given"))
        return " ".join(parts), sex, group["people"]

    def position(self, membership: str, agency: bool) -> str:
        """Return a post that fits a person's standing and place of work."""
        kinds = self.deeds["positions"]
        key = "pupil" if membership == "pupil" else "agency" if agency else _group(membership)
        return str(self.random.choice(kinds[key]))

    def collective(self, village: str) -> str:
        """Return a collective of a village."""
        return str(self.random.choice(self.places["collectives"])).format(village=village)

    def deed(self, kind: str, village: str) -> Drawn:
        """Return a deed of a person or a collective, with its numbers drawn between their bounds."""
        shape = self.random.choice(self.deeds[kind])
        numbers = {name: self._number(*shape[name]) for name in ("a", "b", "c") if name in shape}
        told = {name: _grouped(value) for name, value in numbers.items()}
        gift = (shape["gives"][0], numbers[shape["gives"][1]]) if "gives" in shape else None
        deed, result = (str(shape[part]).format(village=village, **told) for part in ("deed", "result"))
        return Drawn(deed, result, shape["field"], gift)

    def _number(self, low: int, high: int) -> int:
        drawn = self.random.randint(low, high)
        return round(drawn, -5) if high > 100_000 else drawn

    def long_deed(self) -> str:
        """Return the long text that fills half a page."""
        return str(self.deeds["long"])


def _group(membership: str) -> str:
    return "member" if membership in ("member", "probationary") else "people"


def _grouped(value: int) -> str:
    return f"{value:,}".replace(",", ".")
