"""Mẫu sổ as plain data."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.bookforms import (
    FORM_VERSION,
    form_faults,
    free_column,
    read_form,
    shown_width,
    text_room,
    write_form,
)
from models.rules.errors import Refused
from models.rules.pages import BookForm, ColumnSpec, Edge
from reports.paper import own_rules, paper
from resources import find

GIVEN = json.loads(find("forms/mau_so.json").read_text(encoding="utf-8"))
LANDSCAPE, PORTRAIT = read_form(GIVEN["landscape"]), read_form(GIVEN["portrait"])


def changed(**changes: object) -> dict[str, object]:
    return {**write_form(LANDSCAPE), **changes}


def column(form: BookForm, place: int, **changes: object) -> BookForm:
    columns = list(form.columns)
    columns[place] = replace(columns[place], **changes)
    return replace(form, columns=tuple(columns))


def test_the_given_forms_fill_the_page() -> None:
    assert [shown_width(form) for form in (LANDSCAPE, PORTRAIT)] == [252.0, 165.0]
    assert form_faults(LANDSCAPE) == () == form_faults(PORTRAIT)
    assert [column.id for column in LANDSCAPE.shown()] == [
        "so", "ten", "chuc_vu", "thoi_gian", "viec_lam", "ket_qua", "ngay_xet", "ghi_chu",
    ]  # fmt: skip
    assert {column.id for column in LANDSCAPE.columns} == {column.id for column in PORTRAIT.columns}


@pytest.mark.parametrize("landscape", [True, False])
@pytest.mark.parametrize("binding", list(Edge))
def test_room_is_that_of_the_page(landscape: bool, binding: Edge) -> None:
    form = replace(LANDSCAPE, landscape=landscape, binding=binding)
    assert text_room(form) == paper(own_rules(), landscape, binding).text_width


TEXT = st.text(min_size=1, max_size=20)
FORMS = st.builds(
    BookForm,
    columns=st.lists(
        st.builds(ColumnSpec, TEXT.filter(lambda t: not t.startswith("own")), TEXT, st.floats(1, 200), st.booleans()),
        min_size=1,
        max_size=9,
        unique_by=lambda spec: spec.id,
    ).map(tuple),
    valid_from=st.none() | st.dates(),
    title=TEXT,
    subtitle=st.lists(TEXT).map(tuple),
    basis=st.lists(TEXT).map(tuple),
    landscape=st.booleans(),
    binding=st.sampled_from(list(Edge)),
    two_sided=st.booleans(),
    period_new_sheet=st.booleans(),
    keeper_title=TEXT,
)


@given(FORMS)
def test_written_and_read_back_is_the_same(form: BookForm) -> None:
    assert read_form(json.loads(json.dumps(write_form(form)))) == form


def test_own_columns_are_five_and_come_back() -> None:
    form = LANDSCAPE
    for place in range(1, 6):
        name = free_column(form)
        assert name == f"own{place}"
        form = replace(form, columns=(*form.columns, ColumnSpec(name, "Riêng", 20, own=True)))
    assert read_form(write_form(form)) == form
    with pytest.raises(Refused, match="columns_full"):
        free_column(form)


@pytest.mark.parametrize(
    ("form", "faults"),
    [
        (column(LANDSCAPE, 0, shown=False), [("column_needed", "so")]),
        (column(LANDSCAPE, 1, shown=False), [("column_needed", "ten")]),
        (column(LANDSCAPE, 1, caption="  "), [("caption_wrong", "ten")]),
        (column(LANDSCAPE, 1, caption="x" * 61), [("caption_wrong", "ten")]),
        (column(LANDSCAPE, 0, width_mm=7.9), [("column_too_narrow", "so")]),
        (column(LANDSCAPE, 4, width_mm=64), [("columns_too_wide", "")]),
        (replace(LANDSCAPE, columns=LANDSCAPE.columns[:2]), [("columns_too_few", "")]),
    ],
)
def test_faults(form: BookForm, faults: list[tuple[str, str]]) -> None:
    assert [(fault.code, fault.column) for fault in form_faults(form)] == faults


def test_too_wide_says_how_much() -> None:
    (fault,) = form_faults(column(LANDSCAPE, 4, width_mm=64))
    assert dict(fault.values) == {"total": 253.0, "room": 252.0}


def test_a_newer_form_is_refused_by_its_version() -> None:
    with pytest.raises(Refused) as caught:
        read_form(changed(version=FORM_VERSION + 1))
    assert (caught.value.code, caught.value.values) == ("form_newer", {"version": FORM_VERSION + 1})


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        changed(columns=[]),
        changed(columns="so"),
        changed(columns=[{"id": "so"}]),
        changed(columns=[{"id": "so", "caption": "Số", "width_mm": "rộng"}]),
        changed(columns=[{"id": "so", "caption": "Số", "width_mm": -1}]),
        changed(columns=[{"id": "so", "caption": "Số", "width_mm": float("nan")}]),
        changed(columns=[{"id": "so", "caption": "Số", "width_mm": 9}] * 2),
        changed(columns=[{"id": "so", "caption": 5, "width_mm": 9}]),
        changed(columns=[{"id": "own1", "caption": "Riêng", "width_mm": 9}]),
        changed(columns=[{"id": "so", "caption": "Số", "width_mm": 9, "shown": "có"}]),
        changed(binding="right"),
        changed(title=5),
        changed(basis=[1]),
        changed(landscape="ngang"),
        changed(valid_from="01/06/2027"),
    ],
)
def test_what_is_no_form_is_refused(data: object) -> None:
    with pytest.raises(Refused, match="form_unreadable"):
        read_form(data)


def test_what_a_form_does_not_say_keeps_its_ordinary_value() -> None:
    form = read_form({"columns": [{"id": "so", "caption": "Số", "width_mm": 11}], "valid_from": "2027-06-01"})
    assert form == BookForm((ColumnSpec("so", "Số", 11.0),), valid_from=date(2027, 6, 1))
