"""Đợt xét as it is used: rows, votes and decisions by keyboard, documents, numbers, and the record's history."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import builders
import honour_kit as kit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from models.rules.facts import HistoryLine, RoundRow
from models.services import honours, people, rounds
from models.services.doors import Office
from ui.pages.history.words import done_words, sentence
from ui.pages.rounds.page import RoundPage
from ui.pages.rounds.steps import Progress, step_of
from ui.window import Window

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path)
    yield office
    office.close()


@pytest.fixture
def opened(dress: Callable[..., None], office: Office) -> Iterator[Callable[..., Any]]:
    """Return how a page is opened; what a test opened is closed after it."""
    windows: list[Window] = []

    def look(page: str = "round", **context: Any) -> Any:
        windows.append(kit.open_window(office, page, **context))
        return windows[-1].page()

    yield look
    for window in windows:
        kit.close(window)
    office.listeners.clear()


def a_round(office: Office, *names: str) -> str:
    """Open the round of May with a row for each name."""
    uuids = [kit.entry(office, name) for name in names]
    made = rounds.open_round(office, "month", "2026-05")
    if uuids:
        rounds.add_entries(office, made, uuids)
    return made


def barred(office: Office, name: str) -> None:
    """Let a person of that name be vướng from this year on."""
    person = people.save(office, None, {"name": name, "unit": builders.named("Tả Thàng")})
    people.save_discipline(office, None, person, {"from_day": "01/02/2026", "document_number": "12-QĐ/UBKT"})


def votes(office: Office, made: str) -> list[tuple[int | None, int | None, str]]:
    return [(row.votes_for, row.votes_against, row.verdict) for row in rounds.rows(office, made)]


# Votes and decisions.


def test_votes_are_typed_down_a_column(office: Office, opened: Callable[..., RoundPage]) -> None:
    made = a_round(office, "Giàng Seo Páo", "Lý Thị Khé", "Hoàng Văn Ấn")
    opened(round=made)
    kit.press(Qt.Key.Key_Return)
    for count in ("13", "12", "4"):
        kit.write(count)
        kit.press(Qt.Key.Key_Return)
        kit.settle()
    assert [row[0] for row in votes(office, made)] == [13, 12, 4]


def test_the_step_of_the_votes_opens_the_first_empty_one(office: Office, opened: Callable[..., RoundPage]) -> None:
    made = a_round(office, "Giàng Seo Páo", "Lý Thị Khé")
    page = opened(round=made)
    QTest.mouseClick(page.view.steps.steps[3], Qt.MouseButton.LeftButton)
    kit.write("13")
    kit.press(Qt.Key.Key_Return)
    kit.settle()
    assert [row[0] for row in votes(office, made)] == [13, None]


def test_tab_goes_over_votes_to_the_decision_and_to_the_next_row(
    office: Office, opened: Callable[..., RoundPage]
) -> None:
    made = a_round(office, "Giàng Seo Páo", "Lý Thị Khé")
    page = opened(round=made)
    kit.press(Qt.Key.Key_F2)
    for words in ("4", "9"):
        kit.write(words)
        kit.press(Qt.Key.Key_Tab)
        kit.settle()
    assert votes(office, made)[0] == (4, 9, "back")
    kit.write("khong ghi")
    kit.press(Qt.Key.Key_Tab)
    kit.settle()
    assert votes(office, made)[0] == (4, 9, "reject")
    table = page.view.table
    assert (table.currentIndex().row(), table.currentIndex().column()) == (1, table.editable()[0])


@pytest.mark.parametrize("train", ["a", "x1", "dd", "9"])
def test_letters_are_no_commands(office: Office, opened: Callable[..., RoundPage], train: str) -> None:
    made = a_round(office, "Giàng Seo Páo")
    opened(round=made)
    before = votes(office, made)
    for letter in train:
        kit.press(Qt.Key.Key_Backspace)
        kit.write(letter)
    kit.settle()
    assert votes(office, made) == before


def test_a_vote_that_is_no_number_is_refused_in_words(
    office: Office, opened: Callable[..., RoundPage], qtbot: Any
) -> None:
    made = a_round(office, "Giàng Seo Páo")
    page = opened(round=made)
    with qtbot.captureExceptions() as caught:
        kit.press(Qt.Key.Key_Return)
        kit.write("nhieu")
        kit.press(Qt.Key.Key_Return)
        kit.settle()
    assert [getattr(error, "code", "") for _kind, error, _trace in caught] == ["number_unclear"]
    assert votes(office, made) == [(None, None, "enter")]
    assert page.view.model.cell(0, 5).text == ""


def test_more_votes_than_people_are_asked_about(office: Office, opened: Callable[..., RoundPage]) -> None:
    made = a_round(office, "Giàng Seo Páo", "Lý Thị Khé")
    rounds.save(office, made, {"present": "13"})
    page = opened(round=made)
    rounds.set_votes(office, rounds.rows(office, made)[1].uuid, 13, 1)
    kit.settle()
    assert page.view.question.isVisible()
    assert page.view.question.text().startswith("Dòng 2: số phiếu nhiều hơn 13")


# From the meeting to the book.


def test_the_meeting_is_written_when_its_fields_are_left(office: Office, opened: Callable[..., RoundPage]) -> None:
    made = a_round(office, "Giàng Seo Páo")
    page = opened(round=made)
    page.view.meeting.form.focus("meeting_on")
    kit.write("04/05/2026")
    kit.press(Qt.Key.Key_Tab)
    kit.write("Ban Thường vụ Đảng uỷ")
    page.view.table.setFocus()
    record = rounds.get(office, made)
    assert (record.texts["meeting_on"], record.values["body"]) == ("04/05/2026", "Ban Thường vụ Đảng uỷ")


def test_writing_to_the_book_says_the_numbers(office: Office, opened: Callable[..., RoundPage]) -> None:
    kit.entered(office, "Lù A Tủa", "Vàng Thị Mỷ")
    made = a_round(office, "Giàng Seo Páo", "Lý Thị Khé", "Hoàng Văn Ấn")
    rounds.set_votes(office, rounds.rows(office, made)[1].uuid, 4, 9)
    page = opened(round=made)
    view = page.view
    assert view.key.text() == "Ghi danh 2 lượt, nhận số 03–04; đưa về đề nghị 1 lượt"
    said: list[str] = []
    page.shell.bus.saved.connect(said.append)
    kit.press(Qt.Key.Key_Return, CTRL | Qt.KeyboardModifier.ShiftModifier)
    kit.settle()
    assert said[-1] == view.key.text() == "Đã ghi vào sổ 2 lượt, số 03–04"
    assert view.seen.isVisible() and not view.primary.isVisible()
    assert view.table.editable() == []
    assert [row.number for row in rounds.rows(office, made)] == [3, 4]
    states = {row.name: row.state for row in honours.page(office, kit.YEAR)}
    assert (states["Giàng Seo Páo"], states["Lý Thị Khé"]) == ("entered", "proposed")


def test_a_barred_row_asks_for_its_document_first(office: Office, opened: Callable[..., RoundPage]) -> None:
    barred(office, "Sung A Lenh")
    made = a_round(office, "Giàng Seo Páo", "Sung A Lenh")
    page = opened(round=made)
    view = page.view
    assert view.warning.text().startswith("Sung A Lenh: đang vướng")
    kit.answer(_type_document)
    view.primary.click()
    kit.settle()
    kit.wake(page.window())
    assert not rounds.get(office, made).values["entered_on"]
    assert not view.warning.isVisible()
    assert view.model.cell(1, 4).text == "Vướng, có căn cứ"
    view.primary.click()
    assert [row.number for row in rounds.rows(office, made)] == [1, 2]


def _type_document(dialog: Any) -> None:
    kit.press(Qt.Key.Key_Return, CTRL)
    assert dialog.isVisible()
    kit.fill(dialog.form, override_number="34-CV/UBKT", override_on="02/05/2026")
    kit.press(Qt.Key.Key_Return, CTRL)


def test_a_row_goes_back_without_a_trace(office: Office, opened: Callable[..., RoundPage]) -> None:
    made = a_round(office, "Giàng Seo Páo", "Lý Thị Khé")
    first = rounds.rows(office, made)[0].uuid
    page = opened(round=made)
    kit.answer(_accept)
    kit.press(Qt.Key.Key_Delete)
    kit.settle()
    assert [row.name for row in page.view.rows] == ["Lý Thị Khé"]
    record = honours.get(office, first)
    assert (record.values["state"], record.values["round"], record.values["number"]) == ("proposed", None, None)


def _accept(dialog: Any) -> None:
    dialog.try_accept()


def test_rows_are_picked_from_both_books(office: Office, opened: Callable[..., RoundPage]) -> None:
    kit.entry(office, "Sùng A Lềnh")
    kit.deed(office, "Lù A Tủa", month="05/2026")
    kit.deed(office, "Vàng Thị Mỷ", month="05/2026")
    kit.deed(office, "Người tháng khác", month="03/2026")
    made = a_round(office)
    page = opened(round=made)
    assert page.view.start.isVisible()
    offered: list[str] = []

    def pick(dialog: Any) -> None:
        offered.extend(dialog.model.row_at(row).row.name for row in range(dialog.model.rowCount()))
        kit.press(Qt.Key.Key_Space)
        kit.press(Qt.Key.Key_Down)
        kit.press(Qt.Key.Key_Space)
        kit.press(Qt.Key.Key_Return, CTRL)

    kit.answer(pick)
    kit.press(Qt.Key.Key_D, CTRL)
    kit.settle()
    assert offered == ["Sùng A Lềnh", "Vàng Thị Mỷ", "Lù A Tủa"]
    assert [row.name for row in rounds.rows(office, made)] == ["Sùng A Lềnh", "Vàng Thị Mỷ"]
    assert not page.view.start.isVisible()


def test_lists_are_previewed_with_the_round(office: Office, opened: Callable[..., RoundPage]) -> None:
    made = a_round(office, "Giàng Seo Páo")
    page = opened(round=made)
    page.shell.bus.go.disconnect(page.window().go)
    gone: list[Any] = []
    page.shell.bus.go.connect(_Taker(gone))
    page.shell.actions["round.list"].trigger()
    page.shell.actions["round.review"].trigger()
    kit.press(Qt.Key.Key_P, CTRL)
    assert gone == [
        ("preview", {"back": "round", "form": "danh-sach-de-nghi", "round": made}),
        ("preview", {"back": "round", "form": "phieu-ra-soat", "round": made}),
        ("preview", {"back": "round", "form": "danh-sach-de-nghi", "round": made}),
    ]


class _Taker:
    def __init__(self, into: list[Any]) -> None:
        self._into = into

    def __call__(self, page: str, context: Any) -> None:
        self._into.append((page, context))


# Steps.


def row(standing: str = "chua_thay_vuong", verdict: str = "enter", voted: bool = False, override: str = "") -> RoundRow:
    count = 13 if voted else None
    return RoundRow("u", 1, "person", "Tên", "Chi bộ", "Việc", standing, count, count, verdict, None, override)


@pytest.mark.parametrize(
    ("progress", "step"),
    [
        (Progress((), False, False, False), 1),
        (Progress((row("vuong"),), False, False, False), 2),
        (Progress((row("vuong", override="1"),), False, False, False), 3),
        (Progress((row("vuong", verdict="back"),), False, False, False), 3),
        (Progress((row(),), False, False, False), 3),
        (Progress((row(),), False, True, False), 4),
        (Progress((row(),), True, False, False), 4),
        (Progress((row(voted=True),), False, False, False), 4),
        (Progress((row(voted=True),), True, True, True), 6),
    ],
)
def test_the_present_step_follows_from_the_round(progress: Progress, step: int) -> None:
    assert step_of(progress) == step


# The list of rounds.


def test_a_round_is_opened_from_the_list_with_enter(office: Office, opened: Callable[..., RoundPage]) -> None:
    a_round(office, "Giàng Seo Páo")
    page = opened(list=True)
    assert page.list.key.text() == "1 đợt xét, 1 đợt đang mở"
    kit.press(Qt.Key.Key_Return)
    assert page.title == "Đợt xét tháng 5/2026"
    assert page.view.isVisible()


def test_a_new_round_is_asked_for_and_opened(office: Office, opened: Callable[..., RoundPage]) -> None:
    page = opened(list=True)
    assert page.list.start.isVisible()
    kit.answer(_half_year)
    kit.press(Qt.Key.Key_N, CTRL)
    kit.settle()
    assert page.title == "Đợt xét 6 tháng đầu năm 2026"
    assert [(one.kind, one.period) for one in rounds.listed(office, 2026)] == [("half", "2026-H1")]


def _half_year(dialog: Any) -> None:
    dialog.form.focus("kind")
    kit.write("6 th")
    kit.press(Qt.Key.Key_Tab)
    kit.press(Qt.Key.Key_Return, CTRL)


# The window.


@pytest.mark.parametrize("percent", [100, 125])
def test_the_pages_fit_the_smallest_screen(
    dress: Callable[..., None],
    office: Office,
    opened: Callable[..., Any],
    percent: int,
    nameless: Callable[[QWidget], list[str]],
) -> None:
    dress(percent=percent)
    barred(office, "Sung A Lenh")
    made = a_round(office, *(f"Người {number}" for number in range(12)), "Sung A Lenh")
    page = opened(round=made)
    window = page.window()
    for key, context in (("round", {"round": made}), ("round", {"list": True}), ("history", {"record": made})):
        window.go(key, context)
        kit.settle()
        size = window.wanted_size()
        assert (size.width() <= 1366, size.height() <= 689) == (True, True), (key, size)
        assert nameless(window.page()) == []


# Nhật ký sửa đổi.


def test_history_is_told_in_sentences(office: Office, opened: Callable[..., Any]) -> None:
    (uuid,) = kit.entered(office, "Lù A Tủa")
    honours.correct(office, uuid, {"name": "Lù A Tùa"}, "chép sai dấu")
    page = opened("history", record=uuid, title="Lù A Tủa")
    lines = page.sheet.lines()
    assert page.counted.text() == f"{len(lines)} lần sửa đổi"
    assert lines[0].accessibleName() == (
        "04/05/2026 09:12, lan đính chính, lý do: chép sai dấu: Họ và tên: “Lù A Tủa” thành “Lù A Tùa”."
    )
    assert page.subtitle == "Lù A Tủa"
    assert not any("“”" in line.accessibleName() for line in lines)


def test_an_undo_names_what_it_took_back() -> None:
    line = HistoryLine(9, datetime(2026, 5, 8, 9, 12).isoformat(" "), "lan", "undo", "cancel", 8, ())
    assert done_words(line) == "hoàn tác: huỷ ghi"
    assert sentence(line) == "08/05/2026 09:12, lan hoàn tác: huỷ ghi."


def test_history_of_a_lượt_opens_from_its_page(office: Office, opened: Callable[..., Any]) -> None:
    kit.entry(office, "Sùng A Lềnh")
    page = opened("honours")
    page.list.table.setFocus()
    QTest.keyClick(kit.focused(), Qt.Key.Key_H, CTRL)
    history = page.window().page()
    assert (history.title, history.subtitle, len(history.sheet.lines())) == ("Nhật ký sửa đổi", "Sùng A Lềnh", 1)
    page.window().go_back()
    assert page.window().page() is page
