"""Vietnamese order and search: by given name, tones after letters, every way of typing alike."""

from __future__ import annotations

import random
import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules import names
from models.rules.names import fold, index_letter, match_query, same_name, sort_key, text_key

LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxy"
TONED = "aàảãáạ"
SYLLABLES = st.text(
    st.sampled_from(LETTERS + LETTERS.upper() + "ấầẩẫậếềểễệốồổỗộớờởỡợứừửữựàảãáạíìỉĩị"), min_size=1, max_size=6
)
NAMES = st.lists(SYLLABLES, min_size=1, max_size=5).map(" ".join)
TONE_PLACES = [("hòa", "hoà"), ("ủy", "uỷ"), ("thúy", "thuý"), ("khỏe", "khoẻ"), ("Lóa", "Loá"), ("TỤY", "TUỴ")]


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def ordered(wanted: list[str], key=sort_key) -> None:
    shuffled = wanted[:]
    random.Random(7).shuffle(shuffled)
    assert sorted(shuffled, key=key) == wanted
    assert sorted(map(nfd, shuffled), key=key) == [nfd(name) for name in wanted]
    keys = [key(name) for name in wanted]
    assert len(set(keys)) == len(keys)


def test_people_stand_by_given_name() -> None:
    ordered(
        [
            "Nguyễn Thị Ánh",
            "Ấn",
            "Trần Văn Bình",
            "đào",
            "Vũ Thị Đào",
            "Đỗ",
            "Phàn Thị Mẩy",
            "Hoàng Thị Mỷ",
            "Vàng Thị Mỷ",
            "Vàng Thị Mỵ",
            "Giàng Seo Páo",
            "Lù A Tủa",
            "Lù A Tứ",
        ]
    )


def test_the_alphabet_and_then_the_tones() -> None:
    ordered([*"aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"])
    ordered(["An", "Àn", "Ản", "Ãn", "Án", "Ạn", "Anh", "Ánh", "Ăn", "Ân", "Ấn", "Ba"])
    ordered([f"L{vowel}" for vowel in TONED])


def test_letters_of_the_whole_given_name_come_before_its_tone() -> None:
    ordered(["Lan", "Lán", "Lanh", "Lánh"])


def test_family_names_decide_between_equal_given_names() -> None:
    ordered(["An", "Bùi An", "Đỗ An", "Đỗ Văn An", "Lê An", "Lê Á An", "Lê Ba An", "Bùi Ân"])


def test_tone_in_the_family_name_waits_for_all_its_letters() -> None:
    ordered(["Ma Văn Anh", "Mã Văn Anh", "Ma Vân Anh"])


@pytest.mark.parametrize(("one", "other"), TONE_PLACES)
def test_tone_placement_is_nothing(one: str, other: str) -> None:
    assert one != other
    assert sort_key(f"Lê {one}") == sort_key(f"Lê {other}")
    assert text_key(one) == text_key(other)
    assert fold(one) == fold(other)
    assert same_name(one, nfd(other.upper()))


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Giàng Seo Páo", "giang seo pao"),
        ("  ĐƯỜNG\tđi;(Đỗ) ", "duong di do"),
        ("Uỷ ban – Ủy ban", "uy ban uy ban"),
        ("Ðặng ðức Ɖ", "dang duc d"),
        ("H'Hen Niê/Tổ-2", "h hen nie to 2"),
        ("640 m² ﬁ ẞ", "640 m2 fi ss"),
        ("\u0301\u200b.,", ""),
        ("_a_", "a"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == fold(nfd(text)) == folded


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=40))
def test_folding_is_settled(text: str) -> None:
    folded = fold(text)
    assert fold(folded) == folded
    assert fold(nfd(text)) == folded
    assert all(char == " " or char.isalnum() for char in folded)


def test_names_spelt_alike() -> None:
    assert same_name("nguyễn  thị ÁNH", nfd("Nguyễn Thị Ánh"))
    assert not same_name("Nguyễn Thị Ánh", "Nguyễn Thị Anh")
    assert not same_name("Lù A Tủa", "Tủa Lù A")
    assert not same_name("", "") and not same_name(".", "\u0301")


def test_other_names_stand_from_their_first_word_with_numbers_as_numbers() -> None:
    ordered(
        ["Thôn 1", "Tổ", "Tổ 2", "Tổ 2A", "Tổ 9 Khe Mạ", "Tổ 10", "Tổ 100", "Tổ an ninh", "Tổ ấm", "Trường 1"],
        text_key,
    )
    assert text_key("Tổ 02") == text_key("tổ 2") == text_key("Tổ ٢")


def test_a_very_long_number_still_has_a_key() -> None:
    assert text_key("9" * 300) > text_key("9" * 254)


def test_numbers_and_remarks_are_no_given_names() -> None:
    ordered(["Lê An", "Lê An 2", "Lê An (B)", "Lê Bình"])
    assert sort_key("(An)") == sort_key("An")
    assert sort_key("12") < sort_key("a")
    assert sort_key("") == sort_key("\u0301 ...") < sort_key("0")


def test_letters_of_other_scripts_follow_z() -> None:
    ordered(["Z", "я", "王"])


@pytest.mark.parametrize(
    ("name", "letter"),
    [
        ("Nguyễn Thị Ánh", "A"),
        ("Ấn", "Â"),
        ("Lê Ẵng", "Ă"),
        ("đào", "Đ"),
        ("Hồ Ợ", "Ơ"),
        ("Lò Ún", "U"),
        ("Bế Ửng", "Ư"),
        ("Lê An (B)", "A"),
        ("я", "Я"),
        ("Tổ 10", "T"),
        ("10", "#"),
        ("", "#"),
    ],
)
def test_index_letter(name: str, letter: str) -> None:
    assert index_letter(name) == index_letter(nfd(name)) == letter


@given(NAMES, NAMES)
def test_equal_keys_mean_one_name(one: str, other: str) -> None:
    plain = [unicodedata.normalize("NFD", name).lower() for name in (one, other)]
    if plain[0] == plain[1]:
        assert sort_key(one) == sort_key(other)
    if sort_key(one) == sort_key(other):
        assert fold(one) == fold(other)
        assert text_key(one) == text_key(other)


@given(NAMES, NAMES, st.sampled_from([sort_key, text_key]))
def test_no_key_begins_another(one: str, other: str, key) -> None:
    first, second = key(one), key(other)
    assert first == second or not second.startswith(first)


@given(st.lists(NAMES, min_size=1, max_size=12))
def test_index_letters_follow_the_order(people: list[str]) -> None:
    letters = [index_letter(name) for name in sorted(people, key=sort_key)]
    places = ["AĂÂBCDĐEÊFGHIJKLMNOÔƠPQRSTUƯVWXYZ".index(letter) for letter in letters]
    assert places == sorted(places)


@given(st.lists(NAMES, min_size=1, max_size=8))
def test_the_database_orders_keys_alike(people: list[str]) -> None:
    bare = sqlite3.connect(":memory:")
    bare.execute("CREATE TABLE t (k BLOB)")
    bare.executemany("INSERT INTO t VALUES (?)", [(sort_key(name),) for name in people])
    kept = [row[0] for row in bare.execute("SELECT k FROM t ORDER BY k")]
    bare.close()
    assert kept == sorted(map(sort_key, people))


def test_the_keys_of_version_1_are_fixed() -> None:
    assert names.KEY_VERSION == 1
    assert sort_key("Đỗ Ấn").hex() == "223101000500263301000400"
    assert sort_key("Tộ").hex() == "3933010006000000"
    assert sort_key("12 3").hex() == "020231320100010002013301000100"
    assert sort_key("я").hex() == "f000044f010001000000"
    assert text_key("Tổ 10").hex() == "393301020231300100030100"


@pytest.fixture(scope="module")
def index():
    bare = sqlite3.connect(":memory:")
    bare.execute("CREATE VIRTUAL TABLE f USING fts5(t)")
    for text in ("Giàng Seo Páo", "Uỷ ban xã", "Ủy ban Kiểm tra", "Làm đường bản"):
        bare.execute("INSERT INTO f VALUES (?)", (fold(text),))
    yield bare
    bare.close()


def found(index: sqlite3.Connection, typed: str) -> int:
    return len(index.execute("SELECT 1 FROM f WHERE f MATCH ?", (match_query(typed),)).fetchall())


@pytest.mark.parametrize(
    ("typed", "hits"),
    [("giang seo pao", 1), ("PÁO gi", 1), ("ủy ban", 2), ("uỷ", 2), ("duong", 1), (nfd("Đường"), 1), ("zzz", 0)],
)
def test_search_finds_with_and_without_marks(index, typed: str, hits: int) -> None:
    assert found(index, typed) == hits


def test_query_words_are_quoted_prefixes() -> None:
    assert match_query(' Giàng "Seo*') == '"giang"* "seo"*'
    assert match_query("-- \u200b ()") == ""
    assert match_query("AND OR NOT NEAR") == '"and"* "or"* "not"* "near"*'


def test_query_is_capped() -> None:
    assert match_query("a" * 500) == '"' + "a" * 200 + '"*'


@given(typed=st.text(st.characters(exclude_categories=["Cs"]), max_size=60))
def test_no_typed_text_breaks_the_search(index, typed: str) -> None:
    if match_query(typed):
        found(index, typed)
