"""Every page over a filled office fits the smallest screen at 100 and 125 %, and every control has a name."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import builders
import honour_kit as kit
import office_kit
import pytest
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from models.services import books, documents, pages, paper, people, periods
from models.services.doors import Office
from reports import render
from ui import theme
from ui.window import Window

WIDTH, HEIGHT = 1366, 689
CASES: dict[str, tuple[str, dict[str, Any]]] = {
    "today": ("today", {}),
    "periods": ("periods", {"period": "2026-03"}),
    "form": ("form", {}),
    "book": ("preview", {"form": "so-ghi-danh", "period": "2026-03"}),
    "public list": ("preview", {"form": "danh-sach-cong-khai", "year": 2026}),
    "units": ("units", {}),
    "people": ("people", {}),
    "paper": ("paper", {}),
    "merge": ("merge", {"table": "person"}),
    "documents": ("documents", {}),
    "documents, report": ("documents", {"report": "2026-03"}),
    "document in preview": ("preview", {"form": "thong-bao", "entry": "notice", "label": "Thông báo"}),
    "settings": ("settings", {}),
    "settings, documents": ("settings", {"tab": "papers"}),
    "settings, dates": ("settings", {"tab": "dates"}),
    "settings, machine": ("settings", {"tab": "machine"}),
    "settings, data": ("settings", {"tab": "data"}),
    "care": ("care", {}),
}


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = kit.new_office(tmp_path)
    office_kit.filled(office)
    for _time in range(2):
        someone = builders.person(office, "Vàng Thị Mỷ", birth_year="1965", unit=builders.named("Tả Thàng"))
    facts = pages.book_facts(office, 2026)
    paper.done(office, paper.start(office, facts, render.printed(facts), "Canon LBP2900"))
    documents.new(office, "thong_bao", subject="kết luận của Ban Thường vụ về công tác tuyên vận, ghi danh tháng 3")
    people.save_position(office, None, someone, {"title": "Chi hội trưởng Phụ nữ thôn Tả Thàng"})
    yield office
    office.close()


def fits(window: Window) -> bool:
    wanted = window.wanted_size()
    return wanted.width() <= WIDTH and wanted.height() <= HEIGHT


def primaries(window: Window) -> int:
    shown = [button for button in window.page().findChildren(QPushButton) if button.isVisibleTo(window)]
    return sum(button.property("kind") == "primary" for button in shown)


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("percent", [100, 125])
def test_a_page_stands_whole(
    dress: Callable[..., None],
    office: Office,
    tmp_path: Path,
    qtbot: QtBot,
    nameless: Callable[[QWidget], list[str]],
    case: str,
    percent: int,
) -> None:
    dress(percent=percent)
    key, context = CASES[case]
    if context.get("entry") == "notice":
        context = {**context, "entry": documents.listed(office)[0].uuid}
    with office_kit.window_on(office, tmp_path) as window:
        page = office_kit.go(window, qtbot, key, **context)
        assert fits(window), window.wanted_size()
        assert nameless(page) == []
        assert primaries(window) <= 1
        panes = getattr(page, "panes", None)
        if panes is not None and theme.current().narrow:
            panes.open_form()
            assert fits(window), ("form", window.wanted_size())
            assert nameless(page) == []


@pytest.mark.parametrize("percent", [100, 125])
def test_a_check_with_all_its_lines_stands_whole(
    dress: Callable[..., None], office: Office, tmp_path: Path, qtbot: QtBot, percent: int
) -> None:
    dress(percent=percent)
    with office_kit.window_on(office, tmp_path) as window:
        office_kit.go(window, qtbot, "care")
        for act in ("care.backup", "care.check"):
            office_kit.trigger(window, act)
            office_kit.rest(window, qtbot)
        assert fits(window), window.wanted_size()


@pytest.mark.parametrize("percent", [100, 125])
def test_a_bare_office_stands_whole(
    dress: Callable[..., None], tmp_path: Path, qtbot: QtBot, percent: int
) -> None:
    dress(percent=percent)
    with kit.new_office(tmp_path) as office, office_kit.window_on(office, tmp_path) as window:
        for key in ("today", "periods", "documents", "units", "people", "merge", "care"):
            office_kit.go(window, qtbot, key)
            assert fits(window), (key, window.wanted_size())


@pytest.mark.parametrize("percent", [100, 125])
def test_a_long_name_of_who_closed_a_period_gives_way(
    dress: Callable[..., None], office: Office, tmp_path: Path, qtbot: QtBot, percent: int
) -> None:
    dress(percent=percent)
    office.who = "Lương Thị Bích Hợp, chuyên viên Văn phòng Đảng uỷ xã Khe Vàng"
    periods.close(office, books.own_book(office, 2026).uuid, "2026-03")
    with office_kit.window_on(office, tmp_path) as window:
        office_kit.go(window, qtbot, "periods", period="2026-03")
        assert fits(window), window.wanted_size()


@pytest.mark.parametrize("key", ["documents", "units", "honours"])
def test_a_list_that_stands_alone_has_the_whole_width(
    dress: Callable[..., None], office: Office, tmp_path: Path, qtbot: QtBot, key: str
) -> None:
    dress(percent=125)
    with office_kit.window_on(office, tmp_path) as window:
        page = office_kit.go(window, qtbot, key)
        assert page.panes.rows.width() == page.panes.width()
