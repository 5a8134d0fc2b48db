"""Line breaking: which words stand on a line, what stays together, what happens to a word wider than its column.

Widths are in thousandths of the size (reports.fonts); callers divide their room in points by the size. A bound space
is a no-break space in the text; the pages draw it as a plain one.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from models.rules.errors import WorldError
from models.rules.fact import fact
from reports.fonts import SOFT_SPACE, Face

# In cells narrower than this only number and unit are bound: binding dates there pushes them through the rule.
NARROW_MM = 55.0

_UNITS = (
    "kg|gam|g|tấn|tạ|yến|km²|km|m²|m2|m³|m3|mm|cm|m|ha|sào|mẫu|lít|ml|kWh|kW|đồng|đ|nghìn|triệu|tỷ|tỉ|%|°C|giờ|phút"
)
_NUMBER_UNIT = re.compile(rf"(?<![\w.,/])(\d[\d.,]*) (?=(?:{_UNITS})(?![\w²³/]))")
_DATED = re.compile(r"(?<!\w)(ngày|tháng|số|Ngày|Tháng|Số) (?=\d)|(?<!\w)(năm|Năm) (?=\d{4}(?!\d))")
_SPACE = re.compile(r"\s")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_LINE_ENDS = re.compile("\r\n|[\r\n\x0b\x0c\x85\u2028\u2029]")

Words = list[str]


class Run(NamedTuple):
    """A piece of text in one face."""

    face: Face
    text: str


@fact
class RichLine:
    """One broken line of several faces: its runs, its width, the spaces that may stretch, whether it ends a part."""

    runs: tuple[Run, ...]
    width: float
    spaces: int
    last: bool


def clean(text: str) -> str:
    """Return a text as it is drawn: NFC, without marks that nobody sees; line ends stay as "\\n"."""
    text = unicodedata.normalize("NFC", text)
    if _UNSEEN.search(text):
        text = _UNSEEN.sub("", text)
    return _LINE_ENDS.sub("\n", text)


def bind(text: str, narrow: bool) -> str:
    """Return a paragraph with single spaces, those that may not break made no-break spaces."""
    return _bound(" ".join(text.split()), narrow)


def tied(text: str, narrow: bool = False) -> str:
    """Return a paragraph for a file that goes on being written in: numbers keep their units, the end stays free."""
    return _tied(" ".join(text.split()), narrow)


def _tied(text: str, narrow: bool) -> str:
    text = _NUMBER_UNIT.sub(rf"\1{SOFT_SPACE}", text)
    return text if narrow else _DATED.sub(_with_soft_space, text)


def _bound(text: str, narrow: bool) -> str:
    """Bind without moving a letter, so that faces keep their places."""
    text = _tied(text, narrow)
    if narrow:
        return text
    end = len(text.rstrip())
    cut = text.rfind(" ", 0, end)
    # A paragraph of two syllables may break: it has no line of one syllable to fear, nor has one that ends in a date.
    if " " in text[:cut].strip() and SOFT_SPACE not in text[cut:end]:
        text = text[:cut] + SOFT_SPACE + text[cut + 1 :]
    return text


def _with_soft_space(found: re.Match[str]) -> str:
    return (found[1] or found[2]) + SOFT_SPACE


def split_word(face: Face, word: str, room: float) -> tuple[str, str]:
    """Split a word wider than the room: at a bound space if that helps, otherwise after the last letter that fits."""
    head, gap, tail = word.rpartition(SOFT_SPACE)
    while gap and head:
        if face.width(head) <= room:
            return head, tail
        head, gap, more = head.rpartition(SOFT_SPACE)
        tail = f"{more}{SOFT_SPACE}{tail}"
    cut = 1
    while cut < len(word) and face.width(word[: cut + 1]) <= room:
        cut += 1
    while cut > 1 and unicodedata.combining(word[cut : cut + 1] or " "):
        cut -= 1
    return word[:cut], word[cut:]


def wrap(face: Face, words: Iterable[str], room: float) -> list[Words]:
    """Break words into lines no wider than the room; at least one line comes back."""
    lines: list[Words] = []
    line: Words = []
    left = room
    known = face.words
    space = face.space
    for word in words:
        width = known.get(word)
        if width is None:
            width = face.width(word)
        if width <= left:
            line.append(word)
            left -= width + space
            continue
        if line:
            lines.append(line)
        while width > room and len(word) > 1:
            head, word = split_word(face, word, room)
            lines.append([head])
            width = face.width(word)
        line = [word]
        left = room - width - space
    if line or not lines:
        lines.append(line)
    return lines


def wrap_text(face: Face, text: str, room: float, narrow: bool) -> list[Words]:
    """Break a whole text, its own line ends kept."""
    text = clean(text)
    if "\n" not in text:
        return wrap(face, bind(text, narrow).split(" "), room)
    parts = (wrap(face, bind(part, narrow).split(" "), room) for part in text.strip("\n").split("\n"))
    return [line for part in parts for line in part]


def line_width(face: Face, text: str) -> float:
    """Return the width of one line with its spaces."""
    return sum(face.width(word) for word in text.split(" ")) + face.space * text.count(" ")


def balanced(face: Face, text: str, room: float) -> list[str]:
    """Break a heading into as few lines as fit, after commas and dashes if that does, otherwise as even as possible.

    "\\n" in the text is a break that the office itself has set.
    """
    lines: list[str] = []
    for part in clean(text).split("\n"):
        lines += _balanced_part(face, re.sub(r"[ \t]+", " ", part).strip(" "), room)
    return lines


def _balanced_part(face: Face, text: str, room: float) -> list[str]:
    words = text.split(" ")
    greedy = wrap(face, words, room)
    if len(greedy) == 1 or any(face.width(word) > room for word in words) or len(words) > 24:
        return [" ".join(line) for line in greedy]
    widths = [face.width(word) for word in words]
    best = min(_splits(len(words), len(greedy)), key=lambda cuts: _unevenness(face, words, widths, cuts, room))
    return [" ".join(words[start:end]) for start, end in zip((0, *best), (*best, len(words)), strict=True)]


def _splits(count: int, parts: int, start: int = 1) -> Iterator[tuple[int, ...]]:
    """Give every way to cut `count` words into `parts` lines."""
    if parts == 1:
        yield ()
        return
    for cut in range(start, count - parts + 2):
        for rest in _splits(count, parts - 1, cut + 1):
            yield (cut, *rest)


def _unevenness(
    face: Face, words: Sequence[str], widths: Sequence[float], cuts: Sequence[int], room: float
) -> tuple[bool, int, float]:
    """Return the cost of one way to cut: does not fit, breaks not after a comma or dash, widest line."""
    edges = (0, *cuts, len(words))
    spans = zip(edges, edges[1:], strict=False)
    lines = [sum(widths[start:end]) + face.space * (end - start - 1) for start, end in spans]
    loose = sum(not words[cut - 1].endswith((",", "-", ";", "–")) for cut in cuts)
    return max(lines) > room, loose, max(lines)


def marked(text: str, plain: Face, strong: Face) -> list[Run]:
    """Return the runs of a form text in which **stars** mark the strong parts."""
    pieces = text.split("**")
    return [Run(strong if index % 2 else plain, piece) for index, piece in enumerate(pieces) if piece]


Atom = tuple[Run, ...]


def _composed(runs: Iterable[Run]) -> list[Run]:
    """Give a mark at a run's beginning to the letter before it, in that letter's face."""
    made: list[Run] = []
    for face, text in runs:
        while made and text and unicodedata.combining(text[0]):
            made[-1] = Run(made[-1].face, made[-1].text + text[0])
            text = text[1:]
        made.append(Run(face, text))
    return made


def _atoms(runs: Iterable[Run], narrow: bool) -> list[Atom]:
    """Return what may stand at a line's end: words, joined where two faces meet without a space between."""
    faces: list[Face] = []
    whole = []
    for face, text in _composed(runs):
        whole.append(clean(text).replace("\n", " "))
        faces += [face] * len(whole[-1])
    bound = _bound(_SPACE.sub(" ", "".join(whole)), narrow)
    atoms: list[Atom] = []
    for found in re.finditer(r"[^ ]+", bound):
        atom: list[Run] = []
        for place in range(found.start(), found.end()):
            letter = bound[place]
            if atom and atom[-1].face is faces[place]:
                atom[-1] = Run(faces[place], atom[-1].text + letter)
            else:
                atom.append(Run(faces[place], letter))
        atoms.append(tuple(atom))
    return atoms


def _broken_atoms(atoms: Iterable[Atom], room: float) -> Iterator[Atom]:
    """Give atoms that fit the room; a wider one is taken apart."""
    for atom in atoms:
        if _atom_width(atom) <= room:
            yield atom
            continue
        for face, text in atom:
            while face.width(text) > room and len(text) > 1:
                head, text = split_word(face, text, room)
                yield (Run(face, head),)
            yield (Run(face, text),)


def _atom_width(atom: Atom) -> float:
    return sum(face.width(text) for face, text in atom)


def wrap_rich(
    runs: Sequence[Run], room: float, narrow: bool = False, first_room: float | None = None
) -> list[RichLine]:
    """Break one paragraph of several faces of the same size; `first_room` is less where the first line is indented."""
    first = room if first_room is None else first_room
    if len(runs) == 1 and (plain := _plain_lines(runs[0], first, room, narrow)):
        return plain
    lines: list[list[Atom]] = []
    line: list[Atom] = []
    left = first
    for atom in _broken_atoms(_atoms(runs, narrow), min(left, room)):
        width = _atom_width(atom)
        if line and width > left:
            lines.append(line)
            line, left = [], room
        line.append(atom)
        left -= width + atom[-1].face.space
    lines.append(line)
    return [_rich_line(part, last=index == len(lines) - 1) for index, part in enumerate(lines)]


def _plain_lines(run: Run, first: float, room: float, narrow: bool) -> list[RichLine]:
    """Break a paragraph of one face, the everyday case; [] where a word is too wide for a line."""
    face, text = run
    words = _bound(_SPACE.sub(" ", clean(text)), narrow).split(" ")
    known, space, least = face.words, face.space, min(first, room)
    lines: list[RichLine] = []
    line: Words = []
    left, used = first, 0.0
    for word in words:
        if not word:
            continue
        width = known.get(word)
        if width is None:
            width = face.width(word)
        if width > least:
            return []
        if line and used + space + width > left:
            lines.append(_plain_line(face, line, used, last=False))
            line, left = [], room
        used = used + space + width if line else width
        line.append(word)
    return [*lines, _plain_line(face, line, used, last=True)]


def _plain_line(face: Face, words: Words, width: float, last: bool) -> RichLine:
    text = " ".join(words)
    return RichLine((Run(face, text),), width, text.count(" ") + text.count(SOFT_SPACE), last)


def _rich_line(atoms: Sequence[Atom], last: bool) -> RichLine:
    runs: list[Run] = []
    for index, atom in enumerate(atoms):
        if index:
            runs.append(Run(atoms[index - 1][-1].face, " "))
        runs += atom
    merged: list[Run] = []
    for face, text in runs:
        if merged and merged[-1].face is face:
            merged[-1] = Run(face, merged[-1].text + text)
        else:
            merged.append(Run(face, text))
    width = sum(line_width(face, text) for face, text in merged)
    spaces = sum(text.count(" ") + text.count(SOFT_SPACE) for _, text in merged)
    return RichLine(tuple(merged), width, spaces, last)


def named(error: WorldError, record: str) -> WorldError:
    """Return a missing glyph's error with the record that holds it; any other error, or one named before, as it is."""
    if error.code != "glyph_missing" or error.values["record"]:
        return error
    return WorldError(error.code, **{**error.values, "record": record})
