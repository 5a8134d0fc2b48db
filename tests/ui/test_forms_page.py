"""Mẫu sổ: columns renamed, hidden, moved, sized and added; the sample beside is the page that is printed."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import honour_kit as kit
import office_kit
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.rules.bookforms import shown_width, text_room
from models.rules.errors import Refused
from models.services import books, forms, periods
from models.services.doors import Office
from ui.pages.forms import edits
from ui.pages.forms.page import BookFormPage
from ui.window import Window

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        yield window


@pytest.fixture
def page(window: Window, qtbot: QtBot) -> BookFormPage:
    return office_kit.go(window, qtbot, "form")


def ids(page: BookFormPage) -> list[str]:
    return [column.id for column in page._form.columns]


def shown(page: BookFormPage) -> list[str]:
    return [column.id for column in page._form.shown()]


def choose(page: BookFormPage, name: str) -> None:
    page.columns.table.set_current_row(ids(page).index(name))


def drawn(page: BookFormPage, window: Window, qtbot: QtBot) -> None:
    """Wait until the sample shows the form in hand."""
    qtbot.waitUntil(lambda: page._sample is not None and page._sample.form == page._form, timeout=20_000)
    office_kit.rest(window, qtbot)


def test_the_provinces_columns(page: BookFormPage, window: Window, office: Office, qtbot: QtBot) -> None:
    """Rename one column, hide two, add "Người giới thiệu" (the acceptance script's step 4)."""
    choose(page, "ten")
    page.columns.caption.setFocus()
    page.columns.caption.selectAll()
    kit.write("Họ và tên, tập thể được ghi danh")
    for name in ("ghi_chu", "thoi_gian"):
        choose(page, name)
        page.columns.table.setFocus()
        kit.press(Qt.Key.Key_Space)
    office_kit.trigger(window, "form.add")
    kit.write("Người giới thiệu")
    drawn(page, window, qtbot)
    assert page.remark.text().startswith("Đúng như trang in")
    office_kit.trigger(window, "form.use")
    ((day, kept),) = forms.listed(office)
    captions = {column.id: column.caption for column in kept.shown()}
    assert day == date(2026, 1, 1)
    assert captions["ten"] == "Họ và tên, tập thể được ghi danh" and captions["own1"] == "Người giới thiệu"
    assert not {"ghi_chu", "thoi_gian"} & set(captions)
    assert office.drafts.get("page_form", "new") is None


def test_the_sample_is_this_offices_own_page(page: BookFormPage, window: Window, office: Office, qtbot: QtBot) -> None:
    from reports.preview import Preview

    drawn(page, window, qtbot)
    with Preview(page._sample.pdf) as preview:
        before = preview.pixels(0, 1.0).data
    office_kit.filled(office)
    drawn(page, window, qtbot)
    page.draw()
    drawn(page, window, qtbot)
    with Preview(page._sample.pdf) as preview:
        assert preview.pixels(0, 1.0).data != before


def test_the_chosen_column_is_tinted_on_the_page_too(page: BookFormPage, window: Window, qtbot: QtBot) -> None:
    drawn(page, window, qtbot)
    choose(page, "so")
    first = page.view._marks
    choose(page, "ten")
    assert first and page.view._marks and first[0].right() == pytest.approx(page.view._marks[0].left())
    choose(page, "nam_sinh")
    assert page.view._marks == (), "a hidden column stands nowhere"


def test_the_order_changes_by_key(page: BookFormPage, window: Window) -> None:
    choose(page, "viec_lam")
    page.columns.table.setFocus()
    before = ids(page)
    kit.press(Qt.Key.Key_Up, ALT)
    at = before.index("viec_lam")
    assert ids(page).index("viec_lam") == at - 1 and page.columns.present().id == "viec_lam"
    kit.press(Qt.Key.Key_Down, ALT)
    assert ids(page) == before


def test_too_wide_is_said_and_refused(page: BookFormPage, window: Window, office: Office, qtbot: QtBot) -> None:
    drawn(page, window, qtbot)
    office_kit.trigger(window, "form.add")
    assert page.columns.sum.text() == "Tổng bề rộng 282/252 mm, thừa 30 mm, bớt cột hoặc thu hẹp"
    qtbot.waitUntil(lambda: "282" in page.remark.text(), timeout=20_000)
    choose(page, "viec_lam")
    page.columns.width.setFocus()
    page.columns.width.selectAll()
    kit.write("33")
    assert page.columns.sum.text() == "Tổng bề rộng 252/252 mm, vừa khổ A4 ngang"


@pytest.mark.parametrize("typed", ["", "abc", "-5", "0", "e9"])
def test_a_width_that_is_none_changes_nothing(page: BookFormPage, typed: str) -> None:
    choose(page, "ten")
    before = page._form
    page.columns.width.setFocus()
    page.columns.width.selectAll()
    kit.press(Qt.Key.Key_Delete)
    kit.write(typed)
    assert page._form == before and page.columns.width.property("tone") == "wrong"
    page.columns.table.setFocus()
    assert page.columns.width.raw() == "38"


def test_five_columns_of_ones_own_and_no_more(page: BookFormPage, window: Window) -> None:
    for _time in range(5):
        office_kit.trigger(window, "form.add")
    with pytest.raises(Refused, match="columns_full"):
        page.add()
    assert page.columns.remove.isVisible()
    office_kit.trigger(window, "form.remove")
    assert ids(page)[-1] == "own4"
    choose(page, "ten")
    page.remove()
    assert "ten" in ids(page), "a column of the program's own is hidden, never taken away"


def test_texts_and_margins_reach_the_page(page: BookFormPage, window: Window, office: Office, qtbot: QtBot) -> None:
    page.tabs._group.button(1).click()
    page.titles.subtitle.setFocus()
    page.titles.subtitle.setPlainText("dòng một\n\ndòng hai")
    page.tabs._group.button(2).click()
    page.margins.two_sided.click()
    page.margins.keeper.setFocus()
    page.margins.keeper.selectAll()
    kit.write("CÁN BỘ GIỮ SỔ")
    drawn(page, window, qtbot)
    office_kit.trigger(window, "form.use")
    kept = forms.listed(office)[0][1]
    assert kept.subtitle == ("dòng một", "dòng hai")
    assert kept.keeper_title == "CÁN BỘ GIỮ SỔ" and not kept.two_sided


def test_turning_the_paper_takes_widths_that_fit(page: BookFormPage, window: Window, qtbot: QtBot) -> None:
    choose(page, "ten")
    page.columns.caption.setFocus()
    page.columns.caption.selectAll()
    kit.write("Tên")
    page.paper.set_value(False)
    page.paper.picked.emit(False)
    assert not page._form.landscape
    assert shown_width(page._form) <= text_room(page._form)
    assert next(column.caption for column in page._form.columns if column.id == "ten") == "Tên"
    drawn(page, window, qtbot)


def test_what_was_changed_waits_as_a_draft(
    page: BookFormPage, window: Window, office: Office, qtbot: QtBot, tmp_path: Path
) -> None:
    choose(page, "ten")
    page.columns.caption.setFocus()
    page.columns.caption.selectAll()
    kit.write("Tên")
    qtbot.waitUntil(lambda: office.drafts.get("page_form", "new") is not None, timeout=1000)
    office_kit.rest(window, qtbot)
    told = json.loads(office.drafts.get("page_form", "new").fields["form"])
    assert [column["caption"] for column in told["columns"] if column["id"] == "ten"] == ["Tên"]
    assert forms.listed(office) == ()


def test_a_draft_is_gone_on_with(dress: Callable[..., None], office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    for caption in ("Tên", ""):
        with office_kit.window_on(office, tmp_path) as window:
            page = office_kit.go(window, qtbot, "form")
            if caption:
                page.day.editor.setFocus()
                page.day.editor.selectAll()
                kit.write("01/06/2026")
                office_kit.trigger(window, "form.add")
                assert page.leave()
            else:
                assert "own1" in shown(page) and page.day.raw() == "01/06/2026"


def test_a_form_goes_to_a_file_and_comes_from_one(
    page: BookFormPage, window: Window, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "mau-tinh.mauso"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(path), ""))
    choose(page, "ghi_chu")
    page.columns.table.setFocus()
    kit.press(Qt.Key.Key_Space)
    office_kit.trigger(window, "form.save")
    choose(page, "ghi_chu")
    page.columns.table.setFocus()
    kit.press(Qt.Key.Key_Space)
    assert "ghi_chu" in shown(page)
    office_kit.trigger(window, "form.load")
    assert "ghi_chu" not in shown(page)
    path.write_text("không phải mẫu sổ", encoding="utf-8")
    with pytest.raises(Refused, match="form_file_wrong"):
        page.load()
    assert "ghi_chu" not in shown(page)


@pytest.mark.parametrize("typed", ["", "31/02/2026"])
def test_a_form_needs_its_day(page: BookFormPage, window: Window, office: Office, typed: str) -> None:
    page.day.editor.setFocus()
    page.day.editor.selectAll()
    kit.press(Qt.Key.Key_Delete)
    kit.write(typed)
    office_kit.trigger(window, "form.use")
    assert forms.listed(office) == () and page.day.remark.text()


def test_a_new_form_begins_behind_what_is_closed(
    dress: Callable[..., None], office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    office_kit.filled(office)
    periods.close(office, books.own_book(office, 2026).uuid, "2026-03")
    with office_kit.window_on(office, tmp_path) as window:
        page = office_kit.go(window, qtbot, "form")
        assert page.day.raw() == "01/06/2026"
        page.day.set_raw("01/03/2026")
        with pytest.raises(Refused, match="form_in_closed"):
            page.use()


def test_columns_and_page_are_two_tabs_where_the_text_is_large(
    dress: Callable[..., None], office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    dress(percent=125)
    with office_kit.window_on(office, tmp_path) as window:
        page = office_kit.go(window, qtbot, "form")
        assert page.columns.isVisible() and not page.view.isVisible()
        page.tabs._group.button(3).click()
        assert page.view.isVisible() and not page.columns.isVisible()


@given(st.lists(st.tuples(st.integers(0, 14), st.integers(-3, 3)), max_size=30))
def test_moving_loses_no_column(moves: list[tuple[int, int]]) -> None:
    form = forms.default()
    for place, by in moves:
        form = edits.moved(form, place, by)
    assert sorted(column.id for column in form.columns) == sorted(column.id for column in forms.default().columns)


@given(st.floats(0.1, 296.9))
def test_widths_read_back_as_they_are_shown(width: float) -> None:
    told = edits.read_figure(edits.figure(round(width, 1)))
    assert told == round(width, 1)


@pytest.mark.parametrize("typed", ["1e2", "٣", "12mm", "1.234,5", "300", "nan"])
def test_what_is_no_width_is_not_guessed(typed: str) -> None:
    assert edits.read_figure(typed) is None
