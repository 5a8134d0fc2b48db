"""The language chosen is the language spoken; Vietnamese needs no catalogue."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from resources import language


@pytest.fixture(autouse=True)
def _vietnamese_again() -> Iterator[None]:
    yield
    language.choose(language.VIETNAMESE)


@pytest.fixture
def compiled() -> None:
    """Compile the catalogue where `make` has not done so yet."""
    po = language.find("locale/en/LC_MESSAGES/so_ghi_danh.po")
    pybabel = Path(sys.executable).parent / "pybabel"
    subprocess.run([pybabel, "-q", "compile", "-i", po, "-o", po.with_suffix(".mo")], check=True)


def test_vietnamese_is_spoken_from_the_start() -> None:
    assert language.current().code == "vi"
    assert language._("huỷ ghi") == "huỷ ghi"


@pytest.mark.usefixtures("compiled")
def test_english_comes_from_the_catalogue() -> None:
    language.choose("en")
    assert language._("huỷ ghi") == "cancelled"
    language.choose("vi")
    assert language._("huỷ ghi") == "huỷ ghi"


@pytest.mark.usefixtures("compiled")
def test_nothing_stays_nothing() -> None:
    assert language.choose("en").text("") == ""


def test_an_unknown_language_is_vietnamese() -> None:
    assert language.choose("fr").code == "vi"


def test_a_count_is_worded() -> None:
    assert language.ngettext("%(n)d lượt", "%(n)d lượt ", 1) == "%(n)d lượt"
    assert language.ngettext("%(n)d lượt", "%(n)d lượt ", 2) == "%(n)d lượt "


def test_a_missing_catalogue_shows_vietnamese(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(language, "find", lambda name: tmp_path)
    assert language.choose("en").text("huỷ ghi") == "huỷ ghi"
