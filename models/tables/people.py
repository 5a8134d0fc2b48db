"""People and what the office must know of them; no citizen ID is ever kept."""

from __future__ import annotations

import peewee

from models.rules.codes import ADDRESSES, MEMBERSHIPS, RATINGS, SEXES
from models.rules.fields import N_, Reach
from models.tables.base import (
    ChoiceField,
    DayField,
    FlagField,
    LineField,
    LinkField,
    NameField,
    NumberField,
    Record,
    YearField,
)
from models.tables.units import Unit


class Person(Record):
    """One person; ethnicity and telephone never leave the office (design.md rule 7)."""

    name = NameField(N_("Họ và tên"), required=True, searched=True)
    birth_year = YearField(N_("Năm sinh"), low=1900, high=2030)
    birth_date = DayField(N_("Ngày sinh"))
    sex = ChoiceField(N_("Giới tính"), choices=SEXES)
    ethnicity = LineField(N_("Dân tộc"), reach=Reach.OFFICE)
    telephone = LineField(N_("Điện thoại"), reach=Reach.OFFICE)
    membership = ChoiceField(N_("Là"), choices=MEMBERSHIPS)
    joined_on = DayField(N_("Ngày vào Đảng"))
    unit = LinkField(Unit, N_("Chi bộ"), backref="people")
    village = LinkField(Unit, N_("Thôn"), backref="residents")
    position = LineField(N_("Chức vụ, nơi công tác"), searched=True)
    is_leader = FlagField(N_("Là lãnh đạo, quản lý"))
    form_of_address = ChoiceField(N_("Cách gọi"), choices=ADDRESSES)
    valid_from = DayField(N_("Từ ngày"))
    valid_to = DayField(N_("Đến ngày"))
    note = LineField(N_("Ghi chú"))
    rank = NumberField(required=True, hidden=True, default=0)
    name_key = peewee.BlobField(index=True)
    folded = peewee.TextField(default="")
    folded_name = peewee.TextField(default="", index=True)

    class Meta:
        table_name = "person"
        indexes = ((("unit", "rank"), False),)


class Position(Record):
    """One post held by a person, with its dates."""

    person = LinkField(Person, N_("Người"), required=True, index=True, backref="positions")
    title = LineField(N_("Chức vụ"), required=True)
    body = LineField(N_("Tổ chức"))
    from_day = DayField(N_("Từ ngày"))
    to_day = DayField(N_("Đến ngày"))

    class Meta:
        table_name = "position"


class Discipline(Record):
    """Vướng từ–đến theo văn bản số: nothing of the matter itself, seen by this office alone."""

    person = LinkField(Person, N_("Người"), required=True, reach=Reach.OFFICE, index=True, backref="disciplines")
    from_day = DayField(N_("Vướng từ ngày"), required=True, reach=Reach.OFFICE)
    to_day = DayField(N_("Đến ngày"), reach=Reach.OFFICE)
    document_number = LineField(N_("Theo văn bản số"), reach=Reach.OFFICE)
    document_on = DayField(N_("Ngày văn bản"), reach=Reach.OFFICE)

    class Meta:
        table_name = "discipline"


class YearRating(Record):
    """The year's grade of a person, as decided elsewhere."""

    person = LinkField(Person, N_("Người"), required=True, reach=Reach.COMMUNE, backref="ratings")
    year = YearField(N_("Năm"), required=True, reach=Reach.COMMUNE)
    grade = ChoiceField(N_("Xếp loại"), required=True, choices=RATINGS, reach=Reach.COMMUNE)

    class Meta:
        table_name = "year_rating"
        indexes = ((("person", "year"), False),)
