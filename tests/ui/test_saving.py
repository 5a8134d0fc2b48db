"""Where a file is saved: among the user's documents first, with its ending, never over another unasked."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ui import saving


@pytest.fixture
def answered(
    dress: Callable[..., None], monkeypatch: pytest.MonkeyPatch, qtbot: Any
) -> Callable[[Path | str], tuple[Path | None, list[str]]]:
    """Return how a file name is typed into the dialog; what comes out, and what was offered."""
    parent = QWidget()
    qtbot.addWidget(parent)

    def answer(typed: Path | str) -> tuple[Path | None, list[str]]:
        offered: list[str] = []

        def dialog(_parent: QWidget, _title: str, name: str, _kinds: str) -> tuple[str, str]:
            offered.append(name)
            return str(typed), ""

        monkeypatch.setattr(QFileDialog, "getSaveFileName", dialog)
        return saving.ask_where(parent, "Lưu ra PDF", "trang.pdf", "Tệp PDF (*.pdf)"), offered

    return answer


def test_a_file_is_offered_among_the_documents(answered: Callable[..., Any], home: Path) -> None:
    path, offered = answered("")
    assert path is None
    assert Path(offered[0]).name == "trang.pdf" and home in Path(offered[0]).parents


@pytest.mark.parametrize(
    ("typed", "name"), [("a.pdf", "a.pdf"), ("a.PDF", "a.PDF"), ("T5.2027", "T5.2027.pdf"), ("trang", "trang.pdf")]
)
def test_the_ending_is_added_and_nothing_is_cut_off(
    answered: Callable[..., Any], tmp_path: Path, typed: str, name: str
) -> None:
    assert answered(tmp_path / typed)[0] == tmp_path / name


@pytest.mark.parametrize("over", [True, False])
def test_an_ending_that_leads_to_another_file_is_asked_about(
    answered: Callable[..., Any], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, over: bool
) -> None:
    (tmp_path / "trang.pdf").write_text("cũ")
    asked: list[str] = []

    def ask(_parent: QWidget, question: str, *_words: str) -> bool:
        asked.append(question)
        return over

    monkeypatch.setattr(saving, "ask", ask)
    path = answered(tmp_path / "trang")[0]
    assert asked == ["Đã có tệp trang.pdf"]
    assert path == (tmp_path / "trang.pdf" if over else None)
