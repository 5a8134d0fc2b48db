"""The unit list's columns and the editor's fields, as data."""

from __future__ import annotations

from models.rules import codes
from models.rules.facts import PasteRow, UnitRow
from models.rules.fields import N_, FieldSpec, Kind
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column
from ui.widgets.form import Place

# A dash a level below the office's own cells, so that the tree shows without a widget of its own.
STEP = "– "
FLAT = 2
KINDS = codes.labels(codes.UNIT_KINDS)
CYCLES = codes.labels(codes.CYCLES)

ROWS = (
    (Place("name", share=3), Place("short_name", share=2)),
    (Place("kind", share=3), Place("cycle", share=2)),
    (Place("parent"), Place("cell")),
    (Place("former_commune", share=2), Place("place", share=2), Place("code", 96)),
    (Place("members", share=1), Place("households", share=1), Place("contact", share=2)),
    (Place("valid_from", 136), Place("valid_to", 112), Place("note")),
    (Place("own_book"),),
)

# Where the form has the whole width: fewer and longer rows.
WIDE_ROWS = (
    (Place("name", share=3), Place("short_name", share=2), Place("former_commune", share=2)),
    (Place("kind", share=3), Place("cycle", share=2), Place("parent", share=3), Place("cell", share=3)),
    (Place("place", share=2), Place("code", 96), Place("members", 184), Place("households", 72), Place("contact")),
    (Place("valid_from", 136), Place("valid_to", 112), Place("note"), Place("own_book")),
)

CLOSING = (
    FieldSpec("on", N_("Ngày hoạt động cuối cùng"), kind=Kind.DATE, required=True),
    FieldSpec("successor", N_("Đơn vị kế tiếp (nếu có)"), kind=Kind.LINK, target="unit"),
    FieldSpec("resolution", N_("Theo văn bản số, ngày")),
)
CLOSING_ROWS = ((Place("on", 208),), (Place("successor"),), (Place("resolution"),))


def list_columns() -> list[Column]:
    """Return the columns of the unit list."""
    return [
        Column("name", N_("Đơn vị"), _name, lead=True),
        Column("kind", N_("Loại"), _kind, width=172, muted=True),
        Column("cycle", N_("Chu kỳ"), _cycle, width=92, muted=True),
        Column("people", N_("Số người"), _people, width=80, align=Align.RIGHT, muted=True),
    ]


def paste_columns() -> list[Column]:
    """Return the columns that show a pasted row."""
    return [
        Column("name", N_("Tên đơn vị"), _pasted_name, lead=True),
        Column("kind", N_("Loại"), _pasted_kind, width=160, muted=True),
    ]


def _name(row: UnitRow) -> Cell:
    closed = _("đến {day:%d/%m/%Y}").format(day=row.valid_to) if row.valid_to else ""
    return Cell(STEP * max(0, row.depth - FLAT) + row.short_name, aside=closed or row.former_commune, spoken=row.name)


def _kind(row: UnitRow) -> str:
    return _(KINDS.get(row.kind, ""))


def _cycle(row: UnitRow) -> str:
    return _(CYCLES[row.cycle]) if row.cycle in CYCLES else ""


def _people(row: UnitRow) -> str:
    return str(row.people) if row.people else ""


def _pasted_name(row: PasteRow) -> str:
    return str(row.values.get("name") or "")


def _pasted_kind(row: PasteRow) -> str:
    return _(str(row.values.get("kind") or "")) if row.values.get("kind") else ""
