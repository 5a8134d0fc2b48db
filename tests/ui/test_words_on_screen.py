"""The Vietnamese window speaks Vietnamese: ours on every page and dialog, and Qt's own menus and buttons."""

from __future__ import annotations

import importlib.util
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from types import ModuleType

import cut_words
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QGroupBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTableView,
    QTabWidget,
    QTextBrowser,
    QWidget,
)

ROOT = Path(__file__).resolve().parent.parent.parent
# Words that Qt or a careless caption would show; names of keys are the same in both languages.
ENGLISH = re.compile(
    r"\b(?:OK|Cancel|Close|Open|Save|Discard|Apply|Reset|Yes|No|Abort|Retry|Ignore|Undo|Redo|Cut|Copy|Paste|Delete"
    r"|Select|All|Files?|Folder|Directory|Name|Size|Type|Date|Look|Back|Forward|Parent|Create|New|List|Detail|View"
    r"|Print|Printer|Pages?|Options|Search|Find|the|and|of|this|with)\b"
)
KEYS = re.compile(r"\b(?:Ctrl|Shift|Alt|Enter|Return|Space|Delete|PgUp|PgDown|Left|Up|Down|F\d+|Excel|Word|PDF|USB)\b")


def load(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "packaging" / f"{name}.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


def texts_of(root: QWidget) -> Iterator[str]:
    """Give every text that a window shows or reads out, with its menus."""
    yield root.windowTitle()
    for widget in [root, *root.findChildren(QWidget)]:
        yield from (widget.toolTip(), widget.accessibleName(), widget.accessibleDescription())
        if isinstance(widget, QLabel | QAbstractButton | QTextBrowser | QLineEdit):
            yield widget.text() if not isinstance(widget, QTextBrowser) else widget.toPlainText()
        if isinstance(widget, QLineEdit | QPlainTextEdit):
            yield widget.placeholderText()
        if isinstance(widget, QGroupBox | QMenu):
            yield widget.title()
        if isinstance(widget, QTabWidget):
            yield from (widget.tabText(at) for at in range(widget.count()))
        if isinstance(widget, QTableView) and widget.model() is not None:
            across = range(widget.model().columnCount())
            yield from (str(widget.model().headerData(at, Qt.Orientation.Horizontal) or "") for at in across)
    for action in root.findChildren(QAction):
        yield action.text().replace("&", "")


def english_in(texts: Iterator[str]) -> list[str]:
    """Return the texts that hold an English word."""
    return sorted({text for text in texts if ENGLISH.search(KEYS.sub("", text))})


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make a small sample office."""
    from models.services import sample

    folder = tmp_path_factory.mktemp("sample") / "office"
    sample.make(folder, years=1, members=60)
    return folder


@pytest.fixture
def walked(qapp: QApplication, dress: Callable[..., None], office: Path, tmp_path: Path) -> dict[str, list[str]]:
    """Walk every page and dialog in Vietnamese; return the English and the cut words found on each, by its name."""
    screenshots = load("screenshots")
    from ui.preferences import PreferenceFile
    from ui.program import Program

    copy = Path(shutil.copytree(office, tmp_path / "so"))
    dress(percent=125)
    program = Program(qapp, PreferenceFile(tmp_path / "choices.json"), tmp_path / "data")
    program.frame.show()
    program.frame.setFixedSize(*cut_words.SCREEN)
    found: dict[str, list[str]] = {}

    def see(name: str, widget: QWidget) -> None:
        # Where this test's folder lies is no word of ours.
        found[name] = english_in(text.replace(str(tmp_path), "") for text in texts_of(widget))
        found[name] += cut_words.of(widget)

    try:
        screenshots.Walker(program, see).walk(copy)
    finally:
        program.end()
        program.frame.hide()
        program.frame.deleteLater()
    faults = [note.read_text(encoding="utf-8") for note in (tmp_path / "data").rglob("su-co-*")]
    assert faults == [], "an act ended in a crash note"
    return found


def test_no_page_or_dialog_shows_english_or_half_a_word(walked: dict[str, list[str]]) -> None:
    assert len(walked) > 20
    assert [f"{name}: {words}" for name, found in walked.items() for words in found] == []


def test_qts_own_menus_and_buttons_are_vietnamese(dress: Callable[..., None]) -> None:
    line, text, box = QLineEdit("x"), QPlainTextEdit("x"), QDialogButtonBox()
    for button in QDialogButtonBox.StandardButton:
        if button.name and button not in (QDialogButtonBox.StandardButton.NoButton,):
            box.addButton(button)
    files = QFileDialog()
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    menus = [line.createStandardContextMenu(), text.createStandardContextMenu()]
    found = {type(widget).__name__: english_in(texts_of(widget)) for widget in (box, files, *menus)}
    assert {name: texts for name, texts in found.items() if texts} == {}


def test_english_is_seen(dress: Callable[..., None]) -> None:
    room = QWidget()
    QLabel("Save the file", room)
    QLabel("Ctrl+S, Delete, Enter", room)
    QLineEdit(room).setPlaceholderText("Name")
    assert english_in(texts_of(room)) == ["Name", "Save the file"]
