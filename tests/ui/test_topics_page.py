"""Chủ đề học Bác: the month's and the quarter's, for the two kinds of chi bộ, typed or received."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import honour_kit as kit
import office_kit
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from models.rules import topics as rules
from models.services import history, slips, topics
from models.services.doors import Office
from models.tables.slips import Topic
from ui.pages.slips.topics_page import TopicsPage, quarter_of
from ui.window import Window

MONTH = "2026-05"


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path / "office")
    yield office
    office.close()


@pytest.fixture
def window(dress: Callable[..., None], office: Office, tmp_path: Path) -> Iterator[Window]:
    with office_kit.window_on(office, tmp_path) as window:
        window.go("slips", {"month": MONTH})
        office_kit.trigger(window, "slip.topics")
        yield window


def page_of(window: Window) -> TopicsPage:
    page = window.page()
    assert isinstance(page, TopicsPage)
    return page


def turn_to(page: TopicsPage, occasion: str) -> None:
    page.occasion.choose(occasion)
    page.occasion.chosen.emit(occasion)


def test_the_months_topic_is_typed_for_each_kind(window: Window, office: Office) -> None:
    page = page_of(window)
    kit.write("Nêu gương")
    kit.press(Qt.Key.Key_Tab)
    kit.write("Ai nêu gương?")
    page.columns[rules.AGENCY].form.focus("title")
    kit.write("Nói đi đôi với làm")
    window.go("slips", {})
    assert topics.titles(office, MONTH, "cell_rural") == ("Nêu gương",)
    assert topics.titles(office, MONTH, "cell_agency") == ("Nói đi đôi với làm",)
    assert topics.given(office, MONTH, "cell_rural").questions == ("Ai nêu gương?",)
    window.go("topics", {})
    assert page.columns[rules.RURAL].origin.text() == "nhập tại đây"


def test_an_emptied_topic_is_taken_away_and_can_come_back(window: Window, office: Office) -> None:
    topics.save(office, None, {"month": MONTH, "kind": "rural", "occasion": "month", "title": "Nêu gương"})
    page = page_of(window)
    assert page.columns[rules.RURAL].form.raw()["title"] == "Nêu gương"
    page.columns[rules.RURAL].form.focus("title")
    kit.focused().selectAll()
    kit.press(Qt.Key.Key_Delete)
    assert page.save()
    assert topics.titles(office, MONTH, "cell_rural") == ()
    history.undo_last(office)
    assert page.columns[rules.RURAL].form.raw()["title"] == "Nêu gương"


def test_the_quarters_topic_is_kept_with_the_month_of_its_meeting(window: Window, office: Office) -> None:
    page = page_of(window)
    turn_to(page, rules.QUARTERLY)
    assert page.occasion._group.checkedButton().text() == "Sinh hoạt chuyên đề quý II"
    column = page.columns[rules.AGENCY]
    column.form["month"].set_raw("2026-06")
    column.form.focus("title")
    kit.write("Chuyên đề nêu gương")
    assert page.save()
    assert topics.titles(office, "2026-06", "cell_agency") == ("Chuyên đề nêu gương",)
    assert topics.titles(office, MONTH, "cell_agency") == ()
    window.go("topics", {"month": "2026-04"})
    assert column.form.raw()["title"] == "Chuyên đề nêu gương", "any month of the quarter shows it"
    assert column.form.raw()["month"] == "2026-06"
    turn_to(page, rules.MONTHLY)
    assert column.form.raw()["title"] == ""
    slip = slips.form(office, slips.grid(office, 2026).rows[0].unit, "2026-06")
    assert slip.record.values["topic"] is None, "it was typed for the other kind"


def test_what_was_received_from_above_says_so_and_one_for_all_is_shown(window: Window, office: Office) -> None:
    page = page_of(window)
    assert page.columns[rules.ALL].isHidden()
    with office.act("received") as writer:
        told = {"month": MONTH, "occasion": "month", "origin": "received"}
        writer.create(Topic, kind="all", title="Chung", **told)
        writer.create(Topic, kind="rural", title="Riêng", **told)
    assert page.columns[rules.RURAL].origin.text() == "nhận từ cấp trên"
    assert not page.columns[rules.ALL].isHidden()
    column = page.columns[rules.RURAL]
    column.form.focus("source")
    kit.write("số 5")
    assert page.save()
    assert topics.get(office, column.record.uuid).values["origin"] == "received"


def test_what_cannot_stand_stays_as_a_draft_of_its_month(window: Window, office: Office) -> None:
    page = page_of(window)
    page.columns[rules.RURAL].form.focus("questions")
    kit.write("Ai?")
    window.go("slips", {})
    (draft,) = office.drafts.all("topic")
    assert draft.record == "2026-05:month:rural"
    window.go("topics", {"month": "2026-06"})
    assert page.columns[rules.RURAL].form.raw()["questions"] == ""
    window.go("topics", {"month": MONTH})
    assert page.columns[rules.RURAL].form.raw()["questions"] == "Ai?"


def test_another_month_is_chosen_with_what_was_typed_written(window: Window, office: Office) -> None:
    page = page_of(window)
    kit.write("Nêu gương")
    page.months.set_value(7)
    page.months.picked.emit(7)
    assert topics.titles(office, MONTH, "cell_rural") == ("Nêu gương",)
    assert page.columns[rules.RURAL].form.raw()["title"] == ""


def test_the_months_of_a_quarter() -> None:
    assert quarter_of("2026-01") == quarter_of("2026-03") == ("2026-01", "2026-02", "2026-03")
    assert quarter_of("2026-12") == ("2026-10", "2026-11", "2026-12")


@pytest.mark.parametrize("percent", [100, 125])
def test_the_page_fits_the_smallest_window(
    dress: Callable[..., None], office: Office, tmp_path: Path, percent: int
) -> None:
    dress(percent=percent)
    with office_kit.window_on(office, tmp_path) as window:
        window.go("topics", {"month": MONTH, "occasion": "quarter"})
        size = window.wanted_size()
    assert (size.width() <= 1366, size.height() <= 689) == (True, True), size


def test_every_control_has_a_name(window: Window, nameless: Callable[[QWidget], list[str]]) -> None:
    assert nameless(window.page()) == []
