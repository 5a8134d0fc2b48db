"""Mẫu sổ as plain data: read from a file or a stored definition, written back, and judged before it is used."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from models.rules.errors import Refused
from models.rules.fact import fact
from models.rules.pages import BookForm, ColumnSpec, Edge

# Raise when a reader of an older program would misread the file.
FORM_VERSION = 1
NUMBER_COLUMN, NAME_COLUMN = "so", "ten"
OWN_COLUMNS = tuple(f"own{place}" for place in range(1, 6))
LEAST_WIDTH_MM = 8.0
LONGEST_CAPTION = 60
# A4 less the margins of HD 05-HD/VPTW: binding 30 and outer 15 mm, or 20 on both sides of a page bound above.
_LONG_MM, _SHORT_MM, _BESIDE_MM, _ABOVE_MM = 297.0, 210.0, 45.0, 40.0
_ROUNDING = 0.05
_TEXTS = ("title", "keeper_title")
_LINES = ("subtitle", "basis")
_FLAGS = ("landscape", "two_sided", "period_new_sheet")


@fact
class FormFault:
    """One reason why a form cannot be used: code, the column it stands at ("" for the whole), values."""

    code: str
    column: str = ""
    values: tuple[tuple[str, object], ...] = ()


def text_room(form: BookForm) -> float:
    """Return the width that a form's columns may share, in mm."""
    width = _LONG_MM if form.landscape else _SHORT_MM
    return width - (_BESIDE_MM if form.binding is Edge.LEFT else _ABOVE_MM)


def shown_width(form: BookForm) -> float:
    """Return the width of the printed columns together, in mm."""
    return round(sum(column.width_mm for column in form.shown()), 1)


def form_faults(form: BookForm) -> tuple[FormFault, ...]:
    """Return why a form cannot be used; empty when it can."""
    return tuple(_faults(form))


def _faults(form: BookForm) -> Iterator[FormFault]:
    shown = {column.id for column in form.shown()}
    for wanted in (NUMBER_COLUMN, NAME_COLUMN):
        if wanted not in shown:
            yield FormFault("column_needed", wanted)
    if len(shown) < 3:
        yield FormFault("columns_too_few")
    for column in form.shown():
        if not column.caption.strip() or len(column.caption) > LONGEST_CAPTION:
            yield FormFault("caption_wrong", column.id, (("limit", LONGEST_CAPTION),))
        if column.width_mm < LEAST_WIDTH_MM:
            yield FormFault("column_too_narrow", column.id, (("least", LEAST_WIDTH_MM),))
    total, room = shown_width(form), text_room(form)
    if total > room + _ROUNDING:
        yield FormFault("columns_too_wide", "", (("total", total), ("room", room)))


def free_column(form: BookForm) -> str:
    """Return the id for a column of the office's own; Refused columns_full after five."""
    used = {column.id for column in form.columns}
    free = next((name for name in OWN_COLUMNS if name not in used), "")
    if not free:
        raise Refused("columns_full", limit=len(OWN_COLUMNS))
    return free


def write_form(form: BookForm) -> dict[str, Any]:
    """Return a form as plain data for a file or a stored definition."""
    data: dict[str, Any] = {"version": FORM_VERSION, "valid_from": form.valid_from and form.valid_from.isoformat()}
    data |= {name: getattr(form, name) for name in (*_TEXTS, *_FLAGS)}
    data |= {name: list(getattr(form, name)) for name in _LINES}
    data["binding"] = form.binding.value
    data["columns"] = [
        {
            "id": column.id,
            "caption": column.caption,
            "width_mm": column.width_mm,
            "shown": column.shown,
            "own": column.own,
            "centred": column.centred,
        }
        for column in form.columns
    ]
    return data


def read_form(data: object) -> BookForm:
    """Read a form; Refused form_newer (version) or form_unreadable. What is not said keeps its ordinary value."""
    if not isinstance(data, Mapping):
        raise Refused("form_unreadable")
    version = data.get("version", FORM_VERSION)
    if isinstance(version, int) and version > FORM_VERSION:
        raise Refused("form_newer", version=version)
    try:
        return _form(data)
    except (KeyError, TypeError, ValueError, AttributeError):
        raise Refused("form_unreadable") from None


def _form(data: Mapping[str, Any]) -> BookForm:
    form = BookForm(_columns(data["columns"]), binding=Edge(data.get("binding", Edge.LEFT.value)))
    changes: dict[str, Any] = {name: _text(data[name]) for name in _TEXTS if name in data}
    changes |= {name: tuple(map(_text, data[name])) for name in _LINES if name in data}
    changes |= {name: _flag(data[name]) for name in _FLAGS if name in data}
    day = data.get("valid_from")
    return replace(form, valid_from=date.fromisoformat(day) if day else None, **changes)


def _columns(data: list[Mapping[str, Any]]) -> tuple[ColumnSpec, ...]:
    columns = tuple(_column(entry) for entry in data)
    ids = [column.id for column in columns]
    if not ids or len(set(ids)) != len(ids):
        raise ValueError(ids)
    return columns


def _column(entry: Mapping[str, Any]) -> ColumnSpec:
    width = float(entry["width_mm"])
    if not 0 < width <= _LONG_MM:
        raise ValueError(width)
    own = _flag(entry.get("own", False))
    name = _text(entry["id"])
    if own != (name in OWN_COLUMNS):
        raise ValueError(name)
    shown, centred = _flag(entry.get("shown", True)), _flag(entry.get("centred", False))
    return ColumnSpec(name, _text(entry["caption"]), width, shown, own, centred)


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError(value)
    return value


def _flag(value: object) -> bool:
    if not isinstance(value, bool):
        raise TypeError(value)
    return value
