"""Read the words of the command line, run one command, and say how it went.

Exit status: 0 done; 1 refused, with one sentence on standard error; 2 wrong words; 3 the office's data is damaged.
"""

from __future__ import annotations

import argparse
import importlib
import json
import os
import sys
from pathlib import Path

from models.rules.errors import WorldError
from resources import words
from resources.language import _

COMMANDS = ("demo", "print", "new", "backup", "restore", "check", "dump", "import")


def parser(command: str = "") -> argparse.ArgumentParser:
    """Return the parser of one command, or of all: each module adds its own words and brings its own imports."""
    top = argparse.ArgumentParser(prog="main.py", description=_("Sổ Ghi Danh, làm việc không cần màn hình."))
    top.add_argument("--version", action="version", version=f"Sổ Ghi Danh {words.VERSION}")
    kinds = top.add_subparsers(dest="command", required=True, metavar=_("LỆNH"))
    for name in (command,) if command in COMMANDS else COMMANDS:
        module = _module(name)
        words_of = kinds.add_parser(name, help=module.HELP, description=module.HELP)
        words_of.add_argument("--json", action="store_true", help=_("in kết quả là một đối tượng JSON"))
        module.add_words(words_of)
    return top


def _module(name: str) -> object:
    return importlib.import_module(f"cli.{name}_command")


def run(argv: list[str]) -> int:
    """Run one command and return the exit status."""
    given = parser(argv[0]).parse_args(argv)
    try:
        result = _module(given.command).run(given)
        _say(result, given.json)
    except WorldError as error:
        return _refuse(error, given.json)
    except BrokenPipeError:
        return _piped_away()
    return int(result.pop("status", 0))


def _refuse(error: WorldError, as_json: bool) -> int:
    sentence = words.sentence(error.code, error.values)
    if as_json:
        print(json.dumps({"error": error.code, "sentence": sentence}, ensure_ascii=False))
    print(sentence, file=sys.stderr)
    return 3 if error.damaged else 1


def _piped_away() -> int:
    # The reader of the pipe went away; what is still buffered must not be tried again at exit.
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _say(result: dict[str, object], as_json: bool) -> None:
    lines = result.pop("lines", ())
    if as_json:
        print(json.dumps({k: v for k, v in result.items() if k != "status"}, ensure_ascii=False))
        return
    for line in lines:
        print(line)


def folder_word(given: argparse.ArgumentParser, name: str = "--office") -> None:
    """Add the word that names an office's folder."""
    given.add_argument(name, type=Path, required=True, metavar="DIR", help=_("thư mục của cơ quan"))
