"""Xem trước: the bytes on the screen are the bytes on paper and in the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from models.rules.errors import WorldError
from models.services import history, honours, pages, rounds
from models.services.doors import Office
from reports import render
from reports.docx import render_docx
from reports.xlsx import render_xlsx
from ui import printing
from ui.pages.preview.page import PreviewPage
from ui.printing import Sheets
from ui.window import Window

BOOK = {"form": "so-ghi-danh", "year": 2026}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path)
    office_kit.filled(office)
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        yield window


@pytest.fixture
def sent(monkeypatch: pytest.MonkeyPatch) -> list[Sheets]:
    """Catch what would go to the printer."""
    caught: list[Sheets] = []
    monkeypatch.setattr(printing, "by_spooler", lambda: True)
    monkeypatch.setattr(printing, "spool", caught.append)
    return caught


def test_the_screen_shows_the_very_pdf(window: Window, office: Office, qtbot: QtBot) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", **BOOK)
    assert page._drawn.pdf == render.render("so-ghi-danh", pages.book_facts(office, 2026))
    assert page.title == "Xem trước: Sổ ghi danh năm 2026"
    assert page.view.count() == len(page.view.thumbs.pages._preview)
    assert page.view.label(0) == "Bìa" and page.bar.number.raw() == "Bìa"


def test_pages_are_turned_by_key_button_and_number(window: Window, qtbot: QtBot) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", **BOOK)
    page.view.view.setFocus()
    kit.press(Qt.Key.Key_PageDown)
    assert page.view.page() == 1
    page.bar.after.click()
    assert page.view.page() == 2 and page.view.thumbs.currentIndex().row() == 2
    page.bar.before.click()
    page.bar.number.setFocus()
    page.bar.number.selectAll()
    kit.write("1")
    kit.press(Qt.Key.Key_Return)
    assert page.view.label(page.view.page()) == "1", "the number printed on the page, not its place in the file"
    page.bar.number.selectAll()
    kit.write("999")
    kit.press(Qt.Key.Key_Return)
    assert page.view.label(page.view.page()) == "1" and page.bar.number.raw() == "1"
    page.view.thumbs.setFocus()
    kit.press(Qt.Key.Key_Up)
    assert page.view.label(page.view.page()) == "Trang trắng"


def test_a_page_can_be_enlarged(window: Window, qtbot: QtBot) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", **BOOK)
    fitted = page.view.view.factor()
    page.bar.larger.click()
    assert page.view.view.factor() > fitted
    page.bar.size_of.set_value(2.0)
    page.bar.size_of.picked.emit(2.0)
    assert page.view.view.factor() == 2.0 and page.view.view.verticalScrollBar().maximum() > 0
    page.bar.size_of.picked.emit("page")
    assert page.view.view.factor() == pytest.approx(fitted) and page.view.view.verticalScrollBar().maximum() == 0


def test_what_to_print_is_chosen(window: Window, office: Office, qtbot: QtBot) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", form="so-ghi-danh", period="2026-03")
    assert page.title == "Xem trước: Sổ ghi danh tháng 3/2026"
    offered = [option.words for option in page.bar.which._options("")]
    assert offered == ["Cả năm 2026", "Cả năm, kèm bảng tra tên", "tháng 3 năm 2026"]
    one_period = page.view.count()
    with_index = page.bar.which._options("bang tra")[0].value
    page._chosen(with_index)
    office_kit.rest(window, qtbot)
    assert page.view.count() > one_period
    assert page._drawn.facts.parts.index and page._drawn.facts.parts.cover
    assert "3 lượt" in page.foot.words.text() and "lật cạnh ngắn" in page.foot.words.text()


def test_the_pdf_is_kept_whole_and_noted(
    window: Window, office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", form="so-ghi-danh", period="2026-03")
    asked = []

    def where(_parent: object, _title: str, name: str, *_: object) -> tuple[str, str]:
        asked.append(name)
        return str(tmp_path / "trang"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", where)
    office_kit.trigger(window, "preview.pdf")
    assert [Path(name).name for name in asked] == ["so-ghi-danh-2026-03.pdf"]
    assert (tmp_path / "trang.pdf").read_bytes() == page._drawn.pdf
    acts = history.acts(office)
    assert (acts[0].kind, acts[0].subject) == ("print", "so-ghi-danh 2026-03")


def test_a_print_for_the_signature_is_all_pages_and_noted(
    window: Window, office: Office, qtbot: QtBot, sent: list[Sheets]
) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", form="so-ghi-danh", period="2026-03")
    office_kit.trigger(window, "preview.sign")
    office_kit.rest(window, qtbot)
    title = "Sổ Ghi Danh so-ghi-danh-2026-03"
    assert sent == [Sheets(page._drawn.pdf, title, short_edge=True, backs=frozenset({1}))]
    assert [line.kind for line in history.acts(office)[:2]] == ["paper_done", "paper_print"]
    assert window.top.saved.text() == "Đã gửi in trình ký"


def test_a_trial_print_is_the_page_in_view_and_leaves_no_line(
    window: Window, office: Office, qtbot: QtBot, sent: list[Sheets]
) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", **BOOK)
    page.view.go(2)
    office_kit.trigger(window, "preview.try")
    office_kit.rest(window, qtbot)
    assert [sheets.pages for sheets in sent] == [(2,)]
    assert history.acts(office)[0].kind != "print"


def test_no_printer_is_one_sentence(
    window: Window, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "by_spooler", lambda: True)
    monkeypatch.setattr(printing.shutil, "which", lambda _name: None)
    office_kit.go(window, qtbot, "preview", **BOOK)
    seen = []
    monkeypatch.setattr("ui.tasks.sys.excepthook", lambda kind, error, trace: seen.append(error))
    office_kit.trigger(window, "preview.sign")
    office_kit.rest(window, qtbot)
    assert [error.code for error in seen if isinstance(error, WorldError)] == ["print_no_spooler"]
    assert history.acts(office)[0].kind != "print"


def test_the_public_list_is_read_aloud(window: Window, qtbot: QtBot) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", form="danh-sach-cong-khai", year=2026)
    assert page._drawn.facts.lines and "1 tên" in page.foot.words.text()
    office_kit.trigger(window, "preview.copy")
    words = QGuiApplication.clipboard().text()
    assert "Giàng Seo Páo" in words and "Lù A Tủa" not in words, "no ground, no name"


def test_only_the_public_list_has_words_to_read(window: Window, qtbot: QtBot) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", **BOOK)
    assert not page.copy.isVisible() and not window.shell.actions["preview.copy"].isEnabled()


def test_a_gương_is_one_page(window: Window, office: Office, qtbot: QtBot) -> None:
    first = next(row.uuid for row in honours.page(office, office_kit.YEAR) if row.number == 1)
    page: PreviewPage = office_kit.go(window, qtbot, "preview", form="guong", entry=first)
    assert page.view.count() == 1 and not page.bar.which.isVisible()
    assert page.foot.words.text().startswith("1 trang")


@pytest.mark.parametrize("form", ["danh-sach-de-nghi", "phieu-ra-soat"])
def test_the_papers_of_a_round(window: Window, office: Office, qtbot: QtBot, form: str) -> None:
    opened = rounds.open_round(office, "month", "2026-04")
    rounds.add_entries(office, opened, [kit.entry(office, "Sùng A Lềnh", month="04/2026")])
    page: PreviewPage = office_kit.go(window, qtbot, "preview", form=form, round=opened, back="round")
    assert page.view.count() == 1 and page.back == "round"
    if form == "phieu-ra-soat":
        other = page.bar.which._options("cong an")[0].value
        page._chosen(other)
        office_kit.rest(window, qtbot)
        assert page._drawn.facts.asked == "Công an xã"


def test_a_page_can_be_looked_at_before_anything_is_typed(
    dress: Callable[..., None], tmp_path: Path, qtbot: QtBot
) -> None:
    with kit.new_office(tmp_path / "trống") as office, office_kit.window_on(office, tmp_path) as window:
        page = office_kit.go(window, qtbot, "preview", form="so-ghi-danh", example=True, back="today")
        assert page.view.count() >= 1 and page.title == "Xem trước: Sổ ghi danh"


def test_the_last_choice_wins(window: Window, qtbot: QtBot) -> None:
    window.go("preview", dict(BOOK))
    page: PreviewPage = window.page()
    window.go("preview", {"form": "danh-sach-cong-khai", "year": 2026})
    office_kit.rest(window, qtbot)
    assert page._drawn.subject.form == "danh-sach-cong-khai"
    assert page.view.count() == 1


def test_facts_that_change_are_drawn_anew(window: Window, office: Office, qtbot: QtBot) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", **BOOK)
    page.view.go(2)
    before = page._drawn.pdf
    opened = rounds.open_round(office, "month", "2026-04")
    rounds.add_entries(office, opened, [kit.entry(office, "Sùng A Lềnh", month="04/2026")])
    rounds.enter(office, opened)
    office_kit.rest(window, qtbot)
    assert page._drawn.pdf != before and page.view.page() == 2, "the reader stays on the page"


def test_thumbnails_go_where_the_text_is_large(
    dress: Callable[..., None], office: Office, tmp_path: Path, qtbot: QtBot
) -> None:
    dress(percent=125)
    with office_kit.window_on(office, tmp_path) as window:
        page = office_kit.go(window, qtbot, "preview", **BOOK)
        assert not page.view.thumbs.isVisible() and page.view.view.isVisible()


def test_bands_are_painted_between_events(
    window: Window, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """Where the system takes no PDF, the pages are painted band by band and the window goes on."""
    from PySide6.QtPrintSupport import QPrinter

    printer = QPrinter()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "giấy.pdf"))
    monkeypatch.setattr(printing, "by_spooler", lambda: False)
    monkeypatch.setattr(printing, "choose_printer", lambda *_: printer)
    office_kit.go(window, qtbot, "preview", form="so-ghi-danh", period="2026-03")
    office_kit.trigger(window, "preview.sign")
    assert not window.shell.actions["preview.sign"].isEnabled()
    qtbot.waitUntil(window.shell.actions["preview.sign"].isEnabled, timeout=20_000)
    assert (tmp_path / "giấy.pdf").stat().st_size > 10_000
    assert history.acts(office)[0].kind == "paper_done" and window.shell.actions["preview.sign"].isEnabled()


@pytest.mark.parametrize(
    ("act", "ending", "render_twin"),
    [("preview.word", ".docx", render_docx), ("preview.excel", ".xlsx", render_xlsx)],
)
def test_the_twins_are_kept_beside_the_pdf(
    window: Window,
    office: Office,
    qtbot: QtBot,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    act: str,
    ending: str,
    render_twin: Callable[..., bytes],
) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", form="so-ghi-danh", period="2026-03")
    asked = []

    def where(_parent: object, title: str, name: str, kind: str) -> tuple[str, str]:
        asked.append((title, Path(name).name, kind))
        return str(tmp_path / "trang"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", where)
    office_kit.trigger(window, act)
    office_kit.rest(window, qtbot)
    assert asked[0][1] == f"so-ghi-danh-2026-03{ending}" and f"*{ending}" in asked[0][2]
    assert (tmp_path / f"trang{ending}").read_bytes() == render_twin("so-ghi-danh", page._drawn.facts)
    assert history.acts(office)[0].kind == "print"
    assert window.top.saved.text() == f"Đã lưu trang{ending}"


def test_leaving_the_dialog_writes_nothing(
    window: Window, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    office_kit.go(window, qtbot, "preview", form="so-ghi-danh", period="2026-03")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    for act in ("preview.pdf", "preview.word", "preview.excel"):
        office_kit.trigger(window, act)
    office_kit.rest(window, qtbot)
    assert history.acts(office)[0].kind != "print"


def test_only_what_has_a_table_goes_to_excel(window: Window, office: Office, qtbot: QtBot) -> None:
    first = next(row.uuid for row in honours.page(office, office_kit.YEAR) if row.number == 1)
    office_kit.go(window, qtbot, "preview", form="guong", entry=first)
    acts = window.shell.actions
    assert acts["preview.word"].isEnabled() and not acts["preview.excel"].isEnabled()


def test_a_file_open_in_word_is_one_sentence_and_the_old_one_stays(
    window: Window, office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "trang.docx"
    target.write_bytes(b"old")
    office_kit.go(window, qtbot, "preview", form="so-ghi-danh", period="2026-03")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))

    def held(*_: object) -> None:
        raise PermissionError(13, "held by another program")

    monkeypatch.setattr("models.storage.safefile.os.replace", held)
    seen = []
    monkeypatch.setattr("ui.tasks.sys.excepthook", lambda kind, error, trace: seen.append(error))
    monkeypatch.setattr("sys.excepthook", lambda kind, error, trace: seen.append(error))
    office_kit.trigger(window, "preview.word")
    with qtbot.capture_exceptions() as caught:
        office_kit.rest(window, qtbot)
    codes = [error.code for error in [*seen, *(error for _, error, _ in caught)] if isinstance(error, WorldError)]
    assert codes == ["file_in_use"]
    assert target.read_bytes() == b"old" and history.acts(office)[0].kind != "print"
