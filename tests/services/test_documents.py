"""Văn bản: a report begins with its figures, keeps its wording, and stays as it was typed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from luot_kit import Desk, refused

from models.rules.bodytext import token
from models.rules.documents import BlockKind, DocumentQuery, FigureText
from models.rules.errors import BugError, Refused
from models.services import documents, history, house, letters, settings, slips
from models.tables.documents import OfficialDocument


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    made.on(date(2026, 5, 20))
    with made.office:
        settings.change(made.office, superior="ĐẢNG BỘ TỈNH LÀO CAI", signatory="Lý Thị Nhàn", cutoff_day=20)
        yield made


def slip(desk: Desk, unit: str = "Nà Lốc", month: str = "05/2026", came: str = "08/05/2026", **texts: str) -> None:
    given = {"unit": unit, "month": month, "received_on": came, "members": "30", "present": "28", **texts}
    slips.save(desk.office, None, given)


def report(desk: Desk, period: str = "2026-05", **texts: str) -> str:
    return documents.new(desk.office, "bao_cao", period, **texts)


def words(desk: Desk, uuid: str) -> str:
    told = letters.facts(desk.office, uuid)
    return "\n".join("".join(span.text for span in block.spans) for block in told.body)


def test_a_report_begins_with_the_months_figures(desk: Desk) -> None:
    slip(desk)
    uuid = report(desk)
    form = documents.form(desk.office, uuid)
    assert form.record.texts["subject"].endswith("ghi danh tháng 5 năm 2026")
    assert form.record.values["cutoff"] == date(2026, 5, 20)
    assert "Đến ngày 20/5/2026, đã nhận 1/3 phiếu của các chi bộ, bằng 33,3%." in words(desk, uuid)
    assert "Chưa nộp phiếu: Khe Mạ, Làng Mới." in words(desk, uuid)
    assert all(not figure.confirmed and figure.now == figure.stands for figure in form.figures)
    assert (form.offered["slips.total"], form.issuers) == ("3", {"ĐU": "Đảng uỷ xã Yên Bình"})
    assert form.standing["period"] == FigureText("tháng 5 năm 2026", True)
    facts = letters.facts(desk.office, uuid)
    assert (facts.symbol, facts.number, facts.dated, facts.title) == ("BC/ĐU", None, None, "Báo cáo")
    assert (facts.rules, facts.two_sided, facts.with_number) == ("HD36", True, True)
    assert facts.letterhead.superior == "ĐẢNG BỘ TỈNH LÀO CAI"
    assert [(one.authority, one.title, one.name) for one in facts.signers] == [
        ("T/M BAN THƯỜNG VỤ", "BÍ THƯ", "Lý Thị Nhàn")
    ]
    assert facts.recipients.lines[-1] == "Lưu Văn phòng Đảng uỷ"


def test_the_next_report_starts_with_the_wording_of_the_last(desk: Desk) -> None:
    slip(desk)
    may = report(desk)
    body = documents.form(desk.office, may).body + "\nĐề nghị cấp tài liệu. " + token("deeds")
    documents.save(desk.office, may, {"body": body, "recipients": "Tỉnh uỷ", "cutoff": "21/05/2026"})
    documents.choose_annexes(desk.office, may, ["entered", "by_unit"])
    documents.confirm(desk.office, may)
    desk.on(date(2026, 6, 18))
    slip(desk, "Khe Mạ", "05/2026", "22/05/2026")
    june = report(desk, "2026-06")
    form = documents.form(desk.office, june)
    assert form.body == body
    assert "I- KẾT QUẢ tháng 6 năm 2026" in words(desk, june)
    assert form.record.texts["recipients"] == "Tỉnh uỷ"
    assert form.record.texts["subject"].endswith("tháng 6 năm 2026")
    assert form.standing["late"] == FigureText("1 phiếu: Khe Mạ (tháng 5 năm 2026)", False)
    assert [annex.key for annex in form.annexes if annex.chosen] == ["by_unit", "entered"]
    assert words(desk, may).count("33,3%") == 1
    desk.on(date(2026, 6, 29))
    first = report(desk, "2026-H1")
    assert documents.form(desk.office, first).body != body
    assert documents.of_period(desk.office, "bao_cao", "2026-06") == june
    assert documents.of_period(desk.office, "bao_cao", "2026-07") is None


def test_a_cutoff_set_by_hand_is_where_the_next_report_goes_on(desk: Desk) -> None:
    may = report(desk)
    documents.save(desk.office, may, {"cutoff": "22/05/2026"})
    desk.on(date(2026, 6, 18))
    slip(desk, "Nà Lốc", "05/2026", "22/05/2026")
    slip(desk, "Khe Mạ", "05/2026", "23/05/2026")
    assert documents.form(desk.office, may).offered["slips.received"] == "1"
    june = report(desk, "2026-06")
    assert documents.form(desk.office, june).offered["late"] == "1 phiếu: Khe Mạ (tháng 5 năm 2026)"


def test_a_report_never_starts_with_the_wording_of_another_length(desk: Desk) -> None:
    may = report(desk)
    documents.save(desk.office, may, {"body": "Chỉ của tháng 5."})
    desk.on(date(2026, 9, 29))
    assert documents.form(desk.office, report(desk, "2026-Q3")).body != "Chỉ của tháng 5."
    assert documents.form(desk.office, report(desk, "2026-09")).body == "Chỉ của tháng 5."


def test_a_report_can_be_tried_before_anybody_begins_it(desk: Desk) -> None:
    slip(desk)
    told = documents.trial(desk.office, "bao_cao", "2026-05", "HD05")
    assert (told.uuid, told.rules, told.number, len(told.annexes)) == ("", "HD05", None, 2)
    assert documents.listed(desk.office) == ()
    uuid = report(desk)
    documents.save(desk.office, uuid, {"subject": "kết quả tháng"})
    told = documents.trial(desk.office, "bao_cao", "2026-05")
    assert (told.uuid, told.rules, told.subject) == (uuid, "HD36", "kết quả tháng")


def test_one_report_a_period(desk: Desk) -> None:
    report(desk)
    with pytest.raises(Refused, match="report_exists"):
        report(desk)
    with pytest.raises(Refused, match="period_unclear"):
        report(desk, "2026-5")


def test_values_that_changed_since_are_shown_and_taken_when_asked(desk: Desk) -> None:
    slip(desk)
    uuid = report(desk)
    assert [one.chosen for one in documents.form(desk.office, uuid).annexes] == [True, True]
    documents.choose_annexes(desk.office, uuid, ["by_unit"])
    assert documents.confirm(desk.office, uuid, ["slips.received"]) == 1
    slip(desk, "Khe Mạ")
    form = documents.form(desk.office, uuid)
    (received,) = (one for one in form.figures if one.key == "slips.received")
    assert (received.stands, received.now, received.confirmed) == ("1", "2", True)
    (by_unit, entered) = form.annexes
    assert (by_unit.chosen, by_unit.rows, by_unit.differing, by_unit.confirmed) == (True, 4, 4, False)
    assert (entered.chosen, entered.rows) == (False, 0)
    assert documents.renew(desk.office, uuid) > 0
    form = documents.form(desk.office, uuid)
    assert (form.standing["slips.received"].text, form.standing["present"].text) == ("1", "56")
    assert documents.confirm(desk.office, uuid, ["slips.received", "by_unit"], now=True) == 2
    form = documents.form(desk.office, uuid)
    assert form.standing["slips.received"] == FigureText("2", True)
    assert (form.annexes[0].differing, form.annexes[0].confirmed) == (0, True)
    documents.set_figure(desk.office, uuid, "members", "61")
    assert documents.form(desk.office, uuid).standing["members"] == FigureText("61", True)
    assert documents.listed(desk.office)[0].unconfirmed > 0
    documents.confirm(desk.office, uuid)
    assert documents.listed(desk.office)[0].unconfirmed == 0
    assert documents.confirm(desk.office, uuid, ["by_unit"]) == 0
    assert documents.confirm(desk.office, uuid, ["by_unit", "members"], sure=False) == 2
    assert documents.listed(desk.office)[0].unconfirmed == 2
    with pytest.raises(Refused, match="figure_empty"):
        documents.set_figure(desk.office, uuid, "members", " ")


def test_what_leaves_the_text_leaves_the_figures(desk: Desk) -> None:
    uuid = report(desk)
    documents.save(desk.office, uuid, {"body": f"Có {token('slips.received')} phiếu."})
    assert set(documents.form(desk.office, uuid).standing) == {"slips.received"}
    stored = OfficialDocument.get(OfficialDocument.uuid == uuid)
    assert set(json.loads(stored.figures)) == {"slips.received"}


def test_an_outline_from_above_gets_the_figures(desk: Desk) -> None:
    uuid = report(desk)
    outline = "I. Công tác tuyên truyền (nêu rõ số liệu)\nII. Ghi danh\nIII. Kiến nghị đề xuất……"
    documents.use_outline(desk.office, uuid, outline)
    form = documents.form(desk.office, uuid)
    assert form.record.texts["outline"].startswith("I. Công tác tuyên truyền")
    assert form.body.startswith("I- Công tác tuyên truyền\nII- Ghi danh\nCác chi bộ báo lên")
    assert form.body.count("III- Kiến nghị đề xuất") == 1
    assert "Đến ngày" in form.body
    letter = documents.new(desk.office, "thong_bao", subject="kết luận")
    documents.use_outline(desk.office, letter, "1) Học tập\n2) Ghi danh")
    assert documents.form(desk.office, letter).body == "1. Học tập\n2. Ghi danh"
    with pytest.raises(Refused, match="outline_empty"):
        documents.use_outline(desk.office, uuid, " …")


def test_every_kind_begins_as_an_office_expects(desk: Desk) -> None:
    for kind, symbol in (("giay_moi", "GM/ĐU"), ("thong_bao", "TB/ĐU"), ("cong_van", "CV/ĐU"), ("quyet_dinh", "QĐ/ĐU")):
        facts = letters.facts(desk.office, documents.new(desk.office, kind))
        assert (facts.symbol, facts.annexes) == (symbol, ())
    invitation = letters.facts(desk.office, documents.new(desk.office, "giay_moi"))
    assert invitation.body[0].spans[0].text == "Đảng uỷ xã Yên Bình trân trọng kính mời:"
    assert invitation.recipients.lines[0] == "Như trên"
    decision = letters.facts(desk.office, documents.new(desk.office, "quyet_dinh"))
    assert "BAN THƯỜNG VỤ QUYẾT ĐỊNH:" in [block.spans[0].text for block in decision.body]
    letter = letters.facts(desk.office, documents.new(desk.office, "cong_van", addressed="Các chi bộ\nUBND xã"))
    assert (letter.title, letter.addressed, letter.body) == ("", ("Các chi bộ", "UBND xã"), ())
    names = letters.facts(desk.office, documents.new(desk.office, "danh_sach"))
    assert (names.body[0].kind, names.with_number) == (BlockKind.TABLE, False)
    plain = documents.new(desk.office, "bao_cao")
    assert documents.form(desk.office, plain).figures == ()
    assert documents.form(desk.office, plain).annexes == ()


def test_the_house_spelling_goes_through_what_is_generated(desk: Desk) -> None:
    settings.change(desk.office, spelling="ủy")
    facts = letters.facts(desk.office, documents.new(desk.office, "thong_bao"))
    assert facts.recipients.lines[-1] == "Lưu Văn phòng Đảng ủy"


def test_a_document_of_the_state_follows_its_own_rules(desk: Desk) -> None:
    body = {"code": "UBND", "body": "ỦY BAN NHÂN DÂN XÃ YÊN BÌNH"}
    house.save(desk.office, "issuing_body", None, body)
    uuid = documents.new(desk.office, "bao_cao", "2026-05", body_code="UBND")
    facts = letters.facts(desk.office, uuid)
    assert (facts.rules, facts.symbol, facts.letterhead.superior) == ("ND30", "BC-UBND", "")
    assert facts.body[0].spans[0].text.startswith("I. ")
    assert letters.facts(desk.office, uuid, "HD05").rules == "HD05"
    with pytest.raises(Refused, match="body_unknown"):
        documents.new(desk.office, "thong_bao", body_code="HĐND")


def test_rules_by_date_by_choice_and_by_override(desk: Desk) -> None:
    uuid = report(desk)
    documents.save(desk.office, uuid, {"near": "28/05/2026"})
    assert letters.facts(desk.office, uuid).rules == "HD05"
    documents.save(desk.office, uuid, {"rules": "HD36"})
    assert letters.facts(desk.office, uuid).rules == "HD36"
    documents.override(desk.office, uuid, {"text_size": "15", "end_mark": " "}, "Theo Công văn 12")
    assert letters.facts(desk.office, uuid).overrides == {"text_size": 15.0}
    assert documents.form(desk.office, uuid).record.texts["override_note"] == "Theo Công văn 12"
    with pytest.raises(Refused, match="override_note_missing"):
        documents.override(desk.office, uuid, {"text_size": "15"}, " ")
    with pytest.raises(Refused, match="rule_range"):
        documents.override(desk.office, uuid, {"text_size": "40"}, "x")
    documents.override_one(desk.office, uuid, "text_leading", "20", "Theo Công văn 12")
    assert letters.facts(desk.office, uuid).overrides == {"text_size": 15.0, "text_leading": 20.0}
    documents.override(desk.office, uuid, {}, "")
    assert letters.facts(desk.office, uuid).overrides == {}


def test_an_annex_names_its_document(desk: Desk) -> None:
    uuid = report(desk)
    documents.choose_annexes(desk.office, uuid, ["by_unit"])
    (annex,) = letters.facts(desk.office, uuid).annexes
    assert (annex.number, annex.name) == ("", "Số liệu theo chi bộ, tháng 5 năm 2026")
    told = " ".join(annex.reference.split())
    assert told == "(kèm theo Báo cáo số -BC/ĐU, ngày /5/2026 của Đảng uỷ xã Yên Bình)"
    assert annex.reference.count("\u00a0") > 10
    documents.choose_annexes(desk.office, uuid, ["by_unit", "entered"])
    documents.number(desk.office, uuid, "7", "20/05/2026")
    first, second = letters.facts(desk.office, uuid).annexes
    assert (first.number, second.number) == ("1", "2")
    assert second.reference == "(kèm theo Báo cáo số 07-BC/ĐU, ngày 20/5/2026 của Đảng uỷ xã Yên Bình)"
    house.save(
        desk.office, "issuing_body", None, {"code": "BXDĐ", "body": "BAN XÂY DỰNG ĐẢNG", "name": "Ban Xây dựng Đảng"}
    )
    other = report(desk, "2026-04", body_code="BXDĐ")
    documents.choose_annexes(desk.office, other, ["by_unit"])
    assert letters.facts(desk.office, other).annexes[0].reference.endswith(" của Ban Xây dựng Đảng)")


def test_wrong_texts_are_named_and_nothing_is_written(desk: Desk) -> None:
    uuid = report(desk)
    (wrong,) = documents.check(desk.office, uuid, {"near": "31/02/2026"})
    assert (wrong.field, wrong.code) == ("near", "date_impossible")
    with pytest.raises(Refused) as caught:
        documents.save(desk.office, uuid, {"near": "31/02/2026"})
    assert refused(caught) == "date_impossible"
    with pytest.raises(Refused, match="document_secret"):
        documents.save(desk.office, uuid, {"body": "TỐI MẬT"})
    with pytest.raises(Refused, match="document_secret"):
        documents.new(desk.office, "thong_bao", subject="Mật")
    with pytest.raises(Refused, match="document_secret"):
        documents.set_figure(desk.office, uuid, "members", "(Mật)")
    with pytest.raises(BugError):
        documents.save(desk.office, uuid, {"kind": "cong_van"})
    documents.save(desk.office, uuid, {"subject": ""})
    assert documents.form(desk.office, uuid).record.texts["subject"] == ""


def test_who_signs_is_said_or_why_nobody_does(desk: Desk) -> None:
    uuid = report(desk)
    form = documents.form(desk.office, uuid)
    assert form.signer is not None and form.signer.name == "Lý Thị Nhàn"
    texts = {"name": "Giàng A Sùng", "title": "TRƯỞNG BAN", "from_day": "01/06/2026"}
    signer = house.save(desk.office, "signing_person", None, texts)
    form = documents.form(desk.office, uuid)
    assert (form.signer, form.signer_problem) == (None, "signer_missing")
    assert letters.facts(desk.office, uuid, strict=False).signers[0].name == ""
    with pytest.raises(Refused, match="signer_missing"):
        letters.facts(desk.office, uuid)
    documents.save(desk.office, uuid, {"signer": signer})
    assert documents.form(desk.office, uuid).signer_problem == "signer_out_of_office"
    documents.save(desk.office, uuid, {"near": "02/06/2026", "authority": "T/L BAN THƯỜNG VỤ"})
    (signed,) = letters.facts(desk.office, uuid).signers
    assert (signed.authority, signed.title) == ("T/L BAN THƯỜNG VỤ", "TRƯỞNG BAN")


def test_the_list_narrows(desk: Desk) -> None:
    may = report(desk)
    notice = documents.new(desk.office, "thong_bao", subject="kết luận hội nghị")
    documents.number(desk.office, notice, "12", "20/05/2026")
    rows = documents.listed(desk.office)
    assert [row.uuid for row in rows] == [notice, may]
    assert (rows[0].number_text, rows[0].dated, rows[0].state) == ("12-TB/ĐU", date(2026, 5, 20), "numbered")
    assert (rows[1].period, rows[1].near) == ("2026-05", date(2026, 5, 20))

    def found(**query: object) -> list[str]:
        return [row.uuid for row in documents.listed(desk.office, DocumentQuery(**query))]  # type: ignore[arg-type]

    assert found(kind="bao_cao") == [may]
    assert found(states=("numbered",)) == [notice]
    assert found(text="thong bao ket luan") == [notice]
    assert found(text="12-TB") == [notice]
    assert found(waiting=True) == []


def test_a_draft_is_taken_away_and_brought_back(desk: Desk) -> None:
    uuid = report(desk)
    documents.issue(desk.office, uuid, lambda facts: b"%PDF-1.7 x")
    documents.remove(desk.office, uuid)
    assert documents.listed(desk.office) == ()
    history.undo_last(desk.office)
    assert documents.form(desk.office, uuid).copies == 1
    documents.number(desk.office, uuid, "3", "20/05/2026")
    with pytest.raises(Refused, match="document_numbered"):
        documents.remove(desk.office, uuid)
