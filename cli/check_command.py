"""Check an office's data; nothing is repaired."""

from __future__ import annotations

import argparse

from cli.main import folder_word
from models.services import care
from models.services.doors import open_office
from resources import words
from resources.language import _

HELP = _("Kiểm tra số liệu, không sửa gì.")


def add_words(given: argparse.ArgumentParser) -> None:
    """Add this command's words."""
    folder_word(given)


def run(given: argparse.Namespace) -> dict[str, object]:
    """Run every check; one counted sentence each, status 3 when any fails."""
    with open_office(given.office, exclusive=False) as office:
        found = care.check(office)
    sound = all(line.sound for line in found)
    sentences = [words.check_sentence(line.code, line.sound, line.count, line.values) for line in found]
    rows = [{"code": c.code, "sound": c.sound, "count": c.count} for c in found]
    return {"sound": sound, "checks": rows, "lines": sentences, "status": 0 if sound else 3}
