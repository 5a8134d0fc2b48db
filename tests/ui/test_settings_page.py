"""Cài đặt: what is typed is one act when it is left; a wrong day is said under its field; the machine's own choices."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from models.rules.schedule import DayRules
from models.services import calendar_days, history, house
from models.services import office as offices
from models.services.doors import Office
from ui.pages.settings.fields import SPECS, TABS
from ui.pages.settings.page import SettingsPage
from ui.widgets.formdialog import FormDialog
from ui.window import Window


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
def page(window: Window, qtbot: QtBot) -> SettingsPage:
    return office_kit.go(window, qtbot, "settings")


def turn(page: SettingsPage, key: str) -> None:
    page.tabs._group.button(page.tabs._keys.index(key)).click()


def retype(page: SettingsPage, name: str, words: str) -> None:
    page.form.focus(name)
    page.form[name].editor.selectAll()
    kit.press(Qt.Key.Key_Delete)
    kit.write(words)


def test_every_setting_stands_under_one_tab() -> None:
    placed = [place.name for tab in TABS for row in tab.rows for place in row]
    assert sorted(placed) == sorted(spec.name for spec in SPECS)


def test_a_tab_is_written_when_it_is_left(page: SettingsPage, office: Office) -> None:
    turn(page, "signing")
    retype(page, "signatory", "Đỗ Quang Hưng")
    retype(page, "term", "2025 – 2030")
    assert offices.facts(office).signatory == ""
    turn(page, "dates")
    told = offices.facts(office)
    assert (told.signatory, told.term) == ("Đỗ Quang Hưng", "2025 – 2030")
    assert history.last(office).kind == "settings" and office.drafts.all() == ()


def test_a_letterhead_keeps_its_own_line_breaks(page: SettingsPage, window: Window, office: Office) -> None:
    page.form["superior"].editor.setPlainText("ĐẢNG BỘ TỈNH\nLÀO CAI")
    office_kit.trigger(window, "save")
    assert offices.facts(office).superior == "ĐẢNG BỘ TỈNH\nLÀO CAI"


@pytest.mark.parametrize(
    ("name", "typed"), [("slip_day", "32"), ("report_day", "abc"), ("meeting_day", "0"), ("repeat_months", "99")]
)
def test_a_wrong_day_is_said_under_its_field(
    page: SettingsPage, window: Window, office: Office, name: str, typed: str
) -> None:
    turn(page, "dates")
    before = offices.facts(office)
    retype(page, name, typed)
    office_kit.trigger(window, "save")
    assert page.form[name].remark.text() and page.form[name].editor.hasFocus()
    assert offices.facts(office) == before
    assert office.drafts.get("setting", "office").fields[name] == typed


def test_no_cut_off_day_means_the_end_of_the_month(page: SettingsPage, window: Window, office: Office) -> None:
    turn(page, "dates")
    retype(page, "cutoff_day", "20")
    office_kit.trigger(window, "save")
    assert offices.facts(office).cutoff_day == 20
    retype(page, "cutoff_day", "")
    office_kit.trigger(window, "save")
    assert offices.facts(office).cutoff_day is None


def test_private_fields_are_off_until_ticked(page: SettingsPage, office: Office) -> None:
    turn(page, "privacy")
    assert not offices.facts(office).show_telephone
    page.form["show_telephone"].editor.click()
    assert page.leave() and offices.facts(office).show_telephone
    page.form["show_telephone"].editor.click()
    assert page.leave() and not offices.facts(office).show_telephone


def test_an_undo_is_shown(page: SettingsPage, office: Office) -> None:
    turn(page, "signing")
    retype(page, "keeper", "Hoàng Thị Mỷ")
    assert page.leave()
    history.undo_last(office)
    assert page.form["keeper"].raw() == ""


def test_the_machine_has_choices_of_its_own(page: SettingsPage, window: Window, office: Office) -> None:
    turn(page, "machine")
    told = []
    window.shell.bus.preferences.connect(lambda: told.append(window.shell.preferences.now.percent))
    before = history.last(office)
    page.machine.pickers["percent"].picked.emit(125)
    assert told == [125] and history.last(office) == before


def test_the_folder_is_named_and_what_its_key_means(page: SettingsPage, window: Window, office: Office) -> None:
    turn(page, "data")
    assert page.folder.text() == str(office.folder)
    left = []
    window.shell.bus.start.connect(lambda: left.append(True))
    page.care.click()
    assert window.page().key == "care"
    assert left == []


def test_a_way_here_can_name_its_tab(window: Window, qtbot: QtBot) -> None:
    page = office_kit.go(window, qtbot, "settings", tab="dates")
    assert page.tabs.key() == "dates" and page.form["slip_day"].isVisible()


# Lịch việc.


def test_every_date_is_changed_in_the_window(page: SettingsPage, office: Office) -> None:
    turn(page, "dates")
    typed = {
        "slip_day": "8", "meeting_day": "12", "cutoff_day": "20", "report_day": "24", "report_quarter": "22",
        "report_half": "12/6", "report_year": "15/1", "round_half": "5/6", "round_year": "5/12",
    }  # fmt: skip
    for name, words in typed.items():
        retype(page, name, words)
    for name in ("slip_next_month", "move"):
        page.form.focus(name)
        kit.press(Qt.Key.Key_Space)
    turn(page, "privacy")
    assert calendar_days.rules(office) == DayRules(
        slip_day=8, meeting_day=12, cutoff_day=20, report_day=24, report_quarter=22, report_half=(12, 6),
        report_year=(15, 1), round_half=(5, 6), round_year=(5, 12), slip_next_month=True, move=True,
    )  # fmt: skip
    page.opened({"tab": "dates"})
    assert page.form["report_year"].raw() == "15/01"


def test_a_day_that_is_none_is_said_under_its_field_and_kept(page: SettingsPage, office: Office) -> None:
    turn(page, "dates")
    retype(page, "report_half", "31/6")
    retype(page, "slip_day", "7")
    page.commit()
    assert page.form["report_half"].remark.text() == (
        "“31/6” không phải là ngày. Gõ một số từ 1 đến 31; hạn của cả năm thì gõ ngày và tháng, như 10/6."
    )
    assert calendar_days.rules(office) == DayRules()
    assert office.drafts.get("setting", "office").fields["report_half"] == "31/6"


def test_days_off_are_written_by_hand_and_move_what_is_due(page: SettingsPage, window: Window, office: Office) -> None:
    turn(page, "dates")
    page.form.focus("move")
    kit.press(Qt.Key.Key_Space)
    page.commit()
    assert page.calendar.ahead.text().startswith("Sắp tới: nộp phiếu 11/05 (thứ Hai); họp tuyên vận 14/05 (thứ Năm);")
    kit.answer(_days_off)
    page.calendar.add_button.click()
    kit.wake(window)
    assert calendar_days.holidays(office, 2026)[0].values["last_day"] == date(2026, 5, 12)
    assert page.calendar.ahead.text().startswith("Sắp tới: nộp phiếu 13/05 (thứ Tư);")
    assert page.calendar.count.text() == "1 đợt nghỉ của năm 2026 và 2027"
    kit.answer(_longer)
    page.calendar.table.setFocus()
    kit.press(Qt.Key.Key_Return)
    kit.wake(window)
    assert calendar_days.holidays(office, 2026)[0].values["last_day"] == date(2026, 5, 13)
    kit.answer(_yes)
    page.calendar.table.setFocus()
    kit.press(Qt.Key.Key_Delete)
    kit.wake(window)
    assert calendar_days.holidays(office, 2026) == ()
    history.undo_last(office)
    assert page.calendar.model.rowCount() == 1


def _days_off(dialog: FormDialog) -> None:
    kit.fill(dialog.form, name="Nghỉ bù", first_day="10/5/2026", last_day="9/5/2026")
    dialog.try_accept()
    assert dialog.isVisible() and dialog.form["last_day"].remark.text()
    kit.fill(dialog.form, last_day="12/5/2026")
    dialog.try_accept()


def _longer(dialog: FormDialog) -> None:
    assert dialog.form.raw() == {"name": "Nghỉ bù", "first_day": "10/05/2026", "last_day": "12/05/2026"}
    kit.fill(dialog.form, last_day="13/5/2026")
    dialog.try_accept()


def _yes(dialog: FormDialog) -> None:
    dialog.try_accept()


@pytest.mark.parametrize("percent", [100, 125])
def test_the_dates_fit_the_smallest_window(
    dress: Callable[..., None], office: Office, tmp_path: Path, percent: int
) -> None:
    dress(percent=percent)
    with office_kit.window_on(office, tmp_path) as window:
        window.go("settings", {"tab": "dates"})
        size = window.wanted_size()
    assert (size.width() <= 1366, size.height() <= 689) == (True, True), size


def test_who_signs_from_when_is_kept_by_dialog(page: SettingsPage, office: Office) -> None:
    turn(page, "papers")

    def write(dialog: FormDialog) -> None:
        assert dialog.form["authority"].raw() == "T/M BAN THƯỜNG VỤ"
        for name, words in (("name", "Lý Thị Nhàn"), ("title", "BÍ THƯ"), ("from_day", "01/07/2025")):
            dialog.form[name].set_raw(words)
        dialog.try_accept()

    kit.answer(write)
    page.papers.add_button.click()
    (signer,) = house.listed(office, "signing_person")
    assert page.papers.model.cell(0, 0).text == "Lý Thị Nhàn"
    assert [page.papers.model.cell(0, at).text for at in (2, 3)] == ["01/07/2025", ""]

    def mend(dialog: FormDialog) -> None:
        dialog.form["to_day"].set_raw("01/01/2020")
        dialog.try_accept()
        assert dialog.form["to_day"].remark.text()
        dialog.form["to_day"].set_raw("30/06/2026")
        dialog.try_accept()

    kit.answer(mend)
    page.papers.table.opened.emit(0)
    assert house.listed(office, "signing_person")[0].texts["to_day"] == "30/06/2026"
    kit.answer(FormDialog.try_accept)
    page.papers.table.delete_requested.emit([0])
    assert house.listed(office, "signing_person") == () and page.papers.model.rowCount() == 0
    assert signer.texts["title"] == "BÍ THƯ"


def test_bodies_terms_and_first_numbers(page: SettingsPage, window: Window, office: Office) -> None:
    turn(page, "papers")
    papers = page.papers
    told = {
        "issuing_body": {"code": "BXDĐ", "body": "BAN XÂY DỰNG ĐẢNG"},
        "term": {"name": "2025 – 2030", "from_day": "01/07/2025"},
        "starts": {"symbol": "BC/ĐU", "number": "41"},
    }
    for key, texts in told.items():
        papers.which.choose(key)
        papers.reload()

        def write(dialog: FormDialog, texts: dict[str, str] = texts) -> None:
            dialog.form.set_raw(texts)
            dialog.try_accept()

        kit.answer(write)
        papers.add_button.click()
        assert papers.model.rowCount() == 1
    term = house.term_on(office, date(2026, 5, 4))
    assert house.starts(office) == {f"BC/ĐU@{term.uuid}": 41}
    assert [papers.model.cell(0, at).text for at in (0, 1)] == ["BC/ĐU", "41"]
    kit.answer(FormDialog.try_accept)
    papers.table.delete_requested.emit([0])
    assert house.starts(office) == {}
    page.form["automatic_numbers"].editor.click()
    office_kit.trigger(window, "save")
    assert offices.facts(office).automatic_numbers
