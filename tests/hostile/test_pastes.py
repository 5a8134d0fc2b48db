"""Clipboards full of rubbish: every line is read or refused in words, what is taken is clean, and pages can show it."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterator
from pathlib import Path

import builders
import harm
import pytest

from models.rules.errors import WorldError
from models.rules.facts import PasteRow
from models.services import care, deeds, honours, pages, people, rounds, units
from models.storage.office import Office
from reports import fonts, render
from resources import words

SOME, MANY = 40, 1000
KINDS = (units, people, deeds, honours)
HEADS = ("", "TT\tTên chi bộ", "Họ tên\tNăm sinh\tChi bộ\tChức vụ", "Tháng\tChi bộ\tLoại\tHọ và tên\tViệc làm")
ROWS = (
    "Chi bộ Nà Lốc", "Giàng Seo Páo\t1984\tNà Lốc\tTrưởng thôn", "5/2026\tNà Lốc\tcá nhân\tLù A Tủa\tHiến đất",
    "31/2\tKhông có\t?\t\t", '"hai\ndòng"\tx', "\t" * 300, "a" * 300 + "\t" + "b" * 6000, "1984", "３/２",
)  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def _clipboard(rng: random.Random) -> str:
    lines = [rng.choice(HEADS)]
    for _ in range(rng.randrange(1, 8)):
        way = rng.randrange(3)
        made = rng.choice(ROWS) if way == 0 else "\t".join(harm.text(rng) for _ in range(rng.randrange(1, 7)))
        lines.append(made if way < 2 else rng.choice(ROWS) + harm.text(rng))
    return rng.choice(("\n", "\r\n", "\r")).join(lines)


def _is_clean(text: str) -> bool:
    unseen = {unicodedata.category(char) for char in text} & {"Cc", "Cf", "Cs"}
    return not unseen and text == unicodedata.normalize("NFC", text)


def _hunt(office: Office, count: int, rng: random.Random) -> None:
    for _ in range(count):
        service, text = rng.choice(KINDS), _clipboard(rng)
        try:
            preview = getattr(service, "preview_paste", None) or service.paste_preview
            seen = preview(office, text)
            _sentences(seen)
            service.take_paste(office, seen)
        except WorldError as error:
            assert harm.is_told(error), error.code
    facts = list(care.facts(office))
    texts = [value for fact in facts for value in fact.values() if isinstance(value, str)]
    assert [text for text in texts if not _is_clean(text.replace("\n", " "))] == []
    assert [line.code for line in care.check(office) if not line.sound] == []


def _sentences(rows: tuple[PasteRow, ...]) -> None:
    for row in rows:
        for problem in row.problems:
            said = words.parts(problem.code, problem.values)[0]
            assert said and "%(" not in said and _is_clean(said), (problem, said)


def test_rubbish_on_the_clipboard_is_told_and_taken_clean(office: Office, rng: random.Random) -> None:
    _hunt(office, SOME, rng)


@pytest.mark.torture
def test_much_rubbish_on_the_clipboard(office: Office) -> None:
    _hunt(office, MANY, random.Random(random.getrandbits(32)))


def test_what_was_taken_can_be_printed(office: Office, rng: random.Random) -> None:
    """Deeds of 5,000 letters with marks of no width in them stand on pages like any other."""
    deed = "".join(f"việc {n}{rng.choice(harm.MARKS[:5])} " for n in range(600))[:5000]
    texts = {"kind": "person", "unit": "Nà Lốc", "month": "05/2026", "name": "Lù\u200b A\u00ad Tủa", "deed": deed}
    uuid = honours.save(office, None, texts)
    made = rounds.open_round(office, "month", "2026-05")
    rounds.add_entries(office, made, [uuid])
    rounds.enter(office, made)
    drawn = render.render("so-ghi-danh", pages.book_facts(office, 2026), fonts.load_fonts(), [].append)
    assert drawn.startswith(b"%PDF")
