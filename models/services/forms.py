"""Mẫu sổ: versions of the page, each valid from a day; pages keep the version of their date."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import date
from functools import lru_cache
from typing import Any

from models.rules import dates
from models.rules.errors import Refused
from models.rules.facts import Problem
from models.rules.pages import BookForm, ColumnSpec, Edge
from models.rules.periods import Period
from models.rules.text import clean_line, clean_text
from models.storage.office import Office
from models.tables.honours import BookPeriod, PageForm
from resources import find

FILE_FORMAT = 1
NEEDED = ("so", "ten")
OWN = ("own1", "own2", "own3", "own4", "own5")
NARROWEST, WIDEST = 8.0, 150.0
CAPTION_LIMIT, LINE_LIMIT, LINES = 120, 300, 12
_TEXTS = ("title", "keeper_title")
_LINES = ("subtitle", "basis")
_FLAGS = ("landscape", "two_sided", "period_new_sheet")


def listed(office: Office) -> tuple[tuple[date, BookForm], ...]:
    """Return the versions of this office with the day that each is valid from, the oldest first."""
    return tuple((stored.valid_from, _read(stored)) for stored in _stored())


def _stored() -> list[PageForm]:
    return list(PageForm.select().where(PageForm.deleted.is_null()).order_by(PageForm.valid_from, PageForm.id))


def _read(stored: PageForm) -> BookForm:
    return replace(_form(json.loads(stored.definition)), valid_from=stored.valid_from)


def on(office: Office, day: date) -> BookForm:
    """Return the version valid on a day; before the first one, the form that the program comes with."""
    query = PageForm.select().where(PageForm.deleted.is_null(), PageForm.valid_from <= day)
    stored = query.order_by(PageForm.valid_from.desc(), PageForm.id.desc()).first()
    return default() if stored is None else _read(stored)


def draft_form(office: Office) -> BookForm:
    """Return what a new version starts from: the newest one, without a day."""
    stored = _stored()
    return replace(_read(stored[-1]), valid_from=None) if stored else default()


@lru_cache(maxsize=2)
def default(landscape: bool = True) -> BookForm:
    """Return the form that the program comes with, landscape or portrait."""
    told = json.loads(find("forms/mau_so.json").read_text(encoding="utf-8"))
    return _form(told["landscape" if landscape else "portrait"])


@lru_cache(maxsize=8)
def text_width(landscape: bool, binding: Edge) -> float:
    """Return how many mm the columns of a page have between the margins."""
    rules = json.loads(find("rules/HD05.json").read_text(encoding="utf-8"))["values"]
    width = float(rules["paper_long" if landscape else "paper_short"]["value"])
    sides = ("margin_cross", "margin_cross") if binding is Edge.TOP else ("margin_binding", "margin_outer")
    return width - sum(float(rules[side]["value"]) for side in sides)


def check(form: BookForm) -> tuple[Problem, ...]:
    """Return what is wrong with a form, and (only asked) whether its columns fill the page's width."""
    shown = sum(column.width_mm for column in form.shown())
    room = text_width(form.landscape, form.binding)
    problems = [*_column_problems(form), *_text_problems(form)]
    if abs(shown - room) > 0.05:
        problems.append(Problem("columns", "width_sum", {"sum": shown, "room": room}, "ask"))
    return tuple(problems)


def _column_problems(form: BookForm) -> list[Problem]:
    found, ids = [], [column.id for column in form.columns]
    known = {column.id for column in default().columns} | set(OWN)
    shown = {column.id for column in form.shown()}
    for needed in NEEDED:
        if needed not in shown:
            found.append(Problem("columns", "column_needed", {"column": needed}))
    if len(set(ids)) < len(ids) or not known.issuperset(ids):
        found.append(Problem("columns", "column_unknown", {"columns": tuple(sorted(set(ids) - known))}))
    for column in form.columns:
        if not NARROWEST <= column.width_mm <= WIDEST:
            values = {"column": column.caption, "low": NARROWEST, "high": WIDEST}
            found.append(Problem("columns", "column_width", values))
        if not column.caption or len(column.caption) > CAPTION_LIMIT:
            found.append(Problem("columns", "column_caption", {"column": column.id, "limit": CAPTION_LIMIT}))
    return found


def _text_problems(form: BookForm) -> list[Problem]:
    found = [] if form.title else [Problem("title", "required")]
    for name in _LINES:
        lines = getattr(form, name)
        if len(lines) > LINES or any(len(line) > LINE_LIMIT for line in lines):
            found.append(Problem(name, "too_long", {"limit": LINE_LIMIT, "length": max(map(len, lines))}))
    return found


def save(office: Office, valid_from: date | str, form: BookForm) -> str:
    """Keep a version valid from a day, over one of the same day; returns its UUID.

    Refused fields_wrong, date_…, form_in_closed when a closed period would change its page.
    """
    day = valid_from if isinstance(valid_from, date) else dates.parse_date(valid_from, office.source.today())
    clean = _cleaned(form)
    wrong = tuple(problem for problem in check(clean) if problem.weight == "refuse")
    if wrong:
        raise Refused("fields_wrong", problems=wrong)
    _refuse_closed(day)
    text = json.dumps(_plain(clean), ensure_ascii=False)
    found = PageForm.get_or_none(PageForm.valid_from == day, PageForm.deleted.is_null())
    with office.act("form", dates.short_date(day)) as writer:
        if found is None:
            return str(writer.create(PageForm, valid_from=day, definition=text).uuid)
        writer.update(found, definition=text)
    return str(found.uuid)


def _cleaned(form: BookForm) -> BookForm:
    columns = tuple(replace(column, caption=clean_text(column.caption)) for column in form.columns)
    texts: dict[str, Any] = {name: clean_text(getattr(form, name)) for name in _TEXTS}
    texts |= {name: tuple(filter(None, map(clean_line, getattr(form, name)))) for name in _LINES}
    return replace(form, columns=columns, **texts)


def _refuse_closed(day: date) -> None:
    """A page of a closed period keeps its form, even when it is printed again."""
    query = BookPeriod.select(BookPeriod.period).where(
        BookPeriod.closed_on.is_null(False), BookPeriod.reopened_on.is_null(), BookPeriod.deleted.is_null()
    )
    later = [period for period in map(Period.parse, (row[0] for row in query.tuples())) if period.last >= day]
    if later:
        raise Refused("form_in_closed", period=max(later).label, after=max(period.last for period in later))


def remove(office: Office, valid_from: date) -> None:
    """Take away the version of a day; Refused form_missing, form_in_closed."""
    found = PageForm.get_or_none(PageForm.valid_from == valid_from, PageForm.deleted.is_null())
    if found is None:
        raise Refused("form_missing", day=valid_from)
    _refuse_closed(valid_from)
    with office.act("form_remove", dates.short_date(valid_from)) as writer:
        writer.remove(found)


def to_text(form: BookForm) -> str:
    """Return a form as the text of a file that another office can take in."""
    return json.dumps({"mau_so": FILE_FORMAT, **_plain(form)}, ensure_ascii=False, indent=1) + "\n"


def from_text(text: str) -> BookForm:
    """Read a form file; Refused form_file_wrong, form_file_newer with the format needed, fields_wrong."""
    try:
        told = json.loads(text)
        version = told["mau_so"]
        if isinstance(version, int) and version > FILE_FORMAT:
            raise Refused("form_file_newer", version=version)
        form = _cleaned(_form(told))
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        raise Refused("form_file_wrong") from error
    if version != FILE_FORMAT:
        raise Refused("form_file_wrong")
    wrong = tuple(problem for problem in check(form) if problem.weight == "refuse")
    if wrong:
        raise Refused("fields_wrong", problems=wrong)
    return form


def _plain(form: BookForm) -> dict[str, Any]:
    told = asdict(form)
    del told["valid_from"]
    return told


def _form(told: Mapping[str, Any]) -> BookForm:
    """Build a form from plain data; a value of another type raises TypeError, a missing one KeyError."""
    values: dict[str, Any] = {name: _of(told[name], str) for name in _TEXTS}
    values |= {name: tuple(_of(line, str) for line in _of(told[name], list)) for name in _LINES}
    values |= {name: _of(told[name], bool) for name in _FLAGS}
    columns = tuple(_column(column) for column in _of(told["columns"], list))
    return BookForm(columns=columns, binding=Edge(told["binding"]), **values)


def _column(told: Mapping[str, Any]) -> ColumnSpec:
    return ColumnSpec(
        id=_of(told["id"], str),
        caption=_of(told["caption"], str),
        width_mm=float(_of(told["width_mm"], (int, float))),
        shown=_of(told.get("shown", True), bool),
        own=_of(told.get("own", False), bool),
        centred=_of(told.get("centred", False), bool),
    )


def _of(value: Any, kind: type | tuple[type, ...]) -> Any:
    if not isinstance(value, kind):
        raise TypeError(value)
    return value
