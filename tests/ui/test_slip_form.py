"""One slip: drafts, one act on leaving, what is missing, and the photo beside the form."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import builders
import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import QBuffer, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QWidget

from models.rules.filekinds import LARGEST_PICTURE
from models.rules.slips import SlipState
from models.services import attachments, slips
from models.services.doors import Office
from ui.pages.slips import pictures
from ui.pages.slips.slip_page import SlipPage
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


def test_ctrl_v_in_a_field_keeps_the_picture_and_what_was_typed(window: Window, office: Office) -> None:
    page = page_of(window)
    write(page, members="33", **{"row1.name": "Lý Thị Khé"})
    QGuiApplication.clipboard().setImage(noisy(400, 300))
    kit.press(Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    (kept,) = slips.get(office, stored(office)).attachments
    assert kept.size <= LARGEST_PICTURE
    assert (page.photo.image().width(), page.photo.image().height()) == (400, 300)
    assert page.editor.raw()["members"] == "33"
    assert [row.texts["name"] for row in page.editor.deeds.typed()] == ["Lý Thị Khé"]


def test_a_turned_photo_replaces_the_first(window: Window, office: Office) -> None:
    page = page_of(window)
    page.photo.dropped.emit(noisy(400, 300))
    office_kit.trigger(window, "slip.turn")
    (kept,) = slips.get(office, stored(office)).attachments
    found = pictures.read(attachments.data(office, kept.uuid))
    assert (found.width(), found.height()) == (300, 400)


def test_a_file_that_is_no_picture_is_refused_in_one_sentence(window: Window, office: Office, tmp_path: Path) -> None:
    page = page_of(window)
    write(page, members="33")
    path = tmp_path / "phieu.jpg"
    path.write_text("không phải ảnh", "utf-8")
    page.photo.dropped.emit(path)
    assert page.problem.isVisible()
    assert page.editor.raw()["members"] == "33"
    assert slips.find(office, builders.named("Làng Mới"), MONTH) is None


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
