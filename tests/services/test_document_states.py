"""Nháp, trình ký, đã ghi số, bản ký, tải lên: what each step keeps, and what it refuses in one sentence."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
import word_kit
from luot_kit import Desk

from models.rules.documents import LetterFacts
from models.rules.errors import Refused, WorldError
from models.services import attachments, care, document_states, documents, history, house, letters, settings
from models.storage import attachments as storage
from models.tables.documents import IssuedCopy, OfficialDocument
from models.tables.system import Attachment

SCAN = b"%PDF-1.4 signed"
PHOTO = b"\xff\xd8\xff" + bytes(2 * 1024 * 1024)
DAY = "20/05/2026"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    made.on(date(2026, 5, 20))
    with made.office:
        settings.change(made.office, signatory="Lý Thị Nhàn", superior="ĐẢNG BỘ TỈNH LÀO CAI")
        yield made


def pdf(facts: LetterFacts) -> bytes:
    return f"%PDF-1.7 {facts.subject} {facts.number}".encode()


def notice(desk: Desk, subject: str = "kết luận hội nghị", **texts: str) -> str:
    return documents.new(desk.office, "thong_bao", subject=subject, **texts)


def numbered(desk: Desk, number: str = "7", subject: str = "kết luận hội nghị") -> str:
    uuid = notice(desk, subject)
    documents.issue(desk.office, uuid, pdf)
    documents.number(desk.office, uuid, number, DAY)
    return uuid


def signed(desk: Desk, number: str = "7", subject: str = "kết luận hội nghị") -> str:
    uuid = numbered(desk, number, subject)
    documents.attach_signed(desk.office, uuid, [("quet.pdf", SCAN + number.encode())], "same")
    return uuid


def row(uuid: str) -> OfficialDocument:
    return OfficialDocument.get(OfficialDocument.uuid == uuid)


def print_of(uuid: str) -> bytes:
    return f"%PDF-1.7 {row(uuid).subject} None".encode()


def test_the_last_print_counts_and_every_print_is_kept(desk: Desk) -> None:
    uuid = notice(desk)
    first = documents.issue(desk.office, uuid, pdf)
    documents.save(desk.office, uuid, {"subject": "kết luận, sửa"})
    desk.on(date(2026, 5, 21))
    second = documents.issue(desk.office, uuid, pdf)
    assert (row(uuid).state, row(uuid).prints, row(uuid).printed_on) == ("for_signature", 2, date(2026, 5, 21))
    kept = document_states.copies(desk.office, uuid)
    assert [(number, day) for number, day, _ in kept] == [(1, date(2026, 5, 20)), (2, date(2026, 5, 21))]
    for (_, _, copy), data in zip(kept, (first, second), strict=True):
        (file,) = attachments.listed(desk.office, copy)
        assert attachments.data(desk.office, file.uuid) == data
        assert IssuedCopy.get(IssuedCopy.uuid == copy).digest == storage.digest(data)
    documents.number(desk.office, uuid, "7", DAY)
    documents.issue(desk.office, uuid, pdf)
    assert (row(uuid).state, IssuedCopy.select().where(IssuedCopy.state == "numbered").count()) == ("numbered", 1)


def test_prints_are_no_facts_and_are_never_undone(desk: Desk) -> None:
    uuid = notice(desk)
    documents.issue(desk.office, uuid, pdf)
    told = [fact["table"] for fact in care.facts(desk.office)]
    assert told.count("official_document") == 1
    assert {"issued_copy", "document_upload", "attachment"}.isdisjoint(told)
    with pytest.raises(Refused, match="undo_print"):
        history.undo(desk.office, _act_of(desk, uuid, "document_print"))
    documents.number(desk.office, uuid, "7", DAY)
    documents.attach_signed(desk.office, uuid, [("a.pdf", SCAN)], "same")
    assert [fact["owner_uuid"] for fact in care.facts(desk.office) if fact["table"] == "attachment"] == [uuid]


def test_what_fails_on_the_way_counts_nothing(desk: Desk) -> None:
    uuid = notice(desk)

    def broken(_facts: LetterFacts) -> bytes:
        raise WorldError("glyph_missing", letter="x")

    def gone(_data: bytes) -> None:
        raise WorldError("print_no_printer")

    with pytest.raises(WorldError, match="glyph_missing"):
        documents.issue(desk.office, uuid, broken)
    with pytest.raises(WorldError, match="print_no_printer"):
        documents.issue(desk.office, uuid, pdf, gone)
    assert (row(uuid).state, row(uuid).prints) == ("draft", 0)
    settings.change(desk.office, signatory="")
    with pytest.raises(Refused, match="signer_missing"):
        documents.issue(desk.office, uuid, pdf)
    delivered: list[bytes] = []
    settings.change(desk.office, signatory="Lý Thị Nhàn")
    assert documents.issue(desk.office, uuid, pdf, delivered.append) == delivered[0]


def test_what_cannot_be_printed_is_said_before_the_printer_is_asked(desk: Desk) -> None:
    bare = documents.new(desk.office, "thong_bao")
    with pytest.raises(Refused, match="document_subject"):
        documents.check_print(desk.office, bare)
    done = signed(desk)
    settings.change(desk.office, signatory="")
    with pytest.raises(Refused, match="signer_missing"):
        documents.check_print(desk.office, notice(desk))
    documents.check_print(desk.office, done)
    assert (documents.may_issue(desk.office, bare), documents.may_issue(desk.office, done)) == (True, False)


def test_a_subject_is_asked_for_before_it_is_printed(desk: Desk) -> None:
    with pytest.raises(Refused, match="document_subject"):
        documents.issue(desk.office, documents.new(desk.office, "thong_bao"), pdf)
    documents.issue(desk.office, documents.new(desk.office, "giay_moi"), pdf)


def test_number_and_date_as_the_van_thu_gave_them(desk: Desk) -> None:
    uuid = numbered(desk, "Số 07-TB/ĐU")
    assert (row(uuid).number, row(uuid).dated_on, row(uuid).symbol) == (7, date(2026, 5, 20), "TB/ĐU")
    facts = letters.facts(desk.office, uuid)
    assert (facts.number, facts.dated, facts.symbol) == (7, date(2026, 5, 20), "TB/ĐU")
    documents.number(desk.office, uuid, "8", "19/05/2026")
    assert (row(uuid).number, row(uuid).dated_on) == (8, date(2026, 5, 19))
    other = notice(desk)
    for text, day, code in (
        ("x", DAY, "document_number_unclear"),
        ("07-BB/ĐU", DAY, "document_number_other"),
        ("9", "31/02/2026", "date_impossible"),
        ("9", "21/05/2026", "document_date_ahead"),
    ):
        with pytest.raises(Refused, match=code):
            documents.number(desk.office, other, text, day)
    assert (row(other).number, row(other).state) == (None, "draft")


def test_nobody_in_office_on_the_date_is_said_before_it_is_numbered(desk: Desk) -> None:
    texts = {"name": "Lý Thị Nhàn", "title": "BÍ THƯ", "from_day": DAY}
    house.save(desk.office, "signing_person", None, texts)
    uuid = notice(desk)
    with pytest.raises(Refused, match="signer_missing"):
        documents.number(desk.office, uuid, "7", "19/05/2026")
    assert row(uuid).number is None


def test_a_number_twice_in_a_term_is_warned_of(desk: Desk) -> None:
    house.save(desk.office, "term", None, {"name": "cũ", "from_day": "01/07/2020", "to_day": "30/06/2025"})
    house.save(desk.office, "term", None, {"name": "mới", "from_day": "01/07/2025"})
    old = notice(desk, "cũ")
    documents.number(desk.office, old, "7", "01/03/2024")
    numbered(desk, "7", "một")
    other = notice(desk, "hai")
    with pytest.raises(Refused, match="document_number_taken") as caught:
        documents.number(desk.office, other, "7", DAY)
    assert caught.value.values == {"number": "07-TB/ĐU", "title": "Thông báo một", "day": date(2026, 5, 20)}
    documents.number(desk.office, other, "7", DAY, twice=True)
    lines = {line.code: line for line in care.check(desk.office)}
    doubled = lines["document_numbers"]
    assert (doubled.sound, doubled.count, doubled.values) == (False, 3, {"numbers": "07 TB/ĐU"})
    report = documents.new(desk.office, "bao_cao", subject="x")
    documents.number(desk.office, report, "7", DAY)


def test_documents_of_the_state_are_numbered_by_the_year(desk: Desk) -> None:
    house.save(desk.office, "issuing_body", None, {"code": "UBND", "body": "UBND XÃ"})
    first, second = notice(desk, body_code="UBND"), notice(desk, body_code="UBND")
    documents.number(desk.office, first, "7", "31/12/2025")
    documents.number(desk.office, second, "7/TB-UBND", "02/01/2026")
    assert letters.facts(desk.office, second).symbol == "TB-UBND"
    lines = {line.code: line for line in care.check(desk.office)}
    assert lines["document_numbers"].sound
    settings.change(desk.office, automatic_numbers=True)
    assert documents.next_number(desk.office, notice(desk, body_code="UBND"), date(2026, 5, 20)) == "08/TB-UBND"


def test_automatic_numbers_for_an_office_whose_only_register_this_is(desk: Desk) -> None:
    uuid = notice(desk)
    assert documents.next_number(desk.office, uuid, date(2026, 5, 20)) == ""
    settings.change(desk.office, automatic_numbers=True)
    assert documents.next_number(desk.office, uuid, date(2026, 5, 20)) == "01-TB/ĐU"
    house.start(desk.office, document_states.series_key(desk.office, uuid, date(2026, 5, 20)), "41")
    assert documents.next_number(desk.office, uuid, date(2026, 5, 20)) == "41-TB/ĐU"
    numbered(desk, "41")
    assert documents.next_number(desk.office, uuid, date(2026, 5, 20)) == "42-TB/ĐU"
    house.save(desk.office, "term", None, {"name": "mới", "from_day": "01/06/2026"})
    assert documents.next_number(desk.office, uuid, date(2026, 6, 1)) == "01-TB/ĐU"


def test_the_signed_copy_freezes_and_both_are_kept(desk: Desk) -> None:
    uuid = numbered(desk)
    documents.attach_signed(desk.office, uuid, [("trang 1.jpg", PHOTO)], "facts", "Việc số 3: hạn 10/6")
    known = row(uuid)
    assert (known.state, known.signed_on, known.signed_answer) == ("signed", date(2026, 5, 20), "facts")
    assert known.signed_difference == "Việc số 3: hạn 10/6"
    (file,) = documents.form(desk.office, uuid).signed
    assert (file.file_name, attachments.data(desk.office, file.uuid)) == ("trang 1.jpg", PHOTO)
    assert documents.form(desk.office, uuid).copies == 1
    for refuse in (
        lambda: documents.save(desk.office, uuid, {"subject": "x"}),
        lambda: documents.issue(desk.office, uuid, pdf),
        lambda: documents.number(desk.office, uuid, "9", DAY),
        lambda: documents.confirm(desk.office, uuid),
        lambda: documents.remove(desk.office, uuid),
    ):
        with pytest.raises(Refused, match="document_signed"):
            refuse()
    documents.attach_signed(desk.office, uuid, [("trang 2.jpg", PHOTO + b"2")])
    assert len(documents.form(desk.office, uuid).signed) == 2
    assert row(uuid).signed_answer == "facts"


def test_a_word_file_mended_before_signing_is_kept_byte_for_byte(desk: Desk) -> None:
    uuid, mended = numbered(desk), word_kit.raw(word_kit.paragraph("Việc số 3: hạn 30/6"))
    documents.attach_signed(desk.office, uuid, [("sửa.docx", mended), ("ký.jpg", PHOTO)], "facts", "Việc số 3")
    kept = [attachments.data(desk.office, file.uuid) for file in documents.form(desk.office, uuid).signed]
    assert (row(uuid).state, kept) == ("signed", [mended, PHOTO])
    ((_print, _day, copy),) = document_states.copies(desk.office, uuid)
    (printed,) = attachments.listed(desk.office, copy)
    assert attachments.data(desk.office, printed.uuid).startswith(b"%PDF-1.7")


def test_a_frozen_document_keeps_its_letterhead_and_signatory(desk: Desk) -> None:
    uuid = signed(desk)
    settings.change(
        desk.office, signatory="Người mới", body="ĐẢNG UỶ PHƯỜNG MỚI", name="Đảng uỷ phường Mới", place="Mới"
    )
    facts = letters.facts(desk.office, uuid)
    assert (facts.letterhead.body, facts.letterhead.place) == ("ĐẢNG UỶ XÃ YÊN BÌNH", "")
    assert facts.signers[0].name == "Lý Thị Nhàn"


def test_what_is_asked_at_the_signed_copy(desk: Desk) -> None:
    uuid = notice(desk)
    with pytest.raises(Refused, match="document_not_numbered"):
        documents.attach_signed(desk.office, uuid, [("a.pdf", SCAN)], "same")
    documents.number(desk.office, uuid, "7", DAY)
    for files, answer, difference, code in (
        ([], "same", "", "signed_nothing"),
        ([("a.pdf", SCAN)], "", "", "signed_answer"),
        ([("a.pdf", SCAN)], "facts", " ", "signed_difference"),
        ([("a.docx", b"PK")], "same", "", "attachment_kind"),
        ([("a.pdf", SCAN + bytes(31 * 1024 * 1024))], "same", "", "attachment_too_big"),
    ):
        with pytest.raises(Refused, match=code):
            documents.attach_signed(desk.office, uuid, files, answer, difference)
    assert (row(uuid).state, documents.form(desk.office, uuid).signed) == ("numbered", ())


def test_a_number_is_undone_only_while_nothing_rests_on_it(desk: Desk) -> None:
    uuid = numbered(desk)
    documents.save(desk.office, uuid, {"subject": "sửa"})
    history.undo_last(desk.office)
    assert row(uuid).subject == "kết luận hội nghị"
    history.undo_last(desk.office)
    assert (row(uuid).number, row(uuid).state) == (None, "for_signature")
    documents.number(desk.office, uuid, "7", DAY)
    seq = history.last(desk.office)
    assert seq is not None
    documents.issue(desk.office, uuid, pdf)
    with pytest.raises(Refused, match="undo_document") as caught:
        history.undo(desk.office, seq.seq)
    assert caught.value.values == {"number": 7}
    other = notice(desk, "khác")
    documents.number(desk.office, other, "8", DAY)
    given = history.last(desk.office)
    documents.attach_signed(desk.office, other, [("a.pdf", SCAN)], "same")
    assert given is not None
    with pytest.raises(Refused, match="undo_document"):
        history.undo(desk.office, given.seq)
    history.undo_last(desk.office)
    assert row(other).state == "numbered"


def test_signed_documents_wait_until_they_are_handed_over(desk: Desk, tmp_path: Path) -> None:
    first, second = signed(desk, "7", "kết luận: tháng 5/2026"), signed(desk, "8", "phân công")
    notice(desk, "nháp")
    assert documents.waiting(desk.office) == (first, second)
    stick = tmp_path / "usb"
    stick.mkdir()
    names = documents.copy_out(desk.office, documents.waiting(desk.office), stick)
    assert sorted(path.name for path in stick.iterdir()) == sorted(names)
    assert "07-TB-ĐU Thông báo kết luận- tháng 5-2026 (bản ký).pdf" in names
    assert (stick / "08-TB-ĐU Thông báo phân công (bản ký).pdf").read_bytes() == SCAN + b"8"
    assert (stick / "08-TB-ĐU Thông báo phân công (bản in).pdf").read_bytes() == print_of(second)
    assert (stick / "07-TB-ĐU Thông báo kết luận- tháng 5-2026 (bản in).pdf").read_bytes() == print_of(first)
    index = (stick / "Danh mục văn bản.txt").read_text(encoding="utf-8-sig")
    assert "08-TB/ĐU, 20/05/2026: Thông báo phân công" in index
    assert "    08-TB-ĐU Thông báo phân công (bản ký).pdf" in index
    documents.tick(desk.office, [first], "Hệ thống văn bản Tỉnh uỷ")
    assert documents.waiting(desk.office) == (second,)
    form = documents.form(desk.office, first)
    assert (form.step, form.uploaded_on, form.uploaded_where) == ("", date(2026, 5, 20), "Hệ thống văn bản Tỉnh uỷ")
    rows = {one.uuid: one.uploaded_on for one in documents.listed(desk.office)}
    assert (rows[first], rows[second]) == (date(2026, 5, 20), None)
    waiting = documents.DocumentQuery(waiting=True)
    assert [one.uuid for one in documents.listed(desk.office, waiting)] == [second]
    with pytest.raises(Refused, match="undo_document"):
        history.undo(desk.office, _act_of(desk, first, "document_signed"))
    documents.untick(desk.office, first)
    assert documents.waiting(desk.office) == (first, second)
    with pytest.raises(Refused, match="document_waits"):
        documents.untick(desk.office, first)
    with pytest.raises(Refused, match="document_not_signed"):
        documents.tick(desk.office, [notice(desk, "khác")])
    with pytest.raises(Refused, match="fields_wrong"):
        documents.tick(desk.office, [first], day="31/02/2026")


def _act_of(desk: Desk, uuid: str, kind: str) -> int:
    return next(line.seq for line in history.of_record(desk.office, uuid) if line.kind == kind)


def test_names_that_meet_are_told_apart_and_several_sheets_numbered(desk: Desk, tmp_path: Path) -> None:
    first = signed(desk, "7", "a")
    documents.attach_signed(desk.office, first, [("2.jpg", PHOTO)])
    second = notice(desk, "a")
    documents.number(desk.office, second, "7", DAY, twice=True)
    documents.attach_signed(desk.office, second, [("a.pdf", SCAN), ("b.pdf", SCAN + b"b")], "wording")
    names = documents.copy_out(desk.office, [first, second], tmp_path)
    assert names == (
        "07-TB-ĐU Thông báo a (bản in).pdf",
        "07-TB-ĐU Thông báo a (bản ký 1) 2.pdf",
        "07-TB-ĐU Thông báo a (bản ký 1).pdf",
        "07-TB-ĐU Thông báo a (bản ký 2).jpg",
        "07-TB-ĐU Thông báo a (bản ký 2).pdf",
        "Danh mục văn bản.txt",
    )


def test_a_stick_pulled_half_way_holds_nothing_half_written(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    uuid = signed(desk)
    stick = tmp_path / "usb"
    stick.mkdir()
    told = iter([None, OSError(5, "pulled")])
    fsync = os.fsync

    def failing(handle: int) -> None:
        error = next(told, None)
        if error is not None:
            raise error
        fsync(handle)

    monkeypatch.setattr(os, "fsync", failing)
    with pytest.raises(WorldError, match="disk_error"):
        documents.copy_out(desk.office, [uuid], stick)
    monkeypatch.setattr(os, "fsync", fsync)
    assert [path.name for path in stick.iterdir() if not path.name.endswith(").pdf")] == []
    assert all(path.read_bytes() in (SCAN + b"7", pdf_of(desk, uuid)) for path in stick.iterdir())
    assert documents.waiting(desk.office) == (uuid,)
    documents.copy_out(desk.office, [uuid], stick)
    assert (stick / "Danh mục văn bản.txt").is_file()


def pdf_of(desk: Desk, uuid: str) -> bytes:
    (copy,) = document_states.copies(desk.office, uuid)
    (file,) = attachments.listed(desk.office, copy[2])
    return attachments.data(desk.office, file.uuid)


def test_lost_bytes_of_a_print_are_found(desk: Desk) -> None:
    uuid = numbered(desk)
    assert {line.code: line.sound for line in care.check(desk.office)}["issued_copies"]
    digest = IssuedCopy.get().digest
    assert Attachment.select().where(Attachment.digest == digest).count() == 1
    for path in (desk.office.folder / "attachments").iterdir():
        path.unlink()
    line = next(line for line in care.check(desk.office) if line.code == "issued_copies")
    assert (line.sound, line.count) == (False, 1)
    assert uuid
