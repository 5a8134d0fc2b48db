"""Files that leave the office's folder: whole or not at all, with sizes people can read."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path

import builders
import pytest

from models.rules.errors import WorldError
from models.services import files, history, prints
from models.storage import safefile


def test_what_is_written_reads_back(tmp_path: Path) -> None:
    files.write(tmp_path / "a.mauso", "mẫu sổ".encode())
    assert files.read_text(tmp_path / "a.mauso") == "mẫu sổ"


def test_a_mark_before_the_text_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_bytes(b"\xef\xbb\xbf{}\xff")
    assert files.read_text(tmp_path / "a.json") == "{}\ufffd"


def test_a_file_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(WorldError) as told:
        files.read_text(tmp_path / "không có")
    with pytest.raises(WorldError, match="folder_missing"):
        files.read_bytes(tmp_path / "không có")
    (tmp_path / "có").write_bytes(b"x")
    assert files.read_bytes(tmp_path / "có") == b"x"
    assert told.value.code == "folder_missing"


@pytest.mark.parametrize("size", [0, 1, 3_000_000])
def test_a_copy_is_whole(tmp_path: Path, size: int) -> None:
    (tmp_path / "a").write_bytes(bytes(range(256)) * (size // 256) + b"x" * (size % 256))
    files.copy(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == (tmp_path / "a").read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir() if path.is_file()) == ["a", "b"]


def test_a_copy_that_reads_back_otherwise_gets_no_name(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"first and last")
    monkeypatch.setattr(safefile.os, "fsync", lambda _handle: (tmp_path / ".b.part").write_bytes(b"other"))
    with pytest.raises(WorldError) as told:
        files.copy(tmp_path / "a", tmp_path / "b")
    assert told.value.code == "readback_differs" and not (tmp_path / "b").exists()


def test_a_full_stick_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a").write_bytes(b"x")

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "full")

    monkeypatch.setattr(files.shutil, "copyfileobj", full)
    with pytest.raises(WorldError) as told:
        files.copy(tmp_path / "a", tmp_path / "b")
    assert told.value.code == "disk_full"
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == ["a"]


@pytest.mark.parametrize(
    ("size", "words"), [(0, "1 KB"), (1024, "1 KB"), (421_888, "412 KB"), (1_258_291, "1,2 MB"), (None, "")]
)
def test_sizes_are_said_as_people_say_them(tmp_path: Path, size: int | None, words: str) -> None:
    path = tmp_path / "a"
    if size is not None:
        with open(path, "wb") as stream:
            stream.truncate(size)
    assert files.size_words(path) == words


@pytest.mark.parametrize(("there", "code"), [(True, "file_in_use"), (False, "folder_readonly")])
def test_a_file_that_word_holds_open_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, there: bool, code: str
) -> None:
    target = tmp_path / "báo cáo.docx"
    if there:
        target.write_bytes(b"old")

    def held(_one: object, _other: object) -> None:
        raise PermissionError(13, "held")

    monkeypatch.setattr(os, "replace", held)
    with pytest.raises(WorldError, match=code):
        files.write(target, b"new")
    assert [path.name for path in tmp_path.iterdir() if path.name != "home"] == (["báo cáo.docx"] if there else [])
    assert not there or target.read_bytes() == b"old"


def test_several_documents_are_written_and_noted_once(tmp_path: Path) -> None:
    office = builders.new_office(tmp_path)
    folder = tmp_path / "gửi"
    files.make_folder(folder / "phiếu")
    count = prints.save_each(office, "phieu-thang", "phiếu 2026-05", folder / "phiếu", [("a", b"1"), ("b", b"2")])
    assert (count, (folder / "phiếu" / "b").read_bytes()) == (2, b"2")
    act = history.acts(office)[0]
    assert (act.kind, act.subject) == ("print", "phieu-thang phiếu 2026-05")
    assert prints.save_each(office, "phieu-thang", "", folder, []) == 0
    assert history.acts(office)[0] == act
    office.close()


def test_what_was_written_before_the_work_was_left_is_noted(tmp_path: Path) -> None:
    office = builders.new_office(tmp_path)

    def left() -> Iterator[tuple[str, bytes]]:
        yield "a", b"1"
        raise RuntimeError("left")

    with pytest.raises(RuntimeError):
        prints.save_each(office, "phieu-thang", "phiếu 2026-05", tmp_path, left())
    assert (tmp_path / "a").read_bytes() == b"1"
    assert history.acts(office)[0].kind == "print"
    office.close()


def test_a_folder_is_made_or_refused(tmp_path: Path) -> None:
    files.make_folder(tmp_path)
    (tmp_path / "tệp").write_bytes(b"")
    for place in ("tệp", "tệp/trong"):
        with pytest.raises(WorldError, match="folder_missing"):
            files.make_folder(tmp_path / place)


def test_bytes_are_read_or_the_sentence_names_the_file(tmp_path: Path) -> None:
    (tmp_path / "ký.pdf").write_bytes(b"%PDF")
    assert files.read(tmp_path / "ký.pdf") == b"%PDF"
    with pytest.raises(WorldError, match="folder_missing"):
        files.read(tmp_path / "không có.pdf")
