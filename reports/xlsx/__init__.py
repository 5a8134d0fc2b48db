"""Facts in, one Excel file out: every table that a form prints, to be sorted, filtered and counted on."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from typing import Any

from models.rules.errors import Refused
from reports.press import About
from reports.render import FORMS


def render_xlsx(form: str, facts: Any) -> bytes:
    """Return a form's tables as an Excel file; Refused no_table where it has none. The same facts, the same bytes."""
    from reports.xlsx.file import workbook
    from reports.xlsx.tables import TABLES

    sheets = TABLES[form](facts) if form in TABLES else ()
    if not sheets:
        raise Refused("no_table", form=form)
    return workbook(import_module(f"reports.forms.{FORMS[form]}").about(facts), sheets)


def has_tables(form: str, facts: Any) -> bool:
    """Tell whether a form prints anything that an Excel file can hold."""
    from reports.xlsx.tables import TABLES

    return form in TABLES and bool(TABLES[form](facts))


def render_list(
    title: str,
    captions: Sequence[str],
    rows: Sequence[Sequence[str]],
    body: str,
    dated: date,
    numeric: Sequence[int] = (),
) -> bytes:
    """Return a list of the screen as an Excel file; whole days become dates, the figures of some columns numbers."""
    from reports.xlsx.file import listed, workbook

    return workbook(About(title, body, title, dated), (listed(title, captions, rows, numeric),))
