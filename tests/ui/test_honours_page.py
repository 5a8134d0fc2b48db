"""Sổ ghi danh as it is used: typing, drafts, states, several rows at once, all with real keys."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import builders
import honour_kit as kit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget

from models.rules.facts import ListQuery
from models.services import deeds, history, honours, rounds
from models.services.doors import Office
from ui.pages.honours import availability
from ui.pages.honours.months import whole_month
from ui.pages.honours.page import HonoursPage
from ui.pages.honours.panes import LuotForms
from ui.widgets.table import HouseTable
from ui.window import Window

YEAR = ListQuery(year=2026)
CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def opened(dress: Callable[..., None], office: Office) -> Iterator[Callable[..., HonoursPage]]:
    """Return how the page is opened; what a test opened is closed after it."""
    windows: list[Window] = []

    def look(**context: Any) -> HonoursPage:
        windows.append(kit.open_window(office, **context))
        return windows[-1].page()

    yield look
    for window in windows:
        kit.close(window)
    office.listeners.clear()


def names(page: HonoursPage) -> list[str]:
    model = page.list.model
    return [model.row_at(row).name for row in range(model.rowCount())]


def cells(page: HonoursPage, row: int) -> list[str]:
    return [page.list.model.cell(row, column).text for column in range(4)]


def box(page: HonoursPage, name: str) -> Any:
    return page.editor().fields.boxes[name]


def replace_text(page: HonoursPage, name: str, words: str) -> None:
    """Type new words into a field, as after Ctrl+A."""
    page.editor().fields.focus(name)
    kit.focused().selectAll()
    kit.press(Qt.Key.Key_Delete)
    kit.write(words)


def go_to(page: HonoursPage, name: str) -> None:
    """Open the row of a name with the mouse."""
    table = page.list.table
    index = page.list.model.index(names(page).index(name), 1)
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=table.visualRect(index).center())
    kit.settle()


# The list.


def test_rows_say_number_name_unit_and_state(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entered(office, "Triệu Mùi Pham", "Lù A Tủa")
    kit.entry(office, "Sùng A Lềnh")
    page = opened()
    assert [cells(page, row) for row in range(3)] == [
        ["", "Sùng A Lềnh", "Tả Thàng", "đề nghị"],
        ["02", "Lù A Tủa", "Tả Thàng", "đã ghi sổ"],
        ["01", "Triệu Mùi Pham", "Tả Thàng", "đã ghi sổ"],
    ]
    page.list.count_now()
    assert page.list.counts.text() == "3 lượt: 3 cá nhân, 0 tập thể · 3 người, 0 tập thể không trùng"


def test_typing_in_the_filter_narrows_without_marks(office: Office, opened: Callable[..., HonoursPage]) -> None:
    for name in ("Giàng Seo Páo", "Đỗ Mạnh Cường", "Vàng Thị Mỷ"):
        kit.entry(office, name)
    page = opened()
    kit.press(Qt.Key.Key_F, CTRL)
    kit.write("giang seo")
    kit.settle(200)
    assert names(page) == ["Giàng Seo Páo"]
    assert page.editor().fields.boxes["name"].raw() == "Giàng Seo Páo"
    page.list.clear_filters.click()
    assert len(names(page)) == 3


def test_what_is_missing_is_a_filter(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entry(office, "Đủ ngày họp", meeting_on="04/05/2026")
    kit.entry(office, "Chưa có ngày họp")
    page = opened(missing="meeting_on")
    assert names(page) == ["Chưa có ngày họp"]
    assert page.filters.state.text() == "còn thiếu: Ngày họp chi bộ"


def test_state_and_unit_narrow_the_list(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entry(office, "Ở Khe Ngàn", unit=builders.named("Khe Ngàn"))
    kit.entry(office, "Ở Tả Thàng")
    page = opened(state="proposed", unit=builders.named("Khe Ngàn"))
    assert names(page) == ["Ở Khe Ngàn"]


TRAINS = ("as", "dd", "uwow", "a1", "d9", "o7", "x", "1")


@pytest.mark.parametrize("train", TRAINS)
def test_key_trains_of_a_vietnamese_keyboard_do_nothing_in_the_list(
    office: Office, opened: Callable[..., HonoursPage], train: str
) -> None:
    kit.entry(office, "Sùng A Lềnh")
    kit.entry(office, "Lù A Tủa")
    page = opened()
    page.list.table.setFocus()
    page.list.table.set_current_row(1)
    before = history.last(office)
    for letter in train:
        kit.press(Qt.Key.Key_Backspace)
        kit.write(letter)
    kit.settle()
    assert page.list.table.current_row() == 1
    assert len(names(page)) == 2
    assert history.last(office) == before
    assert office.drafts.all() == ()


def test_the_list_fetches_far_rows_by_key(office: Office, opened: Callable[..., HonoursPage]) -> None:
    with office.act("many"):
        for number in range(180):
            kit.entry(office, f"Người thứ {number}")
    page = opened()
    model = page.list.model
    assert model.rowCount() == 180
    assert model.row_at(179).name == "Người thứ 0"
    assert [model.row_at(row).name for row in (63, 64, 128)] == ["Người thứ 116", "Người thứ 115", "Người thứ 51"]


# Typing and drafts.


def test_typing_is_on_disk_within_a_second_and_is_no_act_yet(
    office: Office, opened: Callable[..., HonoursPage]
) -> None:
    page = opened()
    page.add()
    kit.write("Sung A")
    QTest.qWait(250)
    # Keys that follow do not push the saving on.
    kit.write(" Lenh")
    QTest.qWait(250)
    (draft,) = office.drafts.all("honour_entry")
    assert draft.fields["name"].startswith("Sung A")
    assert draft.focus == "name"
    assert honours.count(office, YEAR) == 0


def test_leaving_a_lượt_writes_one_act(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entry(office, "Sùng A Lềnh")
    kit.entry(office, "Lù A Tủa")
    page = opened()
    go_to(page, "Sùng A Lềnh")
    uuid = page.editor().uuid()
    replace_text(page, "result", "22 hộ có nước")
    replace_text(page, "position", "Tổ trưởng")
    before = history.last(office).seq
    go_to(page, "Lù A Tủa")
    line = history.last(office)
    assert (line.seq, line.kind) == (before + 1, "honour_edit")
    assert honours.get(office, uuid).values["result"] == "22 hộ có nước"
    assert page.editor().fields.boxes["name"].raw() == "Lù A Tủa"
    assert office.drafts.all() == ()


def test_leaving_an_untouched_lượt_writes_nothing(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entry(office, "Sùng A Lềnh")
    kit.entry(office, "Lù A Tủa")
    page = opened()
    before = history.last(office)
    for name in ("Sùng A Lềnh", "Lù A Tủa", "Sùng A Lềnh"):
        go_to(page, name)
        page.editor().fields.focus("result")
    page.leave()
    assert history.last(office) == before


def test_a_click_that_ends_the_typing_meets_the_row_it_was_meant_for(
    office: Office, opened: Callable[..., HonoursPage]
) -> None:
    for name in ("Người một", "Người hai", "Người ba"):
        kit.entry(office, name)
    page = opened()
    page.add()
    kit.write("Nguoi moi")
    kit.press(Qt.Key.Key_Tab)
    kit.write("ta thang")
    kit.press(Qt.Key.Key_Tab)
    kit.write("Viec moi")
    go_to(page, "Người hai")
    assert box(page, "name").raw() == "Người hai"
    assert names(page) == ["Nguoi moi", "Người ba", "Người hai", "Người một"]
    assert page.list.table.current_row() == 2


def test_what_cannot_stand_stays_a_draft_in_sight(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entry(office, "Lù A Tủa")
    page = opened()
    page.add()
    kit.write("Sung A Lenh")
    go_to(page, "Lù A Tủa")
    kit.settle()
    assert honours.count(office, YEAR) == 1
    assert cells(page, 0) == ["", "Sung A Lenh", "", "nháp"]
    go_to(page, "Sung A Lenh")
    assert box(page, "deed").remark.isVisible() and box(page, "deed").remark.text()
    assert not box(page, "name").remark.isVisible()


def test_what_is_being_typed_can_be_given_up(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entry(office, "Lù A Tủa")
    page = opened()
    page.add()
    kit.write("Sung A Lenh")
    go_to(page, "Lù A Tủa")
    kit.settle()
    go_to(page, "Sung A Lenh")
    kit.settle()
    page.shell.actions["honour.drop"].trigger()
    kit.settle()
    assert names(page) == ["Lù A Tủa"]
    assert office.drafts.all() == ()


def test_every_act_that_may_be_offered_can_be_done(opened: Callable[..., HonoursPage]) -> None:
    page = opened()
    passed_on = {key for key, act in page._all_acts.items() if getattr(act, "func", None) == page._do}
    assert availability.EVERY <= set(page._all_acts)
    assert passed_on <= set(page.doing.acts())


def test_after_a_crash_texts_and_field_come_back(office: Office, opened: Callable[..., HonoursPage]) -> None:
    uuid = kit.entry(office, "Sùng A Lềnh")
    page = opened()
    go_to(page, "Sùng A Lềnh")
    replace_text(page, "result", "22 ho co nuoc")
    kit.settle(600)
    (draft,) = office.drafts.all("honour_entry")
    # The first window is not asked anything more, as after a power cut.
    office.listeners.clear()
    again = opened(draft=("honour_entry", draft.record))
    assert box(again, "result").raw() == "22 ho co nuoc"
    assert kit.focused() is box(again, "result").editor
    assert honours.get(office, uuid).values["result"] is None


def test_a_new_lượt_left_half_typed_comes_back_with_all_its_texts(
    office: Office, opened: Callable[..., HonoursPage]
) -> None:
    page = opened()
    page.add()
    kit.write("Sung A Lenh")
    kit.press(Qt.Key.Key_Tab)
    kit.write("khe")
    kit.press(Qt.Key.Key_Tab)
    kit.write("Dan nuoc ve")
    kit.settle(600)
    (draft,) = office.drafts.all("honour_entry")
    office.listeners.clear()
    again = opened(draft=("honour_entry", draft.record))
    assert kit.focused() is box(again, "deed").editor
    found = {name: box(again, name).raw() for name in ("name", "deed", "unit", "month")}
    expected = {"name": "Sung A Lenh", "deed": "Dan nuoc ve", "unit": builders.named("Khe Ngàn"), "month": "05/2026"}
    assert found == expected
    again.commit()
    assert honours.count(office, YEAR) == 1
    assert office.drafts.all() == ()


def test_giving_up_what_was_typed_brings_back_what_is_stored(
    office: Office, opened: Callable[..., HonoursPage]
) -> None:
    kit.entry(office, "Sùng A Lềnh")
    page = opened()
    go_to(page, "Sùng A Lềnh")
    replace_text(page, "name", "Ten khac")
    page.drop()
    assert box(page, "name").raw() == "Sùng A Lềnh"
    assert office.drafts.all() == ()


def test_words_that_name_no_unit_are_not_taken_for_the_last_one(
    office: Office, opened: Callable[..., HonoursPage]
) -> None:
    page = opened()
    page.add()
    kit.write("Sung A Lenh")
    kit.press(Qt.Key.Key_Tab)
    kit.write("khong co chi bo nay")
    kit.press(Qt.Key.Key_Tab)
    kit.write("Dan nuoc")
    kit.press(Qt.Key.Key_Return)
    assert honours.count(office, YEAR) == 0
    assert box(page, "unit").remark.isVisible()
    assert kit.focused() is box(page, "unit").editor


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("5", "05/2026"),
        ("6", "06/2026"),
        ("7", "07/2025"),
        ("12", "12/2025"),
        ("5/27", "05/2027"),
        (" 5 . 27 ", "05/2027"),
        ("13", "13"),
        ("5/2027", "5/2027"),
        ("tháng 5", "tháng 5"),
        ("", ""),
    ],
)
def test_a_short_month_is_made_whole(typed: str, whole: str) -> None:
    assert whole_month(typed, date(2026, 5, 4)) == whole


@pytest.mark.parametrize(("typed", "month"), [("4", "2026-04"), ("04/2026", "2026-04"), ("12/25", "2025-12")])
def test_a_month_is_typed_short(office: Office, opened: Callable[..., HonoursPage], typed: str, month: str) -> None:
    uuid = kit.entry(office, "Sùng A Lềnh")
    page = opened()
    go_to(page, "Sùng A Lềnh")
    replace_text(page, "month", typed)
    kit.press(Qt.Key.Key_Return, CTRL)
    assert honours.get(office, uuid).values["month"] == month


def test_an_odd_value_is_asked_about_and_taken(office: Office, opened: Callable[..., HonoursPage]) -> None:
    uuid = kit.entry(office, "Sùng A Lềnh")
    page = opened()
    go_to(page, "Sùng A Lềnh")
    replace_text(page, "birth_year", "2029")
    kit.press(Qt.Key.Key_Tab)
    assert box(page, "birth_year").remark.isVisible()
    page.commit()
    assert honours.get(office, uuid).values["birth_year"] == 2029


def test_shift_enter_breaks_a_line_and_enter_goes_on(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entry(office, "Sùng A Lềnh")
    page = opened()
    go_to(page, "Sùng A Lềnh")
    replace_text(page, "deed", "Dong mot")
    kit.press(Qt.Key.Key_Return, SHIFT)
    kit.write("dong hai")
    kit.press(Qt.Key.Key_Return)
    assert box(page, "deed").raw() == "Dong mot\ndong hai"
    assert kit.focused() is box(page, "result").editor


def test_further_fields_open_below_and_are_written(office: Office, opened: Callable[..., HonoursPage]) -> None:
    uuid = kit.entry(office, "Sùng A Lềnh", topic="Nêu gương")
    page = opened()
    go_to(page, "Sùng A Lềnh")
    kit.press(Qt.Key.Key_M, CTRL)
    assert kit.focused() is box(page, "done_from").editor
    assert box(page, "topic").raw() == "Nêu gương"
    assert not page.editor().form.typed()
    replace_text(page, "note", "Sua sau")
    page.commit()
    assert honours.get(office, uuid).values["note"] == "Sua sau"
    assert history.last(office).changes == (("Ghi chú", "", "Sua sau"),)


# States.


def test_an_entered_row_is_only_read_until_đính_chính(office: Office, opened: Callable[..., HonoursPage]) -> None:
    (uuid,) = kit.entered(office, "Trieu Mui Pham")
    page = opened()
    go_to(page, "Trieu Mui Pham")
    page.editor().fields.focus("name")
    kit.write("x")
    assert box(page, "name").raw() == "Trieu Mui Pham"
    page.shell.actions["honour.correct"].trigger()
    assert kit.focused() is box(page, "correction").editor
    replace_text(page, "name", "Trieu Mui Pham B")
    kit.press(Qt.Key.Key_Return, CTRL)
    assert honours.get(office, uuid).values["name"] == "Trieu Mui Pham"
    assert box(page, "correction").remark.isVisible()
    kit.write("chep thieu")
    kit.press(Qt.Key.Key_Return, CTRL)
    kit.settle()
    line = history.last(office)
    assert (line.kind, line.subject) == ("correct", "chep thieu")
    assert honours.get(office, uuid).values["name"] == "Trieu Mui Pham B"
    assert box(page, "name").editor.isReadOnly()


def test_an_entered_row_takes_what_stands_beside_it(office: Office, opened: Callable[..., HonoursPage]) -> None:
    (uuid,) = kit.entered(office, "Triệu Mùi Pham")
    page = opened()
    go_to(page, "Triệu Mùi Pham")
    page.editor().fields.focus("consent")
    kit.write("tren phieu")
    kit.press(Qt.Key.Key_Tab)
    page.commit()
    assert honours.get(office, uuid).values["consent"] == "slip"


def test_an_ended_row_says_why_and_is_only_read(office: Office, opened: Callable[..., HonoursPage]) -> None:
    first, second = kit.entered(office, "Lù A Tủa", "Vàng Thị Mỷ")
    honours.cancel(office, first, "04/05/2026", "ghi nhầm người")
    honours.withdraw(office, second, "04/05/2026", "12-QĐ/ĐU", "Ban Thường vụ", "vi phạm")
    page = opened()
    go_to(page, "Lù A Tủa")
    assert page.editor().head.note.text() == "số 01, ghi ngày 04/05/2026"
    assert page.editor().ending.text() == "Huỷ ghi ngày 04/05/2026, ghi nhầm người."
    assert box(page, "consent").editor.isReadOnly()
    go_to(page, "Vàng Thị Mỷ")
    assert "theo văn bản số 12-QĐ/ĐU, Ban Thường vụ, vi phạm" in page.editor().ending.text()


def test_huỷ_ghi_asks_for_day_and_reason(office: Office, opened: Callable[..., HonoursPage]) -> None:
    (uuid,) = kit.entered(office, "Lu A Tua")
    page = opened()
    go_to(page, "Lu A Tua")

    def refuse_then_accept(dialog: Any) -> None:
        kit.press(Qt.Key.Key_Return, CTRL)
        assert dialog.isVisible() and dialog.form["end_reason"].remark.text()
        kit.fill(dialog.form, end_reason="ghi nham")
        kit.press(Qt.Key.Key_Return, CTRL)

    kit.answer(refuse_then_accept)
    page.shell.actions["honour.cancel"].trigger()
    record = honours.get(office, uuid)
    assert (record.values["state"], record.values["end_reason"]) == ("cancelled", "ghi nham")


def test_rút_tên_opens_its_list_of_consequences(office: Office, opened: Callable[..., HonoursPage]) -> None:
    (uuid,) = kit.entered(office, "Lu A Tua")
    honours.save_child(office, "publication", None, uuid, {"channel": "fanpage", "on_day": "03/05/2026"})
    page = opened()
    go_to(page, "Lu A Tua")
    said: list[str] = []

    def decide(dialog: Any) -> None:
        kit.answer(follow, after=dialog)
        kit.fill(dialog.form, end_number="12-QD", end_body="Ban Thuong vu")
        kit.press(Qt.Key.Key_Return, CTRL)

    def follow(dialog: Any) -> None:
        dialog.copy()
        said.extend(QGuiApplication.clipboard().text().split("\n"))
        dialog.findChildren(QWidget, honours.children(office, uuid)["publication"][0].uuid)[0].click()
        dialog.accept()

    kit.answer(decide)
    page.shell.actions["honour.withdraw"].trigger()
    assert honours.get(office, uuid).values["state"] == "withdrawn"
    assert said[0].startswith("Gạch trên sổ giấy:") and "Lu A Tua" in said[0]
    assert said[1] == "Gỡ nơi đã công khai: fanpage, ngày 03/05/2026."
    assert said[2].startswith("Báo cấp trên")
    assert honours.children(office, uuid)["publication"][0].values["removed_on"] == office.source.today()


def test_không_ghi_danh_and_back(office: Office, opened: Callable[..., HonoursPage]) -> None:
    uuid = kit.entry(office, "Sùng A Lềnh")
    page = opened()
    go_to(page, "Sùng A Lềnh")
    kit.answer(_type_reason)
    page.shell.actions["honour.reject"].trigger()
    kit.settle()
    assert honours.get(office, uuid).values["state"] == "rejected"
    assert page.editor().ending.text() == "Chua ro."
    page.shell.actions["honour.propose"].trigger()
    assert honours.get(office, uuid).values["state"] == "proposed"


def _type_reason(dialog: Any) -> None:
    kit.fill(dialog.form, end_reason="chua ro")
    kit.press(Qt.Key.Key_Return, CTRL)


def test_delete_asks_and_never_takes_an_entered_row(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entered(office, "Lù A Tủa")
    kit.entry(office, "Sùng A Lềnh")
    page = opened()
    asked: list[str] = []

    def say(dialog: Any) -> None:
        asked.append(dialog.windowTitle())
        dialog.try_accept()

    for _each in range(2):
        kit.answer(say)
        kit.wake(page.window())
        page.list.table.setFocus()
        kit.press(Qt.Key.Key_Delete)
        kit.settle()
    assert asked == ["Xoá Sùng A Lềnh?", "Lù A Tủa đã ghi sổ với số 01"]
    assert names(page) == ["Lù A Tủa"]


def test_the_next_step_puts_a_lượt_into_a_new_round(office: Office, opened: Callable[..., HonoursPage]) -> None:
    uuid = kit.entry(office, "Sùng A Lềnh")
    page = opened()
    go_to(page, "Sùng A Lềnh")
    kit.answer(_press_enter)
    kit.press(Qt.Key.Key_D, CTRL)
    kit.settle()
    (made,) = rounds.listed(office, 2026)
    assert (made.period, made.rows) == ("2026-05", 1)
    assert honours.get(office, uuid).values["round"] == made.uuid
    assert "đã vào đợt xét" in page.editor().head.note.text()
    page.editor().head.step.click()
    assert page.window().page().title == "Đợt xét tháng 5/2026"


def _press_enter(dialog: QDialog) -> None:
    kit.press(Qt.Key.Key_Return)


def test_eligibility_stands_under_the_fields(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entry(office, "Sùng A Lềnh")
    page = opened()
    go_to(page, "Sùng A Lềnh")
    kit.settle(150)
    block = page.editor().eligibility
    assert block.isVisible()
    said = [label.text() for label in block.findChildren(QWidget) if hasattr(label, "text") and label.text()]
    assert "Kỷ luật, xử lý" in said and "tên chưa gắn với danh sách người" in said


# Several at once.


def test_space_marks_and_many_are_set_in_one_act(office: Office, opened: Callable[..., HonoursPage]) -> None:
    uuids = [kit.entry(office, name) for name in ("Người một", "Người hai", "Người ba")]
    page = opened()
    page.list.table.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        kit.press(key)
    assert page.forms.several.isVisible()
    assert page.forms.several.words.text() == "Đang chọn 2 lượt"
    before = history.last(office).seq

    def set_day(dialog: Any) -> None:
        kit.fill(dialog.form, meeting_on="04/05/2026")
        kit.press(Qt.Key.Key_Return, CTRL)

    kit.answer(set_day)
    kit.press(Qt.Key.Key_D, CTRL | SHIFT)
    days = [honours.get(office, uuid).texts["meeting_on"] for uuid in uuids]
    assert days == ["04/05/2026", "", "04/05/2026"]
    assert history.last(office).seq == before + 1


def test_marking_goes_on_where_list_and_form_take_turns(office: Office, opened: Callable[..., HonoursPage]) -> None:
    for name in ("Người một", "Người hai", "Người ba"):
        kit.entry(office, name)
    page = opened()
    page.window().resize(1000, 768)
    kit.settle()
    page.list.table.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Space, *(Qt.Key.Key_Down, Qt.Key.Key_Space) * 2):
        kit.press(key)
    assert page.list.table.hasFocus() and not page.panes.alone()
    assert page.list.several.isVisible() and page.list.several.words.text() == "Đang chọn 3 lượt"
    kit.press(Qt.Key.Key_Return)
    assert page.panes.alone() and page.editor().fields.isVisible()
    assert len(page.chosen()) == 1


def test_enter_opens_the_one_row_of_several(office: Office, opened: Callable[..., HonoursPage]) -> None:
    for name in ("Người một", "Người hai"):
        kit.entry(office, name)
    page = opened()
    page.list.table.setFocus()
    for key in (Qt.Key.Key_Home, Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space, Qt.Key.Key_Return):
        kit.press(key)
    assert not page.forms.shows_several() and page.editor().isAncestorOf(kit.focused())


def test_copied_rows_can_be_pasted_back(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.deed(office, "Lù A Tủa", deed="Giữ rừng")
    kit.deed(office, "Vàng Thị Mỷ", deed='Nói "không" với rượu')
    page = opened(register="units")
    page.list.table.setFocus()
    page.list.table.selectAll()
    kit.press(Qt.Key.Key_C, CTRL)
    pasted = QGuiApplication.clipboard().text().replace("Giữ rừng", "Trồng rừng mới ở đầu nguồn")
    assert len(pasted.strip().split("\n")) == 3
    QGuiApplication.clipboard().setText(pasted)
    said: list[list[str]] = []

    def look(dialog: Any) -> None:
        said.extend([row.values["name"], row.verdict] for row in dialog.rows())
        dialog.try_accept()

    kit.answer(look)
    kit.press(Qt.Key.Key_V, CTRL)
    kit.settle()
    assert sorted(said) == [["Lù A Tủa", "doubtful"], ["Vàng Thị Mỷ", "same"]]
    assert len(names(page)) == 2


def test_pasted_rows_are_added_after_a_look(office: Office, opened: Callable[..., HonoursPage]) -> None:
    page = opened(register="units")
    rows = ("Tháng\tChi bộ\tHọ và tên\tViệc làm", "4/2026\tKhe Ngàn\tLý Thị Khé\tDạy chữ Dao", "\t\t\t")
    QGuiApplication.clipboard().setText("\n".join(rows))
    kit.answer(_take_all)
    page.shell.actions["honour.paste"].trigger()
    kit.settle()
    assert names(page) == ["Lý Thị Khé"]
    assert deeds.count(office, YEAR) == 1


def _take_all(dialog: Any) -> None:
    dialog.try_accept()


# The other book.


def test_reported_deeds_are_a_book_of_their_own(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entry(office, "Sùng A Lềnh")
    page = opened(register="units")
    assert names(page) == []
    kit.press(Qt.Key.Key_N, CTRL)
    kit.write("Lu A Tua")
    kit.press(Qt.Key.Key_Tab)
    kit.write("khe")
    kit.press(Qt.Key.Key_Tab)
    kit.write("Giu rung")
    kit.press(Qt.Key.Key_Return)
    kit.settle()
    assert names(page) == ["Lu A Tua"]
    assert (deeds.count(office, YEAR), honours.count(office, YEAR)) == (1, 1)
    assert page.filters.books.key() == "units"


# The window.


def test_an_empty_book_says_what_to_do_first(opened: Callable[..., HonoursPage]) -> None:
    page = opened()
    assert page.start.isVisible() and not page.panes.isVisible()
    kit.press(Qt.Key.Key_N, CTRL)
    assert page.panes.isVisible() and not page.start.isVisible()
    assert kit.focused() is box(page, "name").editor


def test_undo_takes_a_written_lượt_out_of_the_list(office: Office, opened: Callable[..., HonoursPage]) -> None:
    kit.entry(office, "Lù A Tủa")
    kit.entry(office, "Sùng A Lềnh")
    page = opened()
    history.undo_last(office)
    kit.settle()
    assert names(page) == ["Lù A Tủa"]
    assert box(page, "name").raw() == "Lù A Tủa"


@pytest.mark.parametrize("percent", [100, 125])
def test_the_page_fits_the_smallest_screen(
    dress: Callable[..., None], office: Office, opened: Callable[..., HonoursPage], percent: int
) -> None:
    dress(percent=percent)
    kit.entered(office, "Lù A Tủa")
    kit.entry(office, "Sùng A Lềnh")
    page = opened()
    sizes = [page.window().wanted_size()]
    page.add()
    kit.settle()
    sizes.append(page.window().wanted_size())
    page.list.table.set_current_row(0)
    page.editor().show_more()
    sizes.append(page.window().wanted_size())
    assert [(size.width() <= 1366, size.height() <= 689) for size in sizes] == [(True, True)] * 3, sizes


def test_large_text_folds_the_list_while_a_form_is_open(
    dress: Callable[..., None], office: Office, opened: Callable[..., HonoursPage]
) -> None:
    dress(percent=125)
    kit.entry(office, "Lù A Tủa")
    kit.entry(office, "Sùng A Lềnh")
    page = opened()
    assert page.list.isVisible() and not page.editor().isVisible()
    page.list.table.setFocus()
    kit.press(Qt.Key.Key_Return)
    assert page.editor().isVisible() and not page.list.isVisible() and not page.filters.isVisible()
    assert page.panes.back.text() == "Danh sách 2 lượt"
    assert page.editor().head.buttons.isVisible()
    kit.press(Qt.Key.Key_PageDown, CTRL)
    assert box(page, "name").raw() == "Lù A Tủa"
    kit.press(Qt.Key.Key_L, CTRL)
    assert page.list.isVisible() and page.filters.isVisible()


def test_every_control_has_a_name(
    office: Office, opened: Callable[..., HonoursPage], nameless: Callable[[QWidget], list[str]]
) -> None:
    kit.entered(office, "Lù A Tủa")
    kit.entry(office, "Sùng A Lềnh")
    page = opened()
    page.editor().show_more()
    page.editor().fields.override()
    assert nameless(page) == []


def test_the_list_is_painted_before_its_form_is_built(
    opened: Callable[..., HonoursPage], office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.entry(office)
    seen: list[str] = []
    paint, make = HouseTable.paintEvent, LuotForms.make

    def painted(table: HouseTable, event: Any) -> None:
        seen.append("list")
        paint(table, event)

    def made(forms: LuotForms, register: Any) -> Any:
        seen.append("form")
        return make(forms, register)

    monkeypatch.setattr(HouseTable, "paintEvent", painted)
    monkeypatch.setattr(LuotForms, "make", made)
    page = opened()
    assert seen[0] == "list" and "form" in seen
    assert page.record().values["name"] == "Sùng A Lềnh"
