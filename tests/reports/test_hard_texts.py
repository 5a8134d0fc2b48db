"""Whatever is typed: nothing is drawn outside the margins, no text crosses its column, no letter is lost."""

from __future__ import annotations

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st
from page_facts import ENTRIES_ONLY, PT, Reader, book, entry, form, period

from models.rules.pages import LineState, StateNote
from reports.breaking import clean
from reports.fonts import load_fonts
from reports.paper import DESCENT
from reports.render import render

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyẫỗớựĐƠƯẤ0123456789.,;:/-²()“”%"
MARKS = "\u0300\u0301\u0303\u0309\u0323\u0302\u200b\u00ad\x07"
HARD = st.one_of(
    st.text(LETTERS + MARKS + " " * 12 + "\n\t", max_size=300),
    st.text(LETTERS, min_size=60, max_size=400),
    st.lists(st.sampled_from(["120", "kg", "9", "đồng", "ngày", "14/5/2027", "Nghiêng"]), max_size=60).map(" ".join),
)
NAMES = st.one_of(st.text(LETTERS + " " * 8, min_size=1, max_size=300), st.just("Nguyễn" * 40))
NOTES = st.builds(StateNote, st.none(), HARD, HARD)
COLUMNS = ("chuc_vu", "thoi_gian", "viec_lam", "ket_qua", "ngay_xet", "ghi_chu")


@st.composite
def rows(draw: st.DrawFn) -> list[object]:
    """Return one to four rows with anything in every cell."""
    made = []
    for number in range(1, draw(st.integers(1, 4)) + 1):
        cells = {column: draw(HARD) for column in COLUMNS}
        state = draw(st.sampled_from(list(LineState)))
        late = draw(st.sampled_from(["", "tháng 4 năm 2027"]))
        note = draw(NOTES)
        made.append(entry(number, name=draw(NAMES), cells=cells, state=state, note=note, late_from=late))
    return made


def letters(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", clean(text)).split())


@given(rows(), st.sampled_from(["landscape", "portrait"]))
@settings(max_examples=30)
def test_nothing_crosses_a_rule_or_leaves_the_page(lines: list[object], kind: str) -> None:
    sheet = period(5, lines, form=form(kind))
    reader = Reader(render("so-ghi-danh", book([sheet], parts=ENTRIES_ONLY)))
    for number, page in enumerate(reader.pages):
        left, right = (30, 15) if number % 2 == 0 else (15, 30)
        for char in page.chars:
            assert char["x0"] * PT >= left - 0.1 and char["x1"] * PT <= page.width * PT - right + 0.1, char["text"]
            baseline = (float(page.height) - char["matrix"][5]) * PT
            assert baseline + DESCENT * char["size"] * PT <= page.height * PT - 20 + 0.1
        rules = [line for line in page.lines if line["height"] > line["width"]]
        for char in page.chars:
            base = float(page.height) - char["matrix"][5]
            for rule in rules:
                if rule["top"] < base < rule["bottom"]:
                    assert not char["x0"] + 0.5 < rule["x0"] < char["x1"] - 0.5, (char["text"], rule["x0"] * PT)


@given(HARD)
@settings(max_examples=30)
def test_no_letter_of_a_deed_is_lost(deed: str) -> None:
    reader = Reader(render("so-ghi-danh", book([period(5, [entry(1, deed)])], parts=ENTRIES_ONLY)))
    read = ""
    for number, page in enumerate(reader.pages):
        left = 133 if number % 2 == 0 else 118
        column = [char for char in page.chars if left <= char["x0"] * PT < left + 63 and 46.7 < char["top"] * PT]
        read += "".join(char["text"] for char in column)
    assert letters(deed) in letters(read)


def test_a_name_of_300_letters_and_a_deed_of_5000() -> None:
    deed = " ".join(f"việc{place}" for place in range(800))[:5000]
    reader = Reader(render("so-ghi-danh", book([period(5, [entry(1, deed, name="Ẫ" * 300)])], parts=ENTRIES_ONLY)))
    text = "".join(char["text"] for page in reader.pages for char in page.chars)
    assert text.count("Ẫ") == 300
    words = [word for page in range(len(reader.pages)) for word in reader.text(page).split()]
    assert [word for word in words if word.startswith("việc") and word != "việc"] == deed.split()


def test_composed_and_decomposed_text_print_alike() -> None:
    deed = "Dựng lại nhà cho bà Mẩy, ủng hộ 5 triệu đồng"
    first, second = (
        render("so-ghi-danh", book([period(5, [entry(1, unicodedata.normalize(kind, deed))])], parts=ENTRIES_ONLY))
        for kind in ("NFC", "NFD")
    )
    assert first == second
    assert all(load_fonts().regular.has(letter) for letter in deed)
