"""Slips on paper and as Word files, from the grid and from the open slip, driven as the clerk does."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import builders
import honour_kit as kit
import office_kit
import pytest
import word_kit
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from models.services import attachments, history, slips
from models.services.doors import Office
from reports.docx import render_docx
from reports.render import render
from ui import printing
from ui.pages.preview import subject as subjects
from ui.pages.preview.page import PreviewPage
from ui.pages.slips.page import SlipsPage
from ui.pages.slips.slip_page import SlipPage
from ui.printing import Sheets
from ui.window import Window

MONTH = "2026-05"
ANSWERS = {
    "A1": "33", "A2": "31", "A3": "30", "A4": "Vàng A Sử", "B1": "2", "B2": "118", "B3": "74", "D3": "04/5",
    "C1": "Hoàng Văn Ấn", "C3": "Hiến 180 m² đất", "C6": "Tổ phụ nữ xóm Trên", "C8": "Nuôi 2 cháu mồ côi",
}  # fmt: skip


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path / "office")
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        window.go("slips", {"month": MONTH})
        yield window


def grid_of(window: Window) -> SlipsPage:
    page = window.page()
    assert isinstance(page, SlipsPage)
    return page


def slip_of(window: Window) -> SlipPage:
    page = window.page()
    assert isinstance(page, SlipPage), page
    return page


def returned(office: Office, folder: Path, cell: str = "Làng Mới", name: str = "phieu.docx", **answers: str) -> Path:
    """Put the file that a unit filled in into a folder."""
    job = slips.printed(office, MONTH, [builders.named(cell)])
    data = word_kit.fill(render_docx("phieu-thang", job), {**ANSWERS, **answers}, {"C5": "đồng ý nêu tên"})
    return word_kit.put(folder, data, name)


def choose(monkeypatch: pytest.MonkeyPatch, *paths: Path) -> None:
    """Let the file dialog answer with these files."""

    def answer(*_args: object) -> tuple[list[str], str]:
        return [str(path) for path in paths], ""

    monkeypatch.setattr(QFileDialog, "getOpenFileNames", answer)


def drop(target: QWidget, *paths: Path) -> bool:
    """Drag files over a widget and let them fall; say whether they were wanted."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    told = (mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, *told)
    QApplication.sendEvent(target, enter)
    if enter.isAccepted():
        QApplication.sendEvent(target, QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, *told))
    return enter.isAccepted()


def stored(office: Office, cell: str = "Làng Mới") -> str | None:
    return slips.find(office, builders.named(cell), MONTH)


# On paper.


def test_all_slips_are_previewed_and_printed_as_one_job(
    window: Window, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    caught: list[Sheets] = []
    monkeypatch.setattr(printing, "by_spooler", lambda: True)
    monkeypatch.setattr(printing, "spool", caught.append)
    office_kit.trigger(window, "slip.print")
    office_kit.rest(window, qtbot)
    page = window.page()
    assert isinstance(page, PreviewPage)
    pdf = render("phieu-thang", slips.printed(office, MONTH))
    assert page._drawn.pdf == pdf
    assert (page.title, page.bar.all.text()) == ("Xem trước: Phiếu chi bộ tháng 5/2026", "In phiếu")
    (chosen,) = [row.screen.page for row in window.navigation.rows if row.isChecked()]
    assert chosen == "slips"
    assert "4 phiếu · in hai mặt, lật cạnh dài, lề đóng gáy 20 mm" in page.foot.words.text()
    office_kit.trigger(window, "preview.sign")
    office_kit.rest(window, qtbot)
    assert (caught[0].pdf, caught[0].short_edge) == (pdf, False)
    assert history.acts(office)[0].kind == "print"
    office_kit.trigger(window, "back")
    assert window.page().key == "slips"


def test_chosen_rows_and_the_open_slip_are_printed_alone(window: Window, office: Office, qtbot: QtBot) -> None:
    page = grid_of(window)
    page.table.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Space):
        kit.press(key)
    office_kit.trigger(window, "slip.print_some")
    office_kit.rest(window, qtbot)
    assert len(window.page()._drawn.facts.sheets) == 2
    options = [option.words for option in subjects.choices_of(office, window.page()._subject)]
    assert options[-1] == "2 phiếu đã chọn" and "tháng 6 năm 2026" in options
    window.go("slip", {"unit": builders.named("Làng Mới"), "month": MONTH})
    office_kit.trigger(window, "slip.print_one")
    office_kit.rest(window, qtbot)
    (sheet,) = window.page()._drawn.facts.sheets
    assert sheet.unit == builders.named("Làng Mới")
    office_kit.trigger(window, "back")
    assert slip_of(window).title == "Làng Mới, tháng 5/2026"


# As Word files.


def test_each_unit_gets_a_word_file_in_a_folder(
    window: Window, office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "gửi"
    folder.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    office_kit.trigger(window, "slip.to_word")
    office_kit.rest(window, qtbot)
    names = sorted(path.name for path in folder.iterdir())
    assert [name[:3] for name in names] == ["01 ", "02 ", "03 ", "04 "]
    assert all(name.endswith(", phiếu tháng 5-2026.docx") for name in names)
    assert history.acts(office)[0].subject == "phieu-thang phiếu 2026-05,2026-04"
    old = (folder / names[0]).read_bytes()
    (folder / names[0]).write_bytes(b"cu")
    kit.answer(QDialog.reject)
    office_kit.trigger(window, "slip.to_word")
    office_kit.rest(window, qtbot)
    assert (folder / names[0]).read_bytes() == b"cu"
    kit.answer(accept)
    office_kit.trigger(window, "slip.to_word")
    office_kit.rest(window, qtbot)
    assert (folder / names[0]).read_bytes() == old


def accept(dialog: QWidget) -> None:
    dialog.try_accept()


def test_the_open_slip_is_saved_as_word(
    window: Window, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "một phiếu.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    window.go("slip", {"unit": builders.named("Làng Mới"), "month": MONTH})
    office_kit.trigger(window, "slip.to_word")
    assert target.read_bytes() == render_docx("phieu-thang", slips.printed(office, MONTH, [builders.named("Làng Mới")]))


# Back again.


def test_a_returned_file_fills_the_form_and_waits_for_the_reader(
    window: Window, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, returned(office, tmp_path))
    office_kit.trigger(window, "slip.from_word")
    page = slip_of(window)
    assert page.title == "Làng Mới, tháng 5/2026"
    raw = page.editor.raw()
    assert (raw["way"], raw["members"], raw["meeting_on"]) == ("word", "33", "04/5/2026")
    assert [row.texts["name"] for row in page.editor.deeds.typed()] == ["Hoàng Văn Ấn", "Tổ phụ nữ xóm Trên"]
    assert page.word.isVisible() and not page.photo.isVisible()
    assert "chưa ghi gì vào sổ" in page.word.said
    assert stored(office) is None
    window.go("slips", {})
    assert stored(office) is None
    window.go("slip", {"unit": builders.named("Làng Mới"), "month": MONTH})
    page = slip_of(window)
    assert page.word.isVisible() and page.editor.raw()["members"] == "33"
    page.word.take_it.click()
    form = slips.get(office, stored(office))
    assert (form.record.values["way"], form.record.values["present"]) == ("word", 31)
    assert [deed.values["kind"] for deed in form.deeds] == ["person", "collective"]
    assert not page.word.isVisible() and page.photo.isVisible()
    assert [kept.file_name for kept in form.attachments] == ["phieu.docx"]


def test_a_draft_of_a_file_is_never_kept_with_another_units_slip(
    window: Window, office: Office, tmp_path: Path
) -> None:
    drop(grid_of(window), returned(office, tmp_path))
    window.go("slips", {})
    drop(grid_of(window), returned(office, tmp_path, "Bản Phố", "hai.docx"))
    window.go("slip", {"unit": builders.named("Làng Mới"), "month": MONTH})
    slip_of(window).word.take_it.click()
    assert slips.get(office, stored(office)).attachments == ()
    assert not window.shell.actions["slip.word_copy"].isEnabled()


def test_ctrl_s_writes_what_was_looked_at_and_keeps_the_file(
    window: Window, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert drop(grid_of(window), returned(office, tmp_path))
    office_kit.trigger(window, "save")
    page = slip_of(window)
    assert not page.word.isVisible()
    (kept,) = slips.get(office, stored(office)).attachments
    assert attachments.data(office, kept.uuid) == (tmp_path / "phieu.docx").read_bytes()
    assert page.photo.words.text() == "Tệp Word giữ kèm phiếu: “phieu.docx”"
    target = tmp_path / "chép.docx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(target), ""))
    office_kit.trigger(window, "slip.word_copy")
    assert target.read_bytes() == (tmp_path / "phieu.docx").read_bytes()


def test_a_file_can_be_left(window: Window, office: Office, tmp_path: Path) -> None:
    drop(grid_of(window), returned(office, tmp_path))
    page = slip_of(window)
    page.word.leave_it.click()
    assert page.editor.raw()["members"] == "" and not page.editor.typed()
    assert office.drafts.all(slips.FORM) == ()


def test_a_form_that_was_emptied_again_is_no_slip(window: Window, office: Office, tmp_path: Path) -> None:
    job = slips.printed(office, MONTH, [builders.named("Làng Mới")])
    drop(grid_of(window), word_kit.put(tmp_path, render_docx("phieu-thang", job)))
    page = slip_of(window)
    assert page.word.isVisible()
    page.editor.numbers.set_raw({"way": ""})
    page.word.take_it.click()
    assert stored(office) is None and not page.word.isVisible()
    assert office.drafts.all(slips.FORM) == ()


def test_ctrl_p_shows_the_paper(window: Window, office: Office, qtbot: QtBot) -> None:
    office_kit.trigger(window, "print")
    office_kit.rest(window, qtbot)
    assert len(window.page()._drawn.facts.sheets) == 4
    window.go("slip", {"unit": builders.named("Làng Mới"), "month": MONTH})
    office_kit.trigger(window, "print")
    office_kit.rest(window, qtbot)
    assert len(window.page()._drawn.facts.sheets) == 1


def test_a_number_in_words_is_said_at_its_field_and_keeps_the_draft(
    window: Window, office: Office, tmp_path: Path
) -> None:
    drop(grid_of(window), returned(office, tmp_path, A3="ba mươi"))
    page = slip_of(window)
    assert "Đã tự soi" in page.editor.remark.text()
    page.word.take_it.click()
    assert stored(office) is None and page.word.isVisible()


def test_what_was_typed_before_stays(window: Window, office: Office, tmp_path: Path) -> None:
    window.go("slip", {"unit": builders.named("Làng Mới"), "month": MONTH})
    page = slip_of(window)
    page.editor.focus("row1.name")
    kit.write("Lý Thị Khé")
    page.editor.focus("members")
    kit.write("35")
    assert drop(page, returned(office, tmp_path))
    assert page.editor.raw()["members"] == "35" and page.editor.raw()["present"] == "31"
    assert "Đã gõ trước, giữ nguyên: Đảng viên." in page.word.said
    names = [row.texts["name"] for row in page.editor.deeds.typed()]
    assert names == ["Lý Thị Khé", "Hoàng Văn Ấn", "Tổ phụ nữ xóm Trên"]


def test_the_same_file_twice_doubles_nothing(window: Window, office: Office, tmp_path: Path) -> None:
    path = returned(office, tmp_path)
    drop(grid_of(window), path)
    drop(slip_of(window), path)
    assert len(slip_of(window).editor.deeds.typed()) == 2


def test_the_same_slip_again_says_when_it_came(window: Window, office: Office, tmp_path: Path) -> None:
    path = returned(office, tmp_path)
    drop(grid_of(window), path)
    slip_of(window).word.take_it.click()
    drop(slip_of(window), path)
    page = slip_of(window)
    assert "Phiếu này đã nhận ngày 04/05/2026 (Word)." in page.word.said
    assert "không nói gì khác" in page.word.said and page.word.take_it.text() == "Ghi là nhận lại"
    assert len(slips.get(office, stored(office)).arrivals) == 1
    page.word.take_it.click()
    form = slips.get(office, stored(office))
    assert (len(form.arrivals), len(form.deeds), len(form.attachments), form.doubles) == (2, 2, 1, ())
    assert not page.word.isVisible()


def test_a_file_that_says_otherwise_is_kept_beside_only_when_asked_for(
    window: Window, office: Office, tmp_path: Path
) -> None:
    drop(grid_of(window), returned(office, tmp_path))
    slip_of(window).word.take_it.click()
    other = returned(office, tmp_path, name="hai.docx", A2="29", B3="bảy tư")
    drop(slip_of(window), other)
    page = slip_of(window)
    assert "Tệp ghi khác phiếu đã nhận ở: Dự họp, Hộ." in page.word.said
    page.word.leave_it.click()
    assert slips.get(office, stored(office)).doubles == ()
    drop(page, other)
    page.word.take_it.click()
    form = slips.get(office, stored(office))
    assert len(form.doubles) == 1
    second = slips.get(office, form.doubles[0]).record.values
    assert (second["present"], second["households"], second["note"]) == (29, None, "Hộ: bảy tư")
    assert page.problem.isVisible()


def test_a_file_of_another_unit_offers_to_open_that_one(window: Window, office: Office, tmp_path: Path) -> None:
    window.go("slip", {"unit": builders.named("Bản Phố"), "month": MONTH})
    page = slip_of(window)
    drop(page.photo, returned(office, tmp_path))
    assert "là phiếu của Làng Mới, tháng 5 năm 2026" in page.problem.problem().what
    assert page.title == "Bản Phố, tháng 5/2026" and not page.editor.typed()
    page.problem._act.click()
    assert slip_of(window).title == "Làng Mới, tháng 5/2026"
    assert slip_of(window).editor.raw()["members"] == "33"


def test_several_files_are_looked_at_one_after_another(
    window: Window, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    bad = word_kit.put(tmp_path, b"%PDF", "ảnh.docx")
    choose(monkeypatch, returned(office, tmp_path), bad, returned(office, tmp_path, "Bản Phố", "hai.docx"))
    office_kit.trigger(window, "slip.from_word")
    page = grid_of(window)
    assert "“ảnh.docx” không phải tệp Word" in page.problem.problem().what
    page.problem._act.click()
    assert "Còn 1 tệp nữa." in slip_of(window).word.said
    office_kit.trigger(window, "slip.next")
    assert slip_of(window).title == "Bản Phố, tháng 5/2026" and slip_of(window).word.isVisible()
    slip_of(window).word.take_it.click()
    assert stored(office) and stored(office, "Bản Phố")
    assert not slip_of(window).word.isVisible()


def test_files_that_wait_are_drafts_should_she_be_called_away(
    window: Window, office: Office, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    drop(grid_of(window), returned(office, tmp_path), returned(office, tmp_path, "Bản Phố", "hai.docx", A1="21"))
    titles = {draft.title for draft in office.drafts.all(slips.FORM)}
    assert titles == {"Làng Mới, tháng 5/2026", "Bản Phố, tháng 5/2026"}
    window.go("slips", {})
    window.go("slip", {"unit": builders.named("Bản Phố"), "month": MONTH})
    page = slip_of(window)
    assert page.editor.raw()["members"] == "21" and "“hai.docx”" in page.word.said
    assert [row.texts["name"] for row in page.editor.deeds.typed()] == ["Hoàng Văn Ấn", "Tổ phụ nữ xóm Trên"]
    assert stored(office, "Bản Phố") is None


def test_going_on_writes_the_slip_and_keeps_the_file(window: Window, office: Office, tmp_path: Path) -> None:
    drop(grid_of(window), returned(office, tmp_path))
    office_kit.trigger(window, "slip.next")
    assert slip_of(window).title == "Bản Phố, tháng 5/2026" and not slip_of(window).word.isVisible()
    assert [kept.file_name for kept in slips.get(office, stored(office)).attachments] == ["phieu.docx"]


def test_refusals_are_named_up_to_three(window: Window, tmp_path: Path) -> None:
    page = grid_of(window)
    assert drop(page, *(word_kit.put(tmp_path, b"x", f"{number}.docx") for number in range(5)))
    said = page.problem.problem().what
    assert "“2.docx”" in said and "“3.docx”" not in said and "Và 2 tệp khác." in said
    assert page.problem.problem().act is None


def test_other_files_are_not_taken_by_the_grid(window: Window, tmp_path: Path) -> None:
    assert not drop(grid_of(window), word_kit.put(tmp_path, b"x", "a.jpg"))
    assert not grid_of(window).table.viewport().acceptDrops()


def test_a_file_dropped_on_a_field_reaches_the_slip(window: Window, office: Office, tmp_path: Path) -> None:
    window.go("slip", {"unit": builders.named("Làng Mới"), "month": MONTH})
    page = slip_of(window)
    for box in page.editor.findChildren(QPlainTextEdit):
        assert not box.acceptDrops() and not box.viewport().acceptDrops()
    assert page.acceptDrops()


def test_what_is_said_over_a_full_form_does_not_squeeze_it(
    dress: Callable[..., None], office: Office, tmp_path: Path
) -> None:
    dress(percent=125)
    with office_kit.window_on(office, tmp_path) as window:
        window.go("slip", {"unit": builders.named("Bản Phố"), "month": MONTH})
        drop(window.page(), returned(office, tmp_path))
        kit.settle()
        assert window.page().problem.isVisible()
        for box in slip_of(window).editor.deeds.form.boxes.values():
            assert box.editor.geometry().bottom() < box.height(), box


def test_the_pane_fits_and_every_control_has_a_name(
    window: Window, office: Office, tmp_path: Path, nameless: Callable[[QWidget], list[str]]
) -> None:
    drop(grid_of(window), returned(office, tmp_path))
    assert nameless(window.page()) == []
    kit.settle()
    size = window.wanted_size()
    assert (size.width() <= 1366, size.height() <= 689) == (True, True), size
