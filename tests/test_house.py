"""The house's own tooling: packages listed, scripts sound, nothing in git that must not be there."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
from configparser import ConfigParser
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("cli", "models", "reports", "resources", "ui")


def load(name: str) -> ModuleType:
    """Return a script of packaging/, which is no package."""
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


COVERAGE = load("check_coverage")
PINS = load("pins")


def setup() -> ConfigParser:
    config = ConfigParser(interpolation=None)
    config.read(ROOT / "setup.cfg", encoding="utf-8")
    return config


def tracked() -> list[str]:
    if shutil.which("git") is None:
        pytest.skip("no git here")
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True)
    if listing.returncode != 0:
        pytest.skip("not a git clone")
    return listing.stdout.split("\0")[:-1]


def test_setup_lists_every_package() -> None:
    found = {path.parent.relative_to(ROOT) for room in ROOMS for path in (ROOT / room).rglob("__init__.py")}
    assert sorted(".".join(folder.parts) for folder in found) == setup()["options"]["packages"].split()


def test_every_folder_with_code_is_a_package() -> None:
    folders = {path.parent for room in ROOMS for path in (ROOT / room).rglob("*.py")}
    bare = {folder.relative_to(ROOT).as_posix() for folder in folders if not (folder / "__init__.py").exists()}
    # Migrations are globbed as files, never imported by name.
    assert bare <= {"models/storage/migrations"}


def test_every_pin_says_why_it_is_there() -> None:
    text = (ROOT / "setup.cfg").read_text(encoding="utf-8")
    lines = [line.strip() for line in text.splitlines()]
    for at, line in enumerate(lines):
        if re.fullmatch(r"[\w.-]+==[\d.]+", line):
            assert re.match(r"# [A-Z][\w.-]+( and \w+)?: \S", lines[at - 1]), line


def test_pins_are_read_as_pip_reads_them() -> None:
    text = "[options]\ninstall_requires =\n    # MIT: why.\n    a==1\n[options.extras_require]\ntest =\n    b==2\n"
    assert PINS.pins(text) == ["a==1", "b==2"]


def test_test_files_have_names_of_their_own() -> None:
    names = [path.name for path in (ROOT / "tests").rglob("test_*.py")]
    assert sorted({name for name in names if names.count(name) > 1}) == []
    assert list((ROOT / "tests").rglob("__init__.py")) == []


def test_the_packaging_folder_hides_no_library() -> None:
    # pip, pytest and others import a library named packaging; a folder without __init__.py gives way to it.
    assert not (ROOT / "packaging" / "__init__.py").exists()


def test_no_font_build_or_data_is_in_git() -> None:
    unwanted = re.compile(r"\.(ttf|otf|woff2?|mo|pyc|db|db-wal|whl|exe)$|^(out|build|\.venv)/", re.IGNORECASE)
    assert [path for path in tracked() if unwanted.search(path) and not path.startswith("tests/kept/")] == []


@pytest.mark.parametrize("script", ["packaging/setup.sh", "packaging/libraries.sh", ".ci/run"])
def test_a_script_can_be_read_and_run(script: str) -> None:
    assert (ROOT / script).stat().st_mode & 0o111
    subprocess.run(["bash", "-n", script], cwd=ROOT, check=True)


def test_the_readme_counts_the_hunts_as_they_are() -> None:
    told = (ROOT / "README.md").read_text(encoding="utf-8")
    hunts = sorted((ROOT / "tests" / "hostile").glob("test_*.py"))
    assert hunts
    for hunt in hunts:
        some, many = re.search(r"^SOME, MANY = (\d+), (\d+)$", hunt.read_text(encoding="utf-8"), re.M).groups()
        assert f"| {int(many):,} | {some} |" in told, hunt.name


@pytest.mark.parametrize("target", ["run", "test", "demo", "screenshots", "bench", "torture", "messages", "clean"])
def test_make_knows_its_targets(target: str) -> None:
    done = subprocess.run(["make", "-n", target], cwd=ROOT, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr


def test_make_calls_only_scripts_that_exist() -> None:
    named = re.findall(
        r"(?:\$\(PY\) |@)((?:packaging|benchmarks)/\S+|main\.py)", (ROOT / "Makefile").read_text("utf-8")
    )
    assert len(set(named)) > 4
    assert [path for path in set(named) if not (ROOT / path).exists()] == []


def test_every_room_is_on_the_map() -> None:
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    for room in (
        "cli",
        "reports",
        "resources",
        "ui",
        "models/rules",
        "models/tables",
        "models/storage",
        "models/services",
        "models/exchange",
    ):
        assert f"`{room}/`" in text, room
    assert "make run" in text and "make test" in text


def facts(path: str, lines: list[int], branches: list[list[int]]) -> dict[str, dict]:
    summary = {
        "num_statements": 10,
        "covered_lines": 10 - len(lines),
        "num_branches": 4,
        "covered_branches": 4 - len(branches),
        "percent_covered_display": "x",
    }
    return {path: {"missing_lines": lines, "missing_branches": branches, "summary": summary}}


def test_a_gap_in_the_heart_is_named() -> None:
    whole = facts("models/rules/a.py", [], []) | facts("ui/b.py", [1, 2], [[3, 4]])
    assert COVERAGE.gaps(whole) == []
    line = facts("models/storage/a.py", [7], [])
    assert COVERAGE.gaps(line) == ["models/storage/a.py: lines [7]; branches all reached"]
    branch = facts("models/services/a.py", [], [[3, 4]])
    assert COVERAGE.gaps(branch) == ["models/services/a.py: lines all reached; branches 3→4"]


def test_the_table_sums_by_room() -> None:
    files = (
        facts("models/rules/a.py", [], []) | facts("models/rules/b.py", [1, 2, 3], [[1, 2]]) | facts("ui/c.py", [], [])
    )
    assert COVERAGE.rooms(files) == {"models/rules": pytest.approx(100 * 24 / 28), "ui": 100.0}
