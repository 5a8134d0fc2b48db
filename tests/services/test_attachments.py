"""Files kept with a record: what is taken, what is not, and that each comes back byte for byte."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import builders
import pytest
from slip_kit import PHOTO, slip

from models.rules.errors import Refused, WorldError
from models.rules.filekinds import LARGEST_PDF, LARGEST_PICTURE, checked, kind_of
from models.services import attachments, history, slips
from models.storage.office import Office
from models.tables.system import Attachment


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


@pytest.fixture
def owner(office: Office) -> str:
    return slip(office).uuid


def add(office: Office, owner: str, name: str = "Phiếu Nà Lốc.jpg", data: bytes = PHOTO) -> str:
    return attachments.add(office, "monthly_slip", owner, name, data)


def files(office: Office) -> list[str]:
    return sorted(path.name for path in (office.folder / "attachments").iterdir())


def test_a_photo_hangs_on_its_slip_and_comes_back_byte_for_byte(office: Office, owner: str) -> None:
    uuid = add(office, owner)
    (fact,) = attachments.listed(office, owner)
    assert (fact.uuid, fact.owner_table, fact.owner) == (uuid, "monthly_slip", owner)
    assert (fact.file_name, fact.size) == ("Phiếu Nà Lốc.jpg", len(PHOTO))
    assert datetime.fromisoformat(fact.at) == builders.NOW
    assert attachments.data(office, uuid) == PHOTO
    assert slips.get(office, owner).attachments == (fact,)
    line = history.last(office)
    assert (line.kind, line.subject) == ("attach", "Phiếu Nà Lốc.jpg")


def test_the_same_photo_hangs_there_once(office: Office, owner: str) -> None:
    assert add(office, owner) == add(office, owner, "khác.jpg")
    assert len(files(office)) == 1


def test_the_same_photo_of_two_slips_is_known_and_kept_once(office: Office, owner: str) -> None:
    other = slip(office, unit="Khe Mạ").uuid
    assert attachments.known(office, PHOTO) == ()
    add(office, owner)
    add(office, other)
    assert [fact.owner for fact in attachments.known(office, PHOTO)] == [owner, other]
    assert len(files(office)) == 1


def test_several_files_in_the_order_of_attaching(office: Office, owner: str) -> None:
    add(office, owner, "mặt 1.jpg")
    add(office, owner, "", b"%PDF-1.7 x")
    add(office, owner, "\u200b", b"\x89PNG\r\n\x1a\n x")
    add(office, owner, " ", b"\xff\xd8\xff x")
    names = [fact.file_name for fact in attachments.listed(office, owner)]
    assert names == ["mặt 1.jpg", "tep.pdf", "anh.png", "anh.jpg"]


@pytest.mark.parametrize(
    ("data", "code", "values"),
    [
        (b"", "attachment_kind", {"name": "a.jpg"}),
        (b"GIF89a", "attachment_kind", {"name": "a.jpg"}),
        (b"PK\x03\x04", "attachment_kind", {"name": "a.jpg"}),
        (
            b"\xff\xd8\xff".ljust(LARGEST_PICTURE + 1, b"x"),
            "attachment_too_big",
            {"name": "a.jpg", "size": 301, "limit": 300},
        ),
        (b"%PDF-".ljust(LARGEST_PDF + 1, b"x"), "attachment_too_big", {"name": "a.jpg", "size": 5121, "limit": 5120}),
    ],
)
def test_what_is_no_picture_or_too_big_is_refused(
    office: Office, owner: str, data: bytes, code: str, values: dict[str, object]
) -> None:
    with pytest.raises(Refused, match=code) as caught:
        add(office, owner, "a.jpg", data)
    assert caught.value.values == values
    assert files(office) == [] and attachments.listed(office, owner) == ()


def test_the_largest_that_is_taken() -> None:
    assert checked("a", b"\xff\xd8\xff".ljust(LARGEST_PICTURE, b"x")) == "jpeg"
    assert checked("a", b"\x89PNG\r\n\x1a\n".ljust(LARGEST_PICTURE, b"x")) == "png"
    assert checked("a", b"%PDF-".ljust(LARGEST_PDF, b"x")) == "pdf"
    assert kind_of(b"\x89PNG") == ""


def test_a_word_file_hangs_only_where_one_may(office: Office, owner: str) -> None:
    data = b"PK\x03\x04" + b"word/document.xml" + bytes(200)
    with pytest.raises(Refused, match="attachment_kind"):
        add(office, owner, "phiếu.docx", data)
    with pytest.raises(Refused, match="attachment_kind"):
        attachments.add(office, "monthly_slip", owner, "khác.docx", b"PK\x03\x04" + bytes(200), word=True)
    uuid = attachments.add(office, "monthly_slip", owner, "", data, word=True)
    (fact,) = attachments.listed(office, owner)
    assert (fact.uuid, fact.file_name) == (uuid, "tep.docx")
    assert add(office, owner) != uuid


def test_a_file_needs_a_record(office: Office) -> None:
    with pytest.raises(Refused, match="record_missing"):
        add(office, "nobody")
    assert files(office) == []


def test_taking_a_file_off_can_be_undone(office: Office, owner: str) -> None:
    uuid = add(office, owner)
    attachments.remove(office, uuid)
    assert (attachments.listed(office, owner), attachments.known(office, PHOTO)) == ((), ())
    assert Attachment.get(Attachment.uuid == uuid).deleted
    history.undo_last(office)
    assert attachments.data(office, uuid) == PHOTO


def test_a_file_that_is_lost_is_said_by_its_name(office: Office, owner: str) -> None:
    uuid = add(office, owner)
    (path,) = (office.folder / "attachments").iterdir()
    path.unlink()
    with pytest.raises(WorldError, match="attachment_lost") as caught:
        attachments.data(office, uuid)
    assert caught.value.values == {"name": "Phiếu Nà Lốc.jpg"}
