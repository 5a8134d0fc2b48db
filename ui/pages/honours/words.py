"""What the state line of a lượt says beside its state."""

from __future__ import annotations

from datetime import date
from typing import Any

from models.rules import codes
from models.rules.codes import State
from models.rules.dates import short_date
from models.rules.facts import Record
from models.rules.periods import Period
from ui.i18n import _
from ui.pages.honours.drafting import LuotForm
from ui.pages.honours.registers import OWN, Register

_ENDED = (State.CANCELLED, State.WITHDRAWN, State.REJECTED)


def note_words(form: LuotForm, register: Register) -> str:
    """Return where a lượt comes from and what happened to it."""
    if form.record is None:
        return _("chỉ cần các mục có dấu *")
    if form.correcting():
        return _("đang đính chính; ghi lý do rồi sửa mục sai")
    values = form.record.values
    parts = _own(values) if register is OWN else _unit(values)
    if form.typed():
        parts = [_("đang gõ dở, chưa ghi"), *parts]
    return " · ".join(part for part in parts if part)


def _own(values: dict[str, Any]) -> list[str]:
    source = _("chi bộ báo lên") if values.get("source_deed") else ""
    return [_number(values), _late(values), source, _("đã vào đợt xét") if _waits_in_round(values) else ""]


def _waits_in_round(values: dict[str, Any]) -> bool:
    return values["state"] == State.PROPOSED and bool(values.get("round"))


def _number(values: dict[str, Any]) -> str:
    if values.get("number") is None:
        return ""
    on = values.get("entered_on")
    number = _("số {number:02}").format(number=values["number"])
    return _("{number}, ghi ngày {day}").format(number=number, day=short_date(on)) if on else number


def _late(values: dict[str, Any]) -> str:
    late = values.get("late_from")
    return _("bổ sung kỳ trước ({period})").format(period=Period.parse(late).label) if late else ""


def ending_words(record: Record) -> str:
    """Return why a lượt is no longer in force: the day, the document, the body, the reason; "" while it is."""
    values = record.values
    if values["state"] not in _ENDED:
        return ""
    day: date | None = values.get("end_on")
    parts = [_("{state} ngày {day}").format(state=state_label(values["state"]), day=short_date(day)) if day else ""]
    if values.get("end_number"):
        parts.append(_("theo văn bản số {number}").format(number=values["end_number"]))
    parts += [values.get("end_body") or "", values.get("end_reason") or ""]
    told = ", ".join(part for part in parts if part)
    return f"{told[:1].upper()}{told[1:]}." if told else ""


def _unit(values: dict[str, Any]) -> list[str]:
    number = values.get("paper_number")
    return [_("số {number} trong sổ chi bộ").format(number=number) if number else ""]


def state_label(state: str) -> str:
    """Return the word of a state of either book."""
    return _(codes.labels((*codes.STATES, *codes.DEED_STATES))[state])
