from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from luot_kit import Desk, refused

from models.rules.errors import Refused
from models.rules.pages import BookForm, ColumnSpec, Edge
from models.services import forms, history, periods


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with made.office:
        yield made


def with_column(form: BookForm, place: int, **changes: object) -> BookForm:
    columns = list(form.columns)
    columns[place] = replace(columns[place], **changes)
    return replace(form, columns=tuple(columns))


def codes(form: BookForm) -> list[str]:
    return [problem.code for problem in forms.check(form)]


@pytest.mark.parametrize("landscape", [True, False])
def test_the_form_it_comes_with_fills_the_page(landscape: bool) -> None:
    form = forms.default(landscape)
    assert forms.check(form) == ()
    assert form.landscape is landscape
    assert form.valid_from is None


@pytest.mark.parametrize(
    ("landscape", "binding", "room"),
    [(True, Edge.LEFT, 252.0), (False, Edge.LEFT, 165.0), (True, Edge.TOP, 257.0), (False, Edge.TOP, 170.0)],
)
def test_the_room_between_the_margins(landscape: bool, binding: Edge, room: float) -> None:
    assert forms.text_width(landscape, binding) == room


def test_pages_keep_the_version_of_their_date(desk: Desk) -> None:
    old = replace(forms.default(), title="SỔ CŨ")
    new = replace(forms.default(), title="SỔ MỚI")
    forms.save(desk.office, "01/06/2026", new)
    forms.save(desk.office, date(2026, 3, 1), old)
    assert [(day, form.title) for day, form in forms.listed(desk.office)] == [
        (date(2026, 3, 1), "SỔ CŨ"), (date(2026, 6, 1), "SỔ MỚI"),
    ]  # fmt: skip
    days = (date(2026, 2, 28), date(2026, 3, 1), date(2026, 5, 31), date(2026, 6, 1))
    assert [forms.on(desk.office, day).title for day in days] == ["SỔ GHI DANH", "SỔ CŨ", "SỔ CŨ", "SỔ MỚI"]
    assert forms.on(desk.office, date(2026, 6, 1)).valid_from == date(2026, 6, 1)


def test_a_new_version_starts_from_the_newest(desk: Desk) -> None:
    assert forms.draft_form(desk.office) == forms.default()
    forms.save(desk.office, "01/06/2026", replace(forms.default(), title="SỔ MỚI"))
    assert forms.draft_form(desk.office) == replace(forms.default(), title="SỔ MỚI")


def test_a_version_of_the_same_day_is_written_over_and_can_be_taken_away(desk: Desk) -> None:
    first = forms.save(desk.office, "01/06/2026", forms.default())
    assert forms.save(desk.office, "01/06/2026", replace(forms.default(), title="SỔ VÀNG")) == first
    assert [form.title for _, form in forms.listed(desk.office)] == ["SỔ VÀNG"]
    forms.remove(desk.office, date(2026, 6, 1))
    assert forms.listed(desk.office) == ()
    with pytest.raises(Refused) as found:
        forms.remove(desk.office, date(2026, 6, 1))
    assert refused(found) == "form_missing"
    forms.save(desk.office, "01/06/2026", forms.default())
    history.undo_last(desk.office)
    assert forms.listed(desk.office) == ()


def test_a_closed_period_keeps_its_page(desk: Desk) -> None:
    forms.save(desk.office, "01/03/2026", forms.default())
    desk.book()
    periods.close(desk.office, desk.book(), "2026-04")
    for act in (
        lambda: forms.save(desk.office, "30/04/2026", forms.default()),
        lambda: forms.remove(desk.office, date(2026, 3, 1)),
    ):
        with pytest.raises(Refused) as found:
            act()
        assert refused(found) == "form_in_closed"
        assert found.value.values["after"] == date(2026, 4, 30)
    forms.save(desk.office, "01/05/2026", forms.default())
    periods.reopen(desk.office, desk.book(), "2026-04", "sót")
    forms.save(desk.office, "30/04/2026", forms.default())


def test_the_office_renames_hides_reorders_and_adds_columns(desk: Desk) -> None:
    form = with_column(forms.default(), 1, caption="Họ và tên,\n tập thể được  ghi danh ")
    form = with_column(form, 5, shown=False)
    own = ColumnSpec("own1", "Người giới thiệu", 36.0, own=True)
    form = replace(form, columns=(*form.columns[:4], own, *form.columns[4:]))
    forms.save(desk.office, "01/06/2026", form)
    kept = forms.on(desk.office, date(2026, 6, 1))
    assert kept.columns[1].caption == "Họ và tên,\ntập thể được ghi danh"
    assert [column.id for column in kept.shown()][4] == "own1"
    assert "ket_qua" not in [column.id for column in kept.shown()]


def test_widths_that_do_not_fill_the_page_are_asked_about(desk: Desk) -> None:
    wide = with_column(forms.default(), 4, width_mm=70)
    (problem,) = forms.check(wide)
    assert (problem.code, problem.weight, problem.values) == ("width_sum", "ask", {"sum": 259.0, "room": 252.0})
    forms.save(desk.office, "01/06/2026", wide)


@pytest.mark.parametrize(
    ("form", "code"),
    [
        (with_column(forms.default(), 0, shown=False), "column_needed"),
        (with_column(forms.default(), 1, id="own1"), "column_needed"),
        (with_column(forms.default(), 7, id="luong"), "column_unknown"),
        (with_column(forms.default(), 7, id="ket_qua"), "column_unknown"),
        (with_column(forms.default(), 7, width_mm=7.9), "column_width"),
        (with_column(forms.default(), 7, width_mm=float("nan")), "column_width"),
        (with_column(forms.default(), 7, caption="  "), "column_caption"),
        (with_column(forms.default(), 7, caption="x" * 121), "column_caption"),
        (replace(forms.default(), title=" "), "required"),
        (replace(forms.default(), basis=("x" * 301,)), "too_long"),
        (replace(forms.default(), subtitle=("x",) * 13), "too_long"),
    ],
)
def test_what_no_page_can_show_is_refused(desk: Desk, form: BookForm, code: str) -> None:
    with pytest.raises(Refused) as found:
        forms.save(desk.office, "01/06/2026", form)
    assert code in [problem.code for problem in found.value.values["problems"]]
    assert forms.listed(desk.office) == ()


def test_a_day_that_does_not_exist_is_refused(desk: Desk) -> None:
    with pytest.raises(Refused) as found:
        forms.save(desk.office, "31/02/2026", forms.default())
    assert refused(found) == "date_impossible"


# Files.


@given(
    title=st.sampled_from(("SỔ VÀNG", "SỔ\nGHI DANH")),
    basis=st.lists(st.sampled_from(("Quy định số 1-QĐ/TU", "Hướng dẫn số 2-HD/ĐU")), max_size=3),
    landscape=st.booleans(),
    binding=st.sampled_from(Edge),
    two_sided=st.booleans(),
    width=st.floats(8, 150),
)
def test_a_form_goes_to_a_file_and_comes_back(
    title: str, basis: list[str], landscape: bool, binding: Edge, two_sided: bool, width: float
) -> None:
    form = with_column(forms.default(landscape), 3, width_mm=width)
    form = replace(form, title=title, basis=tuple(basis), binding=binding, two_sided=two_sided)
    assert forms.from_text(forms.to_text(form)) == form
    assert forms.from_text(forms.to_text(replace(form, valid_from=date(2026, 6, 1)))) == form


def told(**changes: object) -> str:
    return json.dumps({**json.loads(forms.to_text(forms.default())), **changes})


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "form_file_wrong"),
        ("[]", "form_file_wrong"),
        ("{}", "form_file_wrong"),
        ("5", "form_file_wrong"),
        ("[" * 100_000, "form_file_wrong"),
        (told(columns=5), "form_file_wrong"),
        (told(columns=[5]), "form_file_wrong"),
        (told(columns=[{"id": "so"}]), "form_file_wrong"),
        (told(binding="inside"), "form_file_wrong"),
        (told(title=7), "form_file_wrong"),
        (told(basis="một"), "form_file_wrong"),
        (told(mau_so=0), "form_file_wrong"),
        (told(mau_so="1"), "form_file_wrong"),
        (told(mau_so=2), "form_file_newer"),
        (told(title=""), "required"),
    ],
)
def test_a_file_that_is_no_form_is_refused(text: str, code: str) -> None:
    with pytest.raises(Refused) as found:
        forms.from_text(text)
    assert refused(found) == code


def test_a_newer_file_names_its_format() -> None:
    with pytest.raises(Refused) as found:
        forms.from_text(told(mau_so=3))
    assert found.value.values == {"version": 3}


def test_width_is_asked_and_hides_nothing_else() -> None:
    assert codes(with_column(forms.default(), 4, width_mm=63.04)) == []
    assert codes(with_column(forms.default(), 4, width_mm=63.06)) == ["width_sum"]
