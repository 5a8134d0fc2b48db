"""A generated pile of slips as they lie on the desk, and a hand that types them with real key events."""

from __future__ import annotations

import random
import time
from collections import Counter
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from models.rules.codes import COLLECTIVE, PERSON
from models.services.sample_words import Words

PLAIN = Qt.KeyboardModifier.NoModifier
# How the pile came, sorted as a clerk sorts it: paper first, then Zalo, then Word.
WAYS = (("giấy", 40), ("Zalo", 16), ("Word", 10))


@dataclass(frozen=True, slots=True)
class PaperDeed:
    """One honour on paper; an empty text is a line left empty."""

    kind: str
    name: str
    deed: str
    result: str
    position: str
    consented: bool


@dataclass(frozen=True, slots=True)
class PaperSlip:
    """One slip on paper: the way it came, what stands in its rows, its honours."""

    way: str
    met: str
    numbers: tuple[str, str, str]
    village: tuple[str, str, str]
    commended: str
    reminded: str
    not_reviewed: str
    petitions: str
    note: str
    deeds: tuple[PaperDeed, ...]


def pile(count: int = 66, honours: int = 132, seed: int = 1) -> tuple[PaperSlip, ...]:
    """Return a pile of slips with so many honours in all, the same for the same seed."""
    words = Words(random.Random(seed))
    lucky = words.random
    shares = Counter(lucky.randrange(count) for _ in range(honours))
    whole = sum(weight for _way, weight in WAYS)
    ways = [way for way, weight in WAYS for _ in range(-(-count * weight // whole))]
    return tuple(_slip(words, ways[place], shares[place]) for place in range(count))


def _slip(words: Words, way: str, honours: int) -> PaperSlip:
    lucky = words.random
    members = lucky.randint(9, 41)
    present = members - lucky.randint(0, 3)
    reviewed = present - (lucky.random() < 0.2)
    listeners = lucky.randint(30, 140)
    village = (str(lucky.randint(1, 3)), str(listeners), str(listeners * 2 // 3))
    name = words.person()[0]
    return PaperSlip(
        way=way,
        met=f"{lucky.randint(1, 9)}/12",
        numbers=(str(members), str(present), str(reviewed)),
        village=village,
        commended=str(lucky.randint(1, 3)) if lucky.random() < 0.5 else "",
        reminded="1" if lucky.random() < 0.2 else "",
        not_reviewed=f"{name}, đi làm xa" if reviewed < members and lucky.random() < 0.5 else "",
        petitions="Cống tràn đầu bản vỡ, mưa to không qua được" if lucky.random() < 0.4 else "",
        note=f"Biểu dương {name}" if lucky.random() < 0.3 else "",
        deeds=tuple(_deed(words) for _ in range(honours)),
    )


def _deed(words: Words) -> PaperDeed:
    lucky = words.random
    kind = COLLECTIVE if lucky.random() < 0.22 else PERSON
    drawn = words.deed(kind, "Khe Dẻ")
    name = words.collective("Khe Dẻ") if kind == COLLECTIVE else words.person()[0]
    position = "trưởng thôn" if kind == PERSON and lucky.random() < 0.3 else ""
    return PaperDeed(kind, name, drawn.deed, drawn.result, position, lucky.random() < 0.6)


@dataclass(slots=True)
class Hand:
    """Type, count what is pressed beside the words of the paper, and take the time of each Enter.

    `slips` counts per slip, `honours` per honour; a letter that picks from a list counts, for it stands on no paper.
    `enters` are the seconds from a press of Enter in a row until the window is painted, `turns` those of going to the
    next slip.
    """

    slips: list[int] = field(default_factory=list)
    honours: list[int] = field(default_factory=list)
    enters: list[float] = field(default_factory=list)
    turns: list[float] = field(default_factory=list)
    _way: str = ""

    def begin(self) -> None:
        """Open the first slip from the list."""
        self._press(Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)

    def slip(self, paper: PaperSlip) -> None:
        """Type one slip from its first field on, and go to the next one not yet in."""
        self.slips.append(0)
        self._way_of(paper)
        for words in ("", paper.met, *paper.numbers, "", *paper.village, paper.commended, paper.reminded):
            self._field(words)
        self._tab()
        for deed in paper.deeds:
            self._honour(deed)
        self._remarks(paper)
        self.turns.append(self._timed(Qt.Key.Key_F8))
        self.slips[-1] += 1

    def _way_of(self, paper: PaperSlip) -> None:
        """Choose how it came by its first letter where it came otherwise than the one before."""
        if paper.way != self._way:
            write(paper.way[0])
            self.slips[-1] += 1
        self._way = paper.way
        self._tab()

    def _field(self, words: str) -> None:
        write(words)
        self._tab()

    def _tab(self, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self._press(Qt.Key.Key_Tab, modifiers)
        self.slips[-1] += 1

    def _honour(self, deed: PaperDeed) -> None:
        """Type one honour, no farther than its last filled field."""
        told = [deed.name, deed.deed, deed.result, deed.position]
        pressed = 0
        last = 4 if deed.consented else max(place for place, words in enumerate(told) if words)
        for place, words in enumerate(told[: last + 1]):
            write(words)
            if place < last:
                self._press(Qt.Key.Key_Tab)
                pressed += 1
        if deed.consented:
            write("đ")
            pressed += 1
        self.enters.append(self._timed(Qt.Key.Key_Return))
        self.honours.append(pressed + 1)

    def _remarks(self, paper: PaperSlip) -> None:
        if not (paper.not_reviewed or paper.petitions or paper.note):
            return
        self.enters.append(self._timed(Qt.Key.Key_Return))
        self.slips[-1] += 1
        if paper.not_reviewed:
            self._tab(Qt.KeyboardModifier.ShiftModifier)
            self._field(paper.not_reviewed)
        write(paper.petitions)
        if paper.note:
            self._tab()
            write(paper.note)

    def _press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        QTest.keyClick(_target(), key, modifiers)

    def _timed(self, key: Qt.Key) -> float:
        target = _target()
        start = time.perf_counter()
        QTest.keyClick(target, key)
        QApplication.processEvents()
        return time.perf_counter() - start


def _target() -> QWidget:
    """Return what takes a key now: an open list, otherwise the control with the keyboard."""
    popup = QApplication.activePopupWidget()
    if popup is not None:
        return popup
    found = QApplication.focusWidget()
    if found is None:
        raise SystemExit("no control has the keyboard")
    if QApplication.activeWindow() is not found.window():
        # Where there is no display a list that closes does not give the window the keyboard back.
        found.window().activateWindow()
        QTest.qWait(1)
        found.setFocus(Qt.FocusReason.PopupFocusReason)
    return found


def write(words: str) -> None:
    """Type words; a letter with marks comes as UniKey sends it, without a key of its own."""
    for letter in words:
        target = _target()
        if letter.isascii():
            QTest.keyClick(target, letter)
            continue
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, Qt.Key.Key_unknown, PLAIN, letter))
