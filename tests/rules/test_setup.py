"""The letterhead that follows from an office's place, and the answers as settings."""

from __future__ import annotations

import pytest

from models.rules.setup import Heading, Seat, SetupAnswers, authority, heading

ANSWERS = SetupAnswers(
    level="commune", name="Đảng uỷ xã Yên Bình", superior="ĐẢNG BỘ TỈNH LÀO CAI", body="ĐẢNG UỶ XÃ YÊN BÌNH",
    province="Lào Cai", place="Yên Bình", keeper="Hoàng Thị Mỷ", keeper_title="", signatory="Đỗ Quang Hưng",
    signatory_title="BÍ THƯ", authority="T/M BAN THƯỜNG VỤ", term="2025 - 2030", slip_day=10, meeting_day=14,
    cutoff_day=None, report_day=25,
)  # fmt: skip


@pytest.mark.parametrize(
    ("seat", "expected"),
    [
        (
            Seat("commune", "tỉnh", "Lào Cai", "xã", "Yên Bình"),
            Heading("ĐẢNG BỘ TỈNH LÀO CAI", "ĐẢNG UỶ XÃ YÊN BÌNH", "Đảng uỷ xã Yên Bình", "Yên Bình"),
        ),
        (
            Seat("commune", "thành phố", "Huế", "phường", "Vỹ Dạ"),
            Heading("ĐẢNG BỘ THÀNH PHỐ HUẾ", "ĐẢNG UỶ PHƯỜNG VỸ DẠ", "Đảng uỷ phường Vỹ Dạ", "Vỹ Dạ"),
        ),
        (Seat("commune", "tỉnh", "Lào Cai"), Heading("ĐẢNG BỘ TỈNH LÀO CAI")),
        (Seat("commune"), Heading()),
        (
            Seat("cell", "tỉnh", "Lào Cai", "xã", "Yên Bình", " Nà Lốc "),
            Heading("ĐẢNG UỶ XÃ YÊN BÌNH", "CHI BỘ NÀ LỐC", "Chi bộ Nà Lốc", "Yên Bình"),
        ),
        (
            Seat("cell", "tỉnh", "Lào Cai", "xã", "Yên Bình", "Đảng bộ Công an xã"),
            Heading("ĐẢNG UỶ XÃ YÊN BÌNH", "ĐẢNG BỘ CÔNG AN XÃ", "Đảng bộ Công an xã", "Yên Bình"),
        ),
        (Seat("cell"), Heading()),
        (
            Seat("upper", "tỉnh", "Lào Cai"),
            Heading(
                "TỈNH UỶ LÀO CAI", "BAN TUYÊN GIÁO VÀ DÂN VẬN", "Ban Tuyên giáo và Dân vận Tỉnh uỷ Lào Cai", "Lào Cai"
            ),
        ),
        (
            Seat("upper", "thành phố", "Huế"),
            Heading("THÀNH UỶ HUẾ", "BAN TUYÊN GIÁO VÀ DÂN VẬN", "Ban Tuyên giáo và Dân vận Thành uỷ Huế", "Huế"),
        ),
        (Seat("upper"), Heading()),
    ],
)
def test_letterhead_of_a_seat(seat: Seat, expected: Heading) -> None:
    assert heading(seat) == expected


def test_who_signs() -> None:
    assert authority("cell") == "T/M CHI BỘ"
    assert {authority(level) for level in ("commune", "upper")} == {"T/M BAN THƯỜNG VỤ"}


def test_answers_as_settings() -> None:
    settings = ANSWERS.settings()
    assert "units" not in settings and len(settings) == 16
    assert (settings["cutoff_day"], settings["report_day"], settings["name"]) == (None, 25, "Đảng uỷ xã Yên Bình")
