"""What a rule set writes on a document: number, date, recipients, authority, the mark at the end."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import letters
from models.rules.documents import Block, BlockKind, LetterFacts, Span, TableBlock
from models.rules.pages import Letterhead, Signatory
from resources.rulesets import rule_set

HD05, HD36, ND30 = (rule_set(name) for name in ("HD05", "HD36", "ND30"))
GAP = "\u00a0"


@pytest.mark.parametrize(
    ("rules", "kind", "body", "unit", "symbol"),
    [
        (HD05, "bao_cao", "ĐU", "", "BC/ĐU"),
        (HD05, "cong_van", "BXDĐ", "", "CV/BXDĐ"),
        (ND30, "bao_cao", "UBND", "", "BC-UBND"),
        (ND30, "cong_van", "UBND", "VX", "UBND-VX"),
        (ND30, "cong_van", "UBND", "", "UBND"),
        (ND30, "quy_dinh", "UBND", "", "QyĐ-UBND"),
    ],
)
def test_symbols(rules: object, kind: str, body: str, unit: str, symbol: str) -> None:
    assert letters.symbol(rules, kind, body, unit) == symbol  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("number", "party", "state"),
    [(7, "Số 07-BC/ĐU", "Số: 07/BC/ĐU"), (12, "Số 12-BC/ĐU", "Số: 12/BC/ĐU"), (127, "Số 127-BC/ĐU", "Số: 127/BC/ĐU")],
)
def test_numbers_are_padded_below_ten(number: int, party: str, state: str) -> None:
    assert letters.number_row(HD05, "BC/ĐU", number) == party
    assert letters.number_row(ND30, "BC/ĐU", number) == state


def test_a_missing_number_leaves_room_for_the_pen() -> None:
    row = letters.number_row(HD05, "BC/ĐU", None)
    assert row == "Số " + GAP * 9 + "-BC/ĐU"
    # Ten spaces of a quarter em at 14 pt, eleven at 13 pt.
    assert 12 <= 10 * 14 / 4 * 25.4 / 72 < 12 + 14 / 4 * 25.4 / 72
    assert letters.number_row(ND30, "BC-UBND", None).count(GAP) + 1 == 11


def test_dates_are_padded_for_small_days_and_two_months() -> None:
    def said(day: date) -> str:
        return letters.place_and_date(HD05, "Khe Vàng", day, day)

    assert said(date(2026, 2, 5)) == "Khe Vàng, ngày 05 tháng 02 năm 2026"
    assert said(date(2026, 5, 27)) == "Khe Vàng, ngày 27 tháng 5 năm 2026"
    assert said(date(2026, 10, 9)) == "Khe Vàng, ngày 09 tháng 10 năm 2026"
    assert said(date(2026, 12, 31)) == "Khe Vàng, ngày 31 tháng 12 năm 2026"


def test_a_missing_day_leaves_room_for_the_pen() -> None:
    said = letters.place_and_date(HD05, "Khe Vàng", None, date(2027, 1, 3))
    assert said == f"Khe Vàng, ngày {GAP * 8} tháng 01 năm 2027"


@pytest.mark.parametrize(
    ("typed", "party", "state"),
    [
        ("T/M BAN THƯỜNG VỤ", "T/M BAN THƯỜNG VỤ", "TM. BAN THƯỜNG VỤ"),
        ("TM. ỦY BAN NHÂN DÂN", "T/M ỦY BAN NHÂN DÂN", "TM. ỦY BAN NHÂN DÂN"),
        ("t.m Chi bộ", "T/M Chi bộ", "TM. Chi bộ"),
        ("K/T TRƯỞNG BAN", "K/T TRƯỞNG BAN", "KT. TRƯỞNG BAN"),
        ("TL BAN THƯỜNG VỤ", "T/L BAN THƯỜNG VỤ", "TL. BAN THƯỜNG VỤ"),
        ("TUQ. CHỦ TỊCH", "TUQ. CHỦ TỊCH", "TUQ. CHỦ TỊCH"),
        ("Q.TRƯỞNG BAN", "Q. TRƯỞNG BAN", "Q. TRƯỞNG BAN"),
        ("TM. ỦY BAN\nKT. CHỦ TỊCH", "T/M ỦY BAN\nK/T CHỦ TỊCH", "TM. ỦY BAN\nKT. CHỦ TỊCH"),
        ("CHỦ TRÌ HỘI NGHỊ", "CHỦ TRÌ HỘI NGHỊ", "CHỦ TRÌ HỘI NGHỊ"),
        ("TMT", "TMT", "TMT"),
        ("", "", ""),
    ],
)
def test_forms_of_signing(typed: str, party: str, state: str) -> None:
    for rules, written in ((HD05, party), (HD36, party), (ND30, state)):
        assert letters.signed(rules, (Signatory(typed, "BÍ THƯ", "Lò Văn A"),)) == (
            Signatory(written, "BÍ THƯ", "Lò Văn A"),
        )
    assert letters.signed(ND30, (Signatory("", "K/T CHỦ TỊCH", ""),))[0].title == "KT. CHỦ TỊCH"


def test_recipients_end_as_their_rules_have_it() -> None:
    lines = ("Như trên", "- Thường trực Đảng uỷ;", "  ", "Lưu Văn phòng Đảng uỷ.")
    assert letters.recipient_lines(HD05, lines) == (
        "- Như trên;", "- Thường trực Đảng uỷ;", "- Lưu Văn phòng Đảng uỷ.",
    )  # fmt: skip
    assert letters.recipient_lines(HD36, lines)[0] == "- Như trên,"
    assert letters.recipient_lines(HD36, lines)[2] == "- Lưu Văn phòng Đảng uỷ."
    assert letters.recipient_lines(HD05, ()) == ()


def test_who_is_written_to() -> None:
    assert letters.addressed_lines(("Sở Nội vụ",)) == ("Sở Nội vụ.",)
    assert letters.addressed_lines(("Sở Nội vụ", "", "- Sở Y tế.")) == ("- Sở Nội vụ;", "- Sở Y tế.")
    assert letters.addressed_lines(("", " ")) == ()


def test_what_a_letter_is_about() -> None:
    assert letters.letter_subject(HD05, "mời họp") == "về việc mời họp"
    assert letters.letter_subject(ND30, "mời họp") == "V/v mời họp"
    assert letters.letter_subject(HD05, "V/v mời họp") == "V/v mời họp"
    assert letters.letter_subject(HD05, "Về việc mời họp") == "Về việc mời họp"
    assert letters.letter_subject(HD05, "") == ""


def test_items_have_a_dash() -> None:
    assert letters.item_text("Thời gian") == "- Thời gian"
    assert letters.item_text("- Thời gian") == "- Thời gian"
    assert letters.item_text("+ Thời gian") == "+ Thời gian"


def test_annexes_are_counted_in_their_figures() -> None:
    assert letters.annex_label(HD05, "2") == "Phụ lục 2"
    assert letters.annex_label(ND30, "2") == "Phụ lục II"
    assert letters.annex_label(ND30, "IV") == "Phụ lục IV"
    assert letters.annex_label(HD05, "") == "Phụ lục"
    assert [letters.roman(number) for number in (1, 4, 9, 14, 39)] == ["I", "IV", "IX", "XIV", "XXXIX"]
    assert letters.roman(40) == "40" and letters.roman(0) == "0"


def paragraph(*words: str) -> Block:
    return Block(BlockKind.PARAGRAPH, tuple(Span(word) for word in words))


@pytest.mark.parametrize(
    ("typed", "party", "state"),
    [
        ("đã làm xong.", "đã làm xong.", "đã làm xong./."),
        ("đã làm xong./.", "đã làm xong.", "đã làm xong./."),
        ("đã làm xong", "đã làm xong.", "đã làm xong./."),
        ("đã làm (xong)", "đã làm (xong).", "đã làm (xong)./."),
        ("còn nữa...", "còn nữa...", "còn nữa..."),
        ("như sau:", "như sau:", "như sau:"),
    ],
)
def test_the_mark_at_the_end(typed: str, party: str, state: str) -> None:
    body = (paragraph("Đầu."), paragraph("và ", typed))
    assert letters.block_text(letters.ended(HD05, body)[-1]) == "và " + party
    assert letters.block_text(letters.ended(ND30, body)[-1]) == "và " + state
    assert letters.ended(ND30, body)[0] == body[0]


def test_nothing_is_marked_after_a_table() -> None:
    table = Block(BlockKind.TABLE, table=TableBlock((("a",),)))
    assert letters.ended(ND30, (paragraph("Đầu."), table)) == (paragraph("Đầu."), table)
    assert letters.ended(ND30, ()) == ()
    assert letters.ended(ND30, (Block(BlockKind.PARAGRAPH),)) == (Block(BlockKind.PARAGRAPH),)
    heading = Block(BlockKind.PART, (Span("III- NHIỆM VỤ"),))
    assert letters.ended(ND30, (paragraph("Đầu."), heading)) == (paragraph("Đầu."), heading)
    assert (
        letters.block_text(letters.ended(ND30, (Block(BlockKind.SECTION, (Span("1. Giao việc."),)),))[0])
        == "1. Giao việc./."
    )


def test_the_mark_stands_behind_the_last_words_and_outside_a_figure() -> None:
    body = (paragraph("Đầu. ", "Cuối", " "), paragraph(" "))
    assert letters.ended(ND30, body) == (paragraph("Đầu. ", "Cuối./."),)
    figure = Span("57", figure="luot", confirmed=False)
    (block,) = letters.ended(HD05, (Block(BlockKind.PARAGRAPH, (Span("có "), figure)),))
    assert block.spans == (Span("có "), figure, Span("."))


@given(st.text(max_size=40))
def test_ending_twice_is_ending_once(typed: str) -> None:
    for rules in (HD05, ND30):
        once = letters.ended(rules, (paragraph(typed),))
        assert letters.ended(rules, once) == once


def test_figures_to_confirm() -> None:
    known, open_one = Span("12", figure="a"), Span("57", figure="b", confirmed=False)
    facts = LetterFacts(
        "u", "bao_cao", "HD05", Letterhead("", "", ""), "", None, None, date(2027, 5, 1), "", "",
        (Block(BlockKind.PARAGRAPH, (known, open_one)), Block(BlockKind.TABLE)), (),
    )  # fmt: skip
    assert letters.unconfirmed(facts) == (open_one,)
