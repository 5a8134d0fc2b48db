"""Collect every msgid of the program and bring the English catalogue up to date.

What is new has an empty wording, to be filled by hand; what no room says any more is dropped.
"""

from __future__ import annotations

import ast
import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / "so_ghi_danh.po"
ROOMS = ("cli", "models", "reports", "resources", "ui")
# Mark -> how many of its arguments are msgids.
MARKS = {"_": 1, "N_": 1, "ngettext": 2}
# Babel's own head carries the hour of the run, which would change the file for nothing.
HEAD = """# English wording of Sổ Ghi Danh. The msgids are Vietnamese, the language of the program.
msgid ""
msgstr ""
"Project-Id-Version: so-ghi-danh\\n"
"Language: en\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=utf-8\\n"
"Content-Transfer-Encoding: 8bit\\n"

"""


def marked(text: str) -> Iterator[str | tuple[str, str]]:
    """Give the msgids of a file: texts that stand as such inside a mark, one and many together for ngettext.

    Babel's own reader would also take the keys in _(TITLES["unit"]).
    """
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            given = node.args[: MARKS[node.func.id]]
            texts = tuple(one.value for one in given if isinstance(one, ast.Constant) and isinstance(one.value, str))
            if texts and len(texts) == len(given) and texts[0]:
                yield texts[0] if len(texts) == 1 else (texts[0], texts[1])


def collect(root: Path = ROOT) -> Catalog:
    """Return every marked msgid of the program with the files that say it."""
    found = Catalog(locale="en")
    for path in [root / "main.py", *(path for room in ROOMS for path in sorted((root / room).rglob("*.py")))]:
        for message in marked(path.read_text(encoding="utf-8")):
            found.add(message, locations=[(path.relative_to(root).as_posix(), 1)])
    return found


def catalogue(path: Path = PO) -> Catalog:
    """Return the English catalogue, empty where there is none yet."""
    if not path.exists():
        return Catalog(locale="en")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def text_of(wordings: Catalog) -> str:
    """Return a catalogue as the text of its file, in the order of its msgids."""
    out = io.BytesIO()
    write_po(out, wordings, width=120, omit_header=True, ignore_obsolete=True, sort_output=True, include_lineno=False)
    return HEAD + out.getvalue().decode("utf-8")


def main() -> None:
    """Write the catalogue anew and say how much waits for a wording."""
    wordings = catalogue()
    wordings.update(collect(), no_fuzzy_matching=True)
    PO.parent.mkdir(parents=True, exist_ok=True)
    PO.write_text(text_of(wordings), encoding="utf-8")
    waiting = sum(
        1
        for message in wordings
        if message.id and not any(message.string if message.pluralizable else [message.string])
    )
    print(f"{len(wordings)} msgids, {waiting} without English wording: {PO.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
