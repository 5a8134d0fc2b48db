"""What kind of unit a name tells of, as far as a name can."""

from __future__ import annotations

import re

from models.rules.codes import UNIT_KINDS
from models.rules.names import fold
from models.rules.text import clean_line

CELLS = frozenset({"grassroots", "cell_rural", "cell_agency"})
# What stands beneath an office when its name says nothing.
USUAL = {"commune": "cell_rural", "cell": "collective", "upper": "commune"}

_COMMUNE = re.compile(r"^(đảng bộ |đảng (uỷ|ủy) )?(xã|phường|thị trấn|đặc khu)\b", re.IGNORECASE)
_GRASSROOTS = re.compile(r"^đảng (bộ|uỷ|ủy)\b", re.IGNORECASE)
_VILLAGE = re.compile(r"^(thôn|bản|tổ dân phố|tdp|khu phố|xóm|ấp|buôn|làng văn hoá)\b", re.IGNORECASE)
_CELL = re.compile(r"^(cb|chi bộ)\b", re.IGNORECASE)
# Marks count: "trường" is a school, "trưởng" is not; "Bản Trường Sơn" is a village all the same.
_AGENCY = re.compile(
    r"\b(trường|trạm|công an|quân sự|cơ quan|htx|hợp tác xã|công ty|doanh nghiệp|văn phòng|trung tâm|bệnh viện"
    r"|phòng khám|ngân hàng|mặt trận|(uỷ|ủy) ban|ubnd|hđnd|ubmttq|kho bạc|hạt kiểm lâm|ban quản lý|ban chỉ huy"
    r"|bưu điện|nhà máy|xí nghiệp|lâm trường|nông trường|điện lực|toà án|tòa án|viện kiểm sát|thuế|mầm non"
    r"|tiểu học|thcs|thpt)\b",
    re.IGNORECASE,
)
_WORDS = (
    ("co so", "grassroots"), ("nong thon", "cell_rural"), ("co quan", "cell_agency"), ("don vi", "cell_agency"),
    ("luc luong", "cell_agency"), ("doanh nghiep", "cell_agency"), ("thon", "village"), ("ban", "village"),
    ("to dan pho", "village"), ("xa", "commune"), ("phuong", "commune"), ("tap the", "collective"),
)  # fmt: skip


def from_name(name: str, level: str = "commune", cells: bool = False) -> str:
    """Return the kind that a unit's name tells of; `cells` when its list is known to be one of chi bộ."""
    name = clean_line(name)
    if level == "upper" and _COMMUNE.search(name):
        return "commune"
    if _GRASSROOTS.search(name):
        return "grassroots"
    if _VILLAGE.search(name) and not cells:
        return "village"
    if cells or _CELL.search(name) or level == "commune":
        return "cell_agency" if _AGENCY.search(_CELL.sub("", name)) and not _in_village(name) else "cell_rural"
    return USUAL[level]


def _in_village(name: str) -> bool:
    return bool(_VILLAGE.search(_CELL.sub("", name).strip()))


def from_word(text: str) -> str:
    """Return the kind that a word in a list means ("Nông thôn", "Cơ quan"), or an empty text."""
    asked = fold(text)
    for choice in UNIT_KINDS:
        if text == choice.value or asked == fold(choice.label):
            return str(choice.value)
    return next((kind for word, kind in _WORDS if f" {word} " in f" {asked} "), "") if asked else ""


def keys(kind: str, *names: str | None) -> set[tuple[str, str]]:
    """Return what units are compared by; kinds of cell are one, for a village and its cell share a name by right."""
    group = "cell" if kind in CELLS else kind
    return {(group, fold(name)) for name in names if name}
