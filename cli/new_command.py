"""Make an empty office."""

from __future__ import annotations

import argparse
from pathlib import Path

from models.services import office as offices
from resources.language import _

HELP = _("Lập một cơ quan trống.")


def add_words(given: argparse.ArgumentParser) -> None:
    """Add this command's words."""
    given.add_argument("--office", type=Path, required=True, metavar="DIR")
    given.add_argument("--level", choices=("cell", "commune", "upper"), required=True)
    given.add_argument("--name", required=True, help=_("tên cơ quan, ví dụ: Đảng uỷ xã Yên Bình"))
    given.add_argument("--superior", default="", help=_("dòng trên của đầu trang, ví dụ: Đảng bộ tỉnh Lào Cai"))
    given.add_argument("--province", default="")
    given.add_argument("--place", default="", help=_("địa danh trước ngày tháng"))
    given.add_argument("--keeper", default="", help=_("người giữ sổ"))
    given.add_argument("--signatory", default="", help=_("người ký"))


def run(given: argparse.Namespace) -> dict[str, object]:
    """Make the office and say where it lies."""
    names = ("level", "name", "superior", "province", "place", "keeper", "signatory")
    with offices.create_named(given.office, **{n: getattr(given, n) for n in names}) as office:
        facts = offices.facts(office)
    line = _("Đã lập %(name)s ở %(dir)s.") % {"name": facts.name, "dir": given.office}
    return {"dir": str(given.office), "office": facts.uuid, "lines": [line]}
