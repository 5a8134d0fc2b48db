"""Đối chiếu sổ, and what is asked wherever sheets of the Sổ are printed again or were cut off."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from models.rules.errors import Refused, WorldError
from models.rules.paper import SheetState
from models.services import (
    books,
    calibrations,
    doors,
    history,
    honours,
    pages,
    paper,
    paper_check,
    periods,
    rounds,
    seals,
    settings,
    today,
)
from models.services.doors import Office
from models.tables.honours import Book
from reports import render
from ui import printing
from ui.pages.paper.page import PaperPage
from ui.pages.preview.page import PreviewPage
from ui.paperbook import OTHER
from ui.printing import Sheets
from ui.window import Window

MARCH = {"form": "so-ghi-danh", "period": "2026-03"}
ROOT = Path(__file__).resolve().parents[2]


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
    monkeypatch.setattr(printing, "printer_name", lambda: "HP")
    monkeypatch.setattr(printing, "spool", caught.append)
    return caught


def print_march(office: Office, **parts: object) -> str:
    facts = pages.book_facts(office, 2026, periods=("2026-03",))
    made = paper.start(office, facts, render.printed(facts), "HP")
    paper.done(office, made)
    return made


def listed(office: Office) -> dict[int | None, paper_check.PageFact]:
    return {page.number: page for page in paper_check.listed(office, books.own_book(office, 2026).uuid)}


def sign(window: Window, qtbot: QtBot) -> None:
    office_kit.trigger(window, "preview.sign")
    office_kit.rest(window, qtbot)


# Printing from the preview.


def test_a_print_for_the_signature_fills_the_paper_book(
    window: Window, office: Office, qtbot: QtBot, sent: list[Sheets]
) -> None:
    office_kit.go(window, qtbot, "preview", **MARCH)
    sign(window, qtbot)
    assert len(sent) == 1 and sent[0].backs == frozenset({1})
    found = listed(office)
    assert sorted(found) == [3, 4] and found[3].state is SheetState.OUT and found[3].printer == "HP"
    assert window.top.saved.text() == "Đã gửi in trình ký"
    lines = [line for line in today.page(office, office.source.today()).lines if line.code == "pages_unsigned"]
    assert [line.values for line in lines] == [{"year": 2026, "pages": "3"}]


def test_a_trial_print_is_no_event_of_the_paper_book(
    window: Window, office: Office, qtbot: QtBot, sent: list[Sheets]
) -> None:
    office_kit.go(window, qtbot, "preview", **MARCH)
    office_kit.trigger(window, "preview.try")
    office_kit.rest(window, qtbot)
    assert len(sent) == 1 and listed(office) == {}


def test_printing_filed_pages_again_asks_and_replaces(
    window: Window, office: Office, qtbot: QtBot, sent: list[Sheets]
) -> None:
    print_march(office)
    page: PreviewPage = office_kit.go(window, qtbot, "preview", **MARCH)
    first = page._drawn.pdf
    asked = []

    def replace(dialog: QDialog) -> None:
        asked.append((dialog.windowTitle(), [(row.label, row.words) for row in dialog.rows]))
        kit.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    kit.answer(replace)
    sign(window, qtbot)
    office_kit.rest(window, qtbot)
    assert asked == [("In lại trang đã lưu?", [("trang 3–4", "khớp")])]
    (sheets,) = sent
    assert sheets.pdf != first
    found = listed(office)
    assert found[3].replaces and found[3].state is SheetState.OUT
    assert page._drawn.pdf == first, "the preview shows the book again, byte for byte as it was first printed"


def test_a_trial_print_of_filed_pages_changes_nothing(
    window: Window, office: Office, qtbot: QtBot, sent: list[Sheets]
) -> None:
    print_march(office)
    before = listed(office)
    page: PreviewPage = office_kit.go(window, qtbot, "preview", **MARCH)
    kit.answer(lambda dialog: dialog.done(OTHER))
    sign(window, qtbot)
    assert [sheets.pdf for sheets in sent] == [page._drawn.pdf] and listed(office) == before
    kit.answer(lambda dialog: dialog.reject())
    sign(window, qtbot)
    assert len(sent) == 1


def test_only_the_ticked_sheets_are_replaced(window: Window, office: Office, qtbot: QtBot, sent: list[Sheets]) -> None:
    facts = pages.book_facts(office, 2026)
    paper.done(office, paper.start(office, facts, render.printed(facts), "HP"))
    first = next(row.uuid for row in honours.page(office, office_kit.YEAR) if row.number == 1)
    honours.withdraw(office, first, date(2026, 5, 4), "08-TB", "UBKT")
    office_kit.go(window, qtbot, "preview", form="so-ghi-danh", year=2026)
    seen = []

    def replace(dialog: QDialog) -> None:
        seen.extend((row.label, row.words) for row in dialog.rows)
        assert [row.label for row in dialog.ticked()] == ["trang 3–4"]
        dialog.try_accept()

    kit.answer(replace)
    sign(window, qtbot)
    office_kit.rest(window, qtbot)
    assert seen == [("bìa", "đã in"), ("trang 1–2", "đã in"), ("trang 3–4", "khác sổ: số 01")]
    found = listed(office)
    assert [found[number].replaces for number in (None, 1, 3)] == [False, False, True]
    assert not found[3].differs


def test_a_printer_that_is_gone_leaves_no_page(
    window: Window, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "by_spooler", lambda: True)
    monkeypatch.setattr(printing.shutil, "which", lambda _name: None)
    told = []
    monkeypatch.setattr("ui.tasks.sys.excepthook", lambda kind, error, trace: told.append(error))
    office_kit.go(window, qtbot, "preview", **MARCH)
    sign(window, qtbot)
    assert [error.code for error in told if isinstance(error, WorldError)] == ["print_no_spooler"]
    assert listed(office) == {} and paper.unanswered(office) == ()


def test_a_printer_that_stops_half_way_is_asked_about(
    window: Window, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Printer:
        def printerName(self) -> str:
            return "Canon"

        def paperSource(self) -> object:
            from PySide6.QtPrintSupport import QPrinter

            return QPrinter.PaperSource.Auto

        def resolution(self) -> int:
            return 300

    def paint(*_: object) -> Iterator[int]:
        yield 1
        raise WorldError("print_refused", answer="")

    monkeypatch.setattr(printing, "by_spooler", lambda: False)
    monkeypatch.setattr(printing, "choose_printer", lambda *_: Printer())
    monkeypatch.setattr(printing, "paint", paint)
    office_kit.go(window, qtbot, "preview", **MARCH)
    with qtbot.capture_exceptions() as raised:
        office_kit.trigger(window, "preview.sign")
        qtbot.waitUntil(lambda: bool(raised), timeout=5_000)
    (cut,) = paper.unanswered(office)
    assert cut.printer == "Canon" and window.shell.actions["preview.sign"].isEnabled()

    def out(dialog: QDialog) -> None:
        assert dialog.windowTitle() == "Tờ nào đã ra giấy?"
        kit.press(Qt.Key.Key_Space)
        dialog.try_accept()

    kit.answer(out)
    page: PaperPage = office_kit.go(window, qtbot, "paper", act="answer")
    assert paper.unanswered(office) == () and sorted(listed(office)) == [3, 4]
    assert not page.answer_button.isVisible()


def test_a_cut_print_is_asked_about_before_the_next(
    window: Window, office: Office, qtbot: QtBot, sent: list[Sheets]
) -> None:
    facts = pages.book_facts(office, 2026, periods=("2026-03",))
    paper.stopped(office, paper.start(office, facts, render.printed(facts)))
    office_kit.go(window, qtbot, "preview", **MARCH)
    kit.answer(lambda dialog: dialog.reject())
    sign(window, qtbot)
    assert sent == [] and len(paper.unanswered(office)) == 1
    kit.answer(lambda dialog: dialog.try_accept())
    sign(window, qtbot)
    office_kit.rest(window, qtbot)
    assert len(sent) == 1 and paper.unanswered(office) == ()


# The page.


def test_without_a_printed_page_there_is_a_sentence(window: Window, qtbot: QtBot) -> None:
    page: PaperPage = office_kit.go(window, qtbot, "paper")
    assert page.empty.isVisible() and not page.box.isVisible()
    for act in ("paper.sign", "paper.view", "paper.replace", "paper.spoilt", "paper.answer"):
        assert not window.shell.actions[act].isEnabled()


def test_each_page_says_what_paper_and_office_hold(window: Window, office: Office, qtbot: QtBot) -> None:
    print_march(office)
    first = next(row.uuid for row in honours.page(office, office_kit.YEAR) if row.number == 1)
    honours.correct(office, first, {"result": "Ba ho"}, "thieu")
    page: PaperPage = office_kit.go(window, qtbot, "paper")
    cells = [page.model.cell(0, column).text for column in range(7)]
    assert cells == [
        "3", "tháng 3", "01–03", "mẫu ban đầu", "04/05/2026 09:12, lan", "khác sổ: số 01", "chờ ký",
    ]  # fmt: skip
    assert page.name.text() == "Trang 3"
    assert page.words.text().startswith("Số 01 Giàng Seo Páo: đã đính chính sau khi in (“Kết quả, sức lan toả”).")
    assert page.sentence.text() == "2 trang · 1 trang cần xem · 1 trang chờ ký"


def test_a_signed_sheet_is_attached_and_seen(
    window: Window, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    print_march(office)
    scan = tmp_path / "trang 3 ký.png"
    QImage(40, 30, QImage.Format.Format_Grayscale8).save(str(scan))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(scan), ""))
    page: PaperPage = office_kit.go(window, qtbot, "paper", unsigned=True)
    office_kit.trigger(window, "paper.sign")
    assert page.model.cell(0, 6).text == "đã đính" and "trang 3 ký.png" in page.words.text()
    copy = tmp_path / "chép.png"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(copy), ""))

    def look(dialog: QDialog) -> None:
        assert not dialog.picture.pixmap().isNull()
        dialog.copy.click()
        dialog.accept()

    kit.answer(look)
    page.table.setFocus()
    page.table.set_current_row(0)
    kit.press(Qt.Key.Key_Return)
    assert copy.read_bytes() == scan.read_bytes()
    other = tmp_path / "ký.pdf"
    facts = pages.book_facts(office, 2026, periods=("2026-03",))
    other.write_bytes(render.render("so-ghi-danh", facts))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(other), ""))
    office_kit.trigger(window, "paper.sign")
    kit.answer(lambda dialog: dialog.pdf.count() == 2 and dialog.accept())
    office_kit.trigger(window, "paper.view")
    assert not [line for line in today.page(office, office.source.today()).lines if line.code == "pages_unsigned"]


def test_a_file_that_is_no_picture_is_refused(
    window: Window, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    print_march(office)
    odd = tmp_path / "ký.docx"
    odd.write_bytes(b"PK")
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(odd), ""))
    page: PaperPage = office_kit.go(window, qtbot, "paper")
    with pytest.raises(Refused, match="attachment_kind"):
        page.sign()
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    page.sign()
    assert listed(office)[3].signed == ()


def test_a_spoilt_sheet_is_noted_and_replaced(window: Window, office: Office, qtbot: QtBot, sent: list[Sheets]) -> None:
    print_march(office)
    page: PaperPage = office_kit.go(window, qtbot, "paper")

    def jam(dialog: QDialog) -> None:
        dialog.try_accept()
        assert dialog.isVisible(), "a reason is needed"
        kit.write("ket giay")
        dialog.try_accept()

    kit.answer(jam)
    office_kit.trigger(window, "paper.spoilt")
    assert page.state.accessibleName() == "tờ hỏng"
    assert page.words.text() == "Tờ hỏng: ket giay. Bấm Thay trang để in tờ mới."
    office_kit.trigger(window, "paper.replace")
    office_kit.rest(window, qtbot)
    preview: PreviewPage = window.page()
    assert preview.view.count() == 2 and preview.back == "paper"
    sign(window, qtbot)
    assert len(sent) == 1
    assert [listed(office)[number].state for number in (3, 4)] == [SheetState.OUT] * 2 and listed(office)[3].replaces


def test_a_sheet_whose_rows_moved_is_not_replaced_alone(office: Office) -> None:
    first = next(row.uuid for row in honours.page(office, office_kit.YEAR) if row.number == 1)
    print_march(office)
    honours.correct(office, first, {"deed": "Viec rat dai " * 120}, "thieu")
    facts = pages.book_facts(office, 2026, periods=("2026-03",))
    from dataclasses import replace

    alone = replace(facts, parts=replace(facts.parts, pages=(3, 4), replacing=(3, 4)))
    drawn = render.printed(alone)
    whole = render.printed(facts)
    assert len(whole) > len(drawn)
    with pytest.raises(Refused) as found:
        paper.start(office, alone, drawn)
    assert (found.value.code, found.value.values) == ("pages_shift", {"pages": "3–4"})


def test_the_page_is_reached_from_the_periods_by_keys(window: Window, office: Office, qtbot: QtBot) -> None:
    print_march(office)
    office_kit.go(window, qtbot, "periods")
    kit.press(Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    office_kit.rest(window, qtbot)
    page = window.page()
    assert isinstance(page, PaperPage) and page.back == "periods" and kit.focused() is page.table


def test_a_print_is_never_undone(window: Window, office: Office, qtbot: QtBot) -> None:
    before = history.last(office)
    print_march(office)
    assert history.last(office) == before


# The seal.


def test_the_seal_is_typed_back(window: Window, office: Office, qtbot: QtBot) -> None:
    book = books.own_book(office, 2026).uuid
    periods.close(office, book, "2026-03")
    typed = "".join(seals.of(Book.get(Book.uuid == book)))
    office_kit.go(window, qtbot, "periods")
    said = []

    def check(dialog: QDialog) -> None:
        for words in ("123", typed, typed[:-1] + str((int(typed[-1]) + 1) % 10), "1" * 32):
            dialog.form.focus("seal")
            kit.focused().selectAll()
            kit.write(words)
            dialog.try_accept()
            said.append((dialog.state.isVisible(), dialog.answer.text(), dialog.form["seal"].remark.text()))
        dialog.reject()

    kit.answer(check)
    office_kit.trigger(window, "period.seal")
    assert said[0][2].startswith("Mã niêm có 32 chữ số, mới gõ 3.") and not said[0][0]
    assert said[1][:2] == (True, "Khớp: 3 lượt của sổ năm 2026 đúng như lúc khoá.")
    assert said[2][1].startswith("Mã gõ khác ở nhóm 8;")
    assert said[3][1].startswith("Mã này không phải của danh sách đã khoá")


# A real power cut.

KILLED = """
import os, sys
from datetime import datetime
sys.path[:0] = [{tests!r}, {root!r}, {ui!r}]
from pathlib import Path
from models.services import doors
from ui import app as application
from ui.preferences import Preferences
import office_kit
app = application.make_application()
application.dress(app, Preferences())
office = doors.open_office(Path({office!r}))
with office_kit.window_on(office, Path({office!r}).parent) as window:
    window.go("preview", {{"form": "so-ghi-danh", "period": "2026-03"}})
    from PySide6.QtTest import QTest
    while window.shell.tasks.busy:
        QTest.qWait(20)
    window.shell.actions["preview.sign"].trigger()
    while True:
        QTest.qWait(20)
"""


def test_a_process_killed_between_printer_and_answer_is_asked_about_at_the_next_start(
    office: Office, tmp_path: Path, dress: Callable[..., None], qtbot: QtBot
) -> None:
    folder = office.folder
    office.close()
    tools = tmp_path / "bin"
    tools.mkdir()
    killer = 'cat > "$SPOOLED"\nkill -9 "$PPID"\n'
    for name, does in (("lpstat", 'echo "HP: HP"\n'), ("lp", killer)):
        (tools / name).write_text(f"#!/bin/sh\n{does}")
        (tools / name).chmod(0o755)
    script = KILLED.format(tests=str(ROOT / "tests"), root=str(ROOT), ui=str(ROOT / "tests" / "ui"), office=str(folder))
    spooled = tmp_path / "spooled.pdf"
    env = {
        **os.environ,
        "PATH": f"{tools}:{os.environ['PATH']}",
        "QT_QPA_PLATFORM": "offscreen",
        "SPOOLED": str(spooled),
    }
    done = subprocess.run([sys.executable, "-c", script], env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == -9, done.stderr
    assert spooled.read_bytes().startswith(b"%PDF")
    again = doors.open_office(folder)
    try:
        (line,) = [line for line in today.page(again, date.today()).lines if line.code == "print_unsure"]
        assert line.values["pages"] == "3–4"
        with office_kit.window_on(again, tmp_path) as window:
            home = office_kit.go(window, qtbot, "today")
            button = home.first_focus()
            assert button.text() == "Ghi nhận tờ đã ra"

            def out(dialog: QDialog) -> None:
                kit.press(Qt.Key.Key_Space)
                kit.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

            kit.answer(out)
            button.click()
            office_kit.rest(window, qtbot)
            assert isinstance(window.page(), PaperPage)
        assert paper.unanswered(again) == ()
        assert [listed(again)[number].state for number in (3, 4)] == [SheetState.OUT] * 2
    finally:
        again.close()


# In tiếp trang, and printers out of true.


def test_new_rows_go_onto_the_filed_sheet(window: Window, office: Office, qtbot: QtBot, sent: list[Sheets]) -> None:
    settings.change(office, continue_pages=True)
    page: PreviewPage = office_kit.go(window, qtbot, "preview", **MARCH)
    assert page.view.count() == 1, "an open period has no sums and no empty back"
    sign(window, qtbot)
    kit.entered(office, "Sùng A Lềnh")
    office_kit.go(window, qtbot, "preview", **MARCH)
    offered = {option.words: option.value for option in page.bar.which._options("")}
    onto, fresh = "tháng 3 năm 2026: in tiếp trang 3", "tháng 3 năm 2026: trang mới từ 4"
    assert [words for words in offered if ":" in words] == [onto, fresh]
    page._chosen(offered[onto])
    office_kit.rest(window, qtbot)
    assert "đặt lại tờ có trang 3 vào khay, mặt trước" in page.foot.words.text()
    sign(window, qtbot)
    assert [sheets.short_edge for sheets in sent] == [True, None]
    assert (listed(office)[3].last, listed(office)[3].differs) == (4, False)


def test_a_full_page_is_one_sentence(
    window: Window, office: Office, qtbot: QtBot, sent: list[Sheets], monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.change(office, continue_pages=True)
    page: PreviewPage = office_kit.go(window, qtbot, "preview", **MARCH)
    sign(window, qtbot)
    long = kit.entry(office, "Sùng A Lềnh", month="03/2026", deed="\n".join(["Việc rất dài"] * 26))
    opened = rounds.open_round(office, "month", "2026-03")
    rounds.add_entries(office, opened, [long])
    rounds.enter(office, opened)
    told = []
    monkeypatch.setattr("ui.tasks.sys.excepthook", lambda kind, error, trace: told.append(error))
    office_kit.go(window, qtbot, "preview", **MARCH)
    offered = [option.value for option in page.bar.which._options("") if option.value.rest]
    page._chosen(offered[0])
    office_kit.rest(window, qtbot)
    assert [error.code for error in told] == ["page_full"]
    page._chosen(offered[1])
    office_kit.rest(window, qtbot)
    assert "đặt lại tờ có trang 3 vào khay, mặt sau" in page.foot.words.text()
    sign(window, qtbot)
    assert sorted(listed(office)) == [3, 4] and sent[-1].backs == frozenset({0}) and sent[-1].short_edge is None


def test_a_printer_is_measured_and_its_prints_are_straightened(
    window: Window, office: Office, qtbot: QtBot, sent: list[Sheets]
) -> None:
    page = office_kit.go(window, qtbot, "settings", tab="machine")

    def measure(dialog: QDialog) -> None:
        dialog.sheet.click()
        office_kit.rest(window, qtbot)
        assert dialog.printer.text() == "Máy in: HP"
        dialog.fields[("front", "left")].setFocus()
        for words in ("21,5", "18,5", "20", "200"):
            kit.write(words)
            kit.press(Qt.Key.Key_Tab)
        dialog.try_accept()
        assert dialog.isVisible() and "lệch quá xa" in dialog.refusal.text()
        dialog.fields[("front", "bottom")].setFocus()
        kit.focused().selectAll()
        kit.write("hai")
        dialog.try_accept()
        assert "“hai”" in dialog.refusal.text()
        kit.focused().selectAll()
        kit.write("20")
        dialog.try_accept()

    kit.answer(measure)
    page.straighten.click()
    assert len(sent) == 1, "the sheet shows the printer as it is"
    made = calibrations.corrections(office, "HP", "", calibrations.LANDSCAPE)
    assert made["front"].offset_x == pytest.approx(-1.5) and "back" not in made
    preview: PreviewPage = office_kit.go(window, qtbot, "preview", **MARCH)
    office_kit.trigger(window, "preview.try")
    qtbot.waitUntil(lambda: len(sent) == 2, timeout=20_000)
    office_kit.rest(window, qtbot)
    assert sent[1].pdf != preview._drawn.pdf and sent[1].pages == ()
    assert preview._drawn.pdf == render.render("so-ghi-danh", pages.book_facts(office, 2026, periods=("2026-03",)))
    seen: list[str] = []

    def look(dialog: QDialog) -> None:
        seen.append(dialog.fields[("front", "left")].raw())
        dialog.reject()

    kit.answer(look)
    page = office_kit.go(window, qtbot, "settings", tab="machine")
    page.straighten.click()
    assert seen == ["21,5"]


def test_pages_printed_on_another_machine_are_noted(
    window: Window, office: Office, qtbot: QtBot, sent: list[Sheets], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    page: PreviewPage = office_kit.go(window, qtbot, "preview", **MARCH)
    office_kit.trigger(window, "preview.elsewhere")
    assert sent == [] and listed(office)[3].state is SheetState.OUT and listed(office)[3].printer == ""
    first = page._drawn.pdf
    kept = tmp_path / "thay trang.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(kept), ""))
    kit.answer(lambda dialog: dialog.try_accept())
    office_kit.trigger(window, "preview.elsewhere")
    office_kit.rest(window, qtbot)
    assert listed(office)[3].replaces and kept.read_bytes() != first and sent == []
    office_kit.rest(window, qtbot)
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    before = listed(office)
    kit.answer(lambda dialog: dialog.try_accept())
    office_kit.trigger(window, "preview.elsewhere")
    office_kit.rest(window, qtbot)
    assert listed(office) == before, "nothing is noted of a file that was not saved"
