"""The body's editor under real keys: figures stay whole, tables go in and out, nothing foreign is pasted."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import honour_kit as kit
import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from models.rules.documents import BlockKind, FigureText
from models.rules.errors import Refused
from ui import theme
from ui.pages.documents.bodyedit import BodyEdit
from ui.pages.documents.bodymarks import pieces
from ui.widgets.editors import Line

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
STANDING = {"slips.received": FigureText("63", False), "slips.total": FigureText("66")}
LINE = "Nhận ⟦slips.received⟧/⟦slips.total⟧ phiếu"
TABLE = "STT\tChi bộ\tGương\n1\tNà Lốc\t⟦deeds⟧\n2\tKhe Mạ\t"


@pytest.fixture
def body(dress: Callable[..., None], active: Callable[[QWidget], QWidget]) -> Iterator[BodyEdit]:
    around = QWidget()
    column = QVBoxLayout(around)
    edit, after = BodyEdit(), Line()
    column.addWidget(edit)
    column.addWidget(after)
    edit.show_figures(STANDING, {"deeds": "131", "members": ""})
    active(around)
    edit.setFocus()
    yield edit


def put(body: BodyEdit, text: str, at: int = 0) -> None:
    body.set_raw(text)
    stand(body, at)


def stand(body: BodyEdit, at: int, to: int | None = None) -> None:
    cursor = body.textCursor()
    cursor.setPosition(at)
    if to is not None:
        cursor.setPosition(to, QTextCursor.MoveMode.KeepAnchor)
    body.setTextCursor(cursor)


def paste(body: BodyEdit, words: str) -> None:
    QGuiApplication.clipboard().setText(words)
    kit.press(Qt.Key.Key_V, CTRL)


BODIES = [
    "",
    LINE,
    "I- KẾT QUẢ\n\n1. Học tập\n" + LINE,
    f"trước\n{TABLE}\nsau",
    TABLE,
    f"{TABLE}\n\nA\tB\nC\tD",
    "⟦slips.total⟧⟦slips.total⟧",
    "một ô\tlẻ",
]


@pytest.mark.parametrize("text", BODIES)
def test_a_body_comes_out_as_it_went_in(body: BodyEdit, text: str) -> None:
    put(body, text)
    assert body.raw() == text
    body.set_raw(body.raw())
    assert body.raw() == text


def test_figures_are_shown_by_their_text(body: BodyEdit) -> None:
    put(body, f"{LINE}, ⟦deeds⟧ gương, ⟦members⟧ ⟦lạ⟧ ⟦gone⟧")
    assert body.toPlainText() == "Nhận 63/66 phiếu, 131 gương, …… ⟦lạ⟧ ……"
    found = [key for _at, _length, key in pieces(body.document().firstBlock())]
    assert found == ["slips.received", "slips.total", "deeds", "members", "gone"]


def tinted(body: BodyEdit) -> str:
    amber, said = theme.colour("amber_tint"), ""
    block = body.document().firstBlock()
    for look in block.layout().formats():
        if look.format.background().color() == amber:
            said += block.text()[look.start : look.start + look.length]
    return said


def test_what_is_confirmed_loses_its_tint_and_headings_are_bold(body: BodyEdit) -> None:
    put(body, LINE)
    assert tinted(body) == "63"
    body.show_figures({**STANDING, "slips.received": FigureText("63")}, {})
    assert tinted(body) == ""
    put(body, "1. Học tập")
    assert [look.format.fontWeight() for look in body.document().firstBlock().layout().formats()] == [700]
    assert not body.document().isUndoAvailable()


@pytest.mark.parametrize(
    ("at", "keys", "raw"),
    [
        (7, ["x"], "Nhận ⟦slips.received⟧x/⟦slips.total⟧ phiếu"),
        (6, ["x"], "Nhận ⟦slips.received⟧x/⟦slips.total⟧ phiếu"),
        (5, ["x"], "Nhận x⟦slips.received⟧/⟦slips.total⟧ phiếu"),
        (7, [Qt.Key.Key_Backspace], "Nhận /⟦slips.total⟧ phiếu"),
        (6, [Qt.Key.Key_Backspace], "Nhận /⟦slips.total⟧ phiếu"),
        (5, [Qt.Key.Key_Delete], "Nhận /⟦slips.total⟧ phiếu"),
        (5, [Qt.Key.Key_Backspace], "Nhận⟦slips.received⟧/⟦slips.total⟧ phiếu"),
        (5, [Qt.Key.Key_Right, "x"], "Nhận ⟦slips.received⟧x/⟦slips.total⟧ phiếu"),
        (7, [Qt.Key.Key_Left, "x"], "Nhận x⟦slips.received⟧/⟦slips.total⟧ phiếu"),
        (7, [Qt.Key.Key_Return], "Nhận ⟦slips.received⟧\n/⟦slips.total⟧ phiếu"),
    ],
)
def test_keys_never_part_a_figure(body: BodyEdit, at: int, keys: list[object], raw: str) -> None:
    put(body, LINE, at)
    for key in keys:
        kit.write(key) if isinstance(key, str) else kit.press(key)  # type: ignore[arg-type]
    assert body.raw() == raw


def test_a_selection_that_bites_into_a_figure_takes_it_whole(body: BodyEdit) -> None:
    put(body, LINE)
    stand(body, 6, 9)
    kit.write("y")
    assert body.raw() == "Nhận y phiếu"
    put(body, LINE, 5)
    kit.press(Qt.Key.Key_Right, SHIFT)
    assert body.textCursor().selectedText() == "63"
    kit.press(Qt.Key.Key_Z, CTRL)


def test_composed_letters_stay_outside_of_a_figure(body: BodyEdit) -> None:
    put(body, LINE, 6)
    event = QInputMethodEvent()
    event.setCommitString("ệ")
    QApplication.sendEvent(body, event)
    assert body.raw() == "Nhận ⟦slips.received⟧ệ/⟦slips.total⟧ phiếu"


def test_a_figure_is_put_in_at_the_cursor(body: BodyEdit) -> None:
    put(body, LINE, 6)
    body.insert_figure("deeds")
    kit.write("!")
    assert body.raw() == "Nhận ⟦slips.received⟧⟦deeds⟧!/⟦slips.total⟧ phiếu"


def test_tables_from_excel_and_lists_from_word(body: BodyEdit) -> None:
    put(body, "trước", 5)
    paste(body, "STT\tChi bộ\n1\tNà Lốc\n")
    assert body.raw() == "trước\nSTT\tChi bộ\n1\tNà Lốc"
    put(body, "")
    paste(body, "I.\tKết quả\r\n•\tNà Lốc\x0b\u200b")
    assert body.raw() == "I. Kết quả\n• Nà Lốc"


def test_inside_a_cell_pasted_lines_become_one(body: BodyEdit) -> None:
    put(body, TABLE)
    body.setTextCursor(body.document().rootFrame().childFrames()[0].firstCursorPosition())
    paste(body, "a\tb\nc\td")
    assert body.raw().split("\n")[0] == "a b c dSTT\tChi bộ\tGương"


def test_what_no_page_takes_is_refused_with_its_sentence(body: BodyEdit) -> None:
    put(body, LINE)
    said: list[Refused] = []
    body.refused.connect(said.append)
    paste(body, "a\n" + "\t".join("b" * 13))
    assert [refused.code for refused in said] == ["table_too_wide"]
    assert body.raw() == LINE
    body.insertFromMimeData(QMimeData())


def test_copying_inside_keeps_figures_and_outside_gives_words(body: BodyEdit) -> None:
    put(body, f"{LINE}\n{TABLE}\nsau")
    kit.press(Qt.Key.Key_A, CTRL)
    kit.press(Qt.Key.Key_C, CTRL)
    assert (
        QGuiApplication.clipboard().text() == "Nhận 63/66 phiếu\nSTT\tChi bộ\tGương\n1\tNà Lốc\t131\n2\tKhe Mạ\t\nsau"
    )
    put(body, "")
    kit.press(Qt.Key.Key_V, CTRL)
    assert body.raw() == f"{LINE}\n{TABLE}\nsau"


def test_tab_goes_from_cell_to_cell_and_leaves_elsewhere(body: BodyEdit) -> None:
    put(body, "trước")
    stand(body, 5)
    body.insert_table(2, 2)
    kit.write("a")
    kit.press(Qt.Key.Key_Tab)
    kit.write("b")
    for words in ("c", "d", "e"):
        kit.press(Qt.Key.Key_Tab)
        kit.write(words)
    kit.press(Qt.Key.Key_Backtab, SHIFT)
    kit.write("D")
    assert body.raw() == "trước\na\tb\nc\tDd\ne\t"
    body.insert_table(2, 2)
    assert body.raw().count("\n") == 3
    stand(body, 0)
    kit.press(Qt.Key.Key_Tab)
    assert isinstance(kit.focused(), Line)
    body.setFocus()
    body.setTextCursor(body.document().rootFrame().childFrames()[0].firstCursorPosition())
    kit.press(Qt.Key.Key_Backtab, SHIFT)
    assert kit.focused() is not body


def test_marks_by_kind_count_on(body: BodyEdit) -> None:
    put(body, f"I- MỘT\n1. Học\nTuyên vận ⟦deeds⟧\n{TABLE}")
    stand(body, body.toPlainText().index("Tuyên"))
    for kind, line in (
        (BlockKind.SECTION, "2. Tuyên vận ⟦deeds⟧"),
        (BlockKind.ITEM, "- Tuyên vận ⟦deeds⟧"),
        (BlockKind.PART, "II- Tuyên vận ⟦deeds⟧"),
        (BlockKind.PARAGRAPH, "Tuyên vận ⟦deeds⟧"),
    ):
        body.set_mark(kind)
        assert body.raw().split("\n")[2] == line
    body.setTextCursor(body.document().rootFrame().childFrames()[0].firstCursorPosition())
    body.set_mark(BlockKind.PART)
    assert body.raw().split("\n")[3] == "STT\tChi bộ\tGương"


def test_the_place_in_view_can_be_kept(body: BodyEdit) -> None:
    put(body, "a\nb")
    body.stand(400, 0)
    assert body.textCursor().position() == 3
