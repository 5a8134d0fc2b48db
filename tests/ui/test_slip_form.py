"""One slip: drafts, one act on leaving, what is missing, and the photo beside the form."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import builders
import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from models.rules.filekinds import LARGEST_PICTURE
from models.rules.slip_facts import DeedRow
from models.rules.slips import SlipState
from models.services import attachments, slips, units
from models.services.doors import Office
from ui.pages.slips import pictures
from ui.pages.slips.slip_page import SlipPage
from ui.widgets.buttons import Button
from ui.window import Window

MONTH = "2026-05"
FULL = {"members": "33", "present": "31", "reviewed": "30", "sessions": "2", "listeners": "118", "households": "74"}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path / "office")
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        open_slip(window)
        yield window


def open_slip(window: Window, cell: str = "Làng Mới") -> SlipPage:
    window.go("slip", {"unit": builders.named(cell), "month": MONTH})
    return page_of(window)


def page_of(window: Window) -> SlipPage:
    page = window.page()
    assert isinstance(page, SlipPage)
    return page


def write(page: SlipPage, **texts: str) -> None:
    for name, words in texts.items():
        page.editor.focus(name)
        kit.focused().selectAll()
        kit.write(words)


def stored(office: Office, cell: str = "Làng Mới") -> str:
    found = slips.find(office, builders.named(cell), MONTH)
    assert found is not None
    return found


def test_typing_is_a_draft_within_700_ms_and_one_act_when_left(window: Window, office: Office) -> None:
    page = page_of(window)
    write(page, members="33")
    kit.settle(700)
    (draft,) = office.drafts.all(slips.FORM)
    assert (draft.fields["members"], draft.focus, draft.title) == ("33", "members", "Làng Mới, tháng 5/2026")
    assert slips.find(office, builders.named("Làng Mới"), MONTH) is None
    window.go("slips", {})
    assert slips.get(office, stored(office)).record.values["members"] == 33
    assert office.drafts.all(slips.FORM) == ()


def test_a_draft_comes_back_with_its_rows_and_its_field(window: Window, office: Office) -> None:
    page = page_of(window)
    write(page, members="33", **{"row1.name": "Lý Thị Khé"})
    page.editor.keep()
    page.editor.slip = None
    open_slip(window)
    kit.settle()
    assert page.editor.raw()["members"] == "33"
    assert [row.texts["name"] for row in page.editor.deeds.typed()] == ["Lý Thị Khé"]
    assert kit.focused() is page.editor.deeds.form["name"].editor


def test_what_cannot_stand_stays_a_draft_and_is_said(window: Window, office: Office) -> None:
    page = page_of(window)
    write(page, members="33", **{"row1.name": "Lý Thị Khé"})
    assert not page.editor.commit()
    assert page.editor.remark.isVisible()
    window.go("slips", {})
    assert slips.find(office, builders.named("Làng Mới"), MONTH) is None
    assert len(office.drafts.all(slips.FORM)) == 1


def test_more_present_than_members_is_asked_about_and_kept(window: Window, office: Office) -> None:
    page = page_of(window)
    write(page, members="33", present="35")
    kit.press(Qt.Key.Key_Tab)
    assert "Dự họp" in page.editor.remark.text()
    page.leave()
    assert slips.get(office, stored(office)).record.values["present"] == 35


def test_what_is_missing_is_named_and_tinted(window: Window) -> None:
    page = page_of(window)
    write(page, **{name: words for name, words in FULL.items() if name != "reviewed"})
    kit.press(Qt.Key.Key_Tab)
    assert page.editor.standing().state is SlipState.INCOMPLETE
    assert page.editor.rest.text() == "còn ô “Đã tự soi”"
    assert page.editor.numbers["reviewed"].editor.property("tone") == "missing"
    write(page, reviewed="30")
    kit.press(Qt.Key.Key_Tab)
    assert page.editor.standing().state is SlipState.RECEIVED
    assert not page.editor.numbers["reviewed"].editor.property("tone")


def test_enter_adds_a_row_and_rows_become_reported_deeds(window: Window, office: Office) -> None:
    page = page_of(window)
    write(page, **{"row1.name": "Hoàng Văn Ấn", "row1.deed": "Hiến đất"})
    kit.press(Qt.Key.Key_Return)
    kit.write("Lý Thị Khé")
    kit.press(Qt.Key.Key_Tab)
    kit.write("Dạy chữ")
    kit.press(Qt.Key.Key_Return)
    page.leave()
    deeds = slips.get(office, stored(office)).deeds
    assert [(one.values["name"], one.values["deed"]) for one in deeds] == [
        ("Hoàng Văn Ấn", "Hiến đất"), ("Lý Thị Khé", "Dạy chữ"),
    ]  # fmt: skip
    assert not page.editor.typed()
    assert len(page.editor.deeds.typed()) == 2


def test_the_name_tells_whose_honour_it_is_until_it_is_chosen(window: Window, office: Office) -> None:
    deeds = window.page().editor.deeds
    deeds.form.focus("name")
    kit.write("Tổ phụ nữ xóm Trên")
    kit.press(Qt.Key.Key_Tab)
    assert deeds.form.raw()["kind"] == "collective"
    deeds.form.focus("name")
    kit.focused().selectAll()
    kit.write("Bàn Văn Tổ")
    kit.press(Qt.Key.Key_Tab)
    assert deeds.form.raw()["kind"] == "person"
    deeds.form["kind"].editor.picked.emit("collective")
    deeds.form["kind"].set_raw("collective")
    deeds.form.focus("name")
    kit.press(Qt.Key.Key_Tab)
    assert deeds.form.raw()["kind"] == "collective", "chosen by hand"
    deeds.form.focus("name")
    kit.press(Qt.Key.Key_Return)
    kit.write("Hội Cựu chiến binh")
    kit.press(Qt.Key.Key_Return)
    assert [row.texts["kind"] for row in deeds.rows] == ["collective", "collective"]


def test_enter_in_the_list_of_grounds_takes_one_and_ends_the_row(window: Window) -> None:
    deeds = window.page().editor.deeds
    deeds.form.focus("name")
    kit.write("Lù A Tủa")
    deeds.form.focus("consent")
    kit.write("đ")
    kit.press(Qt.Key.Key_Return)
    assert [(row.texts["name"], row.texts["consent"]) for row in deeds.rows] == [("Lù A Tủa", "slip")]
    assert deeds.form.raw()["consent"] == "" and deeds.form.raw()["name"] == ""


def test_a_known_row_is_changed_in_place(window: Window, office: Office) -> None:
    page = page_of(window)
    write(page, **{"row1.name": "Hoàng Văn Ấn", "row1.deed": "Hiến đất"})
    page.leave()
    page.editor.deeds.table.opened.emit(0)
    write(page, **{"row1.result": "180 m²"})
    page.leave()
    (deed,) = slips.get(office, stored(office)).deeds
    assert (deed.values["name"], deed.values["result"]) == ("Hoàng Văn Ấn", "180 m²")


def test_khong_phat_sinh_and_back(window: Window, office: Office) -> None:
    page = page_of(window)
    office_kit.trigger(window, "slip.none")
    assert page.editor.standing().state is SlipState.NO_NEWS
    office_kit.trigger(window, "slip.none")
    assert not page.editor.typed()
    office_kit.trigger(window, "slip.none")
    page.leave()
    assert slips.get(office, stored(office)).standing.state is SlipState.NO_NEWS


def test_next_goes_down_the_list_and_carries_how_it_came(window: Window, office: Office) -> None:
    page = page_of(window)
    page.editor.numbers["way"].set_raw("paper")
    write(page, members="33")
    kit.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.title == "Bản Phố, tháng 5/2026"
    assert page.editor.raw()["way"] == "paper"
    assert slips.get(office, stored(office)).record.values["way"] == "paper"
    kit.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.page().key == "slips"


def noisy(width: int, height: int) -> QImage:
    """Return a picture that no JPEG makes small."""
    dots = random.Random(7).randbytes(width * height * 3)
    return QImage(dots, width, height, width * 3, QImage.Format.Format_RGB888).copy()


def as_file(image: QImage, kind: str = "JPG") -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, kind)
    return bytes(buffer.data().data())


def test_a_picture_is_shrunk_to_what_may_be_kept(dress: Callable[..., None]) -> None:
    data = pictures.shrunk(noisy(2400, 1600))
    assert len(data) <= LARGEST_PICTURE
    found = pictures.read(data)
    assert abs(found.width() / found.height() - 1.5) < 0.02


def test_forty_megapixels_are_scaled_while_decoding_and_bombs_refused(dress: Callable[..., None]) -> None:
    large = QImage(7300, 5480, QImage.Format.Format_Grayscale8)
    large.fill(200)
    found = pictures.read(as_file(large))
    assert (found.width(), found.height()) == (1800, 1351)
    bomb = QImage(12000, 12000, QImage.Format.Format_Mono)
    bomb.fill(0)
    assert pictures.read(as_file(bomb, "PNG")).isNull()


def test_a_turned_photo_is_read_upright(dress: Callable[..., None]) -> None:
    flat = QImage(300, 200, QImage.Format.Format_RGB32)
    flat.fill(0)
    data = as_file(flat)
    # An EXIF block that says "turn a quarter to the right".
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01\0\x06\0\0\0\0\0\0"
    block = b"\xff\xe1" + (len(exif) + 2).to_bytes(2, "big") + exif
    assert pictures.read(data[:2] + block + data[2:]).width() == 200


def test_ctrl_v_in_a_field_keeps_the_picture_and_what_was_typed(window: Window, office: Office, qtbot: QtBot) -> None:
    page = page_of(window)
    write(page, members="33", **{"row1.name": "Lý Thị Khé"})
    QGuiApplication.clipboard().setImage(noisy(400, 300))
    kit.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    office_kit.rest(window, qtbot)
    (kept,) = slips.get(office, stored(office)).attachments
    assert kept.size <= LARGEST_PICTURE
    assert (page.photo.image().width(), page.photo.image().height()) == (400, 300)
    assert page.editor.raw()["members"] == "33"
    assert [row.texts["name"] for row in page.editor.deeds.typed()] == ["Lý Thị Khé"]


def test_a_turned_photo_replaces_the_first(window: Window, office: Office, qtbot: QtBot) -> None:
    page = page_of(window)
    page.photo.dropped.emit(noisy(400, 300))
    office_kit.rest(window, qtbot)
    office_kit.trigger(window, "slip.turn")
    (kept,) = slips.get(office, stored(office)).attachments
    found = pictures.read(attachments.data(office, kept.uuid))
    assert (found.width(), found.height()) == (300, 400)


def said(page: SlipPage) -> str:
    assert page.problem.isVisible()
    return " ".join(label.text() for label in page.problem.findChildren(QLabel))


@pytest.mark.parametrize("content", [b"", "không phải ảnh".encode(), None])
def test_a_file_that_is_no_picture_is_refused_in_one_sentence(
    window: Window, office: Office, tmp_path: Path, qtbot: QtBot, content: bytes | None
) -> None:
    page = page_of(window)
    write(page, members="33")
    path = tmp_path / "phieu.jpg"
    if content is not None:
        path.write_bytes(content)
    page.photo.dropped.emit(path)
    office_kit.rest(window, qtbot)
    assert "Không đọc được ảnh “phieu.jpg”." in said(page)
    assert page.editor.raw()["members"] == "33"
    assert slips.find(office, builders.named("Làng Mới"), MONTH) is None


def test_a_picture_too_large_to_read_is_called_so(window: Window, office: Office, tmp_path: Path, qtbot: QtBot) -> None:
    bomb = QImage(12000, 12000, QImage.Format.Format_Mono)
    bomb.fill(0)
    path = tmp_path / "quet.png"
    path.write_bytes(as_file(bomb, "PNG"))
    page = page_of(window)
    page.photo.dropped.emit(path)
    office_kit.rest(window, qtbot)
    assert "Ảnh “quet.png” quá lớn." in said(page)


def test_a_large_photo_is_made_small_beside_the_window(
    window: Window, office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "anh.jpg"
    large = QImage(7300, 5480, QImage.Format.Format_Grayscale8)
    large.fill(200)
    path.write_bytes(as_file(large))
    page = page_of(window)
    page.photo.dropped.emit(path)
    assert window.shell.tasks.busy, "the window does not wait for it"
    write(page, members="33")
    office_kit.rest(window, qtbot)
    (kept,) = slips.get(office, stored(office)).attachments
    assert kept.size <= LARGEST_PICTURE
    assert (page.photo.image().width(), page.photo.image().height()) == (1800, 1351)
    assert page.editor.raw()["members"] == "33"


def test_a_photo_goes_to_the_slip_it_was_for(window: Window, office: Office, qtbot: QtBot) -> None:
    page = page_of(window)
    page.photo.dropped.emit(noisy(400, 300))
    kit.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.title == "Bản Phố, tháng 5/2026"
    office_kit.rest(window, qtbot)
    assert len(slips.get(office, stored(office)).attachments) == 1
    assert page.photo.image().isNull() and slips.find(office, builders.named("Bản Phố"), MONTH) is None


def test_two_slips_of_one_month_are_both_shown_and_one_is_chosen(window: Window, office: Office) -> None:
    first = {"unit": builders.named("Làng Mới"), "month": MONTH, "way": "paper", "received_on": "04/05/2026"}
    slips.save(office, None, {**first, "members": "33", "present": "31", "topic": "Nêu gương"})
    rows = [DeedRow({"kind": "person", "name": "Lý Thị Khé", "deed": "Dạy chữ"})]
    again = {**first, "way": "zalo", "received_on": "03/05/2026", "members": "33", "present": "30"}
    slips.save(office, None, {**again, "petitions": "Cống tràn đầu làng vỡ, mưa to không qua được"}, rows)
    open_slip(window)
    page = page_of(window)
    told = said(page)
    assert "Tháng này chi bộ có 2 phiếu khác nhau." in told
    assert "Đang tính phiếu giấy, nhận 04/05/2026; phiếu kia Zalo, nhận 03/05/2026." in told
    assert "Khác ở: Dự họp 31 – 30; " in told and "Kiến nghị của dân trống – Cống tràn đầu làng vỡ, m…" in told
    assert "gương báo lên 0 – 1" in told
    button = next(b for b in page.problem.findChildren(Button) if b.text() == "Dùng phiếu kia")
    button.click()
    assert page.editor.raw()["present"] == "30"
    assert "Đang tính phiếu Zalo" in said(page)
    assert slips.month(office, MONTH).received == 1


def test_where_two_slips_differ_much_the_first_few_are_named(window: Window, office: Office) -> None:
    whose = {"unit": builders.named("Làng Mới"), "month": MONTH}
    names = ("members", "present", "reviewed", "sessions", "listeners", "households")
    for number in ("30", "29"):
        slips.save(office, None, {**whose, **dict.fromkeys(names, number)})
    open_slip(window)
    assert "Hộ" not in said(page_of(window)) and "2 mục nữa." in said(page_of(window))


@pytest.mark.parametrize(
    ("month", "sentence"),
    [("2026-07", "Chưa đến tháng 7 năm 2026."), ("2026-05", "Làng Mới đã kết thúc hoạt động ngày 28/02/2026.")],
)
def test_what_cannot_come_in_is_one_sentence_and_a_draft(
    window: Window, office: Office, month: str, sentence: str
) -> None:
    units.close(office, builders.named("Làng Mới"), date(2026, 2, 28))
    window.go("slip", {"unit": builders.named("Làng Mới"), "month": month})
    page = page_of(window)
    write(page, members="33", present="40")
    assert not page.save()
    assert sentence in page.editor.remark.text()
    assert office.drafts.all()[0].fields["members"] == "33"
    if month > MONTH:
        assert "Nếu đúng" not in page.editor.remark.text(), "nothing else is said of a month that has not begun"


def test_undo_of_a_slip_shows_the_empty_one(window: Window, office: Office) -> None:
    page = page_of(window)
    write(page, members="33")
    page.save()
    slips.remove(office, stored(office))
    assert page.editor.slip.record.uuid == ""
    assert page.editor.raw()["members"] == ""


@pytest.mark.parametrize("percent", [100, 125])
def test_the_slip_fits_the_smallest_window(
    dress: Callable[..., None], office: Office, tmp_path: Path, percent: int
) -> None:
    dress(percent=percent)
    with office_kit.window_on(office, tmp_path) as window:
        open_slip(window)
        size = window.wanted_size()
    assert (size.width() <= 1366, size.height() <= 689) == (True, True), size


def test_every_control_of_the_slip_has_a_name(window: Window, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(window.page()) == []
