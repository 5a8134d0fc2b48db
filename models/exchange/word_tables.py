"""The words of a Word file that came from outside: its tables cell by cell, and everything it says in a row.

Read as it streams, bounded at every step: the file on the disk, what its text unpacks to, how deep it nests. Pictures,
macros and links are never looked at; a document type declaration is refused before anything in it counts.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import IO
from xml.parsers import expat

from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.text import clean_text
from models.storage.safefile import world_error

LARGEST_FILE = 10 * 1024 * 1024
LARGEST_TEXT = 8 * 1024 * 1024
LARGEST_NOTE = 64 * 1024
MOST_PARTS = 2000
DEEPEST = 200
# Office programs deflate or store; the other ways fail in ways of their own.
_PACKED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_CHUNK = 64 * 1024
_OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_TEXT, _NOTE = "word/document.xml", "docProps/core.xml"
# Of two renderings of one thing, and of moved text, only what is seen counts; deleted text has a tag of its own.
_PASSED_OVER = frozenset({"Fallback", "moveFrom", "del", "instrText"})
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}
# Boxes of Wingdings, as Word writes a symbol that somebody put in.
_TICKED_SYMBOLS = frozenset({"F0FB", "F0FC", "F0FD", "F0FE", "F078"})

Row = tuple[str, ...]


@fact
class WordText:
    """A file's text: `tables` as rows of cells, `whole` everything it says, `note` what the file says of itself.

    `data` are its bytes.
    """

    tables: tuple[tuple[Row, ...], ...]
    whole: str
    note: str
    data: bytes = b""


def read(path: Path) -> WordText:
    """Read a Word file; Refused word_unreadable, word_old, word_too_big; WorldError as the disk refuses."""
    try:
        with open(path, "rb") as stream:
            data = stream.read(LARGEST_FILE + 1)
    except OSError as error:
        raise world_error(error, path) from error
    if data.startswith(_OLD_WORD):
        raise Refused("word_old", name=path.name)
    if data.startswith(_ZIP) and len(data) > LARGEST_FILE:
        raise _too_big(path)
    # From memory, so that no fault of the package can pass for one of the disk.
    return replace(_read(path, BytesIO(data)), data=data)


def _read(path: Path, stream: IO[bytes]) -> WordText:
    try:
        with zipfile.ZipFile(stream) as package:
            if len(package.filelist) > MOST_PARTS or package.getinfo(_TEXT).compress_type not in _PACKED:
                raise Refused("word_unreadable", name=path.name)
            return _parts(path, package)
    except (
        zipfile.BadZipFile, zlib.error, struct.error, EOFError, KeyError, NotImplementedError, OverflowError,
        OSError, RuntimeError, ValueError, expat.ExpatError, _Hostile,
    ) as error:  # fmt: skip
        raise Refused("word_unreadable", name=path.name) from error


def _too_big(path: Path) -> Refused:
    return Refused("word_too_big", name=path.name, limit=LARGEST_FILE // (1024 * 1024))


def _parts(path: Path, package: zipfile.ZipFile) -> WordText:
    body = _Body()
    with package.open(_TEXT) as stream:
        if not _feed(body.parser, stream, LARGEST_TEXT):
            raise _too_big(path)
    return WordText(body.tables(), clean_text(body.whole()), _note(package))


def _note(package: zipfile.ZipFile) -> str:
    """Return what stands in the file's own description, which no reader of the page sees."""
    if _NOTE not in package.namelist():
        return ""
    with package.open(_NOTE) as stream:
        return stream.read(LARGEST_NOTE).decode("utf-8", "replace")


def _feed(parser: expat.XMLParserType, stream: IO[bytes], limit: int) -> bool:
    """Parse a stream in pieces; False as soon as it holds more than it may."""
    left = limit
    while piece := stream.read(_CHUNK):
        left -= len(piece)
        if left < 0:
            return False
        parser.Parse(piece, False)
    parser.Parse(b"", True)
    return True


class _Hostile(Exception):
    """Leave a text that no office program has written."""


class _Body:
    """What a text's tags come to, told by their local names, so that every dialect of the format reads alike."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.buffer_text = True
        self.parser.StartDoctypeDeclHandler = self._declared
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._said
        self._tables: list[list[list[list[str]]]] = []
        self._whole: list[str] = []
        self._depth = self._inside = self._passed = 0
        self._listening = False
        self._ends: dict[str, Callable[[], None]] = {"p": self._line, "t": self._deaf, "tbl": self._out}

    def tables(self) -> tuple[tuple[Row, ...], ...]:
        """Return the outer tables; one that stands in a cell is that cell's text."""
        return tuple(tuple(tuple(clean_text("".join(cell)) for cell in row) for row in table) for table in self._tables)

    def whole(self) -> str:
        """Return all that is said, tables too."""
        return "".join(self._whole)

    def _declared(self, *_told: object) -> None:
        raise _Hostile("a document type")

    def _start(self, tag: str, marks: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > DEEPEST:
            raise _Hostile("nested too deep")
        name = tag.rpartition(" ")[2]
        if name in _PASSED_OVER:
            self._passed += 1
        elif name == "t":
            self._listening = True
        elif name == "sym":
            self._add("☒" if _mark(marks, "char") in _TICKED_SYMBOLS else "☐")
        elif name in _BREAKS:
            self._add(_BREAKS[name])
        else:
            self._opened(name)

    def _opened(self, name: str) -> None:
        if name == "tbl":
            self._inside += 1
            if self._inside == 1:
                self._tables.append([])
        elif self._inside == 1 and name == "tr":
            self._tables[-1].append([])
        elif self._inside == 1 and name == "tc" and self._tables[-1]:
            self._tables[-1][-1].append([])

    def _end(self, tag: str) -> None:
        self._depth -= 1
        name = tag.rpartition(" ")[2]
        if name in _PASSED_OVER:
            self._passed -= 1
        elif name in self._ends:
            self._ends[name]()

    def _line(self) -> None:
        self._add("\n")

    def _deaf(self) -> None:
        self._listening = False

    def _out(self) -> None:
        self._inside -= 1

    def _said(self, text: str) -> None:
        if self._listening:
            self._add(text)

    def _add(self, text: str) -> None:
        if self._passed:
            return
        self._whole.append(text)
        if self._inside and self._tables[-1] and self._tables[-1][-1]:
            self._tables[-1][-1][-1].append(text)


def _mark(marks: dict[str, str], name: str) -> str:
    return next((value.upper() for key, value in marks.items() if key.rpartition(" ")[2] == name), "")
