"""The print face: which family is taken, what is refused, what is said of a letter that it lacks."""

from __future__ import annotations

import shutil
import unicodedata
from pathlib import Path

import pytest

from models.rules.errors import WorldError
from reports.fonts import FAMILIES, SOFT_SPACE, Family, font_folders, load_fonts, vietnamese_letters

OURS = load_fonts()


def lay(folder: Path, family: Family, styles: int = 4) -> None:
    """Lay the system's own face under another family's file names."""
    folder.mkdir(parents=True, exist_ok=True)
    for face, name in list(zip(OURS.faces(), family.files, strict=True))[:styles]:
        shutil.copy(face.path, folder / name)


def test_134_letters() -> None:
    letters = vietnamese_letters()
    assert len(set(letters)) == 134
    assert all(unicodedata.normalize("NFC", letter) == letter and len(letter) == 1 for letter in letters)
    assert {"Ẫ", "ỗ", "Đ", "ự", "Ỵ"} <= set(letters)
    assert all(face.has(letter) for face in OURS.faces() for letter in letters)


def test_families_are_taken_in_order(tmp_path: Path) -> None:
    lay(tmp_path / "c", FAMILIES[3])
    assert load_fonts((tmp_path,)).family == "Tinos"
    lay(tmp_path / "b", FAMILIES[2])
    assert load_fonts((tmp_path / "b", tmp_path / "c")).family == "Liberation Serif"
    lay(tmp_path / "a", FAMILIES[0])
    assert load_fonts((tmp_path / "c", tmp_path / "b", tmp_path / "a")).family == "Times New Roman"


def test_a_family_with_a_style_missing_or_broken_is_passed_over(tmp_path: Path) -> None:
    lay(tmp_path / "a", FAMILIES[0], styles=3)
    lay(tmp_path / "b", FAMILIES[3])
    assert load_fonts((tmp_path / "a", tmp_path / "b")).family == "Tinos"
    lay(tmp_path / "c", FAMILIES[0])
    broken = tmp_path / "c" / "timesbd.ttf"
    broken.write_bytes(broken.read_bytes()[:1000])
    assert load_fonts((tmp_path / "c", tmp_path / "b")).family == "Tinos"


def test_a_face_without_vietnamese_letters_is_passed_over(tmp_path: Path) -> None:
    lay(tmp_path / "a", FAMILIES[0])
    lay(tmp_path / "b", FAMILIES[3])
    poor = OURS.bold.font.face.makeSubset([ord(letter) for letter in " abcABCđĐ"])
    (tmp_path / "a" / "timesbd.ttf").write_bytes(poor)
    assert load_fonts((tmp_path / "a", tmp_path / "b")).family == "Tinos"


def test_no_face_is_an_error_that_names_the_families(tmp_path: Path) -> None:
    with pytest.raises(WorldError) as caught:
        load_fonts((tmp_path, tmp_path / "absent"))
    assert caught.value.code == "font_missing"
    assert caught.value.values == {"families": "Times New Roman, Liberation Serif, Tinos"}


def test_windows_keeps_its_faces_in_two_places(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.platform", "win32")
    monkeypatch.setenv("WINDIR", "W")
    monkeypatch.setenv("LOCALAPPDATA", "L")
    named = [str(folder) for folder in font_folders()]
    assert named[:2] == [r"W\Fonts", r"L\Microsoft\Windows\Fonts"] and named[2].endswith("fonts")
    monkeypatch.delenv("LOCALAPPDATA")
    assert len(font_folders()) == 2


def test_times_widths() -> None:
    def mm(text: str, size: float) -> float:
        return OURS.bold.width(text.replace(" ", SOFT_SPACE)) * size / 1000 * 25.4 / 72

    assert mm("ĐẢNG CỘNG SẢN VIỆT NAM", 15) == pytest.approx(72.9, abs=0.05)
    assert mm("NGƯỜI GHI BIÊN BẢN", 14) == pytest.approx(52.9, abs=0.05)
    assert OURS.regular.width("-----") * 14 / 1000 * 25.4 / 72 == pytest.approx(8.2, abs=0.05)


def test_a_letter_that_the_face_lacks_is_named() -> None:
    with pytest.raises(WorldError) as caught:
        OURS.regular.width("số☐")
    assert (caught.value.code, caught.value.values["letter"], caught.value.values["point"]) == (
        "glyph_missing", "☐", "U+2610",
    )  # fmt: skip
