"""What the screen does to a form: each edit takes a form and gives a new one."""

from __future__ import annotations

import re
from dataclasses import replace

from models.rules.bookforms import free_column, shown_width, text_room
from models.rules.pages import BookForm, ColumnSpec
from ui.i18n import _

OWN_WIDTH = 30.0
# No column is as wide as the longer side of the paper.
WIDEST = 297.0
_ROUNDING = 0.05
_FIGURE = re.compile(r"[0-9]{1,3}([.][0-9]{0,3})?")


def changed(form: BookForm, place: int, **values: object) -> BookForm:
    """Change one column: caption, width_mm or shown."""
    columns = list(form.columns)
    columns[place] = replace(columns[place], **values)
    return replace(form, columns=tuple(columns))


def moved(form: BookForm, place: int, by: int) -> BookForm:
    """Put a column so many places further; at the ends it stays."""
    columns = list(form.columns)
    target = min(max(place + by, 0), len(columns) - 1)
    columns.insert(target, columns.pop(place))
    return replace(form, columns=tuple(columns))


def added(form: BookForm) -> BookForm:
    """Add a column of the office's own at the end; Refused columns_full after five."""
    name = free_column(form)
    caption = _("Cột riêng {number}").format(number=name.removeprefix("own"))
    column = ColumnSpec(name, caption, OWN_WIDTH, shown=True, own=True)
    return replace(form, columns=(*form.columns, column))


def removed(form: BookForm, place: int) -> BookForm:
    """Take a column of the office's own away; the others can only be hidden."""
    columns = form.columns[:place] + form.columns[place + 1 :]
    return replace(form, columns=columns) if form.columns[place].own else form


def turned(form: BookForm, fresh: BookForm) -> BookForm:
    """Turn the page: widths and columns shown are those of the form that the program comes with, captions stay."""
    mine = {column.id: column for column in form.columns}
    known = [replace(column, caption=mine[column.id].caption) for column in fresh.columns if column.id in mine]
    own = [replace(column, shown=False) for column in form.columns if column.own]
    return replace(form, columns=(*known, *own), landscape=fresh.landscape, binding=fresh.binding)


def width_sentence(form: BookForm) -> tuple[str, bool]:
    """Return how the shown columns fill the page, and whether they fit."""
    used, room = shown_width(form), text_room(form)
    paper = _("A4 ngang") if form.landscape else _("A4 dọc")
    sums = _("Tổng bề rộng {used}/{room} mm").format(used=figure(used), room=figure(room))
    if used > room + _ROUNDING:
        over = _("thừa {over} mm, bớt cột hoặc thu hẹp").format(over=figure(round(used - room, 1)))
        return f"{sums}, {over}", False
    if used < room - _ROUNDING:
        return _("{sums}, còn trống {spare} mm").format(sums=sums, spare=figure(round(room - used, 1))), True
    return _("{sums}, vừa khổ {paper}").format(sums=sums, paper=paper), True


def figure(number: float) -> str:
    """Return millimetres as they are typed: 44, 22,5."""
    return f"{number:g}".replace(".", ",")


def read_figure(text: str) -> float | None:
    """Read millimetres, None for what is no width."""
    plain = text.strip().replace(",", ".")
    value = float(plain) if _FIGURE.fullmatch(plain) else 0.0
    return round(value, 1) if 0 < value < WIDEST else None
