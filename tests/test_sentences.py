"""Every code that the core raises has its sentence, and every sentence is filled by the values that come with it."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from models.rules.facts import Problem
from resources import sentences, words
from resources.sentences import CHECKS, SENTENCES

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("cli", "models", "reports", "resources", "ui")
ERRORS = {"WorldError", "Refused", "DamagedError", "Busy"}
IN_BRACKETS = re.compile(r" \(%\(\w+\)s\)")
PLACEHOLDER = re.compile(r"%\((\w+)\)s")


@dataclass(frozen=True, slots=True)
class Raised:
    """One place that raises a code; `open` when values come from a mapping that reading cannot see into."""

    where: str
    code: str
    values: frozenset[str]
    open: bool


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def tables_of(tree: ast.Module) -> dict[str, set[str]]:
    """Return the texts that each module-level mapping may give."""
    found: dict[str, set[str]] = {}
    for node in tree.body:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Dict) and isinstance(node.targets[0], ast.Name):
            texts = {value.value for value in node.value.values if isinstance(value, ast.Constant)}
            found[node.targets[0].id] = {text for text in texts if isinstance(text, str)}
    return found


def codes_of(node: ast.expr, tables: dict[str, set[str]]) -> set[str]:
    """Return the codes that an expression may give; an f-string gives its pattern with a star."""
    if isinstance(node, ast.Constant):
        return {node.value} if isinstance(node.value, str) else set()
    if isinstance(node, ast.JoinedStr):
        return {"".join(part.value if isinstance(part, ast.Constant) else "*" for part in node.values)}
    if isinstance(node, ast.IfExp):
        return codes_of(node.body, tables) | codes_of(node.orelse, tables)
    if isinstance(node, ast.Subscript):
        return tables.get(name_of(node.value), set())
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "get":
        rest = {code for inner in node.args[1:] for code in codes_of(inner, tables)}
        return tables.get(name_of(node.func.value), set()) | rest
    return set()


# Class -> the place of its code and of its values among the arguments.
BESIDE_A_FIELD = {"Problem": (1, 2), "FormFault": (0, 2)}


def problems_in(tree: ast.Module, where: str) -> Iterator[Raised]:
    """Give the codes of what is wrong with one field or one column of a form."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call) or name_of(node.func) not in BESIDE_A_FIELD:
            continue
        code_at, values_at = BESIDE_A_FIELD[name_of(node.func)]
        given = node.args[values_at] if len(node.args) > values_at else None
        values = frozenset(keys_of(given)) if given is not None else frozenset()
        hidden = given is not None and not isinstance(given, ast.Dict | ast.Tuple)
        for code in codes_of(node.args[code_at], {}) if len(node.args) > code_at else ():
            yield Raised(f"{where}:{node.lineno}", code, values, hidden)


def keys_of(node: ast.expr) -> Iterator[str]:
    """Give the names in {"a": 1} or in (("a", 1),)."""
    if isinstance(node, ast.Dict):
        yield from (key.value for key in node.keys if isinstance(key, ast.Constant))
    elif isinstance(node, ast.Tuple):
        yield from (pair.elts[0].value for pair in node.elts)


def passers(tree: ast.Module) -> dict[str, int]:
    """Return the functions of a module that raise a code handed to them, with that argument's place."""
    found = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.FunctionDef):
            continue
        mine = [argument.arg for argument in node.args.args if argument.arg not in {"self", "cls"}]
        for call in ast.walk(node):
            if isinstance(call, ast.Call) and name_of(call.func) in ERRORS and call.args:
                if isinstance(call.args[0], ast.Name) and call.args[0].id in mine:
                    found[node.name] = mine.index(call.args[0].id)
    return found


def raised_in(text: str, where: str) -> Iterator[Raised]:
    tree = ast.parse(text)
    tables, raisers = tables_of(tree), dict.fromkeys(ERRORS, 0) | passers(tree)
    if where.startswith("models/"):
        yield from problems_in(tree, where)
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and len(node.args) > raisers.get(name_of(node.func), len(node.args)):
            given = node.args[raisers[name_of(node.func)]]
            values = frozenset(word.arg for word in node.keywords if word.arg)
            for code in codes_of(given, tables):
                yield Raised(f"{where}:{node.lineno}", code, values, any(word.arg is None for word in node.keywords))


def raised() -> list[Raised]:
    found: list[Raised] = []
    for room in ROOMS:
        for path in sorted((ROOT / room).rglob("*.py")):
            found += raised_in(path.read_text(encoding="utf-8"), path.relative_to(ROOT).as_posix())
    return found


def sentences_for(code: str) -> list[str]:
    pattern = re.compile(re.escape(code).replace(r"\*", r"\w+"))
    return [known for known in SENTENCES if pattern.fullmatch(known)]


def placeholders(code: str) -> set[str]:
    said = SENTENCES[code]
    # What stands in brackets falls away with an empty value.
    return set(PLACEHOLDER.findall(IN_BRACKETS.sub("", said.happened + said.safe + said.remedy)))


def test_every_code_has_its_sentence() -> None:
    assert [f"{one.where}: {one.code}" for one in raised() if not sentences_for(one.code)] == []


def test_every_sentence_is_asked_for_somewhere() -> None:
    asked = {known for one in raised() for known in sentences_for(one.code)}
    for room in ("cli", "models", "reports", "ui"):
        for path in (ROOT / room).rglob("*.py"):
            nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
            asked |= {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    assert sorted(set(SENTENCES) - asked) == []


def test_no_code_is_worded_twice() -> None:
    tables = [part for part in vars(sentences).values() if hasattr(part, "SENTENCES")]
    assert len(tables) > 3
    assert len(SENTENCES) == sum(len(table.SENTENCES) for table in tables)


def test_every_placeholder_gets_its_value() -> None:
    faults = defaultdict(set)
    for one in raised():
        for code in sentences_for(one.code):
            lacking = placeholders(code) - one.values
            if lacking and not one.open:
                faults[one.where] |= lacking
    assert dict(faults) == {}


def test_every_check_has_its_words() -> None:
    text = (ROOT / "models" / "storage" / "health.py").read_text(encoding="utf-8")
    said = set(re.findall(r'CheckLine\(\s*"(\w+)"', text))
    assert said == set(CHECKS)


@pytest.mark.parametrize("code", sorted(SENTENCES))
def test_a_sentence_ends_as_a_sentence(code: str) -> None:
    said = SENTENCES[code]
    assert said.happened
    for part in (said.happened, said.safe, said.remedy):
        assert not part or part.endswith((".", "%(problems)s")), part
        assert "%" not in PLACEHOLDER.sub("", part), part


def test_a_sentence_is_filled_and_empty_values_leave_no_brackets() -> None:
    assert words.parts("disk_full", {"path": "/a"})[0] == "Ổ đĩa đã đầy nên chưa lưu được (/a)."
    assert words.parts("disk_full", {"path": ""})[0] == "Ổ đĩa đã đầy nên chưa lưu được."
    assert words.sentence("undo_depends", {"acts": (7, 9)}).startswith(
        "Chưa hoàn tác được vì các việc làm sau dựa vào việc này: 7, 9. "
    )


def test_a_date_reads_as_offices_write_it() -> None:
    assert words.fill("ngày %(on)s%(none)s", {"on": date(2026, 5, 4), "none": None}) == "ngày 04/05/2026"


def test_a_value_that_was_not_given_does_not_hide_the_error() -> None:
    assert words.parts("undo_done", {})[0] == "Việc số  đã được hoàn tác rồi."


def test_periods_problems_and_numbers_read_as_words() -> None:
    assert words.parts("undo_closed", {"period": "2026-05"})[0] == "Kỳ tháng 5 năm 2026 đã khoá."
    assert words.check_sentence("sums", False, 1, {"periods": "2026-05, 2026-H1"}).endswith(
        "tháng 5 năm 2026, 6 tháng đầu năm 2026."
    )
    assert words.parts("undo_closed", {"period": "?"})[0] == "Kỳ ? đã khoá."
    problems = (Problem("name", "required"), Problem("day", "date_impossible", {"text": "31/2"}))
    assert words.parts("fields_wrong", {"problems": problems})[0] == (
        "Có ô cần sửa: Ô này cần có chữ. Không có ngày “31/2”; xem lại ngày và tháng."
    )
    told = words.parts("number_unclear", {"text": "1,234", "candidates": (Decimal("1234"), Decimal("1.234"))})[0]
    assert "(1.234, 1,234)" in told


def test_an_unknown_code_still_gives_a_sentence_that_names_it() -> None:
    assert "(no_such_code)" in words.sentence("no_such_code", {})


def test_a_check_reads_in_both_states() -> None:
    assert words.check_sentence("numbers", True, 12, {"years": ""}).startswith("Số thứ tự: 12 số")
    assert words.check_sentence("numbers", False, 12, {"years": "2026"}).endswith("năm 2026.")


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ('raise Refused("one", a=1)', {"one"}),
        ('raise errors.Busy("one" if x else "two")', {"one", "two"}),
        ('raise Refused(f"place_{kind}")', {"place_*"}),
        ('CODES = {1: "one"}\nraise WorldError(CODES.get(e.errno, "two"))', {"one", "two"}),
        ('CODES = {1: "one"}\nraise WorldError(CODES[2])', {"one"}),
        ('def no(code: str, **values):\n    raise Refused(code, **values)\nno("one", a=1)', {"one"}),
        ('def said(text: str, code: str):\n    raise Refused(code)\nsaid(x, "one")', {"one"}),
        ("raise WorldError(error.code)", set()),
        ('raise ValueError("one")', set()),
        ('found.append(Problem("name", "one", {"a": 1}))', {"one"}),
        ('yield FormFault("one", column, (("a", 1),))', {"one"}),
    ],
)
def test_the_reader_finds_codes(text: str, codes: set[str]) -> None:
    assert {one.code for one in raised_in(text, "models/a.py")} == codes


def test_the_reader_knows_the_values() -> None:
    (one, other) = raised_in('raise Refused("one", a=1, b=2)\nraise Busy("two", **held)', "a.py")
    assert (one.values, one.open) == ({"a", "b"}, False)
    assert (other.values, other.open) == (set(), True)
