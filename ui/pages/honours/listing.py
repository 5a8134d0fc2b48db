"""The list of lượt: its columns, and its rows fetched by key, what is being typed first."""

from __future__ import annotations

from typing import Any

from models.rules import codes
from models.rules.counting import Counted
from models.rules.facts import HonourRow, ListQuery, Record
from models.rules.fields import N_
from models.rules.names import short_of
from models.services.doors import Office
from ui.i18n import _
from ui.itemmodels.columns import Align, Cell, Column
from ui.pages.honours.registers import OWN, Register
from ui.widgets.states import LOOKS

DRAFT = "draft:"


class LuotSource:
    """Rows of one list: new lượt that are still drafts first, then what the service finds, by key."""

    def __init__(self, office: Office, register: Register, query: ListQuery, drafts: list[HonourRow]) -> None:
        self._office = office
        self._rows = register.rows
        self._query = query
        self._drafts = drafts

    def count(self) -> int:
        """Return how many rows there are."""
        return len(self._drafts) + self._rows.count(self._office, self._query)

    def block(self, start: int, size: int, anchor: tuple[int, Any] | None) -> list[HonourRow]:
        """Return rows start … start+size-1."""
        first = self._drafts[start : start + size]
        skipped = max(start - len(self._drafts), 0)
        wanted = size - len(first)
        return [*first, *self._stored(skipped, wanted, anchor)] if wanted else first

    def _stored(self, start: int, size: int, anchor: tuple[int, Any] | None) -> tuple[HonourRow, ...]:
        key = None
        if start:
            key = self._key_before(start, anchor)
        return tuple(self._rows.page(self._office, self._query, key, size))

    def _key_before(self, start: int, anchor: tuple[int, Any] | None) -> Any:
        if anchor is not None and anchor[0] == start + len(self._drafts) - 1 and anchor[1].key:
            return anchor[1].key
        return self._rows.at(self._office, self._query, start - 1)


def draft_rows(office: Office, register: Register) -> list[HonourRow]:
    """Return the new lượt that are not written yet, newest first."""
    kept = [draft for draft in office.drafts.all(register.table) if is_new(draft.record)]
    names = _unit_names(office) if kept else {}
    return [_draft_row(draft, names) for draft in kept]


def _unit_names(office: Office) -> dict[str, str]:
    from models.services import units

    return dict(units.options(office))


def is_new(record: str) -> bool:
    """Say whether a draft is of a lượt that was never written."""
    return record.startswith("new")


def is_draft(uuid: str) -> bool:
    """Say whether a row of the list is of a lượt that was never written."""
    return uuid.startswith(DRAFT)


def row_of(record: Record, register: Register) -> HonourRow:
    """Return the line of a written lượt whose row the list does not show."""
    values = record.values
    return HonourRow(
        uuid=record.uuid,
        number=values.get("number"),
        kind=values["kind"],
        name=values["name"],
        unit_name=values.get("unit_name") or "",
        month=values["month"],
        state=values["state"],
        deed=values["deed"],
        key=(),
        round=values.get("round") if register is OWN else None,
    )


def _draft_row(draft: Any, names: dict[str, str]) -> HonourRow:
    kept = draft.fields
    return HonourRow(
        uuid=DRAFT + draft.record,
        number=None,
        kind=kept.get("kind", codes.PERSON),
        name=kept.get("name", ""),
        unit_name=names.get(kept.get("unit", ""), ""),
        month=kept.get("month", ""),
        state=codes.State.DRAFT,
        deed=kept.get("deed", ""),
        key=(),
    )


class ListColumns:
    """The columns of one list; `unfinished` holds the records with a draft."""

    def __init__(self, register: Register) -> None:
        self._labels = codes.labels((*codes.STATES, *register.states))
        self._own = register is OWN
        self.unfinished: frozenset[str] = frozenset()

    def columns(self) -> tuple[Column, ...]:
        """Return the columns; together 472 px."""
        first = (
            Column("number", N_("Số"), _number, 40, Align.RIGHT, muted=True)
            if self._own
            else Column("month", N_("Tháng"), _month, 72, muted=True)
        )
        name = Column("name", N_("Họ tên, tập thể"), self._name, lead=True)
        unit = Column("unit", N_("Chi bộ"), _unit, 112 if self._own else 104)
        return first, name, unit, Column("state", N_("Trạng thái"), self._state, 140 if self._own else 148)

    def _name(self, row: HonourRow) -> str:
        return row.name or _("chưa có tên")

    def _state(self, row: HonourRow) -> Cell:
        if row.uuid in self.unfinished:
            return Cell(_("đang gõ dở"), look=LOOKS["draft"])
        return Cell(_(self._labels[row.state]), look=LOOKS[row.state])


def key_of(row: HonourRow) -> str:
    """Return what a row is known by."""
    return row.uuid


def _number(row: HonourRow) -> str:
    return "" if row.number is None else f"{row.number:02}"


def _month(row: HonourRow) -> str:
    year, _dash, month = row.month.partition("-")
    return f"{month}/{year}" if month else row.month


def _unit(row: HonourRow) -> str:
    # The head of the column says "Chi bộ" once for all rows.
    return short_of(row.unit_name) or row.unit_name


def counted_words(counted: Counted) -> str:
    """Say what is counted: lượt, then people and collectives without repeats."""
    luot = _("{luot} lượt: {persons} cá nhân, {groups} tập thể").format(
        luot=counted.luot, persons=counted.person_luot, groups=counted.collective_luot
    )
    distinct = _("{persons} người, {groups} tập thể không trùng").format(
        persons=counted.persons, groups=counted.collectives
    )
    return f"{luot} · {distinct}"
