"""States, numbers and stamps of official documents."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import issuing
from models.rules.documents import DocumentState
from models.rules.errors import Refused

ACTS = (issuing.EDIT, issuing.PRINT, issuing.NUMBER, issuing.ATTACH, issuing.UPLOAD, issuing.REMOVE)


def code_of(state: DocumentState, act: str) -> str:
    try:
        issuing.allow(state, act, name="x")
    except Refused as refused:
        assert refused.values == {"name": "x"}
        return refused.code
    return ""


def test_only_the_signed_copy_freezes() -> None:
    draft = ["", "", "", "document_not_numbered", "document_not_signed", ""]
    assert [code_of(DocumentState.DRAFT, act) for act in ACTS] == draft
    assert [code_of(DocumentState.FOR_SIGNATURE, act) for act in ACTS] == draft
    assert [code_of(DocumentState.NUMBERED, act) for act in ACTS] == [
        "", "", "", "", "document_not_signed", "document_numbered",
    ]  # fmt: skip
    assert [code_of(DocumentState.SIGNED, act) for act in ACTS] == [
        "document_signed", "document_signed", "document_signed", "", "", "document_signed",
    ]  # fmt: skip


def test_the_next_step_follows_the_state() -> None:
    assert [issuing.next_step(state, False) for state in DocumentState] == ["print", "number", "attach", "upload"]
    assert issuing.next_step("signed", True) == ""


@pytest.mark.parametrize(
    ("text", "symbol", "number"),
    [
        ("7", "BC/ĐU", 7),
        ("07", "BC/ĐU", 7),
        (" Số 07-BB/ĐU ", "BB/ĐU", 7),
        ("số: 152 - bb / đu", "BB/ĐU", 152),
        ("Số: 05/BC-UBND", "BC-UBND", 5),
        ("12/UBND-VX", "UBND-VX", 12),
    ],
)
def test_a_number_as_the_van_thu_writes_it(text: str, symbol: str, number: int) -> None:
    assert issuing.read_number(text, symbol) == number


@pytest.mark.parametrize("text", ["", "abc", "0", "00-BC/ĐU", "100000", "7,5", "-7", "7-", "BC/ĐU", "7 8"])
def test_nonsense_is_no_number(text: str) -> None:
    with pytest.raises(Refused, match="document_number_unclear") as caught:
        issuing.read_number(text, "BC/ĐU")
    assert caught.value.values == {"text": text, "symbol": "BC/ĐU"}


def test_a_number_of_another_kind_is_refused() -> None:
    with pytest.raises(Refused, match="document_number_other") as caught:
        issuing.read_number("07-TB/ĐU", "BC/ĐU")
    assert caught.value.values == {"text": "07-TB/ĐU", "symbol": "BC/ĐU"}


@given(st.integers(1, issuing.HIGHEST), st.booleans())
def test_a_number_reads_back(number: int, party: bool) -> None:
    symbol = "BC/ĐU" if party else "BC-UBND"
    assert issuing.read_number(issuing.number_text(number, symbol, party), symbol) == number
    assert issuing.number_text(None, symbol, party)[1:] == symbol


def test_a_span_holds_its_days() -> None:
    span = issuing.Span(date(2025, 7, 1), date(2026, 5, 4))
    days = [date(2025, 6, 30), date(2025, 7, 1), date(2026, 5, 4), date(2026, 5, 5)]
    assert [span.holds(day) for day in days] == [False, True, True, False]
    assert issuing.Span(date(2025, 7, 1), None).holds(date.max)


@pytest.mark.parametrize(
    "text",
    [
        "MẬT",
        "Mật",
        "(Mật)",
        "Độ mật: Tối mật",
        "Báo cáo\nTUYỆT MẬT\nhết",
        "Tài liệu TỐI MẬT",
        "a\tMẬT",
        "Báo cáo (MẬT)",
    ],
)
def test_a_stamp_of_secrecy_is_refused(text: str) -> None:
    with pytest.raises(Refused, match="document_secret"):
        issuing.refuse_secret(["", text])


@pytest.mark.parametrize(
    "text",
    [
        "Nuôi ong lấy mật",
        "CÔNG TÁC BẢO VỆ BÍ MẬT NHÀ NƯỚC",
        "bảo mật thông tin",
        "Lò Thị Mật",
        "bỏ phiếu kín (bảo mật)",
        "",
    ],
)
def test_honey_and_names_are_no_stamp(text: str) -> None:
    issuing.refuse_secret([text])
