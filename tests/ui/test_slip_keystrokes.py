"""A pile of slips typed with the keyboard alone: what is pressed beside the text is counted, and what stands there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import builders
import honour_kit as kit
import office_kit
import pytest

from benchmarks.slip_pile import Hand, PaperDeed, PaperSlip, pile
from models.services import slips
from models.services.doors import Office
from ui.window import Window

MONTH = "2026-12"
PER_SLIP, PER_HONOUR = 25, 6
CELLS = tuple(f"Chi bộ Bản {number}" for number in range(1, 13))


def now() -> datetime:
    return datetime(2026, 12, 12, 9, 12)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = builders.new_office(tmp_path / "office", cells=CELLS)
    office.source = replace(office.source, now=now)
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        window.go("slips", {"month": MONTH})
        yield window


def typed(papers: tuple[PaperSlip, ...]) -> Hand:
    hand = Hand()
    hand.begin()
    for paper in papers:
        hand.slip(paper)
    kit.settle()
    return hand


def stored(office: Office, cell: str) -> slips.SlipForm:
    found = slips.find(office, builders.named(cell.removeprefix("Chi bộ ")), MONTH)
    assert found is not None, cell
    return slips.get(office, found)


def as_paper(slip: slips.SlipForm) -> PaperSlip:
    told = slip.record.texts
    numbers = tuple(told[name] for name in ("members", "present", "reviewed"))
    village = tuple(told[name] for name in ("sessions", "listeners", "households"))
    return PaperSlip(
        way=told["way"],
        met=told["meeting_on"],
        numbers=numbers,
        village=village,
        deeds=tuple(
            PaperDeed(
                kind=deed.values["kind"],
                consented=deed.values["consent"] == "slip",
                **{name: deed.texts[name] for name in ("name", "deed", "result", "position")},
            )
            for deed in slip.deeds
        ),
        **{name: told[name] for name in ("commended", "reminded", "not_reviewed", "petitions", "note")},
    )


@pytest.mark.parametrize("seed", [1, 2])
def test_a_pile_of_slips_stays_within_the_bounds_and_stands_as_on_paper(
    window: Window, office: Office, seed: int
) -> None:
    papers = pile(len(CELLS), 2 * len(CELLS), seed)
    hand = typed(papers)
    assert len(hand.slips) == len(CELLS) and max(hand.slips) <= PER_SLIP
    assert len(hand.honours) == 2 * len(CELLS) and max(hand.honours) <= PER_HONOUR
    day = "{:02d}/12/2026".format
    expected = [replace(paper, met=day(int(paper.met.removesuffix("/12")))) for paper in papers]
    assert [as_paper(stored(office, cell)) for cell in CELLS] == expected
    assert window.page().key == "slips", "after the last the list is back"
    assert office.drafts.all() == ()
    assert slips.month(office, MONTH).received == len(CELLS)


def test_the_pile_is_the_same_for_the_same_seed() -> None:
    papers = pile()
    assert papers == pile() != pile(seed=2)
    assert (len(papers), sum(len(paper.deeds) for paper in papers)) == (66, 132)
