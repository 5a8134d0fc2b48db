"""Who signs on a day, which term it is, in whose name a document goes out, where numbers begin."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import builders
import pytest
from luot_kit import refused

from models.rules.errors import BugError, Refused
from models.rules.spelling import spelled
from models.services import history, house, settings
from models.storage.office import Office

MAY = date(2026, 5, 20)


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    with builders.new_office(tmp_path) as opened:
        yield opened


def signer(office: Office, name: str, title: str = "BÍ THƯ", start: str = "01/07/2025", **more: str) -> str:
    texts = {"name": name, "title": title, "from_day": start, **more}
    return house.save(office, "signing_person", None, texts)


def test_a_signatory_signs_in_the_days_of_office(office: Office) -> None:
    nhan = signer(office, "Lý Thị Nhàn", authority="T/M BAN THƯỜNG VỤ", to_day="30/04/2026")
    sung = signer(office, "Giàng A Sùng", start="01/05/2026")
    deputy = signer(office, "Hoàng Văn Pao", "PHÓ BÍ THƯ")
    assert house.signer_on(office, date(2026, 4, 30)) == {
        "name": "Lý Thị Nhàn", "title": "BÍ THƯ", "authority": "T/M BAN THƯỜNG VỤ",
    }  # fmt: skip
    assert house.signer_on(office, MAY) == {"name": "Giàng A Sùng", "title": "BÍ THƯ", "authority": ""}
    assert house.signer_on(office, MAY, deputy)["title"] == "PHÓ BÍ THƯ"
    assert [one.uuid for one in house.signers_on(office, MAY)] == [sung, deputy]
    with pytest.raises(Refused, match="signer_out_of_office") as gone:
        house.signer_on(office, MAY, nhan)
    assert gone.value.values == {"name": "Lý Thị Nhàn", "day": MAY}
    with pytest.raises(Refused, match="signer_missing"):
        house.signer_on(office, date(2020, 1, 1))
    house.remove(office, "signing_person", sung)
    assert house.signer_on(office, MAY, sung)["name"] == "Hoàng Văn Pao"


def test_without_a_list_the_settings_sign(office: Office) -> None:
    with pytest.raises(Refused, match="signer_missing"):
        house.signer_on(office, MAY)
    settings.change(office, signatory="Lý Thị Nhàn", signatory_title="PHÓ BÍ THƯ")
    assert house.signer_on(office, MAY) == {
        "name": "Lý Thị Nhàn", "title": "PHÓ BÍ THƯ", "authority": "T/M BAN THƯỜNG VỤ",
    }  # fmt: skip


def test_registers_are_written_changed_and_taken_away(office: Office) -> None:
    uuid = signer(office, "Lý Thị Nhàn")
    house.save(office, "signing_person", uuid, {"title": "PHÓ BÍ THƯ"})
    (found,) = house.listed(office, "signing_person")
    assert found.texts["title"] == "PHÓ BÍ THƯ"
    house.remove(office, "signing_person", uuid)
    assert house.listed(office, "signing_person") == ()
    history.undo_last(office)
    assert len(house.listed(office, "signing_person")) == 1
    (wrong,) = house.check(office, "signing_person", uuid, {"to_day": "01/01/2020"})
    assert (wrong.field, wrong.code) == ("to_day", "end_before_start")
    with pytest.raises(Refused) as caught:
        house.save(office, "signing_person", None, {"title": "BÍ THƯ", "from_day": "01/01/2026"})
    assert refused(caught) == "required"
    with pytest.raises(BugError):
        house.listed(office, "unit")


def test_terms_do_not_overlap(office: Office) -> None:
    first = {"name": "2020 – 2025", "from_day": "01/07/2020", "to_day": "30/06/2025"}
    old = house.save(office, "term", None, first)
    new = house.save(office, "term", None, {"name": "2025 – 2030", "from_day": "01/07/2025"})
    assert [house.term_on(office, day).uuid for day in (date(2025, 6, 30), date(2025, 7, 1))] == [old, new]
    assert house.term_on(office, date(2019, 1, 1)) is None
    with pytest.raises(Refused, match="term_overlaps") as caught:
        house.save(office, "term", None, {"name": "x", "from_day": "01/01/2026"})
    assert caught.value.values == {"name": "2025 – 2030"}
    house.save(office, "term", old, {"name": "nhiệm kỳ trước"})


def test_bodies_beside_the_office_itself(office: Office) -> None:
    settings.change(office, superior="ĐẢNG BỘ TỈNH LÀO CAI")
    (own,) = house.bodies(office)
    assert own == house.Body(
        "ĐU", "ĐẢNG BỘ TỈNH LÀO CAI", "ĐẢNG UỶ XÃ YÊN BÌNH", "Đảng uỷ xã Yên Bình", "Lưu Văn phòng Đảng uỷ"
    )
    texts = {"code": "BXDĐ", "superior": "ĐẢNG UỶ XÃ YÊN BÌNH", "body": "BAN XÂY DỰNG ĐẢNG"}
    uuid = house.save(office, "issuing_body", None, texts)
    assert [one.code for one in house.bodies(office)] == ["ĐU", "BXDĐ"]
    assert house.body(office, "") == own
    assert house.body(office, "BXDĐ").filed == ""
    with pytest.raises(Refused, match="body_unknown"):
        house.body(office, "UBKT")
    with pytest.raises(Refused, match="body_code_taken") as caught:
        house.save(office, "issuing_body", None, texts)
    assert caught.value.values == {"symbol": "BXDĐ", "name": "BAN XÂY DỰNG ĐẢNG"}
    house.save(office, "issuing_body", uuid, {"filed": "Lưu Ban"})
    assert [line.kind for line in history.of_record(office, uuid)] == ["issuing_body_new", "issuing_body_edit"]
    house.save(office, "issuing_body", None, {"code": "ĐU", "body": "ĐẢNG UỶ XÃ YÊN BÌNH"})
    assert [one.filed for one in house.bodies(office)] == ["", "Lưu Ban"]
    assert [one.uuid for one in house.listed(office, "issuing_body")][0] == uuid


def test_a_series_may_begin_later(office: Office) -> None:
    house.start(office, "BC/ĐU@t", "41")
    house.start(office, "TB/ĐU@t", "5")
    house.start(office, "TB/ĐU@t", "")
    assert house.starts(office) == {"BC/ĐU@t": 41}
    for wrong in ("x", "0", "100000"):
        with pytest.raises(Refused, match="document_number_unclear"):
            house.start(office, "BC/ĐU@t", wrong)


def test_the_houses_spelling_is_for_generated_words(office: Office) -> None:
    settings.change(office, spelling="ủy")
    assert house.body(office, "").filed == "Lưu Văn phòng Đảng ủy"
    assert house.body(office, "").body == "ĐẢNG UỶ XÃ YÊN BÌNH"
    assert spelled("Đảng ủy, ĐẢNG ỦY hòa", "uỷ") == "Đảng uỷ, ĐẢNG UỶ hoà"
    with pytest.raises(Refused, match="setting_spelling"):
        settings.change(office, spelling="x")
