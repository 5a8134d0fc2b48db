"""Words: every msgid has its English wording, every text of the screen is a msgid, and the house's spelling holds."""

from __future__ import annotations

import ast
import importlib.util
import re
import string
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message

ROOT = Path(__file__).resolve().parent.parent
MARKS = {"_", "N_", "ngettext"}
VIETNAMESE = re.compile("[àáảãạăằắẳẵặâầấẩẫậđèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵ]", re.IGNORECASE)
# Marks on the first vowel; the house writes oà, oé, uỷ.
OLD_SPELLING = re.compile(r"(?:[òóỏõọ][ae]|[ùúủũụ]y)(?!\w)", re.IGNORECASE)
NEVER_ON_SCREEN = (
    "gói", "hash", "uuid", "đồng bộ", "bản ghi", "transaction", "khoá công khai", "phiên bản lược đồ",
    "dữ liệu không hợp lệ", "ok", "cancel", "import", "export",
)  # fmt: skip
FORBIDDEN = re.compile(rf"(?<!\w)(?:{'|'.join(NEVER_ON_SCREEN)})(?!\w)", re.IGNORECASE)
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]")
# The program's name is the same in every language.
NAME = "Sổ Ghi Danh"


def load_messages() -> ModuleType:
    """Return packaging/messages.py, which is a script and no package."""
    spec = importlib.util.spec_from_file_location("messages", ROOT / "packaging" / "messages.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


MESSAGES = load_messages()


@pytest.fixture(scope="module")
def said() -> Catalog:
    return MESSAGES.collect()


@pytest.fixture(scope="module")
def english() -> Catalog:
    return MESSAGES.catalogue()


def forms(message: Message) -> list[str]:
    """Return the msgid, and its plural where it has one."""
    return list(message.id) if message.pluralizable else [message.id]


def wordings(message: Message) -> list[str]:
    return list(message.string) if message.pluralizable else [message.string]


def blanks(text: str) -> list[str]:
    """Return the places of a text that values fill, in either style, in a fixed order."""
    braces = [name for _, name, _, _ in string.Formatter().parse(text) if name is not None] if "{" in text else []
    return sorted(PLACEHOLDER.findall(text) + braces)


def without_english(said: Catalog, english: Catalog) -> list[str]:
    """Return the msgids that the program says and the English catalogue does not."""
    found = []
    for message in said:
        known = english.get(message.id)
        if message.id and (known is None or known.fuzzy or not all(wordings(known))):
            found.append(f"{message.locations[0][0]}: {forms(message)[0]}")
    return found


def spelling_faults(texts: list[str]) -> list[str]:
    """Return the texts that break the house's spelling or say what no screen may say."""
    found = []
    for text in texts:
        for word in text.split():
            if OLD_SPELLING.search(word):
                found.append(f"old spelling {word}: {text}")
        for match in FORBIDDEN.finditer(text):
            found.append(f"never on screen {match[0]}: {text}")
        if "!" in text:
            found.append(f"no exclamation marks: {text}")
        if not unicodedata.is_normalized("NFC", text):
            found.append(f"not NFC: {text}")
    return found


def docstrings(tree: ast.Module) -> set[ast.AST]:
    found: set[ast.AST] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and node.body:
            first = node.body[0]
            if isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant):
                found.add(first.value)
    return found


def unmarked(text: str) -> Iterator[tuple[int, str]]:
    """Give the Vietnamese texts of a file that pass through none of the marks, with their lines."""
    tree = ast.parse(text)
    spared = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in {*MARKS, "re.compile"}:
            spared |= {inner for argument in node.args for inner in ast.walk(argument)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in spared:
            if VIETNAMESE.search(unicodedata.normalize("NFC", node.value.replace(NAME, ""))):
                yield node.lineno, node.value


def unreadable_marks(text: str) -> Iterator[int]:
    """Give the lines where a mark wraps an f-string or a sum, which no catalogue can hold."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKS:
            if any(isinstance(argument, ast.JoinedStr | ast.BinOp) for argument in node.args[:2]):
                yield node.lineno


def sources(*rooms: str) -> list[Path]:
    return [path for room in rooms for path in sorted((ROOT / room).rglob("*.py"))]


def test_every_msgid_has_its_english_wording(said: Catalog, english: Catalog) -> None:
    assert without_english(said, english) == []


def test_the_catalogue_says_nothing_that_the_program_does_not(said: Catalog, english: Catalog) -> None:
    assert [message.id for message in english if message.id and said.get(message.id) is None] == []


def test_wordings_fill_the_same_blanks(english: Catalog) -> None:
    faults = []
    for message in english:
        wanted = [blanks(form) for form in forms(message)]
        faults += [text for text in wordings(message) if text and blanks(text) not in wanted]
    assert faults == []


def test_msgids_keep_the_houses_spelling(said: Catalog) -> None:
    assert spelling_faults([form for message in said for form in forms(message)]) == []


def test_every_text_of_the_screen_is_a_msgid() -> None:
    faults = []
    for path in sources("ui", "cli"):
        for line, text in unmarked(path.read_text(encoding="utf-8")):
            faults.append(f"{path.relative_to(ROOT).as_posix()}:{line}: {text}")
    assert faults == []


def test_no_mark_wraps_what_no_catalogue_can_hold() -> None:
    faults = []
    for path in sources("ui", "cli", "models", "reports", "resources"):
        faults += [f"{path.relative_to(ROOT).as_posix()}:{line}" for line in unreadable_marks(path.read_text("utf-8"))]
    assert faults == []


def test_the_catalogue_is_as_the_script_writes_it(english: Catalog) -> None:
    assert MESSAGES.PO.read_text(encoding="utf-8") == MESSAGES.text_of(english)


def test_msgids_are_read_from_marks_only() -> None:
    text = '_("a" "b")\nN_("c")\nngettext("d", "e", n)\n_(TITLES["f"])\n_("")\n_(g)\nother("h")\n_(f"i")'
    assert list(MESSAGES.marked(text)) == ["ab", "c", ("d", "e")]


def test_a_missing_wording_is_named() -> None:
    said, english = Catalog(locale="en"), Catalog(locale="en")
    said.add("Thêm lượt", locations=[("ui/a.py", 1)])
    said.add("Xoá", locations=[("ui/b.py", 1)])
    english.add("Thêm lượt", "Add entry")
    english.add("Xoá", "Delete", flags=["fuzzy"])
    assert without_english(said, english) == ["ui/b.py: Xoá"]
    assert without_english(said, Catalog(locale="en")) == ["ui/a.py: Thêm lượt", "ui/b.py: Xoá"]


@pytest.mark.parametrize(
    "text", ["Đảng ủy", "xóa", "hòa giải", "khóa sổ", "khỏe.", "Xong!", "Gói tin", "Nút OK", "hòa"]
)
def test_a_spelling_fault_is_named(text: str) -> None:
    assert spelling_faults([text])


@pytest.mark.parametrize("text", ["Đảng uỷ", "xoá", "hoà giải", "của thuỷ điện", "quý", "ngoài", "book", "toàn quỹ"])
def test_good_spelling_passes(text: str) -> None:
    assert spelling_faults([text]) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ('x = "Thêm lượt"', ["Thêm lượt"]),
        ('x = f"Tháng {n} đã khoá"', ["Tháng ", " đã khoá"]),
        ('x = _("Thêm lượt")', []),
        ('x = N_("Thêm" " lượt")', []),
        ('x = ngettext("%(n)d lượt", "%(n)d lượt", n)', []),
        ('def f():\n    """Thêm lượt."""', []),
        ('x = "add entry"', []),
        ('x = re.compile("(?=XÃ|PHƯỜNG)")', []),
        ('x = f"Sổ Ghi Danh {version}"', []),
    ],
)
def test_an_unmarked_text_is_found(text: str, found: list[str]) -> None:
    assert [said for _, said in unmarked(text)] == found


def test_an_unreadable_mark_is_found() -> None:
    assert list(unreadable_marks('_(f"Tháng {n}")\n_("a" + b)\n_("a")\n_(label)')) == [1, 2]
