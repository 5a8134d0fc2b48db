"""Văn bản as it is used: a report from its figures to the stick, by keys and dialogs."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from models.rules.documents import FigureText, LetterFacts
from models.rules.errors import WorldError
from models.services import attachments, documents, house, settings, slips
from models.services.doors import Office
from ui import printing
from ui.pages.documents.dialogs import OutlineDialog, SignedDialog
from ui.pages.documents.editor import FILES, PAPER, TEXT
from ui.pages.documents.page import DocumentsPage
from ui.pages.preview.page import PreviewPage
from ui.pages.settings.page import SettingsPage
from ui.window import Window

CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path)
    settings.change(office, signatory="Lý Thị Nhàn", superior="ĐẢNG BỘ TỈNH LÀO CAI", cutoff_day=20)
    slip(office, "Tả Thàng")
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        yield window


def slip(office: Office, unit: str) -> None:
    texts = {"unit": unit, "month": "05/2026", "received_on": "04/05/2026", "members": "30", "present": "28"}
    slips.save(office, None, texts)


def pdf(facts: LetterFacts) -> bytes:
    return b"%PDF-1.7 x"


def opened(window: Window, qtbot: QtBot, **context: object) -> DocumentsPage:
    page = office_kit.go(window, qtbot, "documents", **context)
    assert isinstance(page, DocumentsPage)
    return page


def report(office: Office) -> str:
    return documents.new(office, "bao_cao", "2026-05")


def notice(office: Office, subject: str = "kết luận hội nghị") -> str:
    return documents.new(office, "thong_bao", subject=subject)


def accept(dialog: QDialog) -> None:
    dialog.try_accept()


def test_an_empty_list_says_what_to_do_first(window: Window, office: Office, qtbot: QtBot) -> None:
    page = opened(window, qtbot)
    assert page.start.isVisible() and not page.panes.isVisible()
    page.start.to_settings.click()
    assert isinstance(window.page(), SettingsPage)
    page = opened(window, qtbot)
    kit.answer(accept)
    kit.press(Qt.Key.Key_N, CTRL)
    office_kit.rest(window, qtbot)
    assert page.panes.isVisible() and not page.start.isVisible()
    assert page.editor.name.text() == "Báo cáo tháng 5 năm 2026"
    assert "đã nhận 1/4 phiếu" in page.editor.body.text.toPlainText()
    kit.wake(window)
    assert kit.focused() is page.editor.body.text


def test_a_report_that_is_there_is_opened_not_doubled(window: Window, office: Office, qtbot: QtBot) -> None:
    uuid = report(office)
    page = opened(window, qtbot)
    kit.answer(accept)
    office_kit.trigger(window, "document.report")
    assert [row.uuid for row in documents.listed(office)] == [uuid]
    assert page.editor.shown is not None and page.editor.shown.record.uuid == uuid
    page.editor.set_tab(FILES)
    opened(window, qtbot, report="2026-06")
    assert page.editor.tabs.key() == TEXT
    assert len(documents.listed(office)) == 2


def test_typing_becomes_one_act_when_the_document_is_left(window: Window, office: Office, qtbot: QtBot) -> None:
    uuid = report(office)
    page = opened(window, qtbot, document=uuid)
    page.editor.body.text.setFocus()
    kit.press(Qt.Key.Key_End, CTRL)
    kit.write(" Đề nghị cấp tài liệu")
    qtbot.waitUntil(lambda: office.drafts.get(documents.FORM, uuid) is not None)
    assert "Đề nghị" in office.drafts.get(documents.FORM, uuid).fields["body"]
    assert "document.drop" in page.acts
    office_kit.go(window, qtbot, "today")
    assert "Đề nghị cấp tài liệu" in documents.form(office, uuid).body
    assert office.drafts.get(documents.FORM, uuid) is None


def test_a_draft_goes_on_where_typing_stopped(window: Window, office: Office, qtbot: QtBot) -> None:
    uuid = notice(office)
    texts = {**documents.form(office, uuid).record.texts, "body": "I- MỘT\nviệc", "two_sided": "1"}
    office.drafts.put(documents.FORM, uuid, {"body": texts["body"], "subject": texts["subject"]}, "body", "x")
    page = opened(window, qtbot, document=uuid)
    assert page.editor.body.raw() == "I- MỘT\nviệc"
    assert kit.focused() is page.editor.body.text
    office_kit.trigger(window, "document.drop")
    assert page.editor.body.raw() == "" and documents.form(office, uuid).body == ""


def test_figures_are_confirmed_by_key_one_or_all(window: Window, office: Office, qtbot: QtBot) -> None:
    uuid = report(office)
    page = opened(window, qtbot, document=uuid)
    figures = page.editor.figures
    figures.table.setFocus()
    figures.table.set_current_row(0)
    kit.press(Qt.Key.Key_Space)
    office_kit.rest(window, qtbot)
    assert documents.form(office, uuid).standing["slips.received"] == FigureText("1", True)
    kit.press(Qt.Key.Key_Space)
    assert not documents.form(office, uuid).standing["slips.received"].confirmed
    slip(office, "Khe Ngàn")
    kit.settle()
    assert "2 khác hiện nay" not in figures.counts.text() and "khác hiện nay" in figures.counts.text()
    figures.table.set_current_row(0)
    office_kit.trigger(window, "document.renew")
    assert documents.form(office, uuid).standing["slips.received"] == FigureText("2", True)
    kit.settle()
    figures.table.set_current_row(1)
    office_kit.trigger(window, "document.renew")
    assert documents.form(office, uuid).standing["present"].text == "56"
    kit.press(Qt.Key.Key_Return, CTRL | SHIFT)
    kit.settle()
    assert documents.listed(office)[0].unconfirmed == 0
    assert figures.counts.text() == "Số liệu: đã xác nhận hết"


def test_a_figure_is_typed_over_and_another_put_in(window: Window, office: Office, qtbot: QtBot) -> None:
    uuid = report(office)
    page = opened(window, qtbot, document=uuid)
    page.editor.figures.model.edited.emit(page.editor.figures.model.row_at(0), "stands", "61")
    assert documents.form(office, uuid).standing["slips.received"] == FigureText("61", True)
    kit.settle()
    page.editor.body.text.setFocus()
    kit.press(Qt.Key.Key_Home, CTRL)
    page.editor.figures.add.picked.emit("households")
    assert page.editor.body.raw().startswith("⟦households⟧I- ")
    assert page.editor.figures.add.value() is None
    page.commit()
    kit.settle()
    assert documents.form(office, uuid).standing["households"] == FigureText("0", False)


def test_headings_by_key(window: Window, office: Office, qtbot: QtBot) -> None:
    page = opened(window, qtbot, document=notice(office))
    page.editor.body.text.setFocus()
    kit.write("viec")
    for key, line in ((Qt.Key.Key_1, "I- viec"), (Qt.Key.Key_2, "1. viec"), (Qt.Key.Key_5, "viec")):
        kit.press(key, ALT)
        assert page.editor.body.raw() == line
    kit.press(Qt.Key.Key_6, ALT)
    kit.write("a")
    assert page.editor.body.raw().split("\n")[1] == "a\t\t"


def test_what_cannot_be_pasted_is_said_on_the_page(window: Window, office: Office, qtbot: QtBot) -> None:
    page = opened(window, qtbot, document=notice(office))
    page.editor.body.text.setFocus()
    QGuiApplication.clipboard().setText("a\n" + "\t".join("b" * 13))
    kit.press(Qt.Key.Key_V, CTRL)
    assert page.problem.isVisible()


def test_the_list_is_narrowed(window: Window, office: Office, qtbot: QtBot) -> None:
    report(office)
    uuid = notice(office)
    documents.number(office, uuid, "7", "04/05/2026")
    page = opened(window, qtbot)
    kit.press(Qt.Key.Key_F, CTRL)
    kit.write("07-tb")
    assert [row.uuid for row in page._rows] == [uuid]
    page.filters.words.clear()
    page.filters.kinds.set_value("bao_cao")
    page.filters.kinds.picked.emit("bao_cao")
    assert [row.kind for row in page._rows] == ["bao_cao"]
    page.filters.kinds.set_value("")
    page.filters.states.set_value("numbered")
    page.filters.states.picked.emit("numbered")
    assert [row.uuid for row in page._rows] == [uuid]
    page.filters.states.set_value("signed")
    page.filters.states.picked.emit("signed")
    assert page._rows == [] and page.panes.isVisible()


def primary(page: DocumentsPage) -> str:
    (shown,) = [button.text() for button in page.editor.steps.values() if button.isVisible()] or [""]
    return shown


def test_the_next_step_follows_the_state(
    window: Window, office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = notice(office)
    page = opened(window, qtbot, document=uuid)
    assert (primary(page), page.editor.state.accessibleName()) == ("Xem trước", "nháp")
    documents.issue(office, uuid, pdf)
    kit.settle()
    assert (primary(page), page.editor.state.accessibleName()) == ("Ghi số, ngày", "trình ký")
    assert "in trình ký lần 1, 04/05/2026" in page.editor.note.text()

    def number(dialog: QDialog) -> None:
        dialog.form["number"].set_raw("07-BB/ĐU")
        dialog.try_accept()
        assert "là số của loại văn bản khác" in dialog.refusal.text()
        dialog.form["number"].set_raw("Số 07-TB/ĐU")
        dialog.try_accept()

    kit.answer(number)
    office_kit.trigger(window, "document.number")
    kit.settle()
    assert (primary(page), page.editor.state.accessibleName()) == ("Đính bản ký", "đã ghi số")
    assert page.editor.note.text().startswith("Số 07-TB/ĐU, ngày 04/05/2026")
    scan = tmp_path / "quét.pdf"
    scan.write_bytes(b"%PDF-1.4 signed")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_given: ([str(scan)], ""))

    def attach(dialog: QDialog) -> None:
        assert isinstance(dialog, SignedDialog)
        dialog.try_accept()
        assert "Chưa chọn tệp bản ký nào" in dialog.refusal.text()
        dialog.choose.click()
        assert dialog.names.text() == "quét.pdf"
        dialog.answers.button(2).click()
        dialog.try_accept()
        assert "Chưa ghi bản ký khác" in dialog.refusal.text()
        dialog.difference.set_raw("Việc 3: hạn 10/6")
        dialog.try_accept()

    kit.answer(attach)
    office_kit.trigger(window, "document.attach")
    kit.settle()
    assert (primary(page), page.editor.state.accessibleName()) == ("Chép để tải lên", "có bản ký")
    assert page.editor.body.text.isReadOnly() and not page.editor.form["subject"].isEnabled()
    assert page.editor.tabs.key() == FILES and "khác số liệu hoặc việc giao" in page.editor.papers.signed.text()
    assert page.filters.waiting.text() == "Chờ tải lên (1)"
    stick = tmp_path / "usb"
    stick.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_given: str(stick))

    def tick(dialog: QDialog) -> None:
        dialog.form["place"].set_raw("Hệ thống văn bản")
        dialog.try_accept()

    def copied(dialog: QDialog) -> None:
        kit.answer(tick, dialog)
        dialog.try_accept()

    kit.answer(copied)
    office_kit.trigger(window, "document.copy")
    kit.settle()
    assert (stick / "Danh mục văn bản.txt").is_file()
    assert (primary(page), page.editor.state.accessibleName()) == ("", "đã tải lên")
    assert "Hệ thống văn bản" in page.editor.papers.sent.text()
    office_kit.trigger(window, "document.untick")
    kit.settle()
    assert documents.waiting(office) == (uuid,)


def test_a_number_twice_is_asked_about(window: Window, office: Office, qtbot: QtBot) -> None:
    documents.number(office, notice(office, "một"), "7", "04/05/2026")
    uuid = notice(office, "hai")
    opened(window, qtbot, document=uuid)
    asked: list[str] = []

    def twice(question: QDialog) -> None:
        asked.append(question.windowTitle())
        question.try_accept()

    def number(dialog: QDialog) -> None:
        dialog.form["number"].set_raw("7")
        kit.answer(twice, dialog)
        dialog.try_accept()

    kit.answer(number)
    office_kit.trigger(window, "document.number")
    assert asked == ["Số 07-TB/ĐU đã ghi cho văn bản khác: Thông báo một (04/05/2026)."]
    assert documents.form(office, uuid).number_text == "07-TB/ĐU"


def test_a_number_twice_can_be_left(window: Window, office: Office, qtbot: QtBot) -> None:
    documents.number(office, notice(office, "một"), "7", "04/05/2026")
    uuid = notice(office, "hai")

    def number(dialog: QDialog) -> None:
        dialog.form["number"].set_raw("7")
        kit.answer(QDialog.reject, dialog)
        dialog.try_accept()
        assert "Số 07-TB/ĐU đã ghi cho văn bản khác" in dialog.refusal.text()
        dialog.reject()

    kit.answer(number)
    opened(window, qtbot, document=uuid, act="number")
    kit.settle()
    assert documents.form(office, uuid).number_text == ""


def test_an_outline_is_pasted_and_written_under(window: Window, office: Office, qtbot: QtBot) -> None:
    uuid = report(office)
    page = opened(window, qtbot, document=uuid)

    def outline(dialog: QDialog) -> None:
        assert isinstance(dialog, OutlineDialog)
        dialog.try_accept()
        assert "Chưa có đề cương nào" in dialog.refusal.text()
        dialog.words.set_raw("I. Ghi danh\nII. Kiến nghị")
        dialog.try_accept()

    kit.answer(outline)
    office_kit.trigger(window, "document.outline")
    kit.settle()
    assert page.editor.body.raw().startswith("I- Ghi danh\nCác chi bộ báo lên")


def test_a_value_of_the_rules_is_changed_with_its_reason(window: Window, office: Office, qtbot: QtBot) -> None:
    uuid = notice(office)
    opened(window, qtbot, document=uuid)

    def change(dialog: QDialog) -> None:
        dialog.form["name"].set_value("text_size", "Cỡ chữ nội dung")
        dialog.form["value"].set_raw("15")
        dialog.try_accept()
        assert "Chưa ghi vì sao" in dialog.refusal.text()
        dialog.form["note"].set_raw("Công văn 12")
        dialog.try_accept()

    kit.answer(change)
    office_kit.trigger(window, "document.rules")
    assert documents.facts(office, uuid).overrides == {"text_size": 15.0}


def test_annexes_are_chosen_and_signed_files_saved(
    window: Window, office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = report(office)
    page = opened(window, qtbot, document=uuid)
    page.editor.set_tab(FILES)
    page.editor.papers.ticks["entered"].click()
    kit.settle()
    assert [one.chosen for one in documents.form(office, uuid).annexes] == [True, False]
    documents.number(office, uuid, "7", "04/05/2026")
    documents.attach_signed(office, uuid, [("ký.pdf", b"%PDF-1.4 s")], "same")
    kit.settle()
    out = tmp_path / "ra.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_given: (str(out), ""))
    page.editor.papers.table.setFocus()
    kit.press(Qt.Key.Key_Return)
    assert out.read_bytes() == b"%PDF-1.4 s"
    (file,) = attachments.listed(office, uuid)
    assert file.file_name == "ký.pdf"


def test_nobody_to_sign_is_said_beside_the_fields(window: Window, office: Office, qtbot: QtBot) -> None:
    texts = {"name": "Giàng A Sùng", "title": "BÍ THƯ", "from_day": "01/06/2026"}
    signer = house.save(office, "signing_person", None, texts)
    uuid = notice(office)
    page = opened(window, qtbot, document=uuid)
    page.editor.set_tab(PAPER)
    assert "Chưa có ai được ghi là người ký vào ngày 04/05/2026" in page.editor.side.text()
    page.editor.form["near"].set_raw("02/06/2026")
    page.editor.form["near"].changed.emit()
    page.editor.form["signer"].editor.set_value(signer)
    page.commit()
    kit.settle()
    assert "BÍ THƯ Giàng A Sùng" in page.editor.side.text()
    offered = page.editor.form["body_code"].editor._options("")
    assert [option.value for option in offered] == ["ĐU"]


def test_a_draft_is_taken_away_after_asking(window: Window, office: Office, qtbot: QtBot) -> None:
    notice(office)
    page = opened(window, qtbot)
    page.table.setFocus()
    kit.answer(accept)
    kit.press(Qt.Key.Key_Delete)
    kit.settle()
    assert documents.listed(office) == () and page.start.isVisible()


def test_another_kind_is_begun_and_its_history_seen(window: Window, office: Office, qtbot: QtBot) -> None:
    page = opened(window, qtbot)

    def begin(dialog: QDialog) -> None:
        dialog.form["kind"].set_value("giay_moi", "Giấy mời")
        dialog.form["subject"].set_raw("họp giao ban")
        dialog.try_accept()

    kit.answer(begin)
    office_kit.trigger(window, "document.new")
    kit.settle()
    assert page.editor.name.text() == "Giấy mời họp giao ban"
    assert not page.editor.figures.isVisible()
    office_kit.trigger(window, "document.history")
    assert window.page().key == "history"


def test_from_the_preview_it_goes_to_the_printer_and_counts(
    window: Window, office: Office, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = report(office)
    page = opened(window, qtbot, document=uuid)
    page.editor.body.text.setFocus()
    kit.press(Qt.Key.Key_P, CTRL)
    office_kit.rest(window, qtbot)
    preview = window.page()
    assert isinstance(preview, PreviewPage)
    assert preview.title == "Xem trước: Báo cáo tháng 5 năm 2026"
    assert "số liệu chưa xác nhận" in preview.foot.words.text()
    monkeypatch.setattr(printing, "by_spooler", lambda: True)
    monkeypatch.setattr(printing, "spool", _gone)
    kit.answer(QDialog.reject)
    office_kit.trigger(window, "preview.sign")
    kit.answer(accept)
    with qtbot.captureExceptions() as caught:
        office_kit.trigger(window, "preview.sign")
        office_kit.rest(window, qtbot)
    assert [error.code for _kind, error, _trace in caught] == ["print_no_printer"]
    assert documents.form(office, uuid).copies == 0
    sent: list[object] = []
    monkeypatch.setattr(printing, "spool", sent.append)
    documents.confirm(office, uuid)
    office_kit.rest(window, qtbot)
    office_kit.trigger(window, "preview.sign")
    office_kit.rest(window, qtbot)
    form = documents.form(office, uuid)
    assert (form.state, form.copies, len(sent)) == ("for_signature", 1, 1)
    window.go_back()
    assert window.page().key == "documents"


def _gone(_sheets: object) -> None:
    raise WorldError("print_no_printer")
