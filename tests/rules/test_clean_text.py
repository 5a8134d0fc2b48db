"""The door of every text: composed, visible, single-spaced, and the same when it passes twice."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.text import clean_line, clean_text

ANY = st.text(st.characters(), max_size=60)
ODD = st.text(
    st.sampled_from("aâ\u0301\u0302 \u00a0\t\n\r\u200b\u200d\ufeff\u202e\u00ad\u2028\x00\x1f\x7f\ufe0f\uffff\ud800")
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (unicodedata.normalize("NFD", "Nguyễn Thị Hường"), "Nguyễn Thị Hường"),
        ("  Lù\u00a0A \t Tủa ", "Lù A Tủa"),
        ("Gi\u200bàng\u200d \ufeffSeo\u200e \u202ePáo\u202c", "Giàng Seo Páo"),
        ("xã\u00ad hội\x00\x07\x7f", "xã hội"),
        ("a\ufe0fb\u034fc\u3164d\ufdd0\uffff\ud800", "abcd"),
        ("một\r\nhai\rba\u2028bốn\x0bnăm\x85sáu", "một hai ba bốn năm sáu"),
        ("a\ufdef\ufdf0\ufe00\ufe0f\ufe10", "a\ufdf0\ufe10"),
        ("\u200b \u3000\n", ""),
        ("Â\u200b\u0301n", "Ấn"),
        ("🙂 ₫ № m²", "🙂 ₫ № m²"),
    ],
)
def test_line(typed: str, kept: str) -> None:
    assert clean_line(typed) == kept


def test_text_keeps_its_lines_and_inner_blank_ones() -> None:
    typed = "\n \r\n Bỏ tiền  mua ống;\r\n\t\r\n22 hộ\u2029có nước. \n\n"
    assert clean_text(typed) == "Bỏ tiền mua ống;\n\n22 hộ\ncó nước."


@given(ANY | ODD)
def test_twice_is_once(text: str) -> None:
    assert clean_text(clean_text(text)) == clean_text(text)
    assert clean_line(clean_line(text)) == clean_line(text)


@given(ANY | ODD)
def test_nothing_unseen_remains(text: str) -> None:
    line = clean_line(text)
    assert unicodedata.is_normalized("NFC", line)
    assert not [char for char in line if unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp")]
    assert line == line.strip() and "  " not in line
    assert " ".join(clean_text(text).split()) == line


@given(st.text("aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạếềểễệ ABCĐ0123456789.,;:()/-", max_size=80))
def test_plain_words_pass_unchanged(text: str) -> None:
    plain = unicodedata.normalize("NFC", " ".join(text.split()))
    assert clean_line(plain) == plain
