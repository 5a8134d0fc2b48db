"""Hôm nay: three steps for an office that has nothing, then what is due, each line with its own way."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import builders
import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFileDialog
from pytestqt.qtbot import QtBot

from models.rules import home
from models.services import care, forms, rounds, slips, today
from models.services.doors import Office
from ui.pages.home.page import TodayPage
from ui.pages.home.ways import way_of
from ui.pages.home.wording import when_words, words_of
from ui.widgets.buttons import Button
from ui.widgets.foot import HomeLine
from ui.window import Window

TODAY = date(2026, 5, 4)
EVERYTHING = home.HomeFacts(
    units=4,
    entries=3,
    has_form=True,
    drafts=(home.Unfinished("honour_entry", "u1", "Sùng A Lềnh", "Kết quả", "2026-05-03 16:20:00"),),
    rounds=(home.OpenRound("r1", "", "2026-04", 6, date(2026, 4, 30)),),
    periods=(home.OpenPeriod("b1", "2026-04", date(2026, 4, 30), 2),),
    waiting=6,
    reported=3326,
)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        yield window


def captions(page: TodayPage) -> list[str]:
    return [button.text() for line in page.sheet.lines() for button in line.findChildren(Button)]


def kinds(page: TodayPage) -> list[str]:
    return [button.property("kind") for line in page.sheet.lines() for button in line.findChildren(Button)]


@pytest.mark.usefixtures("dress")
def test_every_line_has_words_and_a_way() -> None:
    lines = home.lines(EVERYTHING, TODAY) + home.lines(home.HomeFacts(0, 0, False), TODAY)
    assert {line.code for line in lines} == {
        "draft", "round", "period", "waiting", "reported", "start_units", "start_form", "start_entry"
    }  # fmt: skip
    for line in lines:
        words = words_of(line, TODAY)
        assert words.lead and words.sentence.endswith(".") and words.button
        assert way_of(line).page in ("honours", "round", "periods", "units", "form")


@pytest.mark.usefixtures("dress")
def test_lines_say_number_and_day() -> None:
    opened, period, waiting, reported, draft = (words_of(line, TODAY) for line in home.lines(EVERYTHING, TODAY))
    assert draft.when == "hôm qua"
    assert draft.sentence == "lượt ghi danh Sùng A Lềnh, dừng ở ô “Kết quả”, 03/05 lúc 16:20."
    assert (opened.when, opened.lead) == ("quá hạn 4 ngày", "Đợt xét tháng 4")
    assert opened.sentence == "6 lượt đề nghị."
    assert period.sentence == "còn 2 điểm cần xem (2 lượt còn đề nghị)."
    assert waiting.sentence == "6 lượt chưa nằm trong đợt xét nào."
    assert reported.sentence == "3.326 gương chưa được chọn vào đợt xét."


@pytest.mark.usefixtures("dress")
@pytest.mark.parametrize(
    ("due", "words"),
    [(date(2026, 5, 9), "còn 5 ngày"), (TODAY, "hôm nay"), (date(2026, 4, 24), "quá hạn 10 ngày"), (None, "")],
)
def test_the_left_column_counts_days(due: date | None, words: str) -> None:
    assert when_words(due, TODAY) == words


@pytest.mark.usefixtures("dress")
@pytest.mark.parametrize(
    ("form", "page", "carried"),
    [
        ("honour_entry", "honours", {"draft": ("honour_entry", "x")}),
        ("reported_deed", "honours", {"draft": ("reported_deed", "x")}),
        ("unit", "units", {"unit": "x"}),
        ("person", "people", {"person": "x"}),
        ("selection_round", "round", {"round": "x"}),
        ("page_form", "form", {}),
        ("topic", "topics", {"month": "2026-04", "occasion": "quarter"}),
        ("setting", "settings", {}),
    ],
)
def test_a_draft_leads_back_to_its_form(form: str, page: str, carried: dict[str, object]) -> None:
    record = "2026-04:quarter:rural" if form == "topic" else "x"
    facts = home.HomeFacts(1, 1, True, drafts=(home.Unfinished(form, record, "", "", "2026-05-04 09:00:00"),))
    way = way_of(home.lines(facts, TODAY)[0])
    assert (way.page, way.context) == (page, carried)


def test_a_bare_office_gets_three_steps(window: Window, office: Office, qtbot: QtBot) -> None:
    page: TodayPage = office_kit.go(window, qtbot, "today")
    assert captions(page) == ["Dán danh sách", "Mở mẫu sổ", "Thêm lượt"]
    assert kinds(page) == ["", "primary", ""], "the units are there already, so the form is next"
    assert page.heading.isVisible() and page.look.isVisible()
    assert page.first_focus().text() == "Mở mẫu sổ"
    forms.save(office, date(2026, 1, 1), forms.default())
    assert kinds(page) == ["", "", "primary"]


def test_late_lines_come_first_and_only_they_are_red(window: Window, office: Office, qtbot: QtBot) -> None:
    kit.entry(office)
    rounds.open_round(office, "month", "2026-04")
    page: TodayPage = office_kit.go(window, qtbot, "today")
    lines = [line for line in page.sheet.lines() if isinstance(line, HomeLine)]
    assert lines[0].when.text() == "quá hạn 4 ngày" and lines[0].when.font().bold()
    assert not lines[1].when.font().bold()
    assert not page.heading.isVisible() and "primary" not in kinds(page)


def test_a_button_opens_what_its_line_is_about(window: Window, office: Office, qtbot: QtBot) -> None:
    kit.entry(office)
    opened = rounds.open_round(office, "month", "2026-04")
    seen = []
    page: TodayPage = office_kit.go(window, qtbot, "today")
    window.shell.bus.go.disconnect()
    window.shell.bus.go.connect(lambda key, context: seen.append((key, context)))
    page.first_focus().click()
    assert seen == [("round", {"round": opened})]


def test_what_was_left_half_typed_leads_back(window: Window, office: Office, qtbot: QtBot) -> None:
    office.drafts.put("unit", builders.named("Tả Thàng"), {"note": "x"}, "note", "Chi bộ Tả Thàng")
    page: TodayPage = office_kit.go(window, qtbot, "today")
    line = page.sheet.lines()[-1]
    assert line.lead.text() == "Đang làm dở"
    assert line.sentence.text() == "đơn vị Chi bộ Tả Thàng, dừng ở ô “Ghi chú”, 04/05 lúc 09:12."
    line.findChild(Button).click()
    assert window.page().key == "units"


def test_the_foot_tells_of_the_last_backup_and_makes_one(window: Window, office: Office, qtbot: QtBot) -> None:
    page: TodayPage = office_kit.go(window, qtbot, "today")
    assert page.foot.words.text().startswith("Bản dự phòng: chưa có")
    page.backup.click()
    assert not page.backup.isEnabled()
    office_kit.rest(window, qtbot)
    assert page.foot.words.text() == "Bản dự phòng 04/05 09:12, đã thử mở lại 04/05"
    assert len(care.backups(office)) == 1 and page.backup.isEnabled()


def test_today_is_named(window: Window, qtbot: QtBot) -> None:
    page: TodayPage = office_kit.go(window, qtbot, "today")
    assert (page.title, page.subtitle) == ("Hôm nay", "thứ Hai, 04/05/2026")


def test_what_is_done_folds_away_under_one_line(window: Window, office: Office, qtbot: QtBot) -> None:
    page: TodayPage = office_kit.go(window, qtbot, "today")
    assert not page.fold_line.isVisible()
    kit.entered(office, "Sùng A Lềnh", "Lù A Tủa")
    page = office_kit.go(window, qtbot, "today")
    assert page.fold_line.words.text() == "Đã xong trong tháng 5"
    assert page.fold_line.rest.text() == "1 việc, gần nhất: ghi vào sổ 2 lượt của đợt xét tháng 3 04/05"
    assert not page.done.isVisible()
    page.fold_line.setFocus()
    kit.press(Qt.Key.Key_Return)
    assert page.done.isVisible()
    (line,) = page.done.lines()
    line.findChild(Button).click()
    assert window.page().key == "round"


def test_a_day_without_work_names_the_next_date(window: Window, office: Office, qtbot: QtBot) -> None:
    slips.no_news(office, [builders.named(name.removeprefix("Chi bộ ")) for name in kit.CELLS], "2026-05")
    slips.no_news(office, [builders.named(name.removeprefix("Chi bộ ")) for name in kit.CELLS], "2026-04")
    page: TodayPage = office_kit.go(window, qtbot, "today")
    assert not page.sheet.isVisible()
    assert page.nothing.text() == "Hôm nay không có việc đến hạn. Việc gần nhất: nộp phiếu 10/05."


def test_a_half_years_round_is_asked_for_with_its_period(window: Window, office: Office, qtbot: QtBot) -> None:
    kit.deed(office)
    seen = []

    def look(dialog: QDialog) -> None:
        seen.append(dialog.form.raw())
        dialog.reject()

    kit.answer(look)
    window.go("round", {"new": {"kind": "half", "period": "2026-H1"}})
    assert (seen[0]["kind"], seen[0]["period"]) == ("half", "2026-H1")


def test_the_way_to_a_backup_makes_one(window: Window, office: Office, qtbot: QtBot) -> None:
    kit.entry(office)
    office_kit.go(window, qtbot, "care", act="backup")
    assert len(care.backups(office)) == 1


def test_a_copy_on_a_stick_is_remembered(
    window: Window, office: Office, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    kit.entry(office)
    target = tmp_path / "usb.sgd"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), ""))
    office_kit.go(window, qtbot, "care", act="copy")
    assert target.read_bytes() == care.backups(office)[0].path.read_bytes()
    assert today.page(office, date(2026, 5, 17)).lines[-1].code != "usb"
    assert today.page(office, date(2026, 5, 18)).lines[-1].values.get("last") == date(2026, 5, 4)


@pytest.mark.parametrize("percent", [100, 125])
def test_seven_lines_the_done_line_and_the_foot_stay_in_sight(
    dress: Callable[..., None], office: Office, tmp_path: Path, qtbot: QtBot, percent: int
) -> None:
    dress(percent=percent)
    kit.entered(office, "Sùng A Lềnh", "Lù A Tủa")
    kit.entry(office)
    kit.deed(office)
    for month in ("2026-02", "2026-03", "2026-04", "2026-05"):
        rounds.open_round(office, "campaign", month, f"Đợt {month}")
    office.drafts.put("unit", builders.named("Tả Thàng"), {"note": "x"}, "note", "Chi bộ Tả Thàng")
    with office_kit.window_on(office, tmp_path) as window:
        page: TodayPage = office_kit.go(window, qtbot, "today")
        size = window.wanted_size()
        assert len(page.sheet.lines()) == home.LINES and page.fold_line.isVisible()
    assert (size.width() <= 1366, size.height() <= 689) == (True, True), size
