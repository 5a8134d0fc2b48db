"""What the documents give Hôm nay: only periods that this office reports on, only steps that are still to be done."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from luot_kit import Desk

from models.rules.home_documents import Waiting
from models.services import calendar_days, documents, documents_home, settings, slips, today
from models.tables.documents import OfficialDocument

DAY = date(2026, 5, 20)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    made.on(DAY)
    with made.office:
        settings.change(made.office, signatory="Lý Thị Nhàn", cutoff_day=20)
        yield made


def told(desk: Desk) -> documents_home.DocumentsHome:
    return documents_home.facts(desk.office, calendar_days.rules(desk.office), DAY)


def periods(desk: Desk) -> list[str]:
    return [one.period for one in told(desk).reports]


def slip(desk: Desk) -> None:
    slips.save(desk.office, None, {"unit": "Nà Lốc", "month": "05/2026", "received_on": "08/05/2026"})


def test_without_slips_there_is_nothing_to_report(desk: Desk) -> None:
    assert periods(desk) == []
    slip(desk)
    assert periods(desk) == ["2026-04", "2026-05", "2025-H2", "2026-H1", "2025", "2026"]
    may = told(desk).reports[1]
    assert (may.due, may.cutoff, may.document, may.kept) == (date(2026, 5, 25), DAY, "", False)


def test_a_quarter_is_asked_for_once_one_was_made(desk: Desk) -> None:
    documents.new(desk.office, "bao_cao", "2026-Q1")
    assert periods(desk) == ["2026-Q1", "2026-Q2"]


def test_a_draft_goes_on_and_a_print_waits_for_its_number(desk: Desk) -> None:
    uuid = documents.new(desk.office, "bao_cao", "2026-05")
    may = told(desk).reports[1]
    assert (may.document, may.kept, may.unconfirmed > 10) == (uuid, True, True)
    documents.issue(desk.office, uuid, lambda facts: b"%PDF-1.7 x")
    found = told(desk)
    assert [one.period for one in found.reports] == ["2026-04"]
    assert found.number == (Waiting(uuid, "Báo cáo tháng 5 năm 2026", DAY),)


def test_number_then_signed_copy_then_upload(desk: Desk) -> None:
    uuid = documents.new(desk.office, "thong_bao", subject="kết luận")
    documents.number(desk.office, uuid, "7", "19/05/2026")
    waits = (Waiting(uuid, "Thông báo kết luận", date(2026, 5, 19)),)
    assert (told(desk).number, told(desk).attach, told(desk).upload) == ((), waits, ())
    documents.attach_signed(desk.office, uuid, [("a.pdf", b"%PDF-1.4")], "same")
    assert (told(desk).attach, told(desk).upload) == ((), waits)
    documents.tick(desk.office, [uuid])
    assert told(desk).upload == ()
    assert OfficialDocument.get().state == "signed"


def test_the_home_page_speaks_of_them(desk: Desk) -> None:
    uuid = documents.new(desk.office, "thong_bao", subject="kết luận")
    documents.issue(desk.office, uuid, lambda facts: b"%PDF-1.7 x")
    slip(desk)
    found = {line.code: line for line in today.page(desk.office, DAY).lines}
    assert found["paper_number"].values == {"count": 1, "name": "Thông báo kết luận", "since": DAY}
    assert found["report"].target == {"report": "2026-05"}
