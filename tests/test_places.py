"""Place names: every name whole and in NFC, the known counts, and the old districts of Lào Cai and Yên Bái."""

from __future__ import annotations

import unicodedata
from collections import Counter

from resources import places


def test_the_counts_are_those_of_july_2025() -> None:
    kinds = Counter(province.kind for province in places.provinces())
    assert kinds == {"tỉnh": 28, "thành phố": 6}
    communes = [commune for province in places.provinces() for commune in places.communes(province.name)]
    assert Counter(commune.kind for commune in communes) == {"xã": 2621, "phường": 687, "đặc khu": 13}


def test_lao_cai_has_its_99_communes() -> None:
    found = places.communes("Lào Cai")
    assert Counter(commune.kind for commune in found) == {"xã": 89, "phường": 10}
    assert places.Commune("xã", "Yên Bình", "Lào Cai") in found


def test_no_province_has_two_communes_of_one_name() -> None:
    for province in places.provinces():
        names = [commune.name for commune in places.communes(province.name)]
        assert len(names) == len(set(names)), province


def test_an_unknown_province_has_no_communes() -> None:
    assert places.communes("Yên Bái") == ()


def test_the_old_communes_keep_their_districts() -> None:
    old = places.former_communes()
    assert Counter(commune.province for commune in old) == {"Lào Cai": 152, "Yên Bái": 173}
    assert len({(commune.province, commune.district) for commune in old}) == 18
    assert places.Commune("phường", "Duyên Hải", "Lào Cai", "thành phố", "Lào Cai") in old


def test_every_name_is_whole_and_in_nfc() -> None:
    present = [commune for province in places.provinces() for commune in places.communes(province.name)]
    for commune in [*present, *places.former_communes()]:
        assert commune.name and commune.name == commune.name.strip()
        assert unicodedata.is_normalized("NFC", commune.name)
