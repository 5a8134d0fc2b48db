"""Collect every msgid of the program and bring the English catalogue up to date.

What is new has an empty wording, to be filled by hand; what no room says any more is dropped.
"""

from __future__ import annotations

import io
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
PO = ROOT / "resources" / "locale" / "en" / "LC_MESSAGES" / "so_ghi_danh.po"
ROOMS = ("cli", "models", "reports", "resources", "ui")
MARKS = {"_": None, "N_": None, "ngettext": (1, 2)}
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


def collect(root: Path = ROOT) -> Catalog:
    """Return every marked msgid of the program with the files that say it."""
    found = Catalog(locale="en")
    for room in ROOMS:
        for name, _line, message, notes, context in extract_from_dir(
            root / room, method_map=[("**.py", "python")], keywords=MARKS, comment_tags=()
        ):
            found.add(message, locations=[(f"{room}/{name}", 1)], auto_comments=notes, context=context)
    main = root / "main.py"
    if main.exists():
        for _line, message, notes, context in extract_from_file("python", main, keywords=MARKS):
            found.add(message, locations=[("main.py", 1)], auto_comments=notes, context=context)
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
