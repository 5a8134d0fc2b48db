"""The print face: found, checked letter by letter, measured once per word, and embedded.

reportlab draws a missing glyph as nothing and raises nothing, so every word is checked against the face's own map of
characters before it is drawn.
"""

from __future__ import annotations

import copy
import os
import struct
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from models.rules.errors import WorldError
from models.rules.fact import fact

# 12 vowels in 6 tones and đ, small and capital, less those of plain ASCII: what a Vietnamese face must have.
VOWELS = "aăâeêioôơuưy"
TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
STYLES = ("regular", "bold", "italic", "bold_italic")
SOFT_SPACE = "\u00a0"
PER_EM = 1000.0


@fact
class Family:
    """One family's four files; `files` are names to look for, in the order of STYLES."""

    name: str
    files: tuple[str, str, str, str]


FAMILIES = (
    Family("Times New Roman", ("times.ttf", "timesbd.ttf", "timesi.ttf", "timesbi.ttf")),
    Family(
        "Times New Roman",
        (
            "Times_New_Roman.ttf",
            "Times_New_Roman_Bold.ttf",
            "Times_New_Roman_Italic.ttf",
            "Times_New_Roman_Bold_Italic.ttf",
        ),
    ),
    Family(
        "Liberation Serif",
        (
            "LiberationSerif-Regular.ttf",
            "LiberationSerif-Bold.ttf",
            "LiberationSerif-Italic.ttf",
            "LiberationSerif-BoldItalic.ttf",
        ),
    ),
    Family("Tinos", ("Tinos-Regular.ttf", "Tinos-Bold.ttf", "Tinos-Italic.ttf", "Tinos-BoldItalic.ttf")),
)


def vietnamese_letters() -> tuple[str, ...]:
    """Return the 134 precomposed Vietnamese letters, small and capital."""
    small = [unicodedata.normalize("NFC", vowel + tone) for vowel in VOWELS for tone in TONES] + ["đ"]
    return tuple(letter for one in small for letter in (one, one.upper()) if not letter.isascii())


class Face:
    """One style of the print face: widths in thousandths of the size, cached by word."""

    def __init__(self, name: str, path: Path) -> None:
        from reportlab.pdfbase.ttfonts import TTFont

        self.name = name
        self.path = path
        self.font: Any = TTFont(name, str(path))
        self._widths: dict[int, float] = {
            code: self.font.face.charWidths[code] for code in self.font.face.charToGlyph if code >= 32
        }
        self.words: dict[str, float] = {}
        self.framed = False
        self._twin: Face | None = None
        self.space = self._widths[32]
        self._widths[ord(SOFT_SPACE)] = self.space

    def twin(self) -> Face:
        """Return this face once more for words that are framed; letters and widths are shared."""
        if self._twin is None:
            self._twin = copy.copy(self)
            self._twin.framed = True
        return self._twin

    def has(self, letter: str) -> bool:
        """Tell whether the face can draw a letter."""
        return ord(letter) in self._widths

    def width(self, word: str) -> float:
        """Return a word's width in thousandths of the size; a letter that the face lacks raises glyph_missing."""
        known = self.words.get(word)
        if known is None:
            known = self.words[word] = self._measured(word)
        return known

    def _measured(self, word: str) -> float:
        widths = self._widths
        try:
            return sum([widths[ord(letter)] for letter in word])
        except KeyError as missing:
            letter = chr(missing.args[0])
            raise WorldError("glyph_missing", letter=letter, point=f"U+{ord(letter):04X}", record="") from None


@fact
class Fonts:
    """The four styles of one family, loaded and checked."""

    family: str
    regular: Face
    bold: Face
    italic: Face
    bold_italic: Face

    def face(self, style: str) -> Face:
        """Return the face of a style as rule sets write it: "bold italic", "regular caps"."""
        wanted = style.split()
        if "bold" in wanted:
            return self.bold_italic if "italic" in wanted else self.bold
        return self.italic if "italic" in wanted else self.regular

    def faces(self) -> tuple[Face, Face, Face, Face]:
        """Return the four faces in the order of STYLES."""
        return (self.regular, self.bold, self.italic, self.bold_italic)


def font_folders() -> tuple[Path, ...]:
    """Return the folders where this system and this program keep faces."""
    from resources import find

    own = [find(".") / "fonts"]
    if sys.platform == "win32":
        homes = [os.environ.get("WINDIR", r"C:\Windows") + r"\Fonts"]
        local = os.environ.get("LOCALAPPDATA")
        homes += [local + r"\Microsoft\Windows\Fonts"] if local else []
        return (*(Path(home) for home in homes), *own)
    system = ["/usr/share/fonts", "/usr/local/share/fonts", str(Path.home() / ".local/share/fonts")]
    return (*(Path(home) for home in system), *own)


def _files_under(folders: Iterable[Path]) -> dict[str, list[Path]]:
    """Return every TrueType file by its name in small letters, in a fixed order."""
    found: dict[str, list[Path]] = {}
    for folder in folders:
        for path in sorted(folder.rglob("*")) if folder.is_dir() else ():
            if path.suffix.lower() == ".ttf":
                found.setdefault(path.name.lower(), []).append(path)
    return found


def _candidates(family: Family, found: dict[str, list[Path]]) -> Iterator[tuple[Path, ...]]:
    """Give each folder that holds all four styles of a family."""
    for regular in found.get(family.files[0].lower(), ()):
        paths = [
            next((path for path in found.get(name.lower(), ()) if path.parent == regular.parent), None)
            for name in family.files
        ]
        whole = tuple(path for path in paths if path is not None)
        if len(whole) == len(STYLES):
            yield whole


def _loaded(family: str, paths: Sequence[Path]) -> Fonts | None:
    """Load four files; None where a file is no readable face or lacks a Vietnamese letter."""
    from reportlab.pdfbase.ttfonts import TTFError

    try:
        faces = [Face(f"{family.replace(' ', '')}-{style}", path) for style, path in zip(STYLES, paths, strict=True)]
    except (TTFError, struct.error, OSError, LookupError, ValueError, TypeError):
        # A cut or foreign file fails wherever the reader happens to stand in it.
        return None
    if all(face.has(letter) for face in faces for letter in vietnamese_letters()):
        return Fonts(family, *faces)
    return None


@lru_cache(maxsize=4)
def load_fonts(folders: tuple[Path, ...] | None = None) -> Fonts:
    """Return the first family of FAMILIES that is whole and knows every Vietnamese letter.

    Raises WorldError font_missing, naming the families looked for.
    """
    found = _files_under(font_folders() if folders is None else folders)
    for family in FAMILIES:
        for paths in _candidates(family, found):
            fonts = _loaded(family.name, paths)
            if fonts is not None:
                return fonts
    names = dict.fromkeys(family.name for family in FAMILIES)
    raise WorldError("font_missing", families=", ".join(names))
