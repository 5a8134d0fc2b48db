"""Errors on the screen: sentences for the world's, a note without values for ours."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtTest import QTest

from models.rules.errors import Refused, WorldError
from ui import errors
from ui.errors import Errors, Problem
from ui.widgets.errorblock import ErrorBlock
from ui.wording import field_sentence, problem_of

WHEN = datetime(2027, 5, 20, 9, 12)
SECRET = "Giàng Seo Páo bị khiển trách"


def now() -> datetime:
    return WHEN


@pytest.fixture
def shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Problem]:
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)
    found: list[Problem] = []
    Errors(tmp_path / "notes", found.append, problem_of, now).install()
    return found


def raised(error: Exception) -> None:
    try:
        typed = SECRET
        assert typed
        raise error
    except type(error):
        sys.excepthook(*sys.exc_info())


def test_a_world_error_becomes_its_sentences(shown: list[Problem], tmp_path: Path) -> None:
    raised(WorldError("disk_full", path="D:\\Sổ"))
    assert "đầy" in shown[0].what and "D:\\Sổ" in shown[0].what
    assert shown[0].safe and shown[0].todo
    assert errors.unseen_notes(tmp_path / "notes") == []


def test_an_error_of_ours_leaves_a_note_without_values(shown: list[Problem], tmp_path: Path) -> None:
    raised(ValueError(SECRET))
    (note,) = errors.unseen_notes(tmp_path / "notes")
    text = note.read_text(encoding="utf-8")
    assert "ValueError" in text and "test_errors_shown.py" in text and "raised" in text
    assert SECRET not in text and "Páo" not in text
    assert str(note) in shown[0].todo and "còn nguyên" in shown[0].safe


def test_the_cause_is_noted_without_its_message(tmp_path: Path) -> None:
    try:
        try:
            raise KeyError(SECRET)
        except KeyError as cause:
            raise TypeError(SECRET) from cause
    except TypeError as error:
        text = errors.note_text(error, error.__traceback__, WHEN)
    assert "TypeError" in text and "KeyError" in text and SECRET not in text


def test_a_note_that_cannot_be_written_is_no_second_error(shown: list[Problem], tmp_path: Path) -> None:
    (tmp_path / "notes").write_text("a file where the folder should be")
    raised(ValueError(SECRET))
    assert "chú" in shown[0].todo and "/notes" not in shown[0].todo


def test_a_note_is_shown_once(tmp_path: Path, shown: list[Problem]) -> None:
    raised(ValueError("x"))
    notes = errors.unseen_notes(tmp_path / "notes")
    said = errors.last_crash(notes, lambda: errors.mark_seen(notes))
    assert str(notes[0]) in said.todo and said.act is not None
    said.act()
    assert errors.unseen_notes(tmp_path / "notes") == []
    assert len(list((tmp_path / "notes").iterdir())) == 1


class Sender(QObject):
    sent = Signal()


@pytest.mark.qt_no_exception_capture
def test_an_error_in_a_slot_reaches_the_hook(shown: list[Problem], qapp: Any) -> None:
    def slot() -> None:
        raise Refused("disk_full", path="E:")

    sender = Sender()
    sender.sent.connect(slot)
    sender.sent.emit()
    assert [problem.what for problem in shown] == [problem_of(Refused("disk_full", path="E:")).what]


def test_an_error_while_showing_an_error_ends_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def broken(problem: Problem) -> None:
        errors_of.hook(ValueError, ValueError("again"), None)

    errors_of = Errors(tmp_path, broken, problem_of, now)
    errors_of.hook(Refused, Refused("disk_full"), None)
    assert "ValueError" in capsys.readouterr().err


def test_a_field_problem_is_one_sentence() -> None:
    assert field_sentence(Refused("date_impossible", text="31/2")) == "Không có ngày “31/2”; xem lại ngày và tháng."


def test_the_block_says_and_does(dress: Callable[..., None], active: Callable[..., Any]) -> None:
    done: list[str] = []
    block = ErrorBlock()
    active(block)
    block.say(Problem("USB bị rút.", "Sổ còn nguyên.", "Cắm lại.", "Chép lại ra USB", lambda: done.append("copied")))
    assert block.accessibleDescription() == "USB bị rút. Sổ còn nguyên. Cắm lại."
    assert block._act.hasFocus()
    QTest.keyClick(block._act, Qt.Key.Key_Space)
    assert done == ["copied"] and block.isHidden() and block.problem() is None


def test_a_problem_without_a_button_can_only_be_closed(dress: Callable[..., None], active: Callable[..., Any]) -> None:
    block = ErrorBlock()
    active(block)
    block.say(Problem("Không có ngày."))
    assert block._act.isHidden() and block._close.hasFocus()
    QTest.keyClick(block._close, Qt.Key.Key_Space)
    assert block.isHidden()
