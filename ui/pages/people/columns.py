"""The list of people, the form of one, and the lists that hang on one, as data."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from models.rules import codes
from models.rules.fact import fact
from models.rules.facts import PasteRow, PersonRow, Record
from models.rules.fields import N_
from models.services import people
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column
from ui.widgets.form import Place

MEMBERSHIPS = codes.labels(codes.MEMBERSHIPS)

ROWS = (
    (Place("name"), Place("form_of_address", 112), Place("birth_year", 72), Place("sex", 80)),
    (Place("unit"), Place("village")),
    (Place("position"), Place("membership", 152), Place("is_leader", 176)),
    (Place("birth_date", 112), Place("joined_on", 120), Place("valid_from", 112), Place("valid_to", 112)),
    (Place("note"), Place("ethnicity", 112), Place("telephone", 120)),
)
WIDE_ROWS = (
    (Place("name"), Place("form_of_address", 112), Place("birth_year", 72), Place("sex", 80), Place("membership", 168)),
    (Place("unit"), Place("village"), Place("position"), Place("is_leader", 176)),
    (
        Place("birth_date", 112),
        Place("joined_on", 120),
        Place("valid_from", 112),
        Place("valid_to", 112),
        Place("note"),
        Place("ethnicity", 112),
        Place("telephone", 120),
    ),
)


@fact
class Branch:
    """One list that hangs on a person: its table, captions, columns, and the service's three doors."""

    table: str
    caption: str
    add: str
    hint: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Place, ...], ...]
    listed: Callable[..., tuple[Record, ...]]
    save: Callable[..., str]
    remove: Callable[..., None]


def _shown(name: str) -> Callable[[Record], Cell]:
    def cell(record: Record) -> Cell:
        return Cell(_(record.texts.get(name, "")) if record.texts.get(name) else "")

    return cell


def _column(name: str, title: str, width: int = 0) -> Column:
    return Column(name, title, _shown(name), width=width)


BRANCHES = (
    Branch(
        "position",
        N_("Chức vụ"),
        N_("Thêm chức vụ"),
        N_("Các chức vụ đã và đang giữ, kèm ngày."),
        (
            _column("title", N_("Chức vụ")),
            _column("body", N_("Tổ chức")),
            _column("from_day", N_("Từ ngày"), 104),
            _column("to_day", N_("Đến ngày"), 104),
        ),
        ((Place("title"),), (Place("body"),), (Place("from_day", 120), Place("to_day", 120))),
        people.positions,
        people.save_position,
        people.remove_position,
    ),
    Branch(
        "discipline",
        N_("Vướng"),
        N_("Thêm thời gian vướng"),
        N_("Chỉ ghi vướng từ ngày nào đến ngày nào, theo văn bản số mấy. Chỉ cơ quan này xem được."),
        (
            _column("from_day", N_("Vướng từ"), 104),
            _column("to_day", N_("Đến ngày"), 104),
            _column("document_number", N_("Theo văn bản số")),
            _column("document_on", N_("Ngày văn bản"), 112),
        ),
        ((Place("from_day", 136), Place("to_day", 120)), (Place("document_number"), Place("document_on", 136))),
        people.disciplines,
        people.save_discipline,
        people.remove_discipline,
    ),
    Branch(
        "year_rating",
        N_("Xếp loại"),
        N_("Thêm xếp loại năm"),
        N_("Xếp loại cuối năm, theo kết luận của cấp có thẩm quyền."),
        (_column("year", N_("Năm"), 72), _column("grade", N_("Xếp loại"))),
        ((Place("year", 88), Place("grade")),),
        people.ratings,
        people.save_rating,
        people.remove_rating,
    ),
)


def list_columns() -> list[Column]:
    """Return the columns of the list of people."""
    return [
        Column("name", N_("Họ và tên"), _name, lead=True),
        Column("year", N_("Năm sinh"), _year, width=80, align=Align.RIGHT, muted=True),
        Column("position", N_("Chức vụ, nơi công tác"), _position, width=168, muted=True),
    ]


def paste_columns() -> list[Column]:
    """Return the columns that show a pasted row."""
    return [
        Column("name", N_("Họ và tên"), _pasted("name"), lead=True),
        Column("birth_year", N_("Năm sinh"), _pasted("birth_year"), width=80, align=Align.RIGHT),
        Column("unit", N_("Chi bộ"), _pasted("unit"), width=120),
        Column("position", N_("Chức vụ"), _pasted("position"), width=120),
    ]


def _name(row: PersonRow) -> Cell:
    return Cell(row.name, aside=row.unit_name)


def _year(row: PersonRow) -> str:
    return str(row.birth_year or "")


def _position(row: PersonRow) -> str:
    return row.position or _(MEMBERSHIPS.get(row.membership, "")) if row.position or row.membership else ""


def _pasted(name: str) -> Callable[[PasteRow], str]:
    def cell(row: PasteRow) -> str:
        value: Any = row.values.get(name)
        return "" if value is None else str(value)

    return cell
