"""A slip that comes back: whose it is by its code, and what its rows mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.slip_return import (
    MOST_DEEDS,
    consent_label,
    consent_of,
    from_rows,
    kind_of,
    marked,
    row_code,
    slip_code,
    slip_codes,
)
from models.rules.slips import CONSENT_WORDS, DEED_CODES, ROW_CODES

ALL = (*ROW_CODES, *DEED_CODES[0], *DEED_CODES[1])
WORDS = tuple(choice.label for choice in CONSENT_WORDS)


@given(st.uuids(), st.integers(1900, 2100), st.integers(1, 12))
def test_a_code_is_found_in_any_text_and_names_one_unit(unit: object, year: int, month: int) -> None:
    code = slip_code(str(unit), f"{year}-{month:02d}")
    assert slip_codes(f"Mã phiếu: {code.lower()}. Nộp 10/6/2027, {code}") == (code,)
    assert code.split("/")[0] == f"{year}-{month:02d}"


def test_codes_are_read_in_spite_of_spaces_and_told_from_other_numbers() -> None:
    assert slip_codes("2027-06 / ABCD - EFGH") == ("2027-06/ABCD-EFGH",)
    assert slip_codes("12027-06/ABCD-EFGH 2027-06/ABCD-EFGHI 2027-06/ABC1-EFGH") == ()
    assert slip_code("a", "2027-06") != slip_code("b", "2027-06")


@pytest.mark.parametrize(
    ("cell", "code"),
    [
        ("A1", "A1"), (" c10. ", "C10"), ("B 2", "B2"), ("C03", "C3"), ("A1 Đảng viên", ""), ("F1", ""), ("33", ""),
        ("", ""),
    ],
)  # fmt: skip
def test_a_cell_that_is_a_row_code(cell: str, code: str) -> None:
    assert row_code(cell) == code


def test_rows_mean_what_their_codes_say() -> None:
    found = from_rows([
        *((code, "") for code in ALL if code not in ("A1", "A2", "A3", "E1", "E2", "C1", "C3", "C5", "C8")),
        ("A1", " 33 "), ("A2", "31 đồng chí"), ("A3", "31/33"), ("E1", "Cống tràn vỡ"), ("E2", "Cầu treo"),
        ("C1", "Hoàng Văn Ấn"), ("C3", "Hiến đất ......... dỡ chuồng"), ("C5", "đồng ý nêu tên"), ("C8", "……………"),
    ])  # fmt: skip
    assert found.texts == {
        "members": "33", "present": "31", "reviewed": "31/33", "petitions": "Cống tràn vỡ\nCầu treo",
    }  # fmt: skip
    assert found.deeds == (
        {"name": "Hoàng Văn Ấn", "deed": "Hiến đất   dỡ chuồng", "consent": "slip", "kind": "person"},
    )
    assert (found.missing, found.added) == ((), ())


def test_a_number_is_taken_only_where_there_is_one() -> None:
    said = {"A1": "ba mươi ba", "A2": "1.118", "B1": "khoảng 12 buổi", "D1": "0"}
    found = from_rows(list(said.items()))
    assert found.texts == {"members": "ba mươi ba", "present": "1.118", "sessions": "12", "commended": "0"}


def test_a_tick_alone_is_no_deed() -> None:
    assert from_rows([("C1", ""), ("C5", "chưa hỏi")]).deeds == ()
    assert from_rows([("C8", "Nuôi cháu"), ("C10", "ừ")]).deeds == ({"deed": "Nuôi cháu", "kind": "person"},)


def test_rows_that_are_gone_are_told_in_the_sheets_order() -> None:
    assert from_rows([]).missing == ALL
    assert from_rows([(code, "") for code in reversed(ALL) if code not in ("C4", "B2")]).missing == ("B2", "C4")


def test_rows_that_no_sheet_has_are_kept_as_they_are() -> None:
    found = from_rows([("", "Gương thứ ba"), ("A9", "thêm"), ("A1", "33"), ("A1", "34"), ("C0", "không"), ("E7", "")])
    assert found.added == ("Gương thứ ba", "A9 thêm", "A1 34", "C0 không")
    assert found.texts == {"members": "33"}


def test_deeds_beyond_the_printed_ones_are_deeds() -> None:
    copied = from_rows([("C1", "Lý Thị Khé"), ("C3", "Dạy chữ"), ("C1", "Vàng A Sử"), ("C3", "Sửa cầu")])
    assert [deed["name"] for deed in copied.deeds] == ["Lý Thị Khé", "Vàng A Sử"]
    assert [deed["deed"] for deed in copied.deeds] == ["Dạy chữ", "Sửa cầu"]
    numbered = from_rows([("C11", "Lù A Tủa"), ("C13", "Trồng quế")])
    assert numbered.deeds == ({"name": "Lù A Tủa", "deed": "Trồng quế", "kind": "person"},)
    far = f"C{5 * MOST_DEEDS + 1}"
    assert from_rows([(far, "Giàng")]).added == (f"{far} Giàng",)


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Tổ phụ nữ xóm Trên", "collective"), ("Tô Văn Nam", "person"), ("Đoàn Thị Mai", "person"), ("", "person"),
        ("HTX Quế", "collective"), ("Đội", "collective"), ("Chi hội Nông dân", "collective"), ("Hội", "collective"),
    ],
)  # fmt: skip
def test_whose_deed_it_is(name: str, kind: str) -> None:
    assert kind_of(name) == kind


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        (["☒ đồng ý nêu tên", "☐ không đồng ý", "☐ chưa hỏi"], "đồng ý nêu tên"),
        (["☐ đồng ý nêu tên", "☐ không đồng ý x", "☐ chưa hỏi"], "không đồng ý"),
        (["x đồng ý nêu tên  ☐ không đồng ý  ☐ chưa hỏi"], "đồng ý nêu tên"),
        (["☐ đồng ý nêu tên  V không đồng ý  ☐ chưa hỏi"], "không đồng ý"),
        (["☐ đồng ý nêu tên", "☐ không đồng ý", "☐ chưa hỏi"], ""),
        (["☒ đồng ý nêu tên", "☒ không đồng ý", "☐ chưa hỏi"], ""),
        (["", "", "☐ Chưa hỏi"], "chưa hỏi"),
        (["Người được nêu", "đồng ý"], ""),
        ([], ""),
    ],
)
def test_which_consent_is_ticked(cells: list[str], said: str) -> None:
    assert consent_label(cells) == said
    assert consent_of(said) == next((choice.value for choice in CONSENT_WORDS if choice.label == said), "")


def test_ticks_before_words_of_one_line() -> None:
    assert marked("☑ một ☐ hai x ba", ("một", "hai", "ba")) == ("một", "ba")
    assert marked("☐ hai", ("một", "hai")) == ()


@given(
    st.lists(st.tuples(st.sampled_from([*ALL, "A9", "C11", "C12", ""]), st.text("aă1 .…\n", max_size=12)), max_size=60)
)
def test_no_word_is_ever_lost(rows: list[tuple[str, str]]) -> None:
    found = from_rows(rows)
    kept = " ".join([*found.texts.values(), *found.added, *(" ".join(deed.values()) for deed in found.deeds)])
    for code, text in rows:
        if code not in ("C5", "C10") and code not in ("A1", "A2", "A3", "B1", "B2", "B3", "D1", "D2"):
            assert all(word in kept for word in text.replace(".", " ").replace("…", " ").split())
