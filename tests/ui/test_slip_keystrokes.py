"""A pile of slips typed with the keyboard alone: what is pressed beside the text is counted."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import builders
import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import Qt

from models.services import slips
from models.services.doors import Office
from ui.window import Window

MONTH = "2026-05"
PER_SLIP, PER_HONOUR = 25, 6
CELLS = tuple(f"Chi bộ Bản {number}" for number in range(1, 13))
NUMBERS = ("33", "31", "30")
VILLAGE = ("2", "118", "74")
HONOURS = (("Hoàng Văn Ấn", "Hiến 180 m² đất", "Nhà văn hoá xong"), ("Lý Thị Khé", "Dạy chữ tối thứ năm", "19 cháu"))


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = builders.new_office(tmp_path / "office", cells=CELLS)
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        window.go("slips", {"month": MONTH})
        yield window


class Hand:
    """Type, and count what is pressed beside the text: for honours and for all else."""

    def __init__(self) -> None:
        self.slips = self.honours = 0

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        kit.press(key, modifiers)
        self.slips += 1

    def field(self, words: str) -> None:
        kit.write(words)
        self.press(Qt.Key.Key_Tab)

    def honour(self, name: str, deed: str, result: str) -> None:
        for words, key in ((name, Qt.Key.Key_Tab), (deed, Qt.Key.Key_Tab), (result, Qt.Key.Key_Return)):
            kit.write(words)
            kit.press(key)
            self.honours += 1

    def slip(self) -> None:
        """Type one slip from its first field on, and go to the next not yet in."""
        self.field("giấy")
        self.press(Qt.Key.Key_Tab)
        self.field("4/5")
        for words in NUMBERS:
            self.field(words)
        self.press(Qt.Key.Key_Tab)
        for words in VILLAGE:
            self.field(words)
        for _skipped in ("commended", "reminded", "kind"):
            self.press(Qt.Key.Key_Tab)
        for honour in HONOURS:
            self.honour(*honour)
        self.press(Qt.Key.Key_Return)
        kit.write("Cống tràn vỡ")
        self.press(Qt.Key.Key_F8)


def test_a_pile_of_slips_stays_within_the_bounds(window: Window, office: Office) -> None:
    hand = Hand()
    hand.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    for _cell in CELLS:
        hand.slip()
    kit.settle()
    assert hand.slips <= PER_SLIP * len(CELLS)
    assert hand.honours <= PER_HONOUR * len(CELLS) * len(HONOURS)
    assert slips.month(office, MONTH).states["received"] == len(CELLS)
    assert window.page().key == "slips"
    assert office.drafts.all() == ()


def test_what_was_typed_stands_in_the_slip(window: Window, office: Office) -> None:
    hand = Hand()
    hand.press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    hand.slip()
    found = slips.find(office, builders.named("Bản 1"), MONTH)
    assert found is not None
    slip = slips.get(office, found)
    told = slip.record.texts
    names = ("members", "present", "reviewed", "sessions", "listeners", "households")
    assert tuple(told[name] for name in names) == NUMBERS + VILLAGE
    assert (told["way"], told["meeting_on"], told["petitions"]) == ("giấy", "04/05/2026", "Cống tràn vỡ")
    deeds = [tuple(deed.values[name] for name in ("name", "deed", "result")) for deed in slip.deeds]
    assert deeds == list(HONOURS)
    assert window.page().title == "Bản 2, tháng 5/2026"
