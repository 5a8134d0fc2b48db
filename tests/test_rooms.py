"""The walls of the house: who may import whom, and the habits that hold in every room."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from statistics import quantiles

import pytest

ROOT = Path(__file__).resolve().parent.parent
TOP = ("cli", "main", "models", "reports", "resources", "ui")
SCREEN = ("models.services", "models.exchange", "models.rules", "reports", "resources", "babel")
CORE = ("models.tables", "models.rules", "peewee", "playhouse")

# Room -> what it may import beside itself and the standard library; the longest room name that fits counts.
MAY = {
    "models.rules": (),
    "models.tables": ("models.rules", "peewee", "playhouse"),
    "models.storage": (*CORE, "sqlcipher3", "argon2", "cryptography"),
    "models.services": (*CORE, "models.storage", "resources", "rapidfuzz", "babel"),
    "models.exchange": (
        *CORE, "models.storage", "models.services", "resources",
        "openpyxl", "rapidfuzz", "pyrage", "zstandard", "cryptography",
    ),
    "models": (),
    "reports": ("models.rules", "resources", "reportlab", "babel", "docx", "xlsxwriter", "pypdfium2"),
    "resources": ("models.rules",),
    "cli": SCREEN,
    "ui": (*SCREEN, "PySide6", "shiboken6"),
    "main": ("cli", "ui.app"),
}  # fmt: skip
# Part of the standard library, yet an engine: one room knows it.
ENGINE = "sqlite3"
IMPORTERS = {"importlib.import_module", "import_module", "__import__"}
ENDS_OF_FAULTS = {"main.py", "ui/errors.py", "ui/tasks.py"}
LONGEST_FILE = 600
LONG_FUNCTION_P90 = 25
LONGEST_FUNCTION = 80


@dataclass(frozen=True, slots=True)
class Import:
    """One imported module, the file and line it stands in, and whether it waits inside a function."""

    path: str
    line: int
    module: str
    late: bool


def sources(root: Path) -> list[Path]:
    """Return every Python file of the program, tests and benchmarks apart."""
    found = [root / "main.py"] if (root / "main.py").exists() else []
    for room in TOP:
        found += sorted((root / room).rglob("*.py"))
    return found


def module_of(root: Path, path: Path) -> str:
    parts = path.relative_to(root).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def room_of(module: str) -> str:
    """Return the longest room of the table that holds the module."""
    return max((room for room in MAY if within(module, (room,))), key=len)


def within(module: str, names: tuple[str, ...]) -> bool:
    return any(module == name or module.startswith(f"{name}.") for name in names)


def late_nodes(tree: ast.Module) -> set[ast.AST]:
    """Return everything that stands inside a function."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    functions = [node for node in ast.walk(tree) if isinstance(node, kinds)]
    return {inner for function in functions for inner in ast.walk(function)}


def names_imported(node: ast.AST, package: list[str], known: set[str]) -> Iterator[str]:
    """Give the modules that one statement brings in, by full name; a string handed to importlib counts too."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        above = package[: len(package) - node.level + 1] if node.level else []
        base = ".".join([*above, *([node.module] if node.module else [])])
        for alias in node.names:
            inner = f"{base}.{alias.name}"
            yield inner if inner in known else base
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in IMPORTERS:
        yield from leading_text(node.args[0])


def leading_text(node: ast.expr) -> Iterator[str]:
    """Give the text that an expression begins with: f"cli.{name}" names at least the room."""
    if isinstance(node, ast.JoinedStr):
        node = node.values[0]
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value


def imports(root: Path) -> list[Import]:
    files = sources(root)
    known = {module_of(root, path) for path in files}
    found = []
    for path in files:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        late = late_nodes(tree)
        module = module_of(root, path)
        package = module.split(".") if path.name == "__init__.py" else module.split(".")[:-1]
        where = path.relative_to(root).as_posix()
        for node in ast.walk(tree):
            for name in names_imported(node, package, known):
                found.append(Import(where, node.lineno, name.rstrip("."), node in late))
    return found


def page_of(module: str) -> str:
    """Return the subject of a page module, or nothing."""
    parts = module.split(".")
    return parts[2] if parts[:2] == ["ui", "pages"] and len(parts) > 2 else ""


def arrow_fault(root: Path, seen: Import) -> str:
    """Return why an import breaks a wall, or nothing."""
    here = module_of(root, root / seen.path)
    room = room_of(here)
    top = seen.module.split(".")[0]
    if top == ENGINE:
        return "" if room == "models.storage" else "only models.storage knows the engine"
    if page_of(here) and page_of(seen.module) and page_of(here) != page_of(seen.module):
        return "pages do not import each other"
    if top in TOP:
        inside = room_of(seen.module) == room and room != "main"
    else:
        inside = top in sys.stdlib_module_names
    if room == "main" and top in TOP and not seen.late:
        return "main.py imports rooms late"
    return "" if inside or within(seen.module, MAY[room]) else f"{room} may not import {seen.module}"


def wall_faults(root: Path) -> list[str]:
    """Return every import that breaks a wall, as file:line: reason."""
    faults = []
    for seen in imports(root):
        if fault := arrow_fault(root, seen):
            faults.append(f"{seen.path}:{seen.line}: {fault}")
    return faults


def catches_all(handler: ast.ExceptHandler) -> bool:
    """Tell whether a handler swallows faults of ours; one that ends in a bare raise lets them pass."""
    last = handler.body[-1]
    if isinstance(last, ast.Raise) and last.exc is None:
        return False
    names = [] if handler.type is None else [n.id for n in ast.walk(handler.type) if isinstance(n, ast.Name)]
    return handler.type is None or bool({"Exception", "BaseException"} & set(names))


def habit_of(node: ast.AST, where: str) -> str:
    """Return the habit that one node breaks, or nothing."""
    room = where.split("/")[0]
    if isinstance(node, ast.Attribute) and ast.unparse(node) == "sys.argv" and room not in {"main.py", "cli"}:
        return "only main.py and cli read the command line"
    if isinstance(node, ast.Name) and node.id == "TYPE_CHECKING":
        return "no imports for types only"
    if isinstance(node, ast.ExceptHandler) and where not in ENDS_OF_FAULTS and catches_all(node):
        return "faults of ours are caught in three places only"
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "connect":
        if any(isinstance(inner, ast.Lambda) for inner in ast.walk(node)):
            return "no lambda in connect"
    return ""


def habit_faults(root: Path) -> list[str]:
    """Return every broken habit, as file:line: reason."""
    faults = []
    for path in sources(root):
        where = path.relative_to(root).as_posix()
        text = path.read_text(encoding="utf-8")
        if (length := text.count("\n")) > LONGEST_FILE:
            faults.append(f"{where}:{length}: longer than {LONGEST_FILE} lines")
        for node in ast.walk(ast.parse(text)):
            if fault := habit_of(node, where):
                faults.append(f"{where}:{node.lineno}: {fault}")
    return faults


def function_lengths(root: Path) -> dict[str, int]:
    """Return the lines of every function, by file:line:name."""
    lengths = {}
    for path in sources(root):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                name = f"{path.relative_to(root).as_posix()}:{node.lineno}:{node.name}"
                lengths[name] = (node.end_lineno or node.lineno) - node.lineno + 1
    return lengths


def test_walls_hold() -> None:
    assert wall_faults(ROOT) == []


def test_habits_hold() -> None:
    assert habit_faults(ROOT) == []


def test_functions_stay_short() -> None:
    lengths = function_lengths(ROOT)
    assert quantiles(lengths.values(), n=10)[-1] <= LONG_FUNCTION_P90
    assert [name for name, length in lengths.items() if length > LONGEST_FUNCTION] == []


def test_the_walk_sees_the_house() -> None:
    seen = {room_of(module_of(ROOT, path)) for path in sources(ROOT)}
    assert seen >= {"models.rules", "models.storage", "models.services", "reports", "ui", "cli"}
    assert len(imports(ROOT)) > 20


FAULTY = [
    ("models/rules/a.py", "import peewee", "models.rules may not import peewee"),
    ("models/rules/a.py", "def f():\n    from models.tables import units", "models.rules may not import models.tables"),
    ("models/rules/a.py", "from ..services import honours", "models.rules may not import models.services"),
    ("models/tables/a.py", "import models.storage.opening", "models.tables may not import models.storage.opening"),
    ("models/tables/a.py", "import sqlite3", "only models.storage knows the engine"),
    ("models/services/a.py", "import reports.paper", "models.services may not import reports.paper"),
    ("models/services/a.py", "from PySide6 import QtCore", "models.services may not import PySide6"),
    ("models/services/a.py", "import models.exchange.rows", "models.services may not import models.exchange.rows"),
    ("reports/a.py", "from models import services", "reports may not import models.services"),
    ("reports/a.py", "if TYPE_CHECKING:\n    import peewee", "reports may not import peewee"),
    ("ui/a.py", "import reportlab.pdfgen", "ui may not import reportlab.pdfgen"),
    ("ui/a.py", "import importlib\nimportlib.import_module('models.tables')", "ui may not import models.tables"),
    ("cli/a.py", "import importlib\nimportlib.import_module(f'ui.{name}_page')", "cli may not import ui"),
    ("ui/pages/people/page.py", "import ui.pages.honours.page", "pages do not import each other"),
    ("cli/a.py", "from PySide6.QtCore import QObject", "cli may not import PySide6.QtCore"),
    ("cli/a.py", "import ui.window", "cli may not import ui.window"),
    ("cli/a.py", "import requests", "cli may not import requests"),
    ("main.py", "import cli", "main.py imports rooms late"),
    ("main.py", "def main() -> None:\n    import models.services", "main may not import models.services"),
]  # fmt: skip

SOUND = [
    ("models/rules/a.py", "import json\nfrom models.rules import dates"),
    ("models/storage/a.py", "import sqlite3\nimport sqlcipher3.dbapi2\nfrom models.tables.units import Unit"),
    ("models/exchange/a.py", "def f() -> None:\n    import openpyxl"),
    ("cli/a.py", "import importlib\nimportlib.import_module(f'cli.{name}_command')"),
    ("ui/pages/people/page.py", "import ui.pages.people.editor\nimport ui.widgets\nfrom models.services import people"),
    ("main.py", "def main() -> None:\n    import ui.app\n    from cli import run"),
]


def plant(root: Path, where: str, text: str) -> Path:
    """Lay a small tree with one file of interest; the rooms that it names exist."""
    for room in ("models/rules", "models/tables", "models/services", "models/exchange", "reports", "ui", "cli"):
        (root / room).mkdir(parents=True, exist_ok=True)
        (root / room / "__init__.py").touch()
    path = root / where
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text + "\n", encoding="utf-8")
    return root


@pytest.mark.parametrize(("where", "text", "reason"), FAULTY)
def test_a_broken_wall_is_named(tmp_path: Path, where: str, text: str, reason: str) -> None:
    line = text.count("\n") + 1
    assert wall_faults(plant(tmp_path, where, text)) == [f"{where}:{line}: {reason}"]


@pytest.mark.parametrize(("where", "text"), SOUND)
def test_a_sound_import_passes(tmp_path: Path, where: str, text: str) -> None:
    assert wall_faults(plant(tmp_path, where, text)) == []


CAUGHT = "faults of ours are caught in three places only"


@pytest.mark.parametrize(
    ("where", "text", "reason"),
    [
        ("ui/a.py", "import sys\nprint(sys.argv)", "only main.py and cli read the command line"),
        ("ui/a.py", "button.clicked.connect(lambda: 1)", "no lambda in connect"),
        ("ui/a.py", "try:\n    f()\nexcept Exception:\n    pass", CAUGHT),
        ("ui/a.py", "try:\n    f()\nexcept:\n    pass", CAUGHT),
        ("reports/a.py", "try:\n    f()\nexcept (OSError, BaseException) as e:\n    g(e)", CAUGHT),
        ("reports/a.py", "if TYPE_CHECKING:\n    pass", "no imports for types only"),
        ("reports/a.py", "x = 1\n" * LONGEST_FILE, f"longer than {LONGEST_FILE} lines"),
    ],
)  # fmt: skip
def test_a_broken_habit_is_named(tmp_path: Path, where: str, text: str, reason: str) -> None:
    (fault,) = habit_faults(plant(tmp_path, where, text))
    assert fault.startswith(f"{where}:") and fault.endswith(reason)


@pytest.mark.parametrize(
    ("where", "text"),
    [
        ("cli/a.py", "import sys\nprint(sys.argv)"),
        ("ui/errors.py", "try:\n    f()\nexcept Exception:\n    pass"),
        ("models/storage/a.py", "try:\n    f()\nexcept BaseException:\n    g()\n    raise"),
        ("models/storage/a.py", "try:\n    f()\nexcept OSError:\n    pass"),
        ("ui/a.py", "button.clicked.connect(self.save)"),
    ],
)
def test_a_good_habit_passes(tmp_path: Path, where: str, text: str) -> None:
    assert habit_faults(plant(tmp_path, where, text)) == []


def test_lengths_are_counted_in_lines(tmp_path: Path) -> None:
    plant(tmp_path, "cli/a.py", "def f() -> None:\n    one()\n    two()")
    assert function_lengths(tmp_path) == {"cli/a.py:1:f": 3}
