"""The lazy model: Qt's own model tests, blocks fetched on demand, words for screen readers."""

from __future__ import annotations

from typing import Any

import pytest
from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester

from ui.itemmodels.columns import Align, Cell, Column, ListSource
from ui.itemmodels.lazy import BLOCK, KEPT_BLOCKS, ROW_ROLE, LazyModel

COLUMNS = (
    Column("number", "Số", str, 40, Align.RIGHT),
    Column("name", "Họ tên", lambda row: Cell(f"Người {row}", aside="Tả Thàng")),
    Column("votes", "Đồng ý", lambda row: "13", edit=lambda row: "13"),
    Column("shown", "Hiện", lambda row: Cell(ticked=row % 2 == 0), tick=True),
)


class Counting:
    """A source of numbers that remembers what was asked of it."""

    def __init__(self, many: int) -> None:
        self.many = many
        self.asked: list[tuple[int, int, tuple[int, Any] | None]] = []

    def count(self) -> int:
        return self.many

    def block(self, start: int, size: int, anchor: tuple[int, Any] | None) -> list[int]:
        self.asked.append((start, size, anchor))
        return list(range(start, min(start + size, self.many)))


def same(row: int) -> int:
    return row


@pytest.mark.parametrize("many", [0, 1, 200])
def test_qt_accepts_the_model(qtmodeltester: ModelTester, many: int) -> None:
    qtmodeltester.check(LazyModel(COLUMNS, ListSource(list(range(many)))))


def test_only_blocks_in_view_are_fetched() -> None:
    source = Counting(100_000)
    model = LazyModel(COLUMNS, source)
    assert (model.rowCount(), source.asked) == (100_000, [])
    assert model.index(0, 0).data() == "0"
    assert model.index(BLOCK - 1, 0).data() == str(BLOCK - 1)
    assert source.asked == [(0, BLOCK, None)]
    last = model.index(99_999, 0)
    assert last.data() == "99999"
    assert source.asked[1:] == [(99_999 // BLOCK * BLOCK, BLOCK, (BLOCK - 1, BLOCK - 1))]


def test_the_anchor_is_the_nearest_row_on_either_side() -> None:
    source = Counting(10_000)
    model = LazyModel(COLUMNS, source)
    model.row_at(9_000)
    model.row_at(8_900)
    first_of_later = 9_000 // BLOCK * BLOCK
    assert source.asked[-1][2] == (first_of_later, first_of_later)


def test_old_blocks_are_let_go() -> None:
    source = Counting(BLOCK * (KEPT_BLOCKS + 2))
    model = LazyModel(COLUMNS, source)
    for block in range(KEPT_BLOCKS + 1):
        model.row_at(block * BLOCK)
    model.row_at(0)
    assert [start for start, _size, _anchor in source.asked].count(0) == 2


def test_refresh_keeps_rows_when_their_number_is_the_same(qtbot: Any) -> None:
    source = Counting(10)
    model = LazyModel(COLUMNS, source)
    model.row_at(0)
    with qtbot.waitSignal(model.dataChanged), qtbot.assertNotEmitted(model.modelReset):
        model.refresh()
    assert model.row_at(0) == 0 and len(source.asked) == 2
    source.many = 11
    with qtbot.waitSignal(model.modelReset):
        model.refresh()
    assert model.rowCount() == 11


def test_a_row_that_went_meanwhile_is_an_empty_line() -> None:
    source = Counting(5)
    model = LazyModel(COLUMNS, source)
    source.many = 3
    assert model.index(4, 0).data() == ""
    assert model.index(4, 2).data(Qt.ItemDataRole.EditRole) is None


def test_find_by_key_among_fetched_rows() -> None:
    model = LazyModel(COLUMNS, Counting(500), key=same)
    model.row_at(130)
    assert (model.find(130), model.find(3)) == (130, -1)
    assert model.key_at(131) == 131


def test_words_for_a_screen_reader() -> None:
    model = LazyModel(COLUMNS, ListSource([7]))
    spoken = [model.index(0, column).data(Qt.ItemDataRole.AccessibleTextRole) for column in range(4)]
    assert spoken == ["Số: 7", "Họ tên: Người 7 Tả Thàng", "Đồng ý: 13", "Hiện: không"]
    assert model.index(0, 0).data(ROW_ROLE) == 7


def test_typed_values_and_ticks_are_asked_of_the_page(qtbot: Any) -> None:
    model = LazyModel(COLUMNS, ListSource([7]))
    with qtbot.waitSignal(model.edited) as edited:
        assert model.setData(model.index(0, 2), "12")
    assert edited.args == [7, "votes", "12"]
    with qtbot.waitSignal(model.ticked) as ticked:
        assert model.setData(model.index(0, 3), Qt.CheckState.Checked.value, Qt.ItemDataRole.CheckStateRole)
    assert ticked.args == [7, "shown", True]
    assert not model.setData(model.index(0, 0), "x")
    assert model.flags(model.index(0, 2)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(0, 0)) & Qt.ItemFlag.ItemIsEditable
