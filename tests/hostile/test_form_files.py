"""Form files (.mauso) from other offices, spoilt or made up: refused in words, or a form that a page can show."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import harm
import pytest

from models.rules.errors import WorldError
from models.services import files, forms

SOME, MANY = 60, 6000
VALUES: tuple[Any, ...] = (
    None, True, 0, -1, 1e308, 10**400, "", "x" * 4000, [], {}, [[]], "landscape", 2, 99, "own1", *harm.MARKS,
)  # fmt: skip


def _changed(told: Any, rng: random.Random) -> Any:
    """Return plain data with one value changed, taken away or doubled, somewhere."""
    if isinstance(told, dict) and told:
        name = rng.choice(list(told))
        way = rng.randrange(4)
        if way == 0:
            return {key: value for key, value in told.items() if key != name}
        if way == 1:
            return {**told, str(rng.choice(VALUES)): told[name]}
        return {**told, name: rng.choice(VALUES) if way == 2 else _changed(told[name], rng)}
    if isinstance(told, list) and told:
        at = rng.randrange(len(told))
        if rng.random() < 0.3:
            return [*told, *told[at : at + 1] * rng.choice((1, 40))]
        return [*told[:at], _changed(told[at], rng), *told[at + 1 :]]
    return rng.choice(VALUES)


def _hunt(folder: Path, count: int, rng: random.Random) -> int:
    """Read so many spoilt files; return how many were taken."""
    whole, path, taken = forms.to_text(forms.default()), folder / "mau.mauso", 0
    for _ in range(count):
        if rng.random() < 0.5:
            path.write_bytes(harm.spoilt(whole.encode(), rng))
        else:
            path.write_text(json.dumps(_changed(json.loads(whole), rng)), encoding="utf-8", errors="surrogatepass")
        try:
            form = forms.from_text(files.read_text(path))
        except WorldError as error:
            assert harm.is_told(error), error.code
        else:
            taken += 1
            assert forms.from_text(forms.to_text(form)) == form
    return taken


def test_spoilt_form_files_are_told(tmp_path: Path, rng: random.Random) -> None:
    _hunt(tmp_path, SOME, rng)


def test_deep_and_newer_form_files_are_told() -> None:
    for text in ("[" * 100_000, '{"mau_so": 1e999}', '{"mau_so": 99}', "\ufeff", "null", '"mau_so"', '{"mau_so": {}}'):
        with pytest.raises(WorldError) as found:
            forms.from_text(text)
        assert harm.is_told(found.value)


@pytest.mark.torture
def test_many_spoilt_form_files_are_told(tmp_path: Path) -> None:
    _hunt(tmp_path, MANY, random.Random(random.getrandbits(32)))
