"""An open office is put back to a backup: left, restored beside the window, opened again."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import builders
import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from models.services import care, units
from ui.preferences import PreferenceFile
from ui.program import Program
from ui.window import Window


@pytest.fixture
def program(
    dress: Callable[..., None], qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Iterator[Program]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    builders.new_office(tmp_path).close()
    made = Program(qapp, PreferenceFile(tmp_path / "choices.json"), tmp_path / "data")
    made.begin(tmp_path / "office")
    yield made
    made.end()
    made.frame.hide()
    made.frame.deleteLater()
    made.deleteLater()


def names(program: Program) -> set[str]:
    return {row.short_name for row in units.listed(program.office)}


def test_what_was_written_after_the_backup_is_gone_and_set_aside(program: Program, qtbot: QtBot) -> None:
    made = care.backup(program.office, "hand")
    builders.unit(program.office, "Chi bộ Pắc Ngòi")
    assert "Pắc Ngòi" in names(program)
    program.bus.restore.emit(made.path)
    qtbot.waitUntil(lambda: program.office is not None and isinstance(program.root, Window), timeout=20_000)
    assert "Pắc Ngòi" not in names(program) and "Nà Lốc" in names(program)
    kept = [backup.reason for backup in care.backups(program.office)]
    assert "exit" in kept, "what was there before lies in a backup of its own"


def test_a_damaged_backup_leaves_the_office_as_it_was(program: Program, qtbot: QtBot, tmp_path: Path) -> None:
    folder = program.office.folder
    bad = folder / "backups" / "hỏng.sgd"
    bad.write_bytes(b"no backup")
    before = names(program)
    program.bus.restore.emit(bad)
    qtbot.waitUntil(lambda: not program.tasks.busy, timeout=20_000)
    qtbot.waitUntil(lambda: program.root.page().problem.isVisible(), timeout=5_000)
    assert program.begin(folder)
    assert names(program) == before
