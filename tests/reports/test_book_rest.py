"""In tiếp trang: rows added to a sheet already filed stand exactly where the whole page would have them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from page_facts import ENTRIES_ONLY, Reader, book, entry, form, period

from models.rules.calibration import BACK, FRONT, MARK_MM, CalibrationSheet
from models.rules.errors import Refused
from models.rules.pages import BookFacts, EntryLine
from models.rules.paper import HeldPage, Rest
from reports.render import printed, render


def rows(count: int, lines: int = 3) -> list[EntryLine]:
    return [entry(number, "\n".join(f"v{number}d{n}" for n in range(lines))) for number in range(1, count + 1)]


def facts(
    lines: list[EntryLine], held: tuple[HeldPage, ...] = (), rest: Rest = Rest.NOTHING, foot: bool = False
) -> BookFacts:
    sheet = period(5, lines, start_page=13, held=held)
    return book([sheet], parts=replace(ENTRIES_ONLY, only=("2027-05",), foot=foot, rest=rest))


def held(count: int, lines: int = 3) -> tuple[HeldPage, ...]:
    """Return what lies on paper after so many rows were printed without their sums."""
    made = printed(facts(rows(count, lines)))
    return tuple(HeldPage(page.number, page.rows, page.foot) for page in made)


def test_an_open_period_is_printed_without_sums_and_without_an_empty_back() -> None:
    reader = Reader(render("so-ghi-danh", facts(rows(3))))
    assert len(reader.pages) == 1 and "Cộng kỳ" not in reader.text(0)


def test_added_rows_stand_where_the_whole_page_has_them() -> None:
    five, three = rows(5, lines=2), held(3, lines=2)
    whole = Reader(render("so-ghi-danh", facts(five, foot=True)))
    added = Reader(render("so-ghi-danh", facts(five, three, Rest.ONTO, foot=True)))
    there = {(line.text, round(line.x0, 1), round(line.y, 1)) for line in whole.lines(0)}
    here = {(line.text, round(line.x0, 1), round(line.y, 1)) for line in added.lines(0)}
    assert here < there
    missing = " ".join(text for text, _x, _y in there - here)
    assert "v3d0" in missing and "Họ và tên" in missing and "v4d0" not in missing
    assert "Cộng kỳ" in added.text(0) and added.number(0) is None
    levels, more = whole.levels(0), added.levels(0)
    assert {round(level, 1) for level in more} < {round(level, 1) for level in levels}
    # The rule above the first new row is on paper already.
    assert min(more) > max(level for level in levels if level < min(more))
    assert added.uprights(0) == whole.uprights(0)
    assert [page.number for page in printed(facts(five, three, Rest.ONTO, foot=True))] == [13, 14]


def test_rows_without_sums_are_added_one_sheet_at_a_time() -> None:
    (page,) = printed(facts(rows(5), held(3), Rest.ONTO))
    assert (page.number, page.onto, page.foot, [row.uuid for row in page.rows]) == (13, True, False, ["u4", "u5"])


@settings(deadline=None, max_examples=25)
@given(count=st.integers(1, 12), more=st.integers(1, 12), lines=st.integers(1, 6))
def test_step_by_step_every_row_comes_once_and_none_is_out_of_place(count: int, more: int, lines: int) -> None:
    everything = rows(count + more, lines)
    whole = printed(facts(everything))
    paper = list(held(count, lines))
    for _turn in range(12):
        known = {row.uuid for page in paper for row in page.rows}
        if len(known) == len(everything):
            break
        for rest in (Rest.ONTO, Rest.FRESH):
            try:
                made = printed(facts(everything, tuple(paper), rest))
            except Refused as refused:
                assert refused.code in ("page_full", "rest_fits", "rest_nothing")
                continue
            for page in made:
                if page.onto:
                    paper[-1] = HeldPage(page.number, (*paper[-1].rows, *page.rows))
                else:
                    paper.append(HeldPage(page.number, page.rows))
    assert [(page.number, page.rows) for page in paper] == [(page.number, page.rows) for page in whole]


def test_a_full_page_refuses_and_the_next_page_goes_on_its_back_alone() -> None:
    many = rows(16, lines=6)
    on_first = printed(facts(many))[0].rows
    paper = held(len(on_first), lines=6)
    assert len(paper) == 1
    with pytest.raises(Refused) as full:
        render("so-ghi-danh", facts(many, paper, Rest.ONTO))
    assert (full.value.code, full.value.values) == ("page_full", {"page": 13})
    back = printed(facts(many, paper, Rest.FRESH))
    assert [page.number for page in back] == [14], "the back of the filed sheet goes through the printer alone"
    two = (*paper, HeldPage(14, back[0].rows))
    fresh = printed(facts(many, two, Rest.FRESH, foot=True))
    assert [page.number for page in fresh][:2] == [15, 16]


def test_what_cannot_be_added_is_refused() -> None:
    ended = (HeldPage(13, held(3)[0].rows, foot=True),)
    for lines, paper, rest, code in (
        (rows(5), ended, Rest.ONTO, "rest_ended"),
        (rows(3), held(3), Rest.ONTO, "rest_nothing"),
        (rows(4), held(3), Rest.FRESH, "rest_fits"),
    ):
        with pytest.raises(Refused) as found:
            render("so-ghi-danh", facts(lines, paper, rest))
        assert found.value.code == code


def test_sums_that_do_not_fit_go_over_with_the_rows_of_this_run_alone() -> None:
    lines = 6
    count = len(printed(facts(rows(16, lines)))[0].rows)
    alone = printed(facts(rows(count, lines), held(count, lines), Rest.FRESH, foot=True))
    assert [(page.number, page.rows, page.foot) for page in alone] == [(14, (), True)]
    with_one = facts(rows(count, lines), held(count - 1, lines), Rest.FRESH, foot=True)
    (page,) = printed(with_one)
    assert ([row.uuid for row in page.rows], page.foot) == ([f"u{count}"], True)
    with pytest.raises(Refused, match="page_full"):
        printed(facts(rows(count, lines), held(count - 1, lines), Rest.ONTO, foot=True))


def test_on_one_side_the_next_page_is_a_fresh_sheet() -> None:
    plain = form(two_sided=False)
    many = rows(30, lines=6)
    sheet = period(5, many, start_page=13, form=plain)
    first = printed(book([sheet], form=plain, parts=replace(ENTRIES_ONLY, foot=False)))
    paper = (HeldPage(13, first[0].rows),)
    onwards = replace(sheet, held=paper)
    parts = replace(ENTRIES_ONLY, only=("2027-05",), foot=False, rest=Rest.FRESH)
    made = printed(book([onwards], form=plain, parts=parts))
    assert [page.number for page in made][:3] == [14, 15, 16]


@pytest.mark.parametrize("landscape", [True, False])
def test_the_calibration_sheet_has_its_marks_twenty_mm_from_each_edge(landscape: bool) -> None:
    reader = Reader(render("to-can-chinh", CalibrationSheet(landscape, (FRONT, BACK), date(2027, 5, 1))))
    assert len(reader.pages) == 2 and "MẶT TRƯỚC" in reader.text(0) and "MẶT SAU" in reader.text(1)
    width, height = (297, 210) if landscape else (210, 297)
    for page in range(2):
        assert {MARK_MM, width - MARK_MM} <= {round(x, 1) for x in reader.uprights(page)}
        assert {MARK_MM, height - MARK_MM} <= {round(y, 1) for y in reader.levels(page)}
