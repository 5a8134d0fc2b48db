"""Units of the office's tree: Party organisations, villages and collectives, with their dates and their order."""

from __future__ import annotations

import peewee

from models.rules.codes import CYCLES, UNIT_KINDS
from models.rules.fields import N_
from models.tables.base import ChoiceField, DayField, FlagField, LineField, LinkField, NameField, NumberField, Record


class Unit(Record):
    """One unit; the order of rank is the office's own, names sort only in searches and indexes."""

    kind = ChoiceField(N_("Loại"), required=True, choices=UNIT_KINDS)
    name = NameField(N_("Tên đầy đủ"), required=True, searched=True)
    short_name = NameField(N_("Tên gọi tắt"), searched=True)
    parent = LinkField("self", N_("Trực thuộc"), backref="children")
    cell = LinkField("self", N_("Chi bộ phụ trách"), index=True, backref="villages")
    cycle = ChoiceField(N_("Chu kỳ ghi danh"), choices=CYCLES)
    former_commune = LineField(N_("Xã cũ"), searched=True)
    code = LineField(N_("Mã (nếu có)"))
    place = LineField(N_("Địa danh"))
    own_book = FlagField(N_("In sổ của đơn vị này ở đây"))
    households = NumberField(N_("Số hộ"), low=0, high=2000)
    members = NumberField(N_("Số đảng viên (số báo cáo)"), low=0, high=1000)
    contact = LineField(N_("Người liên hệ"))
    valid_from = DayField(N_("Hoạt động từ ngày"))
    valid_to = DayField(N_("Đến ngày"))
    note = LineField(N_("Ghi chú"))
    rank = NumberField(required=True, hidden=True, default=0)
    name_key = peewee.BlobField(index=True)
    folded = peewee.TextField(default="")

    class Meta:
        table_name = "unit"
        indexes = ((("parent", "rank"), False), (("rank", "id"), False))


class UnitLink(Record):
    """A predecessor and its successor, with the resolution that made the change."""

    predecessor = LinkField(Unit, N_("Đơn vị cũ"), required=True, index=True, backref="successors")
    successor = LinkField(Unit, N_("Đơn vị mới"), required=True, index=True, backref="predecessors")
    since = DayField(N_("Từ ngày"))
    resolution = LineField(N_("Theo văn bản"))

    class Meta:
        table_name = "unit_link"
